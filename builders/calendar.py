"""The only place where dates become absolute: an anchor for every article, then a date for every claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.graph.model import Anchor, Dated, Document, Reading


def anchors(documents: Sequence[Document], readings: Mapping[str, Reading]) -> tuple[Anchor, ...]:
    """When each article was published, from all evidence; ``readings`` by hash of text. Parallel to ``documents``."""
    raise NotImplementedError


def date(reading: Reading, anchor: Anchor) -> Dated:
    """A date for every claim of a text read on the day of its publication."""
    raise NotImplementedError
