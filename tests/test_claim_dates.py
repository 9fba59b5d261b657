"""When what an article tells happened: expressions, clauses, the narrative, speech, the day of the story."""

from __future__ import annotations

import datetime

import pytest
from parsed import claim_of, date_of, dated

WEDNESDAY = "2021-06-16"


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("close", "The port of Hamburg closed on Monday.", "2021-06-14"),
        ("strike", "A magnitude 6 earthquake struck the island on June 3.", "2021-06-03"),
        ("sign", "The two companies signed the contract in March.", "2021-03"),
        ("acquit", "The court acquitted the former minister in 2019.", "2019"),
        ("begin", "The strike began early last week.", "[2021-06-07..2021-06-09]"),
        ("escalate", "On June 9 and 10, the dispute escalated.", "2021-06-09/2021-06-10"),
        ("arrest", "Police arrested four men last Friday and searched three houses.", "2021-06-11"),
        ("search", "Police arrested four men last Friday and searched three houses.", "2021-06-11"),
        ("send", "The countries - parties to the treaty on June 6 sent troops to the border.", "2021-06-06"),
    ],
)
def test_an_expression_dates_the_claim_that_governs_it(lemma: str, line: str, edtf: str) -> None:
    assert date_of(WEDNESDAY, lemma, "Council meets", line).edtf == edtf


def test_since_opens_an_interval() -> None:
    assert date_of(WEDNESDAY, "hold", "Rebels have held the town since 9 May.").edtf == "2021-05-09/.."


def test_speech_and_what_it_tells_are_dated_apart() -> None:
    reading, found = dated(WEDNESDAY, "The minister said on Monday that the protests began on 2 June.")
    assert found.claims[claim_of(reading, "say")[0]].edtf == "2021-06-14"
    assert found.claims[claim_of(reading, "begin")[0]].edtf == "2021-06-02"


def test_a_result_told_in_the_perfect_stands_about_the_day_it_was_told() -> None:
    when = date_of(WEDNESDAY, "restore", "The mayor said on Monday that power had been restored in the city.")
    assert (when.edtf, when.earliest, when.latest) == ("2021-06-14~", None, datetime.date(2021, 6, 14))


def test_a_past_clause_goes_on_about_the_day_of_the_story() -> None:
    lines = ("Ferry sinks off the coast", "A ferry sank off the coast on Monday.", "Divers recovered twelve bodies.")
    when = date_of(WEDNESDAY, "recover", *lines)
    assert (when.edtf, when.basis) == ("2021-06-14~", "inferred")
    assert "day of the story" in when.reason


def test_what_is_told_in_retrospect_is_only_bounded() -> None:
    line = "The police said the man had earlier robbed a bank."
    when = date_of(WEDNESDAY, "rob", "Man held", "A man was arrested on Monday.", line)
    assert when.latest is not None
    assert when.latest <= datetime.date(2021, 6, 16)


def test_what_is_planned_lies_ahead_of_its_telling() -> None:
    when = date_of(WEDNESDAY, "build", "The company plans to build a factory in Poland.")
    assert (when.edtf, when.basis) == (None, "bounded")
    assert when.earliest == datetime.date(2021, 6, 15)
    assert "or the day before" in when.reason


def test_the_same_day_is_the_last_day_that_carried_the_story_on() -> None:
    lines = ("Rebels took the airport on 3 May.", "The same day the president left the country.")
    assert date_of(WEDNESDAY, "leave", *lines).edtf == "2021-05-03"


def test_after_an_event_says_only_that_it_was_later() -> None:
    when = date_of(WEDNESDAY, "loan", "After joining the club in 2011, he was loaned to a rival.")
    assert (when.edtf, when.earliest) == (None, datetime.date(2011, 1, 1))


def test_shortly_after_an_event_is_about_then() -> None:
    when = date_of(WEDNESDAY, "loan", "Shortly after joining the club in 2011, he was loaned to a rival.")
    assert (when.edtf, when.earliest, when.basis) == ("2011~", datetime.date(2011, 1, 1), "inferred")


def test_every_date_says_why() -> None:
    reading, found = dated(
        WEDNESDAY,
        "Storm kills three in the Azores",
        "A storm that hit the Azores on Sunday killed three people, the regional government said on Tuesday.",
        "Flights were cancelled. The airport may reopen on Friday. A fourth person is missing since Monday.",
    )
    assert reading.claims
    assert all(when.reason for when in found.claims)
