"""The values of time expressions: a form, the day it is read on and what was told before, in; a date out, or unknown."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from dateline.builders import time_calendar as cal
from dateline.builders.time_calendar import DAY, Date, Period
from dateline.graph.model import Basis, TimeExpression, TimeForm, When

Needs = Literal["nothing", "anchor", "narrative", "event"]
"""What a form is counted from: nothing (stated in full), the publication date, the day told of before, an event named."""

_NARRATIVE = frozenset({"offset", "same"})
_LENGTHS = frozenset({"duration", "set"})
"""Operators that are counted from nothing."""


class Clock(NamedTuple):
    """What expressions are counted from; either may be unknown."""

    anchor: Date | None
    reference: When | None


# ---- The public face -------------------------------------------------------------------------------------------------


def reference_kind(expression: TimeExpression) -> Literal["narrative", "event"] | None:
    """What besides the publication date it is counted from.

    ``narrative``: the time told of before ("the next day", "at 9 a.m."); ``event``: an event that the sentence names
    ("two weeks before the vote"); None: neither.
    """
    needs = _needs(expression.form)
    return needs if needs in ("narrative", "event") else None


def resolve(expression: TimeExpression, anchor: Date | None, reference: When | None = None) -> tuple[str | None, When]:
    """The TIMEX3 value of an expression and what it says of when, read on the day ``anchor``.

    ``reference`` is the time that ``reference_kind`` asks for; without it, or without an anchor where one is needed,
    the When is unknown and the value keeps X for what is not known (``XXXX-01-02``). Never raises.
    """
    clock = Clock(anchor, reference)
    form = expression.form
    try:
        value, when = _answer(form, clock)
    except (ValueError, OverflowError):  # no such day, or beyond the calendar
        return _open_value(form), When(reason=f"“{expression.text}” names no day of the calendar")
    return value, _explained(when, expression, clock)


def _needs(form: TimeForm) -> Needs:
    if form.operator == "offset-event":
        return "event"
    if form.operator in _NARRATIVE or (form.operator in ("clock", "part") and not form.parts):
        return "narrative"
    inner = [_needs(part) for part in form.parts if part.operator != "weekday" or form.operator != "date"]
    for need in ("event", "narrative", "anchor"):
        if need in inner:
            return need  # type: ignore[return-value]
    return "nothing" if inner or _complete(form) or form.operator in _LENGTHS else "anchor"


def _complete(form: TimeForm) -> bool:
    """Whether the words name a date in full."""
    if form.operator == "date":
        return form.value is not None and not form.value.startswith("XXXX")
    return form.operator == "fiscal" and form.value is not None


# ---- Answers ---------------------------------------------------------------------------------------------------------

Answer = tuple[str | None, When]


def _answer(form: TimeForm, clock: Clock) -> Answer:
    special = _holiday_season if form.operator == "holiday" and form.unit == "season" else _SPECIAL.get(form.operator)
    if special is not None:
        return special(form, clock)
    whole = _period(form, clock)
    if whole is None:
        return _open_value(form), _one_sided(form, clock) or _open_when(form)
    return _timex(form, whole), _when(form, whole, clock)


def _one_sided(form: TimeForm, clock: Clock) -> When | None:
    """"several days ago", "later": only that it lies before, or after."""
    if form.amount is not None or form.direction is None or form.operator not in ("shift", "offset"):
        return None
    ends = (clock.anchor, clock.anchor) if form.operator == "shift" else _ends(clock.reference) or (None, None)
    if ends[0] is None:
        return None
    return When(None, None, ends[1], "resolved") if form.direction == "past" else When(None, ends[0], None, "resolved")


def _when(form: TimeForm, whole: Period, clock: Clock) -> When:
    basis: Basis = "stated" if _needs(form) == "nothing" else "resolved"
    if form.modifier in cal.THIRDS and whole.last > whole.first:
        part = cal.third(whole, form.modifier)
        return When(cal.within(part.first, part.last), part.first, part.last, basis)
    if clock.anchor is not None and (form.modifier in ("before", "after") or form.operator == "period" and form.direction):
        past = form.modifier == "before" or (form.modifier is None and form.direction == "past")
        return _part_until_now(past, whole, clock.anchor, basis)
    edtf = _edtf(form, whole)
    return When(edtf, whole.first, whole.last, basis)


def _part_until_now(past: bool, whole: Period, anchor: Date, basis: Basis) -> When:
    """"earlier this week", "earlier in January" lie before the article, "later this month" after it."""
    first, last = whole.first, whole.last
    if last <= anchor or first >= anchor:
        return When(cal.edtf(whole), first, last, basis)
    first, last = (first, anchor) if past else (anchor, last)
    return When(cal.within(first, last), first, last, "resolved")


def _edtf(form: TimeForm, whole: Period) -> str:
    if form.operator == "season":
        return f"{whole.first.year + (form.value == 'WI' and whole.first.month < 12):04}-{_SEASON_CODES[form.value or '']}"
    if form.operator == "fiscal":
        return f"{whole.last.year - 1:04}~"
    text = cal.within(whole.first, whole.last) if whole.unit == "within" else cal.edtf(whole)
    plain = "/" not in text and ".." not in text
    return text + "~" if form.modifier in ("approx", "less", "more") and plain else text


_SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def _timex(form: TimeForm, whole: Period) -> str | None:
    if form.operator == "season":
        return f"{whole.first.year + (form.value == 'WI' and whole.first.month < 12):04}-{form.value}"
    if form.operator == "fiscal":
        return f"FY{whole.last.year - 1:04}"
    if whole.unit == "within":
        return _common(whole.first, whole.last)
    if whole.unit == "days":
        year, week, _ = (whole.first + DAY * 3).isocalendar()
        return f"{year:04}-W{week:02}"
    return cal.timex(whole)


def _common(first: Date, last: Date) -> str:
    """What two days have in common: the day, month or year, or nothing."""
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return "XXXX-XX-XX"
    return first.isoformat()[:7] if first.month == last.month else f"{first.year:04}"


# ---- Operators that stand for a period of the calendar ----------------------------------------------------------------


def _period(form: TimeForm, clock: Clock) -> Period | None:
    """The period that a form names; None where what it is counted from is not known."""
    return _PERIODS[form.operator](form, clock) if form.operator in _PERIODS else None


def _date(form: TimeForm, clock: Clock) -> Period | None:
    value = form.value or ""
    if not value.startswith("XXXX"):
        return cal.days_of(value)
    around = next((part for part in form.parts if part.operator != "weekday"), None)
    if around is not None:
        within = _period(around, clock)
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
    steps = (0, 1, 2) if form.direction == "future" else (0, -1, -2)
    for step in steps:
        month = cal.shifted("month", anchor, step)
        if day > month.last.day:
            continue
        found = month.first.replace(day=day)
        if (found >= anchor) if form.direction == "future" else (found <= anchor):
            return cal.period("day", found)
    return None


def _in_some_year(value: str, form: TimeForm, anchor: Date) -> Period | None:
    """XXXX-01 and XXXX-01-02 in the year that tense, "last" or "next" and the weekday speak for."""
    options = [_in_year(value, anchor.year + step) for step in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8)]
    known = [option for option in options if option is not None]
    chosen = _chosen(known, form, anchor)
    weekday = next((int(part.value or 0) for part in form.parts if part.operator == "weekday"), None)
    if chosen is None or weekday is None or chosen.first.isoweekday() == weekday:
        return chosen
    fitting = [day for day in known if day.first.isoweekday() == weekday and abs(day.first.year - chosen.first.year) == 1]
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
        return ahead[0] if ahead else None
    if form.direction is None and ahead and behind and _soon(ahead[0], behind[0], anchor):
        return ahead[0]
    return behind[0] if behind else None


def _soon(ahead: Period, behind: Period, anchor: Date) -> bool:
    """Whether a date that no verb places is rather the one within a month to come than that of nearly a year ago."""
    return (ahead.first - anchor).days <= 31 and (anchor - behind.last).days > 300


def _weekday(form: TimeForm, clock: Clock) -> Period | None:
    number = int(form.value or 1)
    if form.parts:
        within = _period(form.parts[0], clock)
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
        return anchor - (back or DAY * 7)
    if form.amount is not None and form.amount > 0:
        return anchor + (ahead or DAY * 7)
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


def _shift(form: TimeForm, clock: Clock) -> Period | None:
    if clock.anchor is None or form.amount is None or form.unit is None:
        return None
    sign = -1 if form.direction == "past" else 1
    if form.unit in ("hour", "minute", "second"):
        days = math.ceil(form.amount / {"hour": 24, "minute": 1440, "second": 86400}[form.unit])
        other = clock.anchor + DAY * days * sign
        return Period("within", min(other, clock.anchor), max(other, clock.anchor))
    unit, count = _whole_units(form.unit, form.amount)
    return cal.shifted(unit, clock.anchor, sign * count)


def _whole_units(unit: str, count: float) -> tuple[str, int]:
    """Decades as years, a half of a unit in the next smaller one: 1.5 years are 18 months."""
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    if count == int(count):
        return unit, int(count)
    if unit in ("week", "weekend", "day"):
        return "day", round(count * (1 if unit == "day" else 7))
    return "month", round(count * cal.MONTHS[unit])


def _offset(form: TimeForm, clock: Clock) -> Period | None:
    """So many units before or after what was told before."""
    ends = _ends(clock.reference)
    if ends is None or form.unit is None or form.amount is None:
        return None
    sign = -1 if form.direction == "past" else 1
    if form.unit == "weekday":
        return _hull(*(cal.period("day", _strictly(int(form.value or 1), day, sign)) for day in ends))
    if form.unit in ("hour", "minute", "second"):
        return Period("within", *ends)
    unit, count = _whole_units(form.unit, form.amount)
    return _hull(*(cal.shifted(unit, day, sign * count) for day in ends))


def _strictly(number: int, day: Date, sign: int) -> Date:
    """The next weekday of that number after (or before) a day, never the day itself."""
    return day + DAY * ((((number - day.isoweekday()) * sign - 1) % 7 + 1) * sign)


def _ends(reference: When | None) -> tuple[Date, Date] | None:
    if reference is None or reference.earliest is None or reference.latest is None:
        return None
    return reference.earliest, reference.latest


def _hull(first: Period, last: Period) -> Period:
    return first if first == last else Period("within", min(first.first, last.first), max(first.last, last.last))


def _same(form: TimeForm, clock: Clock) -> Period | None:
    ends = _ends(clock.reference)
    if ends is None:
        return None
    if form.unit in (None, "day", "half"):
        return cal.period("day", ends[0]) if ends[0] == ends[1] else Period("within", *ends)
    return _hull(*(cal.period(form.unit or "day", day) for day in ends))


def _season(form: TimeForm, clock: Clock) -> Period | None:
    name = form.value or "SU"
    if form.parts:
        year = _period(form.parts[0], clock)
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
    if form.parts:
        whole = _period(form.parts[0], clock)
        return None if whole is None else _nth(number, unit, whole)
    if clock.anchor is None:
        return None
    if number < 0:
        return cal.shifted(unit, clock.anchor, -1)
    years = [cal.period("year", Date(clock.anchor.year + step, 1, 1)) for step in (-1, 0, 1)]
    options = [found for year in years if (found := _nth(number, unit, year)) is not None]
    return _chosen(options, replace(form, amount=None), clock.anchor)


def _nth(number: int, unit: str, whole: Period) -> Period | None:
    """The nth week, month, quarter … of a period; weeks are counted from its first day. -1 is the last."""
    if unit == "week":
        first = whole.last - DAY * 6 if number < 0 else whole.first + DAY * 7 * (number - 1)
        found = Period("days", first, min(first + DAY * 6, whole.last))
    elif number < 0:
        found = cal.period(unit, whole.last)
    elif unit == "weekend":
        saturday = whole.first + DAY * ((6 - whole.first.isoweekday()) % 7)
        found = cal.period(unit, saturday + DAY * 7 * (number - 1))
    elif unit == "half" and whole.unit in ("decade", "century", "month"):
        return None
    else:
        found = cal.shifted(unit, whole.first, number - 1)
    return found if whole.first <= found.first <= whole.last else None


def _holiday(form: TimeForm, clock: Clock) -> Period | None:
    name = form.value or ""
    if form.parts:
        year = _period(form.parts[0], clock)
        return None if year is None else cal.period("day", cal.holiday(name, year.first.year))
    if clock.anchor is None:
        return None
    options = [cal.period("day", cal.holiday(name, clock.anchor.year + step)) for step in (-1, 0, 1)]
    return _chosen(options, form, clock.anchor)


def _holiday_season(form: TimeForm, clock: Clock) -> Answer:
    """"Christmas sales": of an unknown number of days around the day."""
    day = _holiday(replace(form, unit=None), clock)
    if day is None:
        return "PXD", When()
    edges = day.first - DAY * _AROUND, day.last + DAY * _AROUND
    return "PXD", When(f"{day.first.isoformat()}~", *edges, "resolved")


_AROUND = 14
"""Days before and after a holiday that may still be meant by its season."""


def _fiscal(form: TimeForm, clock: Clock) -> Period | None:
    """A fiscal year, named for the calendar year in which most begin or end: its ends differ from land to land."""
    if form.value is not None:
        year = int(form.value)
    elif clock.anchor is None:
        return None
    else:
        year = clock.anchor.year + int(form.amount or 0)
    return Period("fiscal", Date(year - 1, 2, 1), Date(year + 1, 3, 31))


_PERIODS: dict[str, Callable[[TimeForm, Clock], Period | None]] = {
    "date": _date,
    "weekday": _weekday,
    "period": _calendar_period,
    "shift": _shift,
    "offset": _offset,
    "same": _same,
    "season": _season,
    "ordinal": _ordinal,
    "holiday": _holiday,
    "fiscal": _fiscal,
}


# ---- Operators of their own kind --------------------------------------------------------------------------------------


def _time_of_day(form: TimeForm, clock: Clock) -> Answer:
    """"9 a.m.", "Friday morning": of the day it belongs to, else of the day told of before."""
    of_day = form.parts[0] if form.parts else TimeForm("same", unit="day")
    value, when = _answer(of_day, clock)
    time = (form.value or "") if form.operator == "clock" else f"T{form.value}"
    return f"{value or 'XXXX-XX-XX'}{time}", when


def _range(form: TimeForm, clock: Clock) -> Answer:
    left, right = (_answer(part, clock) for part in form.parts)
    first, last = left[1], right[1]
    value = f"{left[0]}/{right[0]}" if left[0] and right[0] else None
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return value, When()
    basis: Basis = "stated" if _needs(form) == "nothing" else "resolved"
    ends = [end.edtf if _plain(end.edtf) else edge.isoformat()
            for end, edge in ((first, first.earliest), (last, last.latest))]  # fmt: skip
    edtf = ends[0] if ends[0] == ends[1] else f"{ends[0]}/{ends[1]}"
    return value, When(edtf, first.earliest, last.latest, basis)


def _plain(edtf: str | None) -> bool:
    """Whether it can be an end of an interval: a day, month or year."""
    return edtf is not None and edtf.replace("-", "").isdigit() and not (len(edtf) == 7 and edtf[5:] > "12")


def _either(form: TimeForm, clock: Clock) -> Answer:
    days = sorted(cal.days_of(part.value or "").first for part in form.parts)
    text = ",".join(day.isoformat() for day in days)
    return _common(days[0], days[-1]), When(f"[{text}]", days[0], days[-1], "stated")


def _span(form: TimeForm, clock: Clock) -> Answer:
    """"the past three days", "the next six months": a length that ends, or begins, on the day it is read."""
    value = _length(form.amount, form.unit or "day")
    if clock.anchor is None:
        return value, When()
    if form.amount is None or form.unit in ("hour", "minute", "second", None):
        past = form.direction == "past"
        return value, When(None, None if past else clock.anchor, clock.anchor if past else None, "resolved")
    unit, count = _whole_units("week" if form.unit == "weekend" else form.unit, form.amount)
    other = cal.moved(unit, clock.anchor, -count if form.direction == "past" else count)
    first, last = min(other, clock.anchor), max(other, clock.anchor)
    return value, When(f"{first.isoformat()}/{last.isoformat()}", first, last, "resolved")


def _duration(form: TimeForm, clock: Clock) -> Answer:
    return _length(form.amount, form.unit or "day"), When()


def _in(form: TimeForm, clock: Clock) -> Answer:
    """"in two weeks": a length; with a verb in the future, the time after it."""
    value = _length(form.amount, form.unit or "day")
    whole = _shift(form, clock) if form.direction == "future" else None
    return value, When() if whole is None else When(_edtf(form, whole), whole.first, whole.last, "resolved")


def _offset_event(form: TimeForm, clock: Clock) -> Answer:
    """"two weeks before the vote": a length, and a date once the vote has one."""
    whole = _offset(form, clock)
    value = _length(form.amount, form.unit or "day")
    return value, When() if whole is None else When(_edtf(form, whole), whole.first, whole.last, "resolved")


def _set(form: TimeForm, clock: Clock) -> Answer:
    return form.value or _length(form.amount, form.unit or "day"), When()


def _reference(form: TimeForm, clock: Clock) -> Answer:
    """"now" is the day of the article, more or less; "recently" before it, "soon" after it."""
    if clock.anchor is None:
        return form.value, When()
    if form.value == "PRESENT_REF":
        return form.value, When(f"{clock.anchor.isoformat()}~", clock.anchor, clock.anchor, "resolved")
    if form.value == "PAST_REF":
        return form.value, When(None, None, clock.anchor, "resolved")
    return form.value, When(None, clock.anchor, None, "resolved")


_SPECIAL: dict[str, Callable[[TimeForm, Clock], Answer]] = {
    "clock": _time_of_day,
    "part": _time_of_day,
    "range": _range,
    "either": _either,
    "span": _span,
    "duration": _duration,
    "in": _in,
    "offset-event": _offset_event,
    "set": _set,
    "reference": _reference,
}

_LETTERS = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "year": "Y", "hour": "H", "minute": "M", "second": "S"}
_MULTIPLES = {"quarter": ("month", 3), "half": ("month", 6), "decade": ("year", 10), "century": ("year", 100)}
_SMALLER = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60),
            "minute": ("second", 60)}  # fmt: skip


def _length(count: float | None, unit: str) -> str:
    """P2D, PT3H, PXY: a length as TIMEX3 writes it; X where the words name no number."""
    if unit in _MULTIPLES:
        unit, times = _MULTIPLES[unit]
        count = None if count is None else count * times
    while count is not None and count != int(count) and unit in _SMALLER:
        unit, times = _SMALLER[unit]
        count = float(round(count * times * 2)) / 2 if unit != "second" else float(round(count * times))
    number = "X" if count is None else str(int(count))
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{number}{_LETTERS[unit]}"


# ---- What is not known ------------------------------------------------------------------------------------------------

_UNIT_PATTERNS = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX",
                  "year": "XXXX", "decade": "XXX", "century": "XX"}  # fmt: skip


def _open_value(form: TimeForm) -> str | None:
    """The TIMEX3 value with X for all that is not known."""
    match form.operator:
        case "date":
            return form.value
        case "weekday":
            return f"XXXX-WXX-{form.value}"
        case "season":
            return f"XXXX-{form.value}"
        case "ordinal" if form.unit == "quarter":
            return f"XXXX-Q{int(form.amount or 0)}"
        case "shift" if form.amount is None:
            return "PAST_REF" if form.direction == "past" else "FUTURE_REF"
        case "fiscal":
            return "FYXXXX"
        case "holiday":
            rule = cal.holidays().get(form.value or "", "")
            return f"XXXX-{rule}" if rule[:2].isdigit() else "XXXX-XX-XX"
        case _:
            return _UNIT_PATTERNS.get(form.unit or "day", "XXXX-XX-XX")


def _open_when(form: TimeForm) -> When:
    """What is known without an anchor: of 2 January the day and month, of all else nothing."""
    if form.operator == "date" and form.value is not None and form.modifier not in cal.THIRDS and not form.value.endswith("XX"):
        return When(form.value)
    return When()


# ---- Reasons ----------------------------------------------------------------------------------------------------------


def _explained(when: When, expression: TimeExpression, clock: Clock) -> When:
    return When(when.edtf, when.earliest, when.latest, when.basis, _reason(when, expression, clock))


def _reason(when: When, expression: TimeExpression, clock: Clock) -> str:
    words, needs = f"“{expression.text}”", _needs(expression.form)
    if when.basis == "stated":
        return f"{words} stands so in the text"
    if when.basis == "resolved":
        return f"{words} counted from {_told_from(needs, clock)}"
    if expression.form.operator == "set":
        return f"{words} comes again and again"
    if expression.form.operator in ("duration", "in"):
        return f"{words} is a length of time"
    if needs == "event":
        return f"{words}: the day of the event it is counted from is not known"
    if needs == "narrative":
        return f"{words}: the day it is counted from is not known"
    if clock.anchor is None:
        return f"{words}: the day of the article is not known"
    return f"{words} does not say which day"


def _told_from(needs: Needs, clock: Clock) -> str:
    if needs in ("narrative", "event") and clock.reference is not None:
        ends = _ends(clock.reference)
        if ends is not None:
            return cal.spelled(ends[0]) if ends[0] == ends[1] else f"a day from {cal.spelled(ends[0])} to {cal.spelled(ends[1])}"
    return cal.spelled(clock.anchor) if clock.anchor is not None else "what the text told before"
