"""dateline: articles in, a dated and sentence-cited event graph out.

>>> import dateline
>>> graph = dateline.build(["articles/"], "out")        # doctest: +SKIP
>>> graph.ask("timeline"), graph.rdflib, graph.networkx()  # doctest: +SKIP
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.graph.errors import DatelineError
from dateline.graph.version import VERSION

if TYPE_CHECKING:
    from dateline.queries.event_graph import EventGraph

__version__ = VERSION
__all__ = ["DatelineError", "EventGraph", "__version__", "build"]


def build(
    articles: Sequence[str | Path],
    out: str | Path | None = None,
    *,
    name: str | None = None,
    base: str | None = None,
    config: str | Path | None = None,
    model: str | None = None,
    texts: bool = True,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> EventGraph:
    """Read articles (files, folders) into the folder ``out``, write its pages, and open it.

    Without ``out`` the graph lives in a temporary folder, which the caller may keep or remove. ``progress`` is called
    with the number of texts read and of all. Inputs that cannot be read are skipped: ``graph.skipped()`` names them.
    Raises DatelineError where no article could be read (then ``out`` is as it was), or ``out`` cannot be written or is
    not ours.
    """
    from dateline.builders import build as building
    from dateline.builders import configuration, language, pages, types
    from dateline.graph import store
    from dateline.queries.event_graph import EventGraph

    folder = Path(out) if out is not None else Path(tempfile.mkdtemp(prefix="dateline-"))
    with store.locked(folder):
        settings = configuration.load(articles, Path(config) if config else None)
        world = building.build(
            articles, settings, name=name, base=base, model=model or language.DEFAULT_MODEL, progress=progress
        )
        if not world.documents:
            reasons = "; ".join(f"{skipped.path}: {skipped.reason}" for skipped in world.skipped[:3])
            raise DatelineError(f"no article could be read, so {folder} stays as it was ({reasons or 'nothing found'})")
        store.write(folder, world, types.concepts(), texts=texts)
        graph = EventGraph(folder)
        pages.write(graph, folder)
    return graph


def __getattr__(name: str) -> Any:
    """EventGraph, imported when asked for."""
    if name == "EventGraph":
        from dateline.queries.event_graph import EventGraph

        return EventGraph
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
