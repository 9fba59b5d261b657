"""What is told again has the date that it was told with: "the verdict" after a verdict, a headline before its story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.builders.claim_heads import Heads, Links
from dateline.builders.event_identity import family
from dateline.builders.syntax import children
from dateline.graph.model import Claim, Scope, TimeLink

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
STORY = 5
"""Sentences after a headline in which its event is told."""


def by_repetition(heads: Heads, links: Links) -> Links:
    """The links, with those of an earlier or, for headlines, later mention of what seems the same event."""
    found = dict(links)
    own = {i: _own(claim, links.get(i, ())) for i, claim in enumerate(heads.claims)}
    last: dict[str, tuple[TimeLink, ...]] = {}
    for i, claim in enumerate(heads.claims):
        told = family(claim.lemma)
        if not found.get(i) and claim.certainty == "certain":
            if _is_headline(heads, claim):
                later = (j for j, other in enumerate(heads.claims[i + 1 :], i + 1)
                         if other.sentence <= claim.sentence + STORY and family(other.lemma) == told and own[j])
                found[i] = _lent(own.get(next(later, -1), ()), "headline")
            elif claim.form == "noun" and _is_definite(heads, i):
                found[i] = _lent(last.get(told, ()), "reference")
        if own[i]:
            last[told] = own[i]
    return {claim: value for claim, value in found.items() if value}


def _own(claim: Claim, links: Iterable[TimeLink]) -> tuple[TimeLink, ...]:
    """The dates that a claim has from its own words and may lend."""
    own = (link for link in links if link.relation == "at" and link.scope in ("syntax", "clause"))
    return tuple(own) if claim.certainty == "certain" else ()


def _lent(links: Iterable[TimeLink], scope: Scope) -> tuple[TimeLink, ...]:
    return tuple(replace(link, scope=scope) for link in links)


def _is_headline(heads: Heads, claim: Claim) -> bool:
    return heads.parse.block_of(claim.sentence).kind == "title"


def _is_definite(heads: Heads, i: int) -> bool:
    return any(child.lower in DEFINITE for child in children(heads.parse, heads.claims[i].head_token, "det"))
