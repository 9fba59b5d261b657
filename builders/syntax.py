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
    tokens = parse.tokens
    below = tokens[i].children
    if not below:
        return iter(())  # as of most words
    if deps:
        return iter([token for child in below if (token := tokens[child]).dep in deps])
    return iter([tokens[child] for child in below])


def subtree(parse: Parse, i: int) -> list[Token]:
    """Word ``i`` and all that depends on it, in no particular order."""
    tokens = parse.tokens
    open_, found = [*tokens[i].children], [tokens[i]]
    while open_:
        token = tokens[open_.pop()]
        found.append(token)
        open_ += token.children
    return found


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
