/* The passage in its whole article, with all events of the article marked in it. */
"use strict";

const reader = (() => {
  const { later, element, isolated } = page;
  const $ = (id) => document.getElementById(id);

  function button([start, end, id], points) {
    const made = element("button", { type: "button", title: view.byId.get(id)?.label ?? "" }, points.slice(start, end).join(""));
    made.addEventListener("click", () => { $("reader").close(); view.open(id); });
    return made;
  }

  /* Article text in pieces: plain, the passage that was asked for, and in both the triggers of events. */
  function pieces(points, marks, from, to) {
    const found = [];
    const here = element("span", { className: "here" });
    let at = 0;
    const put = (node, offset) => (offset >= from && offset < to ? here : { append: (child) => found.push(child) }).append(node);
    const plain = (until) => {
      for (const edge of [from, to, until].filter((edge) => edge > at && edge <= until).sort((a, b) => a - b)) {
        if (at === from) found.push(here);
        if (edge > at) put(points.slice(at, edge).join(""), at);
        at = edge;
      }
      if (at === from && !found.includes(here)) found.push(here);
    };
    for (const each of marks) {
      if (each[0] < at) continue;
      plain(each[0]);
      put(button(each, points), at);
      at = each[1];
    }
    plain(points.length);
    return { found, here };
  }

  /* Shows an article, at the passage between two offsets (code points). */
  function read({ article: name, from, to }) {
    const article = later().articles[name];
    const { text, marks } = later().texts[article.text];
    const { found, here } = pieces(Array.from(text), marks, Number(from), Number(to));
    $("reader-title").replaceChildren(isolated(article.title));
    $("reader-source").replaceChildren(isolated([article.publisher, article.published].filter(Boolean).join(", ")));
    if (article.link) {
      $("reader-source").append(" ", element("a", { href: article.link, target: "_blank", rel: "noopener noreferrer" }, "original"));
    }
    document.dispatchEvent(new CustomEvent("dateline:detail", { detail: { article: name, element: $("reader-source") } }));
    $("reader-text").replaceChildren(...found);
    $("reader").showModal();
    here.scrollIntoView({ block: "center" });
  }

  /* Shows an article from its beginning, if the page holds its text. */
  function open(article) {
    if (Object.hasOwn(later().articles, article)) read({ article, from: 0, to: 0 });
  }

  $("reader-close").addEventListener("click", () => $("reader").close());
  return { read, open };
})();
