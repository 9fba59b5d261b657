"""EDTF values in English words, for readers who are shown no other form: "between 3 and 5 January 2022".

Month names stand here in full, since Python's own follow the locale of the program that uses dateline.
"""

from __future__ import annotations

import datetime
import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNHAPPENED = "did not happen"
"""The standing of what is only told in the negative and nobody denies, as readers are shown it."""
SEASONS = {
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
    33: "first quarter of",
    34: "second quarter of",
    35: "third quarter of",
    36: "fourth quarter of",
    40: "first half of",
    41: "second half of",
}
"""What EDTF writes in the place of a month, level 2 included."""
_DATE = re.compile(r"(?P<year>-?[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?")
_CODED = re.compile(r"[\dX]{4}-(?:2[1-9]|[34]\d)(?!\d)|X")
"""A season, quarter or half in the place of a month, or a digit that is not known."""
_UNSURE = {"~": "about {}", "?": "perhaps {}", "%": "perhaps about {}"}


def spoken(edtf: str) -> str:
    """``2022-01-06~`` as "about 6 January 2022"; a value in a form of EDTF not known here is given as it stands."""
    if "/" in edtf:
        return _interval(edtf) or edtf
    return (_choice(edtf) if edtf[:1] in ("[", "{") else _point(edtf)) or edtf


def legible(edtf: str) -> str:
    """The value as it stands where all can read it (``2022-01-06~``), else its words: ``2012-23`` as "autumn 2012"."""
    return spoken(edtf) if _CODED.search(edtf) else edtf


def day_words(day: datetime.date) -> str:
    """A day: ``10 January 2022``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def shared(first: datetime.date, last: datetime.date) -> str:
    """The first of two days without what it shares with the second: ``3`` of 3 and 5 January 2022."""
    if first.year != last.year:
        return day_words(first)
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]}"
    return str(first.day)


def as_day(value: str) -> datetime.date | None:
    """The day that a value names, be it approximately; None where it names none."""
    try:
        return datetime.date.fromisoformat(value.rstrip("~?%"))
    except ValueError:
        return None


# ---- One date --------------------------------------------------------------------------------------------------------


def _point(value: str) -> str | None:
    """A date with how sure it is; None where the value is of no form known here, as for all below."""
    words = _certain(value)
    return words and _UNSURE.get(value[-1], "{}").format(words)


def _certain(value: str) -> str | None:
    """A date without how sure it is."""
    found = _DATE.fullmatch(value.rstrip("~?%"))
    if found is None:
        return None
    year, month, day = _year(found["year"]), found["month"], found["day"]
    if month is None or month == "XX":
        return year
    comma = "," if found["year"] == "XXXX" else ""
    if int(month) in SEASONS:
        return f"{SEASONS[int(month)]}{comma} {year}"
    if not 1 <= int(month) <= 12:
        return None
    prefix = f"{int(day)} " if day and day != "XX" else ""
    return f"{prefix}{MONTHS[int(month) - 1]}{comma} {year}"


def _year(year: str) -> str:
    """A year, decade or century; year 0 of ISO 8601 is 1 BCE."""
    if year == "XXXX":
        return "year unknown"
    if "X" in year:
        return f"{year.replace('X', '0')}s"
    number = int(year)
    return year if number > 0 else f"{1 - number} BCE"


# ---- Several dates ---------------------------------------------------------------------------------------------------


def _interval(value: str) -> str | None:
    first, last = value.split("/", 1)
    if first in ("", ".."):
        words = _end(last)
        return words and f"until {words}"
    if last in ("", ".."):
        words = _end(first)
        return words and f"since {words}"
    if "[" in value or "~" in value:
        start, end = _end(first), _end(last)
        return f"from {start} to {end}" if start and end else None
    words = _pair(first, last, "to")
    return words and f"from {words}"


def _end(value: str) -> str | None:
    """An end of an interval, which may be one unknown day of several."""
    if value[:1] in ("[", "{"):
        words = _choice(value)
        return words and f"some day {words}"
    return _point(value)


def _choice(value: str) -> str | None:
    """One date of several."""
    inner = value.strip("[]{}")
    first, dots, last = inner.partition("..")
    if not dots:
        options = [_certain(option) for option in inner.split(",")]
        return " or ".join(option for option in options if option) if all(options) else None
    if not first:
        words = _certain(last)
        return words and f"by {words}"
    if not last:
        words = _certain(first)
        return words and f"{words} or later"
    words = _pair(first, last, "and")
    return words and f"between {words}"


def _pair(first: str, last: str, joint: str) -> str | None:
    """Two dates joined by a word, without saying twice what they share: ``3 and 5 January 2022``."""
    start, end = as_day(first), as_day(last)
    if start and end:
        return f"{shared(start, end)} {joint} {day_words(end)}"
    left, right = _certain(first), _certain(last)
    return f"{left} {joint} {right}" if left and right else None
