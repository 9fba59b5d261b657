"""Which period of the calendar a form names, counted from the day of the article or from what was told before."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from dateline.builders import time_calendar as cal
from dateline.builders.time_calendar import DAY, Date, Period
from dateline.graph.model import TimeForm, When


class Clock(NamedTuple):
    """What expressions are counted from; either may be unknown."""

    anchor: Date | None
    reference: When | None


def place(form: TimeForm, clock: Clock) -> Period | None:
    """The period that a form names; None where what it is counted from is not known.

    Raises ValueError or OverflowError where the calendar has no such day.
    """
    return _PERIODS[form.operator](form, clock) if form.operator in _PERIODS else None


def _date(form: TimeForm, clock: Clock) -> Period | None:
    value = form.value or ""
    if not value.startswith("XXXX"):
        return cal.days_of(value)
    around = next((part for part in form.parts if part.operator != "weekday"), None)
    if around is not None:
        within = place(around, clock)
        return None if within is None else _in_period(value, within)
    if clock.anchor is None:
        return None
    if value.startswith("XXXX-XX-"):
        return _day_of_month(int(value[8:]), form, clock.anchor)
    return _in_some_year(value, form, clock.anchor)


def _in_period(value: str, within: Period) -> Period | None:
    """XXXX-01 within a year: its first January; XXXX-XX-05 within a month."""
    if value.startswith("XXXX-XX-"):
        return cal.days_of(f"{within.first.isoformat()[:7]}-{value[8:]}")
    for year in range(within.first.year, min(within.last.year, within.first.year + 1) + 1):
        found = cal.days_of(f"{year:04}{value[4:]}")
        if within.first <= found.first <= within.last:
            return found
    return None


def _day_of_month(day: int, form: TimeForm, anchor: Date) -> Period | None:
    """The nearest month's day in the direction told; of "Friday the 13th" the nearest that is a Friday."""
    weekday = next((int(part.value or 0) for part in form.parts if part.operator == "weekday"), None)
    for step in range(3 if weekday is None else 15):
        step = step if form.direction == "future" else -step
        month = cal.shifted("month", anchor, step)
        if day > month.last.day:
            continue
        found = month.first.replace(day=day)
        if weekday is not None and found.isoweekday() != weekday:
            continue
        if (found >= anchor) if form.direction == "future" else (found <= anchor):
            return cal.period("day", found)
    return None


def _in_some_year(value: str, form: TimeForm, anchor: Date) -> Period | None:
    """XXXX-01 and XXXX-01-02 in the year that tense, "last" or "next" and the weekday speak for."""
    options = [_in_year(value, anchor.year + step) for step in range(-8, 9)]  # 29 February may be eight years off
    known = [option for option in options if option is not None]
    chosen = _chosen(known, form, anchor)
    weekday = next((int(part.value or 0) for part in form.parts if part.operator == "weekday"), None)
    if chosen is None or weekday is None or chosen.first.isoweekday() == weekday:
        return chosen
    near = [day for day in known if abs(day.first.year - chosen.first.year) == 1]
    fitting = [day for day in near if day.first.isoweekday() == weekday]
    return min(fitting, key=lambda day: abs((day.first - anchor).days), default=chosen)


def _in_year(value: str, year: int) -> Period | None:
    try:
        return cal.days_of(f"{year:04}{value[4:]}")
    except ValueError:  # 29 February
        return None


def _chosen(options: list[Period], form: TimeForm, anchor: Date) -> Period | None:
    """Of the same date in several years the one meant: the nearest one in the direction told, past if none is."""
    ahead = sorted(option for option in options if option.last >= anchor)
    behind = sorted((option for option in options if option.first <= anchor + DAY), reverse=True)
    if form.amount is not None and form.amount:
        strict = [option for option in options if (option.last < anchor if form.amount < 0 else option.first > anchor)]
        return max(strict, default=None) if form.amount < 0 else min(strict, default=None)
    if form.amount == 0:
        return min(options, key=lambda option: abs((option.first - anchor).days), default=None)
    if form.direction == "future":
        return behind[0] if ahead and behind and _is_just_over(ahead[0], behind[0], anchor) else next(iter(ahead), None)
    if form.direction is None and ahead and behind and _soon(ahead[0], behind[0], anchor):
        return ahead[0]
    return behind[0] if behind else None


