"""Words hung elsewhere in the tree of their sentence, and the rules that say which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.graph.model import Parse, Token, Trait

Change = tuple[int, Token]
Mend = Callable[[Parse, Token], Iterator[Change]]
"""A rule that is asked of a word and yields what changes by it, of this word or of others."""
_ASKED_OF: dict[Mend, tuple[Trait, frozenset[str]]] = {}


def asked_of(trait: Trait, *values: str) -> Callable[[Mend], Mend]:
    """Marks a mend as one that changes nothing unless the word has one of these values: only then it is asked."""

    def marked(mend: Mend) -> Mend:
        _ASKED_OF[mend] = trait, frozenset(values)
        return mend

    return marked


def mended(parse: Parse, mends: Iterable[Mend]) -> Parse:
    """The parse after these rules, each of which sees what those before it have changed."""
    for mend in mends:
        tokens = parse.having(*_ASKED_OF[mend]) if mend in _ASKED_OF else parse.tokens
        if not tokens:
            continue
        changed = dict(change for token in tokens for change in mend(parse, token))
        parse = rehung(parse, changed) if changed else parse
    return parse


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
