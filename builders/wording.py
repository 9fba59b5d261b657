"""Dates, spans and counts in plain English words, for pages and printed tables: "between 3 and 5 January 2022"."""

from __future__ import annotations

import datetime
import re

from dateline.builders import knowledge

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
# Sub-year groupings of EDTF level 2.
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
DATE = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?")

STANDINGS = ("reported", "claimed", "disputed", "denied", "planned", "possible")
STANDING_HELP = {
    "reported": "told by an article in its own voice",
    "claimed": "told only by speakers whom articles quote",
    "disputed": "affirmed by some, denied by others",
    "denied": "only denied, or told not to have happened",
    "planned": "future or intended",
    "possible": "may, would, or if",
}
BASES = {
    "stated": "date stated in full",
    "resolved": "counted from the publication date",
    "inferred": "partly inferred",
    "bounded": "bounded by neighbouring events",
    "given": "given by the user",
    "unknown": "date unknown",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: ``1 event``, ``1,204 events``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day_words(day: datetime.date) -> str:
    """A day: ``10 January 2022``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _shared(first: datetime.date, last: datetime.date) -> str:
    """The first of two days without what it shares with the second: ``3`` of 3 and 5 January 2022."""
    if first.year != last.year:
        return day_words(first)
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]}"
    return str(first.day)


def span_words(first: datetime.date, last: datetime.date) -> str:
    """A run of days: ``2–10 January 2022``, ``28 February – 3 March 2022``."""
    if first == last:
        return day_words(first)
    short = _shared(first, last)
    return f"{short}{'–' if short.isdigit() else ' – '}{day_words(last)}"


def _century(year: str) -> str:
    if year == "XXXX":
        return "year unknown"
    if year.endswith("XX"):
        return f"{int(year[:2]) * 100}s"
    return f"{year[:3]}0s" if year.endswith("X") else year


def _single(value: str) -> str | None:
    """A single EDTF date in words; None where the value is of no kind known here."""
    found = DATE.fullmatch(value.rstrip("~?%"))
    if found is None:
        return None
    year, month, day = _century(found["year"]), found["month"], found["day"]
    if month is None or month == "XX":
        return year
    comma = "," if found["year"] == "XXXX" else ""
    if int(month) in SEASONS:
        return f"{SEASONS[int(month)]}{comma} {year}"
    if not 1 <= int(month) <= 12:
        return None
    prefix = f"{int(day)} " if day and day != "XX" else ""
    return f"{prefix}{MONTHS[int(month) - 1]}{comma} {year}"


def _as_day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value.rstrip("~?%"))
    except ValueError:
        return None


def _pair(first: str, last: str, joint: str) -> str | None:
    """Two EDTF dates joined by a word, without saying twice what they share: ``3 and 5 January 2022``."""
    start, end = _as_day(first), _as_day(last)
    if start and end:
        return f"{_shared(start, end)} {joint} {day_words(end)}"
    left, right = _single(first), _single(last)
    return f"{left} {joint} {right}" if left and right else None


def _end(value: str) -> str | None:
    """An end of an interval, which may be one unknown day of several."""
    if value[:1] in "[{":
        words = _choice(value)
        return f"some day {words}" if words else None
    words = _single(value)
    return f"about {words}" if words and "~" in value else words


def _interval(value: str) -> str | None:
    first, last = value.split("/", 1)
    if first in ("", ".."):
        words = _end(last)
        return f"until {words}" if words else None
    if last in ("", ".."):
        words = _end(first)
        return f"since {words}" if words else None
    if "[" in value or "~" in value:
        start, end = _end(first), _end(last)
        return f"from {start} to {end}" if start and end else None
    words = _pair(first, last, "to")
    return f"from {words}" if words else None


def _choice(value: str) -> str | None:
    inner = value.strip("[]{}")
    first, dots, last = inner.partition("..")
    if not dots:
        options = [_single(option) for option in inner.split(",")]
        return " or ".join(option for option in options if option) if all(options) else None
    if not first:
        words = _single(last)
        return f"by {words}" if words else None
    if not last:
        words = _single(first)
        return f"{words} or later" if words else None
    words = _pair(first, last, "and")
    return f"between {words}" if words else None


def _value_words(value: str) -> str | None:
    if "/" in value:
        return _interval(value)
    if value[:1] in "[{":
        return _choice(value)
    words = _single(value)
    return f"about {words}" if words and "~" in value else words


def _limits(earliest: datetime.date | None, latest: datetime.date | None) -> str:
    if earliest and latest:
        return (
            day_words(earliest)
            if earliest == latest
            else f"between {_shared(earliest, latest)} and {day_words(latest)}"
        )
    if latest:
        return f"by {day_words(latest)}"
    return f"{day_words(earliest)} or later" if earliest else "date unknown"


def date_words(edtf: str | None, earliest: datetime.date | None, latest: datetime.date | None) -> str:
    """An EDTF value, or failing it the days that bound it, in words that say no more than is known.

    "about 10 January 2022"; "between 3 and 5 January 2022"; "by 10 January 2022" where only the last possible day is
    known; "2 January, year unknown"; "date unknown". A value in a form of EDTF not known here is shown as it stands.
    """
    if edtf is None:
        return _limits(earliest, latest)
    if "~" in edtf and earliest is None and latest is not None and _as_day(edtf) == latest:
        return f"by {day_words(latest)}"
    return _value_words(edtf) or edtf


def type_words(name: str | None) -> str:
    """The label of an event type, else its name as a reader would write it; None is "no type"."""
    if name is None:
        return "no type"
    labels = {row[0]: row[2] for row in knowledge.rows("types")}
    return labels.get(name) or name.replace("_", " ").replace("-", " ").lower()
