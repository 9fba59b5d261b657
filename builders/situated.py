"""Where places lie and bodies belong: in what the texts say they do, else in what the gazetteer says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.builders import places
from dateline.builders.same_nodes import Candidate
from dateline.graph.model import EntityKind, Node
from dateline.graph.records import changed

HELD_BY: Mapping[EntityKind, tuple[EntityKind, ...]] = {"place": ("place",), "organization": ("organization", "place")}
"""What may hold a node of a kind: a square lies in a city, a ministry belongs to a government or a country."""


def situated(
    nodes: Sequence[Node], candidates: Iterable[Candidate], node_of: Mapping[tuple[str, int], str]
) -> list[Node]:
    """The nodes with ``within``: what most texts say holds it; else of a place the nearest that is known.

    None where nothing is known. No chain of holders leads back to its start.
    """
    kinds = {node.id: node.kind for node in nodes}
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    at: dict[int, str] = {}
    for candidate in candidates:
        me = node_of[candidate.key]
        if candidate.entity.geoname is not None:
            at[candidate.entity.geoname] = me
        holder = node_of.get((candidate.sha256, candidate.entity.of)) if candidate.entity.of is not None else None
        if holder in kinds and holder != me and kinds[holder] in HELD_BY.get(kinds.get(me, "unknown"), ()):
            told[me][holder] += 1
    parents = {path: parent for id, path in at.items() if (parent := _parent(id, at)) is not None}
    found: dict[str, str] = {}
    for node in nodes:
        votes = told[node.id]
        best = min(votes, key=lambda path: (-votes[path], path)) if votes else parents.get(node.id)
        if best is not None and not _leads_to(found, best, node.id):
            found[node.id] = best
    return [changed(node, within=found.get(node.id)) for node in nodes]


def _parent(geoname: int, at: Mapping[int, str]) -> str | None:
    """The nearest place of the corpus that the gazetteer says a place lies in."""
    known = places.place(geoname)
    while known is not None and known.parent is not None:
        if known.parent in at:
            return at[known.parent]
        known = places.place(known.parent)
    return None


def _leads_to(found: Mapping[str, str], start: str, goal: str) -> bool:
    while start in found and start != goal:
        start = found[start]
    return start == goal
