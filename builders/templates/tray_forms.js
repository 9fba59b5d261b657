/* What can be said to be wrong with an event, an actor or an article, and the form in which to say it: each gives its fields, and reads
   them as corrections or as words on what is missing. */
"use strict";

const forms = (() => {
  const { tray: known, element, isolated } = page;
  const { line, isDate, isPublished } = lines;
  const CHOICES = 8;

  /* ---- What is corrected ---- */

  function citation([article, sentence, trigger, nth]) {
    return { article: known().articles[article], quote: known().sentences[sentence], trigger, nth };
  }

  const eventSubject = (id) => citation(known().events[id].cited[0]);
  /* The sentence from which the date comes that the page shows. */
  const dateSubject = (id) => citation(known().events[id].cited[known().events[id].dated]);
  const actorSubject = (id) => ({ name: known().actors[id].call });

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
    return new Set(page.fold(text).match(/[\p{L}\p{N}]{3,}/gu) || []);
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

  /* Two events that become one have two names, as the tray has them or else the page: whoever joins them says which stays.
     That is a correction only where it is another than the page has. */
  function labelChoice(all, id, subject, nameOf) {
    const place = element("div", {});
    let choice = null;
    function fill(other) {
      const labels = [...new Set([id, other].map((one) => nameOf(one) ?? all[one].label))];
      choice = choiceOf(labels.map((label) => ({ value: label, words: [isolated(label)] })), "radio", `called-${id}`);
      choice.set.querySelector("input").checked = true;
      choice.set.prepend(element("legend", {}, "Then it is called"));
      place.replaceChildren(choice.set);
    }
    const read = () => choice.chosen().filter((to) => to !== all[id].label).map((to) => ({ verb: "rename", subjects: [subject(id)], to, words: ["call ", all[id].label, " ", to] }));
    return { place, fill, read };
  }

  function sameForm(all, id, subject, called = { place: "", fill() {}, read: () => [] }) {
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
    place.addEventListener("change", () => called.fill(choice.chosen()[0]));
    fill();
    return { fields: [labelled("The same as (type to find it)", search), place, called.place], read: () => {
      const [other] = choice.chosen();
      if (!other) return "Choose what it is the same as.";
      const merge = { verb: "merge", other, subjects: [subject(id), subject(other)], words: ["", all[id].label, " and ", all[other].label, " are one"] };
      return [merge, ...called.read()];
    } };
  }

  function dateForm(all, id) {
    const input = element("input", { type: "text", autocomplete: "off", placeholder: "2022-01-31" });
    const from = element("small", {}, "Its date comes from: “", isolated(dateSubject(id).quote), "”");
    const hint = element("small", {}, `Now: ${all[id].when}. A day, month or year as 2022-01-31, 2022-01, 2022; about: 2022-01-31~; `
      + "lasted: 2022-01-03/2022-01-05; some day between: [2022-01-03..2022-01-05]; or unknown.");
    return { fields: [labelled("It happened on", input), hint, from], read: () => {
      const to = line(input.value);
      if (!isDate(to)) return "This is no date in one of the forms below.";
      return [{ verb: "redate", subjects: [dateSubject(id)], to, words: ["date ", all[id].label, ` to ${to}`] }];
    } };
  }

  function publishedForm(id) {
    const { path, label, when } = known().published[id];
    const input = element("input", { type: "text", autocomplete: "off", placeholder: "2022-01-31" });
    const hint = element("small", {}, `Now: ${when}. A day as 2022-01-31 or 31 January 2022; else a month or year, 2022-01, 2022.`);
    return { fields: [labelled("It was published on", input), hint], read: () => {
      const to = line(input.value);
      if (!isPublished(to)) return "This is no date in one of the forms below.";
      return [{ verb: "publish", subjects: [{ path }], to, words: ["date of ", label, `: ${to}`] }];
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
    const { names, in: articles } = known().actors[id];
    if (names.length > 1) return names.map((name) => ({ subject: { name }, words: [isolated(name)] }));
    return articles.map(([article, name]) => ({ subject: { name, article }, words: [isolated(name), " in ", isolated(article)] }));
  }

  function actorPartForm(all, id) {
    return partForm(actorParts(id), "This is somebody or something else:",
      ({ subject }) => ["", subject.article ? `${subject.name} in ${subject.article}` : subject.name, " is another than ", all[id].label]);
  }

  /* ---- What can be wrong with it ---- */

  /* nameOf gives the name that the tray has for an event, if it has one. */
  function eventWays(id, nameOf) {
    const all = known().events;
    return [
      ["wrong date", () => dateForm(all, id)],
      ["same as …", () => sameForm(all, id, eventSubject, labelChoice(all, id, eventSubject, nameOf))],
      all[id].cited.length > 1 && ["not the same", () => eventPartForm(all, id)],
      ["wrong type", () => selectForm(all, id, eventSubject, "It is", known().types)],
      ["rename", () => nameForm(all, id, eventSubject)],
      ["drop", () => dropForm(all, id, eventSubject)],
    ].filter(Boolean);
  }

  function actorWays(id) {
    const all = known().actors;
    return [
      ["same as …", () => sameForm(all, id, actorSubject)],
      actorParts(id).length > 1 && ["not the same", () => actorPartForm(all, id)],
      ["wrong type", () => selectForm(all, id, actorSubject, "It is", known().kinds.map((kind) => [kind, kind]))],
      ["rename", () => nameForm(all, id, actorSubject)],
      ["drop", () => dropForm(all, id, actorSubject)],
    ].filter(Boolean);
  }

  function articleWays(id) {
    return [[known().published[id].dated ? "wrong date" : "set date", () => publishedForm(id)]];
  }

  return { labelled, eventWays, actorWays, articleWays };
})();
