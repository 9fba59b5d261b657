"""How much a claim matters in its article: what stands early, in the title's words, as a main clause, with names."""

from __future__ import annotations

from dataclasses import replace

from dateline.graph.model import Cast, Claim, Parse, Token

STATIVE = frozenset("be have seem appear remain include contain mean know want need like feel think believe".split())
"""Verbs that tell a state rather than an event."""


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


def _weight(parse: Parse, cast: Cast, claim: Claim, title: frozenset[str]) -> float:
    token = parse.tokens[claim.head_token]
    place = claim.sentence / max(len(parse.sentences), 1)
    score = 0.45 * (1 - place) + 0.1 * (claim.sentence <= 2)
    score += 0.15 * (token.lemma.lower() in title)
    score += 0.1 * _named(cast, claim) + 0.1 * bool(claim.times) + 0.1 * _main(parse, token)
    factor = 0.6 if claim.speech else 1.0
    factor *= 0.6 if claim.lemma in STATIVE or claim.form == "predicate" else 1.0
    factor *= 1.0 if claim.certainty == "certain" and claim.polarity == "positive" else 0.7
    return round(min(1.0, score * factor), 4)


def _named(cast: Cast, claim: Claim) -> bool:
    return any(cast.entities[cast.mentions[p.mention].entity].names for p in claim.participants)


def _main(parse: Parse, token: Token) -> bool:
    """Whether it is the verb of a main clause, or of what somebody says."""
    return token.dep in ("ROOT", "ccomp", "conj") and token.pos in ("VERB", "AUX")


