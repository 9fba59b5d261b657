/* The correction tray: what a reader finds wrong in an event or actor becomes lines for dateline.toml. */
"use strict";

const tray = (() => {
  const { rows: { tray: known }, element, isolated } = page;
  const KEPT = `dateline corrections of ${known.corpus}`;
  const CHOICES = 8;
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  const $ = (id) => document.getElementById(id);
  let decided = [];
  let by = "";

  /* ---- What is kept; a browser that keeps nothing for files still has it in memory ---- */

  function isSound(one) {
    return one && typeof one.verb === "string" && Array.isArray(one.subjects) && one.subjects.length > 0
      && Array.isArray(one.words) && typeof one.about === "string";
  }

  function load() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT) || "{}");
      decided = (Array.isArray(kept.decided) ? kept.decided : []).filter(isSound);
      by = typeof kept.by === "string" ? kept.by : "";
    } catch { /* Not allowed to keep anything, or what is kept is no JSON: the tray starts empty. */ }
  }

  function keep() {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ decided, by }));
    } catch { /* It stays in memory. */ }
    show();
  }

  /* ---- Lines of TOML, as docs/corrections.md gives them ---- */

  function line(text) {
    return String(text).trim().replace(/\s+/g, " ");
  }

  function quoted(text) {
    const sound = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "?");
    return JSON.stringify(sound).replaceAll("\x7f", "\\u007f");
  }

  function written(subject) {
    if (subject.name && !subject.article) return quoted(subject.name);
    const said = ["name", "article", "quote", "trigger"].filter((key) => subject[key]).map((key) => `${key} = ${quoted(subject[key])}`);
    if (subject.nth > 1) said.push(`nth = ${subject.nth}`);
    return `{ ${said.join(", ")} }`;
  }

  function writtenAll({ verb, subjects }) {
    if (verb !== "merge" && verb !== "split") return written(subjects[0]);
    const plain = subjects.every((subject) => subject.name && !subject.article);
    return plain ? `[${subjects.map(written).join(", ")}]` : `[\n${subjects.map((one) => `  ${written(one)},\n`).join("")}]`;
  }

  function table(one) {
    const lines = ["[[corrections]]", `${one.verb} = ${writtenAll(one)}`];
    for (const [key, value] of [["to", one.to], ["reason", one.reason], ["by", by]]) {
      if (value && line(value)) lines.push(`${key} = ${quoted(line(value))}`);
    }
    if (one.date) lines.push(`date = ${one.date}`);
    return lines.join("\n") + "\n";
  }

  function text() {
    return decided.map(table).join("\n");
  }

  /* ---- Dates that the build understands ---- */

  function isDay(year, month = "01", day = "01") {
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
  }

  function isPoint(text) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/.exec(text);
    return Boolean(match) && match[1] !== "0000" && isDay(match[1], match[2], match[3]);
  }

  function isSpan(text) {
    const inner = /^\[(.*)\.\.(.*)\]$/.exec(text) || /^([^[\]/]*)\/([^[\]/]*)$/.exec(text);
    const ends = inner ? inner.slice(1).filter((end) => end && end !== "..") : [];
    return ends.length > 0 && ends.every(isPoint) && (ends.length === 1 || ends[0].slice(0, ends[1].length) <= ends[1]);
  }

  function isEnglish(text) {
    const match = /^(\d{1,2}) ([a-z]{3,9}) (\d{4})$/i.exec(text);
    const month = match ? MONTHS.indexOf(match[2].slice(0, 3).toLowerCase()) + 1 : 0;
    return month > 0 && isDay(match[3], String(month).padStart(2, "0"), match[1].padStart(2, "0"));
  }

  function isDate(text) {
    return text.toLowerCase() === "unknown" || isPoint(text) || isSpan(text) || isEnglish(text);
  }

  /* ---- What is corrected ---- */

  function citation([article, sentence, trigger, nth]) {
    return { article: known.articles[article], quote: known.sentences[sentence], trigger, nth };
  }

  const eventSubject = (id) => citation(known.events[id].cited[0]);
  const actorSubject = (id) => ({ name: known.actors[id].call });

  function decide(one) {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const same = (other) => other.verb === one.verb && JSON.stringify([other.subjects, other.to]) === JSON.stringify([one.subjects, one.to]);
    const replaced = (other) => ["redate", "retype", "rename"].includes(one.verb) && other.verb === one.verb && other.about === one.about;
    decided = [...decided.filter((other) => !same(other) && !replaced(other)), { ...one, date: day }];
    keep();
  }

  function takeBack(one) {
    decided = decided.filter((other) => other !== one);
    keep();
  }

  /* In words: every second part comes from the articles, and is isolated. */
  function inWords({ words }) {
    return words.map((part, i) => (i % 2 ? isolated(part) : part));
  }

  /* ---- The forms ---- */

  function labelled(words, input) {
    return element("label", {}, words, input);
  }

  function choiceOf(options, type, name) {
    const set = element("fieldset", {});
    const inputs = options.map((option) => {
      const input = element("input", { type, name, value: option.value });
      set.append(element("label", {}, input, element("span", {}, ...option.words)));
      return input;
    });
    return { set, chosen: () => inputs.filter((input) => input.checked).map((input) => input.value) };
  }

  function wordsOf(text) {
    return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) || []);
  }

  /* Others of the page, those first that share most words with what is typed, else with the thing itself. */
  function likest(all, id, typed) {
    const names = (one) => (one.names || [one.label]).join(" ");
    const wanted = wordsOf(typed || names(all[id]));
    const shared = ([, one]) => [...wordsOf(names(one))].filter((word) => [...wanted].some((part) => word.startsWith(part))).length;
    return Object.entries(all).filter(([other]) => other !== id)
      .map((entry) => [shared(entry), entry]).filter(([count]) => count > 0)
      .sort((a, b) => b[0] - a[0]).slice(0, CHOICES).map(([, entry]) => entry);
  }

  function sameForm(all, id, subject) {
    const search = element("input", { type: "search", autocomplete: "off" });
    const place = element("div", {});
    let choice;
    function fill() {
      const options = likest(all, id, search.value.trim()).map(([other, one]) => (
        { value: other, words: [isolated(one.label), one.when ? element("small", {}, ` ${one.when}`) : ""] }));
      choice = choiceOf(options, "radio", `same-${id}`);
      if (!options.length) choice.set.append(element("small", {}, "Nothing here is called so."));
      place.replaceChildren(choice.set);
    }
    search.addEventListener("input", fill);
    fill();
    return { fields: [labelled("The same as (type to find it)", search), place], read: () => {
      const [other] = choice.chosen();
      if (!other) return "Choose what it is the same as.";
      return [{ verb: "merge", subjects: [subject(id), subject(other)], words: ["", all[id].label, " and ", all[other].label, " are one"] }];
    } };
  }

  function dateForm(all, id) {
    const input = element("input", { type: "text", autocomplete: "off", placeholder: "2022-01-31" });
    const hint = element("small", {}, `Now: ${all[id].when}. A day, month or year as 2022-01-31, 2022-01, 2022; about: 2022-01-31~; `
      + "lasted: 2022-01-03/2022-01-05; some day between: [2022-01-03..2022-01-05]; or unknown.");
    return { fields: [labelled("It happened on", input), hint], read: () => {
      const to = line(input.value);
      if (!isDate(to)) return "This is no date in one of the forms below.";
      return [{ verb: "redate", subjects: [eventSubject(id)], to, words: ["date ", all[id].label, ` to ${to}`] }];
    } };
  }

  function selectForm(all, id, subject, question, options) {
    const select = element("select", {}, element("option", { value: "" }, "choose"),
      ...options.map(([value, words]) => element("option", { value }, words)));
    return { fields: [labelled(question, select)], read: () => {
      if (!select.value) return "Choose one.";
      return [{ verb: "retype", subjects: [subject(id)], to: select.value, words: ["", all[id].label, ` is: ${select.selectedOptions[0].textContent}`] }];
    } };
  }

  function nameForm(all, id, subject) {
    const input = element("input", { type: "text", autocomplete: "off", value: all[id].label });
    return { fields: [labelled("Better words", input)], read: () => {
      const to = line(input.value);
      if (!to || to === all[id].label) return "Write how it shall be called.";
      return [{ verb: "rename", subjects: [subject(id)], to, words: ["call ", all[id].label, " ", to] }];
    } };
  }

  function dropForm(all, id, subject) {
    return { fields: [element("span", {}, "It leaves the graph and its pages at the next build.")],
      read: () => [{ verb: "drop", subjects: [subject(id)], words: ["leave out ", all[id].label] }] };
  }

  /* Each thing chosen is kept apart from the first that stays. */
  function partForm(options, question, wordsFor) {
    const choice = choiceOf(options.map(({ words }, value) => ({ value, words })), "checkbox", "part");
    choice.set.prepend(element("legend", {}, question));
    return { fields: [choice.set], read: () => {
      const chosen = choice.chosen().map(Number);
      const stays = options.findIndex((_, i) => !chosen.includes(i));
      if (!chosen.length || stays < 0) return "Choose some, not all.";
      return chosen.map((i) => ({ verb: "split", subjects: [options[stays].subject, options[i].subject], words: wordsFor(options[i]) }));
    } };
  }

  function eventPartForm(all, id) {
    const options = all[id].cited.map(citation).map((subject) => (
      { subject, words: [isolated(subject.quote), element("small", {}, ` (${subject.trigger || "…"}; `, isolated(subject.article), ")")] }));
    return partForm(options, "These sentences tell another event:",
      ({ subject }) => ["the sentence ", subject.quote, " tells another event than ", all[id].label]);
  }

  /* By name where it bears several, else by article. */
  function actorParts(id) {
    const { names, in: articles } = known.actors[id];
    if (names.length > 1) return names.map((name) => ({ subject: { name }, words: [isolated(name)] }));
    return articles.map(([article, name]) => ({ subject: { name, article }, words: [isolated(name), " in ", isolated(article)] }));
  }

  function actorPartForm(all, id) {
    return partForm(actorParts(id), "This is somebody or something else:",
      ({ subject }) => ["", subject.article ? `${subject.name} in ${subject.article}` : subject.name, " is another than ", all[id].label]);
  }

  /* ---- The buttons on an event or actor ---- */

  function eventWays(id) {
    const all = known.events;
    return [
      ["wrong date", () => dateForm(all, id)],
      ["same as …", () => sameForm(all, id, eventSubject)],
      all[id].cited.length > 1 && ["not the same", () => eventPartForm(all, id)],
      ["wrong type", () => selectForm(all, id, eventSubject, "It is", known.types)],
      ["rename", () => nameForm(all, id, eventSubject)],
      ["drop", () => dropForm(all, id, eventSubject)],
    ].filter(Boolean);
  }

  function actorWays(id) {
    const all = known.actors;
    return [
      ["same as …", () => sameForm(all, id, actorSubject)],
      actorParts(id).length > 1 && ["not the same", () => actorPartForm(all, id)],
      ["wrong type", () => selectForm(all, id, actorSubject, "It is", known.kinds.map((kind) => [kind, kind]))],
      ["rename", () => nameForm(all, id, actorSubject)],
      ["drop", () => dropForm(all, id, actorSubject)],
    ].filter(Boolean);
  }

  function formOf(about, make, close) {
    const { fields, read } = make();
    const why = element("input", { type: "text", autocomplete: "off" });
    const wrong = element("p", { className: "wrong", hidden: true, role: "alert" });
    const cancel = element("button", { type: "button" }, "Cancel");
    const form = element("form", { className: "correction" }, wrong, ...fields, labelled("Why (kept with the graph)", why),
      element("div", { className: "do" }, element("button", { type: "submit", className: "main" }, "Put in the tray"), cancel));
    cancel.addEventListener("click", close);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const made = read();
      wrong.hidden = Array.isArray(made);
      if (!wrong.hidden) {
        wrong.textContent = made;
        return;
      }
      for (const one of made) decide({ ...one, about, reason: line(why.value) });
      close();
    });
    return form;
  }

  function bar(about, ways) {
    const choices = element("div", { className: "choices", role: "group", ariaLabel: "Correct it" }, element("span", {}, "Wrong?"));
    const place = element("div", {});
    const box = element("div", { className: "correcting needs-script" }, choices, place, element("ul", { className: "pending" }));
    box.dataset.about = about;
    const buttons = ways.map(([name]) => element("button", { type: "button", ariaExpanded: "false" }, name));
    const close = (button) => () => {
      place.replaceChildren();
      button.ariaExpanded = "false";
      button.focus();
    };
    ways.forEach(([, make], i) => buttons[i].addEventListener("click", () => {
      if (buttons[i].ariaExpanded === "true") return close(buttons[i])();
      for (const button of buttons) button.ariaExpanded = String(button === buttons[i]);
      place.replaceChildren(formOf(about, make, close(buttons[i])));
      return place.querySelector("input, select, button").focus();
    }));
    choices.append(...buttons);
    return box;
  }

  function offer(about, element, ways) {
    if (element.querySelector(":scope > .correcting")) return;
    element.append(bar(about, ways));
    showPending(element.lastElementChild);
  }

  /* Pages tell when they have drawn an event or an actor, and where the buttons belong. */
  document.addEventListener("dateline:detail", ({ detail: { event, actor, element: place } }) => {
    const id = event && (event.id || event);
    if (id && Object.hasOwn(known.events, id)) offer(id, place, eventWays(id));
    if (actor && Object.hasOwn(known.actors, actor)) offer(actor, place, actorWays(actor));
  });

  /* ---- The tray itself ---- */

  function taken(one) {
    const button = element("button", { type: "button", className: "link" }, "take back");
    button.addEventListener("click", () => takeBack(one));
    return element("li", {}, ...inWords(one), one.reason ? element("small", {}, " – ", isolated(one.reason)) : "", button);
  }

  function showPending(box) {
    box.querySelector(".pending").replaceChildren(...decided.filter((one) => one.about === box.dataset.about).map(taken));
  }

  function show() {
    const count = `${decided.length} correction${decided.length === 1 ? "" : "s"}`;
    $("tray-open").hidden = decided.length === 0;
    $("tray-open").textContent = count;
    $("tray-count").textContent = decided.length ? `${count} to make` : "No corrections";
    $("tray-list").replaceChildren(...decided.map(taken));
    $("tray-lines").value = text();
    $("tray-by").value = by;
    document.querySelectorAll(".correcting").forEach(showPending);
  }

  function told(words) {
    $("tray-said").textContent = words;
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      told("Copied.");
    } catch {
      $("tray-lines").select();
      told("The lines are selected: copy them from there.");
    }
  }

  function save() {
    const address = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
    element("a", { href: address, download: "corrections.toml" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    told("Saved as corrections.toml.");
  }

  function button(words, action, className = "") {
    const made = element("button", { type: "button", className }, words);
    made.addEventListener("click", action);
    return made;
  }

  function build() {
    const dialog = element("dialog", { className: "tray", id: "tray" });
    dialog.setAttribute("aria-labelledby", "tray-count");
    const name = element("input", { type: "text", id: "tray-by", autocomplete: "off" });
    name.addEventListener("change", () => {
      by = name.value;
      keep();
    });
    dialog.append(
      element("header", {}, element("h2", { id: "tray-count" }), button("Close", () => dialog.close())),
      element("ol", { id: "tray-list" }),
      labelled("By (your name, kept with each correction; may stay empty)", name),
      element("div", { className: "do" }, button("Copy the lines", copy, "main"), button("Save as a file", save),
        button("Empty the tray", () => { decided = []; keep(); dialog.close(); })),
      element("p", { id: "tray-said", role: "status" }),
      labelled("Lines for dateline.toml", element("textarea", { id: "tray-lines", readOnly: true, spellcheck: false })),
      element("p", {}, "Put them at the end of ", element("code", {}, "dateline.toml"), " beside the articles (make that file if there is none), then run ",
        element("code", {}, "dateline build -o OUT"), ". What they say is seen in the pages after that; empty the tray then."),
    );
    const open = element("button", { type: "button", className: "tray-button", id: "tray-open", hidden: true });
    open.setAttribute("aria-haspopup", "dialog");
    open.addEventListener("click", () => { told(""); dialog.showModal(); });
    document.querySelector("main").append(open, dialog);
  }

  build();
  load();
  show();
  addEventListener("storage", ({ key }) => {
    if (key !== KEPT) return;
    load();
    show();
  });
})();
