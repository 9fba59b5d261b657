/* The picture of who acts on whom: vis-network, which draws what the page's state leaves, at the places that the build gave. */
"use strict";

(() => {
  const { rows, still } = page;
  const { state, toneOf, verbsOf, isFiltered } = actors;
  const $ = (id) => document.getElementById(id);
  const paint = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  /* An empty label leaves the former one standing. */
  const NO_WORDS = " ";
  const LABELLED = 400;
  const WORDY = 0.45;
  const CLOSEST = 0.8;
  const LEAST = 0.45;
  const RIM = 24;
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let network;
  let scene = null;
  let soon = null;

  /* In a narrow window the picture is made narrower than the build laid it out. */
  function squeeze() {
    const { clientWidth, clientHeight } = $("picture");
    return Math.min(1, Math.max(0.75, clientWidth / clientHeight / 1.5));
  }

  /* Places round one actor, or round and between two. */
  function roundabout({ shown, actors: all, centres }) {
    const places = new Map(centres.map((id, i) => [id, { x: centres.length > 1 ? (i ? 300 : -300) : 0, y: 0 }]));
    const meets = (id, centre) => shown.some(({ edge }) => [edge.from, edge.to].includes(id) && [edge.from, edge.to].includes(centre));
    const others = all.filter(({ id }) => !centres.includes(id));
    const common = centres.length > 1 ? others.filter(({ id }) => centres.every((centre) => meets(id, centre))) : [];
    common.forEach(({ id }, i) => places.set(id, { x: 0, y: (i - (common.length - 1) / 2) * 110 + (common.length % 2 ? 110 : 0) }));
    for (const [side, centre] of centres.entries()) {
      const own = others.filter((node) => !common.includes(node) && meets(node.id, centre));
      const whole = centres.length === 1;
      const [wide, high] = [Math.max(300, own.length * 32), Math.max(200, own.length * (whole ? 26 : 50))];
      own.forEach(({ id }, i) => {
        const angle = whole ? 2 * Math.PI * (i + 0.5) / own.length : Math.PI * ((i + 0.5) / own.length - 0.5) + (side ? 0 : Math.PI);
        places.set(id, { x: places.get(centre).x + wide * Math.cos(angle), y: high * Math.sin(angle) });
      });
    }
    return places;
  }

  function paintNode(node, named, letters) {
    const color = paint(node.group);
    const { near } = node;
    return {
      ...node, near: undefined, group: undefined, opacity: near ? 1 : 0.2, label: named ? node.label : undefined,
      color: { background: color, border: paint("raised"), highlight: { background: color, border: paint("ink") } },
      font: { color: paint("ink"), face: names.FACE, size: letters, strokeWidth: letters / 4, strokeColor: paint("raised"), vadjust: -2 },
    };
  }

  function paintEdge({ edge, events }, lit, words, letters) {
    const tone = toneOf(events);
    const color = lit ? paint(tone === "mixed" ? "neutral" : tone) : paint("rule");
    return {
      ...edge, label: words, width: 1.5 + 1.6 * Math.log2(events.length),
      color: { color, highlight: color, hover: color, opacity: lit ? 0.9 : 0.45 },
      font: { color: paint("muted"), face: names.FACE, size: letters, strokeWidth: letters / 4, strokeColor: paint("raised"), align: "horizontal" },
    };
  }

  /* Rows out that are no longer wanted, all others in as they are now. */
  function replace(set, items) {
    const wanted = new Set(items.map(({ id }) => id));
    set.remove(set.getIds().filter((id) => !wanted.has(id)));
    set.update(items);
  }

  /* What the state leaves of the picture: the actors, the weightiest first, and the ties, those lit that matter now. */
  function look() {
    const seen = actors.cast();
    const chosen = [state.actor, state.other].filter((id) => seen.actors.some((node) => node.id === id));
    const isLit = ({ edge }) => !chosen.length || state.ego || (chosen.length === 2
      ? chosen.includes(edge.from) && chosen.includes(edge.to) : chosen.includes(edge.from) || chosen.includes(edge.to));
    const near = new Set([...chosen, ...seen.shown.filter(isLit).flatMap(({ edge }) => [edge.from, edge.to])]);
    const places = state.ego ? roundabout(seen) : new Map();
    const narrow = squeeze();
    const placed = seen.actors.map((node) => ({ ...node, ...places.get(node.id), near: near.has(node.id) }))
      .map((node) => ({ ...node, x: node.x * narrow }))
      .sort((a, b) => chosen.includes(b.id) - chosen.includes(a.id) || b.size - a.size || (a.id < b.id ? -1 : 1));
    const told = seen.shown.map((row) => ({ ...row, lit: isLit(row) })).sort((a, b) => b.events.length - a.events.length || (a.edge.id < b.edge.id ? -1 : 1));
    return { placed, told, worded: chosen.length > 0 || told.length <= LABELLED };
  }

  /* What the window shows, in the picture's own units. */
  function sight() {
    const { x, y } = network.getViewPosition();
    const [wide, high] = [$("picture").clientWidth, $("picture").clientHeight].map((length) => length / network.getScale() / 2);
    return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
  }

  /* Draws what was looked up, with the names and words that have room at this scale. */
  function draw() {
    const scale = network.getScale();
    const { grown } = names.sizes(scale);
    const placed = scene.placed.map((node) => ({ ...node, size: node.size * grown }));
    const worded = scene.worded && scale > WORDY ? scene.told.filter(({ lit }) => lit).map(({ edge, events }) => ({ ...edge, label: verbsOf(events) })) : [];
    const lit = placed.filter(({ near }) => near);
    const { size, named, worded: told } = names.standing(lit, worded, scale, sight());
    const words = new Map(worded.filter(({ id }) => told.has(id)).map(({ id, label }) => [id, label]));
    replace(nodes, placed.map((node) => paintNode(node, named.has(node.id), size.name)));
    replace(edges, scene.told.map((row) => paintEdge(row, row.lit, words.get(row.edge.id) ?? NO_WORDS, size.words)));
    network.selectNodes([state.actor, state.other].filter((id) => nodes.get(id)), false);
  }

  function repaint() {
    scene = look();
    draw();
    sayWhatIsDrawn(scene.placed.length);
  }

  function redrawSoon() {
    soon ??= setTimeout(() => { soon = null; draw(); }, 120);
  }

  function sayWhatIsDrawn(drawn) {
    const others = Object.keys(rows.actors).length - drawn;
    const most = Number($("drawn").dataset.most);
    const why = drawn >= most ? `, the ${most} most connected` : state.ego ? " about whom you chose" : isFiltered() ? " tied by events that pass the filters" : state.all ? "" : " of key events";
    const unnamed = rows.unnamed.length ? `, ${rows.unnamed.length} of them without a name, as “${rows.unnamed[0]}”` : "";
    $("drawn").replaceChildren(`${drawn} actor${drawn === 1 ? "" : "s"}${why}`, others ? `; ${others} more in the list below${unnamed}. ` : ". ");
    if (isFiltered() || state.ego) $("drawn").append(page.plainButton("Show all", actors.reset));
    $("none").hidden = drawn > 0;
    $("none").textContent = isFiltered() ? "No tie passes the filters." : "No two actors meet in an event, so there is nothing to draw.";
  }

  function build() {
    network = new vis.Network($("picture"), { nodes, edges }, {
      ...rows.drawings.all.options, physics: false, layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { hover: true, dragNodes: false, keyboard: false, zoomView: true, tooltipDelay: 1e9 },
      nodes: { borderWidth: 2 },
      edges: { arrows: { to: { scaleFactor: 0.8 } }, smooth: { enabled: true, type: "curvedCW", roundness: names.BEND } },
    });
    network.on("click", onClick);
    for (const event of ["zoom", "dragEnd", "animationFinished", "resize"]) network.on(event, redrawSoon);
    for (const kind of ["Node", "Edge"]) {
      network.on(`hover${kind}`, () => $("picture").classList.add("over"));
      network.on(`blur${kind}`, () => $("picture").classList.remove("over"));
    }
  }

  function room(wanted) {
    const { clientWidth, clientHeight } = $("picture");
    return names.framed(wanted, clientWidth - RIM, clientHeight - RIM, CLOSEST);
  }

  /* Shows all of some actors and their names. */
  function fit(wanted = scene.placed) {
    if (!wanted.length) return;
    const { scale, position } = room(wanted);
    network.moveTo({ scale, position, animation: false });
    draw();
  }

  /* The actors that ties connect, directly or through others: the largest group first. */
  function parts() {
    const part = new Map(scene.placed.map(({ id }) => [id, new Set([id])]));
    for (const { edge: { from, to } } of scene.told) {
      const [one, other] = [part.get(from), part.get(to)];
      if (one === other) continue;
      for (const id of other) part.set(id, one.add(id));
    }
    return [...new Set(part.values())].sort((a, b) => b.size - a.size);
  }

  /* Where all would be too small to read, as many of the largest groups as can be read; *fit* and the wheel show the rest. */
  function open() {
    const shown = new Set();
    const held = () => scene.placed.filter(({ id }) => shown.has(id));
    for (const part of parts()) {
      for (const id of part) shown.add(id);
      if (shown.size === part.size || room(held()).scale >= LEAST) continue;
      for (const id of part) shown.delete(id);
      break;
    }
    fit(held());
    if (shown.size < scene.placed.length) lift(held());
  }

  /* Moves some actors from the middle of the picture to its top, so that what stands below them is seen. */
  function lift(wanted) {
    const { top } = room(wanted);
    const scale = network.getScale();
    network.moveTo({ position: { x: network.getViewPosition().x, y: top + ($("picture").clientHeight - RIM) / 2 / scale }, animation: false });
    draw();
  }

  /* Brings the chosen actor and its neighbours into sight, else all. */
  function frame() {
    if (state.ego) return fit();
    if (!nodes.get(state.actor)) return open();
    const near = new Set([state.actor, ...(state.other ? [state.other] : actors.neighbours(state.actor))]);
    return fit(scene.placed.filter(({ id }) => near.has(id)));
  }

  function onClick({ nodes: [node], edges: [edge] }) {
    if (node) actors.choose(node);
    else if (edge) actors.choose(edges.get(edge).from, edges.get(edge).to);
    else if (!state.ego) actors.choose("");
  }

  const MOVES = {
    in: () => network.moveTo({ scale: network.getScale() * 1.4, animation: !still }),
    out: () => network.moveTo({ scale: network.getScale() / 1.4, animation: !still }),
    fit: () => fit(),
  };

  build();
  for (const button of document.querySelectorAll("[data-move]")) {
    button.addEventListener("click", () => { MOVES[button.dataset.move](); redrawSoon(); });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  actors.onChange(repaint);
  actors.onShow(frame);
})();
