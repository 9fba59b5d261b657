"""Pronouns better left open: where two equally fit, a wrong name accuses somebody who had no part in it."""

from __future__ import annotations

from dateline.builders.implied_subjects import governing_verb, subject_of
from dateline.builders.knowledge import words
from dateline.builders.referents import Referent, Walk
from dateline.builders.syntax import ancestors
from dateline.graph.model import Mention, Token


def is_open(walk: Walk, i: int, found: int, options: list[int]) -> bool:
    """Whether the pronoun may as well mean another of ``options`` than the one ``found``."""
    token = walk.parse.tokens[walk.mentions[i].head_token]
    if token.lower in ("they", "them"):
        return token.dep == "nsubj" and _others_acted_since(walk, i, found, options)
    if token.lower not in ("he", "she", "his", "her", "him"):
        return False
    return _is_spoken_for(walk, token, found) or (token.dep == "poss" and _are_several_owners(walk, i, found, options))


def _is_spoken_for(walk: Walk, token: Token, found: int) -> bool:
    """Whether it is the client as likely as who speaks for him: "Lee's lawyer said that he fired"."""
    above = {word.i for word in ancestors(walk.parse, token.i)}
    for mention in _mentions(walk, walk.referents[found]):
        head = walk.parse.tokens[mention.head_token]
        speaks = head.dep == "nsubj" and head.head in above and head.head != token.head
        owned = any(walk.parse.tokens[child].dep == "poss" for child in head.children)
        if speaks and owned and head.lemma in words("representing_nouns"):
            return True
    return False


def _are_several_owners(walk: Walk, i: int, found: int, options: list[int]) -> bool:
    """Whether two people of the sentence may own it, neither of them the subject of its clause.

    "The prosecutor said Berg had left, and the log was erased with his password."
    """
    mention = walk.mentions[i]
    verb = governing_verb(walk.parse, mention.head_token)
    subject = subject_of(walk.parse, verb) if verb is not None else None
    people = {
        goal: [
            m for m in _mentions(walk, walk.referents[goal])
            if m.sentence == mention.sentence and m.span < mention.span
        ]
        for goal in options if walk.referents[goal].kind == "person"
    }
    here = [goal for goal, named in people.items() if named]
    owns = any(m.head_token == subject for named in people.values() for m in named)
    return found in here and len(here) > 1 and not owns


def _others_acted_since(walk: Walk, i: int, found: int, options: list[int]) -> bool:
    """Whether several others were the subject of a main clause after the ones found: "nurses fled, soldiers came"."""
    before = [m.span for m in _mentions(walk, walk.referents[found]) if m.span < walk.mentions[i].span]
    last = max(before, default=None)
    if last is None or not walk.referents[found].plural:
        return False
    rivals = (walk.referents[goal] for goal in options if goal != found)
    return any(
        one.kind == "group" and last < m.span < walk.mentions[i].span and _acts(walk, m)
        for one in rivals for m in _mentions(walk, one)
    )


def _acts(walk: Walk, mention: Mention) -> bool:
    token = walk.parse.tokens[mention.head_token]
    return token.dep == "nsubj" and walk.parse.tokens[token.head].dep in ("ROOT", "conj") and mention.plural


def _mentions(walk: Walk, one: Referent) -> list[Mention]:
    return [walk.mentions[j] for j in one.mentions]
