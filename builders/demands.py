"""What the place of a pronoun asks of its antecedent: who speaks is no collision, whose skin burns is no eye."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.builders.grammar import subtree
from dateline.builders.knowledge import words
from dateline.builders.noun_phrases import place_sorts
from dateline.builders.referents import Referent, Walk
from dateline.builders.speakers import says, speech_verbs
from dateline.graph.model import Token

Demand = Callable[[Referent], bool]

CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass")
POSSIBLE = frozenset({"necessary", "possible", "practicable", "practical", "feasible", "safe"})
"""What the clause around is, not a thing, in "as soon as it is possible"."""

FATED = frozenset({"apt", "bound", "certain", "due", "expected", "liable", "prone", "quick", "scheduled", "slow"})
"""What says of the subject itself what it will do: "it is bound to close" is the shop."""


def are_met(walk: Walk, i: int) -> Demand:
    """Whether a candidate is all that the place of a pronoun asks for."""
    asked = tuple(_asked(walk, i))
    return lambda one: all(demand(one) for demand in asked)


def _asked(walk: Walk, i: int) -> Iterator[Demand]:
    token = walk.parse.tokens[walk.mentions[i].head_token]
    if says(walk.parse, token) or _is_done_to_people(walk, token):
        yield _can_speak
    if says(walk.parse, token) and (told := _told_before(walk, token)):
        yield lambda one: any(i not in told or _leads(walk, i) for i in one.mentions) or not one.mentions
    if _has_leader(walk, token):
        yield _can_be_governed
    if _are_some_of_people(walk, token):
        yield _is_people
    if token.dep == "nsubj" and walk.parse.tokens[token.head].lemma in words("willed_verbs"):
        yield _can_speak
    if token.dep == "nsubjpass" and walk.parse.tokens[token.head].lemma in words("custody_verbs", "accusing_verbs"):
        yield lambda one: not _sits_in_judgement(walk, one)
    owned = walk.parse.tokens[token.head].lemma if token.dep == "poss" else ""
    if token.lower == "their" and owned in words("peoples_own"):
        yield _is_people
    if token.lower in ("its", "their") and owned in words("bodies_own"):
        yield _can_have_officers


def means_nothing(walk: Walk, token: Token) -> bool:
    """Whether "it" stands for a clause or for nothing: "it is true that", "they denied it", "it is late"."""
    verb = walk.parse.tokens[token.head]
    if token.lower != "it":
        return False
    if token.dep == "dobj":
        return verb.lemma in words("proposition_objects")
    if token.dep not in ("nsubj", "nsubjpass") or verb.lemma != "be":
        return False
    beside = [walk.parse.tokens[c] for c in verb.children]
    said = [word for word in beside if word.dep in ("attr", "acomp") and not _is_of_people(word)]
    clauses = [*beside, *(walk.parse.tokens[c] for word in said for c in word.children)]
    if any(word.dep == "attr" and word.ent in ("DATE", "TIME", "CARDINAL") for word in beside):
        return True  # "it was nine weeks since the vote"
    possible = any(word.lower in POSSIBLE and not word.children for word in said)
    return possible or (bool(said) and any(word.dep in CLAUSES for word in clauses))


def _is_of_people(word: Token) -> bool:
    """Whether an adjective tells of somebody: "it is ready to sign" is no "it is right to sign"."""
    return word.dep == "acomp" and word.lemma in words("personal_adjectives") | FATED


def _told_before(walk: Walk, token: Token) -> frozenset[int]:
    """The mentions in the statement that "they said" follows: "he left two men to drown, they said"."""
    clauses = [walk.parse.tokens[c] for c in walk.parse.tokens[token.head].children if c < token.i]
    inside = (i for clause in clauses if clause.dep == "ccomp" for i in subtree(walk.parse, clause))
    return frozenset(walk.at[i] for i in inside if i in walk.at) if token.lower == "they" else frozenset()


def _leads(walk: Walk, i: int) -> bool:
    """Whether a mention is what a statement is about: the subject of its main clause."""
    token = walk.parse.tokens[walk.mentions[i].head_token]
    verb = walk.parse.tokens[token.head]
    return token.dep in ("nsubj", "nsubjpass") and verb.dep in ("ccomp", "conj")


def _is_done_to_people(walk: Walk, token: Token) -> bool:
    """Whether the pronoun is the object of a verb that has people for objects: "accused them"."""
    return token.dep in ("dobj", "nsubjpass") and walk.parse.tokens[token.head].lemma in words("person_objects")


def _sits_in_judgement(walk: Walk, one: Referent) -> bool:
    """Whether it is a judge or prosecutor, told of only for what he did: "A judge jailed Lee. He is held"."""
    if one.lemmas.isdisjoint(words("justice_nouns")) and words("justice_nouns").isdisjoint(one.roles):
        return False
    heads = (walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions)
    return all(head.dep not in ("nsubjpass", "dobj") for head in heads)


def _are_some_of_people(walk: Walk, token: Token) -> bool:
    """Whether one or some of them do what only people do: "one of them told me", "two of them were arrested"."""
    of = walk.parse.tokens[token.head]
    part = walk.parse.tokens[of.head]
    if token.lower != "them" or of.lower != "of" or part.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = walk.parse.tokens[part.head].lemma
    return verb in (speech_verbs() if part.dep == "nsubj" else words("person_objects"))


def _has_leader(walk: Walk, token: Token) -> bool:
    """Whether it is of a country or a body by what it has: "its president"."""
    owned = walk.at.get(token.head) if token.lower == "its" else None
    return owned is not None and bool(words("heads_of_state") & set(walk.mentions[owned].roles))


def is_seldom(walk: Walk, i: int, one: Referent) -> bool:
    """Whether "it" has a place that a company, an authority or a town seldom has: "waived it", "it was a lesson"."""
    token = walk.parse.tokens[walk.mentions[i].head_token]
    if token.lower != "it" or (one.kind != "organization" and one.place is None):
        return False
    above = walk.parse.tokens[token.head]
    if token.dep == "dobj":
        return above.lemma not in words("body_objects", "person_objects")
    if token.dep == "pobj":
        return above.lower in ("about", "in", "into", "of", "on") and walk.parse.tokens[above.head].pos != "VERB"
    told = (walk.parse.tokens[c] for c in above.children)
    return token.dep == "nsubj" and above.lemma == "be" and any(
        word.dep == "attr" and not _names_a_body(word) for word in told)


def was_done_to(walk: Walk, i: int, one: Referent) -> bool:
    """Whether the candidate was the object of a verb in the sentence or the one before."""
    here = (walk.mentions[j] for j in one.mentions if walk.mentions[i].sentence - walk.mentions[j].sentence in (0, 1))
    return any(walk.parse.tokens[m.head_token].dep == "dobj" for m in here)


def _names_a_body(word: Token) -> bool:
    return word.lemma in words("organization_nouns", "company_nouns") or word.lemma in place_sorts()


def _can_be_governed(one: Referent) -> bool:
    """Whether it can have a president: a country or a body, not a river or a crisis."""
    if one.place is not None:
        return one.place.sort in ("country", "region", "state")
    return one.kind == "organization"


def _can_speak(one: Referent) -> bool:
    """Whether a referent is somebody or a body, bears a name or is a paper: no collision says anything."""
    written = not one.lemmas.isdisjoint(words("paper_nouns", "message_nouns"))  # "The letter names nobody. It says …"
    return one.kind in ("person", "organization", "group", "place") or bool(one.names) or bool(one.joint) or written


def _is_people(one: Referent) -> bool:
    return one.kind in ("person", "group", "unknown") or bool(one.joint)


def _can_have_officers(one: Referent) -> bool:
    return one.kind in ("organization", "place", "group") or bool(one.names) or bool(one.joint)

