"""What calls something told false: "is untrue", "without foundation", "dismissed as an invention", "wrongly said"."""

from __future__ import annotations

from dateline.builders import charges, grammar, remembered
from dateline.builders.knowledge import words
from dateline.builders.negation import is_negated, is_not_as_told
from dateline.builders.syntax import ancestors
from dateline.graph.model import Parse, Token

TRUE = frozenset({"true", "correct", "accurate", "right", "so"})
_FORMER = frozenset({"earlier", "previous", "original", "first"})
_WORKS = frozenset({"version", "edition", "article", "story", "headline", "caption", "post"})
_GROUNDS = frozenset({"foundation", "basis", "substance", "truth", "merit"})
"""What a false report lacks: "there was no truth in", "is without foundation"."""


def is_by_denial(parse: Parse, word: Token) -> bool:
    """Whether what governs a clause or noun denies it in so many words: "denied that", "rejected claims that"."""
    if (noun := bearer(parse, word)) is not None and is_called_false(parse, noun):
        return True
    if is_not_as_told(parse, word):
        return True
    below = word
    for above in ancestors(parse, word.i):
        if above.lemma in words("denying_verbs") or charges.is_disowned(parse, above):
            return True
        if calls_false(parse, above) or dismisses(parse, above, scorned=True) or is_misreport(parse, above):
            return True
        told = grammar.has_complementizer(parse, below) or (below.dep == "prep" and above.dep != "attr")
        if above.pos == "NOUN" and told and is_called_false(parse, above):
            return True
        below = above
    return False


def dismisses(parse: Parse, verb: Token, scorned: bool = False) -> bool:
    """Whether a verb calls something false: "called the report untrue", "dismissed it as an invention".

    ``scorned``: who calls a report absurd denies it, as who calls a deed so does not.
    """
    if verb.lemma not in words("dismissing_verbs") or verb.pos != "VERB" or is_negated(parse, verb):
        return False
    later = (grammar.subtree(parse, t) for t in grammar.children(parse, verb) if t.dep == "conj")
    below = [parse.tokens[i] for i in grammar.subtree(parse, verb).difference(*later) if i > verb.i]
    false = words("false_adjectives", "scornful_adjectives") if scorned else words("false_adjectives")
    return any(t.lower in false or (t.pos == "NOUN" and t.lemma in words("falsehood_nouns")) for t in below)


def calls_false(parse: Parse, copula: Token) -> bool:
    """Whether something is said to be false: "is untrue", "is not correct"; the word may be the adjective itself."""
    if copula.pos == "ADJ" and copula.dep == "acomp":
        copula = parse.tokens[copula.head]
    said = {child.lower for child in grammar.children(parse, copula) if child.dep == "acomp"}
    negated = is_negated(parse, copula)
    return bool(said & words("false_adjectives") and not negated) or bool(said & TRUE and negated)


def is_a_lie(parse: Parse, copula: Token) -> bool:
    """Whether something is said to be a falsehood, or to lack all ground: "is an invention", "is without basis"."""
    if copula.lemma != "be" or is_negated(parse, copula):
        return False
    kids = grammar.children(parse, copula)
    lie = any(t.dep == "attr" and t.lemma in words("falsehood_nouns") for t in kids)
    return lie or any(t.lower == "without" and _has_ground(parse, t) for t in kids if t.dep == "prep")


def is_called_false(parse: Parse, noun: Token) -> bool:
    """Whether what a noun tells is called false: "reports that … are a lie", "no truth in rumours", "a lie that …"."""
    above = parse.tokens[noun.head]
    if noun.dep == "attr":
        return noun.lemma in words("falsehood_nouns") and is_a_lie(parse, above)
    if noun.dep == "nsubj":
        return calls_false(parse, above) or is_a_lie(parse, above)
    if noun.dep != "pobj" or above.lower not in ("in", "to", "behind", "for"):
        return False
    over = parse.tokens[above.head]
    host = parse.tokens[over.head] if over.dep == "parataxis" else over  # "there was no truth, she added, in rumours"
    grounds = [over, *(t for t in grammar.children(parse, host) if t.dep in ("attr", "dobj"))]
    return any(t.lemma in _GROUNDS and grammar.words_of(parse, t, "det") & {"no"} for t in grounds)


def is_misreport(parse: Parse, verb: Token) -> bool:
    """Whether a text says that something was told wrongly: "wrongly said that", "an earlier version said that"."""
    if verb.pos != "VERB":
        return False
    if grammar.words_of(parse, verb, "advmod") & words("mistaken_adverbs"):
        return True
    teller = grammar.subject(parse, verb)
    former = teller is not None and teller.lemma in _WORKS and grammar.words_of(parse, teller, "amod") & _FORMER
    return bool(former) and any(t.dep == "ccomp" and t.i > verb.i for t in grammar.children(parse, verb))


def bearer(parse: Parse, word: Token) -> Token | None:
    """The noun whose content a clause is by "according to which": "reports according to which ships were sunk"."""
    first = parse.sentences[word.sentence].first
    which = max((i for i in _hearsay(parse) if first + 2 < i < word.i), default=None)
    if which is None or any(grammar.is_verbal(t) and t.dep not in ("aux", "auxpass")
                            for t in parse.tokens[which + 1 : word.i]):
        return None
    before = parse.tokens[first : which - 2]
    return next((t for t in reversed(before) if t.pos == "NOUN" and t.dep in ("nsubj", "nsubjpass", "dobj")), None)


@remembered.of_parse
def _hearsay(parse: Parse) -> list[int]:
    """The "which" of every "according to which"."""
    return [token.i for token in parse.having("lower", frozenset({"which"}))
            if [t.lower for t in parse.tokens[max(0, token.i - 2) : token.i]] == ["according", "to"]]


def _has_ground(parse: Parse, preposition: Token) -> bool:
    return any(t.lemma in _GROUNDS for t in grammar.children(parse, preposition))
