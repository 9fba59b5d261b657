"""Those named one by one in a coordination, who are spoken of together after: "Merkel and Macron met. They agreed"."""

from __future__ import annotations

from dateline.builders.referents import Referent, Walk
from dateline.graph.model import EntityKind, Token

BOTH_REACH = 2
"""Sentences back to the two whom "both" means."""


def coordinated(walk: Walk, j: int, before: int) -> list[int]:
    """The mentions of a coordination of single ones that begins with this subject, in order; empty: none does."""
    if walk.parse.tokens[walk.mentions[j].head_token].dep not in ("nsubj", "nsubjpass"):
        return []
    return _strung(walk, j, before)


def pair_before(walk: Walk, i: int) -> int | None:
    """The two of one kind that "both" means: the last ones joined by "and" in its sentence or the two before."""
    for j in range(i - 1, -1, -1):
        if walk.mentions[i].sentence - walk.mentions[j].sentence > BOTH_REACH:
            return None
        members = _strung(walk, j, i)
        if walk.parse.tokens[walk.mentions[j].head_token].dep == "conj" or len(members) != 2:
            continue
        kinds = {walk.referents[walk.referent_of[k]].kind for k in members if k in walk.referent_of}
        if kinds in ({"person"}, {"organization"}) and len({walk.referent_of[k] for k in members}) == 2:
            return joined(walk, j, members)
    return None


def _strung(walk: Walk, j: int, before: int) -> list[int]:
    """The mentions of single ones strung together from this one on, whatever their place; empty: there is a plural."""
    if walk.mentions[j].form == "pronoun":
        return []
    token: Token | None = walk.parse.tokens[walk.mentions[j].head_token]
    found = [j]
    while token is not None:
        heads = [c for c in token.children if walk.parse.tokens[c].dep == "conj"]
        token = walk.parse.tokens[heads[0]] if heads else None
        if token is not None and token.i in walk.at and walk.at[token.i] < before:
            found.append(walk.at[token.i])
    return found if not any(walk.mentions[k].plural for k in found) else []


def joined(walk: Walk, j: int, members: list[int]) -> int:
    """The referent of a coordination as a whole, made when first needed."""
    if j not in walk.joined:
        referents = tuple(dict.fromkeys(walk.referent_of[k] for k in members if k in walk.referent_of))
        kinds = {walk.referents[goal].kind for goal in referents}
        kind: EntityKind = "group" if kinds == {"person"} else kinds.pop() if len(kinds) == 1 else "unknown"
        walk.joined[j] = len(walk.referents)
        walk.referents.append(Referent(kind, plural=True, joint=referents))
    return walk.joined[j]
