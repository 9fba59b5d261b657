"""What a story has one of at a time, told by a bare noun: "the strike", "the general strike", "the October 2 election".

Such a noun names nobody and often has the day of its clause only, so that neither can vouch for it. That its story
tells of no other does: no other day that such a noun dates itself by, no two that are told apart by what they are.
"""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.builders.event_opposition import SEASON, apart, days_apart, is_firm, opposed
from dateline.builders.event_shares import are_of_one_story
from dateline.builders.event_signatures import Signature, act, family
from dateline.builders.folding import fold
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.knowledge import rows, words
from dateline.builders.sole_acts import are_days_of_one
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
        _join_block(sorted(block, key=in_time), events)


def _may_be_told_again(signature: Signature) -> bool:
    if not signature.noun or signature.plural or signature.generic or act(signature.family) not in single_acts():
        return False
    return signature.polarity == "positive" and signature.certainty != "possible"


def in_time(signature: Signature) -> tuple[str, ClaimRef]:
    """Sorts by day of publication, those of unknown day last."""
    return str(signature.published), signature.ref


def _join_block(block: Sequence[Signature], events: JoinedEvents) -> None:
    for i, one in enumerate(block):
        around = [other for other in block[max(0, i - WINDOW) : i + 1 + WINDOW] if are_near(one, other)]
        if len({events.root(other.ref) for other in around}) > 1:
            _join_around(one, around, events)


def _join_around(one: Signature, around: Sequence[Signature], events: JoinedEvents) -> None:
    news = _news(around, events)
    if not (one.definite or one.ref in news) or not _are_one(around, events):
        return
    for other in around:
        fits = other.definite or (one.definite and other.ref in news) or _is_news_of_both(one, other)
        if fits and not is_excluded(events.of(one.ref), events.of(other.ref)):
            events.join(one.ref, other.ref)


def _news(around: Sequence[Signature], events: JoinedEvents) -> Set[ClaimRef]:
    """What texts tell of as news that tell of no other one: "an earthquake struck Arvela", "imposed a curfew"."""
    told: defaultdict[str, dict[ClaimRef, ClaimRef]] = defaultdict(dict)
    for one in around:
        if not one.definite:
            told[one.ref.sha256][one.ref] = events.root(one.ref)
    return {ref for roots in told.values() if len(set(roots.values())) == 1 for ref in roots}


def _is_news_of_both(a: Signature, b: Signature) -> bool:
    """Whether two texts tell as news of a disaster of those days: "an earthquake shook Arvela on Monday"."""
    dated = is_firm(a.when) and is_firm(b.when)
    return dated and not days_apart([a.when, b.when]) and _may_differ(a, b)


def are_near(a: Signature, b: Signature) -> bool:
    """Whether two are told in one story, and of one season: what is dated long before is another one."""
    if not are_of_one_story(a, b):
        return False
    ours, others = _season(a), _season(b)
    return ours is None or others is None or abs(ours - others) <= SEASON


def _season(signature: Signature) -> datetime.date | None:
    """The day that it dates itself by, else that on which it was told; of what is long past the day of its clause."""
    own, told = signature.when.latest if is_firm(signature.when) else None, signature.published
    if own is None or told is None:
        return own or told
    return own if signature.dates_itself or told - own > SEASON else told


def _are_one(told: Sequence[Signature], events: JoinedEvents) -> bool:
    """Whether no day, nothing that says which one is meant, and no text tells two of them apart."""
    kinds = {which(one) for one in told}
    nested = all(a <= b or b <= a for a in kinds for b in kinds)
    texts: defaultdict[str, list[Signature]] = defaultdict(list)
    for one in told:
        texts[one.ref.sha256].append(one)
    two = any(_are_told_apart(here, events) for here in texts.values() if len(here) > 1)
    return nested and not two and are_days_of_one([one for one in told if one.dates_itself])


def _are_told_apart(here: Sequence[Signature], events: JoinedEvents) -> bool:
    """Whether a text has two in one sentence, or gives one a day of its own and has another on another day."""
    sides: defaultdict[int, set[ClaimRef]] = defaultdict(set)
    for one in here:
        sides[one.sentence].add(events.root(one.ref))
    firm = [one for one in here if is_firm(one.when)]
    days = any(apart(a.when, b.when) for a in firm if a.dates_itself for b in firm)
    return days or any(len(roots) > 1 for roots in sides.values())


def which(signature: Signature) -> frozenset[str]:
    """What a noun says of which one is meant: no participle ("disputed"), which says what became of it; no number.

    Nor a nationality, nor how far it reaches: "the Chilean blast" and "the mine blast" may be one.
    """
    told = (word for word in signature.modifiers if word.isalpha() and not word.endswith("ed"))
    return frozenset(told) - _nationalities() - words("extent_words")


def is_excluded(a: Signature, b: Signature) -> bool:
    """Whether something forbids that two nouns tell one happening: not the days of their clauses, nor of accounts.

    Two texts may date one disaster a day or two apart; in one text two days are two disasters.
    """
    if a.ref == b.ref:
        return True
    days = [one.when if one.dates_itself else UNKNOWN for one in (a, b)]
    if _may_differ(a, b) and not days_apart(days):
        days = [UNKNOWN, UNKNOWN]
    return opposed(replace(a, when=days[0]), replace(b, when=days[1]))


def _may_differ(a: Signature, b: Signature) -> bool:
    """Whether two texts tell of a disaster, which may befall a place once in a while only."""
    told = {a.family, b.family, act(a.family), act(b.family)}
    return not told.isdisjoint(words("disasters")) and not a.texts & b.texts


@functools.cache
def _nationalities() -> frozenset[str]:
    return frozenset(fold(word) for _, adjectives, *_ in rows("demonyms") for word in adjectives.split("; "))


@functools.cache
def single_acts() -> frozenset[str]:
    """The acts of which a story has one at a time."""
    return frozenset(act(family(noun)) for noun in words("single_happenings"))
