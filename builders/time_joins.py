"""Neighbours that make one time expression: a weekday and its date, a date and a time of day, the ends of a range."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.builders.time_pattern import Atom, compiled, letters
from dateline.builders.time_words import Piece
from dateline.graph.model import TimeForm

Join = Callable[[Atom, Atom], "Atom | None"]


def join(found: Sequence[Atom], pieces: Sequence[Piece]) -> list[Atom]:
    """The expressions with neighbours joined and modifiers taken in ("early Friday morning"), in order."""
    kinds = "".join(piece.kind for piece in pieces)
    joined = _fold(found, kinds, CLOSE)
    joined = [_modified(atom, kinds, pieces, _end_before(joined, i)) for i, atom in enumerate(joined)]
    joined = _fold(joined, kinds, WITHIN)
    joined = _fold(joined, kinds, WIDE)
    return [atom for atom in joined if not atom.weak]


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


# ---- Close neighbours -------------------------------------------------------------------------------------------------


def _is_date(form: TimeForm) -> bool:
    return form.operator in _DATES


_DATES = frozenset({"date", "weekday", "shift", "offset", "holiday", "either", "same"})


def _is_day(form: TimeForm) -> bool:
    """Whether it is a date to the day, in which a time of day makes sense."""
    if form.operator == "date":
        return form.value is not None and form.value.count("-") == 2
    return form.operator in ("weekday", "holiday", "either") or (
        form.operator in ("shift", "offset", "same") and form.unit in ("day", "weekday"))  # fmt: skip


def _weekday_and_date(left: Atom, right: Atom) -> Atom | None:
    """"Friday, April 21": the weekday helps to find the year."""
    if left.form.operator != "weekday" or left.form.amount is not None or right.form.operator != "date":
        return None
    if not _is_day(right.form) or right.form.parts:
        return None
    return _both(left, right, replace(right.form, parts=(left.form,)))


def _date_and_weekday(left: Atom, right: Atom) -> Atom | None:
    """"10 January (Monday)"."""
    one = _weekday_and_date(right, left)
    return None if one is None else _both(left, right, one.form)


def _date_and_time(left: Atom, right: Atom) -> Atom | None:
    """"10 Jan, 2022 09:39", "Monday morning", "yesterday at 9 a.m."."""
    if right.form.operator not in ("clock", "part") or right.form.parts:
        return None
    if left.form.operator == "part" and left.form.parts and right.form.operator == "clock":
        return _both(left, right, replace(right.form, parts=left.form.parts), time=True)
    if not _is_day(left.form):
        return None
    return _both(left, right, replace(right.form, parts=(left.form,)), time=True)


def _time_and_date(left: Atom, right: Atom) -> Atom | None:
    """"9 a.m. on Monday", "the night of January 5"."""
    if left.form.operator not in ("clock", "part") or left.form.parts:
        return None
    if right.form.operator == "part" and right.form.parts and left.form.operator == "clock":
        return _both(left, right, replace(left.form, parts=right.form.parts), time=True)
    if not _is_day(right.form):
        return None
    return _both(left, right, replace(left.form, parts=(right.form,)), time=True)


def _clock_and_part(left: Atom, right: Atom) -> Atom | None:
    """"4 in the morning", "9 at night"."""
    if left.form.operator != "clock" or left.form.parts or right.form.operator != "part" or right.form.parts:
        return None
    value, part = left.form.value or "", right.form.value
    hour = int(value[1:3])
    if part in ("AF", "EV", "NI") and 1 <= hour < 12 and not (part == "NI" and hour < 5):
        value = f"T{hour + 12}{value[3:]}"
    return _both(left, right, replace(left.form, value=value), time=True)


def _weekday_in_week(left: Atom, right: Atom) -> Atom | None:
    """"Monday of last week", "Sunday the past weekend"."""
    if left.form.operator != "weekday" or left.form.parts or right.form.operator != "period":
        return None
    if right.form.unit not in ("week", "weekend"):
        return None
    return _both(left, right, replace(left.form, parts=(right.form,)))


CLOSE: tuple[tuple[re.Pattern[str], Join], ...] = (
    (compiled("[COMMA OPEN]?|THE"), _weekday_and_date),
    (compiled("OPEN"), _date_and_weekday),
    (compiled("(?:IN|AT)"), _clock_and_part),
    (compiled("COMMA? [AT ON IN BY]? APPROX? |[DASH]|GENITIVE|POINT|OPEN|TEE"), _date_and_time),
    (compiled("COMMA? [ON OF]?|DASH|OPEN"), _time_and_date),
    (compiled("OF"), _weekday_in_week),
)


# ---- Modifiers --------------------------------------------------------------------------------------------------------

_MODIFIER = compiled("(?:(?P<early>EARLY|MID|LATE) (?:DASH|ON|IN)?|(?P<the>THE)? VERY? (?P<part>BEGINNING|MIDDLE|END|EARLY|LATE|MID) (?:OF|DASH)?)")
_MODIFIER_END = re.compile(f"(?:{_MODIFIER.pattern})$")
_APPROX = compiled("(?P<approx>APPROX|OVER)|(?P<more>MORE) THAN|AT (?P<least>LEAST)|(?P<up>UP) TO")
_APPROX_END = re.compile(f"(?:{_APPROX.pattern})$")


def _modified(atom: Atom, kinds: str, pieces: Sequence[Piece], floor: int) -> Atom:
    """The expression with "early", "the end of", "about", "more than" before it."""
    before = kinds[max(floor, atom.first - 4) : atom.first]
    found = _MODIFIER_END.search(before)
    if found is not None and atom.form.operator in _MODIFIABLE:
        first = atom.first - (len(before) - found.start())
        return _with_modifier(atom, first, _modifier_of(found, pieces, first), kinds)
    found = _APPROX_END.search(before)
    if found is not None and _approximable(atom, kinds[atom.first - 1]):
        first = atom.first - (len(before) - found.start())
        return replace(atom, first=first, form=replace(atom.form, modifier=_approximation(found, pieces, first)))
    return atom


_MODIFIABLE = frozenset({"date", "weekday", "period", "season", "ordinal", "shift", "part", "fiscal", "holiday", "offset", "same"})


def _modifier_of(found: re.Match[str], pieces: Sequence[Piece], first: int) -> str:
    name = "early" if found["early"] is not None else "part"
    return pieces[first + found.start(name) - found.start()].value


def _with_modifier(atom: Atom, first: int, modifier: str, kinds: str) -> Atom:
    bare = kinds[atom.first - 1] in letters("BEGINNING", "MIDDLE", "END")
    if bare:  # "the end Monday" is none; "year-end" has its own rule
        return atom
    if atom.form.operator == "offset" and atom.form.amount != 1.0:
        return atom
    return replace(atom, first=first, form=replace(atom.form, modifier=modifier), weak=False)


def _approximable(atom: Atom, nearest: str) -> bool:
    if atom.form.operator in ("duration", "shift", "offset", "offset-event", "span"):
        return atom.form.amount is not None or nearest not in letters("OVER")
    if nearest in letters("APPROX"):
        return atom.form.operator in ("clock", "date", "period", "part")
    return False


def _approximation(found: re.Match[str], pieces: Sequence[Piece], first: int) -> str:
    name = next(name for name in ("approx", "more", "least", "up") if found[name] is not None)
    if name == "up":
        return "less"
    return pieces[first + found.start(name) - found.start()].value


# ---- Parts of a longer time -------------------------------------------------------------------------------------------


def _part_of(left: Atom, right: Atom) -> Atom | None:
    """"the first week of January", "the summer of 2010", "the first quarter of last year"."""
    if left.form.parts or left.form.operator not in ("ordinal", "season", "weekday", "holiday", "fiscal"):
        return None
    if right.form.operator not in ("date", "period", "season", "same", "offset", "ordinal"):
        return None
    return _both(left, right, replace(left.form, parts=(right.form,)))


WITHIN: tuple[tuple[re.Pattern[str], Join], ...] = (
    (compiled("[OF IN COMMA]"), _part_of),
    (compiled(""), _part_of),
)


# ---- Ranges -----------------------------------------------------------------------------------------------------------


def _range(left: Atom, right: Atom) -> Atom | None:
    """"from Monday to Wednesday", "1940s through 2002", "9 a.m. to 5 p.m."."""
    if left.weak != right.weak or not _alike(left.form, right.form):
        return None
    start = _completed(left.form, right.form)
    return Atom(left.first, right.last, left.type if left.type == right.type else "DATE",
                TimeForm("range", parts=(start, right.form)))  # fmt: skip


def _alike(left: TimeForm, right: TimeForm) -> bool:
    if "clock" in (left.operator, right.operator):
        return left.operator == right.operator and not right.parts
    return left.operator in _RANGEABLE and right.operator in _RANGEABLE


_RANGEABLE = frozenset({"date", "weekday", "holiday", "season", "ordinal", "part"})


def _completed(left: TimeForm, right: TimeForm) -> TimeForm:
    """The first end with the year that only the second one names ("from March 3 to May 5, 2021")."""
    value, other = left.value or "", right.value or ""
    if left.operator == right.operator == "date" and value.startswith("XXXX-") and other[:4].isdigit():
        later = value[5:] > other[5 : 5 + len(value) - 5]
        year = int(other[:4]) - (1 if later else 0)
        return replace(left, value=f"{year:04}{value[4:]}")
    return left


WIDE: tuple[tuple[re.Pattern[str], Join], ...] = (
    (compiled("TO|DASH|TO THE"), _range),
)


def between(found: Sequence[Atom], pieces: Sequence[Piece]) -> list[Atom]:
    """"between Monday and Wednesday" is a range; "on Monday and Wednesday" are two dates."""
    kinds = "".join(piece.kind for piece in pieces)
    out: list[Atom] = []
    for atom in found:
        one = _between(out[-1], atom, kinds) if out else None
        if one is None:
            out.append(atom)
        else:
            out[-1] = one
    return out


def _between(left: Atom, right: Atom, kinds: str) -> Atom | None:
    opened = left.first > 0 and kinds[left.first - 1] in letters("BETWEEN")
    if not opened or kinds[left.last : right.first] not in letters("AND"):
        return None
    return _range(left, right)
