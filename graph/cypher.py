"""The graph as a Cypher script for Neo4j and its kin, which may be run again: nothing is then there twice.

Run after another build of the same corpus, it takes away what that build said and this one does not. Each node and edge
bears the fingerprint of its build for that; labels and properties that are not ours stay.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import IO

from dateline.graph import property_graph
from dateline.graph.property_graph import EDGES, ENDS, KINDS, VERTICES, Edge, Value, Vertex
from dateline.graph.reader import Reader
from dateline.graph.terms import printable
from pyoxigraph import RdfFormat, Store

BATCH = 500
"""Rows of a statement: what a server plans once and holds in one transaction."""
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_DATATYPES = {name: datatype for said in (*VERTICES.values(), *EDGES.values()) for name, datatype in said.items()}


def write(store: Store, output: IO[bytes], texts: bool = True) -> None:
    """Write the script: a constraint a family of nodes, nodes and edges merged in batches, then what is to go.

    ``texts`` False leaves the quoted sentences out.
    """
    reader, build = Reader(store), fingerprint(store)
    nodes = _batches((_merged(vertex, build), _row(vertex)) for vertex in property_graph.vertices(reader))
    edges = _batches((_joined(edge, build), _ends(edge)) for edge in property_graph.edges(reader, texts))
    for statement in chain(head(reader), nodes, edges, swept(reader.corpus.base, build)):
        output.write(f"{statement}\n".encode())


def fingerprint(store: Store) -> str:
    """What tells one build from another: sixteen hexadecimal digits made of all quads, in the store's order."""
    made = _Digest()
    store.dump(made, RdfFormat.N_QUADS)  # type: ignore[arg-type]
    return made.digest.hexdigest()


class _Digest:
    """A stream that keeps no more than a digest of what is written to it."""

    def __init__(self) -> None:
        self.digest = hashlib.blake2b(digest_size=8)

    def write(self, content: bytes) -> int:
        self.digest.update(content)
        return len(content)

    def flush(self) -> None:
        """There is nothing left to write."""


def head(reader: Reader) -> Iterator[str]:
    """What this is, and a constraint a family of nodes."""
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


def swept(base: str, build: str) -> Iterator[str]:
    """Statements that delete the edges and nodes of a corpus that another build has left."""
    for type, (start, end) in ENDS.items():
        yield f"MATCH (n:{start})-[r:{type}]->(:{end}) WHERE {_is_old('r', base, build)} DELETE r;"
    for family in VERTICES:
        yield f"MATCH (n:{family}) WHERE {_is_old('n', base, build)} DETACH DELETE n;"


def _is_old(what: str, base: str, build: str) -> str:
    return f"n.iri STARTS WITH {literal(base)} AND ({what}.build IS NULL OR {what}.build <> {literal(build)})"


# ---- Nodes and edges -------------------------------------------------------------------------------------------------


def _merged(vertex: Vertex, build: str) -> str:
    """The clauses that write a node; what is ours on it goes first, so that nothing of an older build stays."""
    family, *kinds = vertex.labels
    ours = [f"n.{name}" for name in VERTICES[vertex.family]]
    more = f", n:{':'.join(kinds)}" if kinds else ""
    gone = ", ".join([f"n:{':'.join(KINDS)}", *ours] if family == "Node" else ours)
    return f"MERGE (n:{family} {{iri: row.iri}}) REMOVE {gone} SET n += row, n.build = {literal(build)}{more}"


def _row(vertex: Vertex) -> str:
    return _map({"iri": vertex.iri, **vertex.said})


def _joined(edge: Edge, build: str) -> str:
    """The clauses that write an edge, as ``_merged`` does a node."""
    start, end = ENDS[edge.type]
    key = " {id: row.said.id}" if "id" in edge.said else ""
    ours = ", ".join(f"r.{name}" for name in EDGES[edge.type] if name != "id")
    said = f" REMOVE {ours} SET r += row.said, r.build" if ours else " SET r.build"
    return (
        f"MATCH (a:{start} {{iri: row.a}}) MATCH (b:{end} {{iri: row.b}}) "
        f"MERGE (a)-[r:{edge.type}{key}]->(b){said} = {literal(build)}"
    )


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
