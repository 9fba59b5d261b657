"""How long things last, as network tools show it: spells of days, and how many lie on each."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

Days = tuple[str | None, str | None]
"""The first and the last day of something; None where it has no such bound."""

_DAY = datetime.timedelta(days=1)
_ALWAYS, _NEVER = datetime.date.min, datetime.date.max


def merged(spells: Iterable[Days]) -> list[Days]:
    """The spells, given in order of time and bounded at both ends, those that touch each other made one."""
    merged: list[Days] = []
    for first, last in spells:
        if merged and str(first) <= str(merged[-1][1]):
            merged[-1] = (merged[-1][0], max(str(last), str(merged[-1][1])))
        else:
            merged.append((first, last))
    return merged


def counted(spells: Iterable[Days]) -> Iterator[tuple[int, Days]]:
    """How many of the spells lie on each stretch of days, in order of time, where any does."""
    change: Counter[datetime.date] = Counter()
    for first, last in spells:
        change[datetime.date.fromisoformat(first) if first else _ALWAYS] += 1
        change[_after(last)] -= 1
    days, lying = sorted(day for day, by in change.items() if by or day == _NEVER), 0
    for day, following in pairwise(days):
        lying += change[day]
        if lying:
            yield lying, (_iso(day), _iso(following - _DAY) if following != _NEVER else None)


def _after(last: str | None) -> datetime.date:
    return _NEVER if last is None or last == _NEVER.isoformat() else datetime.date.fromisoformat(last) + _DAY


def _iso(day: datetime.date) -> str | None:
    return None if day == _ALWAYS else day.isoformat()
