"""How much a claim matters in its article: a sum of what speaks for and against it.

The features and their weights stand in ``data/weight_features.txt``; ``benchmarks/fit_weights.py`` fits them to which
events careful readers of news marked as the salient ones.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.builders.event_identity import family
from dateline.builders.knowledge import numbers, words
from dateline.builders.timeline_worth import with_broader
from dateline.graph.model import Cast, Claim, Parse, Token
from dateline.graph.records import changed

LEAD = 3
"""Sentences from the beginning, the title's among them, that make the lead with the one after."""


def weigh(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their weight in the article, from 0 to 1."""
    found = features(parse, cast, claims)
    return tuple(changed(claim, weight=_weight(named)) for claim, named in zip(claims, found, strict=True))


def features(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Mapping[str, float], ...]:
    """What speaks for and against each claim: names and values, most of them 0 or 1."""
    article = _article(parse, claims)
    return tuple(_features(parse, cast, claim, article) for claim in claims)


def _weight(named: Mapping[str, float]) -> float:
    weights = numbers("weight_features")
    score = sum(weights.get(name, 0.0) * value for name, value in named.items())
    return round(1 / (1 + math.exp(-score)), 4)


@dataclass(frozen=True, slots=True)
class _Article:
    """What an article says often, in its title, and between quotation marks."""

    families: Mapping[str, int]
    """How many of its claims are told with a verb or its nouns."""
    title: frozenset[str]
    claims_of: Mapping[int, int]
    """How many claims a sentence tells."""
    quoted: frozenset[int]


def _article(parse: Parse, claims: tuple[Claim, ...]) -> _Article:
    return _Article(
        Counter(family(claim.lemma) for claim in claims),
        frozenset(
            family(token.lemma.lower())
            for sentence in parse.sentences
            if parse.blocks[sentence.block].kind == "title"
            for token in parse.sentence_tokens(sentence.i)
            if token.pos in ("VERB", "NOUN")
        ),
        Counter(claim.sentence for claim in claims),
        frozenset(_quoted(parse)),
    )


def _quoted(parse: Parse) -> Iterator[int]:
    """The words between quotation marks; a straight mark opens and closes in turn."""
    inside = False
    for token in parse.tokens:
        if token.text in ("“", '"', "”"):
            inside = token.text == "“" or (token.text == '"' and not inside)
        elif inside:
            yield token.i


def _features(parse: Parse, cast: Cast, claim: Claim, article: _Article) -> dict[str, float]:
    token = parse.tokens[claim.head_token]
    found = {
        "constant": 1.0,
        f"form {claim.form}": 1.0,
        f"tense {claim.tense}": 1.0,
        f"certainty {claim.certainty}": 1.0,
        f"relation {token.dep}": 1.0,
        **{f"type {name}": 1.0 for name in with_broader(claim.type)},
        **_of_place(parse, claim, token, article),
        **_of_telling(claim),
        **_of_participants(cast, claim),
    }
    return found | _of_noun(parse, claim, token) if claim.form == "noun" else found


def _of_place(parse: Parse, claim: Claim, token: Token, article: _Article) -> dict[str, float]:
    told = family(claim.lemma)
    return {
        "place in the article": claim.sentence / max(len(parse.sentences), 1),
        "in the lead": float(claim.sentence <= LEAD),
        "in the first sentence": float(claim.sentence < LEAD),
        "in the title's words": float(told in article.title),
        "beside others in its sentence": math.log(max(article.claims_of[claim.sentence], 1)),
        "told again": math.log(max(article.families[told], 1)),
        "in quotation marks": float(token.i in article.quoted),
    }


def _of_telling(claim: Claim) -> dict[str, float]:
    return {
        "denied": float(claim.polarity == "negative"),
        "act of speech": float(claim.speech),
        "told by a speaker": float(claim.told_by is not None),
        "in the background": float(not claim.foreground),
        "dated": float(bool(claim.times)),
        "dated by itself": float(any(link.scope == "syntax" and link.relation == "at" for link in claim.times)),
        "dated by its sentence": float(any(link.scope in ("sentence", "clause") for link in claim.times)),
        "lasts": float(any(link.relation in ("for", "since", "until") for link in claim.times)),
        "state": float(claim.lemma in words("stative_verbs")),
    }


def _of_participants(cast: Cast, claim: Claim) -> dict[str, float]:
    roles = {p.role for p in claim.participants}
    return {
        "a number": float(any(cast.mentions[p.mention].quantity for p in claim.participants)),
        "both ends": float({"agent", "patient"} <= roles),
        "no ends": float(not roles & {"agent", "patient"}),
        "an agent": float("agent" in roles),
        "a patient": float("patient" in roles),
        "a place": float("place" in roles),
    }


def _of_noun(parse: Parse, claim: Claim, token: Token) -> dict[str, float]:
    before = {parse.tokens[child].lower for child in token.children}
    return {
        "noun alone": float(not token.children),
        "noun in the plural": float(token.tag == "NNS"),
        "noun with ends": float(any(p.role in ("agent", "patient") for p in claim.participants)),
        "noun already known": float(bool(before & {"the", "this", "these", "that", "those"})),
        "noun newly told": float(bool(before & {"a", "an"})),
    }
