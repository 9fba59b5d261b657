"""Who says it: quotations, indirect speech, "according to"."""

from __future__ import annotations

from dateline.graph.model import Cast, Claim, Parse


def attribute(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their voices, and which act of speech tells them."""
    return claims
