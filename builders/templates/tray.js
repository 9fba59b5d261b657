/* The correction tray: what a reader finds wrong in an event, actor or article becomes lines for dateline.toml. */
"use strict";

const tray = (() => {
  const { rows, tray: known, element, isolated } = page;
  const WHOLE = { e: "page-timeline", a: "page-actors", t: "page-index" };
  const KEPT = `dateline corrections of ${rows.corpus}`;
  const { labelled, eventWays, actorWays, articleWays } = forms;
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

  /* ---- What is corrected ---- */

  function decide(one) {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const same = (other) => other.verb === one.verb && JSON.stringify([other.subjects, other.to]) === JSON.stringify([one.subjects, one.to]);
    const replaced = (other) => ["redate", "retype", "publish"].includes(one.verb) && other.verb === one.verb && other.about === one.about;
    const kept = decided.filter((other) => !same(other) && !replaced(other));
    const joint = joined(one.about, [...kept, one]);
    const renamed = (other) => other.verb === "rename" && joint.has(other.about) && (one.verb === "rename" || one.verb === "merge" && isEvent(one));
    decided = [...kept.filter((other) => !renamed(other)), { ...one, date: day, was: looks(one.about) }];
    keep();
  }

  function isEvent({ about }) {
    return about.startsWith("e-");
  }

  /* The ids of all that some corrections make one with something, its own among them. */
  function joined(id, all = decided) {
    const found = new Set([id]);
    for (const one of found) {
      for (const { about, other } of all) {
        if (other && (about === one || other === one)) found.add(about).add(other);
      }
    }
    return found;
  }

  /* The name that the tray has for something or for what is made one with it. */
  function nameOf(id) {
    const joint = joined(id);
    return decided.find(({ verb, about }) => verb === "rename" && joint.has(about))?.to;
  }

  function rowOf(id) {
    return [known().events, known().actors, known().published].find((all) => Object.hasOwn(all, id))?.[id];
  }

  /* How a page shows an event, actor or article; null where it shows none such. */
  function looks(id) {
    const row = rowOf(id);
    return row ? { when: row.when ?? "", told: (row.cited ?? row.names ?? []).length } : null;
  }

  /* What is to be seen of some corrections where something is corrected: itself, else what it has become one with. */
  function standing(about) {
    return [...joined(about)].map(rowOf).find(Boolean);
  }

  const SEEN = {
    drop: ({ about }) => !rowOf(about),
    merge: ({ about, other }) => !rowOf(about) || other && !rowOf(other),
    rename: ({ about, to }) => (rowOf(about) ? [rowOf(about)] : [known().events, known().actors].flatMap(Object.values)).some(({ label }) => label === to),
    retype: ({ about, to }) => standing(about)?.type === to,
    split: ({ about, was }) => Boolean(was) && rowOf(about) && looks(about).told < was.told,
    redate: ({ about, was }) => Boolean(was) && standing(about) && standing(about).when !== was.when,
    publish: ({ about, was }) => Boolean(was) && rowOf(about) && rowOf(about).when !== was.when,
  };

  /* "done" where these pages, built anew, show what a correction asks for; "not found" where they lack what it is about. */
  function outcome(one) {
    if (!document.body.classList.contains(WHOLE[one.about.slice(0, 1)])) return "";
    if (SEEN[one.verb]?.(one)) return "done";
    return standing(one.about) ? "" : "not found";
  }

  /* How many corrections came to what, in words. */
  function tally() {
    const done = decided.filter((one) => outcome(one) === "done").length;
    const lost = decided.filter((one) => outcome(one) === "not found").length;
    const open = decided.length - done - lost;
    const said = [`${done} of ${decided.length} done`, lost && `${lost} not found (what they correct is no longer there)`, open && `${open} not seen in this page`];
    return `The pages have been built since: ${said.filter(Boolean).join(", ")}. `;
  }

  function takeBack(one) {
    decided = decided.filter((other) => other !== one);
    keep();
  }

  /* In words: every second part comes from the articles, and is isolated. */
  function inWords({ words }) {
    return words.map((part, i) => (i % 2 ? isolated(part) : part));
  }

  /* ---- The buttons on an event or actor ---- */

  function formOf(about, make, close) {
    const { fields, read } = make();
    const why = element("input", { type: "text", autocomplete: "off" });
    const wrong = element("p", { className: "wrong", hidden: true, role: "alert" });
    const cancel = element("button", { type: "button" }, "Cancel");
    const kept = about.startsWith("t-") ? "Why (kept as a remark)" : "Why (kept with the graph)";
    const form = element("form", { className: "correction" }, wrong, ...fields, labelled(kept, why),
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
      for (const one of made) decide({ ...one, about, reason: lines.line(why.value) });
      close();
    });
    return form;
  }

  function bar(about, ways) {
    const choices = element("div", { className: "choices", role: "group", ariaLabel: "Correct it" });
    if (!about.startsWith("t-")) choices.append(element("span", {}, "Wrong?"));
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
    const made = bar(about, ways);
    /* Where accounts differ, there are many sentences: the buttons stand before them, within reach. */
    element.insertBefore(made, element.querySelector(":scope > h3"));
    showPending(made);
  }

  /* Pages tell when they have drawn an event or an actor, and where the buttons belong. */
  document.addEventListener("dateline:detail", ({ detail: { event, actor, article, element: place } }) => {
    const id = event && (event.id || event);
    if (id && Object.hasOwn(known().events, id)) offer(id, place, eventWays(id, nameOf));
    if (actor && Object.hasOwn(known().actors, actor)) offer(actor, place, actorWays(actor));
    if (article && Object.hasOwn(known().published, article)) offer(article, place, articleWays(article));
    offerDates(place);
  });

  /* Where a page says when articles were published, it can be said when they really were. */
  function offerDates(place) {
    for (const item of place.querySelectorAll("[data-published]")) {
      const { published } = item.dataset;
      if (Object.hasOwn(known().published, published)) offer(published, item, articleWays(published));
    }
  }

  /* ---- The tray itself ---- */

  function taken(one) {
    const button = element("button", { type: "button", className: "link" }, "take back");
    button.addEventListener("click", () => takeBack(one));
    const seen = outcome(one);
    return element("li", {}, ...inWords(one), seen ? element("small", { className: "seen" }, ` – ${seen}`) : "", one.reason ? element("small", {}, " – ", isolated(one.reason)) : "", button);
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
    const past = decided.filter(outcome);
    $("tray-past").hidden = !past.length;
    $("tray-past").replaceChildren(tally(),
      page.plainButton("Take back those done or not found", () => { decided = decided.filter((one) => !past.includes(one)); keep(); }));
    $("tray-lines").value = lines.text(decided, by);
    $("tray-by").value = by;
    document.querySelectorAll(".correcting").forEach(showPending);
  }

  function told(words) {
    $("tray-said").textContent = words;
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(lines.text(decided, by));
      told("Copied.");
    } catch {
      $("tray-lines").select();
      told("The lines are selected: copy them from there.");
    }
  }

  function save() {
    const address = URL.createObjectURL(new Blob([lines.text(decided, by)], { type: "text/plain" }));
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
      element("p", { id: "tray-past", className: "notice", hidden: true }),
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
  offerDates(document);
  load();
  show();
  addEventListener("storage", ({ key }) => {
    if (key !== KEPT) return;
    load();
    show();
  });
})();
