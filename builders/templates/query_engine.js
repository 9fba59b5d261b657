/* Beside the page, in a worker: the store, filled from the page's own bytes, and its answers. */

let store = null;

async function unpacked(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function open({ wasm, graph }) {
  const begun = performance.now();
  initSync({ module: await unpacked(wasm) });
  store = new Store();
  store.load(await unpacked(graph), { format: "application/n-quads", no_transaction: true, lenient: true });
  return { quads: store.size, seconds: (performance.now() - begun) / 1000 };
}

/* What reads as a graph (CONSTRUCT, DESCRIBE) comes as Turtle, rows and truths as SPARQL's JSON. */
function ask({ query }) {
  const begun = performance.now();
  const took = () => (performance.now() - begun) / 1000;
  try {
    return { rows: store.query(query, { results_format: "application/sparql-results+json" }), seconds: took() };
  } catch (wrong) {
    if (!/^Not supported RDF format/.test(wrong?.message)) throw wrong;
    return { graph: store.query(query, { results_format: "text/turtle" }), seconds: took() };
  }
}

self.addEventListener("message", async ({ data }) => {
  try {
    postMessage({ ...(data.wasm ? await open(data) : ask(data)), number: data.number });
  } catch (wrong) {
    postMessage({ wrong: wrong?.message ?? String(wrong), number: data.number });
  }
});
