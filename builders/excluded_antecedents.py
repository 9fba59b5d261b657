"""Whom grammar alone keeps a pronoun from meaning: "Lee met him" is not Lee, "two of their cars" are not "they"."""

from __future__ import annotations

from dateline.builders.descriptions import LIMBS
from dateline.builders.implied_subjects import subject_of
from dateline.builders.knowledge import words
from dateline.builders.referents import Referent, Walk
from dateline.builders.speakers import is_first_person
from dateline.graph.model import Mention, Token

LOCATIVE = frozenset({"in", "at", "near", "inside", "outside"})
OWNERS = frozenset({"his", "her", "my", "your"})
"""Whose a part of the body is: "their head" may be who leads them."""


def is_excluded(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the pronoun cannot mean the candidate, whatever else speaks for it."""
    return any(rule(walk, mention, one) for rule in (_is_coargument, _is_around, _speaks, _is_told_of, _asks,
                                                           _is_an_occasion, _is_where_it_is, _is_replaced, _is_limb))


def _is_around(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether a phrase of the candidate holds the pronoun: "two of their vehicles" are not "they"."""
    spans = (walk.mentions[j].span for j in one.mentions if walk.mentions[j].sentence == mention.sentence)
    return any(span.start <= mention.span.start and mention.span.end <= span.end for span in spans)


def _speaks(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate says "I" or "we" in the sentence: "We are at odds with them"."""
    if mention.text.lower() not in ("it", "its", "they", "them", "their"):
        return False  # "I saw it," she said: "she" is who speaks
    here = (walk.mentions[j] for j in one.mentions if walk.mentions[j].sentence == mention.sentence)
    return any(is_first_person(other) for other in here)


def _is_told_of(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate is who is told what is done to the pronoun: "Lee told the panel that he had mislaid it"."""
    token = walk.parse.tokens[mention.head_token]
    clause = walk.parse.tokens[token.head]
    if token.dep != "dobj" or clause.dep != "ccomp":
        return False
    hearers = {c for c in walk.parse.tokens[clause.head].children
               if c < clause.i and walk.parse.tokens[c].dep in ("dobj", "dative")}
    return any(walk.mentions[j].head_token in hearers for j in one.mentions)


def _asks(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate only labels turns of an interview, a body or a letter: "R&M: Have they paid?", "A: …"."""
    return one.kind in ("organization", "thing") and any(_is_label(walk, walk.mentions[j]) for j in one.mentions) and (
        not is_first_person(mention))


def _is_an_occasion(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate is what people go to, not a building or body: "after church", "left school", "in court"."""
    if mention.form != "pronoun" or one.lemmas.isdisjoint(words("occasions")):
        return False
    heads = (walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions)
    return all(head.lower in words("occasions") and head.dep in ("pobj", "dobj") and not head.children
               for head in heads)


def _is_where_it_is(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate is where the pronoun's own clause happens: "In Porto it was denied" is not Porto."""
    token = walk.parse.tokens[mention.head_token]
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    heads = {walk.mentions[j].head_token for j in one.mentions}
    below = (walk.parse.tokens[c] for c in walk.parse.tokens[token.head].children)
    return any(c in heads for t in below if t.lower in LOCATIVE and t.dep == "prep" for c in t.children)


def _is_replaced(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate is who comes into another's place: "Ann was put in her place" is not Ann's."""
    token = walk.parse.tokens[mention.head_token]
    owned = walk.parse.tokens[token.head]
    verb = walk.parse.tokens[walk.parse.tokens[owned.head].head]
    in_place = owned.lower in ("place", "stead") and walk.parse.tokens[owned.head].lower == "in"
    if token.dep != "poss" or not in_place or verb.lemma == "be":
        return False  # "every book is in its place"
    subject = subject_of(walk.parse, verb.i)
    named = {subject, *(c for c in verb.children if walk.parse.tokens[c].dep == "dobj")}
    return any(walk.mentions[j].head_token in named for j in one.mentions)


def _is_limb(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate is a part of somebody's body, though the noun may mean a person: "she shook her head"."""
    if mention.form != "pronoun" or one.lemmas.isdisjoint(LIMBS):
        return False
    heads = (walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions)
    return all(head.lemma in LIMBS and any(walk.parse.tokens[c].lower in OWNERS for c in head.children)
               for head in heads)


def _is_label(walk: Walk, mention: Mention) -> bool:
    last = mention.head_token
    following = walk.parse.tokens[last + 1 : last + 2]
    opens = walk.parse.sentences[mention.sentence].span.start == mention.span.start
    return opens and bool(following) and following[0].text == ":"


def _is_coargument(walk: Walk, mention: Mention, one: Referent) -> bool:
    """Whether the candidate is another argument of the pronoun's own verb: "Lee met him" is not Lee."""
    token = walk.parse.tokens[mention.head_token]
    if token.lower.endswith(("self", "selves")):
        return False
    heads = {walk.mentions[j].head_token for j in (*one.mentions, *_with_others(walk, one))}
    verb = walk.parse.tokens[token.head]
    if token.dep == "nsubj" and verb.dep == "ccomp" and verb.pos == "ADJ" and verb.children[0] == token.i:
        return subject_of(walk.parse, verb.head) in heads  # "the navy considered it unsafe"
    if token.dep in ("nsubj", "nsubjpass"):
        return (verb.dep == "relcl" and verb.head in heads) or _is_bidden(walk, verb, heads)  # "the music it sells"
    if token.dep not in ("dobj", "dative", "pobj"):
        return False
    while token.dep in ("dobj", "dative", "pobj", "prep") and token.head != token.i:
        token = walk.parse.tokens[token.head]
    subject = subject_of(walk.parse, token.i)
    if token.dep == "relcl" and subject is not None and walk.parse.tokens[subject].tag in ("WDT", "WP"):
        subject = token.head  # "the printer, which sells them"
    return subject in heads or any(walk.parse.tokens[c].dep == "dobj" and c in heads for c in token.children)


def _with_others(walk: Walk, one: Referent) -> list[int]:
    """The mentions of all those together that the candidate is one of: "they" for Iran and Pakistan."""
    if not walk.joined:
        return []
    joint = (all_ for all_ in walk.referents if all_.joint and any(walk.referents[g] is one for g in all_.joint))
    return [j for all_ in joint for j in all_.mentions]


def _is_bidden(walk: Walk, verb: Token, heads: set[int]) -> bool:
    """Whether the candidate orders what the pronoun's verb says: "a judge ruled that he be held"."""
    kids = [walk.parse.tokens[c] for c in verb.children]
    bare = [t for t in (verb, *kids) if t.tag == "VB" and (t is verb or t.dep == "auxpass")]
    if verb.dep != "ccomp" or not bare or any(t.dep == "aux" for t in kids):
        return False
    return subject_of(walk.parse, verb.head) in heads
