"""What mentions refer to while a text is read, and which of it stands out at a point."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dateline.builders import naming
from dateline.builders.noun_phrases import owner_of
from dateline.builders.places import Place
from dateline.graph.model import EntityKind, Mention, Parse

WEIGHT = {"nsubj": 4.0, "nsubjpass": 3.6, "dobj": 2.4, "poss": 2.0, "attr": 2.0, "dative": 2.0, "pobj": 1.6}
FADING = 0.55
"""What salience keeps from one sentence to the next."""
REACH = 3
"""Sentences after which a pronoun no longer reaches back."""


@dataclass(slots=True)
class Referent:
    """What some mentions refer to; grows while the text is read."""

    kind: EntityKind
    plural: bool = False
    gender: str | None = None
    bearer: int | None = None
    place: Place | None = None
    names: list[str] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    lemmas: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    quantified: bool = False
    body: int | None = None
    """The referent of the body that a person holds an office of."""


@dataclass(slots=True)
class Walk:
    """The state of reading a text from its first mention to its last."""

    parse: Parse
    mentions: tuple[Mention, ...]
    bearers: tuple[naming.Bearer, ...]
    bearer_of: dict[int, int]
    links: dict[int, int]
    speakers: dict[int, int]
    referents: list[Referent] = field(default_factory=list)
    of_bearer: dict[int, int] = field(default_factory=dict)
    referent_of: dict[int, int] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)


def named_goal(walk: Walk, i: int) -> int | None:
    """The referent that a mention has by its name or by a link to a name."""
    for _ in range(8):
        if i in walk.bearer_of:
            return walk.of_bearer[walk.bearer_of[i]]
        if i not in walk.links:
            return None
        i = walk.links[i]
    return None


def owning(walk: Walk, mention: Mention) -> int | None:
    """The mention that a phrase belongs to by "of" or a possessor."""
    return owner_of(walk.parse, mention, walk.at)


def countries_beside(walk: Walk, mention: Mention) -> tuple[str, ...]:
    """The countries that a phrase belongs to by "of" or a possessor: "the President of Kazakhstan"."""
    owner = owning(walk, mention)
    if owner is None:
        return ()
    goal = named_goal(walk, owner)
    if goal is None:
        goal = walk.referent_of.get(owner)
    place = walk.referents[goal].place if goal is not None else None
    return (place.country,) if place is not None and place.country is not None else ()


def most_salient(walk: Walk, i: int, options: list[int], far: bool = False) -> int | None:
    """The candidate that stands out most before a mention; None without any within reach (``far``: the whole text)."""
    scored = [(score, -goal) for goal in options if (score := _salience(walk, i, goal, far)) > 0]
    if scored:
        return -max(scored)[1]
    return None


def _salience(walk: Walk, i: int, goal: int, far: bool) -> float:
    """How much a candidate stands out before a mention, 0 where it is out of reach."""
    mention = walk.mentions[i]
    one = walk.referents[goal]
    if not far and _is_coargument(walk, mention, one):
        return 0.0
    best = 0.0
    for j in one.mentions:
        distance = mention.sentence - walk.mentions[j].sentence
        if distance > REACH and not far:
            continue
        best = max(best, _prominence(walk, j) * FADING**distance)
    if best == 0.0:
        return 0.001 if far and one.bearer is not None else 0.0
    if mention.form == "pronoun" and mention.plural and not one.plural:
        best *= 0.7  # "they" for a body is rarer than for people
    return best + 0.15 * min(len(one.mentions), 8) + (0.3 if one.bearer is not None else 0.0)


def _prominence(walk: Walk, j: int) -> float:
    """How much a mention stands out by its place in the sentence: subjects of main clauses most."""
    mention = walk.mentions[j]
    token = walk.parse.tokens[mention.head_token]
    weight = WEIGHT.get(token.dep, 1.2)
    if token.dep in ("conj", "appos", "compound"):
        weight = 1.4
    if token.dep in ("nsubj", "nsubjpass") and walk.parse.tokens[token.head].dep == "ROOT":
        weight += 1.0
    return weight


def _is_coargument(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate is another argument of the pronoun's own verb: "Lee met him" is not Lee."""
    token = walk.parse.tokens[mention.head_token]
    if token.dep not in ("dobj", "dative", "pobj") or token.lower.endswith(("self", "selves")):
        return False
    while token.dep in ("dobj", "dative", "pobj", "prep") and token.head != token.i:
        token = walk.parse.tokens[token.head]
    verbs = {token.i}
    if token.dep == "conj" and not any(walk.parse.tokens[c].dep in ("nsubj", "nsubjpass") for c in token.children):
        verbs.add(token.head)
    heads = [walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions]
    subjects = any(head.head in verbs and head.dep in ("nsubj", "nsubjpass") for head in heads)
    return subjects or any(head.head == token.i and head.dep == "dobj" for head in heads)
