"""When articles were published: their own evidence first, then the dated articles of the same story."""

from __future__ import annotations

import datetime

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
