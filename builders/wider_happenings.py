"""Wider nouns for what a story has one of: "the tragedy" is its one explosion, "the vote" its one election.

Within an article a wider noun leans on what was told before. In another article of the story it can mean only what the
story tells of, where that is one happening, or one that thrice as many articles tell of as of any other.
"""

from __future__ import annotations

import functools
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.builders.event_opposition import is_firm
from dateline.builders.event_signatures import VAGUE, Signature, act, wider_events
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.knowledge import words
from dateline.builders.single_happenings import WINDOW, are_near, in_time, is_excluded, single_acts, which
from dateline.builders.sole_acts import SLIPS
from dateline.graph.model import ClaimRef

_ANYTHING = ("event", "incident")
"""Nouns for whatever happens, and so for a disaster too."""
TELLERS = 2
"""So many texts tell of what another text may mean by a wider noun."""


def join_wider_happenings(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """Join each wider noun that its own text leaves alone to the one happening of its story that it can mean."""
    told = sorted((one for one in ordered if one.noun and one.polarity == "positive"), key=in_time)
    said: defaultdict[ClaimRef, set[str]] = defaultdict(set)
    for one in ordered:
        said[events.root(one.ref)].add(one.family)
    open_ = [one for one in told if events.of(one.ref).noun and said[events.root(one.ref)] == {one.family}]
    meant: list[tuple[ClaimRef, ClaimRef]] = []
    for noun, acts in sorted(_wider().items()):
        block = [one for one in told if act(one.family) in acts]
        meant += _meant([one for one in open_ if one.family == noun and _looks_back(one)], block, events)
    for ref, goal in meant:
        if not is_excluded(events.of(ref), events.of(goal)):
            events.join(ref, goal)


@functools.cache
def _wider() -> Mapping[str, frozenset[str]]:
    """By the family of a wider noun, the acts of which a story has one that it may name."""
    found = {noun: frozenset(map(act, told)) & single_acts() - {act(noun)} for noun, told in wider_events().items()}
    found |= dict.fromkeys(_ANYTHING, found["disaster"])
    return {noun: acts for noun, acts in found.items() if acts}


def _meant(
    nouns: Sequence[Signature], block: Sequence[Signature], events: JoinedEvents
) -> Iterator[tuple[ClaimRef, ClaimRef]]:
    """Each of the wider nouns with the happening, among those told not long before or after, that it can only mean."""
    stands = [in_time(other) for other in block]
    for one in nouns:
        i = bisect(stands, in_time(one))
        around = [other for other in block[max(0, i - WINDOW) : i + WINDOW]
                  if other.certainty != "possible" and are_near(one, other)]
        goal = _goal(one, around, events)
        if goal is not None:
            yield one.ref, goal


def _looks_back(signature: Signature) -> bool:
    """Whether a noun is of what is known: "the tragedy", "the events of 13 May"; or news of a place: "an incident"."""
    if signature.modifiers & words("telling_apart"):
        return False
    if signature.plural:
        return signature.definite and signature.dates_itself and signature.family in VAGUE
    return signature.definite or (signature.family in VAGUE and bool(signature.places))


class _Told(NamedTuple):
    """A happening, and who tells it."""

    root: ClaimRef
    texts: frozenset[str]


def _goal(one: Signature, around: Sequence[Signature], events: JoinedEvents) -> ClaimRef | None:
    """The happening that a wider noun can only mean; that of its own text, where it tells of any."""
    own = [other for other in around if other.texts == one.texts]
    if own and not one.definite:
        return None
    tellers: defaultdict[ClaimRef, set[str]] = defaultdict(set)
    for other in around:
        tellers[events.root(other.ref)].add(other.ref.sha256)
    here = {events.root(other.ref) for other in own}
    told = sorted((_Told(root, frozenset(texts)) for root, texts in tellers.items() if not here or root in here),
                  key=lambda it: (-len(it.texts), it.root))
    if not told or len(told[0].texts) < TELLERS or (len(told) > 1 and len(told[1].texts) * SLIPS > len(told[0].texts)):
        return None
    return told[0].root if _fits(one, events.of(told[0].root)) else None


def _fits(noun: Signature, event: Signature) -> bool:
    """Whether nothing that narrows a noun is foreign to the event; "an incident" must be of its place, or of a day."""
    narrowed = which(noun) - which(event) - {part for place in noun.places | event.places for part in _parts(place)}
    if noun.definite and noun.family not in _ANYTHING:
        return not narrowed
    placed = bool(noun.places & (event.places | event.scene))
    return not narrowed and (placed or (noun.definite and noun.dates_itself and is_firm(noun.when)))


def _parts(place: str) -> list[str]:
    return place.rpartition("/")[2].split("-")
