"""Who is meant where the text has just named somebody, or tells only by its form who speaks."""

from __future__ import annotations

import pytest
from parsed import read_text, speakers

LIGHTHOUSE = """The lamp went out twice

Harbour Post met Ingrid Solberg, 61, on her island. Harbour Post has written about lamps for years.

Post: When did you see that the lamp was dark?

Solberg: In March. I climbed the tower and found the fuse burnt.

Who was told?

I wrote to the board in May. Nobody came to the island.

The board claims that the fuse was new.

That is wrong. I keep the old one in a drawer.

Are you sorry that you spoke?

No. I sleep well. My neighbours bring me fish.
"""


def meant(text: str, phrase: str) -> str:
    """The label of what the last mention of these words refers to."""
    found = read_text(text)
    return found.entities[[one for one in found.mentions if one.text == phrase][-1].entity].label


def test_labels_of_the_first_exchange_tell_who_answers_all_the_others() -> None:
    assert meant(LIGHTHOUSE, "I") == "Ingrid Solberg"
    assert speakers(LIGHTHOUSE, "wrote") == ["Ingrid Solberg"]


@pytest.mark.parametrize(("text", "body"), [
    ("Trains stood still across Norway on Friday. Casa Brenna del Norte, which sells most of the country's tickets, "
     "said its screens had been dark. It hoped to be back by noon.", "Casa Brenna del Norte"),
    ("Rivers rose across Norway on Friday. Seguro Brenna, the country's second largest insurer, paid nobody. "
     "It opened an office on Sunday.", "Seguro Brenna"),
])
def test_it_is_the_body_that_a_clause_or_a_rank_tells_of_and_not_the_country(text: str, body: str) -> None:
    assert meant(text, "It") == body


def test_a_romance_name_goes_by_the_word_before_its_de() -> None:
    text = "Casa Torvesa del Norte, which sells tickets, closed on Friday. The mayor said that Torvesa owed him money."
    assert meant(text, "Torvesa") == "Casa Torvesa del Norte"


def test_the_state_is_no_country_named_in_passing() -> None:
    text = "The group once robbed a museum in Portugal. “The State will not buy back paintings,” said Ines Roth."
    assert meant(text, "The State") == "State"


@pytest.mark.parametrize(("text", "phrase"), [
    ("Gallery boss Petra Lund was fishing in Norway on Monday. The 44-year-old director left the town by boat.",
     "The 44-year-old director"),
    ("Petra Lund was freed on Monday. The woman sold her boat in May.", "The woman"),
])
def test_an_age_or_a_gender_alone_means_who_was_just_named(text: str, phrase: str) -> None:
    assert meant(text, phrase) == "Petra Lund"


def test_the_man_of_a_sentence_that_speaks_of_the_one_named_is_another() -> None:
    text = "Jonas Berg defended the thief. He told the court that it had the man who said no before it."
    assert meant(text, "the man") != "Jonas Berg"


def test_he_of_an_opening_is_who_is_named_next_and_not_only_whom_the_headline_calls_something() -> None:
    text = ("Painting thief bought a castle\n\nHe is 31 and he has a parrot. "
            "Jonas Berg, a guard at the museum, was arrested on Friday.")
    assert meant(text, "He") == "Jonas Berg"


def test_an_office_goes_on_with_what_it_is_for_before_its_holder() -> None:
    text = "On Friday police held the former deputy head for road matters, Jonas Berg, at his house. He denied it."
    assert meant(text, "He") == "Jonas Berg"


def test_we_in_the_mouth_of_one_of_several_are_all_of_them() -> None:
    text = "Three divers spoke to the paper. “We said that we needed a rope,” said one of them."
    assert meant(text, "we") == "Three divers"


def test_we_of_a_letter_are_its_author_and_others() -> None:
    text = ("To the editor\n\nI lost my shop in May. I wrote to the bank twice. The bank sent me a leaflet. "
            "I asked my neighbour, and we drank tea. I will not sign.")
    assert meant(text, "we") == "the author and others"


def test_who_states_as_follows_speaks() -> None:
    text = "In connection with reports about leaks at the works, Calder states as follows."
    found = read_text(text)
    claim = next(one for one in found.claims if one.lemma == "state")
    assert [found.mentions[role.mention].text for role in claim.participants if role.role == "agent"] == ["Calder"]


def test_we_of_a_statement_below_a_letterhead_are_the_body_that_it_tells_of() -> None:
    text = ("CALDER Ltd.\n\nSTATEMENT FOR THE MEDIA\n\nCalder Rail rejects the reports about its bridge at Hull. "
            "We regret the delay. We have asked the council for the drawings.")
    assert meant(text, "We") == "Calder Rail"
