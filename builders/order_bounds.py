"""Closer bounds for claims without a date, from the claims that words put before or after them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.builders.knowledge import pairs
from dateline.graph.model import Order, Reading, When

ROUNDS = 3
"""Steps of a chain that a bound is passed along."""


def narrowed(reading: Reading, dates: Sequence[When]) -> list[When]:
    """The dates, those that are only bounded no wider than order words leave them."""
    found = list(dates)
    for order in reading.orders:
        if order.basis in ANSWERED:
            found[order.before] = _done_before(found[order.before], order.basis)
    sure = [order for order in reading.orders if order.basis in pairs("order_words")]
    sure = [order for order in sure if _happened(reading, order)]
    for _ in range(ROUNDS):
        for order in sure:
            _narrow(found, order)
    return found


def _happened(reading: Reading, order: Order) -> bool:
    """Whether both may have come about: "would not sail before the owner paid" bounds neither."""
    ends = (reading.claims[order.before], reading.claims[order.after])
    return not any(claim.certainty == "possible" and claim.polarity == "negative" for claim in ends)


ANSWERED = ("for", "over")
"""Words before what an act answers to: "fined for polluting the river". That was done before, nobody says when."""


def _done_before(when: When, basis: str) -> When:
    """The date without its day where that is only the day of the story."""
    if when.edtf is None or not when.edtf.endswith("~") or when.latest is None:
        return when
    reason = f"done before what answers to it, not after {when.latest}: “{basis}”"
    return When(None, None, when.latest, "bounded", reason)


def _narrow(found: list[When], order: Order) -> None:
    """Let the later one begin no earlier than the earlier, and that end no later than the later one."""
    before, after = found[order.before], found[order.after]
    if before.edtf is None:
        found[order.before] = _within(before, None, after.latest, order.basis) or before
    if after.edtf is None:
        found[order.after] = _within(after, before.earliest, None, order.basis) or after


def _within(when: When, earliest: datetime.date | None, latest: datetime.date | None, basis: str) -> When | None:
    """Bounds made closer; None where they are not, or would leave no day."""
    first = max(_known(when.earliest, earliest), default=None)
    last = min(_known(when.latest, latest), default=None)
    if (first, last) == (when.earliest, when.latest) or (first is not None and last is not None and first > last):
        return None
    side = f"not before {first}" if first != when.earliest else f"not after {last}"
    reason = f"{when.reason}; {side}: “{basis}”" if when.edtf or when.earliest or when.latest else f"{side}: “{basis}”"
    edtf = f"{first}~" if first is not None and first == last else None
    return replace(when, edtf=edtf, earliest=first, latest=last, basis="bounded", reason=reason)


def _known(*days: datetime.date | None) -> Iterable[datetime.date]:
    return [day for day in days if day is not None]
