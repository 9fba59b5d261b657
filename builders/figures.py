"""Numbers that somebody gives of something: "the mayor put the number of homeless at 700".

Two who give two of them side by side contradict each other, whatever their verbs: "aid workers said it was nearer
900".
"""

from __future__ import annotations

from dataclasses import replace

from dateline.builders.clauses import kid, kids
from dateline.builders.folding import fold
from dateline.builders.knowledge import words
from dateline.builders.quantities import after_of, quantity_of
from dateline.graph.model import Claim, Figure, Parse, Quantity, Token

_PLACING = frozenset({"put", "estimate", "place", "set", "reckon"})
"""Verbs that put something "at" a number."""
_SAYING = frozenset({"say", "claim", "speak", "report", "count", "give"})
"""Verbs whose object, or what follows "of", may be a bare number: "the hospital says three"."""
_MONEY = frozenset("$€£¥")


def counted(parse: Parse, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, each with the number that it gives of something, if it gives any.

    What is only referred to ("it", "says three") is what the number before is of, in its sentence or the one before.
    """
    found: list[Claim] = []
    last: Claim | None = None
    for claim in claims:
        figure = _figure(parse, claim)
        if figure is not None and not figure.of and last is not None and claim.sentence - last.sentence <= 1:
            figure = replace(figure, of=last.figure.of if last.figure else "")
        told = replace(claim, figure=figure) if figure is not None else claim
        last = told if figure is not None else last
        found.append(told)
    return tuple(found)


def _figure(parse: Parse, claim: Claim) -> Figure | None:
    head = parse.tokens[claim.head_token]
    verb = head if head.pos in ("VERB", "AUX") else parse.tokens[head.head]
    if claim.polarity == "negative" or claim.certainty == "possible" or claim.form not in ("verb", "predicate"):
        return None
    number, of = _number(parse, verb)
    teller = _teller(claim, verb)
    told = _quantity(parse, number) if number is not None else None
    if number is None or teller is None or told is None:
        return None
    unit = " money" if any(parse.tokens[c].text in _MONEY for c in number.children) else ""
    return Figure(f"{of}{unit}".strip(), told.low, told.high, teller)


def _number(parse: Parse, verb: Token) -> tuple[Token | None, str]:
    """The number that a verb gives, and the noun for what it counts: "" where that is only referred to."""
    if verb.lemma in _PLACING:
        at = next((prep for prep in kids(parse, verb, "prep") if prep.lower == "at"), None)
        return (kid(parse, at, "pobj") if at is not None else None), _of(parse, verb)
    if verb.lemma in _SAYING:
        of = next((prep for prep in kids(parse, verb, "prep") if prep.lower == "of"), None)
        told = kid(parse, of, "pobj") if of is not None else kid(parse, verb, "dobj")
        return (told if told is not None and _is_bare(told) else None), ""
    if verb.lemma == "be" and _refers(parse, verb):
        return _complement(parse, verb), ""
    return None, ""


def _of(parse: Parse, verb: Token) -> str:
    """What is put at a number: "the number of *strikers*", "a *crowd* which police put at 8,000"."""
    told = kid(parse, verb, "dobj")
    if told is not None and told.tag in ("WDT", "WP"):
        told = parse.tokens[verb.head]
    if told is None or told.pos == "PRON":
        return ""
    inner = after_of(parse, told) if told.lemma in words("totalling_nouns") else None
    if inner is None and told.lemma in words("totalling_nouns"):
        return ""
    return fold((inner or told).lemma)


def _refers(parse: Parse, verb: Token) -> bool:
    subject = kid(parse, verb, "nsubj")
    if subject is None:
        return False
    return subject.lower in ("it", "that", "this") or subject.lemma in words("totalling_nouns")


def _complement(parse: Parse, verb: Token) -> Token | None:
    """The number in "was 900", "was nearer 900", "was north of 90"."""
    near = [verb, *kids(parse, verb, "attr", "acomp", "advmod", "prep")]
    near += [preposition for word in near[1:] for preposition in kids(parse, word, "prep")]
    inner = (child for word in near for child in kids(parse, word, "attr", "npadvmod", "pobj", "dobj", "nummod"))
    return next((child for child in inner if child.i > verb.i and _is_bare(child)), None)


def _is_bare(token: Token) -> bool:
    return token.pos == "NUM" and token.ent not in ("DATE", "TIME")


def _quantity(parse: Parse, number: Token) -> Quantity | None:
    return quantity_of(parse, number, own=_is_bare(number))


def _teller(claim: Claim, verb: Token) -> int | None:
    """The mention of who gives the number: the subject, or whoever the sentence is laid to."""
    if verb.lemma == "be":
        return claim.voices[0].mention if claim.voices else None
    return next((part.mention for part in claim.participants if part.role == "agent"), None)
