"""Numbers and units as words say them: "two and a half", "a couple of", "a fortnight"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.builders.time_pattern import Found, letters
from dateline.builders.time_words import Piece
from dateline.graph.model import Direction, Token

_NUMERALS = ("WORDNUM", "DAYNUM", "SMALL", "BIG", "YEARNUM", "CLOCKNUM", "A")


def amount(pieces: Sequence[Piece]) -> float | None:
    """What a number says: "two and a half" is 2.5, "a couple of" 2; None where it names none ("several", "5 to 6")."""
    if _between(pieces) or any(len(piece.value) > _DIGITS for piece in pieces if piece.value.isdigit()):
        return None
    total, seen = 0.0, False
    for at, piece in enumerate(pieces):
        if piece.kind in letters("HALF"):
            return total + 0.5 if pieces[0].kind not in letters("A", "HALF") else 0.5
        if piece.kind in letters("COUPLE"):
            return 2.0
        if piece.kind in letters("VAGUE", "VAGUES"):
            return None
        if piece.kind in letters("POINT") and at + 1 < len(pieces):
            return float(f"{int(total)}.{pieces[at + 1].value}")
        if piece.kind in letters("SCALE"):
            total, seen = max(total, 1.0) * float(piece.value), True
        elif piece.kind in letters(*_NUMERALS) and piece.value and not (piece.kind in letters("A") and seen):
            total, seen = total + float(piece.value), True
    return total if seen else None


_DIGITS = 15
"""Longer numbers count nothing."""


def _between(pieces: Sequence[Piece]) -> bool:
    """Whether there are two numbers, the least and the most: "five to six", "10-15", "two-three"."""
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if piece.kind in letters("TO", "OR"):
            return True
        if piece.kind in letters("DASH") and after.kind in letters(*_NUMERALS):
            tens = before.kind in letters("WORDNUM") and int(before.value) in range(20, 100, 10)
            return not tens and before.kind in letters(*_NUMERALS) and after.kind not in letters("A")
    return False


def sized(count: float | None, unit: str) -> tuple[float | None, str]:
    """The amount in a unit that TIMEX3 knows: a fortnight is two weeks."""
    if unit == "fortnight":
        return (None if count is None else count * 2), "week"
    return count, unit


def unit_of(piece: Piece) -> str:
    """The unit that a word names ("nights" are days)."""
    return "day" if piece.value == "NI" else piece.value


def counted(found: Found) -> tuple[float | None, str]:
    """The amount and unit of the groups ``count`` and ``span``; "an hour and a half" has its half in ``half``."""
    pieces = found.group("count")
    count = amount(pieces) if pieces else None
    if count is not None and found.has("half"):
        count += 0.5
    return sized(count, unit_of(found.group("span")[0]))


def relative(found: Found, group: str = "relative") -> int | None:
    """-1 last, 0 this, 1 next; "this past" is last, "this coming" next; None where nothing is said."""
    words = [piece.value for piece in found.group(group)]
    return int(words[-1]) if words else None


def way(number: float) -> Direction:
    """past below zero, else future."""
    return "past" if number < 0 else "future"


def side(found: Found, group: str = "side") -> Direction:
    """Which way the words "ago", "later", "before" of a group point."""
    return "past" if found.value(group) == "past" else "future"


def counts(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a number counts the noun after it: the 20 of "in May 20 people died"."""
    if token.dep not in ("nummod", "quantmod"):
        return False
    at = token.head - tokens[0].i
    return 0 <= at < len(tokens) and tokens[at].i > token.i and tokens[at].tag in ("NNS", "NNPS")


def lower(piece: Piece | None) -> str:
    """The piece in small letters; '' where there is none."""
    return "" if piece is None else piece.lower
