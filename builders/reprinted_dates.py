"""Sentences that an article takes over from an earlier one are read on the day on which they first appeared.

"On Monday" does not move to another week where a longer article prints the paragraph again.
"""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.builders.kept_readings import HELD
from dateline.builders.reprints import Place, Reprints
from dateline.graph.model import Claim, Dated, Reading, TimeExpression, When

Days = Mapping[str, datetime.date]
"""The first day on which each text was published, by its hash, where it is known."""


def first_told(
    dated: Mapping[str, Dated], readings: Mapping[str, Reading], repeated: Reprints, published: Days
) -> dict[str, Dated]:
    """The dates of all texts; of a sentence that an earlier text bears too, with the same times, the dates there."""
    parts = functools.lru_cache(HELD)(lambda sha: _Parts(readings[sha]))
    claims: defaultdict[str, dict[int, When]] = defaultdict(dict)
    values: defaultdict[str, dict[int, str | None]] = defaultdict(dict)
    for (sha, sentence), (origin, there) in _origins(repeated, published):
        here, first = parts(sha), parts(origin)
        if here.wording(sentence) != first.wording(there):
            continue
        for one, other in here.pairs(sentence, first, there):
            claims[sha][one] = _as_first(dated[origin].claims[other], published[origin])
        for one, other in zip(here.times[sentence], first.times[there], strict=True):
            values[sha][one] = dated[origin].values[other]
    return {sha: _with(text, claims[sha], values[sha]) if sha in claims else text for sha, text in dated.items()}


class _Parts:
    """The claims and times of a text by the sentence in which they stand."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.claims: defaultdict[int, list[int]] = defaultdict(list)
        self.times: defaultdict[int, list[int]] = defaultdict(list)
        for i, claim in enumerate(reading.claims):
            self.claims[claim.sentence].append(i)
        for i, expression in enumerate(reading.times):
            self.times[expression.sentence].append(i)

    def wording(self, sentence: int) -> list[str]:
        """The words of its times, in order."""
        found: list[TimeExpression] = [self._reading.times[i] for i in self.times[sentence]]
        return [expression.text.casefold() for expression in found]

    def pairs(self, sentence: int, other: _Parts, there: int) -> Iterator[tuple[int, int]]:
        """Claims of a sentence and of the other's that are told with the same verb or noun, in turn."""
        waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for j in other.claims[there]:
            waiting[_told_with(other._reading.claims[j])].append(j)
        for i in self.claims[sentence]:
            if same := waiting[_told_with(self._reading.claims[i])]:
                yield i, same.pop(0)


def _told_with(claim: Claim) -> tuple[str, str]:
    return claim.lemma, claim.form


def _origins(repeated: Reprints, published: Days) -> Iterator[tuple[Place, Place]]:
    """Sentences that repeat one of a text published on an earlier day, each with the first of these."""
    groups: defaultdict[Place, list[Place]] = defaultdict(list)
    for place, first in sorted(repeated.first.items()):
        groups[first].append(place)
    for places in groups.values():
        known = [place for place in places if place[0] in published]
        origin = min(known, key=lambda place: (published[place[0]], place), default=None)
        for place in places:
            if origin is not None and published.get(place[0], datetime.date.max) > published[origin[0]]:
                yield place, origin


def _as_first(when: When, day: datetime.date) -> When:
    if when.basis == "unknown":
        return when
    return replace(when, reason=f"printed word for word in an article of {day}: {when.reason}")


def _with(text: Dated, claims: Mapping[int, When], values: Mapping[int, str | None]) -> Dated:
    return Dated(
        tuple(claims.get(i, when) for i, when in enumerate(text.claims)),
        tuple(values.get(i, value) for i, value in enumerate(text.values)),
    )
