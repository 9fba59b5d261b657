/* What the timeline shows: one state (scope, filters, open event), which events pass it, and its form in the hash.
   Whoever draws something of it adds a drawer; every change calls all drawers with what passes. */
"use strict";

const view = (() => {
  const { rows } = page;
  const byId = new Map(rows.events.map((event) => [event.id, event]));
  const facets = rows.facets.map(([name, title, choices]) => ({ name, title, choices }));
  const tallies = facets.map(() => new Uint32Array(rows.lists.length));
  const state = { all: false, speech: false, search: "", from: "", to: "", open: "", rows: "", chosen: new Map() };
  const drawers = [];
  const opened = [];

  /* An event's choices in a facet; the page has each list of choices once, and numbers for it. */
  function choicesOf(event, name) {
    return rows.lists[event.in[facets.findIndex((facet) => facet.name === name)]];
  }

  /* ---- Which events pass ---- */

  function inScope(event) {
    return (state.all || event.key) && (state.speech || !event.folded);
  }

  /* Whether an event may lie in the period asked for; those without any day lie in none. */
  function inPeriod(event) {
    if (!state.from && !state.to) return true;
    return Boolean(event.days) && (!state.from || event.days[1] >= state.from) && (!state.to || event.days[0] <= state.to);
  }

  /* The facets in which something is chosen, each with its choices. */
  function active() {
    return facets.map(({ name }, at) => ({ name, at, chosen: state.chosen.get(name) })).filter(({ chosen }) => chosen?.size);
  }

  function fails(event) {
    return ({ at, chosen }) => !rows.lists[event.in[at]].some((choice) => chosen.has(choice));
  }

  /* How many of the words that are searched an event must have: as many as that has of which most are found, so that a
     search of several finds something where no event has all. */
  function best(asked, chosen) {
    if (!asked.length) return 0;
    const held = (event) => (inScope(event) && inPeriod(event) && !chosen.some(fails(event)) ? sought.held(asked, event) : 0);
    return Math.max(1, rows.events.reduce((most, event) => Math.max(most, held(event)), 0));
  }

  /* What passes, in order of time; `partly` are those that pass but for having fewer of the words; `timeless` is what
     would pass in any period, `beyond` what would in the scope of all events; `counts` says for each choice of each facet
     how many events would pass if the facet's own choices did not count. */
  function look() {
    const [asked, chosen] = [sought.parts(state.search), active()];
    const least = best(asked, chosen);
    const [shown, partly, timeless] = [[], [], []];
    let [whole, beyond] = [0, 0];
    for (const tally of tallies) tally.fill(0);
    for (const event of rows.events) {
      const within = inScope(event);
      const held = sought.held(asked, event);
      whole += within;
      const failed = chosen.length ? chosen.filter(fails(event)) : chosen;
      if (failed.length > 1 || (asked.length && !held)) continue;
      if (!within) {
        beyond += !failed.length && held === asked.length && inPeriod(event);
        continue;
      }
      if (held < least) {
        if (!failed.length && inPeriod(event)) partly.push(event);
        continue;
      }
      if (!failed.length) timeless.push(event);
      if (!inPeriod(event)) continue;
      if (failed.length) tallies[failed[0].at][event.in[failed[0].at]] += 1;
      else {
        shown.push(event);
        for (let at = 0; at < facets.length; at += 1) tallies[at][event.in[at]] += 1;
      }
    }
    return { shown, partly, timeless, asked: asked.length, least, beyond, counts: new Map(facets.map(({ name }, at) => [name, counted(at)])), whole };
  }

  /* Events by choice of a facet. They are tallied by list of choices first: many have one list, and few lists are long. */
  function counted(at) {
    const numbers = new Uint32Array(facets[at].choices.length);
    tallies[at].forEach((events, list) => {
      if (events) for (const choice of rows.lists[list]) numbers[choice] += events;
    });
    return numbers;
  }

  function passes(event) {
    return inScope(event) && inPeriod(event) && !active().some(fails(event)) && isFound(event);
  }

  function isFound(event) {
    const asked = sought.parts(state.search);
    return !asked.length || sought.held(asked, event) > 0;
  }

  /* All that is asked beyond the scope, in one text; empty where nothing is. */
  function filtering() {
    const picked = facets.flatMap(({ name }) => [...chosenOf(name)].map((choice) => `${name} ${choice}`));
    return [state.search, state.from, state.to, ...picked].filter(Boolean).join("\n");
  }

  function isFiltered() {
    return filtering() !== "";
  }

  /* ---- Changes ---- */

  function change(parts) {
    Object.assign(state, parts);
    const seen = look();
    for (const draw of drawers) draw(seen);
    toHash();
  }

  function choose(name, choice, on) {
    if (!state.chosen.has(name)) state.chosen.set(name, new Set());
    state.chosen.get(name)[on ? "add" : "delete"](choice);
    change({});
  }

  function isChosen(name, choice) {
    return Boolean(state.chosen.get(name)?.has(choice));
  }

  function chosenOf(name) {
    return state.chosen.get(name) ?? [];
  }

  function reset() {
    state.chosen.clear();
    change({ search: "", from: "", to: "" });
  }

  /* Opens an event, widening the view where the filters would hide it. */
  function open(id) {
    const event = byId.get(id);
    if (!event) return;
    const hidden = !passes(event);
    state.open = id;
    state.all = state.all || !event.key;
    state.speech = state.speech || event.folded;
    if (hidden && !passes(event)) reset();
    else change({});
    for (const show of opened) show(event);
  }

  /* Remembers which event is open without drawing anything anew. */
  function remember(id) {
    state.open = id;
    toHash();
  }

  /* ---- The hash ---- */

  function toHash() {
    const parameters = new URLSearchParams();
    if (state.all) parameters.set("all", "1");
    if (state.speech) parameters.set("speech", "1");
    if (state.search) parameters.set("q", state.search);
    if (state.from) parameters.set("from", state.from);
    if (state.to) parameters.set("to", state.to);
    if (state.rows) parameters.set("rows", state.rows);
    for (const { name, choices } of facets) {
      for (const choice of [...chosenOf(name)].sort((a, b) => a - b)) parameters.append(name, choices[choice][0]);
    }
    if (state.open) parameters.set("event", state.open);
    page.writeHash(parameters);
  }

  function dayOf(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text) ? text : "";
  }

  function fromHash() {
    const parameters = page.readHash();
    state.chosen.clear();
    for (const { name, choices } of facets) {
      const wanted = new Set(parameters.getAll(name));
      const chosen = choices.flatMap(([key], i) => (wanted.has(key) ? [i] : []));
      if (chosen.length) state.chosen.set(name, new Set(chosen));
    }
    change({
      all: parameters.has("all") || !rows.events.some((event) => event.key),
      speech: parameters.has("speech"),
      search: parameters.get("q") || "",
      from: dayOf(parameters.get("from")),
      to: dayOf(parameters.get("to")),
      rows: facets.some(({ name }) => name === parameters.get("rows")) ? parameters.get("rows") : "",
      open: byId.has(parameters.get("event")) ? parameters.get("event") : "",
    });
    if (state.open) open(state.open);
  }

  return {
    state, byId, facets, choicesOf, change, choose, isChosen, chosenOf, filtering, isFiltered, reset, open, remember, fromHash,
    onChange: (draw) => drawers.push(draw),
    onOpen: (show) => opened.push(show),
  };
})();