def _soon(ahead: Period, behind: Period, anchor: Date) -> bool:
    """Whether a date that no verb places is rather the coming one: the last is more than four times as far."""
    return 4 * (ahead.first - anchor).days < (anchor - behind.last).days


def _is_just_over(ahead: Period, behind: Period, anchor: Date) -> bool:
    """Whether a day without a year was a few weeks ago: nobody names one of next year so."""
    return behind.first == behind.last and (ahead.first - anchor) > _NEXT_YEAR and (anchor - behind.last) < _JUST_OVER


_NEXT_YEAR, _JUST_OVER = 300 * DAY, 31 * DAY
"""A coming day further off than the one, where the same day is past by less than the other, is not meant."""


def _weekday(form: TimeForm, clock: Clock) -> Period | None:
    number = int(form.value or 1)
    if form.parts:
        within = place(form.parts[0], clock)
        if within is None:
            return None
        day = within.first + DAY * ((number - within.first.isoweekday()) % 7)
        return cal.period("day", day) if day <= within.last else None
    if clock.anchor is None:
        return None
    return cal.period("day", _nearest_weekday(number, form, clock.anchor))


def _nearest_weekday(number: int, form: TimeForm, anchor: Date) -> Date:
    back = DAY * ((anchor.isoweekday() - number) % 7)
    ahead = DAY * ((number - anchor.isoweekday()) % 7)
    if form.amount is not None and form.amount < 0:
        return anchor - (back or DAY * 7) + DAY * 7 * int(form.amount + 1)
    if form.amount is not None and form.amount > 0:
        return anchor + (ahead or DAY * 7) + DAY * 7 * int(form.amount - 1)
    future = form.direction == "future" or (form.amount == 0 and form.direction is None)
    return anchor + ahead if future else anchor - back


def _calendar_period(form: TimeForm, clock: Clock) -> Period | None:
    if clock.anchor is None or form.unit is None:
        return None
    if form.amount is None:
        return _this_or_last(form, clock.anchor)
    return cal.shifted(form.unit, clock.anchor, int(form.amount))


def _this_or_last(form: TimeForm, anchor: Date) -> Period:
    """"the weekend": the last one that began, or with a future verb the coming one."""
    this = cal.period(form.unit or "weekend", anchor)
    if form.direction == "future" or this.first <= anchor:
        return this
    return cal.shifted(form.unit or "weekend", anchor, -1)


def shift(form: TimeForm, clock: Clock) -> Period | None:
    """So many units before or after the article; hours only say that it is that day or the one beside it."""
    if clock.anchor is None or form.amount is None or form.unit is None:
        return None
    sign = -1 if form.direction == "past" else 1
    if form.parts:
        return _as_long_ago(form, place(form.parts[0], clock), sign)
    if form.unit in ("hour", "minute", "second"):
        days = math.ceil(form.amount / {"hour": 24, "minute": 1440, "second": 86400}[form.unit])
        other = clock.anchor + DAY * days * sign
        return Period("within", min(other, clock.anchor), max(other, clock.anchor))
    unit, count = whole_units(form.unit, form.amount)
    return cal.shifted(unit, clock.anchor, sign * count)


def _as_long_ago(form: TimeForm, now: Period | None, sign: int) -> Period | None:
    """"a year ago today", "ten years ago this week"."""
    unit, count = whole_units(form.unit or "year", form.amount or 0.0)
    if now is None or unit not in ("day", "week", *cal.MONTHS):
        return None
    return cal.period(now.unit, cal.moved(unit, now.first, sign * count))


def whole_units(unit: str, count: float) -> tuple[str, int]:
    """Decades as years, a half of a unit in the next smaller one: 1.5 years are 18 months."""
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    if count == int(count):
        return unit, int(count)
    if unit in ("week", "weekend", "day"):
        return "day", round(count * (1 if unit == "day" else 7))
    return "month", round(count * cal.MONTHS[unit])


def offset(form: TimeForm, clock: Clock) -> Period | None:
    """So many units before or after what was told before."""
    ends = bounds(clock.reference)
    if ends is None or form.unit is None:
        return None
    if form.unit in ("hour", "minute", "second"):
        return Period("within", *ends)
    if form.amount is None:
        return None
    sign = -1 if form.direction == "past" else 1
    if form.unit == "weekday":
        return _hull(*(cal.period("day", _strictly(int(form.value or 1), day, sign)) for day in ends))
    unit, count = whole_units(form.unit, form.amount)
    return _hull(*(cal.shifted(unit, day, sign * count) for day in ends))


