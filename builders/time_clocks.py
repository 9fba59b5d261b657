"""What patterns of times of day mean."""

from __future__ import annotations

from dateline.builders.time_dates import NONE, Atoms
from dateline.builders.time_numbers import lower
from dateline.builders.time_pattern import Found
from dateline.graph.model import TimeForm

_CUES = ("AT", "BY", "FROM", "APPROX", "BEFORE", "AFTER", "SINCE", "TO", "BETWEEN")


def clock(found: Found) -> Atoms:
    """9 a.m.; 09:39; 9.30pm GMT; 6 o'clock. Bare "9:30" counts after "at" and the like, else only beside a date."""
    hour, minute, half = int(found.value("hour")), int(found.value("minute") or 0), found.value("half")
    if found.has("minute") and (not _is_minute(found) or _is_decimal(found)):
        return NONE
    if half and not 1 <= hour <= 12:
        return NONE
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    if hour * 60 + minute > 24 * 60 or minute > 59:
        return NONE
    sure = bool(half) or any(found.has(name) for name in ("zone", "oclock", "tee"))
    sure = sure or (found.value("mark") == ":" and found.follows(*_CUES))
    return found.atom("TIME", TimeForm("clock", f"T{hour:02}:{minute:02}{_zone(found)}"), weak=not sure)


def _is_minute(found: Found) -> bool:
    """Two digits, no spaces before and after the mark."""
    at = found.at("minute")
    return len(found.value("minute")) == 2 and found.pieces[at].glued and found.pieces[at - 1].glued


def _is_decimal(found: Found) -> bool:
    """"rose $5.41 yesterday": with a point alone it is a time of day only after "at" or behind a date."""
    if found.follows("CURRENCY"):
        return True
    told = any(found.has(name) for name in ("half", "zone", "oclock")) or found.follows("AT", "APPROX", "YEARNUM")
    return found.value("mark") == "." and not told


def hour(found: Found) -> Atoms:
    """The 9 of "9 to 11 a.m."."""
    number = int(found.value("hour"))
    return found.atom("TIME", TimeForm("hour", f"T{number:02}:00"), weak=True) if number <= 24 else NONE


def _zone(found: Found) -> str:
    """The offset as it is to be written: "+03:00", "Z", or '' where the text names none."""
    if found.has("offset"):
        hours, minutes = found.value("offset"), found.value("offset_minutes") or "00"
        hours, minutes = (hours[:2], hours[2:]) if len(hours) == 4 else (hours, minutes)
        return f"{'+' if found.value('sign') == '+' else '-'}{int(hours):02}:{minutes}"
    name = found.value("zone")
    return "Z" if name in ("+00:00", "Z") else name if name[:1] in ("+", "-") else ""


def four_digits(found: Found) -> Atoms:
    """1430 UTC, at 0939 hours."""
    if found.has("unit") and found.value("unit") != "hour":
        return NONE
    digits = found.value("digits")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 24 or minutes > 59 or not (found.has("zone") or found.follows(*_CUES)):
        return NONE
    return found.atom("TIME", TimeForm("clock", f"T{hours:02}:{minutes:02}{_zone(found)}"))


def noon(found: Found) -> Atoms:
    """noon, midnight."""
    return found.atom("TIME", TimeForm("clock", found.value("noon")))


def day_part(found: Found) -> Atoms:
    """"in the morning", "through the night", "at dawn"; elsewhere only with a day beside it ("Monday morning")."""
    through = found.follows("IN", "DURING") or lower(found.before()) in ("through", "throughout")
    said = (through and found.has("the")) or (found.follows("AT") and not found.has("the"))
    return found.atom("TIME", TimeForm("part", found.value("span")), weak=not said)
