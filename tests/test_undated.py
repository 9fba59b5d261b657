"""The days on which an undated article can have appeared."""

from __future__ import annotations

import datetime

import pytest
from dateline.builders import calendar, language
from dateline.builders.reading import read
from dateline.graph.model import DateEvidence, Document, When

STRIKE = (
    "The dockers of Halvik, led by Ida Lunt, closed the port of Halvik against Norland Ports. "
    "Ida Lunt accused Otto Brandt of Norland Ports of breaking the Halvik Agreement."
)
DATED = {"2019-05-02": STRIKE + " Talks failed.", "2019-05-22": STRIKE + " Ships waited in the roads."}


def window(sentence: str) -> When:
    """What is known of an article that tells the story of the strike and a sentence more."""
    dated = [Document(day, day, text, evidence=(DateEvidence("given", day),)) for day, text in DATED.items()]
    documents = [*dated, Document("a", "a", f"{STRIKE}\n\n{sentence}")]
    parses = language.parse([document.text for document in documents])
    readings = {document.sha256: read(parse) for document, parse in zip(documents, parses, strict=True)}
    return calendar.anchors(documents, readings)[-1].when


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2019, month, number)


def test_a_story_may_begin_before_its_first_dated_article_and_go_on_after_its_last() -> None:
    when = window("Nobody was hurt.")
    assert (when.earliest, when.latest, when.basis) == (day(4, 22), day(6, 1), "inferred")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Lunt spoke of the agreement of 12 May.",
        "The owners moved the ballot from 3 May to 24 May.",
        "The complaint over the count of 12 May is before the court.",
    ],
)
def test_a_day_beside_a_noun_and_the_goal_of_a_move_bound_nothing(sentence: str) -> None:
    assert (window(sentence).earliest, window(sentence).latest) == (day(4, 22), day(6, 1))


def test_an_article_appeared_after_what_it_tells_as_done() -> None:
    assert window("Police searched the union's office on 12 May.").earliest == day(5, 12)


def test_an_article_appeared_before_what_it_awaits_or_on_that_day() -> None:
    assert window("The judges will decide on 24 May.").latest == day(5, 24)
