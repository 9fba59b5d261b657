"""What patterns of weekdays, weeks, seasons, quarters and holidays mean, most of them counted from now."""

from __future__ import annotations

from dataclasses import replace

from dateline.builders import time_calendar as cal
from dateline.builders.knowledge import words
from dateline.builders.time_dates import NONE, Atoms, date, enclosed
from dateline.builders.time_numbers import amount, counted, lower, relative, side, unit_of, way
from dateline.builders.time_pattern import Found, letters
from dateline.graph.model import TimeForm

# ---- Days ------------------------------------------------------------------------------------------------------------


def weekday(found: Found) -> Atoms:
    """"Monday", "last Friday", "Monday of last week"; not "Black Friday"."""
    if not found.has("relative") and lower(found.before()) in words("time_named_days"):
        return NONE
    said = relative(found)
    form = TimeForm("weekday", found.value("weekday"), amount=None if said is None else float(said))
    return found.atom("DATE", enclosed(found, form))


def weekday_after_next(found: Found) -> Atoms:
    """"Monday week", "a week on Monday": seven days after the coming Monday."""
    if (found.has("week") and (found.value("week") != "week" or found.precedes("DASH", "GENITIVE"))):
        return NONE
    return found.atom("DATE", TimeForm("weekday", found.value("weekday"), amount=2.0))


def weekdays_ago(found: Found) -> Atoms:
    """"two Fridays ago"."""
    count = amount(found.group("count"))
    form = TimeForm("weekday", found.value("weekday"), amount=-count) if count and count < _MANY else None
    return NONE if form is None else found.atom("DATE", form)


_MANY = 20
"""More weekdays than this nobody counts."""


def short_weekday(found: Found) -> Atoms:
    """"Mon", beside a date."""
    return found.atom("DATE", TimeForm("weekday", found.value("weekday")), weak=True)


def nth_weekday(found: Found) -> Atoms:
    """"the second Sunday", of a month named after it."""
    form = TimeForm("ordinal", found.value("weekday"), amount=float(found.value("number")), unit="weekday")
    return found.atom("DATE", form, weak=True)


def relative_day(found: Found) -> Atoms:
    """today, yesterday, tomorrow; "the day before yesterday", "later today"."""
    days = int(found.value("day"))
    if found.has("beyond"):
        days += -1 if found.value("beyond") == "past" else 1
    return found.atom("DATE", days_on(days))


def days_on(days: int) -> TimeForm:
    """So many days after the article; before it where negative."""
    return TimeForm("shift", amount=float(abs(days)), unit="day", direction=way(days) if days else None)


def tonight(found: Found) -> Atoms:
    """tonight."""
    return found.atom("TIME", TimeForm("part", "NI", parts=(days_on(0),)))


def overnight(found: Found) -> Atoms:
    """"searched the ruins overnight"; elsewhere only with a day beside it."""
    token = found.token(found.first)
    adverb = token.dep == "advmod" and not found.follows("DASH") and not found.precedes("DASH")
    return found.atom("TIME", TimeForm("part", "NI"), weak=not adverb)


def part_of_today(found: Found) -> Atoms:
    """"this morning", "last night"."""
    return found.atom("TIME", TimeForm("part", found.value("span"), parts=(days_on(relative(found) or 0),)))


# ---- Weeks, months, years --------------------------------------------------------------------------------------------

_PERIODS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century"})


def period(found: Found) -> Atoms:
    """"last week", "this year", "earlier this month"; "the past year" is a stretch of time that ends now."""
    unit, said = unit_of(found.group("span")[0]), relative(found) or 0
    word = found.group("relative")[-1].kind
    if unit in ("second", "minute", "hour") or (unit == "day" and word not in letters("NEXT", "PAST", "COMING")):
        return NONE
    if word in letters("PAST", "COMING") and len(found.group("relative")) == 1 and unit != "weekend":
        return found.atom("DURATION", TimeForm("span", amount=1.0, unit=unit, direction=way(said)))
    if found.has("the") and word in letters("NEXT") and not found.has("part"):
        return found.atom("DATE", TimeForm("offset", amount=1.0, unit=unit, direction="future"))
    form = TimeForm("period", amount=float(said), unit=unit)
    return found.atom("DATE", replace(form, direction=side(found, "part")) if found.has("part") else form)


def the_unit(found: Found) -> Atoms:
    """"the year", "the week": this one, where a part of it is meant ("the beginning of the year")."""
    unit = unit_of(found.group("span")[0])
    form = TimeForm("period", amount=None if unit == "weekend" else 0.0, unit=unit)
    return found.atom("DATE", form, weak=unit != "weekend") if unit in _PERIODS else NONE


def next_but_one(found: Found) -> Atoms:
    """"the week after next", "the night before last"."""
    count, span = -2.0 if found.has("last") else 2.0, found.group("span")[0]
    if span.kind in letters("NIGHT"):
        return found.atom("TIME", TimeForm("part", "NI", parts=(days_on(int(count)),))) if count < 0 else NONE
    unit = unit_of(span)
    return found.atom("DATE", TimeForm("period", amount=count, unit=unit)) if unit in _PERIODS else NONE


def year_ago(found: Found) -> Atoms:
    """"the year-ago quarter": known to the year."""
    year = any(piece.value == "year" for piece in found.pieces[found.first : found.at("relative")])
    return found.atom("DATE", TimeForm("period", amount=-1.0, unit="year")) if year else NONE


