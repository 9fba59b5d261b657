"""The page that greets: what was read, what happened in a few lines that can be read aloud, and the ways on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.builders import day_chart, overview, tray, undated_articles, wording
from dateline.builders.actors_page import acting
from dateline.builders.named_actors import is_named
from dateline.builders.page_shell import anchor, fragment, page, safe_link
from dateline.builders.timeline_page import by_event
from dateline.builders.told_again import folded
from dateline.graph.rows import AccountRow, ActorRow, ArticleRow, CorpusRow, EventRow, NotedRow, SkippedRow

LISTED = 24
"""Articles that are listed at once; the others are a click away."""

SCRIPTS = ("quiet.js", "shared.js", *tray.SCRIPTS)
STYLES = ("base.css", "index.css", tray.STYLE)


_BASES = {**wording.BASES, "given": "given with the article"}
"""How the date of an article is known: a field of the input gives it as often as the user does."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article and what came of it."""

    id: str
    title: str
    publisher: str | None
    published: str
    basis: str | None
    reason: str
    path: str
    has_text: bool
    link: str | None
    events: int


def _article(article: ArticleRow, told: int) -> ArticleView:
    return ArticleView(
        id=anchor(article.iri, "t"),
        title=article.title or article.path,
        publisher=article.publisher,
        published=undated_articles.published_words(article.published),
        basis=_BASES.get(article.basis, article.basis) if undated_articles.is_dated(article.published) else None,
        reason=article.reason,
        path=article.path,
        has_text=article.text is not None,
        link=safe_link(article.url),
        events=told,
    )


def _is_dated(article: ArticleRow) -> bool:
    return undated_articles.is_dated(article.published)


def _acting_words(found: Sequence[ActorRow]) -> str:
    """How many actors there are, and how many of them are no names: "115 actors with a name, 451 without"."""
    named = sum(map(is_named, found))
    if named in (0, len(found)):
        return wording.count(len(found), "actor")
    return f"{wording.count(named, 'actor')} with a name, {len(found) - named:,} without"


def _told_in(accounts: Iterable[AccountRow]) -> Mapping[str, int]:
    """By the IRI of an article, how many events accounts of it tell."""
    pairs = {(source.iri, account.event) for account in accounts if account.event for source in account.sources}
    return Counter(article for article, _ in pairs)


def _articles(articles: Iterable[ArticleRow], told: Mapping[str, int]) -> list[ArticleView]:
    ordered = sorted(articles, key=lambda article: ((article.published or "~").lstrip("["), article.key))
    return [_article(article, told.get(article.iri, 0)) for article in ordered]


def render_index(
    corpus: CorpusRow,
    events: Sequence[EventRow],
    accounts: Sequence[AccountRow],
    actors: Sequence[ActorRow],
    articles: Sequence[ArticleRow],
    skipped: Sequence[SkippedRow],
    noted: Sequence[NotedRow] = (),
    told_in: Mapping[str, int] | None = None,
) -> str:
    """The page as one text that needs nothing from outside; the same rows in any order give the same text.

    ``told_in``: by the IRI of an article, how many events it tells, where ``accounts`` are not those of all events.
    """
    told = _told_in(accounts) if told_in is None else told_in
    lines = overview.lines(events, accounts)
    under_others = folded(events, by_event(accounts))
    return page(
        "index.html",
        scripts=SCRIPTS,
        styles=STYLES,
        here="index",
        title=f"{corpus.name} · dateline",
        articles=wording.count(len(articles), "article"),
        more=sum(event.key for event in events) - len(lines),
        total=len(events) - len(under_others),
        folded=len(under_others),
        main_days=overview.main_days(events),
        acting=_acting_words(acting(actors, events)),
        undated=_articles(undated_articles.lacking(articles), told),
        no_day=(undated_articles.headline(articles), overview.WITHOUT_DAY),
        read=_articles(filter(_is_dated, articles), told),
        listed=LISTED,
        rows={"corpus": corpus.base},
        tray=tray.rows(corpus, articles=articles),
        count=wording.count,
        **_shown(corpus, events, lines, under_others, articles, skipped, noted),
    )


def render_notebook(
    corpus: CorpusRow,
    events: Sequence[EventRow],
    accounts: Sequence[AccountRow],
    articles: Sequence[ArticleRow],
    skipped: Sequence[SkippedRow],
    noted: Sequence[NotedRow] = (),
) -> str:
    """What the page says first, as a piece of HTML for a notebook: no script, no style of its own, no links."""
    lines, under_others = overview.lines(events, accounts), folded(events, by_event(accounts))
    return fragment("notebook.html", **_shown(corpus, events, lines, under_others, articles, skipped, noted))


def _shown(
    corpus: CorpusRow,
    events: Sequence[EventRow],
    lines: Sequence[overview.Line],
    under_others: Collection[str],
    articles: Sequence[ArticleRow],
    skipped: Sequence[SkippedRow],
    noted: Sequence[NotedRow],
) -> dict[str, Any]:
    return {
        "corpus": corpus.name,
        "disputes": overview.disputes(events),
        "greeting": overview.greeting(articles, events),
        "lines": lines,
        "chart": day_chart.chart(events),
        "size": (day_chart.PITCH, day_chart.HEIGHT),
        "left_aside": overview.left_aside(articles, events, under_others),
        "skipped": sorted(skipped, key=lambda row: (row.path, row.reason)),
        "noted": sorted(noted),
    }
