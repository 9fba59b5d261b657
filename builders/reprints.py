"""Which sentences and texts repeat others nearly word for word: agency copy counts as one voice.

A sentence is known by the smallest hashes of its runs of three words (a bottom-k sketch, which estimates how much two
sets have in common without keeping them). Two sentences are one that share most of these, or some of these and most of
their words; beside such a pair a sentence may be cut. Two texts that share half of the shorter one's sentences are one
voice altogether; of two that share a quarter one is written from the other, and there a sentence may be changed more.
"""

from __future__ import annotations

import functools
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.builders.folding import fold
from dateline.builders.unions import Unions
from dateline.graph import kept
from dateline.graph.model import Reading

RUN = 3
"""Words in a run."""
SKETCH = 16
"""Hashes kept of a sentence."""
KEYS = 6
"""Hashes under which sentences meet; repeated ones share at least one of so many almost surely."""
ALIKE = 0.6
"""Share of runs in common from which on a sentence repeats another."""
EDITED = 0.6
"""Share of all words in common from which on a sentence that shares some runs too repeats another."""
SOME = 0.25
"""The share of runs that such a sentence has in common at least."""
COPIED = 4
"""Of two texts one is written from the other that shares one in so many of the shorter one's sentences."""
KEPT = 0.6
"""Share of the shorter one's words that two sentences of such texts have in common to be one."""
CUT = 0.85
"""Share of the shorter one's words that two sentences beside a repeated one have in common to be one, cut or not."""
SHORTEST = 8
"""Words that a sentence has at least: shorter ones are alike by chance."""
REMEMBERED = 1 << 12
"""Sentences whose words and runs are remembered, as many pairs share one."""
WINDOW = 16
"""In a block, a sentence is compared with so many that follow it."""

Place = tuple[str, int]
"""A sentence: the hash of its text and its index there."""


@dataclass(frozen=True, slots=True)
class Reprints:
    """Which sentences are one, and which texts."""

    first: Mapping[Place, Place]
    """The smallest of the sentences that a sentence is one with; those that stand alone are left out."""
    texts: Mapping[str, str]
    """The smallest hash of the texts that a text is one with; those that stand alone are left out."""

    def voices(self, told: Iterable[Place]) -> dict[str, str]:
        """The voice behind each text that tells something in its own words, by where it does.

        Texts that tell it in one sentence, or are one altogether, get the same voice: the smallest of their hashes.
        """
        places = sorted(told)
        unions: Unions[str] = Unions(sha for sha, _ in places)
        by_source: dict[object, str] = {}
        for place in places:
            sha = place[0]
            unions.join(by_source.setdefault(self.texts.get(sha, sha), sha), sha)
            unions.join(by_source.setdefault(self.first.get(place, place), sha), sha)
        return {sha: unions.root(sha) for sha, _ in places}


def find(readings: Mapping[str, Reading], texts: Mapping[str, str]) -> Reprints:
    """The repeated sentences and texts; readings and ``texts`` by hash. A function of the set of texts."""
    sketches, words = _sentences(readings, texts)

    @functools.lru_cache(REMEMBERED)
    def said(place: Place) -> frozenset[int]:
        return frozenset(words[place])

    @functools.lru_cache(REMEMBERED)
    def run(place: Place) -> frozenset[int]:
        return frozenset(sketches[place])

    def are_alike(a: Place, b: Place) -> bool:
        least = SOME if _overlap(said(a), said(b)) >= EDITED else ALIKE
        return _may_be_alike(run(a), run(b), least) and likeness(sketches[a], sketches[b]) >= least

    unions: Unions[Place] = Unions(sketches)
    for a, b in _alike(sketches, are_alike):
        unions.join(a, b)
    _join_beside(unions, sketches, said)
    length = Counter(sha for sha, _ in sketches)
    in_common = _in_common(_shared(unions))
    copies = [(a, b) for (a, b), shared in in_common.items() if COPIED * shared >= min(length[a], length[b])]
    for a, b in _beside(copies, sketches):
        ours, others = said(a), said(b)
        if len(ours & others) >= KEPT * min(len(ours), len(others)):
            unions.join(a, b)
    groups = _shared(unions)
    return Reprints({place: group[0] for group in groups for place in group}, _whole(_in_common(groups), length))


def _sentences(
    readings: Mapping[str, Reading], texts: Mapping[str, str]
) -> tuple[dict[Place, array[int]], dict[Place, array[int]]]:
    """The sketches of all but short sentences, and their words as numbers, each once."""
    sketches, numbered = {}, {}
    for sha in sorted(readings):
        make = functools.partial(_text, readings, sha, texts[sha])
        for i, sketched, words in kept.of("sketches", sha, tuple[tuple[int, bytes, bytes], ...], make):
            sketches[sha, i], numbered[sha, i] = array("I", sketched), array("I", words)
    return sketches, numbered


def _text(readings: Mapping[str, Reading], sha: str, text: str) -> tuple[tuple[int, bytes, bytes], ...]:
    """The sentences of a text, packed."""
    told = ((i, fold(text[span.start : span.end]).split()) for i, span in enumerate(readings[sha].sentences))
    return tuple((i, sketch(words).tobytes(), _numbers(words)) for i, words in told if len(words) >= SHORTEST)


def _numbers(words: Iterable[str]) -> bytes:
    return array("I", sorted({zlib.crc32(word.encode("utf-8", "replace")) for word in words})).tobytes()


