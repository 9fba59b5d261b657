"""From article files to a world: the whole way of the data, one arrow after the other."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from dateline.builders import calendar, documents, identity, kept_readings, readers
from dateline.builders.configuration import Configuration, slug
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.builders.kept_readings import Readings
from dateline.builders.reading_cache import ReadingCache
from dateline.graph.errors import DatelineError
from dateline.graph.model import Document, Noted, Reading, Skipped, World

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
    Inputs that cannot be read, and corrections that cannot be obeyed, are among ``World.skipped``; what an article that
    was read was read without is among ``World.noted``.
    """
    name = slug(name) if name else configuration.name
    base = base or configuration.base or f"{BASE}{name}/"
    found = list(documents.read(inputs, configuration, without=frozenset(without)))
    articles = sorted((d for d in found if isinstance(d, Document)), key=lambda d: d.key)
    skipped = sorted((s for s in found if isinstance(s, Skipped)), key=lambda s: (s.path, s.reason))
    noted = sorted((n for n in found if isinstance(n, Noted)), key=lambda n: (n.path, n.reason))
    unread: dict[str, str] = {}
    readings = _readings(articles, model, cache, progress, read_all, unread)
    skipped += [Skipped(d.path, unread[d.sha256]) for d in articles if d.sha256 in unread]
    articles = [d for d in articles if d.sha256 not in unread]
    anchors = calendar.anchors(articles, readings)
    origins = calendar.by_text(articles, anchors)
    dated = {sha: calendar.date(reading, origins[sha]) for sha, reading in readings.items()}
    skipped += configuration.unobeyed
    return identity.world(
        name, base, articles, anchors, readings, dated, skipped, configuration.corrections, noted
    )


def _readings(
    articles: Sequence[Document],
    model: str,
    cache: ReadingCache | None,
    progress: Progress,
    read_all: ReadAll,
    unread: dict[str, str],
) -> Readings:
    """By the hash of their text; those that the cache lacks are read, and put there at once.

    Texts that could not be read are put into ``unread``, with the reason.
    """
    texts = {document.sha256: document.text for document in articles}
    own: dict[str, Reading] = {}
    load = kept_readings.held(functools.partial(_loaded, own, cache))
    new = {sha: text for sha, text in texts.items() if not _is_kept(load, sha)}
    for done, reading in enumerate(read_all(list(new.values()), model), len(texts) - len(new) + 1):
        if reading.unread:
            unread[reading.sha256] = reading.unread
        elif cache is None or not cache.put(reading):
            own[reading.sha256] = reading
        progress(done, len(texts))
    if cache is not None:
        cache.keep(texts)
    return Readings(texts.keys() - unread.keys(), load)


def _is_kept(load: Callable[[str], Reading], sha256: str) -> bool:
    with contextlib.suppress(DatelineError, KeyError):
        load(sha256)
        return True
    return False


def _loaded(own: Mapping[str, Reading], cache: ReadingCache | None, sha256: str) -> Reading:
    """A reading that no cache keeps, or one from the cache. Raises KeyError or DatelineError where it is not there."""
    return own[sha256] if cache is None or sha256 in own else cache.again(sha256)
