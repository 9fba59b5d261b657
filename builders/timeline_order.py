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
"""Days within which an event must lie to open or widen a period."""


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


def _parted(days: Sequence[tuple[datetime.date, datetime.date]]) -> list[Period]:
    periods: list[Period] = []
    for first, last in days:
        if periods and (first - periods[-1].last).days <= GAP:
            held = periods[-1]
            periods[-1] = Period(held.first, max(held.last, last), held.events + 1)
        else:
            periods.append(Period(first, last, 1))
    return periods


def periods(events: Sequence[EventRow]) -> tuple[Period, ...]:
    """The runs of days that events lie in, in order.

    Events less exact than ``EXACT`` days open no period and widen none, unless no event is more exact.
    """
    spans = sorted((event.earliest, event.latest) for event in events if event.earliest and event.latest)
    return tuple(_parted([span for span in spans if (span[1] - span[0]).days <= EXACT] or spans))


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
