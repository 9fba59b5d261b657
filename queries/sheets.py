"""The graph as CSV: events.csv for spreadsheets, nodes.csv and edges.csv in the header form of Neo4j's import."""

from __future__ import annotations

import codecs
import datetime
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from dateline.graph import csv_lines, load_csv, property_graph
from dateline.graph.load_csv import EDGE_COLUMNS, NODE_COLUMNS
from dateline.graph.model import named_day
from dateline.graph.property_graph import Value
from dateline.graph.reader import Reader
from dateline.graph.rows import Happening, Telling
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
    "agents",
    "patients",
    "edtf",
    "earliest",
    "latest",
    "basis",
    "date_reason",
    "confidence",
    "key_event",
    "paths",
    "urls",
    "id",
    "iri",
)

_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_SHOWN_QUOTE = 500


def write(reader: Reader, folder: Path, texts: bool = True) -> None:
    """Write the sheets, and the script that loads two of them, into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "events.csv").open("wb") as file:
        write_events(reader, file, texts, marked=True)
    for name, lines in (("nodes", nodes(reader)), ("edges", edges(reader, texts))):
        with (folder / f"{name}.csv").open("wb") as file:
            write_lines(lines, file)
    with (folder / "load.cypher").open("wb") as file:
        load_csv.write(reader, file)


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
        tellings = reader.tellings(happening.iri)
        said = {**_when(happening), **_who(happening), **_support(happening), **_told(tellings, texts)}
        said |= {"id": happening.iri.removeprefix(reader.corpus.base), "iri": happening.iri}
        yield [said[name] for name in EVENT_COLUMNS]


def _when(event: Happening) -> dict[str, str]:
    """The day that its date names stands for the days between which it lies."""
    day = named_day(event.edtf)
    return {
        "date": _day(day or event.earliest),
        "date_end": _day(day or event.latest),
        "precision": precision(event.edtf, event.earliest, event.latest),
        "edtf": safe(event.edtf or ""),
        "earliest": _day(event.earliest),
        "latest": _day(event.latest),
        "basis": event.basis,
        "date_reason": safe(event.reason),
    }


def _who(event: Happening) -> dict[str, str]:
    place = event.places[0] if event.places else None
    return {
        "event": safe(event.label),
        "type": safe(event.type or ""),
        "actors": _several(link.label for link in (*event.agents, *event.patients)),
        "agents": _several(link.label for link in event.agents),
        "patients": _several(link.label for link in event.patients),
        "place": safe(place.label if place else ""),
        "latitude": _number(place.latitude if place else None),
        "longitude": _number(place.longitude if place else None),
    }


def _support(event: Happening) -> dict[str, str]:
    return {
        "standing": event.standing,
        "voices": str(event.voices),
        "confidence": _number(event.confidence),
        "key_event": str(event.key).lower(),
    }


def _told(tellings: tuple[Telling, ...], texts: bool) -> dict[str, str]:
    """The articles that tell it, and the first sentence that does."""
    sources = [telling.source for telling in tellings]
    quote = tellings[0].sentence if tellings and texts else ""
    return {
        "sources": _several(source.name for source in sources),
        "paths": _several(source.path for source in sources),
        "urls": _several(source.url for source in sources if source.url),
        "quote": safe(" ".join(quote.split())[:_SHOWN_QUOTE]),
    }


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


def _several(texts: Iterable[str]) -> str:
    """Several texts in a cell, each once."""
    return safe("; ".join(dict.fromkeys(texts)))


def _day(day: datetime.date | None) -> str:
    return "" if day is None else day.isoformat()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value == int(value) else repr(value)


# ---- Nodes and edges -------------------------------------------------------------------------------------------------


def nodes(reader: Reader) -> Iterator[Cells]:
    """A row an actor, place, thing, event or article."""
    yield ["iri:ID", *NODE_COLUMNS.values(), ":LABEL"]
    for vertex in property_graph.vertices(reader):
        yield [vertex.iri, *(cell(vertex.said.get(name)) for name in NODE_COLUMNS), cell(vertex.labels)]


def edges(reader: Reader, texts: bool = True) -> Iterator[Cells]:
    """A row an edge: ACTED with its verb as a property, roles, places, order, and the articles that tell an event."""
    yield [":START_ID", ":END_ID", *EDGE_COLUMNS.values(), ":TYPE"]
    for edge in property_graph.edges(reader, texts):
        yield [edge.start, edge.end, *(cell(edge.said.get(name)) for name in EDGE_COLUMNS), edge.type]


def cell(value: Value | None) -> str:
    """A value as Neo4j's import reads it; ``PARTED`` stands between the texts of a list."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return csv_lines.joined(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
