"""One moment told in two time zones: "at 4:50 a.m. (2050 GMT Sunday)" was on Monday."""

from __future__ import annotations

import datetime
from dataclasses import replace

from dateline.graph.model import TimeForm

EAST, WEST = 14 * 60, -12 * 60
"""Minutes: how far any clock of the earth is before or behind another that is told in brackets."""
_LEAP_YEAR = 2000


def day_elsewhere(here: TimeForm, there: TimeForm) -> tuple[TimeForm, ...]:
    """The day of a clock, of the same moment's clock and day in another zone; none where the hours do not tell it."""
    if not there.parts:
        return ()
    gap = _minutes(here) - _minutes(there)
    days = [day for day in (0, 1, -1) if WEST <= gap + day * 24 * 60 <= EAST]
    if not (names_zone(here) or names_zone(there)):
        return there.parts
    return tuple(_moved(part, days[0]) for part in there.parts) if days else there.parts


def names_zone(form: TimeForm) -> bool:
    """Whether a clock says of which zone it is: "2050 GMT"."""
    return form.operator == "clock" and len(form.value or "") > len("T20:50")


def _minutes(form: TimeForm) -> int:
    value = form.value or "T00:00"
    return int(value[1:3]) * 60 + int(value[4:6])


def _moved(form: TimeForm, days: int) -> TimeForm:
    """A weekday or a date some days on; any other form as it is."""
    value = form.value or ""
    if form.operator == "weekday" and value.isdigit():
        return replace(form, value=str((int(value) - 1 + days) % 7 + 1))
    if form.operator == "date" and len(value) == len("XXXX-01-02") and not value.startswith("XXXX-XX"):
        year = _LEAP_YEAR if value[0] == "X" else int(value[:4])
        day = datetime.date(year, int(value[5:7]), int(value[8:])) + datetime.timedelta(days=days)
        return replace(form, value=f"XXXX{day:-%m-%d}" if value[0] == "X" else day.isoformat())
    return form
