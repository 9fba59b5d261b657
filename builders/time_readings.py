"""What each time expression of a text comes to on its publication day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from dateline.builders import times
from dateline.builders.time_references import References
from dateline.graph.model import UNKNOWN, Anchor, Reading, TimeExpression, When

LONGEST_DOUBT = 366
"""Days: a publication date known less exactly than this resolves nothing."""
SAMPLES = 15
"""Where an article may be of any day of a span, expressions are read on about so many of these days, the first and the
last among them: what comes to the same on all of these does so on the days between."""


def resolved(reading: Reading, anchor: Anchor, story: When | None) -> list[tuple[str | None, When]]:
    """The value of each time expression; ``story``: what "the same day" is, where nothing was told of before."""
    known = References(reading, story, anchor.when.latest)
    found: list[tuple[str | None, When]] = []
    for number, expression in enumerate(reading.times):
        value, when = _counted(expression, number, known, anchor)
        found.append((value, when))
        known.add(number, when)
    return found


def _counted(expression: TimeExpression, number: int, known: References, anchor: Anchor) -> tuple[str | None, When]:
    """An expression, counted from the likeliest time told of before that does not put the past after publication."""
    if times.reference_kind(expression) != "narrative":
        return _read(expression, anchor, None)
    found = [_read(expression, anchor, reference) for reference in known.candidates(number)]
    return next(((value, when) for value, when in found if known.allows(number, when)), found[-1])


def _read(expression: TimeExpression, anchor: Anchor, reference: When | None) -> tuple[str | None, When]:
    """An expression read on the publication day; where that is one of several days, what holds on all of them."""
    first, last = anchor.when.earliest, anchor.when.latest
    if anchor.day is not None or first is None or last is None or (last - first).days > LONGEST_DOUBT:
        value, when = times.resolve(expression, anchor.day, reference)
        return value, _inferred(when, anchor)
    step = (last - first).days // SAMPLES + 1
    days = [*(first + datetime.timedelta(days=n) for n in range(0, (last - first).days, step)), last]
    readings = [times.resolve(expression, day, reference) for day in days]
    value, when = readings[0]
    if all(other.edtf == when.edtf and other.earliest == when.earliest for _, other in readings):
        return value, _inferred(when, anchor)
    return _undecided([other for _, other in readings], anchor)


def _undecided(readings: Sequence[When], anchor: Anchor) -> tuple[None, When]:
    """Different on the days on which the article can have appeared: somewhere from the first to the last of these."""
    starts, ends = [w.earliest for w in readings if w.earliest], [w.latest for w in readings if w.latest]
    if len(starts) < len(readings) or len(ends) < len(readings):
        return None, UNKNOWN
    reason = f"{readings[0].reason}, or later; {anchor.when.reason}"
    return None, When(f"[{min(starts)}..{max(ends)}]", min(starts), max(ends), "inferred", reason)


def _inferred(when: When, anchor: Anchor) -> When:
    """A date resolved against an inferred publication date is inferred itself."""
    if when.basis == "resolved" and anchor.when.basis == "inferred":
        return When(when.edtf, when.earliest, when.latest, "inferred", f"{when.reason}; {anchor.when.reason}")
    return when
