"""Acronyms that a text gives with what they stand for: "Full Name (ACR)", "ACR (Full Name)"."""

from __future__ import annotations

import itertools

from dateline.builders.folding import fold, initials
from dateline.graph.model import Mention, Parse


def told(parse: Parse, mentions: tuple[Mention, ...]) -> dict[str, str]:
    """Folded acronym → folded full name, where the text gives both: "Full Name (ACR)", "ACR (Full Name)"."""
    found: dict[str, str] = {}
    for one, other in itertools.pairwise(mentions):
        if one.name is None or other.name is None or one.sentence != other.sentence:
            continue
        between = parse.text[one.span.end : other.head.start].strip()
        if between not in ("(", "(the"):
            continue
        short, full = sorted((one.name, other.name), key=len)
        if " " in full and short.isupper() and (_could_abbreviate(short, full) or _shares_letters(short, full)):
            found[fold(short)] = fold(full)
    return found


def _could_abbreviate(short: str, full: str) -> bool:
    """Whether the letters of an acronym come in the full name in order, the first at its start."""
    letters = fold(full).replace(" ", "")
    position = -1
    for letter in fold(short).replace(" ", ""):
        position = letters.find(letter, position + 1)
        if position < 0:
            return False
    return letters[:1] == fold(short)[:1] or initials(full).endswith(fold(short).replace(" ", ""))


def _shares_letters(short: str, full: str) -> bool:
    """Whether an acronym has the initials of a body's name in the order of another language: FARC."""
    letters = fold(short).replace(" ", "")
    return len(letters) > 2 and sorted(letters) == sorted(initials(full))
