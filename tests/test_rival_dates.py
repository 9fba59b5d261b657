"""Accounts of one event that put it on different days mark it; those that are only less exact do not."""

from __future__ import annotations

import pytest
from told import Article, told_by, world

MONDAY = ("2022-01-12", "Alarm in Lübeck\n\nThree men robbed the Hansa Bank in Lübeck on Monday and took two million.")
SUNDAY = ("2022-01-12", "Robbers flee\n\nThree men robbed the Hansa Bank in Lübeck on Sunday.")
THAT_WEEK = ("2022-01-14", "Robbers hunted\n\nThree men robbed the Hansa Bank in Lübeck in January. Police hunt them.")
LAST_YEAR = ("2022-01-12", "Bank holdings\n\nThree men robbed the Hansa Bank in Lübeck on 6 March 2021.")


def test_two_days_for_one_robbery_are_rivals() -> None:
    (event,) = told_by(world(MONDAY, SUNDAY), "robbed")
    assert event.rival_dates
    assert len(event.claims) == 2


def test_the_day_that_more_outlets_give_is_the_best() -> None:
    third = ("2022-01-13", "Money found\n\nThree men robbed the Hansa Bank in Lübeck on Monday, an officer said.")
    (event,) = told_by(world(SUNDAY, MONDAY, third), "robbed")
    assert event.rival_dates
    assert event.when.edtf == "2022-01-10"


def test_a_month_and_a_day_in_it_are_no_rivals() -> None:
    (event,) = told_by(world(MONDAY, THAT_WEEK), "robbed")
    assert not event.rival_dates
    assert event.when.edtf == "2022-01-10"


def test_a_day_that_nobody_names_is_no_rival() -> None:
    told = ("2022-01-12", "Alarm in Lübeck\n\nThree men robbed the Hansa Bank in Lübeck. Police closed the street.")
    assert not any(event.rival_dates for event in told_by(world(MONDAY, told), "robbed"))


@pytest.mark.parametrize(
    ("one", "other", "trigger"),
    [
        (MONDAY, LAST_YEAR, "robbed"),
        (
            ("2022-01-12", "Town under fire\n\nThe rebels shelled Daraa on Monday."),
            ("2022-01-12", "Shells hit Daraa\n\nThe rebels shelled Daraa on Tuesday."),
            "shelled",
        ),
        (
            ("2022-01-12", "Talks begin\n\nPresident Ana Kos met Premier Jan Novak on Monday."),
            ("2022-01-12", "Talks go on\n\nPresident Ana Kos met Premier Jan Novak on Tuesday."),
            "met",
        ),
    ],
)
def test_what_is_done_again_is_another_event(one: Article, other: Article, trigger: str) -> None:
    events = told_by(world(one, other), trigger)
    assert len(events) == 2
    assert not any(event.rival_dates for event in events)


def test_what_one_text_tells_twice_with_two_days_it_tells_of_two_events() -> None:
    text = "Ana Kos freed\n\nPolice arrested Ana Kos on Monday. They freed her. Police arrested Ana Kos on Tuesday."
    assert not any(event.rival_dates for event in told_by(world(("2022-01-12", text)), "arrested"))
