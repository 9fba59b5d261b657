"""Verbs that tell what the event noun beside them names, and nothing else: "imposed a curfew", "the attempt failed".

Another number that somebody gives in the same sentence is of what that tells: "police put it at 40, the lawyers at 90".
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dateline.builders.knowledge import rows
from dateline.graph.model import Claim, ClaimRef, Reading


def named_by(reading: Reading, claim: Claim) -> ClaimRef | None:
    """The claim of the noun that names what a verb tells: "took the oath", "the attempt failed"."""
    if claim.again is not None and claim.figure is not None:
        return ClaimRef(reading.sha256, claim.again)
    nouns = _twice_told().get(claim.lemma) if claim.form == "verb" and claim.carries is None else None
    if nouns is None:
        return None
    ends = {reading.mentions[part.mention].head_token for part in claim.participants if part.role == "patient"}
    beside = (i for i, other in enumerate(reading.claims)
              if other.form == "noun" and other.head_token in ends and other.lemma in nouns)
    return next((ClaimRef(reading.sha256, i) for i in beside), None)


@functools.cache
def _twice_told() -> Mapping[str, frozenset[str]]:
    return {verb: frozenset(nouns.split()) for verb, nouns in rows("twice_told")}
