/* The engine of the page that holds its graph: a worker, so that the page stays alive and a query can be stopped. */
"use strict";

const engine = (() => {
  const waiting = new Map();
  let worker = null;
  let opened = null;
  let number = 0;

  function bytes(id) {
    const packed = atob(document.getElementById(id).textContent.trim());
    const unpacked = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i++) unpacked[i] = packed.charCodeAt(i);
    return unpacked;
  }

  function told(message) {
    number += 1;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      worker.postMessage({ ...message, number });
    });
  }

  function heard({ data }) {
    const { resolve, reject } = waiting.get(data.number);
    waiting.delete(data.number);
    if (data.wrong === undefined) resolve(data); else reject(new Error(data.wrong));
  }

  function fail(wrong) {
    for (const { reject } of waiting.values()) reject(wrong);
    waiting.clear();
  }

  function open() {
    const script = document.getElementById("engine").textContent;
    worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    worker.addEventListener("message", heard);
    worker.addEventListener("error", (event) => fail(new Error(event.message || "The engine cannot run in this browser.")));
    opened = told({ wasm: bytes("wasm"), graph: bytes("graph") });
    return opened.then(({ quads, seconds }) => `${quads.toLocaleString("en")} statements, opened in ${seconds.toFixed(1)} s`);
  }

  async function ask(query) {
    await opened;
    return told({ query });
  }

  function stop() {
    worker.terminate();
    fail(new Error("The query was stopped."));
    open().catch(() => {});
  }

  return { pageOf: () => null, open, ask, stop };
})();