def _join_beside(unions: Unions[Place], known: Container[Place], said: Callable[[Place], frozenset[int]]) -> None:
    """Joins the sentences before and after repeated ones that are repeated too, cut or not."""
    waiting = [(a, b) for group in _shared(unions) for i, a in enumerate(group) for b in group[i + 1 : i + 1 + WINDOW]]
    while waiting:
        (one, i), (other, j) = waiting.pop()
        for step in (-1, 1):
            a, b = (one, i + step), (other, j + step)
            if one == other or a not in known or b not in known or unions.root(a) == unions.root(b):
                continue
            if len(said(a) & said(b)) >= CUT * min(len(said(a)), len(said(b))):
                unions.join(a, b)
                waiting.append((a, b))


def _shared(unions: Unions[Place]) -> list[tuple[Place, ...]]:
    """The sentences that several texts have."""
    return [group for group in unions.groups() if len({sha for sha, _ in group}) > 1]


def _overlap(a: frozenset[int], b: frozenset[int]) -> float:
    common = len(a & b)
    return common / (len(a) + len(b) - common)


def _may_be_alike(one: frozenset[int], other: frozenset[int], least: float) -> bool:
    """Whether two sketches can be so alike: the smallest of all their hashes are no fewer than those of either."""
    return len(one & other) >= least * max(len(one), len(other))


def _beside(
    copies: Iterable[tuple[str, str]], sketches: Iterable[Place]
) -> Iterable[tuple[Place, Place]]:
    """The sentences of texts of which one is written from the other, each with each."""
    of: defaultdict[str, list[Place]] = defaultdict(list)
    for place in sketches:
        of[place[0]].append(place)
    return ((a, b) for one, other in copies for a in of[one] for b in of[other])


def sketch(words: Sequence[str]) -> array[int]:
    """The smallest hashes of the runs of a sentence's words, in order."""
    runs = (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return array("I", sorted({zlib.crc32(run.encode("utf-8", "replace")) for run in runs})[:SKETCH])


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """An estimate of the share of runs that two sentences have in common, from 0 to 1."""
    kept = sorted({*one, *other})[:SKETCH]
    return len(set(one).intersection(other, kept)) / len(kept) if kept else 0.0


@dataclass(frozen=True, slots=True)
class _Left:
    """What a build leaves to the next one: whether two sentences are alike depends on nothing but their texts."""

    texts: frozenset[str]
    alike: tuple[tuple[Place, Place], ...]


def _alike(
    sketches: Mapping[Place, Sequence[int]], are_alike: Callable[[Place, Place], bool]
) -> list[tuple[Place, Place]]:
    """The pairs of sentences that stand near each other in a block and are alike.

    Where no text of the last build is gone, sentences that stand near each other now did so then: so of two of its
    texts it is known.
    """
    texts = frozenset(sha for sha, _ in sketches)
    left = kept.last("sentences that are alike", _Left)
    if left is None or not left.texts <= texts:
        left = _Left(frozenset(), ())
    known = defaultdict[Place, list[Place]](list)
    for one, other in left.alike:
        known[one].append(other)
    found: dict[tuple[Place, Place], None] = {}
    for block in _blocks(sketches):
        if all(sha in left.texts for sha, _ in block):
            found |= dict.fromkeys(_still_near(block, known))
            continue
        for a, b in _near(block):
            if b in known.get(a, ()) if a[0] in left.texts and b[0] in left.texts else are_alike(a, b):
                found[a, b] = None
    alike = sorted(found)
    kept.leave("sentences that are alike", _Left(texts, tuple(alike)))
    return alike


def _blocks(sketches: Mapping[Place, Sequence[int]]) -> Iterator[list[Place]]:
    """The sentences that share a key, where they are several; each key costs a number."""
    places, met = list(sketches), array("Q")
    for index, sketched in enumerate(sketches.values()):
        met.extend(key << 32 | index for key in sketched[:KEYS])
    for _, block in groupby(sorted(met), key=lambda one: one >> 32):
        bearers = [places[one & 0xFFFFFFFF] for one in block]
        if len(bearers) > 1:
            yield bearers


def _near(block: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Sentences of different texts that stand near each other in a block."""
    for i, a in enumerate(block[:-1]):
        for b in block[i + 1 : i + 1 + WINDOW]:
            if a[0] != b[0]:
                yield a, b


def _still_near(block: Sequence[Place], known: Mapping[Place, Sequence[Place]]) -> Iterator[tuple[Place, Place]]:
    """Those of the known pairs that stand near each other in a block."""
    first = [a for a in block if a in known]
    at = {place: i for i, place in enumerate(block)} if first else {}
    return ((a, b) for a in first for b in known[a] if b in at and at[b] - at[a] <= WINDOW)


def _in_common(groups: Sequence[Sequence[Place]]) -> Counter[tuple[str, str]]:
    """How many sentences two texts share."""
    shared: Counter[tuple[str, str]] = Counter()
    for group in groups:
        bearers = sorted({sha for sha, _ in group})
        for i, a in enumerate(bearers):
            for b in bearers[i + 1 : i + 1 + WINDOW]:
                shared[a, b] += 1
    return shared


def _whole(in_common: Mapping[tuple[str, str], int], length: Mapping[str, int]) -> dict[str, str]:
    """Texts that share at least half of the shorter one's sentences."""
    unions: Unions[str] = Unions(length)
    for (a, b), sentences in sorted(in_common.items()):
        if 2 * sentences >= min(length[a], length[b]):
            unions.join(a, b)
    return {sha: group[0] for group in unions.groups() if len(group) > 1 for sha in group}
