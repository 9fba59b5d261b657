"""What has to change in a store to make it hold a World: found by comparing digests unit by unit.

Only the units whose digest changed are turned into quads and compared with what the store holds of them; so a build
that adds one article pays for that article, and memory does not grow with the graph.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import chain, islice

import msgspec
from dateline.graph import held, terms
from dateline.graph.agenda import Agenda
from dateline.graph.rdf import Unit
from pyoxigraph import Quad, Store

AT_ONCE = 50_000
"""Quads that go to the store together while it holds few; each takes about a kilobyte of memory until it is there."""
AT_MOST = 200_000
"""Quads that go to the store together at most."""
_LONG = 10
"""Bytes of a digest."""
FEW = 5_000
"""Up to so many quads are written plainly; the bulk loader takes longer to begin, and less for each."""


class Digests:
    """A digest of each unit of a World, by its key; of very many of them, so that each takes little room."""

    def __init__(self) -> None:
        """None yet."""
        self._keys: list[str] = []
        self._packed = bytearray()

    def add(self, key: str, digest: str) -> None:
        """Take the digest of a unit that has not been met yet."""
        self._keys.append(key)
        self._packed += bytes.fromhex(digest)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Keys and digests, in order of key."""
        for i in sorted(range(len(self._keys)), key=self._keys.__getitem__):
            yield self._keys[i], self._packed[_LONG * i : _LONG * (i + 1)].hex()


@dataclass
class Comparison:
    """The units of a World held against what a store holds: each is looked at once, and forgotten."""

    held: dict[str, str]
    """The digests of what the store holds, by key; in the end, of those units that it is to lose."""
    digests: Digests = field(default_factory=Digests)
    """Of all units seen so far."""

    def changed(self, units: Iterable[Unit]) -> Iterator[Unit]:
        """The units that the store lacks, or has otherwise."""
        for unit in units:
            now = digest(unit.told)
            self.digests.add(unit.key, now)
            if self.held.pop(unit.key, None) != now:
                yield unit


def digest(told: object) -> str:
    """Twenty hexadecimal digits that stand for plain values, dataclasses of them among these."""
    try:
        content = msgspec.msgpack.encode(told)
    except UnicodeEncodeError:  # half of a surrogate pair, which an article may hold
        content = repr(told).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[: 2 * _LONG]


@functools.cache
def writer() -> str:
    """A digest of the code that turns units into quads: what other code wrote is compared with nothing."""
    content = hashlib.sha256()
    for file in sorted(files("dateline.graph").iterdir(), key=lambda file: file.name):
        if file.name.startswith("rdf") or file.name in ("agenda.py", "terms.py", "version.py"):
            content.update(file.read_bytes())
    return content.hexdigest()[:20]


@dataclass
class Change:
    """The changes to a store and its agenda, made some at a time."""

    store: Store
    agenda: Agenda
    names: terms.Names
    added: int = 0
    removed: int = 0
    _fresh: list[Quad] = field(default_factory=list)

    def fill(self, units: Iterable[Unit]) -> None:
        """Write units into a store that holds nothing."""
        quads = (quad for unit in units for quad in self._noted(unit).quads())
        for first in quads:
            self.store.bulk_extend(self._counted(chain((first,), islice(quads, self._load() - 1))))
        if self.added > AT_ONCE:
            self.store.optimize()  # each load is a file of its own, and every look-up has to open them all

    def _load(self) -> int:
        """How many quads go to the store next: the more the more it holds, since it merges every few loads with all
        that it holds, which would take longer with each load of one size."""
        return min(max(AT_ONCE, self.added // 2), AT_MOST)

    def _counted(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            self.added += 1
            yield quad

    def make(self, units: Iterable[Unit]) -> None:
        """Write units into a store that may hold others of the same keys."""
        for unit in units:
            fresh = self._noted(unit).quads()
            old = set(held.quads(self.store, unit.key, self.names))
            self._remove(old - fresh.keys())
            self._add(quad for quad in fresh if quad not in old)
        self._write()

    def drop(self, gone: Iterable[str]) -> None:
        """Take back the units of these keys."""
        for key in gone:
            self.agenda.forget(key)
            self._remove(held.quads(self.store, key, self.names))
            if key.startswith("reading/"):
                self.store.remove_graph(self.names.below(key))

    def _noted(self, unit: Unit) -> Unit:
        """The unit, which the agenda has taken note of."""
        if unit.noted is not None:
            self.agenda.note(unit.noted)
        return unit

    def _remove(self, quads: Iterable[Quad]) -> None:
        for quad in tuple(quads):
            self.store.remove(quad)
            self.removed += 1

    def _add(self, quads: Iterator[Quad]) -> None:
        self._fresh.extend(quads)
        if len(self._fresh) >= AT_ONCE:
            self._write()

    def _write(self) -> None:
        write = self.store.extend if len(self._fresh) <= FEW else self.store.bulk_extend
        write(self._fresh)
        self.added += len(self._fresh)
        self._fresh.clear()
