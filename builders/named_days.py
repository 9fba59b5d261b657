"""The days that a text names by day and month, and whether it tells them as done or awaits them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from dateline.builders import times
from dateline.graph.model import Claim, Reading, TimeExpression, TimeForm, TimeLink, When

FAR = datetime.timedelta(days=60)
"""What lies further off belongs to another story."""

CLOSE = 80
"""Code points between a month and a day in it, at most."""
DUE = ("before", "until")
"""Relations to a time that may still come when something was done."""


def in_year(edtf: str, near: datetime.date, around: int = 1) -> datetime.date | None:
    """The month and day of an EDTF value with open year, as near to a day as can be, some years before or after."""
    candidates = []
    for year in range(near.year - around, near.year + around + 1):
        try:
            candidates.append(datetime.date.fromisoformat(f"{year}-{edtf[5:10]}"))
        except ValueError:
            continue
    return min(candidates, key=lambda day: (abs((day - near).days), day), default=None)


def of_weekday(edtf: str, weekday: int, years: Iterable[int]) -> datetime.date | None:
    """The day that ``XXXX-06-18`` is in the only one of the years in which it falls on a weekday, Monday 1."""
    days = {day for year in years if (day := in_year(edtf, datetime.date(year, 7, 1), 0)) is not None}
    fitting = [day for day in days if day.isoweekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def named(
    reading: Reading, near: datetime.date, within: datetime.timedelta = FAR
) -> Iterator[tuple[datetime.date, bool]]:
    """Days that the text names by day and month, in the year of its story, and whether it awaits them.

    Only those that date what somebody has done or is to do: "the election of 2 October" may lie on either side, as may
    the day of "asked for it by 2 October".
    """
    done, ahead = _done(reading), {link.time for claim, link in _dated(reading) if _is_awaited(claim)}
    for number, expression in enumerate(reading.times):
        if number and _is_of_month(expression, reading.times[number - 1]):
            continue
        found = [when.earliest for when in _leaves(expression, near) if when.earliest]
        sure = _tells_year(expression.form)
        if len(found) == 1 and (sure or abs(found[0] - near) <= within) and (number in done) != (number in ahead):
            yield found[0], number in ahead


def _is_of_month(expression: TimeExpression, before: TimeExpression) -> bool:
    """Whether a bare day is of a month named shortly before, not of the story's: "In January. It broke on the 15th"."""
    bare = re.fullmatch(r"XXXX-XX-\d\d", expression.form.value or "") is not None
    month = re.fullmatch(r"(?:XXXX|\d{4})-\d\d", before.form.value or "") is not None
    return bare and month and expression.span.start - before.span.end <= CLOSE


def past_months(reading: Reading) -> set[int]:
    """The months, January 1, in which something was done, as a text tells without their year: "sold it in May"."""
    forms = (reading.times[time].form for time in _done(reading))
    values = (form.value or "" for form in forms if form.operator == "date")
    return {int(value[5:]) for value in values if re.fullmatch(r"XXXX-(?:0[1-9]|1[0-2])", value)}


def _done(reading: Reading) -> set[int]:
    """The times at which something was done."""
    return {link.time for claim, link in _dated(reading) if _is_done(claim) and link.relation not in DUE}


def _dated(reading: Reading) -> Iterator[tuple[Claim, TimeLink]]:
    return ((claim, link) for claim in reading.claims for link in claim.times if link.scope == "syntax")


def _tells_year(form: TimeForm) -> bool:
    """Whether an expression names a day with its year, or with the weekday that tells it."""
    day = day_form(form)
    return day.operator == "date" and (weekday(form) is not None or (day.value or "X")[0].isdigit())


def day_form(form: TimeForm) -> TimeForm:
    """The form of the day in that of an hour: "Tuesday" in "Tuesday evening"."""
    return form.parts[0] if form.operator in ("part", "clock") and form.parts else form


def weekday(form: TimeForm) -> int | None:
    """The weekday, Monday 1, that a day without its year bears, with an hour or without."""
    day = day_form(form)
    beside = day.parts[0] if day.operator == "date" and day.parts else None
    return int(beside.value) if beside and beside.operator == "weekday" and beside.value else None


def _is_done(claim: Claim) -> bool:
    told = claim.certainty == "certain" and claim.form in ("verb", "predicate")
    return told and claim.tense in ("past", "perfect", "past-perfect")


def _is_awaited(claim: Claim) -> bool:
    return claim.tense == "future" or (claim.certainty == "planned" and claim.tense in ("present", "none"))


def _leaves(expression: TimeExpression, near: datetime.date) -> Iterator[When]:
    """The days of an expression that is a month and day, or a list of such; nothing that counts from publication."""
    value, when = times.resolve(expression, None)
    if expression.type not in ("DATE", "TIME") or not value:
        return
    for part in (when.edtf or value).replace("/", ",").strip("[]{}").split(","):
        if re.fullmatch(r"XXXX-XX-\d\d.*", part):
            yield from _nearest_day_of_month(int(part[8:10]), near)
        elif part.startswith("XXXX-") and len(part) >= 10 and part[5:10].replace("-", "").isdigit():
            told = weekday(expression.form)
            years = (near.year - 1, near.year, near.year + 1)
            day = in_year(part, near) if told is None else of_weekday(part, told, years)
            if day:
                yield When(day.isoformat(), day, day)
        elif when.earliest and when.earliest == when.latest:
            yield when


def _nearest_day_of_month(day: int, near: datetime.date) -> Iterator[When]:
    """"The 9th": of the story's month or of those beside it, what is nearest to the story."""
    around = {(near + datetime.timedelta(days=days)).replace(day=1) for days in (-31, 0, 31)}
    days = [found for month in around if (found := month + datetime.timedelta(days=day - 1)).month == month.month]
    nearest = min(days, key=lambda found: (abs((found - near).days), found), default=None)
    if nearest is not None:
        yield When(nearest.isoformat(), nearest, nearest)
