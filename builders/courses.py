"""The course that things usually take: the explosion, the injured, the arrest, the trial, the verdict, the appeal."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from dateline.builders.knowledge import rows
from dateline.graph.model import Claim, Order, Parse

Stage = tuple[int, int]
"""Number of the course, and of the stage in it."""
REACH = 6
"""Paragraphs between two claims that may belong to one course."""


def orders(parse: Parse, claims: Sequence[Claim]) -> Iterator[Order]:
    """Of two certain past claims that stand near each other, the one that usually comes first before the other."""
    placed = [
        (i, stage) for i, claim in enumerate(claims) if _happened(claim) for stage in _stages().get(claim.type, ())
    ]
    for i, (course, stage) in placed:
        block = parse.sentences[claims[i].sentence].block
        for j, (other, later) in placed:
            near = abs(parse.sentences[claims[j].sentence].block - block) <= REACH
            if course == other and stage < later and near:
                yield Order(i, j, "usual course")


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
