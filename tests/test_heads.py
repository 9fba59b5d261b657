"""The heads of articles in the styles of many outlets: the day, the title, who publishes, who writes, and the text."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from dateline.builders import calendar, configuration, documents, language
from dateline.builders.layout import lay_out
from dateline.builders.reading import read
from dateline.graph.model import Document

TITLE = "Quay workers in Orle end strike after pay deal"
FIRST = "Hundreds of quay workers in Orle went back to the cranes after a strike of nine days, their union said."
SECOND = "The port had lost four ships to its neighbours in that time. Talks about pensions go on next month."


class Head(NamedTuple):
    expected: dict[str, str]
    text: str


def heads() -> list[Head]:
    found = []
    content = (Path(__file__).parent / "heads.txt").read_text(encoding="utf-8")
    for entry in content.split("\n=====\n"):
        told, text = entry.split("\n-----\n")
        pairs = (line.split(": ", 1) for line in told.splitlines() if not line.startswith("#"))
        filled = text.replace("{body}", f"{FIRST}\n\n{SECOND}").replace("{first}", FIRST).replace("{second}", SECOND)
        found.append(Head({key: value for key, value in pairs}, filled))  # noqa: C416 - mypy knows no two-tuples here
    return found


def article(head: Head, folder: Path) -> Document:
    (folder / head.expected.get("file", "a.txt")).write_text(head.text, encoding="utf-8")
    (found,) = documents.read([folder], configuration.Configuration())
    assert isinstance(found, Document)
    return found


def blocks(document: Document, kind: str) -> list[str]:
    return [document.text[slice(*block.span)] for block in lay_out(document.text) if block.kind == kind]


@pytest.mark.parametrize("head", heads(), ids=lambda head: head.text[:40])
def test_the_head_of_an_article_is_told_from_its_text(head: Head, tmp_path: Path) -> None:
    document = article(head, tmp_path)
    (parse,) = language.parse([document.text])
    (anchor,) = calendar.anchors([document], {document.sha256: read(parse)})
    assert anchor.day == datetime.date.fromisoformat(head.expected["day"])
    assert (document.title or "").lower() == head.expected.get("title", TITLE).lower()
    assert document.publisher == head.expected.get("publisher", document.publisher)
    if "byline" in head.expected:
        assert head.expected["byline"] in blocks(document, "byline")
    assert blocks(document, "paragraph") == [FIRST, SECOND]


def day_of(text: str) -> datetime.date | None:
    document = Document("a.txt", "a.txt", text)
    (parse,) = language.parse([text])
    return calendar.anchors([document], {document.sha256: read(parse)})[0].day


OTHER_DAYS = [
    "Police seized a ship on 3 May 2019.",
    "The Senate Passed the Budget on May 3, 2019.",
    "When: 14 May 2019\nWhere: Town Hall, Orle",
    "Date: 14 May 2019\nVenue: Town Hall, Orle\nTickets: 5 crowns",
    "Last visited 3 May 2019",
    "Retrieved 4 June 2020",
    "Copyright 2019 Orle Courier",
    "Born: 3 May 1951",
    "Tom Hale (12 May 1951 - 3 June 2019)",
    "Deadline for entries: 3 June 2019",
    "Next hearing, 3 June 2019",
    "Budget Debate, 3 June 2019",
    "Orle v Halvik, 3 May 2019",
    "3 May 2019: a crane falls",
    "Ship sinks off Halvik, 3 May 2019",
    "Since 3 May 2019",
]


SIGNED = [
    "06-May-2019",
    "Mon May 6 18:22:11 2019",
    "Story from the edition of 6 May 2019",
    "Filed 18:22 on 6 May 2019",
    "Issued Monday 6 May 2019 at 18:22 by the press office",
    "No. 33 – 6 May 2019",
    "Sent: 6 May 2019 18:22",
    "Dated at Orle this 6th day of May, 2019.",
    "Orle, the 6th of May 2019",
    "EMBARGOED UNTIL 00:01 GMT 6 May 2019",
    "Newsletter #14, 6 May 2019",
    "Orle // 06.05.2019 // 18:22",
    "Text: Ann Low, photos: Tomas Reed, 6 May 2019",
    "Report: Ann Low (Orle), 6 May 2019",
    "First published: 6 May 2019, last changed 8 May 2019",
    "Uploaded 06/05/19 @ 18:22",
    "06 May 2019 18:22 (UTC+2)",
    "Monday 6 May 2019 Issue 4,112 50p",
    "Vol. 12 No. 33    Orle, Monday, May 6, 2019    Price 50p",
    "Page A3, Orle Courier, May 6, 2019",
    "-- Orle Courier, 6 May 2019",
    "Press office of the Port of Orle, 6 May 2019",
    "Ann Low, press officer. 6 May 2019",
    "Time stamp: 2019-05-06T18:22:00Z",
    "06 MAY 19 1822Z",
]


@pytest.mark.parametrize("line", SIGNED)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_line_of_names_and_a_day_signs_an_article(line: str, place: str) -> None:
    body = f"{FIRST}\n\n{SECOND}"
    text = f"{TITLE}\n\n{line}\n\n{body}" if place == "above" else f"{TITLE}\n\n{body}\n\n{line}"
    document = Document("a.txt", "a.txt", text)
    assert blocks(document, "dateline")
    assert (blocks(document, "title"), blocks(document, "paragraph")) == ([TITLE], [FIRST, SECOND])


@pytest.mark.parametrize("line", OTHER_DAYS)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_day_of_something_else_is_not_that_of_publication(line: str, place: str) -> None:
    body = f"{FIRST}\n\n{SECOND}"
    text = f"{line}\n\n{body}" if place == "above" else f"{body}\n\n{line}"
    assert day_of(f"{TITLE}\n\n{text}") is None


@pytest.mark.parametrize(
    "line", ["Two Dead in Storm | 15 May 2019", "Quays stay shut   15 May 2019", "Ferry Sinks Near Orle - 15 May 2019"]
)
def test_a_title_beside_the_day_stays_the_title(line: str) -> None:
    text = f"{line}\n\n{FIRST}\n\n{SECOND}"
    document = Document("a.txt", "a.txt", text)
    assert blocks(document, "title") == [line.removesuffix("15 May 2019").rstrip(" |-")]
    assert day_of(text) == datetime.date(2019, 5, 15)


def test_days_that_head_the_entries_of_a_chronicle_date_no_article() -> None:
    days = {3: "two", 7: "six", 9: "eight"}
    entries = [f"{day} May 2019\n{FIRST.replace('nine', number)}" for day, number in days.items()]
    assert day_of("\n\n".join([TITLE, *entries, SECOND])) is None
    assert day_of("\n\n".join([TITLE, "By Ann Low, 15 May 2019", *entries, SECOND])) == datetime.date(2019, 5, 15)


def test_the_day_of_publication_goes_before_that_of_a_change() -> None:
    lines = "Last updated: 17 May 2019\nPublished: 15 May 2019"
    assert day_of(f"{TITLE}\n{lines}\n\n{FIRST}\n\n{SECOND}") == datetime.date(2019, 5, 15)


@pytest.mark.parametrize(
    "name",
    [
        "2019-05-15-quay-strike.txt",
        "15.05.2019_quay_strike.txt",
        "05.06.2019_quay.txt",
        "release_15052019.txt",
        "strike_15May2019.txt",
    ],
)
def test_the_name_of_a_file_tells_the_day(name: str, tmp_path: Path) -> None:
    head = Head({"file": name}, f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n")
    assert article(head, tmp_path).evidence[0].value in ("2019-05-15", "2019-06-05")


@pytest.mark.parametrize("letterhead", [
    "MINISTRY OF PORTS OF NORLAND\nDepartment of Speech", "NORLAND PORT POLICE", "HALVIK PORTS Sp. z o.o."])
def test_a_letterhead_is_the_publisher_and_never_read(letterhead: str, tmp_path: Path) -> None:
    document = article(Head({}, f"{letterhead}\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}"), tmp_path)
    assert (document.publisher, document.title) == (letterhead.split("\n")[0], TITLE)
    assert blocks(document, "junk") == letterhead.split("\n")


def test_the_date_below_a_first_line_that_says_who_writes_is_that_of_the_article(tmp_path: Path) -> None:
    text = f"Halvik dockers' own paper\nHalvik, 26 March 2024\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}"
    document = article(Head({}, text), tmp_path)
    readings = {document.sha256: read(next(language.parse([document.text])))}
    assert calendar.anchors([document], readings)[0].when.edtf == "2024-03-26"
