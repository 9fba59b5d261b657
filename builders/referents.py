"""What mentions refer to, as far as a text has been read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter

from dateline.builders import naming
from dateline.builders.noun_phrases import owner_of
from dateline.builders.places import Place
from dateline.graph.model import EntityKind, Mention, Parse


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
    quoted: bool = False
    """Whether it was first mentioned in what somebody says: "I" is not the author there."""
    body: int | None = None
    """The referent of the body that a person holds an office of."""
    joint: tuple[int, ...] = ()
    """For those named one by one ("Merkel and Macron … they"): their referents."""
    around: int | None = None
    """For somebody with others unnamed ("we" in his mouth): his referent."""


@dataclass(slots=True)
class Called:
    """What all descriptions by one noun in a text tell of those who bear names, and which tell of others."""

    named: dict[int, set[str]] = field(default_factory=dict)
    """Referent that bears a name → the modifiers of its descriptions by the noun."""
    others: list[int] = field(default_factory=list)
    """The mentions that bring in somebody else: "a keeper", "two keepers"."""


@dataclass(slots=True)
class Walk:
    """The state of reading a text from its first mention to its last."""

    parse: Parse
    mentions: tuple[Mention, ...]
    bearers: tuple[naming.Bearer, ...]
    bearer_of: dict[int, int]
    links: dict[int, int]
    speakers: dict[int, int]
    quoted: frozenset[int] = frozenset()
    """The tokens between quotation marks."""
    tellers: dict[int, int] = field(default_factory=dict)
    """Tokens of quotations that are sentences of their own → the mention of who says them."""
    referents: list[Referent] = field(default_factory=list)
    of_bearer: dict[int, int] = field(default_factory=dict)
    referent_of: dict[int, int] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)
    """Token → the mention that it heads."""
    owners: dict[int, int | None] = field(default_factory=dict)
    """Head token of a mention → the mention that it belongs to, once that has been asked for."""
    named: dict[str, int] = field(default_factory=dict)
    """Folded name → its bearer's referent."""
    margins: dict[int, float] = field(default_factory=dict)
    """Pronoun → how much its antecedent stands out more than the next candidate."""
    joined: dict[int, int] = field(default_factory=dict)
    """First mention of a coordination → the referent of all of it together, once a pronoun has meant it."""
    sides: dict[int, int] = field(default_factory=dict)
    """Referent of who says "we" → the one of him and others, once he has said it."""
    worded: dict[str, int] = field(default_factory=dict)
    """Folded description without number → the referent it was last used of."""
    called: dict[str, Called] = field(default_factory=dict)
    """Noun → what the descriptions by it in the whole text tell, once they have been asked for."""


def in_sentence(mentions: tuple[Mention, ...], sentence: int) -> range:
    """The mentions of a sentence, by index: they stand in the order of their heads."""
    first, last = (bisect_left(mentions, i, key=attrgetter("sentence")) for i in (sentence, sentence + 1))
    return range(first, last)


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
    if mention.head_token not in walk.owners:
        walk.owners[mention.head_token] = owner_of(walk.parse, mention, walk.at)
    return walk.owners[mention.head_token]


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


def stands_beside(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate is another argument of the same clause, or the subject of the clause joined to it.

    "The president signed it, and the Turkmen leader praised it": they are two.
    """
    token = walk.parse.tokens[mention.head_token]
    verb = walk.parse.tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass", "dobj", "dative"):
        return False
    for j in in_sentence(walk.mentions, mention.sentence):
        goal = walk.referent_of.get(j)
        other = walk.parse.tokens[walk.mentions[j].head_token]
        if goal is None or walk.referents[goal] is not one:
            continue
        if other.i < token.i and other.dep in ("nsubj", "nsubjpass", "dobj"):
            joins = token.dep != "dobj" and verb.dep == "conj" and other.dep != "dobj" and other.head == verb.head
            if other.head == verb.i or joins:
                return True
    return False
