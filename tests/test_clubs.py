"""Clubs called after their town: the club of the text, no person and no town."""

from __future__ import annotations

from dateline.builders import language, reading
from dateline.graph.model import Entity

RELEGATED = ("Orzel Gdynia were relegated on Sunday. The club owes 12 million zlotys. Orzel lost 4-0 to Polonia Radom "
             "in May. Fans of Orzel protested outside the stadium. The season begins in August.")


def meant(text: str, phrase: str) -> Entity:
    """What the last mention of these words refers to."""
    found = reading.read(next(language.parse([text])))
    return found.entities[[one for one in found.mentions if one.text == phrase][-1].entity]


def test_a_word_and_a_town_are_a_club_where_a_text_on_sport_has_the_word_alone() -> None:
    assert meant(RELEGATED, "Orzel Gdynia").kind == "organization"
    assert meant(RELEGATED, "Orzel").label == "Orzel Gdynia"


def test_the_club_is_the_one_that_the_text_names_most() -> None:
    assert meant(RELEGATED, "The club").label == "Orzel Gdynia"


def test_a_fans_club_is_not_the_club() -> None:
    text = RELEGATED + " A fans' club collected money. A judge will rule on what the club owns."
    assert meant(text, "the club").label == "Orzel Gdynia"


def test_a_person_with_a_towns_surname_stays_a_person() -> None:
    text = ("Jack London scored twice. The club and its coach praised the striker. Jack left the stadium early. "
            "The season ends in May.")
    assert meant(text, "Jack London").kind == "person"


def test_of_two_clubs_told_of_alike_neither_is_the_club() -> None:
    text = ("Dynamo Varna beat Wolna Radom 3-1 in the league. Dynamo won a penalty, and Wolna lost a defender. "
            "The stadium was full. The club owes money.")
    assert meant(text, "The club").names == ()
