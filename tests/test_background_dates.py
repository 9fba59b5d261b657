"""Clauses that tell which person or thing is meant, or what is asked, have no day of the story."""

from __future__ import annotations

import datetime

import pytest
from dateline.builders import calendar, language
from dateline.builders.reading import read
from dateline.graph.model import Anchor, When

PUBLISHED = datetime.date(2023, 5, 17)
ANCHOR = Anchor(When(str(PUBLISHED), PUBLISHED, PUBLISHED, "stated", "given"), PUBLISHED)


def dates(text: str) -> dict[str, list[When]]:
    """The dates of the claims of a text, by their lemmas."""
    reading = read(next(language.parse([text])))
    found: dict[str, list[When]] = {}
    for claim, when in zip(reading.claims, calendar.date(reading, ANCHOR).claims, strict=True):
        found.setdefault(claim.lemma, []).append(when)
    return found


OPENING = "The footbridge over the gorge collapsed on Monday, the council said. "


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("His deputy, who studied in Leeds, took charge of the search.", "study"),
        ("The works are run by a firm that built three dams abroad.", "build"),
        ("A parade planned for June was called off.", "plan"),
        ("It is not known how the fire started.", "start"),
        ("Nobody could say who ordered the repair.", "order"),
        ("Nine walkers are known to have died.", "die"),
    ],
)
def test_what_only_tells_who_is_meant_or_what_is_asked_has_no_day(sentence: str, lemma: str) -> None:
    when = dates(OPENING + sentence)[lemma][0]
    assert when.edtf is None
    assert when.latest is not None
    assert when.latest <= PUBLISHED


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("Police pushed back a crowd that was throwing stones.", "throw"),
        ("An engineer, who said the cables were rusty, wept.", "say"),
        ("The mayor cancelled a concert.", "cancel"),
    ],
)
def test_what_goes_on_meanwhile_keeps_the_day_of_the_story(sentence: str, lemma: str) -> None:
    assert dates(OPENING + sentence)[lemma][-1].edtf == "2023-05-15~"


def test_what_a_speaker_did_besides_is_of_the_day_of_the_speech() -> None:
    told = dates(OPENING + "On 9 April the owner described the rumours as false and denied a delay.")
    assert told["deny"][0].edtf == "2023-04-09"


@pytest.mark.parametrize(
    ("text", "lemma", "day"),
    [
        ("The envoy will land tomorrow, his office says.", "say", "2023-05-17~"),
        ("The skipper was arrested on 3 April and is still in custody.", "be", "2023-05-17~"),
        ("Mrs Hale, who is seeking to become mayor on Sunday, left the hall.", "seek", "2023-05-17~"),
        ("The union put off on Monday the strike.", "strike", None),
    ],
)
def test_what_lasts_says_or_puts_off_has_not_the_day_of_the_other(text: str, lemma: str, day: str | None) -> None:
    found = [when.edtf for name, whens in dates(text).items() if name.startswith(lemma) for when in whens]
    assert found == [day]


def test_what_was_argued_at_an_unknown_time_has_no_day_of_the_story() -> None:
    told = dates(OPENING + "His lawyer had argued for years that the cables never slipped.")
    assert told["slip"][0].edtf is None


def test_firms_linked_to_somebody_are_of_no_day() -> None:
    assert dates(OPENING + "The council paid two firms linked to the mayor.")["link"][0].edtf is None
