/* The filters of the actor page, its list, and the start: the view that the hash names, now and whenever it changes. */
"use strict";

(() => {
  const { rows, still, element, fold } = page;
  const { state, days } = actors;
  const $ = (id) => document.getElementById(id);

  function inWords(day) {
    return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  }

  function showControls() {
    for (const button of document.querySelectorAll("[data-scope]")) {
      button.setAttribute("aria-pressed", String((button.dataset.scope === "all") === state.all));
    }
    $("type").value = state.type;
    $("standing").value = state.standing;
    showPeriod();
  }

  function showPeriod() {
    $("period").hidden = days.length < 2;
    if (days.length < 2) return;
    const last = days.length - 1;
    const first = state.from ? Math.max(days.findIndex((day) => day >= state.from), 0) : 0;
    const end = state.to ? Math.max(days.findLastIndex((day) => day <= state.to), 0) : last;
    for (const [id, value, edge] of [["from", first, "first-day"], ["to", end, "last-day"]]) {
      $(id).max = last;
      $(id).value = value;
      $(id).setAttribute("aria-valuetext", inWords(days[value]));
      $(edge).textContent = inWords(days[value]);
    }
    $("span").style.left = `${100 * first / last}%`;
    $("span").style.right = `${100 - 100 * end / last}%`;
  }

  function onPeriod(event) {
    let [first, end] = [Number($("from").value), Number($("to").value)];
    if (first > end) [first, end] = event.target.id === "from" ? [end, end] : [first, first];
    actors.change({ from: first > 0 ? days[first] : "", to: end < days.length - 1 ? days[end] : "" });
  }

  function showCurrent() {
    for (const item of document.querySelectorAll(".actors .current")) item.classList.remove("current");
    if (state.actor && !state.other) $(state.actor).classList.add("current");
  }

  function onSearch() {
    const wanted = fold($("search").value.trim());
    const found = Object.entries(rows.actors).find(([, actor]) => [actor.label, ...actor.names].some((name) => fold(name) === wanted));
    if (found) actors.show(found[0]);
  }

  function onName(event) {
    event.preventDefault();
    actors.show(event.currentTarget.hash.slice(1));
    $("panel").focus({ preventScroll: true });
    $("panel").scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  }

  /* On paper all that have names are listed. */
  function unfold() {
    for (const box of document.querySelectorAll(".kind > details:not([open])")) {
      box.open = true;
      box.dataset.unfolded = "1";
    }
  }

  function refold() {
    for (const box of document.querySelectorAll(".kind > details[data-unfolded]")) {
      box.open = false;
      delete box.dataset.unfolded;
    }
  }

  function listen() {
    addEventListener("beforeprint", unfold);
    addEventListener("afterprint", refold);
    for (const button of document.querySelectorAll("[data-scope]")) {
      button.addEventListener("click", () => actors.widen(button.dataset.scope === "all"));
    }
    for (const link of document.querySelectorAll(".actors .name")) link.addEventListener("click", onName);
    for (const name of ["type", "standing"]) {
      $(name).addEventListener("change", () => actors.change({ [name]: $(name).value }));
    }
    for (const end of ["from", "to"]) $(end).addEventListener("input", onPeriod);
    $("search").addEventListener("input", onSearch);
    $("search").addEventListener("keydown", (event) => { if (event.key === "Enter") onSearch(); });
    addEventListener("hashchange", actors.fromHash);
    page.onSlash($("search"));
  }

  $("names").append(...Object.values(rows.actors).map((actor) => element("option", { value: actor.label })));
  actors.onChange(showControls);
  actors.onChange(showCurrent);
  listen();
  actors.fromHash();
})();
