/* An event's entry in the list. The weightiest are written in the page; those of the rest, in the same form, are drawn
   here when they are first shown, and their accounts when they are first opened. */
"use strict";

const entries = (() => {
  const { later, element, isolated, mark } = page;
  const elements = new Map();
  const told = new WeakSet();

  for (const item of document.querySelectorAll(".event")) elements.set(item.id, item);

  /* What an entry says, where it is not written in the page. */
  function said({ id, written }) {
    return written ? null : later().entries[id];
  }

  function of(event) {
    if (!elements.has(event.id)) elements.set(event.id, drawn(event, said(event)));
    return elements.get(event.id);
  }

  /* What an entry says of its event, piece by piece, whether or not it is drawn; nothing of what all entries say. */
  function texts(event) {
    const entry = said(event);
    if (entry) return spoken(entry);
    const pieces = elements.get(event.id).querySelectorAll(".label, .says, .meta span:not(.says), dl > :not(.why) dd, .voice, blockquote, .sources bdi");
    return Array.from(pieces, (piece) => piece.textContent);
  }

  function spoken(entry) {
    const told = entry.groups.flatMap(({ accounts: held }) => held);
    const named = [...entry.actors, ...entry.part_of, ...entry.episodes, ...entry.told_by, ...entry.tells].map(({ label }) => label);
    const outlets = told.flatMap((account) => account.sources.flatMap((id) => [later().sources[id].publisher, later().sources[id].title ?? ""]));
    return [entry.label, entry.says, ...entry.remarks, entry.when, entry.type, ...entry.places, ...entry.numbers, ...named,
      ...told.map(({ before, trigger, after }) => before + trigger + after), ...told.map(({ voice }) => voice), ...outlets];
  }

  /* ---- What is drawn ---- */

  function drawn(event, entry) {
    const meta = element("span", { className: "meta" }, element("span", { className: "says" }, isolated(entry.says)),
      ...entry.remarks.map((remark) => element("span", {}, isolated(remark))));
    if (entry.differs) meta.append(element("span", { className: "rival" }, "accounts differ"));
    const summary = element("summary", {}, mark(entry.standing),
      element("span", { className: "head" }, element("span", { className: "label" }, isolated(entry.label)), meta));
    const details = element("details", {}, summary, element("div", { className: "body" }));
    const kinds = ["event", `s-${entry.standing}`, entry.key && "key", entry.folded && "folded"];
    return element("li", { className: kinds.filter(Boolean).join(" "), id: event.id, tabIndex: -1 }, details);
  }

  function fact(name, ...said) {
    return element("div", {}, element("dt", {}, name), element("dd", {}, ...said));
  }

  function ties(links, file) {
    return links.flatMap(({ target, label }, i) =>
      [i ? ", " : "", element("a", { href: `${file}#${target}` }, isolated(label))].filter(Boolean));
  }

  function facts(entry) {
    const when = entry.basis ? [`${entry.when} `, element("span", { className: "basis" }, `(${entry.basis})`)] : [entry.when];
    const told = [
      fact("When", ...when),
      Object.assign(fact("Why then", isolated(entry.why)), { className: "why" }),
      entry.actors.length && fact("Who", ...ties(entry.actors, "actors.html")),
      entry.places.length && fact("Where", isolated(entry.places.join(", "))),
      entry.numbers.length && fact("Numbers", isolated(entry.numbers.join("; "))),
      fact("Kind", isolated(entry.type)),
      entry.part_of.length && fact("Part of", ...ties(entry.part_of, "")),
      entry.episodes.length && fact("Episodes", ...ties(entry.episodes, "")),
      entry.told_by.length && fact("Told in", ...ties(entry.told_by, "")),
      entry.tells.length && fact("Tells that", ...ties(entry.tells, "")),
      entry.lineage && fact("Voices", isolated(entry.lineage)),
    ];
    return element("dl", {}, ...told.filter(Boolean));
  }

  function source(account, id) {
    const { publisher, title, published, dated, link } = later().sources[id];
    const line = element("li", {}, element("cite", {}, isolated(publisher)));
    if (title) line.append(", ", isolated(title));
    if (!dated) line.dataset.published = id;
    line.append(dated ? `, ${published}` : `, published: ${published}`);
    if (account.has_text) {
      const button = element("button", { type: "button", className: "passage" }, "read it in the article");
      Object.assign(button.dataset, { article: id, from: account.span[0], to: account.span[1] });
      line.append(" ", button);
    }
    if (link) {
      line.append(" ", element("a", { className: "original", href: link, target: "_blank", rel: "noopener noreferrer" }, "original"));
    }
    return line;
  }

  function accountOf(account, alone) {
    const voice = element("p", { className: "voice" }, isolated(account.voice));
    for (const remark of account.manner) voice.append(" ", element("span", { className: "manner" }, remark));
    const quote = element("blockquote", { dir: "auto" }, account.before, element("mark", {}, account.trigger), account.after);
    const sources = element("ul", { className: "sources" }, ...account.sources.map((id) => source(account, id)));
    const drawn = element("div", { className: "account" }, voice, quote, sources);
    const { length } = account.sources;
    if (length > 1) drawn.append(element("p", { className: "lineage" }, `${length} articles with one text: one voice`));
    if (alone) return drawn;
    const by = account.time ? [account.dated ? " by “" : ", though it says “", isolated(account.time), "”"] : [];
    drawn.append(element("p", { className: "why" }, account.dated ? `Dated ${account.when}` : "Date unknown", ...by, ": ", isolated(account.reason)));
    return drawn;
  }

  function accounts({ rivalries, groups }) {
    if (!rivalries.length) {
      return groups.flatMap((group) => group.accounts.map((account, _, { length }) => accountOf(account, length === 1)));
    }
    const answers = rivalries.map(({ answers: said }, i) => (i ? said.map(answer) : groups.map(side)));
    return rivalries.flatMap(({ title }, i) => [element("h3", {}, title), element("div", { className: "rivals" }, ...answers[i])]);
  }

  function side({ says, accounts: told }) {
    return element("section", {}, element("h4", {}, isolated(says)), ...told.map((account) => accountOf(account, false)));
  }

  function answer([said, names]) {
    return element("section", {}, element("h4", {}, isolated(said)), element("p", {}, isolated(names.join(", "))));
  }

  /* Draws an event's detail where it is not there yet, and lets others add to it. */
  function complete(item) {
    if (told.has(item)) return;
    told.add(item);
    const event = view.byId.get(item.id);
    const body = item.querySelector(".body");
    const entry = said(event);
    if (entry) body.append(facts(entry), ...accounts(entry));
    document.dispatchEvent(new CustomEvent("dateline:detail", { detail: { event, element: body } }));
  }

  return { of, texts, complete };
})();