def _strictly(number: int, day: Date, sign: int) -> Date:
    """The next weekday of that number after (or before) a day, never the day itself."""
    return day + DAY * ((((number - day.isoweekday()) * sign - 1) % 7 + 1) * sign)


def bounds(reference: When | None) -> tuple[Date, Date] | None:
    """The first and last day of a reference; None where either is unknown."""
    if reference is None or reference.earliest is None or reference.latest is None:
        return None
    return reference.earliest, reference.latest


def _hull(first: Period, last: Period) -> Period:
    """The period if both are one, else some time from the beginning of the one to the end of the other."""
    return first if first == last else Period("within", min(first.first, last.first), max(first.last, last.last))


def _same(form: TimeForm, clock: Clock) -> Period | None:
    ends = bounds(clock.reference)
    if form.parts:
        whole = place(form.parts[0], clock)
        ends = None if whole is None else (whole.first, whole.last)
    if ends is None:
        return None
    if form.unit in (None, "day", "half"):
        return cal.period("day", ends[0]) if ends[0] == ends[1] else Period("within", *ends)
    return _hull(*(cal.period(form.unit or "day", day) for day in ends))


def _season(form: TimeForm, clock: Clock) -> Period | None:
    name = form.value or "SU"
    if form.parts:
        year = place(form.parts[0], clock)
        return None if year is None else _season_of(name, year.first.year)
    if clock.anchor is None:
        return None
    options = [cal.season(name, clock.anchor.year + step) for step in (-2, -1, 0, 1)]
    return _chosen(options, form, clock.anchor)


def _season_of(name: str, year: int) -> Period:
    """The season of a year named with it: the winter of 2010 may have begun the year before."""
    season = cal.season(name, year)
    return season if name != "WI" else Period("season", Date(year, 1, 1), season.last)


def _ordinal(form: TimeForm, clock: Clock) -> Period | None:
    number, unit = int(form.amount or 1), form.unit or "quarter"
    if form.parts and form.parts[0].operator == "fiscal":
        return _of_fiscal(form, form.parts[0], clock)
    if form.parts:
        whole = place(form.parts[0], clock)
        return None if whole is None else _nth(form, whole)
    if clock.anchor is None:
        return None
    if number < 0:
        return cal.shifted(unit, clock.anchor, -1) if unit in cal.MONTHS else None
    years = [cal.period("year", Date(clock.anchor.year + step, 1, 1)) for step in (-1, 0, 1)]
    options = [found for year in years if (found := _nth(form, year)) is not None]
    return _chosen(options, replace(form, amount=None), clock.anchor)


def _nth(form: TimeForm, whole: Period) -> Period | None:
    """The nth week, month, quarter, Sunday … of a period, or its first or last few; -1 is the last."""
    number, unit = int(form.amount or 1), form.unit or "quarter"
    if unit == "weekday":
        found = _nth_weekday(number, int(form.value or 1), whole)
    elif form.value is not None:
        found = _run(number, int(form.value), unit, whole)
    elif unit == "week":
        first = whole.last - DAY * 6 if number < 0 else whole.first + DAY * 7 * (number - 1)
        found = Period("days", first, min(first + DAY * 6, whole.last))
    elif unit == "weekend":
        saturday = whole.first + DAY * ((6 - whole.first.isoweekday()) % 7)
        found = cal.period(unit, whole.last if number < 0 else saturday + DAY * 7 * (number - 1))
    elif unit == "half" and whole.unit != "year":
        found = _half(number, whole)
    elif unit in ("second", "minute", "hour"):
        return None
    else:
        found = cal.period(unit, whole.last) if number < 0 else cal.shifted(unit, whole.first, number - 1)
    return found if whole.first <= found.first <= whole.last else None


def _nth_weekday(number: int, weekday: int, whole: Period) -> Period:
    if number < 0:
        return cal.period("day", whole.last - DAY * ((whole.last.isoweekday() - weekday) % 7))
    return cal.period("day", whole.first + DAY * ((weekday - whole.first.isoweekday()) % 7 + 7 * (number - 1)))


def _run(number: int, count: int, unit: str, whole: Period) -> Period:
    """The first, or last, ``count`` units of a period."""
    small, many = whole_units(unit, float(count))
    if number < 0:
        return Period("within", max(whole.first, cal.moved(small, whole.last + DAY, -many)), whole.last)
    return Period("within", whole.first, min(whole.last, cal.moved(small, whole.first, many) - DAY))


