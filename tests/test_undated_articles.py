"""Articles without a day of publication: review offers the lines that give it."""

from __future__ import annotations

from dateline.builders.undated_articles import offered
from dateline.graph.rows import ArticleRow


def article(path: str, published: str | None) -> ArticleRow:
    return ArticleRow(f"x:{path}", path, path, None, None, None, published, "inferred", "no full date", None, "x:text")


def test_articles_without_a_day_are_offered_a_line_each() -> None:
    rows = (
        article("gazette.txt", "2019-03-07"),
        article("notes.txt", None),
        article("feed.jsonl#7", "[2019-03-05..2019-03-09]"),
    )
    assert list(offered(rows)) == [
        "no day of publication read: 2 of 3; dateline.toml can give it:",
        "[[articles]]  # now unknown: no full date",
        'path = "notes.txt"',
        'published = "YYYY-MM-DD"',
        "[[articles]]  # now [2019-03-05..2019-03-09]: no full date",
        'path = "feed.jsonl#7"',
        'published = "YYYY-MM-DD"',
    ]


def test_where_every_article_has_a_day_nothing_is_said() -> None:
    assert not list(offered((article("gazette.txt", "2019-03-07"),)))
