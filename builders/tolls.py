"""The disasters that several texts tell, and the numbers of their dead and hurt: one toll, whatever the number.

"The bridge disaster" is what the story tells of a bridge. Those who died in it are told of it, or only of its day:
where a story tells of one day on which people died, a text that says on the day after that "two people died" means it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.builders.crowds import clash
from dateline.builders.event_opposition import far, is_firm, same_day
from dateline.builders.event_shares import are_of_one_story, places_fit
from dateline.builders.event_signatures import VAGUE, Signature, act
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.knowledge import words
from dateline.graph.model import ClaimRef, When

WINDOW = 48
"""Of one kind of toll, each is compared with so many that follow it in order of time."""
TOLLS = ("dead", "hurt", "shot")


def join_disasters(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """What texts call "the bridge disaster", or "the bridge collapse", is the one that their story tells of."""
    chief = _chief(ordered, events)
    for signature in ordered:
        if signature.noun and not signature.patients and not signature.plural and _is_disaster(signature):
            named = {events.root(one.ref) for one in chief if _is_named_after(signature, one)}
            if len(named) == 1:
                events.join(named.pop(), signature.ref)


def _is_disaster(signature: Signature) -> bool:
    return bool(words("disasters") & {signature.family, act(signature.family)})


def _chief(ordered: Sequence[Signature], events: JoinedEvents) -> list[Signature]:
    """The disasters that several texts tell of."""
    roots = {events.root(s.ref) for s in ordered if _is_disaster(s) and s.family not in VAGUE}
    return [events.of(root) for root in sorted(roots) if len(events.of(root).texts) > 1]


def _is_named_after(noun: Signature, disaster: Signature) -> bool:
    """Whether "the bridge disaster" can name what befell a bridge, and nothing else that its story tells of."""
    if not are_of_one_story(noun, disaster) or (is_firm(noun.when) and far(noun.when, disaster.when)):
        return False
    if noun.family not in VAGUE and act(noun.family) != act(disaster.family):
        return False
    heads = {head for one in (*disaster.patient_callings, *disaster.agent_callings) for head in one.heads}
    called = noun.modifiers | {word for one in noun.agent_callings for word in one.said}
    return bool({word for said in called for word in said.split()} & heads)


# ---- Tolls -----------------------------------------------------------------------------------------------------------


def join_tolls(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """Those who died, and those who were hurt, in a disaster that several texts tell, or on the one day of a story."""
    told: defaultdict[tuple[ClaimRef, str, str], list[ClaimRef]] = defaultdict(list)
    for signature in ordered:
        occasion = _occasion(signature, events)
        if occasion is not None and signature.happened:
            for kind in _counted(signature):
                told[occasion, *kind].append(signature.ref)
    for _, group in sorted(told.items()):
        for ref in group[1:]:
            _join(group[0], ref, events)
    for a, b in _of_one_day(ordered, events):
        _join(a, b, events)


def _join(a: ClaimRef, b: ClaimRef, events: JoinedEvents) -> None:
    if not _tolls_differ(events.of(a), events.of(b)):
        events.join(a, b)


def _counted(signature: Signature) -> Iterable[tuple[str, str]]:
    """What befell whom."""
    befell = signature.befell
    return sorted({(befell, crowd.kind) for crowd in signature.crowds})


def _tolls_differ(a: Signature, b: Signature) -> bool:
    """Whether one text tells them apart: it may say again how many died, but not how many more did."""
    if clash(a.crowds, b.crowds):
        return True
    again = {(c.sha256, c.low) for c in a.crowds} & {(c.sha256, c.low) for c in b.crowds}
    return not a.texts & b.texts <= {sha for sha, low in again if low is not None}


def _occasion(signature: Signature, events: JoinedEvents) -> ClaimRef | None:
    """The disaster of a toll: the one told near it, else for people at large the only one of which its text tells."""
    if signature.occasion is not None:
        return events.root(signature.occasion)
    if not any(crowd.kind == "" for crowd in signature.crowds):
        return None
    roots = {events.root(ref) for ref in signature.disasters}
    return roots.pop() if len(roots) == 1 else None


def join_unharmed(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """What texts of one story say by one speaker, or of one day, befell nobody: "nobody was killed", "no deaths"."""
    blocks: defaultdict[str, list[Signature]] = defaultdict(list)
    for signature in ordered:
        befell = signature.befell
        if signature.nobody and befell in TOLLS:
            blocks[befell].append(signature)
    for _, block in sorted(blocks.items()):
        block.sort(key=lambda one: (str(one.published), one.ref))
        for i, one in enumerate(block):
            for other in block[i + 1 : i + 1 + WINDOW]:
                if _are_of_one_peril(one, other):
                    events.join(one.ref, other.ref)


def _are_of_one_peril(a: Signature, b: Signature) -> bool:
    if a.texts == b.texts or not are_of_one_story(a, b) or far(a.when, b.when) or not places_fit(a, b):
        return False
    return bool(a.speakers & b.speakers) or same_day(a.when, b.when)


# ---- Of one day ------------------------------------------------------------------------------------------------------


def _of_one_day(ordered: Sequence[Signature], events: JoinedEvents) -> list[tuple[ClaimRef, ClaimRef]]:
    """Tolls of one kind that a story can only mean as one: of the only day, and place, that it tells any of."""
    blocks: defaultdict[tuple[str, str], list[Signature]] = defaultdict(list)
    for signature in ordered:
        if signature.happened and _is_of_a_week(signature.when):
            for kind in _counted(signature):
                if kind[0] in TOLLS:
                    blocks[kind].append(signature)
    return [pair for _, block in sorted(blocks.items()) for pair in _of_block(sorted(block, key=_in_time), events)]


def _is_of_a_week(when: When) -> bool:
    """Whether a day is told, or a week or less: "26 people died last week"."""
    if when.earliest is None or when.latest is None:
        return False
    return when.edtf is not None and when.latest - when.earliest < datetime.timedelta(days=7)


def _in_time(signature: Signature) -> tuple[datetime.date, ClaimRef]:
    return signature.when.earliest or datetime.date.max, signature.ref


def _of_block(block: Sequence[Signature], events: JoinedEvents) -> Iterable[tuple[ClaimRef, ClaimRef]]:
    """Pairs in a block in order of days: each is looked for among those at most so many before and after it."""
    for i, one in enumerate(block):
        around = [other for other in block[max(0, i - WINDOW) : i + 1 + WINDOW] if _can_be_one_story(one, other)]
        dated = [other for other in around if is_firm(other.when) and other.when.day is not None]
        one_day = len({other.when.day for other in dated}) == 1 or len({events.root(it.ref) for it in dated}) == 1
        if one_day and _are_of_one_place(around):
            yield from ((one.ref, other.ref) for other in around if is_firm(other.when) and other.ref != one.ref)


def _are_of_one_place(tolls: Sequence[Signature]) -> bool:
    spots = list({toll.places: toll for toll in tolls}.values())
    return all(places_fit(a, b) for a in spots for b in spots)


def _can_be_one_story(a: Signature, b: Signature) -> bool:
    """Whether two tolls are told in one story, of days that may be one: about a day is that day, or some before."""
    return are_of_one_story(a, b) and not far(a.when, b.when)