def turn(found: Found) -> Atoms:
    """"the turn of the year"."""
    unit = found.value("span")
    return found.atom("DATE", TimeForm("turn", unit=unit)) if unit in ("year", "decade", "century") else NONE


def year_end(found: Found) -> Atoms:
    """"by year's end", "year-end"."""
    unit = unit_of(found.group("span")[0])
    form = TimeForm("period", amount=0.0, unit=unit, modifier="end")
    return found.atom("DATE", form) if unit in ("week", "month", "quarter", "year", "decade") else NONE


def later_in(found: Found) -> Atoms:
    """"later in the week", "earlier in the year"; "later in the day" is the day told of."""
    unit = found.value("span")
    if unit == "day":
        return found.atom("DATE", TimeForm("same", unit="day"))
    return found.atom("DATE", TimeForm("period", amount=0.0, unit=unit, direction=side(found)))


def stretch(found: Found) -> Atoms:
    """"the past three days", "the next six months"."""
    count, unit = counted(found)
    return found.atom("DURATION", TimeForm("span", amount=count, unit=unit, direction=way(relative(found) or 0)))


def first_units(found: Found) -> Atoms:
    """"the first three months", of a year named after it."""
    count = amount(found.group("count"))
    form = TimeForm("ordinal", str(int(count)), amount=1.0, unit=unit_of(found.group("span")[0])) if count else None
    return NONE if form is None else found.atom("DATE", form, weak=True)


def same_last_year(found: Found) -> Atoms:
    """"the same period last year": known to the year."""
    return found.atom("DATE", TimeForm("period", amount=float(relative(found) or 0), unit=found.value("span")))


# ---- Seasons, quarters, fiscal years, holidays -----------------------------------------------------------------------


def season(found: Found) -> Atoms:
    """"last summer", "the winter of 2010", "in spring"; "the fall" by itself may be another word."""
    said = relative(found)
    dated = said is not None or found.has("unit") or found.has("year")
    if not (dated or found.has("the") or found.follows("IN")):
        return NONE
    form = TimeForm("season", found.value("season"), amount=None if said is None else float(said))
    if found.has("year"):
        form = replace(form, parts=(date(found.value("year")),))
    return found.atom("DATE", enclosed(found, form), weak=not dated and not found.follows("IN", "DURING"))


def ordinal(found: Found) -> Atoms:
    """"the first quarter", "the last week": counted within what is named after it."""
    number = "-1" if found.has("final") else found.value("number")
    unit = unit_of(found.group("span")[0])
    return found.atom("DATE", TimeForm("ordinal", amount=float(number), unit=unit), weak=unit != "quarter")


def quarter(found: Found) -> Atoms:
    """Q3 2021, H1; not H3."""
    short = found.value("short")
    if short in ("H3", "H4"):
        return NONE
    form = TimeForm("ordinal", amount=float(short[1]), unit="quarter" if short[0] == "Q" else "half")
    return found.atom("DATE", replace(form, parts=(date(found.value("year")),)) if found.has("year") else form)


def fiscal_part(found: Found) -> Atoms:
    """"fiscal third quarter", "the second fiscal half of 2020", "fiscal Q3"."""
    short, unit = found.value("short"), found.value("span")
    if not (short or unit in ("quarter", "half")):
        return NONE
    year = TimeForm("fiscal", found.value("year")) if found.has("year") else TimeForm("fiscal", amount=0.0)
    number = short[1] if short else found.value("number")
    unit = ("quarter" if short[0] == "Q" else "half") if short else unit
    return found.atom("DATE", TimeForm("ordinal", amount=float(number), unit=unit, parts=(year,)))


def fiscal(found: Found) -> Atoms:
    """"fiscal 2022", "FY22", "the last financial year", "the current fiscal quarter"."""
    year = found.value("year")
    if year:
        return found.atom("DATE", TimeForm("fiscal", year if len(year) == 4 else f"20{int(year):02}"))
    if not found.has("span") or not (found.has("relative") or found.has("the")):
        return NONE
    unit = found.value("span")
    if unit not in ("year", "quarter", "half"):
        return NONE
    part = None if unit == "year" else unit
    return found.atom("DATE", TimeForm("fiscal", amount=float(relative(found) or 0), unit=part))


def holiday(found: Found) -> Atoms:
    """"Christmas Eve", "last Easter", "Thanksgiving 2023"; "Christmas sales" are of the days around it."""
    said = relative(found)
    form = TimeForm("holiday", found.value("name"), amount=None if said is None else float(said))
    if found.has("year"):
        form = replace(form, parts=(date(found.value("year")),))
    if _is_modifier(found):
        return found.atom("DURATION", replace(form, unit="season"))
    return found.atom("DATE", enclosed(found, form))


def holiday_weekend(found: Found) -> Atoms:
    """"Memorial Day weekend", "Easter weekend 2021"."""
    said = relative(found)
    if found.value("weekend") != "weekend":
        return NONE
    year = (date(found.value("year")),) if found.has("year") else ()
    amount_ = None if said is None else float(said)
    return found.atom("DATE", TimeForm("holiday", found.value("name"), amount=amount_, unit="weekend", parts=year))


def _is_modifier(found: Found) -> bool:
    token, after = found.token(found.last - 1), found.after()
    if found.value("name") not in cal.seasonal() or after is None or token.dep != "compound" or token.head <= token.i:
        return False
    return found.tokens[after.token].tag in ("NN", "NNS", "CC") and not found.precedes("DAYPART", "NIGHT", "WEEKDAY")
