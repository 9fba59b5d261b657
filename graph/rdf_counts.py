"""What is counted once when the graph is written, so that no query has to count it over all events.

Who acted on whom, who appears with whom, how many events bear a date, and what each article gave: the answers to
questions about the whole corpus, which would otherwise be asked of every event each time.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from dateline.graph import terms
from dateline.graph.model import Event, Node, World
from dateline.graph.rdf_world import Given, Triple, is_actor, is_bare, objects, verb_iri
from dateline.graph.terms import DL, A, Names

DONE = frozenset({"reported", "claimed", "disputed"})
"""Standings of events that count as deeds; what is only denied, planned or possible does not."""


@dataclass(frozen=True, slots=True)
class Relation:
    """That one acted on another: how many events join them, by which verbs, from the first day to the last."""

    agent: str
    patient: str
    events: int
    verbs: tuple[str, ...]
    bare: tuple[str, ...]
    """The verbs that stand as bare edges between the two."""
    first: datetime.date | None
    last: datetime.date | None

    @property
    def id(self) -> str:
        """Its IRI path."""
        return "relation/" + terms.digest(f"{self.agent} {self.patient}")

    def triples(self, names: Names) -> Iterator[Triple]:
        """The relation, and the bare edges that it sums up."""
        iri, agent, patient = names.below(self.id), names.below(self.agent), names.below(self.patient)
        yield iri, A, DL["Relation"]
        yield iri, DL["actor"], agent
        yield iri, DL["actedOn"], patient
        yield iri, DL["events"], terms.count(self.events)
        for verb in self.verbs:
            yield iri, DL["byVerb"], verb_iri(verb)
        if self.first is not None:
            yield iri, DL["first"], terms.day(self.first)
        if self.last is not None:
            yield iri, DL["last"], terms.day(self.last)
        for verb in self.bare:
            yield agent, verb_iri(verb), patient


@dataclass(frozen=True, slots=True)
class Companions:
    """Two actors that both have a part in so many events."""

    actor: str
    other: str
    events: int

    @property
    def id(self) -> str:
        """Its IRI path."""
        return "companions/" + terms.digest(f"{self.actor} {self.other}")

    def triples(self, names: Names) -> Iterator[Triple]:
        """What the graph says of them."""
        iri = names.below(self.id)
        yield iri, A, DL["Companions"]
        yield iri, DL["actor"], names.below(self.actor)
        yield iri, DL["with"], names.below(self.other)
        yield iri, DL["events"], terms.count(self.events)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that so many events bear, acts of speech left out; of these so many are reported."""

    edtf: str
    events: int
    reported: int

    @property
    def id(self) -> str:
        """Its IRI path."""
        return "dated/" + terms.digest(self.edtf)

    def triples(self, names: Names) -> Iterator[Triple]:
        """What the graph says of it."""
        iri = names.below(self.id)
        yield iri, A, DL["Dated"]
        yield iri, DL["onDate"], terms.edtf(self.edtf)
        yield iri, DL["events"], terms.count(self.events)
        yield iri, DL["reportedEvents"], terms.count(self.reported)


def dates(world: World) -> Iterator[Dated]:
    """Each date that an event bears."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in world.events:
        if event.when.edtf is not None and not event.speech:
            found[event.when.edtf].append(event)
    for edtf, events in sorted(found.items()):
        yield Dated(edtf, len(events), sum(event.standing == "reported" for event in events))


def relations(world: World) -> Iterator[Relation]:
    """Each pair of agent and object that an event which counts as done joins."""
    found: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in world.events:
        if event.standing in DONE:
            for pair in product(event.agents, objects(event)):
                found[pair].append(event)
    for (agent, patient), events in sorted(found.items()):
        verbs = tuple(sorted({event.verb for event in events}))
        bare = tuple(sorted({event.verb for event in events if is_bare(event)}))
        first = min((event.when.earliest for event in events if event.when.earliest), default=None)
        last = max((event.when.latest for event in events if event.when.latest), default=None)
        yield Relation(agent, patient, len(events), verbs, bare, first, last)


def companions(world: World, nodes: Mapping[str, Node]) -> Iterator[Companions]:
    """Each two actors that have a part in one event."""
    found = Counter(pair for event in world.events for pair in combinations(_actors(event, nodes), 2))
    for (actor, other), events in sorted(found.items()):
        yield Companions(actor, other, events)


def _actors(event: Event, nodes: Mapping[str, Node]) -> list[str]:
    """The actors that have a part in an event, other than as the place where it happens."""
    others = (node for role, node in event.others if role != "place")
    taking = {*event.agents, *event.patients, *others}
    return sorted(node for node in taking if node in nodes and is_actor(nodes[node]))


def given(world: World, claims: Mapping[str, int]) -> dict[str, Given]:
    """By hash of a text, how many claims it makes, which are known, and how many events they tell."""
    events = Counter(sha256 for event in world.events for sha256 in {claim.sha256 for claim in event.claims})
    return {sha256: Given(made, events[sha256]) for sha256, made in claims.items()}
