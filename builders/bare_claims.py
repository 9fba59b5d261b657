"""What is asked of the claims of all texts at once, in little room: all else of a claim is in its reading."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.graph.model import Claim, Reading, Span

_NUMBERS = 5
"""Numbers that stand for a claim."""
_NOUN, _HAPPENED, _DATES_ITSELF = 1, 2, 4
_NONE = -1


@dataclass(frozen=True, slots=True)
class BareClaim:
    """A claim without its words, who takes part and who says it; the names are those of ``Claim``."""

    trigger: Span
    told_by: int | None
    within: int | None
    is_noun: bool
    happened: bool
    dates_itself: bool


class BareText:
    """The claims of a text."""

    __slots__ = ("_packed", "sha256")

    def __init__(self, reading: Reading) -> None:
        """Those of its reading."""
        self.sha256 = reading.sha256
        self._packed = array("i", (number for claim in reading.claims for number in _numbers(claim)))

    def claim(self, index: int) -> BareClaim:
        """The claim of an index in ``Reading.claims``."""
        start, end, told_by, within, told = self._packed[_NUMBERS * index : _NUMBERS * (index + 1)]
        marks = (bool(told & mark) for mark in (_NOUN, _HAPPENED, _DATES_ITSELF))
        return BareClaim(Span(start, end), _index(told_by), _index(within), *marks)

    def claims(self) -> Iterator[BareClaim]:
        """All of them, in the order of ``Reading.claims``."""
        return map(self.claim, range(len(self._packed) // _NUMBERS))


def _numbers(claim: Claim) -> tuple[int, ...]:
    told = _NOUN * (claim.form == "noun") + _HAPPENED * claim.happened + _DATES_ITSELF * claim.dates_itself
    within, told_by = (_NONE if index is None else index for index in (claim.within, claim.told_by))
    return (*claim.trigger, told_by, within, told)


def _index(number: int) -> int | None:
    return None if number == _NONE else number
