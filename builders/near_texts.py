"""Which texts are of one story: those that name the same two, or that a third text has so much in common with.

"The bridge" of one text can be "the Long Bridge" of another only where both speak of one matter.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from dateline.graph.model import Reading

LEADING = 8
"""So many of a text's named people, bodies and places, those that it names most, say what it is about."""
WINDOW = 16
"""Of the texts that name the same two, each is near so many that follow it in order of publication."""


def near_texts(
    readings: Iterable[Reading], node_of: Mapping[tuple[str, int], str], published: Mapping[str, datetime.date]
) -> dict[str, frozenset[str]]:
    """By text, itself and those near it: two texts are of one story whose sets share any. A function of the set."""
    blocks: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    near: dict[str, set[str]] = {}
    for reading in readings:
        near[reading.sha256] = {reading.sha256}
        for pair in combinations(_leading(reading, node_of), 2):
            blocks[pair].append(reading.sha256)
    for block in blocks.values():
        block.sort(key=lambda sha: (published.get(sha, datetime.date.max), sha))
        for i, sha in enumerate(block):
            for other in block[i + 1 : i + 1 + WINDOW]:
                near[sha].add(other)
                near[other].add(sha)
    return {sha: frozenset(others) for sha, others in near.items()}


def _leading(reading: Reading, node_of: Mapping[tuple[str, int], str]) -> list[str]:
    counted: Counter[str] = Counter()
    for index, entity in enumerate(reading.entities):
        node = node_of.get((reading.sha256, index))
        if entity.names and node is not None:
            counted[node] += len(entity.mentions)
    return sorted(sorted(counted, key=lambda node: (-counted[node], node))[:LEADING])
