"""The pages that a build leaves behind: index.html, timeline.html, actors.html, each a file that needs no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.builders.actors_page import DRAWN, render_actors
from dateline.builders.index_page import render_index
from dateline.builders.timeline_page import render_timeline, weightiest
from dateline.graph import whole
from dateline.graph.errors import DatelineError
from dateline.graph.rows import AccountRow, EventRow
from dateline.queries.event_graph import EventGraph
from dateline.queries.world_rows import WorldRows


def write(graph: EventGraph | WorldRows, folder: Path, most_actors: int | None = None) -> tuple[Path, ...]:
    """Write the pages of a graph into a folder, replacing older ones, and return their paths.

    Raises as ``put`` does. ``most_actors``: see ``rendered``.
    """
    return put(rendered(graph, most_actors), folder)


def rendered(graph: EventGraph | WorldRows, most_actors: int | None = None) -> dict[str, str]:
    """The pages of a graph, by name.

    The picture of the actor page shows ``most_actors`` at most; None: as many as that page draws by itself.
    """
    events = graph.events()
    accounts, told_in = _told(graph, events)
    rows = (graph.corpus, events, accounts, graph.actors(), graph.articles())
    return {
        "index.html": render_index(*rows, graph.skipped(), graph.noted(), told_in),
        "timeline.html": render_timeline(*rows),
        "actors.html": render_actors(*rows, most=DRAWN if most_actors is None else most_actors),
    }


def put(pages: Mapping[str, str], folder: Path) -> tuple[Path, ...]:
    """Write pages into a folder, replacing older ones, and return their paths.

    Raises DatelineError where they cannot be written; the older ones then stay.
    """
    try:
        with whole.files(folder) as fresh:
            for name, text in pages.items():
                (fresh / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as wrong:
        raise DatelineError(f"cannot write the pages of {folder}: {wrong.strerror or wrong}") from wrong
    return tuple(folder / name for name in pages)


def _told(
    graph: EventGraph | WorldRows, events: Sequence[EventRow]
) -> tuple[Sequence[AccountRow], Mapping[str, int] | None]:
    """The accounts of the events that pages show; where others are left out, how many events each article tells."""
    shown = weightiest(events)
    if len(shown) == len(events) or isinstance(graph, EventGraph):
        return graph.accounts(), None
    return graph.accounts({event.iri for event in shown}), graph.told_in()
