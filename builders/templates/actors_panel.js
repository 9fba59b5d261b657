/* The panel beside the picture: what the chosen actor or tie did, in whose words, and the ways on. */
"use strict";

(() => {
  const { rows, element, isolated, mark } = page;
  const { state } = actors;
  const TONE_WORDS = { hostile: "against", cooperative: "for or with", neutral: "neither for nor against", mixed: "for and against" };
  const CLOSEST = 8;
  const $ = (id) => document.getElementById(id);

  function correctable(detail) {
    const place = element("div", {});
    document.dispatchEvent(new CustomEvent("dateline:detail", { detail: { ...detail, element: place } }));
    return place;
  }

  function correcting(id) {
    const box = element("details", { className: "fix" }, element("summary", {}, "correct"));
    box.addEventListener("toggle", () => { if (box.children.length === 1) box.append(correctable({ event: { id } })); });
    return box;
  }

  function telling(id) {
    const event = rows.events[id];
    const line = element("li", {}, element("span", { className: "when" }, event.when),
      element("a", { href: `timeline.html#event=${id}` }, isolated(event.label)),
      element("p", { className: `says s-${event.standing}` }, mark(event.standing), isolated(event.says)));
    if (event.sentence) {
      const [before, trigger, after] = event.sentence;
      line.append(element("blockquote", { dir: "auto" }, before, element("mark", {}, trigger), after),
        element("cite", {}, isolated(event.source)));
    }
    line.append(correcting(id));
    return line;
  }

  function listed(ids) {
    const list = element("ol", {}, ...ids.slice(0, rows.told).map(telling));
    return ids.length > rows.told ? [list, element("p", { className: "kind" }, `The first ${rows.told} of ${ids.length}.`)] : [list];
  }

  function actorButton(id, action) {
    const button = element("button", { type: "button", className: "chip" }, isolated(rows.actors[id].label));
    button.addEventListener("click", action);
    return button;
  }

  /* The timeline of the same events: actors, type, standing and period go with the link. */
  function toTimeline(ids, words) {
    const parameters = new URLSearchParams([["all", "1"], ["speech", "1"], ...ids.map((id) => ["actor", id])]);
    for (const key of ["type", "standing", "from", "to"]) if (state[key]) parameters.set(key, state[key]);
    return element("a", { href: `timeline.html#${parameters}` }, words);
  }

  function egoButton(words) {
    return page.plainButton(state.ego ? "Show all actors" : words, () => {
      state.ego = !state.ego;
      actors.show(state.actor, state.other);
      $("panel").querySelector(".ways button").focus({ preventScroll: true });
    });
  }

  function showActor(id) {
    const actor = rows.actors[id];
    const facts = [actor.kind, ...actor.roles, actor.within && `of ${actor.within}`, actor.country].filter(Boolean);
    const events = actor.events.filter((event) => actors.passes(rows.events[event]));
    const near = actors.neighbours(id);
    const parts = [element("h2", {}, isolated(actor.label)), element("p", { className: "kind" }, isolated(facts.join(" · ")))];
    if (actor.names.length) parts.push(element("p", {}, "Also: ", isolated(actor.names.join(", "))));
    parts.push(element("p", { className: "ways" }, toTimeline([id], `${actor.count} event${actor.count === 1 ? "" : "s"} on the timeline`),
      near.length ? egoButton("Show only its ties") : ""));
    parts.push(correctable({ actor: id }));
    if (near.length) {
      parts.push(element("h3", {}, "With"), element("div", { className: "near" },
        ...near.map((other) => actorButton(other, () => actors.choose(id, other)))));
    }
    parts.push(element("h3", {}, actors.isFiltered() ? "Events that pass the filters" : "Events"), ...listed(events));
    if (actor.count > actor.events.length) parts.push(element("p", { className: "kind" }, `Of the first ${actor.events.length} of ${actor.count}.`));
    $("panel").replaceChildren(...parts);
  }

  function tieParts(tie) {
    const events = tie.events.filter((id) => actors.passes(rows.events[id]));
    if (!events.length) return [];
    const tone = actors.toneOf(events);
    return [element("h3", {}, isolated(rows.actors[tie.from].label), tie.together ? " and " : " → ", isolated(rows.actors[tie.to].label)),
      element("p", { className: "kind" }, isolated(actors.verbsOf(events)), " · ", element("span", { className: `tone ${tone}` }, TONE_WORDS[tone])),
      ...listed(events)];
  }

  function showTie(start, end) {
    const between = (tie) => [tie.from, tie.to].includes(start) && [tie.from, tie.to].includes(end);
    const told = rows.ties.filter(between).flatMap(tieParts);
    $("panel").replaceChildren(
      element("div", { className: "near" }, actorButton(start, () => actors.choose(start)), actorButton(end, () => actors.choose(end))),
      element("p", { className: "ways" }, toTimeline([start, end], "Both on the timeline"), egoButton("Show only these two and their ties")),
      ...(told.length ? told : [element("p", { className: "hint" }, "No event that passes the filters ties these two.")]));
  }

  /* The ties of most events that the picture now shows. */
  function closest() {
    const counted = actors.cast().shown.map(({ edge, events }) => ({ ...edge, events }));
    return counted.sort((a, b) => b.events.length - a.events.length || (a.id < b.id ? -1 : 1)).slice(0, CLOSEST);
  }

  function tieButton({ id, from, to, events }) {
    const together = id.endsWith("~with");
    const [start, end] = [from, to].map((each) => isolated(rows.actors[each].label));
    const tone = actors.toneOf(events);
    const button = element("button", { type: "button", className: "link" }, start, together ? " and " : " → ", end);
    button.addEventListener("click", () => actors.show(from, to));
    return element("li", {}, button, element("p", { className: "kind" }, isolated(actors.verbsOf(events)),
      ` · ${events.length} event${events.length === 1 ? "" : "s"}`, ...(tone === "neutral" ? [] : [" · ", element("span", { className: `tone ${tone}` }, TONE_WORDS[tone])])));
  }

  function showHint() {
    const busiest = Object.entries(rows.actors).slice(0, 6);
    const ties = closest();
    $("panel").replaceChildren(element("p", { className: "hint" }, "Choose an actor or a tie, in the picture or in the list, to read what they did and who says so."),
      ...(busiest.length ? [element("h3", {}, "In most events"), element("div", { className: "near" },
        ...busiest.map(([id]) => actorButton(id, () => actors.show(id))))] : []),
      ...(ties.length ? [element("h3", {}, "Closest ties"), element("ol", { className: "ties" }, ...ties.map(tieButton))] : []));
  }

  function show() {
    if (state.other) showTie(state.actor, state.other);
    else if (state.actor) showActor(state.actor);
    else showHint();
    $("panel").scrollTop = 0;
  }

  actors.onChange(show);
})();
