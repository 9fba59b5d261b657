"""The rows of a World that is still in memory: those that its graph gives when it is read back, at a tenth of the time.

A store hands over its quads slowly, and a build has just made what it is asked for. ``gather.py`` and ``accounts.py``
read the same rows from the store; a test holds both against each other.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from dateline.graph import terms
from dateline.graph.model import Anchor, ClaimRef, Document, Event, Node, World, of_text
from dateline.graph.rdf_world import is_actor
from dateline.graph.reader import OTHER_ROLES
from dateline.graph.rows import (
    AccountRow,
    ActorRow,
    ArticleRow,
    CorpusRow,
    EventRow,
    Link,
    NotedRow,
    Number,
    Part,
    SkippedRow,
    Source,
    Spot,
)
from dateline.graph.subjects import local
from dateline.graph.terms import Names, clean
from dateline.graph.version import VERSION
from dateline.queries.accounts import in_order
from dateline.queries.event_graph import in_time
from dateline.queries.world_accounts import TextRows, optional, plain, share, verb


@dataclass(frozen=True)
class WorldRows:
    """What ``EventGraph`` gives of the same names, for a World whose graph is built with its texts."""

    world: World

    # ---- Looked up ---------------------------------------------------------------------------------------------------

    @functools.cached_property
    def names(self) -> Names:
        """The IRIs of the corpus."""
        return Names(self.world.base)

    @functools.cached_property
    def _nodes(self) -> dict[str, Node]:
        """By IRI path."""
        return {node.id: node for node in self.world.nodes}

    @functools.cached_property
    def _links(self) -> dict[str, Link]:
        """By the path of a node, its IRI and the name to show."""
        return {node.id: self._link(node.id, clean(node.label)) for node in self.world.nodes}

    def _link(self, path: str, label: str = "") -> Link:
        iri = self.iri(path)
        return Link(iri, label or local(iri))

    def link(self, path: str) -> Link:
        """The node and the name to show for it."""
        return self._links.get(path) or self._link(path)

    def iri(self, path: str) -> str:
        """The whole IRI of a path."""
        return self.names.below(path).value

    @functools.cached_property
    def sources(self) -> dict[str, tuple[Source, ...]]:
        """By the hash of a text, the articles that carry it, in order of key."""
        found: defaultdict[str, list[Source]] = defaultdict(list)
        for document, anchor in zip(self.world.documents, self.world.anchors, strict=True):
            found[document.sha256].append(self._source(document, anchor))
        return {text: tuple(sorted(carriers, key=lambda row: (row.key, row.iri))) for text, carriers in found.items()}

    def _source(self, document: Document, anchor: Anchor) -> Source:
        return Source(
            self.names.article(document.key).value,
            clean(document.key),
            clean(document.path),
            optional(document.title),
            optional(document.publisher),
            optional(document.url),
            optional(anchor.when.edtf),
            anchor.when.basis,
        )

    @functools.cached_property
    def _told_by(self) -> dict[str, set[str]]:
        """By the path of an event, the IRIs of the acts of speech that tell it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for event in self.world.events:
            for told in event.tells:
                found[told].add(self.iri(event.id))
        return found

    @functools.cached_property
    def _episodes(self) -> dict[str, list[str]]:
        """By the path of an event, the paths of those that are part of it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for event in self.world.events:
            if event.part_of is not None:
                found[event.part_of].append(event.id)
        return found

    @functools.cached_property
    def _event_labels(self) -> dict[str, str]:
        return {event.id: clean(event.label) for event in self.world.events}

    def _event_link(self, path: str) -> Link:
        return self._link(path, self._event_labels.get(path, ""))

    def _texts(self) -> Iterator[TextRows]:
        """What each text says, one at a time."""
        words = {document.sha256: document.text for document in self.world.documents}
        repeats = {claim: self.names.text(first).value for event in self.world.events for claim, first in event.repeats}
        event_of = {claim: self.iri(event.id) for event in self.world.events for claim in event.claims}
        node_of = sorted(self.world.node_of)
        for reading, dated in zip(self.world.readings, self.world.dated, strict=True):
            sha256 = reading.sha256
            nodes = {mention: self.link(node) for mention, node in of_text(node_of, sha256) if node in self._nodes}
            text, sources = words[sha256], self.sources[sha256]
            yield TextRows(self.names, reading, dated, text, sources, nodes, event_of, repeats)

    @functools.cached_property
    def _told_numbers(self) -> dict[ClaimRef, tuple[Number, ...]]:
        """What each claim says of how many took part, where it does."""
        found = {}
        for text in self._texts():
            for index in range(len(text.reading.claims)):
                if numbers := tuple(text.numbers(index)):
                    found[ClaimRef(text.reading.sha256, index)] = numbers
        return found

    @functools.cached_property
    def _disowned(self) -> frozenset[ClaimRef]:
        """The claims that tell that somebody denies something."""
        return frozenset(
            ClaimRef(reading.sha256, index)
            for reading in self.world.readings
            for index, claim in enumerate(reading.claims)
            if claim.by_denial
        )

    # ---- The corpus and its articles ---------------------------------------------------------------------------------

    @functools.cached_property
    def corpus(self) -> CorpusRow:
        """The corpus as a whole."""
        return CorpusRow(clean(self.world.name), self.world.base, VERSION)

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles, in order of key."""
        rows = [
            ArticleRow(*self._source(document, anchor), clean(anchor.when.reason), clean(document.text),
                       self.names.text(document.sha256).value)
            for document, anchor in zip(self.world.documents, self.world.anchors, strict=True)
        ]  # fmt: skip
        return tuple(sorted(rows, key=lambda row: row.key))

    def skipped(self) -> tuple[SkippedRow, ...]:
        """The inputs that were not read, and the corrections that were not obeyed, by path."""
        rows = {SkippedRow(clean(each.path), clean(each.reason), each.line) for each in self.world.skipped}
        return tuple(sorted(rows, key=lambda row: (row.path, row.line or 0, row.reason)))

    def noted(self) -> tuple[NotedRow, ...]:
        """The articles that were read without something that they say of themselves, by path."""
        return tuple(sorted({NotedRow(clean(each.path), clean(each.reason)) for each in self.world.noted}))

    # ---- Actors ------------------------------------------------------------------------------------------------------

    def actors(self) -> tuple[ActorRow, ...]:
        """All actors and things, those in most events first."""
        events = Counter(node for event in self.world.events for node in _taking(event))
        mentions = Counter(dict(self.world.node_of).values())
        rows = [self._actor(node, events[node.id], mentions[node.id])
                for node in self.world.nodes if node.node == "thing" or is_actor(node)]  # fmt: skip
        return tuple(sorted(rows, key=lambda row: (-row.events, -row.mentions, row.iri)))

    def _actor(self, node: Node, events: int, mentions: int) -> ActorRow:
        known = filter(None, map(terms.elsewhere, node.same_as))
        return ActorRow(
            *self.link(node.id),
            clean(node.kind),
            tuple(sorted({clean(name) for name in node.alt_labels if name != node.label})),
            tuple(sorted(set(map(clean, node.roles)))),
            tuple(sorted({iri.value for iri in known})),
            optional(node.country),
            None if node.within is None else self.link(node.within),
            node.acts,
            events,
            mentions,
        )

    # ---- Events ------------------------------------------------------------------------------------------------------

    def events(self) -> tuple[EventRow, ...]:
        """All events, in order of time, those without a date last."""
        return tuple(sorted(map(self._event, self.world.events), key=in_time))

    def _event(self, event: Event) -> EventRow:
        roles, places = self._roles(event)
        return EventRow(
            self.iri(event.id),
            local(self.iri(event.id)),
            clean(event.label),
            optional(event.type),
            verb(event.verb),
            self._filling(roles["agent"]),
            self._filling(roles["patient"]),
            tuple(Part(role, *link) for role in OTHER_ROLES for link in self._filling(roles[role])),
            tuple(sorted(map(self._spot, places))),
            optional(event.when.edtf),
            event.when.earliest,
            event.when.latest,
            event.when.basis,
            clean(event.when.reason),
            event.rival_dates,
            event.standing,
            event.reports,
            event.attributions,
            event.denials,
            event.voices,
            share(event.salience),
            event.key,
            event.speech,
            tuple(sorted({self.iri(told) for told in event.tells})),
            tuple(sorted(self._told_by.get(event.id, ()))),
            share(event.confidence),
            self._numbers(event),
            event.rival_counts,
            event.rival_agents,
            None if event.part_of is None else self._event_link(event.part_of),
            tuple(sorted(map(self._event_link, self._episodes.get(event.id, ())))),
            event.rival_acts,
            event.standing == "denied" and not self._disowned.isdisjoint(event.claims),
        )

    def _roles(self, event: Event) -> tuple[dict[str, set[str]], set[str]]:
        """By role, the nodes that fill it; and the places where it happens."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        found["agent"].update(event.agents)
        found["patient"].update(event.patients)
        for role, node in event.others:
            if not (role == "place" and node in event.places):
                found[role].add(node)
        places = {id for id in event.places if id in self._nodes and self._nodes[id].node == "place"}
        found["place"].update(set(event.places) - places)
        return found, places

    def _filling(self, nodes: set[str]) -> tuple[Link, ...]:
        return tuple(sorted(map(self.link, nodes)))

    def _spot(self, path: str) -> Spot:
        node = self._nodes[path]
        return Spot(*self.link(path), plain(node.latitude), plain(node.longitude))

    def _numbers(self, event: Event) -> tuple[Number, ...]:
        """The distinct numbers that its claims give for those who take part."""
        found = {each for claim in event.claims for each in self._told_numbers.get(claim, ())}
        return tuple(sorted(found, key=str))

    # ---- Accounts ----------------------------------------------------------------------------------------------------

    def accounts(self, events: Container[str] | None = None) -> tuple[AccountRow, ...]:
        """All claims, in order of article and place in it; or those of some events, and what their sentences tell too.

        ``events``: their IRIs.
        """
        rows = (row for text in self._texts() for row in _telling(tuple(text.accounts()), events))
        return tuple(sorted(rows, key=in_order))

    def told_in(self) -> dict[str, int]:
        """By the IRI of an article, how many events it tells."""
        told = Counter(text for event in self.world.events for text in {claim.sha256 for claim in event.claims})
        return {source.iri: told[text] for text, carriers in self.sources.items() for source in carriers}


def _telling(rows: Sequence[AccountRow], events: Container[str] | None) -> Sequence[AccountRow]:
    """The rows of a text whose sentences tell any of the events."""
    if events is None:
        return rows
    sentences = {row.sentence.start for row in rows if row.event in events}
    return [row for row in rows if row.sentence.start in sentences]


def _taking(event: Event) -> set[str]:
    """The nodes that have any part in an event, places where it happens included."""
    return {*event.agents, *event.patients, *event.places, *(node for _, node in event.others)}
