"""What verbs and adjectives make of their subject: "the merger fell through", "a strike is likely"."""

from __future__ import annotations

from typing import NamedTuple

from dateline.builders import grammar
from dateline.builders.modal_words import Standing, effect_of, noun_effect
from dateline.graph.model import Parse, Token


class Fate(NamedTuple):
    """What becomes of a subject, and the verb that says so."""

    effect: Standing
    verb: Token


def of(parse: Parse, word: Token) -> Fate | None:
    """What becomes of the subject of such a verb, not of what a comma parts from it; None for other words."""
    first = grammar.first_conjunct(parse, word)
    if first.dep != "nsubj":
        return None
    verb = parse.tokens[first.head]
    effect = effect_of(grammar.full_lemma(parse, verb), "verb-subject") or _outlook(parse, verb)
    apart = any(t.text == "," for t in parse.tokens[word.i : verb.i])
    return None if effect is None or apart else Fate(effect, verb)


def _outlook(parse: Parse, verb: Token) -> Standing | None:
    """What an adjective makes of its subject: "a strike is likely", not "is likely to end"."""
    said = next((t for t in grammar.children(parse, verb) if t.dep == "acomp"), None) if verb.lemma == "be" else None
    if said is None or any(t.dep in ("xcomp", "ccomp", "csubj") for t in grammar.children(parse, verb)):
        return None
    apart = any(t.dep in ("xcomp", "ccomp", "pcomp") or t.lower == "to" for t in grammar.children(parse, said))
    return None if apart else effect_of(said.lower, "adjective-subject")


def from_subject(parse: Parse, governor: Token) -> Standing | None:
    """What the subject makes of an infinitive: "an attempt was made to …", "the goal has become clear: to …"."""
    if governor.lemma not in grammar.COPULAS and not grammar.is_passive(parse, governor):
        return None
    subject = grammar.subject(parse, governor)
    return noun_effect(subject.lemma) if subject is not None else None


def said_before(parse: Parse, verb: Token, infinitive: Token) -> Token:
    """The adjective between a copula and an infinitive that parsers hang on the copula, else the verb itself.

    "It is wrong to close it" tells of no closing.
    """
    subject = grammar.subject(parse, verb)
    if verb.lemma != "be" or subject is None or subject.lower == "it":
        return verb
    said = (t for t in grammar.children(parse, verb) if t.dep == "acomp" and verb.i < t.i < infinitive.i)
    return next(said, verb)
