"""Which claims tell one event: the same happening by what was done, by whom, to whom, where and when."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.builders.knowledge import rows, words
from dateline.builders.unions import Unions
from dateline.graph.model import ClaimRef, Dated, Reading, When

ENOUGH = 1.5
"""A pair of claims that scores this much is one event, if nothing conflicts."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A claim as identity sees it: nodes instead of words, days instead of expressions."""

    ref: ClaimRef
    family: str
    """The verb, whether told as a verb or as its noun ("deploy", "deployment")."""
    type: str | None
    agents: frozenset[str]
    patients: frozenset[str]
    involved: frozenset[str]
    places: frozenset[str]
    when: When
    speech: bool
    noun: bool


def cluster(signatures: Sequence[Signature]) -> tuple[tuple[ClaimRef, ...], ...]:
    """Claims grouped into events; a function of the set of signatures."""
    ordered = sorted(signatures, key=lambda s: s.ref)
    unions: Unions[ClaimRef] = Unions(s.ref for s in ordered)
    merged = {s.ref: s for s in ordered}
    for _, a, b in sorted(_pairs(ordered)):
        first, second = merged[unions.root(a)], merged[unions.root(b)]
        if first.ref != second.ref and likeness(first, second) >= ENOUGH:
            unions.join(first.ref, second.ref)
            merged[unions.root(first.ref)] = _together(first, second)
    return tuple(unions.groups())


def signatures(
    reading: Reading, dated: Dated, node_of: Mapping[tuple[str, int], str], place_nodes: frozenset[str]
) -> Iterable[Signature]:
    """The signatures of a text's claims."""
    for index, claim in enumerate(reading.claims):
        filled: defaultdict[str, set[str]] = defaultdict(set)
        for participant in claim.participants:
            entity = reading.mentions[participant.mention].entity
            if (node := node_of.get((reading.sha256, entity))) is not None:
                filled[participant.role].add(node)
        where = filled.pop("place", set())
        yield Signature(
            ClaimRef(reading.sha256, index),
            family(claim.lemma),
            claim.type,
            frozenset(filled["agent"]),
            frozenset(filled["patient"]),
            frozenset(node for nodes in filled.values() for node in nodes),
            frozenset(where & place_nodes),
            dated.claims[index],
            claim.speech,
            claim.form == "noun",
        )


def family(lemma: str) -> str:
    """The verb that a lemma belongs to: "deployment" → "deploy"; the lemma itself where none is known."""
    return _families().get(lemma, lemma)


@functools.cache
def _families() -> Mapping[str, str]:
    return {row[0]: row[2] for row in rows("event_nouns") if row[2] != "-"}


def _pairs(ordered: Sequence[Signature]) -> list[tuple[float, ClaimRef, ClaimRef]]:
    """Pairs worth comparing, the likest first: the same family, and a node or a day in common."""
    blocks: defaultdict[tuple[str, str], list[Signature]] = defaultdict(list)
    for signature in ordered:
        for key in {*signature.involved, *signature.places, f"day:{signature.when.edtf}"}:
            blocks[signature.family, key].append(signature)
    scored = {}
    for block in blocks.values():
        for i, a in enumerate(block):
            for b in block[i + 1 : i + 200]:
                if (a.ref, b.ref) not in scored:
                    scored[a.ref, b.ref] = likeness(a, b)
    return [(-score, a, b) for (a, b), score in scored.items() if score >= ENOUGH]


def likeness(a: Signature, b: Signature) -> float:
    """How much speaks for one event, from 0; 0 as well when something speaks against it.

    An agent or patient in common counts one, a place a half, the same day one. Different agents, patients, places or
    days that cannot be one forbid it; but what can happen only once to its patient ("protests began") may have rival
    dates.
    """
    if a.family != b.family or (a.speech and b.speech and a.ref.sha256 == b.ref.sha256):
        return 0.0
    shared_agents, shared_patients = a.agents & b.agents, a.patients & b.patients
    if (a.agents and b.agents and not shared_agents) or (a.patients and b.patients and not shared_patients):
        return 0.0
    if a.places and b.places and not a.places & b.places:
        return 0.0
    days = _days(a.when, b.when)
    once = a.family in words("once_only") and bool(shared_patients)
    if days < 0 and not once:
        return 0.0
    involved = bool(a.involved & b.involved)
    core = bool(shared_agents) + bool(shared_patients) + 0.5 * once
    score = core + max(days, 0.0) + 0.5 * bool(a.places & b.places) + 0.5 * (involved and not core)
    return score if involved or not (a.involved or b.involved) else 0.0


def _days(a: When, b: When) -> float:
    """1 for the same known value, 0.25 when both can be true, 0 when one is unknown, -1 when they exclude each other."""
    if apart(a, b):
        return -1.0
    if a.edtf is not None and a.edtf.rstrip("~") == (b.edtf or "").rstrip("~") and _is_day(a):
        return 1.0
    return 0.25 if a.edtf and b.edtf else 0.0


def _is_day(when: When) -> bool:
    return when.earliest is not None and when.earliest == when.latest


def apart(a: When, b: When) -> bool:
    """Whether two dates cannot be of one moment: the last day of one lies before the first day of the other."""
    return bool(
        (a.latest and b.earliest and a.latest < b.earliest) or (b.latest and a.earliest and b.latest < a.earliest)
    )


def _together(a: Signature, b: Signature) -> Signature:
    """What two signatures that are one event know together; the finer date, the smaller reference."""
    finer = min((a, b), key=lambda s: (_width(s.when), s.ref))
    return replace(
        min((a, b), key=lambda s: s.ref),
        agents=a.agents | b.agents,
        patients=a.patients | b.patients,
        involved=a.involved | b.involved,
        places=a.places | b.places,
        when=finer.when,
        speech=a.speech and b.speech,
        noun=a.noun and b.noun,
    )


def _width(when: When) -> tuple[int, int]:
    """Open ends, then days: the smaller, the finer."""
    if when.earliest is None or when.latest is None:
        return (when.earliest is None) + (when.latest is None), 0
    return 0, (when.latest - when.earliest).days
