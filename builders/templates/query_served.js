/* The engine of the page that is served: the endpoint beside it. A query that is stopped is ended there too. */
"use strict";

const engine = (() => {
  const ACCEPTED = "application/sparql-results+json, text/turtle;q=0.9";
  let asking = new AbortController();

  async function ask(query) {
    const begun = performance.now();
    const request = { method: "POST", body: new URLSearchParams({ query }), headers: { Accept: ACCEPTED }, signal: asking.signal };
    const response = await fetch("/sparql", request);
    const said = await response.text();
    if (!response.ok) throw new Error(said);
    const isGraph = response.headers.get("Content-Type").startsWith("text/turtle");
    return { [isGraph ? "graph" : "rows"]: said, seconds: (performance.now() - begun) / 1000 };
  }

  function stop() {
    asking.abort(new Error("The query was stopped."));
    asking = new AbortController();
  }

  /* Where the pages beside this one show a thing. */
  function pageOf(words) {
    const event = /^event\/([0-9a-f]{12})$/.exec(words);
    return event && `/timeline.html#event=e-${event[1]}`;
  }

  return { pageOf, open: async () => `Ready: the endpoint is ${location.origin}/sparql`, ask, stop };
})();
