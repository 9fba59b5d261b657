"""Neighbours that make one time expression: a weekday and its date, a date and a time of day, the ends of a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.builders import time_zones
from dateline.builders.time_pattern import Atom, Join, compiled, letters
from dateline.builders.time_ranges import WIDE, between_ends, completed
from dateline.builders.time_words import OTHER, Piece
from dateline.graph.model import Direction, TimeForm


def join(found: Sequence[Atom], pieces: Sequence[Piece]) -> list[Atom]:
    """The expressions with neighbours joined and modifiers taken in ("early Friday morning"), in order."""
    kinds = "".join(piece.kind for piece in pieces)
    joined = _fold(_fold(found, kinds, DAYS), kinds, TIMES)
    joined = _dated_clocks([_closed(atom, kinds) for atom in joined], kinds)
    joined = [_modified(atom, kinds, pieces, _end_before(joined, i)) for i, atom in enumerate(joined)]
    joined = _fold(joined, kinds, WITHIN)
    joined = _fold(joined, _without_open_ends(joined, kinds, pieces), WIDE)
    joined = between_ends(_years_shared(joined, kinds), kinds)
    return [atom for atom in joined if not atom.weak]


def _without_open_ends(found: Sequence[Atom], kinds: str, pieces: Sequence[Piece]) -> str:
    """The classes of the pieces, "until" no link where no "from" begins a range: "closed on Friday until Monday"."""
    apart = set()
    for left, right in pairwise(found):
        begun = kinds[max(0, left.first - 1) : left.first] in letters("FROM", "BETWEEN")
        if not begun and left.form.operator not in ("clock", "hour") and right.first - left.last in (1, 2):
            apart |= {i for i in range(left.last, right.first) if pieces[i].lower in ("until", "till")}
    return "".join(OTHER if i in apart else kind for i, kind in enumerate(kinds))


_LINK = compiled("AND|OR|COMMA|COMMA AND|COMMA OR")


def _years_shared(found: Sequence[Atom], kinds: str) -> list[Atom]:
    """"on 3 March and 5 May 2021": the year is that of both."""
    out = list(found)
    for at in range(len(out) - 1, 0, -1):
        if _LINK.fullmatch(kinds[out[at - 1].last : out[at].first]) is not None:
            out[at - 1] = replace(out[at - 1], form=completed(out[at - 1].form, out[at].form, order=False))
    return out


def _end_before(found: Sequence[Atom], i: int) -> int:
    return found[i - 1].last if i else 0


def _fold(found: Sequence[Atom], kinds: str, joins: Sequence[tuple[re.Pattern[str], Join]]) -> list[Atom]:
    """Join each expression with the one before it as long as a rule fits."""
    out: list[Atom] = []
    for atom in found:
        out.append(atom)
        while len(out) > 1 and (one := _joined(out[-2], out[-1], kinds, joins)) is not None:
            out[-2:] = [one]
    return out


def _joined(left: Atom, right: Atom, kinds: str, joins: Sequence[tuple[re.Pattern[str], Join]]) -> Atom | None:
    if right.first - left.last > 3:
        return None
    between = kinds[left.last : right.first]
    for pattern, make in joins:
        if pattern.fullmatch(between) is not None and (one := make(left, right)) is not None:
            return one
    return None


def _both(left: Atom, right: Atom, form: TimeForm, time: bool = False) -> Atom:
    return Atom(left.first, right.last, "TIME" if time else "DATE", form)


# ---- Close neighbours ------------------------------------------------------------------------------------------------


def _is_day(form: TimeForm) -> bool:
    """Whether it is a date to the day, in which a time of day makes sense."""
    if form.operator == "date":
        return form.value is not None and form.value.count("-") == 2
    return form.operator in ("weekday", "holiday", "either") or (
        form.operator in ("shift", "offset", "same") and form.unit in ("day", "weekday"))  # fmt: skip


def _weekday_and_date(left: Atom, right: Atom) -> Atom | None:
    """"Friday, April 21": the weekday helps to find the year."""
    if left.form.operator != "weekday" or left.form.parts or right.form.operator != "date":
        return None
    if not _is_day(right.form) or right.form.parts:
        return None
    way = _way(left.form.amount) or right.form.direction
    return _both(left, right, replace(right.form, parts=(replace(left.form, amount=None),), direction=way))


def _way(relative: float | None) -> Direction | None:
    """"last Friday, June 6" lies back, "next Monday, June 16" ahead."""
    return None if not relative else "past" if relative < 0 else "future"


def _closed(atom: Atom, kinds: str) -> Atom:
    """"Tuesday (March 12)": with the bracket that closes it."""
    opened = letters("OPEN") & set(kinds[atom.first : atom.last])
    closes = kinds[atom.last : atom.last + 1] in letters("CLOSE")
    return replace(atom, last=atom.last + 1) if opened and closes else atom


def _date_and_weekday(left: Atom, right: Atom) -> Atom | None:
    """"10 January (Monday)", "10 January, a Monday"."""
    one = _weekday_and_date(right, left)
    return None if one is None else _both(left, right, one.form)


def _date_and_time(left: Atom, right: Atom) -> Atom | None:
    """"10 Jan, 2022 09:39", "Monday morning", "yesterday at 9 a.m."."""
    if right.form.operator not in ("clock", "part") or right.form.parts:
        return None
    if left.form.operator == "part" and left.form.parts and right.form.operator == "clock":
        return _both(left, right, replace(_in_half(right.form, left.form.value), parts=left.form.parts), time=True)
    if not _is_day(left.form):
        return None
    return _both(left, right, replace(right.form, parts=(left.form,)), time=True)


def _time_and_date(left: Atom, right: Atom) -> Atom | None:
    """"9 a.m. on Monday", "the night of January 5"."""
    if left.form.operator not in ("clock", "part") or left.form.parts:
        return None
    if right.form.operator == "part" and right.form.parts:
        return _both(left, right, replace(_in_half(left.form, right.form.value), parts=right.form.parts), time=True)
    if not _is_day(right.form):
        return None
    return _both(left, right, replace(left.form, parts=(right.form,)), time=True)


def _clock_and_part(left: Atom, right: Atom) -> Atom | None:
    """"4 in the morning", "9 at night"."""
    if left.form.operator not in ("clock", "hour") or right.form.operator != "part":
        return None
    if left.form.parts or right.form.parts:
        return None
    return _both(left, right, replace(_in_half(left.form, right.form.value), operator="clock"), time=True)


def _clock_and_its_part(left: Atom, right: Atom) -> Atom | None:
    """"3 o'clock on Monday afternoon", which has been joined as far as "Monday"."""
    if left.form.operator != "clock" or not left.form.parts or right.form.operator != "part" or right.form.parts:
        return None
    return _both(left, right, _in_half(left.form, right.form.value), time=True)


def _in_half(form: TimeForm, part: str | None) -> TimeForm:
    """The 3 of "3 in the afternoon" is 15."""
    value = form.value or ""
    hour = int(value[1:3]) if form.operator in ("clock", "hour") else 0
    if part in ("AF", "EV", "NI") and 1 <= hour < 12 and not (part == "NI" and hour < 5):
        return replace(form, value=f"T{hour + 12}{value[3:]}")
    return form


def _weekday_in_week(left: Atom, right: Atom) -> Atom | None:
    """"Monday of last week", "Sunday the past weekend"."""
    if left.form.operator != "weekday" or left.form.parts or right.form.operator != "period":
        return None
    if right.form.unit not in ("week", "weekend"):
        return None
    return _both(left, right, replace(left.form, parts=(right.form,)))


DAYS: tuple[tuple[re.Pattern[str], Join], ...] = (
    (compiled("[COMMA OPEN]?|THE"), _weekday_and_date),
    (compiled("OPEN|COMMA A"), _date_and_weekday),
    (compiled("OF"), _weekday_in_week),
)
TIMES: tuple[tuple[re.Pattern[str], Join], ...] = (
    (compiled("(?:IN|AT)"), _clock_and_part),
    (compiled(""), _clock_and_its_part),
    (compiled("COMMA? [AT ON IN BY]? APPROX? |[DASH]|GENITIVE|POINT|OPEN|TEE"), _date_and_time),
    (compiled("COMMA? [ON OF]?|DASH|OPEN"), _time_and_date),
)


_IN_BRACKETS = compiled("OPEN|COMMA|OR")
_AFTER_BRACKETS = compiled("CLOSE? [ON COMMA]?")


def _dated_clocks(found: Sequence[Atom], kinds: str) -> list[Atom]:
    """"3:15 a.m. local time (0015 GMT) on Tuesday": both are times of that day."""
    out = list(found)
    for at in range(1, len(out)):
        left, right = out[at - 1], out[at]
        if not (_is_clock(left) and _is_clock(right)) or not _IN_BRACKETS.fullmatch(kinds[left.last : right.first]):
            continue
        day = left.form.parts or time_zones.day_elsewhere(left.form, right.form) or _day_after(out, at, kinds)
        for i in (at - 1, at):
            out[i] = replace(out[i], form=replace(out[i].form, parts=out[i].form.parts or day))
    return out


def _is_clock(atom: Atom) -> bool:
    return atom.form.operator == "clock" and not atom.weak


def _day_after(found: Sequence[Atom], at: int, kinds: str) -> tuple[TimeForm, ...]:
    if at + 1 >= len(found) or not _is_day(found[at + 1].form):
        return ()
    return (found[at + 1].form,) if _AFTER_BRACKETS.fullmatch(kinds[found[at].last : found[at + 1].first]) else ()


# ---- Modifiers -------------------------------------------------------------------------------------------------------

_MODIFIER = compiled("(?:(?P<early>(?:(?:EARLY|MID) DASH? (?:TO|DASH) DASH?)? (?:EARLY|MID|LATE)) (?:DASH|ON|IN)?|"
                     "THE? VERY? (?P<part>BEGINNING|MIDDLE|END|EARLY|LATE|MID) (?:OF|DASH)?)")
_MODIFIER_END = re.compile(f"(?:{_MODIFIER.pattern})$")
_SIDE_END = re.compile(f"(?:{compiled('(?P<side>EARLIER|LATER) [IN ON]?').pattern})$")
_APPROX = compiled("(?P<approx>APPROX|OVER)|(?P<more>MORE) THAN|AT (?P<least>LEAST)|(?P<up>UP) TO")
_APPROX_END = re.compile(f"(?:{_APPROX.pattern})$")


def _modified(atom: Atom, kinds: str, pieces: Sequence[Piece], floor: int) -> Atom:
    """The expression with "early", "the end of", "about", "more than" before it."""
    before = kinds[max(floor, atom.first - 6) : atom.first]
    found = _MODIFIER_END.search(before)
    if found is not None and atom.form.operator in _MODIFIABLE:
        first = atom.first - (len(before) - found.start())
        return _with_modifier(atom, first, _modifier_of(found, pieces, first), kinds)
    found = _SIDE_END.search(before)
    told = atom.form.operator in ("date", "weekday", "same") or (atom.form.operator == "part" and atom.form.parts)
    if found is not None and told:
        first = atom.first - (len(before) - found.start())
        side = pieces[first].value
        return replace(atom, first=first, form=replace(atom.form, modifier="before" if side == "past" else "after"))
    found = _APPROX_END.search(before)
    if found is not None and _approximable(atom, kinds[atom.first - 1]):
        first = atom.first - (len(before) - found.start())
        return replace(atom, first=first, form=replace(atom.form, modifier=_approximation(found, pieces, first)))
    return atom


_MODIFIABLE = frozenset({
    "date", "weekday", "period", "season", "ordinal", "shift", "part", "fiscal", "holiday", "offset", "same",
})


def _modifier_of(found: re.Match[str], pieces: Sequence[Piece], first: int) -> str:
    name = "early" if found["early"] is not None else "part"
    start, end = (pieces[first + at - found.start()].value for at in (found.start(name), found.end(name) - 1))
    return start if start == end else f"{start}-{end}"


def _with_modifier(atom: Atom, first: int, modifier: str, kinds: str) -> Atom:
    bare = kinds[atom.first - 1] in letters("BEGINNING", "MIDDLE", "END")
    if bare:  # "the end Monday" is none; "year-end" has its own rule
        return atom
    if atom.form.operator == "offset" and atom.form.amount != 1.0:
        return atom
    weak = atom.form.operator == "part" and kinds[atom.first - 1] not in letters("IN")  # "a late-night raid"
    return replace(atom, first=first, form=replace(atom.form, modifier=modifier), weak=atom.weak and weak)


def _approximable(atom: Atom, nearest: str) -> bool:
    if atom.form.operator in ("duration", "in", "shift", "offset", "offset-event"):
        return atom.form.amount is not None or nearest not in letters("OVER")
    if nearest in letters("APPROX"):
        return atom.form.operator in ("clock", "date", "period", "part")
    return False


def _approximation(found: re.Match[str], pieces: Sequence[Piece], first: int) -> str:
    name = next(name for name in ("approx", "more", "least", "up") if found[name] is not None)
    if name == "up":
        return "less"
    return pieces[first + found.start(name) - found.start()].value


# ---- Parts of a longer time ------------------------------------------------------------------------------------------


def _part_of(left: Atom, right: Atom) -> Atom | None:
    """"the first week of January", "the summer of 2010", "the first quarter of last year"."""
    if left.form.operator == "period" and left.weak and _is_day(right.form):
        return _both(left, right, TimeForm("same", unit=left.form.unit, parts=(right.form,)))  # "the week of March 8"
    form = _counted_within(left.form)
    if form is None or form.parts or right.form.operator not in _WHOLES:
        return None
    return _both(left, right, replace(form, parts=(right.form,)))


_WHOLES = frozenset({"date", "period", "season", "same", "offset", "ordinal", "fiscal"})


def _counted_within(form: TimeForm) -> TimeForm | None:
    """What counts within a longer time; "last Friday in June" and "the last two months of 2021" as the last ones."""
    if form.operator in ("ordinal", "season", "holiday"):
        return form
    if form.operator == "weekday" and form.amount == -1:
        return TimeForm("ordinal", form.value, amount=-1.0, unit="weekday")
    if form.operator == "period" and form.amount == -1 and form.direction is None and form.unit != "year":
        return TimeForm("ordinal", amount=-1.0, unit=form.unit)
    if form.operator == "span" and form.direction == "past" and form.amount is not None:
        return TimeForm("ordinal", str(int(form.amount)), amount=-1.0, unit=form.unit)
    return None


_SMALLER = {("year", "month"): 12, ("week", "day"): 7, ("hour", "minute"): 60, ("minute", "second"): 60}


def _added(left: Atom, right: Atom) -> Atom | None:
    """"two hours and nine minutes" are 129 minutes."""
    if left.form.operator != "duration" or right.form.operator != "duration" or right.form.amount is None:
        return None
    times = _SMALLER.get((left.form.unit or "", right.form.unit or ""))
    if times is None or left.form.amount is None or right.form.amount >= times:
        return None
    whole = left.form.amount * times + right.form.amount
    return replace(left, last=right.last, form=replace(right.form, amount=whole, modifier=left.form.modifier))


def _in_its_year(left: Atom, right: Atom) -> Atom | None:
    """"5 February next year", "June 6 of last year"."""
    within = right.form.operator in ("period", "same") and right.form.unit in ("year", "month") and not right.weak
    if not within or not _lacks(left.form, right.form.unit) or left.form.parts:
        return None
    return _both(left, right, replace(left.form, parts=(right.form,)))


def _lacks(form: TimeForm, unit: str | None) -> bool:
    value = (form.value or "") if form.operator == "date" else ""
    return value.startswith("XXXX-XX-" if unit == "month" else "XXXX-") and not (unit == "year" and "XX-XX-" in value)


def _month_and_day(left: Atom, right: Atom) -> Atom | None:
    """"in May 2016, on the 9th"."""
    month, day = left.form.value or "", right.form.value or ""
    whole = left.form.operator == "date" and len(month) == len("2016-05") and not left.form.parts
    if not whole or right.form.operator != "date" or not day.startswith("XXXX-XX-") or right.form.parts:
        return None
    return _both(left, right, replace(left.form, value=f"{month}-{day[-2:]}"))


def _next_to(left: Atom, right: Atom) -> Atom | None:
    """"the first quarter 2021", "the second half, 2020"."""
    return _part_of(left, right) if left.form.operator == "ordinal" and right.form.operator == "date" else None


WITHIN: tuple[tuple[re.Pattern[str], Join], ...] = (
    (compiled("OF|IN|OF THE"), _part_of),
    (compiled("COMMA?"), _next_to),
    (compiled("COMMA? OF?"), _in_its_year),
    (compiled("COMMA? ON"), _month_and_day),
    (compiled("AND|COMMA"), _added),
)
