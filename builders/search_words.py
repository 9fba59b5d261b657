"""What the pages' search knows of English: forms of a word that no ending makes, and words that tell nothing."""

from __future__ import annotations

import functools

from dateline.builders.knowledge import rows, words


@functools.cache
def irregular() -> list[list[str]]:
    """Groups of forms of one word each, the plain one first: "sink", "sank", "sunk"; "child", "children"."""
    groups: dict[str, dict[str, None]] = {}
    for name in ("irregular_verbs", "irregular_forms"):
        for plain, *forms in rows(name):
            groups.setdefault(plain, {plain: None}).update(dict.fromkeys(forms))
    return [list(forms) for forms in groups.values() if len(forms) > 1]


def search_words() -> dict[str, list[list[str]] | list[str]]:
    """What the script of a search is given, in an order of its own."""
    return {"irregular": irregular(), "idle": sorted(words("function_words", "asking_words"))}
