"""Undated articles of stories that go on for months or years: which days are left to them."""

from __future__ import annotations

import datetime

from dateline.builders import calendar, language
from dateline.builders.reading import read
from dateline.graph.model import DateEvidence, Document, When

TRIAL = (
    "Mara Stenlund, the former head of the Orle Savings Bank, is accused by prosecutor Jonas Wiik of fraud in Orle. "
    "Mara Stenlund told the Orle Savings Bank that Jonas Wiik had misled the court of Orle."
)


def when(text: str, *days: str) -> When:
    """What is known of an article among dated ones of the same story."""
    dated = [Document(d, d, f"{TRIAL} It was day {d}.", evidence=(DateEvidence("given", d),)) for d in days]
    documents = [*dated, Document("a", "a", text)]
    parses = language.parse([document.text for document in documents])
    readings = {document.sha256: read(parse) for document, parse in zip(documents, parses, strict=True)}
    return calendar.anchors(documents, readings)[-1].when


def test_a_story_without_a_pause_of_ten_months_is_one_though_years_change() -> None:
    found = when(TRIAL, "2011-11-20", "2012-03-02", "2012-09-15", "2013-02-01")
    assert found.earliest is not None and found.latest is not None
    assert found.earliest <= datetime.date(2011, 11, 20) and found.latest >= datetime.date(2013, 2, 1)


def test_what_is_told_alike_a_year_later_is_another_story() -> None:
    assert when(TRIAL, "2011-11-20", "2012-11-20").edtf is None


def test_a_date_line_without_its_year_is_of_the_year_in_which_most_is_told_near_it() -> None:
    found = when(f"ORLE, Mar 5 — {TRIAL}", "2011-11-20", "2012-03-02", "2012-03-04", "2012-09-15")
    assert found.edtf == "2012-03-05"


def test_a_date_line_without_its_year_far_from_all_articles_keeps_every_year_that_fits() -> None:
    found = when(f"ORLE, June 20 — {TRIAL}", "2011-11-20", "2012-03-02", "2012-09-15", "2013-02-01")
    assert found.edtf == "[2011-06-20,2012-06-20,2013-06-20]"


def test_an_article_may_be_later_than_its_story_where_it_tells_of_a_day_that_seems_later() -> None:
    found = when(f"{TRIAL}\n\nThe court opened the trial on 9 October.", "2012-05-02", "2012-05-30")
    assert found.earliest is not None and found.latest is not None
    assert found.earliest <= datetime.date(2012, 5, 2) and found.latest >= datetime.date(2013, 3, 1)


def test_a_day_with_its_weekday_tells_the_year_after_which_an_article_appeared() -> None:
    found = when(f"{TRIAL}\n\nThe court freed her on Tuesday, 9 April.", "2012-05-02", "2012-05-30")
    assert found.earliest == datetime.date(2013, 4, 9)
