"""One happening told by a verb and a noun, under a heading, in other words, of nobody: one event; else two."""

import pytest
from dateline.builders.event_signatures import family
from dateline.builders.name_pairs import PERSON, Around, alike
from dateline.builders.names import compare
from told import called, told_by, world


@pytest.mark.parametrize(("text", "verb", "noun"), [
    ("The governor imposed a curfew in Porto on Monday.", "imposed", "curfew"),
    ("Anna Lind took the oath as prime minister on Monday.", "took", "oath"),
    ("An attempt to raise the ferry failed on Monday.", "failed", "attempt"),
    ("The police announced a curfew for Leeds on Monday.", "announced", "curfew"),
])
def test_a_verb_tells_what_the_noun_beside_it_names(text: str, verb: str, noun: str) -> None:
    found = world(("2022-06-21", text))
    assert told_by(found, verb) == told_by(found, noun)
    assert [event.verb for event in told_by(found, verb)] != [noun]


def test_a_noun_has_no_day_beside_its_verb() -> None:
    found = world(("2022-06-21", "Anna Lind resigned on Monday. She had taken the oath on May 2 in Oslo."))
    (event,) = told_by(found, "taken")
    assert event.when.edtf == "2022-05-02"


def test_a_verb_that_is_done_to_an_event_is_another_one() -> None:
    found = world(("2022-06-21", "The governor lifted the curfew in Porto on Monday."))
    assert told_by(found, "lifted") != told_by(found, "curfew")


def test_a_heading_announces_what_the_sentences_below_it_tell() -> None:
    found = world(("2022-06-21", "Night of unrest in Leeds\n\nNurses marched through Leeds on Monday. They want more "
                   "pay, and the mayor of the town has promised to hear them soon.\n\nFire at Mill Lane\n\n"
                   "In the evening a warehouse at Mill Lane was set on fire. Nobody was seen near it at that hour, and "
                   "the owner was away."))
    assert told_by(found, "Fire") == told_by(found, "set on fire")


@pytest.mark.parametrize(("first", "second"), [
    ("Crowds stormed the Torre Hotel in Porto on June 17.", "The storming of the Torre Hotel in Porto shocked Spain."),
    ("The residence of Mayor Carl Olsen in Porto was set on fire on June 17. Nadia Brandt of Nordbank saw it.",
     "The house of Mayor Carl Olsen in Porto was burned down on June 17. Nadia Brandt of Nordbank fled."),
])
def test_nouns_in_ing_and_other_words_for_a_house_tell_one_happening(first: str, second: str) -> None:
    found = world(("2022-06-20", first), ("2022-06-21", second))
    assert any(len({ref.sha256 for ref in event.claims}) == 2 for event in found.events)


def test_nouns_in_ing_belong_to_their_verbs_and_an_evening_to_none() -> None:
    assert [family(noun) for noun in ("storming", "burning", "stabbing", "evening")] == [
        "storm", "burn", "stab", "evening"]


def test_what_befell_nobody_on_one_day_of_a_story_is_one_event() -> None:
    found = world(
        ("2022-06-20", "The Halden ferry ran aground near Bergen on Monday. Nobody was hurt, Nordline said."),
        ("2022-06-21", "The Halden ferry ran aground near Bergen on Monday. No one was injured, Nordline said."),
    )
    (event,) = told_by(found, "hurt")
    assert told_by(found, "injured") == [event]


def test_who_was_not_hurt_by_name_is_not_nobody() -> None:
    found = world(
        ("2022-06-20", "The Halden ferry ran aground near Bergen on Monday. Carl Olsen was not hurt, Nordline said."),
        ("2022-06-21", "The Halden ferry ran aground near Bergen on Monday. Nobody was injured, Nordline said."),
    )
    assert told_by(found, "hurt") != told_by(found, "injured")


def test_unknown_persons_may_be_those_whom_another_text_names() -> None:
    found = world(
        ("2022-06-20", "The Torre Hotel in Porto was burned down by unknown persons on June 17."),
        ("2022-06-21", "Rebels burned down the Torre Hotel in Porto on June 17, police said."),
    )
    (event,) = told_by(found, "burned down")
    assert event.rival_agents


def test_the_seat_of_an_office_is_called_by_its_full_name() -> None:
    found = world(("2022-06-21", "Crowds entered Governor's House in Porto on Monday. The House passed the budget."))
    assert called(found, "Governor's House") != called(found, "House")


def test_a_car_of_the_president_is_not_called_after_the_office() -> None:
    found = world(("2022-06-21", "The President's Boeing landed in Oslo on Monday."))
    assert not called(found, "President's Boeing")


def test_names_that_begin_with_another_vowel_are_compared() -> None:
    around = {(PERSON, name): Around(frozenset({"EG"}), frozenset()) for name in ("Usama Salim", "Osama Saleem")}
    assert compare("Usama Salim", "Osama Saleem", True)[0] > 0.75
    assert [{pair.one, pair.other} for pair in alike(around)] == [{"Usama Salim", "Osama Saleem"}]


def test_an_event_is_called_by_the_text_that_names_whom_it_befell() -> None:
    found = world(
        ("2022-06-21", "Carl Olsen met Mayor Ivo Brandt in Porto. In the evening the residence of Mayor Ivo Brandt in "
                       "Porto was set on fire."),
        ("2022-06-21", "Carl Olsen met Mayor Ivo Brandt in Porto. In the evening his residence in Porto was set on "
                       "fire by unknown men."),
    )  # fmt: skip
    assert {event.label for event in told_by(found, "set on fire")} == {
        "The residence of Mayor Ivo Brandt in Porto was set on fire"}
