/* The named queries: a list to choose from, fields for what they can be told, and the SPARQL that comes of both. */
"use strict";

const named = (() => {
  const { element } = page;
  const SLOT = /VALUES\s*\(([?\w\s]+)\)\s*\{\s*\(\s*(?:UNDEF\s*)+\)\s*\}/;
  const CONDITION = /^([ \t]*)# if (\w+): ?(.*)$/gm;
  const INPUTS = { day: "date", number: "number" };
  const NOT_IN_IRIS = /[\u0000-\u0020<>"{}|^`\\]/;
  const VALUE = /\$(\w+)/g;
  const XSD = "http://www.w3.org/2001/XMLSchema#";
  const NUMBER = new RegExp(`^"(-?\\d+)"\\^\\^<${XSD}integer>$`);
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const known = {};

  /* What stands for a `$` name: the term, whole numbers plain, 0 where it is not set. */
  const value = (terms) => (whole, name) => NUMBER.exec(terms[name] ?? "")?.[1] ?? terms[name] ?? "0";

  /* The query with those terms set, each in its own place of the VALUES line, and the lines that hold where they are. */
  function bound(text, terms) {
    const held = text.replace(CONDITION, (line, indent, name, rest) =>
      terms[name] ? indent + rest.replace(VALUE, value(terms)) : line);
    return held.replace(SLOT, (whole, names) => {
      const row = names.trim().split(/\s+/).map((name) => terms[name.slice(1)] ?? "UNDEF");
      return `VALUES (${names}) { (${row.join(" ")}) }`;
    });
  }

  /* What bears a name, in any case, with or without accents. */
  function named(words, options) {
    const wanted = page.fold(words);
    return options.get(words) ?? [...options].find(([name]) => page.fold(name) === wanted)?.[1];
  }

  /* What a field's words stand for, in SPARQL: null where they stand for nothing. */
  function term(kind, words, options) {
    if (kind === "text") return `"${words.replace(/[\\"\n\r\t]/g, (letter) => escapes[letter])}"`;
    if (kind === "number") return `"${Math.trunc(Number(words))}"^^<${XSD}integer>`;
    if (kind === "day") return `"${words}"^^<${XSD}date>`;
    const iri = named(words, options) ?? (/^[a-z][a-z0-9+.-]*:/i.test(words) ? words : null);
    return iri === null || NOT_IN_IRIS.test(iri) ? null : `<${iri}>`;
  }

  /* IRIs by what they are called; where several bear one name, the ends of their IRIs tell them apart. */
  function byName(rows) {
    const count = new Map();
    for (const { label } of rows) count.set(label.value, (count.get(label.value) ?? 0) + 1);
    return new Map(rows.map(({ iri, label }) => {
      const end = iri.value.split(/[/#]/).pop();
      return [count.get(label.value) > 1 ? `${label.value} (${end})` : label.value, iri.value];
    }));
  }

  function optionsOf(kind, select) {
    const query = page.rows.options[kind];
    if (!query) return Promise.resolve(new Map());
    known[kind] ??= select(query).then(byName, () => { delete known[kind]; return new Map(); });
    return known[kind];
  }

  function field(parameter, select, changed) {
    const input = element("input", { name: parameter.name, type: INPUTS[parameter.kind] ?? "text" });
    const wrong = element("em", { hidden: true }, "not in this graph");
    const label = element("label", {}, element("span", {}, element("b", {}, parameter.name), ` ${parameter.description} `, wrong), input);
    const suggested = page.rows.options[parameter.kind] ? element("datalist", { id: `known-${parameter.name}` }) : null;
    let options = new Map();
    if (suggested) {
      label.append(suggested);
      input.setAttribute("list", suggested.id);
      input.addEventListener("focus", async () => {
        options = await optionsOf(parameter.kind, select);
        suggested.replaceChildren(...[...options.keys()].map((value) => element("option", { value })));
        changed();
      }, { once: true });
    }
    const read = () => {
      const words = input.value.trim();
      const found = words ? term(parameter.kind, words, options) : undefined;
      wrong.hidden = found !== null;
      input.setAttribute("aria-invalid", String(found === null));
      return found ?? undefined;
    };
    input.addEventListener("input", changed);
    return { name: parameter.name, label, read };
  }

  /* Fill the list and, for the chosen query, the form. show(text) is given the SPARQL, select(text) asks for rows. */
  function begin({ list, form, show, select, run }) {
    const buttons = page.rows.queries.map((query) => {
      const button = element("button", { type: "button" }, query.title, element("span", {}, query.description));
      button.dataset.name = query.name;
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => choose(query));
      list.append(element("li", {}, button));
      return button;
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); run(); });

    function choose(query) {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.name === query.name));
      const chosen = buttons.find((button) => button.dataset.name === query.name);
      list.scrollLeft = chosen.parentElement.offsetLeft - list.offsetLeft;
      const change = () => show(bound(query.text, Object.fromEntries(fields.map(({ name, read }) => [name, read()]))));
      const fields = query.parameters.map((parameter) => field(parameter, select, change));
      form.hidden = fields.length === 0;
      form.replaceChildren(...fields.map(({ label }) => label), element("button", { type: "submit", hidden: true }));
      show(query.text);
      page.writeHash(new URLSearchParams({ query: query.name }));
    }

    const wanted = page.readHash().get("query");
    choose(page.rows.queries.find(({ name }) => name === wanted) ?? page.rows.queries.find(({ name }) => name === page.rows.first));
  }

  return { begin };
})();
