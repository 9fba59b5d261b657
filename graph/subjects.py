"""A look at one IRI of the store: its properties in one graph, as plain values."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass

from dateline.graph.terms import DL
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store
from pyoxigraph import Triple as TripleTerm

Term = NamedNode | BlankNode | Literal | TripleTerm
GraphName = NamedNode | DefaultGraph

WORLD = DefaultGraph()
ROLES = ("agent", "patient", "recipient", "instrument", "place", "source", "goal", "purpose", "cause", "other")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a graph says of an IRI. Several values come in a fixed order; none is an empty tuple, or None."""

    iri: str
    values: dict[str, list[Term]]

    def terms(self, property: NamedNode) -> list[Term]:
        """The values as they stand in the store, in no order."""
        return self.values.get(property.value, [])

    def texts(self, property: NamedNode) -> tuple[str, ...]:
        """All literals, sorted."""
        return tuple(sorted(term.value for term in self.terms(property) if isinstance(term, Literal)))

    def text(self, property: NamedNode) -> str | None:
        """The literal, or the first of several."""
        return next(iter(self.texts(property)), None)

    def iris(self, property: NamedNode) -> tuple[str, ...]:
        """All IRIs, sorted."""
        return tuple(sorted(term.value for term in self.terms(property) if isinstance(term, NamedNode)))

    def iri_of(self, property: NamedNode) -> str | None:
        """The IRI, or the first of several."""
        return next(iter(self.iris(property)), None)

    def name(self, property: NamedNode) -> str | None:
        """The last part of the IRI: ``reported`` of ``dl:reported``."""
        iri = self.iri_of(property)
        return None if iri is None else local(iri)

    def number(self, property: NamedNode) -> float | None:
        """The number."""
        text = self.text(property)
        return None if text is None else float(text)

    def whole(self, property: NamedNode) -> int:
        """The whole number; 0 where there is none."""
        return int(self.text(property) or 0)

    def day(self, property: NamedNode) -> datetime.date | None:
        """The day."""
        text = self.text(property)
        return None if text is None else datetime.date.fromisoformat(text)

    def is_true(self, property: NamedNode) -> bool:
        """Whether it is said to be so; silence means no."""
        return self.text(property) == "true"


def look(store: Store, iri: str, graph: GraphName = WORLD) -> Subject:
    """What a graph says of an IRI."""
    values: defaultdict[str, list[Term]] = defaultdict(list)
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, graph):
        values[quad.predicate.value].append(quad.object)
    return Subject(iri, dict(values))


def instances(store: Store, kind: NamedNode, graph: GraphName = WORLD) -> tuple[str, ...]:
    """The IRIs of a class, sorted."""
    return subjects(store, NamedNode(_TYPE), kind, graph)


def subjects(
    store: Store, property: NamedNode | None, value: NamedNode | Literal, graph: GraphName = WORLD
) -> tuple[str, ...]:
    """The IRIs that have that value of a property, or of any property where it is None; sorted, each once."""
    found = store.quads_for_pattern(None, property, value, graph)
    return tuple(sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}))


def pairs(store: Store, property: NamedNode, graph: GraphName | None = WORLD) -> list[tuple[str, str]]:
    """Subject and value of a property, sorted. ``graph`` None: of all graphs."""
    found = store.quads_for_pattern(None, property, None, graph)
    return sorted(
        (quad.subject.value, quad.object.value)
        for quad in found
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
    )


def parties(store: Store) -> list[tuple[str, str, str]]:
    """(event, role, node) for all that take part in events, without the places where they happen."""
    return sorted((event, role, node) for role in ROLES for event, node in pairs(store, DL[role]))


def span(passage: str) -> tuple[int, int]:
    """Where a passage begins and ends, in code points, as its IRI has it: ``…#char=3,17`` (RFC 5147)."""
    begin, _, end = passage.partition("#char=")[2].partition(";")[0].partition(",")
    return int(begin or 0), int(end or 0)


def local(iri: str) -> str:
    """What follows the last ``/`` or ``#``."""
    return iri.replace("#", "/").rpartition("/")[2]


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
