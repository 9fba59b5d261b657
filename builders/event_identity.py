"""Which claims tell one event, within and across texts.

Pairs that may be one are found in blocks of bounded width, weighed (``event_likeness``), and joined from the surest
down, each time asking whether what is already joined still agrees. Acts of speech come last: they are one when their
speaker is and what they tell is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from dateline.builders import across_texts
from dateline.builders.across_texts import WINDOW, Pair
from dateline.builders.bare_denials import join_bare_denials
from dateline.builders.crowds import FIGURE, Crowd, is_bare, rival_figures
from dateline.builders.departures import join_departures
from dateline.builders.event_likeness import ENOUGH, verdict
from dateline.builders.event_opposition import apart, opposed, width
from dateline.builders.event_signatures import VAGUE, Around, Signature, act, family, signatures, wider_events
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.knowledge import words
from dateline.builders.retellings import join_retellings
from dateline.builders.rival_acts import join_rival_acts
from dateline.builders.single_happenings import join_single_happenings
from dateline.builders.tolls import join_disasters, join_tolls, join_unharmed
from dateline.builders.unions import Apart
from dateline.builders.wider_happenings import join_wider_happenings
from dateline.graph.model import ClaimRef

__all__ = ["VAGUE", "Around", "Signature", "apart", "cluster", "family", "signatures", "width"]

def cluster(found: Iterable[Signature], kept_apart: Apart | None = None) -> tuple[tuple[ClaimRef, ...], ...]:
    """Claims grouped into events; a function of the set of signatures, and of what the user keeps apart."""
    ordered = sorted(found, key=lambda s: s.ref)
    carriers = [s for s in ordered if s.carries is not None]
    events = JoinedEvents(ordered, kept_apart)
    ordered = [s for s in ordered if s.carries is None]
    by_ref = {s.ref: s for s in ordered}
    join_by_rules(ordered, events)
    join_retellings(ordered, events)
    _join(sorted(_within_texts([s for s in ordered if s.speech], by_ref)), events)
    _join_speeches(sorted(_speeches(ordered, events)), events)
    for light in carriers:  # "held" a rally is the rally, and like no other holding
        events.join(light.carries or light.ref, light.ref)
    return tuple(events.groups())


def join_by_rules(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """Join what act, participants and day, or what a story has one of, tell for certain; all but acts of speech."""
    by_ref = {s.ref: s for s in ordered}
    _join_named(ordered, by_ref, events)
    _join(sorted(_pairs([s for s in ordered if not s.speech or s.noun], by_ref)), events)
    join_disasters(ordered, events)
    join_single_happenings(ordered, events)
    join_wider_happenings(ordered, events)
    join_tolls(ordered, events)
    join_unharmed(ordered, events)
    join_rival_acts(ordered, events)
    join_departures(ordered, events)
    join_bare_denials(ordered, events)


def _join(pairs: Iterable[Pair], events: JoinedEvents) -> None:
    for _, a, b in pairs:
        first, second = events.of(a), events.of(b)
        if first.ref != second.ref and not opposed(first, second):
            events.join(first.ref, second.ref)


def _join_named(ordered: Sequence[Signature], by_ref: Mapping[ClaimRef, Signature], events: JoinedEvents) -> None:
    """Nothing is surer than that a verb tells what the noun beside it names: "imposed a curfew"."""
    for verb in ordered:
        noun = by_ref.get(verb.names) if verb.names is not None else None
        if noun is not None and (noun.polarity, noun.certainty) == (verb.polarity, verb.certainty):
            events.join(noun.ref, verb.ref)


def _join_speeches(pairs: Iterable[Pair], events: JoinedEvents) -> None:
    """As ``_join``, but two acts of speech that one text tells apart stay two."""
    for pair in pairs:
        if not events.of(pair[1]).texts & events.of(pair[2]).texts:
            _join([pair], events)


def _pairs(ordered: Sequence[Signature], by_ref: dict[ClaimRef, Signature]) -> list[Pair]:
    return [*_within_texts(ordered, by_ref), *across_texts.pairs(ordered)]


def _within_texts(ordered: Sequence[Signature], by_ref: dict[ClaimRef, Signature]) -> list[Pair]:
    """Pairs of a text; a noun that refers back does so to one antecedent, the likest and nearest."""
    texts: defaultdict[str, list[Signature]] = defaultdict(list)
    for signature in by_ref.values():
        texts[signature.ref.sha256].append(signature)
    wanted = {s.ref for s in ordered}
    speaking = {ref.sha256 for ref in wanted}
    return [pair for sha, text in texts.items() if sha in speaking for pair in _within_text(text, wanted)]


def _within_text(text: Sequence[Signature], wanted: Set[ClaimRef]) -> Iterator[Pair]:
    """Each claim is weighed with the earlier ones that it meets in a block, the nearest of each.

    A mere number ("the owners admit nine") is of one thing only, as a noun refers back to one.
    """
    blocks: defaultdict[tuple[str, object], list[Signature]] = defaultdict(list)
    for later in text:
        met = {earlier.ref: earlier for key in _asks(later) for earlier in blocks[key][-WINDOW:]}
        likely = [
            (-verdict(met[ref], later).score, ref, later.ref)
            for ref in sorted(met)
            if (ref in wanted or later.ref in wanted) and not _only_speak(met[ref], later)
        ]
        likely = [pair for pair in likely if -pair[0] >= ENOUGH]
        yield from [min(likely)] if likely and (later.noun or any(map(is_bare, later.crowds))) else likely
        for key in _answers(later):
            blocks[key].append(later)


def _only_speak(earlier: Signature, later: Signature) -> bool:
    """Whether both are acts of speech: two, but for those that give a number of one thing each."""
    return earlier.speech and later.speech and not later.noun and not rival_figures(earlier.crowds, later.crowds)


def _answers(signature: Signature) -> set[tuple[str, object]]:
    """The blocks in which later claims of its text find a claim."""
    kind = None if signature.type in words("broad_types") else signature.type
    found: set[tuple[str, object]] = {("family", signature.family)}
    found |= {("type", kind)} if kind is not None else set()
    found |= {("entity", signature.entity)} if signature.entity is not None else set()
    found |= {("title", "")} if signature.headline else set()
    found |= {("section", signature.section)} if signature.sentence == signature.section else set()
    found |= {(FIGURE, "") for crowd in signature.crowds if _is_figure(crowd)}
    befell = ("patient", "use of") if signature.family == "use" else ("patient",)
    return found | {(how, node) for how in befell for node in signature.patients}


def _is_figure(crowd: Crowd) -> bool:
    """Whether it is somebody's number of something, or of whom it befell, of whom another may give another number."""
    return crowd.counted and crowd.role in (FIGURE, "patient")


