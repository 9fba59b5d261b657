"""The values of time expressions: a form, the day it is read on and what was told before in; a date out, or unknown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from dateline.builders import time_calendar as cal
from dateline.builders.time_calendar import DAY, Date, Period
from dateline.builders.time_placing import Clock, bounds, holiday, offset, place, shift, whole_units
from dateline.graph.model import Basis, TimeExpression, TimeForm, When

Needs = Literal["nothing", "anchor", "narrative", "event"]
"""What a form is counted from: nothing (stated in full), the article's date, the day told of before, an event named."""

_LENGTHS = frozenset({"duration", "set"})
"""Operators that are counted from nothing."""


# ---- The public face -------------------------------------------------------------------------------------------------


def reference_kind(expression: TimeExpression) -> Literal["narrative", "event"] | None:
    """What besides the publication date it is counted from.

    ``narrative``: the time told of before ("the next day", "at 9 a.m."); ``event``: an event that the sentence names
    ("two weeks before the vote"); None: neither.
    """
    needs = _needs(expression.form)
    return needs if needs in ("narrative", "event") else None


def between_events(expression: TimeExpression) -> TimeForm | None:
    """The length of time that lies between two events, where it tells that: "two days after", "the night before"."""
    return next((form for form in (expression.form, *expression.form.parts) if form.operator == "offset-event"), None)


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
    if form.operator == "offset" or (form.operator in ("clock", "part", "same") and not form.parts):
        return "narrative"
    inner = [_needs(part) for part in form.parts if part.operator != "weekday" or form.operator != "date"]
    for need in ("event", "narrative", "anchor"):
        if need in inner:
            return need
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
    whole = place(form, clock)
    if whole is None:
        return _open_value(form), _one_sided(form, clock) or _open_when(form)
    return _timex(form, whole), _when(form, whole, clock)


def _one_sided(form: TimeForm, clock: Clock) -> When | None:
    """"several days ago", "later": only that it lies before, or after."""
    if form.amount is not None or form.direction is None or form.operator not in ("shift", "offset"):
        return None
    ends = (clock.anchor, clock.anchor) if form.operator == "shift" else bounds(clock.reference) or (None, None)
    if ends[0] is None:
        return None
    return When(None, None, ends[1], "resolved") if form.direction == "past" else When(None, ends[0], None, "resolved")


def _when(form: TimeForm, whole: Period, clock: Clock) -> When:
    basis: Basis = "stated" if _needs(form) == "nothing" else "resolved"
    if any(part.modifier == "carried" for part in form.parts):
        basis = "inferred"
    if form.modifier in cal.THIRDS and whole.last > whole.first:
        part = cal.third(whole, form.modifier)
        return When(cal.within(part.first, part.last), part.first, part.last, basis)
    sided = form.modifier in ("before", "after") or (form.operator == "period" and form.direction is not None)
    if sided and clock.anchor is not None:
        past = form.modifier == "before" or (form.modifier is None and form.direction == "past")
        return _part_until_now(past, whole, clock.anchor, basis)
    edtf = _edtf(form, whole)
    if form.operator == "offset" and form.unit == "hour" and form.amount is None and form.direction == "future":
        return When(edtf + "~" * (whole.first == whole.last), whole.first, whole.last + DAY, basis)
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
        return f"{whole.first.year:04}-{_SEASON_CODES[form.value or '']}"
    if whole.unit == "fiscal":
        return f"{whole.last.year - 1:04}~"
    text = cal.within(whole.first, whole.last) if whole.unit == "within" else cal.edtf(whole)
    plain = "/" not in text and ".." not in text
    return text + "~" if form.modifier in ("approx", "less", "more") and plain else text


_SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def _timex(form: TimeForm, whole: Period) -> str | None:
    if form.operator == "season":
        return f"{whole.first.year:04}-{form.value}"
    if whole.name is not None:
        return whole.name
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
        shared = next((size for size in (3, 2) if f"{first.year:04}"[:size] == f"{last.year:04}"[:size]), 0)
        return f"{first.year:04}"[:shared] or "XXXX-XX-XX"
    return first.isoformat()[:7] if first.month == last.month else f"{first.year:04}"


# ---- Operators of their own kind -------------------------------------------------------------------------------------


def _time_of_day(form: TimeForm, clock: Clock) -> Answer:
    """"9 a.m.", "Friday morning": of the day it belongs to, else of the day told of before."""
    of_day = form.parts[0] if form.parts else TimeForm("same", unit="day")
    value, when = _answer(of_day, clock)
    time = (form.value or "") if form.operator == "clock" else f"T{form.value}"
    return f"{value or 'XXXX-XX-XX'}{time}", when


def _holiday_season(form: TimeForm, clock: Clock) -> Answer:
    """"Christmas sales": of an unknown number of days around the day."""
    day = holiday(replace(form, unit=None), clock)
    if day is None:
        return "PXD", When()
    edges = day.first - DAY * _AROUND, day.last + DAY * _AROUND
    return "PXD", When(f"{day.first.isoformat()}~" if day.unit == "day" else None, *edges, "resolved")


_AROUND = 14
"""Days before and after a holiday that may still be meant by its season."""


