"""The clauses behind a noun that its label keeps: those that say who or what is meant, or what a report is about."""

from __future__ import annotations

from collections.abc import Collection

from dateline.builders.knowledge import words
from dateline.builders.syntax import children, subtree
from dateline.graph.model import Parse, Token

QUESTION_WORDS = frozenset(["WDT", "WP", "WP$", "WRB"])
SHORT = 6
"""Words of a clause that says who is meant."""
MEDIUM = 12
"""The same, behind an object."""
LONG = 12
"""Words of a clause that says what a report or an idea is about."""


def would_be_cut(parse: Parse, clause: Token) -> bool:
    """Whether a clause behind a noun would lose its phrases in brief: "a friend who lives" off the high street."""
    relative = clause.dep in ("acl", "relcl") and not any(t.lower == "to" for t in children(parse, clause.i, "aux"))
    return relative and any(t.lower != "of" and t.i > clause.i for t in children(parse, clause.i, "prep"))


def says_what(parse: Parse, clause: Token, noun: Token) -> bool:
    """Whether a clause says what a noun of speech or thought is about: "the report that it had hired them"."""
    if clause.dep not in ("acl", "relcl") or noun.dep not in ("dobj", "attr", "nsubj", "nsubjpass"):
        return False
    if not any(t.lower == "that" for t in children(parse, clause.i, "mark")):
        return False
    below = [t.i for t in subtree(parse, clause.i)]
    return min(below) == noun.i + 1 and len(below) <= LONG


def tells_who(parse: Parse, timed: Collection[int], clause: Token, noun: Token) -> bool:
    """Whether a short clause right behind a word says who is meant, which that alone does not: "those affected"."""
    below = sorted(t.i for t in subtree(parse, clause.i))
    asked = (parse.tokens[i] for i in below if parse.tokens[i].tag in QUESTION_WORDS)
    if any(t.head != clause.i or t.dep not in ("nsubj", "nsubjpass", "dobj") for t in asked):
        return False  # "the clashes in which nine died"
    behind = (t for t in children(parse, noun.i, "prep") if t.i > noun.i)
    ends = max((t.i for phrase in behind for t in subtree(parse, phrase.i) if t.i < below[0]), default=noun.i)
    preposition = parse.tokens[noun.head]
    object_ = noun.dep in ("dobj", "attr") or (noun.dep == "pobj" and preposition.i > preposition.head)
    close = below[0] == ends + 1 and below[-1] - below[0] < (MEDIUM if object_ else SHORT)
    if any(parse.tokens[i].lower == "neither" and not _is_paired(parse, parse.tokens[i]) for i in below):
        return False  # it would be lost
    if not close or _strands(parse.tokens[below[-1]]) or (hears(parse, noun) and _has_own_words(parse, below)):
        return False  # "the hall they had met in", "told fans he would win"
    lone = len(below) == 1 and clause.tag == "VBN" and clause.i == noun.i + 1 and noun.tag in ("NN", "NNS")
    return (lone or _is_bare(parse, noun)) and not set(timed) & set(below)


def _is_paired(parse: Parse, neither: Token) -> bool:
    """Whether "neither" stands before two words of one kind, which labels write as a list."""
    kind = parse.tokens[neither.head].pos
    return neither.dep == "preconj" and any(t.pos == kind for t in children(parse, neither.head, "conj"))


def hears(parse: Parse, noun: Token) -> bool:
    """Whether a noun is whom something is told."""
    return noun.dep in ("dobj", "dative") and parse.tokens[noun.head].lemma in words("hearer_verbs")


def _has_own_words(parse: Parse, below: Collection[int]) -> bool:
    """Whether no relative pronoun ties a clause to the noun before it."""
    return not any(parse.tokens[i].tag in QUESTION_WORDS for i in below)


def _is_bare(parse: Parse, noun: Token) -> bool:
    """Whether a noun needs a clause to say who or what is meant: "those", "the reason", "a ladder", "rope"."""
    denied = any(t.lower in ("no", "any") for t in children(parse, noun.i, "det"))
    several = noun.tag == "NNS" and not any(children(parse, noun.i, "det", "poss", "amod", "compound", "nummod"))
    vague = noun.lower in words("indefinite_pronouns", "people_at_large") or noun.lemma == "one"
    return denied or several or vague or _says_little(parse, noun) or _is_any(parse, noun)


def _is_any(parse: Parse, noun: Token) -> bool:
    """Whether a noun alone says only of what kind something is: "a ladder", "rope"."""
    article = [t.lower for t in children(parse, noun.i, "det")] in ([], ["a"], ["an"])
    own = any(children(parse, noun.i, "poss", "amod", "compound", "nummod", "prep", "appos"))
    return noun.tag == "NN" and article and not own


def _says_little(parse: Parse, noun: Token) -> bool:
    """Whether a noun needs the clause behind it: "the reason", "a man"; not "the chief reason", "the bank"."""
    own = [t for t in children(parse, noun.i, "poss", "amod", "compound", "nummod", "prep", "appos")
           if t.lower not in words("picking_words")]
    return noun.pos == "NOUN" and not own and noun.lemma in words("nouns_that_say_little")


def _strands(last: Token) -> bool:
    """Whether a clause ends with a preposition or an article that labels leave out."""
    return (last.dep == "prep" and not last.children) or last.lower in words("label_no_ends")
