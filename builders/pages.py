"""The pages that a build leaves behind: index.html, timeline.html, actors.html, each a file that needs no other."""

from __future__ import annotations

from pathlib import Path

from dateline.builders.actors_page import render_actors
from dateline.builders.index_page import render_index
from dateline.builders.timeline_page import render_timeline
from dateline.graph import whole
from dateline.graph.errors import DatelineError
from dateline.queries.event_graph import EventGraph

NAMES = ("index.html", "timeline.html", "actors.html")


def write(graph: EventGraph, folder: Path) -> tuple[Path, ...]:
    """Write the pages of a graph into a folder, replacing older ones, and return their paths.

    Raises DatelineError where they cannot be written; the older ones then stay.
    """
    rows = (graph.corpus, graph.events(), graph.accounts(), graph.actors(), graph.articles())
    texts = (render_index(*rows, graph.skipped()), render_timeline(*rows), render_actors(*rows))
    pages = dict(zip(NAMES, texts, strict=True))
    try:
        with whole.files(folder) as fresh:
            for name, text in pages.items():
                (fresh / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as wrong:
        raise DatelineError(f"cannot write the pages of {folder}: {wrong.strerror or wrong}") from wrong
    return tuple(folder / name for name in pages)
