"""The graph as rows, one at a time: what exports stream, and what all other rows are made of."""

from __future__ import annotations

import functools
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from dateline.graph.model import named_day
from dateline.graph.rows import ArticleRow, CorpusRow, DatedTriple, Happening, Link, Part, Party, Source, Spot, Telling
from dateline.graph.subjects import ROLES, WORLD, GraphName, Subject, instances, local, look, pairs, span, subjects
from dateline.graph.terms import DCTERMS, DL, GAF, GEO, LABEL, NIF, ORDER, PROV, RDF, SCHEMA, SEM, SKOS, A, Names
from pyoxigraph import NamedNode, Store

KEPT = 2000
"""How many rows of a kind are remembered, so that those of many events are not read each time."""
LOOKED = 20_000
"""How many subjects a reader without bounds remembers as the store has them: it hands over quads slowly."""
OTHER_ROLES = tuple(role for role in ROLES if role not in ("agent", "patient"))


class Reader:
    """Reads a store that does not change; what it remembers is bounded, however large the graph."""

    def __init__(self, store: Store, bounded: bool = True) -> None:
        """``store``: the dataset of one corpus. ``bounded`` False: for those who hold all rows in memory anyhow."""
        kept = KEPT if bounded else None
        self.store = store
        self.corpus = _corpus(store)
        self.names = Names(self.corpus.base)
        self.look = functools.lru_cache(0 if bounded else LOOKED)(self._look)
        self.label = functools.lru_cache(kept)(self._label)
        self.party = functools.lru_cache(kept)(self._party)
        self.source = functools.lru_cache(kept)(self._source)
        self.sources = functools.lru_cache(kept)(self._sources)
        self.happening = functools.lru_cache(kept)(self._happening)

    # ---- All of a kind -----------------------------------------------------------------------------------------------

    def parties(self) -> Iterator[Party]:
        """All actors, places and things, in the store's order."""
        for quad in self.store.quads_for_pattern(None, DL["kind"], None, WORLD):
            if isinstance(quad.subject, NamedNode):
                yield self.party(quad.subject.value)

    def articles(self) -> Iterator[ArticleRow]:
        """All articles with their texts, in the store's order."""
        return map(self._article, self._instances(SCHEMA["NewsArticle"]))

    def happenings(self) -> Iterator[Happening]:
        """All events, in the store's order."""
        return map(self.happening, self._instances(SEM["Event"]))

    def in_time(self) -> Iterator[Happening]:
        """All events in order of time, those without a date last; they are sorted on disk."""
        with closing(sqlite3.connect("")) as book:
            book.execute("CREATE TABLE event (first TEXT, last TEXT, iri TEXT)")
            book.executemany("INSERT INTO event VALUES (?, ?, ?)", map(self._when, self._instances(SEM["Event"])))
            for (iri,) in book.execute("SELECT iri FROM event ORDER BY first, last, iri"):
                yield self.happening(iri)

    def triples(self) -> Iterator[DatedTriple]:
        """All dated triples that have both ends, in the store's order."""
        return filter(None, map(self._triple, self._instances(DL["Triple"])))

    def triples_of(self, node: str) -> Iterator[DatedTriple]:
        """The dated triples with both ends that have a node at either."""
        for end in ("subject", "object"):
            for quad in self.store.quads_for_pattern(None, RDF[end], NamedNode(node), WORLD):
                found = self._triple(quad.subject.value) if isinstance(quad.subject, NamedNode) else None
                if found is not None:
                    yield found

    def _instances(self, kind: NamedNode) -> Iterator[str]:
        for quad in self.store.quads_for_pattern(None, A, kind, WORLD):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value

    def _when(self, event: str) -> tuple[str, str, str]:
        """What sorts an event by time: its ``place_in_time``; ``~`` after all days."""
        said = self.look(event)
        first, last = said.day(SEM["hasEarliestBeginTimeStamp"]), said.day(SEM["hasLatestEndTimeStamp"])
        return str(named_day(said.text(DL["edtf"])) or first or last or "~"), str(last or "~"), event

    def _triple(self, iri: str) -> DatedTriple | None:
        said = self.look(iri)
        agent, patient, event = said.iri_of(RDF["subject"]), said.iri_of(RDF["object"]), said.iri_of(DL["event"])
        return None if agent is None or patient is None or event is None else DatedTriple(iri, event, agent, patient)

    def _look(self, iri: str, graph: GraphName = WORLD) -> Subject:
        """What a graph says of an IRI."""
        return look(self.store, iri, graph)

    # ---- Names -------------------------------------------------------------------------------------------------------

    @functools.cached_property
    def type_names(self) -> dict[str, str]:
        """The names of the types of events, by IRI."""
        return dict(pairs(self.store, SKOS["notation"]))

    def _label(self, iri: str) -> str:
        """Its label in the default graph; the last part of the IRI where it has none."""
        return self.look(iri).text(LABEL) or local(iri)

    def link(self, iri: str) -> Link:
        """The node and its name."""
        return Link(iri, self.label(iri))

    def type_name(self, said: Subject, property: NamedNode) -> str | None:
        """The name of the type that a property gives."""
        iri = said.iri_of(property)
        return None if iri is None else self.type_names.get(iri) or local(iri).upper()

    def verb(self, said: Subject) -> str:
        """The lemma of what happens; '' for none."""
        iri = said.iri_of(DL["verb"])
        return "" if iri is None else self.label(iri)

    # ---- Parties and articles ----------------------------------------------------------------------------------------

    def _party(self, iri: str) -> Party:
        said = self.look(iri)
        classes, holder = said.iris(A), said.iri_of(DL["within"])
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
            None if holder is None else self.link(holder),
            said.is_true(DL["acts"]),
            SEM["Actor"].value in classes,
            SEM["Place"].value in classes,
        )

    def _source(self, iri: str) -> Source:
        return _source(self.look(iri))

    def _sources(self, text: str) -> tuple[Source, ...]:
        """The articles that carry a text, in order of key."""
        return tuple(sorted(map(self.source, subjects(self.store, DL["text"], NamedNode(text))), key=_key))

    def _article(self, iri: str) -> ArticleRow:
        said = self.look(iri)
        text = said.iri_of(DL["text"]) or ""
        words = self.look(text, self.graph_of(text)).text(NIF["isString"])
        return ArticleRow(*_source(said), said.text(DL["publishedReason"]) or "", words, text)

    # ---- Events ------------------------------------------------------------------------------------------------------

    def _happening(self, iri: str) -> Happening:
        return Happening(*self.happened(self.look(iri)))

    def happened(self, said: Subject) -> tuple[Any, ...]:
        """The fields of a Happening, in their order."""
        return (
            said.iri,
            local(said.iri),
            said.text(LABEL) or "",
            self.type_name(said, SEM["eventType"]),
            self.verb(said),
            self._links(said, "agent"),
            self._links(said, "patient"),
            tuple(Part(role, *link) for role in OTHER_ROLES for link in self._links(said, role)),
            tuple(self._spot(iri) for iri in said.iris(SEM["hasPlace"])),
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
            subjects(self.store, DL["tells"], NamedNode(said.iri)),
            said.number(DL["confidence"]) or 0.0,
        )

    def _links(self, said: Subject, role: str) -> tuple[Link, ...]:
        return tuple(self.link(iri) for iri in said.iris(DL[role]))

    def _spot(self, iri: str) -> Spot:
        place = self.party(iri)
        return Spot(iri, place.label, place.latitude, place.longitude)

    def later(self, event: str) -> dict[str, tuple[str, ...]]:
        """The events that are told to have come after it, and the words or rules that say so, both sorted."""
        said, found = self.look(event), defaultdict[str, list[str]](list)
        for order in sorted(property for property in said.values if property.startswith(ORDER.iri)):
            for later in said.iris(NamedNode(order)):
                found[later].append(self.label(order))
        return {later: tuple(found[later]) for later in sorted(found)}

    def wholes(self, event: str) -> tuple[str, ...]:
        """The event that it is an episode of; none where no text tells of any."""
        return tuple(subjects(self.store, SEM["hasSubEvent"], NamedNode(event)))

    # ---- Passages ----------------------------------------------------------------------------------------------------

    def graph_of(self, passage: str) -> NamedNode:
        """The graph of the text in which a passage, or the text itself, stands."""
        base = self.corpus.base
        return NamedNode(passage.partition("#")[0].replace(f"{base}text/", f"{base}reading/", 1))

    def claims(self, event: str) -> Iterator[str]:
        """The claims that tell an event, in the store's order."""
        for quad in self.store.quads_for_pattern(NamedNode(event), GAF["denotedBy"], None, self.names.identity):
            if isinstance(quad.object, NamedNode):
                yield quad.object.value

    def node_of(self, mention: str) -> str | None:
        """The node that a mention names; None where it names none of the corpus."""
        return next(iter(subjects(self.store, GAF["denotedBy"], NamedNode(mention), self.names.identity)), None)

    def tellings(self, event: str) -> tuple[Telling, ...]:
        """The sentences that tell an event, one an article that carries them, in order of article and place in it."""
        found = [telling for claim in self.claims(event) for telling in self._told(claim)]
        return tuple(sorted(found, key=lambda each: (each.source.key, each.start, each.sentence, each.speakers)))

    def _told(self, claim: str) -> Iterator[Telling]:
        graph = self.graph_of(claim)
        said = self.look(claim, graph)
        sentence = self.look(said.iri_of(DL["sentence"]) or claim, graph).text(NIF["anchorOf"]) or ""
        placed = self.look(claim, self.names.identity)
        speakers = placed.iris(PROV["wasAttributedTo"])
        for source in self.sources(claim.partition("#")[0]):
            yield Telling(
                source,
                span(claim)[0],
                sentence,
                said.name(DL["polarity"]) == "negative",
                tuple(map(self.label, speakers)),
                claim,
                said.is_true(DL["byDenial"]),
                said.name(DL["certainty"]) or "certain",
                said.text(DL["direct"]) != "false" if speakers else None,
                placed.text(DL["edtf"]),
                said.number(DL["confidence"]) or 0.0,
            )


def _corpus(store: Store) -> CorpusRow:
    base = next(iter(instances(store, DL["Corpus"])), "")
    made = [version for _, version in pairs(store, DL["version"])]
    return CorpusRow(look(store, base).text(LABEL) or "", base, next(iter(made), "")) if base else _NO_CORPUS


def _source(said: Subject) -> Source:
    return Source(
        said.iri,
        said.text(DCTERMS["identifier"]) or "",
        said.text(DL["path"]) or "",
        said.text(SCHEMA["headline"]),
        said.text(SCHEMA["publisher"]),
        said.text(SCHEMA["url"]),
        said.text(DL["publishedEdtf"]),
        said.name(DL["publishedBasis"]) or "unknown",
    )


def _key(source: Source) -> str:
    return source.key


_NO_CORPUS = CorpusRow("", "https://w3id.org/dateline/", "")
