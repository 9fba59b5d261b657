/* Why a search finds an event: its words marked in the label, else the passage in which they stand; and which come first:
   those whose labels have them. */
"use strict";

const search = (() => {
  const { element, fold, foldedIn } = page;
  const { state } = view;
  const BEFORE = 50;
  const SHOWN = 140;
  const labels = new Map();

  function parts() {
    return fold(state.search).split(/\s+/).filter(Boolean);
  }

  function labelOf(event) {
    if (!labels.has(event)) labels.set(event, fold(event.label));
    return labels.get(event);
  }

  /* Whether the label itself has all words that are searched. */
  function isNamed(event, wanted = parts()) {
    return wanted.every((part) => labelOf(event).includes(part));
  }

  /* Those whose labels have the words, then those found by their passages, names or outlets; each in order of time. */
  function parted(events) {
    const wanted = parts();
    if (!wanted.length) return [events, []];
    return [events.filter((event) => isNamed(event, wanted)), events.filter((event) => !isNamed(event, wanted))];
  }

  /* The text with each of some words marked, as nodes. */
  function marked(text, wanted) {
    const { folded, places } = foldedIn(text);
    const nodes = [];
    let at = 0;
    while (at < folded.length) {
      const found = wanted.map((part) => [folded.indexOf(part, at), part]).filter(([start]) => start >= 0).sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0];
      if (!found) break;
      const [start, part] = found;
      const end = start + part.length;
      nodes.push(text.slice(places[at], places[start]), element("mark", { className: "hit" }, text.slice(places[start], places[end])));
      at = end;
    }
    return [...nodes, text.slice(places[at])];
  }

  /* As much of a text as shows the first of some words. */
  function piece(text, wanted) {
    const { folded, places } = foldedIn(text);
    const first = places[Math.min(...wanted.map((part) => folded.indexOf(part)).filter((start) => start >= 0))];
    const start = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
    const from = start > first ? first : start;
    const cut = text.slice(from, from + SHOWN);
    return `${from ? "…" : ""}${cut}${from + SHOWN < text.length ? "…" : ""}`;
  }

  /* The text of an event that has most of the words which its label lacks. */
  function telling(event, missing) {
    const held = (text) => missing.filter((part) => fold(text).includes(part)).length;
    return entries.texts(event).reduce((best, text) => (held(text) > held(best) ? text : best), "");
  }

  /* Says on an event's entry why it is found; takes that back where nothing is searched any more. */
  function explain(event) {
    const item = entries.of(event);
    const wanted = parts();
    if ((item.dataset.found ?? "") === wanted.join(" ")) return;
    item.dataset.found = wanted.join(" ");
    item.querySelector(".label > bdi").replaceChildren(...marked(event.label, wanted));
    item.querySelector(".found")?.remove();
    const missing = wanted.filter((part) => !labelOf(event).includes(part));
    const text = missing.length ? telling(event, missing).replace(/\s+/g, " ").trim() : "";
    if (text) item.querySelector(".head").append(element("span", { className: "found" }, element("bdi", {}, ...marked(piece(text, missing), wanted))));
  }

  return { parted, explain };
})();
