"""Words hung elsewhere in the tree of their sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.graph.model import Parse, Token


def rehung(parse: Parse, changed: Mapping[int, Token]) -> Parse:
    """The parse with some tokens changed, by index; children and roots follow from their heads."""
    tokens = [changed.get(token.i, token) for token in parse.tokens]
    children: dict[int, list[int]] = {}
    for token in tokens:
        if token.head != token.i:
            children.setdefault(token.head, []).append(token.i)
    made = tuple(_above(token, tuple(children.get(token.i, ()))) for token in tokens)
    sentences = tuple(
        one if made[one.root].head == one.root else replace(one, root=_root(made, one.root)) for one in parse.sentences)
    return replace(parse, tokens=made, sentences=sentences)


def _above(token: Token, children: tuple[int, ...]) -> Token:
    return token if token.children == children else replace(token, children=children)


def _root(tokens: tuple[Token, ...], i: int) -> int:
    while tokens[i].head != i:
        i = tokens[i].head
    return i
