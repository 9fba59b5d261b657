/* The actors: one state (filters, actor or tie chosen) drives the picture, the panel and the hash. */
"use strict";

(() => {
  const { rows, still, element, isolated, mark } = page;
  const $ = (id) => document.getElementById(id);
  const paint = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const FACE = "system-ui, sans-serif";
  const LABELLED = 70;
  const TONE_WORDS = { hostile: "against", cooperative: "for or with", neutral: "neither for nor against", mixed: "for and against" };
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const ties = new Map(rows.ties.map((tie) => [tie.id, tie]));
  const days = [...new Set(rows.ties.flatMap((tie) => tie.events).flatMap((id) => rows.events[id].days || []))].sort();
  const opening = { actor: "", other: "", ego: false, all: rows.opens === "all", type: "", standing: "", from: "", to: "" };
  const state = { ...opening };
  let network;

  /* ---- Which events pass, and the ties that they make ---- */

  function passes(event) {
    if (state.type && event.type !== state.type) return false;
    if (state.standing && event.standing !== state.standing) return false;
    if (!state.from && !state.to) return true;
    return Boolean(event.days) && (!state.from || event.days[1] >= state.from) && (!state.to || event.days[0] <= state.to);
  }

  function told(tie) {
    return tie.events.filter((id) => (state.all || rows.events[id].key) && passes(rows.events[id]));
  }

  function isFiltered() {
    return Boolean(state.type || state.standing || state.from || state.to);
  }

  function verbsOf(events) {
    const counts = new Map();
    for (const id of events) counts.set(rows.events[id].verb, (counts.get(rows.events[id].verb) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 2).map(([verb]) => verb).join(", ");
  }

  function toneOf(events) {
    const tones = new Set(events.map((id) => rows.events[id].tone).filter((tone) => tone !== "neutral"));
    return tones.size > 1 ? "mixed" : [...tones][0] || "neutral";
  }

  /* ---- The picture ---- */

  function drawing() {
    return rows.drawings[state.all ? "all" : "key"];
  }

  /* The actors and ties to show: those of the drawing that events tie, in an ego view those about the chosen. */
  function cast() {
    const centres = state.ego ? [state.actor, state.other].filter(Boolean) : [];
    const shown = drawing().edges.map((edge) => ({ edge, events: told(ties.get(edge.id)) })).filter(({ edge, events }) => (
      events.length && (!centres.length || centres.includes(edge.from) || centres.includes(edge.to))));
    const ends = new Set([...shown.flatMap(({ edge }) => [edge.from, edge.to]), ...centres]);
    return { shown, actors: drawing().nodes.filter((node) => ends.has(node.id)), centres };
  }

  /* Places round one actor, or round and between two. */
  function roundabout({ shown, actors, centres }) {
    const places = new Map(centres.map((id, i) => [id, { x: centres.length > 1 ? (i ? 300 : -300) : 0, y: 0 }]));
    const meets = (id, centre) => shown.some(({ edge }) => [edge.from, edge.to].includes(id) && [edge.from, edge.to].includes(centre));
    const others = actors.filter(({ id }) => !centres.includes(id));
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

  function neighbours(id) {
    const counts = new Map();
    for (const tie of rows.ties) {
      const other = tie.from === id ? tie.to : tie.to === id ? tie.from : "";
      if (other) counts.set(other, (counts.get(other) || 0) + tie.events.length);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([other]) => other);
  }

  function paintNode(node, near, place) {
    const color = paint(node.group);
    return {
      ...node, ...place, group: undefined, opacity: near ? 1 : 0.2,
      color: { background: color, border: paint("raised"), highlight: { background: color, border: paint("ink") } },
      font: { color: near ? paint("ink") : paint("rule"), face: FACE, size: 22, strokeWidth: 6, strokeColor: paint("raised"), vadjust: -2 },
    };
  }

  function paintEdge({ edge, events }, lit, words) {
    const tone = toneOf(events);
    const color = lit ? paint(tone === "mixed" ? "neutral" : tone) : paint("rule");
    return {
      ...edge, label: words ? verbsOf(events) : "", width: 1.5 + 1.6 * Math.log2(events.length),
      color: { color, highlight: color, hover: color, opacity: lit ? 0.9 : 0.45 },
      font: { color: lit ? paint("muted") : paint("rule"), face: FACE, size: 18, strokeWidth: 5, strokeColor: paint("raised"), align: "horizontal" },
    };
  }

  /* Rows out that are no longer wanted, all others in as they are now. */
  function replace(set, items) {
    const wanted = new Set(items.map(({ id }) => id));
    set.remove(set.getIds().filter((id) => !wanted.has(id)));
    set.update(items);
  }

  function repaint() {
    const scene = cast();
    const { shown, actors } = scene;
    const chosen = [state.actor, state.other].filter((id) => actors.some((node) => node.id === id));
    const isLit = ({ edge }) => !chosen.length || state.ego || (chosen.length === 2
      ? chosen.includes(edge.from) && chosen.includes(edge.to) : chosen.includes(edge.from) || chosen.includes(edge.to));
    const near = new Set([...chosen, ...shown.filter(isLit).flatMap(({ edge }) => [edge.from, edge.to])]);
    const places = state.ego ? roundabout(scene) : new Map();
    const inWords = (row) => isLit(row) && (chosen.length > 0 || shown.length <= LABELLED);
    replace(nodes, actors.map((node) => paintNode(node, near.has(node.id), places.get(node.id))));
    replace(edges, shown.map((row) => paintEdge(row, isLit(row), inWords(row))));
    sayWhatIsDrawn(actors.length);
  }

  function sayWhatIsDrawn(drawn) {
    const others = Object.keys(rows.actors).length - drawn;
    const most = Number($("drawn").dataset.most);
    const why = drawn >= most ? `, the ${most} most connected` : state.ego ? " about whom you chose" : isFiltered() ? " tied by events that pass the filters" : state.all ? "" : " of key events";
    $("drawn").replaceChildren(`${drawn} actor${drawn === 1 ? "" : "s"}${why}`, others ? `; ${others} more in the list below. ` : ". ");
    if (isFiltered() || state.ego) $("drawn").append(plainButton("Show all", reset));
    $("none").hidden = drawn > 0;
    $("none").textContent = isFiltered() ? "No tie passes the filters." : "No two actors meet in an event, so there is nothing to draw.";
  }

  function plainButton(words, action) {
    const button = element("button", { type: "button", className: "link" }, words);
    button.addEventListener("click", action);
    return button;
  }

  function buildPicture() {
    network = new vis.Network($("picture"), { nodes, edges }, {
      ...rows.drawings.all.options, physics: false, layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { hover: true, dragNodes: false, keyboard: false, zoomView: true, tooltipDelay: 1e9 },
      nodes: { borderWidth: 2 },
      edges: { arrows: { to: { scaleFactor: 0.8 } }, smooth: { enabled: true, type: "curvedCW", roundness: 0.12 } },
    });
    network.on("click", onClick);
    for (const kind of ["Node", "Edge"]) {
      network.on(`hover${kind}`, () => $("picture").classList.add("over"));
      network.on(`blur${kind}`, () => $("picture").classList.remove("over"));
    }
  }

  function fit(ids) {
    if (nodes.length) network.fit({ nodes: ids || nodes.getIds(), animation: false, maxZoomLevel: 0.8 });
  }

  /* Brings the chosen actor and its neighbours into view, when it was chosen elsewhere than in the picture. */
  function frame() {
    if (state.ego || !nodes.get(state.actor)) return fit();
    const near = state.other ? [state.other] : neighbours(state.actor);
    return fit([state.actor, ...near].filter((id) => nodes.get(id)));
  }

  function onClick({ nodes: [node], edges: [edge] }) {
    if (node) choose(node);
    else if (edge) choose(edges.get(edge).from, edges.get(edge).to);
    else if (!state.ego) choose("");
  }

  const MOVES = {
    in: () => network.moveTo({ scale: network.getScale() * 1.4, animation: !still }),
    out: () => network.moveTo({ scale: network.getScale() / 1.4, animation: !still }),
    fit: () => fit(),
  };

  /* ---- The panel ---- */

  function correctable(detail) {
    const place = element("div", {});
    document.dispatchEvent(new CustomEvent("dateline:detail", { detail: { ...detail, element: place } }));
    return place;
  }

  function correcting(id) {
    const box = element("details", { className: "fix" }, element("summary", {}, "correct"));
    box.addEventListener("toggle", () => { if (box.children.length === 1) box.append(correctable({ event: { id } })); });
    return box;
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
    line.append(correcting(id));
    return line;
  }

  function listed(ids) {
    const list = element("ol", {}, ...ids.slice(0, rows.told).map(telling));
    return ids.length > rows.told ? [list, element("p", { className: "kind" }, `The first ${rows.told} of ${ids.length}.`)] : [list];
  }

  function actorButton(id, action) {
    const button = element("button", { type: "button", className: "chip" }, isolated(rows.actors[id].label));
    button.addEventListener("click", action);
    return button;
  }

  /* The timeline of the same events: actors, type, standing and period go with the link. */
  function toTimeline(ids, words) {
    const parameters = new URLSearchParams([["all", "1"], ["speech", "1"], ...ids.map((id) => ["actor", id])]);
    for (const key of ["type", "standing", "from", "to"]) if (state[key]) parameters.set(key, state[key]);
    return element("a", { href: `timeline.html#${parameters}` }, words);
  }

  function egoButton(words) {
    return plainButton(state.ego ? "Show all actors" : words, () => {
      state.ego = !state.ego;
      choose(state.actor, state.other);
      frame();
      $("panel").querySelector(".ways button").focus({ preventScroll: true });
    });
  }

  function showActor(id) {
    const actor = rows.actors[id];
    const facts = [actor.kind, ...actor.roles, actor.within && `of ${actor.within}`, actor.country].filter(Boolean);
    const events = actor.events.filter((event) => passes(rows.events[event]));
    const near = neighbours(id);
    const parts = [element("h2", {}, isolated(actor.label)), element("p", { className: "kind" }, isolated(facts.join(" · ")))];
    if (actor.names.length) parts.push(element("p", {}, "Also: ", isolated(actor.names.join(", "))));
    parts.push(element("p", { className: "ways" }, toTimeline([id], `${actor.count} event${actor.count === 1 ? "" : "s"} on the timeline`),
      near.length ? egoButton("Show only its ties") : ""));
    parts.push(correctable({ actor: id }));
    if (near.length) {
      parts.push(element("h3", {}, "With"), element("div", { className: "near" },
        ...near.map((other) => actorButton(other, () => choose(id, other)))));
    }
    parts.push(element("h3", {}, isFiltered() ? "Events that pass the filters" : "Events"), ...listed(events));
    if (actor.count > actor.events.length) parts.push(element("p", { className: "kind" }, `Of the first ${actor.events.length} of ${actor.count}.`));
    $("panel").replaceChildren(...parts);
  }

  function tieParts(tie) {
    const events = tie.events.filter((id) => passes(rows.events[id]));
    if (!events.length) return [];
    const tone = toneOf(events);
    return [element("h3", {}, isolated(rows.actors[tie.from].label), tie.together ? " and " : " → ", isolated(rows.actors[tie.to].label)),
      element("p", { className: "kind" }, isolated(verbsOf(events)), " · ", element("span", { className: `tone ${tone}` }, TONE_WORDS[tone])),
      ...listed(events)];
  }

  function showTie(start, end) {
    const between = (tie) => [tie.from, tie.to].includes(start) && [tie.from, tie.to].includes(end);
    const told = rows.ties.filter(between).flatMap(tieParts);
    $("panel").replaceChildren(
      element("div", { className: "near" }, actorButton(start, () => choose(start)), actorButton(end, () => choose(end))),
      element("p", { className: "ways" }, toTimeline([start, end], "Both on the timeline"), egoButton("Show only these two and their ties")),
      ...(told.length ? told : [element("p", { className: "hint" }, "No event that passes the filters ties these two.")]));
  }

  function showHint() {
    const busiest = Object.entries(rows.actors).slice(0, 6);
    $("panel").replaceChildren(element("p", { className: "hint" }, "Choose an actor or a tie, in the picture or in the list, to read what they did and who says so."),
      ...(busiest.length ? [element("h3", {}, "In most events"), element("div", { className: "near" },
        ...busiest.map(([id]) => actorButton(id, () => { choose(id); frame(); })))] : []));
  }

  /* ---- Choosing ---- */

  function choose(actor, other = "") {
    state.actor = Object.hasOwn(rows.actors, actor) ? actor : "";
    state.other = state.actor && state.actor !== other && Object.hasOwn(rows.actors, other) ? other : "";
    state.ego = state.ego && Boolean(state.actor);
    const drawn = (name) => rows.drawings[name].nodes.some(({ id }) => id === state.actor);
    if (!state.all && state.actor && !drawn("key") && drawn("all")) state.all = true;
    if (state.other) showTie(state.actor, state.other);
    else if (state.actor) showActor(state.actor);
    else showHint();
    $("panel").scrollTop = 0;
    showControls();
    repaint();
    showCurrent();
    toHash();
  }

  function showCurrent() {
    for (const item of document.querySelectorAll(".actors .current")) item.classList.remove("current");
    if (state.actor && !state.other) $(state.actor).classList.add("current");
    network.selectNodes([state.actor, state.other].filter((id) => nodes.get(id)), false);
  }

  function inWords(day) {
    return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  }

  function showControls() {
    for (const button of document.querySelectorAll("[data-scope]")) {
      button.setAttribute("aria-pressed", String((button.dataset.scope === "all") === state.all));
    }
    $("type").value = state.type;
    $("standing").value = state.standing;
    showPeriod();
  }

  function showPeriod() {
    $("period").hidden = days.length < 2;
    if (days.length < 2) return;
    const last = days.length - 1;
    const first = state.from ? Math.max(days.findIndex((day) => day >= state.from), 0) : 0;
    const end = state.to ? Math.max(days.findLastIndex((day) => day <= state.to), 0) : last;
    for (const [id, value, edge] of [["from", first, "first-day"], ["to", end, "last-day"]]) {
      $(id).max = last;
      $(id).value = value;
      $(id).setAttribute("aria-valuetext", inWords(days[value]));
      $(edge).textContent = inWords(days[value]);
    }
    $("span").style.left = `${100 * first / last}%`;
    $("span").style.right = `${100 - 100 * end / last}%`;
  }

  function onPeriod(event) {
    let [first, end] = [Number($("from").value), Number($("to").value)];
    if (first > end) [first, end] = event.target.id === "from" ? [end, end] : [first, first];
    state.from = first > 0 ? days[first] : "";
    state.to = end < days.length - 1 ? days[end] : "";
    choose(state.actor, state.other);
  }

  function reset() {
    Object.assign(state, { ...opening, actor: state.actor, other: state.other, all: state.all });
    choose(state.actor, state.other);
    fit();
  }

  function toHash() {
    const parameters = new URLSearchParams();
    if (state.all !== opening.all) parameters.set(state.all ? "all" : "key", "1");
    for (const key of ["type", "standing", "from", "to", "actor"]) if (state[key]) parameters.set(key, state[key]);
    if (state.other) parameters.set("with", state.other);
    if (state.ego) parameters.set("ego", "1");
    page.writeHash(parameters);
  }

  function offered(select, value) {
    return [...$(select).options].some((option) => option.value === value) ? value : "";
  }

  function dayOf(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text || "") ? text : "";
  }

  function fromHash() {
    const parameters = page.readHash();
    Object.assign(state, {
      all: parameters.has("all") || (!parameters.has("key") && opening.all), ego: parameters.has("ego"),
      type: offered("type", parameters.get("type")), standing: offered("standing", parameters.get("standing")),
      from: dayOf(parameters.get("from")), to: dayOf(parameters.get("to")),
    });
    choose(parameters.get("actor") || parameters.get("event") || "", parameters.get("with") || "");
    if (state.actor) frame();
    else fit();
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
        choose(state.all || rows.drawings.key.nodes.some(({ id }) => id === state.actor) ? state.actor : "", state.other);
        fit();
      });
    }
    for (const button of document.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => MOVES[button.dataset.move]());
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
    for (const name of ["type", "standing"]) {
      $(name).addEventListener("change", () => { state[name] = $(name).value; choose(state.actor, state.other); });
    }
    for (const end of ["from", "to"]) $(end).addEventListener("input", onPeriod);
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
