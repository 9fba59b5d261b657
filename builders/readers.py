"""Texts read on all processors: few of them here, many by processes that share one copy of the model.

Readings do not depend on who makes them. A process that dies loses nothing: what it has not told is read here, and what
was wrong with it shows here too.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator, Sequence

import msgspec
from dateline.builders import language, own_processes
from dateline.graph.model import Reading

ENOUGH = 40_000
"""Characters for which a process of its own is worth its start: the model takes about as long to load."""
SIZE = 4
"""Bytes that tell how long a reading is."""


def read_all(texts: Sequence[str], model: str, processes: int | None = None) -> Iterator[Reading]:
    """The readings of texts, in order, by so many processes, by default as many as have a processor and work.

    They start at once, before the first reading is asked for.
    """
    if processes is None:
        processes = min(own_processes.processors(), sum(map(len, texts)) // ENOUGH, len(texts))
    started = _started(texts, model, processes) if processes > 1 and sys.executable else None
    return _in_order(texts, model, started)


def _started(texts: Sequence[str], model: str, processes: int) -> subprocess.Popen[bytes] | None:
    """The process that reads the texts by others of its kind, with all that it needs; None where it cannot be had."""
    given = msgspec.msgpack.encode([text.encode("utf-8", "surrogatepass") for text in texts])
    process = own_processes.started("dateline.builders.reading_process", (model, str(processes)), given)
    if process is not None and process.stdin is not None:
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
    return process


def _in_order(texts: Sequence[str], model: str, started: subprocess.Popen[bytes] | None) -> Iterator[Reading]:
    if started is None:
        yield from read_here(texts, model)
        return
    try:
        for text in texts:
            yield _told(started) or next(read_here([text], model))
    except BaseException:
        started.terminate()  # nobody wants the rest
        raise
    finally:
        own_processes.ended(started)


def _told(started: subprocess.Popen[bytes]) -> Reading | None:
    """The next reading; None where it could not be made there, or nothing comes any more."""
    if started.stdout is None:
        return None
    length = int.from_bytes(started.stdout.read(SIZE), "big")
    encoded = started.stdout.read(length)
    return decoded(encoded) if len(encoded) == length else None


def decoded(encoded: bytes) -> Reading | None:
    """A reading that another process made; None where it could not."""
    return msgspec.msgpack.decode(encoded, type=Reading) if encoded else None


def read_here(texts: Sequence[str], model: str) -> Iterator[Reading]:
    """The readings of texts, in order, made by this process."""
    from dateline.builders.reading import read_or_say

    return map(read_or_say, language.parse(texts, model))

