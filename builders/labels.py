"""A readable sentence for every claim, and how much it matters in its article."""

from __future__ import annotations

from dateline.graph.model import Cast, Claim, Parse


def label(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their labels."""
    return claims


def weigh(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their weight in the article."""
    return claims
