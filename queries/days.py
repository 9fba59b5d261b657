"""The days that users write as the ends of a period: a day, a month, a year."""

from __future__ import annotations

import calendar
import datetime
import re

from dateline.graph.errors import DatelineError

_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def bound(value: datetime.date | str, last: bool = False) -> datetime.date:
    """The day; of a month or a year its first day, or its last. Raises DatelineError for what is none of these."""
    if isinstance(value, datetime.date):
        return value
    match = _WRITTEN.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError(value)
        year, month, day = int(match[1]), match[2], match[3]
        in_year = int(month) if month else (12 if last else 1)
        return datetime.date(year, in_year, int(day) if day else (calendar.monthrange(year, in_year)[1] if last else 1))
    except ValueError:
        raise DatelineError(f"{value!r} is not a day: write it as 2022-01-31, 2022-01 or 2022") from None
