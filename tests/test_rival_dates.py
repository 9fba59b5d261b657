"""Accounts of one event that put it on different days mark it; those that are only less exact do not."""

from __future__ import annotations

import datetime

import pytest
from dateline.builders.elected_dates import elected
from dateline.graph.model import Basis, When
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


REFUSED = ("2021-06-01", "Director stays\n\nMarta Quist, the director of the Halle opera, refused to resign on Monday.")
RESIGNED = ("2021-06-05", "Director goes\n\nThe director of the Halle opera, Marta Quist, resigned on Friday.")


@pytest.mark.parametrize(
    ("earlier", "later", "trigger", "day"),
    [
        (REFUSED, RESIGNED, "resigned", "2021-06-04"),
        (
            ("2021-06-01", "Crew stays aboard\n\nThe captain of the Aurora said on Monday the ship had not sunk."),
            ("2021-06-05", "Aurora lost\n\nThe ship sank on Friday, the captain of the Aurora said."),
            "sank",
            "2021-06-04",
        ),
        (
            ("2021-06-01", "Talks delayed\n\nThe strike at Norvik Pumps did not begin on Monday, the firm said."),
            ("2021-06-05", "Norvik stands still\n\nThe strike at Norvik Pumps began on Friday, the firm said."),
            "began",
            "2021-06-04",
        ),
    ],
)
def test_what_had_not_happened_first_and_did_later_is_no_dispute(
    earlier: Article, later: Article, trigger: str, day: str
) -> None:
    (event,) = told_by(world(earlier, later), trigger)
    assert (event.standing in ("reported", "claimed"), event.denials, event.rival_dates) == (True, 0, False)
    assert event.when.edtf == day


def test_a_refusal_and_what_came_of_it_are_two_in_one_text() -> None:
    text = "Director quits\n\nMarta Quist refused on Monday to resign. On Friday Quist resigned."
    (event,) = told_by(world(("2021-06-04", text)), "resigned")
    assert (event.when.edtf, event.standing, event.denials) == ("2021-06-04", "reported", 0)


def test_who_denies_it_afterwards_disputes_it() -> None:
    struck = ("2021-06-04", "Row in Halle\n\nPremier Jan Novak struck Senator Tom Bale on Thursday.")
    denied = ("2021-06-09", "Row goes on\n\nPremier Jan Novak denied on Tuesday that he had struck Senator Tom Bale.")
    assert {event.standing for event in told_by(world(struck, denied), "struck")} == {"disputed"}


def test_the_day_of_a_plan_is_no_rival_of_the_day_on_which_it_was_done() -> None:
    planned = ("2021-06-02", "Director to go\n\nMarta Quist, the director of the Halle opera, will resign on Sunday.")
    (event,) = told_by(world(planned, RESIGNED), "resigned")
    assert (event.when.edtf, event.rival_dates) == ("2021-06-04", False)


def test_the_day_of_a_plan_dates_no_deed_that_is_told_without_one() -> None:
    plan = ("2022-01-10", "Coach to go\n\nThe club announced that Coach Pavel Novak would resign on 13 January.")
    deed = ("2022-01-20", "Rovers win\n\nRovers won on Saturday. The resignation of Coach Pavel Novak was no loss.")
    events = told_by(world(plan, deed), "resignation")
    assert events
    assert not any(event.when.edtf == "2022-01-13" and event.when.basis == "inferred" for event in events)


def test_a_deed_done_on_another_day_than_planned_keeps_its_own() -> None:
    plan = ("2022-01-10", "Coach to go\n\nThe club announced that Coach Pavel Novak would resign on 13 January.")
    deed = ("2022-01-14", "Coach gone\n\nCoach Pavel Novak sent his resignation on Friday, the club said.")
    assert "2022-01-14" in {event.when.edtf for event in told_by(world(plan, deed), "resignation")}


@pytest.mark.parametrize(("told", "shown"), [
    (("2021-05-03 resolved", "2021-05-04 inferred", "2021-05-04~ inferred"), "2021-05-03"),
    (("2021-05-03 resolved", "2021-05-04 inferred", "2021-05-04 inferred"), "2021-05-04"),
    (("2021-05-03 resolved", "2021-05-04 resolved", "2021-05-03 inferred", "[2021-04-20..2021-05-30] inferred"),
     "2021-05-03"),
    (("2021-05-04~ inferred", "2021-05-04~ inferred", "2021-05-02 inferred"), "2021-05-02"),
    (("[2021-04-20..2021-05-30] inferred",), "[2021-04-20..2021-05-30]"),
    (("2021-05-04 resolved", "2021-05-06 given"), "2021-05-06"),
])
def test_most_voices_elect_the_day_of_an_event_and_neither_windows_nor_what_is_about_a_day_outvote_them(
    told: tuple[str, ...], shown: str
) -> None:
    ballots = [(str(i), ballot(*each.split())) for i, each in enumerate(told)]
    assert elected(ballots).edtf == elected(ballots[::-1]).edtf == shown


def ballot(edtf: str, basis: Basis) -> When:
    first, last = (datetime.date.fromisoformat(end) for end in (edtf.strip("[]~").split("..") * 2)[:2])
    return When(edtf, first, last, basis, "told")
