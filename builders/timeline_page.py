"""The timeline page: a picture of the events in time and, beside it, the same events as a list with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dateline.builders import tray, wording
from dateline.builders.event_views import UNDATED, EventView, is_actor, view
from dateline.builders.page_shell import page
from dateline.builders.timeline_order import busiest, in_order, opening, periods
from dateline.builders.timeline_rows import (
    FACETS,
    article_rows,
    choices,
    entry,
    event_rows,
    facets,
    map_rows,
    source_rows,
)
from dateline.graph.rows import AccountRow, ActorRow, ArticleRow, CorpusRow, EventRow

LISTED = 10_000
"""Events on the page at most, the most salient first."""
PERIODS = 8
"""Periods that have a button at most, those of most events."""
WRITTEN = 300
"""Events whose entries are written in the page itself, the most salient first; the script draws the others."""

SCRIPTS = (
    "quiet.js",
    "vendor/vis-timeline-graph2d.min.js",
    "shared.js",
    *tray.SCRIPTS,
    "timeline_view.js",
    "timeline_entries.js",
    "timeline_search.js",
    "timeline_reader.js",
    "timeline_list.js",
    "timeline_filters.js",
    "timeline_picture.js",
    "timeline_strip.js",
    "timeline_map.js",
    "timeline.js",
)
STYLES = ("vendor/vis-timeline-graph2d.min.css", "base.css", "timeline.css", tray.STYLE)


def _account_order(account: AccountRow) -> tuple[bool, str, int, str]:
    return (account.certainty != "certain", account.source.key, account.trigger.start, account.claim)


def by_event(accounts: Iterable[AccountRow]) -> dict[str, list[AccountRow]]:
    """Accounts of each event: certain ones first, then in the order of articles and sentences."""
    result: dict[str, list[AccountRow]] = {}
    for account in accounts:
        if account.event is not None:
            result.setdefault(account.event, []).append(account)
    for told in result.values():
        told.sort(key=_account_order)
    return result


def day_groups(views: Sequence[EventView]) -> list[tuple[str, list[EventView]]]:
    """The views under one heading a date in words, in the order given; undated ones under a heading of their own."""
    return [(words, list(group)) for words, group in groupby(views, key=lambda event: event.heading)]


def weightiest(events: Iterable[EventRow]) -> list[EventRow]:
    """The events that pages show one by one, the most salient first."""
    return sorted(events, key=lambda event: (not event.key, -event.salience, event.iri))[:LISTED]


def render_timeline(
    corpus: CorpusRow,
    events: Sequence[EventRow],
    accounts: Sequence[AccountRow],
    actors: Sequence[ActorRow],
    articles: Sequence[ArticleRow],
) -> str:
    """The page as one text that needs nothing from outside; the same rows in any order give the same text."""
    ranked = weightiest(events)
    written = frozenset(event.iri for event in ranked[:WRITTEN])
    kept = in_order(ranked)
    views = _views(kept, accounts, actors, articles)
    here = [event for row, event in zip(kept, views, strict=True) if row.iri in written]
    spans = periods([event for event in kept if event.key]) or periods(kept)
    seen = list(zip(kept, views, strict=True))
    return page(
        "timeline.html",
        scripts=SCRIPTS,
        styles=STYLES,
        rows=_rows(corpus, seen, accounts, written),
        later=_later(seen, accounts, articles, written),
        tray=tray.rows(corpus, kept, by_event(accounts), articles=articles),
        here="timeline",
        title=f"Timeline · {corpus.name}",
        corpus=corpus.name,
        articles=wording.count(len(articles), "article"),
        days=day_groups(here),
        undated=UNDATED,
        total=sum(not event.folded for event in views),
        kept=len(kept),
        unwritten=len(kept) - len(here),
        left_out=len(events) - len(kept),
        keys=sum(event.key for event in views),
        periods=busiest(spans, PERIODS) if len(spans) > 1 else (),
        facets=FACETS,
        standings=wording.STANDING_HELP,
        count=wording.count,
    )


def _views(
    kept: Sequence[EventRow],
    accounts: Sequence[AccountRow],
    actors: Sequence[ActorRow],
    articles: Sequence[ArticleRow],
) -> list[EventView]:
    known = {event.iri: event for event in kept}
    told = by_event(accounts)
    acting = frozenset(actor.iri for actor in actors if is_actor(actor))
    with_text = frozenset(article.iri for article in articles if article.text is not None)
    return [view(event, told.get(event.iri, ()), known, acting, with_text) for event in kept]


def _rows(
    corpus: CorpusRow,
    events: Sequence[tuple[EventRow, EventView]],
    accounts: Sequence[AccountRow],
    written: frozenset[str],
) -> dict[str, object]:
    told = by_event(accounts)
    rows = [row for row, _ in events]
    chosen = [choices(row, event, told.get(row.iri, ())) for row, event in events]
    found = facets(chosen)
    window = opening(rows)
    lists: dict[tuple[int, ...], int] = {}
    return {
        "facets": [[name, title, found[name]] for name, title in FACETS],
        "events": event_rows(events, chosen, written, lists),
        "lists": list(lists),
        "undated": UNDATED,
        "window": [window.first.isoformat(), window.last.isoformat()] if window else None,
        "map": map_rows(rows),
        "corpus": corpus.base,
    }


def _later(
    events: Sequence[tuple[EventRow, EventView]],
    accounts: Sequence[AccountRow],
    articles: Sequence[ArticleRow],
    written: frozenset[str],
) -> dict[str, object]:
    """What is read only when it is first needed: the entries that the script draws, and the articles."""
    known = {row.iri for row, _ in events}
    cited = [account for account in accounts if account.event in known]
    return {
        "entries": {view.id: entry(view) for row, view in events if row.iri not in written},
        "sources": source_rows(cited) if len(written) < len(events) else {},
        **article_rows(articles, cited),
    }
