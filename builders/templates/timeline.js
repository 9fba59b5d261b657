/* Starts the timeline: the view that the hash names, now and whenever it changes, and the article that it names. */
"use strict";

(() => {
  function start() {
    const article = page.readHash().get("article");
    view.fromHash();
    if (article) reader.open(article);
  }

  addEventListener("hashchange", start);
  start();
})();
