/* The page where the graph is asked: editor, run, answer. Which engine answers is another script's business. */
"use strict";

{
  const { element } = page;
  const find = (id) => document.getElementById(id);
  const [answer, state, run, stop, csv] = ["answer", "state", "run", "stop", "csv"].map(find);
  const SHOWN = 1000;
  const LONG = 28;

  const editor = new Yasgui.Yasqe(find("editor"), {
    autocompleters: ["variables"],
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    extraKeys: { "Ctrl-Enter": ask, "Cmd-Enter": ask, Tab: false, "Shift-Tab": false },
  });
  editor.getInputField().setAttribute("aria-label", "SPARQL");

  /* ---- Asking ---- */

  async function select(query) {
    return JSON.parse((await engine.ask(query)).rows).results.bindings;
  }

  async function ask() {
    if (run.disabled) return;
    running(true);
    state.textContent = "Asking …";
    try {
      show(await engine.ask(editor.getValue()));
    } catch (wrong) {
      failed(wrong);
    } finally {
      running(false);
    }
  }

  function running(on) {
    run.disabled = on;
    stop.hidden = !on;
    if (on) csv.hidden = true;
  }

  function failed(wrong) {
    answer.replaceChildren(element("p", { className: "wrong" }, wrong.message));
    state.textContent = "No answer";
  }

  stop.addEventListener("click", () => engine.stop());
  run.addEventListener("click", ask);

  /* ---- Answers ---- */

  let shown = { columns: [], rows: [] };

  function show({ rows, graph, seconds }) {
    const took = `in ${seconds < 0.1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`}`;
    if (graph !== undefined) {
      answer.replaceChildren(element("pre", { className: "rows" }, graph));
      state.textContent = `A graph ${took}`;
      return;
    }
    const found = JSON.parse(rows);
    if ("boolean" in found) {
      answer.replaceChildren(element("p", { className: "verdict" }, found.boolean ? "Yes" : "No"));
      state.textContent = `Answered ${took}`;
      return;
    }
    shown = { columns: found.head.vars, rows: found.results.bindings };
    csv.hidden = false;
    state.textContent = `${shown.rows.length.toLocaleString("en")} ${shown.rows.length === 1 ? "row" : "rows"} ${took}`;
    draw();
  }

  function draw() {
    if (!shown.rows.length) {
      answer.replaceChildren(element("p", { className: "empty" }, "Nothing in the graph answers this."));
      return;
    }
    const head = element("tr", {}, ...shown.columns.map((name) => element("th", { scope: "col" }, name)));
    const body = shown.rows.slice(0, SHOWN).map((row) => element("tr", {}, ...shown.columns.map((name) => cell(row[name]))));
    const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
    const box = element("div", { className: "rows", tabIndex: 0 }, table);
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Answer");
    const rest = shown.rows.length - body.length;
    answer.replaceChildren(box, ...(rest > 0 ? [element("p", { className: "fine" }, `The first ${SHOWN} rows; the CSV has all.`)] : []));
  }

  function cell(term) {
    if (!term) return element("td", {});
    const isIri = term.type === "uri";
    const words = isIri ? short(term.value) : term.value;
    const isNumber = /#(integer|decimal|double|float)$/.test(term.datatype ?? "");
    const kind = isIri ? "iri" : isNumber ? "number" : "";
    const length = words.length > LONG ? "long" : "short";
    const href = isIri ? engine.pageOf(words) : null;
    const said = href ? element("a", { href }, words) : page.isolated(words);
    return element("td", { className: `${kind} ${length}`, title: isIri ? term.value : "" }, said);
  }

  function short(iri) {
    if (iri.startsWith(page.rows.base)) return iri.slice(page.rows.base.length);
    const found = Object.entries(page.rows.prefixes).find(([, start]) => iri.startsWith(start));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  }

  csv.addEventListener("click", () => {
    const quoted = (value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    const lines = [shown.columns, ...shown.rows.map((row) => shown.columns.map((name) => row[name]?.value ?? ""))];
    const content = lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
    const url = URL.createObjectURL(new Blob(["\ufeff", content], { type: "text/csv" }));
    element("a", { href: url, download: `${page.readHash().get("query") ?? "answer"}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  });

  named.begin({ list: find("named"), form: find("told"), show: (query) => editor.setValue(query), select, run: ask });
  engine.open().then((words) => { state.textContent = words; run.disabled = false; }, failed);
}
