"""When a clause stands as seen from its text: past, perfect, present, future."""

from __future__ import annotations

from dateline.builders import grammar
from dateline.builders.refusals import is_refusal
from dateline.graph.model import Parse, Tense, Token

FUTURE_MODALS = frozenset({"will", "wo", "shall", "'ll", "’ll", "sha"})


def tense(parse: Parse, word: Token) -> Tense:
    """The tense of the clause; of a noun, that of the clause it stands in; "none" where no finite verb governs."""
    if grammar.is_predicate(parse, word):
        return tense(parse, parse.tokens[word.head])
    if not grammar.is_verbal(word):
        return tense(parse, parse.tokens[word.head]) if word.head != word.i else "none"
    own = _own_tense(parse, word)
    if own is not None:
        return own
    return _tense_from_above(parse, word)


def _own_tense(parse: Parse, word: Token) -> Tense | None:
    auxiliaries = [t for t in grammar.children(parse, word) if t.dep in ("aux", "auxpass")]
    words = {t.lower for t in auxiliaries}
    if "would" in words and is_refusal(parse, word):
        return "past"
    if words & FUTURE_MODALS or (words & {"would"} and is_future_in_past(parse, word)):
        return "future"
    if any(t.tag == "MD" for t in auxiliaries):
        return "past" if "have" in words else "present"
    finite = auxiliaries[0] if auxiliaries else word
    had = [t for t in auxiliaries if t.lemma == "have"]
    if had and had[0].tag != "VBG":
        past = had[0].tag in ("VBD", "VBN") or had[0].lower in ("had", "'d", "’d")
        return "past-perfect" if past else "perfect"
    if finite.tag == "VBD":
        return "past"
    if finite.tag in ("VBZ", "VBP"):
        return "present"
    if word.tag == "VBD":
        return "past"
    return None


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
