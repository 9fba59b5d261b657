"""Whether a clause denies what it tells by words of its own: "not", "never", "nobody", "no longer", "nor"."""

from __future__ import annotations

from dateline.builders import grammar, remembered
from dateline.graph.model import Parse, Token

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
            or (child.dep in ("acomp", "attr") and _is_neither(parse, child))
            or (child.dep == "attr" and grammar.words_of(parse, word, "expl") and _is_nobody(parse, child))
            or (child.dep == "advmod" and child.lower == "longer" and grammar.words_of(parse, child, "neg") & {"no"})
            or (child.dep == "advmod" and child.lower in ("nearly", "almost") and child.i == word.i - 1)
        ):
            turns += 1
    turns += after_nor(parse, word) + _not_by(parse, word) + is_not_as_told(parse, word)
    return turns % 2 == 1


def _not_by(parse: Parse, word: Token) -> bool:
    """Whether who is named is said not to have done it: "caused not by protests", unless "but by …" names another."""
    agents = [child for child in grammar.children(parse, word) if child.dep == "agent"]
    if not agents:
        return False
    named = [agent for agent in agents if not grammar.words_of(parse, agent, "neg")]
    others = [noun for agent in named for noun in grammar.children(parse, agent) if noun.dep == "pobj"]
    return len(agents) > len(named) and all(grammar.words_of(parse, noun, "acl") for noun in others)


@remembered.of_word
def after_nor(parse: Parse, word: Token) -> bool:
    """Whether "nor" opens the clause: "nor had he seen it"."""
    if word.sentence not in _with_nor(parse):
        return False
    for token in reversed(parse.tokens[parse.sentences[word.sentence].first : word.i]):
        if token.pos == "VERB":
            return False
        if token.lower == "nor":
            return parse.tokens[token.head].pos not in ("NOUN", "PROPN", "PRON")  # "neither A nor B left" denies once
    return False


@remembered.of_word
def is_not_as_told(parse: Parse, word: Token) -> bool:
    """Whether it is told only to be put right: "the coach was demoted, not, as fans had it, sacked"."""
    if word.sentence not in _putting_right(parse) or any(t.dep == "neg" for t in grammar.children(parse, word)):
        return False  # its own word denies it
    first = parse.sentences[word.sentence].first
    start = next((i for i in range(word.i - 1, first + 3, -1) if parse.tokens[i].text == ","), None)
    if start is None or any(grammar.is_verbal(t) for t in parse.tokens[start + 1 : word.i]):
        return False
    opening = next((i for i in range(start - 1, first, -1) if parse.tokens[i].text == ","), None)
    around = [] if opening is None else [parse.tokens[opening - 1].lower, parse.tokens[opening + 1].lower]
    return around == ["not", "as"]


@remembered.of_parse
def _with_nor(parse: Parse) -> frozenset[int]:
    return frozenset(token.sentence for token in parse.having("lower", frozenset({"nor"})))


@remembered.of_parse
def _putting_right(parse: Parse) -> frozenset[int]:
    """The sentences with "not, as"."""
    tokens = parse.tokens
    return frozenset(token.sentence for token in parse.having("lower", frozenset({"not"}))
                     if [t.lower for t in tokens[token.i + 1 : token.i + 3]] == [",", "as"])


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


def _is_neither(parse: Parse, said: Token) -> bool:
    """"That was neither lawful nor wise"."""
    return bool(grammar.words_of(parse, said, "preconj") & {"neither"}) or (
        parse.tokens[said.i - 1].lower == "neither" and parse.tokens[said.i - 1].dep != "nsubj")


def _is_nobody(parse: Parse, word: Token) -> bool:
    if word.lower == "nothing" and [t.lower for t in parse.tokens[word.i + 1 : word.i + 2]] == ["but"]:
        return False  # "left nothing but ash"
    if _is_not_one(parse, word):
        return True
    parted = [t.lower for t in parse.tokens[max(0, word.i - 2) : word.i + 1]] == ["no", "-", "one"]
    if parted or word.lower in _NOBODY or grammar.words_of(parse, word, "preconj") & {"neither"}:
        return True
    return any(t.dep == "det" and t.lower in ("no", "neither") and not _is_at_least(parse, t)
               for t in grammar.children(parse, word))


def _is_not_one(parse: Parse, word: Token) -> bool:
    """Whether it is not even one: "not one vial", "not a single ship", "not one of them"."""
    for one in (word, *(t for t in grammar.children(parse, word) if t.dep in ("nummod", "det", "amod"))):
        before = [t.lower for t in parse.tokens[max(0, one.i - 2) : one.i]]
        if (one.lower == "one" and before[-1:] == ["not"]) or (one.lower == "single" and before == ["not", "a"]):
            return True
    return False


def _is_at_least(parse: Parse, no: Token) -> bool:
    """Whether it only opens a number: "no fewer than nine", "no less than a third"."""
    return [t.lower for t in parse.tokens[no.i + 1 : no.i + 3]][-1:] == ["than"]
