"""How long lies between two claims: "two days after rebels seized it", "three years before his arrest"."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.builders import time_calendar as cal
from dateline.builders import times
from dateline.builders.claim_heads import Heads, Links
from dateline.builders.syntax import children, top
from dateline.graph.model import Direction, Order, Parse, Reading, TimeExpression, Token, When
from dateline.graph.records import changed

CUES = frozenset({"after", "before", "following"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A claim that is counted from another, and the expression that says how long lies between them."""

    claim: int
    start: int
    time: int
    cue: str
    """The word between them: "after", "before", "following"."""


def measures(heads: Heads, links: Links) -> tuple[Measure, ...]:
    """What the text measures: "hired two days after the vote", "on 3 May, the day after they met"."""
    found = []
    for number, expression in enumerate(heads.times):
        word = top(heads.parse, expression.span) if times.between_events(expression) is not None else None
        word = None if word is not None and heads.parse.tokens[word.head].lower == "by" else word  # "put off by a week"
        cue = _cue(heads.parse, word) if word is not None else None
        pair = tuple(_joined(heads, cue)) if cue is not None else ()
        if cue is not None and len(set(pair)) == 2:
            beside = _of_day_beside(heads, links, number)
            counted = pair[1] if beside is None else beside
            if counted != pair[0] and heads.claims[pair[0]].told_by != counted:
                found.append(Measure(counted, pair[0], number, cue.lower))
    return tuple(found)


def _of_day_beside(heads: Heads, links: Links, number: int) -> int | None:
    """The claim of the day that a length explains: "fled on 3 May, the day after the vote"; None where none does."""
    if number == 0:
        return None
    day, length = heads.times[number - 1].span, heads.times[number].span
    if heads.parse.text[day.end : length.start].strip() != ",":
        return None
    own = (i for i, all_ in links.items() if any(one.time == number - 1 and one.scope == "syntax" for one in all_))
    return next(own, None)


def freed(links: Links, found: Iterable[Measure]) -> Links:
    """The links, without the days that a clause lends to what is counted from another event, not from them."""
    left = dict(links)
    for measure in found:
        if not any(link.scope == "syntax" for link in left.get(measure.claim, ())):
            for i in (measure.claim, measure.start):
                left[i] = tuple(link for link in left.get(i, ()) if link.scope == "syntax")
    return {claim: value for claim, value in left.items() if value}


def measured(orders: Iterable[Order], found: Sequence[Measure]) -> tuple[Order, ...]:
    """The orders, those that the text measures with the expression that says how long lies between."""
    lengths = {frozenset((one.claim, one.start)): one.time for one in found}
    known = [changed(order, gap=lengths.pop(frozenset((order.before, order.after)), None)) for order in orders]
    rest = (one for one in found if frozenset((one.claim, one.start)) in lengths)
    return (*known, *(_order(one) for one in rest))


def _order(one: Measure) -> Order:
    first, second = (one.claim, one.start) if one.cue == "before" else (one.start, one.claim)
    return Order(first, second, one.cue, one.time)


def _cue(parse: Parse, word: Token) -> Token | None:
    """The "after" or "before" that a length of time stands before."""
    governor = parse.tokens[word.head]
    beside = (governor, *children(parse, governor.i, "mark", "prep"), *children(parse, word.i, "prep", "mark"))
    behind = parse.tokens[word.i + 1 : word.i + _LONGEST]  # "a year to the day after"
    return next((token for token in (*beside, *behind) if token.lower in CUES and token.i > word.i), None)


_LONGEST = 5
"""Words from that of a length to the cue behind it."""


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
        news = [order.after] if reading.claims[order.after].main else []
        known = [i for i in (order.after, order.before) if _is_known(own[i])] or news
        if not known:
            continue
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
    if form.value == "to the day" and start.day is not None:
        day = cal.moved(form.unit or "year", start.day, round(form.amount or 1) * (-1 if way == "past" else 1))
        return replace(start, edtf=str(day), earliest=day, latest=day, basis="inferred", reason=reason)
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
