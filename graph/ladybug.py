"""The graph as a folder that Ladybug loads: schema.cypher, copy.cypher, and a CSV file a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dateline.graph import csv_lines, property_graph
from dateline.graph.csv_lines import PARTED
from dateline.graph.property_graph import EDGES, ENDS, VERTICES, Datatype, Value
from dateline.graph.reader import Reader
from pyoxigraph import Store

_TYPES: dict[Datatype, str] = {
    "string": "STRING",
    "string[]": "STRING[]",
    "date": "DATE",
    "int": "INT64",
    "double": "DOUBLE",
    "boolean": "BOOLEAN",
}


def write(store: Store, folder: Path, texts: bool = True) -> None:
    """Write the folder, which is made where it is missing. ``texts`` False leaves the quoted sentences out."""
    folder.mkdir(parents=True, exist_ok=True)
    reader = Reader(store)
    (folder / "schema.cypher").write_text("\n".join(schema()) + "\n", encoding="utf-8")
    (folder / "copy.cypher").write_text("\n".join(copies()) + "\n", encoding="utf-8")
    with ExitStack() as files:
        tables = {name: _table(files, folder, name) for name in (*VERTICES, *ENDS)}
        for family, said in VERTICES.items():
            tables[family].writerow(["iri", *said])
        for type, said in EDGES.items():
            tables[type].writerow(["start", "end", *said])
        for vertex in property_graph.vertices(reader):
            tables[vertex.family].writerow([vertex.iri, *_cells(VERTICES[vertex.family], vertex.said)])
        for edge in property_graph.edges(reader, texts):
            tables[edge.type].writerow([edge.start, edge.end, *_cells(EDGES[edge.type], edge.said)])


def _table(files: ExitStack, folder: Path, name: str) -> Any:
    file = files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
    return csv_lines.writer(file)


def _cells(columns: Mapping[str, Datatype], said: Mapping[str, Value]) -> list[str]:
    return [_cell(said.get(name)) for name in columns]


def _cell(value: Value | None) -> str:
    if isinstance(value, tuple):
        return csv_lines.joined(value)
    return "" if value is None else str(value)


# ---- The script ------------------------------------------------------------------------------------------------------


def schema() -> Iterator[str]:
    """The statements that make the tables, empty, in the place of those that an older build filled."""
    for table in (*ENDS, *VERTICES):
        yield f"DROP TABLE IF EXISTS {table};"
    for family, said in VERTICES.items():
        yield f"CREATE NODE TABLE {family}(iri STRING PRIMARY KEY{_declared(said)});"
    for type, (start, end) in ENDS.items():
        yield f"CREATE REL TABLE {type}(FROM {start} TO {end}{_declared(EDGES[type])});"


def _declared(said: Mapping[str, Datatype]) -> str:
    return "".join(f", {name} {_TYPES[datatype]}" for name, datatype in said.items())


def copies() -> Iterator[str]:
    """The statements that fill the tables, to be run after ``schema``, in the folder of the files."""
    for family, said in VERTICES.items():
        yield _copy(family, ["iri"], said)
    for type in ENDS:
        yield _copy(type, ["start", "end"], EDGES[type])


def _copy(table: str, keys: list[str], said: Mapping[str, Datatype]) -> str:
    """COPY by way of LOAD, which can part the texts of a list; given no types for the columns, it would guess them."""
    read = {f"`{key}`": "STRING" for key in keys}
    read.update({name: "STRING" if datatype == "string[]" else _TYPES[datatype] for name, datatype in said.items()})
    types = ", ".join(f"{name} {type}" for name, type in read.items())
    wanted = ", ".join(f'string_split({name}, "{PARTED}")' if said.get(name) == "string[]" else name for name in read)
    source = f'LOAD WITH HEADERS ({types}) FROM "{table}.csv" (header=true, parallel=false)'
    return f"COPY {table} FROM ({source} RETURN {wanted});"
