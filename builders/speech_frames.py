"""What the verbs and nouns of speech take: what they tell, in which forms, and how the text stands to it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import cast as typed

from dateline.builders import grammar
from dateline.builders.knowledge import rows
from dateline.graph.model import Attitude, Parse, Token


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of speech as the data file has it."""

    attitude: Attitude
    kind: str
    frames: frozenset[str]


@functools.cache
def verbs() -> dict[str, Frame]:
    """The verbs of speech and thought by lemma."""
    return {
        row[0]: Frame(typed(Attitude, row[1]), row[2], frozenset(row[3].split(",") if len(row) > 3 else ()))
        for row in rows("speech_verbs")
    }


@functools.cache
def nouns() -> dict[str, Attitude]:
    """The nouns of speech and thought by lemma."""
    return {lemma: typed(Attitude, attitude) for lemma, attitude in rows("speech_nouns")}


def frame_of(parse: Parse, word: Token) -> Frame | None:
    """The verb's entry; None for other words, participles before a noun included."""
    if word.pos not in ("VERB", "AUX") or word.dep in ("amod", "compound") or word.lemma not in _lemmas():
        return None
    if word.lemma == "put" and grammar.words_of(parse, word, "dobj") & {"it"} and (
            grammar.words_of(parse, word, "mark") & {"as"} or _is_put_to_somebody(parse, word)):
        return verbs()["put_it"]  # "a storm, as she put it, in a teacup"; "put it to him that he had lied"
    return verbs().get(grammar.full_lemma(parse, word))


@functools.cache
def _lemmas() -> frozenset[str]:
    """The entries, and what those of several words begin with."""
    return frozenset(verbs()) | {entry.split("_")[0] for entry in verbs()}


def _is_put_to_somebody(parse: Parse, verb: Token) -> bool:
    """Whether a that-clause follows "put it to": beside the verb or, as parsers have it, at the one asked."""
    hearers = [t for to in grammar.children(parse, verb) if to.lower == "to" for t in grammar.children(parse, to)]
    return bool(hearers) and any(
        grammar.has_complementizer(parse, t) for above in (verb, *hearers) for t in grammar.children(parse, above))
