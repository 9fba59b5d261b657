"""Whether the day or the month comes first in dates in numbers ("05/06/2019"): by what is written round them."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.builders import named_days, publication_dates, times
from dateline.graph.model import Basis, Document, Reading

NEAR_BEFORE = datetime.timedelta(days=31)
NEAR_AFTER = datetime.timedelta(days=14)
"""An article names days of the month before it and of the two weeks after."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The day that a date in numbers means, and why."""

    day: str
    why: str
    basis: Basis = "stated"
    """``inferred`` where not even its outlet's articles tell."""


class NumberOrders:
    """In which order the articles of a folder write day and month."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Count the dates of each article that can be read in one way only: "17/05/2019", "5/17/19"."""
        self._texts: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self._outlets: defaultdict[str | None, Counter[int]] = defaultdict(Counter)
        self._all: Counter[int] = Counter()
        for document in documents:
            votes = Counter(publication_dates.orders(document.text))
            self._texts[document.sha256] = votes
            self._outlets[document.publisher] += votes
            self._all += votes

    def chosen(self, readings: Sequence[str], document: Document, reading: Reading) -> Chosen | None:
        """Which of two readings, the day first and the month first, a date of an article has; None where none tells.

        Its own other dates go before those of its outlet, and these before the days that it names in words.
        """
        for votes, whose in (
            (self._texts[document.sha256], "the article's"),
            (self._outlets[document.publisher] if document.publisher else Counter(), "the outlet's"),
        ):
            if (order := _agreed(votes)) is not None:
                return Chosen(readings[order], f"read as {whose} other dates")
        return near(readings, reading)

    def of_folder(self, readings: Sequence[str]) -> Chosen | None:
        """Which of two readings the dates of all articles speak for, where nothing nearer tells; None: they differ."""
        order = _agreed(self._all)
        why = "read as the dates of the folder's other articles"
        return None if order is None else Chosen(readings[order], why, "inferred")


def near(readings: Sequence[str], reading: Reading) -> Chosen | None:
    """The only reading near the days that a text names, and not before one on which it tells of something done."""
    found = [one for one in readings if _is_near(one, reading) and not _is_before(one, reading)]
    return Chosen(found[0], "the reading near the days that the text names", "inferred") if len(found) == 1 else None


def _is_before(day: str, reading: Reading) -> bool:
    published = datetime.date.fromisoformat(day)
    return any(done > published and not ahead for done, ahead in named_days.named(reading, published))


def _agreed(votes: Counter[int]) -> int | None:
    return next(iter(votes)) if len(votes) == 1 else None


def _is_near(day: str, reading: Reading) -> bool:
    """Whether the text names, by day and month, a day shortly before or after this one."""
    published = datetime.date.fromisoformat(day)
    return any(
        published - NEAR_BEFORE <= named <= published + NEAR_AFTER and f"{named}" != day
        for named in _named(reading, published.year)
    )


def _named(reading: Reading, year: int) -> list[datetime.date]:
    """The days that the paragraphs name by day and month, in their own year or else the one given."""
    found = []
    for expression in reading.times:
        edtf = times.resolve(expression, None)[1].edtf or ""
        day = edtf.replace("XXXX", str(year), 1)
        if len(day) == len("2019-05-17"):
            try:
                found.append(datetime.date.fromisoformat(day))
            except ValueError:  # 29 February, or an interval
                continue
    return found
