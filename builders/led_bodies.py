"""The body that somebody leads and that is called his: "Roe, who chairs the harbour committee, said his panel met"."""

from __future__ import annotations

import functools

from dateline.builders.folding import fold
from dateline.builders.implied_subjects import subject_of
from dateline.builders.knowledge import rows, words
from dateline.builders.referents import Referent, Walk
from dateline.graph.model import Mention

FINITE = ("VBZ", "VBP", "VBD", "VBG")


def is_called_so(noun: str) -> bool:
    """Whether a noun may stand for a body though it is often one for a thing: "panel"."""
    return noun in _kin()


def body_led(walk: Walk, mention: Mention, leader: Referent) -> int | None:
    """The one body whose office somebody holds or that he leads, where it may be called by that noun; else None."""
    goals = {goal for goal in (leader.body, *_bodies_led(walk, leader)) if goal is not None}
    fitting = [goal for goal in goals if _may_be_called(mention.lemma, walk.referents[goal])]
    return fitting[0] if len(fitting) == 1 and not mention.modifiers else None


def _bodies_led(walk: Walk, leader: Referent) -> list[int]:
    """The objects of verbs of leading, so far read, of which somebody is the subject."""
    heads = {walk.mentions[j].head_token for j in leader.mentions}
    found = []
    for goal, one in enumerate(walk.referents):
        if one.kind != "organization":
            continue
        for j in one.mentions:
            token = walk.parse.tokens[walk.mentions[j].head_token]
            verb = walk.parse.tokens[token.head]
            if token.dep == "dobj" and verb.lemma in words("leading_verbs") and verb.tag in FINITE:
                leads = verb.head if verb.dep == "relcl" else subject_of(walk.parse, verb.i)
                if leads in heads:
                    found.append(goal)
    return found


def _may_be_called(noun: str, body: Referent) -> bool:
    """Whether a body bears the noun, or one that may be said for it."""
    named = {word for name in body.names for word in fold(name).split()} | body.lemmas
    return noun in named or not _kin().get(noun, frozenset()).isdisjoint(named)


@functools.cache
def _kin() -> dict[str, frozenset[str]]:
    return {noun: frozenset(others.split()) for noun, others in rows("kin_bodies")}
