"""The graph for network tools: GraphML and GEXF, written node by node and edge by edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from dateline.graph import property_graph
from dateline.graph.lasting import Days, counted, merged
from dateline.graph.property_graph import EDGES, ENDS, VERTICES, Datatype, Edge, Value, Vertex
from dateline.graph.reader import Reader
from dateline.graph.rows import Happening
from dateline.graph.views import attributes, flat
from pyoxigraph import Store

_GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:timed="http://gexf.net/1.3" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
"""
_COUNTED = b"""<timed:attributes class="node" mode="dynamic">
<timed:attribute id="acts" title="acts" type="integer"/>
</timed:attributes>
"""
"""What changes with time has a block of its own, in the same namespace but by another prefix.

Readers that look at namespaces (Gephi, networkx) take it; those that look for names as they are written (graphology)
keep one block of nodes' attributes only, and are to keep the other.
"""
_IN_XML: dict[Datatype, str] = {"int": "int", "double": "double", "boolean": "boolean"}


def _columns(families: Iterable[Mapping[str, Datatype]], *first: str) -> dict[str, str]:
    """All properties of some families and their types in XML, those named first before the others."""
    found = dict.fromkeys(first, "string")
    for family in families:
        found.update({name: _IN_XML.get(datatype, "string") for name, datatype in family.items()})
    return found


NODE_COLUMNS = _columns(VERTICES.values(), "label", "kind")
EDGE_COLUMNS = _columns(EDGES.values(), "type", "role")


def _vertices(reader: Reader, full: bool) -> Iterator[Vertex]:
    return property_graph.vertices(reader) if full else property_graph.actors(reader)


def _edges(reader: Reader, full: bool, texts: bool) -> Iterator[Edge]:
    return property_graph.edges(reader, texts) if full else property_graph.acted(reader)


def _said(edge: Edge) -> dict[str, str | float | int | bool]:
    """What an edge says; ``role`` names its type where that is no verb."""
    said = flat(edge.said)
    return said if edge.type == "ACTED" else {"role": edge.type.lower(), **said}


def _id(edge: Edge) -> str:
    """The edge's own; a claim has an edge to each article that carries it."""
    if edge.type == "ACTED":
        return str(edge.said["id"])
    return f"{edge.said.get('id', edge.start)} {edge.type} {edge.end}"


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


# ---- GraphML ---------------------------------------------------------------------------------------------------------


def write_graphml(store: Store, output: IO[bytes], full: bool, texts: bool = True) -> None:
    """GraphML: actors with an edge a dated triple; with ``full`` events, articles and roles too.

    Every property is a key of its own; ``texts`` False leaves the quoted sentences out.
    """
    reader = Reader(store)
    output.write(_GRAPHML.encode())
    for kind, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        for name, datatype in columns.items():
            key = f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{datatype}"/>\n'
            output.write(key.encode())
    output.write(b'<graph edgedefault="directed">\n')
    for vertex in _vertices(reader, full):
        output.write(f"<node id={quoteattr(vertex.iri)}>{_keyed('node', attributes(vertex))}</node>\n".encode())
    for edge in _edges(reader, full, texts):
        ends = f"id={quoteattr(_id(edge))} source={quoteattr(edge.start)} target={quoteattr(edge.end)}"
        output.write(f"<edge {ends}>{_keyed('edge', _said(edge))}</edge>\n".encode())
    output.write(b"</graph>\n</graphml>\n")


def _keyed(kind: str, said: Mapping[str, Value]) -> str:
    return "".join(f'<data key="{kind}-{name}">{escape(_text(value))}</data>' for name, value in said.items())


# ---- GEXF ------------------------------------------------------------------------------------------------------------


