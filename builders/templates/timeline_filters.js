/* The filters: each facet's choices with their counts, search, days, scope, and the way back to none. */
"use strict";

(() => {
  const { element, isolated, mark } = page;
  const { state } = view;
  const FIRST_CHOICES = 7;
  const boxes = new Map();
  const $ = (id) => document.getElementById(id);

  function build({ name, title, choices }) {
    if (!choices.length) return;
    const set = element("fieldset", {}, element("legend", {}, title));
    const lines = choices.map(([, label], i) => line(name, label, i));
    boxes.set(name, lines);
    set.append(...lines.slice(0, FIRST_CHOICES).map((each) => each.line));
    if (choices.length > FIRST_CHOICES) set.append(moreButton(name, set));
    $("facets").append(set);
  }

  function line(facet, label, i) {
    const input = element("input", { type: "checkbox" });
    const count = element("span", { className: "n" });
    const name = element("span", { className: "name" });
    if (facet === "standing") name.append(mark(label), " ");
    name.append(isolated(label));
    input.addEventListener("change", () => view.choose(facet, i, input.checked));
    return { input, count, line: element("label", { className: "check" }, input, name, count) };
  }

  function moreButton(facet, set) {
    const lines = boxes.get(facet);
    const button = element("button", { type: "button", className: "link" }, `${lines.length - FIRST_CHOICES} more`);
    button.addEventListener("click", () => {
      set.append(...lines.map((each) => each.line));
      button.remove();
      lines[FIRST_CHOICES].input.focus();
    });
    return button;
  }

  function showCounts(counts) {
    for (const [facet, lines] of boxes) {
      lines.forEach(({ input, count, line }, i) => {
        const number = counts.get(facet)[i];
        input.checked = view.isChosen(facet, i);
        if (input.checked && !line.isConnected) $("facets").children[[...boxes.keys()].indexOf(facet)].lastChild.before(line);
        count.textContent = number.toLocaleString("en");
        line.classList.toggle("zero", number === 0);
      });
    }
  }

  function showScope() {
    for (const button of document.querySelectorAll("[data-scope]")) {
      button.setAttribute("aria-pressed", String((button.dataset.scope === "all") === state.all));
    }
    $("speech").checked = state.speech;
    for (const name of ["from", "to", "search"]) if ($(name).value !== state[name]) $(name).value = state[name];
  }

  for (const button of document.querySelectorAll("[data-scope]")) {
    button.addEventListener("click", () => view.change({ all: button.dataset.scope === "all" }));
  }
  for (const button of document.querySelectorAll("#reset, [data-reset]")) {
    button.addEventListener("click", () => { view.reset(); $("search").focus(); });
  }
  $("search").addEventListener("input", () => view.change({ search: $("search").value }));
  for (const end of ["from", "to"]) $(end).addEventListener("change", () => view.change({ [end]: $(end).value }));
  $("speech").addEventListener("change", () => view.change({ speech: $("speech").checked }));
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filter-box").open = innerWidth > 960;
  page.onSlash($("search"));
  view.facets.forEach(build);
  view.onChange(({ counts }) => { showScope(); showCounts(counts); });
})();
