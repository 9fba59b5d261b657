"""What a story has one of at a time, told by a bare noun: "the strike", "the general strike", "the October 2 election".

Such a noun names nobody and often has the day of its clause only, so that neither can vouch for it. That its story
tells of no other does: no other day that such a noun dates itself by, no two that are told apart by what they are.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.builders.event_likeness import SEASON
from dateline.builders.event_opposition import days_apart, opposed
from dateline.builders.event_shares import are_of_one_story
from dateline.builders.event_signatures import Signature, act, family
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.knowledge import words
from dateline.graph.model import UNKNOWN, ClaimRef

WINDOW = 48
"""Of one kind of happening, each is compared with so many that follow it in order of publication."""


def join_single_happenings(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """Join the nouns of different texts that their story can only mean as one happening."""
    blocks: defaultdict[str, list[Signature]] = defaultdict(list)
    for signature in ordered:
        if _may_be_told_again(signature):
            blocks[act(signature.family)].append(signature)
    for _, block in sorted(blocks.items()):
        _join_block(sorted(block, key=_in_time), events)


def _may_be_told_again(signature: Signature) -> bool:
    named = signature.noun and not signature.plural and signature.family in _single()
    return named and signature.polarity == "positive" and signature.certainty != "possible"


def _in_time(signature: Signature) -> tuple[str, ClaimRef]:
    return str(signature.published), signature.ref


def _join_block(block: Sequence[Signature], events: JoinedEvents) -> None:
    for i, one in enumerate(block):
        around = [other for other in block[max(0, i - WINDOW) : i + 1 + WINDOW] if _are_near(one, other)]
        if one.definite and _are_one(around):
            for other in around:
                named = other.definite or _introduces(other, around)
                if named and not _excluded(events.of(one.ref), events.of(other.ref)):
                    events.join(one.ref, other.ref)


def _introduces(signature: Signature, around: Sequence[Signature]) -> bool:
    """Whether a text tells of a disaster as news, and of no other one: "an earthquake struck Arvela"."""
    others = [other for other in around if other.texts == signature.texts]
    return len(others) == 1 and bool(words("disasters") & {signature.family, act(signature.family)})


def _are_near(a: Signature, b: Signature) -> bool:
    """Whether two are told in one story within a season."""
    if not are_of_one_story(a, b):
        return False
    return a.published is None or b.published is None or abs(a.published - b.published) <= SEASON


def _are_one(told: Sequence[Signature]) -> bool:
    """Whether no day, and nothing that says which one is meant, tells two of them apart."""
    kinds = {_which(one) for one in told}
    nested = all(a <= b or b <= a for a in kinds for b in kinds)
    return nested and not days_apart([one.when for one in told if one.dates_itself])


def _which(signature: Signature) -> frozenset[str]:
    """What a noun says of which one is meant: no participle ("disputed"), which says what became of it; no number."""
    return frozenset(word for word in signature.modifiers if word.isalpha() and not word.endswith("ed"))


def _excluded(a: Signature, b: Signature) -> bool:
    """Whether something else than the days of their clauses forbids that two nouns tell one happening."""
    return a.ref == b.ref or opposed(*(one if one.dates_itself else replace(one, when=UNKNOWN) for one in (a, b)))


@functools.cache
def _single() -> frozenset[str]:
    return frozenset(family(noun) for noun in words("single_happenings"))
