"""Events by day, as bars: one part of the chart for each period, so that a far year does not flatten a dense week."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.builders import wording
from dateline.builders.timeline_order import Period, busiest, periods
from dateline.graph.rows import EventRow

STEPS = (1, 7, 30)
"""Days that one bar of the chart may stand for."""
BARS = 120
PARTS = 6
"""Periods that the chart shows at most, those with most events."""
PITCH, HEIGHT = 10, 96
"""Width of a bar with its gap, and height of the highest, in the chart's own units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Events of some days: where its bar stands in its part of the chart and what it says."""

    x: float
    height: float
    key_height: float
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """Events by day in one period."""

    bars: tuple[Bar, ...]
    slots: int
    """Room for so many bars."""
    period: Period

    @property
    def share(self) -> int:
        """How wide it is beside the others, as a power of two: style sheets know no other widths."""
        return min(1 << self.slots.bit_length() - 1, 64)


@dataclass(frozen=True, slots=True)
class Chart:
    """Events by day in each period that has key events, else in each that has any."""

    parts: tuple[Part, ...]
    unit: str
    words: str
    """What the chart shows, in words."""
    elsewhere: int
    """Events that it does not show, since they are dated to no such day or lie in no such period."""


def chart(events: Sequence[EventRow]) -> Chart | None:
    """Events by day, week or month, those known as exactly as that. None: nothing is dated."""
    found = periods([event for event in events if event.key]) or periods(events)
    if not found:
        return None
    chosen = busiest(found, PARTS)
    step = next((step for step in STEPS if sum(_slots(each, step) for each in chosen) <= BARS), STEPS[-1])
    inside = [[event for event in events if _lies_in(event, each, step)] for each in chosen]
    counts = [_counted(each, held, step) for each, held in zip(chosen, inside, strict=True)]
    keys = [_counted(each, [one for one in held if one.key], step) for each, held in zip(chosen, inside, strict=True)]
    highest = max((number for part in counts for number in part.values()), default=1)
    parts = tuple(_part(*part, highest, step) for part in zip(chosen, counts, keys, strict=True))
    unit, shown = {1: "day", 7: "week", 30: "30 days"}[step], sum(map(len, inside))
    words = f"{wording.count(shown, 'event')} by {unit}, {highest} at most"
    return Chart(parts, unit, words, len(events) - shown)


def _lies_in(event: EventRow, window: Period, step: int) -> bool:
    first, last = event.earliest, event.latest
    exact = first is not None and last is not None and (last - first).days < max(step, 2)
    day = event.place_in_time
    return exact and day is not None and window.first <= day <= window.last


def _slots(window: Period, step: int) -> int:
    return (window.last - window.first).days // step + 1


def _slot(event: EventRow, window: Period, step: int) -> int:
    return ((event.place_in_time or window.first) - window.first).days // step


def _counted(window: Period, inside: Sequence[EventRow], step: int) -> Counter[int]:
    return Counter(_slot(event, window, step) for event in inside)


def _part(window: Period, counts: Counter[int], keys: Counter[int], highest: int, step: int) -> Part:
    bars = tuple(_bar(slot, counts[slot], keys[slot], highest, window, step) for slot in sorted(counts))
    return Part(bars, _slots(window, step), window)


def _bar(slot: int, events: int, keys: int, highest: int, window: Period, step: int) -> Bar:
    first = window.first + datetime.timedelta(days=slot * step)
    last = min(first + datetime.timedelta(days=step - 1), window.last)
    return Bar(
        x=slot * PITCH + PITCH * 0.07,
        height=round(events / highest * HEIGHT, 1),
        key_height=round(keys / highest * HEIGHT, 1),
        words=f"{wording.span_words(first, last)}: {wording.count(events, 'event')}, {keys} key",
    )
