"""Events, parties and articles one at a time, for exports, which must not hold the whole graph in memory."""

from __future__ import annotations

import datetime
import functools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from dateline.graph.subjects import ROLES, WORLD, instances, local, look, span
from dateline.graph.terms import DCTERMS, DL, GAF, GEO, LABEL, NIF, PROV, RDF, SCHEMA, SEM, SKOS, A, Names
from pyoxigraph import NamedNode, Store

KEPT = 2000
"""How many parties and articles are remembered, so that those of many events are not read each time."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, place or thing. ``kind``: person, organization, group, place, thing, unknown."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    """Its other names."""
    roles: tuple[str, ...]
    same_as: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    within: str | None
    is_actor: bool
    is_place: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An article; ``publisher``, ``url`` and the like are None where they are not known."""

    iri: str
    key: str
    path: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    text: str
    """IRI of its text, which another article may carry too."""

    @property
    def source(self) -> str:
        """What to call it in a list of sources."""
        return self.publisher or self.key


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells an event, and an article in which it stands. '' where the graph holds no texts."""

    article: Article
    start: int
    sentence: str
    denied: bool
    speakers: tuple[str, ...]
    """Labels of the nodes to which it is attributed; none: the article itself."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the default graph has it. ``parties`` holds (role, IRI), without the places where it happened."""

    iri: str
    label: str
    type: str | None
    verb: str
    parties: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    edtf: str | None
    earliest: datetime.date | None
    latest: datetime.date | None
    basis: str
    standing: str
    reports: int
    attributions: int
    denials: int
    voices: int
    salience: float
    key: bool
    speech: bool
    tells: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DatedTriple:
    """Who did what to whom in an event, where both ends are known."""

    iri: str
    event: str
    agent: str
    patient: str


