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
    from dateline.builders.inputs import Inputs
    from dateline.queries.event_graph import EventGraph

__version__ = VERSION
__all__ = ["DatelineError", "EventGraph", "__version__", "add", "build", "rebuild", "remove"]

Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Tell nobody how far it is."""


def build(
    articles: Sequence[str | Path],
    out: str | Path | None = None,
    *,
    name: str | None = None,
    base: str | None = None,
    config: str | Path | None = None,
    model: str | None = None,
    texts: bool = True,
    progress: Progress = _silent,
) -> EventGraph:
    """Read articles (files, folders) into the folder ``out``, write its pages, and open it.

    Without ``out`` the graph lives in a temporary folder, which the caller may keep or remove. ``progress`` is called
    with the number of texts read and of all. Inputs that cannot be read are skipped, and so are corrections that cannot
    be obeyed: ``graph.skipped()`` names them.
    Raises DatelineError where no article could be read (then ``out`` is as it was), or ``out`` cannot be written or is
    not ours.
    """
    from dateline.builders import inputs

    folder = Path(out) if out is not None else Path(tempfile.mkdtemp(prefix="dateline-"))
    return _built(folder, inputs.given(articles, config, name=name, base=base, model=model, texts=texts), progress)


def rebuild(out: str | Path, progress: Progress = _silent) -> EventGraph:
    """Build ``out`` again from what it was built from: after a correction, or where articles have changed."""
    from dateline.builders import inputs

    return _built(Path(out), inputs.remembered(Path(out)), progress)


def add(out: str | Path, articles: Sequence[str | Path], progress: Progress = _silent) -> EventGraph:
    """Build ``out`` again with more articles. The result is that of a build of all of them."""
    from dateline.builders import inputs

    return _built(Path(out), inputs.more(inputs.remembered(Path(out)), articles), progress)


def remove(out: str | Path, articles: Sequence[str | Path], progress: Progress = _silent) -> EventGraph:
    """Build ``out`` again without some articles: files, folders, globs, or keys or paths of articles that it holds.

    The result is that of a build of those that are left. Raises DatelineError where there is no such article, or none
    would be left.
    """
    from dateline.builders import inputs

    return _built(Path(out), inputs.fewer(inputs.remembered(Path(out)), articles, Path(out)), progress)


def _built(folder: Path, given: Inputs, progress: Progress) -> EventGraph:
    """Make ``folder`` hold what its inputs tell, and remember them."""
    from dateline.builders import build as building
    from dateline.builders import configuration, garbage, inputs, language, pages, types
    from dateline.builders.reading_cache import ReadingCache
    from dateline.graph import store
    from dateline.queries.event_graph import EventGraph

    with store.locked(folder), garbage.seldom():
        settings = configuration.load(given.articles, Path(given.config) if given.config else None)
        model = given.model or language.DEFAULT_MODEL
        world = building.build(
            given.articles,
            settings,
            name=given.name,
            base=given.base,
            model=model,
            without=given.without,
            cache=ReadingCache(folder, model),
            progress=progress,
        )
        if not world.documents:
            reasons = "; ".join(f"{skipped.path}: {skipped.reason}" for skipped in world.skipped[:3])
            raise DatelineError(f"no article could be read, so {folder} stays as it was ({reasons or 'nothing found'})")
        store.write(folder, world, types.concepts(), texts=given.texts)
        inputs.remember(folder, given)
        graph = EventGraph(folder)
        pages.write(graph, folder)
    return graph


def __getattr__(name: str) -> Any:
    """EventGraph, imported when asked for."""
    if name == "EventGraph":
        from dateline.queries.event_graph import EventGraph

        return EventGraph
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
