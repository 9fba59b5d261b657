"""The graph ``identity``: what the corpus decides about its texts, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.graph import terms
from dateline.graph.model import Dated, Decision, Noted, Skipped, When, named_day
from dateline.graph.rdf_text import Passages
from dateline.graph.rdf_world import Triple
from dateline.graph.terms import DL, GAF, PROV, A, Names
from pyoxigraph import NamedNode


@dataclass(frozen=True, slots=True)
class Decided:
    """What the corpus decides about one text."""

    dated: Dated
    speakers: tuple[str | None, ...]
    """Parallel to ``Reading.claims``: the node that the speaker nearest to each is."""
    repeats: tuple[tuple[int, str], ...]
    """The claims told in the words of another text, and its hash."""
    as_events: tuple[int, ...] = ()
    """The claims whose date is that of their events, with its bounds and all that it rests on."""


def text(decided: Decided, passages: Passages, names: Names) -> Iterator[Triple]:
    """When a text's claims happened, what its time expressions mean, whose nodes its speakers are, what it repeats."""
    as_events = set(decided.as_events)
    claims = zip(passages.claims, decided.dated.claims, decided.speakers, strict=True)
    for i, (iri, when, speaker) in enumerate(claims):
        yield from _date(iri, when, i in as_events)
        if speaker is not None:
            yield iri, PROV["wasAttributedTo"], names.below(speaker)
    for iri, value in zip(passages.times, decided.dated.values, strict=True):
        if value is not None:
            yield iri, DL["timexValue"], terms.string(value)
    for claim, first in decided.repeats:
        yield passages.claims[claim], DL["repeats"], names.text(first)


def _date(iri: NamedNode, when: When, as_event: bool) -> Iterator[Triple]:
    """The date of a claim; what it rests on where the event does not say it, bounds where they are no one day."""
    if when.edtf is not None:
        yield iri, DL["edtf"], terms.edtf(when.edtf)
    if as_event:
        return
    if not when.earliest == when.latest == named_day(when.edtf):
        if when.earliest is not None:
            yield iri, DL["earliest"], terms.day(when.earliest)
        if when.latest is not None:
            yield iri, DL["latest"], terms.day(when.latest)
    yield iri, DL["dateBasis"], DL[when.basis]
    yield iri, DL["dateReason"], terms.string(when.reason)


def denoted(id: str, passages: Iterable[NamedNode], names: Names) -> Iterator[Triple]:
    """Which passages speak of a node, or tell an event."""
    for passage in passages:
        yield names.below(id), GAF["denotedBy"], passage


def decision(decision: Decision, names: Names) -> Iterator[Triple]:
    """Why two names are one node's."""
    iri = names.below(decision.id if decision.id.startswith("decision/") else f"decision/{decision.id}")
    yield iri, A, DL["Decision"]
    yield iri, DL["about"], names.below(decision.node)
    for name in decision.same:
        yield iri, DL["same"], terms.string(name)
    yield iri, DL["score"], terms.share(decision.score)
    yield iri, DL["reason"], terms.string(decision.reason)


def skipped(skipped: Skipped, names: Names) -> Iterator[Triple]:
    """An input that was not read, or a correction that was not obeyed."""
    line = "" if skipped.line is None else f"\n{skipped.line}"
    iri = names.below("skipped/" + terms.digest(f"{skipped.path}\n{skipped.reason}{line}"))
    yield iri, A, DL["Skipped"]
    yield iri, DL["path"], terms.string(skipped.path)
    yield iri, DL["reason"], terms.string(skipped.reason)
    if skipped.line is not None:
        yield iri, DL["line"], terms.count(skipped.line)


def noted(noted: Noted, names: Names) -> Iterator[Triple]:
    """An article that was read without something that it says of itself."""
    iri = names.below("noted/" + terms.digest(f"{noted.path}\n{noted.reason}"))
    yield iri, A, DL["Noted"]
    yield iri, DL["path"], terms.string(noted.path)
    yield iri, DL["reason"], terms.string(noted.reason)
