/* Why a search finds an event: its words marked in the label, else the passage in which they stand; and which come first:
   those that have most of the words, and among these those whose labels have them. */
"use strict";

const search = (() => {
  const { element, fold, foldedIn } = page;
  const { state } = view;
  const BEFORE = 50;
  const SHOWN = 140;
  const labels = new Map();

  function labelOf(event) {
    if (!labels.has(event)) labels.set(event, fold(event.label));
    return labels.get(event);
  }

  function inLabel(event, wanted) {
    return wanted.filter((part) => sought.isIn(labelOf(event), part)).length;
  }

  /* Those whose labels have the words, then those found by their passages, names or outlets; each in order of time. */
  function parted(events) {
    const wanted = sought.parts(state.search);
    if (!wanted.length) return [events, []];
    const named = new Set(events.filter((event) => inLabel(event, wanted) === wanted.length));
    return [[...named], events.filter((event) => !named.has(event))];
  }

  /* Events by how many of the words they have, most first; within that, those with most of them in the label first. */
  function ranked(events) {
    const wanted = sought.parts(state.search);
    const groups = new Map();
    for (const event of events) {
      const held = sought.held(wanted, event);
      if (!groups.has(held)) groups.set(held, []);
      groups.get(held).push(event);
    }
    return [...groups].sort(([a], [b]) => b - a).map(([held, some]) => {
      const named = new Map(some.map((event) => [event, inLabel(event, wanted)]));
      return { held, of: wanted.length, events: some.sort((a, b) => named.get(b) - named.get(a)) };
    });
  }

  /* The text with each of some words marked, as nodes. */
  function marked(text, wanted) {
    const { folded, places } = foldedIn(text);
    const nodes = [];
    let at = 0;
    for (const [start, end] of sought.places(folded, wanted)) {
      nodes.push(text.slice(places[at], places[start]), element("mark", { className: "hit" }, text.slice(places[start], places[end])));
      at = end;
    }
    return [...nodes, text.slice(places[at])];
  }

  /* As much of a text as shows the first of some words. */
  function piece(text, wanted) {
    const { folded, places } = foldedIn(text);
    const first = places[sought.places(folded, wanted)[0]?.[0] ?? 0];
    const start = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
    const from = start > first ? first : start;
    const cut = text.slice(from, from + SHOWN);
    return `${from ? "…" : ""}${cut}${from + SHOWN < text.length ? "…" : ""}`;
  }

  /* The text of an event that has most of the words which its label lacks. */
  function telling(event, missing) {
    const held = (text) => missing.filter((part) => sought.isIn(fold(text), part)).length;
    return entries.texts(event).reduce((best, text) => (held(text) > held(best) ? text : best), "");
  }

  /* Says on an event's entry why it is found; takes that back where nothing is searched any more. */
  function explain(event) {
    const item = entries.of(event);
    if ((item.dataset.found ?? "") === state.search) return;
    const wanted = sought.parts(state.search);
    item.dataset.found = state.search;
    item.querySelector(".label > bdi").replaceChildren(...marked(event.label, wanted));
    item.querySelector(".found")?.remove();
    const missing = wanted.filter((part) => !sought.isIn(labelOf(event), part));
    const text = missing.length ? telling(event, missing).replace(/\s+/g, " ").trim() : "";
    if (text) item.querySelector(".head").append(element("span", { className: "found" }, element("bdi", {}, ...marked(piece(text, missing), wanted))));
  }

  return { parted, ranked, explain };
})();
