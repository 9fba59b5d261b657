"""Which claim the text tells to come before which, by its words, its tenses and what it looks back on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dateline.builders import courses
from dateline.builders.chains import Chains
from dateline.builders.event_signatures import family
from dateline.builders.grammar import first_conjunct
from dateline.builders.knowledge import pairs, words
from dateline.builders.syntax import ancestors, children
from dateline.graph.model import Claim, Order, Parse, TimeExpression, Token

ClaimAt = Mapping[int, int]
"""Index of the claim by the index of its head word."""


def orders(parse: Parse, times: Sequence[TimeExpression], claims: Sequence[Claim]) -> tuple[Order, ...]:
    """The order of a text's claims, the surest evidence first.

    None that would turn an earlier one round, and none that follows from a chain of those before it.
    """
    at = {claim.head_token: i for i, claim in enumerate(claims)}
    chains = Chains()
    kept: list[Order] = []
    evidence = (order for rule in RULES for order in rule(parse, claims, at))
    news = [i for i, claim in enumerate(claims) if _is_news(parse, times, claim)]
    for order in (*evidence, *_by_retelling(parse, claims, news), *courses.orders(parse, claims)):
        if not chains.lead(order.before, order.after) and not chains.lead(order.after, order.before):
            kept.append(order)
            chains.link(order.before, order.after)
    return tuple(kept)


def claim_above(parse: Parse, i: int, at: ClaimAt) -> int | None:
    """The nearest claim that governs a word."""
    return next((at[token.i] for token in ancestors(parse, i) if token.i in at), None)


def names_day(expression: TimeExpression) -> bool:
    """Whether it names a day: a narrative goes on from one, not from "in 2019"."""
    form = expression.form
    if form.operator == "date":
        return form.value is not None and re.fullmatch(r"[\dX]{4}-\d\d-\d\d", form.value) is not None
    if form.operator in ("shift", "offset", "same"):
        return form.unit == "day" or (form.operator == "offset" and form.unit in ("hour", "minute"))
    return form.operator in ("weekday", "clock", "part")


# ---- Words -----------------------------------------------------------------------------------------------------------


def _by_words(parse: Parse, claims: Sequence[Claim], at: ClaimAt) -> Iterator[Order]:
    """ "After X, Y", "X before Y", "following X", "because of X"."""
    cues = pairs("order_words")
    for i, claim in enumerate(claims):
        first = first_conjunct(parse, parse.tokens[claim.head_token])
        above = claim_above(parse, first.i, at)
        cue = _cue(parse, first, cues)
        if above is not None and cue is not None:
            earlier, later = (i, above) if cues[cue] == "after" else (above, i)
            yield Order(earlier, later, cue)


def _cue(parse: Parse, head: Token, cues: Mapping[str, str]) -> str | None:
    """The word that sets a clause or noun before or after the clause it belongs to."""
    if head.dep in ("advcl", "pobj", "pcomp"):
        marks = (child.lower for child in children(parse, head.i, "mark", "advmod", "prep") if child.i < head.i)
        if (mark := next((mark for mark in marks if mark in cues), None)) is not None:
            return mark
    governing = parse.tokens[head.head].lower
    return governing if governing in cues and head.dep in ("pobj", "pcomp") else None


def _by_answer(parse: Parse, claims: Sequence[Claim], at: ClaimAt) -> Iterator[Order]:
    """ "Fined for polluting", "a fine for", "sued over the leak": what an act answers to comes before it."""
    for i, claim in enumerate(claims):
        head = first_conjunct(parse, parse.tokens[claim.head_token])
        preposition = parse.tokens[head.head]
        act = parse.tokens[preposition.head]
        named = head.dep in ("pobj", "pcomp") and preposition.lower in ("for", "over")
        if named and act.i in at and act.i < head.i and claim.certainty == "certain" and _answers(claims[at[act.i]]):
            yield Order(i, at[act.i], preposition.lower)


def _answers(claim: Claim) -> bool:
    """Whether a claim is an act that answers to another: "was fined", "a fine"."""
    return bool({claim.lemma, family(claim.lemma)} & words("answering_verbs"))


def _by_sequence(parse: Parse, claims: Sequence[Claim], at: ClaimAt) -> Iterator[Order]:
    """ "X and then Y", "X, later Y": an adverb of what comes next on a coordinated verb."""
    for i, claim in enumerate(claims):
        head = parse.tokens[claim.head_token]
        next_ = {child.lower for child in children(parse, head.i, "advmod")} & words("sequence_words")
        before = at.get(head.head)
        if next_ and head.dep == "conj" and before is not None:
            yield Order(before, i, min(next_))


def _by_cause(parse: Parse, claims: Sequence[Claim], at: ClaimAt) -> Iterator[Order]:
    """ "The blast caused a fire": the cause before what it brings about. "Riots followed the verdict": the reverse."""
    for i, claim in enumerate(claims):
        if claim.lemma not in words("causing_verbs") or claim.form != "verb":
            continue
        agents = (token.i for token in children(parse, claim.head_token, "agent"))
        subjects = (
            *children(parse, claim.head_token, "nsubj"),
            *(t for a in agents for t in children(parse, a, "pobj")),
        )
        first = [at[token.i] for token in subjects if token.i in at]
        then = [at[token.i] for token in children(parse, claim.head_token, "dobj", "nsubjpass") if token.i in at]
        if claim.lemma == "follow":
            first, then = then, first
        yield from (Order(cause, effect, claim.lemma) for cause in first for effect in (i, *then))


# ---- Telling and tense -----------------------------------------------------------------------------------------------


def _by_telling(parse: Parse, claims: Sequence[Claim], at: ClaimAt) -> Iterator[Order]:
    """What is told in the past comes before it is told; what is planned, after."""
    for i, claim in enumerate(claims):
        above = claim.told_by
        if above is None:
            continue
        if claim.certainty == "certain" and claim.tense in ("past", "past-perfect", "perfect"):
            yield Order(i, above, "told of")
        elif claim.certainty == "planned":
            yield Order(above, i, "told ahead")


def _by_tense(parse: Parse, claims: Sequence[Claim], at: ClaimAt) -> Iterator[Order]:
    """A past perfect before the past clause it belongs to; an intention before what is intended."""
    for i, claim in enumerate(claims):
        above = claim_above(parse, claim.head_token, at)
        if above is None:
            continue
        if claim.form == "verb" and claim.tense == "past-perfect" and claims[above].tense == "past":
            yield Order(i, above, "past perfect")
        elif claim.certainty == "planned" and claims[above].certainty == "certain":
            yield Order(above, i, "intended")


def _by_retelling(parse: Parse, claims: Sequence[Claim], news: Sequence[int]) -> Iterator[Order]:
    """What is only looked back on comes before the news around it: "fined the firm that polluted the river"."""
    at = [claims[j].sentence for j in news]
    for i, claim in enumerate(claims):
        basis = _looks_back(parse, claim)
        if basis is not None:
            first, last = bisect_left(at, claim.sentence - SPAN), bisect_right(at, claim.sentence + SPAN)
            around = (*news[: min(first, bisect_right(at, LEAD))], *news[first:last])
            near = [j for j in around if j != i and _is_near(parse, claim, claims[j])]
            yield from (Order(i, j, basis) for j in (_point(near, claims, i) if basis == "past perfect" else near))


def _point(news: Sequence[int], claims: Sequence[Claim], i: int) -> Iterator[int]:
    """The news that a past perfect looks back from: that of its sentence, else the last before it."""
    before = [j for j in news if claims[j].sentence <= claims[i].sentence]
    last = max((claims[j].sentence for j in before), default=None)
    return (j for j in before if claims[j].sentence == last)


LEAD = 4
"""Sentences of title and lead, counted from 0."""
BESIDE = 2
"""Paragraphs between a deed and what is told as its background."""
REACH = 6
"""Paragraphs: bounds the number of pairs, so that it grows with the length of a text and not with its square."""
SPAN = 40
"""Sentences: the same for a text in one paragraph."""


def _is_news(parse: Parse, times: Sequence[TimeExpression], claim: Claim) -> bool:
    """Whether a sentence of the text's own voice tells it as past and certain, or as a fresh result.

    One that names a year ("In 2014 a revolution rocked …") goes back itself.
    """
    own = claim.foreground and claim.told_by is None and parse.sentences[claim.sentence].root == claim.head_token
    told = claim.form == "verb" and claim.certainty == "certain" and claim.tense in ("past", "perfect")
    dates = (times[link.time] for link in claim.times if link.relation != "for")
    return own and told and claim.sentence > 0 and not any(_names_year(date) for date in dates)


def _names_year(expression: TimeExpression) -> bool:
    """Whether it is a year, or a month of a year that is named."""
    form = expression.form
    return form.operator == "date" and form.value is not None and re.fullmatch(r"\d{4}(-\d\d)?", form.value) is not None


def _looks_back(parse: Parse, claim: Claim) -> str | None:
    """Why a past claim is told as something that was there before the news; None for others."""
    past = claim.certainty == "certain" and claim.tense in ("past", "past-perfect", "perfect")
    if not past or claim.sentence == 0 or claim.polarity == "negative":
        return None
    if claim.told_by is not None and not claim.speech and claim.form == "verb":
        return "told by others"
    if claim.tense == "past-perfect" and not claim.foreground:
        return "past perfect"
    if _happens_there(parse, claim):
        return None
    result = claim.form == "noun" and claim.tense == "perfect"
    return "looked back on" if result or not claim.foreground or _describes(parse, claim) else None


def _describes(parse: Parse, claim: Claim) -> bool:
    """Whether a past verb describes a noun: "a man who shot …", "the ship seized …"."""
    head = parse.tokens[claim.head_token]
    return claim.form == "verb" and head.dep in ("relcl", "acl") and head.tag in ("VBD", "VBN")


def _happens_there(parse: Parse, claim: Claim) -> bool:
    """Whether it is what happens at a place or time told of: "paid a visit to the town, where he met the mayor"."""
    head = parse.tokens[claim.head_token]
    return head.dep == "relcl" and any(c.lower in ("where", "when") for c in children(parse, head.i, "advmod"))


def _is_near(parse: Parse, claim: Claim, news: Claim) -> bool:
    """Whether the other was told as the background of a piece of news.

    People speak of what was there before they spoke. A deed is news only to what stands beside it: in its sentence, in
    the paragraphs before, or, for deeds of the lead, in the paragraphs behind.
    """
    if _is_part(parse, claim, news):
        return False
    block, other = (parse.sentences[c.sentence].block for c in (claim, news))
    if news.speech:
        return news.sentence <= LEAD or abs(block - other) <= REACH
    solid = _is_deed(claim) and _is_deed(news) and abs(block - other) <= BESIDE
    return solid and (news.sentence >= claim.sentence or news.sentence <= LEAD)


def _is_part(parse: Parse, claim: Claim, news: Claim) -> bool:
    """Whether a claim is what the news is done to or brings about: "called a rally", "ordered the town emptied"."""
    head = parse.tokens[claim.head_token]
    return head.head == news.head_token and head.dep in ("dobj", "ccomp", "xcomp")


def _is_deed(claim: Claim) -> bool:
    """Whether it tells of something that was done, and of no state."""
    return claim.polarity == "positive" and claim.lemma not in words("stative_verbs", "static_verbs", "holding_verbs")


RULES = (_by_words, _by_answer, _by_sequence, _by_cause, _by_telling, _by_tense)
"""The surest first."""
