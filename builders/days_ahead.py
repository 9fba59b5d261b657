"""Days that lie ahead though the verb is past: "closed until Monday", "called a strike for Sunday"."""

from __future__ import annotations

from dateline.builders.knowledge import words
from dateline.builders.syntax import ancestors, children
from dateline.graph.model import Parse, Token

DECLARING = frozenset({"declare", "proclaim", "designate", "make", "name"})
UNTIL = frozenset({"until", "till", "through"})


def is_end_of_result(parse: Parse, time: Token) -> bool:
    """Whether what a past verb brought about goes on to that time: "closed the schools until Monday".

    Not what itself went on ("the strike lasted until Monday"), what had ended, or what began only then ("not until").
    """
    preposition = _preposition(parse, time)
    if preposition is None or preposition.lower not in UNTIL:
        return False
    verb = next((word for word in ancestors(parse, preposition.i) if word.pos in ("VERB", "AUX")), None)
    if verb is None or verb.lemma in words("lasting_verbs") or verb.tag not in ("VBD", "VBN", "VBG"):
        return False
    before = [child.lower for child in children(parse, verb.i, "aux", "neg")]
    return not {"had", "'d", "’d", "not", "n't", "n’t", "never", "did"} & {*before, _word_before(parse, preposition)}


def is_put_off(parse: Parse, time: Token) -> bool:
    """Whether it is the day to which something is moved: "the hearing was postponed to 3 May"."""
    preposition = _preposition(parse, time)
    if preposition is None or preposition.lower not in ("to", "for", *UNTIL):
        return False
    verb = parse.tokens[preposition.head]
    verb = parse.tokens[verb.head] if verb.dep in ("advmod", "prt") else verb  # "put back to September"
    return verb.pos == "VERB" and bool(_with_adverbs(parse, verb) & (words("postponing_verbs") | MOVING))


MOVING = frozenset({"move", "shift", "carry_over", "bring_forward"})


def _with_adverbs(parse: Parse, verb: Token) -> set[str]:
    """A verb's lemma, and the same with each adverb behind it: "put", "put_back"."""
    adverbs = (t.lower for t in children(parse, verb.i, "advmod", "prt") if t.i > verb.i)
    return {verb.lemma, *(f"{verb.lemma}_{adverb}" for adverb in adverbs)}


def is_deadline(parse: Parse, time: Token) -> bool:
    """Whether it is the last day for something: "should be replaced no later than April"."""
    first = _first(parse, time)
    before = [t.lower for t in parse.tokens[max(0, first - 4) : first]]
    return before[-2:] == ["later", "than"] and bool({"no", "not"} & set(before))


def is_planned_in(parse: Parse, time: Token) -> bool:
    """Whether it may be when a plan was made, as well as the day planned: "a sale planned in April".

    Or the day is past by now: "they had put off a sale due in April".
    """
    preposition = _preposition(parse, time)
    word = parse.tokens[preposition.head] if preposition is not None else time
    if preposition is None or word.i < word.head:
        return False
    due = word.dep == "amod" and word.lower == "due"
    return due or (preposition.lower == "in" and word.tag == "VBN" and word.dep == "acl")


def is_arranged(parse: Parse, time: Token) -> bool:
    """Whether it is the day for which something is arranged: "announced a march for Sunday"."""
    preposition = _preposition(parse, time)
    if preposition is None or preposition.lower != "for":
        return False
    above = parse.tokens[preposition.head]
    verb = parse.tokens[above.head] if above.dep in ("dobj", "nsubjpass") else above
    return verb.lemma in words("arranging_verbs")


def is_declared(parse: Parse, time: Token) -> bool:
    """Whether it is made a special day: "declared Saturday a day of mourning"."""
    first = _first(parse, time)
    if first == 0 or time.i + 1 >= len(parse.tokens):
        return False
    verb, after = parse.tokens[first - 1], parse.tokens[time.i + 1]
    return verb.lemma in DECLARING and after.lower in ("a", "an", "the", "as")


BACKWARD = frozenset({"after", "following", "since", "under", "despite", "per", "with", "given"})
"""Prepositions of what is there already: "following the statement on 9 September it is to close"."""


def is_of_noun(parse: Parse, time: Token) -> bool:
    """Whether a time belongs to a noun, not to the verb: "after the truce of 22 June it will reopen".

    Not to one that itself looks ahead: "plans for 22 June".
    """
    above = next(ancestors(parse, time.i), time)
    noun = parse.tokens[above.head] if above.pos == "ADP" else above
    if noun.pos not in ("NOUN", "PROPN") or noun.lemma in words("time_ahead"):
        return False
    return above.lower == "of" or (noun.dep == "pobj" and parse.tokens[noun.head].lower in BACKWARD)


def _first(parse: Parse, time: Token) -> int:
    """Index of the first word of the phrase that a time heads: "next Saturday"."""
    return min([time.i, *(child.i for child in children(parse, time.i) if child.i < time.i)])


def _preposition(parse: Parse, time: Token) -> Token | None:
    """The preposition that governs a time, perhaps over the day part after it: "until Monday morning"."""
    above = next((word for word in ancestors(parse, time.i) if word.pos in ("ADP", "SCONJ", "VERB")), None)
    return above if above is not None and above.pos != "VERB" and above.i < time.i else None


def _word_before(parse: Parse, token: Token) -> str:
    return parse.tokens[token.i - 1].lower if token.i > 0 else ""
