"""Which event comes before which, by what all texts together tell, and without contradiction.

Each text's own order has none; but texts that speak of one event may contradict each other, and the days.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from dateline.builders.knowledge import pairs, words
from dateline.graph.model import ClaimRef, Order, When

Pair = tuple[str, str]
"""The earlier event and the later one, by their IRI paths."""
WEAK = {"told of": 1, "told ahead": 1, "intended": 1, "past perfect": 2, "looked back on": 3, "told by others": 3,
        "usual course": 4}  # fmt: skip
"""How unsure each basis is; words that say the order are surest, at 0."""


def event_orders(
    texts: Mapping[str, Sequence[Order]], path: Mapping[ClaimRef, str], when: Mapping[str, When]
) -> tuple[tuple[str, str, str], ...]:
    """Earlier event, later event and the surest basis, in order; no chain of them leads back, or against the days.

    ``texts``: what each puts in order.
    """
    told = {pair: min(bases, key=_rank) for pair, bases in _told(texts, path).items()}
    held = {pair for pair in told if pair[::-1] not in told and not _is_later(when[pair[0]], when[pair[1]])}
    held = _within_days(_without_circles(held, told), told, when)
    return tuple((a, b, told[a, b]) for a, b in sorted(held))


def _rank(basis: str) -> tuple[int, str]:
    said = basis in pairs("order_words") or basis in words("sequence_words") or basis in words("causing_verbs")
    return (0 if said else WEAK.get(basis, 1)), basis


def _told(texts: Mapping[str, Sequence[Order]], path: Mapping[ClaimRef, str]) -> Mapping[Pair, set[str]]:
    """The pairs of events that some text puts in order, with the bases."""
    bases: defaultdict[Pair, set[str]] = defaultdict(set)
    for sha256, orders in texts.items():
        for order in orders:
            ends = ClaimRef(sha256, order.before), ClaimRef(sha256, order.after)
            if all(end in path for end in ends) and path[ends[0]] != path[ends[1]]:
                bases[path[ends[0]], path[ends[1]]].add(order.basis)
    return bases


def _is_later(a: When, b: When) -> bool:
    """Whether the first day on which one can lie comes after the last day of the other."""
    return a.earliest is not None and b.latest is not None and a.earliest > b.latest


def _without_circles(held: set[Pair], told: Mapping[Pair, str]) -> set[Pair]:
    """The pairs without the least sure of those that lead in a circle."""
    while left := _going_on(held):
        import networkx  # only where something may lead in a circle: it takes long to load

        graph = networkx.DiGraph(sorted(left))
        circles = [part for part in networkx.strongly_connected_components(graph) if len(part) > 1]
        if not circles:
            return held
        for part in circles:
            inside = {pair for pair in held if pair[0] in part and pair[1] in part}
            weakest = max(_rank(told[pair])[0] for pair in inside)
            held = held - {pair for pair in inside if _rank(told[pair])[0] == weakest}
    return held


def _going_on(held: set[Pair]) -> set[Pair]:
    """The pairs without those that begin a chain or end one, again and again: circles stay, and what joins them."""
    while True:
        before, after = {a for a, _ in held}, {b for _, b in held}
        left = {pair for pair in held if pair[0] in after and pair[1] in before}
        if len(left) == len(held):
            return left
        held = left


class _Days:
    """The days that each event cannot lie before and after, by its own date and its chains of orders."""

    def __init__(self, when: Mapping[str, When]) -> None:
        self._first = {event: date.earliest or datetime.date.min for event, date in when.items()}
        self._last = {event: date.latest or datetime.date.max for event, date in when.items()}
        self._later: defaultdict[str, list[str]] = defaultdict(list)
        self._earlier: defaultdict[str, list[str]] = defaultdict(list)

    def allow(self, a: str, b: str) -> bool:
        """Whether a may come before b: nothing before a lies after anything after b."""
        return self._first[a] <= self._last[b]

    def add(self, a: str, b: str) -> None:
        """Take it that a comes before b."""
        self._later[a].append(b)
        self._earlier[b].append(a)
        _carry(a, self._first, self._later, max)
        _carry(b, self._last, self._earlier, min)


def _carry(
    start: str,
    days: dict[str, datetime.date],
    following: Mapping[str, Sequence[str]],
    chosen: Callable[[datetime.date, datetime.date], datetime.date],
) -> None:
    """Carry the day of an event along all chains from it, as far as it says more than what is known there."""
    open_ = [start]
    while open_:
        event = open_.pop()
        for other in following.get(event, ()):
            day = chosen(days[event], days[other])
            if day != days[other]:
                days[other] = day
                open_.append(other)


def _within_days(held: set[Pair], told: Mapping[Pair, str], when: Mapping[str, When]) -> set[Pair]:
    """The pairs that the days allow, the surest first: none makes a chain from a later day to an earlier one.

    Of pairs told alike, those go first whose days the text tells, for a day that is only about right may be wrong.
    """
    days, kept = _Days(when), set()
    about = {event for event, date in when.items() if (date.edtf or "").endswith("~")}
    for pair in sorted(held, key=lambda pair: (_rank(told[pair])[0], len(about & {*pair}), pair)):
        if days.allow(*pair):
            days.add(*pair)
            kept.add(pair)
    return kept
