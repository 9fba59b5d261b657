/* The timeline: one state (filters, scope, open event) drives the list, the counts, the picture and the hash. */
"use strict";

(() => {
  const { rows, still, element, isolated, mark } = page;
  const DAY = 86400000;
  const FADE = 2 * DAY;
  const DRAWN = 240;
  const FIRST_CHOICES = 7;
  const byId = new Map(rows.events.map((event) => [event.id, event]));
  const items = new Map(rows.events.map((event) => [event.id, document.getElementById(event.id)]));
  const words = new Map();
  const $ = (id) => document.getElementById(id);

  const state = { all: false, speech: false, search: "", from: "", to: "", open: "", rows: "", chosen: new Map() };

  /* ---- Which events pass ---- */

  function wordsOf(id) {
    if (!words.has(id)) words.set(id, items.get(id).textContent.toLowerCase());
    return words.get(id);
  }

  function inScope(event) {
    return (state.all || event.key) && (state.speech || !event.folded);
  }

  function passesFacet(event, facet) {
    const chosen = state.chosen.get(facet);
    return !chosen || !chosen.size || event.in[facet].some((choice) => chosen.has(choice));
  }

  function passesSearch(event) {
    return state.search.toLowerCase().split(/\s+/).every((part) => !part || wordsOf(event.id).includes(part));
  }

  /* Whether an event may lie in the period asked for; those without any day lie in none. */
  function passesPeriod(event) {
    if (!state.from && !state.to) return true;
    return Boolean(event.days) && (!state.from || event.days[1] >= state.from) && (!state.to || event.days[0] <= state.to);
  }

  function passing(except) {
    return rows.events.filter((event) => inScope(event) && passesPeriod(event)
      && rows.facets.every(([facet]) => facet === except || passesFacet(event, facet))
      && passesSearch(event));
  }

  function isFiltered() {
    return state.search !== "" || state.from !== "" || state.to !== "" || [...state.chosen.values()].some((chosen) => chosen.size);
  }

  /* ---- The list and its tally ---- */

  function showList(shown) {
    const ids = new Set(shown.map((event) => event.id));
    for (const [id, item] of items) item.hidden = !ids.has(id);
    for (const day of document.querySelectorAll(".day")) day.hidden = !day.querySelector(".event:not([hidden])");
    document.querySelector(".list").classList.add("ready");
    $("none").hidden = shown.length > 0 || !rows.events.length;
    $("reset").hidden = !isFiltered();
    const whole = rows.events.filter(inScope).length;
    $("tally").replaceChildren(element("b", {}, shown.length.toLocaleString("en")),
      ` of ${whole.toLocaleString("en")} ${state.all ? "" : "key "}event${whole === 1 ? "" : "s"}`);
  }

  function showScope() {
    for (const button of document.querySelectorAll("[data-scope]")) {
      button.setAttribute("aria-pressed", String((button.dataset.scope === "all") === state.all));
    }
    $("speech").checked = state.speech;
    $("rows-by").value = state.rows;
    $("from").value = state.from;
    $("to").value = state.to;
    for (const chip of document.querySelectorAll("[data-first]")) {
      chip.setAttribute("aria-pressed", String(chip.dataset.first === state.from && chip.dataset.last === state.to));
    }
    if ($("search").value !== state.search) $("search").value = state.search;
  }

  /* ---- The facets and their counts ---- */

  const boxes = new Map();

  function buildFacet([facet, title, choices]) {
    if (!choices.length) return;
    const set = element("fieldset", {}, element("legend", {}, title));
    boxes.set(facet, choices.map(([, label], i) => {
      const input = element("input", { type: "checkbox" });
      const count = element("span", { className: "n" });
      const name = element("span", { className: "name" });
      if (facet === "standing") name.append(mark(label), " ");
      name.append(isolated(label));
      const line = element("label", { className: "check", hidden: i >= FIRST_CHOICES }, input, name, count);
      input.addEventListener("change", () => choose(facet, i, input.checked));
      set.append(line);
      return { input, count, line };
    }));
    if (choices.length > FIRST_CHOICES) set.append(moreButton(facet, choices.length));
    $("facets").append(set);
  }

  function moreButton(facet, length) {
    const button = element("button", { type: "button", className: "link" }, `${length - FIRST_CHOICES} more`);
    button.addEventListener("click", () => {
      const next = boxes.get(facet)[FIRST_CHOICES];
      for (const { line } of boxes.get(facet)) line.hidden = false;
      button.remove();
      next.input.focus();
    });
    return button;
  }

  function choose(facet, choice, on) {
    if (!state.chosen.has(facet)) state.chosen.set(facet, new Set());
    state.chosen.get(facet)[on ? "add" : "delete"](choice);
    show();
  }

  function showCounts() {
    for (const [facet, lines] of boxes) {
      const counts = new Array(lines.length).fill(0);
      for (const event of passing(facet)) for (const choice of event.in[facet]) counts[choice] += 1;
      const chosen = state.chosen.get(facet);
      lines.forEach(({ input, count, line }, i) => {
        input.checked = Boolean(chosen && chosen.has(i));
        if (input.checked) line.hidden = false;
        count.textContent = counts[i].toLocaleString("en");
        line.classList.toggle("zero", counts[i] === 0);
      });
    }
  }

  /* ---- The picture ---- */

  let drawn = new vis.DataSet();
  let drawing = "";
  let timeline = null;
  let firstDrawn = false;

  function shorten(text, length) {
    const points = Array.from(text);
    return points.length > length ? `${points.slice(0, length - 1).join("").trimEnd()}…` : text;
  }

  function pin(item) {
    const event = byId.get(item.id);
    const node = element("span", { className: "pin" }, mark(event.standing), isolated(shorten(event.label, innerWidth < 640 ? 34 : 56)));
    if (event.rival) node.append(element("i", { title: "accounts differ" }, "≠"));
    return node;
  }

  function groupOf(event) {
    return state.rows ? (event.in[state.rows][0] ?? -1) : undefined;
  }

  function picture(event) {
    const [first, last] = event.days.map((day) => Date.parse(`${day}T00:00:00Z`));
    const base = { id: event.id, group: groupOf(event), className: `s-${event.standing} at-${event.edge}${event.key ? "" : " minor"}`, content: "" };
    if (event.edge === "day") return { ...base, type: "point", start: first + DAY / 2 };
    /* One end unknown: the bar fades out there over some days, which stand for no date. */
    const before = event.edge === "until" ? FADE : 0;
    const after = event.edge === "since" ? FADE : 0;
    return { ...base, type: "range", start: first - before, end: last + DAY + after };
  }

  function groupRows(shown) {
    const used = new Set(shown.map(groupOf));
    const [, , choices] = rows.facets.find(([facet]) => facet === state.rows);
    return [...choices.map(([, label], id) => ({ id, content: label, order: id })),
      { id: -1, content: "none named", order: choices.length }].filter((group) => used.has(group.id));
  }

  /* The weightiest events that pass; more labels than that nobody can read, and stacking them takes seconds. */
  function showPicture(shown) {
    if (!timeline) return;
    const dated = shown.filter((event) => event.days);
    const heavy = dated.sort((a, b) => b.weight - a.weight).slice(0, DRAWN);
    $("drawn").textContent = heavy.length < dated.length ? `The picture holds the ${DRAWN} weightiest of ${dated.length.toLocaleString("en")}; filter or narrow it to see others.` : "";
    const wanted = [state.rows, ...heavy.map((event) => event.id)].join(" ");
    if (wanted === drawing) return;
    drawing = wanted;
    drawn = new vis.DataSet(heavy.map(picture));
    timeline.setData({ groups: state.rows ? groupRows(heavy) : null, items: drawn });
    follow();
  }

  /* Keeps something in sight: the open event, else any that is drawn. Before the first drawing vis-timeline sets the
     opening window itself, which would undo this. */
  function follow() {
    if (!firstDrawn) return;
    const open = drawn.get(state.open) && byId.get(state.open);
    if (open && !isInWindow(open)) timeline.moveTo(`${open.days[0]}T12:00:00Z`, { animation: false });
    else if (drawn.length && !drawn.getIds().some((id) => isInWindow(byId.get(id)))) timeline.fit({ animation: false });
  }

  function isInWindow(event) {
    const { start, end } = timeline.getWindow();
    return Date.parse(event.days[1]) + DAY >= start && Date.parse(event.days[0]) <= end;
  }

  function windowOf(first, last) {
    const start = Date.parse(`${first}T00:00:00Z`);
    const end = Date.parse(`${last}T00:00:00Z`) + DAY;
    const room = Math.max((end - start) * 0.06, DAY);
    /* The labels stand to the right of their points, so the last ones need room there. */
    return [start - room, end + Math.max((end - start) * 0.4, room)];
  }

  /* A period chosen twice is let go again. */
  function choosePeriod(first, last) {
    const again = state.from === first && state.to === last;
    [state.from, state.to] = again ? ["", ""] : [first, last];
    show();
    if (timeline) moveTo(...(again ? rows.window : [first, last]));
  }

  function moveTo(first, last) {
    timeline.setWindow(...windowOf(first, last), { animation: !still });
  }

  const MOVES = {
    in: () => timeline.zoomIn(0.5, { animation: !still }),
    out: () => timeline.zoomOut(0.5, { animation: !still }),
    fit: () => timeline.fit({ animation: !still }),
    earlier: () => shift(-0.4),
    later: () => shift(0.4),
  };

  function shift(share) {
    const { start, end } = timeline.getWindow();
    const by = (end - start) * share;
    timeline.setWindow(start.valueOf() + by, end.valueOf() + by, { animation: !still });
  }

  function buildPicture() {
    if (!rows.window) {
      $("picture").append(element("p", { className: "empty" }, "No event has a date, so there is nothing to draw."));
      return;
    }
    const [start, end] = windowOf(...rows.window);
    timeline = new vis.Timeline($("picture"), drawn, {
      start, end, minHeight: 200, maxHeight: innerWidth < 640 ? 300 : 380, verticalScroll: true, zoomKey: "ctrlKey",
      moment: (date) => vis.moment(date).utc(), template: pin, groupTemplate: (group) => group && isolated(group.content),
      stack: true, margin: { item: { horizontal: 6, vertical: 3 }, axis: 6 }, orientation: "top", showCurrentTime: false,
      selectable: true, multiselect: false, showTooltips: false, groupOrder: "order", zoomMin: DAY, zoomMax: DAY * 365 * 300,
      onInitialDrawComplete: () => { firstDrawn = true; follow(); },
    });
    timeline.on("select", ({ items: [id] }) => { if (id) open(id); });
  }

  /* ---- One event ---- */

  function markCurrent(id) {
    for (const item of document.querySelectorAll(".event.current")) item.classList.remove("current");
    if (items.has(id)) items.get(id).classList.add("current");
    if (!timeline) return;
    timeline.setSelection(drawn.get(id) ? [id] : []);
    follow();
  }

  /* Opens an event's accounts, widening the view where the filters would hide it. */
  function open(id) {
    const event = byId.get(id);
    if (!event) return;
    const hidden = !passing().includes(event);
    state.open = id;
    state.all = state.all || !event.key;
    state.speech = state.speech || event.folded;
    if (hidden && !passing().includes(event)) clear();
    show();
    const item = items.get(id);
    item.querySelector("details").open = true;
    item.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
    item.querySelector("summary").focus({ preventScroll: true });
  }

  function clear() {
    state.search = state.from = state.to = "";
    state.chosen.clear();
  }

  function reset() {
    clear();
    show();
    $("search").focus();
  }

  /* ---- The passage in its article ---- */

  function readerMark([start, end, id], points) {
    const text = points.slice(start, end).join("");
    const button = element("button", { type: "button", title: byId.has(id) ? byId.get(id).label : "" }, text);
    button.addEventListener("click", () => { $("reader").close(); open(id); });
    return button;
  }

  /* Article text in pieces: plain, the passage that was asked for, and in both the triggers of events. */
  function readerPieces(points, marks, from, to) {
    const pieces = [];
    const here = element("span", { className: "here" });
    let at = 0;
    const put = (node, offset) => (offset >= from && offset < to ? here : { append: (child) => pieces.push(child) }).append(node);
    const plain = (until) => {
      for (const edge of [from, to, until].filter((edge) => edge > at && edge <= until).sort((a, b) => a - b)) {
        if (at === from) pieces.push(here);
        if (edge > at) put(points.slice(at, edge).join(""), at);
        at = edge;
      }
      if (at === from && !pieces.includes(here)) pieces.push(here);
    };
    for (const found of marks) {
      if (found[0] < at) continue;
      plain(found[0]);
      put(readerMark(found, points), at);
      at = found[1];
    }
    plain(points.length);
    return { pieces, here };
  }

  function read(button) {
    const article = rows.articles[button.dataset.article];
    const { text, marks } = rows.texts[article.text];
    const points = Array.from(text);
    const { pieces, here } = readerPieces(points, marks, Number(button.dataset.from), Number(button.dataset.to));
    $("reader-title").replaceChildren(isolated(article.title));
    $("reader-source").replaceChildren(isolated([article.publisher, article.published].filter(Boolean).join(", ")));
    if (article.link) {
      $("reader-source").append(" ", element("a", { href: article.link, target: "_blank", rel: "noopener noreferrer" }, "original"));
    }
    $("reader-text").replaceChildren(...pieces);
    $("reader").showModal();
    here.scrollIntoView({ block: "center" });
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
    for (const [facet, , choices] of rows.facets) {
      const chosen = state.chosen.get(facet);
      if (chosen) for (const choice of [...chosen].sort((a, b) => a - b)) parameters.append(facet, choices[choice][0]);
    }
    if (state.open) parameters.set("event", state.open);
    page.writeHash(parameters);
  }

  function dayOf(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text) ? text : "";
  }

  function fromHash() {
    const parameters = page.readHash();
    state.all = parameters.has("all") || !rows.events.some((event) => event.key);
    state.speech = parameters.has("speech");
    state.search = parameters.get("q") || "";
    state.from = dayOf(parameters.get("from"));
    state.to = dayOf(parameters.get("to"));
    state.rows = rows.facets.some(([facet]) => facet === parameters.get("rows")) ? parameters.get("rows") : "";
    state.chosen.clear();
    for (const [facet, , choices] of rows.facets) {
      const wanted = new Set(parameters.getAll(facet));
      const chosen = choices.flatMap(([key], i) => (wanted.has(key) ? [i] : []));
      if (chosen.length) state.chosen.set(facet, new Set(chosen));
    }
    state.open = byId.has(parameters.get("event")) ? parameters.get("event") : "";
    show();
    if (state.open) open(state.open);
  }

  function show() {
    const shown = passing();
    showScope();
    showList(shown);
    showCounts();
    showPicture(shown);
    if (event.target.open) {
      const detail = { event: byId.get(item.id), element: item.querySelector(".body") };
      document.dispatchEvent(new CustomEvent("dateline:detail", { detail }));
    }
    markCurrent(state.open);
    toHash();
  }

  /* ---- Wiring ---- */

  function listen() {
    for (const button of document.querySelectorAll("[data-scope]")) {
      button.addEventListener("click", () => { state.all = button.dataset.scope === "all"; show(); });
    }
    for (const button of document.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => timeline && MOVES[button.dataset.move]());
    }
    for (const button of document.querySelectorAll("[data-first]")) {
      button.addEventListener("click", () => choosePeriod(button.dataset.first, button.dataset.last));
    }
    for (const button of document.querySelectorAll("#reset, [data-reset]")) button.addEventListener("click", reset);
    $("search").addEventListener("input", () => { state.search = $("search").value; show(); });
    for (const end of ["from", "to"]) $(end).addEventListener("change", () => { state[end] = $(end).value; show(); });
    $("speech").addEventListener("change", () => { state.speech = $("speech").checked; show(); });
    $("rows-by").addEventListener("change", () => { state.rows = $("rows-by").value; show(); });
    $("filters").addEventListener("submit", (event) => event.preventDefault());
    $("reader-close").addEventListener("click", () => $("reader").close());
    document.querySelector(".list").addEventListener("click", onListClick);
    document.querySelector(".list").addEventListener("toggle", onToggle, true);
    addEventListener("hashchange", fromHash);
    addEventListener("beforeprint", () => unfold(true));
    addEventListener("afterprint", () => unfold(false));
    page.onSlash($("search"));
  }

  function onListClick(event) {
    const passage = event.target.closest(".passage");
    const link = event.target.closest("a[href^='#']");
    if (passage) read(passage);
    if (link) {
      event.preventDefault();
      open(link.hash.slice(1));
    }
  }

  function onToggle(event) {
    const item = event.target.closest(".event");
    if (!item || printing) return;
    if (event.target.open) state.open = item.id;
    else if (state.open === item.id) state.open = "";
    markCurrent(state.open);
    toHash();
  }

  let printing = false;

  function unfold(on) {
    printing = on;
    for (const details of document.querySelectorAll(".event:not([hidden]) > details")) {
      if (on && !details.open) details.dataset.unfolded = "1";
      if (on) details.open = true;
      else if (details.dataset.unfolded) {
        details.open = false;
        delete details.dataset.unfolded;
      }
    }
  }

  $("filter-box").open = innerWidth > 960;
  rows.facets.forEach(buildFacet);
  buildPicture();
  listen();
  fromHash();
})();
