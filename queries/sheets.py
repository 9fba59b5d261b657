"""The graph as CSV: events.csv for spreadsheets, nodes.csv and edges.csv in the header form of Neo4j's import."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.graph import views
from dateline.graph.terms import printable
from dateline.queries.event_graph import EventGraph
from dateline.queries.rows import AccountRow, EventRow

Cells = list[str]

EVENT_COLUMNS = (
    "date",
    "date_end",
    "precision",
    "edtf",
    "event",
    "actors",
    "type",
    "place",
    "latitude",
    "longitude",
    "standing",
    "voices",
    "sources",
    "quote",
    "key",
    "iri",
)
NODE_COLUMNS = (
    "iri:ID",
    "name",
    "names:string[]",
    "kind",
    "country",
    "latitude:double",
    "longitude:double",
    "date",
    "earliest",
    "latest",
    "standing",
    "type",
    "voices:int",
    "salience:double",
    ":LABEL",
)
EDGE_COLUMNS = (":START_ID", ":END_ID", "verb", "event", "date", "earliest", "latest", "standing", "type", ":TYPE")

_MONTH = re.compile(r"\d{4}-\d\d")
_YEAR = re.compile(r"\d{4}")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_SHOWN_QUOTE = 500


def write(graph: EventGraph, folder: Path, texts: bool = True) -> None:
    """Write the three sheets into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (("events", events(graph, texts)), ("nodes", nodes(graph)), ("edges", edges(graph))):
        (folder / f"{name}.csv").write_text(page(lines), encoding="utf-8", newline="")


def page(lines: Iterable[Cells]) -> str:
    """The lines as CSV."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(lines)
    return written.getvalue()


# ---- Events ----------------------------------------------------------------------------------------------------------


def events(graph: EventGraph, texts: bool = True) -> Iterator[Cells]:
    """A row an event, in order of time. ``texts`` False leaves the quotes empty."""
    yield list(EVENT_COLUMNS)
    for row in graph.events():
        yield _event(row, graph.accounts(row.iri), texts)


def _event(row: EventRow, accounts: tuple[AccountRow, ...], texts: bool) -> Cells:
    place = row.places[0] if row.places else None
    sources = dict.fromkeys(source.publisher or source.key for account in accounts for source in account.sources)
    quote = accounts[0].sentence.text if accounts and texts else ""
    return [
        row.earliest.isoformat() if row.earliest else "",
        row.latest.isoformat() if row.latest else "",
        precision(row),
        row.edtf or "",
        safe(row.label),
        safe("; ".join(link.label for link in (*row.agents, *row.patients))),
        row.type or "",
        safe(place.label if place else ""),
        _number(place.latitude if place else None),
        _number(place.longitude if place else None),
        row.standing,
        str(row.voices),
        safe("; ".join(sources)),
        safe(" ".join(quote.split())[:_SHOWN_QUOTE]),
        "yes" if row.key else "no",
        row.iri,
    ]


def precision(row: EventRow) -> str:
    """How exactly an event is dated: day, month, year, span; ``about`` before what is approximate; '' for no date."""
    if row.edtf is None:
        return "span" if row.earliest or row.latest else ""
    value = row.edtf.rstrip("~?%")
    about = "about " if value != row.edtf else ""
    if row.earliest is not None and row.earliest == row.latest:
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


def nodes(graph: EventGraph) -> Iterator[Cells]:
    """A row an actor, place, thing or event."""
    yield list(NODE_COLUMNS)
    whole = views.events(graph.store)
    whole.update(views.actors(graph.store))
    for iri, said in sorted(whole.nodes(data=True)):
        label = "Event" if said.get("kind") == "event" else said.get("kind", "thing").capitalize()
        names = said.get("names", "").replace(";", ",").replace(" | ", ";")
        yield [
            iri,
            *(
                _cell(value)
                for value in (
                    said.get("label"),
                    names,
                    said.get("kind"),
                    said.get("country"),
                    said.get("latitude"),
                    said.get("longitude"),
                    said.get("edtf"),
                    said.get("earliest"),
                    said.get("latest"),
                    said.get("standing"),
                    said.get("type"),
                    said.get("voices"),
                    said.get("salience"),
                )
            ),
            label if label == "Event" else f"Node;{label}",
        ]


def edges(graph: EventGraph) -> Iterator[Cells]:
    """A row a dated triple with both ends (ACTED, the verb a property), and a row a role in an event."""
    yield list(EDGE_COLUMNS)
    acted = views.actors(graph.store)
    for start, end, _, said in sorted(acted.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        yield [
            start,
            end,
            *(_cell(said.get(name)) for name in ("verb", "event", "edtf", "earliest", "latest", "standing", "type")),
            "ACTED",
        ]
    for start, end, role in sorted(views.events(graph.store).edges(keys=True)):
        yield [start, end, "", "", "", "", "", "", "", role.upper()]


def _cell(value: object) -> str:
    return "" if value is None else printable(str(value))
