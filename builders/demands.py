"""What the place of a pronoun asks of its antecedent: who speaks is no collision, whose skin burns is no eye."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.builders.grammar import subtree
from dateline.builders.implied_subjects import subject_of
from dateline.builders.knowledge import words
from dateline.builders.noun_phrases import place_sorts
from dateline.builders.referents import Referent, Walk
from dateline.builders.speakers import says, speech_verbs
from dateline.builders.syntax import ancestors
from dateline.graph.model import Token

Demand = Callable[[Referent], bool]

CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass")
POSSIBLE = frozenset({"necessary", "possible", "practicable", "practical", "feasible", "safe"})
"""What the clause around is, not a thing, in "as soon as it is possible"."""

FATED = frozenset({"apt", "bound", "certain", "due", "expected", "liable", "prone", "quick", "scheduled", "slow"})
"""What says of the subject itself what it will do: "it is bound to close" is the shop."""

WRITTEN_ON = frozenset({"banner", "inscription", "placard", "plaque", "poster", "sign", "sticker", "stone", "tablet"})
"""Things that say what is written on them, like papers."""


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
    if token.lower in ("he", "she", "him", "his", "her") and (judge := _who_tells_of_another(walk, token)) is not None:
        yield lambda one: judge not in {walk.mentions[j].head_token for j in one.mentions}
    if token.lower == "them" and walk.parse.tokens[token.head].lower == "among":
        yield lambda one: one.plural or one.kind == "group"
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
        return verb.lemma in words("proposition_objects") or _is_put_so(walk, token, verb)
    if token.dep == "nsubj" and (_takes_time(walk, verb) or _is_by_chance(walk, verb)):
        return True
    if token.dep not in ("nsubj", "nsubjpass") or verb.lemma != "be":
        return False
    beside = [walk.parse.tokens[c] for c in verb.children]
    said = [word for word in beside if word.dep in ("attr", "acomp") and not _is_of_people(word)]
    clauses = [*beside, *(walk.parse.tokens[c] for word in said for c in word.children)]
    if any(word.dep == "attr" and word.ent in ("DATE", "TIME", "CARDINAL") for word in beside):
        return True  # "it was nine weeks since the vote"
    if any(word.lower == "over" and not word.children for word in beside):
        return True  # "the army says it is over"
    possible = any(word.lower in POSSIBLE and not word.children for word in said)
    return possible or (bool(said) and any(word.dep in CLAUSES for word in clauses))


def _is_put_so(walk: Walk, token: Token, verb: Token) -> bool:
    """Whether "it" is only how something is worded or taken: "as her lawyer put it", "the flood as we saw it"."""
    beside = [walk.parse.tokens[c] for c in verb.children if c != token.i]
    phrasal = any(t.dep == "prt" for t in beside)
    return verb.lemma in ("put", "see") and not phrasal and any(t.lower == "as" for t in beside)


def _takes_time(walk: Walk, verb: Token) -> bool:
    """Whether a verb says how long something took, which may be said of nothing: "it took the clerks two hours"."""
    behind = (walk.parse.tokens[c] for c in verb.children)
    objects = (t for t in behind if t.dep in ("dobj", "npadvmod", "dative"))
    return verb.lemma == "take" and any(t.ent == "TIME" or t.lemma in words("spans_of_time") for t in objects)


def _is_by_chance(walk: Walk, verb: Token) -> bool:
    """Whether a clause only says "as it happened"."""
    return verb.lemma == "happen" and any(walk.parse.tokens[c].lower == "as" for c in verb.children)


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


def _who_tells_of_another(walk: Walk, token: Token) -> int | None:
    """The judge or prosecutor who tells what the pronoun did: "a coroner finds that he drowned her"."""
    for above in ancestors(walk.parse, token.i):
        if above.dep != "ccomp":
            continue
        teller = subject_of(walk.parse, above.head)
        justice = teller is not None and _judges(walk, walk.parse.tokens[teller])
        if any(walk.parse.tokens[c].lower in ("will", "would", "'ll") for c in above.children):
            return None  # "the magistrate says that she will retire"
        return teller if justice and walk.parse.tokens[above.head].lemma in speech_verbs() else None
    return None


def _judges(walk: Walk, token: Token) -> bool:
    """Whether a noun is of somebody who judges others; a former or retired magistrate tells of himself."""
    past = any(walk.parse.tokens[c].lower in ("former", "retired") for c in token.children)
    return token.lemma in words("justice_nouns") and not past


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
    told = [walk.parse.tokens[c] for c in above.children]
    return token.dep == "nsubj" and above.lemma == "be" and any(
        (word.dep == "attr" and not _names_a_body(word)) or _is_a_number(walk, word) for word in told)


def _is_a_number(walk: Walk, word: Token) -> bool:
    """Whether a word tells how much something is: "close to 35 million", "nearer 40"."""
    inside = subtree(walk.parse, word)
    numbers = (t for t in walk.parse.tokens[word.i + 1 : word.i + 4] if t.pos == "NUM" and t.i in inside)
    return word.dep == "acomp" and any(t.ent not in ("DATE", "TIME") for t in numbers)


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
    return one.kind in ("organization", "group")


def _can_speak(one: Referent) -> bool:
    """Whether a referent is somebody or a body, bears a name or is a paper: no collision says anything."""
    papers = words("paper_nouns", "message_nouns") | WRITTEN_ON  # "The letter names nobody. It says …"
    written = not one.lemmas.isdisjoint(papers)
    return one.kind in ("person", "organization", "group", "place") or bool(one.names) or bool(one.joint) or written


def _is_people(one: Referent) -> bool:
    return one.kind in ("person", "group", "unknown") or bool(one.joint)


def _can_have_officers(one: Referent) -> bool:
    return one.kind in ("organization", "place", "group") or bool(one.names) or bool(one.joint)

