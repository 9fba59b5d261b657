"""Nouns of speech that attribute ("his claim that …"): their authors, and the clause that tells their content."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.builders import grammar
from dateline.builders.cue_speakers import mention_of, subject_of
from dateline.builders.cues import Cue, Part, gathered
from dateline.builders.falsehoods import dismisses
from dateline.builders.speech_frames import nouns
from dateline.graph.model import Cast, Parse, Token


def telling(parse: Parse, cast: Cast) -> Iterator[Cue]:
    """Nouns with what they tell: the speaker is the possessor, the "of" or "by" phrase, or the subject of the verb."""
    for word in parse.tokens:
        attitude = nouns().get(word.lemma) if word.pos == "NOUN" else None
        if attitude is None:
            continue
        parts = [
            Part(child, grammar.subtree(parse, child))
            for child in grammar.children(parse, word)
            if child.dep in ("acl", "ccomp", "relcl") and grammar.has_complementizer(parse, child)
        ]
        if parts:
            who = _author(parse, word)
            speaker = mention_of(parse, cast, who) if who is not None else None
            yield Cue(word.i, word.span, speaker, attitude, *gathered(parse, parts), False)


def _author(parse: Parse, noun: Token) -> Token | None:
    for child in grammar.children(parse, noun):
        if child.dep == "poss":
            return child
        if child.dep == "prep" and child.lower in ("of", "by", "from"):
            return next((t for t in grammar.children(parse, child) if t.dep == "pobj"), None)
    governor = parse.tokens[noun.head]
    if noun.dep == "dobj" and dismisses(parse, governor, scorned=True):
        return subject_of(parse, governor)
    if noun.dep == "dobj" and governor.lemma in ("make", "issue", "release", "give", "repeat", "express", "have"):
        return subject_of(parse, governor)
    return None
