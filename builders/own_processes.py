"""Other processes of this program: started anew, with the same interpreter and modules, on processors of their own."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Each process has a processor to itself."""
SIZE = 8
"""Bytes that tell how long what follows is."""
GO = b"1"
"""Said when what was told has come to its place."""


_DIE_WITH_PARENT = 1
"""What Linux calls PR_SET_PDEATHSIG."""
_LOOK = 1.0
"""Seconds between two looks whether the parent lives, where the system does not tell."""


def processors() -> int:
    """How many of them this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def started(module: str, arguments: Iterable[str], given: bytes) -> subprocess.Popen[bytes] | None:
    """A process that runs a module and has been given what it is to read; None where it cannot be had.

    It has to read all of that (``told``) before it writes anything. Its output and the rest of its input are open.
    """
    if not sys.executable:
        return None
    path = os.pathsep.join(part or str(Path.cwd()) for part in sys.path)
    here = {**os.environ, **ONE_THREAD, "PYTHONPATH": path}
    pipe, nobody = subprocess.PIPE, subprocess.DEVNULL
    try:
        command = [sys.executable, "-P", "-m", module, *arguments]
        process = subprocess.Popen(command, env=here, stdin=pipe, stdout=pipe, stderr=nobody)
    except OSError:
        return None
    if process.stdin is not None:
        with contextlib.suppress(BrokenPipeError):
            tell(process.stdin, given)
    return process


def tell(stream: IO[bytes], content: bytes) -> None:
    """Write something with its length before it."""
    stream.write(len(content).to_bytes(SIZE, "big") + content)
    stream.flush()


def told(stream: IO[bytes]) -> bytes | None:
    """What was told; None where not all of it comes."""
    length = int.from_bytes(stream.read(SIZE), "big")
    content = stream.read(length)
    return content if content and len(content) == length else None


def ended(process: subprocess.Popen[bytes]) -> None:
    """Wait for a process that has told all; one that has not sees that nobody listens any more, and ends."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
    process.wait()


def end_with(parent: int) -> None:
    """End this process when its parent, by its number, has ended in whatever way: nobody waits for it any more.

    Linux does that at once and whatever is under way; elsewhere it takes a second.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
