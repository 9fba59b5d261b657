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
    if word.pos not in ("VERB", "AUX") or word.dep in ("amod", "compound"):
        return None
    return verbs().get(grammar.full_lemma(parse, word))
