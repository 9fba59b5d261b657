"""States that a past form only shifts back: "said on Monday that the town was calm" is of that Monday."""

from __future__ import annotations

from dataclasses import replace

from dateline.builders.claim_heads import Heads, Links
from dateline.builders.knowledge import words
from dateline.graph.model import Claim, Parse

QUOTES = frozenset({"“", "”", '"', "``", "''", "«", "»", "„"})


def by_telling(heads: Heads, links: Links) -> Links:
    """The links, with those of what tells a state that lasted when it was told; none within quotation marks."""
    found = dict(links)
    for i, claim in enumerate(heads.claims):
        if claim.told_by is None or found.get(i) or not _is_shifted(heads, i):
            continue
        lent = (link for link in links.get(claim.told_by, ()) if link.relation == "at")
        found[i] = tuple(replace(link, scope="clause") for link in lent)
    return {claim: value for claim, value in found.items() if value}


def _is_shifted(heads: Heads, i: int) -> bool:
    claim = heads.claims[i]
    teller = heads.claims[claim.told_by] if claim.told_by is not None else claim
    past = claim.tense == "past" and teller.tense == "past" and claim.certainty == "certain"
    return past and heads.verb(i).dep == "ccomp" and _lasts(claim) and not _is_quoted(heads.parse, claim)


def _lasts(claim: Claim) -> bool:
    states = words("stative_verbs", "static_verbs", "holding_verbs")
    return claim.form == "predicate" or (claim.form == "verb" and claim.lemma in states)


def _is_quoted(parse: Parse, claim: Claim) -> bool:
    """Whether its sentence quotes anything: what speakers say themselves is past when they say it is."""
    return any(token.text in QUOTES for token in parse.sentence_tokens(claim.sentence))
