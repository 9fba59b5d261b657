"""How long lies between two claims: "two days after rebels seized it", "three years before his arrest"."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.builders import times
from dateline.builders.claim_heads import Heads
from dateline.builders.syntax import children, top
from dateline.graph.model import Direction, Order, Parse, Reading, TimeExpression, Token, When
from dateline.graph.records import changed

CUES = frozenset({"after", "before", "following"})


def measured(heads: Heads, orders: Iterable[Order]) -> tuple[Order, ...]:
    """The orders, those that the text measures with the expression that says how long lies between."""
    lengths = dict(_measures(heads))
    return tuple(changed(order, gap=lengths.get(frozenset((order.before, order.after)))) for order in orders)


def _measures(heads: Heads) -> Iterator[tuple[frozenset[int], int]]:
    """Pairs of claims, and the expression that measures the time between them."""
    for number, expression in enumerate(heads.times):
        word = top(heads.parse, expression.span) if times.between_events(expression) is not None else None
        cue = _cue(heads.parse, word) if word is not None else None
        pair = frozenset(_joined(heads, cue)) if cue is not None else frozenset()
        if len(pair) == 2:
            yield pair, number


def _cue(parse: Parse, word: Token) -> Token | None:
    """The "after" or "before" that a length of time stands before."""
    governor = parse.tokens[word.head]
    beside = (governor, *children(parse, governor.i, "mark", "prep"), *children(parse, word.i, "prep", "mark"))
    return next((token for token in beside if token.lower in CUES and token.i > word.i), None)


def _joined(heads: Heads, cue: Token) -> Iterator[int]:
    """The claim that stands after the cue, and the one that it belongs to."""
    inner = [heads.parse.tokens[cue.head]] if cue.dep == "mark" else children(heads.parse, cue.i, "pobj", "pcomp")
    outer = None
    for token in inner:
        if (claim := heads.at.get(token.i)) is not None:
            yield claim
            outer = heads.above(claim)
    if outer is not None:
        yield outer


# ---- Once the article has a date -------------------------------------------------------------------------------------


def filled(reading: Reading, own: Sequence[When | None], dates: Sequence[When]) -> list[When]:
    """The dates; of two claims with a measured time between them, one that has none is counted from the other.

    ``own``: the dates that the claims' expressions give them.
    """
    found = list(dates)
    for order in reading.orders:
        if order.gap is None:
            continue
        known = [i for i in (order.after, order.before) if _is_known(own[i])] or [order.after]
        other = order.before if known[0] == order.after else order.after
        if len(known) == 1 and _is_known(found[known[0]]):
            way: Direction = "past" if other == order.before else "future"
            found[other] = _counted(reading.times[order.gap], way, found[known[0]]) or found[other]
    return found


def _is_known(when: When | None) -> bool:
    return when is not None and when.edtf is not None and when.earliest is not None and when.latest is not None


def _counted(length: TimeExpression, way: Direction, start: When) -> When | None:
    """The time that lies so long before or after another; of weeks and more, about then."""
    form = replace(times.between_events(length) or length.form, direction=way)
    _, when = times.resolve(replace(length, form=form), None, start)
    if when.edtf is None or when.earliest is None or when.latest is None:
        return None
    side = "before" if way == "past" else "after"
    reason = f"“{length.text}” {side} what it is told with: {start.reason}"
    if form.unit in ("hour", "minute") and start.day is not None:
        return replace(start, edtf=f"{start.day}~", basis="inferred", reason=reason)
    if form.unit == "week" and form.amount and start.day is not None:
        about = start.day + datetime.timedelta(days=round(7 * form.amount)) * (-1 if way == "past" else 1)
        return When(f"{about}~", about - SLACK["week"], about + SLACK["week"], "inferred", reason)
    exact = form.unit == "day" and not (start.edtf or "").endswith("~")
    if exact or ".." in when.edtf or "/" in when.edtf:
        return replace(when, basis="inferred", reason=reason)
    slack = SLACK.get(form.unit or "", datetime.timedelta(0))
    first, last = when.earliest - slack, when.latest + slack
    return When(when.edtf.rstrip("~") + "~", first, last, "inferred", reason)


SLACK: Mapping[str, datetime.timedelta] = {
    "week": datetime.timedelta(days=3), "month": datetime.timedelta(days=15), "year": datetime.timedelta(days=183),
    "decade": datetime.timedelta(days=1830),
}  # fmt: skip
"""How much a round number of units may be off."""
