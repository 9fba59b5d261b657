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

  /* Where words are searched, those whose labels have them come first, and the others below a line that says so. */
  function sections(events) {
    const [first, others] = search.parted(events);
    const found = byDay(first).map(({ when, events: held }) => section(when, held));
    if (!others.length) return found;
    const line = element("h2", { className: "elsewhere" }, first.length ? "Found in their passages, names or outlets" : "Found in passages, names or outlets, in no label");
    return [...found, element("section", {}, line), ...byDay(others).map(({ when, events: held }) => section(when, held, element("h2", {}, when)))];
  }

  function showList(shown) {
    listed = search.parted(shown).flat();
    const open = listed.findIndex((event) => event.id === state.open);
    const events = listed.slice(0, Math.max(limit, open + 1));
    const ids = events.map((event) => event.id).join(" ");
    if (rows.events.length && list.dataset.shown !== ids) list.replaceChildren(...sections(events));
    list.dataset.shown = ids;
    events.forEach(search.explain);
    const more = shown.length - events.length;
    $("more").hidden = more === 0;
    $("more").textContent = `Show ${Math.min(more, AT_ONCE).toLocaleString("en")} of ${more.toLocaleString("en")} more`;
  }

  function showMore() {
    const last = list.querySelector(".day:last-child .event:last-child");
    limit += AT_ONCE;
    showList(listed);
    last.nextElementSibling?.querySelector("summary").focus();
  }

  function tally({ shown, whole }) {
    $("none").hidden = shown.length > 0 || !rows.events.length;
    $("reset").hidden = !view.isFiltered();
    $("tally").replaceChildren(element("b", {}, shown.length.toLocaleString("en")),
      ` of ${whole.toLocaleString("en")} ${state.all ? "" : "key "}event${whole === 1 ? "" : "s"}`);
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
    showList(listed);
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
    showList(listed);
  }

  view.onChange((seen) => {
    limit = AT_ONCE;
    showList(seen.shown);
    tally(seen);
    markCurrent();
  });
  view.onOpen(show);
  $("more").addEventListener("click", showMore);
  list.addEventListener("click", onClick);
  list.addEventListener("toggle", onToggle, true);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
})();
