"""Pushing: the graph of OUT written into a store that is running elsewhere, graph by graph, in pieces.

Pushing twice is pushing once. The first piece of a graph takes the place of all that the store held under its name,
the others are added; where the store is lost within a graph, that graph is begun again. What an earlier push of the
same OUT wrote, and OUT no longer has, is dropped.
"""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dateline.graph import store as stores
from dateline.graph import whole
from dateline.graph.errors import DatelineError
from dateline.graph.serialize import quads
from dateline.graph.subjects import WORLD, GraphName
from dateline.queries.push_target import LostError, Target, checked, target
from pyoxigraph import NamedNode, RdfFormat, Store, Triple
from pyoxigraph import serialize as to_syntax

RECORD = "pushed.json"
"""In OUT: by URL, the graphs that were pushed there."""
PIECE = 10_000
LONGEST_WAIT = 30.0

Progress = Callable[[int, int], None]
"""Told how many triples have arrived, and of how many."""
Say = Callable[[str], None]
"""Told in a line what went wrong, and when it is tried again."""
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did."""

    graphs: int
    triples: int
    dropped: int
    again: int
    """How often something had to be sent again."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to push."""

    protocol: str = "auto"
    default_graph: str | None = None
    """The name under which the default graph is stored; None: it becomes the store's own default graph."""
    piece: int = PIECE
    """Triples that are sent at once."""
    tries: int = 8
    """How often a graph is begun again before the push is given up."""
    knocks: int = 3
    """How often a store that has not answered yet is tried again: a wrong address answers no sooner."""
    texts: bool = True


def push(
    out: Path,
    url: str,
    wishes: Wishes,
    progress: Progress | None = None,
    sleep: Callable[[float], None] = time.sleep,
    say: Say = lambda line: None,
) -> Pushed:
    """Make the store at a URL hold the graphs of OUT.

    Raises DatelineError where the store refuses or stays away, or OUT is not ours; pushing again then goes on well.
    """
    store = stores.open_store(out)
    named = {name.value for name in store.named_graphs() if isinstance(name, NamedNode)}
    names = named | _name_of_default(wishes.default_graph, named)
    record = _Record(out / RECORD, checked(url))
    old = record.graphs() - names
    record.write(record.graphs() | names)
    patience = _Patience(min(wishes.knocks, wishes.tries), sleep, say)
    there = patience.until_done(lambda: target(url, wishes.protocol))
    patience.tries = wishes.tries
    journey = _Journey(store, there, wishes, patience, progress or (lambda done, total: None), len(store))
    for name in sorted(named):
        journey.carry(name, NamedNode(name))
    journey.carry(wishes.default_graph, WORLD)
    for name in sorted(old):
        patience.until_done(lambda name=name: there.drop(name))  # type: ignore[misc]
    record.write(names)
    return Pushed(len(named) + 1, journey.arrived, len(old), patience.again)


def _name_of_default(name: str | None, named: set[str]) -> set[str]:
    """The name that the default graph is to have, if any. Raises DatelineError where it is none, or another's."""
    try:
        given = {NamedNode(name).value} if name else set()
    except ValueError as wrong:
        raise DatelineError(f"{name!r} cannot name the default graph: {wrong}") from wrong
    if given & named:
        raise DatelineError(f"there is a graph {name} already: give the default graph another name")
    return given


@dataclass
class _Patience:
    """Does things until they are done, waiting longer each time."""

    tries: int
    sleep: Callable[[float], None]
    say: Say
    again: int = 0

    def until_done(self, deed: Callable[[], Made]) -> Made:
        """Do it. Raises DatelineError where it fails ``tries`` times more."""
        for tried in itertools.count():
            try:
                return deed()
            except LostError as lost:
                if tried >= self.tries:
                    raise DatelineError(f"{lost}; given up after {tried + 1} tries, push again to go on") from lost
                self.again += 1
                wait = max(lost.wait or 0.0, min(2.0**tried, LONGEST_WAIT))
                self.say(f"{lost}; trying again in {wait:g} s ({tried + 1} of {self.tries})")
                self.sleep(wait)
        raise AssertionError("counting never ends")


@dataclass
class _Journey:
    """One push: what has arrived of what."""

    store: Store
    there: Target
    wishes: Wishes
    patience: _Patience
    progress: Progress
    total: int
    arrived: int = 0

    def carry(self, name: str | None, graph: GraphName) -> None:
        """Write one graph, from its start again where the store is lost within it."""
        before = self.arrived

        def whole() -> None:
            self.arrived = before
            for number, (count, triples) in enumerate(self._pieces(graph)):
                (self.there.add if number else self.there.replace)(name, triples)
                self.arrived += count
                self.progress(self.arrived, self.total)

        self.patience.until_done(whole)

    def _pieces(self, graph: GraphName) -> Iterator[tuple[int, bytes]]:
        """The graph as N-Triples, so many triples at once; at least one piece, so that an empty graph is emptied."""
        found = (quad.triple for quad in quads(self.store, graph, self.wishes.texts))
        first = list(itertools.islice(found, self.wishes.piece))
        yield len(first), _ntriples(first)
        while piece := list(itertools.islice(found, self.wishes.piece)):
            yield len(piece), _ntriples(piece)


def _ntriples(triples: Sequence[Triple]) -> bytes:
    return to_syntax(triples, format=RdfFormat.N_TRIPLES) or b""


@dataclass
class _Record:
    """Which graphs were pushed where."""

    file: Path
    url: str
    _known: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            self._known = json.loads(self.file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self._known = {}
        except (OSError, ValueError) as wrong:
            raise DatelineError(f"{self.file} is damaged: remove it and push again") from wrong

    def graphs(self) -> set[str]:
        return set(self._known.get(self.url, ()))

    def write(self, graphs: set[str]) -> None:
        self._known = {**self._known, self.url: sorted(graphs)}
        try:
            whole.write(self.file, f"{json.dumps(self._known, indent=1, sort_keys=True)}\n".encode())
        except OSError as wrong:
            raise DatelineError(f"cannot write {self.file}: {wrong.strerror or wrong}") from wrong
