"""The page that greets: what was read, what happened in a few lines that can be read aloud, and the ways on."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.builders import wording
from dateline.builders.account_views import says
from dateline.builders.actors_page import acting
from dateline.builders.page_shell import anchor, page, safe_link
from dateline.builders.timeline_order import Period, in_order, is_folded, opening, periods
from dateline.builders.timeline_page import by_event
from dateline.graph.rows import AccountRow, ActorRow, ArticleRow, CorpusRow, EventRow, SkippedRow

READ_ALOUD = 30
"""Key events listed at most, the most salient ones."""
STEPS = (1, 7, 30)
"""Days that one bar of the chart may stand for."""
BARS = 70
WIDTH, HEIGHT = 720, 96
"""Size of the chart in its own units."""

SCRIPTS = ("quiet.js", "shared.js")
STYLES = ("base.css", "index.css")


@dataclass(frozen=True, slots=True)
class Bar:
    """Events of some days: where its bar stands in the chart and what it says."""

    x: float
    width: float
    height: float
    key_height: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Events by day in one period."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    words: str
    """What the chart shows, for those who do not see it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A key event as it can be read aloud."""

    id: str
    when: str
    label: str
    standing: str
    says: str
    rival: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article and what came of it."""

    title: str
    publisher: str | None
    published: str
    basis: str | None
    reason: str
    link: str | None
    events: int


# ---- In a sentence ---------------------------------------------------------------------------------------------------


def greeting(articles: Sequence[ArticleRow], events: Sequence[EventRow]) -> tuple[str, ...]:
    """What there is, in a few phrases: articles, days, key events, how many rest on one word, disputed dates."""
    keys = [event for event in events if event.key]
    spans = periods(keys) or periods(events)
    claimed = sum(event.standing == "claimed" and event.voices == 1 for event in keys)
    rivals = sum(event.rival_dates for event in events)
    phrases = [
        wording.count(len(articles), "article"),
        _days(spans),
        wording.count(len(keys), "key event"),
        f"{claimed} {'rests' if claimed == 1 else 'rest'} on one speaker’s word" if claimed else "",
        wording.count(rivals, "disputed date") if rivals else "",
    ]
    return tuple(phrase for phrase in phrases if phrase)


def _days(spans: Sequence[Period]) -> str:
    if not spans:
        return ""
    if len(spans) <= 2:
        return " and ".join(span.words for span in spans)
    return wording.span_words(spans[0].first, max(span.last for span in spans))


# ---- The chart -------------------------------------------------------------------------------------------------------


