"""When articles were published: their own evidence first, then the dated articles of the same story."""

from __future__ import annotations

import datetime

import pytest
from dateline.builders import calendar, language
from dateline.builders.reading import read
from dateline.graph.model import Anchor, DateEvidence, Document

DATED = """River towns evacuated

GHENT, 12 October 2017 - Premier Lotte Verhaegen ordered the evacuation of Melsele and Kallo after the dyke at
Doel broke, her office said on Thursday. The Flemish Water Agency closed the sluices. Soldiers rescued
forty patients from the hospital of Melsele."""
UNDATED = """Patients brought to safety

Soldiers rescued forty patients from the hospital of Melsele after the dyke at Doel broke on October 11. Premier
Lotte Verhaegen thanked them on Thursday. The Flemish Water Agency closed the sluices."""
STRAY = """Bakery wins prize

A bakery in the high street won a prize on Tuesday. The owner thanked her customers on May 3."""


def anchors_of(*articles: tuple[str, str, tuple[DateEvidence, ...]]) -> dict[str, Anchor]:
    documents = [Document(key, key, text, evidence=evidence) for key, text, evidence in articles]
    parses = language.parse(document.text for document in documents)
    readings = {d.sha256: read(parse) for d, parse in zip(documents, parses, strict=True)}
    found = calendar.anchors(documents, readings)
    return {document.key: anchor for document, anchor in zip(documents, found, strict=True)}


def test_a_date_line_dates_its_article() -> None:
    anchor = anchors_of(("a.txt", DATED, ()))["a.txt"]
    assert (anchor.day, anchor.when.basis) == (datetime.date(2017, 10, 12), "stated")


def test_what_is_given_comes_before_what_the_text_says() -> None:
    anchor = anchors_of(("a.txt", DATED, (DateEvidence("given", "2017-10-13"),)))["a.txt"]
    assert (anchor.day, anchor.when.basis) == (datetime.date(2017, 10, 13), "given")


def test_an_undated_article_is_placed_by_a_dated_one_of_the_same_story() -> None:
    anchor = anchors_of(("a.txt", DATED, ()), ("b.txt", UNDATED, ()))["b.txt"]
    assert anchor.when.basis == "inferred"
    assert anchor.when.earliest is not None
    assert anchor.when.latest is not None
    assert datetime.date(2017, 10, 11) <= anchor.when.earliest <= datetime.date(2017, 10, 12) <= anchor.when.latest
    assert "tells what" in anchor.when.reason


def test_an_undated_stray_stays_unknown() -> None:
    anchor = anchors_of(("a.txt", DATED, ()), ("c.txt", STRAY, ()))["c.txt"]
    assert (anchor.day, anchor.when.edtf, anchor.when.basis) == (None, None, "unknown")


def test_two_stories_of_different_years_keep_their_years() -> None:
    other = STRAY.replace("Bakery wins prize", "Bakery wins prize\n\nBy Ann Lee\n\n4 May 2021")
    found = anchors_of(("a.txt", DATED, ()), ("b.txt", UNDATED, ()), ("c.txt", other, ()))
    assert found["b.txt"].when.earliest is not None
    assert found["b.txt"].when.earliest.year == 2017
    assert found["c.txt"].day == datetime.date(2021, 5, 4)


def test_without_any_dated_article_nothing_is_guessed() -> None:
    anchor = anchors_of(("b.txt", UNDATED, ()))["b.txt"]
    assert (anchor.day, anchor.when.edtf) == (None, None)


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [("a.txt", DATED, ()), ("b.txt", UNDATED, ()), ("c.txt", STRAY, ())]
    assert anchors_of(*articles) == anchors_of(*reversed(articles))


# ---- Where the day stands --------------------------------------------------------------------------------------------

FERRY = "A ferry sank off Split on Thursday. Divers recovered twelve bodies, the coast guard said."
MAY_17 = datetime.date(2019, 5, 17)


@pytest.mark.parametrize(
    "head",
    [
        "By Ann Lee | 17 May 2019",
        "Published: Friday, May 17, 2019, 09:12 GMT",
        "Ann Lee in Split\nFri 17 May 2019 10.39 BST",
        "Updated 4:05 PM ET, Fri May 17, 2019",
        "17/05/2019",
        "2019-05-17T09:39:00+03:00",
        "Posted on 17th of May 2019 by admin",
        "Last updated: 18 May 2019\nPublished: 17 May 2019",
        "Issued at: 17/05/2019 - 12:30   Modified: 18/05/2019 - 08:10",
        "Published 17 May 2019; updated 20 May 2019",
        "Updated 20 May 2019, first published 17 May 2019",
        "(Split, 17 May 2019)",
        "17.05.2019 | 12:30",
    ],
)
def test_a_line_above_the_text_dates_it_in_many_layouts(head: str) -> None:
    assert anchors_of(("a.txt", f"Ferry sinks\n\n{head}\n\n{FERRY}", ()))["a.txt"].day == MAY_17


