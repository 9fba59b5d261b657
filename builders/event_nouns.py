"""Event nouns: which nouns name events always, which only where the context says so, and the verbs behind them."""

from __future__ import annotations

import functools

from dateline.builders.clauses import governor, is_verbal, joined_to, kid, kids
from dateline.builders.knowledge import rows, words
from dateline.builders.phrasal_verbs import lemma_of, verb_phrase
from dateline.builders.speech_frames import frame_of
from dateline.graph.model import Parse, Token

ALWAYS, BY_CONTEXT = 0.6, 0.3
"""From which share of its uses on a noun counts as an event always, or where its context says so."""
NAMED_EVENTS = frozenset({"conference", "summit", "games", "war", "election", "festival", "championship", "tournament",
                          "revolution", "uprising", "olympics", "battle", "earthquake", "hurricane", "typhoon",
                          "cyclone", "massacre"})
"""What the last word of a proper name must be for the name to be an event's."""
FIXED_TIMES = frozenset({"during", "after", "before", "since", "following", "amid", "until", "despite", "upon"})
"""Prepositions that only events follow, where no time does."""
BODIES = frozenset({
    "administration", "command", "commission", "delegation", "inquiry", "mission", "movement", "prosecution"})
"""What a noun of doing also names: those who do it."""
ARGUMENT_PREPOSITIONS = frozenset({"of", "by", "between", "against", "over", "about", "into"})
"""Prepositions after which an event noun names who or what is involved."""


@functools.cache
def _shares() -> dict[str, float]:
    table = {noun: float(share) for noun, share, _, _ in rows("event_nouns")}
    own = {"always": 1.0, "context": (ALWAYS + BY_CONTEXT) / 2, "never": 0.0}
    return {**table, **{noun: own[verdict] for noun, verdict in rows("event_nouns_own")}}


@functools.cache
def _judged_by_context() -> frozenset[str]:
    return frozenset(noun for noun, verdict in rows("event_nouns_own") if verdict == "context")


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
    shares = _shares()
    share = shares.get(word.lower)
    return share if share is not None else shares.get(word.lemma.lower(), 0.0)


def is_eventive(word: Token) -> bool:
    """Whether a noun can name an event in some context."""
    return (word.pos in ("NOUN", "PROPN") or _is_of_state(word.text)) and share_of(word) >= BY_CONTEXT


def _is_of_state(text: str) -> bool:
    return len(text) == len("d'etat") and text.lower().replace("’", "'").replace("é", "e") == "d'etat"


def is_coup(parse: Parse, word: Token) -> bool:
    """Whether a word is the second of "coup d'état", which parsers take for its head."""
    return _is_of_state(word.text) and word.i > 0 and parse.tokens[word.i - 1].lower == "coup"


def rule_of(parse: Parse, noun: Token, shells: dict[int, int]) -> str | None:
    """By which rule a noun is an event, or None."""
    if noun.dep in ("compound", "nmod", "npadvmod") or noun.ent in ("PERSON", "GPE", "NORP", "LANGUAGE"):
        return None
    named = noun.pos == "PROPN" or _ends_name(parse, noun)
    share = share_of(noun)
    if share < BY_CONTEXT and not named and noun.i not in shells and not _is_doing(parse, noun):
        return None  # as of most nouns
    if any(rule(parse, noun) for rule in (_is_byline, _is_in_phrase, _speaks, _is_of_body, _is_ended, counted_by)):
        return None
    if named:
        return "noun.name" if noun.lemma.lower() in NAMED_EVENTS or _is_event_acronym(parse, noun) else None
    if noun.i in shells:
        return "noun.light"
    if _is_stock_phrase(parse, noun):
        return None
    if share >= ALWAYS:
        return "noun"
    happens = (share >= BY_CONTEXT and _happens_here(parse, noun)) or _is_doing(parse, noun)
    return "noun.context" if happens else None


def _ends_name(parse: Parse, noun: Token) -> bool:
    """Whether a noun is the last word of a name: "by the Lisbon Chronicle", outside of titles."""
    before = parse.tokens[noun.i - 1] if noun.i else noun
    named = before.pos == "PROPN" and before.head == noun.i and before.dep == "compound" and before.text[0].isupper()
    return named and before.ent != "DATE" and noun.text.istitle() and parse.block_of(noun.sentence).kind == "paragraph"


def _speaks(parse: Parse, noun: Token) -> bool:
    """"The mission in Lima denied it": what says something is a body, or a paper, and no happening."""
    head = governor(parse, noun)
    if head is not None and noun.dep == "pobj" and head.dep == "agent":
        head = governor(parse, head)  # "was reported by the command"
    elif noun.dep != "nsubj":
        return False
    return (head is not None and noun.lemma.lower() in BODIES and is_verbal(head)
            and frame_of(parse, head) is not None)


def _is_of_body(parse: Parse, noun: Token) -> bool:
    """Whether a body is named: "the commission of inquiry", "the New Coast movement"."""
    if noun.lemma.lower() in BODIES and any(word.pos == "PROPN" for word in kids(parse, noun, "compound")):
        return True
    of = governor(parse, noun) if noun.dep == "pobj" and not noun.children else None
    body = governor(parse, of) if of is not None and of.lower == "of" else None
    return body is not None and body.lemma.lower() in words("naming_bodies")


