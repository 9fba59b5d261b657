"""Denials of what no verb or event noun tells: "denied any part in", "denies wrongdoing"."""

import pytest
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.graph.model import Claim


def claims_of(text: str) -> dict[str, Claim]:
    """The claims of a text by their triggers."""
    return {text[c.trigger.start : c.trigger.end]: c for c in read(next(parse([text]))).claims}


@pytest.mark.parametrize(("text", "trigger", "label"), [
    ("The army denies any part in the raid.", "part", "Any part by the army in the raid"),
    ("The firm denies wrongdoing.", "wrongdoing", "Wrongdoing by the firm"),
    ("The captain has denied any contact with the smugglers.", "contact",
     "Any contact by the captain with the smugglers"),
    ("The builder denied any defect in the roof.", "defect", "Any defect in the roof"),
])
def test_what_somebody_denies_in_a_noun_is_denied_by_him(text: str, trigger: str, label: str) -> None:
    claims = claims_of(text)
    claim = claims[trigger]
    deny = next(c for c in claims.values() if c.lemma == "deny")
    assert (claim.polarity, claim.by_denial, claim.label, len(claim.voices)) == ("negative", True, label, 1)
    assert deny.speech


@pytest.mark.parametrize("text", [
    "The court denied bail.",
    "The court denied the painter any relief.",
    "The firm did not deny any link.",
])
def test_what_is_refused_or_only_told_is_nothing_that_somebody_disowns(text: str) -> None:
    assert all(claim.polarity == "positive" or claim.lemma == "deny" for claim in claims_of(text).values())
