"""Events in order of time, the periods that they lie in, and which of them are read under others."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import wording
from dateline.graph.rows import EventRow

GAP = 45
"""Days without an event that part two periods."""
EXACT = 10
"""Days within which an event must lie to be counted in a period, or to open one."""
SURE = 1
"""Days within which it must lie to say where a period begins and ends, where any event is as exact as that."""

Span = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days with events and no long gap, and how many events lie in it."""

    first: datetime.date
    last: datetime.date
    events: int

    @property
    def words(self) -> str:
        """Its span in words."""
        return wording.span_words(self.first, self.last)


def in_order(events: Iterable[EventRow]) -> list[EventRow]:
    """Events by their day, else by the first possible one (the last where only that is known), undated at the end."""
    never = datetime.date.max

    def place(event: EventRow) -> tuple[datetime.date, datetime.date, str, float, str]:
        first = event.place_in_time or never
        words = wording.date_words(event.edtf, event.earliest, event.latest)
        return (first, event.latest or never, words, -event.salience, event.iri)

    return sorted(events, key=place)


def is_folded(event: EventRow, known: Mapping[str, EventRow]) -> bool:
    """Whether the event is an act of speech that is read under what it tells; key events stand for themselves."""
    return event.speech and not event.key and any(told in known for told in event.tells)


def _runs(days: Sequence[Span]) -> list[list[Span]]:
    """The spans, in order, parted wherever a long gap lies between them."""
    runs: list[list[Span]] = []
    end = datetime.date.min
    for first, last in days:
        if runs and (first - end).days <= GAP:
            runs[-1].append((first, last))
        else:
            runs.append([(first, last)])
        end = max(end, last)
    return runs


def _within(spans: Sequence[Span], days: int) -> Sequence[Span]:
    """Those no longer than that; all of them where none is as short."""
    return [span for span in spans if (span[1] - span[0]).days <= days] or spans


def _period(run: Sequence[Span]) -> Period:
    sure = _within(run, SURE)
    return Period(min(first for first, _ in sure), max(last for _, last in sure), len(run))


def periods(events: Sequence[EventRow]) -> tuple[Period, ...]:
    """The runs of days that events lie in, in order.

    Events less exact than ``EXACT`` days open no period, and those less exact than ``SURE`` widen none, unless no event
    is more exact: a window of two weeks says nothing of where a story begins.
    """
    spans = sorted((event.earliest, event.latest) for event in events if event.earliest and event.latest)
    return tuple(map(_period, _runs(_within(spans, EXACT))))


def busiest(found: Sequence[Period], most: int) -> list[Period]:
    """So many periods at most, those of most events, in order of time."""
    kept = sorted(found, key=lambda period: (-period.events, period.first))[:most]
    return sorted(kept, key=lambda period: period.first)


def opening(events: Sequence[EventRow]) -> Period | None:
    """The period that the picture opens on: that of most key events, else of most events. None: nothing is dated.

    One event of 2014 does not flatten a January of 2022.
    """
    shown = [event for event in events if event.key]
    found = periods(shown) or periods(events)
    return max(found, key=lambda period: period.events, default=None)
