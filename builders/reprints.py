"""Which sentences and texts repeat others nearly word for word: agency copy counts as one voice.

A sentence is known by the smallest hashes of its runs of four words (a bottom-k sketch, which estimates how much two
sets have in common without keeping them). Two sentences that share most of these are one; two texts that share half of
the shorter one's sentences are one voice altogether.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders.folding import fold
from dateline.builders.unions import Unions
from dateline.graph.model import Reading

RUN = 4
"""Words in a run."""
SKETCH = 16
"""Hashes kept of a sentence."""
KEYS = 4
"""Hashes under which sentences meet; repeated ones share at least one of so many almost surely."""
ALIKE = 0.6
"""Share of runs in common from which on a sentence repeats another."""
SHORTEST = 8
"""Words that a sentence has at least: shorter ones are alike by chance."""
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


def find(readings: Sequence[Reading], texts: Mapping[str, str]) -> Reprints:
    """The repeated sentences and texts among ``readings``; ``texts`` by hash. A function of the set of texts."""
    sketches = {
        (reading.sha256, i): sketched
        for reading in sorted(readings, key=lambda r: r.sha256)
        for i, span in enumerate(reading.sentences)
        if (sketched := sketch(texts[reading.sha256][span.start : span.end]))
    }
    unions: Unions[Place] = Unions(sketches)
    for a, b in _pairs(sketches):
        if likeness(sketches[a], sketches[b]) >= ALIKE:
            unions.join(a, b)
    groups = [group for group in unions.groups() if len({sha for sha, _ in group}) > 1]
    return Reprints({place: group[0] for group in groups for place in group}, _whole(groups, sketches))


def sketch(sentence: str) -> tuple[int, ...]:
    """The smallest hashes of a sentence's runs of words, in order; empty for a short sentence."""
    words = fold(sentence).split()
    if len(words) < SHORTEST:
        return ()
    runs = (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return tuple(sorted({zlib.crc32(run.encode("utf-8", "replace")) for run in runs})[:SKETCH])


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """An estimate of the share of runs that two sentences have in common, from 0 to 1."""
    kept = sorted({*one, *other})[:SKETCH]
    shared = set(one) & set(other)
    return sum(run in shared for run in kept) / len(kept) if kept else 0.0


def _pairs(sketches: Mapping[Place, Sequence[int]]) -> Iterable[tuple[Place, Place]]:
    blocks: defaultdict[int, list[Place]] = defaultdict(list)
    for place, sketched in sketches.items():
        for key in sketched[:KEYS]:
            blocks[key].append(place)
    for _, block in sorted(blocks.items()):
        for i, a in enumerate(block):
            for b in block[i + 1 : i + 1 + WINDOW]:
                if a[0] != b[0]:
                    yield a, b


def _whole(groups: Sequence[Sequence[Place]], sketches: Mapping[Place, object]) -> dict[str, str]:
    """Texts that share at least half of the shorter one's sentences."""
    length = Counter(sha for sha, _ in sketches)
    shared: Counter[tuple[str, str]] = Counter()
    for group in groups:
        bearers = sorted({sha for sha, _ in group})
        for i, a in enumerate(bearers):
            for b in bearers[i + 1 : i + 1 + WINDOW]:
                shared[a, b] += 1
    unions: Unions[str] = Unions(length)
    for (a, b), sentences in sorted(shared.items()):
        if 2 * sentences >= min(length[a], length[b]):
            unions.join(a, b)
    return {sha: group[0] for group in unions.groups() if len(group) > 1 for sha in group}
