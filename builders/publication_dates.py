"""Publication dates that stand outside the text: given by the user, in metadata, in the URL, in the file's name."""

from __future__ import annotations

import datetime
import email.utils
import re
from urllib.parse import urlsplit

MONTHS = {
    name: f"{number:02}"
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

FIRST_YEAR, LAST_YEAR = 1400, 2199
"""Years that an article can be of; "9999-12-31" is no date but the lack of one."""

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.{0,25}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}.{0,6})?")
_ENGLISH = re.compile(
    r"(?:\b(?P<day1>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month1>[a-z]+)\.?,?[ -](?P<year1>\d{4})"
    r"|\b(?P<month2>[a-z]+)\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/._])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)?\d\d)(?!\d|[-/.]\d)")
_SHORT_YEAR = re.compile(r"(?<=[a-z.] )['’](?=\d\d(?!\d))", re.IGNORECASE)
_CENTURY = 70
"""Years of two digits from here on are of the century before."""
_EPOCH = re.compile(r"(1[0-8]\d{8})(\d{3})?")
"""Of the years 2001 to 2030: no other ten digits can be told from a date and an hour."""
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3,9})(?:[/-](\d{1,2}))?(?=[/_.-]|$)", re.IGNORECASE)
_IN_FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])(?:[/_-]?(0[1-9]|[12]\d|3[01]))?/")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def edtf(value: object) -> str | None:
    """The EDTF day, month or year that a given value says, None where it says none.

    Takes EDTF, dates, time stamps (their day as written, whatever the zone), RFC 2822 and written English dates, dates
    in numbers that can be read one way only, and seconds or milliseconds since 1970 (their day in UTC).
    """
    if isinstance(value, datetime.date):
        return valid(value.year, value.month, value.day)
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    plain = _EDTF.fullmatch(text)
    if plain:
        return valid(plain[1], plain[2], plain[3])
    stamp = _STAMP.fullmatch(text)
    if stamp:
        return edtf(stamp[1])
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return (datetime.date(1970, 1, 1) + datetime.timedelta(seconds=int(epoch[1]))).isoformat()
    compact = _COMPACT.fullmatch(text)
    return valid(compact[1], compact[2], compact[3]) if compact else in_numbers(text) or _written(text)


def in_numbers(text: str) -> str | None:
    """The one day that a text names in numbers, day or month first: "17/05/2019", "05.06.2019"; not "05/06/2019"."""
    days = {_unambiguous(match) for match in _NUMBERS.finditer(text)}
    return days.pop() if len(days) == 1 else None


def _unambiguous(match: re.Match[str]) -> str | None:
    day_first, month_first = valid(match[4], match[3], match[1]), valid(match[4], match[1], match[3])
    readings = {day_first, None if match[2] == "." and day_first else month_first} - {None}
    return readings.pop() if len(readings) == 1 else None


def _written(text: str) -> str | None:
    parsed = email.utils.parsedate(text[:100]) if len(text) <= 100 else None
    return valid(*parsed[:3]) if parsed else in_words(text) if len(text) <= 60 else None


def in_words(text: str) -> str | None:
    """The one day that a short text names in full: "6 June 2011", "Published June 6th, 2011 at noon", "2011-06-06"."""
    days = {_day(match) for match in _ENGLISH.finditer(text)} | {
        valid(*match.groups()) for match in _ISO.finditer(text)
    }
    return days.pop() if len(days) == 1 else None


def named(text: str) -> list[tuple[str, ...]]:
    """The full dates in a short line, in order, each with the days that it can be: two for "05/06/2019"."""
    text = _SHORT_YEAR.sub("20", text)
    found = [(match.start(), _readings(match)) for match in _SHORT.finditer(text)]
    found += [(match.start(), _one(_day(match))) for match in _ENGLISH.finditer(text)]
    found += [(match.start(), _one(valid(*match.groups()))) for match in _ISO.finditer(text)]
    return [days for _, days in sorted(found) if days]


