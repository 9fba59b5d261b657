"""Pages are written again only where the graph or what writes them has changed: a stamp in OUT says what made them."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from dateline.builders import pages
from dateline.graph import whole
from dateline.graph.errors import DatelineError
from dateline.queries.event_graph import EventGraph
from dateline.queries.world_rows import WorldRows

FILE_NAME = "pages.stamp"
_ROOT = Path(__file__).parent.parent
_FOLDERS = ("graph", "queries", "builders")


def write(folder: Path, generation: str, most_actors: int | None = None, rows: WorldRows | None = None) -> None:
    """Give OUT the pages of the generation that it holds; those that are of it already stay. Raises as pages do.

    ``rows``: what the generation was made of, where that is at hand; else it is read.
    """
    stamp, made = folder / FILE_NAME, f"{generation} {_sources()} {most_actors}\n"
    if _said(stamp) == made and all((folder / name).is_file() for name in pages.NAMES):
        return
    try:
        stamp.unlink(missing_ok=True)  # a writer that is killed leaves pages of two generations
        pages.write(rows or EventGraph(folder), folder, most_actors)
        whole.write(stamp, made.encode())
    except OSError as wrong:
        raise DatelineError(f"cannot write {stamp}: {wrong.strerror or wrong}") from wrong


def _said(stamp: Path) -> str | None:
    try:
        return stamp.read_text(encoding="ascii")
    except (OSError, ValueError):
        return None


@functools.cache
def _sources() -> str:
    """A digest of all code and templates: what other code wrote is written anew."""
    content = hashlib.sha256()
    for folder in _FOLDERS:
        for file in sorted((_ROOT / folder).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                content.update(file.relative_to(_ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return content.hexdigest()[:16]
