"""The graph as a Cypher script for Neo4j and its kin, which may be run again: nothing is then there twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import IO

from dateline.graph import property_graph
from dateline.graph.property_graph import EDGES, ENDS, VERTICES, Edge, Value, Vertex
from dateline.graph.reader import Reader
from dateline.graph.terms import printable
from pyoxigraph import Store

BATCH = 500
"""Rows of a statement: what a server plans once and holds in one transaction."""
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_DATATYPES = {name: datatype for said in (*VERTICES.values(), *EDGES.values()) for name, datatype in said.items()}


def write(store: Store, output: IO[bytes], texts: bool = True) -> None:
    """Write the script: a constraint a family of nodes, then nodes and edges merged in batches.

    ``texts`` False leaves the quoted sentences out.
    """
    reader = Reader(store)
    nodes = _batches((_head(vertex), _row(vertex)) for vertex in property_graph.vertices(reader))
    edges = _batches((_pattern(edge), _ends(edge)) for edge in property_graph.edges(reader, texts))
    for statement in chain(_constraints(reader), nodes, edges):
        output.write(f"{statement}\n".encode())


def _constraints(reader: Reader) -> Iterator[str]:
    name = " ".join(printable(reader.corpus.name).split())
    yield f"// {name}: events and who took part in them, written by dateline."
    for family in VERTICES:
        yield f"CREATE CONSTRAINT dateline_{family.lower()} IF NOT EXISTS FOR (n:{family}) REQUIRE n.iri IS UNIQUE;"


def _batches(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Statements of at most BATCH rows, each of rows that the same clauses write."""
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for clauses, row in rows:
        waiting[clauses].append(row)
        if len(waiting[clauses]) == BATCH:
            yield _statement(clauses, waiting.pop(clauses))
    for clauses, left in waiting.items():
        yield _statement(clauses, left)


def _statement(clauses: str, rows: list[str]) -> str:
    return "UNWIND [\n" + ",\n".join(rows) + f"\n] AS row\n{clauses};"


# ---- Nodes and edges -------------------------------------------------------------------------------------------------


def _head(vertex: Vertex) -> str:
    family, *kinds = vertex.labels
    more = f", n:{':'.join(kinds)}" if kinds else ""
    return f"MERGE (n:{family} {{iri: row.iri}}) SET n = row{more}"


def _row(vertex: Vertex) -> str:
    return _map({"iri": vertex.iri, **vertex.said})


def _pattern(edge: Edge) -> str:
    start, end = ENDS[edge.type]
    found = f"MATCH (a:{start} {{iri: row.a}}) MATCH (b:{end} {{iri: row.b}})"
    if edge.type == "ACTED":
        return f"{found} MERGE (a)-[r:ACTED {{id: row.said.id}}]->(b) SET r = row.said"
    return f"{found} MERGE (a)-[r:{edge.type}]->(b)" + (" SET r = row.said" if EDGES[edge.type] else "")


def _ends(edge: Edge) -> str:
    said = f", said: {_map(edge.said)}" if edge.said else ""
    return f"{{a: {literal(edge.start)}, b: {literal(edge.end)}{said}}}"


def _map(said: Mapping[str, Value]) -> str:
    return "{" + ", ".join(f"{name}: {_typed(name, value)}" for name, value in said.items()) + "}"


def _typed(name: str, value: Value) -> str:
    return f"date({literal(value)})" if _DATATYPES.get(name) == "date" else literal(value)


def literal(value: Value) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, str):
        return f"'{value.translate(_ESCAPES)}'"
    if isinstance(value, tuple):
        return f"[{', '.join(map(literal, value))}]"
    return str(value).lower() if isinstance(value, bool) else repr(value)
