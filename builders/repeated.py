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
    for i, claim in enumerate(heads.claims):
        if found.get(i) or claim.certainty != "certain":
            continue
        if _is_headline(heads, claim):
            later = (j for j in range(i + 1, len(heads.claims)) if heads.claims[j].sentence <= claim.sentence + STORY)
            found[i] = _lent(heads, i, later, links, "headline")
        elif claim.form == "noun" and _is_definite(heads, i):
            found[i] = _lent(heads, i, range(i - 1, -1, -1), links, "reference")
    return {claim: value for claim, value in found.items() if value}


def _lent(heads: Heads, i: int, others: Iterable[int], links: Links, scope: Scope) -> tuple[TimeLink, ...]:
    """The date of the first of some claims that tells of the same, if it has one of its own."""
    claim = heads.claims[i]
    for j in others:
        other = heads.claims[j]
        if family(other.lemma) != family(claim.lemma) or other.certainty != "certain":
            continue
        own = (link for link in links.get(j, ()) if link.relation == "at" and link.scope in ("syntax", "clause"))
        if lent := tuple(replace(link, scope=scope) for link in own):
            return lent
    return ()


def _is_headline(heads: Heads, claim: Claim) -> bool:
    return heads.parse.block_of(claim.sentence).kind == "title"


def _is_definite(heads: Heads, i: int) -> bool:
    return any(child.lower in DEFINITE for child in children(heads.parse, heads.claims[i].head_token, "det"))
