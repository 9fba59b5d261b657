"""Dates that the user gives an event."""

from __future__ import annotations

import datetime
import re

from dateline.builders import publication_dates, time_calendar
from dateline.graph.errors import DatelineError
from dateline.graph.model import When

UNKNOWN = "unknown"
"""Given where all that is known is that the date read is wrong."""

_POINT = re.compile(r"(\d{4}(?:-\d\d){0,2})[~?%]?")
_SPAN = re.compile(r"(?P<open>\[)?(?P<first>[^/\[\]]*?)(?:\.\.|/)(?P<last>[^/\[\]]*?)(?P<close>\])?")


def value(text: str) -> str:
    """The EDTF value that a text is or says ("5 January 2022"), or ``unknown``. Raises DatelineError."""
    plain = text.strip()
    if plain.lower() == UNKNOWN:
        return UNKNOWN
    if _bounds(plain) is not None:
        return plain
    written = publication_dates.edtf(plain)
    if written is None:
        raise DatelineError(
            f"no date as 2022-01-31, 2022-01, 2022, 2022-01-31~, 2022-01-03/2022-01-05, [2022-01-03..2022-01-05] or "
            f"unknown: {text!r}"
        )
    return written


def when(value: str, reason: str) -> When:
    """The date that a value of ``value()`` gives an event, with its first and last day."""
    first, last = _bounds(value) or (None, None)
    return When(None if value == UNKNOWN else value, first, last, "given", reason)


Bounds = tuple[datetime.date | None, datetime.date | None]


def _bounds(edtf: str) -> Bounds | None:
    """First and last day, inclusive, None for an open end; None for what is no such value."""
    point = _point(edtf)
    if point is not None:
        return point
    span = _SPAN.fullmatch(edtf)
    if span is None or bool(span["open"]) != bool(span["close"]) or bool(span["open"]) == ("/" in edtf):
        return None
    ends = [_end(span["first"], 0), _end(span["last"], 1)]
    if None in ends or ends == ["open", "open"]:
        return None
    first, last = (end if isinstance(end, datetime.date) else None for end in ends)
    return None if first and last and last < first else (first, last)


def _end(text: str, which: int) -> datetime.date | str | None:
    """The day on which a span starts (0) or ends (1); "open"; None for what is neither."""
    if text in ("", ".."):
        return "open"
    point = _point(text)
    return None if point is None else point[which]


def _point(edtf: str) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of an EDTF day, month or year."""
    match = _POINT.fullmatch(edtf)
    try:
        return None if match is None else time_calendar.days_of(match[1])[1:3]
    except ValueError:
        return None
