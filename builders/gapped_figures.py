"""Numbers that others give in the same breath, without a verb: "police put it at 40 and the lawyers at 90".

Each is a claim of its own, which tells again what the number before was of: "300 guests (the hotel) and 700 (the
town) dined", "the guild says five fell ill, the owner two", "900, the firm said, and 200 according to us", "hundreds
came (200 by the firm's count, 900 according to the union)".
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.builders import echoed_denials, figures
from dateline.builders.cue_speakers import mention_of
from dateline.builders.knowledge import pairs, words
from dateline.builders.misread_words import QUOTES
from dateline.builders.quantities import quantity_of
from dateline.builders.syntax import ancestors
from dateline.graph.model import Cast, Claim, Figure, Parse, Quantity, Sentence, Span, Token, Voice
from dateline.graph.records import changed

_BREAKS = frozenset({",", ";", "and", "but", "while", "or", "where", "whereas", "–", "—"})
"""What stands before somebody who gives another number."""
_ENDS = frozenset({",", ";", ".", "and", "but", "while", "whereas", ")"})
DURATION = "duration"
"""What a number of minutes is of."""
_LONGEST = 6
"""So many words long is what names somebody between a break and his number, or in brackets, at most."""


class _Given(NamedTuple):
    """A number, and the mention of who gives it."""

    number: Token
    teller: int


def added(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, in order of their triggers, with those of others who give another number in the same sentence."""
    told: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        told.setdefault(claim.sentence, []).append(i)
    taken = {claim.head_token for claim in claims}
    new = [
        claim
        for sentence in sorted(told)
        for claim in _of_sentence(parse, cast, claims, told[sentence], parse.sentences[sentence])
        if claim.head_token not in taken
    ]
    known = echoed_denials.in_order(_without_tellers(parse, claims, new), new) if new else claims
    return tuple(_referred(parse, cast, known, i) for i in range(len(known)))


def _referred(parse: Parse, cast: Cast, claims: Sequence[Claim], i: int) -> Claim:
    """A number that is given of nothing named is of those who were counted just before, in another's account.

    "Some 300 marched, said the league. Police put the figure at 90", "we found 40 shells; the army has registered 9".
    """
    given = figures.figure(parse, claims[i])
    if given is None or given.of or given.befell or given.teller is None or claims[i].again is not None:
        return claims[i]
    near = itertools.takewhile(lambda j: claims[i].sentence - claims[j].sentence <= 1, range(i - 1, -1, -1))
    before = sorted(near)
    if any(figures.figure(parse, claims[j]) is not None for j in before):
        return claims[i]
    counting = [j for j in before if claims[j].happened and not claims[j].speech and _counted_heads(cast, claims[j])]
    heads = {head for j in counting for head in _counted_heads(cast, claims[j])}
    if len(heads) != 1 or _tells(cast, claims[counting[0]], given.teller):
        return claims[i]
    return replace(claims[i], again=counting[0], figure=given)


def _counted_heads(cast: Cast, claim: Claim) -> set[int]:
    """The heads of the phrases with a number that take part in a claim."""
    mentions = [cast.mentions[part.mention] for part in claim.participants if part.role in ("agent", "patient")]
    return {mention.head_token for mention in mentions if mention.quantity is not None}


def _tells(cast: Cast, claim: Claim, teller: int) -> bool:
    """Whether somebody is among those whom a claim is told by, or who take part in it."""
    about = [voice.mention for voice in claim.voices] + [part.mention for part in claim.participants]
    return cast.mentions[teller].entity in {cast.mentions[mention].entity for mention in about}