def write_gexf(store: Store, output: IO[bytes], full: bool, texts: bool = True) -> None:
    """GEXF 1.3 as ``write_graphml``, with the times as Gephi's timeline takes them.

    Events and edges last from their earliest to their latest day; a party, where only parties are nodes, as long as
    the edges that join it with others. What has no date lasts always. How many edges join a party with others at a
    time is its dynamic attribute ``acts``. Parallel edges bear their verb as ``kind``, or Gephi would merge them.
    """
    reader = Reader(store)
    output.write(_GEXF.encode())
    for kind, columns in (("node", NODE_COLUMNS), ("edge", {**EDGE_COLUMNS, "event_label": "string"})):
        output.write(f'<attributes class="{kind}" mode="static">\n'.encode())
        for name, datatype in _titled(columns):
            output.write(f'<attribute id="{name}" title="{name}" type="{_gexf_type(datatype)}"/>\n'.encode())
        output.write(b"</attributes>\n")
    output.write(_COUNTED)
    output.write(b"<nodes>\n")
    for vertex in _vertices(reader, full):
        joined = _joined(reader, vertex)
        output.write(_node(vertex, _spells(reader, vertex, joined, full), joined).encode())
    output.write(b"</nodes>\n<edges>\n")
    for edge in _edges(reader, full, texts):
        output.write(_edge(edge, _days_of(reader, edge)).encode())
    output.write(b"</edges>\n</graph>\n</gexf>\n")


def _titled(columns: Mapping[str, str]) -> list[tuple[str, str]]:
    """The columns but label and id, for which GEXF has attributes of its own."""
    return [(name, datatype) for name, datatype in columns.items() if name not in ("label", "id")]


def _gexf_type(datatype: str) -> str:
    return "integer" if datatype == "int" else datatype


def _node(vertex: Vertex, spells: list[Days], joined: list[Days]) -> str:
    said = attributes(vertex)
    label = str(said.pop("label", vertex.iri))
    lasting = _lasting(spells[0]) if len(spells) == 1 else ""
    several = "".join(f"<spell{_lasting(days)}/>" for days in spells) if len(spells) > 1 else ""
    acts = "".join(f'<timed:attvalue for="acts" value="{count}"{_lasting(days)}/>' for count, days in counted(joined))
    inner = _valued(said, acts) + (f"<spells>{several}</spells>" if several else "")
    return f"<node id={quoteattr(vertex.iri)} label={quoteattr(label)}{lasting}>{inner}</node>\n"


def _edge(edge: Edge, days: Days) -> str:
    said = _said(edge)
    label = str(edge.said.get("verb") or said.get("role", ""))
    said.pop("id", None)
    if "label" in said:
        said["event_label"] = said.pop("label")
    ends = f"id={quoteattr(_id(edge))} source={quoteattr(edge.start)} target={quoteattr(edge.end)}"
    named = f"label={quoteattr(label)} kind={quoteattr(label)}"
    return f"<edge {ends} {named}{_lasting(days)}>{_valued(said)}</edge>\n"


def _valued(said: Mapping[str, Value], dynamic: str = "") -> str:
    values = "".join(f'<attvalue for="{name}" value={quoteattr(_text(value))}/>' for name, value in said.items())
    return f"<attvalues>{values}{dynamic}</attvalues>" if values or dynamic else ""


def _lasting(days: Days) -> str:
    return "".join(f' {name}="{day}"' for name, day in zip(("start", "end"), days, strict=True) if day is not None)


# ---- Times -----------------------------------------------------------------------------------------------------------


def _bounds(said: Mapping[str, Value]) -> Days:
    first, last = said.get("earliest"), said.get("latest")
    return (None if first is None else str(first), None if last is None else str(last))


def _days(happening: Happening) -> Days:
    return _bounds(property_graph.happened(happening))


def _days_of(reader: Reader, edge: Edge) -> Days:
    """From when to when an edge lasts: as long as its event; what lies within what lasts always."""
    if edge.type == "ACTED":
        return _bounds(edge.said)
    start, _ = ENDS[edge.type]
    return _days(reader.happening(edge.start)) if start == "Event" else (None, None)


def _joined(reader: Reader, vertex: Vertex) -> list[Days]:
    """From when to when each edge lasts that joins a party with another."""
    if vertex.family != "Node":
        return []
    return [_days(reader.happening(triple.event)) for triple in reader.triples_of(vertex.iri)]


def _spells(reader: Reader, vertex: Vertex, joined: list[Days], full: bool) -> list[Days]:
    """From when to when a node is there; none where that is always."""
    if vertex.family == "Event":
        return [_days(reader.happening(vertex.iri))]
    return [] if full or any(None in days for days in joined) else merged(sorted(set(joined), key=str))
