"""What is counted once when the graph is written, so that no query has to count it over all events.

Who acted on whom, who appears with whom, and what each article gave: the answers to questions about the whole corpus,
which would otherwise be asked of every event each time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, product

from dateline.graph import terms
from dateline.graph.model import Event, Node, World
from dateline.graph.rdf_world import Triple, is_actor, objects, verb_iri
from dateline.graph.terms import DL, A, Names
from pyoxigraph import NamedNode

DONE = frozenset({"reported", "claimed", "disputed"})
"""Standings of events that count as deeds; what is only denied, planned or possible does not."""


def triples(world: World, names: Names) -> Iterator[Triple]:
    """All that is counted."""
    yield from _relations(world, names)
    yield from _companions(world, names)
    yield from _given(world, names)


def _relations(world: World, names: Names) -> Iterator[Triple]:
    """For each pair of agent and object: how many events join them, by which verbs, the first day and the last."""
    found: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in world.events:
        if event.standing in DONE:
            for pair in product(event.agents, objects(event)):
                found[pair].append(event)
    for (agent, patient), events in sorted(found.items()):
        iri = names.below("relation/" + terms.digest(f"{agent} {patient}"))
        yield iri, A, DL["Relation"]
        yield iri, DL["actor"], names.below(agent)
        yield iri, DL["actedOn"], names.below(patient)
        yield iri, DL["events"], terms.count(len(events))
        for verb in sorted({event.verb for event in events}):
            yield iri, DL["byVerb"], verb_iri(verb)
        yield from _days(iri, events)


def _days(iri: NamedNode, events: list[Event]) -> Iterator[Triple]:
    first = min((event.when.earliest for event in events if event.when.earliest), default=None)
    last = max((event.when.latest for event in events if event.when.latest), default=None)
    if first is not None:
        yield iri, DL["first"], terms.day(first)
    if last is not None:
        yield iri, DL["last"], terms.day(last)


def _companions(world: World, names: Names) -> Iterator[Triple]:
    """For each two actors: in how many events both have a part."""
    nodes = {node.id: node for node in world.nodes}
    found = Counter(pair for event in world.events for pair in combinations(_actors(event, nodes), 2))
    for pair, events in sorted(found.items()):
        iri = names.below("companions/" + terms.digest(" ".join(pair)))
        yield iri, A, DL["Companions"]
        yield iri, DL["actor"], names.below(pair[0])
        yield iri, DL["with"], names.below(pair[1])
        yield iri, DL["events"], terms.count(events)


def _actors(event: Event, nodes: Mapping[str, Node]) -> list[str]:
    """The actors that have a part in an event, other than as the place where it happens."""
    others = (node for role, node in event.others if role != "place")
    taking = {*event.agents, *event.patients, *others}
    return sorted(node for node in taking if node in nodes and is_actor(nodes[node]))


def _given(world: World, names: Names) -> Iterator[Triple]:
    """How many claims an article's text makes, and how many events they tell."""
    events = Counter(sha256 for event in world.events for sha256 in {claim.sha256 for claim in event.claims})
    claims = {reading.sha256: len(reading.claims) for reading in world.readings}
    for document in world.documents:
        iri = names.article(document.key)
        yield iri, DL["claims"], terms.count(claims.get(document.sha256, 0))
        yield iri, DL["events"], terms.count(events[document.sha256])