def _without_tellers(parse: Parse, claims: Sequence[Claim], new: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, less those who give another number in the same breath: the lawyers were not put at 40.

    Who gives a number in brackets says no more of the sentence than that.
    """
    tellers = {(claim.again, voice.mention) for claim in new for voice in claim.voices}
    bases = {base for base, _ in tellers}
    brackets = [span for claim in new if (span := _bracket_around(parse, claim.head_token)) is not None]
    found = []
    for i, claim in enumerate(claims):
        parts = tuple(p for p in claim.participants if i not in bases or (i, p.mention) not in tellers)
        voices = tuple(v for v in claim.voices if not any(span.start <= v.cue.start < span.end for span in brackets))
        found.append(changed(claim, participants=parts, voices=voices))
    return tuple(found)


def _bracket_around(parse: Parse, i: int) -> Span | None:
    """The characters between the brackets that a word stands in, in its sentence."""
    sentence = parse.sentences[parse.tokens[i].sentence]
    opening = next((t for t in reversed(parse.tokens[sentence.first : i]) if t.text in "()"), None)
    closing = next((t for t in parse.tokens[i : sentence.last] if t.text in "()"), None)
    if opening is None or closing is None or (opening.text, closing.text) != ("(", ")"):
        return None
    return Span(opening.end, closing.start)


def _of_sentence(
    parse: Parse, cast: Cast, claims: Sequence[Claim], told: Sequence[int], sentence: Sentence
) -> Iterator[Claim]:
    numbers = [token for token in parse.tokens[sentence.first : sentence.last] if token.pos == "NUM"]
    if len(numbers) < 2:
        return
    bracketed = [given for number in numbers if (given := _bracketed(parse, cast, number)) is not None]
    if len({cast.mentions[given.teller].entity for given in bracketed}) > 1:
        base = _counting(parse, cast, claims, told, bracketed[0].number)
        if base is not None:
            yield from (_again(parse, cast, claims, base, given) for given in bracketed)
        return
    shared = [given for number in numbers if (given := _in_shared_bracket(parse, cast, number)) is not None]
    if len({cast.mentions[given.teller].entity for given in shared}) > 1:
        base = _before_bracket(parse, claims, told, shared[0].number)
        yield from (_again(parse, cast, claims, base, given) for given in shared if base is not None)
        return
    for name in (_gapped, _laid_to):
        base, first = _told_by_another(parse, cast, claims, told, numbers, alone=name is _gapped)
        for number in numbers if base is not None and first is not None else ():
            given = name(parse, cast, number)
            if base is not None and first is not None and given is not None and _is_another(parse, first, number):
                yield _again(parse, cast, claims, base, given)


# ---- Who gives a number ----------------------------------------------------------------------------------------------


def _bracketed(parse: Parse, cast: Cast, number: Token) -> _Given | None:
    """"300 guests (the hotel)", "15 minutes (the railway)"."""
    end = parse.sentences[number.sentence].last
    tokens = [t for t in parse.tokens[number.i + 1 : min(end, number.i + 4 + _LONGEST)] if t.text not in QUOTES]
    opening = next((i for i, token in enumerate(tokens[:2]) if token.text == "("), None)
    closing = next((i for i, token in enumerate(tokens) if token.text in ")," and i != opening), None)
    if opening is None or closing is None or closing < opening + 2:
        return None
    return _given(parse, cast, number, tokens[opening + 1 : closing])


def _in_shared_bracket(parse: Parse, cast: Cast, number: Token) -> _Given | None:
    """"(200 by the firm's count, 900 according to the union)", "(police: 200; the union: 900)"."""
    span = _bracket_around(parse, number.i)
    if span is None:
        return None
    sentence = parse.sentences[number.sentence]
    inside = [t for t in parse.tokens[sentence.first : sentence.last] if span.start <= t.start < span.end]
    breaks = [t.i for t in inside if t.lower in _BREAKS]
    first = max((i + 1 for i in breaks if i < number.i), default=inside[0].i)
    last = min((i for i in breaks if i > number.i), default=inside[-1].i + 1)
    before, after = parse.tokens[first : number.i], parse.tokens[number.i + 1 : last]
    if before and before[-1].text == ":":
        return _given(parse, cast, number, before[:-1])
    if [token.lower for token in after[:2]] == ["according", "to"]:
        return _given(parse, cast, number, after[2:])
    if after and after[0].lower == "by" and after[-1].lemma in words("reckoning_nouns"):
        named = _given(parse, cast, number, [token for token in after[1:-1] if token.tag != "POS"])
        reckoning = mention_of(parse, cast, after[-1])
        return named or (None if reckoning is None else _Given(number, reckoning))
    return None


def _gapped(parse: Parse, cast: Cast, number: Token) -> _Given | None:
    """", the owner two", "and the lawyers at 90"."""
    after = parse.tokens[number.i + 1] if number.i + 1 < parse.sentences[number.sentence].last else None
    if after is not None and after.lower not in _ENDS:
        return None
    start = parse.sentences[number.sentence].first
    before = list(parse.tokens[max(start, number.i - _LONGEST) : number.i])
    if before and before[-1].lower == "at":
        before.pop()
    last = max((i for i, token in enumerate(before) if token.lower in _BREAKS), default=None)
    return None if last is None else _given(parse, cast, number, before[last + 1 :])


def _laid_to(parse: Parse, cast: Cast, number: Token) -> _Given | None:
    """"and 200 according to the firm"."""
    tokens = [t for t in parse.tokens[number.i + 1 : parse.sentences[number.sentence].last] if t.text != ","]
    if [token.lower for token in tokens[:2]] != ["according", "to"]:
        return None
    last = next((i for i, t in enumerate(tokens) if t.head == tokens[1].i and t.dep == "pobj"), None)
    return None if last is None or last > _LONGEST + 2 else _given(parse, cast, number, tokens[2 : last + 1])


def _given(parse: Parse, cast: Cast, number: Token, named: Sequence[Token]) -> _Given | None:
    """The number with whom the words name, if they are of somebody who can tell and hold no verb."""
    if not named or any(token.pos in ("VERB", "AUX", "ADP") and token.lower != "of" for token in named):
        return None
    teller = mention_of(parse, cast, named[-1])
    if teller is None or cast.mentions[teller].kind not in ("person", "organization", "group"):
        return None
    return _Given(number, teller) if cast.mentions[teller].span.start >= named[0].start else None


# ---- What it is of ---------------------------------------------------------------------------------------------------


def _counting(parse: Parse, cast: Cast, claims: Sequence[Claim], told: Sequence[int], number: Token) -> int | None:
    """The claim in which a number counts somebody, else that of the nearest verb above it."""
    counted = next((i for i in told if _counts(parse, cast, claims[i], number)), None)
    at = {claims[i].head_token: i for i in told}
    return counted if counted is not None else next((at[up.i] for up in ancestors(parse, number.i) if up.i in at), None)


def _before_bracket(parse: Parse, claims: Sequence[Claim], told: Sequence[int], number: Token) -> int | None:
    """The last claim before a bracket that tells what happened: of those in it the numbers are."""
    span = _bracket_around(parse, number.i)
    before = [i for i in told if span is not None and claims[i].trigger.start < span.start]
    return next((i for i in reversed(before) if claims[i].happened and claims[i].form == "verb"), None)


def _counts(parse: Parse, cast: Cast, claim: Claim, number: Token) -> bool:
    heads = {cast.mentions[part.mention].head_token for part in claim.participants if part.role in ("agent", "patient")}
    return number.i in heads or (number.dep == "nummod" and number.head in heads)


def _told_by_another(
    parse: Parse, cast: Cast, claims: Sequence[Claim], told: Sequence[int], numbers: Sequence[Token], alone: bool
) -> tuple[int | None, Token | None]:
    """The first claim in which somebody gives a number, and that number.

    ``alone``: nobody else takes part, of whose doing the next number might be: "Vale said Alba won three medals, Italy
    two".
    """
    for i in told:
        claim = claims[i]
        if figures.figure(parse, claim) is not None:
            after = next((n for n in numbers if n.i > claim.head_token), None)
            if after is not None:
                return i, after
        counted = [number for number in numbers if _counts(parse, cast, claim, number)]
        if claim.happened and claim.voices and counted and (not alone or len(_ends(claim)) == 1):
            return i, counted[0]
    return None, None


def _ends(claim: Claim) -> set[int]:
    return {part.mention for part in claim.participants if part.role in ("agent", "patient")}


def _is_another(parse: Parse, first: Token, number: Token) -> bool:
    """Whether a number comes after the first and names nothing else: it has no noun, or the same."""
    if number.i <= first.i:
        return False
    noun = parse.tokens[number.head] if number.dep == "nummod" and number.head > number.i else None
    other = parse.tokens[first.head] if first.dep == "nummod" else None
    return noun is None or (other is not None and noun.lemma == other.lemma)


# ---- The claim -------------------------------------------------------------------------------------------------------


def _again(parse: Parse, cast: Cast, claims: Sequence[Claim], base: int, given: _Given) -> Claim:
    """The claim that tells the base again with another number."""
    before = figures.figure(parse, claims[base])
    told, unit = _amount(parse, given.number)
    low, high = (told.low, told.high) if told is not None else (None, None)
    return replace(
        claims[base],
        trigger=given.number.span,
        head_token=given.number.i,
        participants=(),
        voices=(Voice(given.teller, "neutral", Span(given.number.start, given.number.start)),),
        told_by=None,
        carries=None,
        speech=False,
        again=base,
        figure=Figure(before.of if before is not None else unit, low, high, given.teller),
        rule="figure.gapped",
    )


def _amount(parse: Parse, number: Token) -> tuple[Quantity | None, str]:
    """How many; and "duration" where it is of a span of time, in minutes."""
    told = quantity_of(parse, number, own=True)
    noun = parse.tokens[number.i + 1] if number.i + 1 < len(parse.tokens) else number
    minutes = pairs("spans_of_minutes").get(noun.lemma.lower())
    if told is None or minutes is None:
        return told, ""
    low, high = (None if end is None else round(end * float(minutes), 2) for end in (told.low, told.high))
    return Quantity(low, high), DURATION
