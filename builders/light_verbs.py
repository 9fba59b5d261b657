"""Light verbs: those that only carry an event noun, as in "carried out an attack", "there were protests"."""

from __future__ import annotations

import functools

from dateline.builders import event_nouns, remembered
from dateline.builders.clauses import antecedent, is_passive, is_relative, is_verbal, kid, kids
from dateline.builders.knowledge import rows, words
from dateline.builders.phrasal_verbs import lemma_of, verb_phrase
from dateline.graph.model import Parse, Token


@functools.cache
def _light_verbs() -> dict[str, tuple[str, str, frozenset[str]]]:
    return {verb: (role, kept, frozenset(nouns.split())) for verb, role, kept, nouns in rows("light_verbs")}


def says_nothing(parse: Parse, verb: Token) -> bool:
    """Whether a verb that carries an event noun is no event: "carried out an attack", "there were protests"."""
    if verb.lemma == "be":
        return bool(kids(parse, verb, "expl"))
    return _light_verbs()[_full_lemma(parse, verb)][1] == "light"


def is_shell(parse: Parse, verb: Token) -> bool:
    """Whether a verb that carries an event noun tells the same event once more: "held a rally", "are in talks"."""
    if verb.lemma == "be":
        return not kids(parse, verb, "expl")
    return _light_verbs()[_full_lemma(parse, verb)][1] == "shell"


def light_role(parse: Parse, verb: Token) -> str | None:
    """What the subject of a light verb is to the event that it carries; None where it is the event itself."""
    if verb.lemma == "be":
        return "patient" if any(prep.lower == "under" for prep in kids(parse, verb, "prep")) else "agent"
    role = _light_verbs()[_full_lemma(parse, verb)][0]
    return None if role == "none" else role


def _full_lemma(parse: Parse, verb: Token) -> str:
    if verb.lemma == "take" and any(w.lower == "place" for w in kids(parse, verb, "dobj")):
        return "take_place"
    return lemma_of(parse, verb)


@remembered.of_parse
def carriers(parse: Parse) -> dict[int, int]:
    """The event nouns that a light verb carries, each with that verb; both by index."""
    found: dict[int, int] = {}
    for verb in parse.tokens:
        if verb.pos in ("VERB", "AUX") and verb.dep not in ("aux", "auxpass"):
            found |= {noun.i: verb.i for noun in _carried(parse, verb) if noun.i not in found}
    return found


def _carried(parse: Parse, verb: Token) -> list[Token]:
    if verb.lemma == "be":
        return _carried_by_be(parse, verb)
    lemma = _full_lemma(parse, verb)
    if lemma not in _light_verbs():
        return []
    role, _, nouns = _light_verbs()[lemma]
    theme = _subject_noun(parse, verb) if role == "none" else _object_noun(parse, verb)
    theme = (event_nouns.counted_by(parse, theme) or theme) if theme is not None else None
    if theme is None or not event_nouns.is_eventive(theme):
        return []
    if "*" in nouns:
        return [theme] if event_nouns.share_of(theme) >= event_nouns.ALWAYS else []
    return [theme] if theme.lemma.lower() in nouns or theme.lower in nouns else []


def _carried_by_be(parse: Parse, verb: Token) -> list[Token]:
    """"There were protests", "they are in talks", "the city is under attack"."""
    if kid(parse, verb, "expl"):
        told = kid(parse, verb, "attr", "nsubj")
        return [told] if told is not None and event_nouns.is_eventive(told) else []
    if kid(parse, verb, "acomp", "attr") or verb_phrase(parse, verb) is not None:
        return []
    into = [prep for prep in kids(parse, verb, "prep") if prep.lower in words("state_prepositions")]
    states = [noun for prep in into for noun in kids(parse, prep, "pobj")]
    return [noun for noun in states if noun.pos == "NOUN" and event_nouns.is_eventive(noun)
            and not kids(parse, noun, "det", "poss")][:1]


def _object_noun(parse: Parse, verb: Token) -> Token | None:
    """What is done, active or passive, or said of in a relative clause or participle."""
    if is_passive(parse, verb):
        return _subject_noun(parse, verb)
    own = kid(parse, verb, "dobj")
    if own is not None and not is_relative(own):
        return own
    return antecedent(parse, verb) if own is not None or (verb.dep == "relcl" and kid(parse, verb, "nsubj")) else None


def _subject_noun(parse: Parse, verb: Token) -> Token | None:
    own = kid(parse, verb, "nsubj", "nsubjpass")
    if own is not None:
        return antecedent(parse, verb) if is_relative(own) else own
    if verb.dep == "conj":
        first = parse.tokens[verb.head]
        return _subject_noun(parse, first) if is_verbal(first) else None
    return antecedent(parse, verb)
