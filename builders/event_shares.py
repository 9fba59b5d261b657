"""What two claims of different articles share: participants, be it under other names, and places that may be one.

Within one story "the bridge" of one article is "the Long Bridge" of another, if the same befell it; nothing more is
claimed of the two words, and outside the event they stay two things.
"""

from __future__ import annotations

from dateline.builders.callings import TELLING, Calling, likeness
from dateline.builders.event_signatures import Signature, act
from dateline.builders.knowledge import words

ROLES = ("agent", "patient")


def shared(a: Signature, b: Signature, role: str) -> float:
    """How surely the same fill a role of two claims: 1 for one node; less for what may be called so; 0 for others."""
    ours, others = (a.agents, b.agents) if role == "agent" else (a.patients, b.patients)
    if ours & others:
        return 1.0
    return alike(a, b, role) if ours and others else 0.0


def alike(a: Signature, b: Signature, role: str) -> float:
    """How well what two texts of one story call those who fill a role fits: 0 where nothing does."""
    ours, others = _callings(a, role), _callings(b, role)
    if not ours or not others or a.texts == b.texts or not are_of_one_story(a, b):
        return 0.0
    if a.polarity != b.polarity and not may_deny(a, b):
        return 0.0
    return max(likeness(one, other) for one in ours for other in others)


def may_deny(a: Signature, b: Signature) -> bool:
    """Whether one says that it did not happen, by the word of somebody, and the other that it did.

    What a text says in its own voice did not happen is as likely another one of its kind.
    """
    if a.polarity == b.polarity:
        return False
    no = a if a.polarity == "negative" else b
    return no.by_denial or bool(no.speakers)


def _callings(signature: Signature, role: str) -> tuple[Calling, ...]:
    return signature.agent_callings if role == "agent" else signature.patient_callings


def are_of_one_story(a: Signature, b: Signature) -> bool:
    """Whether the texts of two claims name the same people, bodies and places, or a third text has them of both."""
    return not a.near.isdisjoint(b.near)


def fits(a: Signature, b: Signature, role: str, unsure: frozenset[str], near: bool) -> bool:
    """Whether who fills a role in one claim can be who fills it in the other; "the hospital" can be any."""
    if role == "agent":
        ours, others, said, called = a.agents, b.agents, a.agent_words, b.agent_words
    else:
        ours, others, said, called = a.patients, b.patients, a.patient_words, b.patient_words
    if unsure:
        ours, others = ours - unsure, others - unsure
    if not ours or not others or not ours.isdisjoint(others):
        return True
    spoken = said & called
    return bool(spoken and (near or any(word[0] == "~" for word in spoken))) or alike(a, b, role) > 0


def places_fit(a: Signature, b: Signature) -> bool:
    """Whether two claims can be of one place: one lies in the other, is called after it, or has no name."""
    if not a.places or not b.places or a.places & b.places:
        return True
    if not a.place_callings or not b.place_callings:
        return False
    pairs = [(one, other) for one in a.place_callings for other in b.place_callings]
    if a.polarity != b.polarity and all(_are_told_apart(one, other) for one, other in pairs):
        return False
    return any(_one_place(one, other) for one, other in pairs)


def _are_told_apart(a: Calling, b: Calling) -> bool:
    """Whether each is called by a word that the other lacks: "not at Lund station" denies nothing of Ystad station."""
    kinds = a.heads | b.heads
    return not a.said <= b.said | kinds and not b.said <= a.said | kinds


def _one_place(a: Calling, b: Calling) -> bool:
    if not (a.named and b.named):
        return not a.named or not b.named
    return a.said <= b.said or b.said <= a.said


def anchors(signature: Signature) -> frozenset[str]:
    """What an act is told of: its patients, else its agents, by node, noun and number, else its places."""
    told = signature.patient_callings or signature.agent_callings
    nodes = signature.patients or signature.agents or signature.places
    vague = words("vague_nouns", "people_at_large")
    counted = {f"#{one.low:g}" for one in told if one.low is not None and one.low >= TELLING}
    return nodes | counted | {f"~{head}" for one in told for head in one.heads - vague}


def is_one_measure(a: Signature, b: Signature) -> bool:
    """Whether two texts of one story tell one act of one exact number of things: "annulled the vote in 14 wards".

    Not of "31 people": those who are counted are told apart by place and day.
    """
    return (
        bool(a.measured & b.measured)
        and not a.texts & b.texts
        and a.family == b.family
        and a.family not in words("light_families")
        and not (a.noun or b.noun)
        and not any(crowd.counted for crowd in (*a.crowds, *b.crowds))
        and are_of_one_story(a, b)
    )


def are_of_one_place(a: Signature, b: Signature) -> bool:
    """Whether two nouns name something public by its place alone: "the strike at Longbridge", a walkout there."""
    bare = a.noun and b.noun and not (a.involved or b.involved)
    public = words("public_things") & {a.family, b.family, act(a.family)}
    return bare and bool(public and a.places & b.places)
