"""The graph as CSV: events.csv for spreadsheets, nodes.csv and edges.csv in the header form of Neo4j's import."""

from __future__ import annotations

import codecs
import datetime
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from dateline.graph import csv_lines, property_graph
from dateline.graph.model import named_day
from dateline.graph.property_graph import EDGES, VERTICES, Datatype, Value
from dateline.graph.reader import Reader
from dateline.graph.rows import Happening
from dateline.graph.terms import printable

Cells = list[str]

EVENT_COLUMNS = (
    "date",
    "date_end",
    "precision",
    "actors",
    "type",
    "place",
    "latitude",
    "longitude",
    "standing",
    "voices",
    "sources",
    "quote",
    "event",
    "edtf",
    "id",
)

_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_SHOWN_QUOTE = 500


def write(reader: Reader, folder: Path, texts: bool = True) -> None:
    """Write the three sheets into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "events.csv").open("wb") as file:
        write_events(reader, file, texts, marked=True)
    for name, lines in (("nodes", nodes(reader)), ("edges", edges(reader, texts))):
        with (folder / f"{name}.csv").open("wb") as file:
            write_lines(lines, file)


def write_events(reader: Reader, output: IO[bytes], texts: bool, marked: bool) -> None:
    """Write events.csv; ``marked`` puts the byte order mark first by which Excel knows UTF-8."""
    if marked:
        output.write(codecs.BOM_UTF8)
    write_lines(events(reader, texts), output)


def write_lines(lines: Iterable[Cells], output: IO[bytes]) -> None:
    """Write the lines as CSV, one at a time."""
    page = io.TextIOWrapper(output, encoding="utf-8", newline="", write_through=True)
    csv_lines.writer(page).writerows(lines)
    page.detach()


# ---- Events ----------------------------------------------------------------------------------------------------------


def events(reader: Reader, texts: bool = True) -> Iterator[Cells]:
    """A row an event, in order of time. ``texts`` False leaves the quotes empty."""
    yield list(EVENT_COLUMNS)
    for happening in reader.in_time():
        yield _event(reader, happening, texts)


def _event(reader: Reader, event: Happening, texts: bool) -> Cells:
    place = event.places[0] if event.places else None
    actors = dict.fromkeys(link.label for link in (*event.agents, *event.patients))
    tellings = reader.tellings(event.iri)
    sources = dict.fromkeys(telling.source.name for telling in tellings)
    quote = tellings[0].sentence if tellings and texts else ""
    day = named_day(event.edtf)
    first, last = day or event.earliest, day or event.latest
    return [
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        precision(event.edtf, event.earliest, event.latest),
        safe("; ".join(actors)),
        safe(event.type or ""),
        safe(place.label if place else ""),
        _number(place.latitude if place else None),
        _number(place.longitude if place else None),
        event.standing,
        str(event.voices),
        safe("; ".join(sources)),
        safe(" ".join(quote.split())[:_SHOWN_QUOTE]),
        safe(event.label),
        safe(event.edtf or ""),
        event.iri.removeprefix(reader.corpus.base),
    ]


def precision(edtf: str | None, earliest: datetime.date | None, latest: datetime.date | None) -> str:
    """How exactly an event is dated: day, month, year, span; ``about`` before what is approximate; '' for no date."""
    if edtf is None:
        return "span" if earliest or latest else ""
    value = edtf.rstrip("~?%")
    about = "about " if value != edtf else ""
    if earliest is not None and earliest == latest:
        return f"{about}day"
    if _YEAR.fullmatch(value):
        return f"{about}year"
    if _MONTH.fullmatch(value):
        return f"{about}month"
    return f"{about}day" if about and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else f"{about}span"


def safe(text: str) -> str:
    """The text as a spreadsheet may open it: an apostrophe before what it would take for a formula."""
    text = printable(text)
    return f"'{text}" if _FORMULA.match(text) else text


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value == int(value) else repr(value)


# ---- Nodes and edges -------------------------------------------------------------------------------------------------


def _columns(families: Iterable[dict[str, Datatype]]) -> dict[str, Datatype]:
    found: dict[str, Datatype] = {}
    for family in families:
        found.update(family)
    return found


NODE_COLUMNS = _columns(VERTICES.values())
EDGE_COLUMNS = _columns(EDGES.values())


def nodes(reader: Reader) -> Iterator[Cells]:
    """A row an actor, place, thing, event or article."""
    yield ["iri:ID", *_typed(NODE_COLUMNS), ":LABEL"]
    for vertex in property_graph.vertices(reader):
        yield [vertex.iri, *(cell(vertex.said.get(name)) for name in NODE_COLUMNS), ";".join(vertex.labels)]


def edges(reader: Reader, texts: bool = True) -> Iterator[Cells]:
    """A row an edge: ACTED with its verb as a property, roles, places, order, and the articles that tell an event."""
    yield [":START_ID", ":END_ID", *_typed(EDGE_COLUMNS), ":TYPE"]
    for edge in property_graph.edges(reader, texts):
        yield [edge.start, edge.end, *(cell(edge.said.get(name)) for name in EDGE_COLUMNS), edge.type]


def _typed(columns: dict[str, Datatype]) -> Cells:
    return [name if datatype == "string" else f"{name}:{datatype}" for name, datatype in columns.items()]


def cell(value: Value | None) -> str:
    """A value as Neo4j's import reads it: an array parted by ``;``, a semicolon of its own becoming a comma."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(each.replace(";", ",") for each in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
