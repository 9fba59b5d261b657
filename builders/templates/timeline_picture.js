/* The picture of the events in time: vis-timeline with our looks. It draws the weightiest events of the time that it
   shows; where there are more, the others stand together as clusters, which a click takes apart. */
"use strict";

(() => {
  const { rows, still, element, isolated, mark } = page;
  const { state, byId } = view;
  const DAY = 86400000;
  const FADE = 2 * DAY;
  /* An event known to no better than this, and to no better than a third of what is in sight, would be a bar from end to
     end that says nothing: where others are known better, it is named below the picture. */
  const VAGUE = 10 * DAY;
  const DRAWN = 60;
  const CELLS = 12;
  const ROWS = 14;
  const DAYS = { millisecond: "SSS", second: "s", minute: "HH:mm", hour: "HH:mm", weekday: "ddd D", day: "D", week: "w", month: "MMM", year: "YYYY" };
  const ROOM = 0.25;
  const NARROW = innerWidth < 640;
  const LONGEST = NARROW ? 26 : 56;
  const LONGEST_IN_ROWS = 16;
  const LETTER = 7;
  const MARKS = 5;
  const $ = (id) => document.getElementById(id);
  const spans = new Map(rows.events.filter((event) => event.days).map((event) => [event, spanOf(event)]));
  let dated = [];
  let undated = [];
  let vague = [];
  let rowOf = new Map();
  let drawn = new vis.DataSet();
  let drawing = "";
  let grouped = "";
  let timeline = null;
  let ready = false;
  let asked = "";
  let named = 0;

  /* Start and end of what is drawn for an event. Where one end is unknown, it fades out there over some days, which
     stand for no date. */
  function spanOf({ days, edge }) {
    const [first, last] = days.map((day) => Date.parse(`${day}T00:00:00Z`));
    if (edge === "day") return [first + DAY / 2, first + DAY / 2];
    return [first - (edge === "until" ? FADE : 0), last + DAY + (edge === "since" ? FADE : 0)];
  }

  /* ---- Items ---- */

  function shorten(text, length) {
    const points = Array.from(text);
    return points.length > length ? `${points.slice(0, length - 1).join("").trimEnd()}…` : text;
  }

  function pin(item) {
    const event = byId.get(item.event);
    if (!event) return element("span", { className: "pin" }, item.content);
    const node = element("span", { className: "pin" }, mark(event.standing), isolated(shorten(event.label, NARROW && state.rows ? LONGEST_IN_ROWS : LONGEST)));
    if (event.rival) node.append(element("i", { title: "accounts differ" }, "≠"));
    return node;
  }

  /* The rows in which an event stands: one for each of its choices that has a row. */
  function rowsOf(event) {
    if (!state.rows) return [undefined];
    const found = [...new Set(view.choicesOf(event, state.rows).map((choice) => rowOf.get(choice) ?? ROWS))];
    return found.length ? found : [ROWS + 1];
  }

  function items(event) {
    const [start, end] = spans.get(event);
    const className = `s-${event.standing} at-${event.edge}${event.key ? "" : " minor"}`;
    const when = start === end ? { type: "point", start } : { type: "range", start, end };
    return rowsOf(event).map((group) => ({ ...when, id: `${event.id}@${group ?? ""}`, event: event.id, group, className, content: "" }));
  }

  function cluster(cell, width, group, events) {
    const content = `${events.length.toLocaleString("en")} more`;
    const [start, end] = [cell * width, (cell + 1) * width];
    return { id: `cluster ${cell} ${group ?? ""}`, group, start, end, type: "range", className: "cluster", content };
  }

  /* Cells are as wide as a power of two of days, so that they stay where they are while the picture moves. */
  function clusters(events, [from, to]) {
    const width = DAY * 2 ** Math.max(0, Math.round(Math.log2((to - from) / CELLS / DAY)));
    const cells = new Map();
    for (const event of events) {
      const [start, end] = spans.get(event);
      const cell = Math.floor((start + end) / 2 / width);
      for (const group of rowsOf(event)) {
        const key = `${cell} ${group ?? ""}`;
        if (!cells.has(key)) cells.set(key, { cell, group, events: [] });
        cells.get(key).events.push(event);
      }
    }
    return [...cells.values()].map(({ cell, group, events: held }) => cluster(cell, width, group, held));
  }

  /* ---- Rows ---- */

  function chooseRows() {
    const counts = new Map();
    for (const event of state.rows ? dated : []) {
      for (const choice of view.choicesOf(event, state.rows)) counts.set(choice, (counts.get(choice) ?? 0) + 1);
    }
    const commonest = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, ROWS);
    rowOf = new Map(commonest.map(([choice], row) => [choice, row]));
  }

  function groupsOf(found) {
    if (!state.rows) return null;
    const used = new Set(found.map(({ group }) => group));
    const { choices } = view.facets.find(({ name }) => name === state.rows);
    return [...[...rowOf].map(([choice, id]) => ({ id, content: choices[choice][1], order: id })),
      { id: ROWS, content: "others", order: ROWS }, { id: ROWS + 1, content: "none named", order: ROWS + 1 },
    ].filter(({ id }) => used.has(id));
  }

  /* ---- Drawing ---- */

  function bounds() {
    const { start, end } = timeline.getWindow();
    return [start.valueOf(), end.valueOf()];
  }

  function lies(event, [from, to]) {
    const [start, end] = spans.get(event);
    return end >= from && start <= to;
  }

  function draw() {
    const [from, to] = bounds();
    const window = [from - (to - from) / 4, to + (to - from) / 4];
    const within = dated.filter((event) => lies(event, window));
    const clear = within.filter((event) => !isVague(event, to - from));
    vague = clear.length ? within.filter((event) => isVague(event, to - from)) : [];
    const near = (clear.length ? clear : within).sort((a, b) => (b.id === state.open) - (a.id === state.open) || b.weight - a.weight);
    const found = [...clusters(near.slice(DRAWN), window), ...near.slice(0, DRAWN).flatMap(items)];
    const wanted = [state.rows, ...found.map(({ id, content }) => id + content)].join(" ");
    sayWhatIsDrawn(near.length);
    if (wanted !== drawing) put(found, wanted);
    timeline.setSelection(drawn.getIds({ filter: ({ event }) => event === state.open }));
  }

  function isVague(event, sight) {
    const [start, end] = spans.get(event);
    return event.edge !== "bar" && event.id !== state.open && end - start > Math.max(VAGUE, sight / 3);
  }

  /* Events without any day are never in the picture; the first of them is one click away. */
  function sayWhatIsDrawn(near) {
    $("drawn").textContent = near > DRAWN
      ? `${DRAWN} weightiest of ${near.toLocaleString("en")} events here; the others are counted in clusters. Click a cluster, zoom in or filter to see them. ` : "";
    sayWhatIsNot(vague, "known to no better than some weeks: in the list only");
    sayWhatIsNot(undated, "without any day: at the end of the list");
  }

  function sayWhatIsNot(events, why) {
    if (!events.length) return;
    $("drawn").append(page.plainButton(`${events.length.toLocaleString("en")} ${why}`, () => view.open(events[0].id)));
  }

  /* What stays is not drawn again: the library measures each label that it draws. */
  function put(found, wanted) {
    drawing = wanted;
    if (state.rows !== grouped) {
      grouped = state.rows;
      drawn = new vis.DataSet(found);
      timeline.setData({ groups: groupsOf(found), items: drawn });
      return;
    }
    if (state.rows) timeline.setGroups(groupsOf(found));
    const ids = new Set(found.map(({ id }) => id));
    drawn.remove(drawn.getIds().filter((id) => !ids.has(id)));
    drawn.update(found.filter(({ id, content }) => drawn.get(id)?.content !== content));
  }

  /* Where what is asked has changed, shows when that is; where nothing is asked any more, the period that it opened on. */
  function turn() {
    if (view.filtering() === asked) return;
    asked = view.filtering();
    if (asked) fit(false);
    else showDays(...rows.window, false);
  }

  /* Keeps something in sight: the open event, else any that passes. */
  function follow() {
    const open = dated.find((event) => event.id === state.open);
    const window = bounds();
    if (open && !lies(open, window)) timeline.moveTo(spans.get(open)[0], { animation: false });
    else if (dated.length && !dated.some((event) => lies(event, window))) fit(false);
  }

  /* The library knows no step between two days and a month: between these, days in fives or tens are named. */
  function nameDays() {
    const [from, to] = bounds();
    const wanted = ((to - from) / DAY / $("picture").clientWidth) * (NARROW ? 44 : 64);
    const step = wanted > 2 && wanted <= 14 ? [5, 10, 15].find((each) => each >= wanted) : 0;
    if (step === named) return;
    named = step;
    timeline.setOptions({
      timeAxis: step ? { scale: "day", step } : { scale: undefined, step: 1 },
      /* A step that began before the picture does would stand at its edge as if it began there. */
      format: { minorLabels: step ? (date) => (date.valueOf() < bounds()[0] ? "" : date.format("D")) : DAYS },
    });
  }

  /* Room at both ends; labels stand to the right of their points, so the last ones need as much as they are wide, but no
     more than a share of the whole. */
  function showSpan(start, end, animation = !still) {
    const room = Math.max((end - start) * 0.06, DAY);
    const from = start - room;
    const wide = timelineWidth();
    const needed = dated.filter((event) => lies(event, [start, end])).map((event) => {
      const label = Math.min((Math.min(event.label.length, LONGEST) + MARKS) * LETTER / wide, 0.45);
      return from + (spans.get(event)[0] - from) / (1 - label);
    });
    const most = end + Math.max((end - start) * (NARROW ? 2 * ROOM : ROOM), room);
    timeline.setWindow(from, Math.min(needed.reduce((last, each) => Math.max(last, each), end + room), most), { animation });
  }

  /* The width in pixels that time has, beside the names of rows. */
  function timelineWidth() {
    return $("picture").querySelector(".vis-center").clientWidth || $("picture").clientWidth;
  }

  function showDays(first, last, animation) {
    showSpan(Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`) + DAY, animation);
  }

  /* All that passes, but for what is known less well than other events and would make years of their days. */
  function fit(animation = !still) {
    if (!dated.length) return;
    const clear = dated.filter((event) => event.edge === "day" || spans.get(event)[1] - spans.get(event)[0] <= VAGUE);
    const found = (clear.length ? clear : dated).map((event) => spans.get(event));
    const [first, last] = [state.from && Date.parse(state.from), state.to && Date.parse(state.to) + DAY];
    const start = found.reduce((least, [each]) => Math.min(least, each), Infinity);
    const end = found.reduce((most, [, each]) => Math.max(most, each), -Infinity);
    showSpan(first ? Math.max(start, first) : start, last ? Math.min(end, last) : end, animation);
  }

  /* ---- Wiring ---- */

  function shift(share) {
    const [start, end] = bounds();
    timeline.setWindow(start + (end - start) * share, end + (end - start) * share, { animation: !still });
  }

  const MOVES = {
    in: () => timeline.zoomIn(0.5, { animation: !still }),
    out: () => timeline.zoomOut(0.5, { animation: !still }),
    fit: () => fit(),
    earlier: () => shift(-0.4),
    later: () => shift(0.4),
  };

  function onSelect({ items: [id] }) {
    const item = drawn.get(id);
    if (item?.event) view.open(item.event);
    else if (item) showSpan(item.start, item.end);
  }

  function build() {
    if (!rows.window) {
      $("picture").append(element("p", { className: "empty" }, "No event has a date, so there is nothing to draw."));
      return;
    }
    timeline = new vis.Timeline($("picture"), drawn, {
      minHeight: 200, maxHeight: NARROW ? 300 : 380, verticalScroll: true, zoomKey: "ctrlKey",
      moment: (date) => vis.moment(date).utc(), template: pin, groupTemplate: (group) => group && isolated(group.content),
      stack: true, margin: { item: { horizontal: 6, vertical: 3 }, axis: 6 }, orientation: "top", showCurrentTime: false,
      order: (a, b) => !a.event - !b.event || a.start - b.start, selectable: true, multiselect: false, showTooltips: false,
      groupOrder: "order", zoomMin: DAY, zoomMax: DAY * 365 * 300, maxMinorChars: NARROW ? 3 : 6,
    });
    /* With rows, what scrolls is the panel of their names: it must be reached by the keyboard. */
    Object.assign($("picture").querySelector(".vis-left"), { tabIndex: 0, ariaLabel: "Rows of the picture", role: "group" });
    timeline.on("select", onSelect);
    timeline.on("rangechanged", () => { if (ready) { nameDays(); draw(); } });
    for (const button of document.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => MOVES[button.dataset.move]());
    }
  }

  function show({ shown }) {
    $("rows-by").value = state.rows;
    dated = shown.filter((event) => event.days);
    undated = shown.filter((event) => !event.days);
    if (!timeline) return;
    chooseRows();
    if (!ready) showDays(...rows.window, false);
    ready = true;
    later();
  }

  /* The list and the counts are painted first: measuring the labels of the picture takes longer than all of them, and
     who types on sees it drawn once. */
  const later = page.idly(() => {
    turn();
    follow();
    nameDays();
    draw();
  });

  $("rows-by").addEventListener("change", () => view.change({ rows: $("rows-by").value }));
  build();
  view.onChange(show);
})();
