/* What the actor page shows: one state (filters, actor or tie chosen), which events pass it, the ties that they make, and
   its form in the hash. Whoever draws something of it adds a drawer; every change calls all of them. */
"use strict";

const actors = (() => {
  const { rows } = page;
  const ties = new Map(rows.ties.map((tie) => [tie.id, tie]));
  const days = [...new Set(rows.ties.flatMap((tie) => tie.events).flatMap((id) => rows.events[id].days || []))].sort();
  const opening = { actor: "", other: "", ego: false, all: rows.opens === "all", type: "", standing: "", from: "", to: "" };
  const state = { ...opening };
  const drawers = [];
  const framers = [];

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

  function neighbours(id) {
    const counts = new Map();
    for (const tie of rows.ties) {
      const other = tie.from === id ? tie.to : tie.to === id ? tie.from : "";
      if (other) counts.set(other, (counts.get(other) || 0) + tie.events.length);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([other]) => other);
  }

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

  /* ---- Choosing ---- */

  function isDrawn(id, name) {
    return rows.drawings[name].nodes.some((node) => node.id === id);
  }

  function choose(actor, other = "") {
    state.actor = Object.hasOwn(rows.actors, actor) ? actor : "";
    state.other = state.actor && state.actor !== other && Object.hasOwn(rows.actors, other) ? other : "";
    state.ego = state.ego && Boolean(state.actor);
    if (!state.all && state.actor && !isDrawn(state.actor, "key") && isDrawn(state.actor, "all")) state.all = true;
    for (const draw of drawers) draw();
    toHash();
  }

  /* Changes filters; what is chosen stays. */
  function change(parts) {
    Object.assign(state, parts);
    choose(state.actor, state.other);
  }

  /* Chooses, and brings what is chosen into sight. */
  function show(actor, other) {
    choose(actor, other);
    frame();
  }

  function frame() {
    for (const bring of framers) bring();
  }

  function widen(all) {
    state.all = all;
    show(all || isDrawn(state.actor, "key") ? state.actor : "", state.other);
  }

  function reset() {
    Object.assign(state, { ...opening, actor: state.actor, other: state.other, all: state.all });
    show(state.actor, state.other);
  }

  /* ---- The hash ---- */

  function toHash() {
    const parameters = new URLSearchParams();
    if (state.all !== opening.all) parameters.set(state.all ? "all" : "key", "1");
    for (const key of ["type", "standing", "from", "to", "actor"]) if (state[key]) parameters.set(key, state[key]);
    if (state.other) parameters.set("with", state.other);
    if (state.ego) parameters.set("ego", "1");
    page.writeHash(parameters);
  }

  function dayOf(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text || "") ? text : "";
  }

  function fromHash() {
    const parameters = page.readHash();
    const known = (key) => (Object.values(rows.events).some((event) => event[key] === parameters.get(key)) ? parameters.get(key) : "");
    Object.assign(state, {
      all: parameters.has("all") || (!parameters.has("key") && opening.all), ego: parameters.has("ego"),
      type: known("type"), standing: known("standing"),
      from: dayOf(parameters.get("from")), to: dayOf(parameters.get("to")),
    });
    show(parameters.get("actor") || parameters.get("event") || "", parameters.get("with") || "");
  }

  return {
    state, days, passes, isFiltered, verbsOf, toneOf, neighbours, cast, choose, change, show, frame, widen, reset, fromHash,
    onChange: (draw) => drawers.push(draw),
    onShow: (bring) => framers.push(bring),
  };
})();
