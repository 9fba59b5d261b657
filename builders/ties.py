"""Who acts on whom: the ties that events make between actors, and the network that these are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import networkx
from dateline.builders import knowledge
from dateline.builders.timeline_order import in_order
from dateline.graph.rows import EventRow

TARGETS = ("recipient", "source", "goal")
"""Further roles whose holder an agent acts on."""


def tone_of(type: str | None) -> str:
    """hostile, cooperative or neutral: the tone of an event type, else of the next broader type that has one."""
    tones = {row[0]: row[1] for row in knowledge.rows("tones")}
    broader = {row[0]: row[1] for row in knowledge.rows("types")}
    while type in broader and type not in tones:
        type = broader[type]
    return tones.get(type or "", "neutral")


@dataclass(frozen=True, slots=True)
class Link:
    """What one actor did to another, over all events; ``together``: what both did side by side."""

    start: str
    """IRI of the actor."""
    end: str
    together: bool
    events: tuple[EventRow, ...]


def _pairs(event: EventRow) -> Iterable[tuple[str, str, bool]]:
    agents = [agent.iri for agent in event.agents]
    targets = [patient.iri for patient in event.patients]
    targets += [part.iri for part in event.others if part.role in TARGETS]
    yield from ((agent, target, False) for agent in agents for target in targets)
    if not targets:
        yield from ((first, last, True) for i, first in enumerate(agents) for last in agents[i + 1 :])


def links(events: Iterable[EventRow], actors: Iterable[str]) -> tuple[Link, ...]:
    """The ties between different actors, in order of their ends."""
    known = set(actors)
    found: dict[tuple[str, str, bool], list[EventRow]] = {}
    for event in in_order(events):
        for pair in dict.fromkeys(_pairs(event)):
            if pair[0] != pair[1] and {pair[0], pair[1]} <= known:
                found.setdefault(pair, []).append(event)
    return tuple(Link(*pair, tuple(shared)) for pair, shared in sorted(found.items()))


def of_key_events(ties: Iterable[Link]) -> list[Link]:
    """The ties as far as key events make them."""
    keys = [(tie, tuple(event for event in tie.events if event.key)) for tie in ties]
    return [replace(tie, events=events) for tie, events in keys if events]


def network(ties: Iterable[Link]) -> networkx.Graph:
    """Actors and how many events tie each two, without direction: what the places in the picture follow."""
    graph = networkx.Graph()
    for tie in ties:
        weight = graph.get_edge_data(tie.start, tie.end, {"weight": 0})["weight"]
        graph.add_edge(tie.start, tie.end, weight=weight + len(tie.events))
    return graph


def most_connected(graph: networkx.Graph, most: int) -> networkx.Graph:
    """The part of the graph with its so many most connected actors, in order of IRI."""
    ranked = sorted(graph, key=lambda iri: (-graph.degree(iri, weight="weight"), iri))[:most]
    kept = graph.subgraph(ranked)
    ordered = networkx.Graph()
    ordered.add_nodes_from(sorted(iri for iri in kept if kept.degree(iri)))
    ordered.add_weighted_edges_from(sorted((*sorted(ends), weight) for *ends, weight in kept.edges(data="weight")))
    return ordered
