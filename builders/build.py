"""From article files to a world: the whole way of the data, one arrow after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from dateline.builders import calendar, documents, identity, readers
from dateline.builders.configuration import Configuration, slug
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.builders.reading_cache import ReadingCache
from dateline.graph.model import Document, Reading, Skipped, World

Progress = Callable[[int, int], None]
"""Called with the number of texts read and of all texts."""
ReadAll = Callable[[Sequence[str], str], Iterator[Reading]]
"""Gives the readings of texts by a model, in order: ``readers.read_all``, or one that reads elsewhere."""


BASE = "https://w3id.org/dateline/"
"""Where corpora live that give no base IRI of their own."""


def build(
    inputs: Sequence[str | Path],
    configuration: Configuration,
    *,
    name: str | None = None,
    base: str | None = None,
    model: str = DEFAULT_MODEL,
    without: Collection[str] = (),
    cache: ReadingCache | None = None,
    progress: Progress = lambda done, total: None,
    read_all: ReadAll = readers.read_all,
) -> World:
    """The world that a set of articles tells; ``name`` and ``base`` override the configuration's.

    ``without``: files and keys of articles that are left out. ``cache``: where texts need not be read that it knows.
    Inputs that cannot be read, and corrections that cannot be obeyed, are among ``World.skipped``.
    """
    name = slug(name) if name else configuration.name
    base = base or configuration.base or f"{BASE}{name}/"
    found = list(documents.read(inputs, configuration, without=frozenset(without)))
    articles = sorted((d for d in found if isinstance(d, Document)), key=lambda d: d.key)
    skipped = sorted((s for s in found if isinstance(s, Skipped)), key=lambda s: (s.path, s.reason))
    readings = _readings(articles, model, cache, progress, read_all)
    skipped += [Skipped(d.path, why) for d in articles if (why := readings[d.sha256].unread)]
    articles = [d for d in articles if not readings[d.sha256].unread]
    readings = {sha: reading for sha, reading in readings.items() if not reading.unread}
    anchors = calendar.anchors(articles, readings)
    origins = calendar.by_text(articles, anchors)
    dated = {sha: calendar.date(reading, origins[sha]) for sha, reading in readings.items()}
    skipped += configuration.unobeyed
    return identity.world(name, base, articles, anchors, readings, dated, skipped, configuration.corrections)


def _readings(
    articles: Sequence[Document], model: str, cache: ReadingCache | None, progress: Progress, read_all: ReadAll
) -> dict[str, Reading]:
    """By the hash of their text; those that the cache lacks are read, and put there at once."""
    texts = {document.sha256: document.text for document in articles}
    known = {sha: cache.get(sha) if cache else None for sha in texts}
    readings = {sha: reading for sha, reading in known.items() if reading is not None}
    new = {sha: text for sha, text in texts.items() if sha not in readings}
    for reading in read_all(list(new.values()), model):
        readings[reading.sha256] = reading
        if cache and not reading.unread:
            cache.put(reading)
        progress(len(readings), len(texts))
    if cache:
        cache.keep(texts)
    return {sha: readings[sha] for sha in texts}
