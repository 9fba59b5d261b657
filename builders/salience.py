"""What matters comes first: how much an event weighs in the corpus, and which events are its key events."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.builders.standing import Count
from dateline.graph.model import Claim, Event, Node

STANDING_WEIGHT = {"reported": 1.0, "disputed": 1.0, "claimed": 0.85, "denied": 0.6, "planned": 0.55, "possible": 0.45}


def salience(event: Event, claims: Sequence[Claim], counted: Count, nodes: Mapping[str, Node]) -> float:
    """From 0 to 1: the weight of its claims in their articles, raised by voices, a day, a place and named actors."""
    weight = max(claim.weight for claim in claims)
    voices = 1 - 0.5 ** (counted.voices - 1)
    named = any(nodes[n].node != "thing" for n in (*event.agents, *event.patients) if n in nodes)
    day = event.when.earliest is not None and event.when.earliest == event.when.latest
    raw = 0.55 * weight + 0.2 * voices + 0.1 * day + 0.1 * named + 0.05 * bool(event.type)
    return round(raw * STANDING_WEIGHT[event.standing] * (0.4 if event.speech else 1.0) * event.confidence**0.5, 4)


@dataclass(frozen=True, slots=True)
class KeyEvents:
    """The choice of the events that every view opens on."""

    articles: int

    @property
    def most(self) -> int:
        """How many at most: grows with the corpus, slower than it does."""
        return round(8 + 6 * math.sqrt(self.articles))

    def chosen(self, events: Sequence[Event]) -> list[Event]:
        """The events, the most salient of them marked as key: dated, told to have happened or disputed, no mere speech."""
        fit = [e for e in events if e.when.edtf and not e.speech and e.standing in ("reported", "claimed", "disputed")]
        first = sorted(fit, key=lambda e: (-e.salience, e.id))[: self.most]
        keys = {event.id for event in first}
        return [replace(event, key=event.id in keys) for event in events]
