"""All rows of a kind at once: what is read one at a time, and what has to be counted over the whole graph."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.graph.reader import Reader
from dateline.graph.rows import (
    ActorRow,
    ArticleRow,
    DecisionRow,
    EventRow,
    MentionRow,
    NotedRow,
    Number,
    OrderRow,
    PlaceRow,
    SkippedRow,
    TimeRow,
)
from dateline.graph.subjects import ROLES, Subject, instances, pairs, parties, span
from dateline.graph.terms import DL, FORMS, GAF, NIF, SEM, A
from pyoxigraph import NamedNode, Store


@dataclass(frozen=True)
class Gatherer:
    """Reads rows from a store that does not change; what many rows need it looks up once."""

    store: Store

    # ---- What many rows need -----------------------------------------------------------------------------------------

    @functools.cached_property
    def reader(self) -> Reader:
        """What is known of each thing by itself."""
        return Reader(self.store, bounded=False)

    @functools.cached_property
    def event_iris(self) -> frozenset[str]:
        """All events."""
        return frozenset(instances(self.store, SEM["Event"]))

    @functools.cached_property
    def _denoted(self) -> tuple[dict[str, str], dict[str, str]]:
        """By passage: the event that it tells, and the node that it names."""
        events: dict[str, str] = {}
        nodes: dict[str, str] = {}
        for node, passage in pairs(self.store, GAF["denotedBy"], self.reader.names.identity):
            (events if node in self.event_iris else nodes).setdefault(passage, node)
        return events, nodes

    @property
    def event_of(self) -> dict[str, str]:
        """The event that a claim tells."""
        return self._denoted[0]

    @property
    def node_of(self) -> dict[str, str]:
        """The node that a mention names."""
        return self._denoted[1]

    @functools.cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts of all articles, each once."""
        return tuple(sorted({text for _, text in pairs(self.store, DL["text"])}))

    @functools.cached_property
    def _events_of(self) -> Counter[str]:
        """In how many events each node takes part, places where they happen included."""
        taken = {(event, node) for event, _, node in parties(self.store)}
        taken.update(pairs(self.store, SEM["hasPlace"]))
        return Counter(node for _, node in taken)

    @functools.cached_property
    def _mentions_of(self) -> Counter[str]:
        return Counter(self.node_of.values())

    @functools.cached_property
    def _numbers_of(self) -> dict[str, tuple[Number, ...]]:
        """By event, the distinct numbers that its claims give."""
        bounds = [*pairs(self.store, DL["low"], None), *pairs(self.store, DL["high"], None)]
        found: defaultdict[str, set[Number]] = defaultdict(set)
        for mention in sorted({mention for mention, _ in bounds}):
            graph = self.reader.graph_of(mention)
            said = self.reader.look(mention, graph)
            for claim in self.store.quads_for_pattern(None, None, NamedNode(mention), graph):
                event = self.event_of.get(getattr(claim.subject, "value", ""))
                role = claim.predicate.value.removeprefix(DL["claimed"].value).lower()
                if event is not None and role in ROLES:
                    found[event].add(number(role, said))
        return {event: tuple(sorted(numbers, key=str)) for event, numbers in found.items()}

    def _numbers(self, event: str) -> tuple[Number, ...]:
        """The same for one event, without a look at the others."""
        found = {each for claim in self.reader.claims(event) for each in self._given(claim)}
        return tuple(sorted(found, key=str))

    def _given(self, claim: str) -> Iterator[Number]:
        graph = self.reader.graph_of(claim)
        said = self.reader.look(claim, graph)
        for role in ROLES:
            for iri in said.iris(DL["claimed" + role.capitalize()]):
                mention = self.reader.look(iri, graph)
                if mention.terms(DL["low"]) or mention.terms(DL["high"]):
                    yield number(role, mention)

    # ---- Articles ----------------------------------------------------------------------------------------------------

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles, in order of key."""
        return tuple(sorted(self.reader.articles(), key=lambda row: row.key))

    # ---- Actors, places, things --------------------------------------------------------------------------------------

    def actors(self) -> tuple[ActorRow, ...]:
        """All actors and things, those in most events first."""
        iris = {*instances(self.store, SEM["Actor"]), *instances(self.store, DL["Thing"])}
        rows = map(self._actor, sorted(iris))
        return tuple(sorted(rows, key=lambda row: (-row.events, -row.mentions, row.iri)))

    def _actor(self, iri: str) -> ActorRow:
        party = self.reader.party(iri)
        return ActorRow(
            iri,
            party.label,
            party.kind,
            party.names,
            party.roles,
            party.same_as,
            party.country,
            party.within,
            party.acts,
            self._events_of[iri],
            self._mentions_of[iri],
        )

    def places(self) -> tuple[PlaceRow, ...]:
        """All places, those of most events first."""
        rows = map(self._place, instances(self.store, SEM["Place"]))
        return tuple(sorted(rows, key=lambda row: (-row.events, -row.mentions, row.iri)))

    def _place(self, iri: str) -> PlaceRow:
        party = self.reader.party(iri)
        return PlaceRow(
            iri,
            party.label,
            party.names,
            party.same_as,
            party.country,
            party.latitude,
            party.longitude,
            party.within,
            self._events_of[iri],
            self._mentions_of[iri],
        )

    # ---- Events ------------------------------------------------------------------------------------------------------

    def events(self) -> list[EventRow]:
        """All events, in no order."""
        return [self._event(iri, self._numbers_of.get(iri, ())) for iri in self.event_iris]

    def event(self, iri: str) -> EventRow:
        """The event of that IRI, which must be one."""
        return self._event(iri, self._numbers(iri))

    def _event(self, iri: str, numbers: tuple[Number, ...]) -> EventRow:
        said = self.reader.look(iri)
        wholes = self.reader.wholes(iri)
        added: tuple[Any, ...] = (
            numbers,
            said.is_true(DL["rivalCounts"]),
            said.is_true(DL["rivalAgents"]),
            self.reader.link(wholes[0]) if wholes else None,
            tuple(map(self.reader.link, said.iris(SEM["hasSubEvent"]))),
            said.is_true(DL["rivalActs"]),
            said.name(DL["standing"]) == "denied" and self._is_disowned(iri),
        )
        return EventRow(*self.reader.happened(said), *added)

    def _is_disowned(self, event: str) -> bool:
        """Whether a claim of the event tells that somebody denies it."""
        look, graph_of = self.reader.look, self.reader.graph_of
        return any(look(claim, graph_of(claim)).is_true(DL["byDenial"]) for claim in self.reader.claims(event))

    # ---- Times, mentions, order, decisions, skipped ------------------------------------------------------------------

    def times(self) -> tuple[TimeRow, ...]:
        """All time expressions, by text and place in it."""
        found = [
            self._time(text, iri)
            for text in self.texts
            for iri in instances(self.store, DL["TimeExpression"], self.reader.graph_of(text))
        ]
        return tuple(sorted(found, key=lambda row: (row.text_iri, row.start, row.end)))

    def _time(self, text: str, iri: str) -> TimeRow:
        said = self.reader.look(iri, self.reader.graph_of(text))
        value = self.reader.look(iri, self.reader.names.identity).text(DL["timexValue"])
        return TimeRow(
            text,
            *span(iri),
            said.text(NIF["anchorOf"]) or "",
            said.text(DL["timexType"]) or "DATE",
            value,
        )

    def mentions(self) -> tuple[MentionRow, ...]:
        """All mentions of nodes, by text and place in it."""
        found = [self._mention(iri, node) for iri, node in self.node_of.items()]
        return tuple(sorted(found, key=lambda row: (row.text_iri, row.start, row.end, row.node)))

    def _mention(self, iri: str, node: str) -> MentionRow:
        said = self.reader.look(iri, self.reader.graph_of(iri))
        inner = said.text(DL["headEnd"]) is not None
        return MentionRow(
            iri.partition("#")[0],
            *span(iri),
            said.text(NIF["anchorOf"]) or "",
            next((form for form, kind in FORMS.items() if DL[kind] in said.terms(A)), ""),
            node,
            (said.whole(DL["headBegin"]), said.whole(DL["headEnd"])) if inner else None,
            said.iri_of(DL["tellsOf"]) is not None,
        )

    def orders(self) -> tuple[OrderRow, ...]:
        """All that is told to have come before something else."""
        rows = [
            OrderRow(*ends, self.reader.label(basis))
            for basis in instances(self.store, DL["Order"])
            for ends in pairs(self.store, NamedNode(basis))
        ]
        return tuple(sorted(rows, key=lambda row: (row.before, row.after, row.basis)))

    def decisions(self) -> tuple[DecisionRow, ...]:
        """Why names count as one, the surest first."""
        iris = instances(self.store, DL["Decision"], self.reader.names.identity)
        rows = [self._decision(self.reader.look(iri, self.reader.names.identity)) for iri in iris]
        return tuple(sorted(rows, key=lambda row: (-row.score, row.iri)))

    def _decision(self, said: Subject) -> DecisionRow:
        same = said.texts(DL["same"])
        return DecisionRow(
            said.iri,
            said.iri_of(DL["about"]) or "",
            (same[0], same[-1]),
            said.number(DL["score"]) or 0.0,
            said.text(DL["reason"]) or "",
        )

    def skipped(self) -> tuple[SkippedRow, ...]:
        """The inputs that were not read, and the corrections that were not obeyed, by path."""
        found = [
            self.reader.look(iri, self.reader.names.identity)
            for iri in instances(self.store, DL["Skipped"], self.reader.names.identity)
        ]
        rows = [
            SkippedRow(
                said.text(DL["path"]) or "",
                said.text(DL["reason"]) or "",
                said.whole(DL["line"]) if said.text(DL["line"]) else None,
            )
            for said in found
        ]
        return tuple(sorted(rows, key=lambda row: (row.path, row.line or 0, row.reason)))

    def noted(self) -> tuple[NotedRow, ...]:
        """The articles that were read without something that they say of themselves, by path."""
        here = self.reader.names.identity
        found = (self.reader.look(iri, here) for iri in instances(self.store, DL["Noted"], here))
        return tuple(sorted(NotedRow(said.text(DL["path"]) or "", said.text(DL["reason"]) or "") for said in found))


def number(role: str, mention: Subject) -> Number:
    """The number that a mention gives."""
    return Number(
        role,
        mention.text(NIF["anchorOf"]) or "",
        mention.number(DL["low"]),
        mention.number(DL["high"]),
        mention.text(DL["unit"]),
    )
