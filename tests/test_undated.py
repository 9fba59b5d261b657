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


def test_who_lists_the_days_of_a_story_wrote_after_the_last_and_within_half_a_year_of_it() -> None:
    entries = ("2 May 2019: The dockers close the port.", "22 May: Talks fail.", "6 August: A judge bans the strike.",
               "9 September: Ida Lunt is arrested.")  # fmt: skip
    when = window("\n\n".join(entries))
    assert (when.earliest, when.latest) == (day(9, 9), datetime.date(2020, 3, 10))


def test_what_had_to_be_done_by_a_day_does_not_tell_that_the_day_has_passed() -> None:
    assert window("The owners demanded the papers by 24 May.").earliest == day(4, 22)


def test_a_day_of_a_month_named_just_before_is_not_of_the_month_of_the_story() -> None:
    assert window("The crane broke in January. It was on the 15th that Ida Lunt shut the yard.").earliest == day(4, 22)


def test_a_past_month_of_which_the_story_leaves_none_puts_off_the_last_day() -> None:
    assert window("Police arrested Otto Brandt in September.").latest == datetime.date(2020, 3, 31)


MINE = ("The owners of the Grunn mine, Arden Coal, blamed the engineer Pavel Orsk. The union of Vera Dahl and the "
        "lawyer Tom Reddy blamed the inspector Lena Voss.")
LEDGER = "Arden Coal cut the price of Grunn shares, the broker Finn Hale wrote. Vera Dahl was not there."


def test_articles_that_tell_one_story_without_a_date_are_of_the_year_of_an_article_that_knows_it() -> None:
    told = ["On 6 October Pavel Orsk left the mine.", "Tom Reddy spoke to Vera Dahl.", "Lena Voss wept.",
            "Arden Coal paid Vera Dahl.", "Pavel Orsk and Tom Reddy met."]
    documents = [Document("0", "0", LEDGER, evidence=(DateEvidence("given", "2023-11-02"),)),
                 *(Document(str(n), str(n), f"{MINE} {one}") for n, one in enumerate(told, start=1))]
    parses = language.parse([document.text for document in documents])
    readings = {document.sha256: read(parse) for document, parse in zip(documents, parses, strict=True)}
    found = [anchor.when for anchor in calendar.anchors(documents, readings)[1:]]
    assert all(when.earliest and when.latest for when in found)
    assert found[0].earliest == datetime.date(2023, 10, 6)
