"""Triggers: which words of a text are events, be they verbs, event nouns or predicates."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.builders.clauses import (
    antecedent, governor, is_infinitive, is_passive, is_relative, is_verbal, kid, kids)
from dateline.builders.knowledge import rows, words
from dateline.graph.model import ClaimForm, Parse, Span, TimeExpression, Token

ALWAYS, BY_CONTEXT = 0.6, 0.3
"""From which share of its uses on a noun counts as an event always, or where its context says so."""
NAMED_EVENTS = frozenset({"conference", "summit", "games", "war", "election", "festival", "cup", "championship",
                          "tournament", "congress", "revolution", "uprising", "olympics", "battle", "agreement",
                          "treaty", "exhibition", "earthquake", "hurricane", "typhoon", "massacre", "massacres"})
FIXED_TIMES = frozenset({"during", "after", "before", "since", "following", "amid", "until", "despite", "upon"})
"""Prepositions that only events follow, where no time does."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell an event."""

    head: int
    """Index of its head: of a copula for predicates, of the noun for event nouns."""
    words: tuple[int, ...]
    """Indices of its words, in order; the head among them."""
    lemma: str
    form: ClaimForm
    rule: str
    carrier: int | None = None
    """Index of the light verb that carries an event noun ("carried out" an attack)."""


def find(parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Trigger, ...]:
    """The triggers of a text, in the order of their heads."""
    in_times = _covered(parse, times)
    shells = carriers(parse)
    dropped = {verb for verb in shells.values() if says_nothing(parse, parse.tokens[verb])}
    found = [trigger for word in parse.tokens if word.i not in in_times
             for trigger in _trigger(parse, word, shells, dropped)]
    return tuple(sorted(found, key=lambda trigger: trigger.head))


def _covered(parse: Parse, times: tuple[TimeExpression, ...]) -> set[int]:
    spans = sorted(time.span for time in times)
    return {word.i for word in parse.tokens if any(s.start <= word.start < s.end for s in spans)}


def _trigger(parse: Parse, word: Token, shells: dict[int, int], dropped: set[int]) -> Iterator[Trigger]:
    if is_casualty(parse, word):
        yield Trigger(word.i, (word.i,), _casualties()[word.lower], "predicate", "predicate.casualty")
    elif is_verbal(word):
        if word.i not in dropped:
            yield from _of_clause(parse, word)
    elif is_coup(parse, word):
        yield Trigger(word.i, (word.i - 1, word.i), "coup", "noun", "noun", shells.get(word.i))
    elif word.pos in ("NOUN", "PROPN") and (rule := _event_noun(parse, word, shells)):
        yield _of_noun(parse, word, rule, shells.get(word.i))


def _of_clause(parse: Parse, verb: Token) -> Iterator[Trigger]:
    if verb.lemma == "be" or verb.pos == "AUX":
        if is_copula(parse, verb):
            yield _of_copula(parse, verb)
    elif is_event_verb(parse, verb):
        yield _of_verb(parse, verb)


# ---- Verbs -----------------------------------------------------------------------------------------------------------


def is_event_verb(parse: Parse, verb: Token) -> bool:
    """Whether a word that was tagged as a verb tells an event: no auxiliary, no preposition, no mere adjective."""
    if not verb.tag.startswith("VB") or not verb.text[0].isalnum() or verb.dep in ("aux", "auxpass", "compound", "prep", "punct", "nmod", "intj"):
        return False
    if any(verb.dep in labels or "*" in labels for labels in _non_events().get(verb.lower, ())):
        return False
    return not _is_modal_use(parse, verb) and (verb.dep != "amod" or _tells_as_participle(parse, verb))


