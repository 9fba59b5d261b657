"""Descriptions of somebody named: by what the text calls him elsewhere, whatever stands between."""

from __future__ import annotations

import pytest
from dateline.builders import language, reading


def meant(text: str, phrase: str) -> str:
    """The label of what the last mention of these words refers to."""
    found = reading.read(next(language.parse([text])))
    mention = [one for one in found.mentions if one.text == phrase][-1]
    return found.entities[mention.entity].label


@pytest.mark.parametrize(("text", "phrase", "who"), [
    ("The lock keeper, Jonas Brandt, was arrested on Friday. Police said the lock keeper fell asleep.",
     "the lock keeper", "Jonas Brandt"),
    ("The crane operator, Paul Marsh, was arrested. A minister said that the operator had ignored the wind.",
     "the operator", "Paul Marsh"),
    ("A farmer named Luis Pardo found the wreck. The farmer called an ambulance.", "The farmer", "Luis Pardo"),
    ("Ivan Petkov, chairman of Orzel, was arrested in Lyon. The ex-chairman sold his boat.",
     "ex-chairman", "Ivan Petkov"),
    ("Ivan Petkov was held in Lyon. His lawyer, Greta Huber, said that her client had slept.",
     "her client", "Ivan Petkov"),
    ('Nadia Orlova sued the bank. Her lawyer, Petr Kos, told reporters on Monday: "My client lost everything."',
     "My client", "Nadia Orlova"),
])
def test_a_description_is_the_one_person_whom_the_text_calls_so(text: str, phrase: str, who: str) -> None:
    assert meant(text, phrase) == who


@pytest.mark.parametrize(("text", "phrase"), [
    ("Jonas Brandt, a lock keeper, was arrested. A lock keeper at Tarn helped the police. "
     "The lock keeper had seen the boat.", "The lock keeper"),
    ("Jonas Brandt, a diver, and Emil Roth, a diver, were hurt. The diver was flown home.", "The diver"),
])
def test_a_description_that_fits_another_as_well_is_not_taken_for_the_one_named(text: str, phrase: str) -> None:
    assert meant(text, phrase) != "Jonas Brandt"


def test_a_woman_called_by_her_name_alone_is_she_before_a_magistrate_of_whom_nothing_tells_it() -> None:
    text = ("Tilda Marsh was sentenced by Magistrate Sipho Nkuna on Monday. "
            "A woman called Thandi held her baby by the door. She shivered.")
    assert meant(text, "She") == "Thandi"
