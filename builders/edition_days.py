"""The weekday on which an article appeared, where it names that alone: "Tuesday edition", "tomorrow (Sunday)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.graph.model import Block, DateEvidence

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NO_DATE = r"(?!\w|,? \d{1,2}(?![\d:.])(?! ?[ap]\.?m)| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
_NAME = rf"(?P<day>{'|'.join(_WEEKDAYS)}){_NO_DATE}"
_BEFORE = {"yesterday": 1, "today": 0, "tonight": 0, "tomorrow": -1}
"""By how many days the day of publication follows."""
_SIGNED = re.compile(
    rf"\b{_NAME}(?:['’]s)? (?:(?:early|late|final|morning|evening|print) )?(?:edition|issue)\b"
    rf"|\b(?:published|posted|updated|issued|printed)(?: on)?(?: an?)? {_NAME.replace('day>', 'posted>')}"
    rf"|\bon sale (?:from |on |this )?{_NAME.replace('day>', 'sold>')}"
    rf"|^[^.!?:]{{2,60}}(?:,|[·|–—-]) ?{_NAME.replace('day>', 'alone>')}(?:,? \d{{1,2}}[:.]\d\d.{{0,12}})?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"\b(?P<word>{'|'.join(_BEFORE)})(?: \(|, ){_NAME}[),]", re.IGNORECASE)
LONGEST = 160
"""A line that is longer signs nothing."""


def weekday(text: str, blocks: Sequence[Block]) -> int | None:
    """The weekday of publication, Monday 1, that the lines round the text or words beside "today" name; None: none.

    None too where they name several.
    """
    found = {*_signed(text, blocks), *_beside(text, blocks)}
    return found.pop() if len(found) == 1 else None


def given(evidence: Iterable[DateEvidence]) -> int | None:
    """The weekday, Monday 1, that an article's record names in place of its day; None where it names none."""
    return next((_number(one.value) for one in evidence if one.source == "edition"), None)


def named(value: str) -> str | None:
    """The weekday that a value names and nothing more, in small letters: "Friday", "Fri."; else None."""
    word = value.strip().rstrip(".").lower()
    return next((day for day in _WEEKDAYS if word in (day, day[:3])), None)


def _signed(text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """Those of the lines above the text and below it, and of a note in brackets at its end."""
    paragraphs = [i for i, block in enumerate(blocks) if block.kind == "paragraph"]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(blocks), -1)
    for i, block in enumerate(blocks):
        line = text[block.span.start : block.span.end].strip()
        note = i == last and line.startswith("[") and line.endswith("]")
        if len(line) <= LONGEST and block.kind != "title" and (note or not first <= i <= last):
            match = _SIGNED.search(line)
            name = match and next(filter(None, match.groups()), None)
            if name:
                yield _number(name)


def _beside(text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """Those that paragraphs put beside a word that counts from publication."""
    for block in blocks:
        if block.kind == "paragraph":
            for match in _BESIDE.finditer(text, block.span.start, block.span.end):
                yield (_number(match["day"]) + _BEFORE[match["word"].lower()] - 1) % 7 + 1


def _number(name: str) -> int:
    return _WEEKDAYS.index(name.lower()) + 1
