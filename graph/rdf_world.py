"""The default graph: the world as the articles tell it, one row an event."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.graph import terms
from dateline.graph.concepts import Concept
from dateline.graph.model import Anchor, Document, Event, Node, When
from dateline.graph.terms import (
    DCTERMS,
    DL,
    FOAF,
    GEO,
    LABEL,
    ORDER,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    SKOS,
    TYPE,
    VERB,
    A,
    Names,
    Namespace,
)
from dateline.graph.version import VERSION
from pyoxigraph import Literal, NamedNode

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]

_ENDS_IN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
_CLASS_OF_KIND = {"person": FOAF["Person"], "organization": FOAF["Organization"], "group": FOAF["Group"]}


@dataclass(frozen=True, slots=True)
class Given:
    """How many claims a text makes, and how many events they tell."""

    claims: int
    events: int


@functools.lru_cache(10_000)
def verb_iri(verb: str) -> NamedNode:
    """The IRI of a verb's lemma."""
    return _predicate(VERB, verb)


def order_iri(basis: str) -> NamedNode:
    """The IRI of what says that one event came before another: "told of" is ``…/order/told-of``."""
    return _predicate(ORDER, basis.replace(" ", "-"))


def _predicate(vocabulary: Namespace, word: str) -> NamedNode:
    """A term that may stand as a predicate: it ends in what XML can take for a name."""
    name = terms.path(word).replace("/", "%2F")
    return NamedNode(vocabulary.iri + (name if _ENDS_IN_NAME.search(name) else f"{name}%5F"))


@functools.lru_cache(10_000)
def type_iri(name: str) -> NamedNode:
    """The IRI of a type of event, from the name of its concept."""
    return NamedNode(TYPE.iri + terms.path(name.lower()).replace("/", "%2F"))


# ---- The corpus and its articles -------------------------------------------------------------------------------------


def corpus(name: str, names: Names) -> Iterator[Triple]:
    """The corpus, and what made its graph."""
    run = names.run(VERSION)
    yield names.corpus, A, DL["Corpus"]
    yield names.corpus, LABEL, terms.string(name)
    yield names.corpus, PROV["wasGeneratedBy"], run
    yield run, A, PROV["Activity"]
    yield run, LABEL, terms.string(f"dateline {VERSION}")
    yield run, DL["version"], terms.string(VERSION)


def article(document: Document, sha256: str, anchor: Anchor, given: Given, names: Names) -> Iterator[Triple]:
    """An article, the hash of its text, when it was published, and what its text gave."""
    iri = names.article(document.key)
    yield iri, A, SCHEMA["NewsArticle"]
    yield iri, DCTERMS["identifier"], terms.string(document.key)
    yield iri, DL["path"], terms.string(document.path)
    yield iri, DL["text"], names.text(sha256)
    for property, value in (("headline", document.title), ("publisher", document.publisher), ("url", document.url)):
        if value is not None:
            yield iri, SCHEMA[property], terms.string(value)
    if anchor.when.edtf is not None:
        yield iri, DL["publishedEdtf"], terms.edtf(anchor.when.edtf)
    yield iri, DL["publishedBasis"], DL[anchor.when.basis]
    yield iri, DL["publishedReason"], terms.string(anchor.when.reason)
    yield iri, DL["claims"], terms.count(given.claims)
    yield iri, DL["events"], terms.count(given.events)


# ---- Actors, places, things ------------------------------------------------------------------------------------------


def is_actor(node: Node) -> bool:
    """Whether a node is a sem:Actor: a state is a place, and an actor where it acts."""
    return node.node == "actor" or (node.node == "place" and node.acts)


def node(node: Node, names: Names) -> Iterator[Triple]:
    """An actor, place or thing, and the IRIs that it has replaced."""
    iri = names.below(node.id)
    for kind in _classes(node):
        yield iri, A, kind
    yield iri, LABEL, terms.string(node.label)
    yield iri, DL["kind"], terms.string(node.kind)
    if node.acts:
        yield iri, DL["acts"], terms.TRUE
    for name in node.alt_labels:
        if name != node.label:
            yield iri, SKOS["altLabel"], terms.string(name)
    for role in node.roles:
        yield iri, DL["describedAs"], terms.string(role)
    yield from _situation(node, iri, names)
    for alias in node.aliases:
        if alias != node.id:
            yield names.below(alias), DCTERMS["isReplacedBy"], iri


