"""Events of the last build, taken over where nothing that they are a function of has changed.

An event is a function of its claims, of what the corpus decides of their texts (dates, nodes, reprints), and of the
nodes that are asked for while it is made: these are noted down, and are compared the next time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import msgspec
from dateline.graph import kept
from dateline.graph.model import Claim, ClaimRef, Event, MentionRef, Node
from dateline.graph.records import changed

_LONG = 12
"""Bytes of a digest."""
Group = tuple[ClaimRef, ...]
"""The claims of an event."""


@dataclass(frozen=True, slots=True)
class Made:
    """An event, and what is asked of its claims when all events are known."""

    event: Event
    best: Claim
    """The claim that stands for it, without who takes part and who says it."""
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Left:
    """An event as a build leaves it to the next one."""

    given: bytes
    """A digest of its claims and of what is decided of their texts."""
    nodes: tuple[str, ...]
    """What was asked for."""
    found: bytes
    """A digest of what these were."""
    made: Made


class Asked(Mapping[str, Node]):
    """The nodes of the corpus by their paths, and which of them were asked for, be they there or not.

    Of where a node is mentioned an event may know nothing but in how many texts, up to ``MANY``: so what a new article
    says of somebody changes the events of few.
    """

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        """None has been asked for yet."""
        self._nodes = nodes
        self._seen: dict[str, Node] = {}
        self._digests: dict[str, bytes] = {}
        self.asked: set[str] = set()

    def __getitem__(self, path: str) -> Node:
        """The node of a path; as many mentions as texts, up to MANY, stand for all."""
        self.asked.add(path)
        if path not in self._seen:
            node = self._nodes[path]
            texts = {mention.sha256 for mention in node.mentions}
            self._seen[path] = changed(node, mentions=_COUNTED[: len(texts)])
        return self._seen[path]

    def __contains__(self, path: object) -> bool:
        """Whether there is such a node."""
        self.asked.add(str(path))
        return path in self._nodes

    def __iter__(self) -> Iterator[str]:
        """All paths; who goes through them has asked for all."""
        self.asked.update(self._nodes)
        return iter(self._nodes)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._nodes)

    def digest(self, paths: Iterable[str]) -> bytes:
        """What stands for the nodes of some paths."""
        return hashlib.sha256(b"".join(map(self._of, paths))).digest()[:_LONG]

    def _of(self, path: str) -> bytes:
        if path not in self._digests:
            self._digests[path] = digest(self[path] if path in self._nodes else None)
        return self._digests[path]


MANY = 64
"""Texts from which on one more that names somebody weighs nothing (``salience``)."""
_COUNTED = tuple(MentionRef(str(number), 0) for number in range(MANY))


def made(
    groups: Iterable[Group], given: Callable[[Group], object], nodes: Asked, make: Callable[[Group], Made]
) -> list[Made]:
    """The events of groups of claims, in their order, which is that of their first claims.

    ``given``: plain values on which, beside the nodes, all that ``make`` gives of a group depends.
    """
    found: list[Made] = []
    for sha256, of_text in groupby(groups, key=lambda group: group[0].sha256):
        name = f"events of {sha256}"
        before = {left.given: left for left in kept.last(name, tuple[_Left, ...]) or ()}
        now = [_one(group, digest((group, given(group))), before, nodes, make) for group in of_text]
        if len(now) != len(before) or any(left is not before.get(left.given) for left in now):
            kept.leave(name, now)
        found += (left.made for left in now)
    return found


def _one(
    group: Group, given: bytes, before: Mapping[bytes, _Left], nodes: Asked, make: Callable[[Group], Made]
) -> _Left:
    left = before.get(given)
    if left is not None and nodes.digest(left.nodes) == left.found:
        return left
    nodes.asked.clear()
    event = make(group)
    asked = tuple(sorted(nodes.asked))  # before their digest asks for them too
    return _Left(given, asked, nodes.digest(asked), event)


def digest(given: object) -> bytes:
    """What stands for plain values."""
    try:
        content = msgspec.msgpack.encode(given)
    except UnicodeEncodeError:  # half of a surrogate pair, which an article may hold
        content = repr(given).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).digest()[:_LONG]

