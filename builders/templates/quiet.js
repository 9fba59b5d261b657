/* The vendored builds warn on loading that other builds exist; those bring style sheets that our policy forbids. */
const warnings = { warn: console.warn };
console.warn = () => {};
