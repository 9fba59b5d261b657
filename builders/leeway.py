"""How far off a date may be that no expression of its claim tells: its first and last day, wider than its best day.

News that names no day is of the day of the article or of the day before. What holds when an article appears held since
the day of its story. Where a paragraph has named another day, what it goes on to tell may be of that day.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.graph.model import Claim, Reading, When

DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Telling:
    """When an article tells its story: the day of publication, that of the story, and whether the text names it."""

    published: datetime.date
    story: datetime.date
    named: bool

    @property
    def first(self) -> datetime.date:
        """The first day on which the story can lie: where no day is named, that before publication."""
        return self.story if self.named else self.story - DAY


class DaysTold:
    """The days that the expressions of a text name, where they stand."""

    def __init__(self, reading: Reading, values: Sequence[tuple[str | None, When]]) -> None:
        """Take the expressions of a text as read on its publication day."""
        found = zip(reading.times, (when for _, when in values), strict=True)
        days = ((expression.span.start, when.day) for expression, when in found if when.day is not None)
        self._days = sorted(days)
        self._blocks = [block.span.start for block in reading.blocks]
        self._ends = [sentence.end for sentence in reading.sentences]

    def before(self, claim: Claim, published: datetime.date) -> list[datetime.date]:
        """The days of the week before publication that the paragraph of a claim names up to the end of its sentence."""
        starts = self._blocks[bisect_right(self._blocks, claim.trigger.start) - 1]
        first = bisect_left(self._days, starts, key=lambda told: told[0])
        last = bisect_left(self._days, self._ends[claim.sentence], key=lambda told: told[0])
        return [day for _, day in self._days[first:last] if published - WEEK <= day <= published]


def widened(claim: Claim, when: When, telling: Telling, days: DaysTold) -> When:
    """The date of a claim, as wide as it may be; ``when`` itself where its own words tell it."""
    if when.latest is None:
        return _open(claim, when, telling) if when.edtf is None and when.earliest is not None else when
    if when.latest > telling.published:
        return when
    unsaid = ("for", "until") if when.day is not None else ("for",)
    if all(link.relation in unsaid for link in claim.times):
        return _untold(claim, when, telling, days)
    if claim.speech and when.day is not None and all(link.scope == "narrative" for link in claim.times):
        return replace(when, edtf=f"{when.day}~", latest=min(when.latest + DAY, telling.published))
    return when


def _untold(claim: Claim, when: When, telling: Telling, days: DaysTold) -> When:
    """A claim without any expression: by its tense, and by the days that its paragraph has named."""
    if claim.tense == "perfect" and claim.told_by is not None:
        return replace(when, latest=telling.published)
    if when.day is None or when.earliest is None:
        return when
    if claim.tense == "present":
        return _reaching(when, telling.first if claim.sentence == 0 else telling.story, telling.published)
    if when.day != telling.story:
        return when
    others = [day for day in days.before(claim, telling.published) if day != when.day]
    reason = f"; its paragraph names {others[-1]} too" if others else "" if telling.named else "; or of the day before"
    return replace(_reaching(when, telling.first, *others), reason=when.reason + reason)


def _open(claim: Claim, when: When, telling: Telling) -> When:
    """Bounds without an end: what was done was done by the day of the article.

    "After joining in 2011 he was loaned to a rival": from 2011 to the day of the article.
    """
    if claim.certainty == "planned" and when.earliest == telling.story and not telling.named:
        return replace(when, earliest=telling.first, reason=f"{when.reason} or the day before")
    past = claim.certainty == "certain" and claim.tense in ("past", "past-perfect", "perfect")
    fits = past and when.earliest is not None and when.earliest <= telling.published
    return replace(when, latest=telling.published) if fits else when


def _reaching(when: When, *days: datetime.date) -> When:
    """The same date with bounds that take in some days more."""
    known = [day for day in (when.earliest, when.latest, *days) if day is not None]
    return replace(when, earliest=min(known), latest=max(known))
