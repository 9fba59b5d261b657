"""What the lines round an article say of its publication: who published it, on which day, in which year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.builders import datelines, publication_dates
from dateline.builders.boilerplate import furniture, is_outlet, is_section
from dateline.graph.model import Block

Source = Literal["footer", "copyright"]


@dataclass(frozen=True, slots=True)
class Imprint:
    """A day, or of a copyright a year, that a line round the article bears; an EDTF value."""

    value: str
    source: Source
    changed: bool = False
    """Whether the line calls it the day of a change: "Updated 18 May"."""


# ---- When ------------------------------------------------------------------------------------------------------------

_CREDIT = re.compile(
    r"\W*(?:(?:this|the) (?:article|story|report|post|piece) (?:was |has been )?|first |originally |last )*"
    r"(?:(?:additional )?(?:writing|reporting|editing|written|reported|edited|compiled|filed|published|posted|printed"
    r"|issued|updated|modified|revised|appeared)\b|©|\(c\)|copyright\b|(?:source|url|link|permalink|original)\s?:)",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:updated?|modified|revised|corrected)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s)>\]]+")
_COPYRIGHT_YEAR = re.compile(
    r"\W*(?:©|\(c\)|copyright)\D{0,60}(?:(?:19|20)\d\d ?[-–] ?)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_PARTS = re.compile(r"\s+[-–—|·•]+\s+|\s?[|·•,;]\s+")


def days(text: str, blocks: Sequence[Block]) -> Iterator[Imprint]:
    """The days and years in credits, addresses and copyrights round an article, in order; none in readers' comments."""
    for block in blocks:
        if block.kind != "junk":
            continue
        line = text[block.span.start : block.span.end].strip()
        if furniture(line) in ("end", "list"):
            return
        if (day := _day(line)) is not None:
            yield Imprint(day, "footer", _CHANGE.search(line) is not None)
        elif (year := _COPYRIGHT_YEAR.match(line)) is not None:
            yield Imprint(year[1], "copyright")


def _day(line: str) -> str | None:
    """The one day that a credit names, or a line of a day beside names of sections and outlets; else None."""
    if len(line) > datelines.LONGEST:
        return None
    if not _CREDIT.match(line) and not _is_signature(line):
        return None
    address = _ADDRESS.search(line)
    found = publication_dates.in_url(address[0]) if address else publication_dates.in_words(line.replace(".", " "))
    return found if found and len(found) == len("2020-01-31") else None


def _is_signature(line: str) -> bool:
    """Whether a line bears a day and names of sections or outlets only: "5 Dec 2013 - Culture"."""
    parts = [part.strip(" .()") for part in _PARTS.split(line.strip())]
    return 1 < len(parts) <= 4 and all(
        is_section(part) or is_outlet(part) or publication_dates.in_words(part.replace(".", " ")) for part in parts
    )


# ---- Who -------------------------------------------------------------------------------------------------------------

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
    named = [*map(_beside_author, blocks, lines), _signed(lines[last + 1 : last + 2])]
    agencies = (datelines.agency(line) for line, block in zip(lines, blocks, strict=True) if block.kind == "dateline")
    return next((name for name in (*named, *map(_after_copyright, blocks, lines), *agencies) if name), None)


def _beside_author(block: Block, line: str) -> str | None:
    """The outlet in a byline or beside a day: "By Ann Lee, The Daily Comet", "The Leith Observer, 8 July 2014"."""
    if block.kind not in ("byline", "dateline"):
        return None
    parts = (re.sub(r"^(?:by|for|from)\s+(?=[A-Z])", "", part.strip(" ()"), flags=re.IGNORECASE)
             for part in re.split(r"\s+[-–—|·•]+\s+|[|·•,;]\s+|\s(?=for [A-Z])", line))  # fmt: skip
    return next((part for part in parts if is_outlet(part)), None)


def _signed(after: Sequence[str]) -> str | None:
    """The outlet that stands alone after the last paragraph: "— Reuters", "(AFP)"."""
    name = after[0].strip(" -–—()[]") if after else ""
    return name if is_outlet(name) else None


def _after_copyright(block: Block, line: str) -> str | None:
    match = _COPYRIGHT.match(line) if block.kind == "junk" else None
    name = _COMPANY.sub("", match[1]).strip() if match else ""
    return name if is_outlet(name) else None
