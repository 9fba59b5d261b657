"""Whether a clause carries the story on, or tells of another time: in retrospect, as a reason, of a noun."""

from __future__ import annotations

from dateline.builders.claim_heads import Heads, Links
from dateline.builders.knowledge import words
from dateline.builders.syntax import ancestors, children
from dateline.builders.tenses import tense
from dateline.builders.topics import is_topic
from dateline.graph.model import Claim, Parse, Token


def is_main(heads: Heads, i: int) -> bool:
    """Whether its verb heads the sentence, or is coordinated with the one that does."""
    token = heads.verb(i)
    while token.dep == "conj":
        token = heads.parse.tokens[token.head]
    return token.dep == "ROOT" and token.pos in ("VERB", "AUX")


def describes(heads: Heads, i: int) -> bool:
    """Whether it only tells which person is meant: "the pilot arrested on Monday", "her deputy, who quit on Monday"."""
    head = heads.verb(i)
    described = heads.parse.tokens[head.head]
    if head.dep == "relcl" and described.ent == "PERSON":
        return True
    return head.dep == "acl" and head.tag == "VBN" and described.lemma in words("person_nouns")


def carries_on(heads: Heads, i: int, links: Links) -> bool:
    """Whether a claim may be taken for news of the story's day."""
    parse, claim = heads.parse, heads.claims[i]
    if is_topic(heads, i) or _is_apart(heads, i) or _is_asked(heads, i) or is_origin(heads, i):
        return False
    return _foreground(parse, claim) or not (_is_background(heads, i) or _under_date(heads, i, links))


def _is_background(heads: Heads, i: int) -> bool:
    """Whether its clause only tells which person or thing is meant: of no day that is told."""
    token = heads.verb(i)
    if _is_mere_state(heads, token):
        return True
    for word in (token, *ancestors(heads.parse, token.i)):
        if _characterizes(heads, word):
            return True
        if word.dep == "ccomp":
            return False
    return False


def _is_mere_state(heads: Heads, verb: Token) -> bool:
    """Whether a participle tells how something is, is called or is to be: "known as", "linked to", "due on"."""
    claim = heads.at.get(verb.i)
    states = words("stative_verbs", "static_verbs", "holding_verbs", "lasting_participles", "arranging_verbs")
    state = verb.lemma in states
    return verb.dep == "acl" and verb.tag == "VBN" and (state or (claim is not None and heads.claims[claim].speech))


def _characterizes(heads: Heads, verb: Token) -> bool:
    """Whether a clause that tells which is meant tells it of another time: "his deputy, who grew up here".

    Not of an event; and what somebody was doing or saying, he did when the main clause is of.
    """
    if verb.dep != "relcl" or verb.tag == "VBG" or verb.head in heads.at or _continues(heads.parse, verb):
        return False
    claim = heads.at.get(verb.i)
    speaks = claim is not None and heads.claims[claim].speech
    return not speaks and tense(heads.parse, verb) in ("past", "perfect", "past-perfect")


def _is_asked(heads: Heads, i: int) -> bool:
    """Whether it stands in an indirect question: "it is not known how it spread", "who did it is unclear"."""
    token = heads.verb(i)
    for word in (token, *ancestors(heads.parse, token.i)):
        if word.dep in ("ccomp", "csubj", "csubjpass") and any(
                c.tag in ("WRB", "WP", "WP$") and c.i < word.i for c in children(heads.parse, word.i)):
            return True
    return False


def is_origin(heads: Heads, i: int) -> bool:
    """Whether it tells how a thing that is known already came to be: "the dam was designed by the company"."""
    verb = heads.verb(i)
    if verb.lemma not in words("making_verbs") or verb.tag != "VBN":
        return False
    first = heads.parse.tokens[verb.head] if verb.dep == "conj" else verb
    subjects = list(children(heads.parse, verb.i, "nsubjpass")) or list(children(heads.parse, first.i, "nsubjpass"))
    return any(_is_known(heads.parse, subject) for subject in subjects)


def _is_known(parse: Parse, noun: Token) -> bool:
    """Whether a noun names something already told of, or by its name: "the dam", "its ships", "it"."""
    marks = {child.lower for child in children(parse, noun.i, "det", "poss")}
    own = any(child.dep == "poss" for child in children(parse, noun.i))
    return noun.pos in ("PROPN", "PRON") or own or bool(marks & {"the", "this", "that", "these", "those"})


