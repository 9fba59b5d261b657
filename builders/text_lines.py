"""The lines of a text as an article's writer meant them: without bullets, joined where a fixed width broke them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.graph.model import BlockKind, Span
from dateline.graph.records import changed

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"^(?:[*•▪■●‣·►▶➤→]\s*)+")
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:[ap]\.?m\.?|GMT|UTC|BST|CES?T|E[SD]T|IST))?(?: ?[-–—|:])?\s+(?=\S)"
)
"""The hour at the start of a post: "14:05 Search suspended"."""
_CLOSED = re.compile(r"(?:[.!?…:;]|& ?hellip;)[\"'”“’»)\]}\s]*$|[.!?…,][\"'”“’»]|''\s*$")
_ABBREVIATED = re.compile(r"\b(?:(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Inc|Co|Corp|Ltd|Jr|Sr|St|No|vs)\.)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space at its ends; ``gap``: whether a blank line stands before it."""

    span: Span
    text: str
    gap: bool
    kind: BlockKind | None = None
    signs: bool = False
    """Whether it stood beside a day in a line that signs the article: somebody's name, or the title after all."""

    def as_kind(self, kind: BlockKind) -> Line:
        """The line, told to be of a kind."""
        return changed(self, kind=kind)


def part_of(line: Line, part: Span) -> Line:
    """The part of a line between two places within it, as a line."""
    span = Span(line.span.start + part.start, line.span.start + part.end)
    return changed(line, span=span, text=line.text[part.start : part.end])


def is_closed(text: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _CLOSED.search(text[-12:]) is not None and not _ABBREVIATED.search(text[-12:])


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank, without what marks them as entries of a list."""
    end = 0
    for match in _LINE.finditer(text):
        content = match[0].strip()
        if content:
            content = _BULLET.sub("", content) or content
            start = match.start() + match[0].index(content)
            gap = len(re.findall(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text[end:start])) > 1
            yield Line(Span(start, start + len(content)), content, gap)
            end = start + len(content)


def unwrapped(text: str, lines: list[Line]) -> list[Line]:
    """Paragraphs made of the lines of a text that was broken at a fixed width, as mail and agency feeds are.

    A word that a hyphen breaks at a line's end is joined in any text: "on Wed-", "nesday".
    """
    wrapped = _is_wrapped(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and not line.gap and _goes_on(paragraphs[-1][-1], line, wrapped):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [_joined(text, paragraph) for paragraph in paragraphs]


def _goes_on(before: Line, line: Line, wrapped: bool) -> bool:
    broken = _BROKEN.search(before.text) is not None and line.text[0].islower()
    return broken or (wrapped and _runs_on(before))


_BROKEN = re.compile(r"[^\W\d_]{2}[-\u00ad\u2010]$")


def _joined(text: str, lines: list[Line]) -> Line:
    span = Span(lines[0].span.start, lines[-1].span.end)
    return changed(lines[0], span=span, text=text[span.start : span.end])


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether lines end in the middle of sentences: none is long, and a third of the followers begin in lower case."""
    followers = [line for line in lines if not line.gap][1:]
    if len(followers) < 3 or any(len(line.text) > 120 for line in lines):
        return False
    return sum(line.text[0].islower() for line in followers) * 3 >= len(followers)


def _runs_on(line: Line) -> bool:
    """Whether the next line goes on with its paragraph."""
    return len(line.text) >= 45 and not (is_closed(line.text) and len(line.text) < 55)


def without_clocks(lines: list[Line]) -> list[Line]:
    """The posts of a live page without the hours at which they were put up; an hour that opens one line is read."""
    clocks = [_CLOCK.match(line.text) for line in lines]
    if sum(clock is not None for clock in clocks) < 3:
        return lines
    return [part for line, clock in zip(lines, clocks, strict=True) for part in _posted(line, clock)]


def _posted(line: Line, clock: re.Match[str] | None) -> list[Line]:
    if clock is None:
        return [line]
    stamp = part_of(line, Span(0, len(clock[0].rstrip()))).as_kind("junk")
    return [stamp, changed(part_of(line, Span(clock.end(), len(line.text))), gap=False)]


SIGNED = 5
"""What stands below the dashes of a signature is at most a fifth of the text."""


def without_signature(lines: list[Line]) -> list[Line]:
    """Lines below the two dashes that part a signature from a text, as in mail, are junk."""
    at = max((i for i, line in enumerate(lines) if line.text == "--"), default=len(lines))
    below = sum(len(line.text) for line in lines[at:])
    if below * SIGNED > sum(len(line.text) for line in lines):
        return lines
    return [*lines[:at], *(line.as_kind("junk") for line in lines[at:])]
