"""What a timeline is made of: how much more or less an event counts for what it is than for how it is told.

The factors stand in ``data/timeline_factors.txt``; ``benchmarks/fit_timeline.py`` fits such to happenings that readers
named as those which a timeline of their articles must have (the table's first lines say how these came about).
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from dateline.builders.knowledge import numbers
from dateline.builders.types import broader
from dateline.graph.model import Claim, Event

NEWS = 2
"""Days from the middle one of its events within which what a text tells is its news; it recalls what lies further."""

Usual = Mapping[str, datetime.date]
"""The middle one of the days that each text tells of."""


def worth(event: Event, claim: Claim, recalling: int) -> float:
    """By how much to multiply its weight; ``claim`` stands for the event, so many texts recall its day."""
    factors = numbers("timeline_factors")
    return math.exp(sum(factors.get(name, 0.0) * value for name, value in features(event, claim, recalling)))


def features(event: Event, claim: Claim, recalling: int) -> Iterator[tuple[str, float]]:
    """What is weighed: names, of which a few hold for each event, and values."""
    yield "texts that recall its day", math.log1p(recalling)
    yield "names its time", float(claim.names_its_time)
    yield "both ends", float(bool(event.agents and event.patients))
    yield from ((f"type {name}", 1.0) for name in with_broader(event.type))


def with_broader(name: str | None) -> Iterator[str]:
    """A type and all that are broader; "none" where there is none."""
    if name is None:
        yield "none"
    while name is not None:
        yield name
        name = broader(name)


def recalled(events: Sequence[Event], usual: Usual) -> Mapping[str, int]:
    """For each event of a known day in how many texts that have other news something of that day is told.

    It counts half for one that is only about of that day. For one without any date it is how many texts tell it beside
    the first: of "the grounding" a week of reports speaks.
    """
    telling: defaultdict[datetime.date, set[str]] = defaultdict(set)
    for event in events:
        day = _day(event)
        if day is not None and _is_sure(event):
            telling[day].update(_texts(event))
    counts = {day: _recalling(day, texts, usual) for day, texts in telling.items()}
    return {
        event.id: counts.get(day, 0) // (1 if _is_sure(event) else 2) if day is not None else len(_texts(event)) - 1
        for event in events
        if (day := _day(event)) is not None or event.when.edtf is None
    }


def _recalling(day: datetime.date, texts: Collection[str], usual: Usual) -> int:
    return sum(sha in usual and abs((usual[sha] - day).days) > NEWS for sha in texts)


def _texts(event: Event) -> frozenset[str]:
    return frozenset(claim.sha256 for claim in event.claims)


def _is_sure(event: Event) -> bool:
    """Whether its day is not only about when it was told."""
    return not (event.when.edtf or "").endswith("~")


def _day(event: Event) -> datetime.date | None:
    """The one day that it may be of, if its date says so."""
    one = event.when.edtf is not None and event.when.earliest == event.when.latest
    return event.when.earliest if one else None
