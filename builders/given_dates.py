"""Dates that the user gives an event."""

from __future__ import annotations

from dateline.builders import publication_dates
from dateline.graph.edtf_days import days_of
from dateline.graph.errors import DatelineError
from dateline.graph.model import When

UNKNOWN = "unknown"
"""Given where all that is known is that the date read is wrong."""


def value(text: str) -> str:
    """The EDTF value that a text is or says ("5 January 2022"), or ``unknown``. Raises DatelineError."""
    plain = text.strip()
    if plain.lower() == UNKNOWN:
        return UNKNOWN
    if days_of(plain) is not None:
        return plain
    written = publication_dates.edtf(plain)
    if written is None:
        raise DatelineError(
            f"no date as 2022-01-31, 2022-01, 2022, 2022-01-31~, 2022-01-03/2022-01-05, [2022-01-03..2022-01-05] or "
            f"unknown: {text!r}"
        )
    return written


def when(value: str, reason: str) -> When:
    """The date that a value of ``value()`` gives an event, with its first and last day."""
    first, last = days_of(value) or (None, None)
    return When(None if value == UNKNOWN else value, first, last, "given", reason)
