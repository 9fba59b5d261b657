"""Which way from now a time lies that does not say so itself: told by the tense of the verb that governs it."""

from __future__ import annotations

import functools
from typing import Literal

from dateline.builders.knowledge import words
from dateline.builders.verb_forms import past
from dateline.graph.model import Direction, Parse, Token

_ATTRIBUTIVE = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
"""The date of "the November 27 memorandum" belongs to the noun: a verb in the present says nothing of it."""
_STEPS = 12
"""How far up the tree the governing verb is looked for."""


def direction(parse: Parse, at: int) -> Direction | None:
    """past or future of the verb that governs the token at that index; None where no verb tells."""
    token = parse.tokens[at]
    inside = False
    for _ in range(_STEPS):
        told = "past" if _promised_then(parse, token, at) else _told(parse, token)
        if told == "present":
            return None if inside else _present(parse, token)
        if told is not None:
            return told
        inside = inside or (token.dep in _ATTRIBUTIVE and token.head > token.i)
        if token.head == token.i:
            return None
        token = parse.tokens[token.head]
    return None


def is_simple_past(parse: Parse, at: int) -> bool:
    """Whether the next verb above the token tells of then, not of now: "they soon fled", "it was now in ruins"."""
    token = parse.tokens[at]
    for _ in range(_STEPS):
        if token.pos in ("VERB", "AUX"):
            helpers = [parse.tokens[child] for child in token.children if parse.tokens[child].dep in ("aux", "auxpass")]
            first = helpers[0] if helpers else token
            return first.tag == "VBD" or first.lower in ("would", "had")
        if token.head == token.i:
            return False
        token = parse.tokens[token.head]
    return False


def _promised_then(parse: Parse, token: Token, at: int) -> bool:
    """Whether a verb that looks ahead is of the past with its time: "on Friday he promised to come".

    Or what it looked ahead to is: "expected on Monday, the team landed a day later".
    """
    if token.lemma not in _ahead():
        return False
    fronted = token.tag == "VBN" and token.dep == "advcl" and parse.tokens[token.head].tag == "VBD"
    return (token.tag == "VBD" and at < token.i) or (fronted and token.i < at < token.head)


def _told(parse: Parse, token: Token) -> Direction | Literal["present"] | None:
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
        return "past" if "have" in lower or _happened(parse, token) or _was_ahead(parse, token) else "future"
    tags = {_tag(token)} | {helper.tag for helper in helpers}
    if "VBD" in tags or lower & {"has", "have", "had", "'ve", "’ve", "was", "were"}:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return "past" if token.tag == "VBN" and not _is_ahead(parse, token) else None


def _tag(token: Token) -> str:
    """The tag of a verb, of "the Games run" that of the present: the parser takes some bare forms for the past."""
    bare = token.tag == "VBD" and token.lower == token.lemma and past(token.lemma) != token.lemma
    return "VBP" if bare else token.tag


def _present(parse: Parse, token: Token) -> Direction | None:
    """"The summit begins on Monday" lies ahead; in a headline the present tells what happened."""
    if any(parse.tokens[child].lower in CONDITIONS for child in token.children if parse.tokens[child].dep == "mark"):
        return "future"
    if token.tag == "VBN" or parse.block_of(token.sentence).kind in ("title", "heading", "standfirst"):
        return "past"
    return "future"


CONDITIONS = frozenset({"if", "unless", "once", "until"})
"""Words before what may yet come: "if the deal is signed by August"."""


def _happened(parse: Parse, token: Token) -> bool:
    """Whether an infinitive tells what came about ("managed to leave on Friday"), not what is to come."""
    head = parse.tokens[token.head]
    return token.dep in ("xcomp", "ccomp", "advcl") and head.lemma in _done() and head.tag in ("VBD", "VBN", "VBG")


def _was_ahead(parse: Parse, token: Token) -> bool:
    """Whether an infinitive lay ahead of the past that is told: "had promised to leave by Friday. Instead …"."""
    head = parse.tokens[token.head]
    helpers = (parse.tokens[child] for child in head.children if parse.tokens[child].dep == "aux")
    had = any(helper.lower in ("had", "'d", "’d") for helper in helpers)
    return (token.dep == "xcomp" and head.tag == "VBN" and had) or _is_of_past_noun(parse, token)


def _is_of_past_noun(parse: Parse, token: Token) -> bool:
    """Whether an infinitive belongs to the subject of a past perfect: "an attempt to land on Friday had failed"."""
    noun = parse.tokens[token.head]
    verb = parse.tokens[noun.head]
    helpers = {parse.tokens[child].lower for child in verb.children if parse.tokens[child].dep in ("aux", "auxpass")}
    return token.dep == "acl" and noun.dep in ("nsubj", "nsubjpass") and verb.i > token.i and "had" in helpers


def _is_ahead(parse: Parse, token: Token) -> bool:
    return parse.tokens[token.head].lemma in _ahead()


@functools.cache
def _ahead() -> frozenset[str]:
    return words("time_ahead")


@functools.cache
def _done() -> frozenset[str]:
    return words("time_done")