def _classes(node: Node) -> Iterator[NamedNode]:
    if node.node == "thing":
        yield DL["Thing"]
    if node.node == "place":
        yield SEM["Place"]
    if is_actor(node):
        yield SEM["Actor"]
    if node.node == "actor" and node.kind in _CLASS_OF_KIND:
        yield _CLASS_OF_KIND[node.kind]


def _situation(node: Node, iri: NamedNode, names: Names) -> Iterator[Triple]:
    """Where it is, what holds it, what others call it."""
    for foreign in node.same_as:
        known = terms.elsewhere(foreign)
        if known is not None:
            yield iri, SCHEMA["sameAs"], known
    if node.country is not None:
        yield iri, DL["country"], terms.string(node.country)
    for property, value in (("lat", node.latitude), ("long", node.longitude)):
        degrees = None if value is None else terms.number(value)
        if degrees is not None:
            yield iri, GEO[property], degrees
    if node.within is not None:
        yield iri, DL["within"], names.below(node.within)


# ---- Events ----------------------------------------------------------------------------------------------------------


def event(event: Event, nodes: Mapping[str, Node], after: Iterable[tuple[str, str]], names: Names) -> Iterator[Triple]:
    """An event with its dated triples, and the events told to come ``after`` it, each by what says so."""
    iri = names.below(event.id)
    yield iri, A, SEM["Event"]
    yield iri, LABEL, terms.string(event.label)
    yield iri, DL["verb"], verb_iri(event.verb)
    if event.type is not None:
        yield iri, SEM["eventType"], type_iri(event.type)
    yield from _roles(event, nodes, names)
    yield from _date(event, iri)
    yield from _support(event, iri)
    for told in event.tells:
        yield iri, DL["tells"], names.below(told)
    if event.part_of is not None:
        yield names.below(event.part_of), SEM["hasSubEvent"], iri
    for other in event.replaces:
        if other != event.id:
            yield names.below(other), DCTERMS["isReplacedBy"], iri
    for later, basis in after:
        yield iri, order_iri(basis), names.below(later)
    yield from _dated_triples(event, names)


def _roles(event: Event, nodes: Mapping[str, Node], names: Names) -> Iterator[Triple]:
    """Each participant under its role; those that are actors and places under SEM's properties too."""
    iri = names.below(event.id)
    parts = [("agent", node) for node in event.agents] + [("patient", node) for node in event.patients]
    for role, node in [*parts, *event.others]:
        if not (role == "place" and node in event.places):
            yield iri, DL[role], names.below(node)
        if role != "place" and node in nodes and is_actor(nodes[node]):
            yield iri, SEM["hasActor"], names.below(node)
    for place in event.places:
        known = nodes.get(place)
        yield iri, SEM["hasPlace"] if known and known.node == "place" else DL["place"], names.below(place)


def in_time(when: When) -> int:
    """A whole number of at most 15 digits by which events are sorted in time; all nines for one without any date.

    The first eight digits are a day (20220720): that of the event, else the first possible, else the last possible. The
    other seven count the days from there to the last possible, 9999999 where that is open. It is a number since stores
    keep numbers in the index itself and compare them without looking up strings.
    """
    first = when.day or when.earliest or when.latest
    if first is None:
        return int("9" * 15)
    days = 9_999_999 if when.latest is None else max(0, (when.latest - first).days)
    return int(f"{first:%Y%m%d}") * 10**7 + days


def _date(event: Event, iri: NamedNode) -> Iterator[Triple]:
    when = event.when
    if when.edtf is not None:
        yield iri, DL["edtf"], terms.edtf(when.edtf)
    if when.earliest is not None:
        yield iri, SEM["hasEarliestBeginTimeStamp"], terms.day(when.earliest)
    if when.latest is not None:
        yield iri, SEM["hasLatestEndTimeStamp"], terms.day(when.latest)
    yield iri, DL["dateBasis"], DL[when.basis]
    yield iri, DL["dateReason"], terms.string(when.reason)
    if not event.speech:
        yield iri, DL["inTime"], terms.count(in_time(when))
    for property, differ in (
        ("rivalDates", event.rival_dates),
        ("rivalCounts", event.rival_counts),
        ("rivalAgents", event.rival_agents),
        ("rivalActs", event.rival_acts),
    ):
        if differ:
            yield iri, DL[property], terms.TRUE


