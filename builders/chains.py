"""What follows from what, kept closed under chains: of two links, the one that leads from the first to the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator


class Chains:
    """Links between things that are numbered, each asked for in one step however long the chain.

    The numbers that lead to one, and those it leads to, are the bits of an integer.
    """

    def __init__(self) -> None:
        """Link nothing yet."""
        self._before: defaultdict[int, int] = defaultdict(int)
        self._after: defaultdict[int, int] = defaultdict(int)

    def lead(self, first: int, last: int) -> bool:
        """Whether a chain of links leads from one to another, or they are the same."""
        return first == last or bool(self._after[first] >> last & 1)

    def link(self, first: int, last: int) -> None:
        """Let one lead to another."""
        before, after = self._before[first] | 1 << first, self._after[last] | 1 << last
        for i in _bits(before):
            self._after[i] |= after
        for i in _bits(after):
            self._before[i] |= before


def _bits(number: int) -> Iterator[int]:
    """The places of its bits that are set, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
