/* What a search asks for: words, each in any of its inflections, or phrases in quotation marks, which stand as they are;
   and how many of them an event has. A word that no event has stands for those that begin with it, else for those that
   hold it anywhere: so what is half typed finds something too. */
"use strict";

const sought = (() => {
  const { rows, fold } = page;
  const WORD = "\\p{L}\\p{N}";
  const LEAST = 3;
  const idle = new Set(rows.words.idle);
  const irregular = new Map();
  const texts = new Map();
  const read = new Map();

  for (const forms of rows.words.irregular) {
    for (const form of forms) irregular.set(form, [...(irregular.get(form) ?? []), ...forms]);
  }

  /* ---- Inflections ---- */

  function undoubled(stem) {
    return /([b-df-hj-np-tvz])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  }

  /* What a word may be a form of, itself first; some of it is no word, which then finds nothing. */
  function plainForms(word) {
    const found = [word, ...(irregular.get(word) ?? [])];
    const cut = (ending, ...instead) => {
      if (!word.endsWith(ending) || word.length - ending.length < LEAST - 1) return;
      const stem = word.slice(0, -ending.length);
      found.push(...instead.map((each) => stem + each));
      if (ending === "ed" || ending === "ing") found.push(...undoubled(stem));
    };
    if (!/(ss|us|is)$/.test(word)) cut("s", "");
    cut("es", "");
    cut("ies", "y");
    cut("ied", "y", "ie");
    cut("ed", "", "e");
    cut("ing", "", "e");
    cut("ying", "ie");
    cut("men", "man");
    return found;
  }

  function inflected(plain) {
    const forms = [plain, `${plain}s`, `${plain}es`, `${plain}ed`, `${plain}ing`, ...(irregular.get(plain) ?? [])];
    if (plain.endsWith("e")) forms.push(`${plain}d`, `${plain.slice(0, -1)}ing`);
    if (plain.endsWith("ie")) forms.push(`${plain.slice(0, -2)}ying`);
    if (plain.endsWith("man")) forms.push(`${plain.slice(0, -3)}men`);
    if (plain.endsWith("y")) forms.push(`${plain.slice(0, -1)}ies`, `${plain.slice(0, -1)}ied`);
    if (/[^aeiou][aeiou][b-df-hj-np-tvz]$/.test(plain)) forms.push(`${plain}${plain.at(-1)}ed`, `${plain}${plain.at(-1)}ing`);
    return forms;
  }

  function formsOf(word) {
    return [...new Set(plainForms(word).flatMap(inflected))].sort((a, b) => b.length - a.length);
  }

  /* ---- What is asked ---- */

  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  }

  function whole(alternatives) {
    return `(?<![${WORD}])(?:${alternatives.join("|")})(?![${WORD}])`;
  }

  /* The patterns that a part of what is asked stands for, of which the first counts that any event has. */
  function patterns({ text, quoted, open }) {
    const plain = escaped(text).replace(/\s+/g, "\\s+");
    const beginning = `(?<![${WORD}])${plain}`;
    if (quoted) return [open ? beginning : whole([plain])];
    return [/\p{L}$/u.test(text) ? whole(formsOf(text).map(escaped)) : whole([plain]), beginning, plain];
  }

  /* The words and phrases of a search. Words that tell nothing count where nothing else is asked. */
  function partsOf(search) {
    const asked = fold(search).replace(/[“”„«»]/g, '"');
    const found = [...asked.matchAll(/"([^"]*)("|$)|[^\s"]+/g)].map(([all, phrase, end]) => (phrase === undefined
      ? { text: all.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/'s$/, ""), quoted: false }
      : { text: phrase.trim(), quoted: true, open: !end }));
    const parts = found.filter(({ text }) => text);
    const telling = parts.filter(({ text, quoted }) => quoted || !idle.has(text));
    const kept = telling.length ? telling : parts;
    return [...new Map(kept.map((part) => [`${part.text}${part.quoted}`, part])).values()];
  }

  /* ---- Which events have it ---- */

  /* All that an event's entry says of it, as it is searched. */
  function textOf(event) {
    if (!texts.has(event)) texts.set(event, fold(entries.texts(event).join("\n")));
    return texts.get(event);
  }

  /* A part with the pattern that counts and the events that have it; found once for each. */
  function answered(part) {
    const key = JSON.stringify(part);
    if (!read.has(key)) read.set(key, tried(part));
    return read.get(key);
  }

  function tried(part) {
    const answers = patterns(part).map((source) => () => {
      const pattern = new RegExp(source, "u");
      return { pattern: new RegExp(source, "gu"), events: new Set(rows.events.filter((event) => pattern.test(textOf(event)))) };
    });
    return answers.reduce((found, ask) => (found?.events.size ? found : ask()), null);
  }

  /* What a search asks for, part by part. */
  function parts(search) {
    return search ? partsOf(search).map(answered) : [];
  }

  /* How many of some parts an event has. */
  function held(asked, event) {
    return asked.reduce((sum, { events }) => sum + events.has(event), 0);
  }

  /* Where in a folded text some parts stand, in order and none within another. */
  function places(folded, asked) {
    const found = asked.flatMap(({ pattern }) => Array.from(folded.matchAll(pattern), ({ index, 0: text }) => [index, index + text.length]));
    const kept = [];
    for (const [start, end] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (end > start && start >= (kept.at(-1)?.[1] ?? 0)) kept.push([start, end]);
    }
    return kept;
  }

  function isIn(folded, { pattern }) {
    return folded.search(pattern) >= 0;
  }

  return { parts, held, places, isIn };
})();
