"""Whether a clause denies what it tells by words of its own: "not", "never", "nobody", "no longer", "nor"."""

from __future__ import annotations

from dateline.builders import grammar, remembered
from dateline.builders.knowledge import words
from dateline.builders.syntax import ancestors
from dateline.graph.model import Parse, Token

FALSE = frozenset({"false", "untrue", "wrong", "baseless", "unfounded", "groundless", "fake", "incorrect"})
TRUE = frozenset({"true", "correct", "accurate", "right", "so"})
_NOT_QUITE = frozenset({"only", "just", "simply", "merely", "solely", "alone", "necessarily", "exactly", "until"})
_UNTIL = frozenset({"until", "till"})
_CLOSING = frozenset({"”", "''", "»"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "nowhere", "no-one"})


@remembered.of_word
def is_negated(parse: Parse, word: Token) -> bool:
    """Whether the clause itself is denied ("not", "never", "nobody"), whatever governs it."""
    turns = 0
    for child in grammar.children(parse, word):
        if child.dep == "neg" or child.lower == "never":
            # "caused not by protests but by …": what follows the verb is denied, not the verb
            turns += not (child.i > word.i and word.pos != "AUX") and denies(parse, child, word)
        elif (
            (child.dep == "preconj" and child.lower == "neither")
            or (child.dep in ("nsubj", "nsubjpass", "dobj") and _is_nobody(parse, child))
            or (child.dep == "attr" and grammar.words_of(parse, word, "expl") and _is_nobody(parse, child))
            or (child.dep == "advmod" and child.lower == "longer" and grammar.words_of(parse, child, "neg") & {"no"})
            or (child.dep == "advmod" and child.lower in ("nearly", "almost") and child.i == word.i - 1)
        ):
            turns += 1
    turns += after_nor(parse, word) + _not_by(parse, word)
    return turns % 2 == 1


def is_by_denial(parse: Parse, word: Token) -> bool:
    """Whether what governs a clause or noun denies it in so many words: "denied that", "rejected claims that"."""
    for above in ancestors(parse, word.i):
        if above.lemma in words("denying_verbs"):
            return True
        if calls_false(parse, above) or dismisses(parse, above):
            return True
    return False


def dismisses(parse: Parse, verb: Token) -> bool:
    """Whether a verb calls something false: "called the report untrue", "dismissed it as an invention"."""
    if verb.lemma not in words("dismissing_verbs") or verb.pos != "VERB" or is_negated(parse, verb):
        return False
    later = (grammar.subtree(parse, t) for t in grammar.children(parse, verb) if t.dep == "conj")
    below = [parse.tokens[i] for i in grammar.subtree(parse, verb).difference(*later) if i > verb.i]
    return any(t.lower in FALSE or (t.pos == "NOUN" and t.lemma in words("falsehood_nouns")) for t in below)


def calls_false(parse: Parse, copula: Token) -> bool:
    """Whether something is said to be false: "is untrue", "is not correct"; the word may be the adjective itself."""
    if copula.pos == "ADJ" and copula.dep == "acomp":
        copula = parse.tokens[copula.head]
    said = {child.lower for child in grammar.children(parse, copula) if child.dep == "acomp"}
    negated = is_negated(parse, copula)
    return bool(said & FALSE and not negated) or bool(said & TRUE and negated)


def _not_by(parse: Parse, word: Token) -> bool:
    """Whether who is named is said not to have done it: "caused not by protests", unless "but by …" names another."""
    agents = [child for child in grammar.children(parse, word) if child.dep == "agent"]
    named = [agent for agent in agents if not grammar.words_of(parse, agent, "neg")]
    others = [noun for agent in named for noun in grammar.children(parse, agent) if noun.dep == "pobj"]
    return len(agents) > len(named) and all(grammar.words_of(parse, noun, "acl") for noun in others)


@remembered.of_word
def after_nor(parse: Parse, word: Token) -> bool:
    """Whether "nor" opens the clause: "nor had he seen it"."""
    for token in reversed(parse.tokens[parse.sentences[word.sentence].first : word.i]):
        if token.pos == "VERB":
            return False
        if token.lower == "nor":
            return parse.tokens[token.head].pos not in ("NOUN", "PROPN", "PRON")  # "neither A nor B left" denies once
    return False


def denies(parse: Parse, negation: Token, word: Token) -> bool:
    """Whether a negation beside a verb says that it did not happen: not "not only", nor one that ends a quotation.

    "“We did what others did not”, said Ann": she did say it.
    """
    quoted = any(t.text in _CLOSING for t in parse.tokens[negation.i : word.i])
    return not quoted and not is_softened(parse, negation)


def is_softened(parse: Parse, negation: Token) -> bool:
    """Whether what follows did happen all the same: "not only", "not until", "whether or not"."""
    following = parse.tokens[negation.i + 1] if negation.i + 1 < len(parse.tokens) else None
    if [t.lower for t in parse.tokens[max(0, negation.i - 2) : negation.i]] == ["whether", "or"]:
        return True
    if following is not None and following.lower in _NOT_QUITE:
        return True
    verb = parse.tokens[negation.head]
    until = any(t.lower in _UNTIL for t in grammar.children(parse, verb) if t.dep in ("prep", "mark"))
    # "did not leave until the police came": then he left
    came = (t for t in grammar.children(parse, verb) if t.dep == "advcl" and t.tag == "VBD")
    return until or any(grammar.words_of(parse, t, "mark") & _UNTIL for t in came)


def _is_nobody(parse: Parse, word: Token) -> bool:
    if word.lower in _NOBODY or grammar.words_of(parse, word, "preconj") & {"neither"}:
        return True
    return any(t.dep == "det" and t.lower in ("no", "neither") and not _is_at_least(parse, t)
               for t in grammar.children(parse, word))


def _is_at_least(parse: Parse, no: Token) -> bool:
    """Whether it only opens a number: "no fewer than nine", "no less than a third"."""
    return [t.lower for t in parse.tokens[no.i + 1 : no.i + 3]][-1:] == ["than"]
