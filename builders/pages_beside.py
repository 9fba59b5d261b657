"""Pages rendered by a process of their own while this one writes the store: both need the finished World and no more.

That process writes nothing but what it remembers for the next time, and this only when the pages are in their place: so
whatever ends either of them leaves the pages of before. What it does not give is rendered here.
"""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from dateline.builders import own_processes, parted_entities, unchanged
from dateline.builders.corrections import Correction
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.builders.inputs import Inputs
from dateline.graph.model import World
from dateline.graph.records import changed

ENOUGH = 60_000
"""Characters of articles for which a process of its own is worth its start."""
MOST = 5_000
"""Articles up to which it is: the World is in memory twice as long as both work."""

Render = Callable[[], Mapping[str, str]]
"""Gives the pages by name."""


@contextlib.contextmanager
def rendering(world: World, out: Path, given: Inputs, corrections: Sequence[Correction]) -> Iterator[Render | None]:
    """While this lasts, pages of the World are rendered beside where that is worth it; what waits for them.

    None where the graph is built without texts: then pages are made of the graph. The block raises or puts the pages
    into their place. Both processes read what OUT has of readings.
    """
    if not given.texts:
        yield None
        return
    process = _started(world, out, given) if _is_worth_it(world, corrections) else None
    if process is None:
        yield lambda: _here(world, given)
        return
    try:
        yield lambda: _told(process) or _here(world, given)
        if process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(own_processes.GO)
    except BaseException:
        process.terminate()
        raise
    finally:
        own_processes.ended(process)


def _is_worth_it(world: World, corrections: Sequence[Correction]) -> bool:
    """Where users keep actors of one text apart, what OUT has of readings is not what the World holds."""
    if own_processes.processors() < 2 or len(world.documents) > MOST or parted_entities.splits(corrections):
        return False
    return sum(len(document.text) for document in world.documents) >= ENOUGH


def _started(world: World, out: Path, given: Inputs) -> subprocess.Popen[bytes] | None:
    model = given.model or DEFAULT_MODEL
    most = "" if given.most_actors is None else str(given.most_actors)
    try:
        content = msgspec.msgpack.encode(changed(world, readings=()))
    except UnicodeEncodeError:  # half of a surrogate pair, which an article may hold
        return None
    told = (str(out), model, unchanged.made(model), most)
    return own_processes.started("dateline.builders.page_process", told, content)


def _told(process: subprocess.Popen[bytes]) -> dict[str, str] | None:
    """What it rendered; None where it could not."""
    content = own_processes.told(process.stdout) if process.stdout else None
    return msgspec.msgpack.decode(content, type=dict[str, str]) if content else None


def _here(world: World, given: Inputs) -> Mapping[str, str]:
    from dateline.builders import pages  # a build whose pages another process renders takes nothing of this
    from dateline.queries.world_rows import WorldRows

    return pages.rendered(WorldRows(world), given.most_actors)
