"""The World as RDF: the default graph, a graph per text, and the graph ``identity``; one unit at a time.

A unit is what one event, node, article or text is told by, over all graphs. No two units share a quad, so each can be
written, compared and taken back by itself.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from dateline.graph import rdf_counts, rdf_identity, rdf_text, rdf_world
from dateline.graph.agenda import Noted
from dateline.graph.concepts import Concept, EventType
from dateline.graph.model import ClaimRef, Dated, Decision, Event, MentionRef, Node, Reading, World, of_text
from dateline.graph.rdf_counts import Companions, Relation
from dateline.graph.rdf_identity import Decided
from dateline.graph.rdf_text import Passages, Places, claim_places, mention_places
from dateline.graph.rdf_world import Triple
from dateline.graph.terms import Names
from pyoxigraph import NamedNode, Quad


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the graph that is written together."""

    key: str
    """The IRI path of what it is about; ``about/`` and an IRI path: the decisions about that node."""
    told: object
    """What its quads are a function of, as plain values."""
    make: Callable[[], Iterator[Quad]]
    noted: Noted | None = None
    """Of an event: what the agenda notes of it."""

    def quads(self) -> dict[Quad, None]:
        """Its quads, each once, in a fixed order."""
        return dict.fromkeys(self.make())


def quads(world: World, concepts: Iterable[EventType] = (), texts: bool = True) -> Iterator[Quad]:
    """All quads of the World, each once. ``texts`` False leaves the articles' text out."""
    for unit in units(world, concepts, texts):
        yield from unit.quads()


def units(world: World, concepts: Iterable[EventType] = (), texts: bool = True) -> Iterator[Unit]:
    """The units of the World, one at a time. Raises DatelineError where its base is no IRI."""
    writer = _Writer(world, Names(world.base), tuple(map(_plain, concepts)), texts)
    yield writer.corpus()
    yield writer.terms()
    yield from writer.articles()
    yield from map(writer.node, world.nodes)
    yield from map(writer.event, world.events)
    yield from writer.counts()
    yield from writer.decisions()
    yield from map(writer.text, world.readings)