def test_a_day_and_its_year_may_stand_in_different_places() -> None:
    text = f"Ferry sinks\n\nSPLIT, May 17 (Reuters) - {FERRY}"
    assert anchors_of(("a.txt", text, (DateEvidence("url", "2019-05"),)))["a.txt"].day == MAY_17
    assert anchors_of(("a.txt", text, (DateEvidence("url", "2019-07"),)))["a.txt"].day is None


def test_a_page_put_up_again_years_later_is_read_on_the_day_of_its_date_line() -> None:
    text = f"Ferry sinks\n\nSPLIT, 17 May 2019 (Reuters) - {FERRY}"
    anchor = anchors_of(("a.txt", text, (DateEvidence("metadata", "2024-01-03"),)))["a.txt"]
    assert anchor.day == MAY_17
    assert "2024-01-03" in anchor.when.reason


def test_a_date_line_of_the_day_before_leaves_the_metadata_their_day() -> None:
    text = f"Ferry sinks\n\nSPLIT, 16 May 2019 (Reuters) - {FERRY}"
    assert anchors_of(("a.txt", text, (DateEvidence("metadata", "2019-05-17"),)))["a.txt"].day == MAY_17


@pytest.mark.parametrize("line", ["31 February 2019", "17 May 2999", "99/99/9999"])
def test_a_day_that_cannot_be_is_no_day(line: str) -> None:
    assert anchors_of(("a.txt", f"Ferry sinks\n\n{line}\n\n{FERRY}", ()))["a.txt"].day is None


# ---- One text, several days ------------------------------------------------------------------------------------------


def test_a_text_printed_again_is_read_on_the_day_it_first_appeared() -> None:
    text = f"Ferry sinks\n\n{FERRY}"
    documents = [
        Document(key, key, text, evidence=(DateEvidence("given", day),))
        for key, day in (("a.txt", "2019-05-21"), ("b.txt", "2019-05-17"), ("c.txt", "2019-05"))
    ]
    reading = read(next(language.parse([text])))
    anchors = calendar.anchors(documents, {reading.sha256: reading})
    assert calendar.by_text(documents, anchors)[reading.sha256].day == MAY_17
    assert [anchor.day for anchor in anchors] == [datetime.date(2019, 5, 21), MAY_17, MAY_17]


def test_an_undated_copy_of_a_dated_text_is_of_the_same_day() -> None:
    text = f"Ferry sinks\n\n{FERRY}"
    dated, copy = Document("a", "a", text, evidence=(DateEvidence("given", "2019-05-17"),)), Document("b", "b", text)
    reading = read(next(language.parse([text])))
    anchor = calendar.anchors([copy, dated], {reading.sha256: reading})[0]
    assert (anchor.day, anchor.when.basis) == (MAY_17, "inferred")
    assert "same text" in anchor.when.reason


# ---- Undated among others --------------------------------------------------------------------------------------------

COUP = """Coup in Port Daro

PORT DARO, June 3, 2016 (WNA) - Soldiers under General Amadou Kone seized the palace in Port Daro on Thursday and
arrested President Idris Sane."""


def test_what_looks_back_on_a_story_is_not_of_its_days() -> None:
    text = """Thousands march in Port Daro

    A year ago soldiers under General Amadou Kone seized the palace in Port Daro and arrested President Idris Sane."""
    assert anchors_of(("a.txt", COUP, ()), ("b.txt", text, ()))["b.txt"].when.edtf is None


def test_what_goes_on_with_a_story_is_of_its_days() -> None:
    text = """Sane freed

    President Idris Sane was freed on Saturday, two days after soldiers under General Amadou Kone seized the palace in
    Port Daro."""
    when = anchors_of(("a.txt", COUP, ()), ("b.txt", text, ()))["b.txt"].when
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= datetime.date(2016, 6, 4) <= when.latest


def test_the_ninth_without_a_month_narrows_when_an_undated_article_appeared() -> None:
    text = UNDATED.replace("after the dyke at Doel broke on October 11", "on the 11th, after the dyke at Doel broke")
    anchor = anchors_of(("a.txt", DATED, ()), ("b.txt", text, ()))["b.txt"]
    assert anchor.when.earliest == datetime.date(2017, 10, 11)
