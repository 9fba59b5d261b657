"""Articles that name no day of publication but its weekday, and pages that were changed on another day."""

from __future__ import annotations

import pytest
from dateline.builders import calendar, language
from dateline.builders.edition_days import weekday
from dateline.builders.layout import lay_out
from dateline.builders.reading import read
from dateline.graph.model import DateEvidence, Document, When

BODY = (
    "The orchestra of Tolm has cancelled its winter season, its director said. "
    "The hall needs a new roof, and no money has been found for it so far."
)


def named(text: str) -> int | None:
    return weekday(text, lay_out(text))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Tuesday edition - Arts report by Nell Ardo", 2),
        ("By Nell Ardo, Tolm Echo · Updated Thursday, 6:10 p.m. CET", 4),
        ("Tolm Radio Online, Saturday", 6),
        ("Posted on a Monday, two days before the vote", 1),
    ],
)
def test_a_line_above_the_text_names_the_weekday_of_its_edition(line: str, number: int) -> None:
    assert named(f"No winter season in Tolm\n\n{line}\n\n{BODY}") == number


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The players meet tomorrow (Sunday) in the town hall.", 6),
        ("The players met yesterday (Monday) in the town hall.", 2),
        ("The players meet today, Wednesday, in the town hall.", 3),
        ("The players meet on Sunday in the town hall.", None),
        ("The players meet tomorrow (Sunday); they met yesterday (Sunday) too.", None),
    ],
)
def test_a_weekday_beside_today_or_tomorrow_tells_that_of_the_article(sentence: str, number: int | None) -> None:
    assert named(f"No winter season in Tolm\n\n{BODY} {sentence}") == number


def test_a_weekday_of_a_full_date_or_within_the_text_is_not_that_of_the_edition() -> None:
    assert named(f"Harvest Fair, Sunday 18 June\n\n{BODY}") is None
    between = "A critic bought the Friday edition of a paper."
    assert named(f"No winter season in Tolm\n\n{BODY}\n\n{between}\n\n{BODY}") is None


def anchored(*documents: Document) -> When:
    """When the last of the articles was published."""
    parses = language.parse([document.text for document in documents])
    readings = {document.sha256: read(parse) for document, parse in zip(documents, parses, strict=True)}
    return calendar.anchors(documents, readings)[-1].when


CHANGED = (DateEvidence("metadata", "2018-03-05"), DateEvidence("changed", "2018-04-12"))


def test_a_page_is_of_its_last_change_where_its_text_names_that_weekday() -> None:
    text = f"No winter season in Tolm\n\nBy Nell Ardo · Updated Thursday, 6:10 p.m.\n\n{BODY}"
    assert anchored(Document("a", "a", text, evidence=CHANGED)).edtf == "2018-04-12"


def test_a_page_that_names_another_weekday_or_none_is_of_the_day_when_it_was_published() -> None:
    for line in ("By Nell Ardo · Updated Sunday, 6:10 p.m.", "By Nell Ardo"):
        text = f"No winter season in Tolm\n\n{line}\n\n{BODY}"
        assert anchored(Document("a", "a", text, evidence=CHANGED)).edtf == "2018-03-05"


STRIKE = (
    "The dockers of Halvik, led by Ida Lunt, closed the port of Halvik against Norland Ports. "
    "Ida Lunt accused Otto Brandt of Norland Ports of breaking the Halvik Agreement."
)


def strike(day: str) -> Document:
    return Document(day, day, f"{STRIKE} It was day {day[-2:]} of the talks.", evidence=(DateEvidence("given", day),))


def test_the_weekday_of_an_edition_narrows_the_days_on_which_it_can_have_appeared() -> None:
    told = Document("a", "a", f"Port is shut\n\nFriday edition\n\n{STRIKE}\n\nPolice searched the office on 12 May.")
    assert anchored(strike("2019-05-02"), strike("2019-05-30"), told).edtf == "[2019-05-17..2019-06-07]"


def test_the_weekday_of_an_edition_alone_makes_no_day_of_a_few() -> None:
    told = Document("a", "a", f"Port is shut\n\nFriday edition\n\n{STRIKE}\n\nPolice searched the office on 12 May.")
    found = anchored(strike("2019-05-02"), strike("2019-05-10"), told)
    assert found.earliest is not None and found.earliest != found.latest


def test_a_text_is_of_the_issue_that_it_says_it_is_from() -> None:
    text = f"{BODY}\n\nThis article first ran in the March 9, 2017 issue. Letters are welcome."
    assert anchored(Document("a", "a", text)).edtf == "2017-03-09"
    of_another = f"{BODY}\n\nThe director quoted from the March 9, 2017 issue of a journal."
    assert anchored(Document("a", "a", of_another)).edtf is None
