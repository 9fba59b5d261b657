"""Phrases that name nobody: "no one was hurt" tells of no person, and "unknown persons" of any."""

from __future__ import annotations

from dateline.builders.knowledge import words
from dateline.graph.model import Claim, Mention, Reading

NOBODY = frozenset({"no", "nobody", "none", "no-one"})
UNKNOWN = frozenset({"unknown", "unidentified"})


def befell_nobody(reading: Reading, claim: Claim) -> bool:
    """Whether a claim says that it befell nobody: "no one was hurt", "no deaths"."""
    if (claim.polarity, claim.certainty) != ("negative", "certain"):
        return False
    ends = [reading.mentions[part.mention] for part in claim.participants if part.role == "patient"]
    if claim.form == "noun" and not ends:
        ends = [mention for mention in reading.mentions if mention.head_token == claim.head_token]
    said = [mention.text.lower().split()[:1] for mention in ends]
    return bool(said) and all(word and word[0] in NOBODY for word in said)


def is_anybody(mention: Mention) -> bool:
    """Whether a phrase says no more than that somebody did it: "unknown persons" may be whom another text names."""
    at_large = mention.form == "nominal" and mention.lemma in words("people_at_large")
    return at_large and not UNKNOWN.isdisjoint(map(str.lower, mention.modifiers))
