"""Numbers that others give in the same sentence, without a verb of their own."""

from __future__ import annotations

from pathlib import Path

import dateline
import pytest
from dateline.builders.account_views import rivalries
from dateline.builders.language import parse
from dateline.builders.reading import read
from told import told_by, world


def given(text: str) -> list[tuple[str, float | None, float | None]]:
    """Who gives which number again, by the claims that have no verb of their own."""
    (parsed,) = parse([text])
    reading = read(parsed)
    again = [claim.figure for claim in reading.claims if claim.again is not None and claim.figure is not None]
    return [(reading.mentions[one.teller].text, one.low, one.high) for one in again if one.teller is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police put the crowd at 3,000, the organisers at 11,000.", [("the organisers", 11000, 11000)]),
        ("Fans filled a square that the army put at 900 people and the guild at 4,000.",
         [("the guild", 4000, 4000)]),
        ("The guild says five were injured, the ministry two.", [("the ministry", 2, 2)]),
        ("Police said 40 people were held, the lawyers 90.", [("the lawyers", 90, 90)]),
        ("The strike drew 900 people, according to the union, and 200 according to the firm.",
         [("the firm", 200, 200)]),
        ("The delay lasted 22 minutes (the mayor), two hours (the guild) and 15 minutes (the railway).",
         [("the mayor", 22, 22), ("the guild", 120, 120), ("the railway", 15, 15)]),
    ],
)
def test_who_gives_another_number_in_the_same_breath_is_read(
    text: str, expected: list[tuple[str, float, float]]
) -> None:
    assert given(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He said Genoa won three medals, Turin two.",
        "The firm said it sold 40 vans, its rival 20.",
        "Police said 40 people were held, and 12 of them students.",
        "The vote was 49 to 46, the speaker said, and 55 were needed.",
        "Ms Lund, 43, and her brother, 39, were hurt, police said.",
    ],
)
def test_a_number_of_somebody_elses_doing_is_no_other_account(text: str) -> None:
    assert given(text) == []


@pytest.mark.parametrize(
    ("text", "trigger", "rivals"),
    [
        ("The guild says five were injured, the ministry two.", "injured", True),
        ("The guild says five were injured, the ministry five.", "injured", False),
        ("Police put the crowd at 3,000, the organisers at 11,000.", "put", True),
        ("The strike drew 900 people, according to the union, and 200 according to the firm.", "drew", True),
        ("Thousands marched (4,000 by police count, 12,000 according to the guild).", "marched", True),
    ],
)
def test_two_numbers_in_one_breath_are_rivals_of_one_event(text: str, trigger: str, rivals: bool) -> None:
    told = told_by(world(("2021-06-04", text)), trigger)
    assert {event.rival_counts for event in told} == {rivals}


def test_the_pages_show_each_number_with_who_gives_it(tmp_path: Path) -> None:
    text = "Mayor Tove Lie put the number of evacuees at 3,100; Caritas said it was nearer 9,000."
    (tmp_path / "flood.txt").write_text(f"The Lantern\n4 June 2021\n\n{text}\n", encoding="utf-8")
    graph = dateline.build([tmp_path / "flood.txt"], tmp_path / "out")
    (event,) = [event for event in graph.timeline(all=True) if event.rival_counts]
    (rivalry,) = rivalries(event, graph.accounts(event.iri))
    assert rivalry.answers == (("3,100", ("Tove Lie",)), ("9,000", ("Caritas",)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Workers walked out of the plant on Monday (300 according to the union, 80 according to the firm).",
         [("the union", 300, 300), ("the firm", 80, 80)]),
        ("On Saturday thousands marched through the town (4,000 by police count, 12,000 according to the organisers), "
         "a day after the judge stepped down.", [("police count", 4000, 4000), ("the organisers", 12000, 12000)]),
        ("Crowds attended the concert (police: 15,000; organisers: 40,000).",
         [("police", 15000, 15000), ("organisers", 40000, 40000)]),
        ("The council met for hours (two of them according to the clerk).", []),
    ],
)
def test_numbers_that_two_give_in_one_pair_of_brackets_are_read(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert given(text) == expected


def test_who_gives_a_number_in_brackets_says_no_more_of_the_sentence() -> None:
    (parsed,) = parse(["Thousands marched (4,000 by police count, 900 according to the guild) before the judge left."])
    reading = read(parsed)
    assert all(not claim.voices for claim in reading.claims if claim.again is None)


def test_a_toll_and_a_number_of_other_things_are_no_rivals() -> None:
    text = "The ministry put the toll at 12 on Thursday, with 151 cases confirmed."
    assert not any(event.rival_counts for event in world(("2025-04-04", text)).events)
