"""Numbers that belong to noun phrases: "at least 16", "several dozen", "more than 2,000"."""

from __future__ import annotations

import functools
import re

from dateline.builders.knowledge import rows, words
from dateline.builders.phrase_edges import share_told
from dateline.graph.model import Parse, Quantity, Token

# What these match ends right before the numeral: "rolled over and three people died" says nothing of how many.
_BETWEEN = r"(?: (?:an?|another|further|additional|extra|about|around|some|roughly|the|estimated|[$£€]))*$"
_AT_LEAST = re.compile(
    r"\b(?:at least|(?<!no )(?<!not )(?:more than|over|above)|(?:no|not) (?:fewer|less) than|upwards of|in excess of)"
    + _BETWEEN
)
_AT_MOST = re.compile(
    r"\b(?:at most|up to|(?:no|not) more than|not over|fewer than|less than|under|as many as|below|nearly|almost)"
    + _BETWEEN
)
_SEVERAL = re.compile(r"\b(?:several|many|few)$")
FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth", "majority"})
"""Nouns that tell a share, of which the number is not known."""
_TO = frozenset({"to", "or", "-", "–", "‑"})
"""Between the least and the most."""
_THOUSANDS = re.compile(r"\d{3}")
_DIGITS = re.compile(r"\d[\d,]*(\.\d+)?")


def is_measure_word(lemma: str) -> bool:
    """Whether a noun only counts or groups what follows "of": "dozens of people", "groups of militants"."""
    return lemma.lower() in words("measure_nouns")


@functools.cache
def numerals() -> frozenset[str]:
    """The words for numbers, in small letters: "three", "ninety", "dozen", "million"."""
    return frozenset(word for word, *_ in rows("numerals"))


def after_of(parse: Parse, head: Token) -> Token | None:
    """The noun that follows "of" after a word: "thousands of people" → people."""
    for child in (parse.tokens[c] for c in head.children):
        if child.lower == "of" and child.dep == "prep":
            return next((parse.tokens[c] for c in child.children if parse.tokens[c].dep == "pobj"), None)
    return None


def quantity_of(parse: Parse, head: Token, own: bool = False) -> Quantity | None:
    """The number of a phrase, from its numeral and the words beside it; ``own``: the head is itself the numeral."""
    lemma = head.lemma.lower()
    if lemma in FRACTIONS or share_told(parse, head) is not None:
        return None
    children = [parse.tokens[c] for c in head.children if c < head.i and _is_numeral(parse, c)]
    numerals = [head] if own else children
    if not numerals and lemma in ("ten", "tens") and (inner := after_of(parse, head)) is not None:
        scale = _magnitudes().get(inner.lemma.lower())
        return Quantity(20 * scale, None) if scale else None
    if not numerals:
        return _vague(parse, head) if lemma in _magnitudes() else None
    value = _value(parse, numerals[-1])
    if value is None:
        return None
    if (ends := _range(parse, numerals[-1], value)) is not None:
        return ends
    before = _before(parse, numerals[-1])
    if numerals[-1].lower in _magnitudes() and _SEVERAL.search(before):
        return Quantity(2 * _magnitudes()[numerals[-1].lower], None)
    if _AT_LEAST.search(before):
        return Quantity(value, None)
    if _AT_MOST.search(before):
        return Quantity(None, value)
    return Quantity(value, value)


def _range(parse: Parse, numeral: Token, value: float) -> Quantity | None:
    """From one number to another: "ten to 15", "200-300", "two or three million"; None where there is no other."""
    chain = _chain(parse, numeral)
    first, last = min(token.i for token in chain), max(token.i for token in chain)
    before, after = parse.tokens[max(0, first - 2) : first], parse.tokens[last + 1 : last + 3]
    if len(before) == 2 and before[1].lower in _TO and (low := _plain(before[0].lower)) is not None:
        low *= _magnitudes().get(numeral.lower, 1.0)
        return Quantity(low, value) if low < value else None
    if len(after) == 2 and after[0].lower in _TO and (high := _plain(after[1].lower)) is not None:
        return Quantity(value, high) if value < high else None
    return None


def is_model_number(parse: Parse, i: int) -> bool:
    """Whether a numeral right after a capitalised word belongs to a name: "iPhone 4 owners", "Boeing 737 jets"."""
    token = parse.tokens[i]
    before = parse.tokens[i - 1] if i else None
    return before is not None and before.pos == "PROPN" and before.sentence == token.sentence and (
        token.pos == "NUM" and token.text.isdigit() and len(token.text) < 4 and before.dep in ("nmod", "compound"))


def _is_numeral(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.ent in ("DATE", "TIME"):
        return False  # "the 1991-1995 war"
    if token.dep == "nummod":
        return not is_model_number(parse, i)
    if token.dep not in ("amod", "compound"):
        return False
    return token.lower in _magnitudes() or (token.text.isupper() and _plain(token.lower) is not None)


def _before(parse: Parse, numeral: Token) -> str:
    """The five words before a numeral, which may have several words itself: "more than | two hundred"."""
    first = min(token.i for token in _chain(parse, numeral))
    start = max(parse.sentences[numeral.sentence].first, first - 5)
    return " ".join(token.lower for token in parse.tokens[start:first])


def _value(parse: Parse, numeral: Token) -> float | None:
    """The value of a numeral with the words that belong to it: "4 billion", "two hundred", "nineteen (19)"."""
    total: float | None = None
    for token in _chain(parse, numeral):
        plain = _plain(token.lower)
        if plain is not None and plain == total and parse.tokens[token.i - 1].text == "(":
            continue
        scale = _magnitudes().get(token.lower)
        if plain is not None and total is not None and _THOUSANDS.fullmatch(token.text):
            total = total * 1000 + plain  # "46 000"
        elif plain is not None:
            total = plain if total is None else total + plain
        elif scale is not None:
            total = (total or 1.0) * scale
        else:
            return None
    return total


def _chain(parse: Parse, numeral: Token) -> list[Token]:
    """The words of a numeral, its head last."""
    return [*(parse.tokens[c] for c in numeral.children if parse.tokens[c].dep in ("compound", "nummod")), numeral]


def _plain(word: str) -> float | None:
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    pieces = [_numerals().get(piece) for piece in word.split("-")]
    known = [piece for piece in pieces if piece is not None]
    return sum(known) if len(known) == len(pieces) else None


def _vague(parse: Parse, head: Token) -> Quantity | None:
    """"Dozens", "several dozen", "hundreds": at least two of them; "a dozen", "a million": one."""
    scale = _magnitudes()[head.lemma.lower()]
    if head.tag == "NNS" or any(parse.tokens[c].lower in ("several", "many", "few") for c in head.children):
        return Quantity(2 * scale, None)
    return Quantity(scale, scale)


@functools.cache
def _numerals() -> dict[str, float]:
    return {word: float(value) for word, value, sort in rows("numerals") if sort == "unit"}


@functools.cache
def _magnitudes() -> dict[str, float]:
    return {word: float(value) for word, value, sort in rows("numerals") if sort == "scale"}
