/* The filters: each facet's choices with their counts, search, days, scope, and the way back to none. */
"use strict";

(() => {
  const { element, isolated, mark } = page;
  const { state } = view;
  const FIRST_CHOICES = 7;
  const MORE_CHOICES = 200;
  const boxes = new Map();
  let counted = new Map();
  const $ = (id) => document.getElementById(id);

  function build({ name, title, choices }) {
    if (!choices.length) return;
    const set = element("fieldset", {}, element("legend", {}, title));
    const box = { set, choices, lines: new Map(), rest: null };
    boxes.set(name, box);
    for (let i = 0; i < Math.min(choices.length, FIRST_CHOICES); i += 1) draw(name, i);
    if (choices.length > FIRST_CHOICES) set.append(box.rest = moreButton(name));
    $("facets").append(set);
  }

  /* A facet has thousands of choices in a large graph: a line is drawn when it is first to be seen. */
  function draw(name, i) {
    const { set, choices, lines, rest } = boxes.get(name);
    if (lines.has(i)) return;
    const drawn = line(name, choices[i], i);
    lines.set(i, drawn);
    if (rest) rest.before(drawn.line);
    else set.append(drawn.line);
  }

  function line(facet, [key, label], i) {
    const input = element("input", { type: "checkbox" });
    const count = element("span", { className: "n" });
    const name = element("span", { className: "name" });
    if (facet === "standing") name.append(mark(key), " ");
    name.append(isolated(label));
    input.addEventListener("change", () => view.choose(facet, i, input.checked));
    return { input, count, line: element("label", { className: "check" }, input, name, count) };
  }

  function moreButton(name) {
    const box = boxes.get(name);
    const words = (number) => `${number.toLocaleString("en")} more`;
    const button = element("button", { type: "button", className: "link" }, words(box.choices.length - FIRST_CHOICES));
    button.addEventListener("click", () => {
      const waiting = [...box.choices.keys()].filter((i) => !box.lines.has(i));
      for (const i of waiting.slice(0, MORE_CHOICES)) draw(name, i);
      button.textContent = words(waiting.length - MORE_CHOICES);
      if (waiting.length <= MORE_CHOICES) button.remove();
      showFacet(name);
      box.lines.get(waiting[0])?.input.focus();
    });
    return button;
  }

  /* The commonest choices of what passes. */
  function leading(numbers) {
    return [...numbers.keys()].filter((i) => numbers[i]).sort((a, b) => numbers[b] - numbers[a] || a - b).slice(0, FIRST_CHOICES);
  }

  /* Where something is asked, of many choices those are shown that leave something. */
  function showFacet(name) {
    const narrowed = view.isFiltered() && boxes.get(name).rest !== null;
    for (const i of [...view.chosenOf(name), ...(narrowed ? leading(counted.get(name)) : [])]) draw(name, i);
    for (const [i, { input, count, line }] of boxes.get(name).lines) {
      const number = counted.get(name)[i];
      input.checked = view.isChosen(name, i);
      const words = number.toLocaleString("en");
      if (count.textContent !== words) count.textContent = words;
      line.classList.toggle("zero", number === 0);
      line.hidden = narrowed && number === 0 && !input.checked;
    }
  }

  function showCounts(counts) {
    counted = counts;
    for (const name of boxes.keys()) showFacet(name);
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
