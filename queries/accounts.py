"""From RDF to account rows: each claim with its sentence, source, speakers, date and participants."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from dateline.graph.model import named_day
from dateline.graph.rows import AccountRow, Number, Participant, Passage, Speaker
from dateline.graph.subjects import ROLES, Subject, instances, span
from dateline.graph.terms import DL, GRASP, NIF
from dateline.queries.gather import Gatherer, number
from pyoxigraph import NamedNode


def all_accounts(gatherer: Gatherer) -> tuple[AccountRow, ...]:
    """Every claim of every text, in order of article and place in it."""
    claims = [
        claim
        for text in gatherer.texts
        for claim in instances(gatherer.store, DL["Claim"], gatherer.reader.graph_of(text))
    ]
    return _in_order(account(gatherer, claim) for claim in claims)


def accounts_of(gatherer: Gatherer, event: str) -> tuple[AccountRow, ...]:
    """The claims that tell an event, in order of article and place in it."""
    return _in_order(account(gatherer, claim) for claim in gatherer.reader.claims(event))


def _in_order(rows: Iterable[AccountRow]) -> tuple[AccountRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.source.key, row.trigger.start, row.trigger.end, row.claim)))


def account(gatherer: Gatherer, claim: str) -> AccountRow:
    """What one claim says."""
    graph = gatherer.reader.graph_of(claim)
    said = gatherer.reader.look(claim, graph)
    dated = gatherer.reader.look(claim, gatherer.reader.names.identity)
    earliest, latest = _bounds(dated)
    text = claim.partition("#")[0]
    time = said.iri_of(DL["claimedTime"])
    return AccountRow(
        gatherer.event_of.get(claim),
        claim,
        text,
        gatherer.reader.sources(text),
        passage(gatherer.reader.look(said.iri_of(DL["sentence"]) or claim, graph)),
        passage(said),
        gatherer.reader.verb(said),
        gatherer.reader.type_name(said, DL["claimedType"]),
        _speakers(gatherer, said, graph),
        said.name(DL["polarity"]) or "positive",
        said.name(DL["certainty"]) or "certain",
        said.text(DL["tense"]) or "none",
        dated.text(DL["edtf"]),
        earliest,
        latest,
        dated.name(DL["dateBasis"]) or "unknown",
        dated.text(DL["dateReason"]) or "",
        None if time is None else passage(gatherer.reader.look(time, graph)),
        _participants(gatherer, said, graph),
        said.text(DL["rule"]) or "",
        said.number(DL["confidence"]) or 0.0,
        said.number(DL["weight"]) or 0.0,
        dated.iri_of(DL["repeats"]),
        said.text(DL["byDenial"]) == "true",
    )


def _bounds(dated: Subject) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a claim; those of one that is dated to a day are that day, and not written."""
    earliest, latest = dated.day(DL["earliest"]), dated.day(DL["latest"])
    day = named_day(dated.text(DL["edtf"])) if earliest is None and latest is None else None
    return earliest or day, latest or day


def passage(said: Subject) -> Passage:
    """Where a piece of text stands, and its words: '' where the graph was built without texts."""
    return Passage(*span(said.iri), said.text(NIF["anchorOf"]) or "")


def _speakers(gatherer: Gatherer, claim: Subject, graph: NamedNode) -> tuple[Speaker, ...]:
    """The chain of speakers, nearest to the claim first."""
    chain = [gatherer.reader.look(iri, graph) for iri in claim.iris(GRASP["hasAttribution"])]
    return tuple(_speaker(gatherer, said, graph) for said in sorted(chain, key=_position))


def _position(said: Subject) -> int:
    return said.whole(DL["position"]) or 1


def _speaker(gatherer: Gatherer, said: Subject, graph: NamedNode) -> Speaker:
    mention = said.iri_of(DL["speaker"]) or ""
    node = gatherer.node_of.get(mention)
    label = gatherer.reader.label(node) if node else passage(gatherer.reader.look(mention, graph)).text
    direct = said.text(DL["direct"]) != "false"
    return Speaker(node, label, said.text(DL["attitude"]) or "neutral", said.text(DL["cue"]) or "", direct)


def _participants(gatherer: Gatherer, claim: Subject, graph: NamedNode) -> tuple[Participant, ...]:
    return tuple(
        _participant(gatherer, role, mention, graph)
        for role in ROLES
        for mention in claim.iris(DL["claimed" + role.capitalize()])
    )


def _participant(gatherer: Gatherer, role: str, mention: str, graph: NamedNode) -> Participant:
    said = gatherer.reader.look(mention, graph)
    where = passage(said)
    node = gatherer.node_of.get(mention)
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
