"""Events: triggers and their participants."""

from __future__ import annotations

from dateline.graph.model import Cast, Claim, Parse, TimeExpression


def find(parse: Parse, times: tuple[TimeExpression, ...], cast: Cast) -> tuple[Claim, ...]:
    """The events that a text tells, in order of their triggers; who is involved, no more."""
    return ()
