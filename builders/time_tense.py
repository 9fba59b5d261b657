"""Which way from now a time lies that does not say so itself: told by the tense of the verb that governs it."""

from __future__ import annotations

import functools

from dateline.builders.knowledge import words
from dateline.graph.model import Direction, Parse, Token

_STEPS = 12
"""How far up the tree the governing verb is looked for."""


def direction(parse: Parse, at: int) -> Direction | None:
    """past or future of the verb that governs the token at that index; None where no verb tells."""
    token = parse.tokens[at]
    for _ in range(_STEPS):
        told = _told(parse, token)
        if told is not None:
            return told
        if token.head == token.i:
            return None
        token = parse.tokens[token.head]
    return None


def _told(parse: Parse, token: Token) -> Direction | None:
    """What a word says by itself: a finite verb by its tense, "scheduled" and "plan" by their meaning."""
    if token.lemma in _ahead() and token.pos in ("VERB", "ADJ", "NOUN", "ADP"):
        return "future"
    if token.pos not in ("VERB", "AUX"):
        return None
    helpers = [parse.tokens[child] for child in token.children if parse.tokens[child].dep in ("aux", "auxpass")]
    lower = {helper.lower for helper in helpers}
    if lower & {"will", "'ll", "’ll", "shall", "wo", "would", "may", "might", "can", "could", "should", "must"}:
        return "past" if lower & {"have", "has"} else "future"
    if "to" in lower:
        return "past" if "have" in lower else _infinitive(parse, token)
    tags = {token.tag} | {helper.tag for helper in helpers}
    if "VBD" in tags or lower & {"has", "have", "had", "'ve", "’ve", "was", "were"}:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "future" if token.tag != "VBN" else "past"
    return "past" if token.tag == "VBN" and not _is_ahead(parse, token) else None


def _infinitive(parse: Parse, token: Token) -> Direction | None:
    """"to be held on Friday" lies ahead; after a past verb ("managed to leave on Friday") nobody knows, so past."""
    head = parse.tokens[token.head]
    if token.dep in ("relcl", "acl") or head.i == token.i:
        return "future"
    return "future" if _is_ahead(parse, token) else None


def _is_ahead(parse: Parse, token: Token) -> bool:
    return parse.tokens[token.head].lemma in _ahead()


@functools.cache
def _ahead() -> frozenset[str]:
    return words("time_ahead")
