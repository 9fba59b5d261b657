"""The day of publication in mastheads, credits, signatures and notes round an article, in words and in numbers."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from dateline.builders import calendar, configuration, documents, language
from dateline.builders.reading import read
from dateline.graph.model import Anchor, Document

BODY = (
    "Dockers in Halvik went back to work on Monday, the port said. Cranes had stood still for a week.\n\n"
    "The owner of the quay said that nobody was to be dismissed. Ships waited in the roads."
)


def anchors_of(folder: Path, **texts: str) -> dict[str, Anchor]:
    """The anchors of articles by the names of their files without ``.txt``."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    found = [d for d in documents.read([folder], configuration.Configuration()) if isinstance(d, Document)]
    parses = language.parse([document.text for document in found])
    readings = {document.sha256: read(parse) for document, parse in zip(found, parses, strict=True)}
    anchors = calendar.anchors(found, readings)
    return {document.path.removesuffix(".txt"): anchor for document, anchor in zip(found, anchors, strict=True)}


def below(foot: str) -> str:
    return f"Dockers go back to work\n\n{BODY}\n\n{foot}\n"


def above(head: str) -> str:
    return f"{head}\n\n{BODY}\n"


@pytest.mark.parametrize(
    "text",
    [
        below("Published 23/07/2019 | Letters | Contact us"),
        below("Halvik Tribune, 23 July 2019, page 5"),
        below("Staff reporter, Halvik Tribune, 23/7/19"),
        below("Ida Lunt, Halvik, 23.07.2019"),
        below("Halvik Tribune | 23.07.2019 | p. 12"),
        below("Story: Ida Lunt. Posted 23/07/19 at 14.05"),
        below("Printed from www.halviktribune.example on 23 July 2019"),
        below("https://halviktribune.example/2019/07/23/dockers-go-back"),
        below("The Friends of the Port are a registered charity. Write to box 3. Issued on 23 July 2019."),
        above("[Translated from the Danish. Original: Halvik Dagblad, 23.07.2019]\n\nDockers go back to work"),
        above("Dockers go back to work\nLive coverage by Ida Lunt and Tom Orr — Tuesday 23 July 2019"),
        above("HALVIK TRIBUNE - Vol. XII, No. 204 - Tuesday, 23 July 2019 - 2 crowns\n\nDockers go back to work"),
        above("Dockers go back to work\nTuesday, July 23rd, 2019 at 5:40 PM | Halvik bureau"),
        above("Dockers go back to work\nPosted by admin in City | 23 Jul '19"),
    ],
)
def test_a_line_round_an_article_tells_its_day(text: str, tmp_path: Path) -> None:
    assert anchors_of(tmp_path, a=text)["a"].day == datetime.date(2019, 7, 23)


@pytest.mark.parametrize(
    "foot",
    [
        "© 2019 Halvik Tribune",
        "Ida Lunt, teacher, born 9 February 1951; died 3 June 2019",
        "The port was opened by the king on 23 July 1919",
    ],
)
def test_a_line_that_tells_another_day_dates_no_article(foot: str, tmp_path: Path) -> None:
    assert anchors_of(tmp_path, a=below(foot))["a"].day is None


def test_numbers_are_read_as_the_articles_other_dates(tmp_path: Path) -> None:
    text = below("The hearing is on 23/08/2019.\n\nUpdated: 07/08/2019")
    american = below("The hearing is on 8/23/2019.\n\nUpdated: 07/08/2019")
    found = anchors_of(tmp_path, a=text, b=american)
    assert [found["a"].day, found["b"].day] == [datetime.date(2019, 8, 7), datetime.date(2019, 7, 8)]
    assert "other dates" in found["a"].when.reason


def test_numbers_are_read_near_the_days_that_the_text_names(tmp_path: Path) -> None:
    found = anchors_of(tmp_path, a=below("The strike had begun on 29 July.\n\nPublished 07/08/2019"))
    assert found["a"].when.edtf == "2019-08-07"
    assert found["a"].when.basis == "inferred"


def test_numbers_of_which_nothing_tells_the_order_leave_two_days(tmp_path: Path) -> None:
    when = anchors_of(tmp_path, a=below("Published 07/08/2019"))["a"].when
    assert when.edtf == "[2019-07-08,2019-08-07]"
    assert (when.earliest, when.latest) == (datetime.date(2019, 7, 8), datetime.date(2019, 8, 7))
    assert "two ways" in when.reason


