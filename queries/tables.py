"""The graph as tables: JSON Lines of documents, times, events, actors and order, for scoring and for pipelines.

A line of events.jsonl is a claim in a document; a text that two articles carry gives lines for both. All mentions are
written, whatever their confidence. A verb that only carries an event noun ("held a rally") tells that noun's event, and
has its own IRI in its line, so that lines of one event are those of what happened.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from dateline.graph.rows import AccountRow, ActorRow, MentionRow, Participant, PlaceRow
from dateline.graph.subjects import look
from dateline.graph.terms import SKOS, TYPE
from dateline.queries.event_graph import EventGraph
from pyoxigraph import NamedNode

Line = dict[str, Any]

LIGHT = "verb.light"
"""The rule of a claim whose verb carries an event noun."""
_SCORED_ROLES = {"agent", "patient", "recipient", "instrument", "place"}
_PLOVER = NamedNode(f"{TYPE.iri}scheme/plover")


def write(graph: EventGraph, folder: Path) -> None:
    """Write the five tables into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in tables(graph).items():
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


def tables(graph: EventGraph) -> dict[str, Iterable[Line]]:
    """The lines of each table, by its name."""
    paths = _paths(graph)
    accounts = graph.accounts()
    return {
        "documents": _documents(graph),
        "times": _times(graph, paths),
        "events": _events(graph, accounts),
        "actors": _actors(graph, accounts, paths),
        "order": _order(graph),
    }


def _paths(graph: EventGraph) -> dict[str, list[str]]:
    """By text, the paths of the articles that carry it."""
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for article in graph.articles():
        paths[article.text_iri].append(article.path)
    return paths


def _documents(graph: EventGraph) -> Iterator[Line]:
    for row in graph.articles():
        yield {
            "document": row.path,
            "title": row.title,
            "publisher": row.publisher,
            "url": row.url,
            "published": row.published,
            "published_basis": row.basis,
        }


def _times(graph: EventGraph, paths: dict[str, list[str]]) -> Iterator[Line]:
    for row in graph.times():
        for document in paths[row.text_iri]:
            yield {
                "document": document,
                "start": row.start,
                "end": row.end,
                "text": row.text,
                "type": row.type,
                "value": row.value,
            }


def _order(graph: EventGraph) -> Iterator[Line]:
    for row in graph.orders():
        yield {"before": row.before, "after": row.after, "basis": row.basis}


# ---- Events ----------------------------------------------------------------------------------------------------------


def _events(graph: EventGraph, accounts: Iterable[AccountRow]) -> Iterator[Line]:
    standing = {event.iri: event.standing for event in graph.events()}
    plover = plover_types(graph)
    for row in accounts:
        for source in row.sources:
            yield _event(row, source.path, plover.get(row.type or ""), standing.get(row.event or ""))


def _event(row: AccountRow, document: str, type: str | None, standing: str | None) -> Line:
    carried = row.rule == LIGHT
    return {
        "event": row.claim if carried else row.event or row.claim,
        "document": document,
        "start": row.trigger.start,
        "end": row.trigger.end,
        "trigger": row.trigger.text,
        "type": type,
        "date": row.edtf,
        "date_basis": row.basis,
        "date_reason": row.reason,
        "earliest": row.earliest and row.earliest.isoformat(),
        "latest": row.latest and row.latest.isoformat(),
        "polarity": row.polarity,
        "certainty": row.certainty,
        "standing": standing,
        "claimed_by": row.speakers[0].iri if row.speakers and row.speakers[0].direct else None,
        "speakers": [{"actor": speaker.iri, "name": speaker.label} for speaker in row.speakers],
        "participants": [_participant(part, row) for part in row.participants if not part.is_event],
        "rule": row.rule,
        "confidence": row.confidence,
        "salience": 0.0 if carried else row.weight,
    }


