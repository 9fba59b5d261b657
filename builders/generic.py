"""Which claims tell how things are, and nothing that happened: proverbs, habits, what nobody ever does, what is not so.

"Nobody guards a mango tree", "a resignation is no answer", "he is not a doctor": such a sentence denies no event.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.builders import grammar
from dateline.builders.knowledge import words
from dateline.graph.model import Claim, Parse, Token

_ANYBODY = frozenset({
    "nobody", "no-one", "one", "everybody", "everyone", "anybody", "anyone", "you", "people", "nothing"})
_ANY = frozenset({"a", "an", "any", "every", "each", "no", "neither"})
_ALWAYS = frozenset({"always", "never", "usually", "often", "generally", "normally", "seldom", "rarely"})
_TIMES = frozenset({"DATE", "TIME"})


def marked(parse: Parse, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, those that are generic marked so. Asks for the voices: what somebody says is not so, he may deny."""
    return tuple(replace(claim, generic=True) if is_generic(parse, claim) else claim for claim in claims)


def is_generic(parse: Parse, claim: Claim) -> bool:
    """Whether a claim in the simple present is of anybody or any time, or says what somebody is not."""
    if claim.certainty != "certain" or claim.tense != "present" or claim.by_denial:
        return False
    verb = _verb(parse, parse.tokens[claim.head_token])
    if claim.speech:
        return verb is not None and claim.polarity == "negative" and _is_habit(parse, verb)
    if verb is None or parse.block_of(claim.sentence).kind == "title" or _goes_on(parse, verb):
        return False
    negative = claim.polarity == "negative"
    if _is_of_anybody(parse, verb, negative):
        return True
    if negative and not claim.voices and _is_habit(parse, verb):
        return True
    return negative and _is_state(claim, verb) and (not claim.voices or _is_of_speaker(parse, verb))


def _verb(parse: Parse, word: Token) -> Token | None:
    """The finite verb of a claim; None for event nouns beside a verb."""
    if grammar.is_predicate(parse, word):
        word = parse.tokens[word.head]
    return word if grammar.is_verbal(word) else None


def _goes_on(parse: Parse, verb: Token) -> bool:
    """Whether it is going on, done to somebody now or over: "is not working", "is not opened", "is no longer mayor"."""
    return verb.tag in ("VBG", "VBN") or any(
        t.lower in ("longer", "more", "yet") for t in grammar.children(parse, verb) if t.dep == "advmod")


def _is_of_speaker(parse: Parse, verb: Token) -> bool:
    """Whether somebody tells his own state: "we are not ashamed"."""
    subject = grammar.subject(parse, verb)
    return subject is not None and subject.lower in ("i", "we")


def _is_state(claim: Claim, verb: Token) -> bool:
    static = words("static_verbs", "stative_verbs")
    return claim.form == "predicate" or verb.lemma in static


def _is_habit(parse: Parse, verb: Token) -> bool:
    """Whether somebody never does a thing to any of a kind: "does not comment on cases", "does not sell wine"."""
    kids = grammar.children(parse, verb)
    if not any(t.dep == "aux" and t.lemma == "do" for t in kids):
        return False
    if any(t.dep in ("npadvmod", "ccomp", "xcomp", "advcl") or t.ent in _TIMES for t in kids):
        return False
    phrases = [t for t in kids if t.dep in ("dobj", "prep") and t.i > verb.i]
    objects = [o for t in phrases for o in ((t,) if t.dep == "dobj" else grammar.children(parse, t))]
    return bool(objects) and all(_is_any(parse, o) for o in objects)


def _is_of_anybody(parse: Parse, verb: Token, negative: bool) -> bool:
    subject = grammar.subject(parse, verb)
    if subject is None:
        return False
    one_of_some = any(t.dep == "prep" and t.lower == "of" for t in grammar.children(parse, subject))
    if subject.tag == "CD" or one_of_some or grammar.words_of(parse, subject, "amod") & {"such"}:
        return False
    if subject.lower in _ANYBODY or grammar.words_of(parse, verb, "advmod") & _ALWAYS:
        return True
    return negative and _is_any(parse, subject)


def _is_any(parse: Parse, noun: Token) -> bool:
    """Whether a common noun names no one thing: "a leaf", "memos", "toothpaste", "suspended is not ended"."""
    determiners = grammar.words_of(parse, noun, "det") | grammar.words_of(parse, noun, "poss")
    if noun.pos in ("VERB", "ADJ"):
        return True
    bare = not determiners and not any(t.dep in ("nummod", "relcl", "acl") for t in grammar.children(parse, noun))
    return noun.pos == "NOUN" and not noun.ent and (bool(determiners & _ANY) or bare)
