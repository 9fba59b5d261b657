/* The strip under the picture: how many events lie in each day (or week, month, year) that has any, if they are known as
   exactly as that, and two handles between which a period is chosen. Times without events take no room, so that a far year does not flatten a dense week. */
"use strict";

(() => {
  const { rows, element } = page;
  const { state } = view;
  const SVG = "http://www.w3.org/2000/svg";
  const MOST = 90;
  const HEIGHT = 36;
  const LABEL = 72;
  const DAY = 86400000;
  /* What a bar may stand for, and within how many days an event must lie to stand in one. */
  const UNITS = [[dayOf, 1], [weekOf, 6], [(day) => day.slice(0, 7), 30], [(day) => day.slice(0, 4), 365], [(day) => day.slice(0, 3), 3652]];
  const $ = (id) => document.getElementById(id);
  const strip = $("strip");
  let bars = [];
  let held = null;
  let wide = innerWidth;

  const mondays = new Map();

  function dayOf(day) {
    return day;
  }

  /* The Monday of a day's week. */
  function weekOf(day) {
    if (!mondays.has(day)) {
      const date = new Date(`${day}T00:00:00Z`);
      mondays.set(day, new Date(date - ((date.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10));
    }
    return mondays.get(day);
  }

  /* Within how many days each dated event lies. */
  const widths = new Map(rows.events.filter(({ days }) => days).map((event) => [event, (Date.parse(event.days[1]) - Date.parse(event.days[0])) / DAY]));

  function placedIn([, most], events) {
    return events.filter((event) => widths.get(event) <= most);
  }

  /* The finest unit of which there are not too many. */
  function unitOf(events) {
    return UNITS.find((each) => new Set(placedIn(each, events).map((event) => each[0](event.days[0]))).size <= MOST) ?? UNITS.at(-1);
  }

  function countedBy(chosen, events) {
    const [unit] = chosen;
    const found = new Map();
    for (const { days: [first, last] } of placedIn(chosen, events)) {
      const key = unit(first);
      const bar = found.get(key) ?? { key, events: 0, shown: 0, first, last };
      bar.events += 1;
      if (first < bar.first) bar.first = first;
      if (last > bar.last) bar.last = last;
      found.set(key, bar);
    }
    return found;
  }

  function barsOf(shown, timeless) {
    const chosen = unitOf(timeless);
    const found = countedBy(chosen, timeless);
    for (const event of placedIn(chosen, shown)) found.get(chosen[0](event.days[0])).shown += 1;
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
    bars = barsOf(shown, timeless);
    strip.hidden = bars.length < 2;
    if (strip.hidden) return;
    const most = Math.max(...bars.map(({ events }) => events));
    const height = (number) => (number ? Math.max(2, (number / most) * HEIGHT) : 0);
    $("strip-bars").setAttribute("viewBox", `0 0 ${bars.length} ${HEIGHT}`);
    $("strip-bars").replaceChildren(...bars.flatMap((bar, i) => [
      rectangle(i + 0.15, 0.7, height(bar.events), "other"),
      rectangle(i + 0.15, 0.7, height(bar.shown), "shown"),
    ]));
    showMonths();
    showHandles();
  }

  /* The month, or the year, wherever a bar is the first of it and there is room for its name. */
  function showMonths() {
    const apart = (LABEL * bars.length) / wide;
    let last = -Infinity;
    const labels = bars.flatMap((bar, i) => {
      const isNew = !i || bar.first.slice(0, 7) !== bars[i - 1].first.slice(0, 7);
      if (!isNew || i - last < apart) return [];
      last = i;
      const label = element("span", {}, words(bar.first).split(" ").slice(-2).map((word) => (word.length > 4 ? word.slice(0, 3) : word)).join(" "));
      label.style.left = `${(i / bars.length) * 100}%`;
      return [label];
    });
    $("strip-months").replaceChildren(...labels);
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
    handle.max = bars.length - 1;
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

  /* Asking for the width at each change would have all be laid out twice. */
  new ResizeObserver(([{ contentRect: { width } }]) => {
    if (!width || width === wide) return;
    wide = width;
    showMonths();
  }).observe(strip);
  listen();
  view.onChange(draw);
})();
