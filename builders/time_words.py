"""The words of time expressions: a block's tokens cut into pieces, each with a class that grammar patterns can name.

The parser cuts "mid-2011", "2–4" and "9.30am" now as one token, now as three; pieces are always the same.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.builders.knowledge import rows
from dateline.builders.time_phrases import NAMES, begins_phrase, is_within_name, phrase_at
from dateline.graph.model import Token

CLASSES = (
    "DAYNUM", "SMALL", "YEARNUM", "BIG", "NTH", "CLOCKNUM", "QNUM", "ZONE", "REFERENCE", "HOLIDAY", "NAME", "OTHER",
    "CURRENCY",
    *sorted({row[1] for row in rows("time_words")}),
)  # fmt: skip
LETTER = {name: chr(0x100 + i) for i, name in enumerate(CLASSES)}
OTHER = LETTER["OTHER"]

_PIECE = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d+(?:st|nd|rd|th|s)(?![^\W\d_])|[qh][1-4](?![^\W_])|[ap]\.m\.?|\d+|[^\W\d_]+|\S",
    re.IGNORECASE)
_CUT = re.compile(r"\d.*[^\d,]|[^\d,].*\d|.[-‐‑–—/].|.[-‐‑–—/]$|^[-‐‑–—/].")
_MONTHLIKE = frozenset({"may", "march", "mar"})


class Piece(NamedTuple):
    """A word, number or mark; ``start`` and ``end`` are offsets in the original text."""

    token: int
    start: int
    end: int
    lower: str
    kind: str
    """The letter of its class."""
    value: str
    glued: bool
    """Whether it follows the piece before it without a space."""


def cut(tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of consecutive tokens, set phrases ("in the past", "Good Friday") being one piece each."""
    pieces: list[Piece] = []
    at = 0
    glued = False
    while at < len(tokens):
        token = tokens[at]
        known = _known(token.text)
        phrase = phrase_at(tokens, at) if known.begins else None
        size = 1 if phrase is None else len(phrase.words)
        if phrase is not None:
            lower = " ".join(phrase.words)
            end = tokens[at + size - 1].end
            pieces.append(Piece(at, token.start, end, lower, LETTER[phrase.kind], phrase.value, glued))
        elif token.ent in NAMES and is_within_name(tokens, at):
            pieces.append(Piece(at, token.start, token.end, token.lower, OTHER, token.lower, glued))
        else:
            _split(token, known, at, glued, pieces)
        at += size
        glued = not tokens[at - 1].space
    return pieces


class _Known(NamedTuple):
    """A token in small letters, its class and value, and whether a set phrase may begin with it.

    The class is '' where the token is to be cut.
    """

    lower: str
    kind: str
    value: str
    begins: bool


def _split(token: Token, known: _Known, at: int, glued: bool, pieces: list[Piece]) -> None:
    lower, kind, value, _ = known
    if kind == "":
        if token.end - token.start == len(token.text):
            pieces.extend(_parts(token, at, glued))
            return
        kind = "OTHER"
    elif kind in _DOUBTFUL:
        kind, value = _fitting(token, kind, value)
    pieces.append(Piece(at, token.start, token.end, lower, LETTER[kind], value, glued))


@functools.lru_cache(maxsize=8192)
def _known(text: str) -> _Known:
    lower = text.lower()
    kind, value = _lexicon().get(lower) or (("", "") if _CUT.search(text) else classify(text))
    return _Known(lower, kind, value, begins_phrase(lower))


def _parts(token: Token, at: int, glued: bool) -> Iterable[Piece]:
    for match in _PIECE.finditer(token.text):
        kind, value = classify(match[0])
        start = token.start + match.start()
        yield Piece(at, start, start + len(match[0]), match[0].lower(), LETTER[kind], value, glued or match.start() > 0)


def classify(text: str) -> tuple[str, str]:
    """The class and value of a piece by its form alone."""
    lower = text.lower()
    known = _lexicon().get(lower) or _lexicon().get(lower.rstrip("."))
    if known is not None:
        return known
    if text[0].isdigit():
        return _number(lower)
    if text in "$£€¥#№%":
        return "CURRENCY", text
    if len(lower) == 2 and lower[0] in "qh" and lower[1] in "1234":
        return "QNUM", lower.upper()
    if text.isupper() and lower in _zones():
        return "ZONE", _zones()[lower]
    return "OTHER", lower


def _number(lower: str) -> tuple[str, str]:
    digits = lower.rstrip("sndrth")
    if not digits.isascii() or not digits.isdigit():
        plain = lower.replace(",", "")
        return "BIG", plain if plain.isascii() and plain.isdigit() else ""  # "²" is a digit, but no number
    if lower != digits:
        return _suffixed(digits, lower[len(digits):])
    if len(digits) <= 2:
        return ("DAYNUM" if 1 <= int(digits) <= 31 else "SMALL"), digits
    if len(digits) == 4:
        return ("YEARNUM" if "1000" <= digits < "2200" else "CLOCKNUM"), digits
    return "BIG", digits


def _suffixed(digits: str, suffix: str) -> tuple[str, str]:
    """"5th" is an ordinal, "1990s" and "90s" decades, "100s" nothing of ours."""
    if suffix == "s":
        decade = digits.endswith("0") and (len(digits) == 2 or (len(digits) == 4 and "1000" <= digits < "2200"))
        return ("DECADE", digits[:-1] + "X") if decade else ("OTHER", digits + suffix)
    return ("NTH", digits) if len(digits) <= 2 else ("OTHER", digits + suffix)


_DOUBTFUL = frozenset({
    "MONTH", "WEEKDAY", "WEEKDAYS", "SHORTDAY", "LAST", "END", "BEGINNING", "SEASON", "CLOSE", "TIMES", "TIME", "AMPM",
    "UNIT", "PAST"})  # fmt: skip
"""Classes with words that may be others."""


def _fitting(token: Token, kind: str, value: str) -> tuple[str, str]:
    """A known word's class and value, or OTHER where its spelling or grammar says that it is another word."""
    lower = token.lower.rstrip(".")
    if token.lower == "second" and not token.tag.startswith("NN"):
        return "ORDINAL", "2"
    if kind == "MONTH":
        modal = token.tag == "MD" and token.dep == "aux"
        fits = token.text[0].isupper() and not (lower in _MONTHLIKE and (modal or token.tag[:2] == "VB"))
    elif kind in ("WEEKDAY", "WEEKDAYS", "SHORTDAY"):
        fits = token.text[0].isupper()
    elif kind in ("LAST", "END", "BEGINNING", "SEASON", "CLOSE", "TIMES", "TIME", "AMPM"):
        fits = not token.tag.startswith("VB")
    else:
        fits = lower != "past" or token.tag not in ("IN", "RB")
    return (kind, value) if fits else ("OTHER", lower)


@functools.cache
def _lexicon() -> dict[str, tuple[str, str]]:
    return {word: (kind, value) for word, kind, value in rows("time_words")}


@functools.cache
def _zones() -> dict[str, str]:
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows("time_zones")}
