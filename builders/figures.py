"""Numbers that somebody gives of something: "the mayor put the number of homeless at 700".

Two who give two of them side by side contradict each other, whatever their verbs: "aid workers said it was nearer
900". A toll gives the number of the dead, or the hurt, whoever tells it: "the toll rose to 52", "left six people dead".
"""

from __future__ import annotations

from dataclasses import replace

from dateline.builders.clauses import kid, kids
from dateline.builders.crowds import toll
from dateline.builders.folding import fold
from dateline.builders.knowledge import pairs, words
from dateline.builders.quantities import after_of, quantity_of
from dateline.graph.model import Claim, Figure, Parse, Quantity, Token

_PLACING = frozenset({"put", "estimate", "place", "set", "reckon"})
"""Verbs that put something "at" a number."""
_SAYING = frozenset({"say", "claim", "speak", "report", "count", "give", "accept", "acknowledge", "admit", "concede",
                     "confirm", "list", "log", "record", "register", "tally"})
"""Verbs whose object, or what follows "of", may be a bare number: "the hospital says three"."""
_CITING = frozenset({"give", "cite", "quote", "name", "offer"})
"""Verbs whose object may be "a figure of 700 tents"."""
_RISING = frozenset({"be", "climb", "exceed", "fall", "grow", "hit", "increase", "jump", "mount", "pass", "reach",
                     "remain", "rise", "stand", "surpass", "top"})
"""Verbs that say what a toll has come to."""
_FAR = 7
"""So many words after its verb stands what a toll has come to, at most."""
_MONEY = frozenset("$€£¥")


def counted(parse: Parse, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, each with the number that it gives of something, if it gives any.

    What is only referred to ("it", "says three") is what the number before is of, in its sentence or the one before.
    """
    found: list[Claim] = []
    last: Claim | None = None
    for claim in claims:
        given = claim.figure or _toll(parse, claim) or figure(parse, claim)
        if given is not None and given.teller is not None and not given.of and _is_beside(last, claim):
            given = replace(given, of=last.figure.of if last is not None and last.figure is not None else "")
        told = replace(claim, figure=given) if given is not None else claim
        last = told if given is not None and given.teller is not None else last
        found.append(told)
    return tuple(found)


def _is_beside(last: Claim | None, claim: Claim) -> bool:
    return last is not None and claim.sentence - last.sentence <= 1


def figure(parse: Parse, claim: Claim) -> Figure | None:
    """The number that somebody gives in a claim, as its verb tells; None where nobody does."""
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
    placed = kid(parse, verb, "dobj") if verb.lemma in (*_PLACING, *_CITING) else None
    befell = _tolled(parse, placed) if placed is not None else None
    return Figure("" if befell else f"{of}{unit}".strip(), told.low, told.high, teller, befell or "")


def _number(parse: Parse, verb: Token) -> tuple[Token | None, str]:
    """The number that a verb gives, and the noun for what it counts: "" where that is only referred to."""
    if verb.lemma in _PLACING:
        at = next((prep for prep in kids(parse, verb, "prep") if prep.lower == "at"), None)
        return (kid(parse, at, "pobj") if at is not None else None), _of(parse, verb)
    cited = _cited(parse, verb)
    if cited is not None:
        return cited
    if verb.lemma in _SAYING:
        of = next((prep for prep in kids(parse, verb, "prep") if prep.lower == "of"), None)
        told = kid(parse, of, "pobj") if of is not None else kid(parse, verb, "dobj")
        return (told if told is not None and _is_bare(told) else None), ""
    if verb.lemma == "be" and _refers(parse, verb):
        return _complement(parse, verb), ""
    return None, ""


def _cited(parse: Parse, verb: Token) -> tuple[Token, str] | None:
    """The number in "cited a total of 700 tents", and its noun."""
    told = kid(parse, verb, "dobj") if verb.lemma in _CITING else None
    counted_ = after_of(parse, told) if told is not None and told.lemma in words("totalling_nouns") else None
    if counted_ is None:
        return None
    if _is_bare(counted_):
        return counted_, ""
    number = next((child for child in kids(parse, counted_, "nummod") if _is_bare(child)), None)
    return None if number is None else (number, fold(counted_.lemma))


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


# ---- Tolls -----------------------------------------------------------------------------------------------------------


def _toll(parse: Parse, claim: Claim) -> Figure | None:
    """The number of those who died, or were hurt, where no phrase for them takes part: it has no teller of its own."""
    if not claim.happened or claim.form not in ("verb", "predicate"):
        return None
    head = parse.tokens[claim.head_token]
    risen = _risen(parse, head)
    found = risen or _left(parse, head) or _named(parse, claim, head)
    if found is None:
        return None
    number, befell = found
    told = _quantity(parse, number)
    return None if told is None else Figure("", told.low, told.high, None, befell, risen is not None)


def _named(parse: Parse, claim: Claim, head: Token) -> tuple[Token, str] | None:
    """The number in "17 dead"."""
    befell = _befell(head) if claim.rule == "predicate.casualty" else None
    return None if befell is None else (parse.tokens[head.i - 1], befell)


def _risen(parse: Parse, verb: Token) -> tuple[Token, str] | None:
    """The number in "the death toll rose to 52", "the number of wounded passed 300", and what befell so many."""
    subject = kid(parse, verb, "nsubj") if verb.lemma in _RISING else None
    befell = _tolled(parse, subject) if subject is not None else None
    if befell is None:
        return None
    after = parse.tokens[verb.i + 1 : min(verb.i + 1 + _FAR, parse.sentences[verb.sentence].last)]
    numbers = [token for token in after if _is_bare(token) and token.dep != "compound"]
    by = any(token.lower in ("by", "from", ",") for token in after[: after.index(numbers[0])]) if numbers else True
    return None if by else (numbers[0], befell)


def _tolled(parse: Parse, noun: Token) -> str | None:
    """What befell those whom a noun counts: "the death toll", "the toll", "the number of injured"; else None."""
    if noun.lemma == "toll":
        narrowing = kids(parse, noun, "compound", "amod", "poss")
        hurt = {fold(word.lemma) for word in narrowing} & {"injury", "injured", "casualty"}
        of_people = any(word.lemma in ("death", "injury", "casualty") for word in narrowing)
        fee = any(to.lower == "for" for to in kids(parse, noun, "prep"))
        road = fee or any(word.dep == "compound" for word in narrowing)
        return None if road and not of_people else "hurt" if hurt else "dead"
    inner = after_of(parse, noun) if noun.lemma == "number" else None
    return _befell(inner) if inner is not None else None


def _left(parse: Parse, verb: Token) -> tuple[Token, str] | None:
    """The number in "left six people dead"."""
    if verb.lemma != "leave":
        return None
    for word in kids(parse, verb, "oprd", "acomp", "ccomp", "dobj"):
        befell = _befell(word)
        noun = parse.tokens[word.i - 1]
        number = noun if _is_bare(noun) else next(iter(kids(parse, noun, "nummod")), None)
        if befell is not None and number is not None and noun.lemma in (*words("people_at_large"), number.lemma):
            return number, befell
    return None


def _befell(word: Token) -> str | None:
    """What a word says befell those whom it counts: "dead", "injured"; None for other words."""
    act = pairs("casualties").get(word.lower)
    befell = toll(act, None) if act is not None else None
    return befell if befell in ("dead", "hurt") else None
