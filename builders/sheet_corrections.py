"""An events.csv that was edited in a spreadsheet, read back as corrections: changed dates, types, labels; lost rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.builders.correcting import Pointer
from dateline.builders.corrections import UNTYPED, Correction, Verb, wanted
from dateline.builders.given_dates import UNKNOWN
from dateline.graph.errors import DatelineError
from dateline.graph.reader import Reader
from dateline.queries import sheets
from dateline.queries.event_graph import EventGraph
from dateline.queries.spoken import MONTHS

NEEDED = ("date", "date_end", "edtf", "event", "type", "id")
DATES = ("date", "date_end", "edtf")

_WRITTEN = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_MONTH = re.compile(r"([A-Za-z]{3})[- ](\d\d|\d{4})")

Row = Mapping[str, str]
Rows = dict[str, Row]


@dataclass(frozen=True, slots=True)
class Edited:
    """What a sheet says: the corrections, and in words what in it could not be understood."""

    corrections: tuple[Correction, ...]
    problems: tuple[str, ...]


def read(
    graph: EventGraph, file: Path, reason: str = "", by: str | None = None, day: str | None = None, drop: bool = True
) -> Edited:
    """What an edited sheet corrects.

    Rows are told by their ``id``; columns beside ``NEEDED`` count for nothing. Rows that are missing mean that their
    events are to be dropped, unless ``drop`` is False or the sheet was made from another state of the graph. Raises
    DatelineError where it is no such sheet.
    """
    written = _rows(_written(graph), "the graph")
    edited = _rows(_text(file), str(file))
    pointer = Pointer(graph)
    month_first = _is_month_first(edited, written)
    changes = [(event, *change) for event, row in edited.items() if event in written
               for change in _changes(row, written[event], month_first)]
    lost = sorted(written.keys() - edited.keys()) if drop else []
    problems = [f"{file}: the graph holds no event {event} now" for event in edited if event not in written]
    if lost and (problems or len(lost) * 2 > len(written)):
        problems.append(f"{file}: {len(lost)} events of the graph are missing, more than were deleted: none is dropped")
        lost = []
    found = []
    for event, verb, to in [*changes, *((event, "drop", None) for event in lost)]:
        try:
            said = None if to is None else wanted(verb, True, to)
            found.append(Correction(verb, (pointer.event(event),), said, reason, by, day))
        except DatelineError as wrong:
            problems.append(f"{file}, {written[event]['event']!r}: {wrong}")
    return Edited(tuple(found), tuple(problems))


# ---- The sheet -------------------------------------------------------------------------------------------------------


def _written(graph: EventGraph) -> str:
    """The sheet that the graph gives now."""
    page = io.BytesIO()
    sheets.write_events(Reader(graph.store), page, texts=False, marked=False)
    return page.getvalue().decode()


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        raise DatelineError(f"cannot read {file}: {wrong.strerror or wrong}") from wrong
    except UnicodeDecodeError as wrong:
        raise DatelineError(f"{file} is not in UTF-8: save it as CSV UTF-8") from wrong


def _rows(text: str, name: str) -> Rows:
    """The rows by id; commas, semicolons or tabs between the cells."""
    head = text.splitlines()[0] if text.strip() else ""
    between = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=between, restval="")
    found: Rows = {}
    try:
        for row in reader if set(NEEDED) <= set(reader.fieldnames or ()) else ():
            event = row["id"].strip()
            if event in found:
                raise DatelineError(f"{name}, line {reader.line_num}: there is a row of event {event} above")
            if event:
                found[event] = {key: _cell(row[key]) for key in NEEDED}
    except csv.Error as wrong:
        raise DatelineError(f"{name}, line {reader.line_num}: {wrong}") from wrong
    if not found:
        raise DatelineError(f"{name} is no events.csv: it needs rows, and the columns {', '.join(NEEDED)}")
    return found


def _cell(text: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return " ".join(text.split()).removeprefix("'")


# ---- What was changed ------------------------------------------------------------------------------------------------


def _changes(row: Row, before: Row, month_first: bool) -> Iterator[tuple[Verb, str]]:
    date = _new_date({key: _iso(row[key], before[key], month_first) for key in DATES}, before)
    if date is not None:
        yield "redate", date
    if row["type"] != before["type"]:
        yield "retype", row["type"] or UNTYPED
    if row["event"] and row["event"] != before["event"]:
        yield "rename", row["event"]


def _new_date(row: Row, before: Row) -> str | None:
    """The date that is meant: that of ``edtf`` if it was changed, else of ``date`` and its end. None: the old one."""
    if row["edtf"] != before["edtf"]:
        return row["edtf"] or UNKNOWN
    first, last = row["date"], row["date_end"]
    if (first, last) == (before["date"], before["date_end"]):
        return None
    if before["date"] == before["date_end"] and (last == before["date_end"] or not last):
        last = first  # one day, of which one cell was changed
    if first == last:
        return first or UNKNOWN
    between = "/" if "/" in before["edtf"] else ".."
    return f"{first or '..'}/{last or '..'}" if between == "/" else f"[{first}..{last}]"


def _iso(cell: str, before: str, month_first: bool) -> str:
    """A date as it was before a spreadsheet wrote it in the manner of its country: 3/5/2019, Mar-19."""
    match = _WRITTEN.fullmatch(cell)
    if match:
        first, second, year = (int(part) for part in match.groups())
        month, day = (first, second) if month_first else (second, first)
        return f"{year:04}-{month:02}-{day:02}"
    month_of = _MONTH.fullmatch(cell)
    if month_of and re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", before):
        named = MONTHS[int(before[5:]) - 1][:3]
        same = named.lower() == month_of[1].lower() and before[:4].endswith(month_of[2])
        return before if same else cell
    return cell


def _is_month_first(edited: Rows, written: Rows) -> bool:
    """Whether more dates are what they were if 3/5/2019 is read as the 5th of March."""
    def agreeing(month_first: bool) -> int:
        pairs = ((row[key], written[event][key]) for event, row in edited.items() if event in written for key in DATES)
        return sum(_iso(cell, before, month_first) == before for cell, before in pairs)

    return agreeing(True) > agreeing(False)
