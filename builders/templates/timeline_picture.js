/* The picture of the events in time: vis-timeline with our looks, and the buttons that move it. */
"use strict";

(() => {
  const { rows, still, element, isolated, mark } = page;
  const { state, byId } = view;
  const DAY = 86400000;
  const FADE = 2 * DAY;
  const DRAWN = 240;
  const $ = (id) => document.getElementById(id);

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
    view.change(again ? { from: "", to: "" } : { from: first, to: last });
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
    timeline.on("select", ({ items: [id] }) => { if (id) view.open(id); });
  }

  function showControls() {
    $("rows-by").value = state.rows;
    for (const chip of document.querySelectorAll("[data-first]")) {
      chip.setAttribute("aria-pressed", String(chip.dataset.first === state.from && chip.dataset.last === state.to));
    }
  }

  function showOpen() {
    if (!timeline) return;
    timeline.setSelection(drawn.get(state.open) ? [state.open] : []);
    follow();
  }

  for (const button of document.querySelectorAll("[data-move]")) {
    button.addEventListener("click", () => timeline && MOVES[button.dataset.move]());
  }
  for (const button of document.querySelectorAll("[data-first]")) {
    button.addEventListener("click", () => choosePeriod(button.dataset.first, button.dataset.last));
  }
  $("rows-by").addEventListener("change", () => view.change({ rows: $("rows-by").value }));
  buildPicture();
  view.onChange(({ shown }) => { showControls(); showPicture(shown); showOpen(); });
})();
