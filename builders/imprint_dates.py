"""The day of publication that the lines round an article bear: mastheads, credits, signatures, notes at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.builders import publication_dates, signatures, wire_stamps
from dateline.builders.boilerplate import furniture
from dateline.graph.model import Block

Source = Literal["footer", "copyright"]


@dataclass(frozen=True, slots=True)
class Imprint:
    """A day, or of a copyright a year, that a line round the article bears; an EDTF value.

    One of a set (``[2019-05-06,2019-06-05]``) where the line has numbers that can be read in two ways.
    """

    value: str
    source: Source
    changed: bool = False
    """Whether the line calls it the day of a change: "Updated 18 May"."""
    readings: tuple[str, ...] = ()
    """The two days of such a set, that with the day first before that with the month first."""


_CREDIT = re.compile(
    r"\W{0,20}(?:(?:this|the) (?:article|story|report|post|piece) (?:was |has been )?)?"
    r"(?:(?:first|originally|last) ){0,2}"
    r"(?:(?:additional )?(?:writing|reporting|editing|written|reported|edited|compiled|filed|published|posted|printed"
    r"|issued|updated|modified|revised|appeared|translat(?:ed|ion))\b|©|\(c\)|copyright\b"
    r"|(?:source|url|link|permalink|original)\s?:)"
    r"|[^.!?]{0,60}\b(?:not (?:for|to be)|embargoed for|hold for)"
    r" (?:released?|publication|published|broadcast|used?) (?:before|until|till)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:updated?|modified|revised|corrected)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)>\]]+")
_COPYRIGHT_YEAR = re.compile(
    r"\W*(?:©|\(c\)|copyright)\D{0,60}(?:(?:19|20)\d\d ?[-–] ?)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_LAST_WORDS = re.compile(
    r"(?:^|[.!?;|)–—-]\s+)((?:first |originally |last )?(?:published|posted|issued|printed|released|dated|updated"
    r"|modified|revised)\b(?:[^.!?]|\.(?=\d)){0,60}\d['’\w]*)\W*$",
    re.IGNORECASE,
)


def days(text: str, blocks: Sequence[Block]) -> Iterator[Imprint]:
    """The days and years in credits, addresses and copyrights round an article, in order.

    None in readers' comments, and nothing but copyrights below a list of other articles.
    """
    last = max((i for i, block in enumerate(blocks) if block.kind == "paragraph"), default=0)
    told = (text[block.span.start : block.span.end].strip() for block in blocks)
    lines = [(i, blocks[i].kind == "junk", line) for i, line in enumerate(told)]
    ends = [(i, furniture(line)) for i, junk, line in lines if junk]
    listed = next((i for i, kind in ends if kind in ("end", "list")), len(lines))
    comments = next((i for i, kind in ends if kind == "end"), len(lines))
    for i, junk, line in lines[:listed]:
        yield from _in_line(line, junk, may_note=i == last or (i > last and junk))
    for _, junk, line in lines[listed:comments]:
        yield from _copyright(line) if junk else ()


def _in_line(line: str, junk: bool, may_note: bool) -> Iterator[Imprint]:
    """What a line bears; ``may_note``: whether its last sentence may be a note on its publication."""
    note = _LAST_WORDS.search(line) if may_note else None
    if note is not None and not _CREDIT.match(line):
        yield from _imprint(note[1], _day(note[1]))
    if junk:
        day = _day(line) if _CREDIT.match(line) or _ADDRESS.fullmatch(line) else ()
        if not day:
            yield from _copyright(line)
        yield from _imprint(line, day)
        stamp = None if day else wire_stamps.day(line)
        yield from (Imprint(stamp, "footer"),) if stamp else ()


def _copyright(line: str) -> Iterator[Imprint]:
    year = _COPYRIGHT_YEAR.match(line)
    if year is not None:
        yield Imprint(year[1], "copyright")


def named_day(line: str) -> Iterator[Imprint]:
    """The one day that a line names in full, if it names one, in words or in numbers."""
    return _imprint(line, _day(line))


def _imprint(line: str, readings: tuple[str, ...]) -> Iterator[Imprint]:
    changed = _CHANGE.search(line) is not None
    if len(readings) == 1:
        yield Imprint(readings[0], "footer", changed)
    elif readings:
        yield Imprint(f"[{','.join(sorted(readings))}]", "footer", changed, readings)


def is_credit(line: str) -> bool:
    """Whether a line round an article, no sentence, credits it and bears its day: "[First printed on 3 May 2019]"."""
    credit = _CREDIT.match(line) is not None and (line[0] in "[(" or line[-1] not in ".!?")
    return credit and bool(_day(line))


def _day(line: str) -> tuple[str, ...]:
    """The one day that a line names, or the two that its numbers can be; else none."""
    if len(line) > signatures.LONGEST:
        return ()
    address = _ADDRESS.search(line)
    if address and (found := publication_dates.in_url(address[0])):
        return (found,) if len(found) == len("2020-01-31") else ()
    named = set(publication_dates.named(_ADDRESS.sub(" ", line)))
    return named.pop() if len(named) == 1 else ()
