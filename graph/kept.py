"""What pure functions gave in the last build, kept in OUT by a digest of what they were given.

A build of one article more asks nearly all of them the same as the one before. What was not asked for again is
forgotten; what is damaged, missing or of other code is made anew, so nothing but time depends on what is kept.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

FILE_NAME = "kept.sqlite"
PAGES = "kept-pages.sqlite"
"""Of a process that only renders pages."""
_TABLES = """
CREATE TABLE IF NOT EXISTS made (by TEXT);
CREATE TABLE IF NOT EXISTS kept (digest BLOB PRIMARY KEY, gave BLOB, lasts INTEGER);
CREATE TEMP TABLE asked (digest BLOB PRIMARY KEY) WITHOUT ROWID;
"""
DIGEST = 16
"""Bytes of a digest."""
FAST = 1
"""Level of compression."""
AT_ONCE = 4_000_000
"""Bytes of what was made that are held in memory at most."""
MANY = 100_000
"""Digests that are held in memory at most, where anything new is made."""

T = TypeVar("T")
_book: ContextVar[_Book | None] = ContextVar("book", default=None)


@contextlib.contextmanager
def within(out: Path, made: str, name: str = FILE_NAME) -> Iterator[None]:
    """While this lasts, ``of`` remembers in OUT. ``made`` stands for the code that gives what is kept.

    The caller, or who waits for it, holds the lock of OUT. Where the block raises, what was kept before stays, and no
    file is left that was not there.
    """
    file = out / name
    was_there = file.exists()
    book = _Book(file, made)
    token = _book.set(book)
    try:
        yield
        book.write()
    except BaseException:
        book.close()
        if not was_there:
            file.unlink(missing_ok=True)
        raise
    finally:
        _book.reset(token)
        book.close()


def of(kind: str, given: object, type: Any, make: Callable[[], T], lasts: bool = False) -> T:
    """What ``make`` gives, of that ``type``: it must be a function of ``given``, plain values, and of nothing else.

    ``kind`` tells those apart who are given the same; what ``lasts`` is kept though a build does not ask for it. What
    ``make`` raises is raised, and nothing is kept.
    """
    book = _book.get()
    if book is None:
        return make()
    digest = _digest(kind, given)
    packed = book.get(digest)
    if packed is not None:
        with contextlib.suppress(zlib.error, msgspec.MsgspecError, ValueError):
            return cast(T, _decoder(type).decode(zlib.decompress(packed)))
    made = make()
    with contextlib.suppress(ValueError):  # half of a surrogate pair
        book.put(digest, zlib.compress(msgspec.msgpack.encode(made), FAST), lasts)
    return made


def last(kind: str, type: Any) -> Any:
    """What the last build of the same code left under that name, of that ``type``; None where there is nothing.

    Who takes anything over from it must know by digests that it would be made so again.
    """
    book = _book.get()
    packed = None if book is None else book.get(_digest(kind, LAST))
    with contextlib.suppress(zlib.error, msgspec.MsgspecError, ValueError):
        return None if packed is None else _decoder(type).decode(zlib.decompress(packed))
    return None


def leave(kind: str, value: object) -> None:
    """Leave a value to the next build under a name."""
    book = _book.get()
    if book is not None:
        with contextlib.suppress(ValueError):  # half of a surrogate pair
            book.put(_digest(kind, LAST), zlib.compress(msgspec.msgpack.encode(value), FAST), lasts=False)


def lasts() -> bool:
    """Whether anything is kept."""
    return _book.get() is not None


LAST = "the last build's"
"""Stands for what is given where it is the whole corpus."""


def _digest(kind: str, given: object) -> bytes:
    try:
        content = _ENCODER.encode((kind, given))
    except (UnicodeEncodeError, TypeError):  # half of a surrogate pair, or a set of what has no order
        content = repr((kind, given)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).digest()[:DIGEST]


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


@functools.cache
def _decoder(type: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(type)


class _Book:
    """The file in OUT; where it cannot be read or written, or is used elsewhere, nothing is kept.

    All that a build writes is one transaction, and hardly any of it is held in memory.
    """

    def __init__(self, file: Path, made: str) -> None:
        """Open it, and empty it where it is damaged or of other code."""
        self._made = made
        self._fresh: dict[bytes, tuple[bytes, bool]] = {}
        self._size = 0
        self._asked: set[bytes] = set()
        self._elsewhere = False
        self._file = self._opened(file) or (None if self._elsewhere else self._anew(file))

    def _opened(self, file: Path) -> sqlite3.Connection | None:
        try:
            opened = sqlite3.connect(file, isolation_level=None)
            opened.executescript(_TABLES)
            if opened.execute("SELECT by FROM made").fetchall() == [(self._made,)]:
                opened.execute("BEGIN")
                return opened
            opened.close()
        except sqlite3.Error as wrong:
            self._elsewhere = getattr(wrong, "sqlite_errorcode", 0) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        return None

    def _anew(self, file: Path) -> sqlite3.Connection | None:
        try:
            file.unlink(missing_ok=True)
            opened = sqlite3.connect(file, isolation_level=None)
            opened.executescript(_TABLES)
            opened.execute("INSERT INTO made VALUES (?)", (self._made,))
            opened.execute("BEGIN")
        except (OSError, sqlite3.Error):
            return None
        return opened

    def get(self, digest: bytes) -> bytes | None:
        """What is kept by that digest."""
        self._asked.add(digest)
        if digest in self._fresh:
            return self._fresh[digest][0]
        if self._file is None:
            return None
        try:
            row = self._file.execute("SELECT gave FROM kept WHERE digest = ?", (digest,)).fetchone()
        except sqlite3.Error:
            return None
        return None if row is None else bytes(row[0])

    def put(self, digest: bytes, gave: bytes, lasts: bool) -> None:
        """Keep it, once all is written."""
        self._asked.add(digest)
        self._fresh[digest] = gave, lasts
        self._size += len(gave)
        if self._size > AT_ONCE or len(self._asked) > MANY:
            self._settle()

    def _settle(self) -> None:
        """Give to the file what is held in memory; where it takes nothing, nothing more is kept."""
        if self._file is not None:
            try:
                new = ((digest, gave, lasts) for digest, (gave, lasts) in sorted(self._fresh.items()))
                self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", new)
                self._file.executemany("INSERT OR IGNORE INTO asked VALUES (?)", ((one,) for one in self._asked))
            except sqlite3.Error:
                self.close()
        self._fresh.clear()
        self._asked.clear()
        self._size = 0

    def write(self) -> None:
        """Write what is new, and forget what was not asked for; all of it or nothing."""
        self._settle()
        if self._file is not None:
            with contextlib.suppress(sqlite3.Error):
                self._file.execute("DELETE FROM kept WHERE NOT lasts AND digest NOT IN (SELECT digest FROM asked)")
                self._file.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file; what was not written is as it was."""
        if self._file is not None:
            self._file.close()
            self._file = None
