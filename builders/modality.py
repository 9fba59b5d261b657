"""Whether it happened: polarity, certainty and tense of a claim."""

from __future__ import annotations

from dateline.graph.model import Claim, Parse


def qualify(parse: Parse, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with polarity, certainty and tense."""
    return claims
