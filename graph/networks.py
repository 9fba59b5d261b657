"""The graph for network tools: GraphML and GEXF."""

from __future__ import annotations

import io
from typing import IO, Any

import networkx
from dateline.graph import views
from dateline.graph.terms import printable
from pyoxigraph import Store


def network(store: Store, full: bool) -> networkx.MultiDiGraph:
    """Actors with an edge a dated triple; with ``full``, the events as nodes too. Every edge has an id of its own."""
    graph = views.actors(store)
    if full:
        graph = networkx.compose(graph, views.events(store))
    named = networkx.MultiDiGraph()
    for node, said in sorted(graph.nodes(data=True)):
        named.add_node(node, **_clean(said))
    for start, end, key, said in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        name = key if "event" in said else f"{start} {key} {end}"
        named.add_edge(start, end, name, **_clean(said))
    return named


def write_graphml(store: Store, output: IO[bytes], full: bool) -> None:
    """GraphML, with every attribute as a key of its own."""
    networkx.write_graphml_xml(network(store, full), output, prettyprint=True, named_key_ids=True)


def write_gexf(store: Store, output: IO[bytes], full: bool) -> None:
    """GEXF; edges and events last from their earliest to their latest day, as Gephi's timeline shows them."""
    graph = network(store, full)
    graph.graph["mode"] = "dynamic"
    for _, said in graph.nodes(data=True):
        _lasting(said)
    for *_, said in graph.edges(data=True):
        _lasting(said)
    page = io.BytesIO()
    writer = networkx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.write(page)
    output.write(page.getvalue())


def _lasting(said: dict[str, Any]) -> None:
    if "earliest" in said:
        said["start"] = said["earliest"]
    if "latest" in said:
        said["end"] = said["latest"]


def _clean(said: dict[str, Any]) -> dict[str, Any]:
    """The attributes without what XML cannot hold."""
    return {name: printable(value) if isinstance(value, str) else value for name, value in said.items()}
