"""The agenda: what it finds is what the plain queries find, whatever was built before."""

from __future__ import annotations

import datetime
import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import small_world as small
from dateline.graph import store
from dateline.graph.model import Event, When, World
from dateline.queries.event_graph import EventGraph

DAYS: tuple[When, ...] = (
    small.day("2019-03-05"),
    When("2019-03", datetime.date(2019, 3, 1), datetime.date(2019, 3, 31), "stated", "in so many words"),
    When(None, None, datetime.date(2019, 3, 2), "bounded", "before it was told"),
    When(None, datetime.date(2019, 3, 9), None, "bounded", "after it was told"),
    When(),
    small.day("2019-02-28"),
)


def strikes() -> World:
    """The small world with its strike told again on other days, by other standings, as speech and as a key event."""
    world: World = small.small_world()
    end = next(event for event in world.events if event.verb == "end")
    standings = itertools.cycle(("reported", "denied", "planned"))
    types = itertools.cycle(("PROTEST", "STRIKE", None))
    again = tuple(
        replace(
            end, id=f"event/{number:012x}", when=when, standing=next(standings), type=next(types), replaces=(),
            key=number % 2 == 0, speech=number % 5 == 0, label=f"Dock workers ended strike {number}",
            agents=end.agents[: number % 2], places=end.places if number % 3 else (),
        )
        for number, when in enumerate(DAYS * 2)
    )  # fmt: skip
    return replace(world, events=tuple(sorted((*world.events, *again), key=lambda event: event.id)))


def build(out: Path, world: World) -> EventGraph:
    with store.locked(out):
        store.write(out, world, small.CONCEPTS)
    return EventGraph(out)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> EventGraph:
    return build(tmp_path_factory.mktemp("agenda") / "out", strikes())


ASKED: list[tuple[str, dict[str, Any]]] = [
    ("timeline", {"actor": "dock workers"}),
    ("timeline", {"actor": "Lisbon", "limit": 3}),
    ("timeline", {"actor": "dock workers", "place": "Lisbon"}),
    ("timeline", {"place": "Lisbon", "standing": "planned"}),
    ("timeline", {"type": "PROTEST"}),
    ("timeline", {"type": "STRIKE", "offset": 5}),
    ("timeline", {"from": "2019-03-04"}),
    ("timeline", {"to": "2019-03-02"}),
    ("timeline", {"from": "2019-03-02", "to": "2019-03-04", "standing": "reported"}),
    ("timeline", {"limit": 4, "offset": 3}),
    ("timeline", {"limit": 0}),
    ("timeline", {"actor": "union", "type": "STRIKE"}),
    ("key-events", {"from": "2019-03-04"}),
    ("key-events", {"to": "2019-03-04", "limit": 2}),
    ("key-events", {"limit": 4, "offset": 2}),
    ("period", {"from": "2019-03-04", "to": "2019-03-20"}),
    ("period", {"from": "2019-03-05"}),
    ("period", {"to": "2019-03-01"}),
]


@pytest.mark.parametrize(("query", "told"), ASKED, ids=lambda each: str(each))
def test_a_question_is_answered_as_without_an_agenda(graph: EventGraph, query: str, told: dict[str, Any]) -> None:
    plain = EventGraph(graph.store)
    assert graph.ask(query, **told).terms == plain.ask(query, **told).terms
    assert list(graph.stream(query, "json", **told)) == list(plain.stream(query, "json", **told))


def test_the_questions_are_answered_by_some_events_and_not_by_others(graph: EventGraph) -> None:
    found = [len(graph.ask(query, **told)) for query, told in ASKED]
    assert sum(count > 0 for count in found) >= len(ASKED) - 3
    assert max(found) < len(graph.events())


@pytest.mark.parametrize("all", [False, True])
@pytest.mark.parametrize("actor", [None, "dock workers", "Lisbon"])
@pytest.mark.parametrize("days", [(None, None), ("2019-03-03", "2019-03-05"), (None, "2019-03"), ("2019-03-10", None)])
def test_the_timeline_of_python_is_that_without_an_agenda(
    graph: EventGraph, actor: str | None, days: tuple[str | None, str | None], all: bool
) -> None:
    plain = EventGraph(graph.store)
    assert graph.timeline(actor, *days, all=all) == plain.timeline(actor, *days, all=all)


def test_after_changes_the_agenda_is_that_of_a_first_build(tmp_path: Path) -> None:
    def later(event: Event) -> Event:
        return replace(event, when=small.day("2019-04-01"), agents=(), standing="denied")

    world = strikes()
    changed = replace(world, events=tuple(map(later, world.events[: len(world.events) - 3])))
    fresh = build(tmp_path / "fresh", changed)
    build(tmp_path / "out", world)
    second = build(tmp_path / "out", changed)
    for query, told in ASKED:
        assert second.ask(query, **told).terms == fresh.ask(query, **told).terms


def test_a_reader_keeps_its_agenda_while_builds_follow(tmp_path: Path) -> None:
    first = build(tmp_path, strikes())
    before = first.ask("timeline", actor="dock workers").terms
    build(tmp_path, small.small_world())
    assert first.ask("timeline", actor="dock workers").terms == before


def test_several_threads_may_ask_one_graph(graph: EventGraph) -> None:
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda limit: len(graph.ask("timeline", limit=limit)), range(5)))
    assert found == [0, 1, 2, 3, 4]


def test_a_name_with_signs_that_no_iri_takes_is_found(tmp_path: Path) -> None:
    world = small.small_world()
    named = "actor/dock-workers-ünïon <a>"
    nodes = tuple(replace(node, id=named) if node.id == "actor/dock-workers" else node for node in world.nodes)
    events = tuple(
        replace(event, agents=tuple(named if node == "actor/dock-workers" else node for node in event.agents))
        for event in world.events
    )
    node_of = tuple((mention, named if node == "actor/dock-workers" else node) for mention, node in world.node_of)
    in_order = tuple(sorted(nodes, key=lambda node: node.id))
    graph = build(tmp_path, replace(world, nodes=in_order, events=events, node_of=node_of))
    plain = EventGraph(graph.store)
    assert len(graph.ask("timeline", actor="dock workers")) > 0
    assert graph.ask("timeline", actor="dock workers").terms == plain.ask("timeline", actor="dock workers").terms
