"""A Cypher script by which Neo4j reads nodes.csv and edges.csv while it is running, and the heads of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from dateline.graph import cypher
from dateline.graph.csv_lines import PARTED
from dateline.graph.property_graph import EDGES, ENDS, KINDS, VERTICES, Datatype, Family
from dateline.graph.reader import Reader

FOLDER = "file:///"
"""What the server takes for its import folder."""
BATCH = 1000
"""Rows of a transaction."""
_READ: dict[Datatype, str] = {
    "string": "{}",
    "string[]": f"split({{}}, '{PARTED}')",
    "date": "date({})",
    "int": "toInteger({})",
    "double": "toFloat({})",
    "boolean": "toBoolean({})",
}
_LABELS = f"split(row.`:LABEL`, '{PARTED}')"


def _head(name: str, datatype: Datatype) -> str:
    """The head of a column in the form of Neo4j's import."""
    return name if datatype == "string" else f"{name}:{datatype}"


def _columns(families: Iterable[Mapping[str, Datatype]]) -> dict[str, str]:
    return {name: _head(name, datatype) for family in families for name, datatype in family.items()}


NODE_COLUMNS = _columns(VERTICES.values())
EDGE_COLUMNS = _columns(EDGES.values())
"""The properties of all nodes, and of all edges, with the heads of their columns."""


def write(reader: Reader, output: IO[bytes]) -> None:
    """Write the script. It leaves what ``cypher.write`` would, and reads the sheets once a family and type."""
    for statement in _statements(reader, cypher.fingerprint(reader.store)):
        output.write(f"{statement}\n".encode())


def _statements(reader: Reader, build: str) -> Iterator[str]:
    yield from cypher.head(reader)
    for family in VERTICES:
        yield _load("nodes.csv", f"{_LABELS}[0] = '{family}'", _merged(family, build))
    for type in ENDS:
        yield _load("edges.csv", f"row.`:TYPE` = '{type}'", _joined(type, build))
    yield from cypher.swept(reader.corpus.base, build)


def _load(file: str, wanted: str, clauses: str) -> str:
    return (
        f"LOAD CSV WITH HEADERS FROM '{FOLDER}{file}' AS row WITH row WHERE {wanted}\n"
        f"CALL {{ WITH row {clauses} }} IN TRANSACTIONS OF {BATCH} ROWS;"
    )


def _merged(family: Family, build: str) -> str:
    said = _map(VERTICES[family], {"build": cypher.literal(build)})
    merged = f"MERGE (n:{family} {{iri: row.`iri:ID`}}) SET n += {said}"
    if family != "Node":
        return merged
    kinds = (f"FOREACH (_ IN CASE WHEN '{kind}' IN labels THEN [1] ELSE [] END | SET n:{kind})" for kind in KINDS)
    return f"WITH row, {_LABELS} AS labels {merged} REMOVE n:{':'.join(KINDS)} {' '.join(kinds)}"


def _joined(type: str, build: str) -> str:
    start, end = ENDS[type]
    key = " {id: row.id}" if "id" in EDGES[type] else ""
    return (
        f"MATCH (a:{start} {{iri: row.`:START_ID`}}) MATCH (b:{end} {{iri: row.`:END_ID`}}) "
        f"MERGE (a)-[r:{type}{key}]->(b) SET r += {_map(EDGES[type], {'build': cypher.literal(build)})}"
    )


def _map(said: Mapping[str, Datatype], more: Mapping[str, str]) -> str:
    """The properties as a map; an empty cell is null, which takes what an older build said away."""
    read = {name: _READ[datatype].format(f"row.`{_head(name, datatype)}`") for name, datatype in said.items()}
    return "{" + ", ".join(f"{name}: {value}" for name, value in {**read, **more}.items()) + "}"
