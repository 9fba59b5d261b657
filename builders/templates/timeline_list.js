/* The list of events under their days: what is listed, its tally, which event is open, and what goes on paper. */
"use strict";

(() => {
  const { rows, still, element } = page;
  const { state } = view;
  const AT_ONCE = 60;
  const list = document.getElementById("days");
  const $ = (id) => document.getElementById(id);
  const headings = new Map([...document.querySelectorAll(".day > h2")].map((heading) => [heading.dataset.when, heading]));
  let listed = [];
  let partly = [];
  let fewer = new Set();
  let outside = "";
  let limit = AT_ONCE;
  let kept = AT_ONCE;
  let printing = false;

  /* ---- What is listed ---- */

  function section(when, events, title = heading(when)) {
    const entered = element("ol", {}, ...events.map(entries.of));
    return element("section", { className: when === rows.undated ? "day undated" : "day" }, title, entered);
  }

  function heading(when) {
    if (!headings.has(when)) headings.set(when, element("h2", {}, when));
    return headings.get(when);
  }

  function byDay(events) {
    const groups = [];
    for (const event of events) {
      if (groups.at(-1)?.when !== event.when) groups.push({ when: event.when, events: [] });
      groups.at(-1).events.push(event);
    }
    return groups;
  }

  function line(words) {
    return element("section", {}, element("h2", { className: "elsewhere" }, words));
  }

  function titled(groups) {
    return groups.map(({ when, events: held }) => section(when, held, element("h2", {}, when)));
  }

  /* Where words are searched, those whose labels have them come first, and the others below a line that says so; then
     those that have fewer of the words, below a line for each number. */
  function sections(events) {
    const [first, others] = search.parted(events.filter((event) => !fewer.has(event)));
    const found = byDay(first).map(({ when, events: held }) => section(when, held));
    if (others.length) found.push(line(first.length ? "Found in their passages, names or outlets" : outside), ...titled(byDay(others)));
    const entered = new Set(events);
    for (const { held, of, all, events: some } of partly) {
      const seen = some.filter((event) => entered.has(event));
      if (seen.length) found.push(line(`${all.toLocaleString("en")} ${all === 1 ? "has" : "have"} ${held} of the ${of} words`), ...titled(byDay(seen)));
    }
    return found;
  }

  function take(seen) {
    partly = search.ranked(seen.partly).map((group) => ({ ...group, all: group.events.length }));
    fewer = new Set(seen.partly);
    outside = seen.asked > 1 ? "Not in labels alone, but with passages, names or outlets" : "Found in passages, names or outlets, in no label";
    listed = [...search.parted(seen.shown).flat(), ...partly.flatMap(({ events }) => events)];
  }

  function showList() {
    const open = listed.findIndex((event) => event.id === state.open);
    const events = listed.slice(0, Math.max(limit, open + 1));
    const ids = [state.search, ...events.map((event) => event.id)].join(" ");
    if (rows.events.length && list.dataset.shown !== ids) list.replaceChildren(...sections(events));
    list.dataset.shown = ids;
    events.forEach(search.explain);
    const more = listed.length - events.length;
    $("more").hidden = more === 0;
    $("more").textContent = `Show ${Math.min(more, AT_ONCE).toLocaleString("en")} of ${more.toLocaleString("en")} more`;
  }

  function showMore() {
    const last = list.querySelector(".day:last-child .event:last-child");
    limit += AT_ONCE;
    showList();
    last.nextElementSibling?.querySelector("summary").focus();
  }

  /* How far what is shown has the words that are searched, where these are several. */
  function withWords({ shown, partly: others, asked, least }) {
    if (asked < 2 || !shown.length) return "";
    const [how, rest] = [least === asked ? `all ${asked} words` : `${least} of the ${asked} words, none with all`, others.length];
    return `, with ${how}${rest ? `; ${rest.toLocaleString("en")} with fewer below` : ""}`;
  }

  function tally(seen) {
    const { shown, whole, beyond } = seen;
    $("none").hidden = shown.length > 0 || !rows.events.length;
    $("reset").hidden = !view.isFiltered();
    $("widen").hidden = !view.isFiltered() || beyond === 0;
    $("widen").textContent = `${beyond.toLocaleString("en")} more ${state.all ? "among acts of speech and repeats" : "in all events"}`;
    $("tally").replaceChildren(element("b", {}, shown.length.toLocaleString("en")),
      ` of ${whole.toLocaleString("en")} ${state.all ? "" : "key "}event${whole === 1 ? "" : "s"}${withWords(seen)}`);
    $("found").hidden = !view.isFiltered();
    $("found").textContent = `${shown.length.toLocaleString("en")} found ↓`;
  }

  /* ---- The open event ---- */

  function markCurrent() {
    for (const item of document.querySelectorAll(".event.current")) item.classList.remove("current");
    document.getElementById(state.open)?.classList.add("current");
  }

  function show(event) {
    const item = entries.of(event);
    item.querySelector("details").open = true;
    item.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
    item.querySelector("summary").focus({ preventScroll: true });
  }

  function onToggle(event) {
    const item = event.target.closest(".event");
    if (!item || event.target.parentElement !== item) return;
    if (event.target.open) entries.complete(item);
    if (printing) return;
    if (event.target.open) view.remember(item.id);
    else if (state.open === item.id) view.remember("");
    markCurrent();
  }

  function onClick(event) {
    const passage = event.target.closest(".passage");
    const link = event.target.closest("a[href^='#']");
    if (passage) reader.read(passage.dataset);
    if (link) {
      event.preventDefault();
      view.open(link.hash.slice(1));
    }
  }

  /* ---- Paper ---- */

  /* All that passes goes on paper, not only what is listed so far. */
  function unfold() {
    printing = true;
    kept = limit;
    limit = Infinity;
    showList();
    for (const details of document.querySelectorAll(".event > details:not([open])")) {
      entries.complete(details.parentElement);
      details.dataset.unfolded = "1";
      details.open = true;
    }
  }

  function fold() {
    for (const details of document.querySelectorAll(".event > details[data-unfolded]")) {
      details.open = false;
      delete details.dataset.unfolded;
    }
    printing = false;
    limit = kept;
    showList();
  }

  view.onChange((seen) => {
    limit = AT_ONCE;
    take(seen);
    showList();
    tally(seen);
    markCurrent();
  });
  view.onOpen(show);
  $("more").addEventListener("click", showMore);
  $("widen").addEventListener("click", () => view.change({ all: true, speech: true }));
  $("found").addEventListener("click", () => { $("list").scrollIntoView({ behavior: still ? "auto" : "smooth" }); $("list").focus({ preventScroll: true }); });
  list.addEventListener("click", onClick);
  list.addEventListener("toggle", onToggle, true);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
})();
