"""What each time expression of a text comes to on its publication day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.builders import chronicles, times
from dateline.builders.time_references import References
from dateline.graph.model import UNKNOWN, Anchor, Reading, TimeExpression, TimeForm, When

LONGEST_DOUBT = 366
"""Days: a publication date known less exactly than this resolves nothing."""
SAMPLES = 15
"""Where an article may be of any day of a span, expressions are read on about so many of these days, the first and the
last among them: what comes to the same on all of these does so on the days between."""


def resolved(reading: Reading, anchor: Anchor, story: When | None) -> list[tuple[str | None, When]]:
    """The value of each time expression; ``story``: what "the same day" is, where nothing was told of before."""
    known = References(reading, story, anchor.when.latest)
    years, entries = chronicles.years(reading, anchor), dict[int, When]()
    found: list[tuple[str | None, When]] = []
    for number, expression in enumerate(reading.times):
        if number in years:
            value, when = _entry(expression, years[number])
            entries[reading.block_at(expression.span.start)] = when
        else:
            entry = entries.get(reading.block_at(expression.span.start))
            one, base = _of_entry(expression, entry), _beside(entry, expression, anchor)
            value, when = _counted(one, number, known, base, entry)
            if years and one.form.operator == "date" and not known.allows(number, when):
                value, when = _read(replace(one, form=replace(one.form, direction="past")), base, None)
            value, when = _in_retrospect(value, when, known.looked_back_on(number))
        found.append((value, when))
        known.add(number, when)
    return found


def _in_retrospect(value: str | None, when: When, after: When | None) -> tuple[str | None, When]:
    """A month or day without its year, behind a time long past in its paragraph: somewhere from the first after that.

    "In May 2016 the court dissolved the council. In August …": of 2016, or of the last August before the article.
    """
    if after is None or after.latest is None or when.earliest is None or when.latest is None or not when.edtf:
        return value, when
    year = after.latest.year + (f"{when.earliest:%m-%d}" <= f"{after.latest:%m-%d}")
    try:
        first = when.earliest.replace(year=year)
    except ValueError:  # 29 February
        return value, when
    if not after.latest < first < when.earliest:
        return value, when
    reason = f"{when.reason}, or the first after {after.edtf}"
    return None, When(f"[{first}..{when.latest}]", first, when.latest, "inferred", reason)


def _beside(entry: When | None, expression: TimeExpression, anchor: Anchor) -> Anchor:
    """What a month or day without its year is counted from: the day of the entry of a chronicle that it stands in."""
    days = None if entry is None or "date" not in _operators(expression.form) else _days_of(entry)
    return Anchor(entry, days[-1]) if entry is not None and days else anchor


def _operators(form: TimeForm) -> tuple[str, ...]:
    """The operator of a form, and those of its parts: of "the evening of the 20th" both."""
    return (form.operator, *(part.operator for part in form.parts))


def _of_entry(expression: TimeExpression, entry: When | None) -> TimeExpression:
    """"The 11th" behind the day of an entry of a chronicle, in the month of that day; of an entry of some days, in the
    month in which it is one of these.
    """
    days = None if entry is None else _days_of(entry)
    return expression if days is None else replace(expression, form=_in_month(expression.form, days))


def _in_month(form: TimeForm, days: Sequence[datetime.date]) -> TimeForm:
    """A day of a month that is not named, and such a part ("the evening of the 20th"), in the month of some days."""
    day = (form.value or "").removeprefix("XXXX-XX-")
    if form.operator != "date" or not re.fullmatch(r"\d\d", day):
        return replace(form, parts=tuple(_in_month(part, days) for part in form.parts)) if form.parts else form
    month = next((one for one in days if f"{one:%d}" == day), days[0]).month
    return replace(form, value=f"XXXX-{month:02}-{day}", direction=None)


LONGEST_ENTRY = 31
"""Days: what heads an entry may be so long that days of a month are counted in it."""


def _days_of(entry: When) -> list[datetime.date] | None:
    """The days of an entry of a chronicle; None where it is of a month as such, or of a longer time."""
    if entry.earliest is None or entry.latest is None or re.fullmatch(r"\d{4}(-\d\d)?", entry.edtf or ""):
        return None
    count = (entry.latest - entry.earliest).days + 1
    return [entry.earliest + datetime.timedelta(days=n) for n in range(count)] if count <= LONGEST_ENTRY else None


def _entry(expression: TimeExpression, year: int) -> tuple[str | None, When]:
    """The day, days or month that head an entry of a chronicle, in its year."""
    form = chronicles.in_year(expression.form, year)
    if form == expression.form:
        return times.resolve(expression, None)
    value, when = times.resolve(replace(expression, form=form), None)
    return value, replace(when, basis="inferred", reason=f"“{expression.text}” in the order of a list of days")


def _counted(
    expression: TimeExpression, number: int, known: References, anchor: Anchor, entry: When | None
) -> tuple[str | None, When]:
    """An expression, counted from the likeliest time told of before that does not put the past after publication.

    In an entry of a chronicle it is counted from the day that heads it.
    """
    if times.reference_kind(expression) != "narrative":
        return _read(expression, anchor, None)
    entries = [entry] if entry is not None and entry.day else []
    found = [_read(expression, anchor, reference) for reference in (*entries, *known.candidates(number))]
    return next(((value, when) for value, when in found if known.allows(number, when)), found[-1])


def _read(expression: TimeExpression, anchor: Anchor, reference: When | None) -> tuple[str | None, When]:
    """An expression read on the publication day; where that is one of several days, what holds on all of them."""
    first, last = anchor.when.earliest, anchor.when.latest
    if anchor.day is not None or first is None or last is None or (last - first).days > LONGEST_DOUBT:
        value, when = times.resolve(expression, anchor.day, reference)
        return value, _inferred(when, anchor)
    step = (last - first).days // SAMPLES + 1
    days = [*(first + datetime.timedelta(days=n) for n in range(0, (last - first).days, step)), last]
    readings = [times.resolve(expression, day, reference) for day in days]
    value, when = readings[0]
    if all(other.edtf == when.edtf and other.earliest == when.earliest for _, other in readings):
        return value, _inferred(when, anchor)
    return _undecided([other for _, other in readings], anchor)


def _undecided(readings: Sequence[When], anchor: Anchor) -> tuple[None, When]:
    """Different on the days on which the article can have appeared: somewhere from the first to the last of these."""
    starts, ends = [w.earliest for w in readings if w.earliest], [w.latest for w in readings if w.latest]
    if len(starts) < len(readings) or len(ends) < len(readings):
        return None, UNKNOWN
    reason = f"{readings[0].reason}, or later; {anchor.when.reason}"
    return None, When(f"[{min(starts)}..{max(ends)}]", min(starts), max(ends), "inferred", reason)


def _inferred(when: When, anchor: Anchor) -> When:
    """A date resolved against an inferred publication date is inferred itself."""
    if when.basis == "resolved" and anchor.when.basis == "inferred":
        return When(when.edtf, when.earliest, when.latest, "inferred", f"{when.reason}; {anchor.when.reason}")
    return when
