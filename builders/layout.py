"""The blocks of an article: title, date line, paragraphs, and the boilerplate around them.

Lines are looked at in three turns: by themselves (furniture, date lines, bylines), then the head of the article (title,
standfirst, outlet), then the body (headings, repeats, what follows the end). A block is a line or a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.builders import datelines
from dateline.builders.article_head import LONGEST_HEADING, with_head
from dateline.builders.boilerplate import furniture
from dateline.builders.line_kinds import by_itself
from dateline.builders.text_lines import (
    Line,
    is_closed,
    lines_of,
    part_of,
    unwrapped,
    without_clocks,
    without_signature,
)
from dateline.graph.model import Block, Span
from dateline.graph.records import changed

LONGEST_BLOCK = 20_000
"""A longer line is cut at the end of a sentence, so that no single parse grows without bound."""

_PLAIN_MARKS = str.maketrans("‘’‚‛“”„‟«»–—", '\'\'\'\'""""""--')
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]?\s")


def lay_out(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; every line that is not blank belongs to one, but for dashes after date lines."""
    lines = by_itself(without_clocks(without_signature(unwrapped(text, list(lines_of(text))))))
    lines = _without_repeats(_without_tail(with_head(lines)))
    lines = _with_headings(_with_openings(lines))
    return tuple(Block(line.kind or "paragraph", piece) for line in lines for piece in _cut(text, line.span))


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The span, in pieces of at most LONGEST_BLOCK that end with a sentence, a word, or anywhere."""
    start = span.start
    while span.end - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
        cut = ends[-1] if ends else text.rfind(" ", start + 1, limit) + 1 or limit
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _without_repeats(lines: list[Line]) -> list[Line]:
    """Lines that say again word for word what an earlier one said are junk, so that no event counts twice."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        same = folded(line.text)
        again = same in seen and line.kind != "dateline"
        kept.append(line.as_kind("junk") if again else line)
        seen.add(same)
    return kept


def folded(line: str) -> str:
    """The line without what may differ between two prints of it: spaces, case, the shape of quotation marks."""
    return " ".join(line.translate(_PLAIN_MARKS).split()).casefold()


def _without_tail(lines: list[Line]) -> list[Line]:
    """Readers' comments, lists of other articles, and short lines after the last paragraph are junk."""
    size = sum(len(line.text) for line in lines if line.kind is None)
    before, listing, ended = 0, False, False
    kept = []
    for line in lines:
        sign = furniture(line.text) if line.kind == "junk" else None
        listing = sign == "list" or (listing and (line.kind == "junk" or not is_closed(line.text)))
        ended = ended or (sign == "end" and before * 5 >= size * 3)
        kept.append(line.as_kind("junk") if ended or listing else line)
        before += len(line.text) if line.kind is None else 0
    return _without_last_labels(kept)


def _without_last_labels(lines: list[Line]) -> list[Line]:
    last = max((i for i, line in enumerate(lines) if line.kind is None and is_closed(line.text)), default=len(lines))
    return [
        line.as_kind("junk") if i > last and line.kind is None and len(line.text) <= LONGEST_HEADING else line
        for i, line in enumerate(lines)
    ]


def _with_openings(lines: list[Line]) -> list[Line]:
    """The first paragraphs, parted from the date lines with which they open."""
    kept: list[Line] = []
    paragraphs = 0
    for line in lines:
        found = datelines.opening(line.text) if line.kind is None and paragraphs < 2 else None
        paragraphs += line.kind is None
        if found is None:
            kept.append(line)
        else:
            kept.append(part_of(line, found[0]).as_kind("dateline"))
            kept.append(changed(part_of(line, Span(found[1], len(line.text))), gap=False))
    return kept


def _with_headings(lines: list[Line]) -> list[Line]:
    """Short lines without a full stop between paragraphs are headings."""
    return [
        line.as_kind("heading") if line.kind is None and _is_heading(line, after) else line
        for line, after in zip(lines, [*lines, None][1:], strict=True)
    ]


def _is_heading(line: Line, after: Line | None) -> bool:
    short = len(line.text) <= LONGEST_HEADING and not is_closed(line.text) and not line.text[0].islower()
    return short and after is not None and after.kind is None and len(after.text) > len(line.text)
