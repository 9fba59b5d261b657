"""Bodies that many countries have under one name: "the Defence Ministry", "the Supreme Court", "the Labour Party"."""

from __future__ import annotations

import functools

from dateline.builders.folding import fold
from dateline.builders.knowledge import pairs, words
from dateline.builders.places import country_code, nationality

SOLE = frozenset({"parliament", "government", "cabinet", "army", "navy", "police", "treasury", "senate"})
"""The only words that name a body by themselves: "Bank of India" and "Indian Bank" are two."""
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "&"})
"""Words that join the others of a body's name and tell nothing."""


@functools.lru_cache(maxsize=65536)
def plain(name: str) -> tuple[tuple[str, ...], str | None]:
    """The folded words of a body's name without its country's, and that country's ISO code.

    "Russian Defence Ministry" and "Ministry of Defence of the Russian Federation" both are of RU. None: no country, or
    several.
    """
    said = _synonyms(fold(name))
    found: list[str] = []
    kept: list[str] = []
    i = 0
    while i < len(said):
        length, iso = _country_at(said, i)
        found += [iso] if iso is not None else []
        kept += [] if iso is not None else [said[i]]
        i += length
    while kept and kept[-1] in SMALL:
        kept.pop()
    return tuple(kept), found[0] if len(found) == 1 else None


def _country_at(said: list[str], i: int) -> tuple[int, str | None]:
    """How many words name a country or its people here, and which; one word and None where none do."""
    for length in (4, 3, 2, 1):
        name = " ".join(said[i : i + length])
        if i + length <= len(said) and (iso := country_code(name) or nationality(name.title())) is not None:
            return length, iso
    return 1, None


def _synonyms(folded: str) -> list[str]:
    """The words of a name, a ministry's field in its shortest wording: "foreign affairs" is "foreign"."""
    if "ministry" in folded.split():
        for wording, short in sorted(pairs("ministry_fields").items()):
            folded = f" {folded} ".replace(f" {wording} ", f" {short} ").strip()
    return folded.split()


@functools.lru_cache(maxsize=65536)
def is_common(name: str) -> bool:
    """Whether nothing but its country tells a body from its like elsewhere."""
    said, _ = plain(name)
    telling = [word for word in said if word not in SMALL]
    body = any(word in words("organization_words", "organization_nouns") for word in telling)
    enough = len(telling) > 1 or set(telling) <= SOLE
    return body and enough and all(word in words("common_bodies") for word in telling)


def country_of(name: str) -> str | None:
    """The ISO code of the one country that a name names: "Russian Defence Ministry" → RU."""
    return plain(name)[1]
