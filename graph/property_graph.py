"""The world as property graphs have it: nodes with labels, edges with one type, plain properties; as a stream.

What happens between two parties is one type of edge, ACTED, with its verb as a property: lemmas as types would give a
store hundreds of them. Roles, places and order are types of their own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.graph.edtf_days import days_of
from dateline.graph.reader import Reader
from dateline.graph.rows import ArticleRow, Happening, Party, Telling
from dateline.graph.subjects import ROLES
from dateline.graph.terms import printable

Value = str | int | float | bool | tuple[str, ...]
Family = Literal["Node", "Event", "Article"]
Datatype = Literal["string", "string[]", "date", "int", "double", "boolean"]

NODE: dict[str, Datatype] = {
    "label": "string",
    "kind": "string",
    "names": "string[]",
    "roles": "string[]",
    "same_as": "string[]",
    "country": "string",
    "latitude": "double",
    "longitude": "double",
}
EVENT: dict[str, Datatype] = {
    "label": "string",
    "verb": "string",
    "type": "string",
    "edtf": "string",
    "earliest": "date",
    "latest": "date",
    "basis": "string",
    "date_reason": "string",
    "confidence": "double",
    "standing": "string",
    "reports": "int",
    "attributions": "int",
    "denials": "int",
    "voices": "int",
    "salience": "double",
    "key_event": "boolean",
    "speech": "boolean",
}
ARTICLE: dict[str, Datatype] = {
    "label": "string",
    "path": "string",
    "publisher": "string",
    "url": "string",
    "published": "string",
    "published_from": "date",
    "published_to": "date",
    "published_basis": "string",
    "published_reason": "string",
}
VERTICES: dict[Family, dict[str, Datatype]] = {"Node": NODE, "Event": EVENT, "Article": ARTICLE}
"""The properties of each family of nodes, and their datatypes. A property that is not known is left out."""

ACTED: dict[str, Datatype] = {"id": "string", "event": "string", **EVENT}
TOLD_IN: dict[str, Datatype] = {
    "id": "string",
    "quote": "string",
    "speakers": "string[]",
    "direct": "boolean",
    "polarity": "string",
    "by_denial": "boolean",
    "certainty": "string",
    "edtf": "string",
    "confidence": "double",
}
ENDS: dict[str, tuple[Family, Family]] = {
    "ACTED": ("Node", "Node"),
    **{role.upper(): ("Event", "Node") for role in ROLES},
    "TELLS": ("Event", "Event"),
    "BEFORE": ("Event", "Event"),
    "PART_OF": ("Event", "Event"),
    "TOLD_IN": ("Event", "Article"),
    "WITHIN": ("Node", "Node"),
}
"""Every type of edge, and the families that it joins."""
EDGES: dict[str, dict[str, Datatype]] = {
    **{type: {} for type in ENDS},
    "ACTED": ACTED,
    "BEFORE": {"rules": "string[]"},
    "TOLD_IN": TOLD_IN,
}
"""The properties of each type of edge."""
KINDS = ("Actor", "Place", "Person", "Organization", "Group", "Thing")
"""The labels that a Node may bear beside its family's."""


_FIELDS = {"key_event": "key", "date_reason": "reason"}
_CLAIMED = {"id": "claim", "quote": "sentence"}
"""Properties that have another name than the field of the row: of a Happening, of a Telling."""


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node. ``labels``: its family first, then what it is more closely."""

    iri: str
    labels: tuple[str, ...]
    said: Mapping[str, Value]

    @property
    def family(self) -> Family:
        """Node, Event or Article."""
        return self.labels[0]  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from one IRI to another. No two have the same ends, type and ``id``, which ACTED and TOLD_IN bear."""

    start: str
    end: str
    type: str
    said: Mapping[str, Value] = field(default_factory=dict)


# ---- Nodes -----------------------------------------------------------------------------------------------------------


