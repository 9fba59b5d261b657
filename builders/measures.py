"""Exact numbers of things in a sentence: what "31 precincts" and "31 of 612 precincts" have in common.

Two texts that tell one act of "the vote in 31 precincts" and of "the results of 31 of 612 precincts" mean one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from dateline.builders.callings import TELLING
from dateline.builders.folding import fold
from dateline.graph.model import Mention, Reading

_SCALES = {"thousand": 1e3, "k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    r"(?P<currency>[$€£¥])?(?<![\d.,])(?P<digits>\d[\d,]*(?:\.\d+)?)(?![\d-])\s?"
    r"(?P<scale>(?:thousand|k|mn|m|million|bn|billion|trillion)\b)?",
    re.IGNORECASE,
)


def measures(reading: Reading) -> Mapping[int, frozenset[str]]:
    """By sentence, its exact numbers of ten or more, each with the noun that it counts; sums of money without one."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        found[mention.sentence] |= _of_mention(mention)
    return {sentence: frozenset(told) for sentence, told in found.items() if told}


def _of_mention(mention: Mention) -> set[str]:
    if mention.quantity is None and not any(map(str.isdigit, mention.text)):
        return set()
    noun = fold(mention.lemma)
    numbers = [(match, _value(match)) for match in _NUMBER.finditer(mention.text)]
    found = {_named(match, value, noun) for match, value in numbers if value >= TELLING}
    if mention.quantity is not None and mention.quantity.low == mention.quantity.high and not numbers:
        found |= {f"{mention.quantity.low:g} {noun}"} if (mention.quantity.low or 0) >= TELLING else set()
    return found


def _value(match: re.Match[str]) -> float:
    return float(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1.0)


def _named(match: re.Match[str], value: float, noun: str) -> str:
    """A sum stands for itself, whatever its unit is called; any other number with its noun."""
    return f"{value:g}" if match["scale"] or match["currency"] else f"{value:g} {noun}"
