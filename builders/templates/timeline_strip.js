/* The strip under the picture: how many events lie in each day (or week, month, year) that has any, and two handles
   between which a period is chosen. Times without events take no room, so that a far year does not flatten a dense week. */
"use strict";

(() => {
  const { rows } = page;
  const { state } = view;
  const SVG = "http://www.w3.org/2000/svg";
  const MOST = 90;
  const HEIGHT = 36;
  const GAP = 0.6;
  const UNITS = [dayOf, weekOf, (day) => day.slice(0, 7), (day) => day.slice(0, 4), (day) => day.slice(0, 3)];
  const $ = (id) => document.getElementById(id);
  const strip = $("strip");
  const bars = unitsOf(rows.events.filter((event) => event.days));
  const barOf = new Map(bars.flatMap((bar, i) => bar.events.map((event) => [event, i])));
  let held = null;

  function dayOf(day) {
    return day;
  }

  /* The Monday of a day's week. */
  function weekOf(day) {
    const date = new Date(`${day}T00:00:00Z`);
    return new Date(date - ((date.getUTCDay() + 6) % 7) * 86400000).toISOString().slice(0, 10);
  }

  /* An event stands at its last possible day, as it had happened by then. */
  function unitsOf(events) {
    const days = events.map((event) => event.days[1]);
    const unit = UNITS.find((each) => new Set(days.map(each)).size <= MOST) ?? UNITS.at(-1);
    const found = new Map();
    for (const event of events) {
      const key = unit(event.days[1]);
      if (!found.has(key)) found.set(key, { events: [], first: event.days[1], last: event.days[1] });
      const bar = found.get(key);
      bar.events.push(event);
      if (event.days[1] < bar.first) bar.first = event.days[1];
      if (event.days[1] > bar.last) bar.last = event.days[1];
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bar]) => bar);
  }

  function words(day) {
    return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  }

  /* ---- Drawing ---- */

  function rectangle(x, width, height, name) {
    const rect = document.createElementNS(SVG, "rect");
    for (const [key, value] of Object.entries({ x, width, height, y: HEIGHT - height, class: name })) rect.setAttribute(key, value);
    return rect;
  }

  function draw({ shown, timeless }) {
    const counts = [shown, timeless].map((events) => {
      const found = new Array(bars.length).fill(0);
      for (const event of events) if (barOf.has(event)) found[barOf.get(event)] += 1;
      return found;
    });
    const most = Math.max(1, ...counts[1]);
    const height = (number) => (number ? Math.max(2, (number / most) * HEIGHT) : 0);
    $("strip-bars").replaceChildren(...bars.flatMap((_, i) => [
      rectangle(i + GAP / 4, 1 - GAP / 2, height(counts[1][i]), "other"),
      rectangle(i + GAP / 4, 1 - GAP / 2, height(counts[0][i]), "shown"),
    ]));
    showHandles();
  }

  function showHandles() {
    const from = state.from ? bars.findIndex((bar) => bar.last >= state.from) : 0;
    const to = state.to ? bars.findLastIndex((bar) => bar.first <= state.to) : bars.length - 1;
    set($("strip-from"), from < 0 ? bars.length - 1 : from, "first");
    set($("strip-to"), Math.max(to, 0), "last");
    $("strip-words").textContent = `${words(state.from || bars[0].first)} – ${words(state.to || bars.at(-1).last)}`;
    for (const chip of document.querySelectorAll("[data-first]")) {
      chip.setAttribute("aria-pressed", String(chip.dataset.first === state.from && chip.dataset.last === state.to));
    }
  }

  function set(handle, bar, end) {
    handle.value = bar;
    handle.setAttribute("aria-valuetext", words(bars[bar][end]));
  }

  /* ---- Choosing ---- */

  function choose(one, other) {
    const [from, to] = one < other ? [one, other] : [other, one];
    view.change({
      from: from === 0 ? "" : bars[from].first,
      to: to === bars.length - 1 ? "" : bars[to].last,
    });
  }

  function barAt(event) {
    const { left, width } = $("strip-bars").getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * bars.length)));
  }

  function choosePeriod(first, last) {
    const again = state.from === first && state.to === last;
    view.change(again ? { from: "", to: "" } : { from: first, to: last });
    picture.showDays(...(again ? rows.window : [first, last]));
  }

  function listen() {
    for (const chip of document.querySelectorAll("[data-first]")) {
      chip.addEventListener("click", () => choosePeriod(chip.dataset.first, chip.dataset.last));
    }
    for (const handle of [$("strip-from"), $("strip-to")]) {
      handle.max = bars.length - 1;
      handle.addEventListener("input", () => choose(Number($("strip-from").value), Number($("strip-to").value)));
    }
    $("strip-bars").addEventListener("pointerdown", (event) => {
      held = barAt(event);
      $("strip-bars").setPointerCapture(event.pointerId);
      choose(held, held);
    });
    $("strip-bars").addEventListener("pointermove", (event) => { if (held !== null) choose(held, barAt(event)); });
    for (const end of ["pointerup", "pointercancel"]) $("strip-bars").addEventListener(end, () => { held = null; });
  }

  strip.hidden = bars.length < 2;
  if (strip.hidden) return;
  $("strip-bars").setAttribute("viewBox", `0 0 ${bars.length} ${HEIGHT}`);
  listen();
  view.onChange(draw);
})();
