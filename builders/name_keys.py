"""Which names of a text are worth comparing: those that share a key, so that hundreds of names take no square."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dateline.builders.folding import fold, initials, parts, sound
from dateline.builders.names import content
from dateline.builders.places import candidates

_SOUNDED_ALIKE = {"k": "g", "e": "a", "i": "a", "o": "a", "u": "a"}
"""First letters that transliterations of one name may differ in: Qadhafi and Gaddafi, Osama and Usama."""


class Shelf:
    """Numbered names, found again by any name that ``names.compare`` or the rules of ``naming`` could take for one."""

    def __init__(self, acronyms: Mapping[str, str]) -> None:
        """Start empty. ``acronyms``: folded acronym → folded full name, where the text gives both."""
        self._acronyms = acronyms
        self._at: defaultdict[str, set[int]] = defaultdict(set)

    def put(self, number: int, names: Iterable[str]) -> None:
        """Let the names of something be found again as its number."""
        for name in names:
            for key in self._keys(name):
                self._at[key].add(number)

    def near(self, name: str) -> list[int]:
        """The numbers that share a key with a name, the lowest first."""
        return sorted(set().union(*(self._at.get(key, ()) for key in self._keys(name))))

    def _keys(self, name: str) -> Iterator[str]:
        yield from _spelt(name)
        folded = fold(name)
        if folded in self._acronyms:
            yield f"told {self._acronyms[folded]}"
        yield from (f"place {place.geoname}" for place in candidates(name)[:1] if place.geoname is not None)


@functools.lru_cache(maxsize=16384)
def _spelt(name: str) -> frozenset[str]:
    """The keys that the letters of a name give."""
    said = parts(name)
    return frozenset([
        *(f"word {word}" for word in {*said, *content(name).split()}),
        *(f"sound {_first_sound(part)}" for part in said[-2:]),  # behind the surname may stand "Jr."
        f"letters {''.join(said)}",
        *(f"acronym {letters}" for letters in _acronyms(name) if len(letters) > 1),
        f"told {fold(name)}"])


def _first_sound(part: str) -> str:
    letter = sound(part)[:1]
    return _SOUNDED_ALIKE.get(letter, letter)


def _acronyms(name: str) -> set[str]:
    """What the name is as an acronym, and the acronyms that it may have."""
    return {fold(name).replace(" ", "").replace("&", ""), initials(name), initials(name.replace(" of ", " o "))}
