"""What a corpus amounts to: in a sentence, in lines that can be read aloud, and what those lines lack and why."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dateline.builders import undated_articles, wording
from dateline.builders.account_views import says
from dateline.builders.confidence import CUT
from dateline.builders.page_shell import anchor
from dateline.builders.timeline_order import Period, in_order, periods
from dateline.builders.timeline_page import by_event
from dateline.graph.rows import AccountRow, ArticleRow, EventRow

READ_ALOUD = 30
"""Key events listed at most, the most salient ones."""
MAIN_DAYS = 10
"""Days named as the main ones at most."""
WITHOUT_DAY = (
    "so “yesterday” in them is uncertain, or no day at all; if you know the day, or see it in the article, set it"
)


FOLDED = "acts of speech, read under what they tell, and what is told again in another’s words"


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
class MainDay:
    """A day on which much of weight happened: in words, how many key events it has, and its view on the timeline."""

    words: str
    events: int
    link: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What the key events do not show: how many of what, why, and where it is to be seen."""

    what: str
    why: str
    link: str


def greeting(articles: Sequence[ArticleRow], events: Sequence[EventRow]) -> tuple[str, ...]:
    """What there is, in a few phrases: articles, days, key events, how many rest on one word, how many are disputed."""
    keys = [event for event in events if event.key]
    spans = periods(keys) or periods(events)
    claimed = sum(event.standing == "claimed" and event.voices == 1 for event in keys)
    phrases = [
        wording.count(len(articles), "article"),
        _days(spans),
        wording.count(len(keys), "key event"),
        f"{claimed or 'none'} {'rest' if claimed > 1 else 'rests'} on one speaker’s word" if keys else "",
        *(disputes(events) or ("nothing disputed",) if keys else ()),
    ]
    return tuple(phrase for phrase in phrases if phrase)


def disputes(events: Sequence[EventRow]) -> dict[str, str]:
    """How many of all events are disputed, and of how many accounts differ: words, and the view that they lead to."""
    disputed = sum(event.standing == "disputed" for event in events)
    rival = sum(bool(event.rivalry) for event in events)
    told = (
        (disputed, f"{wording.count(disputed, 'event')} disputed", "standing=disputed"),
        (rival, f"accounts of {wording.count(rival, 'event')} differ", "accounts=differ"),
    )
    return {words: f"timeline.html#all=1&speech=1&{view}" for number, words, view in told if number}


def _days(spans: Sequence[Period]) -> str:
    if not spans:
        return ""
    if len(spans) <= 2:
        return " and ".join(span.words for span in spans)
    return wording.span_words(spans[0].first, max(span.last for span in spans))


def lines(events: Sequence[EventRow], accounts: Iterable[AccountRow]) -> list[Line]:
    """The most salient key events, in order of time."""
    told = by_event(accounts)
    keys = sorted((event for event in events if event.key), key=lambda event: (-event.salience, event.iri))
    return [
        Line(
            id=anchor(event.iri, "e"),
            when=wording.date_words(event.edtf, event.earliest, event.latest),
            label=event.label,
            standing=event.shown_standing,
            says=says(event, told.get(event.iri, ())),
            rival=bool(event.rivalry),
        )
        for event in in_order(keys[:READ_ALOUD])
    ]


def main_days(events: Iterable[EventRow]) -> list[MainDay]:
    """The days whose key events weigh most, in order of time; none where they are no choice among more."""
    weights: dict[datetime.date, float] = defaultdict(float)
    counts: Counter[datetime.date] = Counter()
    for event in events:
        if event.key and event.earliest is not None and event.earliest == event.latest:
            weights[event.earliest] += event.salience
            counts[event.earliest] += 1
    found = sorted(weights, key=lambda day: (-weights[day], day))
    chosen = sorted(found[:MAIN_DAYS]) if len(found) > MAIN_DAYS else []
    return [MainDay(wording.span_words(day, day), counts[day], f"timeline.html#from={day}&to={day}") for day in chosen]


def left_aside(
    articles: Sequence[ArticleRow], events: Sequence[EventRow], under_others: Collection[str] = ()
) -> list[Missing]:
    """What the key events do not show, and the articles whose day of publication is not known.

    ``under_others``: the IRIs of the events that are read under others (see ``told_again.folded``).
    """
    return [*_articles_without_date(articles), *_events_left_aside(events, under_others)]


def _events_left_aside(events: Sequence[EventRow], under_others: Collection[str]) -> list[Missing]:
    below = sum(not event.key and event.iri not in under_others for event in events)
    doubtful = sum(event.confidence < CUT for event in events)
    undated = sum(event.basis == "unknown" for event in events)
    untyped = sum(event.type is None for event in events)
    lines = [
        (below, "below the cut", "told less often, by fewer, or less firmly than the key events", "all=1"),
        (doubtful, "in doubt", "claims like these are often read wrong", "all=1&speech=1&confidence=doubtful"),
        (len(under_others), "folded", FOLDED, "all=1&speech=1"),
        (undated, "undated", "nothing in the articles says when", "all=1&speech=1&dated=unknown"),
        (untyped, "without a type", "no rule knows what kind of event it is", "all=1&speech=1&type=none"),
    ]
    return [
        Missing(f"{wording.count(number, 'event')} {what}", why, f"timeline.html#{view}")
        for number, what, why, view in lines
        if number
    ]


def _articles_without_date(articles: Sequence[ArticleRow]) -> list[Missing]:
    """The articles in which no day of publication was found: the user can give it."""
    told = undated_articles.headline(articles)
    return [Missing(told[0].upper() + told[1:], WITHOUT_DAY, "#undated")] if told else []
