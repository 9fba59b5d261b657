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
  /* What a bar may stand for, within how many days an event must lie to stand in one, and the bar of each that does. */
  const UNITS = [[dayOf, 1], [weekOf, 6], [(day) => day.slice(0, 7), 30], [(day) => day.slice(0, 4), 365], [(day) => day.slice(0, 3), 3652]]
    .map(([of, most]) => ({ of, most, keys: null }));
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

  /* The bar of each event that is exact enough, by the event; found once for each unit that is asked for. */
  function keysOf(unit) {
    unit.keys ??= new Map([...widths].filter(([, days]) => days <= unit.most).map(([event]) => [event, unit.of(event.days[0])]));
    return unit.keys;
  }

  function areFew(unit, events) {
    const keys = keysOf(unit);
    const found = new Set();
    for (const event of events) {
      if (keys.has(event) && found.add(keys.get(event)).size > MOST) return false;
    }
    return true;
  }

  function countedBy(unit, events) {
    const keys = keysOf(unit);
    const found = new Map();
    for (const event of events) {
      const key = keys.get(event);
      if (key === undefined) continue;
      const [first, last] = event.days;
      const bar = found.get(key) ?? { key, events: 0, shown: 0, first, last };
      bar.events += 1;
      if (first < bar.first) bar.first = first;
      if (last > bar.last) bar.last = last;
      found.set(key, bar);
    }
    return found;
  }

  function barsOf(shown, timeless) {
    const unit = UNITS.find((each) => areFew(each, timeless)) ?? UNITS.at(-1);
    const found = countedBy(unit, timeless);
    for (const event of shown) if (keysOf(unit).has(event)) found.get(keysOf(unit).get(event)).shown += 1;
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bar]) => bar);
  }

  const written = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  function words(day) {
    return written.format(new Date(`${day}T00:00:00Z`));
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
      if (!isNew || i - last < apart || bars.length - i < apart) return [];
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
