"""Views for networkx: who acted on whom, and which events there are, as graphs of nodes and edges."""

from __future__ import annotations

from collections.abc import Mapping

import networkx
from dateline.graph import property_graph
from dateline.graph.property_graph import Value, Vertex
from dateline.graph.reader import Reader
from pyoxigraph import Store

Attributes = dict[str, str | float | int | bool]


def actors(store: Store) -> networkx.MultiDiGraph:
    """Nodes are actors, places, things; an edge is a dated triple with both ends, its key the triple's IRI.

    Attributes that are not known are left out.
    """
    reader, graph = Reader(store), networkx.MultiDiGraph()
    for edge in sorted(property_graph.acted(reader), key=lambda edge: str(edge.said["id"])):
        said = flat(edge.said)
        graph.add_edge(edge.start, edge.end, key=said.pop("id"), **said)
    for iri in graph.nodes:
        graph.nodes[iri].update(flat(property_graph.party(reader.party(iri)).said))
    return graph


def events(store: Store) -> networkx.MultiDiGraph:
    """Nodes are events and all that take part in them; edges are roles, places, what tells what, what came before."""
    reader, graph = Reader(store), networkx.MultiDiGraph()
    for each in sorted(reader.happenings(), key=lambda each: each.iri):
        graph.add_node(each.iri, **attributes(property_graph.event(each)))
        for edge in property_graph.roles(reader, each):
            role = edge.type.lower()
            graph.add_edge(edge.start, edge.end, key=role, role=role, **flat(edge.said))
    for iri in graph.nodes:
        if "kind" not in graph.nodes[iri]:
            graph.nodes[iri].update(flat(property_graph.party(reader.party(iri)).said))
    return graph


def attributes(vertex: Vertex) -> Attributes:
    """What a node says; ``kind`` tells events and articles from parties."""
    said = flat(vertex.said)
    return said if vertex.family == "Node" else {"kind": vertex.family.lower(), **said}


def flat(said: Mapping[str, Value]) -> Attributes:
    """Properties of one value each: several texts are parted by `` | ``, a bar of their own becoming a slash."""
    return {
        name: " | ".join(each.replace("|", "/") for each in value) if isinstance(value, tuple) else value
        for name, value in said.items()
    }
