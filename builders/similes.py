"""Similes: what something is only said to be like has not happened, nor what is told of it ("like losing a son")."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.builders.knowledge import words
from dateline.builders.syntax import ancestors
from dateline.graph.model import Parse, Token


def opens(parse: Parse, preposition: Token) -> bool:
    """Whether it compares: "it is like watching paint dry", "that sounded like a shot"."""
    return preposition.lower == "like" and parse.tokens[preposition.head].lemma in words("likening_verbs")


def is_within(parse: Parse, clause: Token) -> bool:
    """Whether a relative clause is told of what something is only like: "like a man who has lost his dog"."""
    for above in ancestors(parse, clause.i):
        if opens(parse, above):
            return True
        if grammar.is_verbal(above) and grammar.is_finite(parse, above):
            return False
    return False
