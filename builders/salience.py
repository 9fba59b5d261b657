"""What matters comes first: how much an event weighs in the corpus, and which events are its key events."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.builders.standing import Count
from dateline.graph.model import Claim, Event, Node

STANDING_WEIGHT = {"reported": 1.0, "disputed": 1.0, "claimed": 0.85, "denied": 0.6, "planned": 0.55, "possible": 0.45}


FIRM = {"stated": 1.0, "resolved": 1.0, "inferred": 0.7, "bounded": 0.0, "unknown": 0.0, "given": 1.0}
"""How much a date of each basis helps an event onto the timeline; half of it where the date is approximate."""


def salience(event: Event, claims: Sequence[Claim], counted: Count, nodes: Mapping[str, Node]) -> float:
    """From 0 to 1: the weight of its claims in their articles, raised by voices, a firm date and acting parties."""
    weight = max(claim.weight for claim in claims)
    voices = 1 - 0.5 ** (counted.voices - 1)
    acting = any(nodes[n].node != "thing" for n in (*event.agents, *event.patients) if n in nodes)
    raw = 0.5 * weight + 0.2 * voices + 0.2 * _exactness(event) + 0.1 * acting
    return round(raw * STANDING_WEIGHT[event.standing] * (0.7 if event.speech else 1.0) * event.confidence**0.5, 4)


def _exactness(event: Event) -> float:
    """1 for a firm day, less for longer spans and for what is only about a day."""
    edtf, first, last = event.when.edtf, event.when.earliest, event.when.latest
    if edtf is None:
        return 0.0
    days = (last - first).days if first and last else 30
    span = 1.0 if days == 0 else 0.8 if days <= 7 else 0.6 if days <= 31 else 0.3
    return FIRM[event.when.basis] * span * (0.7 if edtf.endswith("~") else 1.0)


@dataclass(frozen=True, slots=True)
class KeyEvents:
    """The choice of the events that every view opens on."""

    articles: int

    @property
    def most(self) -> int:
        """How many at most: grows with the corpus, slower than it does."""
        return round(8 + 6 * math.sqrt(self.articles))

    def chosen(self, events: Sequence[Event], told: Mapping[str, Claim]) -> list[Event]:
        """The events, the most salient of them marked as key; ``told``: the claim that stands for each event.

        Dated events that somebody tells to have happened. What is told in passing (nouns, asides) needs a date of its
        own or a second voice; of a speaker's acts of speech on one day only the first counts.
        """
        fit = [e for e in events if e.when.edtf and e.standing in ("reported", "claimed", "disputed")]
        fit = [e for e in fit if e.voices > 1 or not e.when.edtf.endswith("~") or not _in_passing(told[e.id])]
        ranked = sorted(fit, key=lambda e: (-e.salience, e.id))
        speeches: set[tuple[tuple[str, ...], str | None]] = set()
        keys: set[str] = set()
        for event in ranked:
            speech = (event.agents, event.when.edtf)
            if len(keys) == self.most or (event.speech and speech in speeches):
                continue
            keys.add(event.id)
            if event.speech:
                speeches.add(speech)
        return [replace(event, key=event.id in keys) for event in events]


def _in_passing(claim: Claim) -> bool:
    return claim.form == "noun" or not claim.foreground
