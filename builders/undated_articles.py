"""Articles in which no day of publication was found: which they are, and how that is said wherever it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.builders import wording
from dateline.builders.corrections import quoted
from dateline.graph.rows import ArticleRow


def is_dated(published: str | None) -> bool:
    """Whether a date of publication is known to the day, be it read in the article, worked out or given."""
    return published is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", published) is not None


def lacking(articles: Iterable[ArticleRow]) -> list[ArticleRow]:
    """The articles whose day of publication is not known, in the order given."""
    return [article for article in articles if not is_dated(article.published)]


def published_words(published: str | None) -> str:
    """When an article was published, in words: "7 March 2019"; "not known, between 2 and 9 October 2022"."""
    if published is None:
        return "not known"
    words = wording.date_words(published, None, None)
    return words if is_dated(published) else f"not known, {words}"


def headline(articles: Sequence[ArticleRow]) -> str:
    """The line that says in how many of all articles no day of publication was found; empty where none lacks one."""
    number = len(lacking(articles))
    of = f"{number} of {wording.count(len(articles), 'article')}"
    return f"no day of publication was found in {of}" if number else ""


def offered(articles: Sequence[ArticleRow]) -> Iterator[str]:
    """A table of the articles that lack a day of publication, and how to give it; nothing where none lacks one."""
    rows = [(article.path, published_words(article.published)) for article in lacking(articles)]
    if not rows:
        return
    width = max(len(path) for path, _ in rows)
    yield f"{headline(articles)}:"
    for path, words in rows:
        yield f"  {path:{width}}  published: {words}"
    yield "give it with “set date” in index.html, or in dateline.toml:"
    yield from ("  [[articles]]", f"  path = {quoted(rows[0][0])}", '  published = "YYYY-MM-DD"')
