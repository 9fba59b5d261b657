"""What pure functions gave in the last build, kept in OUT by a digest of what they were given.

A build of one article more asks nearly all of them the same as the one before. What was not asked for again is
forgotten; what is damaged, missing or of other code is made anew, so nothing but time depends on what is kept.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

FILE_NAME = "kept.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS made (by TEXT);
CREATE TABLE IF NOT EXISTS kept (digest BLOB PRIMARY KEY, gave BLOB) WITHOUT ROWID;
"""
DIGEST = 16
"""Bytes of a digest."""

T = TypeVar("T")
_book: ContextVar[_Book | None] = ContextVar("book", default=None)


@contextlib.contextmanager
def within(out: Path, made: str) -> Iterator[None]:
    """While this lasts, ``of`` remembers in OUT. ``made`` stands for the code that gives what is kept.

    The caller holds the lock of OUT. Where the block raises, what was kept before stays.
    """
    book = _Book(out / FILE_NAME, made)
    token = _book.set(book)
    try:
        yield
        book.write()
    finally:
        _book.reset(token)
        book.close()


def of(kind: str, given: object, type: Any, make: Callable[[], T]) -> T:
    """What ``make`` gives, of that ``type``: it must be a function of ``given``, plain values, and of nothing else.

    ``kind`` tells those apart who are given the same. What ``make`` raises is raised, and nothing is kept.
    """
    book = _book.get()
    if book is None:
        return make()
    digest = _digest(kind, given)
    encoded = book.get(digest)
    if encoded is not None:
        with contextlib.suppress(msgspec.MsgspecError, ValueError):
            return cast(T, _decoder(type).decode(encoded))
    made = make()
    with contextlib.suppress(ValueError):  # half of a surrogate pair
        book.put(digest, msgspec.msgpack.encode(made))
    return made


def _digest(kind: str, given: object) -> bytes:
    try:
        content = _ENCODER.encode((kind, given))
    except UnicodeEncodeError:  # half of a surrogate pair
        content = repr((kind, given)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).digest()[:DIGEST]


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


@functools.cache
def _decoder(type: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(type)


class _Book:
    """The file in OUT; where it cannot be read or written, nothing is kept."""

    def __init__(self, file: Path, made: str) -> None:
        """Open it, and empty it where it is damaged or of other code."""
        self._made = made
        self._fresh: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._file = self._opened(file) or self._anew(file)

    def _opened(self, file: Path) -> sqlite3.Connection | None:
        try:
            opened = sqlite3.connect(file)
            opened.executescript(_TABLES)
            if opened.execute("SELECT by FROM made").fetchall() == [(self._made,)]:
                return opened
            opened.close()
        except sqlite3.Error:
            pass
        return None

    def _anew(self, file: Path) -> sqlite3.Connection | None:
        try:
            file.unlink(missing_ok=True)
            opened = sqlite3.connect(file)
            opened.executescript(_TABLES)
            opened.execute("INSERT INTO made VALUES (?)", (self._made,))
            opened.commit()
        except (OSError, sqlite3.Error):
            return None
        return opened

    def get(self, digest: bytes) -> bytes | None:
        """What is kept by that digest."""
        self._asked.add(digest)
        found = self._fresh.get(digest)
        if found is not None or self._file is None:
            return found
        try:
            row = self._file.execute("SELECT gave FROM kept WHERE digest = ?", (digest,)).fetchone()
        except sqlite3.Error:
            return None
        return None if row is None else bytes(row[0])

    def put(self, digest: bytes, gave: bytes) -> None:
        """Keep it, once all is written."""
        self._fresh[digest] = gave

    def write(self) -> None:
        """Write what is new, and forget what was not asked for; all of it or nothing."""
        if self._file is None:
            return
        with contextlib.suppress(sqlite3.Error), self._file:
            gone = [row for row in self._file.execute("SELECT digest FROM kept") if row[0] not in self._asked]
            self._file.executemany("DELETE FROM kept WHERE digest = ?", gone)
            self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", sorted(self._fresh.items()))

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
