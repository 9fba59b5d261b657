"""Full dates in layouts that the grammar does not spell out ("10-Jan-2022", "2022/01/10"), read by dateparser."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_SETTINGS = {
    "STRICT_PARSING": True,  # day, month and year, or nothing
    "PREFER_DAY_OF_MONTH": "first",
    "RETURN_AS_TIMEZONE_AWARE": False,
    "PARSERS": ["absolute-time"],
}


@functools.lru_cache(maxsize=1024)
def full_date(text: str) -> str | None:
    """The day that a span names in full, as YYYY-MM-DD; None where it does not."""
    found = _parser().get_date_data(text)
    return None if found.date_obj is None or found.period != "day" else found.date_obj.date().isoformat()


@functools.cache
def _parser() -> DateDataParser:
    from dateparser.date import DateDataParser  # a second to import: only where such a date turns up

    return DateDataParser(languages=["en"], settings=_SETTINGS)
