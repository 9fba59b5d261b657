"""A paragraph that a later article takes over is read on the day on which it first appeared."""

from __future__ import annotations

import pytest
from told import told_by, world

FLOOD = (
    "The river Sela burst its banks on Monday night and flooded the old town of Porto Alves, the fire brigade said."
)
LATER = (
    "Insurers count the losses of the flood\n\nInsurers in Maravia expect claims of 40 million euros, their union said "
    "on Wednesday.\n\n{}\n\nThe union wants the state to build a dam, which the government has refused for years.\n\n"
    "A minister is to visit the town on Friday and to speak with those who lost their homes."
)


@pytest.mark.parametrize(
    ("sentence", "trigger", "day"),
    [
        (FLOOD, "burst", "2019-03-11"),
        ("Three masked men robbed the savings bank in Fairmont on Monday and fled in a stolen van.", "robbed",
         "2019-03-11"),
        ("The striker Pavel Drago broke his left foot yesterday in a friendly game against Corran Town.", "broke",
         "2019-03-11"),
    ],
)  # fmt: skip
def test_a_paragraph_in_a_longer_article_keeps_its_day_and_its_event(sentence: str, trigger: str, day: str) -> None:
    found = world(("2019-03-12", f"News of the day\n\n{sentence}"), ("2019-03-20", LATER.format(sentence)))
    (event,) = told_by(found, trigger)
    assert (event.when.edtf, event.rival_dates) == (day, False)
    assert len(event.claims) == 2


def test_the_rest_of_the_longer_article_is_read_on_its_own_day() -> None:
    found = world(("2019-03-12", f"News of the day\n\n{FLOOD}"), ("2019-03-20", LATER.format(FLOOD)))
    assert "2019-03-22" in {event.when.edtf for event in told_by(found, "visit")}


def test_a_sentence_written_anew_for_another_day_is_read_on_that_day() -> None:
    again = FLOOD.replace("Monday", "Sunday")
    found = world(("2019-03-12", f"News of the day\n\n{FLOOD}"), ("2019-03-20", LATER.format(again)))
    assert {event.when.edtf for event in told_by(found, "burst")} == {"2019-03-11", "2019-03-17"}


def test_the_order_of_the_articles_does_not_matter() -> None:
    first, later = ("2019-03-12", f"News of the day\n\n{FLOOD}"), ("2019-03-20", LATER.format(FLOOD))
    assert world(first, later).events == world(later, first).events
