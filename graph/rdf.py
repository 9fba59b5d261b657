"""The World as RDF: the default graph, a graph per text, and the graph ``identity``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from dateline.graph import rdf_counts, rdf_identity, rdf_text, rdf_world
from dateline.graph.concepts import EventType
from dateline.graph.model import World
from dateline.graph.rdf_text import Passages
from dateline.graph.terms import Names
from pyoxigraph import DefaultGraph, NamedNode, Quad


class Graph(NamedTuple):
    """A graph of the dataset and its triples, each once."""

    name: NamedNode | DefaultGraph
    quads: tuple[Quad, ...]


def quads(world: World, concepts: Iterable[EventType] = (), texts: bool = True) -> Iterator[Quad]:
    """All quads of the World, each once. ``texts`` False leaves the articles' text out."""
    for graph in graphs(world, concepts, texts):
        yield from graph.quads


def graphs(world: World, concepts: Iterable[EventType] = (), texts: bool = True) -> Iterator[Graph]:
    """The graphs of the World, one at a time. Raises DatelineError where its base is no IRI."""
    names = Names(world.base)
    passages = {reading.sha256: Passages(reading, names) for reading in world.readings}
    text_of = {document.sha256: document.text for document in world.documents}
    mentions = _mentions(world)
    yield _graph(DefaultGraph(), chain(rdf_world.triples(world, names, concepts), rdf_counts.triples(world, names)))
    yield _graph(names.identity, rdf_identity.triples(world, names, passages))
    for reading in world.readings:
        sha256 = reading.sha256
        said = rdf_text.triples(reading, text_of[sha256], frozenset(mentions[sha256]), names, texts)
        yield _graph(names.reading(sha256), said)


def _graph(name: NamedNode | DefaultGraph, triples: Iterable[rdf_world.Triple]) -> Graph:
    return Graph(name, tuple(Quad(s, p, o, name) for s, p, o in dict.fromkeys(triples)))


def _mentions(world: World) -> defaultdict[str, set[int]]:
    """By text, the mentions that are nodes of the corpus."""
    known = {node.id for node in world.nodes}
    found: defaultdict[str, set[int]] = defaultdict(set)
    for mention, node in world.node_of:
        if node in known:
            found[mention.sha256].add(mention.mention)
    return found
