"""Which texts are of one story: those that name the same two, or that a third text has so much in common with.

"The bridge" of one text can be "the Long Bridge" of another only where both speak of one matter.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.graph.model import Reading

LEADING = 24
"""So many of a text's named people, bodies and places, those that it names most, say what it is about."""
WINDOW = 16
"""Of the texts that name one of them, each is compared with so many before and after it in order of publication."""
OVERLAP = 2
"""So many names two texts of one story share."""


Named = Sequence[tuple[int, int]]
"""The entities of a text that have names, by their indexes, and how often it mentions each."""


def named(reading: Reading) -> Named:
    """Those of a reading."""
    return [(index, len(entity.mentions)) for index, entity in enumerate(reading.entities) if entity.names]


def near_texts(
    texts: Mapping[str, Named], node_of: Mapping[tuple[str, int], str], published: Mapping[str, datetime.date]
) -> dict[str, frozenset[str]]:
    """By text, itself and those near it: two texts are of one story whose sets share any. A function of the set."""
    names = {sha: _leading(sha, told, node_of) for sha, told in texts.items()}
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    stands: defaultdict[str, list[int]] = defaultdict(list)
    for sha in sorted(names, key=lambda sha: (published.get(sha, datetime.date.max), sha)):
        for node in names[sha]:
            stands[sha].append(len(bearers[node]))
            bearers[node].append(sha)
    return {
        sha: frozenset({sha, *_met(zip((bearers[node] for node in names[sha]), stands[sha], strict=True))})
        for sha in names
    }


def _met(blocks: Iterable[tuple[list[str], int]]) -> list[str]:
    """The texts that stand beside one in enough of its blocks; its place in each is given."""
    met: Counter[str] = Counter()
    for block, i in blocks:
        met.update(block[max(0, i - WINDOW) : i + 1 + WINDOW])
    return [sha for sha, shared in met.items() if shared >= OVERLAP]


def _leading(sha256: str, told: Named, node_of: Mapping[tuple[str, int], str]) -> list[str]:
    counted: Counter[str] = Counter()
    for index, mentions in told:
        node = node_of.get((sha256, index))
        if node is not None:
            counted[node] += mentions
    return sorted(counted, key=lambda node: (-counted[node], node))[:LEADING]
