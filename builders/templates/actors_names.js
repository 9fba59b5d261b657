/* Which names, and which words on ties, stand in the picture at its present scale: none over another or over a
   weightier actor. The weightiest come first; the others appear as the reader zooms in. Lengths are in the picture's own units. */
"use strict";

const names = (() => {
  const LEGIBLE = 12;
  const NAME = 22;
  const WORDS = 18;
  const LINE = 1.2;
  const BEND = 0.12;
  const LARGEST = 1.7;
  const FACE = "system-ui, sans-serif";
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  pen.font = `100px ${FACE}`;

  /* Size of letters, and how much larger than by default, so that both can be read and seen on the screen. */
  function sizes(scale) {
    const size = Math.max(NAME, LEGIBLE / scale);
    return { name: size, words: Math.max(WORDS, (LEGIBLE - 1) / scale), grown: Math.min(size / NAME, LARGEST) };
  }

  /* How wide a text is, its widest line, for letters of size 1. */
  function width(text) {
    if (!widths.has(text)) widths.set(text, Math.max(...text.split("\n").map((line) => pen.measureText(line).width)) / 100);
    return widths.get(text);
  }

  function box(x, y, text, size) {
    const lines = text.split("\n");
    const half = (width(text) * size) / 2 + size / 6;
    return { left: x - half, right: x + half, top: y, bottom: y + lines.length * size * LINE };
  }

  function disc({ x, y, size }) {
    return { left: x - size, right: x + size, top: y - size, bottom: y + size };
  }

  function meet(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  function within(one, sight) {
    return one.left >= sight.left && one.right <= sight.right && one.bottom <= sight.bottom;
  }

  /* The middle of a tie between the rims of two actors, as vis-network bends it (curvedCW). */
  function middle(start, end) {
    const [dx, dy] = [end.x - start.x, start.y - end.y];
    const share = BEND / 2 + 0.5;
    const angle = Math.atan2(dy, dx) + share * Math.PI;
    const length = Math.hypot(dx, dy) || 1;
    const reach = share * length;
    const nearer = (start.size - end.size) / length / 4;
    const [x, y] = [start.x + reach * Math.sin(angle), start.y + reach * Math.cos(angle)];
    return { x: (start.x + end.x) / 4 + x / 2 + dx * nearer, y: (start.y + end.y) / 4 + y / 2 - dy * nearer };
  }

  /* The ids of those actors whose names, and of those ties whose words, have room, and all of it in sight; both given the weightiest first. */
  function standing(actors, ties, scale, sight) {
    const size = sizes(scale);
    const discs = actors.map(disc);
    const taken = [];
    const place = (wanted, under) => {
      if (!within(wanted, sight) || taken.some((each) => meet(each, wanted)) || under.some((each) => meet(each, wanted))) return false;
      taken.push(wanted);
      return true;
    };
    const named = actors.filter(({ x, y, size: radius, label }, i) => place(box(x, y + radius, label, size.name), discs.slice(0, i)));
    const at = new Map(actors.map((actor) => [actor.id, actor]));
    const worded = ties.filter(({ from, to, label }) => {
      const { x, y } = middle(at.get(from), at.get(to));
      return place(box(x, y - size.words / 2, label, size.words), discs);
    });
    return { size, named: new Set(named.map(({ id }) => id)), worded: new Set(worded.map(({ id }) => id)) };
  }

  /* The largest scale, up to a closest, at which some actors and their names have room in a window (pixels), and the middle of it. */
  function framed(actors, wide, high, closest) {
    let found = { scale: closest };
    for (let round = 0; round < 4; round += 1) {
      const { name } = sizes(found.scale);
      const boxes = actors.flatMap((actor) => [disc(actor), box(actor.x, actor.y + actor.size, actor.label, name)]);
      const [left, right] = [Math.min(...boxes.map((each) => each.left)), Math.max(...boxes.map((each) => each.right))];
      const [top, bottom] = [Math.min(...boxes.map((each) => each.top)), Math.max(...boxes.map((each) => each.bottom))];
      const scale = Math.min(wide / (right - left), high / (bottom - top), closest);
      found = { scale, top, position: { x: (left + right) / 2, y: (top + bottom) / 2 } };
    }
    return found;
  }

  return { BEND, FACE, sizes, standing, framed };
})();
