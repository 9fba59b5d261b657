"""How wide a date may be that no expression of its claim tells."""

from __future__ import annotations

import datetime

import pytest
from dateline.builders import calendar
from dateline.graph.model import Anchor, When, named_day
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import anchored, claim_of, date_of, dated, reading_of
from small_world import opened
from told import world

FRIDAY = "2019-05-17"


def day(number: int) -> datetime.date:
    return datetime.date(2019, 5, number)


def test_news_without_a_day_is_of_the_day_of_the_article_or_the_day_before() -> None:
    when = date_of(FRIDAY, "win", "Handball final in Cologne", "Norway won the handball final in Cologne.")
    assert (when.edtf, when.earliest, when.latest) == ("2019-05-17~", day(16), day(17))
    assert "or of the day before" in when.reason


def test_what_holds_when_the_article_appears_held_since_the_day_of_the_story() -> None:
    lines = ("Bridge shut", "The council closed the bridge on Tuesday.", "The detour is twelve miles long.")
    when = date_of(FRIDAY, "be_long", *lines)
    assert (when.edtf, when.earliest, when.latest) == ("2019-05-17~", day(14), day(17))


def test_what_a_speaker_tells_in_the_present_holds_until_the_article_appears() -> None:
    lines = ("Talks in Oslo", "The two ministers met on Tuesday.", '"We trust each other," said the host.')
    when = date_of(FRIDAY, "trust", *lines)
    assert (when.earliest, when.latest) == (day(14), day(17))


def test_what_follows_another_day_in_its_paragraph_may_be_of_that_day() -> None:
    lines = (
        "Palace stormed",
        "A crowd stormed the palace on Monday.",
        "In a letter of Wednesday the queen, who had left, thanked the guards. The army moved its tanks.",
    )
    when = date_of(FRIDAY, "move", *lines)
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= day(15) <= when.latest


def test_a_quotation_after_a_dated_sentence_may_be_of_the_next_day() -> None:
    lines = ("Firm buys rival", "The brewer bought its rival on Wednesday. The chairman said it was a good day.")
    when = date_of(FRIDAY, "say", *lines)
    assert (when.edtf, when.earliest, when.latest) == ("2019-05-15~", day(15), day(16))


def test_a_result_told_by_a_speaker_may_be_as_late_as_the_article() -> None:
    lines = ("Pit reopens", "The company announced on Tuesday that it has reopened the pit.")
    when = date_of(FRIDAY, "reopen", *lines)
    assert (when.edtf, when.latest) == ("2019-05-14~", day(17))


def test_what_was_done_after_a_time_was_done_by_the_day_of_the_article() -> None:
    when = date_of(FRIDAY, "loan", "Striker back", "Shortly after joining the club in 2011, he was loaned to a rival.")
    assert (when.earliest, when.latest) == (datetime.date(2011, 1, 1), day(17))


@pytest.mark.parametrize("line", ["Police found the lorry on Monday.", "The lorry was found on 13 May 2019."])
def test_a_day_that_is_told_stays_one_day(line: str) -> None:
    when = date_of(FRIDAY, "find", "Lorry found", line)
    assert when.earliest == when.latest == day(13)


STORY = reading_of(
    "Quake shakes island",
    "A strong earthquake shook the island on Tuesday, officials said.",
    "Rescuers found nine bodies on Wednesday. The army has sent tents. Schools stay closed until Monday.",
    "The president flew home before he met the mayor. Forty people were hurt, the mayor said, and two are missing.",
    "In 1997 a tremor destroyed the harbour. Engineers rebuilt it. The company plans to open a second pier.",
)


@settings(max_examples=60, deadline=None)
@given(st.dates(datetime.date(1950, 1, 8), datetime.date(2090, 1, 1)))
def test_every_date_lies_within_its_bounds_whenever_the_article_appeared(published: datetime.date) -> None:
    anchor = Anchor(When(published.isoformat(), published, published, "stated", "in the date line"), published)
    for when in calendar.date(STORY, anchor).claims:
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest
        named = named_day(when.edtf)
        assert named is None or when.earliest is None or when.earliest <= named
        assert named is None or when.latest is None or named <= when.latest


@pytest.mark.parametrize("published", ["2019-05-17", "2020-02-29", "1999-12-31"])
def test_every_value_lies_within_its_bounds(published: str) -> None:
    found = calendar.date(STORY, anchored(published)).claims
    closed = [when for when in found if when.edtf and ".." not in when.edtf]
    assert closed
    for when in closed:
        value = parse_edtf(when.edtf)
        first, last = (datetime.date(*struct[:3]) for struct in (value.lower_strict(), value.upper_strict()))
        assert when.earliest is None or when.earliest <= first
        assert when.latest is None or last <= when.latest


@settings(max_examples=30, deadline=None)
@given(st.dates(datetime.date(1950, 1, 8), datetime.date(2090, 1, 1)), st.integers(0, 12))
def test_a_window_of_publication_days_keeps_dates_within_their_bounds(first: datetime.date, days: int) -> None:
    last = first + datetime.timedelta(days=days)
    anchor = Anchor(When(f"[{first}..{last}]", first, last, "inferred", "by its story"), None)
    for when in calendar.date(STORY, anchor).claims:
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest


def test_what_is_planned_has_no_end() -> None:
    reading, found = dated(FRIDAY, "New pier", "On Tuesday the company said it would open a second pier.")
    when = found.claims[claim_of(reading, "open")[0]]
    assert (when.earliest, when.latest) == (day(14), None)


def test_the_timeline_goes_by_the_day_that_is_likest_not_by_the_first_possible_one() -> None:
    undated = (FRIDAY, "Final in Cologne\n\nNorway won the handball final in Cologne.")
    dated_ = ("2019-05-18", "Pit closed\n\nThe ministry closed the pit in Zabrze on Thursday.")
    rows = [row for row in opened(world(undated, dated_)).events() if row.edtf]
    assert [row.verb for row in rows] == ["close", "win"]
    assert rows[1].earliest == rows[0].earliest == day(16)
