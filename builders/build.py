"""From article files to a world: the whole way of the data, one arrow after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.builders import calendar, documents, identity, language
from dateline.builders.configuration import Configuration
from dateline.builders.reading import read
from dateline.graph.model import Document, Reading, Skipped, World

Progress = Callable[[int, int], None]
"""Called with the number of texts read and of all texts."""


def build(
    inputs: Sequence[str | Path],
    configuration: Configuration,
    model: str = language.DEFAULT_MODEL,
    progress: Progress = lambda done, total: None,
) -> World:
    """The world that a set of articles tells. Inputs that cannot be read are among ``World.skipped``."""
    found = list(documents.read(inputs, configuration))
    articles = sorted((d for d in found if isinstance(d, Document)), key=lambda d: d.key)
    skipped = sorted((s for s in found if isinstance(s, Skipped)), key=lambda s: (s.path, s.reason))
    readings = _readings(articles, model, progress)
    anchors = calendar.anchors(articles, readings)
    by_text = dict(zip((d.sha256 for d in reversed(articles)), reversed(anchors), strict=True))
    dated = {sha: calendar.date(reading, by_text[sha]) for sha, reading in readings.items()}
    return identity.world(configuration.name, configuration.base, articles, anchors, readings, dated, skipped)


def _readings(articles: Sequence[Document], model: str, progress: Progress) -> dict[str, Reading]:
    texts = {document.sha256: document.text for document in articles}
    readings = {}
    for done, (sha, parsed) in enumerate(zip(texts, language.parse(texts.values(), model), strict=True), 1):
        readings[sha] = read(parsed)
        progress(done, len(texts))
    return readings
