"""What somebody is charged with, or pleads not guilty to: told of the past, whoever is right."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.builders.event_nouns import is_eventive
from dateline.builders.knowledge import words
from dateline.graph.model import Parse, Token

_SELDOM_IN_DOUBT = frozenset({"damage", "death", "injury", "loss"})


def is_laid(parse: Parse, word: Token) -> bool:
    """Whether somebody is accused or found guilty of it: "accused of making him steal", "charged with murder"."""
    if word.dep == "conj" and not grammar.is_finite(parse, word):
        return is_laid(parse, parse.tokens[word.head])
    if word.dep in ("xcomp", "ccomp") and not grammar.is_finite(parse, word):
        return is_laid(parse, parse.tokens[word.head])
    preposition = parse.tokens[word.head]
    verb = parse.tokens[preposition.head]
    by_charge = f"{verb.lemma}_{preposition.lower}" in words("charging_verbs") and verb.pos == "VERB"
    by_charge = by_charge or (preposition.lower == "of" and verb.lemma in words("charge_nouns"))  # "on suspicion of"
    return word.dep in ("pcomp", "pobj") and preposition.dep == "prep" and by_charge


def comes_of_it(parse: Parse, word: Token) -> bool:
    """Whether what somebody is charged with is said to have led to it: "with negligence resulting in homicide".

    The deaths and damage in a charge are seldom in doubt.
    """
    if word.dep == "acl":
        leads = word.tag == "VBG" and word.lemma in words("causing_verbs")
        return leads and is_laid(parse, parse.tokens[word.head])
    if word.dep not in ("dobj", "pobj") or word.lemma in _SELDOM_IN_DOUBT | words("mishap_nouns"):
        return False
    above = parse.tokens[word.head]
    return comes_of_it(parse, above if word.dep == "dobj" else parse.tokens[above.head])


def is_within(parse: Parse, clause: Token) -> bool:
    """Whether a clause follows what somebody is charged with, and belongs to the charge."""
    above = parse.tokens[clause.head]
    below = (t for preposition in grammar.children(parse, above) for t in grammar.children(parse, preposition))
    return clause.i > above.i and (is_laid(parse, above) or any(is_laid(parse, t) and t.i < clause.i for t in below))


def is_beside(parse: Parse, word: Token) -> bool:
    """Whether a charge takes it for known: "accused of planning the raid in which it was emptied" tells of the raid."""
    if word.dep == "relcl":
        known, verb = parse.tokens[word.head], parse.tokens[parse.tokens[word.head].head]
    else:
        known, verb = word, parse.tokens[word.head]
    given = known.dep == "dobj" and "the" in grammar.words_of(parse, known, "det")
    return given and is_eventive(known) and verb.dep == "pcomp" and is_laid(parse, verb)


def is_disowned(parse: Parse, preposition: Token) -> bool:
    """Whether somebody pleads not guilty to what the preposition names: "pleaded not guilty to robbing a bank"."""
    if preposition.lower != "to":
        return False
    guilty = next((t for t in _around(parse, preposition) if t.lower == "guilty"), None)
    return guilty is not None and parse.tokens[guilty.i - 1].lower == "not"


def _around(parse: Parse, preposition: Token) -> tuple[Token, ...]:
    """The word the preposition hangs on and, where that is a plea, what is pleaded."""
    above = parse.tokens[preposition.head]
    plea = above if above.lemma == "plead" else parse.tokens[above.head]
    return (above, *grammar.children(parse, above)) if plea.lemma == "plead" else ()
