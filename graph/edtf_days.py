"""The days that an EDTF value spans, where it is a day, month or year, or lies between two such."""

from __future__ import annotations

import calendar
import datetime
import re

_POINT = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?"
_END = r"\.\.|[\d~?%-]{0,12}"
_SPAN = re.compile(rf"(?P<open>\[)?(?P<first>{_END})(?:\.\.|/)(?P<last>{_END})(?P<close>\])?")

Bounds = tuple[datetime.date | None, datetime.date | None]


def days_of(edtf: str) -> Bounds | None:
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
    match = re.fullmatch(_POINT, edtf)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = datetime.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    return first, first if day else first.replace(month=last_month, day=calendar.monthrange(first.year, last_month)[1])
