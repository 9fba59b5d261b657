"""The timeline page: a picture of the events in time and, beside it, the same events as a list with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dateline.builders import tray, wording
from dateline.builders.event_views import UNDATED, EventView
from dateline.builders.page_shell import Written, page
from dateline.builders.search_words import search_words
from dateline.builders.shown_events import Shown, shown
from dateline.builders.timeline_order import busiest, in_order, opening, periods
from dateline.builders.timeline_rows import FACETS, article_rows, event_rows, facets, map_rows, source_rows
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
    "timeline_words.js",
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
    listed, told = in_order(ranked), by_event(accounts)
    seen = shown(listed, told, actors, articles)
    here = [one.view for one in seen if one.row.iri in written]
    spans = periods([event for event in listed if event.key]) or periods(listed)
    return page(
        "timeline.html",
        scripts=SCRIPTS,
        styles=STYLES,
        rows=_rows(corpus, seen, written),
        later=_later(seen, accounts, articles, written),
        tray=tray.rows(corpus, listed, told, articles=articles),
        here="timeline",
        title=f"Timeline · {corpus.name}",
        corpus=corpus.name,
        articles=wording.count(len(articles), "article"),
        days=day_groups(here),
        undated=UNDATED,
        total=sum(not one.view.folded for one in seen),
        kept=len(listed),
        unwritten=len(listed) - len(here),
        left_out=len(events) - len(listed),
        keys=sum(event.key for event in listed),
        periods=busiest(spans, PERIODS) if len(spans) > 1 else (),
        facets=FACETS,
        standings=wording.STANDING_HELP,
        standing_words=wording.standing_words,
        count=wording.count,
    )


def _rows(corpus: CorpusRow, events: Sequence[Shown], written: frozenset[str]) -> dict[str, object]:
    chosen = [one.choices for one in events]
    found = facets(chosen)
    window = opening([one.row for one in events])
    lists: dict[tuple[int, ...], int] = {}
    return {
        "facets": [[name, title, found[name]] for name, title in FACETS],
        "events": event_rows([(one.row, one.view) for one in events], chosen, written, lists),
        "lists": list(lists),
        "undated": UNDATED,
        "window": [window.first.isoformat(), window.last.isoformat()] if window else None,
        "map": map_rows(one.row for one in events),
        "words": search_words(),
        "corpus": corpus.base,
    }


def _later(
    events: Sequence[Shown],
    accounts: Sequence[AccountRow],
    articles: Sequence[ArticleRow],
    written: frozenset[str],
) -> dict[str, object]:
    """What is read only when it is first needed: the entries that the script draws, and the articles."""
    known = {one.row.iri for one in events}
    cited = [account for account in accounts if account.event in known]
    return {
        "entries": {one.view.id: Written(one.entry) for one in events if one.row.iri not in written},
        "sources": source_rows(cited) if len(written) < len(events) else {},
        **article_rows(articles, cited),
    }
