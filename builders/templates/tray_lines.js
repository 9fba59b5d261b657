/* Corrections as lines of dateline.toml, and the dates that the build understands. */
"use strict";

const lines = (() => {
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

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

  /* What an article lacks is no correction: a table of its own gives it, and says in a remark why and by whom. */
  function articleTable({ subjects: [{ path }], to, reason, date }, by) {
    const remark = [reason, by, date].map((part) => line(part || "")).filter(Boolean).join(", ");
    return `[[articles]]${remark ? `  # ${remark}` : ""}\npath = ${quoted(path)}\npublished = ${quoted(to)}\n`;
  }

  function table(one, by) {
    if (one.verb === "publish") return articleTable(one, by);
    const lines = ["[[corrections]]", `${one.verb} = ${writtenAll(one)}`];
    for (const [key, value] of [["to", one.to], ["reason", one.reason], ["by", by]]) {
      if (value && line(value)) lines.push(`${key} = ${quoted(line(value))}`);
    }
    if (one.date) lines.push(`date = ${one.date}`);
    return lines.join("\n") + "\n";
  }

  /* All of some corrections, with the name of whoever made them. */
  function text(decided, by) {
    return decided.map((one) => table(one, by)).join("\n");
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

  /* A day, month or year, as dates of publication are given. */
  function isPublished(text) {
    return isPoint(text) && !/[~?%]$/.test(text) || isEnglish(text);
  }

  function isDate(text) {
    return text.toLowerCase() === "unknown" || isPoint(text) || isSpan(text) || isEnglish(text);
  }

  return { line, text, isDate, isPublished };
})();
