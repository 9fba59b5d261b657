"""What the lines round an article say of who published it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.builders import datelines, imprint_dates
from dateline.builders.boilerplate import is_outlet, is_section
from dateline.builders.letterheads import is_letterhead, is_state
from dateline.graph.model import Block

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,?\s*)?"
    r"([^.|,©]{2,60}?)(?:\s(?:19|20)\d\d)?(?=$|[.|,©])",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\s*(?:\([^()]*\)|\b(?:Ltd|Inc|LLC|PLC|Pvt|Co|GmbH|Limited|Corp)\b\.?"
    r"|\ball rights reserved\b.*)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:source|publisher|publication|outlet|newspaper)\s?:\s*(?!https?:)([^|/:]{2,60})", re.IGNORECASE
)
_TAIL = re.compile(r"\s(?:[|–—]|--?)\s+([^|–—]{2,50})$|(?<=[.!?”\"])\s*[–—-]\s?([A-Z][^|–—]{1,50})$")


def tail(line: str) -> int | None:
    """Where the name of an outlet or section after a title or last sentence begins: "Fire kills two | Daily Comet"."""
    match = _TAIL.search(line[-60:])
    name = (match[1] or match[2]).strip() if match else ""
    return len(line) - len(name) if name and (is_outlet(name) or is_section(name)) else None


def publisher(text: str, blocks: Sequence[Block]) -> str | None:
    """The outlet that a text names as its own: on a line of its own, beside the author or the day, after a ©; or None.

    Where it names none, the agency of its date line.
    """
    first = next((i for i, block in enumerate(blocks) if block.kind == "paragraph"), len(blocks))
    last = max((i for i, block in enumerate(blocks) if block.kind == "paragraph"), default=-1)
    lines = [text[block.span.start : block.span.end] for block in blocks]
    for line, block in zip(lines[:first], blocks, strict=False):
        source = _SOURCE.match(line)
        if block.kind == "junk" and (source or is_outlet(line)):
            return source[1].strip() if source else line
    after = _signed(lines[last + 1 : last + 2])
    named = [*map(_beside_author, blocks, lines), *_beside_days(text, blocks[last + 1 :]), after]
    bodies = (line for line, block in zip(lines[:first], blocks, strict=False)
              if block.kind == "junk" and is_letterhead(line) and not is_state(line))  # fmt: skip
    agencies = (datelines.agency(line) for line, block in zip(lines, blocks, strict=True) if block.kind == "dateline")
    return next((name for name in (*named, *bodies, *map(_after_copyright, blocks, lines), *agencies) if name), None)


def _beside_author(block: Block, line: str) -> str | None:
    """The outlet in a byline or beside a day: "By Ann Lee, The Daily Comet", "The Leith Observer, 8 July 2014"."""
    if block.kind not in ("byline", "dateline") and not imprint_dates.is_credit(line):
        return None
    parts = (re.sub(r"^(?:by|for|from)\s+(?=[A-Z])", "", part.strip(" ()"), flags=re.IGNORECASE)
             for part in re.split(r"\s+[-–—|·•]+\s+|[|·•,;]\s+|\s(?=for [A-Z])", line))  # fmt: skip
    return next((part for part in parts if is_outlet(part)), None)


def _beside_days(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """The outlets beside the days in lines that sign an article: "Staff reporter, Halvik Tribune, 23/7/19"."""
    for day in (block.span for block in blocks if block.kind == "dateline"):
        start, end = text.rfind("\n", 0, day.start) + 1, text.find("\n", day.end) % (len(text) + 1)
        for block in blocks:
            if start <= block.span.start < end and is_outlet(text[block.span.start : block.span.end]):
                yield text[block.span.start : block.span.end]


def _signed(after: Sequence[str]) -> str | None:
    """The outlet that stands alone after the last paragraph: "— Reuters", "(AFP)"."""
    name = after[0].strip(" -–—()[]") if after else ""
    return name if is_outlet(name) else None


def _after_copyright(block: Block, line: str) -> str | None:
    match = _COPYRIGHT.match(line) if block.kind == "junk" else None
    name = _COMPANY.sub("", match[1]).strip() if match else ""
    return name if is_outlet(name) else None