def _asks(signature: Signature) -> set[tuple[str, object]]:
    """The blocks in which a claim looks for earlier ones: those it stands in, and what it may name in other words."""
    found = {key for key in _answers(signature) if key[0] not in ("patient", "use of", "title")}
    found |= {("family", told) for told in wider_events().get(signature.family, ())}
    found |= {("title", "")} if signature.lead else set()
    found |= {("section", signature.section)} if signature.section is not None else set()
    use = "patient" if signature.family == "use" else "use of"
    return found | {(use, node) for node in signature.patients}


def _speeches(ordered: Sequence[Signature], events: JoinedEvents) -> list[Pair]:
    """Acts of speech in different texts: one speaker, no conflict, and something told in common; or in one reprint."""
    tellers: defaultdict[tuple[ClaimRef, str], list[Signature]] = defaultdict(list)
    printed: defaultdict[tuple[object, str], list[Signature]] = defaultdict(list)
    for signature in ordered:
        if signature.speech:
            if signature.line is not None:
                printed[signature.line, act(signature.family)].append(signature)
            for root in sorted({events.root(ref) for ref in signature.told}):
                for speaker in sorted(signature.agents):
                    tellers[root, speaker].append(signature)
    return [
        (-1.0, min(a.ref, b.ref), max(a.ref, b.ref))
        for group in (*printed.values(), *tellers.values())
        for i, a in enumerate(group)
        for b in group[i + 1 : i + 1 + WINDOW]
        if a.ref.sha256 != b.ref.sha256 and not opposed(a, b)
    ]
