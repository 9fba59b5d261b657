"""Why the names and descriptions of one node are one, where joining the texts gave no reason: an article said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.builders import names
from dateline.builders.same_nodes import Candidate, Reason
from dateline.graph.model import EntityKind

TOLD = 0.8
"""The score of what an article uses of one, whatever the words."""
DESCRIBED = 0.75


def unexplained(
    candidates: Iterable[Candidate], label: str, others: Iterable[str], known: set[str]
) -> Iterator[Reason]:
    """A reason for each of the ``others`` that is not among the ``known`` names, which have one."""
    members = sorted(candidates, key=lambda c: c.key)
    for other in others:
        if other not in known:
            yield _reason(members, label, other)


def _reason(members: list[Candidate], label: str, other: str) -> Reason:
    told = next((c for c in members if other in _called(c) and _fullest(c, other) is not None), None)
    if told is not None:
        first = _fullest(told, other) or label
        return told.key, (first, other), *_in_one_article(first, other, told.entity.kind)
    bearer = next((c for c in members if other in _called(c)), members[0])
    if names.fold(label) == names.fold(other):
        return bearer.key, (label, other), 1.0, "same name"
    if not bearer.entity.names:
        return bearer.key, (label, other), DESCRIBED, "same noun with the same modifiers, in one story"
    score, why = names.compare(label, other, _person(bearer.entity.kind))
    return bearer.key, (label, other), max(score, TOLD), "; ".join((*why, "by other names that both share"))


def _called(candidate: Candidate) -> set[str]:
    return {*candidate.names, candidate.entity.label}


def _fullest(candidate: Candidate, other: str) -> str | None:
    """The fullest other name that an article gives the bearer of a name; None: it gives none."""
    rest = sorted(_called(candidate) - {other}, key=lambda name: (-len(name), name))
    return rest[0] if rest else None


def _in_one_article(one: str, other: str, kind: EntityKind) -> tuple[float, str]:
    """What the names say of each other, and that one article uses both of one."""
    score, why = names.compare(one, other, _person(kind))
    if names.is_acronym_of(other, one) or names.is_acronym_of(one, other):
        score, why = 0.95, ("acronym of the other",)
    beside = (*why, "one article uses both of one") if score > 0.3 else ("one article uses both of one",)
    return max(score, TOLD), "; ".join(beside)


def _person(kind: EntityKind) -> bool | None:
    return None if kind == "unknown" else kind == "person"
