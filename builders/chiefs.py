"""Whom a headline means that calls somebody the chief or boss of a body by its short name: "Ekberg chief to go"."""

from __future__ import annotations

from dateline.builders.folding import fold
from dateline.builders.referents import Walk, named_goal, owning
from dateline.graph.model import Mention

CHIEFS = frozenset({"chief", "boss"})
TOP = ("chief executive", "head", "managing director", "general director", "director general", "secretary general",
       "secretary-general", "president", "chairman", "chairwoman", "chair")
"""Offices whose holder may be called so, the likeliest first."""


def of_chief(walk: Walk, i: int) -> int | None:
    """The one person to whom the text gives the highest office of the body that stands before the noun."""
    mention = walk.mentions[i]
    if mention.lemma not in CHIEFS or mention.plural or len(mention.modifiers) != 1:
        return None
    bodies = {goal for goal, one in enumerate(walk.referents) if one.kind == "organization" and any(
        fold(name).split()[:1] == [fold(mention.modifiers[0])] for name in one.names)}
    held = [(other, goal) for j, other in enumerate(walk.mentions) if j != i and other.roles
            and (goal := named_goal(walk, j)) is not None and walk.referents[goal].kind == "person"
            and _body(walk, other) in bodies]
    for office in TOP:
        goals = {goal for other, goal in held if office in other.roles}
        if goals:
            return goals.pop() if len(goals) == 1 else None
    return None


def _body(walk: Walk, mention: Mention) -> int | None:
    owner = owning(walk, mention)
    return named_goal(walk, owner) if owner is not None else None