def _is_ended(parse: Parse, noun: Token) -> bool:
    """Whether only its end is told: "sales were stopped on Monday" tells of no sale on that day."""
    verb = governor(parse, noun)
    return (noun.dep in ("dobj", "nsubjpass") and verb is not None and is_verbal(verb)
            and lemma_of(parse, verb) in words("ending_verbs") and not kids(parse, noun, "poss", "nummod")
            and (not kids(parse, noun, "det") or _is_habit(parse, noun)))


def _is_habit(parse: Parse, noun: Token) -> bool:
    """"The sale of tickets": done again and again, as what follows "of" has no end; not "the sale of the tickets"."""
    of = next((prep for prep in kids(parse, noun, "prep") if prep.lower == "of"), None)
    done_to = kid(parse, of, "pobj") if of is not None else None
    known = [word.lower for word in kids(parse, noun, "det")] == ["the"]
    return (known and done_to is not None and done_to.tag == "NNS"
            and not kids(parse, done_to, "det", "poss", "nummod"))


def _is_byline(parse: Parse, noun: Token) -> bool:
    """"Live updates by Ann Lee in Dakar": a line without a verb that says whose work the page is."""
    if noun.lower not in words("byline_nouns") or noun.dep != "ROOT":
        return False
    by = next((prep for prep in kids(parse, noun, "prep", "agent") if prep.lower == "by"), None)
    author = kid(parse, by, "pobj") if by is not None else None
    line = parse.sentence_tokens(noun.sentence)
    return author is not None and author.ent == "PERSON" and not any(is_verbal(word) for word in line)


def _is_event_acronym(parse: Parse, name: Token) -> bool:
    """Whether the text gives a name in capitals as short for an event's: "the World Climate Conference (WCC)"."""
    if not name.text.isupper() or len(name.text) < 3:
        return False
    return any(
        word.text == name.text and parse.tokens[word.i - 1].text == "(" and parse.tokens[word.i - 2].pos == "PROPN"
        and parse.tokens[word.i - 2].lemma.lower() in NAMED_EVENTS for word in parse.tokens[2:])


def _is_doing(parse: Parse, noun: Token) -> bool:
    """"The storming of the palace": a noun made of a verb on the spot."""
    return (noun.tag == "NN" and noun.lower.endswith("ing") and _shares().get(noun.lower) is None
            and bool(kids(parse, noun, "det", "poss"))
            and any(prep.lower == "of" for prep in kids(parse, noun, "prep")))


def _is_stock_phrase(parse: Parse, noun: Token) -> bool:
    """"In response to", "in return for": prepositions made of nouns."""
    around = [word.lower for word in parse.tokens[max(noun.i - 1, 0) : noun.i + 2]]
    before = parse.tokens[noun.head]
    if kids(parse, noun, "poss") and f"{before.lower} * {noun.lower}" in words("owned_phrases"):
        return True  # "at their disposal"
    return " ".join(around) in words("noun_prepositions") or " ".join(around[:2]) in words("frozen_phrases")


def _is_in_phrase(parse: Parse, noun: Token) -> bool:
    """Whether a noun belongs to a verb's fixed phrase: "caught fire"."""
    head = governor(parse, noun)
    above = governor(parse, head) if head is not None and head.pos == "ADP" else head
    if above is None or not is_verbal(above):
        return False
    phrase = verb_phrase(parse, above)
    return phrase is not None and noun.i in phrase[1]


def counted_by(parse: Parse, noun: Token) -> Token | None:
    """The event that a noun counts: "a wave of riots", "acts of terrorism"; None where it counts none."""
    of = kid(parse, noun, "prep")
    counted = kid(parse, of, "pobj") if of is not None and of.lower == "of" else None
    if counted is None or noun.lemma.lower() not in words("counts_of_events"):
        return None
    return counted if is_eventive(counted) else None


def _happens_here(parse: Parse, noun: Token) -> bool:
    """Whether the context takes a noun for an event: its arguments, a date, a verb that says that it happens."""
    if _has_arguments(parse, noun) or (noun.lemma.lower() in _judged_by_context() and _is_told(parse, noun)):
        return True
    head = governor(parse, noun)
    if head is None or noun.dep not in ("pobj", "dobj", "nsubj", "nsubjpass"):
        return False
    if noun.dep == "pobj":
        return head.lower in FIXED_TIMES
    return lemma_of(parse, head) in words("event_object_verbs" if noun.dep == "dobj" else "happening_verbs")


def _has_arguments(parse: Parse, noun: Token) -> bool:
    """Whether somebody is named whose event it is, a day, or what was done with it."""
    return (any(prep.lower in ARGUMENT_PREPOSITIONS for prep in kids(parse, noun, "prep"))
            or bool(kids(parse, noun, "poss"))
            or any(verb.tag == "VBN" for verb in kids(parse, noun, "acl"))
            or any(child.ent == "DATE" for child in kids(parse, noun, "npadvmod", "nmod", "amod")))


def _is_told(parse: Parse, noun: Token) -> bool:
    """Whether more is said of what may be an event: "software update", "plans to leave", "their duties and hopes"."""
    if any(word.pos == "NOUN" for word in kids(parse, noun, "compound")):
        return noun.lemma != "case" or any(word.lower == "court" for word in kids(parse, noun, "compound"))
    return bool(kids(parse, noun, "acl")) or bool(kids(parse, joined_to(parse, noun), "poss"))