class Reader:
    """Reads a store that does not change; what it remembers is bounded, however large the graph."""

    def __init__(self, store: Store) -> None:
        """``store``: the dataset of one corpus."""
        self.store = store
        corpus = look(store, next(iter(instances(store, DL["Corpus"])), "https://w3id.org/dateline/"))
        self.base = corpus.iri
        self.corpus = corpus.text(LABEL) or ""
        self.names = Names(self.base)
        self.party = functools.lru_cache(KEPT)(self._party)
        self.article = functools.lru_cache(KEPT)(self._article)
        self.label = functools.lru_cache(KEPT)(self._label)
        self.notation = functools.lru_cache(KEPT)(self._notation)

    # ---- All of a kind -----------------------------------------------------------------------------------------------

    def parties(self) -> Iterator[Party]:
        """All actors, places and things, in the store's order."""
        for quad in self.store.quads_for_pattern(None, DL["kind"], None, WORLD):
            if isinstance(quad.subject, NamedNode):
                yield self.party(quad.subject.value)

    def articles(self) -> Iterator[Article]:
        """All articles, in the store's order."""
        for iri in self._instances(SCHEMA["NewsArticle"]):
            yield self.article(iri)

    def happenings(self) -> Iterator[Happening]:
        """All events, in the store's order."""
        for iri in self._instances(SEM["Event"]):
            yield self.happening(iri)

    def in_time(self) -> Iterator[Happening]:
        """All events in order of time, those without a date last; they are sorted on disk."""
        with closing(sqlite3.connect("")) as book:
            book.execute("CREATE TABLE event (first TEXT, last TEXT, iri TEXT)")
            book.executemany("INSERT INTO event VALUES (?, ?, ?)", map(self._when, self._instances(SEM["Event"])))
            for (iri,) in book.execute("SELECT iri FROM event ORDER BY first, last, iri"):
                yield self.happening(iri)

    def triples(self) -> Iterator[DatedTriple]:
        """All dated triples that have both ends, in the store's order."""
        for iri in self._instances(DL["Triple"]):
            found = self._triple(iri)
            if found is not None:
                yield found

    def triples_of(self, node: str) -> Iterator[DatedTriple]:
        """The dated triples with both ends that have a node at either."""
        for end in ("subject", "object"):
            for quad in self.store.quads_for_pattern(None, RDF[end], NamedNode(node), WORLD):
                found = self._triple(quad.subject.value) if isinstance(quad.subject, NamedNode) else None
                if found is not None:
                    yield found

    # ---- One thing ---------------------------------------------------------------------------------------------------

    def happening(self, iri: str) -> Happening:
        """The event of that IRI."""
        said = look(self.store, iri)
        type = said.iri_of(SEM["eventType"])
        return Happening(
            iri,
            said.text(LABEL) or "",
            None if type is None else self.notation(type),
            self.label(said.iri_of(DL["verb"]) or ""),
            tuple((role, node) for role in ROLES for node in said.iris(DL[role])),
            said.iris(SEM["hasPlace"]),
            said.text(DL["edtf"]),
            said.day(SEM["hasEarliestBeginTimeStamp"]),
            said.day(SEM["hasLatestEndTimeStamp"]),
            said.name(DL["dateBasis"]) or "unknown",
            said.name(DL["standing"]) or "possible",
            said.whole(DL["reports"]),
            said.whole(DL["attributions"]),
            said.whole(DL["denials"]),
            said.whole(DL["voices"]),
            said.number(DL["salience"]) or 0.0,
            said.is_true(DL["keyEvent"]),
            said.is_true(DL["speech"]),
            said.iris(DL["tells"]),
            said.iris(DL["before"]),
        )

    def tellings(self, event: str) -> tuple[Telling, ...]:
        """The sentences that tell an event, one an article that carries them, in order of article and place in it."""
        claims = self.store.quads_for_pattern(NamedNode(event), GAF["denotedBy"], None, self.names.identity)
        found = [
            each for quad in claims if isinstance(quad.object, NamedNode) for each in self._told(quad.object.value)
        ]
        return tuple(sorted(found, key=lambda each: (each.article.key, each.start, each.sentence, each.speakers)))

    def text_of(self, article: Article) -> str | None:
        """The text of an article; None where the graph was built without texts."""
        return look(self.store, article.text, self._reading(article.text)).text(NIF["isString"])

    def _instances(self, kind: NamedNode) -> Iterator[str]:
        for quad in self.store.quads_for_pattern(None, A, kind, WORLD):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value

    def _when(self, event: str) -> tuple[str, str, str]:
        """What sorts an event by time: the first day on which it can lie, else the last; ``~`` after all days."""
        said = look(self.store, event)
        first, last = said.day(SEM["hasEarliestBeginTimeStamp"]), said.day(SEM["hasLatestEndTimeStamp"])
        return str(first or last or "~"), str(last or "~"), event

    def _triple(self, iri: str) -> DatedTriple | None:
        said = look(self.store, iri)
        agent, patient, event = said.iri_of(RDF["subject"]), said.iri_of(RDF["object"]), said.iri_of(DL["event"])
        return None if agent is None or patient is None or event is None else DatedTriple(iri, event, agent, patient)

    def _label(self, iri: str) -> str:
        return (look(self.store, iri).text(LABEL) if iri else None) or local(iri)

    def _notation(self, type: str) -> str:
        return look(self.store, type).text(SKOS["notation"]) or local(type).upper()

    def _party(self, iri: str) -> Party:
        said = look(self.store, iri)
        classes = said.iris(A)
        return Party(
            iri,
            said.text(LABEL) or local(iri),
            said.text(DL["kind"]) or "unknown",
            said.texts(SKOS["altLabel"]),
            said.texts(DL["describedAs"]),
            said.iris(SCHEMA["sameAs"]),
            said.text(DL["country"]),
            said.number(GEO["lat"]),
            said.number(GEO["long"]),
            said.iri_of(DL["within"]),
            SEM["Actor"].value in classes,
            SEM["Place"].value in classes,
        )

    def _article(self, iri: str) -> Article:
        said = look(self.store, iri)
        return Article(
            iri,
            said.text(DCTERMS["identifier"]) or "",
            said.text(DL["path"]) or "",
            said.text(SCHEMA["headline"]),
            said.text(SCHEMA["publisher"]),
            said.text(SCHEMA["url"]),
            said.text(DL["publishedEdtf"]),
            said.iri_of(DL["text"]) or "",
        )

    # ---- Passages ----------------------------------------------------------------------------------------------------

    def _told(self, claim: str) -> Iterator[Telling]:
        text = claim.partition("#")[0]
        graph = self._reading(text)
        said = look(self.store, claim, graph)
        sentence = look(self.store, said.iri_of(DL["sentence"]) or claim, graph).text(NIF["anchorOf"]) or ""
        speakers = look(self.store, claim, self.names.identity).iris(PROV["wasAttributedTo"])
        denied, start = said.name(DL["polarity"]) == "negative", span(claim)[0]
        for quad in self.store.quads_for_pattern(None, DL["text"], NamedNode(text), WORLD):
            article = self.article(getattr(quad.subject, "value", ""))
            yield Telling(article, start, sentence, denied, tuple(map(self.label, speakers)))

    def _reading(self, text: str) -> NamedNode:
        """The graph of what a text says."""
        return NamedNode(f"{self.base}reading/{text.removeprefix(f'{self.base}text/')}")
