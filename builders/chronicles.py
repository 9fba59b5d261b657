"""The years of a chronicle: lines that begin with a day, some days or a month, of which few name their year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.builders.knowledge import words
from dateline.graph.model import Anchor, Claim, Reading, TimeForm

FEWEST = 4
"""So many entries make a chronicle."""
_HEAD = re.compile(r"(?:\d{4}|XXXX)-\d\d(?:-\d\d)?")


@dataclass(frozen=True, slots=True)
class _Head:
    """The expression that heads an entry: its number, its value, and that of its last day: "3-5 June"."""

    number: int
    value: str
    end: str


def years(reading: Reading, anchor: Anchor) -> dict[int, int]:
    """The year of each time expression that heads an entry and does not name it, by its number.

    The year is carried from one entry to the next, from the oldest to the newest; where none names a year, the newest
    is the last before the article. Empty where that puts one after it.
    """
    heads = _heads(reading)
    if len(heads) < FEWEST or anchor.when.latest is None:
        return {}
    if _falls([head.value for head in heads]):
        heads = heads[::-1]
    found = _carried([head.value for head in heads], anchor.when.latest)
    return {} if found is None else {head.number: year for head, year in zip(heads, found, strict=True)}


def in_year(form: TimeForm, year: int) -> TimeForm:
    """What heads an entry, of a year: of "30 December to 4 January" the second day is of the year after."""
    if form.operator != "range":
        return _of_year(form, year)
    first, last = form.parts
    turns = (last.value or "")[5:] < (first.value or "")[5:]
    return replace(form, parts=(_of_year(first, year), _of_year(last, year + turns)))


def _of_year(form: TimeForm, year: int) -> TimeForm:
    value = form.value or ""
    return replace(form, value=f"{year}{value[4:]}", direction=None) if value[:1] == "X" else form


def last_told(reading: Reading) -> datetime.date | None:
    """The first day on which a chronicle that names a year can have been written: that of its last entry."""
    heads = _heads(reading)
    told = any(head.value[0] != "X" for head in heads)
    heads = heads[::-1] if _falls([head.value for head in heads]) else heads
    years_ = _carried([head.value for head in heads], datetime.date.max) if told and len(heads) >= FEWEST else None
    if years_ is None:
        return None
    ends = [f"{year + (head.end[5:] < head.value[5:])}{head.end[4:]}" for year, head in zip(years_, heads, strict=True)]
    try:
        return max(datetime.date.fromisoformat(end if len(end) > len("2016-05") else f"{end}-01") for end in ends)
    except ValueError:  # 29 February
        return None


def heads(reading: Reading, anchor: Anchor) -> dict[int, int]:
    """The expression that heads the entry, by the number of each claim of an entry that tells what happened then."""
    return {i: number for i, number in entries(reading, anchor).items() if _tells_of_entry(reading.claims[i])}


def entries(reading: Reading, anchor: Anchor) -> dict[int, int]:
    """The expression that heads the entry, by the number of each claim of an entry."""
    numbers = years(reading, anchor)
    by_block: dict[int, list[int]] = {}
    for number in sorted(numbers):
        by_block.setdefault(reading.block_at(reading.times[number].span.start), []).append(number)
    found = {}
    for i, claim in enumerate(reading.claims if numbers else ()):
        near = by_block.get(reading.block_at(claim.trigger.start), ())
        before = [number for number in near if reading.times[number].span.start < claim.trigger.start]
        if before:
            found[i] = before[-1]
    return found


def _tells_of_entry(claim: Claim) -> bool:
    """Whether a claim of an entry is of its day: a main verb, or one that carries the story on in the present."""
    if claim.form != "verb" or claim.certainty != "certain" or claim.told_by is not None:
        return False
    deed = claim.tense == "present" and claim.foreground and not claim.describes
    return claim.main or (deed and claim.lemma not in words("stative_verbs", "static_verbs", "holding_verbs"))


def _heads(reading: Reading) -> list[_Head]:
    """The expressions with which a sentence of a paragraph begins, of a month at least."""
    starts = {span.start for span in reading.sentences}
    found = []
    for number, expression in enumerate(reading.times):
        if expression.span.start not in starts:
            continue
        form = expression.form
        first, last = form.parts if form.operator == "range" and len(form.parts) == 2 else (form, form)
        days = all(part.operator == "date" and _HEAD.fullmatch(part.value or "") for part in (first, last))
        if days and reading.blocks[reading.block_at(expression.span.start)].kind == "paragraph":
            found.append(_Head(number, first.value or "", last.value or ""))
    return found


def _is_earlier(one: str, other: str) -> bool:
    """Whether a month, or month and day, comes before another in the year."""
    return one[5:] < other[5:] if one[5:7] != other[5:7] or len(one) == len(other) else False


def _falls(values: Sequence[str]) -> bool:
    """Whether the newest entry stands first."""
    rises = sum(_is_earlier(one, other) for one, other in pairwise(values))
    return sum(_is_earlier(other, one) for one, other in pairwise(values)) > rises


def _carried(values: Sequence[str], latest: datetime.date) -> list[int] | None:
    """The year of each entry, in their order; None where one does not follow the other, or lies after a day."""
    told = next((i for i, value in enumerate(values) if value[0] != "X"), None)
    if told is None:
        told = len(values) - 1
        year = latest.year - (values[told][5:] > f"{latest:%m-%d}")
    else:
        year = int(values[told][:4])
    found = {told: year}
    for i in range(told - 1, -1, -1):
        found[i] = found[i + 1] - _is_earlier(values[i + 1], values[i])
    for i in range(told + 1, len(values)):
        follows = found[i - 1] + _is_earlier(values[i], values[i - 1])
        found[i] = follows if values[i][0] == "X" else int(values[i][:4])
        if found[i] < follows:
            return None
    return None if found[len(values) - 1] > latest.year else [found[i] for i in range(len(values))]
