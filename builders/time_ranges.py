"""The two ends of a range as one expression: "from Monday to Wednesday", "9 to 11 a.m.", "between 2 and 4 January"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.builders.time_pattern import Atom, Join, compiled, letters
from dateline.graph.model import TimeForm


def _range(left: Atom, right: Atom) -> Atom | None:
    """"from Monday to Wednesday", "1940s through 2002", "9 to 11 a.m."."""
    if not _alike(left, right):
        return None
    if (night := _night_to(left, right)) is not None:
        return night
    start = completed(left.form, right.form)
    if left.form.operator == "hour" or (left.form.operator == "clock" and left.weak):
        start = _same_half(start, right.form)
    if right.form.operator == "clock" and right.form.parts and not start.parts:
        start = replace(start, parts=right.form.parts)
    type_ = left.type if left.type == right.type else "DATE"
    return Atom(left.first, right.last, type_, TimeForm("range", parts=(start, right.form)), right.weak)


def _night_to(left: Atom, right: Atom) -> Atom | None:
    """"the night to Friday" is that of Thursday."""
    if left.form.operator != "part" or left.form.value != "NI" or left.form.parts or right.form.operator != "weekday":
        return None
    eve = replace(right.form, value=str((int(right.form.value or 1) - 2) % 7 + 1))
    return Atom(left.first, right.last, "TIME", replace(left.form, parts=(eve,)))


def _same_half(left: TimeForm, right: TimeForm) -> TimeForm:
    """The 2 of "2 to 5 p.m.", the 2.30 of "2.30-4pm" is in the afternoon too."""
    first, last = int((left.value or "T00")[1:3]), int((right.value or "T00")[1:3])
    later = first < 12 <= last and first + 12 <= last
    return TimeForm("clock", f"T{first + 12 if later else first:02}{(left.value or 'T00:00')[3:]}")


def _alike(left: Atom, right: Atom) -> bool:
    if right.form.operator == "clock":
        return left.form.operator in ("clock", "hour")
    return left.form.operator in _RANGEABLE and right.form.operator in _RANGEABLE and not left.weak


_RANGEABLE = frozenset({"date", "weekday", "holiday", "season", "ordinal", "part"})


def completed(left: TimeForm, right: TimeForm, order: bool = True) -> TimeForm:
    """The first date with the year that only the second one names ("from March 3 to May 5, 2021").

    In a range, which is in order, a later month is of the year before ("from November to March 2021").
    """
    value, other = left.value or "", right.value or ""
    dates = left.operator == right.operator == "date"
    if dates and value.startswith("XXXX-") and other[:4].isdigit() and len(other) > 4:
        later = order and value[5:] > other[5 : len(value)]
        year = int(other[:4]) - (1 if later else 0)
        return replace(left, value=f"{year:04}{value[4:]}")
    return left


WIDE: tuple[tuple[re.Pattern[str], Join], ...] = (
    (compiled("TO|DASH|TO THE"), _range),
)


def between_ends(found: Sequence[Atom], kinds: str) -> list[Atom]:
    """"between Monday and Wednesday" is a range; "on Monday and Wednesday" are two dates."""
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
