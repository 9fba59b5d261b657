/* Which names, and which words on ties, stand in the picture at its present scale: none over another or over a
   weightier actor. The weightiest come first; the others appear as the reader zooms in. Lengths are in the picture's own units. */
"use strict";

const names = (() => {
  const LEGIBLE = 11;
  const NAME = 22;
  const WORDS = 18;
  const LETTER = 0.58;
  const LINE = 1.2;
  const BEND = 0.12;
  const LARGEST = 2.4;

  /* Size of letters, and how much larger than by default, so that both can be read and seen on the screen. */
  function sizes(scale) {
    const size = Math.max(NAME, LEGIBLE / scale);
    return { name: size, words: Math.max(WORDS, (LEGIBLE - 1) / scale), grown: Math.min(size / NAME, LARGEST) };
  }

  function box(x, y, text, size) {
    const lines = text.split("\n");
    const half = Math.max(...lines.map((line) => line.length)) * size * LETTER / 2;
    return { left: x - half, right: x + half, top: y, bottom: y + lines.length * size * LINE };
  }

  function disc({ x, y, size }) {
    return { left: x - size, right: x + size, top: y - size, bottom: y + size };
  }

  function meet(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
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

  /* The ids of those actors whose names, and of those ties whose words, have room; both given the weightiest first. */
  function standing(actors, ties, scale) {
    const size = sizes(scale);
    const discs = actors.map(disc);
    const taken = [];
    const place = (wanted, under) => {
      if (taken.some((each) => meet(each, wanted)) || under.some((each) => meet(each, wanted))) return false;
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

  return { BEND, sizes, standing };
})();
