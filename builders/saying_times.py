"""Times of saying that the parser hangs on what is said: "said on Tuesday it plans to close"."""

from __future__ import annotations

from dataclasses import replace

from dateline.builders.knowledge import rows
from dateline.builders.rehanging import rehung
from dateline.builders.syntax import children
from dateline.graph.model import Parse, Token


def moved(parse: Parse) -> Parse:
    """The parse with each time between an act of speech and the subject of what it tells hung on the act of speech."""
    speech = frozenset(row[0] for row in rows("speech_verbs"))
    changed = {}
    for token in parse.tokens:
        verb = parse.tokens[token.i - 1] if token.i > 0 else token
        if verb.lemma in speech and verb.pos == "VERB" and _is_time(parse, token) and _is_told_by(parse, token, verb):
            changed[token.i] = replace(token, head=verb.i)
    return rehung(parse, changed) if changed else parse


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
