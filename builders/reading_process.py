"""The process that reads texts for ``readers.py``: loads model and knowledge once, and forks others that share them.

    python -m dateline.builders.reading_process MODEL PROCESSES

Takes a list of texts from standard input, all at once, and writes each reading to standard output as soon as those
before it are written: four bytes of length, then the reading. Length 0 stands for a text that could not be read here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import BinaryIO

import msgspec
from dateline.builders import garbage, language, own_processes
from dateline.builders.readers import SIZE
from dateline.builders.reading import read_or_say
from dateline.graph.model import Parse

SHARES = 4
"""Batches for each process at least, so that none is left with nothing to do while another reads the last."""
FIRST = b"The minister met farmers in Cork on Monday, the court said."
"""Read before the others: it names what is loaded only when it is needed, gazetteer included, and so they share it."""


def main() -> None:
    """Read what is given."""
    model, processes = sys.argv[1], int(sys.argv[2])
    own_processes.end_with(os.getppid())
    gc.disable()
    texts = msgspec.msgpack.decode(own_processes.told(sys.stdin.buffer) or b"", type=list[bytes])
    encoded_readings([FIRST], model)
    gc.freeze()
    gc.enable()
    with garbage.seldom():
        _tell(texts, model, processes, sys.stdout.buffer)


def _tell(texts: list[bytes], model: str, processes: int, out: BinaryIO) -> None:
    """Write the readings in order."""
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(processes, fork, initializer=_begin, initargs=(os.getpid(),))
    share = min(language.TOGETHER, sum(map(len, texts)) // (SHARES * processes))
    batches = list(language.together(texts, share))
    try:
        for read in pool.map(encoded_readings, batches, [model] * len(batches)):
            for encoded in read:
                out.write(len(encoded).to_bytes(SIZE, "big") + encoded)
            out.flush()
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(parent: int) -> None:
    """Be a worker. One that outlived its parent would wait for work for ever, and who reads what it told for both."""
    own_processes.end_with(parent)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def encoded_readings(texts: Sequence[bytes], model: str) -> list[bytes]:
    """The readings of texts, parallel to them; nothing for one that UTF-8 cannot tell, as it holds half a character."""
    return list(map(_encoded, language.parse((text.decode("utf-8", "surrogatepass") for text in texts), model)))


def _encoded(parse: Parse) -> bytes:
    try:
        return msgspec.msgpack.encode(read_or_say(parse))
    except UnicodeEncodeError:
        return b""


if __name__ == "__main__":
    main()
