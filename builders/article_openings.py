"""What the first sentences below a title, or below a heading within a text, are to it: they tell what it announces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dateline.graph.model import Reading

LEAD = 2
"""So many sentences below a title or heading tell what it tells."""


class Openings(NamedTuple):
    """Sentences of a text by what they open."""

    title: frozenset[int]
    lead: frozenset[int]
    """The first ones after the title."""
    sections: Mapping[int, int]
    """By sentence of a heading within the text, or of the first ones below it, the sentence of the heading."""


def openings(reading: Reading) -> Openings:
    """The sentences of a text that open it or one of its sections."""
    kinds = [next((b.kind for b in reading.blocks if b.span.start <= s.start < b.span.end), None) for s in
             reading.sentences]
    title = frozenset(i for i, kind in enumerate(kinds) if kind == "title")
    body = [i for i, kind in enumerate(kinds) if kind in ("paragraph", "standfirst")]
    return Openings(title, frozenset(body[:LEAD]), _sections(kinds))


def _sections(kinds: Sequence[str | None]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    heading = None
    for i, kind in enumerate(kinds):
        heading = i if kind == "heading" else heading
        if heading is not None and i - heading <= LEAD:
            found[i] = heading
    return found