def test_numbers_are_read_as_those_of_the_folders_other_articles(tmp_path: Path) -> None:
    other = "Bakers honoured\nUpdated: 23/05/2019\n\nBakers in Orle honoured their oldest members."
    when = anchors_of(tmp_path, a=below("Published 07/08/2019"), b=other)["a"].when
    assert (when.edtf, when.basis) == ("2019-08-07", "inferred")


def test_a_weekday_tells_the_year_of_a_date_line(tmp_path: Path) -> None:
    other = "Bakers honoured\n23 May 2019\n\nBakers in Orle honoured their oldest members."
    found = anchors_of(tmp_path, a=above("Halvik Tribune - Sunday 18 August\n\nDockers go back to work"), b=other)
    assert found["a"].day == datetime.date(2019, 8, 18)
    assert found["a"].when.basis == "inferred"


@pytest.mark.parametrize("line", ["Sunday August 18, 12.05am", "Sunday, 18 August, 12:00 noon"])
def test_a_weekday_tells_the_year_of_a_date_line_with_an_hour(tmp_path: Path, line: str) -> None:
    other = "Bakers honoured\n23 May 2020\n\nBakers in Orle honoured their oldest members."
    found = anchors_of(tmp_path, a=above(f"Dockers go back to work\nIda Lunt, Halvik\n{line}"), b=other)
    assert found["a"].day == datetime.date(2019, 8, 18)


@pytest.mark.parametrize(
    "line",
    [
        "KPA-HV-08-23-19 2118EAT",
        "(KPA) 231642 CEST AUG19",
        "Press summary - not for release before Harbour Day, 23 August 2019",
    ],
)
def test_codes_at_the_foot_and_the_end_of_an_embargo_tell_the_day(tmp_path: Path, line: str) -> None:
    assert anchors_of(tmp_path, a=below(line))["a"].day == datetime.date(2019, 8, 23)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("KPA-HV-08-09-19 2118EAT", "[2008-09-19,2019-08-09,2019-09-08]"),
        ("KPA 1642 GMT 230819", "[2019-08-23,2023-08-19]"),
    ],
)
def test_codes_of_which_nothing_tells_the_order_leave_all_days_that_they_can_be(
    tmp_path: Path, line: str, left: str
) -> None:
    assert anchors_of(tmp_path, a=below(line))["a"].when.edtf == left


def test_a_date_line_without_its_year_tells_which_of_the_days_of_the_codes_is_meant(tmp_path: Path) -> None:
    text = f"Dockers go back to work\n\nHALVIK, Aug 23 (KPA) - {BODY}\n\nKPA 1642 GMT 230819\n"
    assert anchors_of(tmp_path, a=text)["a"].day == datetime.date(2019, 8, 23)


def test_codes_without_an_hour_and_lines_in_small_letters_tell_no_day(tmp_path: Path) -> None:
    found = anchors_of(tmp_path, a=below("Form 230819"), b=below("HV-230819"), c=below("Ring 1642 GMT 230819 and ask"))
    assert {anchor.when.edtf for anchor in found.values()} == {None}


def test_a_weekday_that_fits_no_year_of_the_folder_leaves_the_year_open(tmp_path: Path) -> None:
    other = "Bakers honoured\n23 May 2016\n\nBakers in Orle honoured their oldest members."
    found = anchors_of(tmp_path, a=above("Halvik Tribune - Sunday 18 August\n\nDockers go back to work"), b=other)
    assert found["a"].when.edtf == "XXXX-08-18"


def test_a_line_at_the_foot_of_a_page_tells_the_day(tmp_path: Path) -> None:
    page = (
        "<html><body><div>Halvik Tribune | Tenders</div><h1>Dockers go back to work</h1><p>Ida Lunt</p>"
        f"<p>{BODY}</p><p>{BODY.replace('week', 'month')}</p>"
        '<div class="foot">Published 23/07/2019 &nbsp;|&nbsp; Letters to the editor</div></body></html>'
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (document,) = documents.read([tmp_path], configuration.Configuration())
    assert isinstance(document, Document)
    assert [evidence.value for evidence in document.evidence] == ["2019-07-23"]
