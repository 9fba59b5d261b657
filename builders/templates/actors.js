/* The actors: choosing one, or a tie between two, lights it in the picture and tells its events in the panel. */
"use strict";

(() => {
  const { rows, still, element, isolated, mark } = page;
  const $ = (id) => document.getElementById(id);
  const paint = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const state = { actor: "", other: "", all: false };
  let network = null;

  /* ---- The picture ---- */

  const TONES = { hostile: "hostile", cooperative: "cooperative", neutral: "neutral", mixed: "neutral" };

  function drawing() {
    return rows.drawings[state.all ? "all" : "key"];
  }

  function isNear(id) {
    return !state.actor || id === state.actor || id === state.other || (!state.other && neighbours(state.actor).includes(id));
  }

  function isLit(edge) {
    if (!state.actor) return true;
    const ends = [edge.from, edge.to];
    return ends.includes(state.actor) && (!state.other || ends.includes(state.other));
  }

  /* Where many share the picture, the names of the busiest stay readable when all of it is in view. */
  function nameSize(node) {
    const { nodes: all } = drawing();
    const rank = all.filter((other) => other.size > node.size).length;
    const share = Math.min(Math.max(all.length / 20, 1), rank < 14 ? 9 : 2);
    return Math.round(15 * Math.sqrt(share));
  }

  function paintNode(node) {
    const near = isNear(node.id);
    const color = paint(node.group);
    return {
      ...node, group: undefined, opacity: near ? 1 : 0.18,
      color: { background: color, border: paint("raised"), highlight: { background: color, border: paint("ink") } },
      font: { color: near ? paint("ink") : paint("rule"), face: "system-ui, sans-serif", size: nameSize(node), strokeWidth: 4, strokeColor: paint("raised") },
    };
  }

  function paintEdge(edge) {
    const lit = isLit(edge);
    const color = lit ? paint(TONES[edge.tone]) : paint("rule");
    return {
      ...edge, color: { color, highlight: color, hover: color, opacity: lit ? 0.85 : 0.4 },
      label: lit ? edge.label : "",
      font: { color: paint("muted"), face: "system-ui, sans-serif", size: 12, strokeWidth: 4, strokeColor: paint("raised"), align: "middle" },
    };
  }

  function repaint() {
    nodes.update(drawing().nodes.map(paintNode));
    edges.update(drawing().edges.map(paintEdge));
  }

  function redraw() {
    nodes.clear();
    edges.clear();
    repaint();
    const drawn = drawing().nodes.length;
    const others = Object.keys(rows.actors).length - drawn;
    $("none").hidden = drawn > 0;
    $("drawn").textContent = `${drawn} actor${drawn === 1 ? "" : "s"} in the picture`
      + (drawn >= Number($("drawn").dataset.most) ? ", the most connected" : "") + (others ? `; ${others} more in the list.` : ".");
    for (const button of document.querySelectorAll("[data-scope]")) {
      button.setAttribute("aria-pressed", String((button.dataset.scope === "all") === state.all));
    }
    if (network) network.fit({ animation: false, maxZoomLevel: 1.3 });
  }

  function buildPicture() {
    network = new vis.Network($("picture"), { nodes, edges }, {
      ...rows.drawings.all.options, physics: false, layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { hover: true, dragNodes: false, keyboard: false, zoomView: true, tooltipDelay: 1e9 },
      nodes: { borderWidth: 2 },
      edges: { arrows: { to: { scaleFactor: 0.55 } }, smooth: { enabled: true, type: "curvedCW", roundness: 0.12 } },
    });
    network.on("click", onClick);
    for (const kind of ["Node", "Edge"]) {
      network.on(`hover${kind}`, () => $("picture").classList.add("over"));
      network.on(`blur${kind}`, () => $("picture").classList.remove("over"));
    }
  }

  /* Brings the chosen actor and its neighbours into view, when it was chosen elsewhere than in the picture. */
  function frame() {
    if (!network || !nodes.get(state.actor)) return;
    const near = state.other ? [state.other] : neighbours(state.actor);
    network.fit({ nodes: [state.actor, ...near].filter((id) => nodes.get(id)), animation: !still, maxZoomLevel: 1.1 });
  }

  function onClick({ nodes: [node], edges: [edge] }) {
    if (node) choose(node);
    else if (edge) choose(edges.get(edge).from, edges.get(edge).to);
    else choose("");
  }

  const MOVES = {
    in: () => network.moveTo({ scale: network.getScale() * 1.4, animation: !still }),
    out: () => network.moveTo({ scale: network.getScale() / 1.4, animation: !still }),
    fit: () => network.fit({ animation: !still, maxZoomLevel: 1.3 }),
  };

  /* ---- The panel ---- */

  function neighbours(id) {
    const found = new Set();
    for (const tie of rows.ties) {
      if (tie.from === id) found.add(tie.to);
      if (tie.to === id) found.add(tie.from);
    }
    return [...found].sort((a, b) => rows.actors[b].count - rows.actors[a].count);
  }

  function telling(id) {
    const event = rows.events[id];
    const line = element("li", {}, element("span", { className: "when" }, event.when),
      element("a", { href: `timeline.html#event=${id}` }, isolated(event.label)),
      element("p", { className: `says s-${event.standing}` }, mark(event.standing), isolated(event.says)));
    if (event.sentence) {
      const [before, trigger, after] = event.sentence;
      line.append(element("blockquote", { dir: "auto" }, before, element("mark", {}, trigger), after),
        element("cite", {}, isolated(event.source)));
    }
    return line;
  }

  function actorButton(id, action) {
    const button = element("button", { type: "button", className: "chip" }, isolated(rows.actors[id].label));
    button.addEventListener("click", action);
    return button;
  }

  function showActor(id) {
    const actor = rows.actors[id];
    const facts = [actor.kind, ...actor.roles, actor.within && `of ${actor.within}`, actor.country].filter(Boolean);
    const parts = [element("h2", {}, isolated(actor.label)), element("p", { className: "kind" }, isolated(facts.join(" · ")))];
    if (actor.names.length) parts.push(element("p", {}, "Also: ", isolated(actor.names.join(", "))));
    parts.push(element("p", {}, element("a", { href: `timeline.html#all=1&speech=1&actor=${id}` },
      `${actor.count} event${actor.count === 1 ? "" : "s"} on the timeline`)));
    const near = neighbours(id);
    if (near.length) {
      parts.push(element("h3", {}, "With"), element("div", { className: "near" },
        ...near.map((other) => actorButton(other, () => choose(id, other)))));
    }
    parts.push(element("h3", {}, "Events"), element("ol", {}, ...actor.events.map(telling)));
    if (actor.count > actor.events.length) parts.push(element("p", { className: "kind" }, `The first ${actor.events.length} of ${actor.count}.`));
    $("panel").replaceChildren(...parts);
  }

  function showTie(start, end) {
    const between = (tie) => [tie.from, tie.to].includes(start) && [tie.from, tie.to].includes(end);
    const parts = [element("div", { className: "near" }, actorButton(start, () => choose(start)), actorButton(end, () => choose(end)))];
    for (const tie of rows.ties.filter(between)) {
      parts.push(element("h3", {}, isolated(rows.actors[tie.from].label), tie.together ? " and " : " → ", isolated(rows.actors[tie.to].label)),
        element("ol", {}, ...tie.events.map(telling)));
    }
    $("panel").replaceChildren(...parts);
  }

  function showHint() {
    $("panel").replaceChildren(element("p", { className: "hint" }, "Choose an actor or a tie, in the picture or in the list, to read what they did and who says so."));
  }

  /* ---- Choosing ---- */

  function choose(actor, other = "") {
    state.actor = rows.actors[actor] ? actor : "";
    state.other = state.actor && rows.actors[other] ? other : "";
    if (!state.all && state.actor && !nodes.get(state.actor) && rows.drawings.all.nodes.some(({ id }) => id === state.actor)) {
      state.all = true;
      redraw();
    }
    if (state.other) showTie(state.actor, state.other);
    else if (state.actor) showActor(state.actor);
    else showHint();
    $("panel").scrollTop = 0;
    showCurrent();
    repaint();
    toHash();
  }

  function showCurrent() {
    for (const item of document.querySelectorAll(".actors .current")) item.classList.remove("current");
    if (state.actor && !state.other) $(state.actor).classList.add("current");
    if (!network) return;
    network.selectNodes([state.actor, state.other].filter((id) => nodes.get(id)), false);
  }

  function toHash() {
    const parameters = new URLSearchParams();
    if (state.all) parameters.set("all", "1");
    if (state.actor) parameters.set("actor", state.actor);
    if (state.other) parameters.set("with", state.other);
    page.writeHash(parameters);
  }

  function fromHash() {
    const parameters = page.readHash();
    state.all = parameters.has("all") || !rows.drawings.key.nodes.length;
    redraw();
    choose(parameters.get("actor") || parameters.get("event") || "", parameters.get("with") || "");
    if (state.actor) frame();
  }

  function onSearch() {
    const wanted = $("search").value.trim().toLowerCase();
    const found = Object.entries(rows.actors).find(([, actor]) => [actor.label, ...actor.names].some((name) => name.toLowerCase() === wanted));
    if (found) {
      choose(found[0]);
      frame();
    }
  }

  function listen() {
    for (const button of document.querySelectorAll("[data-scope]")) {
      button.addEventListener("click", () => {
        state.all = button.dataset.scope === "all";
        redraw();
        choose(state.actor, state.other);
      });
    }
    for (const button of document.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => network && MOVES[button.dataset.move]());
    }
    for (const link of document.querySelectorAll(".actors .name")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        choose(link.hash.slice(1));
        frame();
        $("panel").focus({ preventScroll: true });
        $("panel").scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
      });
    }
    $("search").addEventListener("input", onSearch);
    $("search").addEventListener("keydown", (event) => { if (event.key === "Enter") onSearch(); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    addEventListener("hashchange", fromHash);
    page.onSlash($("search"));
  }

  $("names").append(...Object.values(rows.actors).map((actor) => element("option", { value: actor.label })));
  buildPicture();
  listen();
  fromHash();
})();
