"""Walks over a parse: ancestors, subtrees, which clause a word stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from dateline.graph.model import Parse, Span, Token


def ancestors(parse: Parse, i: int) -> Iterator[Token]:
    """The words that govern word ``i``, nearest first, without itself."""
    token = parse.tokens[i]
    while token.head != token.i:
        token = parse.tokens[token.head]
        yield token


def depth(parse: Parse, i: int) -> int:
    """How many words govern word ``i``: 0 for the root of a sentence."""
    return sum(1 for _ in ancestors(parse, i))


def children(parse: Parse, i: int, *deps: str) -> Iterator[Token]:
    """The dependents of word ``i`` in the order of the text; of the given relations only, where any are given."""
    for child in parse.tokens[i].children:
        token = parse.tokens[child]
        if not deps or token.dep in deps:
            yield token


def subtree(parse: Parse, i: int) -> Iterator[Token]:
    """Word ``i`` and all that depends on it, in no particular order."""
    open_ = [i]
    while open_:
        token = parse.tokens[open_.pop()]
        yield token
        open_ += token.children


def tokens_in(parse: Parse, span: Span) -> tuple[Token, ...]:
    """The words that begin within a span of the text."""
    first = bisect_left(parse.tokens, span.start, key=lambda token: token.start)
    last = bisect_left(parse.tokens, span.end, key=lambda token: token.start)
    return parse.tokens[first:last]


def top(parse: Parse, span: Span) -> Token | None:
    """The word of a span that is governed from outside it; None for a span without words."""
    inside = tokens_in(parse, span)
    numbers = {token.i for token in inside}
    return next((token for token in inside if token.head not in numbers or token.head == token.i), None)
