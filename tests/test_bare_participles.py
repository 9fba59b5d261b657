"""Participles without an auxiliary: who is asked, who finds, what a reduced clause is said of."""

from __future__ import annotations

import pytest
from dateline.builders import language, reading


def labels(text: str) -> list[str]:
    """The labels of a text."""
    return [claim.label for claim in reading.read(next(language.parse([text]))).claims]


@pytest.mark.parametrize(("text", "told"), [
    ("The mayor, asked whether he trusted the bank, said that was for auditors.",
     "The mayor was asked whether he trusted the bank"),
    ("The coach, asked if he would stay, declined to answer.", "The coach was asked if he would stay"),
    ("The coach, asked if he would stay, declined to answer.", "The coach declined to answer"),
    ("It still speaks of nine wrecks; marine surveyors established on Monday, after sonar tests, that two sets of "
     "planks came from one boat.", "Marine surveyors established that two sets of planks came from one boat"),
    ("The fence announced in mid-March and dropped within two days protected no one, but it cost a fortune.",
     "The fence protected no one"),
    ("Corwell undertakes no duty to update the list except as required by law.",
     "Corwell undertakes no duty to update the list except as required by law"),
])  # fmt: skip
def test_a_bare_participle_belongs_to_whom_it_is_said_of(text: str, told: str) -> None:
    assert told in labels(text)


@pytest.mark.parametrize(("text", "told"), [
    ("The reporter asked whether the pump had failed, and the engineer said it had.",
     "The reporter asked whether the pump had failed"),
    ("The senator, who asked why the bridge fell, said nobody knew.", "The senator asked why the bridge fell"),
    ("The surveyors established that two boats had burned.", "The surveyors established that two boats had burned"),
])  # fmt: skip
def test_who_asks_or_finds_out_stays_the_doer(text: str, told: str) -> None:
    assert told in labels(text), labels(text)
