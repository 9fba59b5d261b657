/* What the pages' scripts share: the embedded rows, elements whose text is only ever text, and the view in the hash. */
"use strict";

console.warn = warnings.warn;

const page = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const rows = JSON.parse(document.getElementById("rows").textContent);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  /* An element; children are elements or text, and text never becomes markup. */
  function element(tag, properties, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  /* The rows that a page needs only once something is opened or searched: in a large graph, most of its bytes. */
  const later = once("later");
  /* Those that it needs only once something is corrected. */
  const tray = once("tray-rows");

  function once(id) {
    let read = null;
    return () => (read ??= JSON.parse(document.getElementById(id).textContent));
  }

  function isolated(text) {
    return element("bdi", {}, text);
  }

  /* A button that looks like a link. */
  function plainButton(words, action) {
    const button = element("button", { type: "button", className: "link" }, words);
    button.addEventListener("click", action);
    return button;
  }

  function mark(standing) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", `mark s-${standing}`);
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `#m-${standing}`);
    svg.append(use);
    return svg;
  }

  /* The hash as a list of names and values; "#e-0123" alone stands for an element of the page. */
  function readHash() {
    const hash = location.hash.slice(1);
    return hash && !hash.includes("=") ? new URLSearchParams([["event", hash]]) : new URLSearchParams(hash);
  }

  function writeHash(parameters) {
    const hash = parameters.toString();
    if (hash !== location.hash.slice(1)) {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    }
  }

  function onSlash(input) {
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.target.closest("input, select, textarea, dialog")) {
        event.preventDefault();
        const box = input.closest("details");
        if (box) box.open = true;
        input.focus();
      }
    });
  }

  /* Letters that Unicode does not take apart, as builders/folding.py has them. */
  const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", ς: "σ", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-" };
  const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

  /* A text as it is searched: without accents and in lower case. */
  function fold(text) {
    const low = text.toLowerCase();
    return (/^[\x00-\x7f]*$/.test(low) ? low : low.normalize("NFKD").replace(/\p{M}/gu, "").replace(LETTER, (letter) => LETTERS[letter]));
  }

  /* A text as it is searched, and where in the text each of its characters, and its end, stand. */
  function foldedIn(text) {
    let folded = "";
    const places = [];
    let at = 0;
    for (const sign of text) {
      const plain = fold(sign);
      folded += plain;
      for (let i = 0; i < plain.length; i += 1) places.push(at);
      at += sign.length;
    }
    return { folded, places: [...places, text.length] };
  }

  const whenIdle = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));
  const LATEST = 400;

  /* Draws something with the last that it was told of once the browser is idle: what is read first is painted first. */
  function idly(draw) {
    let last = null;
    return (seen) => {
      if (last === null) whenIdle(() => { const now = last; last = null; draw(now); }, { timeout: LATEST });
      last = seen;
    };
  }

  return { rows, later, tray, still, element, isolated, plainButton, mark, readHash, writeHash, onSlash, fold, foldedIn, idly };
})();