def vertices(reader: Reader) -> Iterator[Vertex]:
    """All actors, places and things, then all events, then all articles."""
    yield from map(party, reader.parties())
    yield from map(event, reader.happenings())
    yield from map(article, reader.articles())


def actors(reader: Reader) -> Iterator[Vertex]:
    """The nodes that a dated triple joins with another."""
    return (party(each) for each in reader.parties() if any(reader.triples_of(each.iri)))


def party(each: Party) -> Vertex:
    """An actor, place or thing."""
    is_kind = {"Actor": each.is_actor, "Place": each.is_place}
    kinds = (kind for kind in KINDS if is_kind.get(kind, kind == each.kind.capitalize()))
    return Vertex(each.iri, ("Node", *kinds), _properties(each, NODE))


def event(each: Happening) -> Vertex:
    """An event."""
    return Vertex(each.iri, ("Event",), happened(each))


def article(each: ArticleRow) -> Vertex:
    """An article, without its text."""
    first, last = days_of(each.published or "") or (None, None)
    said = _known(
        label=each.title or each.key,
        path=each.path,
        publisher=each.publisher,
        url=each.url,
        published=each.published,
        published_from=first,
        published_to=last,
        published_basis=each.basis,
        published_reason=each.reason,
    )
    return Vertex(each.iri, ("Article",), said)


def happened(each: Happening) -> dict[str, Value]:
    """What a node or an edge says of an event."""
    return _properties(each, EVENT)


def _properties(row: Party | Happening, names: Iterable[str]) -> dict[str, Value]:
    """The fields of a row that are properties of its family."""
    return _known(**{name: getattr(row, _FIELDS.get(name, name)) for name in names})


def _known(**said: Value | datetime.date | None) -> dict[str, Value]:
    """The properties that have a value, without control characters and lines of their own."""
    return {name: _plain(value) for name, value in said.items() if value is not None and value != ()}


def _plain(value: Value | datetime.date) -> Value:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return " ".join(printable(value).split())
    return tuple(" ".join(printable(each).split()) for each in value) if isinstance(value, tuple) else value


# ---- Edges -----------------------------------------------------------------------------------------------------------


def edges(reader: Reader, texts: bool = True) -> Iterator[Edge]:
    """All edges: who acted on whom, then those of each event, then what lies within what.

    ``texts`` False leaves the quoted sentences out.
    """
    yield from acted(reader)
    for each in reader.happenings():
        yield from roles(reader, each)
        yield from _told(each.iri, reader.tellings(each.iri), texts)
    for inner in reader.parties():
        if inner.within is not None:
            yield Edge(inner.iri, inner.within.iri, "WITHIN")


def acted(reader: Reader) -> Iterator[Edge]:
    """An edge a dated triple with both ends."""
    for triple in reader.triples():
        said = {"id": triple.iri, "event": triple.event, **happened(reader.happening(triple.event))}
        yield Edge(triple.agent, triple.patient, "ACTED", said)


def roles(reader: Reader, each: Happening) -> Iterator[Edge]:
    """The edges of an event to all that take part in it, its places, what it tells, what came after it, its whole."""
    nodes = [*((part.role, part.iri) for part in each.parts), *(("place", spot.iri) for spot in each.places)]
    for role, node in dict.fromkeys(nodes):
        yield Edge(each.iri, node, role.upper())
    for told in each.tells:
        yield Edge(each.iri, told, "TELLS")
    for later, rules in reader.later(each.iri).items():
        yield Edge(each.iri, later, "BEFORE", _known(rules=rules))
    for whole in reader.wholes(each.iri):
        yield Edge(each.iri, whole, "PART_OF")


def _told(event: str, tellings: tuple[Telling, ...], texts: bool) -> Iterator[Edge]:
    """An edge a claim of the event, to each article that carries it."""
    for each in tellings:
        said = {name: getattr(each, _CLAIMED.get(name, name)) for name in TOLD_IN}
        quote = each.sentence if texts and each.sentence else None
        yield Edge(event, each.source.iri, "TOLD_IN", _known(**{**said, "quote": quote}))
