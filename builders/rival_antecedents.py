"""Pronouns better left open: where two equally fit, a wrong name accuses somebody who had no part in it."""

from __future__ import annotations

from dateline.builders.implied_subjects import subject_of
from dateline.builders.knowledge import words
from dateline.builders.prominence import clause_subject
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
    if _is_spoken_for(walk, token, found) or _is_another_spoken_of(walk, token, found, options):
        return True
    return token.dep == "poss" and _are_several_owners(walk, i, found, options)


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


def _is_another_spoken_of(walk: Walk, token: Token, found: int, options: list[int]) -> bool:
    """Whether it is as likely whom its teller spoke of: "the colonel named Lee as the driver and said he had fled"."""
    clause = walk.parse.tokens[token.head]
    speech = walk.parse.tokens[clause.head]
    if token.dep not in ("nsubj", "nsubjpass") or clause.dep != "ccomp" or speech.dep != "conj":
        return False
    first = subject_of(walk.parse, speech.i)
    tells = any(m.head_token == first for m in _mentions(walk, walk.referents[found]))
    return tells and any(
        _is_told_of(walk, walk.parse.tokens[m.head_token], speech.head)
        for goal in options if goal != found for m in _mentions(walk, walk.referents[goal]))


def _is_told_of(walk: Walk, token: Token, verb: int) -> bool:
    """Whether a verb has somebody for its object or for what it calls him: "named as Lee"."""
    above = walk.parse.tokens[token.head]
    return (token.dep in ("dobj", "oprd") and above.i == verb) or (above.lower == "as" and above.head == verb)


def _are_several_owners(walk: Walk, i: int, found: int, options: list[int]) -> bool:
    """Whether two people of the sentence may own it, neither of them the subject of its clause.

    "The prosecutor said Berg had left, and the log was erased with his password."
    """
    mention = walk.mentions[i]
    subject = clause_subject(walk, mention)
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
