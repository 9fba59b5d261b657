"""Days that a text counts from another event of its own: "the day after the vote", "a year to the day after"."""

from __future__ import annotations

import datetime

import pytest
from dateline.builders import calendar, language
from dateline.builders.reading import read
from dateline.graph.model import Anchor, When

PUBLISHED = datetime.date(2023, 5, 17)
ANCHOR = Anchor(When(str(PUBLISHED), PUBLISHED, PUBLISHED, "stated", "given"), PUBLISHED)


def last(text: str, lemma: str) -> When:
    """The date of the last claim with a lemma."""
    reading = read(next(language.parse([text])))
    found = zip(reading.claims, calendar.date(reading, ANCHOR).claims, strict=True)
    return [when for claim, when in found if claim.lemma == lemma][-1]


@pytest.mark.parametrize(
    ("text", "lemma", "day"),
    [
        ("The ferry sank six weeks ago tonight.", "sink", "2023-04-05"),
        ("The mill burned down a month ago this morning.", "burn_down", "2023-04-17"),
        ("The mill burned down a week ago today.", "burn_down", "2023-05-10"),
        ("The vote was held on Sunday. The firm was hired the day after the vote.", "hire", "2023-05-15~"),
        ("The wreck sank on 4 May 2022 and was raised a year to the day after the sinking.", "raise", "2023-05-04"),
        ("The bridge fell on 2 April, the day after engineers first inspected it.", "inspect", "2023-04-01"),
        ("The strike began on Monday. The following morning the mayor resigned.", "resign", "2023-05-16"),
        ("On the evening of Saturday the 6th he opened the valve.", "open", "2023-05-06"),
    ],
)
def test_a_day_is_counted_from_another_event(text: str, lemma: str, day: str) -> None:
    assert last(text, lemma).edtf == day


def test_what_is_counted_from_an_unknown_day_is_not_of_the_day_of_the_story() -> None:
    when = last(
        "The strike began on Monday. The following morning the mayor resigned. Two weeks later she left.", "leave"
    )
    assert when.edtf is None


def test_an_accusation_is_not_counted_from_what_it_tells() -> None:
    text = "The charge alleges that on 3 March, the day after the agency called the firm, Simms told a clerk to lie."
    assert last(text, "allege").edtf == "2023-05-17~"


def test_what_an_author_tells_as_i_is_of_no_day_of_a_story() -> None:
    report = "The orchard stood empty. A gate creaked. Farmers drove their last lambs to the market."
    column = report + " I met the oldest of them in a kitchen."
    assert last(report, "drive").edtf == "2023-05-17~"
    assert last(column, "drive").edtf is None
