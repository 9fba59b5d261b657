"""Days that belong to something else than the deed beside them, and deeds that are not of the day of the story."""

from __future__ import annotations

import pytest
from parsed import claim_of, date_of, dated

SUNDAY = "2021-06-20"


@pytest.mark.parametrize(
    ("lemma", "lines", "edtf"),
    [
        ("win", ("Cup final", "In May the club won the cup for the first time since its return in 1998."), "2021-05"),
        ("lie", ("Wreck", "The tanker has been lying in the bay since its refloating on May 9."), "2021-05-09/.."),
        ("land", ("Expedition", "An attempt to land on Friday had failed, and the ship sailed."), "2021-06-18"),
        ("fine", ("Mill", "In May the court fined the mill, and its owner has not paid."), "2021-05"),
        ("resign", ("Rome", "The envoy said on Tuesday that he was tired. Two days later he resigned."), "2021-06-17"),
    ],
)
def test_a_time_dates_what_its_words_say(lemma: str, lines: tuple[str, ...], edtf: str) -> None:
    assert date_of(SUNDAY, lemma, *lines).edtf == edtf


def test_a_result_joined_to_a_dated_clause_is_not_of_its_month() -> None:
    when = date_of(SUNDAY, "pay", "Mill", "In May the court fined the mill, and its owner has not paid the fine.")
    assert when.edtf == "2021-06-20~"


def test_by_a_month_looks_ahead_in_a_condition() -> None:
    when = date_of(SUNDAY, "sign", "Rail", "If a contract is signed by August, the line will open.")
    assert when.latest is not None
    assert when.latest.isoformat() == "2021-08-31"


def test_what_speakers_call_today_is_the_day_on_which_they_speak() -> None:
    lines = ("Flood in Lima", "A dyke broke in Lima yesterday.", "“Today I lost my house,” said Rosa Díaz, a nurse.")
    reading, found = dated(SUNDAY, *lines)
    assert found.claims[claim_of(reading, "lose")[0]].edtf == "2021-06-19~"


def test_what_went_on_for_days_is_not_of_the_day_of_the_story() -> None:
    lines = ("Flood in Lima", "A dyke broke in Lima yesterday.", "“I slept three nights on the roof,” said Rosa Díaz.")
    when = date_of(SUNDAY, "sleep", *lines)
    assert when.edtf is None
    assert when.latest is not None


def test_a_deed_in_a_line_above_the_text_is_of_the_day_of_the_story() -> None:
    lines = (
        "Dozens hurt as flood hits Lima",
        "Mayor evacuates hundreds of people from the valley",
        "A dyke broke in Lima yesterday, the mayor said.",
    )
    assert date_of(SUNDAY, "evacuate", *lines).edtf == "2021-06-19~"


def test_what_would_not_happen_before_something_else_is_not_bounded_by_it() -> None:
    lines = ("Strike", "The ferries would not sail before the owner paid the crews, the union said.")
    assert date_of(SUNDAY, "sail", *lines).latest is None


def test_what_is_to_be_published_is_not_of_the_day_of_its_publication() -> None:
    lines = ("Inquiry", "On Thursday the agency is to publish the findings of its inquiry.")
    assert date_of(SUNDAY, "publish", *lines).edtf == "2021-06-24"
    assert date_of(SUNDAY, "inquiry", *lines).edtf != "2021-06-24"
