"""The readings of a corpus, few of which are in memory at a time: the others are loaded again when they are asked for.

A reading takes some forty times the room of its text. Who goes through them in order of hash loads each once.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import overload

from dateline.graph.model import Reading

HELD = 256
"""Readings in memory at most; a corpus of no more texts is loaded once."""


def held(load: Callable[[str], Reading]) -> Callable[[str], Reading]:
    """What loads readings, but for those that it gave last; what cannot be loaded is asked for again."""
    return functools.lru_cache(HELD)(load)


class Readings(Mapping[str, Reading]):
    """Readings by the hash of their text, in order of hash."""

    def __init__(self, texts: Iterable[str], load: Callable[[str], Reading]) -> None:
        """Those of texts, by their hashes; ``load`` gives the same reading of a text whenever it is asked, as ``held``
        does."""
        self._texts = dict.fromkeys(sorted(texts))
        self._loaded = load

    def __getitem__(self, sha256: str) -> Reading:
        """The reading of a text."""
        if sha256 not in self._texts:
            raise KeyError(sha256)
        return self._loaded(sha256)

    def __iter__(self) -> Iterator[str]:
        """The hashes in order."""
        return iter(self._texts)

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._texts)


class InOrder(Sequence[Reading]):
    """The readings of a mapping in order of hash, each looked up when it is asked for."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        """Those of ``readings``, by hash of text."""
        self._readings, self._texts = readings, tuple(sorted(readings))

    @overload
    def __getitem__(self, index: int) -> Reading: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Reading, ...]: ...

    def __getitem__(self, index: int | slice) -> Reading | tuple[Reading, ...]:
        """One of them; or some, which then are all in memory."""
        if isinstance(index, slice):
            return tuple(self._readings[sha256] for sha256 in self._texts[index])
        return self._readings[self._texts[index]]

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._texts)

    def __eq__(self, other: object) -> bool:
        """Whether others are the same readings in the same order."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return other is self or tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]
