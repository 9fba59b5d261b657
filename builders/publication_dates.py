"""Publication dates that stand outside the text: given by the user, in metadata, in the URL, in the file's name."""

from __future__ import annotations

import datetime
import email.utils
import re
from urllib.parse import urlsplit

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        start=1,
    )
    for name in names.split()
}

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.{0,25}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}.{0,6})?")
_ENGLISH = re.compile(
    r"(?:\b(?P<day1>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month1>[a-z]+)\.?,?[ -](?P<year1>\d{4})"
    r"|\b(?P<month2>[a-z]+)\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3,9})(?:[/-](\d{1,2}))?(?=[/_.-]|$)", re.IGNORECASE)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def edtf(value: object) -> str | None:
    """The EDTF day, month or year that a given value says, None where it says none.

    Takes EDTF, dates, time stamps (their day as written, whatever the zone), RFC 2822 and written English dates.
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    plain = _EDTF.fullmatch(text)
    if plain:
        return _valid(plain[1], plain[2], plain[3])
    stamp = _STAMP.fullmatch(text)
    if stamp:
        return edtf(stamp[1])
    compact = _COMPACT.fullmatch(text)
    return _valid(compact[1], compact[2], compact[3]) if compact else _written(text)


def _written(text: str) -> str | None:
    parsed = email.utils.parsedate(text[:100]) if len(text) <= 100 else None
    return _valid(*parsed[:3]) if parsed else in_words(text) if len(text) <= 60 else None


def in_words(text: str) -> str | None:
    """The one day that a short text names in full: "6 June 2011", "Published June 6th, 2011 at noon", "2011-06-06"."""
    days = {_day(match) for match in _ENGLISH.finditer(text)} | {
        _valid(*match.groups()) for match in _ISO.finditer(text)
    }
    return days.pop() if len(days) == 1 else None


def _day(match: re.Match[str]) -> str | None:
    month = MONTHS.get((match["month1"] or match["month2"]).lower())
    return _valid(match["year1"] or match["year2"], month, match["day1"] or match["day2"]) if month else None


def _valid(year: str | int, month: str | int | None = None, day: str | int | None = None) -> str | None:
    """The EDTF value of a date that exists; years before 1400 are taken for slips."""
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if int(year) < 1400:
        return None
    parts = [f"{int(year):04d}"] + [f"{int(part):02d}" for part in (month, day) if part is not None]
    return "-".join(parts)


def in_url(url: str | None) -> str | None:
    """The date in the path of a URL: ``/2022/01/10/``, ``/2022/jan/10/``, ``/2022-01-10-title``, ``/20220110/``."""
    path = urlsplit(url).path if url else ""
    match = _IN_PATH.search(path)
    if match:
        month = match[2] if match[2].isdigit() else MONTHS.get(match[2].lower())
        return _valid(match[1], month, match[3]) if month else None
    return in_name(path)


def in_name(name: str) -> str | None:
    """The day in a file's name: ``2022-01-10-title.txt``, ``wire_20220110.txt``."""
    match = _IN_NAME.search(name)
    return _valid(match[1], match[3], match[4]) if match else None
