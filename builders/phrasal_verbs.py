"""Verbs of several words: with a particle ("carry out") or a fixed phrase ("take part")."""

from __future__ import annotations

import functools

from dateline.builders import remembered
from dateline.builders.clauses import kid, kids
from dateline.builders.knowledge import rows, words
from dateline.graph.model import Parse, Token


@remembered.of_word
def lemma_of(parse: Parse, verb: Token) -> str:
    """A verb's lemma with its particle: "carry_out"."""
    if verb.lower == "missing" and not kids(parse, verb, "dobj"):
        return "go_missing"
    particle = kid(parse, verb, "prt") or _adverb(parse, verb)
    return f"{verb.lemma}_{particle.lower}" if particle else verb.lemma


PARTICLES = frozenset(["away", "back", "apart", "aside", "down", "in", "off", "out", "over", "up"])
"""Adverbs that make another verb of the one before them: to turn away is not to turn."""


def _adverb(parse: Parse, verb: Token) -> Token | None:
    """The particle that the parser takes for an adverb or a preposition of nothing, right behind its verb."""
    loose = (t for t in kids(parse, verb, "advmod", "prep") if t.i == verb.i + 1 and not t.children)
    return next((t for t in loose if t.lower in PARTICLES), None) or with_object(parse, verb)


def with_object(parse: Parse, verb: Token) -> Token | None:
    """The particle that the parser takes for a preposition of the verb's object: "voted down the budget"."""
    after = (t for t in kids(parse, verb, "prep") if t.i == verb.i + 1 and kids(parse, t, "pobj"))
    return next((t for t in after if f"{verb.lemma}_{t.lower}" in words("particle_verbs")), None)


@remembered.of_word
def verb_phrase(parse: Parse, verb: Token) -> tuple[str, tuple[int, ...]] | None:
    """The lemma of a phrase that a verb is the head of ("take_part") and the indices of the words that follow it."""
    for following, lemma in _phrases().get(verb.lemma, ()):
        found = _follows(parse, verb, following)
        if found:
            return lemma, found
    return None


@functools.cache
def _phrases() -> dict[str, list[tuple[list[str], str]]]:
    table: dict[str, list[tuple[list[str], str]]] = {}
    for verb, following, lemma in rows("verb_phrases"):
        table.setdefault(verb, []).append((following.split(), lemma))
    return table


def _start_of(parse: Parse, own: list[Token], following: list[str]) -> Token | None:
    """The first word of a phrase that ends with a word below the verb: "the way" of "open the way"."""
    last = next((word for word in own if word.lower == following[-1] and len(following) > 1), None)
    return parse.tokens[last.i - len(following) + 1] if last is not None else None


def _follows(parse: Parse, verb: Token, following: list[str]) -> tuple[int, ...]:
    """The words of a phrase where they stand below the verb, its first word governed by it; else nothing."""
    own = [parse.tokens[i] for i in verb.children if i > verb.i]
    start = next((word for word in own if word.lower == following[0]), None) or _start_of(parse, own, following)
    if start is None or (len(following) == 1 and kids(parse, start, "prep", "poss", "amod")
                         and start.dep == "dobj" and kids(parse, start, "poss", "amod")):
        return ()
    if any(word.pos == "PUNCT" for word in parse.tokens[verb.i : start.i]):
        return ()
    rest = parse.tokens[start.i : start.i + len(following)]
    return tuple(w.i for w in rest) if [w.lower for w in rest] == following else ()
