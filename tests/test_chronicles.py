"""The years of lists of days, and of what is told in retrospect."""

from __future__ import annotations

import datetime

import pytest
from dateline.builders import calendar, language
from dateline.builders.reading import read
from dateline.graph.model import Anchor, When


def told(text: str, published: str) -> dict[str, When]:
    """The date of each claim, by its lemma, in an article of a day."""
    day = datetime.date.fromisoformat(published)
    reading = read(next(language.parse([text])))
    dated = calendar.date(reading, Anchor(When(published, day, day, "stated"), day))
    return {claim.lemma: when for claim, when in zip(reading.claims, dated.claims, strict=True)}


RISING = [
    "June 4, 2016 – The ferry company orders a new ship from a yard in Orle.",
    "Nov. 12 – The yard dismisses ninety welders.",
    "Feb. 3 – The ferry company sues the yard. The two settle in May.",
    "Dec. 9 – A judge fines the yard.",
]


@pytest.mark.parametrize("lines", [RISING, RISING[::-1]])
def test_a_list_of_days_carries_its_year_from_one_entry_to_the_next(lines: list[str]) -> None:
    found = told("How a ship was not built\n\n" + "\n\n".join(lines), "2018-03-05")
    assert (found["order"].edtf, found["dismiss"].edtf) == ("2016-06-04", "2016-11-12")
    assert (found["sue"].edtf, found["settle"].edtf, found["fine"].edtf) == ("2017-02-03", "2017-05", "2017-12-09")


def test_a_list_of_days_without_any_year_ends_before_the_article() -> None:
    lines = [line.replace(", 2016", "") for line in RISING]
    found = told("How a ship was not built\n\n" + "\n\n".join(lines), "2018-03-05")
    assert [found[verb].edtf for verb in ("order", "dismiss", "sue", "fine")] == [
        "2016-06-04",
        "2016-11-12",
        "2017-02-03",
        "2017-12-09",
    ]


def test_a_list_that_goes_on_after_the_article_is_of_days_to_come() -> None:
    lines = ["April 4 – The band plays in Orle.", "May 12 – It visits Tolm.", "June 3 – It meets a choir.",
             "July 9, 2018 – It records a song."]  # fmt: skip
    assert told("On tour\n\n" + "\n\n".join(lines), "2018-03-05")["play"].edtf == "2018-04-04"


def test_a_day_of_the_month_behind_its_month_and_a_weekday_behind_its_day_are_one_with_it() -> None:
    found = told("In May 2016, on the 9th, the duke sold his castle. He left on 4 June, a Sunday.", "2018-03-05")
    assert (found["sell"].edtf, found["leave"].edtf) == ("2016-05-09", "2017-06-04")


def test_a_month_told_after_one_long_past_may_be_that_of_its_year() -> None:
    found = told("In May 2014 the duke sold his castle. In August he fired the gardener.", "2018-03-05")["fire"]
    assert (found.earliest, found.latest) == (datetime.date(2014, 8, 1), datetime.date(2017, 8, 31))
    assert found.day is None
    later = told("In May 2017 the duke sold his castle. In August he fired the gardener.", "2018-03-05")["fire"]
    assert later.edtf == "2017-08"


def test_what_an_entry_counts_is_counted_from_the_day_that_heads_it() -> None:
    text = (
        "3 March 2017: the bakers of Halvik walk out. 20 March: talks fail. "
        "9 April: a judge bans the march. Two days later police arrest Ida Lunt. She is freed on the 12th. "
        "2 May: the bakers return.\n"
    )
    found = told(text, "2018-06-01")
    assert (found["arrest"].edtf, found["free"].edtf) == ("2017-04-11", "2017-04-12")


SPANS = (
    "How the harbour strike went\n\nBefore the strike. On 28 February a foreman warns the port.\n\n"
    "1-4 March. The crane drivers walk out. Brought to the table on the 2nd, the port makes an offer; two days later "
    "they refuse it. Two arrests are made.\n\n"
    "5-11 March. The port hires guards. On the 7th a shed is set alight. A day later police shut the quay. On the "
    "evening of the 9th a guard is hurt.\n\n"
    "29 March-3 April. Talks resume. Olaf Brandt, who runs the port, flies home on the 1st.\n\n"
    "4 April. A judge bans the pickets; the drivers appeal. Lunt is still in hospital.\n"
)


def test_entries_of_several_days_date_what_they_tell_to_one_of_these_days() -> None:
    found = told(SPANS, "2018-04-20")
    assert found["walk_out"].edtf == "[2018-03-01..2018-03-04]"
    assert (found["hire"].earliest, found["hire"].latest) == (datetime.date(2018, 3, 5), datetime.date(2018, 3, 11))


def test_a_day_of_the_month_in_an_entry_of_several_days_is_one_of_these() -> None:
    found = told(SPANS, "2018-04-20")
    assert (found["set_alight"].edtf, found["hurt"].edtf) == ("2018-03-07", "2018-03-09")
    assert found["fly"].edtf == "2018-04-01"


def test_what_an_entry_of_several_days_counts_is_counted_from_the_day_it_named_last() -> None:
    found = told(SPANS, "2018-04-20")
    assert (found["refuse"].edtf, found["shut"].edtf) == ("2018-03-04", "2018-03-08")


def test_what_a_list_of_days_tells_in_the_present_is_not_of_the_day_of_the_article() -> None:
    found = told(SPANS, "2018-04-20")
    assert (found["warn"].edtf, found["appeal"].edtf) == ("2018-02-28", "2018-04-04")
    assert found["ban"].latest == datetime.date(2018, 4, 4)
    arrested = found["arrest"].latest
    assert arrested is not None and arrested <= datetime.date(2018, 3, 4)
    assert found["run"].edtf == "2018-04-20~"


def test_a_span_over_the_turn_of_the_year_ends_in_the_next() -> None:
    lines = ["3-5 December. The lake freezes.", "12 December. A skater drowns.",
             "30 December-2 January. The ice melts.", "9 January. The lake opens to boats."]  # fmt: skip
    found = told("A winter on the lake\n\n" + "\n\n".join(lines), "2018-03-05")
    assert found["melt"].edtf == "[2017-12-30..2018-01-02]"
