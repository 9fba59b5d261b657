"""What comes to nothing by excess or for want of a right: "too ill to travel", "who am I to tell them to wait?"."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.graph.model import Parse, Token

_NO_EXCESS = frozenset({"all", "just", "only"})


def _is_they(parse: Parse, verb: Token) -> bool:
    """Whether a pronoun is the subject: "who are they to judge"."""
    subject = grammar.subject(parse, verb)
    return subject is not None and subject.pos == "PRON" and subject.i > verb.i


def prevented_by(parse: Parse, word: Token) -> Token | None:
    """The verb or the word said by a copula whose excess keeps an infinitive from happening; None for none.

    "Only too happy to help" is no excess.
    """
    if word.dep not in ("xcomp", "advcl", "ccomp") or not grammar.is_infinitive(parse, word):
        return None
    governor = parse.tokens[word.head]
    if governor.lemma == "be" and "who" in grammar.words_of(parse, governor, "attr") and _is_they(parse, governor):
        return governor
    said = [governor] if governor.pos in ("ADJ", "ADV") else [
        t for t in grammar.children(parse, governor) if t.dep in ("acomp", "advmod") and t.i < word.i]
    for degree in said:
        too = next((t for t in grammar.children(parse, degree) if t.lower == "too" and t.i < degree.i), None)
        if too is not None and parse.tokens[max(0, too.i - 1)].lower not in _NO_EXCESS:
            return governor if grammar.is_verbal(governor) else parse.tokens[governor.head]
    return None
