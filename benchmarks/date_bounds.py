"""How good the bounds of dates are: the share of gold days between earliest and latest, and how wide these lie apart.

    python benchmarks/date_bounds.py KIT GOLD TABLES

``KIT``: the folder of the evaluation kit; ``GOLD``: one of its corpora with dated events (CAT files, or brat files with
key events); ``TABLES``: what ``dateline export OUT --to tables`` wrote for its articles. A day of the gold that falls
outside counts as wrong whether the date is a point or a span; an end that is open excludes nothing. Below stand the
widths of all events in the tables, whether the gold knows them or not.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from types import ModuleType

Bounds = tuple[datetime.date | None, datetime.date | None]
"""First and last day, where they are known."""
Found = tuple[datetime.date, datetime.date | None, datetime.date | None]
"""The gold day of an event, and the first and last day that the tables leave it."""


def main() -> None:
    """Print the coverage and the widths."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("kit", "gold", "tables"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.kit))
    events = list(found(arguments.gold, arguments.tables))
    print(coverage(events))
    print(widths([(first, last) for _, first, last in events]))
    print("\nall events of the tables")
    print(widths(list(bounds(arguments.tables))))


def _kit(module: str) -> ModuleType:
    return importlib.import_module(f"kit.{module}")


def found(gold: Path, tables: Path) -> Iterator[Found]:
    """The events of the gold that are dated to the day and stand in the tables."""
    rows = _kit("tables").read(tables)
    yield from _of_cat(gold, rows) if any(gold.glob("*.xml")) else _of_brat(gold, rows)


def _of_cat(gold: Path, rows: object) -> Iterator[Found]:
    cat, dates, meantime = _kit("cat"), _kit("dates"), _kit("meantime")
    times = dates.instance_times(gold / "list_instances.csv")
    documents = cat.read_folder(gold)
    for side in meantime.compare(documents, rows):
        days = dates.anchors(side.document, times)
        for event in side.gold_events:
            if len(days.get(event.id, ())) == 3 and event.id in side.event_at:
                yield _found(days[event.id], side.events[side.event_at[event.id]])


def _of_brat(gold: Path, rows: object) -> Iterator[Found]:
    brat, key_events = _kit("brat"), _kit("key_events")
    documents = brat.read_folder(gold)
    for side in key_events.compare(documents, rows):
        for event in side.document.events:
            if len(event.date) == 3 and event.id in side.row_of:
                yield _found(event.date, side.row_of[event.id])


def _found(day: tuple[int, int, int], row: dict[str, str | None]) -> Found:
    return datetime.date(*day), _day(row.get("earliest")), _day(row.get("latest"))


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def bounds(tables: Path) -> Iterator[Bounds]:
    """The first and last day of every event in the tables."""
    for line in (tables / "events.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield _day(row["earliest"]), _day(row["latest"])


def coverage(events: list[Found]) -> str:
    """The share of gold days that the bounds hold."""
    within = [gold for gold, first, last in events if (not first or first <= gold) and (not last or gold <= last)]
    share = 100 * len(within) / max(len(events), 1)
    return f"gold days within the bounds  {len(within):5} of {len(events)} ({share:.1f} %)"


def widths(found: list[Bounds]) -> str:
    """How wide the bounds are, a line each; widths in days from first to last, 0 for a single day."""
    wide = sorted((last - first).days for first, last in found if first and last)
    wider = [days for days in wide if days]
    lines = [
        f"bounded on both sides        {len(wide):5}, median width {median(wide) if wide else '-'} days",
        f"of these, wider than a day   {len(wider):5}, median width {median(wider) if wider else '-'} days",
        f"only a last day              {sum(1 for first, last in found if last and not first):5}",
        f"only a first day             {sum(1 for first, last in found if first and not last):5}",
        f"neither                      {sum(1 for first, last in found if not first and not last):5}",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
