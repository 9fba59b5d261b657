"""The graph as several N-Quads files, for the bulk loaders of stores that take files side by side."""

from __future__ import annotations

import zlib
from pathlib import Path

from dateline.graph.errors import DatelineError
from dateline.graph.serialize import quads
from pyoxigraph import Quad, RdfFormat, Store
from pyoxigraph import serialize as to_syntax

AT_ONCE = 10_000
"""Quads of one file that are kept in memory before they are written."""
MOST = 10_000
"""Files that can be written at most."""
NAMES = "part-[0-9][0-9][0-9][0-9][0-9]-of-[0-9][0-9][0-9][0-9][0-9].nq"
"""The names of all parts, of any number of them: those of another number say the same once more."""


def write(store: Store, folder: Path, parts: int, texts: bool = True) -> None:
    """Write all graphs into so many files, ``part-00000-of-00016.nq`` on; all that is said of a subject stands in one.

    The subject's IRI alone decides in which. ``texts``: as in ``serialize``. Raises DatelineError unless ``parts`` is
    between 1 and MOST.
    """
    if not 1 <= parts <= MOST:
        raise DatelineError(f"1 to {MOST} files can be written, not {parts}")
    files = [folder / f"part-{number:05}-of-{parts:05}.nq" for number in range(parts)]
    waiting: list[list[Quad]] = [[] for _ in files]
    for file in files:
        file.touch()
    for quad in quads(store, None, texts):
        number = zlib.crc32(str(quad.subject).encode()) % parts
        waiting[number].append(quad)
        if len(waiting[number]) >= AT_ONCE:
            _append(files[number], waiting[number])
    for file, some in zip(files, waiting, strict=True):
        _append(file, some)


def _append(file: Path, some: list[Quad]) -> None:
    with file.open("ab") as stream:
        to_syntax(some, stream, RdfFormat.N_QUADS)
    some.clear()
