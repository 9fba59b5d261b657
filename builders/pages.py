"""The pages that a build leaves behind: index.html, timeline.html, actors.html, each a file that needs no other."""

from __future__ import annotations

from pathlib import Path

from dateline.builders.actors_page import DRAWN, render_actors
from dateline.builders.index_page import render_index
from dateline.builders.timeline_page import render_timeline
from dateline.graph import whole
from dateline.graph.errors import DatelineError
from dateline.queries.event_graph import EventGraph
from dateline.queries.world_rows import WorldRows


def write(graph: EventGraph | WorldRows, folder: Path, most_actors: int | None = None) -> tuple[Path, ...]:
    """Write the pages of a graph into a folder, replacing older ones, and return their paths.

    The picture of the actor page shows ``most_actors`` at most; None: as many as that page draws by itself.
    Raises DatelineError where they cannot be written; the older ones then stay.
    """
    rows = (graph.corpus, graph.events(), graph.accounts(), graph.actors(), graph.articles())
    pages = {
        "index.html": render_index(*rows, graph.skipped()),
        "timeline.html": render_timeline(*rows),
        "actors.html": render_actors(*rows, most=DRAWN if most_actors is None else most_actors),
    }
    try:
        with whole.files(folder) as fresh:
            for name, text in pages.items():
                (fresh / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as wrong:
        raise DatelineError(f"cannot write the pages of {folder}: {wrong.strerror or wrong}") from wrong
    return tuple(folder / name for name in pages)
