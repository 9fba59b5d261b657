"""What kind of event it is: PLOVER's types and ours."""

from __future__ import annotations

from dateline.graph.model import Cast, Claim, Parse


def classify(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their types."""
    return claims