def _participant(part: Participant, row: AccountRow) -> Line:
    """A participant by its whole phrase, as far as that stands in the sentence."""
    start, end = part.extent or (part.start, part.end)
    words = row.sentence.text[start - row.sentence.start : end - row.sentence.start]
    if start < row.sentence.start or len(words) < end - start:
        start, end, words = part.start, part.end, part.text
    return {
        "role": part.role if part.role in _SCORED_ROLES else "other",
        "actor": part.iri,
        "name": part.label,
        "start": start,
        "end": end,
        "text": words,
    }


def plover_types(graph: EventGraph) -> dict[str, str]:
    """By name of a type, the nearest PLOVER type that is it or is wider; types without one are left out."""
    found = {str(name): _nearest(graph, str(iri)) for iri, name in graph.ask(_NOTATIONS).rows}
    return {name: type for name, type in found.items() if type is not None}


def _nearest(graph: EventGraph, iri: str) -> str | None:
    seen: set[str] = set()
    at: str | None = iri
    while at is not None and at not in seen:
        seen.add(at)
        concept = look(graph.store, at)
        if _PLOVER in concept.terms(SKOS["inScheme"]):
            return concept.text(SKOS["notation"])
        at = concept.iri_of(SKOS["broader"])
    return None


_NOTATIONS = "SELECT ?type ?name WHERE { ?type skos:notation ?name } ORDER BY ?name"


# ---- Actors ----------------------------------------------------------------------------------------------------------


def _actors(graph: EventGraph, accounts: Sequence[AccountRow], paths: dict[str, list[str]]) -> Iterator[Line]:
    """All nodes that take part in an event, or that a name stands for somewhere; what is told as an event is none."""
    mentions: defaultdict[str, list[MentionRow]] = defaultdict(list)
    for mention in graph.mentions():
        if not mention.is_event or mention.form == "name":
            mentions[mention.node].append(mention)
    parts = {part.iri for row in accounts for part in row.participants}
    speakers = {speaker.iri for row in accounts for speaker in row.speakers}
    extents = _extents(accounts)
    rows: list[ActorRow | PlaceRow] = [*graph.actors(), *graph.places()]
    for row in sorted(rows, key=lambda row: row.iri):
        said = mentions[row.iri]
        if said and (row.iri in parts | speakers or any(mention.form == "name" for mention in said)):
            yield _actor(row, said, extents, paths)


Words = tuple[int, int, str]
"""Where a passage begins and ends, and its words."""


def _extents(accounts: Iterable[AccountRow]) -> dict[tuple[str, int], Words]:
    """The whole phrases of participants, by text and first character."""
    found: dict[tuple[str, int], Words] = {}
    for row in accounts:
        for part in row.participants:
            if part.extent is not None:
                line = _participant(part, row)
                found[row.text_iri, part.start] = line["start"], line["end"], line["text"]
    return found


def _actor(
    row: ActorRow | PlaceRow,
    mentions: Sequence[MentionRow],
    extents: Mapping[tuple[str, int], Words],
    paths: dict[str, list[str]],
) -> Line:
    starts = {(mention.text_iri, mention.start) for mention in mentions if mention.form != "pronoun"}
    return {
        "actor": row.iri,
        "name": row.label,
        "type": "place" if isinstance(row, PlaceRow) else row.kind,
        "aliases": list(row.names),
        "same_as": list(row.same_as),
        "mentions": [
            {"document": document, "start": start, "end": end, "text": text}
            for mention in mentions
            for start, end, text in _spans(mention, extents.get((mention.text_iri, mention.start)), starts)
            for document in paths[mention.text_iri]
        ],
    }


def _spans(mention: MentionRow, extent: Words | None, starts: Set[tuple[str, int]]) -> Iterator[Words]:
    """The mention; in one that bears an office the bare name; one with an apposition ("Jane Doe, the mayor") whole."""
    yield mention.start, mention.end, mention.text
    if mention.form == "name" and mention.head is not None:
        start, end = mention.head
        yield start, end, mention.text[start - mention.start : end - mention.start]
    if extent is not None and any((mention.text_iri, at) in starts for at in range(mention.end, extent[1])):
        yield extent
