"""A scene: a parsed text with what is known of its words, for those who ask who fills which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.builders.clauses import antecedent, conjuncts, is_nominal, is_relative, joined_to
from dateline.builders.knowledge import words
from dateline.graph.model import Parse, Role, Token

AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY"})
"""Entity labels of what is no participant: "costs $99", "raised by six metres"."""

Sort = Literal["place", "actor", "event", "thing"]


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that fills a role, and the rule that found it."""

    role: Role
    word: Token
    rule: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A parse with what is known about its words."""

    parse: Parse
    sorts: dict[int, Sort]
    """What nouns stand for; a noun that is not listed is a thing."""
    carriers: dict[int, int]
    """Event nouns and their light verbs."""
    carried: dict[int, int]
    """Light verbs and their event nouns."""

    def sort(self, word: Token) -> Sort:
        """What a noun stands for."""
        return self.sorts.get(word.i, "thing")


def _meant(scene: Scene, pronoun: Token, verb: Token, named: Token) -> Token:
    """The antecedent that is meant, where the parser took a noun too low: "a man in his sixties, who …"."""
    if pronoun.lower in ("who", "whom") and (somebody := _person_above(scene, named)) is not None:
        return somebody
    if pronoun.lower in ("who", "whom") and named.dep == "pobj" and scene.sort(named) == "thing":
        above = scene.parse.tokens[scene.parse.tokens[named.head].head]
        return above if scene.sort(above) in ("actor", "thing") and is_nominal(above) else named
    return _cause(scene, named) if verb.lemma in words("causing_verbs") else named


def _person_above(scene: Scene, named: Token) -> Token | None:
    """Whom "who" means behind a place or body: "soldiers sent to Mali who …", "members of Congress who …"."""
    above = named
    while above.dep == "pobj" and above.ent in ("GPE", "LOC", "FAC", "ORG"):
        above = scene.parse.tokens[scene.parse.tokens[above.head].head]
        if above.dep == "acl" and above.tag in ("VBN", "VBG"):
            above = scene.parse.tokens[above.head]
    people = above.pos == "NOUN" and (above.lemma in words("person_nouns") or above.lemma == "people")
    return above if above.i != named.i and people else None


def _cause(scene: Scene, named: Token) -> Token:
    """The event that has consequences, where the parser took a noun below it: "the rise in prices, which sparked …"."""
    above = named
    while above.dep == "pobj" and scene.sort(above) != "event":
        preposition = scene.parse.tokens[above.head]
        above = scene.parse.tokens[preposition.head]
    return above if scene.sort(above) == "event" else named


def nouns_of(scene: Scene, found: Iterable[Token]) -> Iterator[Token]:
    """Some nouns and all that is joined to them."""
    for word in found:
        yield from conjuncts(scene.parse, word)


def resolved(scene: Scene, verb: Token, own: Iterable[Token]) -> tuple[Token, ...]:
    """The nouns of some dependents, conjuncts each for itself, relative pronouns replaced by their antecedents."""
    found: list[Token] = []
    for word in own:
        clause = scene.parse.tokens[verb.head] if verb.dep == "xcomp" else verb  # "which it promised to review"
        if is_relative(word) and (named := antecedent(scene.parse, clause)) is not None:
            found.append(_meant(scene, word, verb, named))
        else:
            found.extend(nouns_of(scene, [word]))
    return tuple(found)


def joint_sort(scene: Scene, noun: Token) -> Sort:
    """What a noun stands for; of conjuncts, the first that is more than a thing: "in Xanadu and other towns"."""
    sorts = [scene.sort(word) for word in conjuncts(scene.parse, joined_to(scene.parse, noun))]
    return next((sort for sort in sorts if sort != "thing"), "thing")


def is_amount(word: Token) -> bool:
    """Whether it only says how much."""
    return word.ent in AMOUNTS
