/* An event's entry in the list: the element that stands in the page. */
"use strict";

const entries = (() => {
  const elements = new Map(page.rows.events.map((event) => [event.id, document.getElementById(event.id)]));
  const told = new WeakSet();

  function of(event) {
    return elements.get(event.id);
  }

  function words(event) {
    return of(event).textContent;
  }

  /* Lets others add to an event's detail, once it is drawn. */
  function tell(item) {
    if (told.has(item)) return;
    told.add(item);
    const detail = { event: view.byId.get(item.id), element: item.querySelector(".body") };
    document.dispatchEvent(new CustomEvent("dateline:detail", { detail }));
  }

  return { of, words, tell };
})();
