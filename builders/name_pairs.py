"""Which of many distinct names are one: only those are compared that meet in a block."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dateline.builders import names
from dateline.builders.folding import consonants, sound

SAME = 0.85
"""Names that score at least this are one; below, two (see ``names.compare``)."""
VOUCHED = 0.75
"""From here on names are one if their bearers belong to one country's story or have one office."""
IN_OFFICE = 0.6
"""From here on names of people are one if their bearers belong to one country's story and have one office."""
SHORTENED = 0.65
"""The same for names of bodies: "Ridley Marine" and "Ridley Marine Salvage", both called the operator."""
WINDOW = 64
"""In a block, a name is compared with so many that follow it in alphabetical order."""
PERSON = "person"
"""The sort of people's names."""

Called = tuple[str, str]
"""The sort of a name, and the name. Names are compared within their sort."""


@dataclass(frozen=True, slots=True)
class Around:
    """Where a name is borne: the countries of the stories, and the offices of those who bear it."""

    scopes: frozenset[str]
    offices: frozenset[str]


class Pair(NamedTuple):
    """Two names that are one, how surely, and why."""

    distrust: float
    """The score below zero, so that the surest pair is the smallest."""
    sort: str
    one: str
    other: str
    reason: str

    @property
    def score(self) -> float:
        """How surely, from 0 to 1."""
        return -self.distrust


def alike(around: Mapping[Called, Around]) -> list[Pair]:
    """The pairs of names that are one, the surest first."""
    found = []
    for sort, one, other in sorted(_met(around)):
        score, reasons = _compared(sort, one, other)
        vouched = _vouched(sort, score, around[sort, one], around[sort, other])
        if score >= SAME or vouched:
            found.append(Pair(-score, sort, one, other, "; ".join((*reasons, *(vouched if score < SAME else ())))))
    return sorted(found)


def _met(called: Mapping[Called, Around]) -> set[tuple[str, str, str]]:
    """Pairs of names that stand near each other in a block."""
    blocks: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for sort, name in sorted(called):
        for key in _blocks(name, sort):
            blocks[sort, key].append(name)
    return {(sort, one, other) for (sort, _), block in blocks.items() for one, other in _near(block)}


def _near(block: list[str]) -> Iterator[tuple[str, str]]:
    for i, one in enumerate(block):
        for other in block[i + 1 : i + 1 + WINDOW]:
            yield one, other


def _vouched(sort: str, score: float, one: Around, other: Around) -> tuple[str, ...]:
    """What beside the names speaks for their being one, in words; empty: not enough."""
    story = "in one country's story" if one.scopes & other.scopes else ""
    office = f"both called {min(one.offices & other.offices)}" if one.offices & other.offices else ""
    if score < ((IN_OFFICE if sort == PERSON else SHORTENED) if story and office else VOUCHED):
        return ()
    return tuple(filter(None, (story, office)))


def _compared(sort: str, a: str, b: str) -> tuple[float, tuple[str, ...]]:
    """Lone surnames and given names say nothing by themselves."""
    if sort == PERSON and min(len(names.parts(a)), len(names.parts(b))) < 2:
        return 0.0, ()
    return names.compare(a, b, sort == PERSON)


def _onset(part: str) -> str:
    """How a name begins; all vowels alike, since "Osama" is "Usama"."""
    first = sound(part)[:1]
    return "a" if first in "aeiou" else first


def _blocks(name: str, sort: str) -> set[str]:
    """Keys under which names that may be one meet: by the sound of the surname, by the whole name, by its initials."""
    folded = names.parts(name)
    if not folded:
        return set()
    bones = consonants(folded[-1])[:3]
    if sort == PERSON:
        return {f"{bones}:{_onset(folded[0])}", f"order:{''.join(sorted(part[0] for part in folded))}",
                f"surname:{sound(folded[-1]).replace('g', 'k')}", f"begins:{' '.join(map(sound, folded[:2]))}"}
    whole = re.sub(r"[^a-z0-9]", "", "".join(folded))
    short = names.initials(name) if len(folded) > 1 else whole
    return {f"start:{whole[:5]}", f"end:{bones}:{whole[:1]}", f"initials:{short}", f"words:{names.content(name)}"}
