"""What tells how things are, and what tells that something happened or did not."""

import pytest
from dateline.builders import affirmed
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.graph.model import Claim


def claims(text: str) -> list[Claim]:
    return list(read(next(parse([text]))).claims)


@pytest.mark.parametrize("sentence", [
    "Nobody guards an apple tree.",
    "“A resignation is not an answer,” the senator said.",
    "“Old walls do not lie,” said the engineer.",
    "She is not a doctor.",
    "“We are not proud,” said the rower.",
    "The town is not far away.",
    "No wall stops a river.",
    "“You never win alone,” said the captain.",
])
def test_proverbs_habits_and_what_is_not_so_deny_no_event(sentence: str) -> None:
    told = [claim for claim in claims(sentence) if not claim.speech and claim.form != "noun"]
    assert told
    assert all(claim.generic for claim in told)
    assert {affirmed.testimony(claim, "text").polarity for claim in told} == {"positive"}


@pytest.mark.parametrize("sentence", [
    "The guards did not fire.",
    "No shot was fired.",
    "Nobody was hurt in the crash.",
    "The striker has not signed.",
    "Police deny that officers opened fire.",
    "The valve is no longer open.",
    "“There is no acid in the river,” said the manager.",
    "The trains are not running.",
    "None of the men was armed.",
])
def test_what_did_not_happen_and_what_somebody_disputes_is_not_generic(sentence: str) -> None:
    assert not any(claim.generic for claim in claims(sentence))


@pytest.mark.parametrize(("sentence", "generic"), [
    ("The ministry does not comment on operations.", True),
    ("The clinic does not treat children.", True),
    ("The ministry does not comment on the attack.", False),
    ("The bank said that it does not lend to minors.", False),
    ("The police do not answer calls today.", False),
    ("The king has yet to say a word about it.", False),
])
def test_what_somebody_never_does_to_any_of_a_kind_is_his_habit(sentence: str, generic: bool) -> None:
    assert any(claim.generic for claim in claims(sentence)) == generic
