"""Worlds made of articles written in a test: key, publication day and text of each."""

from __future__ import annotations

import functools

from dateline.builders import calendar, identity, language
from dateline.builders.reading import read
from dateline.graph.model import DateEvidence, Document, Event, Node, Reading, World

Article = tuple[str, str]
"""Publication day and text."""


@functools.cache
def world(*articles: Article) -> World:
    """What the articles tell together, read in the order given."""
    documents = [
        Document(text, f"{text[:8]}.txt", text, evidence=(DateEvidence("metadata", day),)) for day, text in articles
    ]
    readings = {d.sha256: _reading(d.text) for d in documents}
    anchors = calendar.anchors(documents, readings)
    dated = {d.sha256: calendar.date(readings[d.sha256], a) for d, a in zip(documents, anchors, strict=True)}
    in_order = sorted(zip(documents, anchors, strict=True), key=lambda pair: pair[0].key)
    return identity.world("test", "http://example.org/", [d for d, _ in in_order], [a for _, a in in_order],
                          readings, dated)


@functools.cache
def _reading(text: str) -> Reading:
    (parsed,) = language.parse([text])
    return read(parsed)


def told_by(found: World, trigger: str) -> list[Event]:
    """The events that some claim tells with these words."""
    texts = {d.sha256: d.text for d in found.documents}
    readings = {r.sha256: r for r in found.readings}
    return [
        event
        for event in found.events
        if any(
            texts[ref.sha256][slice(*readings[ref.sha256].claims[ref.claim].trigger)] == trigger
            for ref in event.claims
        )
    ]


def called(found: World, name: str) -> list[Node]:
    """The nodes that bear a name, as label or otherwise."""
    return [node for node in found.nodes if name in (node.label, *node.alt_labels)]
