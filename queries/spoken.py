"""EDTF values in English words, for readers who are shown no other form."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"(?P<sign>-?)(?P<year>[\dX]{4,})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_UNSURE = {"~": "about {}", "?": "perhaps {}", "%": "perhaps about {}"}


def spoken(edtf: str) -> str:
    """``2022-01-06~`` as "about 6 January 2022"; a value of another form is given as it stands."""
    if edtf.startswith("[") and edtf.endswith("]") and ".." in edtf:
        first, _, last = edtf[1:-1].partition("..")
        return _between(first, last)
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return f"{_point(first) or 'unknown'} to {_point(last) or 'unknown'}"
    return _point(edtf)


def _between(first: str, last: str) -> str:
    if first and last:
        return f"between {_point(first)} and {_point(last)}"
    return f"by {_point(last)}" if last else f"from {_point(first)}"


def _point(edtf: str) -> str:
    match = _DATE.fullmatch(edtf.rstrip("~?%"))
    if match is None:
        return edtf
    said = " ".join(filter(None, (_day(match["day"]), _month(match["month"]), _year(match["sign"], match["year"]))))
    return _UNSURE.get(edtf[-1], "{}").format(said)


def _day(day: str | None) -> str:
    return str(int(day)) if day and day.isdigit() else ""


def _month(month: str | None) -> str:
    if not month or not month.isdigit():
        return ""
    number = int(month)
    return calendar.month_name[number] if 1 <= number <= 12 else _SEASONS.get(number, "")


def _year(sign: str, year: str) -> str:
    """The year; year 0 of ISO 8601 is 1 BCE. Decades and centuries keep their form: ``199X`` is "the 1990s"."""
    if not year.isdigit():
        return "" if set(year) == {"X"} else f"the {year.replace('X', '0')}s"
    number = int(sign + year)
    return str(number) if number > 0 else f"{1 - number} BCE"
