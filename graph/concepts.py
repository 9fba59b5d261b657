"""What a type of event is, as the graph needs it: a name, words for it, and the wider type it falls under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class EventType(Protocol):
    """A type of event, to be written as a SKOS concept."""

    @property
    def name(self) -> str:
        """``ASSAULT``; the last part of its IRI is this in lower case."""

    @property
    def label(self) -> str:
        """Words for it."""

    @property
    def comment(self) -> str:
        """What falls under it; '' where that is not said."""

    @property
    def broader(self) -> str | None:
        """Name of the wider type; None at the top."""

    @property
    def is_plover(self) -> bool:
        """Whether it is one of PLOVER's types."""


@dataclass(frozen=True, slots=True)
class Concept:
    """An EventType as plain values."""

    name: str
    label: str
    comment: str = ""
    broader: str | None = None
    is_plover: bool = False
