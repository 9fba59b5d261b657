"""dateline: articles in, a dated and sentence-cited event graph out.

>>> import dateline
>>> graph = dateline.build(["articles/"], "out")        # doctest: +SKIP
>>> graph.ask("timeline"), graph.rdflib, graph.networkx()  # doctest: +SKIP
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dateline.graph.errors import DatelineError
from dateline.graph.version import VERSION

if TYPE_CHECKING:
    from dateline.builders.build import ReadAll
    from dateline.builders.configuration import Configuration
    from dateline.builders.inputs import Inputs
    from dateline.graph.model import World
    from dateline.queries.event_graph import EventGraph

__version__ = VERSION
__all__ = ["DatelineError", "EventGraph", "__version__", "add", "build", "rebuild", "remove"]

Progress = Callable[[int, int], None]
Engine = Literal["local", "ray"]
"""Where texts are read: by the processors of this machine, or by a Ray cluster."""


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
    most_actors: int | None = None,
    progress: Progress = _silent,
    engine: Engine = "local",
) -> EventGraph:
    """Read articles (files, folders) into the folder ``out``, write its pages, and open it.

    Without ``out`` the graph lives in a temporary folder, which the caller may keep or remove. The picture of the actor
    page shows ``most_actors`` at most (None: 300). ``progress`` is called with the number of texts read and of all.
    ``engine``: who reads, this machine's processors or a Ray cluster; the result is the same. Inputs that cannot be
    read are skipped, and so are corrections that cannot be obeyed: ``graph.skipped()`` names them, and
    ``graph.noted()`` what articles were read without, such as a date that is none.
    Raises DatelineError where no article could be read (then ``out`` is as it was), or ``out`` cannot be written or is
    not ours.
    """
    from dateline.builders import inputs

    folder = Path(out) if out is not None else Path(tempfile.mkdtemp(prefix="dateline-"))
    options = {"name": name, "base": base, "model": model, "texts": texts, "most_actors": most_actors}
    return _built(folder, inputs.given(articles, config, **options), progress, engine)


def rebuild(out: str | Path, progress: Progress = _silent, engine: Engine = "local") -> EventGraph:
    """Build ``out`` again from what it was built from: after a correction, or where articles have changed."""
    from dateline.builders import inputs

    return _built(Path(out), inputs.remembered(Path(out)), progress, engine)


def add(
    out: str | Path, articles: Sequence[str | Path], progress: Progress = _silent, engine: Engine = "local"
) -> EventGraph:
    """Build ``out`` again with more articles. The result is that of a build of all of them."""
    from dateline.builders import inputs

    return _built(Path(out), inputs.more(inputs.remembered(Path(out)), articles), progress, engine)


def remove(
    out: str | Path, articles: Sequence[str | Path], progress: Progress = _silent, engine: Engine = "local"
) -> EventGraph:
    """Build ``out`` again without some articles: files, folders, globs, or keys or paths of articles that it holds.

    The result is that of a build of those that are left. Raises DatelineError where there is no such article, or none
    would be left.
    """
    from dateline.builders import inputs

    return _built(Path(out), inputs.fewer(inputs.remembered(Path(out)), articles, Path(out)), progress, engine)


def _built(folder: Path, given: Inputs, progress: Progress, engine: Engine = "local") -> EventGraph:
    """Make ``folder`` hold what its inputs tell, and remember them; where it holds just that, it stays as it is."""
    from dateline.builders import configuration, garbage, inputs, unchanged
    from dateline.builders.default_model import DEFAULT_MODEL
    from dateline.graph import kept, store
    from dateline.queries.event_graph import EventGraph

    with store.locked(folder), garbage.seldom():
        settings = configuration.load(given.articles, Path(given.config) if given.config else None)
        model = given.model or DEFAULT_MODEL
        stamp = unchanged.stamp(given, settings, model)
        if unchanged.holds(folder, stamp):
            inputs.remember(folder, given)
        else:
            with kept.within(folder, unchanged.made(model)):
                world, generation = _made(folder, given, settings, model, progress, engine)
            if unchanged.stamp(given, settings, model) == stamp:  # no file has changed while it was read
                unchanged.remember(folder, stamp, generation, world.skipped)
    return EventGraph(folder)


def _made(
    folder: Path, given: Inputs, settings: Configuration, model: str, progress: Progress, engine: Engine
) -> tuple[World, str]:
    """What the inputs tell, once ``folder`` holds it, and the name of the generation that it holds."""
    from dateline.builders import addresses, inputs, page_stamp, pages_beside, types
    from dateline.builders import build as building
    from dateline.builders.reading_cache import ReadingCache
    from dateline.graph import store

    world = building.build(
        given.articles,
        settings,
        name=given.name,
        base=given.base,
        model=model,
        without=given.without,
        cache=ReadingCache(folder, model),
        progress=progress,
        read_all=_reader(engine),
    )
    if not world.documents:
        reasons = "; ".join(f"{skipped.path}: {skipped.reason}" for skipped in world.skipped[:3])
        nothing = f"no .txt, .html, .htm, .jsonl or .parquet file in {', '.join(map(addresses.shown, given.articles))}"
        raise DatelineError(f"no article could be read, and nothing was written: {reasons or nothing}")
    with pages_beside.rendering(world, folder, given, settings.corrections) as render:
        written = store.write(folder, world, types.concepts(), texts=given.texts)
        inputs.remember(folder, given)
        page_stamp.write(folder, written.generation.name, given.most_actors, render)
    return world, written.generation.name


def _reader(engine: Engine) -> ReadAll:
    """Who reads the texts."""
    from dateline.builders import cluster, readers

    return cluster.read_all if engine == "ray" else readers.read_all


def __getattr__(name: str) -> Any:
    """EventGraph, imported when asked for."""
    if name == "EventGraph":
        from dateline.queries.event_graph import EventGraph

        return EventGraph
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
