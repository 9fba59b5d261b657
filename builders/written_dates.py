"""Dates as the lines round an article write them, with the weekday, hour and zone that belong to them."""

from __future__ import annotations

import re

from dateline.builders.knowledge import rows

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:{_DAY}[ ./-]{MONTH}(?:,? ?[./-]?{_YEAR})?|{_DAY}(?: day)? of {MONTH}(?:,? {_YEAR})?"
    rf"|{MONTH}[ -]{_DAY}(?:,? {_YEAR}|-{_YEAR})?"
    rf"|{MONTH},? {_YEAR}|{_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)"
    rf"|\d{{1,2}}-\d{{1,2}}-{_YEAR})"
)
_HOUR = (
    r"(?:\b\d{4}(?= (?:[A-Z]{3}\b|hrs\b|hours\b))"
    r"|(?<![\w.:])(?:at |[tT])?\d{1,2}[:.h]\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?Z?|\d{1,2} ?[ap]\.?m\.?)(?!\w)"
    r"|\b(?:noon|midnight|hrs|hours)\b"
)
_OFFSET = r"(?: ?[+-]\d{1,2}(?::?\d\d)?)?"
FULL = re.compile(rf"(?<![\w.]){DATE}(?:(?!\w)|(?=T\d\d:\d\d))", re.IGNORECASE)
"""A date with its month at least, in words or numbers; "14 May", "May 2019", "12.05.2019", "2019-05-12T10:22"."""
_PERIOD = re.compile(
    rf"{DATE}\s?(?:[-–—]|to|until|till)\s?(?:{WEEKDAY},? )?{DATE}"
    rf"|(?<![\d:.])\d{{1,2}}[-–]{_DAY} {MONTH}(?!\w)",
    re.IGNORECASE,
)
_PLACE_TIME = re.compile(r"(?<=\0)[\s,]*(?:[A-Z]\w+ ){1,3}(?:[Ss]tandard |[Dd]aylight |[Ss]ummer )?[Tt]ime\b")
"""The zone that a place names, behind an hour: "18:40 Lisbon time"."""


def _around() -> re.Pattern[str]:
    zones = "|".join(re.escape(row[0]) for row in rows("time_zones"))
    zone = rf"\b(?:{zones}|Z|local time)\b{_OFFSET}|[+-]\d\d:?\d\d\b"
    return re.compile(rf"{_HOUR}|{zone}|\b{WEEKDAY}(?!\w)", re.IGNORECASE)


_AROUND = _around()


def blanked(line: str) -> str | None:
    """The line with NUL in the place of every character of its one to three dates, and of their weekdays and hours.

    None where it bears no date, or more, or a period.
    """
    if "\0" in line or _PERIOD.search(line) or not 1 <= sum(1 for _ in FULL.finditer(line)) <= 3:
        return None
    for sign in (FULL, _AROUND, _PLACE_TIME):
        line = sign.sub(lambda match: "\0" * len(match[0]), line)
    return line
