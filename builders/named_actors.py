"""Which actors bear a name of their own: a list of actors shows these first, and folds "the police" and "six men"."""

from __future__ import annotations

import functools
import re

from dateline.builders.knowledge import rows, words
from dateline.graph.rows import ActorRow

NAMED = ("person", "organization", "place")
"""The kinds whose nodes can be named; a group is people described."""
_LITTLE = frozenset({"of", "and", "with", "from", "in", "at", "for", "on", "to", "who", "or"})
"""Words that a description has and the name of a person has not."""
_POSSESSIVE = re.compile("['’]s$|s['’]$")


def is_named(actor: ActorRow) -> bool:
    """Whether its label is a name, or holds one that tells whose body or which place it is.

    "Amina Diallo" and "Chile's ministry" are; "President", "Police", "defence lawyer" and "11 regions" are not.
    """
    spoken = actor.label.split()
    if not spoken or actor.kind not in NAMED or _is_office(actor.label):
        return False
    return _is_personal(spoken) if actor.kind == "person" else _names_something(spoken, actor.kind)


def _is_personal(spoken: list[str]) -> bool:
    """Whether first and last word are written as names are, and it is no description ("Egypt's president")."""
    if not (_is_capital(spoken[0]) and _is_capital(spoken[-1])):
        return False
    described = _LITTLE.intersection(spoken) or any(_POSSESSIVE.search(word) for word in spoken)
    return not described and not all(map(_is_common, spoken))


def _names_something(spoken: list[str], kind: str) -> bool:
    """Whether a word in it is a name, or all that tell something are written as one ("Supreme Court"); of a place, from
    the first on: "capital of Chile" is named by what it belongs to.
    """
    names = [_is_capital(word) and not _is_common(word) for word in spoken]
    title = [_is_capital(word) for word in spoken if word not in _LITTLE | {"the"}]
    return names[0] if kind == "place" else any(names) or (len(title) > 1 and all(title))


def _is_capital(word: str) -> bool:
    return any(part[:1].isupper() for part in word.lstrip("“\"'‘(").split("-"))


def _is_common(word: str) -> bool:
    """Whether a word is an ordinary noun, which may stand in capitals where a sentence begins or in a headline."""
    bare = word.strip("“”\"'’‘(),.").lower()
    return any({part, part.removesuffix("s")} & _nouns() for part in {bare, bare.rpartition("-")[2]})


def _is_office(label: str) -> bool:
    return label.lower() in {row[0] for row in rows("offices")}


@functools.cache
def _nouns() -> frozenset[str]:
    return words("person_nouns", "group_nouns", "organization_nouns", "place_nouns", "common_bodies", "quantifiers")
