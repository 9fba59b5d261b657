"""How much a claim matters in its article: a sum of what speaks for and against it.

The features and their weights stand in ``data/weight_features.txt``; the weights were fitted to which events careful
readers of news marked as the salient ones, and rounded.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.builders.knowledge import rows, words
from dateline.builders.types import broader
from dateline.graph.model import Cast, Claim, Parse


def weigh(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their weight in the article, from 0 to 1."""
    title = _title_words(parse)
    return tuple(replace(claim, weight=_weight(parse, cast, claim, title)) for claim in claims)


def _title_words(parse: Parse) -> frozenset[str]:
    return frozenset(
        token.lemma.lower()
        for sentence in parse.sentences
        if parse.blocks[sentence.block].kind == "title"
        for token in parse.sentence_tokens(sentence.i)
        if token.pos in ("VERB", "NOUN", "PROPN")
    )


@functools.cache
def _weights() -> Mapping[str, float]:
    return {feature: float(weight) for feature, weight in rows("weight_features")}


def _weight(parse: Parse, cast: Cast, claim: Claim, title: frozenset[str]) -> float:
    score = sum(_weights().get(name, 0.0) * value for name, value in features(parse, cast, claim, title))
    return round(1 / (1 + math.exp(-score)), 4)


def features(parse: Parse, cast: Cast, claim: Claim, title: frozenset[str]) -> Iterator[tuple[str, float]]:
    """What speaks for and against a claim: names and values, most of them 0 or 1."""
    token = parse.tokens[claim.head_token]
    yield "constant", 1.0
    yield "place in the article", claim.sentence / max(len(parse.sentences), 1)
    yield "in the lead", float(claim.sentence <= 3)
    yield "word of the title", float(token.lemma.lower() in title)
    yield f"form {claim.form}", 1.0
    yield f"tense {claim.tense}", 1.0
    yield f"certainty {claim.certainty}", 1.0
    yield f"relation {token.dep}", 1.0
    yield f"type {_top_type(claim.type)}", 1.0
    for name, holds in (
        ("denied", claim.polarity == "negative"),
        ("act of speech", claim.speech),
        ("told by a speaker", claim.told_by is not None),
        ("in the background", not claim.foreground),
        ("dated by itself", any(link.scope == "syntax" and link.relation == "at" for link in claim.times)),
        ("state", claim.lemma in words("stative_verbs")),
    ):
        yield name, float(holds)
    yield from _of_participants(cast, claim)


def _top_type(name: str | None) -> str:
    while name is not None and (above := broader(name)) is not None:
        name = above
    return name or "none"


def _of_participants(cast: Cast, claim: Claim) -> Iterator[tuple[str, float]]:
    mentions = [cast.mentions[p.mention] for p in claim.participants]
    roles = {p.role for p in claim.participants}
    yield "somebody named", float(any(cast.entities[m.entity].names for m in mentions))
    yield "a number", float(any(m.quantity for m in mentions))
    yield "both ends", float({"agent", "patient"} <= roles)
    yield "no ends", float(not roles & {"agent", "patient"})
    yield "a place", float("place" in roles)
