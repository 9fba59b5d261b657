"""The course that things usually take: the explosion, the injured, the arrest, the trial, the verdict, the appeal."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.builders.knowledge import rows
from dateline.graph.model import Claim, Order, Parse

Stage = tuple[int, int]
"""Number of the course, and of the stage in it."""
REACH = 6
"""Paragraphs between two claims that may belong to one course."""
SPAN = 40
"""Sentences between them, so that a text in one paragraph has no more pairs than others."""


def orders(parse: Parse, claims: Sequence[Claim]) -> Iterator[Order]:
    """Of two certain past claims that stand near each other, the one that usually comes first before the other."""
    placed: defaultdict[int, list[tuple[int, Stage]]] = defaultdict(list)
    for i, claim in enumerate(claims):
        for place in _stages().get(claim.type, ()) if _happened(claim) else ():
            placed[claim.sentence].append((i, place))
    for sentence in sorted(placed):
        block = parse.sentences[sentence].block
        near = [one for other in range(max(sentence - SPAN, 0), min(sentence + SPAN + 1, len(parse.sentences)))
                if abs(parse.sentences[other].block - block) <= REACH for one in placed.get(other, ())]
        for i, (course, stage) in placed[sentence]:
            yield from (Order(i, j, "usual course") for j, (other, later) in near if course == other and stage < later)


def _happened(claim: Claim) -> bool:
    told = claim.certainty == "certain" and claim.polarity == "positive" and not claim.speech
    return told and claim.tense in ("past", "perfect", "past-perfect")


@functools.cache
def _stages() -> Mapping[str | None, tuple[Stage, ...]]:
    """The stages that a type of event belongs to."""
    found: dict[str | None, tuple[Stage, ...]] = {}
    for course, stages in enumerate(rows("usual_courses")):
        for stage, types in enumerate(stages):
            for type_ in types.split():
                found[type_] = (*found.get(type_, ()), (course, stage))
    return found
