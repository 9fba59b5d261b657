"""What a type of event is, as the graph needs it: a name, words for it, and the wider type it falls under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """A type of event, a SKOS concept."""

    name: str
    """``ASSAULT``; the last part of its IRI is this in lower case."""
    label: str
    broader: str | None = None
    """Name of the wider type; None for a top type."""
    definition: str | None = None
    scheme: str = "dateline"
    """``plover`` for the types of PLOVER; ``dateline`` for our own."""
