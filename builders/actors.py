"""Who and what a text speaks of: noun phrases, names, pronouns, and which of them are the same."""

from __future__ import annotations

from dateline.graph.model import Cast, Parse, TimeExpression


def find(parse: Parse, times: tuple[TimeExpression, ...]) -> Cast:
    """The noun phrases of a text that are no time expressions, and the entities that they refer to."""
    return Cast((), ())
