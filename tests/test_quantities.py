"""How many a noun phrase says, and in which direction the number is open."""

from __future__ import annotations

import pytest
from dateline.builders.language import parse
from dateline.builders.quantities import quantity_of
from dateline.graph.model import Quantity


def quantity(text: str, noun: str) -> Quantity | None:
    """What the text says of how many that noun counts."""
    found = next(parse([text]))
    return quantity_of(found, next(token for token in found.tokens if token.text == noun))


@pytest.mark.parametrize(
    ("text", "noun", "low", "high"),
    [
        ("The surgeon saw 16 patients.", "patients", 16, 16),
        ("The twelve (12) jurors went home.", "jurors", 12, 12),
        ("The club sold two hundred (200) tickets.", "tickets", 200, 200),
        ("At least three divers drowned.", "divers", 3, None),
        ("At least another 20 divers fled.", "divers", 20, None),
        ("More than about 300 yachts waited.", "yachts", 300, None),
        ("More than two hundred yachts waited.", "yachts", 200, None),
        ("Over 4.5 million voters stayed at home.", "voters", 4_500_000, None),
        ("Several hundred bakers struck.", "bakers", 200, None),
        ("No fewer than 12 clubs protested.", "clubs", 12, None),
        ("No more than 12 clubs protested.", "clubs", None, 12),
        ("Not more than 12 clubs protested.", "clubs", None, 12),
        ("Up to 30,000 jobs may go.", "jobs", None, 30_000),
        ("As many as 70 barns burned.", "barns", None, 70),
        ("Ten to 15 climbers died.", "climbers", 10, 15),
        ("Some 200-300 fans fought.", "fans", 200, 300),
        ("About 5 or 6 boats sank.", "boats", 5, 6),
        ("Two to three million voters stayed at home.", "voters", 2_000_000, 3_000_000),
    ],
)
def test_the_words_before_a_number_leave_it_open(text: str, noun: str, low: float | None, high: float | None) -> None:
    assert quantity(text, noun) == Quantity(low, high)


@pytest.mark.parametrize(
    ("text", "noun", "number"),
    [
        ("The lorry rolled over and three cyclists died.", "cyclists", 3),
        ("Police over the weekend arrested 20 fans.", "fans", 20),
        ("The gang stole under cover 12 cars.", "cars", 12),
        ("Nearly 2,000 stewards guarded 50 players.", "players", 50),
        ("Almost all of the 16 hostages were freed.", "hostages", 16),
        ("She handed over to 12 successors.", "successors", 12),
        ("Fewer than ten of the 300 passengers could swim.", "passengers", 300),
    ],
)
def test_words_that_belong_to_something_else_leave_a_number_as_it_is(text: str, noun: str, number: int) -> None:
    assert quantity(text, noun) == Quantity(number, number)
