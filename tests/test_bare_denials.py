"""Denials that only name what they deny."""

from __future__ import annotations

from told import told_by, world

ESCAPE = "Vale Shipping evacuated the offices in Split on 27 May, the Lantern reported in Zagreb."
DENIAL = "Vale Shipping said in Split it helped. Eva Lund of Vale Shipping denied in Zagreb that it was an evacuation."


def test_a_denial_that_names_nobody_is_of_the_one_happening_of_its_story() -> None:
    told = told_by(world(("2021-05-28", ESCAPE), ("2021-05-29", DENIAL)), "evacuated")
    assert {event.standing for event in told} == {"disputed"}


def test_a_denial_that_may_mean_two_happenings_disputes_neither() -> None:
    other = "Vale Shipping evacuated the ferry off Split on 3 May, the Lantern reported in Zagreb."
    made = world(("2021-05-28", ESCAPE), ("2021-05-29", DENIAL), ("2021-05-05", other))
    assert "disputed" not in {event.standing for event in told_by(made, "evacuated")}


def test_a_denial_in_another_story_disputes_nothing() -> None:
    other = "Hoteliers met in Turin. Ada Moss of the guild in Turin denied that it was an evacuation."
    told = told_by(world(("2021-05-28", ESCAPE), ("2021-05-29", other)), "evacuated")
    assert {event.standing for event in told} <= {"reported", "claimed"}
