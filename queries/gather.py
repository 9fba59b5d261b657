"""From RDF to rows: what is known of each node, article and event, in one value."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.graph.rows import (
    ActorRow,
    ArticleRow,
    CorpusRow,
    DecisionRow,
    EventRow,
    Link,
    MentionRow,
    Number,
    OrderRow,
    Part,
    PlaceRow,
    SkippedRow,
    Source,
    Spot,
    TimeRow,
)
from dateline.graph.subjects import ROLES, Subject, instances, local, look, pairs, parties, span, subjects
from dateline.graph.terms import (
    DCTERMS,
    DL,
    GAF,
    GEO,
    LABEL,
    NIF,
    SCHEMA,
    SEM,
    SKOS,
    VERB,
    Names,
)
from pyoxigraph import NamedNode, Store

REMEMBERED = 20_000
"""Subjects of which is remembered what the store says."""
EVENT_ROLES = tuple(role for role in ROLES if role not in ("agent", "patient"))


@dataclass(frozen=True)
class Gatherer:
    """Reads rows from a store that does not change; what many rows need it looks up once."""

    store: Store

    # ---- What many rows need -----------------------------------------------------------------------------------------

    @functools.cached_property
    def corpus(self) -> CorpusRow:
        """The corpus as a whole."""
        base = next(iter(instances(self.store, DL["Corpus"])), "")
        made = [version for _, version in pairs(self.store, DL["version"])]
        return CorpusRow(self.look(base).text(LABEL) or "", base, next(iter(made), "")) if base else _NO_CORPUS

    @functools.cached_property
    def names(self) -> Names:
        """The IRIs of the corpus."""
        return Names(self.corpus.base)

    @functools.cached_property
    def look(self) -> Callable[..., Subject]:
        """What a graph (by default the world) says of an IRI; what was asked for lately is remembered.

        The store takes some microseconds for each quad that it hands over, and a sentence or place is shown often.
        """
        return functools.lru_cache(REMEMBERED)(functools.partial(look, self.store))

    @functools.cached_property
    def _labels(self) -> dict[str, str]:
        """Those that were looked up so far."""
        return {}

    def label(self, iri: str) -> str:
        """Its label in the default graph; the last part of the IRI where it has none."""
        if iri not in self._labels:
            self._labels[iri] = self.look(iri).text(LABEL) or local(iri)
        return self._labels[iri]

    @functools.cached_property
    def type_names(self) -> dict[str, str]:
        """The names of the types of events, by IRI."""
        return dict(pairs(self.store, SKOS["notation"]))

    @functools.cached_property
    def event_iris(self) -> frozenset[str]:
        """All events."""
        return frozenset(instances(self.store, SEM["Event"]))

    @functools.cached_property
    def _denoted(self) -> tuple[dict[str, str], dict[str, str]]:
        """By passage: the event that it tells, and the node that it names."""
        events: dict[str, str] = {}
        nodes: dict[str, str] = {}
        for node, passage in pairs(self.store, GAF["denotedBy"], self.names.identity):
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
    def sources(self) -> dict[str, tuple[Source, ...]]:
        """By text, the articles that carry it, in order of key."""
        found: defaultdict[str, list[Source]] = defaultdict(list)
        for row in self.articles():
            found[row.text_iri].append(
                Source(row.iri, row.key, row.path, row.title, row.publisher, row.url, row.published, row.basis)
            )
        return {text: tuple(sources) for text, sources in found.items()}

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
            graph = self.graph_of(mention)
            said = self.look(mention, graph)
            for claim in self.store.quads_for_pattern(None, None, NamedNode(mention), graph):
                event = self.event_of.get(getattr(claim.subject, "value", ""))
                role = claim.predicate.value.removeprefix(DL["claimed"].value).lower()
                if event is not None and role in ROLES:
                    found[event].add(number(role, said))
        return {event: tuple(sorted(numbers, key=str)) for event, numbers in found.items()}

    def _numbers(self, event: str) -> tuple[Number, ...]:
        """The same for one event, without a look at the others."""
        claims = self.store.quads_for_pattern(NamedNode(event), GAF["denotedBy"], None, self.names.identity)
        found = {each for claim in claims if isinstance(claim.object, NamedNode) for each in self._given(claim.object)}
        return tuple(sorted(found, key=str))

    def _given(self, claim: NamedNode) -> Iterator[Number]:
        graph = self.graph_of(claim.value)
        said = self.look(claim.value, graph)
        for role in ROLES:
            for iri in said.iris(DL["claimed" + role.capitalize()]):
                mention = self.look(iri, graph)
                if mention.terms(DL["low"]) or mention.terms(DL["high"]):
                    yield number(role, mention)

    def link(self, iri: str) -> Link:
        """The node and its name; the last part of the IRI where it has none."""
        return Link(iri, self.label(iri))

    def graph_of(self, passage: str) -> NamedNode:
        """The graph of the text in which a passage, or the text itself, stands."""
        return NamedNode(
            passage.partition("#")[0].replace(f"{self.corpus.base}text/", f"{self.corpus.base}reading/", 1)
        )

    # ---- Articles ----------------------------------------------------------------------------------------------------

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles, in order of key."""
        rows = [self._article(self.look(iri)) for iri in instances(self.store, SCHEMA["NewsArticle"])]
        return tuple(sorted(rows, key=lambda row: row.key))

    def _article(self, said: Subject) -> ArticleRow:
        text = said.iri_of(DL["text"]) or ""
        return ArticleRow(
            said.iri,
            said.text(DCTERMS["identifier"]) or "",
            said.text(DL["path"]) or "",
            said.text(SCHEMA["headline"]),
            said.text(SCHEMA["publisher"]),
            said.text(SCHEMA["url"]),
            said.text(DL["publishedEdtf"]),
            said.name(DL["publishedBasis"]) or "unknown",
            said.text(DL["publishedReason"]) or "",
            self.look(text, self.graph_of(text)).text(NIF["isString"]),
            text,
        )

    # ---- Actors, places, things --------------------------------------------------------------------------------------

    def actors(self) -> tuple[ActorRow, ...]:
        """All actors and things, those in most events first."""
        iris = {*instances(self.store, SEM["Actor"]), *instances(self.store, DL["Thing"])}
        rows = [self._actor(self.look(iri)) for iri in sorted(iris)]
        return tuple(sorted(rows, key=lambda row: (-row.events, -row.mentions, row.iri)))

    def _actor(self, said: Subject) -> ActorRow:
        return ActorRow(
            said.iri,
            self.link(said.iri).label,
            said.text(DL["kind"]) or "unknown",
            said.texts(SKOS["altLabel"]),
            said.texts(DL["describedAs"]),
            said.iris(SCHEMA["sameAs"]),
            said.text(DL["country"]),
            self._within(said),
            said.is_true(DL["acts"]),
            self._events_of[said.iri],
            self._mentions_of[said.iri],
        )

    def places(self) -> tuple[PlaceRow, ...]:
        """All places, those of most events first."""
        rows = [self._place(self.look(iri)) for iri in instances(self.store, SEM["Place"])]
        return tuple(sorted(rows, key=lambda row: (-row.events, -row.mentions, row.iri)))

    def _place(self, said: Subject) -> PlaceRow:
        return PlaceRow(
            said.iri,
            self.link(said.iri).label,
            said.texts(SKOS["altLabel"]),
            said.iris(SCHEMA["sameAs"]),
            said.text(DL["country"]),
            said.number(GEO["lat"]),
            said.number(GEO["long"]),
            self._within(said),
            self._events_of[said.iri],
            self._mentions_of[said.iri],
        )

    def _within(self, said: Subject) -> Link | None:
        holder = said.iri_of(DL["within"])
        return None if holder is None else self.link(holder)

    # ---- Events ------------------------------------------------------------------------------------------------------

    def events(self) -> list[EventRow]:
        """All events, in no order."""
        return [self._event(iri, self._numbers_of.get(iri, ())) for iri in self.event_iris]

    def event(self, iri: str) -> EventRow:
        """The event of that IRI, which must be one."""
        return self._event(iri, self._numbers(iri))

    def _event(self, iri: str, numbers: tuple[Number, ...]) -> EventRow:
        said = self.look(iri)
        return EventRow(
            iri,
            local(iri),
            said.text(LABEL) or "",
            self._type(said, SEM["eventType"]),
            self.verb(said),
            self._links(said, "agent"),
            self._links(said, "patient"),
            self._others(said),
            self._spots(said),
            said.text(DL["edtf"]),
            said.day(SEM["hasEarliestBeginTimeStamp"]),
            said.day(SEM["hasLatestEndTimeStamp"]),
            said.name(DL["dateBasis"]) or "unknown",
            said.text(DL["dateReason"]) or "",
            said.is_true(DL["rivalDates"]),
            said.name(DL["standing"]) or "possible",
            said.whole(DL["reports"]),
            said.whole(DL["attributions"]),
            said.whole(DL["denials"]),
            said.whole(DL["voices"]),
            said.number(DL["salience"]) or 0.0,
            said.is_true(DL["keyEvent"]),
            said.is_true(DL["speech"]),
            said.iris(DL["tells"]),
            subjects(self.store, DL["tells"], NamedNode(iri)),
            said.number(DL["confidence"]) or 0.0,
            numbers,
            said.is_true(DL["rivalCounts"]),
            said.is_true(DL["rivalAgents"]),
        )

    def _links(self, said: Subject, role: str) -> tuple[Link, ...]:
        return tuple(self.link(iri) for iri in said.iris(DL[role]))

    def _others(self, said: Subject) -> tuple[Part, ...]:
        return tuple(Part(role, *self.link(iri)) for role in EVENT_ROLES for iri in said.iris(DL[role]))

    def _spots(self, said: Subject) -> tuple[Spot, ...]:
        return tuple(self._spot(self.look(iri)) for iri in said.iris(SEM["hasPlace"]))

    def _spot(self, place: Subject) -> Spot:
        return Spot(*self.link(place.iri), place.number(GEO["lat"]), place.number(GEO["long"]))

    def _type(self, said: Subject, property: NamedNode) -> str | None:
        iri = said.iri_of(property)
        return None if iri is None else self.type_names.get(iri, local(iri).upper())

    def claimed_type(self, claim: Subject) -> str | None:
        """Name of the type that a claim has by itself."""
        return self._type(claim, DL["claimedType"])

    def verb(self, said: Subject) -> str:
        """The lemma of what happens."""
        iri = said.iri_of(DL["verb"]) or VERB.iri
        return self.label(iri)

    # ---- Times, mentions, order, decisions, skipped ------------------------------------------------------------------

    def times(self) -> tuple[TimeRow, ...]:
        """All time expressions, by text and place in it."""
        found = [
            self._time(text, iri)
            for text in sorted(self.sources)
            for iri in instances(self.store, DL["TimeExpression"], self.graph_of(text))
        ]
        return tuple(sorted(found, key=lambda row: (row.text_iri, row.start, row.end)))

    def _time(self, text: str, iri: str) -> TimeRow:
        said = self.look(iri, self.graph_of(text))
        value = self.look(iri, self.names.identity).text(DL["timexValue"])
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
        said = self.look(iri, self.graph_of(iri))
        inner = said.text(DL["headEnd"]) is not None
        return MentionRow(
            iri.partition("#")[0],
            *span(iri),
            said.text(NIF["anchorOf"]) or "",
            said.text(DL["form"]) or "",
            node,
            (said.whole(DL["headBegin"]), said.whole(DL["headEnd"])) if inner else None,
            said.iri_of(DL["tellsOf"]) is not None,
        )

    def orders(self) -> tuple[OrderRow, ...]:
        """All that is told to have come before something else."""
        found = [
            self.look(iri, self.names.identity)
            for iri in instances(self.store, DL["Order"], self.names.identity)
        ]
        rows = [
            OrderRow(said.iri_of(DL["earlier"]) or "", later, said.text(DL["basis"]) or "")
            for said in found
            for later in said.iris(DL["later"])
        ]
        return tuple(sorted(rows, key=lambda row: (row.before, row.after, row.basis)))

    def decisions(self) -> tuple[DecisionRow, ...]:
        """Why names count as one, the surest first."""
        iris = instances(self.store, DL["Decision"], self.names.identity)
        rows = [self._decision(self.look(iri, self.names.identity)) for iri in iris]
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
            self.look(iri, self.names.identity)
            for iri in instances(self.store, DL["Skipped"], self.names.identity)
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


def number(role: str, mention: Subject) -> Number:
    """The number that a mention gives."""
    return Number(
        role,
        mention.text(NIF["anchorOf"]) or "",
        mention.number(DL["low"]),
        mention.number(DL["high"]),
        mention.text(DL["unit"]),
    )


_NO_CORPUS = CorpusRow("", "https://w3id.org/dateline/", "")
