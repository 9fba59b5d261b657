"""Which quotation marks open and which close, whatever signs an article uses for them.

A small machine reads a block from left to right and knows whether a quotation is open. What stands beside a mark tells
more than its sign: "are safe now“Lee said", "“ Two boats", "a sad day '', — he said" all occur.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from dateline.builders.knowledge import words

OPEN, CLOSE = "“", "”"
LONGEST_SINGLE = 1000
"""Code points between single marks that belong together."""

ATTRIBUTION = (
    r"(?:(?:he|she|they|it|we|I|who|the (?:[a-z]+ (?:of )?)?\w+|(?:[A-Z][\w'’.-]+ ){1,3}?)[ ,]?\s?"
    r"(?:also |then |later |has |had )?)?"
    rf"(?:{'|'.join(sorted(words('quotation_cues')))})\b"
)
"""Matches where words attribute a quotation: "he said", "Tokayev said", "the ministry also noted", "added"."""

_ATTRIBUTION = re.compile(ATTRIBUTION)
_DOUBLE = re.compile(r" ?(?:[\"“”„‟«»＂〝〞]|''|``|‘‘|’’|´´|,,(?=[^\W\d_])) ?")
_TYPED_OPEN = ("“", "„", "‟", "«", "``", "‘‘", ",,", "〝")
_TYPED_CLOSE = ("”", "»", "''", "’’", "´´", "〞")

Turn = Literal["open", "close", "leave", "drop"]


class Mark(NamedTuple):
    """A mark with the spaces beside it: what to put in the place of ``start`` to ``end``."""

    start: int
    end: int
    text: str


class _Found(NamedTuple):
    start: int
    end: int
    sign: str
    before: str
    """The character before it, not a space; '' at the start."""
    after: str
    space_before: bool
    space_after: bool


def double(text: str) -> Iterator[Mark]:
    """The double quotation marks of a block in order, as “ and ” with the spaces that belong there."""
    found = [_found(text, match) for match in _DOUBLE.finditer(text)]
    turns = _mended(text, found, _turns(text, found))
    if _is_torn(text, found, turns):
        yield Mark(0, 0, OPEN)
    for mark, turn in zip(found, turns, strict=True):
        if turn != "leave":
            yield Mark(mark.start, mark.end, _fitted(mark, turn))


def _is_torn(text: str, found: list[_Found], turns: list[Turn]) -> bool:
    """Whether the block begins within a quotation whose beginning was lost: "our country '', he stated"."""
    return bool(found) and turns[0] == "close" and text[0].islower() and found[0].start > 0


def _found(text: str, match: re.Match[str]) -> _Found:
    sign = match[0].strip()
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return _Found(match.start(), match.end(), sign, before, after, match[0][0] == " ", match[0][-1] == " ")


def _turns(text: str, found: list[_Found]) -> list[Turn]:
    is_open = False
    turns: list[Turn] = []
    for mark in found:
        turn = _turn(text, mark, is_open)
        turns.append(turn)
        is_open = is_open if turn == "leave" else turn == "open"
    return turns


def _turn(text: str, mark: _Found, is_open: bool) -> Turn:
    """Whether the mark opens or closes; ``leave`` for inches and seconds (a 19" screen)."""
    left = mark.space_before or not mark.before or mark.before in "([{—–-/‘'"
    right = mark.space_after or not mark.after or mark.after in ".,;:!?)]}—–…-/’'"
    if mark.sign == '"' and not is_open and mark.before.isdigit() and not left:
        return "leave"
    if left and not right:
        attributes = is_open and bool(mark.before) and _ATTRIBUTION.match(text, mark.end)
        return "close" if attributes or (is_open and mark.sign in _TYPED_CLOSE) else "open"
    if right and not left:
        return "close"
    if not left:
        if mark.sign == "''" and mark.after.islower() and not is_open:
            return "leave"
        closes = is_open or (mark.sign in _TYPED_CLOSE and mark.sign != "»") or _ATTRIBUTION.match(text, mark.end)
        return "close" if closes else "open"
    return _spaced(text, mark, is_open)


def _spaced(text: str, mark: _Found, is_open: bool) -> Turn:
    """A mark with room on both sides: "to “ diffuse the resources", "hands of bandits '', the"."""
    if not mark.after or mark.after in ".,;:!?)—–":
        return "close" if mark.before else "open"
    if is_open:
        reopens = mark.sign in _TYPED_OPEN and not _ATTRIBUTION.match(text, mark.end)
        return "open" if reopens else "close"
    return "close" if mark.sign in _TYPED_CLOSE and mark.before else "open"


def _mended(text: str, found: list[_Found], turns: list[Turn]) -> list[Turn]:
    """The turns without a close in the middle of a quotation that is closed, and attributed, only later.

    "“ How long? '' a year, two, the investigation will show », — added the president": the first close is a slip.
    """
    mended = list(turns)
    for i in range(1, len(turns) - 1):
        slip = turns[i - 1 : i + 2] == ["open", "close", "close"] and found[i + 1].start - found[i].end < 400
        if slip and not _attributes(text, found[i]) and _attributes(text, found[i + 1]):
            mended[i] = "drop"
    return mended


def _attributes(text: str, mark: _Found) -> bool:
    start = re.compile(r"[ ,—–-]*").match(text, mark.end)
    return _ATTRIBUTION.match(text, start.end() if start else mark.end) is not None


def _fitted(mark: _Found, turn: Turn) -> str:
    if turn == "drop":
        return " "
    if turn == "open":
        return (" " if mark.before and mark.before not in "([{/‘'" else "") + OPEN
    return CLOSE + (" " if mark.after and mark.after not in ".,;:!?)]}…/’'" else "")


# ---- Single marks ----------------------------------------------------------------------------------------------------

_SINGLE = re.compile(r"['‘’‚‛`´′]")


def single(text: str) -> Iterator[Mark]:
    """The single marks of a block in order: ‘ and ’ where they enclose words, else the apostrophe '.

    "the protesters' demands" and "'90s" hold apostrophes; "'smart borders'" is quoted.
    """
    found = list(_SINGLE.finditer(text))
    sides = [_side(text, match) for match in found]
    closing = _next_close(sides)
    is_open = False
    for match, side, later in zip(found, sides, closing, strict=True):
        mark, end = "'", found[later].start() if later is not None else None
        if side == "open" and end is not None and _is_whole(text, match.start(), end):
            mark, is_open = "‘", True
        elif side == "close" and is_open and not (_is_plural(text, match) and end is not None):
            mark, is_open = "’", False
        if mark != match[0]:
            yield Mark(match.start(), match.end(), mark)


def _next_close(sides: list[Turn]) -> list[int | None]:
    """For each mark the index of the next that may close, unless one that opens comes first."""
    later: list[int | None] = [None] * len(sides)
    for i in range(len(sides) - 2, -1, -1):
        later[i] = i + 1 if sides[i + 1] == "close" else later[i + 1] if sides[i + 1] == "leave" else None
    return later


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a single quotation could stand there: of bounded length, and no double one reaches into it."""
    inside = text[start : min(end, start + LONGEST_SINGLE)]
    return end - start < LONGEST_SINGLE and inside.count(OPEN) == inside.count(CLOSE)


def _side(text: str, match: re.Match[str]) -> Turn:
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    left = not before or before.isspace() or before in "([{—–-/“"
    right = not after or after.isspace() or after in ".,;:!?)]}—–…-/”"
    if left == right or (left and after.isdigit()) or text[max(0, match.start() - 3) : match.start()].lstrip() == "O ":
        return "leave"
    return "open" if left else "close"


def _is_plural(text: str, match: re.Match[str]) -> bool:
    """Whether it may be the apostrophe of a plural: "the workers' union"."""
    return text[match.start() - 1].lower() == "s" and text[match.end() : match.end() + 1] == " "
