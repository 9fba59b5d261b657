"""The day in the line of codes with which an agency ends a text: "KPA-LD-03-11-20 1907EAT", "KPA 0915 GMT 110320"."""

from __future__ import annotations

import re

from dateline.builders import publication_dates

_HOUR = re.compile(r"(?<!\d)(?:[01]\d|2[0-3])[0-5]\d ?(?:GMT|UTC|Z|[A-Z]{1,4}T)\b")
_NUMBERS = re.compile(r"(?<!\d)(\d\d)([-./]?)(\d\d)\2(\d\d)(?![-./]?\d)")
_GROUP = re.compile(r"(?<!\d)(\d\d)(?:[01]\d|2[0-3])[0-5]\d ?(?:[A-Z]{1,5} )?([A-Z]{3}) ?(\d\d)(?!\d)")
"""Day, hour and minute, zone, month and year: "030715 UTC NOV20"."""
LONGEST = 60
"""A line that is longer is none of codes."""


def day(line: str) -> str | None:
    """The day of such a line, or the set of those that its numbers can be, in EDTF; None: it is none."""
    if len(line) > LONGEST or line != line.upper():
        return None
    group = _GROUP.search(line)
    if group and (month := publication_dates.MONTHS.get(group[2].lower())):
        return publication_dates.valid(publication_dates.in_full(group[3]), month, group[1])
    hour = _HOUR.search(line)
    found = list(_NUMBERS.finditer(f"{line[: hour.start()]} {line[hour.end() :]}")) if hour else []
    return publication_dates.of_two_digits(found[0][1], found[0][3], found[0][4]) if len(found) == 1 else None
