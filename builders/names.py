"""Whether two names can be one: compared part by part, with a score and the reasons in words."""

from __future__ import annotations

import functools

from dateline.builders.common_bodies import SMALL, is_common, plain
from dateline.builders.folding import consonants, fold, initials, parts, sound
from dateline.builders.knowledge import pairs, rows, words
from dateline.builders.places import candidates
from rapidfuzz.distance import JaroWinkler

__all__ = ["compare", "fold", "given_gender", "initials", "is_acronym_of", "is_bodys_name", "parts"]

ALIKE = 0.84
"""From this likeness on two parts of a name count as spellings of one."""
LONE = 0.88
"""From this likeness on names of one word, no person's, count as spellings of one."""
CONFLICT = 0.72
"""Below it two given names are different ones."""

ARTICLES = frozenset({"al", "el", "ul"})
"""Arabic articles, which one text writes and another leaves out; not "ash", which is a family name too."""
GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
"""What tells a father from his son or grandson, after the surname."""

Verdict = tuple[float, tuple[str, ...]]


def given_gender(name: str) -> str | None:
    """``m``, ``f`` or ``-`` (either) where the word is a known given name, else None."""
    return pairs("given_names").get(fold(name))


@functools.cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for full, *short in (row[0].split() for row in rows("nicknames")):
        for one in short:
            found.setdefault(one, set()).add(full)
    return {one: frozenset(full) for one, full in found.items()}


def is_acronym_of(short: str, full: str) -> bool:
    """Whether the capitals of one name are the first letters of the other's words: CSTO, Collective Security …"""
    letters = fold(short).replace(" ", "").replace("&", "")
    known = (initials(full), initials(full.replace(" of ", " o ")))
    return len(letters) > 1 and " " in full.strip() and letters in known


def is_bodys_name(name: str) -> bool:
    """Whether a word in it says that it is an organization's: "Bank", "Ministry", "Inc."."""
    found = fold(name).split()
    return any(part in words("organization_words") for part in found) or (
        len(found) > 1 and found[-1] in words("legal_suffixes"))


@functools.lru_cache(maxsize=16384)
def compare(one: str, other: str, person: bool | None = None) -> Verdict:
    """How surely two names are one name (0 to 1), and why, in words.

    From 0.85 on they are spellings of one name; about 0.6, one is short for the other and needs evidence beside; 0.2
    and less, something speaks against it. Equal surnames with conflicting given names get 0.1. That both name one
    person or body is for the caller to judge. ``person``: whether they are people's names; None: as they look.
    """
    if fold(one) == fold(other):
        return 1.0, ("same name",)
    if not fold(one) or not fold(other):
        return 0.0, ("no letters to compare",)
    if _are_different_places(one, other):
        return 0.0, ("different places",)
    if person is not True and (is_acronym_of(one, other) or is_acronym_of(other, one)):
        return 0.9, ("acronym of the other",)
    if person is False or (person is None and (is_bodys_name(one) or is_bodys_name(other))):
        return compare_bodies(one, other)
    return _compare_persons(_borne(one), _borne(other))


def _borne(name: str) -> tuple[str, ...]:
    """The parts of a person's name that tell people apart: "al" in "Bashar al-Assad" does not."""
    found = parts(name)
    return tuple(part for i, part in enumerate(found) if part not in ARTICLES or i == 0) or found


def _are_different_places(one: str, other: str) -> bool:
    """Whether both are names of places, and of none in common: Niger and Nigeria are alike, yet two."""
    first, second = _places(one), _places(other)
    return bool(first) and bool(second) and not first & second


@functools.lru_cache(maxsize=65536)
def _places(name: str) -> frozenset[tuple[int | None, str]]:
    return frozenset((place.geoname, place.name) for place in candidates(name))