def _plain(type: EventType) -> Concept:
    return Concept(type.name, type.label, type.comment, type.broader, type.is_plover)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a text has that units of others tell of too."""

    claims: Places
    mentions: Places
    dated: Dated


@dataclass(frozen=True)
class _Writer:
    """A World, with what its units have to look up in all of it."""

    world: World
    names: Names
    concepts: tuple[Concept, ...]
    texts: bool

    # ---- Looked up ---------------------------------------------------------------------------------------------------

    @functools.cached_property
    def _nodes(self) -> dict[str, Node]:
        return {node.id: node for node in self.world.nodes}

    @functools.cached_property
    def _said(self) -> dict[str, _Said]:
        """By hash of a text, what is asked of it for units of others; each is looked at once."""
        found: dict[str, _Said] = {}
        for reading, dated in zip(self.world.readings, self.world.dated, strict=True):
            found[reading.sha256] = _Said(claim_places(reading), mention_places(reading), dated)
            self._acts.update((claim.lemma, claim.type) for claim in reading.claims)
        return found

    @functools.cached_property
    def _acts(self) -> set[tuple[str, str | None]]:
        """Verbs and types of all claims, once texts have been looked at, and of events."""
        return {(event.verb, event.type) for event in self.world.events}

    def _claim(self, ref: ClaimRef) -> NamedNode:
        return self._said[ref.sha256].claims.iri(ref.claim, self.names)

    def _mention(self, ref: MentionRef) -> NamedNode:
        return self._said[ref.sha256].mentions.iri(ref.mention, self.names)

    @functools.cached_property
    def _text_of(self) -> dict[str, str]:
        return {document.sha256: document.text for document in self.world.documents}

    @functools.cached_property
    def _mentions_of(self) -> dict[str, list[MentionRef]]:
        """By node, the mentions that speak of it."""
        found: defaultdict[str, list[MentionRef]] = defaultdict(list)
        for mention, node in self._node_of:
            if node in self._nodes:
                found[node].append(mention)
        return found

    @functools.cached_property
    def _node_of(self) -> list[tuple[MentionRef, str]]:
        return sorted(self.world.node_of)

    def _nodes_in(self, sha256: str) -> dict[int, str]:
        """By index of a text's mentions, the nodes of the corpus that they are."""
        return {mention.mention: node for mention, node in of_text(self._node_of, sha256) if node in self._nodes}

    @functools.cached_property
    def _later(self) -> dict[str, list[tuple[str, str]]]:
        """By event, those told to come later, and on what basis."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for before, after, basis in self.world.orders:
            found[before].append((after, basis))
        return found

    @functools.cached_property
    def _as_events(self) -> dict[str, list[int]]:
        """By text, its claims that are dated just as their events are."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for event in self.world.events:
            for sha256, claim in event.claims:
                if self._said[sha256].dated.claims[claim] == event.when:
                    found[sha256].append(claim)
        return found

    @functools.cached_property
    def _repeats(self) -> dict[str, list[tuple[int, str]]]:
        """By text, its claims that are told in the words of another text, and the hash of that."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for event in self.world.events:
            for claim, first in event.repeats:
                found[claim.sha256].append((claim.claim, first))
        return found

    # ---- Units -------------------------------------------------------------------------------------------------------

    def _unit(
        self, key: str, told: object, world: Callable[[], Iterator[Triple]], identity: Callable[[], Iterator[Triple]]
    ) -> Unit:
        def make() -> Iterator[Quad]:
            graph = self.names.identity
            yield from (Quad(*triple) for triple in world())  # to name the default graph takes ten times as long
            yield from (Quad(*triple, graph) for triple in identity())

        return Unit(key, told, make)

    def corpus(self) -> Unit:
        """The corpus as a whole, what was skipped, and what was noted."""
        name, left_out, noted, names = self.world.name, self.world.skipped, self.world.noted, self.names
        return self._unit(
            "corpus",
            (name, left_out, noted),
            lambda: rdf_world.corpus(name, names),
            lambda: chain.from_iterable(
                (
                    *(rdf_identity.skipped(each, names) for each in left_out),
                    *(rdf_identity.noted(each, names) for each in noted),
                )
            ),
        )

    def terms(self) -> Unit:
        """Verbs and types of events, and what says that one came before another."""
        said = self._acts if self._said else set()
        lemmas, types = sorted({lemma for lemma, _ in said}), {type for _, type in said}
        used = sorted(name for name in types if name is not None)
        bases = sorted({basis for _, _, basis in self.world.orders})
        return self._unit(
            "terms",
            (lemmas, used, bases, self.concepts),
            lambda: chain(rdf_world.verbs(lemmas), rdf_world.orders(bases), rdf_world.types(used, self.concepts)),
            _nothing,
        )

    def articles(self) -> Iterator[Unit]:
        """An article each."""
        given = rdf_counts.given(self.world, {sha256: len(text.dated.claims) for sha256, text in self._said.items()})
        for document, anchor in zip(self.world.documents, self.world.anchors, strict=True):
            sha256 = document.sha256
            known = (document.key, document.path, document.title, document.publisher, document.url, sha256)
            write = functools.partial(
                rdf_world.article, document, sha256, anchor, given.get(sha256, rdf_world.Given(0, 0)), self.names
            )
            key = self.names.article(document.key).value.removeprefix(self.names.base)
            yield self._unit(key, (known, anchor, given.get(sha256)), write, _nothing)

    def node(self, node: Node) -> Unit:
        """An actor, place or thing, and its mentions."""
        passages = list(map(self._mention, self._mentions_of.get(node.id, ())))
        return self._unit(
            node.id,
            (node, [passage.value for passage in passages]),
            lambda: rdf_world.node(node, self.names),
            lambda: rdf_identity.denoted(node.id, passages, self.names),
        )

    def event(self, event: Event) -> Unit:
        """An event, its dated triples, its claims, and what comes after it."""
        claims = list(map(self._claim, event.claims))
        later = self._later.get(event.id, [])
        taking = {*event.agents, *event.patients, *event.places, *(node for _, node in event.others)}
        kinds = [(id, rdf_world.is_actor(node), node.node) for id in sorted(taking) if (node := self._nodes.get(id))]
        unit = self._unit(
            event.id,
            (event, [claim.value for claim in claims], later, kinds),
            lambda: rdf_world.event(event, self._nodes, later, self.names),
            lambda: rdf_identity.denoted(event.id, claims, self.names),
        )
        return replace(unit, noted=self._noted(event))

    def _noted(self, event: Event) -> Noted:
        """What the agenda notes of an event."""
        when, taking = event.when, {*event.agents, *event.patients, *event.places, *(node for _, node in event.others)}
        places = (place for place in event.places if (node := self._nodes.get(place)) and node.node == "place")
        return Noted(
            event.id,
            None if event.speech else rdf_world.in_time(when),
            None if when.earliest is None else when.earliest.isoformat(),
            None if when.latest is None else when.latest.isoformat(),
            None if event.type is None else rdf_world.type_iri(event.type).value,
            event.standing,
            event.key,
            tuple(sorted(map(self._path, taking))),
            tuple(sorted({*map(self._path, places)})),
        )

    def _path(self, id: str) -> str:
        """The path of an IRI as it is written, where signs that may not stand there are encoded."""
        return self.names.below(id).value.removeprefix(self.names.base)

    def counts(self) -> Iterator[Unit]:
        """Who acted on whom, who appears with whom, and how many events bear a date."""
        counted: Iterator[Relation | Companions | rdf_counts.Dated] = chain(
            rdf_counts.relations(self.world),
            rdf_counts.companions(self.world, self._nodes),
            rdf_counts.dates(self.world),
        )
        for each in counted:
            yield self._unit(each.id, each, functools.partial(each.triples, self.names), _nothing)

    def decisions(self) -> Iterator[Unit]:
        """The decisions about a node each."""
        found: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in self.world.decisions:
            found[decision.node].append(decision)
        for node, decisions in sorted(found.items()):
            write = functools.partial(_all_decisions, decisions, self.names)
            yield self._unit(f"about/{node}", decisions, _nothing, write)

    def text(self, reading: Reading) -> Unit:
        """What a text says by itself, and what the corpus decides about it."""
        sha256 = reading.sha256
        passages, node_of = Passages(reading, self.names), self._nodes_in(sha256)
        mentions = frozenset(node_of)
        decided, graph = self._decided(reading, node_of), self.names.reading(sha256)

        def make() -> Iterator[Quad]:
            said = rdf_text.triples(passages, self._text_of[sha256], mentions, self.texts)
            yield from (Quad(*triple, graph) for triple in said)
            meant, identity = rdf_identity.text(decided, passages, self.names), self.names.identity
            yield from (Quad(*triple, identity) for triple in meant)

        return Unit(f"reading/{sha256[:16]}", (reading, sorted(mentions), decided), make)

    def _decided(self, reading: Reading, node_of: Mapping[int, str]) -> Decided:
        nearest = [claim.voices[0].mention if claim.voices else None for claim in reading.claims]
        return Decided(
            self._said[reading.sha256].dated,
            tuple(None if each is None else node_of.get(each) for each in nearest),
            tuple(self._repeats.get(reading.sha256, ())),
            tuple(sorted(set(self._as_events.get(reading.sha256, ())))),
        )


def _nothing() -> Iterator[Triple]:
    return iter(())


def _all_decisions(decisions: Iterable[Decision], names: Names) -> Iterator[Triple]:
    return chain.from_iterable(rdf_identity.decision(each, names) for each in decisions)
