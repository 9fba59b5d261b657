"""Which claims tell one event, within and across texts.

Pairs that may be one are found in blocks of bounded width, weighed (``event_likeness``), and joined from the surest
down, each time asking whether what is already joined still agrees. Acts of speech come last: they are one when their
speaker is and what they tell is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.builders.crowds import clash, toll
from dateline.builders.event_likeness import ENOUGH, apart, opposed, verdict, width
from dateline.builders.event_signatures import Signature, act, family, signatures, wider_events
from dateline.builders.knowledge import words
from dateline.builders.unions import Apart, Unions
from dateline.graph.model import ClaimRef

__all__ = ["Signature", "apart", "cluster", "family", "signatures", "width"]

WINDOW = 48
"""In a block, a claim is compared with so many that follow it in order of time."""

Pair = tuple[float, ClaimRef, ClaimRef]
"""Points, negative, so that the surest sorts first."""


def cluster(found: Iterable[Signature], kept_apart: Apart | None = None) -> tuple[tuple[ClaimRef, ...], ...]:
    """Claims grouped into events; a function of the set of signatures, and of what the user keeps apart."""
    ordered = sorted(found, key=lambda s: s.ref)
    unions: Unions[ClaimRef] = Unions([s.ref for s in ordered], kept_apart)
    carriers = [s for s in ordered if s.carries is not None]
    ordered = [s for s in ordered if s.carries is None]
    by_ref = {s.ref: s for s in ordered}
    merged = dict(by_ref)
    _join(sorted(_pairs([s for s in ordered if not s.speech or s.noun], by_ref)), unions, merged)
    _join_tolls(ordered, unions, merged)
    _join(sorted(_within_texts([s for s in ordered if s.speech], by_ref)), unions, merged)
    _join_speeches(sorted(_speeches(ordered, unions)), unions, merged)
    for light in carriers:  # "held" a rally is the rally, and like no other holding
        unions.join(light.carries or light.ref, light.ref)
    return tuple(unions.groups())


def _join(pairs: Iterable[Pair], unions: Unions[ClaimRef], merged: dict[ClaimRef, Signature]) -> None:
    for _, a, b in pairs:
        first, second = merged[unions.root(a)], merged[unions.root(b)]
        if first.ref != second.ref and not opposed(first, second) and unions.join(first.ref, second.ref):
            merged[unions.root(first.ref)] = together(first, second)


def _join_tolls(ordered: Sequence[Signature], unions: Unions[ClaimRef], merged: dict[ClaimRef, Signature]) -> None:
    """Those who died, and those who were hurt, in a disaster that several texts tell: one toll, whatever the number."""
    told: defaultdict[tuple[ClaimRef, str, str], list[ClaimRef]] = defaultdict(list)
    for signature in ordered:
        if signature.occasion is not None and (signature.polarity, signature.certainty) == ("positive", "certain"):
            for crowd in signature.crowds:
                counted = toll(signature.family, signature.type), crowd.kind
                told[unions.root(signature.occasion), *counted].append(signature.ref)
    for _, group in sorted(told.items()):
        for ref in group[1:]:
            first, second = merged[unions.root(group[0])], merged[unions.root(ref)]
            apart_ = clash(first.crowds, second.crowds) or first.texts & second.texts
            if first.ref != second.ref and not apart_ and unions.join(first.ref, second.ref):
                merged[unions.root(first.ref)] = together(first, second)


def _join_speeches(pairs: Iterable[Pair], unions: Unions[ClaimRef], merged: dict[ClaimRef, Signature]) -> None:
    """As ``_join``, but two acts of speech that one text tells apart stay two."""
    texts: dict[ClaimRef, frozenset[str]] = {
        group[0]: frozenset(ref.sha256 for ref in group) for group in unions.groups()}
    for pair in pairs:
        first, second = unions.root(pair[1]), unions.root(pair[2])
        if first != second and not texts[first] & texts[second]:
            _join([pair], unions, merged)
            if unions.root(first) == unions.root(second):
                texts[unions.root(first)] = texts[first] | texts[second]


def _pairs(ordered: Sequence[Signature], by_ref: dict[ClaimRef, Signature]) -> list[Pair]:
    return [*_within_texts(ordered, by_ref), *_across_texts(ordered)]


def _within_texts(ordered: Sequence[Signature], by_ref: dict[ClaimRef, Signature]) -> list[Pair]:
    """Pairs of a text; a noun that refers back does so to one antecedent, the likest and nearest."""
    texts: defaultdict[str, list[Signature]] = defaultdict(list)
    for signature in by_ref.values():
        texts[signature.ref.sha256].append(signature)
    wanted = {s.ref for s in ordered}
    found: list[Pair] = []
    for text in texts.values():
        for at, later in enumerate(text):
            likely = [(-verdict(earlier, later).score, earlier.ref, later.ref) for earlier in text[:at]
                      if _comparable(earlier, later) and (earlier.ref in wanted or later.ref in wanted)]
            likely = [pair for pair in likely if -pair[0] >= ENOUGH]
            found += [min(likely)] if later.noun and likely else likely
    return found


def _comparable(a: Signature, b: Signature) -> bool:
    """Whether two claims of a text are worth weighing."""
    return (
        (a.headline and b.lead)
        or a.polarity != b.polarity
        or a.family == b.family
        or (a.type is not None and a.type == b.type)
        or (a.entity is not None and a.entity == b.entity)
        or a.family in wider_events().get(b.family, frozenset())
    )


def _across_texts(ordered: Sequence[Signature]) -> list[Pair]:
    """Pairs of different texts: the same family or type, and a participant, place or day in common."""
    blocks: defaultdict[str, defaultdict[str, list[Signature]]] = defaultdict(lambda: defaultdict(list))
    for signature in ordered:
        for kind, shared in _keys(signature):
            blocks[kind][shared].append(signature)
    found: dict[tuple[ClaimRef, ClaimRef], float] = {}
    while blocks:
        found |= _alike(blocks.popitem()[1].values())
    return [(-score, a, b) for (a, b), score in found.items()]


def _alike(blocks: Iterable[list[Signature]]) -> dict[tuple[ClaimRef, ClaimRef], float]:
    """The pairs of some blocks that score enough; pairs that do not are remembered no longer than that takes."""
    scored: dict[tuple[ClaimRef, ClaimRef], float] = {}
    for block in blocks:
        block.sort(key=_in_time)
        for i, a in enumerate(block):
            for b in block[i + 1 : i + 1 + WINDOW]:
                pair = (a.ref, b.ref) if a.ref < b.ref else (b.ref, a.ref)
                if a.ref.sha256 != b.ref.sha256 and pair not in scored:
                    scored[pair] = verdict(a, b).score
    return {pair: score for pair, score in scored.items() if score >= ENOUGH}


def _keys(signature: Signature) -> set[tuple[str, str]]:
    """What kind of act, and who, where or when: claims that share both are compared."""
    shared = {*signature.involved, *signature.places}
    if not shared:
        return {(act(signature.family), f"day:{signature.when.edtf}")}
    kinds = {act(signature.family)}
    if signature.type is not None and signature.type not in words("broad_types"):
        kinds.add(f"type:{signature.type}")
    return {(kind, node) for node in shared for kind in kinds} | _crowd_keys(signature)


def _crowd_keys(signature: Signature) -> set[tuple[str, str]]:
    """What befell whom, and where and when."""
    day = (signature.when.edtf or "").rstrip("~")
    where = sorted(signature.places or signature.scene)
    befell = toll(signature.family, signature.type)
    return {(f"{befell} {crowd.kind} {day}", place) for crowd in signature.crowds for place in where}


def _in_time(signature: Signature) -> tuple[str, ClaimRef]:
    return (signature.when.edtf or "~").replace("[", ""), signature.ref


def _speeches(ordered: Sequence[Signature], unions: Unions[ClaimRef]) -> list[Pair]:
    """Acts of speech in different texts: one speaker, no conflict, and something told in common."""
    tellers: defaultdict[tuple[ClaimRef, str], list[Signature]] = defaultdict(list)
    for signature in ordered:
        if signature.speech:
            for root in sorted({unions.root(ref) for ref in signature.told}):
                for speaker in sorted(signature.agents):
                    tellers[root, speaker].append(signature)
    return [
        (-1.0, min(a.ref, b.ref), max(a.ref, b.ref))
        for group in tellers.values()
        for i, a in enumerate(group)
        for b in group[i + 1 : i + 1 + WINDOW]
        if a.ref.sha256 != b.ref.sha256 and not opposed(a, b)
    ]


def together(a: Signature, b: Signature) -> Signature:
    """What two signatures that are one event know together; the finer date, the smaller reference."""
    finer = min((a, b), key=lambda s: (s.echo, width(s.when), s.ref))
    return replace(
        min((a, b), key=lambda s: s.ref),
        agents=a.agents | b.agents,
        patients=a.patients | b.patients,
        involved=a.involved | b.involved,
        places=a.places | b.places,
        when=finer.when,
        echo=finer.echo,
        speech=a.speech and b.speech,
        noun=a.noun and b.noun,
        agent_words=a.agent_words | b.agent_words,
        patient_words=a.patient_words | b.patient_words,
        other_words=a.other_words | b.other_words,
        modifiers=a.modifiers | b.modifiers,
        told=a.told | b.told,
        guessed=(a.guessed | b.guessed) - ((a.involved | b.involved) - (a.guessed | b.guessed)),
        headline=a.headline or b.headline,
        lead=a.lead or b.lead,
        crowds=a.crowds | b.crowds,
        scene=a.scene | b.scene,
        texts=a.texts | b.texts,
        denied=min((day for day in (a.denied, b.denied) if day), default=None),
        done=max((day for day in (a.done, b.done) if day), default=None),
    )
