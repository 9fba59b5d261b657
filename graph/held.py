"""Which quads of a store belong to a unit: what its subject says, and what hangs on that."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.graph.subjects import WORLD, GraphName
from dateline.graph.terms import DCTERMS, DL, PROV, SEM, SKOS, VERB, A, Names
from pyoxigraph import NamedNode, Quad, Store


def quads(store: Store, key: str, names: Names) -> Iterator[Quad]:
    """The quads that a store holds of the unit of that key (``rdf.Unit``), as it was written."""
    kind, _, rest = key.partition("/")
    if kind == "corpus":
        yield from _corpus(store, names)
    elif kind == "terms":
        yield from _terms(store)
    elif kind == "about":
        yield from _hanging(store, DL["about"], names.below(rest), names.identity)
    elif kind == "reading":
        yield from _text(store, names.below(key), names.identity)
    else:
        yield from _thing(store, names.below(key), names.identity)


_OF_THE_OBJECT = (DCTERMS["isReplacedBy"], SEM["hasSubEvent"])
"""What is told with its object: what replaced a subject, and its episodes."""


def _said(store: Store, subject: NamedNode, graph: GraphName = WORLD) -> Iterator[Quad]:
    """What a graph says of a subject, without bare edges and what is told with its object: those are other units'."""
    for quad in store.quads_for_pattern(subject, None, None, graph):
        if quad.predicate not in _OF_THE_OBJECT and not quad.predicate.value.startswith(VERB.iri):
            yield quad


def _hanging(store: Store, property: NamedNode, value: NamedNode, graph: GraphName = WORLD) -> Iterator[Quad]:
    """What a graph says of the subjects that have a value of a property."""
    for quad in store.quads_for_pattern(None, property, value, graph):
        yield from _said(store, quad.subject, graph)  # type: ignore[arg-type]


def _thing(store: Store, iri: NamedNode, identity: NamedNode) -> Iterator[Quad]:
    """An event, node, article, relation or two companions."""
    yield from _said(store, iri)
    yield from _said(store, iri, identity)
    for property in _OF_THE_OBJECT:
        yield from store.quads_for_pattern(None, property, iri, WORLD)
    yield from _hanging(store, DL["event"], iri)
    for ends in store.quads_for_pattern(iri, DL["actedOn"], None, WORLD):
        for actor in store.quads_for_pattern(iri, DL["actor"], None, WORLD):
            for edge in store.quads_for_pattern(actor.object, None, ends.object, WORLD):  # type: ignore[arg-type]
                if edge.predicate.value.startswith(VERB.iri):
                    yield edge


def _text(store: Store, graph: NamedNode, identity: NamedNode) -> Iterator[Quad]:
    yield from store.quads_for_pattern(None, None, None, graph)
    for kind in (DL["Claim"], DL["TimeExpression"]):
        for passage in store.quads_for_pattern(None, A, kind, graph):
            yield from _said(store, passage.subject, identity)  # type: ignore[arg-type]


def _corpus(store: Store, names: Names) -> Iterator[Quad]:
    yield from _said(store, names.corpus)
    for run in store.quads_for_pattern(names.corpus, PROV["wasGeneratedBy"], None, WORLD):
        yield from _said(store, run.object)  # type: ignore[arg-type]
    for kind in ("Skipped", "Noted"):
        yield from _hanging(store, A, DL[kind], names.identity)


def _terms(store: Store) -> Iterator[Quad]:
    for kind in (DL["Verb"], DL["Order"], SKOS["Concept"]):
        yield from _hanging(store, A, kind)
