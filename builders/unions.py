"""Disjoint sets whose result does not depend on the order of joining."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Any)


class Unions(Generic[Key]):
    """Items that start apart and are joined in pairs. A set's root is its smallest item."""

    def __init__(self, items: Iterable[Key]) -> None:
        """Each of ``items`` a set of its own."""
        self._parent: dict[Key, Key] = {item: item for item in items}

    def root(self, item: Key) -> Key:
        """The smallest item of the item's set."""
        path = []
        while self._parent[item] != item:
            path.append(item)
            item = self._parent[item]
        for passed in path:
            self._parent[passed] = item
        return item

    def join(self, a: Key, b: Key) -> bool:
        """Put two sets together; False where they were one already."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent[second] = first
        return bool(first != second)

    def groups(self) -> list[tuple[Key, ...]]:
        """The sets, each sorted, in order of their roots."""
        found: defaultdict[Key, list[Key]] = defaultdict(list)
        for item in self._parent:
            found[self.root(item)].append(item)
        return [tuple(sorted(found[root])) for root in sorted(found)]
