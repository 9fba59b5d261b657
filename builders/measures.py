"""Exact numbers of things in a sentence: what "14 wards" and "14 of 380 wards" have in common.

Two texts that tell one act of "the vote in 14 wards" and of "the results of 14 of 380 wards" mean one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set

from dateline.builders.callings import TELLING
from dateline.builders.folding import fold
from dateline.graph.model import Mention, Reading

_SCALES = {"thousand": 1e3, "k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    r"(?P<currency>[$€£¥])?(?<![\d.,])(?P<digits>\d[\d,]*(?:\.\d+)?)(?![\d-])\s?"
    r"(?P<scale>(?:thousand|k|mn|m|million|bn|billion|trillion)\b)?",
    re.IGNORECASE,
)


_OF = re.compile(r"(\d[\d,]*) (?:out )?of (?:the |its |all )?(\d[\d,]*)\b")


def measures(reading: Reading) -> Mapping[int, frozenset[str]]:
    """By sentence, its exact numbers of ten or more, each with the noun that it counts; sums of money without one."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        found[mention.sentence] |= _of_mention(mention)
    for mention in reading.mentions:
        found[mention.sentence] |= _shares(mention, found[mention.sentence])
    return {sentence: frozenset(told) for sentence, told in found.items() if told}


def _of_mention(mention: Mention) -> set[str]:
    """The numbers that stand before the head of a phrase."""
    noun, head = fold(mention.lemma), mention.head.end - mention.span.start
    numbers = [match for match in _NUMBER.finditer(mention.text) if match.start() < head]
    found = {_named(match, _value(match), noun) for match in numbers if _value(match) >= TELLING}
    quantity = mention.quantity
    if quantity is None or numbers or quantity.low is None or quantity.low != quantity.high:
        return found
    return {f"{quantity.low:g} {noun}"} if quantity.low >= TELLING else set()


def _shares(mention: Mention, counted: Set[str]) -> set[str]:
    """"14 of 380 wards", where a phrase begins with the second number: the first one counts wards too."""
    found = set()
    for few, many in _OF.findall(mention.text):
        number, whole = (float(said.replace(",", "")) for said in (few, many))
        nouns = [told.partition(" ")[2] for told in counted if told.startswith(f"{whole:g} ")]
        found |= {f"{number:g} {noun}" for noun in nouns if number >= TELLING}
    return found


def _value(match: re.Match[str]) -> float:
    return float(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1.0)


def _named(match: re.Match[str], value: float, noun: str) -> str:
    """A sum stands for itself, whatever its unit is called; any other number with its noun."""
    return f"{value:g}" if match["scale"] or match["currency"] else f"{value:g} {noun}"
