"""Days of publication in the names of files, with a year of two digits, and in the data of pages."""

from __future__ import annotations

import json

import pytest
from dateline.builders import calendar, html_articles, language
from dateline.builders.letterheads import body
from dateline.builders.publication_dates import in_name
from dateline.builders.reading import read
from dateline.graph.model import DateEvidence, Document


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("echo_05-31-18_flood.html", "2018-05-31"),
        ("30.05.18 flood.txt", "[2018-05-30,2030-05-18]"),
        ("echo_31-05-18_flood.html", "[2018-05-31,2031-05-18]"),
        ("echo_09-08-07.txt", "[2007-08-09,2007-09-08,2009-08-07]"),
        ("echo_45-61-22_flood.html", None),
        ("release-1.2.13.txt", None),
        ("night_10-11-12-13.txt", None),
        ("2018-05-31_echo_01-02-03.html", "2018-05-31"),
    ],
)
def test_a_year_of_two_digits_in_a_file_name_leaves_the_days_that_it_can_be(name: str, value: str | None) -> None:
    assert in_name(name) == value


def found(text: str, value: str) -> str | None:
    document = Document("a", "a", text, evidence=(DateEvidence("filename", value),))
    reading = read(next(language.parse([text])))
    return calendar.anchors([document], {document.sha256: reading})[0].when.edtf


def test_of_the_days_of_a_file_name_that_is_meant_which_lies_near_the_days_of_the_text() -> None:
    told = "The river Orle burst its banks on 30 May. The mayor of Tolm closed two schools."
    assert found(told, "[2018-05-31,2031-05-18]") == "2018-05-31"
    assert found("The mayor of Tolm closed two schools.", "[2018-05-31,2031-05-18]") == "[2018-05-31,2031-05-18]"


def test_a_day_before_what_the_text_tells_as_done_is_not_that_of_the_article() -> None:
    told = "Nine boats sank in Tolm on 2 November. The mayor closed the port on 20 November."
    assert found(told, "[2022-11-12,2022-12-11]") == "2022-12-11"


def page(**data: object) -> html_articles.Page:
    text = "The ferry left Tolm at noon and came back with nobody hurt, the harbour master said. " * 3
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return html_articles.extract(f"<html><head>{script}</head><body><article><p>{text}</p></article></body></html>")


def test_a_live_page_is_of_one_of_the_days_of_its_entries() -> None:
    live = {"@type": "LiveBlogPosting", "coverageStartTime": "2018-03-09T20:00:00Z"}
    assert page(**live).published == "2018-03-09"
    assert page(**live, coverageEndTime="2018-03-09T23:30:00Z").published == "2018-03-09"
    assert page(**live, coverageEndTime="2018-03-11T08:30:00Z").published == "[2018-03-09..2018-03-11]"


def test_a_live_page_of_several_days_can_have_been_read_on_each_of_them() -> None:
    text = "The ferry is in port. Nobody is hurt."
    document = Document("a", "a", text, evidence=(DateEvidence("metadata", "[2018-03-09..2018-03-11]"),))
    anchor = calendar.anchors([document], {document.sha256: read(next(language.parse([text])))})[0]
    assert anchor.day is None
    assert (str(anchor.when.earliest), str(anchor.when.latest)) == ("2018-03-09", "2018-03-11")


def test_the_day_of_the_last_change_is_told_apart_from_that_of_publication() -> None:
    changed = page(**{"@type": "NewsArticle", "datePublished": "2018-03-05", "dateModified": "2018-04-12T09:00:00Z"})
    assert (changed.published, changed.changed) == ("2018-03-05", "2018-04-12")


def test_a_company_heads_its_paper_with_its_name_and_no_sentence_does() -> None:
    assert body("Tolm Ferries d.o.o.") == "Tolm Ferries d.o.o."
    assert body("She left the company.") is None
