"""Which claims of different texts may be one event: weighed in blocks, of which the last build's are taken over.

What two claims score depends on them alone, and on what the corpus tells of once. Of a corpus that has grown by a text
nearly all claims are as they were, and those that met in a block still meet, unless others have come between them; so
only pairs of which one has changed are weighed again. Where a claim has left a block, all of that block are.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import operator
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import msgspec
from dateline.builders.event_likeness import ENOUGH, VIOLENT, Sole, are_strangers, verdict
from dateline.builders.event_shares import anchors
from dateline.builders.event_signatures import Signature, act
from dateline.builders.knowledge import words
from dateline.builders.sole_acts import sole_acts
from dateline.graph import kept
from dateline.graph.model import ClaimRef

WINDOW = 48
"""In a block, a claim is compared with so many that follow it in order of time."""

Pair = tuple[float, ClaimRef, ClaimRef]
"""Points, negative, so that the surest sorts first."""


def pairs(ordered: Sequence[Signature]) -> list[Pair]:
    """Pairs of different texts: the same family or type, and a participant, place or day in common."""
    found = sorted(ordered, key=_in_time)
    weighing = _Weighing(found, sole_acts(ordered))
    blocks: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, signature in enumerate(found):
        keys = _keys(signature)
        weighing.mark(i, keys)
        for kind, shared in keys:
            blocks[kind][shared].append(i)
    weighing.begin()
    scored: dict[tuple[int, int], float] = {}
    while blocks:
        kind, of_kind = blocks.popitem()
        scored |= weighing.alike(kind, of_kind)
    weighing.leave(scored)
    ends = ((score, found[i].ref, found[j].ref) for (i, j), score in scored.items())
    return [(-score, min(a, b), max(a, b)) for score, a, b in ends]


# ---- What is known of the last build ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Left:
    """What a build leaves to the next one, as packed numbers."""

    contents: bytes
    """Of each claim, all that its scores depend on."""
    stands: bytes
    """Of each claim, where it stands: which one it is, its blocks, and its time."""
    blocks: bytes
    sizes: bytes
    """How many claims each of these blocks has, where they are several."""
    ones: bytes
    others: bytes
    scores: bytes
    """Claims, by content, that score enough."""


class _Weighing:
    """Claims in order of time, and what the last build knew of them."""

    def __init__(self, found: Sequence[Signature], sole: Sole) -> None:
        self._found, self._sole = found, sole
        self._acts = [act(signature.family) for signature in found]
        self._keeps = kept.lasts()
        self._contents, self._stands = array("Q"), array("Q")
        self._blocks, self._sizes = array("Q"), array("I")
        self._fresh: Sequence[bool] = ()
        self._stayed: Sequence[bool] = [False] * len(found)
        self._sized: dict[int, int] = {}
        self._known: dict[int, dict[int, float]] = {}

    def mark(self, i: int, keys: Set[tuple[str, str]]) -> None:
        """Take note of what a claim's scores depend on; of all, in order."""
        if self._keeps:
            one = self._found[i]
            sole = sorted(self._sole.get(self._acts[i], frozenset()) & anchors(one))
            self._contents.append(_number((_content(one), sole)))
            self._stands.append(_number((one.ref, _in_time(one), sorted(keys))))

    def begin(self) -> None:
        """Find, once all are marked, what the last build knew of them."""
        left = kept.last("pairs of claims", _Left) if self._keeps else None
        if left is None:
            return
        contents, stands = set(array("Q", left.contents)), set(array("Q", left.stands))
        self._fresh = [content not in contents for content in self._contents]
        self._stayed = [stand in stands for stand in self._stands]
        self._sized = dict(zip(array("Q", left.blocks), array("I", left.sizes), strict=True))
        now = {content: i for i, content in enumerate(self._contents)}
        for one, other, score in zip(*(array("Q", each) for each in (left.ones, left.others)),
                                     array("d", left.scores), strict=True):
            if one in now and other in now:
                i, j = sorted((now[one], now[other]))
                self._known.setdefault(i, {})[j] = score

    def leave(self, scored: dict[tuple[int, int], float]) -> None:
        """Leave to the next build what it may take over."""
        if self._keeps:
            ones, others = (array("Q", (self._contents[pair[end]] for pair in scored)) for end in (0, 1))
            left = _Left(
                self._contents.tobytes(),
                self._stands.tobytes(),
                self._blocks.tobytes(),
                self._sizes.tobytes(),
                ones.tobytes(),
                others.tobytes(),
                array("d", scored.values()).tobytes(),
            )
            kept.leave("pairs of claims", left)

    def alike(self, kind: str, blocks: dict[str, list[int]]) -> dict[tuple[int, int], float]:
        """The pairs of the blocks of a kind, each in order of time, that score enough; the others are soon forgotten.

        In blocks of a type, two claims of one act are passed over: they meet in those of the act too.
        """
        wide, scored = kind.startswith("type:"), dict[tuple[int, int], float]()
        for shared, block in blocks.items():
            has_kept_all = self._has_kept_all(kind, shared, block)
            if has_kept_all:
                scored |= self._still_met(block, wide)
            for i, j in self._changed(block) if has_kept_all else _beside(block):
                a, b = self._found[i], self._found[j]
                if (i, j) in scored or a.ref.sha256 == b.ref.sha256:
                    continue
                if not wide or not (self._acts[i] == self._acts[j] or are_strangers(a, b)):
                    scored[i, j] = verdict(a, b, self._sole).score
        return {pair: score for pair, score in scored.items() if score >= ENOUGH}

    def _has_kept_all(self, kind: str, shared: str, block: Sequence[int]) -> bool:
        """Whether all claims that were in a block stand there still; and take note of it."""
        if not self._keeps or len(block) < 2:
            return False
        number = zlib.crc32(kind.encode("utf-8", "replace")) << 32 | zlib.crc32(shared.encode("utf-8", "replace"))
        self._blocks.append(number)
        self._sizes.append(len(block))
        return self._sized.get(number) == sum(map(self._stayed.__getitem__, block))

    def _still_met(self, block: Sequence[int], wide: bool) -> dict[tuple[int, int], float]:
        """The pairs that scored enough in the last build, and stand near each other in a block."""
        first = [i for i in block if i in self._known]
        if not first:
            return {}
        at = {i: n for n, i in enumerate(block)}
        return {
            (i, j): score
            for i in first
            for j, score in self._known[i].items()
            if j in at and at[j] - at[i] <= WINDOW and not (wide and self._acts[i] == self._acts[j])
        }

    def _changed(self, block: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The pairs that stand near each other in a block of which one is not as it was."""
        for n, i in enumerate(block):
            if self._fresh[i]:
                yield from ((j, i) for j in block[max(0, n - WINDOW) : n])
                yield from ((i, j) for j in block[n + 1 : n + 1 + WINDOW])


def _beside(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs that stand near each other in a block."""
    for n, i in enumerate(block):
        for j in block[n + 1 : n + 1 + WINDOW]:
            yield i, j


def _number(given: object) -> int:
    """A number that stands for plain values."""
    try:
        content = _ENCODER.encode(given)
    except UnicodeEncodeError:  # half of a surrogate pair
        content = repr(given).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big")


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_FIELDS = operator.attrgetter(*(
    field.name for field in dataclasses.fields(Signature) if field.name not in ("near", "told", "crowds")))


def _content(signature: Signature) -> tuple[object, ...]:
    """All that is known of a claim, as plain values in an order of their own."""
    crowds = sorted(map(repr, signature.crowds))
    return (*_FIELDS(signature), sorted(signature.told), crowds, _story(signature.near))


@functools.lru_cache(1 << 12)
def _story(near: frozenset[str]) -> bytes:
    return hashlib.blake2b("".join(sorted(near)).encode(), digest_size=8).digest()


# ---- Blocks ----------------------------------------------------------------------------------------------------------


def _keys(signature: Signature) -> set[tuple[str, str]]:
    """What kind of act, and who, where or when: claims that share both are compared."""
    shared = {*signature.involved, *signature.places, *anchors(signature), *signature.measured}
    if signature.line is not None:
        shared.add(f"line:{signature.line[0]}:{signature.line[1]}")
    if not shared:
        return {(act(signature.family), f"day:{signature.when.edtf}")}
    kinds = {act(signature.family)}
    if signature.type is not None and signature.type not in words("broad_types"):
        kinds.add(f"type:{signature.type}")
    if signature.type in VIOLENT:
        kinds.add("type:violence")
    befell = signature.befell
    if befell != signature.family:
        kinds.add(befell)
    return {(kind, node) for node in shared for kind in kinds} | _crowd_keys(signature)


def _crowd_keys(signature: Signature) -> set[tuple[str, str]]:
    """What befell whom, and where and when."""
    day = (signature.when.edtf or "").rstrip("~")
    where = sorted(signature.places or signature.scene)
    befell = signature.befell
    return {(f"{befell} {crowd.kind} {day}", place) for crowd in signature.crowds for place in where}


def _in_time(signature: Signature) -> tuple[str, ClaimRef]:
    return (signature.when.edtf or "~").replace("[", ""), signature.ref
