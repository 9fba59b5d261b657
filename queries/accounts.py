"""From RDF to account rows: each claim with its sentence, source, speakers, date and participants."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from dateline.graph.model import named_day
from dateline.graph.rows import AccountRow, Number, Participant, Passage, Speaker, given_number
from dateline.graph.subjects import ROLES, Subject, instances, span
from dateline.graph.terms import DL, GRASP, NIF, SEM
from dateline.queries.gather import Gatherer, number
from pyoxigraph import NamedNode

NodeOf = Callable[[str], str | None]
"""The node that a mention names."""


def all_accounts(gatherer: Gatherer) -> tuple[AccountRow, ...]:
    """Every claim of every text, in order of article and place in it."""
    claims = [
        claim
        for text in gatherer.texts
        for claim in instances(gatherer.store, DL["Claim"], gatherer.reader.graph_of(text))
    ]
    event_of, node_of = gatherer.event_of.get, gatherer.node_of.get
    return tuple(sorted((_account(gatherer, claim, event_of(claim), node_of) for claim in claims), key=in_order))


def accounts_of(gatherer: Gatherer, event: str) -> tuple[AccountRow, ...]:
    """The claims that tell an event, in order of article and place in it."""
    node_of = gatherer.reader.node_of
    rows = (_account(gatherer, claim, event, node_of) for claim in gatherer.reader.claims(event))
    return tuple(sorted(rows, key=in_order))


def in_order(row: AccountRow) -> tuple[str, int, int, str]:
    """Sorts accounts by article and place in it."""
    return row.source.key, row.trigger.start, row.trigger.end, row.claim


def _account(gatherer: Gatherer, claim: str, event: str | None, node_of: NodeOf) -> AccountRow:
    """What one claim, of an event, says."""
    graph = gatherer.reader.graph_of(claim)
    said = gatherer.reader.look(claim, graph)
    dated = gatherer.reader.look(claim, gatherer.reader.names.identity)
    world = gatherer.reader.look(event) if event is not None else dated
    earliest, latest, basis, reason = _rests_on(dated, world)
    text = claim.partition("#")[0]
    time = said.iri_of(DL["claimedTime"])
    return AccountRow(
        event,
        claim,
        text,
        gatherer.reader.sources(text),
        passage(gatherer.reader.look(said.iri_of(DL["sentence"]) or claim, graph)),
        passage(said),
        gatherer.reader.verb(said),
        gatherer.reader.type_name(said, DL["claimedType"]),
        _speakers(gatherer, said, graph, node_of),
        said.name(DL["polarity"]) or "positive",
        said.name(DL["certainty"]) or "certain",
        said.text(DL["tense"]) or "past",
        dated.text(DL["edtf"]),
        earliest,
        latest,
        basis,
        reason,
        None if time is None else passage(gatherer.reader.look(time, graph)),
        _participants(gatherer, said, graph, node_of),
        said.text(DL["rule"]) or "",
        said.number(DL["confidence"]) or 0.0,
        said.number(DL["weight"]) or 0.0,
        dated.iri_of(DL["repeats"]),
        said.text(DL["byDenial"]) == "true",
        given_number(said.number(DL["givesLow"]), said.number(DL["givesHigh"])),
    )


def _rests_on(dated: Subject, event: Subject) -> tuple[datetime.date | None, datetime.date | None, str, str]:
    """First day, last day, basis and reason of a claim's date; without a basis of its own, those of its event."""
    if dated.name(DL["dateBasis"]) is not None:
        return *_bounds(dated), dated.name(DL["dateBasis"]) or "", dated.text(DL["dateReason"]) or ""
    first, last = event.day(SEM["hasEarliestBeginTimeStamp"]), event.day(SEM["hasLatestEndTimeStamp"])
    return first, last, event.name(DL["dateBasis"]) or "unknown", event.text(DL["dateReason"]) or ""


def _bounds(dated: Subject) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a claim; those of one that is dated to a day are that day, and not written."""
    return bounds(dated.text(DL["edtf"]), dated.day(DL["earliest"]), dated.day(DL["latest"]))


def bounds(
    edtf: str | None, earliest: datetime.date | None, latest: datetime.date | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a date; where neither is given, the day that it names."""
    day = named_day(edtf) if earliest is None and latest is None else None
    return earliest or day, latest or day


def passage(said: Subject) -> Passage:
    """Where a piece of text stands, and its words: '' where the graph was built without texts."""
    return Passage(*span(said.iri), said.text(NIF["anchorOf"]) or "")


def _speakers(gatherer: Gatherer, claim: Subject, graph: NamedNode, node_of: NodeOf) -> tuple[Speaker, ...]:
    """The chain of speakers, nearest to the claim first: he stands on the claim itself, with the words that say so."""
    relays = [gatherer.reader.look(iri, graph) for iri in claim.iris(GRASP["hasAttribution"])]
    chain = [(claim, claim.iri_of(DL["saidBy"]))]
    chain += [
        (said, said.iri_of(DL["speaker"])) for said in sorted(relays, key=lambda said: said.whole(DL["position"]))
    ]
    return tuple(_speaker(gatherer, said, mention, graph, node_of) for said, mention in chain if mention is not None)


def _speaker(gatherer: Gatherer, said: Subject, mention: str, graph: NamedNode, node_of: NodeOf) -> Speaker:
    node = node_of(mention)
    label = gatherer.reader.label(node) if node else passage(gatherer.reader.look(mention, graph)).text
    direct = said.text(DL["direct"]) != "false"
    return Speaker(node, label, said.text(DL["attitude"]) or "neutral", said.text(DL["cue"]) or "", direct)


def _participants(gatherer: Gatherer, claim: Subject, graph: NamedNode, node_of: NodeOf) -> tuple[Participant, ...]:
    return tuple(
        _participant(gatherer, role, mention, graph, node_of(mention))
        for role in ROLES
        for mention in claim.iris(DL["claimed" + role.capitalize()])
    )


def _participant(gatherer: Gatherer, role: str, mention: str, graph: NamedNode, node: str | None) -> Participant:
    said = gatherer.reader.look(mention, graph)
    where = passage(said)
    longer = said.text(DL["extentEnd"]) is not None
    return Participant(
        role,
        where.text,
        where.start,
        where.end,
        node,
        gatherer.reader.label(node) if node else None,
        _number(role, said),
        (said.whole(DL["extentBegin"]), said.whole(DL["extentEnd"])) if longer else None,
        said.iri_of(DL["tellsOf"]) is not None,
    )


def _number(role: str, mention: Subject) -> Number | None:
    said = number(role, mention)
    return None if said.low is None and said.high is None else said
