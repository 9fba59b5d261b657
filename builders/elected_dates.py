"""Which of the days that the accounts of one event tell it is shown with."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from dateline.builders.event_opposition import apart, is_firm, width
from dateline.graph.model import When

Ballot = tuple[str, When]
"""A voice and the date that it tells."""
ORDER = ("given", "stated", "resolved", "inferred", "bounded", "unknown")
Span = tuple[datetime.date | None, datetime.date | None]


def elected(ballots: Sequence[Ballot]) -> When:
    """The date that the user gives; else that most voices agree with; of these the finest; stated before resolved.

    About a day stands back behind days that a text tells, and a window behind the days that it leaves open.
    """
    given = [when for _, when in ballots if when.basis == "given"]
    candidates = given or [when for _, when in ballots]
    firm = [ballot for ballot in ballots if is_firm(ballot[1])]
    voting = firm or ballots
    support = {_span(when): _support(when, voting) for when in candidates}

    def rank(when: When) -> tuple[bool, bool, int, tuple[int, int], int, str]:
        behind = bool(firm) and (not is_firm(when) or _is_window(when, firm))
        return (when.edtf is None, behind, -support[_span(when)], width(when), ORDER.index(when.basis), when.edtf or "")

    return min(candidates, key=rank)


def _support(candidate: When, ballots: Sequence[Ballot]) -> int:
    return len({voice for voice, when in ballots if when.edtf and not apart(when, candidate)})


def _is_window(when: When, ballots: Sequence[Ballot]) -> bool:
    """Whether another date lies within it: whatever the days that it leaves open, all of them agree with it."""
    return any(not apart(other, when) and width(other) < width(when) for _, other in ballots)


def _span(when: When) -> Span:
    return when.earliest, when.latest
