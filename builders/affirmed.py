"""What a claim affirms, as far as accounts of one event may differ in it: who did it, to how many, told when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from dateline.builders.crowds import crowds, loses_life
from dateline.builders.event_signatures import family
from dateline.builders.folding import fold
from dateline.builders.knowledge import words
from dateline.builders.rivals import Account
from dateline.builders.standing import Testimony
from dateline.graph.model import Certainty, Claim, Node, Polarity, Reading, Role


def affirmed(claims: Iterable[Claim]) -> Certainty | None:
    """What those claims of an event say of it whose accounts may differ: that it happened, else that it is planned."""
    told = {claim.certainty for claim in claims if claim.polarity == "positive"}
    return "certain" if "certain" in told else "planned" if "planned" in told else None


def account(
    claim: Claim,
    filled: Iterable[tuple[Role, str]],
    voice: str,
    reading: Reading,
    told: datetime.date | None,
    labels: Mapping[str, Node],
) -> Account:
    """The account that a claim gives; ``filled``: roles and the nodes that fill them, ``told``: the day of its text."""
    named = any(part.role == "agent" and reading.mentions[part.mention].form != "pronoun"
                for part in claim.participants)
    doers = [labels[node] for role, node in filled if role == "agent" and node in labels]
    agents = frozenset(_called(doer) for doer in doers if _can_answer(doer))
    deed = family(claim.lemma) in words("done_once")
    own = not claim.voices
    return Account(reading.sha256, voice, own, told, agents if named and not loses_life(claim) else frozenset(),
                   crowds(reading, claim), deed)


def testimony(claim: Claim, voice: str) -> Testimony:
    """What a claim, in a voice, amounts to for the standing of its event."""
    own, named = not claim.voices, claim.form == "noun"
    polarity: Polarity = "positive" if claim.generic else claim.polarity  # "nobody guards a tree" is told, not denied
    return Testimony(voice, own, polarity, claim.certainty, named, claim.by_denial)


def _can_answer(node: Node) -> bool:
    """Whether a deed can be laid to it: a bomb and a bomber are no rivals."""
    return node.kind not in ("thing", "unknown")


def _called(doer: Node) -> str:
    """Its path; the noun of who has no name, since "three masked men" and "men in masks" are nobody's rivals."""
    described = doer.kind == "group" or not doer.label[:1].isupper()
    return fold(doer.label.partition(" of ")[0]).split()[-1] if described else doer.id