@functools.lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """How alike two folded words are, from 0 to 1, by their sound: transliterations of one word reach ``ALIKE``."""
    first, second = sound(one), sound(other)
    if first == second and len(first) < 4 and {one[0], other[0]} & {"j", "y"} and {one[0], other[0]} & set("aeou"):
        return 0.5  # Anna, Jana: so short a name is another where it begins otherwise
    if first == second:
        return 1.0 if one == other else 0.97
    if min(len(first), len(second)) < 4:
        return 0.0 if len(first) != len(second) or min(len(first), len(second)) < 3 else 0.5 * (first[0] == second[0])
    if first[0] == second[0] and consonants(one) == consonants(other) and len(consonants(one)) > 3:
        return 0.9
    if first[0] in "aeiou" and second[0] in "aeiou" and first[1:] == second[1:]:  # Osama, Usama
        return 0.93
    if {first[0], second[0]} == {"g", "k"} and first[1:] == second[1:] and len(first) > 4:  # Gaddafi, Qadhafi
        return 0.9
    if abs(len(first) - len(second)) > 2 and (first.startswith(second[:-1]) or second.startswith(first[:-1])):
        return 0.7  # Smith, Smithson: the likeness of beginnings tells little
    near = JaroWinkler.similarity(first, second)
    bones = JaroWinkler.similarity(consonants(one), consonants(other))
    return min(near, bones, 0.89) if first[0] == second[0] else min(near, bones) * 0.8


def surnames(name: str) -> tuple[str, ...]:
    """What a person may be called by alone: the last part, and a first one that is a family's: "Xi" of "Xi Jinping"."""
    found = _generation(parts(name))[0]
    first = found[:1] if len(found) > 1 and found[0] in words("family_first") else ()
    return (found[-1], *first) if found else ()


def possible_surnames(name: str) -> tuple[str, ...]:
    """What a person may be called by alone; of "Ana Ruiz Ortega" each of the two family names."""
    inner = (part for part in parts(name)[1:-1] if len(part) > 2 and given_gender(part) is None)
    return tuple(dict.fromkeys((*surnames(name), *inner)))


# ---- People --------------------------------------------------------------------------------------------------------


def _compare_persons(one: tuple[str, ...], other: tuple[str, ...]) -> Verdict:
    if {*one, *other} & GENERATIONS:
        (one, first), (other, second) = _generation(one), _generation(other)
        if first != second and (first, second) not in ((None, "jr"), ("jr", None)):
            return 0.1, ("father and son, or two generations",)
        if first != second:
            return 0.6, ("one is called junior",)
    if sorted(one) == sorted(other):
        given = all(given_gender(part) is not None for part in one)
        return (0.6 if given else 0.92), ("same parts in another order",)  # Ahmed Ali, Ali Ahmed
    short, long = sorted((one, other), key=len)
    surname = likeness(short[-1], long[-1])
    if surname < ALIKE:
        return _without_surname(short, long, surname)
    word = "surname equal" if surname == 1.0 else "surname spelled alike"
    if len(short) == 1:
        return (0.65 * surname, (word, "one without given name")) if len(long) > 1 else (
            0.95 * surname if surname > ALIKE else 0.5, (word,))
    score, reason = _compare_given(short[:-1], long[:-1])
    if score < CONFLICT:
        return 0.1, (word, reason)
    return round(surname * score, 3), (word, reason)


