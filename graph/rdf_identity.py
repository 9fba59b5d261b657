"""The graph ``identity``: what the corpus decides about its texts, and the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.graph import terms
from dateline.graph.model import Dated, Decision, MentionRef, Skipped, When, World
from dateline.graph.rdf_text import Passages
from dateline.graph.rdf_world import Triple
from dateline.graph.terms import DL, GAF, PROV, A, Names
from pyoxigraph import NamedNode


def triples(world: World, names: Names, passages: Mapping[str, Passages]) -> Iterator[Triple]:
    """All that the graph ``identity`` holds. ``passages``: by the hash of their text."""
    yield from _denoted(world, names, passages)
    yield from _speakers(world, names, passages)
    for reading, dated in zip(world.readings, world.dated, strict=True):
        yield from _dates(dated, passages[reading.sha256])
    for before, after, basis in world.orders:
        yield from _order(before, after, basis, names)
    for decision in world.decisions:
        yield from _decision(decision, names)
    for skipped in world.skipped:
        yield from _skipped(skipped, names)


def _denoted(world: World, names: Names, passages: Mapping[str, Passages]) -> Iterator[Triple]:
    """Which passages speak of which node, which claims tell which event."""
    known = {node.id for node in world.nodes}
    for mention, node in world.node_of:
        if node in known:
            yield names.below(node), GAF["denotedBy"], passages[mention.sha256].mentions[mention.mention]
    for event in world.events:
        for claim in event.claims:
            yield names.below(event.id), GAF["denotedBy"], passages[claim.sha256].claims[claim.claim]
        for claim, first in event.repeats:
            yield passages[claim.sha256].claims[claim.claim], DL["repeats"], names.text(first)


def _speakers(world: World, names: Names, passages: Mapping[str, Passages]) -> Iterator[Triple]:
    """Which node the speaker nearest to a claim is."""
    known = {node.id for node in world.nodes}
    node_of = dict(world.node_of)
    for reading in world.readings:
        for claim, iri in zip(reading.claims, passages[reading.sha256].claims, strict=True):
            node = node_of.get(MentionRef(reading.sha256, claim.voices[0].mention)) if claim.voices else None
            if node in known and node is not None:
                yield iri, PROV["wasAttributedTo"], names.below(node)


def _dates(dated: Dated, passages: Passages) -> Iterator[Triple]:
    for iri, when in zip(passages.claims, dated.claims, strict=True):
        yield from _date(iri, when)
    for iri, value in zip(passages.times, dated.values, strict=True):
        if value is not None:
            yield iri, DL["timexValue"], terms.string(value)


def _date(iri: NamedNode, when: When) -> Iterator[Triple]:
    if when.edtf is not None:
        yield iri, DL["edtf"], terms.edtf(when.edtf)
    if when.earliest is not None:
        yield iri, DL["earliest"], terms.day(when.earliest)
    if when.latest is not None:
        yield iri, DL["latest"], terms.day(when.latest)
    yield iri, DL["dateBasis"], DL[when.basis]
    yield iri, DL["dateReason"], terms.string(when.reason)


def _order(before: str, after: str, basis: str, names: Names) -> Iterator[Triple]:
    iri = names.below("order/" + terms.digest(f"{before} {after} {basis}"))
    yield iri, A, DL["Order"]
    yield iri, DL["earlier"], names.below(before)
    yield iri, DL["later"], names.below(after)
    yield iri, DL["basis"], terms.string(basis)


def _decision(decision: Decision, names: Names) -> Iterator[Triple]:
    iri = names.below(decision.id if decision.id.startswith("decision/") else f"decision/{decision.id}")
    yield iri, A, DL["Decision"]
    yield iri, DL["about"], names.below(decision.node)
    for name in decision.same:
        yield iri, DL["same"], terms.string(name)
    yield iri, DL["score"], terms.share(decision.score)
    yield iri, DL["reason"], terms.string(decision.reason)


def _skipped(skipped: Skipped, names: Names) -> Iterator[Triple]:
    line = "" if skipped.line is None else f"\n{skipped.line}"
    iri = names.below("skipped/" + terms.digest(f"{skipped.path}\n{skipped.reason}{line}"))
    yield iri, A, DL["Skipped"]
    yield iri, DL["path"], terms.string(skipped.path)
    yield iri, DL["reason"], terms.string(skipped.reason)
    if skipped.line is not None:
        yield iri, DL["line"], terms.count(skipped.line)