def _range(form: TimeForm, clock: Clock) -> Answer:
    left, right = _in_order(form.parts[0], form.parts[1], clock)
    first, last = left[1], right[1]
    value = f"{left[0]}/{right[0]}" if left[0] and right[0] else None
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return value, When()
    basis: Basis = "stated" if _needs(form) == "nothing" else "resolved"
    ends = [end.edtf if _plain(end.edtf) else edge.isoformat()
            for end, edge in ((first, first.earliest), (last, last.latest))]  # fmt: skip
    edtf = ends[0] if ends[0] == ends[1] else f"{ends[0]}/{ends[1]}"
    return value, When(edtf, first.earliest, last.latest, basis)


def _in_order(left: TimeForm, right: TimeForm, clock: Clock) -> tuple[Answer, Answer]:
    """Both ends; where they are the wrong way round ("Friday to Sunday" read on a Saturday) one is counted anew."""
    first, last = _answer(left, clock), _answer(right, clock)
    start, end = first[1].earliest, last[1].latest
    if start is None or end is None or start <= end or clock.anchor is None:
        return first, last
    if right.direction == "future":
        return first, _answer(right, Clock(start, clock.reference))
    return _answer(replace(left, direction="past"), Clock(end, clock.reference)), last


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
    unit, count = whole_units("week" if form.unit == "weekend" else form.unit, form.amount)
    other = cal.moved(unit, clock.anchor, -count if form.direction == "past" else count)
    first, last = min(other, clock.anchor), max(other, clock.anchor)
    return value, When(f"{first.isoformat()}/{last.isoformat()}", first, last, "resolved")


def _duration(form: TimeForm, clock: Clock) -> Answer:
    return _length(form.amount, form.unit or "day"), When()


def _in(form: TimeForm, clock: Clock) -> Answer:
    """"in two weeks": a length; with a verb in the future, the time after it."""
    value = _length(form.amount, form.unit or "day")
    whole = shift(form, clock) if form.direction == "future" else None
    return value, When() if whole is None else When(_edtf(form, whole), whole.first, whole.last, "resolved")


def _offset_event(form: TimeForm, clock: Clock) -> Answer:
    """"two weeks before the vote": a length, and a date once the vote has one."""
    whole = offset(form, clock)
    value = _length(form.amount, form.unit or "day")
    if form.value == "period":  # "the week before the vote" is no length
        value = _UNIT_PATTERNS.get(form.unit or "day", "XXXX-XX-XX") if whole is None else _timex(form, whole) or value
    return value, When() if whole is None else When(_edtf(form, whole), whole.first, whole.last, "resolved")


def _set(form: TimeForm, clock: Clock) -> Answer:
    return form.value or _length(form.amount, form.unit or "day"), When()


def _reference(form: TimeForm, clock: Clock) -> Answer:
    """Give "now" the day of the article or so; "recently" lies before it, "soon" after, not "they soon fled"."""
    if clock.anchor is None or form.direction == "past":
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

_LETTERS = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "year": "Y", "hour": "H", "minute": "M",
            "second": "S"}  # fmt: skip
_MULTIPLES = {"quarter": ("month", 3), "half": ("month", 6), "decade": ("year", 10), "century": ("year", 100)}
_SMALLER = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24),
            "hour": ("minute", 60), "minute": ("second", 60)}  # fmt: skip


def _length(count: float | None, unit: str) -> str:
    """P2D, PT3H, PXY: a length as TIMEX3 writes it; X where the words name no number."""
    if unit in _MULTIPLES:
        unit, times = _MULTIPLES[unit]
        count = None if count is None else count * times
    if count is not None and count != int(count) and unit in _SMALLER:
        smaller, times = _SMALLER[unit]
        if (finer := round(count * times, 6)) == int(finer):
            unit, count = smaller, finer
    number = "X" if count is None else f"{count:.6f}".rstrip("0").rstrip(".")
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{number}{_LETTERS[unit]}"


# ---- What is not known -----------------------------------------------------------------------------------------------

_UNIT_PATTERNS = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
                  "half": "XXXX-HX", "year": "XXXX", "decade": "XXX", "century": "XX"}  # fmt: skip


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
            return f"XXXX-{rule}" if len(rule) == 5 and rule[:2].isdigit() else "XXXX-XX-XX"
        case _:
            return _UNIT_PATTERNS.get(form.unit or "day", "XXXX-XX-XX")


def _open_when(form: TimeForm) -> When:
    """What is known without an anchor: of 2 January the day and month, of all else nothing."""
    named = form.operator == "date" and form.value is not None and not form.value.endswith("XX")
    if named and form.modifier not in cal.THIRDS:
        return When(form.value)
    return When()


# ---- Reasons ---------------------------------------------------------------------------------------------------------


def _explained(when: When, expression: TimeExpression, clock: Clock) -> When:
    return When(when.edtf, when.earliest, when.latest, when.basis, _reason(when, expression, clock))


def _reason(when: When, expression: TimeExpression, clock: Clock) -> str:
    words, needs = f"“{expression.text}”", _needs(expression.form)
    if when.basis == "stated":
        return f"{words} stands so in the text"
    if when.basis == "inferred":
        return f"{words} counted in the year named just before it"
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
        ends = bounds(clock.reference)
        if ends is not None:
            first, last = (cal.spelled(day) for day in ends)
            return first if first == last else f"a day from {first} to {last}"
    return cal.spelled(clock.anchor) if clock.anchor is not None else "what the text told before"