def _generation(name: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """A name without "Jr." or "III", and that."""
    return (name[:-1], name[-1]) if name[-1] in GENERATIONS and len(name) > 1 else (name, None)


def _without_surname(short: tuple[str, ...], long: tuple[str, ...], surname: float) -> Verdict:
    """Names whose last parts differ: one may be the other's given name, or lack its last part."""
    if len(short) == 1 and len(long) > 1 and any(likeness(short[0], part) >= 0.97 for part in long[:-1]):
        return 0.45, ("part of the other name",)
    if len(short) > 1 and len(long) > len(short) and all(
        likeness(a, b) >= ALIKE for a, b in zip(short, long, strict=False)
    ):
        return 0.6, ("first parts of the other name",)
    return round(min(0.3, surname * 0.3), 3), ("different names",)


def _compare_given(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[float, str]:
    """Given names one by one, in order; a middle name or patronymic may be missing on one side.

    No initial is passed over where both have some: George W. and George H. W. Bush are two.
    """
    rest = list(long)
    scores = []
    for part in short:
        matches = [(_given_likeness(part, candidate), -i) for i, candidate in enumerate(rest)
                   if not (1 in (len(part), len(candidate)) and any(len(passed) == 1 for passed in rest[:i]))]
        if not matches:
            return 0.0, "conflicting given names"
        best, at = max(matches)
        if best < CONFLICT:
            return 0.0, "conflicting given names"
        scores.append(best)
        rest = rest[-at + 1 :]
    exact = min(scores) == 1.0
    reason = "given names equal" if exact else "given names agree part by part"
    return min(scores), reason


def _given_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.88 if one[0] == other[0] else 0.0
    if {given_gender(one), given_gender(other)} == {"m", "f"}:
        return 0.0  # Paul and Paula
    shared = (_nicknames().get(one, frozenset()) | {one}) & (_nicknames().get(other, frozenset()) | {other})
    return max(likeness(one, other), 0.9 if shared else 0.0)


# ---- Bodies --------------------------------------------------------------------------------------------------------

CLUB_WORDS = frozenset({"fc", "afc", "cf", "ac", "sc"})
"""What stands before a sports club's name in one text and is left out in another."""
SHIP_WORDS = frozenset({"mv", "ms", "ss", "mt", "rms"})
"""The same before a merchant ship's name."""


def compare_bodies(one: str, other: str) -> Verdict:
    """``compare`` for names of bodies and things: word by word, in any order.

    A country's name and its adjective are one; "Ministry of Foreign Affairs" is "Foreign Ministry". A name that ends in
    a legal suffix is complete, hence short for no other.
    """
    (first, here), (second, there) = _content(one), _content(other)
    if here != there and here is not None and there is not None:
        return 0.1, ("of different countries",)
    if first == second:
        return _same_words(one, other)
    if "".join(parts(one)) == "".join(parts(other)):
        return 0.95, ("same letters",)  # Air Lines, Airlines
    if len(first) == len(second) and len(first - second) == 1:
        (a,), (b,) = first - second, second - first
        lone = len(first) == 1 and min(len(a), len(b)) > 4 and consonants(a) == consonants(b)
        if likeness(a, b) >= (LONE if lone else 0.97):
            return round(0.96 * likeness(a, b), 3), ("same words, one spelled differently",)
    if first < second or second < first:
        short, long = (one, other) if first < second else (other, one)
        said, complete = parts(short), len(fold(short).split()) > len(parts(short))
        if not complete and len(said) > 1 and parts(long)[: len(said)] == said:
            return 0.65, ("the first words of the other",)
        if not complete:
            return 0.6, ("the words of one are in the other",)
    return round(0.4 * len(first & second) / max(len(first | second), 1), 3), ("different words",)


def content(name: str) -> str:
    """The telling words of a body's name in alphabetical order: names that ``compare_bodies`` takes for one agree."""
    return " ".join(sorted(_content(name)[0]))


def _content(name: str) -> tuple[frozenset[str], str | None]:
    """The words of a body's name that tell, and its country where the rest is common to many countries."""
    if is_common(name):
        said, iso = plain(name)
        return frozenset(said) - SMALL, iso
    said = parts(name)
    begins = 1 if len(said) > 1 and said[0] in CLUB_WORDS | SHIP_WORDS | ARTICLES else 0
    return frozenset(said[begins:]) - SMALL, None


def _same_words(one: str, other: str) -> Verdict:
    """Ministries go by any order of words; elsewhere it may tell: Washington University, University of Washington."""
    first, second = ([word for word in parts(name) if word not in SMALL] for name in (one, other))
    turned = first != second and second in (first[1:] + first[:1], first[-1:] + first[:-1])
    if turned and not is_common(one):
        return 0.8, ("same words in another order",)
    return 0.95, ("same words",)
