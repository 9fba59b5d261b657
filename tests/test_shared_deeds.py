"""The days that a deed of a known day leaves an article that dates it by "yesterday" or "on Tuesday"."""

from __future__ import annotations

import pytest
from dateline.builders import calendar, language
from dateline.builders.reading import read
from dateline.graph.model import DateEvidence, Document, When

STRIKE = (
    "The dockers of Halvik, led by Ida Lunt, closed the port of Halvik against Norland Ports. "
    "Ida Lunt accused Otto Brandt of Norland Ports of breaking the Halvik Agreement."
)
FIRST = "2019-05-02", "Talks failed."
WEDNESDAY = "2019-05-22"


def window(sentence: str, told: str, *, turned: bool = False) -> When:
    """What is known of an article that tells a sentence more than the strike, as one of Wednesday 22 May does."""
    dated = [
        Document(day, day, f"{STRIKE} {more}", evidence=(DateEvidence("given", day),), publisher="The Halvik Post")
        for day, more in (FIRST, (WEDNESDAY, told))
    ]
    documents = [*dated, Document("a", "a", f"{STRIKE}\n\n{sentence}")]
    parses = language.parse([document.text for document in documents])
    readings = {document.sha256: read(parse) for document, parse in zip(documents, parses, strict=True)}
    ordered = documents[::-1] if turned else documents
    found = dict(zip((document.key for document in ordered), calendar.anchors(ordered, readings), strict=True))
    return found["a"].when


def days(when: When) -> tuple[str, str]:
    """The first and the last day, month and day."""
    return f"{when.earliest:%m-%d}", f"{when.latest:%m-%d}"


WIDE = "04-22", "06-01"
"""What the story leaves an article that ties itself to no other."""


@pytest.mark.parametrize(
    ("sentence", "told", "left"),
    [
        ("Police arrested Marta Quist on Tuesday.", "Marta Quist was arrested yesterday.", ("05-21", "05-27")),
        ("Police arrested Marta Quist yesterday.", "Marta Quist was arrested on Tuesday.", ("05-22", "05-22")),
        ("Otto Brandt resigned yesterday.", "Otto Brandt resigned on 20 May 2019.", ("05-21", "05-21")),
        ("The crane collapsed on Sunday evening.", "The crane collapsed on Sunday.", ("05-19", "05-25")),
        ("The referendum was held on Sunday.", "The referendum took place on Sunday.", ("05-19", "05-25")),
    ],
)
def test_a_deed_that_a_dated_article_dates_tells_the_days_of_one_that_says_yesterday(
    sentence: str, told: str, left: tuple[str, str]
) -> None:
    assert days(window(sentence, told)) == left


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Police arrested Marta Quist on Monday.", "Marta Quist was arrested on Tuesday."),
        ("Police arrested Lars Odum on Tuesday.", "Police arrested Marta Quist on Tuesday."),
        ("Ida Lunt met Otto Brandt on Tuesday.", "Ida Lunt met Otto Brandt on Tuesday."),
        ("Police did not arrest Marta Quist on Tuesday.", "Marta Quist was arrested on Tuesday."),
        ("Police arrested Marta Quist on Tuesday.", "Police may have arrested Marta Quist on Tuesday."),
        ("A docker was arrested yesterday.", "A docker was arrested on Tuesday."),
        ("Four people were killed in Halvik on Tuesday.", "Four people were killed in Halvik on Tuesday."),
        ("The navy shelled Odesa on Tuesday.", "The navy shelled Odesa on Tuesday."),
    ],
)
def test_another_weekday_or_party_a_deed_done_again_and_what_is_not_sure_tell_nothing(sentence: str, told: str) -> None:
    assert days(window(sentence, told)) == WIDE


def test_two_deeds_that_may_be_done_again_bear_each_other_out() -> None:
    sentence = "Ida Lunt met Marta Quist on Tuesday. Otto Brandt visited Lars Odum on Monday."
    assert days(window(sentence, sentence)) == ("05-21", "05-26")


def test_deeds_that_contradict_each_other_leave_the_window_as_it_was() -> None:
    told = "Marta Quist was arrested on 8 May 2019. Otto Brandt resigned on 20 May 2019."
    assert days(window("Marta Quist was arrested yesterday. Otto Brandt resigned yesterday.", told)) == WIDE


def test_the_reason_names_the_deed_its_words_and_the_article_that_dates_it() -> None:
    reason = window("Police arrested Marta Quist on Tuesday.", "Marta Quist was arrested yesterday.").reason
    assert "it tells “Police arrested Marta Quist” of “Tuesday”" in reason
    assert reason.endswith("which “The Halvik Post” of 2019-05-22 dates 2019-05-21")


def test_the_order_of_the_articles_changes_nothing() -> None:
    deed = "Police arrested Marta Quist on Tuesday.", "Marta Quist was arrested yesterday."
    assert window(*deed) == window(*deed, turned=True)