def orders(text: str) -> list[int]:
    """Of each date in numbers that can be read in one way only, in which: 0 with the day first, 1 with the month."""
    found = []
    for match in _SHORT.finditer(text):
        first, second = int(match[1]), int(match[3])
        if len(_readings(match)) == 1 and first != second:
            found.append(0 if first > 12 or match[2] == "." else 1)
    return found


def _one(day: str | None) -> tuple[str, ...]:
    return (day,) if day else ()


def _readings(match: re.Match[str]) -> tuple[str, ...]:
    """The days that numbers can be, the day first before the month first; with full stops only the former."""
    year = in_full(match[4])
    days = [valid(year, match[3], match[1]), None if match[2] == "." else valid(year, match[1], match[3])]
    return tuple(dict.fromkeys(day for day in days if day))


def _day(match: re.Match[str]) -> str | None:
    month = MONTHS.get((match["month1"] or match["month2"]).lower())
    return valid(match["year1"] or match["year2"], month, match["day1"] or match["day2"]) if month else None


def valid(year: str | int, month: str | int | None = None, day: str | int | None = None) -> str | None:
    """The EDTF value of a date that exists; years before 1400 and after 2199 are taken for slips."""
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    parts = [f"{int(year):04d}"] + [f"{int(part):02d}" for part in (month, day) if part is not None]
    return "-".join(parts)


_BACKWARDS = re.compile(r"(?<!\d)(\d\d)()(\d\d)((?:19|20)\d\d)(?!\d)")
"""A day in eight digits with the year last: "release_15102019"."""


_JOINT = re.compile(r"(?<=\d)(?=(?!st|nd|rd|th)[a-z])|(?<=[a-z])(?=\d)", re.IGNORECASE)
"""Where a month's name touches a number: "statement_15Oct2019"."""


def in_url(url: str | None) -> str | None:
    """The date in the path of a URL: ``/2022/01/10/``, ``/2022/jan/10/``, ``/10/01/2022/``, ``/2022-01-10-title``."""
    path = urlsplit(url).path if url else ""
    match = _IN_PATH.search(path)
    month = MONTHS.get(match[2].lower(), match[2]) if match else ""
    return valid(match[1], month, match[3]) if match and month.isdigit() else _in_text(path)


def in_name(path: str) -> str | None:
    """The date in a file's name, else in those of its folders.

    ``2022-01-10-title.txt``, ``wire_20220110.txt``, ``10 January 2022.txt``; ``2022/01/10/wire.txt``. A year of two
    digits may stand last or first: of ``14-09-20`` both days, as an EDTF set.
    """
    folders, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    found = _in_text(stem)
    match = None if found else _IN_FOLDERS.search(f"{folders}/")
    return (valid(match[1], match[2], match[3]) if match else found) or _in_two_digits(stem)


_TWO_DIGITS = re.compile(r"(?<!\d)(?<!\d[-_.])(\d\d)([-_.])(\d\d)\2(\d\d)(?!\d|[-_.]\d)")


def _in_two_digits(stem: str) -> str | None:
    """The day that the one "05-31-18" of a file's name is, or the set of those that it can be."""
    found = [(match[1], match[3], match[4]) for match in _TWO_DIGITS.finditer(stem)]
    return of_two_digits(*found[0]) if len(found) == 1 else None


def of_two_digits(first: str, second: str, third: str) -> str | None:
    """The day that three numbers of two digits each are, or the set of those that they can be; None: they are none."""
    readings = ((third, second, first), (third, first, second), (first, second, third))
    days = sorted({day for year, month, day_ in readings if (day := valid(in_full(year), month, day_))})
    return f"[{','.join(days)}]" if len(days) > 1 else days[0] if days else None


def in_full(year: str) -> str:
    """A year of two digits with its century; one of four as it is."""
    return year if len(year) == 4 else f"{19 if int(year) >= _CENTURY else 20}{year}"


def _in_text(name: str) -> str | None:
    match = _IN_NAME.search(name)
    if match:
        return valid(match[1], match[3], match[4])
    backwards = _BACKWARDS.search(name)
    written = in_words(_JOINT.sub(" ", re.sub(r"[_.]", " ", name)))
    return in_numbers(name) or written or (_unambiguous(backwards) if backwards else None)
