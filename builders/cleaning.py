"""A block of text without its debris, for the parser; every character still knows where it stood."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from dateline.graph.model import Span

_DEBRIS = re.compile(r"&\s?(#?\w{2,8});|\s+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text to parse, and for each of its characters the half-open place in the original that it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """Where the non-empty piece ``text[start:end]`` stood in the original text."""
        return Span(self.starts[start], self.ends[end - 1])


def clean(text: str, span: Span) -> Cleaned:
    """``text[span]`` with runs of white space as one space and entities (``& mdash;``) as their characters."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def emit(piece: str, start: int, end: int) -> None:
        for character in piece:
            out.append(character)
            starts.append(start)
            ends.append(end)

    position = span.start
    for match in _DEBRIS.finditer(text, span.start, span.end):
        for i in range(position, match.start()):
            emit(text[i], i, i + 1)
        position = match.end()
        piece = html.unescape(f"&{match[1]};") if match[1] else " "
        emit(piece, match.start(), match.end())
    for i in range(position, span.end):
        emit(text[i], i, i + 1)
    while out and out[-1] == " ":
        del out[-1], starts[-1], ends[-1]
    lead = next((i for i, character in enumerate(out) if character != " "), 0)
    return Cleaned("".join(out[lead:]), tuple(starts[lead:]), tuple(ends[lead:]))
