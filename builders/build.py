"""From article files to a world: the whole way of the data, one arrow after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.builders import calendar, documents, identity, language
from dateline.builders.configuration import Configuration, slug
from dateline.builders.reading import read
from dateline.graph.model import Document, Reading, Skipped, World

Progress = Callable[[int, int], None]
"""Called with the number of texts read and of all texts."""


BASE = "https://w3id.org/dateline/"
"""Where corpora live that give no base IRI of their own."""


def build(
    inputs: Sequence[str | Path],
    configuration: Configuration,
    *,
    name: str | None = None,
    base: str | None = None,
    model: str = language.DEFAULT_MODEL,
    progress: Progress = lambda done, total: None,
) -> World:
    """The world that a set of articles tells; ``name`` and ``base`` override the configuration's.

    Inputs that cannot be read are among ``World.skipped``.
    """
    name = slug(name) if name else configuration.name
    base = base or configuration.base or f"{BASE}{name}/"
    found = list(documents.read(inputs, configuration))
    articles = sorted((d for d in found if isinstance(d, Document)), key=lambda d: d.key)
    skipped = sorted((s for s in found if isinstance(s, Skipped)), key=lambda s: (s.path, s.reason))
    readings = _readings(articles, model, progress)
    anchors = calendar.anchors(articles, readings)
    origins = calendar.by_text(articles, anchors)
    dated = {sha: calendar.date(reading, origins[sha]) for sha, reading in readings.items()}
    return identity.world(name, base, articles, anchors, readings, dated, skipped)


def _readings(articles: Sequence[Document], model: str, progress: Progress) -> dict[str, Reading]:
    texts = {document.sha256: document.text for document in articles}
    readings = {}
    for done, (sha, parsed) in enumerate(zip(texts, language.parse(texts.values(), model), strict=True), 1):
        readings[sha] = read(parsed)
        progress(done, len(texts))
    return readings
