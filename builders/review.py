"""Doubtful pairs: names and events that nearly became one, or barely did, for the user to decide."""

from __future__ import annotations

import functools
import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from dateline.builders import citing, knowledge, names
from dateline.builders.correcting import Pointer, best
from dateline.builders.corrections import Called, Citation, Correction, Verb
from dateline.builders.event_likeness import ENOUGH, verdict
from dateline.builders.event_opposition import apart
from dateline.builders.event_signatures import Signature, family
from dateline.builders.folding import consonants, fold
from dateline.graph.model import Certainty, ClaimRef, When
from dateline.graph.rows import AccountRow, ActorRow, EventRow, PlaceRow
from dateline.queries.event_graph import EventGraph

SAME = 0.85
"""Names that score so much are one (see ``names.compare``)."""
WINDOW = 64
"""In a block, a node or event is compared with so many that follow it."""
LIKELY = 0.5
"""Pairs that reach so much of what makes two one are worth a question."""
SURE = 0.9
"""Names that were joined with less than this are worth one too."""

NodeRow = ActorRow | PlaceRow
Pairs = frozenset[frozenset[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two things that may be one."""

    one: str
    other: str
    """What to show of them."""
    are_one: bool
    """Whether the graph has them as one now."""
    reason: str
    worth: float
    """How much an answer is worth: the larger, the sooner it is asked."""
    subjects: tuple[Citation, Citation] | tuple[Called, Called]

    def decided(self, same: bool, by: str | None, day: str) -> Correction:
        """The correction that an answer comes to."""
        verb: Verb = "merge" if same else "split"
        return Correction(verb, self.subjects, None, f"reviewed: {self.reason}", by, day)


def doubts(graph: EventGraph, decided: Iterable[Correction]) -> tuple[Doubt, ...]:
    """The doubtful pairs of a graph, those first whose answer is worth most; without those already ``decided``."""
    pairs = (pair for one in decided for pair in itertools.combinations(map(_plain, one.subjects), 2))
    known: Pairs = frozenset(map(frozenset, pairs))
    pointer = Pointer(graph)
    found = [
        *_unlike_names(graph, pointer, known),
        *_joined_names(graph),
        *_alike_events(graph, pointer),
        *_rival_accounts(graph),
    ]
    asked = {frozenset(map(_plain, doubt.subjects)): doubt for doubt in sorted(found, key=_order, reverse=True)}
    return tuple(sorted((doubt for pair, doubt in asked.items() if pair not in known and len(pair) == 2), key=_order))


def _order(doubt: Doubt) -> tuple[float, str, str]:
    return -doubt.worth, doubt.one, doubt.other


def _plain(subject: Citation | Called) -> tuple[str, ...]:
    """A subject as two files of corrections may spell it."""
    if isinstance(subject, Called):
        return fold(subject.name), subject.article or ""
    return subject.article, citing.plain(subject.quote), citing.plain(subject.trigger or ""), str(subject.nth)


def _worth(likeness: float, events: int) -> float:
    return round(likeness * math.log2(2 + events), 6)


# ---- Names -----------------------------------------------------------------------------------------------------------


def _unlike_names(graph: EventGraph, pointer: Pointer, known: Pairs) -> Iterator[Doubt]:
    """Nodes of one sort with names that are alike, but not enough, or the same; none of them ``known`` to be apart."""
    every: list[NodeRow] = [*graph.actors(), *graph.places()]
    rows = {row.iri: row for row in every if row.events and row.label[:1].isupper() and _kind(row) != "group"}
    compared = set()
    for block in _blocks(rows.values()).values():
        for i, one in enumerate(block):
            for other in block[i + 1 : i + 1 + WINDOW]:
                pair = (min(one.iri, other.iri), max(one.iri, other.iri))
                if pair not in compared and _comparable(one, other) and not _named(one, other) & known:
                    compared.add(pair)
                    score, reasons = max(_compared(one, other), default=(0.0, ()))
                    if score / SAME >= LIKELY:
                        yield _of_nodes(one, other, score, reasons, pointer)


def _blocks(rows: Iterable[NodeRow]) -> Mapping[str, list[NodeRow]]:
    """Nodes whose names share a part, or the sound of one, by it."""
    blocks: defaultdict[str, dict[str, NodeRow]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: row.iri):
        for name in (row.label, *row.names):
            for part in names.parts(name):
                blocks[consonants(part)[:4] or part][row.iri] = row
    return {key: list(block.values()) for key, block in sorted(blocks.items()) if len(block) > 1}


def _named(one: NodeRow, other: NodeRow) -> Pairs:
    """The names of two nodes in pairs, as subjects are compared."""
    called = [[(fold(name), "") for name in (row.label, *row.names)] for row in (one, other)]
    return frozenset(frozenset(pair) for pair in itertools.product(*called))


def _comparable(one: NodeRow, other: NodeRow) -> bool:
    """Whether two nodes are of one kind, as far as is known."""
    return _kind(one) == _kind(other) or "unknown" in (_kind(one), _kind(other))


def _kind(row: NodeRow) -> str:
    return "place" if isinstance(row, PlaceRow) else row.kind


def _compared(one: NodeRow, other: NodeRow) -> Iterator[tuple[float, tuple[str, ...]]]:
    if fold(one.label) == fold(other.label):
        yield SAME, ("the same name",)
    for a, b in itertools.product(_telling(one), _telling(other)):
        yield names.compare(a, b)


def _telling(row: NodeRow) -> list[str]:
    """The names of a node; of somebody who has a full name no others, which many may share."""
    called = [name for name in sorted({row.label, *row.names}) if not _is_bare(name)]
    full = [name for name in called if len(names.parts(name)) > 1]
    return full if full and _kind(row) == "person" else called


def _is_bare(name: str) -> bool:
    """Whether a name says only what somebody or something is: "Bank", "Ministry", "Chairman"."""
    return all(part in _kinds_of_bodies() for part in names.parts(name))


@functools.cache
def _kinds_of_bodies() -> frozenset[str]:
    offices = (word for row in knowledge.rows("offices") for word in row[0].split())
    return knowledge.words("organization_words", "organization_nouns", "place_words").union(offices)


def _of_nodes(one: NodeRow, other: NodeRow, score: float, reasons: Sequence[str], pointer: Pointer) -> Doubt:
    called = (pointer.named(one), pointer.named(other))
    worth = _worth(min(score / SAME, 1.0), min(one.events, other.events)) * (0.5 if _kind(one) == "thing" else 1.0)
    return Doubt(_shown(one, called[0]), _shown(other, called[1]), False, "; ".join(reasons), worth, called)


def _shown(row: NodeRow, called: Called) -> str:
    others = f" (also {', '.join(row.names[:3])})" if row.names else ""
    where = f", in {called.article}" if called.article else ""
    return f"{row.label}{others}, in {row.events} event{'s' if row.events != 1 else ''}{where}"


def _joined_names(graph: EventGraph) -> Iterator[Doubt]:
    """Names of actors and places that were made one node on little evidence; not mere descriptions ("the court")."""
    every: list[NodeRow] = [*graph.places(), *graph.actors()]
    events = {row.iri: row.events for row in every if isinstance(row, PlaceRow) or row.kind != "thing"}
    for row in graph.decisions():
        named = all(name[:1].isupper() for name in row.same)
        if named and row.score < SURE and events.get(row.node) and not _is_shorter(*row.same):
            called = (Called(row.same[0]), Called(row.same[1]))
            yield Doubt(*row.same, True, row.reason, _worth(1 - row.score + LIKELY, events[row.node]), called)


def _is_shorter(one: str, other: str) -> bool:
    """Whether one name is the other without some of its parts: surnames and the like are seldom in doubt."""
    first, second = frozenset(names.parts(one)), frozenset(names.parts(other))
    return first <= second or second <= first


# ---- Events ----------------------------------------------------------------------------------------------------------


def _alike_events(graph: EventGraph, pointer: Pointer) -> Iterator[Doubt]:
    """Events of different texts that share something and have nothing in the way, but too little to be one."""
    events = {event.iri: event for event in graph.events()}
    texts: defaultdict[str | None, set[str]] = defaultdict(set)
    for account in graph.accounts():
        texts[account.event].add(account.text_iri)
    blocks: defaultdict[tuple[str, str], list[Signature]] = defaultdict(list)
    iris = {}
    for event in events.values():
        signature = _signature(event)
        iris[signature.ref] = event.iri
        for node in sorted({*signature.involved, *signature.places}):
            for kind in {signature.family, f"type:{signature.type}"}:
                blocks[kind, node].append(signature)
    compared = set()
    for _, block in sorted(blocks.items()):
        for i, one in enumerate(block):
            for other in block[i + 1 : i + 1 + WINDOW]:
                if (one.ref, other.ref) not in compared and not texts[iris[one.ref]] & texts[iris[other.ref]]:
                    compared.add((one.ref, other.ref))
                    score, reason = verdict(one, other)
                    if score / ENOUGH >= LIKELY:
                        yield _of_events(events[iris[one.ref]], events[iris[other.ref]], score, reason, pointer)


def _signature(event: EventRow) -> Signature:
    agents, patients = (frozenset(link.iri for link in links) for links in (event.agents, event.patients))
    others = frozenset(part.iri for part in event.others)
    return Signature(
        ClaimRef(event.id, 0),
        family(event.verb),
        event.type,
        agents,
        patients,
        agents | patients | others,
        frozenset(place.iri for place in event.places),
        When(event.edtf, event.earliest, event.latest),
        speech=event.speech,
        certainty=cast("Certainty", event.standing if event.standing in ("planned", "possible") else "certain"),
        told=frozenset(ClaimRef(iri, 0) for iri in event.tells),
    )


def _of_events(one: EventRow, other: EventRow, score: float, reason: str, pointer: Pointer) -> Doubt:
    cited = (pointer.event(one.id), pointer.event(other.id))
    worth = _worth(min(score / ENOUGH, 1.0), 1) * (0.5 + min(one.salience, other.salience))
    alike = f"{reason}, in part" if score < ENOUGH else reason
    return Doubt(_told(one, cited[0]), _told(other, cited[1]), False, alike, worth, cited)


def _told(event: EventRow, cited: Citation) -> str:
    return f"{event.label} [{event.id}], {event.edtf or 'undated'}: “{cited.quote}” ({cited.article})"


def _rival_accounts(graph: EventGraph) -> Iterator[Doubt]:
    """Accounts that count as one event and tell days that exclude each other."""
    every = graph.accounts()
    for event in graph.events():
        if event.rival_dates:
            accounts = graph.accounts(event.iri)
            one = best(event, accounts)
            rivals = (other for other in accounts if apart(_when(one), _when(other)))
            rival = min(rivals, key=lambda other: ((other.edtf or "~").endswith("~"), other.claim), default=None)
            if rival is not None:
                cited = (citing.cite(one, every), citing.cite(rival, every))
                days = f"their days differ: {one.edtf or 'unknown'}, {rival.edtf or 'unknown'}"
                yield Doubt(_told(event, cited[0]), f"“{cited[1].quote}” ({cited[1].article})", True, days,
                            _worth(LIKELY, 1) * (0.5 + event.salience), cited)


def _when(account: AccountRow) -> When:
    return When(account.edtf, account.earliest, account.latest)
