"""The years of a chronicle: lines that begin with a day or month, one after the other, of which few name their year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.graph.model import Anchor, Reading

FEWEST = 4
"""So many entries make a chronicle."""
_HEAD = re.compile(r"(?:\d{4}|XXXX)-\d\d(?:-\d\d)?")


def years(reading: Reading, anchor: Anchor) -> dict[int, int]:
    """The year of each time expression that heads an entry and does not name it, by its number.

    The year is carried from one entry to the next, from the oldest to the newest; where none names a year, the newest
    is the last before the article. Empty where that puts one after it.
    """
    heads = _heads(reading)
    values = [reading.times[number].form.value or "" for number in heads]
    if len(heads) < FEWEST or anchor.when.latest is None:
        return {}
    if _falls(values):
        heads, values = heads[::-1], values[::-1]
    found = _carried(values, anchor.when.latest)
    return {} if found is None else dict(zip(heads, found, strict=True))


def last_told(reading: Reading) -> datetime.date | None:
    """The first day on which a chronicle that names a year can have been written: that of its last entry."""
    values = [reading.times[number].form.value or "" for number in _heads(reading)]
    told = any(value[0] != "X" for value in values)
    values = values[::-1] if _falls(values) else values
    years_ = _carried(values, datetime.date.max) if told and len(values) >= FEWEST else None
    if years_ is None:
        return None
    ends = [f"{year}{value[4:]}" for year, value in zip(years_, values, strict=True)]
    try:
        return max(datetime.date.fromisoformat(end if len(end) > len("2016-05") else f"{end}-01") for end in ends)
    except ValueError:  # 29 February
        return None


def heads(reading: Reading, anchor: Anchor) -> dict[int, int]:
    """The expression that heads the entry, by the number of each main clause of an entry that tells what happened."""
    numbers = years(reading, anchor)
    by_block: dict[int, list[int]] = {}
    for number in sorted(numbers):
        by_block.setdefault(reading.block_at(reading.times[number].span.start), []).append(number)
    found = {}
    for i, claim in enumerate(reading.claims if numbers else ()):
        near = by_block.get(reading.block_at(claim.trigger.start), ())
        before = [number for number in near if reading.times[number].span.start < claim.trigger.start]
        if before and claim.main and claim.form == "verb" and claim.certainty == "certain" and claim.told_by is None:
            found[i] = before[-1]
    return found


def _heads(reading: Reading) -> list[int]:
    """The expressions with which a sentence of a paragraph begins, of a month at least."""
    starts = {span.start for span in reading.sentences}
    return [
        number
        for number, expression in enumerate(reading.times)
        if expression.span.start in starts
        and expression.form.operator == "date"
        and _HEAD.fullmatch(expression.form.value or "")
        and reading.blocks[reading.block_at(expression.span.start)].kind == "paragraph"
    ]


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
