"""Dates, spans and counts in plain English words, for pages and printed tables: "between 3 and 5 January 2022"."""

from __future__ import annotations

import datetime
import functools

from dateline.builders import knowledge
from dateline.queries.spoken import UNHAPPENED, as_day, day_words, shared, spoken

STANDINGS = ("reported", "claimed", "disputed", "denied", "negated", "planned", "possible")
"""Those of the model, and what readers are shown of what is told in the negative and nobody denies."""
STANDING_WORDS = {"negated": UNHAPPENED}
STANDING_HELP = {
    "reported": "told by an article in its own voice",
    "claimed": "told only by speakers whom articles quote",
    "disputed": "affirmed by some, denied by others",
    "denied": "somebody denies it, and nobody says that it happened",
    "negated": "told in the negative: nobody was hurt, the road did not open",
    "planned": "future or intended",
    "possible": "may, would, or if",
}
BASES = {
    "stated": "date stated in full",
    "resolved": "counted from the publication date",
    "inferred": "partly inferred",
    "bounded": "bounded by neighbouring events",
    "given": "given by the user",
    "unknown": "date unknown",
}


def standing_words(standing: str) -> str:
    """A standing as readers are shown it."""
    return STANDING_WORDS.get(standing, standing)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: ``1 event``, ``1,204 events``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def span_words(first: datetime.date, last: datetime.date) -> str:
    """A run of days: ``2–10 January 2022``, ``28 February – 3 March 2022``."""
    if first == last:
        return day_words(first)
    short = shared(first, last)
    return f"{short}{'–' if short.isdigit() else ' – '}{day_words(last)}"


def _limits(earliest: datetime.date | None, latest: datetime.date | None) -> str:
    if earliest and latest:
        return (
            day_words(earliest)
            if earliest == latest
            else f"between {shared(earliest, latest)} and {day_words(latest)}"
        )
    if latest:
        return f"by {day_words(latest)}"
    return f"{day_words(earliest)} or later" if earliest else "date unknown"


@functools.lru_cache(1 << 14)
def date_words(edtf: str | None, earliest: datetime.date | None, latest: datetime.date | None) -> str:
    """An EDTF value, or failing it the days that bound it, in words that say no more than is known.

    "about 10 January 2022"; "between 3 and 5 January 2022"; "by 10 January 2022" where only the last possible day is
    known; "2 January, year unknown"; "date unknown". A value in a form of EDTF not known here is shown as it stands.
    """
    if edtf is None:
        return _limits(earliest, latest)
    if "~" in edtf and earliest is None and latest is not None and as_day(edtf) == latest:
        return f"by {day_words(latest)}"
    return spoken(edtf)


def type_words(name: str | None) -> str:
    """The label of an event type, else its name as a reader would write it; None is "no type"."""
    if name is None:
        return "no type"
    return _type_labels().get(name) or name.replace("_", " ").replace("-", " ").lower()


@functools.cache
def _type_labels() -> dict[str, str]:
    return {row[0]: row[2] for row in knowledge.rows("types")}