def _half(number: int, whole: Period) -> Period:
    """The first or second half of a decade, month or week."""
    middle = whole.first + (whole.last - whole.first) / 2
    return Period("within", whole.first, middle) if number == 1 else Period("within", middle + DAY, whole.last)


def holiday(form: TimeForm, clock: Clock) -> Period | None:
    """The day of a holiday, or its weekend, in the year named with it or in the one meant."""
    name = form.value or ""
    if form.parts:
        year = place(form.parts[0], clock)
        return None if year is None else _holiday_in(name, form.unit, year.first.year)
    if clock.anchor is None or cal.holidays()[name] == cal.MOVES:
        return None
    options = [_holiday_in(name, form.unit, clock.anchor.year + step) for step in (-1, 0, 1)]
    return _chosen(options, form, clock.anchor)


def _holiday_in(name: str, unit: str | None, year: int) -> Period:
    day = cal.holiday(name, year)
    if unit != "weekend" or day.unit != "day":
        return day
    back = day.first.isoweekday() < 3  # of a Monday or Tuesday the weekend before, else that of its week
    weekend = cal.shifted("weekend", day.first, -1 if back else 0)
    return Period("days", min(day.first, weekend.first), max(day.last, weekend.last), cal.timex(weekend))


def _fiscal(form: TimeForm, clock: Clock) -> Period | None:
    """A fiscal year, named for the calendar year in which most begin or end: its ends differ from land to land."""
    if form.value is not None:
        year = int(form.value)
    elif clock.anchor is None:
        return None
    elif form.unit is not None:
        return _fiscal_part_around(form.unit, int(form.amount or 0), clock.anchor)
    else:
        year = clock.anchor.year + int(form.amount or 0)
    return Period("fiscal", Date(year - 1, 2, 1), Date(year + 1, 3, 31), f"FY{year:04}")


def _fiscal_part_around(unit: str, step: int, anchor: Date) -> Period:
    """"the last fiscal quarter": it may end, and begin, in any month up to a quarter away from that of the calendar."""
    months, name = cal.MONTHS[unit], cal.timex(cal.shifted(unit, anchor, step))
    first, last = (cal.moved("month", anchor, months * (step + way)) for way in (-1, 1))
    return Period("within", first, last, name)


def _of_fiscal(form: TimeForm, fiscal: TimeForm, clock: Clock) -> Period | None:
    """A quarter or half of a fiscal year: all the months in which it can lie.

    Where the year is not named, the last one or the next one by the tense: a year's fiscal quarters end in any month.
    """
    year = _fiscal(fiscal, clock)
    number, months = int(form.amount or 1), cal.MONTHS.get(form.unit or "", 12)
    if year is None or fiscal.unit is not None or form.unit not in ("quarter", "half") or number < 1:
        return year if year is None else Period("within", year.first, year.last)
    name = f"{year.name}-{'Q' if months == 3 else 'H'}{number}"
    if fiscal.value is None and clock.anchor is not None:
        other = cal.moved("month", clock.anchor, _FISCAL_REACH if form.direction == "future" else -_FISCAL_REACH)
        return Period("within", min(other, clock.anchor), max(other, clock.anchor), name)
    first = cal.moved("month", year.first, months * (number - 1))
    last = cal.moved("month", year.last + DAY, months * number - 12) - DAY
    return Period("within", first, last, name)


_FISCAL_REACH = 15
"""Months back within which the last fiscal quarter of a number began."""


def _turn(form: TimeForm, clock: Clock) -> Period | None:
    """"the turn of the year": the weeks around 1 January; of a century or decade: the years around its first."""
    if clock.anchor is None:
        return None
    starts = [cal.shifted(form.unit or "year", clock.anchor, step).first for step in (-1, 0, 1)]
    unit, around = ("day", 15) if form.unit == "year" else ("year", 3)
    options = [Period("within", cal.moved(unit, day, -around), cal.moved(unit, day, around) - DAY, f"{day.year:04}")
               for day in starts]  # fmt: skip
    return _chosen(options, form, clock.anchor)


_PERIODS: dict[str, Callable[[TimeForm, Clock], Period | None]] = {
    "date": _date,
    "weekday": _weekday,
    "period": _calendar_period,
    "shift": shift,
    "offset": offset,
    "same": _same,
    "season": _season,
    "ordinal": _ordinal,
    "holiday": holiday,
    "fiscal": _fiscal,
    "turn": _turn,
}
