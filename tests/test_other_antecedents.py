"""Antecedents that the place of a pronoun tells: both of two, what was told of, never who asks in an interview."""

from __future__ import annotations

import pytest
from dateline.builders import language, reading


def meant(text: str, phrase: str) -> str:
    """The label of what the last mention of these words refers to."""
    found = reading.read(next(language.parse([text])))
    return found.entities[[one for one in found.mentions if one.text == phrase][-1].entity].label


@pytest.mark.parametrize("text", [
    "Two officials, Ana Cruz and Ben Ruiz, were charged with negligence. Both reject that.",
    "Police arrested Ana Cruz and Ben Ruiz on Monday. The court freed them. Both returned to work.",
])
def test_both_are_the_two_people_joined_before(text: str) -> None:
    assert meant(text, "Both") == "Ana Cruz and Ben Ruiz"


def test_both_of_three_is_left_open() -> None:
    assert "Ana" not in meant("Police arrested Ana Cruz, Ben Ruiz and Leo Paz on Monday. Both denied it.", "Both")


def test_what_somebody_told_a_panel_of_is_not_the_panel() -> None:
    assert meant("The sample was sealed on 3 May. The chemist told the panel that she lost it.", "it") == "sample"


def test_a_magazine_that_asks_is_not_they() -> None:
    text = ("Interview with Carla Nunez\n\nM&T: Have you met the minister since they freed him?\n\n"
            "Carla Nunez: Yes, I met him in May.\n\nM&T: Was he tired?\n\nCarla Nunez: He was.")
    assert meant(text, "they") != "M&T"


def test_the_country_of_a_story_is_not_one_that_it_only_passes_by() -> None:
    text = ("Miners in Marseille and Toulouse walked out. Copper was bought from Zambia. The walkout has hurt the "
            "country. In Toulouse, shops closed. Buses in Marseille stood still.")
    assert meant(text, "the country") != "Zambia"


def test_what_says_something_now_is_what_was_written_on_then() -> None:
    assert meant('The council unveiled a plaque on Saturday. It says "Never again".', "It") == "plaque"


def test_she_who_only_shivers_is_the_woman_known_and_not_a_magistrate_of_whom_nothing_tells_it() -> None:
    text = ("Magistrate Sipho Nkuna opened the hearing on Monday. Thandi Mabuza lost her husband at the mine. She sat "
            "by the door.\n\nMagistrate Nkuna read out the names. She shivered.")
    assert meant(text, "She") == "Thandi Mabuza"