def chart(events: Sequence[EventRow]) -> Chart | None:
    """Events by day, week or month of the densest period, those known as exactly as that. None: nothing is dated."""
    window = opening(events)
    if window is None:
        return None
    days = (window.last - window.first).days + 1
    step = next((step for step in STEPS if days <= step * BARS), STEPS[-1])
    inside = [event for event in events if _lies_in(event, window, step)]
    counts = Counter(_slot(event, window, step) for event in inside)
    keys = Counter(_slot(event, window, step) for event in inside if event.key)
    slots = -(-days // step)
    highest = max(counts.values(), default=1)
    bars = [_bar(slot, slots, counts[slot], keys[slot], highest, window, step) for slot in sorted(counts)]
    per = {1: "day", 7: "week", 30: "30 days"}[step]
    return Chart(
        tuple(bars),
        wording.day_words(window.first),
        wording.day_words(window.last),
        f"{wording.count(len(inside), 'event')} by {per}, {window.words}; {highest} at most",
    )


def _lies_in(event: EventRow, window: Period, step: int) -> bool:
    first, last = event.earliest, event.latest
    exact = first is not None and last is not None and (last - first).days < max(step, 2)
    day = event.place_in_time
    return exact and day is not None and window.first <= day <= window.last


def _slot(event: EventRow, window: Period, step: int) -> int:
    return ((event.place_in_time or window.first) - window.first).days // step


def _bar(slot: int, slots: int, events: int, keys: int, highest: int, window: Period, step: int) -> Bar:
    pitch = WIDTH / slots
    width = min(pitch * 0.86, 44)
    first = window.first + datetime.timedelta(days=slot * step)
    last = min(first + datetime.timedelta(days=step - 1), window.last)
    return Bar(
        x=round(slot * pitch + (pitch - width) / 2, 1),
        width=round(width, 1),
        height=round(events / highest * HEIGHT, 1),
        key_height=round(keys / highest * HEIGHT, 1),
        words=f"{wording.span_words(first, last)}: {wording.count(events, 'event')}, {keys} key",
    )


# ---- Lists -----------------------------------------------------------------------------------------------------------


def _lines(events: Sequence[EventRow], told: dict[str, list[AccountRow]]) -> list[Line]:
    keys = sorted((event for event in events if event.key), key=lambda event: (-event.salience, event.iri))
    return [
        Line(
            id=anchor(event.iri, "e"),
            when=wording.date_words(event.edtf, event.earliest, event.latest),
            label=event.label,
            standing=event.standing,
            says=says(event, told.get(event.iri, ())),
            rival=event.rival_dates,
        )
        for event in in_order(keys[:READ_ALOUD])
    ]


def _article(article: ArticleRow, told: int) -> ArticleView:
    return ArticleView(
        title=article.title or article.path,
        publisher=article.publisher,
        published=wording.date_words(article.published, None, None),
        basis=None if article.published is None else wording.BASES.get(article.basis, article.basis),
        reason=article.reason,
        link=safe_link(article.url),
        events=told,
    )


def _articles(articles: Iterable[ArticleRow], accounts: Iterable[AccountRow]) -> list[ArticleView]:
    pairs = {(source.iri, account.event) for account in accounts if account.event for source in account.sources}
    counts = Counter(article for article, _ in pairs)
    ordered = sorted(articles, key=lambda article: (article.published or "~", article.key))
    return [_article(article, counts[article.iri]) for article in ordered]


def _left_aside(events: Sequence[EventRow]) -> list[tuple[str, str, str]]:
    """What the key events do not show: a count in words, why, and the view of the timeline that shows it."""
    known = {event.iri: event for event in events}
    below = sum(not event.key and not is_folded(event, known) for event in events)
    folded = sum(is_folded(event, known) for event in events)
    undated = sum(event.basis == "unknown" for event in events)
    untyped = sum(event.type is None for event in events)
    lines = [
        (below, "below the cut", "less important by rank", "all=1"),
        (folded, "folded", "acts of speech, read under what they tell", "all=1&speech=1"),
        (undated, "undated", "nothing in the articles says when", "all=1&speech=1&dated=unknown"),
        (untyped, "without a type", "no rule knows what kind of event it is", "all=1&speech=1&type=none"),
    ]
    return [(f"{wording.count(number, 'event')} {what}", why, view) for number, what, why, view in lines if number]


# ---- The page --------------------------------------------------------------------------------------------------------


def render_index(
    corpus: CorpusRow,
    events: Sequence[EventRow],
    accounts: Sequence[AccountRow],
    actors: Sequence[ActorRow],
    articles: Sequence[ArticleRow],
    skipped: Sequence[SkippedRow],
) -> str:
    """The page as one text that needs nothing from outside; the same rows in any order give the same text."""
    told = by_event(accounts)
    lines = _lines(events, told)
    keys = sum(event.key for event in events)
    return page(
        "index.html",
        scripts=SCRIPTS,
        styles=STYLES,
        here="index",
        title=f"{corpus.name} · dateline",
        corpus=corpus.name,
        articles=wording.count(len(articles), "article"),
        greeting=greeting(articles, events),
        lines=lines,
        more=keys - len(lines),
        chart=chart(events),
        size=(WIDTH, HEIGHT),
        total=len(events),
        acting=len(acting(actors, events)),
        read=_articles(articles, accounts),
        skipped=sorted(skipped, key=lambda row: (row.path, row.reason)),
        left_aside=_left_aside(events),
        count=wording.count,
    )
