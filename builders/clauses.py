"""What the grammar of a clause says to those who look for events: voice, conjuncts, relatives, governors."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.graph.model import Parse, Token

RELATIVE_WORDS = frozenset({"that", "which", "who", "whom"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})


def kids(parse: Parse, word: Token, *labels: str) -> list[Token]:
    """The dependents of a word with one of these labels, in the order of the text."""
    found = (parse.tokens[i] for i in word.children)
    return [child for child in found if child.dep in labels]


def kid(parse: Parse, word: Token, *labels: str) -> Token | None:
    """The first of ``kids``."""
    return next(iter(kids(parse, word, *labels)), None)


def governor(parse: Parse, word: Token) -> Token | None:
    """The word that governs this one; None for a root."""
    return None if word.head == word.i else parse.tokens[word.head]


def is_verbal(word: Token) -> bool:
    """Whether it can head a clause."""
    return word.pos in ("VERB", "AUX")


def is_nominal(word: Token) -> bool:
    """Whether it can head a noun phrase."""
    return word.pos in ("NOUN", "PROPN", "PRON", "NUM")


def conjuncts(parse: Parse, word: Token) -> Iterator[Token]:
    """A noun and the nouns joined to it: "A, B and C" from A."""
    yield word
    for other in kids(parse, word, "conj"):
        if other.pos in NOMINAL:
            yield from conjuncts(parse, other)


def joined_to(parse: Parse, word: Token) -> Token:
    """The first of the conjuncts that a word belongs to; itself where it is joined to none."""
    while word.dep == "conj" and word.head != word.i:
        word = parse.tokens[word.head]
    return word


def is_infinitive(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(aux.tag == "TO" for aux in kids(parse, verb, "aux"))


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether the subject of a verb is what the verb does something to."""
    if kids(parse, verb, "auxpass", "nsubjpass", "csubjpass", "agent"):
        return True
    if verb.tag != "VBN":
        return False
    auxiliaries = kids(parse, verb, "aux")
    if any(aux.lemma == "have" for aux in auxiliaries) and not any(aux.tag == "VBN" for aux in auxiliaries):
        return False
    if verb.dep == "conj" and not auxiliaries and not kids(parse, verb, "nsubj"):
        first = parse.tokens[verb.head]
        return is_verbal(first) and is_passive(parse, first)
    return not kids(parse, verb, "nsubj")


def antecedent(parse: Parse, verb: Token) -> Token | None:
    """The noun that the relative clause of this verb, or of the verb that it is joined to, speaks of."""
    first = joined_to(parse, verb)
    head = governor(parse, first)
    return head if first.dep in ("relcl", "acl") and head is not None and not is_verbal(head) else None


def is_relative(word: Token) -> bool:
    """Whether a word is a relative pronoun: "which", "who", "that" in its function."""
    return word.lower in RELATIVE_WORDS and word.tag in ("WDT", "WP", "IN", "DT") and word.pos in ("PRON", "DET", "SCONJ")