def _support(event: Event, iri: NamedNode) -> Iterator[Triple]:
    yield iri, DL["standing"], DL[event.standing]
    yield iri, DL["reports"], terms.count(event.reports)
    yield iri, DL["attributions"], terms.count(event.attributions)
    yield iri, DL["denials"], terms.count(event.denials)
    yield iri, DL["voices"], terms.count(event.voices)
    yield iri, DL["salience"], terms.share(event.salience)
    yield iri, DL["confidence"], terms.share(event.confidence)
    if event.key:
        yield iri, DL["keyEvent"], terms.TRUE
    if event.speech:
        yield iri, DL["speech"], terms.TRUE


def objects(event: Event) -> tuple[str, ...]:
    """To whom or what it is done; where there is no such, to whom it is said or given: "told analysts"."""
    return event.patients or tuple(node for role, node in event.others if role == "recipient")


def is_bare(event: Event) -> bool:
    """Whether its agents and objects are joined by bare edges too: reported, and nobody denies it."""
    return event.standing == "reported" and event.denials == 0


def _dated_triples(event: Event, names: Names) -> Iterator[Triple]:
    """Subject, verb, object, date, standing on a node of their own, for each pair of agent and object."""
    pairs = [(agent, patient) for agent in event.agents or (None,) for patient in objects(event) or (None,)]
    for agent, patient in pairs:
        name = event.id.rpartition("/")[2] + ("" if len(pairs) == 1 else "-" + terms.digest(f"{agent} {patient}", 8))
        iri = names.below(f"triple/{name}")
        yield iri, A, DL["Triple"]
        yield iri, DL["event"], names.below(event.id)
        yield iri, RDF["predicate"], verb_iri(event.verb)
        if agent is not None:
            yield iri, RDF["subject"], names.below(agent)
        if patient is not None:
            yield iri, RDF["object"], names.below(patient)
        if event.when.edtf is not None:
            yield iri, DL["edtf"], terms.edtf(event.when.edtf)
        yield iri, DL["standing"], DL[event.standing]


# ---- Verbs, orders and types -----------------------------------------------------------------------------------------


def verbs(lemmas: Iterable[str]) -> Iterator[Triple]:
    """The verbs of these lemmas."""
    for lemma in lemmas:
        yield verb_iri(lemma), A, DL["Verb"]
        yield verb_iri(lemma), LABEL, terms.string(lemma)


def orders(bases: Iterable[str]) -> Iterator[Triple]:
    """What says that an event came before another, in these words."""
    for basis in bases:
        yield order_iri(basis), A, DL["Order"]
        yield order_iri(basis), LABEL, terms.string(basis)
        yield order_iri(basis), RDFS["subPropertyOf"], DL["before"]


def types(used: Iterable[str], concepts: Iterable[Concept]) -> Iterator[Triple]:
    """The types given, with what is wider; a type that is used but not given stands alone."""
    given = {concept.name: concept for concept in concepts}
    for name in sorted({*given, *used}):
        yield from _concept(given.get(name) or Concept(name, name.lower()))


def _concept(concept: Concept) -> Iterator[Triple]:
    iri = type_iri(concept.name)
    yield iri, A, SKOS["Concept"]
    yield iri, A, SEM["EventType"]
    yield iri, SKOS["notation"], terms.string(concept.name)
    yield iri, SKOS["prefLabel"], Literal(terms.clean(concept.label), language="en")
    yield iri, SKOS["inScheme"], NamedNode(TYPE.iri + ("scheme/plover" if concept.is_plover else "scheme/dateline"))
    if concept.broader is not None:
        yield iri, SKOS["broader"], type_iri(concept.broader)
    if concept.comment:
        yield iri, SKOS["definition"], Literal(terms.clean(concept.comment), language="en")
