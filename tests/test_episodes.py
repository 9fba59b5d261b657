"""Events that are part of others: what most claims say, never in a circle, never against the days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.builders import episodes, terminal
from dateline.builders.bare_claims import BareText
from dateline.graph import property_graph, rdf, terms
from dateline.graph.check import check
from dateline.graph.model import ClaimRef, Reading, When, World
from dateline.graph.reader import Reader
from dateline.queries.world_rows import WorldRows
from pyoxigraph import NamedNode, Quad, Store
from small_world import opened, small_world, town_hall_reading, union_reading

ENDED, BEAT, SAID, REOPENS = range(4)
"""The claims of the union's text."""
STRIKE = "Dock workers ended their strike in Lisbon"


def telling(reading: Reading, within: Mapping[int, int]) -> Reading:
    """The reading with claims told within others."""
    claims = tuple(replace(claim, within=within.get(i)) for i, claim in enumerate(reading.claims))
    return replace(reading, claims=claims)


def undated(world: World) -> World:
    return replace(world, events=tuple(replace(event, when=When()) for event in world.events))


def placed(world: World, *readings: Reading) -> World:
    """The world with what these readings say of parts."""
    path = {claim: event.id for event in world.events for claim in event.claims}
    return replace(world, events=tuple(episodes.placed(world.events, map(BareText, readings), path)))


def part_of(world: World, claim: int) -> str | None:
    """The label of what the event of a claim of the union's text is part of."""
    labels = {event.id: event.label for event in world.events}
    ref = ClaimRef(union_reading().sha256, claim)
    whole = next(event.part_of for event in world.events if ref in event.claims)
    return None if whole is None else labels[whole]


def test_an_event_is_part_of_the_one_that_its_claim_is_told_within() -> None:
    world = placed(small_world(), telling(union_reading(), {ENDED: SAID}))
    assert part_of(world, ENDED) == "union said"
    assert part_of(world, SAID) is None


def test_an_event_of_another_day_is_no_part() -> None:
    assert part_of(placed(small_world(), telling(union_reading(), {BEAT: REOPENS})), BEAT) is None


def test_nothing_is_part_of_what_is_part_of_it() -> None:
    circle = {ENDED: BEAT, BEAT: SAID, SAID: ENDED, REOPENS: ENDED}
    world = placed(undated(small_world()), telling(union_reading(), circle))
    assert [part_of(world, claim) for claim in range(4)] == [None, None, None, STRIKE]


def test_an_event_is_part_of_what_most_of_its_claims_say_and_of_nothing_where_two_are_said_as_often() -> None:
    world, union = undated(small_world()), telling(union_reading(), {BEAT: ENDED})
    hall = telling(town_hall_reading(), {1: 0})
    assert part_of(placed(world, union), BEAT) == STRIKE
    assert part_of(placed(world, union, hall), BEAT) is None


def test_the_graph_its_rows_a_query_and_the_command_line_name_the_whole_and_its_episodes() -> None:
    world = placed(small_world(), telling(union_reading(), {ENDED: SAID}))
    graph = opened(world)
    rows = {event.label: event for event in graph.events()}
    part, whole = rows[STRIKE], rows["union said"]
    assert part.part_of is not None
    assert part.part_of.iri == whole.iri
    assert [episode.label for episode in whole.episodes] == [part.label]
    assert WorldRows(world).events() == graph.events()
    assert [(row["wholeLabel"], row["label"], row["date"]) for row in graph.ask("episodes").dicts()] == [
        ("union said", STRIKE, "2019-03-04")
    ]
    assert len(graph.ask("episodes", event=part.iri)) == 0
    assert f"part of: union said  [{whole.id}]" in terminal.event(part, ())
    assert f"episode: {part.label}  [{part.id}]" in terminal.event(whole, ())


def test_property_graphs_have_an_edge_from_an_episode_to_its_whole() -> None:
    graph = opened(placed(small_world(), telling(union_reading(), {ENDED: SAID})))
    by_label = {event.label: event.iri for event in graph.events()}
    found = [(edge.start, edge.end) for edge in property_graph.edges(Reader(graph.store)) if edge.type == "PART_OF"]
    assert found == [(by_label[STRIKE], by_label["union said"])]


def test_an_event_with_two_wholes_breaks_a_shape() -> None:
    world = placed(small_world(), telling(union_reading(), {ENDED: SAID}))
    store = Store()
    store.extend(rdf.quads(world))
    assert check(store) == []
    part = next(event.id for event in world.events if event.part_of is not None)
    other = next(event.id for event in world.events if event.part_of is None and not event.speech)
    store.add(Quad(*(NamedNode(world.base + other), terms.SEM["hasSubEvent"], NamedNode(world.base + part))))
    assert check(store) != []
