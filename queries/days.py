"""The days that users write as the ends of a period: a day, a month, a year."""

from __future__ import annotations

import datetime
import re

from dateline.graph.edtf_days import days_of
from dateline.graph.errors import DatelineError

_WRITTEN = re.compile(r"\d{4}(?:-\d\d){0,2}")


def bound(value: datetime.date | str, last: bool = False) -> datetime.date:
    """The day; of a month or a year its first day, or its last. Raises DatelineError for what is none of these."""
    if isinstance(value, datetime.date):
        return value
    text = value.strip()
    days = days_of(text) if _WRITTEN.fullmatch(text) else None
    found = days and days[1 if last else 0]
    if not found:
        raise DatelineError(f"{value!r} is not a day: write it as 2022-01-31, 2022-01 or 2022")
    return found
