"""Whom a paper means that says a name no second time: "The disgraced banker, 61, left", "the accused", "the girl"."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dateline.builders.knowledge import pairs, rows, words
from dateline.builders.noun_phrases import content_token
from dateline.builders.referents import Referent, Walk, in_sentence, named_goal, owning
from dateline.graph.model import Mention, Token

NEAR = 2
"""Sentences back to which "the accused" reaches."""
NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def of_epithet(walk: Walk, i: int) -> int | None:
    """The one person whom the sentence before names: "Roe gave himself up. The disgraced banker, 61, flew in".

    The phrase begins its sentence as the subject, and tells an age or what a paper says of somebody to vary his name.
    """
    mention = walk.mentions[i]
    token = walk.parse.tokens[mention.head_token]
    first = walk.parse.sentences[mention.sentence]
    acts = token.dep in ("nsubj", "nsubjpass") and not _is_named(walk, token)
    opens = mention.span.start == first.span.start and acts
    if mention.kind != "person" or mention.plural or not opens or not mention.sentence:
        return None
    if words("epithet_modifiers").isdisjoint(mention.modifiers) and _age_behind(walk, token) is None:
        return None
    before = in_sentence(walk.mentions, mention.sentence - 1)
    named = {goal for j in before if (goal := _person(walk, j)) is not None}
    acting = {goal for goal in named if _leads(walk, walk.referents[goal], before)}
    if len(named) != 1 or not acting or any(_is_another(walk, j) for j in before):
        return None
    goal = acting.pop()
    gender = pairs("gendered_nouns").get(mention.lemma)
    return goal if gender is None or walk.referents[goal].gender in (None, gender) else None


def _is_named(walk: Walk, token: Token) -> bool:
    """Whether a name stands beside a noun: "the former treasurer, Ann Lee,"."""
    behind = [t for t in walk.parse.tokens[token.i + 1 : token.i + 3] if t.text != ","][:1]
    return any(t.pos == "PROPN" for t in behind)


def of_accused(walk: Walk, i: int) -> int | None:
    """The one person just told of who, as the text says before, is held, charged or tried: "the accused"."""
    mention = walk.mentions[i]
    called = walk.parse.tokens[mention.head_token].lower in words("accused_nouns")
    if not called or mention.plural or mention.quantity is not None:
        return None
    if owning(walk, mention) is not None or set(mention.modifiers) - {"same"}:
        return None
    near = [goal for goal, one in enumerate(walk.referents) if one.kind == "person" and one.names and not one.plural
            and any(0 <= mention.sentence - walk.mentions[j].sentence <= NEAR for j in one.mentions if j < i)
            and any(_is_in_the_dock(walk, walk.mentions[j]) for j in one.mentions)]
    return near[0] if len(near) == 1 else None


def _is_in_the_dock(walk: Walk, mention: Mention) -> bool:
    """Whether a clause says of somebody that he is charged: "Lee was arrested", "bail for Lee", "Lee's lawyer"."""
    token = walk.parse.tokens[mention.head_token]
    above = walk.parse.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass"):
        return above.lemma in words("custody_verbs", "accusing_verbs")
    if token.dep == "nsubj":
        return above.lemma == "plead"
    owned = above if token.dep == "poss" else _what_is_for(walk, above)
    if token.dep == "pobj" and above.lower not in ("for", "of", "against"):
        return False
    return token.dep in ("poss", "pobj") and owned.lemma in words("dock_nouns", "representing_nouns") - {
        "spokesman", "spokesperson", "spokeswoman", "agent", "publicist", "representative"}


def _what_is_for(walk: Walk, preposition: Token) -> Token:
    """What is for or against somebody: "bail" in "bail for Lee" and in "set bail for Lee"."""
    above = walk.parse.tokens[preposition.head]
    objects = (walk.parse.tokens[c] for c in above.children if c < preposition.i and walk.parse.tokens[c].dep == "dobj")
    return next(objects, above) if above.pos == "VERB" else above


def of_child(walk: Walk, i: int) -> int | None:
    """The only one of so few years whom the text names: "Jan Ek, 7, was hurt … the boy's mother"."""
    mention = walk.mentions[i]
    under = _years().get(mention.lemma)
    if under is None or mention.plural or mention.quantity is not None or owning(walk, mention) is not None:
        return None
    if set(mention.modifiers) - {"young", "little", "tragic", "same"}:
        return None
    gender = pairs("gendered_nouns").get(mention.lemma)
    named: dict[int, int] = {}
    for j, other in enumerate(walk.mentions[:i]):
        goal = named_goal(walk, j)
        if goal is None and _is_another_child(other, mention):
            return None
        age = _age_told(walk, other) if goal is not None and other.form == "name" else None
        if goal is not None and age is not None and age < under and walk.referents[goal].kind != "organization":
            named[goal] = age
    goals = [goal for goal in named if gender is None or walk.referents[goal].gender in (None, gender)]
    return goals[0] if len(goals) == 1 else None


def _is_another_child(other: Mention, mention: Mention) -> bool:
    """Whether a phrase without a name tells of another who may be meant: "a girl", "two boys"; not of boys at large."""
    known = other.lemma == mention.lemma and not other.plural and other.text.lower().startswith("the ")
    young = other.lemma in _years() and other.kind in ("person", "group")
    return young and not known and (not other.plural or other.quantity is not None)


@functools.cache
def _years() -> dict[str, int]:
    return {noun: int(age) for noun, age in rows("young_nouns")}


def _age_told(walk: Walk, mention: Mention) -> int | None:
    """The years that stand beside a name: "Jan Ek, 7,", "seven-year-old Jan Ek"."""
    behind = _age_behind(walk, walk.parse.tokens[mention.head_token])
    if behind is not None:
        return behind
    said = [t.lower for t in _words_of(walk, mention)]
    ends = [k for k in range(len(said) - 4) if said[k + 1 : k + 5] == ["-", "year", "-", "old"]]
    whole = [word.removesuffix("-year-old") for word in said if word.endswith("-year-old")]
    return next((age for word in (*(said[k] for k in ends), *whole) if (age := _number(word)) is not None), None)


def _words_of(walk: Walk, mention: Mention) -> Iterator[Token]:
    return (t for t in walk.parse.sentence_tokens(mention.sentence)
            if mention.span.start <= t.start and t.end <= mention.span.end)


def _age_behind(walk: Walk, token: Token) -> int | None:
    """The years between commas behind a word: "The banker, 61, left"."""
    behind = walk.parse.tokens[token.i + 1 : token.i + 4]
    if len(behind) < 3 or behind[0].text != "," or behind[2].text not in (",", ".", ";", ")"):
        return None
    return _number(behind[1].lower) if behind[1].sentence == token.sentence else None


def _number(word: str) -> int | None:
    if word.isdigit() and len(word) < 3:
        return int(word)
    return NUMERALS.index(word) + 1 if word in NUMERALS else None


def _person(walk: Walk, j: int) -> int | None:
    goal = named_goal(walk, j)
    return goal if goal is not None and walk.referents[goal].kind == "person" else None


def _leads(walk: Walk, one: Referent, before: range) -> bool:
    """Whether the sentence is about somebody: he is a subject of it."""
    heads = (walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions if j in before)
    return any(head.dep in ("nsubj", "nsubjpass") for head in heads)


def _is_another(walk: Walk, j: int) -> bool:
    """Whether a sentence tells of somebody else too, without his name, as what acts in it."""
    mention = walk.mentions[j]
    acts = walk.parse.tokens[mention.head_token].dep in ("nsubj", "nsubjpass", "dobj")
    someone = mention.form == "nominal" and mention.kind == "person" and acts
    return someone and named_goal(walk, j) is None and content_token(walk.parse, mention).pos == "NOUN"
