"""The agenda: which events lie when, and who has a part in them, as a table beside the quads.

Nothing in a store of quads is in order of time, so a page of a timeline would cost a look at every event of whoever it
is about. The agenda finds its events; what is told of them stands in the quads alone.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = "agenda.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS event (
    id TEXT PRIMARY KEY, in_time INTEGER, first TEXT, last TEXT, type TEXT, standing TEXT, key INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_time ON event (in_time, id, first, last);
CREATE INDEX IF NOT EXISTS by_type ON event (type, in_time, id);
CREATE INDEX IF NOT EXISTS by_standing ON event (standing, in_time, id);
CREATE INDEX IF NOT EXISTS by_key ON event (key, in_time, id);
CREATE TABLE IF NOT EXISTS part (
    node TEXT, in_time INTEGER, event TEXT, PRIMARY KEY (node, in_time, event)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_event ON part (event);
"""
_ROOM = "PRAGMA cache_size = -65536;"
"""64 MB of its pages stay in memory: rows come in no order of most of its indexes, so each touches pages anywhere."""
_NEVER = 10**18
"""In place of the time of what has none, acts of speech; it sorts last."""
_AT = "at "
"""Before the place where an event happens: a place may have another part in it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of an event. Nodes are IRI paths, days YYYY-MM-DD."""

    id: str
    """Its IRI path."""
    time: int | None
    """What sorts it by time; None for an act of speech."""
    first: str | None
    last: str | None
    type: str | None
    """IRI."""
    standing: str
    key: bool
    taking: tuple[str, ...]
    """Who and what has a part in it, places included."""
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are looked for. What is None, or empty, does not matter."""

    node: str | None = None
    """IRI path of who or what has a part in them, be it as the place."""
    place: str | None = None
    """IRI path of the place where they happen."""
    types: tuple[str, ...] = ()
    """IRIs of types, one of which they have."""
    standing: str | None = None
    first: str | None = None
    """The day, as YYYY-MM-DD, on or after which they may lie."""
    last: str | None = None
    """The day on or before which they may lie."""
    open: bool = False
    """Whether those count too of which only the other end is known."""
    key: bool = False
    """Whether only key events count, acts of speech among them."""
    speech: bool = False
    """Whether acts of speech count that are no key events."""
    limit: int | None = None
    offset: int = 0


class Agenda:
    """The agenda of one generation of a store."""

    def __init__(self, file: Path, write: bool = False) -> None:
        """Open the file, which nobody changes while it is read; or, to ``write``, make it where there is none.

        What is only read may be read from several threads, and is let go of with the agenda.
        """
        name = str(file) if write else f"{file.resolve().as_uri()}?immutable=1"
        self._book = sqlite3.connect(name, uri=not write, check_same_thread=write)
        weakref.finalize(self, self._book.close)
        if write:
            self._book.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_ROOM} {_TABLES}")

    def note(self, event: Noted) -> None:
        """Write an event in, in place of what was noted of it."""
        self.forget(event.id)
        time = _NEVER if event.time is None else event.time
        row = (event.id, time, event.first, event.last, event.type, event.standing, int(event.key))
        self._book.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        nodes = (*event.taking, *(_AT + place for place in event.places))
        self._book.executemany("INSERT INTO part VALUES (?, ?, ?)", ((node, time, event.id) for node in nodes))

    def forget(self, id: str) -> None:
        """Strike an event out, if it is there."""
        self._book.execute("DELETE FROM event WHERE id = ?", (id,))
        self._book.execute("DELETE FROM part WHERE event = ?", (id,))

    def close(self) -> None:
        """Write what was noted to disk, and let go of the file."""
        self._book.commit()
        self._book.close()

    def find(self, wanted: Wanted) -> list[str]:
        """The IRI paths of the events in order of time, those without a date last, then acts of speech."""
        terms = list(_terms(wanted))
        nodes = [node for node in (wanted.node, wanted.place and _AT + wanted.place) if node]
        tables = [f"part AS p{i}" for i in range(len(nodes))] + ["event"]
        time = "p0" if nodes else "event"
        joined = [f"p{i}.node = ? AND p{i}.event = {'p0.event' if i else 'event.id'}" for i in range(len(nodes))]
        where = " AND ".join([*joined, *(term for term, _ in terms)])
        values = [*nodes, *(value for _, some in terms for value in some)]
        ask = (
            f"SELECT event.id FROM {' CROSS JOIN '.join(tables)} WHERE {where} "
            f"ORDER BY {time}.in_time, {f'{time}.event' if nodes else 'event.id'} LIMIT ? OFFSET ?"
        )
        limit = -1 if wanted.limit is None else wanted.limit
        return [id for (id,) in self._book.execute(ask, (*values, limit, wanted.offset))]


def _terms(wanted: Wanted) -> Iterator[tuple[str, Iterable[str]]]:
    """What holds of the events themselves, each with its values."""
    if wanted.types:
        yield f"event.type IN ({', '.join('?' * len(wanted.types))})", wanted.types
    if wanted.standing is not None:
        yield "event.standing = ?", (wanted.standing,)
    if wanted.key:
        yield "event.key = 1", ()
    elif not wanted.speech:
        yield f"event.in_time < {_NEVER}", ()
    if wanted.first is not None:
        yield from _bounded(wanted.first, ">=", "last", "first", wanted.open)
    if wanted.last is not None:
        yield from _bounded(wanted.last, "<=", "first", "last", wanted.open)
    if wanted.open:
        yield "(event.first IS NOT NULL OR event.last IS NOT NULL)", ()


def _bounded(day: str, sign: str, end: str, other: str, open: bool) -> Iterator[tuple[str, Iterable[str]]]:
    """That an end of an event lies before or after a day; where it is not known, the other end, or whatever it is."""
    if open:
        yield f"(event.{end} IS NULL OR event.{end} {sign} ?)", (day,)
    else:
        yield f"(event.{end} {sign} ? OR (event.{end} IS NULL AND event.{other} {sign} ?))", (day, day)
