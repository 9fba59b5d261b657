"""Pages are written again only where the graph or what writes them has changed: a stamp in OUT says what made them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from dateline.builders import sources
from dateline.graph import whole
from dateline.graph.errors import DatelineError

FILE_NAME = "pages.stamp"
PAGES = ("index.html", "timeline.html", "actors.html")
"""The pages that a build leaves behind."""


def write(
    folder: Path,
    generation: str,
    most_actors: int | None = None,
    render: Callable[[], Mapping[str, str]] | None = None,
) -> None:
    """Give OUT the pages of the generation that it holds; those that are of it already stay. Raises as pages do.

    ``render`` gives them where what the generation was made of is at hand; else it is read.
    """
    stamp, made = folder / FILE_NAME, f"{generation} {sources.digest()} {most_actors}\n"
    if _said(stamp) == made and _are_there(folder):
        return
    from dateline.builders import pages  # to see that they are there takes nothing of this
    from dateline.queries.event_graph import EventGraph

    try:
        stamp.unlink(missing_ok=True)  # a writer that is killed leaves pages of two generations
        pages.put(render() if render else pages.rendered(EventGraph(folder), most_actors), folder)
        whole.write(stamp, made.encode())
    except OSError as wrong:
        raise DatelineError(f"cannot write {stamp}: {wrong.strerror or wrong}") from wrong


def is_of(folder: Path, generation: str) -> bool:
    """Whether OUT has pages, and they are of that generation."""
    return (_said(folder / FILE_NAME) or "").startswith(f"{generation} ") and _are_there(folder)


def _are_there(folder: Path) -> bool:
    return all((folder / name).is_file() for name in PAGES)


def _said(stamp: Path) -> str | None:
    try:
        return stamp.read_text(encoding="ascii")
    except (OSError, ValueError):
        return None
