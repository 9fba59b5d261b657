"""Accounts of one event that exclude each other: kept, marked, and found by a query; and what is no rivalry."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from dateline.builders.crowds import Crowd, same_crowd
from dateline.graph.check import check
from dateline.queries.event_graph import EventGraph
from newsstand import build, told

INJURED = (
    ("Harbour Post", "2019-03-05", "Thirty-nine people were injured in the stampede in Porto on Monday."),
    ("Evening Mail", "2019-03-05", "Fifty-five people were hurt in Porto on Monday, Mayor Rui Melo said."),
    ("Coast Radio", "2019-03-05", "103 people were injured in Porto on Monday. The stadium is closed."),
)


@pytest.fixture(scope="module")
def stampede(tmp_path_factory: pytest.TempPathFactory) -> EventGraph:
    return build(tmp_path_factory.mktemp("stampede"), *INJURED)


def accounts(graph: EventGraph) -> set[tuple[object, ...]]:
    return {(row["differs"], row["account"], row["sources"]) for row in graph.ask("rival-accounts").dicts()}


def test_three_numbers_for_one_stampede_are_one_event_and_three_accounts(stampede: EventGraph) -> None:
    (event,) = [*told(stampede, "injure"), *told(stampede, "hurt")]
    assert (event.rival_counts, event.rival_dates, event.rival_agents) == (True, False, False)
    assert accounts(stampede) == {
        ("count", "39", "Harbour Post"), ("count", "55", "Evening Mail"), ("count", "103", "Coast Radio"),
    }


def test_the_command_line_says_in_what_the_accounts_differ(tmp_path: Path) -> None:
    build(tmp_path, *INJURED)
    command = [sys.executable, "-m", "dateline", "timeline", str(tmp_path / "out"), "--all"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "counts differ" in printed
    assert check(tmp_path / "out") == []


def test_a_toll_that_rises_from_day_to_day_is_told_anew_and_not_disputed(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-05", "Sixteen people died in Porto on Monday."),
        ("Evening Mail", "2019-03-07", "The fire in Porto on March 4 killed 164 people."),
    )
    (event,) = [*told(graph, "die"), *told(graph, "kill")]
    assert not event.rival_counts
    assert [patient.label for patient in event.patients] == ["164 people"]


def test_a_smaller_number_told_later_is_a_rival(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-05", "Police arrested 90 protesters in Oslo on Monday."),
        ("Evening Mail", "2019-03-06", "Police arrested 40 protesters in Oslo on Monday."),
    )
    (event,) = told(graph, "arrest")
    assert event.rival_counts
    assert accounts(graph) == {("count", "90", "Harbour Post"), ("count", "40", "Evening Mail")}


def test_at_least_sixteen_and_twenty_are_no_rivals(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-05", "At least 16 people were wounded in Oslo on Monday."),
        ("Evening Mail", "2019-03-05", "Twenty people were injured in Oslo on Monday."),
    )
    (event,) = [*told(graph, "wound"), *told(graph, "injure")]
    assert not event.rivalry


@pytest.mark.parametrize("other", [
    "Three people died in Lisbon on Monday.",
    "Three soldiers died in Porto on Monday.",
    "Three people died in Porto on Sunday.",
    "Three other people died in Porto on Monday.",
])
def test_another_place_day_or_kind_of_people_is_another_event(other: str, tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-05", "Two people died in Porto on Monday."),
        ("Evening Mail", "2019-03-05", other),
    )
    assert len(told(graph, "die")) == 2


def test_one_text_that_tells_two_numbers_tells_of_two_events(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-05", "Two miners died in Kiruna on Monday. Five miners died there on Monday night."),
        ("Evening Mail", "2019-03-05", "Two miners died in Kiruna on Monday."),
    )
    assert len(told(graph, "die")) == 2


def test_two_doers_of_one_deed_are_two_accounts_and_the_texts_own_is_shown(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-06", "Rioters burned down the mayor's house in Porto on Monday."),
        ("Evening Mail", "2019-03-06", "Soldiers burned down the mayor's house in Porto on Monday, Ana Sousa said."),
    )
    (event,) = told(graph, "burn_down")
    assert event.rivalry == ("agents",)
    assert [agent.label for agent in event.agents] == ["Rioters"]
    assert accounts(graph) == {("agent", "Rioters", "Harbour Post"), ("agent", "Soldiers", "Evening Mail")}


def test_what_can_be_done_again_is_not_laid_to_two_doers(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-06", "Nordbank praised the mayor in Porto on Monday."),
        ("Evening Mail", "2019-03-06", "Halden Oil praised the mayor in Porto on Monday."),
    )
    assert [event.rivalry for event in told(graph, "praise")] == [(), ()]


def test_a_bomb_and_a_bomber_are_no_rivals(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-06", "A bomb destroyed the town hall of Porto on Monday."),
        ("Evening Mail", "2019-03-06", "Militants destroyed the town hall of Porto on Monday."),
    )
    assert not any(event.rival_agents for event in told(graph, "destroy"))


def test_crowds_of_one_text_with_two_numbers_are_two() -> None:
    one, other = Crowd("a", "patient", "miner", 2, 2), Crowd("a", "patient", "miner", 5, 5)
    assert not same_crowd([one], [other], "patient")
    assert same_crowd([one], [Crowd("b", "patient", "miner", 5, 5)], "patient")
    assert not same_crowd([Crowd("a", "patient", "")], [Crowd("b", "patient", "")], "patient")


def test_the_toll_of_one_disaster_is_one_event_whatever_the_number_and_the_words(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Wire", "2020-02-04", "At least nine people were killed when the Torre Hotel in Lima collapsed on Monday."),
        ("Gazette", "2020-02-05", "The Torre Hotel in Lima collapsed on Monday. Ten people lost their lives."),
        ("Herald", "2020-02-07", "A case was opened over the collapse of the Torre Hotel, where eleven people died."),
    )
    (event,) = told(graph, "die")
    assert not event.agents and not event.rival_agents and {"Ten", "Eleven"} & set(event.label.title().split())
    assert len({row.text_iri for row in graph.accounts(event.iri)}) == 3


def test_two_speakers_numbers_of_the_same_people_in_one_article_are_rivals(tmp_path: Path) -> None:
    graph = build(tmp_path, ("Wire", "2020-02-04", "Four people were arrested, police said. "
                             "Organisers said that seven had been arrested."))
    (event,) = told(graph, "arrest")
    assert event.rival_counts


def test_one_speakers_two_numbers_are_two_events(tmp_path: Path) -> None:
    graph = build(tmp_path, ("Wire", "2020-02-04", "Two miners died on Monday, police said. "
                             "Five miners died on Monday night, police said."))
    assert len(told(graph, "die")) == 2


def test_what_some_affirm_and_others_deny_is_found_among_the_rival_accounts(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2022-03-04", "Guards fired on protesters at the Vanta mine on Thursday. Ada Moss runs Vanta "
                                       "Steel."),
        ("Evening Mail", "2022-03-05", "Vanta Steel denied that its guards had fired on protesters at the mine. Ada "
                                       "Moss met Jon Berg."),
    )
    (event,) = told(graph, "fire")
    assert event.standing == "disputed"
    assert {row for row in accounts(graph) if row[0] == "whether it happened"} == {
        ("whether it happened", "happened", "Harbour Post"),
        ("whether it happened", "did not happen", "Evening Mail"),
    }