def _is_apart(heads: Heads, i: int) -> bool:
    """Whether it came before or after what its clause tells: "resigned after a vote", "because of the strike"."""
    for word in (heads.verb(i), *ancestors(heads.parse, heads.clause[i])):
        if word.dep == "prep" and word.lower in words("apart_words"):
            return True
        if word.dep == "advcl" and {c.lower for c in children(heads.parse, word.i, "mark")} & words("apart_words"):
            return True
        if word.dep == "ccomp":
            return False
    return False


def _under_date(heads: Heads, i: int, links: Links) -> bool:
    """Whether it is told in retrospect, or a claim that governs it has a date that it did not get, for a reason."""
    above = (link for j in heads.governing(i) for link in links.get(j, ()))
    return in_retrospect(heads.parse, heads.claims[i]) or any(link.relation == "at" for link in above)


def _foreground(parse: Parse, claim: Claim) -> bool:
    """Whether a claim's clause carries the story on, up to the sentence's root or an act of speech."""
    token = parse.tokens[claim.head_token]
    if in_retrospect(parse, claim):
        return False
    for above in (token, *ancestors(parse, token.i)):
        if (above.dep == "relcl" and not _continues(parse, above)) or (above.dep == "acl" and above.tag == "VBN"):
            return False
        if above.dep in ("prep", "mark") and above.lower in words("apart_words"):
            return False
        if _accompanies(parse, above):
            return False
        marks = {c.lower for c in children(parse, above.i, "mark", "advmod")} if above.dep == "advcl" else set()
        if marks & words("apart_words"):
            return False
        if above.dep == "ccomp":
            return True
    return True


def _accompanies(parse: Parse, word: Token) -> bool:
    """Whether a participle only pictures somebody: "left in a van with its plates taped over"."""
    if word.tag != "VBN" or word.dep not in ("advcl", "acl", "dep"):
        return False
    before = parse.tokens[word.i - 1] if word.i > 0 else word
    return before.dep == "pobj" and parse.tokens[before.head].lower == "with"


def in_retrospect(parse: Parse, claim: Claim) -> bool:
    """Whether its tense or an adverb sets it before the story: "had earlier fled", "previously worked"."""
    head = parse.tokens[claim.head_token]
    verb = next((t for t in ancestors(parse, head.i) if t.pos == "VERB"), head) if head.pos == "NOUN" else head
    return claim.tense == "past-perfect" or _is_set_before(parse, verb)


def _is_set_before(parse: Parse, verb: Token) -> bool:
    """Whether an adverb sets it before the story, perhaps that of the verb that it goes on from.

    "Earlier in the day" does not.
    """
    if verb.dep == "conj" and not any(children(parse, verb.i, "nsubj", "nsubjpass")):
        return _is_set_before(parse, parse.tokens[verb.head])
    adverbs = (child for child in children(parse, verb.i, "advmod") if child.lower in words("earlier_words"))
    if _held_until(parse, verb):
        return True
    return _in_spell(parse, verb) or any(not list(children(parse, adverb.i, "prep")) for adverb in adverbs)


def _held_until(parse: Parse, verb: Token) -> bool:
    """"Until this year the council chose the mayor": what was so before is no news, unless it is denied."""
    ends = [child for child in children(parse, verb.i, "prep", "advcl") if child.i < verb.i and (
        child.lower in ("until", "till") or {c.lower for c in children(parse, child.i, "mark")} & {"until", "till"})]
    return bool(ends) and not any(children(parse, verb.i, "neg"))


GONE = frozenset({"last", "previous", "past", "earlier", "his", "her", "their"})
"""Words before a spell that is over, or that is told of a life."""


def _in_spell(parse: Parse, verb: Token) -> bool:
    """Whether it happened in a spell that lies before the story: "last season", "in his youth"."""
    inside = (child for child in children(parse, verb.i, "prep") if child.lower in ("in", "during"))
    phrases = (noun for preposition in inside for noun in children(parse, preposition.i, "pobj"))
    for noun in (*children(parse, verb.i, "npadvmod"), *phrases):
        marks = {child.lower for child in children(parse, noun.i, "amod", "poss")}
        if noun.lemma in words("past_spells") and marks & GONE:
            return True
    return False


def _continues(parse: Parse, verb: Token) -> bool:
    """Whether a relative clause goes on with the story: "a conference, where he showed the new model"."""
    return any(child.lower in ("where", "whereupon") for child in children(parse, verb.i, "advmod"))
