"""Somebody's leaving is one event in whatever words; a plan is not the deed of another day; trying is no trial."""

import pytest
from told import told_by, world

STORY = "Mayor Carl Olsen of Porto and Nadia Brandt of Nordbank have been rivals for years. "


def _texts(first: str, second: str) -> bool:
    """Whether one event is told by both texts."""
    found = world(("2022-06-20", STORY + first), ("2022-06-21", STORY + second))
    return any(len({ref.sha256 for ref in event.claims}) == 2 and event.verb in ("leave", "flee", "fly_out", "fly_away",
                                                                                "depart") for event in found.events)


@pytest.mark.parametrize(("first", "second"), [
    ("Carl Olsen fled on June 17.", "Carl Olsen left Portugal on June 17."),
    ("Carl Olsen left Portugal on June 17.", "Carl Olsen flew away on June 17."),
])
def test_one_leaving_is_told_in_many_words(first: str, second: str) -> None:
    assert _texts(first, second)


@pytest.mark.parametrize(("first", "second"), [
    ("Carl Olsen fled on June 12.", "Carl Olsen left Portugal on June 17."),
    ("Carl Olsen left Spain on June 17.", "Carl Olsen left Portugal on June 17."),
    ("Carl Olsen fled on June 17.", "Nadia Brandt left Portugal on June 17."),
])
def test_other_days_places_and_people_are_other_leavings(first: str, second: str) -> None:
    assert not _texts(first, second)


def test_the_day_for_which_a_resignation_was_planned_is_no_account_of_it() -> None:
    found = world(
        ("2022-06-14", "Carl Olsen, the mayor of Porto, is to resign on June 16."),
        ("2022-06-21", "Carl Olsen, the mayor of Porto, resigned on June 20."),
    )
    assert told_by(found, "resign") != told_by(found, "resigned")


def test_who_tries_holds_no_trial() -> None:
    found = world(("2022-06-21", "The trial of Carl Olsen opened in Porto on Monday. A clerk tried to swim home."))
    assert not {event.id for event in told_by(found, "tried")} & {event.id for event in told_by(found, "trial")}
