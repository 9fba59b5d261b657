"""Texts read on all processors: few of them here, many by processes that share one copy of the model.

Readings do not depend on who makes them. A process that dies loses nothing: what it has not told is read here, and what
was wrong with it shows here too.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import msgspec
from dateline.builders import language
from dateline.graph.model import Reading

ENOUGH = 40_000
"""Characters for which a process of its own is worth its start: the model takes about as long to load."""
SIZE = 4
"""Bytes that tell how long a reading is."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Each process has a processor to itself."""


def read_all(texts: Sequence[str], model: str, processes: int | None = None) -> Iterator[Reading]:
    """The readings of texts, in order, by so many processes, by default as many as have a processor and work.

    They start at once, before the first reading is asked for.
    """
    if processes is None:
        processes = min(_processors(), sum(map(len, texts)) // ENOUGH, len(texts))
    started = _started(texts, model, processes) if processes > 1 and sys.executable else None
    return _in_order(texts, model, started)


def _processors() -> int:
    """How many of them this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _started(texts: Sequence[str], model: str, processes: int) -> subprocess.Popen[bytes] | None:
    """The process that reads the texts by others of its kind, with all that it needs; None where it cannot be had."""
    command = [sys.executable, "-P", "-m", "dateline.builders.reading_process", model, str(processes)]
    path = os.pathsep.join(part or str(Path.cwd()) for part in sys.path)
    here = {**os.environ, **ONE_THREAD, "PYTHONPATH": path}
    pipe, nobody = subprocess.PIPE, subprocess.DEVNULL
    try:
        started = subprocess.Popen(command, env=here, stdin=pipe, stdout=pipe, stderr=nobody)
    except OSError:
        return None
    with contextlib.suppress(BrokenPipeError), started.stdin or contextlib.nullcontext(BytesIO()) as given:
        given.write(msgspec.msgpack.encode([text.encode("utf-8", "surrogatepass") for text in texts]))
    return started


def _in_order(texts: Sequence[str], model: str, started: subprocess.Popen[bytes] | None) -> Iterator[Reading]:
    if started is None:
        yield from read_here(texts, model)
        return
    try:
        for text in texts:
            yield _told(started) or next(read_here([text], model))
    finally:
        _end(started)


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


def _end(started: subprocess.Popen[bytes]) -> None:
    """Wait for a process that has told all; one that has not sees that nobody listens any more, and ends."""
    if started.stdout is not None:
        started.stdout.close()
    started.wait()
