"""What "the same month", "two days later" and "at 9 a.m." are counted from: the times told of before them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.graph.model import Claim, Reading, When

DAYS = frozenset({"day", "hour", "minute", "second", "weekday", "half", None})
"""Units that are counted from a day."""
LONGEST = {"week": 31, "weekend": 31, "month": 31, "quarter": 92, "season": 92}
"""Days: the widest time that something is counted from in such units; in years, from a year."""
LONG = frozenset({"week", "month", "quarter", "season", "year", "decade"})
HOURS = frozenset({"clock", "part", "same"})
"""What says when in a day something was, but not on which."""
MONTH, YEAR = 31, 366
"""Days of the longest month and year."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A time that the text has named."""

    number: int
    block: int
    when: When
    carries: bool
    """Whether a main clause that is no speech happened then."""
    main: bool
    """Whether a main clause did, be it speech."""


class References:
    """The times that a text has named so far."""

    def __init__(self, reading: Reading, story: When | None, published: datetime.date | None) -> None:
        """Begin at the day of the story, if it is known; ``published``: what has happened is not after this day."""
        self._reading, self._published = reading, published
        self._told: list[_Told] = []
        self._named: list[tuple[int, When]] = []
        self._story = story if story and story.edtf else None
        self._dates, self._past = _dated(reading)
        self._looks_back = _looks_back(reading)

    def add(self, number: int, when: When) -> None:
        """Take note of what an expression came to."""
        if when.edtf is not None and _is_closed(when):
            self._named.append((self._reading.times[number].sentence, when))
        claims = self._dates.get(number, ())
        if not claims or when.edtf is None or not _is_closed(when):
            return
        carries = any(claim.main and not claim.speech for claim in claims)
        main = any(claim.main for claim in claims)
        self._told.append(_Told(number, self._block(number), when, carries, main))

    def candidates(self, number: int) -> Iterator[When | None]:
        """The times that an expression may be counted from, the likeliest first; None last: not known."""
        form = self._reading.times[number].form
        block = self._block(number)
        near = [told for told in self._told if told.block == block]
        if form.operator in HOURS and not form.parts and self._looks_back and not self._names_day(block):
            yield None
            return
        if form.unit in DAYS:
            yield from self._just_named(number)
            days = [told for told in self._told if told.carries and _length(told.when) == 1]
            yield from (told.when for told in near[-1:] if told.carries and 1 < _length(told.when) <= MONTH)
            yield from self._just_said(number, near, days)
            yield from self._told_beside(number, near, days)
            yield from (told.when for told in days[-1:])
            yield from [self._story] if not days and self._story else []
        else:
            widest = LONGEST.get(form.unit or "", YEAR)
            fit = [told for told in self._told if _length(told.when) <= widest and (told.carries or told in near)]
            yield from (told.when for told in reversed(fit))
            yield from [self._story] if self._story else []
        yield None

    def looked_back_on(self, number: int) -> When | None:
        """The month or day, told in full, that the paragraph named last before a month or day without its year."""
        form = self._reading.times[number].form
        if form.operator != "date" or form.parts or not (form.value or "").startswith("XXXX-"):
            return None
        block = self._block(number)
        last = next((told for told in reversed(self._told) if told.block == block and self._is_full(told.number)), None)
        known = last is not None and last.main and _length(last.when) <= MONTH and number in self._past
        return last.when if last is not None and known else None

    def _is_full(self, number: int) -> bool:
        form = self._reading.times[number].form
        return form.operator == "date" and (form.value or "X")[0].isdigit()

    def _just_said(self, number: int, near: Sequence[_Told], days: Sequence[_Told]) -> Iterator[When]:
        """The day of an act of speech that the paragraph tells before: "said on Friday. A day later …"."""
        here = self._reading.times[number].sentence
        last = next((told for told in reversed(near) if told.main and self._sentence(told) < here), None)
        if last is not None and (not days or last.number > days[-1].number) and _length(last.when) == 1:
            yield last.when

    def _told_beside(self, number: int, near: Sequence[_Told], days: Sequence[_Told]) -> Iterator[When]:
        """The day that the paragraph tells in a side clause, or its sentence names, where no main clause has one.

        "The mayor, who was dismissed on 3 May, sued. Two days later …"; "head from the 7th, he left a day later".
        """
        if any(told in near for told in days):
            return
        here = self._reading.times[number]
        day = next((told.when for told in reversed(near) if _length(told.when) == 1), None)
        named = [when for sentence, when in self._named if sentence == here.sentence and _length(when) == 1]
        yield from ([day] if day is not None else named[-1:])

    def _sentence(self, told: _Told) -> int:
        return self._reading.times[told.number].sentence

    def _just_named(self, number: int) -> Iterator[When]:
        """The day that the sentence before names last, of "that day": "had hoped to leave by Friday. That day …"."""
        expression = self._reading.times[number]
        if "that day" not in expression.text.lower():
            return
        near = [when for sentence, when in self._named if 0 <= expression.sentence - sentence <= 1]
        yield from (when for when in near[-1:] if _length(when) == 1)

    def _names_day(self, block: int) -> bool:
        """Whether a paragraph has named a day before, on its own or beside an hour."""
        named = (when for sentence, when in self._named if self._sentence_block(sentence) == block)
        return any(_length(when) == 1 for when in named)

    def _sentence_block(self, sentence: int) -> int:
        return self._reading.block_at(self._reading.sentences[sentence].start)

    def allows(self, number: int, when: When) -> bool:
        """Whether what happened then may have: a past event does not lie after publication."""
        late = self._published is not None and when.earliest is not None and when.earliest > self._published
        return not (late and number in self._past)

    def _block(self, number: int) -> int:
        """Index of the paragraph that an expression stands in."""
        return self._reading.block_at(self._reading.times[number].span.start)


def _looks_back(reading: Reading) -> bool:
    """Whether the first sentence of a text counts weeks or longer since what it is about: "six weeks after the fire".

    The hours that it tells are those of that day, which it need not name.
    """
    blocks = reading.blocks
    first = next((i for i, span in enumerate(reading.sentences)
                  if blocks[reading.block_at(span.start)].kind == "paragraph"), None)  # fmt: skip
    forms = (one.form for one in reading.times if one.sentence == first)
    return any(form.operator == "offset-event" and form.unit in LONG and form.direction != "past" for form in forms)


def _dated(reading: Reading) -> tuple[dict[int, list[Claim]], frozenset[int]]:
    """The past claims that happened at each expression, by syntax; and the expressions of which some are certain."""
    found: dict[int, list[Claim]] = {}
    for claim in reading.claims:
        for link in claim.times:
            if link.scope == "syntax" and link.relation in ("at", "during"):
                found.setdefault(link.time, []).append(claim)
    past = {n for n, claims in found.items() if any(c.certainty == "certain" and c.tense != "future" for c in claims)}
    return found, frozenset(past)


def _is_closed(when: When) -> bool:
    return when.earliest is not None and when.latest is not None


def _length(when: When) -> int:
    assert when.earliest is not None and when.latest is not None
    return (when.latest - when.earliest).days + 1
