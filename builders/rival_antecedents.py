"""Pronouns that fit two: which of them what it does tells, and where a wrong name would accuse, neither."""

from __future__ import annotations

from dateline.builders.demands import WRITTEN_ON
from dateline.builders.implied_subjects import subject_of
from dateline.builders.knowledge import words
from dateline.builders.prominence import clause_subject
from dateline.builders.referents import Referent, Walk
from dateline.builders.speakers import speech_verbs
from dateline.builders.syntax import ancestors
from dateline.graph.model import Mention, Token


def written_on(walk: Walk, i: int, options: list[int]) -> list[int]:
    """Of the candidates what a text is written on, where "it" says that: "They unveiled a plaque. It says …"."""
    return [goal for goal in options if _what_is_written(walk, i, walk.referents[goal])]


def _what_is_written(walk: Walk, i: int, one: Referent) -> bool:
    """Whether it was the object of the sentence before, told as past, and says now what is written on it."""
    token = walk.parse.tokens[walk.mentions[i].head_token]
    verb = walk.parse.tokens[token.head]
    if token.lower != "it" or token.dep != "nsubj" or verb.lemma not in ("say", "read") or verb.tag != "VBZ":
        return False
    if one.bearer is not None or one.lemmas.isdisjoint(words("paper_nouns", "message_nouns") | WRITTEN_ON):
        return False
    before = (m for m in _mentions(walk, one) if walk.mentions[i].sentence - m.sentence == 1)
    return any(_is_object_of_past(walk, walk.parse.tokens[m.head_token]) for m in before)


def _is_object_of_past(walk: Walk, token: Token) -> bool:
    return token.dep in ("dobj", "nsubjpass") and walk.parse.tokens[token.head].tag in ("VBD", "VBN")


def is_hardly(walk: Walk, i: int, found: int) -> bool:
    """Whether "he" or "she" does what anybody does, and who was found is a judge of whom nothing tells which he is.

    "Magistrate Roe read the names. She wept": a judge rules, orders and says.
    """
    token, judge = walk.parse.tokens[walk.mentions[i].head_token], walk.referents[found]
    if judge.gender is not None or words("justice_nouns").isdisjoint({*judge.roles, *judge.lemmas}):
        return False
    verb = walk.parse.tokens[token.head]
    behind = {walk.parse.tokens[c].dep for c in verb.children if c > verb.i}
    if token.lower not in ("he", "she") or token.dep != "nsubj" or behind & {"dobj", "ccomp", "xcomp", "attr"}:
        return False
    return verb.lemma not in speech_verbs() and verb.dep in ("ROOT", "conj") and token.i not in walk.quoted


def known_people(walk: Walk, options: list[int]) -> list[int]:
    """The candidates of whom the text or the name tells whether they are men or women."""
    return [goal for goal in options if walk.referents[goal].gender is not None]


def is_open(walk: Walk, i: int, found: int, options: list[int]) -> bool:
    """Whether the pronoun may as well mean another of ``options`` than the one ``found``."""
    token = walk.parse.tokens[walk.mentions[i].head_token]
    if token.lower in ("they", "them"):
        return token.dep == "nsubj" and _others_acted_since(walk, i, found, options)
    if token.lower == "its":
        return _is_whose_or_anothers(walk, i, found, options)
    if token.lower not in ("he", "she", "his", "her", "him"):
        return False
    if _is_spoken_for(walk, token, found) or _is_another_spoken_of(walk, token, found, options):
        return True
    return token.dep == "poss" and _are_several_owners(walk, i, found, options)


def _is_whose_or_anothers(walk: Walk, i: int, found: int, options: list[int]) -> bool:
    """Whether "its" stands beside "whose" and may be another's: "Ek is poor. Roe, whose goods fill its shops, left"."""
    token = walk.parse.tokens[walk.mentions[i].head_token]
    clause = next((word for word in ancestors(walk.parse, token.i) if word.dep == "relcl"), None)
    subject = subject_of(walk.parse, clause.i) if clause is not None else None
    if clause is None or subject is None or all(
            walk.parse.tokens[c].tag != "WP$" for c in walk.parse.tokens[subject].children):
        return False
    owns = any(m.head_token == clause.head for m in _mentions(walk, walk.referents[found]))
    return owns and any(
        goal != found and walk.referents[goal].names and walk.referents[goal].place is None
        and any(0 <= token.sentence - m.sentence <= 1 for m in _mentions(walk, walk.referents[goal]))
        for goal in options)


def _is_spoken_for(walk: Walk, token: Token, found: int) -> bool:
    """Whether it is the client as likely as who speaks for him: "Lee's lawyer said that he fired", not "his client"."""
    if token.dep == "poss" and walk.parse.tokens[token.head].lemma == "client":
        return False
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
    above = {word.i for word in ancestors(walk.parse, mention.head_token)}
    met = (walk.parse.tokens[m.head_token] for m in people.get(found, ()))
    if any(head.dep == "dobj" and head.head in above and walk.parse.tokens[mention.head_token].i > head.i
           for head in met):
        return False  # "robbed the singer of her rings"
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
