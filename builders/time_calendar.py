"""The calendar: days, weeks, months and longer periods, how to go from one to the next, and how to write them."""

from __future__ import annotations

import calendar
import datetime
import functools
from typing import NamedTuple

from dateline.builders.knowledge import rows
from dateline.queries.spoken import day_words

Date = datetime.date
DAY = datetime.timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""Months in a unit; weeks and days have none."""
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a northern season begins."""
THIRDS = {"start": (0, 0), "mid": (1, 1), "end": (2, 2), "start-mid": (0, 1), "mid-end": (1, 2)}
"""The first and the last third that a modifier means: "early to mid" is two of them."""


class Period(NamedTuple):
    """A stretch of the calendar from ``first`` to ``last``, inclusive."""

    unit: str
    """day, week, weekend, month … century; season; fiscal; days: all days of it; within: some unknown part of it."""
    first: Date
    last: Date
    name: str | None = None
    """Its TIMEX3 value where unit and days do not tell it: FY2021-Q3."""


def period(unit: str, day: Date) -> Period:
    """The day, week (from Monday), weekend, month, quarter, half, year, decade or century that holds a day.

    The weekend of a day is the Saturday and Sunday of its week. Raises ValueError outside the years 1 to 9999.
    """
    if unit == "day":
        return Period(unit, day, day)
    if unit in ("week", "weekend"):
        monday = day - DAY * day.weekday()
        return Period(unit, monday + DAY * (5 if unit == "weekend" else 0), monday + DAY * 6)
    size = MONTHS[unit]
    months = day.year * 12 + day.month - 1
    start = months - months % size
    return Period(unit, _month_start(start), _month_start(start + size) - DAY)


