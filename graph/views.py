"""Views for networkx: who acted on whom, and which events there are, as graphs of nodes and edges."""

from __future__ import annotations

import networkx
from dateline.graph.subjects import Subject, instances, local, look, pairs, parties
from dateline.graph.terms import DL, GEO, LABEL, RDF, SEM, SKOS
from pyoxigraph import Store

Attributes = dict[str, str | float | int | bool]


def actors(store: Store) -> networkx.MultiDiGraph:
    """Nodes are actors, places, things; an edge is a dated triple with both ends, its key the triple's IRI.

    Attributes that are not known are left out.
    """
    graph = networkx.MultiDiGraph()
    for iri in instances(store, DL["Triple"]):
        triple = look(store, iri)
        subject, target = triple.iri_of(RDF["subject"]), triple.iri_of(RDF["object"])
        if subject is not None and target is not None:
            graph.add_edge(subject, target, key=iri, **_acted(store, triple))
    for iri in graph.nodes:
        graph.nodes[iri].update(_named(look(store, iri)))
    return graph


def events(store: Store) -> networkx.MultiDiGraph:
    """Nodes are events and all that take part in them; edges are roles, places, what tells what, what came before."""
    graph = networkx.MultiDiGraph()
    for iri in instances(store, SEM["Event"]):
        graph.add_node(iri, kind="event", **_happened(look(store, iri)))
    for event, role, node in parties(store):
        graph.add_edge(event, node, key=role, role=role)
    for property, role in ((SEM["hasPlace"], "place"), (DL["tells"], "tells"), (DL["before"], "before")):
        for event, other in pairs(store, property):
            graph.add_edge(event, other, key=role, role=role)
    for iri in graph.nodes:
        if "kind" not in graph.nodes[iri]:
            graph.nodes[iri].update(_named(look(store, iri)))
    return graph


def _acted(store: Store, triple: Subject) -> Attributes:
    event = triple.iri_of(DL["event"]) or ""
    verb = triple.iri_of(RDF["predicate"]) or ""
    return {"event": event, "verb": look(store, verb).text(LABEL) or local(verb), **_happened(look(store, event))}


def _happened(event: Subject) -> Attributes:
    """What an edge or node says of an event."""
    first, last = event.day(SEM["hasEarliestBeginTimeStamp"]), event.day(SEM["hasLatestEndTimeStamp"])
    return _known(
        {
            "label": event.text(LABEL),
            "edtf": event.text(DL["edtf"]),
            "earliest": None if first is None else first.isoformat(),
            "latest": None if last is None else last.isoformat(),
            "basis": event.name(DL["dateBasis"]),
            "standing": event.name(DL["standing"]),
            "type": (event.name(SEM["eventType"]) or "").upper() or None,
            "salience": event.number(DL["salience"]),
            "voices": event.whole(DL["voices"]),
            "key_event": event.is_true(DL["keyEvent"]),
            "speech": event.is_true(DL["speech"]),
        }
    )


def _named(node: Subject) -> Attributes:
    """What a node says of an actor, place or thing; its other names stand in one text, parted by `` | ``."""
    return _known(
        {
            "label": node.text(LABEL) or local(node.iri),
            "kind": node.text(DL["kind"]),
            "names": " | ".join(node.texts(SKOS["altLabel"])) or None,
            "country": node.text(DL["country"]),
            "latitude": node.number(GEO["lat"]),
            "longitude": node.number(GEO["long"]),
        }
    )


def _known(attributes: dict[str, str | float | int | bool | None]) -> Attributes:
    return {name: value for name, value in attributes.items() if value is not None}
