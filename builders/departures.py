"""Somebody's leaving, which texts of a story tell each in its own words: "left Spain", "fled", "flew out".

What was left has many names and often none, and a text that does not say when it was told has a wide span instead of a
day. Where no two days of a story's tellings exclude each other, they are of one leaving.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.builders.event_opposition import apart
from dateline.builders.event_shares import are_of_one_story
from dateline.builders.event_signatures import Signature, act
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.knowledge import words

MOST = 24
"""Who leaves more often travels for a living."""


def join_departures(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """Join what different texts tell of one person's leaving a place, one of them without naming it."""
    by_traveller: defaultdict[str, list[Signature]] = defaultdict(list)
    for signature in ordered:
        for traveller in _travellers(signature):
            by_traveller[traveller].append(signature)
    for told in by_traveller.values():
        if 1 < len(told) <= MOST and not any(apart(a.when, b.when) for a in told for b in told):
            for a, b in _pairs(told):
                events.join(a.ref, b.ref)


def _travellers(signature: Signature) -> Iterator[str]:
    """Who is told to have left: one person with a name, who left a place or is gone for good."""
    if not signature.happened or signature.crowds or len(signature.agents) != 1 or not _is_departure(signature):
        return
    yield from (one.node for one in signature.agent_callings if one.named and one.kind == "person")


def _is_departure(signature: Signature) -> bool:
    if not signature.patients:
        return signature.family in words("departing_verbs")
    leaves = act(signature.family) == "leave" or signature.family in words("departing_verbs")
    return leaves and all(node.startswith("place/") for node in signature.patients)


def _pairs(told: Sequence[Signature]) -> Iterator[tuple[Signature, Signature]]:
    for i, a in enumerate(told):
        yield from ((a, b) for b in told[i + 1 :] if _may_be_one(a, b))


def _may_be_one(a: Signature, b: Signature) -> bool:
    """Whether texts of one story tell it, one of which leaves open what was left, or both of which name the same."""
    known = _is_named(a) and _is_named(b) and not a.patients & b.patients
    return a.ref.sha256 != b.ref.sha256 and not known and are_of_one_story(a, b)


def _is_named(signature: Signature) -> bool:
    return bool(signature.patients) and not any(word.startswith("~") for word in signature.patient_words)