def _month_start(months: int) -> Date:
    return Date(months // 12, months % 12 + 1, 1)


def days_of(value: str) -> Period:
    """The period that a full EDTF day, month, year, decade (199X) or century (19XX) names.

    Raises ValueError where there is no such day.
    """
    if "X" in value:
        size = 10 ** value.count("X")
        first = int(value.replace("X", "0"))
        return Period("decade" if size == 10 else "century", Date(max(first, 1), 1, 1), Date(first + size - 1, 12, 31))
    parts = [int(part) for part in value.split("-")]
    unit = ("year", "month", "day")[len(parts) - 1]
    return period(unit, Date(parts[0], *[*parts[1:], 1, 1][:2]))


def shifted(unit: str, day: Date, by: int) -> Period:
    """The period that lies ``by`` periods after the one that holds a day."""
    if unit == "day":
        return period(unit, day + DAY * by)
    if unit in ("week", "weekend"):
        return period(unit, day + DAY * 7 * by)
    months = day.year * 12 + day.month - 1 + MONTHS[unit] * by
    return period(unit, _month_start(months))


def moved(unit: str, day: Date, by: int) -> Date:
    """The day so many units later, at a month's end the last day that exists."""
    if unit in ("day", "week"):
        return day + DAY * by * (7 if unit == "week" else 1)
    months = day.year * 12 + day.month - 1 + MONTHS[unit] * by
    year, month = divmod(months, 12)
    return Date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def third(whole: Period, modifier: str) -> Period:
    """The early, middle or late third of a period, or two of them: "mid-to-late"."""
    first, last = (_third(whole, part) for part in THIRDS[modifier])
    return Period("days", first.first, last.last)


def _third(whole: Period, part: int) -> Period:
    """One third of a period: of a week Monday to Wednesday, Wednesday to Friday, the weekend."""
    if whole.unit in ("week", "weekend"):
        return Period("days", *_of_week(whole, part))
    if whole.unit == "month":
        starts = (1, 11, 21)
        last = whole.last if part == 2 else whole.first.replace(day=starts[part + 1] - 1)
        return Period("days", whole.first.replace(day=starts[part]), last)
    months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    start = whole.first.year * 12 + whole.first.month - 1
    if months % 3:
        return whole
    first, after = (_month_start(start + months * edge // 3) for edge in (part, part + 1))
    return Period("days", first, after - DAY)


def _of_week(whole: Period, part: int) -> tuple[Date, Date]:
    monday = period("week", whole.first).first
    first, last = ((0, 2), (2, 4), (5, 6))[part]
    return max(whole.first, monday + DAY * first), max(whole.first, monday + DAY * last)


def timex(of: Period) -> str:
    """The period as TimeML writes it: 2022-01-06, 2022-W01, 2022-W01-WE, 2022-Q1, 2022-H1, 2022, 202, 20."""
    year, week, _ = of.first.isocalendar()
    year_text = f"{of.first.year:04}"
    match of.unit:
        case "day":
            return of.first.isoformat()
        case "week":
            return f"{year:04}-W{week:02}"
        case "weekend":
            return f"{year:04}-W{week:02}-WE"
        case "month":
            return of.first.isoformat()[:7]
        case "quarter":
            return f"{year_text}-Q{(of.first.month + 2) // 3}"
        case "half":
            return f"{year_text}-H{1 if of.first.month < 7 else 2}"
        case "year":
            return year_text
        case "decade":
            return year_text[:3]
        case _:
            return year_text[:2]


def edtf(of: Period) -> str:
    """The period in EDTF: units that EDTF does not know become intervals of days or months."""
    first, last = of.first.isoformat(), of.last.isoformat()
    match of.unit:
        case "day":
            return first
        case "month":
            return first[:7]
        case "year":
            return first[:4]
        case "decade":
            return first[:3] + "X"
        case "century":
            return first[:2] + "XX"
        case "quarter" | "half":
            return f"{first[:7]}/{last[:7]}"
        case _:
            return f"{first}/{last}"


def within(first: Date, last: Date) -> str:
    """One unknown day from ``first`` to ``last``."""
    return first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]"


def season(name: str, year: int) -> Period:
    """A northern season of a year, by either reckoning: from the first of its month to the eve of the next equinox.

    Winter is that which begins in the year.
    """
    start = SEASONS[name]
    months = year * 12 + start - 1 + 3
    return Period("season", Date(year, start, 1), _month_start(months) + DAY * 20)


def holiday(name: str, year: int) -> Period:
    """The day of a holiday in a year, by its rule in ``data/time_holidays.txt``; the year, where it moves by no rule.

    Raises KeyError where the file has none such.
    """
    rule = holidays()[name].split()
    if rule[0] == MOVES:
        return Period("within", Date(year, 1, 1), Date(year, 12, 31))
    days = [_day_by_rule(rule, year)] if rule[0] in _RULES else [Date(year, *_month_and_day(text)) for text in rule]
    return period("day", days[0]) if len(days) == 1 else Period("within", min(days), max(days))


MOVES = "moves"
"""The rule of a holiday whose day is proclaimed, reckoned by the moon, or another one in every country."""
_RULES = ("easter", "orthodox", "nth")


def _day_by_rule(rule: list[str], year: int) -> Date:
    numbers = [int(number) for number in rule[1:]]
    if rule[0] == "nth":
        return nth_weekday(year, *numbers[:3]) + DAY * sum(numbers[3:])
    return (easter(year) if rule[0] == "easter" else orthodox_easter(year)) + DAY * numbers[0]


def _month_and_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


@functools.cache
def holidays() -> dict[str, str]:
    """Each holiday's rule."""
    return {row[0]: row[1] for row in rows("time_holidays")}


@functools.cache
def seasonal() -> frozenset[str]:
    """The holidays whose name also means the weeks around them: "Christmas sales"."""
    return frozenset(row[0] for row in rows("time_holidays") if row[2:] == ("season",))


def nth_weekday(year: int, nth: int, weekday: int, month: int) -> Date:
    """The nth weekday (Monday is 1) of a month; -1 is the last."""
    if nth < 0:
        last = Date(year, month, calendar.monthrange(year, month)[1])
        return last - DAY * ((last.isoweekday() - weekday) % 7)
    first = Date(year, month, 1)
    return first + DAY * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> Date:
    """Western Easter Sunday (the anonymous Gregorian reckoning, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (8 * b + 13) // 25 + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * length) // 433
    month = (h + length - 7 * m + 90) // 25
    return Date(year, month, (h + length - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> Date:
    """Eastern Easter Sunday, by the Julian reckoning, as a day of the Gregorian calendar (Meeus 1991)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return Date(year, month, day + 1) + DAY * (year // 100 - year // 400 - 2)


def spelled(day: Date) -> str:
    """Monday 10 January 2022."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day)}"
