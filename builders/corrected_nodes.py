"""Actors, places and things as the user corrects them: one or several, their names and kinds, or none at all.

Corrections are obeyed from the top down, so that a name given by one can be used by those below it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from dateline.builders.citing import Library
from dateline.builders.corrections import Called, Correction
from dateline.builders.folding import fold
from dateline.builders.parted_entities import bears
from dateline.builders.same_nodes import Candidate, Key, Reason
from dateline.builders.unions import Side, Unions
from dateline.graph.errors import DatelineError
from dateline.graph.model import EntityKind, Node, Skipped

SHOWN = 5
"""So many nodes are listed where a name may mean any of them."""

_PATH = re.compile(r"(?:^|.*/)((?:actor|place|thing)/[^/\s]+)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants of some candidates: that they are one node, and what it is."""

    candidates: tuple[Candidate, ...]
    label: str | None
    kind: EntityKind | None
    dropped: bool
    known_as: tuple[str, ...]
    """IRI paths of the nodes that they were before."""
    heir: bool = False
    """Whether they are named first in a split: to these an IRI leads that was of all."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the corrections come to."""

    wishes: tuple[Wish, ...]
    reasons: tuple[Reason, ...]
    unobeyed: tuple[Skipped, ...]


def settle(
    nodes: Sequence[Node],
    members: Mapping[str, tuple[Candidate, ...]],
    corrections: Iterable[Correction],
    sides: Mapping[Key, frozenset[Side]],
    splits: Sequence[Correction],
    library: Library,
) -> Settlement:
    """The corrections obeyed, on nodes as they were read; ``members`` and ``sides`` by node and candidate."""
    apart = {path: frozenset(side for c in members[path] for side in sides.get(c.key, ())) for path in members}
    heirs = {key for key, stands in sides.items() if any(side.side == 0 for side in stands)}
    court = _Court(nodes, members, Unions(sorted(members), apart), splits, library)
    for correction in corrections:
        if not correction.of_events and correction.verb != "split":
            court.obey(correction)
    wishes = tuple(replace(wish, heir=any(c.key in heirs for c in wish.candidates)) for wish in court.wishes())
    return Settlement(wishes, tuple(court.reasons), tuple(court.unobeyed))


class _Court:
    """Nodes while corrections are obeyed, one after the other."""

    def __init__(
        self,
        nodes: Sequence[Node],
        members: Mapping[str, tuple[Candidate, ...]],
        unions: Unions[str],
        splits: Sequence[Correction],
        library: Library,
    ) -> None:
        self.reasons: list[Reason] = []
        self.unobeyed: list[Skipped] = []
        self._members = members
        self._unions = unions
        self._splits = splits
        self._library = library
        self._given: dict[tuple[str, str], Correction] = {}
        self._labels: defaultdict[str, set[str]] = defaultdict(set)
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._paths: dict[str, str] = {}
        self._label = {node.id: node.label for node in nodes}
        for node in nodes:
            self._labels[fold(node.label)].add(node.id)
            self._paths |= dict.fromkeys((*node.aliases, node.id), node.id)
            for name in (*node.alt_labels, *(name for c in members[node.id] for name in c.entity.names)):
                self._names[fold(name)].add(node.id)

    def obey(self, correction: Correction) -> None:
        """Do what a correction says, or note why not."""
        try:
            roots = [self._meant(called) for called in cast("tuple[Called, ...]", correction.subjects)]
            if correction.verb == "merge":
                self._merge(correction, roots)
            else:
                self._give(correction.verb, roots[0], correction)
        except DatelineError as wrong:
            self.unobeyed.append(correction.unobeyed(str(wrong)))

    # ---- Whom a name means -------------------------------------------------------------------------------------------

    def _meant(self, called: Called) -> str:
        """The root of the nodes that a name means. Raises DatelineError where that is none, or several."""
        roots = sorted({self._unions.root(path) for path in self._bearing(called)})
        if not roots:
            where = f" in {called.article!r}" if called.article else ""
            raise DatelineError(f"nobody and nothing is called {called.name!r}{where}")
        if len(roots) > 1:
            listed = "; ".join(self._introduced(root) for root in roots[:SHOWN])
            raise DatelineError(
                f"{called.name!r} may be any of {listed}: write one of these, or a name and an article")
        if dropped := self._given.get(("drop", roots[0])):
            raise DatelineError(f"{called.name!r} is dropped by {dropped.where}")
        return roots[0]

    def _bearing(self, called: Called) -> set[str]:
        """The nodes of that path; else with that label; else with that name: in the article, if one is given."""
        path = _PATH.fullmatch(called.name)
        if path and path[1] in self._paths:
            return {self._paths[path[1]]}
        name = fold(called.name)
        if called.article is None:
            return self._labels.get(name) or self._names.get(name, set())
        texts = set(self._library.texts(called.article))
        named = self._labels.get(name, set()) | self._names.get(name, set())
        own = {path for path in named if any(c.sha256 in texts for c in self._members[path])}
        nearer = {path for path in own if any(c.sha256 in texts and bears(c, called.name) for c in self._members[path])}
        return nearer or own

    def _introduced(self, path: str) -> str:
        keys = sorted({key for c in self._members[path] for key in self._library.names(c.sha256)})
        return f"{path} (in {', '.join(keys[:2])}{' …' if len(keys) > 2 else ''})"

    # ---- What is done ------------------------------------------------------------------------------------------------

    def _merge(self, correction: Correction, roots: Sequence[str]) -> None:
        for other in roots[1:]:
            first, second = self._unions.root(roots[0]), self._unions.root(other)
            side = self._unions.contradicted(first, second)
            if side is not None:
                raise DatelineError(f"{self._splits[side.split].where} keeps them apart")
            if first != second:
                self._unions.join(first, second)
                self._move(max(first, second), self._unions.root(first))
                pair = (self._label[roots[0]], self._label[other])
                self.reasons.append((self._members[other][0].key, pair, 1.0, correction.why))

    def _move(self, path: str, root: str) -> None:
        """What was given to a node goes to the one that it has become part of."""
        for what in ("rename", "retype"):
            given = self._given.pop((what, path), None)
            if given is not None:
                self._give(what, root, given)

    def _give(self, what: str, root: str, correction: Correction) -> None:
        """What a line says stands against what an earlier one said of the same."""
        before = self._given.get((what, root))
        if before is not None and before.to != correction.to:
            before, correction = sorted((before, correction), key=lambda one: (one.file, one.line))
            self.unobeyed.append(before.unobeyed(f"{correction.where} says {correction.to!r}, and stands"))
        self._given[what, root] = correction
        if what == "rename" and correction.to:
            self._labels[fold(correction.to)].add(root)
            self.reasons.append((self._members[root][0].key, (self._label[root], correction.to), 1.0, correction.why))

    def wishes(self) -> tuple[Wish, ...]:
        """What is wanted of all the nodes, whether the user spoke of them or not."""
        return tuple(self._wish(group) for group in self._unions.groups())

    def _wish(self, group: tuple[str, ...]) -> Wish:
        named, typed = self._given.get(("rename", group[0])), self._given.get(("retype", group[0]))
        return Wish(
            tuple(sorted((c for path in group for c in self._members[path]), key=lambda c: c.key)),
            named.to if named else None,
            cast("EntityKind", typed.to) if typed else None,
            ("drop", group[0]) in self._given,
            group,
        )
