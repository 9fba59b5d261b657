"""Disjoint sets whose result does not depend on the order of joining, some of which must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

Key = TypeVar("Key", bound=Any)


class Side(NamedTuple):
    """One side of a split: no set may hold items of two sides of one split."""

    split: int
    side: int


Apart = Mapping[Any, frozenset[Side]]
"""By item, the sides on which it stands."""


class Unions(Generic[Key]):
    """Items that start apart and are joined in pairs. A set's root is its smallest item."""

    def __init__(self, items: Iterable[Key], apart: Apart | None = None) -> None:
        """Each of ``items`` a set of its own; ``apart``: which of them must never be in one set."""
        self._parent: dict[Key, Key] = {item: item for item in items}
        self._sides: dict[Key, frozenset[Side]] = {key: sides for key, sides in (apart or {}).items() if sides}

    def root(self, item: Key) -> Key:
        """The smallest item of the item's set."""
        path = []
        while self._parent[item] != item:
            path.append(item)
            item = self._parent[item]
        for passed in path:
            self._parent[passed] = item
        return item

    def contradicted(self, a: Key, b: Key) -> Side | None:
        """The side of the second item's set that must stay apart from the first item's set, None where none must."""
        if not self._sides:
            return None
        some, others = (self._sides.get(self.root(item), frozenset()) for item in (a, b))
        return next((s for s in sorted(others) if any(o.split == s.split and o.side != s.side for o in some)), None)

    def join(self, a: Key, b: Key) -> bool:
        """Put two sets together; False where they were one already, or must stay apart."""
        first, second = sorted((self.root(a), self.root(b)))
        if first == second or self.contradicted(first, second) is not None:
            return False
        self._parent[second] = first
        sides = self._sides.pop(second, frozenset())
        if sides:
            self._sides[first] = self._sides.get(first, frozenset()) | sides
        return True

    def groups(self) -> list[tuple[Key, ...]]:
        """The sets, each sorted, in order of their roots."""
        found: defaultdict[Key, list[Key]] = defaultdict(list)
        for item in self._parent:
            found[self.root(item)].append(item)
        return [tuple(sorted(found[root])) for root in sorted(found)]
