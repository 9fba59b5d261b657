"""Offices and titles: the words before a name that say what somebody is."""

from __future__ import annotations

import functools
from typing import NamedTuple

from dateline.builders.knowledge import rows
from dateline.graph.model import Parse, Token


class Office(NamedTuple):
    """A role of office as found in a text: its common wording, what it is of, and its length in tokens."""

    role: str
    of: str
    """country, organization or any."""
    length: int


@functools.cache
def _offices() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for wording, role, of in rows("offices"):
        found.setdefault(wording, (role, of))
    return found


def office_at(parse: Parse, first: int, stop: int) -> Office | None:
    """The office that the tokens ``first`` to ``stop`` (exclusive) name, in singular or plural; None: none."""
    if first >= stop or not ends_office(parse.tokens[stop - 1]):
        return None
    text = "".join(token.lower + (" " if token.space else "") for token in parse.tokens[first:stop]).strip()
    found = _offices().get(text) or _offices().get(_singular(text))
    return Office(found[0], found[1], stop - first) if found else None


def ends_office(token: Token) -> bool:
    """Whether a word may be the last of an office."""
    return token.lower in _ends()


@functools.cache
def _ends() -> frozenset[str]:
    """All that the wording of an office may end with, in singular or plural: what its last word is."""
    many = (wording[:-3] + "men" if wording.endswith("man") else f"{wording}s" for wording in _offices())
    return frozenset(wording[i:] for wording in (*_offices(), *many) for i in range(len(wording)))


def _singular(text: str) -> str:
    if text.endswith("men"):
        return text[:-3] + "man"
    return text[:-1] if text.endswith("s") and not text.endswith("ss") else text


def title_at(parse: Parse, i: int) -> str | None:
    """The gender (``m``, ``f`` or ``-``) that a title of address at this token tells; None: no title."""
    return _titles().get(parse.tokens[i].lower)


@functools.cache
def _titles() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("titles")}
