"""What the lines round an article say of who published it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.builders import datelines, imprint_dates, signatures
from dateline.builders.boilerplate import is_known_outlet, is_name, is_outlet, is_section, without_place
from dateline.builders.letterheads import body, is_state
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
_RELEASE = re.compile(r"\b(?:release|statement|communiqu[eé]|notice|bulletin|briefing)\b", re.IGNORECASE)
_TAIL = re.compile(r"\s(?:[|–—]|--?)\s+([^|–—]{2,50})$|(?<=[.!?”\"])\s*[–—-]\s?([A-Z][^|–—]{1,50})$")


def tail(line: str) -> int | None:
    """Where the name of an outlet or section after a title or last sentence begins: "Fire kills two | Daily Comet"."""
    match = _TAIL.search(line[-60:])
    name = (match[1] or match[2]).strip() if match else ""
    return len(line) - len(name) if name and (is_outlet(name) or is_section(name)) else None


def publisher(text: str, blocks: Sequence[Block]) -> str | None:
    """The outlet that a text names as its own: on a line of its own, beside the author or the day, after a ©; or None.

    Where it names none, the body on whose paper it is written, or the agency of its date line.
    """
    first = next((i for i, block in enumerate(blocks) if block.kind == "paragraph"), len(blocks))
    last = max((i for i, block in enumerate(blocks) if block.kind == "paragraph"), default=-1)
    lines = [text[block.span.start : block.span.end] for block in blocks]
    above = [line for line, block in zip(lines[:first], blocks, strict=False) if block.kind == "junk"]
    named = (
        *_above(above),
        *map(_beside_author, blocks, lines),
        *_beside_days(text, blocks[last + 1 :]),
        _signed(lines[last + 1 : last + 2]),
        *(body(line) for line in above if not is_state(line)),
        _above_release(above),
        *map(_after_copyright, blocks, lines),
        *(datelines.agency(line) for line, block in zip(lines, blocks, strict=True) if block.kind == "dateline"),
    )
    return next((_without_section(name) for name in named if name), None)


def _without_section(name: str) -> str:
    """The outlet without the section in capitals that stands before it: "SPORT The Orle Herald" is the Herald."""
    section, _, rest = name.partition(" ")
    return rest if section.isupper() and is_section(section) and is_outlet(rest) else name


def _above(lines: Sequence[str]) -> Iterator[str]:
    """What lines above the text call its source, and the outlets that stand there alone."""
    for line in lines:
        source = _SOURCE.match(line)
        if source or is_outlet(line):
            yield source[1].strip() if source else without_place(line)


def _above_release(junk: Sequence[str]) -> str | None:
    """The name that stands first above a label of what press offices send out: "PRESS RELEASE"."""
    released = any(_RELEASE.search(line) and signatures.is_label(line) for line in junk[1:])
    return junk[0] if released and is_name(junk[0]) and not signatures.is_label(junk[0]) else None


def _beside_author(block: Block, line: str) -> str | None:
    """The outlet in a byline or beside a day: "By Ann Lee, The Daily Comet", "The Leith Observer, 8 July 2014"."""
    if block.kind not in ("byline", "dateline") and not imprint_dates.is_credit(line):
        return None
    parts = (re.sub(r"^(?:by|for|from)\s+(?=[A-Z])", "", part.strip(" ()"), flags=re.IGNORECASE)
             for part in re.split(r"\s+[-–—|·•]+\s+|[|·•,;]\s+|\s(?=for [A-Z])", line))  # fmt: skip
    return next((_known_end(part) for part in parts if is_outlet(part)), None)


def _known_end(name: str) -> str:
    """The known outlet with which a line ends that begins with its author ("ANN LOW Associated Press"); else all."""
    found = name.split()
    ends = (" ".join(found[i:]) for i in range(1, len(found)))
    return name if is_known_outlet(name) else next((end for end in ends if is_known_outlet(end)), name)


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
