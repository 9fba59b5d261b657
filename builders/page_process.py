"""The process that renders pages for ``pages_beside.py``.

    python -m dateline.builders.page_process OUT MODEL MADE MOST_ACTORS

Takes a World without its readings from standard input, which are those of OUT, and writes the pages to standard output,
each with its length before it. What it keeps for the next build it writes when it is told that they are in their place.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import IO

import msgspec
from dateline.builders import garbage
from dateline.builders.own_processes import GO, end_with, tell, told
from dateline.graph import kept
from dateline.graph.model import World
from dateline.graph.records import changed


def main() -> None:
    """Render what is given."""
    out, model, made, most = sys.argv[1:]
    end_with(os.getppid())  # what is written to OUT is not to outlive who holds its lock
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended so, it leaves no file of its own
    given, answer = sys.stdin.buffer, sys.stdout.buffer
    with garbage.seldom(), kept.within(Path(out), made, kept.PAGES):
        pages = msgspec.msgpack.encode(_rendered(given, Path(out), model, int(most) if most else None))
        tell(answer, pages)
        if given.read(len(GO)) != GO:
            raise SystemExit("nobody put the pages into their place")


def _rendered(given: IO[bytes], out: Path, model: str, most_actors: int | None) -> dict[str, str]:
    """The pages of the World that is told; nothing of what told it stays in memory."""
    world = msgspec.msgpack.decode(told(given) or b"", type=World)
    from dateline.builders import pages  # not before the World is told, for which another process waits
    from dateline.builders.kept_readings import InOrder, Readings, held
    from dateline.builders.reading_cache import ReadingCache
    from dateline.queries.world_rows import WorldRows

    readings = Readings((document.sha256 for document in world.documents), held(ReadingCache(out, model).again))
    return pages.rendered(WorldRows(changed(world, readings=InOrder(readings))), most_actors)


if __name__ == "__main__":
    main()
