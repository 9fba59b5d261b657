"""Set phrases of several words that are one piece to the grammar: "in the past", "Good Friday", "the Sunday Times"."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.builders.knowledge import rows, words
from dateline.graph.model import Token


class Phrase(NamedTuple):
    """Words in small letters, and the class and value of the piece that they make."""

    words: tuple[str, ...]
    kind: str
    value: str


def begins_phrase(lower: str) -> bool:
    """Whether a phrase begins with a word."""
    return lower.replace("’", "'") in _phrases()


def phrase_at(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The longest set phrase that begins at a token."""
    following = _phrases().get(_plain(tokens[at]), {})
    second = _plain(tokens[at + 1]) if at + 1 < len(tokens) else ""
    options = (*following.get(second, ()), *following.get("", ()))
    return next((phrase for phrase in options if _stands(phrase, tokens, at)), None)


def is_within_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word labelled as a name is part of one of several words: "the Sunday Times".

    Not beside a number, which makes a date of what the parser takes for a name: "the Post Jan. 10".
    """
    token = tokens[at]
    if token.ent == "PERSON" or not token.text[0].isupper():
        return False
    before, after = tokens[max(0, at - _NEAR) : at], tokens[at + 1 : at + 1 + _NEAR]
    continued = bool(before) and before[-1].ent == token.ent and not token.ent_begins
    goes_on = bool(after) and after[0].ent == token.ent and not after[0].ent_begins
    return (continued or goes_on) and not any(word.text[:1].isdigit() for word in (*before, *after))


_NEAR = 3
"""Words before and after in which there must be no number."""
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT"})
"""Labels of names in which a word for a time tells no time."""


def _plain(token: Token) -> str:
    return token.text.lower().replace("’", "'")


def _stands(phrase: Phrase, tokens: Sequence[Token], at: int) -> bool:
    """Whether the phrase stands at a token and is none of a longer one."""
    end = at + len(phrase.words)
    if tuple(_plain(token) for token in tokens[at:end]) != phrase.words:
        return False
    if phrase.kind == "REFERENCE":
        return not _goes_on(tokens, end - 1)
    if phrase.kind in ("HOLIDAY", "NAME"):
        large = tokens[at + (phrase.words[0] == "the")].text[0].isupper()
        return large and (phrase.kind == "NAME" or not _is_longer_name(tokens, end))
    return True


def _is_longer_name(tokens: Sequence[Token], after: int) -> bool:
    """Whether a name goes on after the holiday's: Easter Island."""
    return after < len(tokens) and tokens[after].ent in NAMES and not tokens[after].ent_begins


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether a phrase is the beginning of a longer one: "in the past decade", "in the past three decades"."""
    token = tokens[last]
    if token.dep not in ("amod", "nummod", "compound") or last + 1 == len(tokens):
        return False
    after = tokens[last + 1]
    return token.head == after.i or after.tag == "CD" or after.lower in words_of("VAGUE", "VAGUES", "COUPLE")


@functools.cache
def words_of(*kinds: str) -> frozenset[str]:
    """The words and phrases of ``data/time_words.txt`` that are of some kinds: the names of months, of weekdays."""
    return frozenset(row[0] for row in rows("time_words") if row[1] in kinds)


@functools.cache
def _phrases() -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """The phrases by their first and second words ('' where there is none), the longest first."""
    found: dict[str, dict[str, list[Phrase]]] = {}
    for phrase in _all():
        second = phrase.words[1] if len(phrase.words) > 1 else ""
        found.setdefault(phrase.words[0], {}).setdefault(second, []).append(phrase)
    return {
        first: {second: tuple(sorted(all_, key=lambda phrase: (-len(phrase.words), phrase)))
                for second, all_ in following.items()}
        for first, following in found.items()
    }  # fmt: skip


def _all() -> Iterable[Phrase]:
    """Every phrase as its words are parted in print and by the parser ("New Year 's Day")."""
    for text, kind, value in _listed():
        for parts in sorted({tuple(text.replace("'", " '").split()), tuple(text.split())}):
            yield Phrase(parts, kind, value)


def _listed() -> Iterable[tuple[str, str, str]]:
    """Phrase, class and value."""
    yield from ((row[0], "REFERENCE", row[1]) for row in rows("time_references"))
    yield from ((row[0], "HOLIDAY", row[0]) for row in rows("time_holidays"))
    yield from ((row[0], row[1], row[2]) for row in rows("time_words") if " " in row[0])
    yield from ((name, "NAME", name) for name in sorted(words("time_names")))
