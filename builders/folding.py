"""Names brought to a form in which spellings of one name look alike."""

from __future__ import annotations

import functools
import re
import unicodedata

from dateline.builders.knowledge import words
from dateline.queries.letters import WHOLE_LETTERS

_LETTERS = str.maketrans({
    **WHOLE_LETTERS,
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "‐": "-", "‑": "-", "—": "-",
})
_SPELLINGS = (
    (re.compile(r"(?<= )&(?= )"), "and"),
    (re.compile(r"isation(s?)\b"), r"ization\1"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"\bcentre\b"), "center"),
    (re.compile(r"\blabour\b"), "labor"),
    (re.compile(r"\btheatre\b"), "theater"),
    (re.compile(r"\bprogramme\b"), "program"),
)
# Transliterations of one sound, applied in this order: Kassym-Zhomart is Kasim-Yomart, Yevgeny is Evgeni.
_SOUNDS = tuple((re.compile(pattern), sound) for pattern, sound in (
    (r"tsch|tch|tsh|ch", "c"), (r"shch|sch|sh", "s"), (r"dzh|dj|zh", "j"), (r"kh", "h"), (r"gh", "g"), (r"ph", "f"),
    (r"dh", "d"), (r"ck|q", "k"), (r"c(?=[aourlk]|$)", "k"), (r"x", "ks"), (r"w", "v"), (r"tz|ts", "z"),
    (r"ou|oo", "u"), (r"ee", "i"),
    (r"(?<=i)[jy](?=[au])", ""),
    (r"(?<=[^aeiou])ie(?=v)|\bye|(?<=[aeiou])ye|\bje", "e"), (r"[jy]u|iu", "u"), (r"[jy]a|ia", "a"),
    (r"[jyi]+", "i"), (r"ff?$", "v"), (r"z", "s"), (r"(.)\1+", r"\1"),
))
_POSSESSIVE = re.compile(r"'s\b|'(?=\s|$)")
_MARKS = re.compile(r"(?<=\w)\.(?=\w|\s|$)|'")
_NO_LETTERS = re.compile(r"[^\w&+]+")
_VOWEL = re.compile(r"(?<!^)[aeiou]")
_NOT_IN_ACRONYMS = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "del", "&"})


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without accents, "the", possessive and punctuation, in American spelling, "and" for "&".

    "the Collective Security Treaty Organisation's" → "collective security treaty organization"; "U.S." → "us".
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    if not plain.isascii():
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = _MARKS.sub("", _POSSESSIVE.sub("", plain))
    plain = " ".join(_NO_LETTERS.sub(" ", plain).split()).removeprefix("the ")
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return plain


@functools.lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name, legal suffixes of companies ("Inc.", "PLC") left out unless nothing else remains."""
    found = fold(name).split()
    while len(found) > 1 and found[-1] in words("legal_suffixes"):
        found.pop()
    return tuple(found)


@functools.lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """A folded word as it sounds, roughly: transliterations of one word agree ("jomart", "zhomart" and "yomart")."""
    for pattern, letter in _SOUNDS:
        part = pattern.sub(letter, part)
    return part


def consonants(part: str) -> str:
    """The consonants of a folded word by sound: "mohammed" and "muhammad" agree."""
    return _VOWEL.sub("", sound(part))


@functools.lru_cache(maxsize=65536)
def initials(name: str) -> str:
    """The letters that an acronym of the name is made of, small words left out: World Health Organization → "who"."""
    return "".join(word[0] for word in fold(name.replace("-", " ")).split() if word not in _NOT_IN_ACRONYMS)
