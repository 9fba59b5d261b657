"""Times that the parser hangs on the wrong word: "said on Tuesday it plans", "on Friday Quist resigned"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.builders.rehanging import rehung
from dateline.builders.speech_frames import verbs
from dateline.builders.syntax import children
from dateline.builders.time_phrases import words_of
from dateline.graph.model import Parse, Token

TIMED = frozenset({"prep", "npadvmod", "advmod"})
"""How a time hangs on its verb."""


def moved(parse: Parse) -> Parse:
    """The parse with such times hung on the act of speech before them, and on the preposition that governs them."""
    changed = dict(_of_saying(parse)) | dict(_before_names(parse))
    return rehung(parse, changed) if changed else parse


def _of_saying(parse: Parse) -> Iterator[tuple[int, Token]]:
    """Times between an act of speech and the subject of what it tells."""
    for token in parse.having("dep", TIMED):
        verb = parse.tokens[token.i - 1] if token.i > 0 else token
        if verb.lemma in verbs() and verb.pos == "VERB" and _is_time(parse, token) and _is_told_by(parse, token, verb):
            yield token.i, replace(token, head=verb.i)


def _is_time(parse: Parse, token: Token) -> bool:
    """Whether a word is "on" before a day, or a day by itself."""
    if token.dep == "prep" and token.lower in ("on", "at", "in", "late", "early"):
        return any(noun.ent in ("DATE", "TIME") for noun in children(parse, token.i, "pobj"))
    return token.dep in ("npadvmod", "advmod") and token.ent in ("DATE", "TIME")


def _is_told_by(parse: Parse, token: Token, verb: Token) -> bool:
    """Whether the verb that governs the time is told by that act of speech, and its subject comes after the time."""
    told = parse.tokens[token.head]
    subjects = list(children(parse, told.i, "nsubj", "nsubjpass", "expl"))
    return told.dep == "ccomp" and told.head == verb.i and bool(subjects) and subjects[0].i > token.i


def _before_names(parse: Parse) -> Iterator[tuple[int, Token]]:
    """Weekdays and months taken for the beginning of the name after them, which leaves their preposition with none."""
    for token in parse.having("dep", frozenset({"compound"})):
        before, name = parse.tokens[token.i - 1], parse.tokens[token.head]
        if token.i == 0 or before.pos != "ADP" or token.lower not in words_of("WEEKDAY", "MONTH"):
            continue
        if name.i == before.head or name.dep not in ("nsubj", "nsubjpass") or any(children(parse, before.i)):
            continue
        yield token.i, replace(token, head=before.i, dep="pobj", ent="DATE", ent_begins=True)
        for after in parse.tokens[token.i + 1 : token.i + 2]:
            if after.ent and not after.ent_begins:
                yield after.i, replace(after, ent_begins=True)
