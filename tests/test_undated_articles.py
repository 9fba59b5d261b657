"""Articles without a day of publication: review offers the lines that give it."""

from __future__ import annotations

from dateline.builders.undated_articles import offered
from dateline.graph.rows import ArticleRow


def article(path: str, published: str | None) -> ArticleRow:
    return ArticleRow(f"x:{path}", path, path, None, None, None, published, "inferred", "no full date", None, "x:text")


def test_articles_without_a_day_are_listed_in_a_table_with_what_is_known() -> None:
    rows = (
        article("gazette.txt", "2019-03-07"),
        article("notes.txt", None),
        article("feed.jsonl#7", "[2019-03-05..2019-03-09]"),
    )
    assert list(offered(rows)) == [
        "no day of publication was found in 2 of 3 articles:",
        "  notes.txt     published: not known",
        "  feed.jsonl#7  published: not known, between 5 and 9 March 2019",
        "give it with “set date” in index.html, or in dateline.toml:",
        "  [[articles]]",
        '  path = "notes.txt"',
        '  published = "YYYY-MM-DD"',
    ]


def test_where_every_article_has_a_day_nothing_is_said() -> None:
    assert not list(offered((article("gazette.txt", "2019-03-07"),)))
