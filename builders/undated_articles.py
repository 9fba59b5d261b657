"""Articles of which no day of publication was read: what the user can give in dateline.toml."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from dateline.builders.own_dates import day
from dateline.graph.rows import ArticleRow


def offered(articles: Sequence[ArticleRow]) -> Iterator[str]:
    """A line that says so, then of each the table that gives it a day, with what is known now; nothing if all have one.

    Articles whose day was inferred are not asked about, nor those of which one was given.
    """
    lacking = [article for article in articles if not article.published or day(article.published) is None]
    if not lacking:
        return
    yield f"no day of publication read: {len(lacking)} of {len(articles)}; dateline.toml can give it:"
    for article in lacking:
        yield f"[[articles]]  # now {article.published or 'unknown'}: {article.reason}"
        yield f"path = {json.dumps(article.path, ensure_ascii=False)}"
        yield 'published = "YYYY-MM-DD"'
