"""Whether an event is only spoken of or dealt with: "condemned the attack", "an inquiry into the crash"."""

from __future__ import annotations

import functools

from dateline.builders.claim_heads import Heads
from dateline.builders.knowledge import rows, words
from dateline.builders.syntax import ancestors
from dateline.graph.model import Claim, Parse, Token

TOPIC_PREPOSITIONS = frozenset({"of", "into", "over", "about", "on", "against", "for", "to", "with"})
"""Prepositions before what is dealt with: "an inquiry into the crash", "charged with murder"."""


def tells(claim: Claim) -> bool:
    """Whether its verb may tell something."""
    return claim.lemma in telling_verbs()


@functools.cache
def telling_verbs() -> frozenset[str]:
    """Lemmas of the verbs that may tell something."""
    return frozenset(row[0] for row in rows("speech_verbs") if row[2] in ("speech", "tells", "thought"))


def is_topic(heads: Heads, i: int) -> bool:
    """Whether a claim is a noun that is only told of, or dealt with as known: it has a time of its own."""
    claim, head = heads.claims[i], heads.head(i)
    if claim.form != "noun" or (head.lemma in words("gathering_nouns") and _is_where(heads.parse, head)):
        return False
    if head.dep == "nsubj" and heads.parse.tokens[head.head].lemma in COSTING:
        return True
    governor = _dealt_with_by(heads.parse, head)
    return (governor is not None and _deals(heads, governor)) or _is_told_of(heads.parse, head)


COSTING = frozenset({"cost", "earn", "prompt", "win"})
"""What a happening does to people later on: "the killing cost the mayor his post on Friday"."""


def _deals(heads: Heads, governor: Token) -> bool:
    """Whether a word deals with its object, alone or with its particle: "called off"."""
    above = heads.at.get(governor.i)
    lemmas = {governor.lemma} if above is None else {governor.lemma, heads.claims[above].lemma}
    return not lemmas.isdisjoint(words("dealing_words"))


def _is_where(parse: Parse, word: Token) -> bool:
    """Whether it is where somebody speaks, or those who are told: "said at a summit", "told a rally"."""
    governor = parse.tokens[word.head]
    if word.dep in ("dobj", "dative"):
        return governor.lemma in ("tell", "address", "inform")
    return word.dep == "pobj" and governor.lower in ("at", "in", "during")


def _dealt_with_by(parse: Parse, word: Token) -> Token | None:
    """The word whose object a noun is; None where it is no object."""
    while word.dep == "conj":
        word = parse.tokens[word.head]
    governor = parse.tokens[word.head]
    if word.dep in ("dobj", "nsubjpass", "compound"):
        return governor
    if word.dep == "pobj" and governor.lower in TOPIC_PREPOSITIONS:
        return parse.tokens[governor.head]
    return None


def _is_told_of(parse: Parse, word: Token) -> bool:
    """Whether it stands after a verb that tells of it: "described the unrest", "recalled the attacks"."""
    verb = next((t for t in ancestors(parse, word.i) if t.pos == "VERB"), None)
    objects = word.dep in ("dobj", "pobj", "conj")
    return objects and verb is not None and verb.lemma in telling_verbs() and verb.i < word.i
