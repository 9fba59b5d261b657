"""The names that somebody may have meant who wrote one that nobody bears."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

OFFERED = 3
"""Names offered at most."""
WHOLE, PART = 0.75, 0.8
"""How like the whole of a name, or a word of it, a text must be; 1 is the same."""


def like(text: str, names: Iterable[str]) -> list[str]:
    """Names most like a text, else those with a word most like it, the likest first; all in the same letters."""
    known = sorted(names)
    if whole := difflib.get_close_matches(text, known, OFFERED, WHOLE):
        return whole
    words: dict[str, list[str]] = {}
    for name in known:
        for word in set(name.split()):
            words.setdefault(word, []).append(name)
    parts = difflib.get_close_matches(text, words, OFFERED, PART)
    return list(dict.fromkeys(name for part in parts for name in words[part]))[:OFFERED]
