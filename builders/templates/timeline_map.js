/* The map: where the events that pass took place. A place is as large as its events are many; choosing it filters.
   Places of other events are hollow, so that where the story goes on is in sight; choosing one goes there. */
"use strict";

(() => {
  const { rows } = page;
  const SVG = "http://www.w3.org/2000/svg";
  const WIDTH = 240;
  const HEIGHT = 170;
  const MOST = 80;
  const NAMED = 6;
  const LONGEST = 24;
  const LETTER = 5.6;
  const LINE = 11;
  const NEAR = 0.9;
  const ROOM = 7;
  const $ = (id) => document.getElementById(id);
  const { choices } = view.facets.find(({ name }) => name === "place");
  const placed = new Map(rows.map?.places.map(([name, at, wide]) => [name, { at, wide }]));
  const spots = choices.map(([key, label]) => ({ label, at: null, wide: false, ...placed.get(key) }));
  let seen = [];
  let frame = null;
  let zoomed = 1;

  function svg(tag, attributes, ...children) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  /* ---- Projection ---- */

  /* Equirectangular, true in scale at the middle of the frame: degrees to the map's own units. */
  function projection({ west, east, south, north }) {
    const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
    const scale = Math.min(WIDTH / ((east - west) * narrowing), HEIGHT / (north - south));
    const [x, y] = [(west + east) / 2, (south + north) / 2];
    return ([longitude, latitude]) => [
      WIDTH / 2 + (longitude - x) * narrowing * scale,
      HEIGHT / 2 - (latitude - y) * scale,
    ];
  }

  /* The frame of most events that pass: a far place is left outside rather than that it shrinks all others. */
  function frameOf(found) {
    const total = found.reduce((sum, { count }) => sum + count, 0);
    const middle = [0, 1].map((axis) => median(found, axis, total));
    const away = ({ at }) => Math.hypot(at[0] - middle[0], at[1] - middle[1]);
    let held = 0;
    const near = [...found].sort((a, b) => away(a) - away(b)).filter(({ count }) => (held += count) - count < total * NEAR);
    const [xs, ys] = [0, 1].map((axis) => near.map(({ at }) => at[axis]));
    return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
  }

  function median(found, axis, total) {
    let held = 0;
    return [...found].sort((a, b) => a.at[axis] - b.at[axis]).find(({ count }) => (held += count) >= total / 2).at[axis];
  }

  function padded({ west, east, south, north }) {
    const half = [Math.max((east - west) / 2, ROOM) * 1.35 / zoomed, Math.max((north - south) / 2, ROOM) * 1.35 / zoomed];
    const [x, y] = [(west + east) / 2, (south + north) / 2];
    return { west: x - half[0], east: x + half[0], south: y - half[1], north: y + half[1] };
  }

  /* ---- Drawing ---- */

  function path(ring, project) {
    return `M${ring.map((point) => project(point).map((value) => value.toFixed(1)).join(" ")).join("L")}Z`;
  }

  function dot({ label, at, wide, choice, count }, project, most, named) {
    const [x, y] = project(at);
    const chosen = view.isChosen("place", choice);
    const radius = 3 + 9 * Math.sqrt(count / most);
    const words = count ? `${count} ${count === 1 ? "event" : "events"}` : "events that are not shown now";
    const kinds = ["dot", wide && "wide", !count && "away"].filter(Boolean).join(" ");
    const node = svg("g", { class: kinds, role: "button", tabindex: 0, "aria-pressed": chosen, "aria-label": `${label}${wide ? " (somewhere there)" : ""}, ${words}`, "data-choice": choice },
      svg("title", {}, `${label}: ${words}`), svg("circle", { cx: x, cy: y, r: radius }));
    if (named) node.append(svg("text", named, label.slice(0, LONGEST)));
    return node;
  }

  /* Where the name of a place has room: to the right of its dot, else to its left, in the frame and beside no other name. */
  function nameAt({ label, at, count }, project, most, taken) {
    const [x, y] = project(at);
    const [radius, wide] = [3 + 9 * Math.sqrt(count / most) + 2, Math.min(label.length, LONGEST) * LETTER];
    const fits = (left) => left >= 0 && left + wide <= WIDTH && !taken.some((each) => (
      left < each.left + each.wide && each.left < left + wide && Math.abs(each.y - y) < LINE));
    const left = [x + radius, x - radius - wide].find(fits);
    if (left === undefined) return null;
    taken.push({ left, wide, y });
    return { x: left, y: y + 3.5 };
  }

  function draw() {
    const focused = document.activeElement?.dataset?.choice;
    const project = projection(padded(frame));
    const most = Math.max(1, ...seen.map(({ count }) => count));
    const taken = [];
    const dots = seen.map((spot, i) => dot(spot, project, most, i < NAMED && nameAt(spot, project, most, taken))).reverse();
    $("map-land").setAttribute("d", rows.map.rings.map((ring) => path(ring, project)).join(""));
    $("map-dots").replaceChildren(...dots);
    if (focused) $("map-dots").querySelector(`[data-choice="${focused}"]`)?.focus();
  }

  function show({ counts }) {
    const numbers = counts.get("place");
    const all = spots.map((spot, choice) => ({ ...spot, choice, count: numbers[choice] }));
    seen = all.filter(({ at }) => at).sort((a, b) => b.count - a.count || a.choice - b.choice).slice(0, MOST);
    const unknown = all.filter(({ at, count }) => !at && count).length;
    $("map-words").replaceChildren(unknown ? `${unknown} ${unknown === 1 ? "place" : "places"} with no known position: see the filter by place.` : "");
    $("map").hidden = !seen.length;
    if (!seen.length) return;
    const counted = seen.filter(({ count }) => count);
    frame = frameOf(counted.length ? counted : seen.map((spot) => ({ ...spot, count: 1 })));
    draw();
  }

  /* ---- Wiring ---- */

  function toggle(node) {
    const choice = Number(node.dataset.choice);
    view.choose("place", choice, !view.isChosen("place", choice));
    if (node.matches(".away") && !view.state.all) view.change({ all: true });
  }

  if (!rows.map) {
    $("map").hidden = true;
    return;
  }
  $("map-svg").setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  $("map-dots").addEventListener("click", (event) => {
    const node = event.target.closest(".dot");
    if (node) toggle(node);
  });
  $("map-dots").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle(event.target);
  });
  for (const button of document.querySelectorAll("[data-map]")) {
    button.addEventListener("click", () => {
      zoomed = { in: Math.min(zoomed * 2, 16), out: Math.max(zoomed / 2, 1 / 16), fit: 1 }[button.dataset.map];
      if (frame) draw();
    });
  }
  view.onChange(page.idly(show));
})();