@functools.cache
def _non_events() -> dict[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = {}
    for form, labels in rows("non_event_verbs"):
        table.setdefault(form, []).append(labels.split())
    return table


def _is_modal_use(parse: Parse, verb: Token) -> bool:
    """"Have to leave", "is going to leave", "used to live": the infinitive is the event."""
    following = kid(parse, verb, "xcomp")
    if following is None or not is_infinitive(parse, following) or kid(parse, verb, "dobj"):
        return False
    return (verb.lemma == "have" or (verb.lower == "going" and bool(kids(parse, verb, "aux")))
            or (verb.lower == "used" and verb.tag == "VBD"))


def _tells_as_participle(parse: Parse, verb: Token) -> bool:
    """"The recently announced plan" tells of an announcement; "increased prices", "armed men" need not."""
    adverbs = (word.lower for word in kids(parse, verb, "advmod", "npadvmod"))
    return verb.tag in ("VBN", "VBG", "VBD") and any(word in words("recent_adverbs") for word in adverbs)


def lemma_of(parse: Parse, verb: Token) -> str:
    """A verb's lemma with its particle: "carry_out"."""
    particle = kid(parse, verb, "prt")
    return f"{verb.lemma}_{particle.lower}" if particle else verb.lemma


def _of_verb(parse: Parse, verb: Token) -> Trigger:
    phrase = verb_phrase(parse, verb)
    if phrase:
        return Trigger(verb.i, tuple(sorted((verb.i, *phrase[1]))), phrase[0], "verb", "verb.phrase")
    particles = kids(parse, verb, "prt")
    form: ClaimForm = "headline" if _is_headline(parse, verb) else "verb"
    return Trigger(verb.i, tuple(sorted(w.i for w in (verb, *particles))), lemma_of(parse, verb), form, _rule(parse, verb))


def _is_headline(parse: Parse, verb: Token) -> bool:
    """"Company to lower prices": a title whose noun bears the verb."""
    head = governor(parse, verb)
    return (parse.block_of(verb.sentence).kind == "title" and head is not None and head.dep == "ROOT"
            and not is_verbal(head) and verb.dep in ("acl", "relcl"))


def _rule(parse: Parse, verb: Token) -> str:
    if verb.dep == "amod":
        return "verb.modifier"
    if verb.lemma in ("have", "be"):
        return f"verb.{verb.lemma}"
    return "verb"


def verb_phrase(parse: Parse, verb: Token) -> tuple[str, tuple[int, ...]] | None:
    """The lemma of a phrase that a verb is the head of ("take_part") and the indices of the words that follow it."""
    for following, lemma in _phrases().get(verb.lemma, ()):
        found = _follows(parse, verb, following)
        if found:
            return lemma, found
    return None


@functools.cache
def _phrases() -> dict[str, list[tuple[list[str], str]]]:
    table: dict[str, list[tuple[list[str], str]]] = {}
    for verb, following, lemma in rows("verb_phrases"):
        table.setdefault(verb, []).append((following.split(), lemma))
    return table


def _follows(parse: Parse, verb: Token, following: list[str]) -> tuple[int, ...]:
    """The words of a phrase where they stand below the verb, its first word governed by it; else nothing."""
    own = [parse.tokens[i] for i in verb.children if i > verb.i]
    start = next((word for word in own if word.lower == following[0]), None)
    if start is None or (len(following) == 1 and kids(parse, start, "prep", "poss", "amod")
                         and start.dep == "dobj" and kids(parse, start, "poss", "amod")):
        return ()
    rest = parse.tokens[start.i : start.i + len(following)]
    return tuple(w.i for w in rest) if [w.lower for w in rest] == following else ()


# ---- Predicates ------------------------------------------------------------------------------------------------------


def is_copula(parse: Parse, word: Token) -> bool:
    """Whether a form of "be" is itself the verb of its clause, with something said of its subject."""
    return (word.lemma in ("be", "have") and word.dep not in ("aux", "auxpass")
            and bool(kids(parse, word, "attr", "acomp", "prep", "advmod", "expl", "dobj", "ccomp", "oprd", "npadvmod"))
            and not (word.lemma == "be" and kids(parse, word, "xcomp") and not kids(parse, word, "attr", "acomp")))


def predicate_of(parse: Parse, copula: Token) -> Token | None:
    """The adjective or noun that a copula says of its subject."""
    return kid(parse, copula, "acomp", "attr", "oprd")


def _of_copula(parse: Parse, copula: Token) -> Trigger:
    if kid(parse, copula, "expl") and (kid(parse, copula, "attr") or kid(parse, copula, "nsubj")):
        return Trigger(copula.i, (copula.i,), "exist", "predicate", "predicate.there")
    predicate = kid(parse, copula, "acomp")
    if predicate is None:
        return Trigger(copula.i, (copula.i,), copula.lemma, "predicate", f"predicate.{copula.lemma}")
    between = range(min(copula.i, predicate.i), max(copula.i, predicate.i) + 1)
    close = len(between) <= 4 and not any(parse.tokens[i].dep in ("nsubj", "punct") for i in between)
    said = tuple(between) if close else (copula.i,)
    return Trigger(copula.i, said, f"be_{predicate.lemma}", "predicate", "predicate.adjective")


@functools.cache
def _casualties() -> dict[str, str]:
    return dict(rows("casualties"))


def is_casualty(parse: Parse, word: Token) -> bool:
    """"222 dead and 843 injured", "ten missing": people are counted by what befell them, without a verb."""
    if word.lower not in _casualties() or kids(parse, word, "nsubj", "nsubjpass", "aux", "auxpass"):
        return False
    before = parse.tokens[word.i - 1] if word.i > 0 else word
    return (before.pos == "NUM" and before.sentence == word.sentence
            and word.dep not in ("amod", "compound", "acomp", "advmod"))


# ---- Nouns -----------------------------------------------------------------------------------------------------------


@functools.cache
def _shares() -> dict[str, float]:
    table = {noun: float(share) for noun, share, _, _ in rows("event_nouns")}
    own = {"always": 1.0, "context": (ALWAYS + BY_CONTEXT) / 2, "never": 0.0}
    return {**table, **{noun: own[verdict] for noun, verdict in rows("event_nouns_own")}}


@functools.cache
def _verbs_of_nouns() -> dict[str, tuple[str, bool]]:
    return {noun: (verb, takes == "object") for noun, _, verb, takes in rows("event_nouns") if verb != "-"}


def verb_of(noun: str) -> str | None:
    """The verb that an event noun is derived from: "deployment" → "deploy"; None for none."""
    return _verbs_of_nouns().get(noun, (None, False))[0]


def takes_object(noun: str) -> bool:
    """Whether the verb that an event noun is derived from takes an object."""
    return _verbs_of_nouns().get(noun, (None, False))[1]


def share_of(word: Token) -> float:
    """How much a noun names events: the share of its uses, from 0 to 1; a plural that is listed goes by itself."""
    if _is_of_state(word.text):
        return 1.0
    return _shares().get(word.lower, _shares().get(word.lemma.lower(), 0.0))


def is_eventive(word: Token) -> bool:
    """Whether a noun can name an event in some context."""
    return (word.pos in ("NOUN", "PROPN") or _is_of_state(word.text)) and share_of(word) >= BY_CONTEXT


def _is_of_state(text: str) -> bool:
    return text.lower().replace("’", "'").replace("é", "e") == "d'etat"


def is_coup(parse: Parse, word: Token) -> bool:
    """Whether a word is the second of "coup d'état", which parsers take for its head."""
    return _is_of_state(word.text) and word.i > 0 and parse.tokens[word.i - 1].lower == "coup"


def _event_noun(parse: Parse, noun: Token, shells: dict[int, int]) -> str | None:
    """By which rule a noun is an event, or None."""
    if noun.dep in ("compound", "nmod", "npadvmod") or _counts_events(parse, noun) or noun.ent in ("PERSON", "GPE", "NORP", "LANGUAGE"):
        return None
    if noun.pos == "PROPN":
        return "noun.name" if noun.lemma.lower() in NAMED_EVENTS else None
    if noun.i in shells:
        return "noun.light"
    if _is_stock_phrase(parse, noun):
        return None
    share = share_of(noun)
    if share >= ALWAYS:
        return "noun"
    return "noun.context" if share >= BY_CONTEXT and _happens_here(parse, noun) else None


def _is_stock_phrase(parse: Parse, noun: Token) -> bool:
    """"In response to", "in return for": prepositions made of nouns."""
    around = [word.lower for word in parse.tokens[max(noun.i - 1, 0) : noun.i + 2]]
    return " ".join(around) in words("noun_prepositions") or " ".join(around[:2]) in words("frozen_phrases")


def _counts_events(parse: Parse, noun: Token) -> bool:
    """"A wave of riots", "acts of terrorism": the event is what is counted."""
    of = kid(parse, noun, "prep")
    counted = kid(parse, of, "pobj") if of is not None and of.lower == "of" else None
    return counted is not None and noun.lemma.lower() in words("counts_of_events") and is_eventive(counted)


def _happens_here(parse: Parse, noun: Token) -> bool:
    """Whether the context takes a noun for an event: its arguments, a date, a verb that says that it happens."""
    head = governor(parse, noun)
    if any(prep.lower in ("of", "by", "between", "against", "over", "about", "into") for prep in kids(parse, noun, "prep")):
        return True
    if kids(parse, noun, "poss") or any(verb.tag == "VBN" for verb in kids(parse, noun, "acl")) or any(child.ent == "DATE" for child in kids(parse, noun, "npadvmod", "nmod", "amod")):
        return True
    if head is None:
        return False
    if noun.dep == "pobj" and head.lower in FIXED_TIMES:
        return True
    return noun.dep in ("nsubj", "nsubjpass") and lemma_of(parse, head) in words("happening_verbs")


def _of_noun(parse: Parse, noun: Token, rule: str, carrier: int | None) -> Trigger:
    attempted = kid(parse, noun, "compound")
    if noun.lemma in ("attempt", "bid") and attempted is not None and share_of(attempted) >= ALWAYS:
        return Trigger(noun.i, (attempted.i, noun.i), attempted.lemma.lower(), "noun", rule, carrier)
    return Trigger(noun.i, (noun.i,), noun.lemma.lower(), "noun", rule, carrier)


# ---- Light verbs -----------------------------------------------------------------------------------------------------


@functools.cache
def _light_verbs() -> dict[str, tuple[str, str, frozenset[str]]]:
    return {verb: (role, kept, frozenset(nouns.split())) for verb, role, kept, nouns in rows("light_verbs")}


def says_nothing(parse: Parse, verb: Token) -> bool:
    """Whether a verb that carries an event noun adds nothing to it, so that it is no event of its own."""
    return verb.lemma == "be" or _light_verbs()[_full_lemma(parse, verb)][1] == "light"


def light_role(parse: Parse, verb: Token) -> str | None:
    """What the subject of a light verb is to the event that it carries; None where it is the event itself."""
    if verb.lemma == "be":
        return "patient" if any(prep.lower == "under" for prep in kids(parse, verb, "prep")) else "agent"
    role = _light_verbs()[_full_lemma(parse, verb)][0]
    return None if role == "none" else role


def _full_lemma(parse: Parse, verb: Token) -> str:
    if any(w.lower == "place" for w in kids(parse, verb, "dobj")) and verb.lemma == "take":
        return "take_place"
    return lemma_of(parse, verb)


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
    if theme is None or not is_eventive(theme):
        return []
    fits = share_of(theme) >= ALWAYS if "*" in nouns else theme.lemma.lower() in nouns or theme.lower in nouns
    return [theme] if fits else []


def _carried_by_be(parse: Parse, verb: Token) -> list[Token]:
    """"There were protests", "they are in talks", "the city is under attack"."""
    if kid(parse, verb, "expl"):
        told = kid(parse, verb, "attr", "nsubj")
        return [told] if told is not None and is_eventive(told) else []
    states = [kid(parse, prep, "pobj") for prep in kids(parse, verb, "prep") if prep.lower in words("state_prepositions")]
    return [noun for noun in states if noun is not None and is_eventive(noun) and not kids(parse, noun, "det", "poss")
            and noun.pos == "NOUN" and not kid(parse, verb, "acomp", "attr")][:1]


def _object_noun(parse: Parse, verb: Token) -> Token | None:
    """What is done, active or passive, or said of in a relative clause or participle."""
    if is_passive(parse, verb):
        return _subject_noun(parse, verb)
    own = kid(parse, verb, "dobj")
    if own is not None and not is_relative(own):
        return own
    return antecedent(parse, verb) if own is not None or verb.dep == "relcl" and kid(parse, verb, "nsubj") else None


def _subject_noun(parse: Parse, verb: Token) -> Token | None:
    own = kid(parse, verb, "nsubj", "nsubjpass")
    if own is not None:
        return antecedent(parse, verb) if is_relative(own) else own
    if verb.dep == "conj":
        first = parse.tokens[verb.head]
        return _subject_noun(parse, first) if is_verbal(first) else None
    return antecedent(parse, verb)


def span_of(parse: Parse, trigger: Trigger) -> Span:
    """The characters from a trigger's first word to its last, where these stand close; else those of its head."""
    first, last = parse.tokens[trigger.words[0]], parse.tokens[trigger.words[-1]]
    if last.i - first.i > 4:
        return parse.tokens[trigger.head].span
    return Span(first.start, last.end)

