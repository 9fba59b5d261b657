"""When a clause stands as seen from its text: past, perfect, present, future."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.builders import grammar, remembered
from dateline.builders.knowledge import words
from dateline.builders.refusals import is_refusal
from dateline.graph.model import Parse, Tense, Token

FUTURE_MODALS = frozenset({"will", "wo", "shall", "'ll", "’ll", "sha"})


@remembered.of_word
def tense(parse: Parse, word: Token) -> Tense:
    """The tense of the clause; of a noun, that of the clause it stands in; "none" where no finite verb governs."""
    if grammar.is_predicate(parse, word):
        return tense(parse, parse.tokens[word.head])
    if is_looked_back_on(parse, word):
        return "past-perfect"
    if not grammar.is_verbal(word):
        return tense(parse, parse.tokens[word.head]) if word.head != word.i else "none"
    own = _own_tense(parse, word)
    if own is not None:
        return own
    return _tense_from_above(parse, word)


def is_looked_back_on(parse: Parse, noun: Token) -> bool:
    """Whether a known event is what an inquiry, blame or victims are of: it was before, whenever these are."""
    preposition = parse.tokens[noun.head]
    if noun.dep != "pobj" or noun.pos != "NOUN" or preposition.i == 0:
        return False
    if not grammar.words_of(parse, noun, "det") & {"the", "this", "that"} and not grammar.words_of(parse, noun, "poss"):
        return False
    governors = (parse.tokens[preposition.head], parse.tokens[preposition.i - 1])
    return any(one.pos == "NOUN" and one.lemma in words("looking_back_nouns") for one in governors)


def _own_tense(parse: Parse, word: Token) -> Tense | None:
    auxiliaries = [t for t in grammar.children(parse, word) if t.dep in ("aux", "auxpass")]
    said = {t.lower for t in auxiliaries}
    if "would" in said and is_refusal(parse, word):
        return "past"
    if said & FUTURE_MODALS or (said & {"would"} and is_future_in_past(parse, word)):
        return "future"
    if any(t.tag == "MD" for t in auxiliaries):
        return "past" if "have" in said else "present"
    finite = auxiliaries[0] if auxiliaries else word
    had = [t for t in auxiliaries if t.lemma == "have"]
    if had and had[0].tag != "VBG":
        past = had[0].tag in ("VBD", "VBN") or had[0].lower in ("had", "'d", "’d")
        return "past-perfect" if past or _is_infinitive(auxiliaries) else "perfect"
    if finite.tag == "VBD":
        return "past"
    if finite.tag in ("VBZ", "VBP"):
        return "present"
    if word.tag == "VBD":
        return "past"
    return None


def _is_infinitive(auxiliaries: Sequence[Token]) -> bool:
    """Whether a perfect is "to have done": it only lies before what its verb tells ("is known to have fled")."""
    return any(t.tag == "TO" for t in auxiliaries)


def _tense_from_above(parse: Parse, word: Token) -> Tense:
    governor = parse.tokens[word.head]
    if word.tag == "VBN" and word.dep in ("acl", "amod", "ROOT"):
        return "past"
    if word.head == word.i:
        return "future" if is_headline_future(parse, word) else "none"
    return tense(parse, governor)


def is_future_in_past(parse: Parse, word: Token) -> bool:
    """Whether "would" is the future as it was seen then ("he said it would rain"), not the result of a condition."""
    if any(t.lower == "have" and t.dep == "aux" for t in grammar.children(parse, word)):
        return False
    top = grammar.first_conjunct(parse, word)
    told = top.dep == "ccomp" or (top.dep in ("relcl", "acl") and grammar.has_complementizer(parse, top))
    if not told or any(grammar.words_of(parse, t, "mark") & {"if"} for t in grammar.children(parse, word)):
        return False
    governor = parse.tokens[top.head]
    return (not grammar.is_direct_speech(parse, top, governor) or _quotes_verb_alone(parse, word)) and tense(
        parse, governor
    ) in (
        "past",
        "past-perfect",
        "perfect",
        "none",
        "present",
    )


def _quotes_verb_alone(parse: Parse, word: Token) -> bool:
    """Whether a quotation begins only behind the auxiliary: "said it would “weigh the offer”"."""
    auxiliary = next((t for t in grammar.children(parse, word) if t.dep == "aux" and t.lower == "would"), None)
    return auxiliary is not None and any(t.text == "“" for t in parse.tokens[auxiliary.i : word.i])


def is_headline_future(parse: Parse, word: Token) -> bool:
    """Whether it is a headline's infinitive: "Retailer to cut 300 jobs", "Judge to resign, says aide"."""
    return (
        (word.dep == "ROOT" or (word.i < word.head and grammar.is_direct_speech(parse, word, parse.tokens[word.head])))
        and grammar.is_infinitive(parse, word)
        and any(t.dep in ("nsubj", "nsubjpass") for t in grammar.children(parse, word))
    )
