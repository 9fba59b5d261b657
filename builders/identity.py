"""The whole corpus as one world: nodes, events, standing, salience."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.builders import corrected_events, event_identity, nodes, parted_entities, reprints
from dateline.builders.citing import Library
from dateline.builders.corrected_events import Called, Cited, Rulings
from dateline.builders.corrections import Correction
from dateline.builders.event_dates import is_firm, shared_dates
from dateline.builders.event_identity import apart
from dateline.builders.event_order import event_orders
from dateline.builders.nodes import Identified
from dateline.builders.reprints import Reprints
from dateline.builders.salience import KeyEvents, salience
from dateline.builders.standing import Testimony, count, standing
from dateline.graph.model import (
    Anchor,
    Claim,
    ClaimRef,
    Dated,
    Document,
    Event,
    MentionRef,
    Node,
    Reading,
    Role,
    Skipped,
    When,
    World,
    claim_hash,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim of an event with what is needed to judge it."""

    ref: ClaimRef
    claim: Claim
    when: When
    filled: tuple[tuple[Role, str], ...]
    """Roles and the nodes that fill them."""
    speakers: tuple[str, ...]
    voice: str = ""
    """The speaker's path; in the text's own voice the hash of the text, or of the one that it repeats."""


def world(
    name: str,
    base: str,
    documents: Sequence[Document],
    anchors: Sequence[Anchor],
    readings: Mapping[str, Reading],
    dated: Mapping[str, Dated],
    skipped: Sequence[Skipped] = (),
    corrections: Sequence[Correction] = (),
) -> World:
    """Everything the corpus says, put together, and as the user corrects it; ``readings``, ``dated`` by hash of text.

    Corrections that cannot be obeyed are among ``World.skipped``.
    """
    readings = parted_entities.all_parted(readings, corrections)
    texts = [readings[sha] for sha in sorted(readings)]
    library = Library(documents, readings)
    identified = nodes.identify(texts, corrections, library)
    place_nodes = frozenset(node.id for node in identified.nodes if node.node == "place")
    ruled = _ruled(texts, dated, identified, place_nodes, corrected_events.cited(corrections, library))
    clusters = ruled.clusters
    dated = corrected_events.given_to(ruled, shared_dates(clusters, dated))
    known = frozenset(node.id for node in identified.nodes)
    told = {ref: _told(ref, readings, dated, identified.node_of, known) for group in clusters for ref in group}
    hashes = {ref: claim_hash(ref.sha256, told[ref].claim.trigger) for ref in told}
    path = {ref: f"event/{min(hashes[r] for r in group)}" for group in clusters for ref in group}
    labels = {node.id: node for node in identified.nodes}
    tells = _tellings(texts, path)
    repeated = reprints.find(texts, {document.sha256: document.text for document in documents})
    events = [
        _event(
            _voiced([told[r] for r in group], repeated), hashes, path, labels, place_nodes, tells, ruled.calls(group)
        )
        for group in clusters
    ]
    best = {path[group[0]]: _foremost([told[r] for r in group], hashes).claim for group in clusters}
    events = KeyEvents(len(documents)).chosen(events, best)
    return World(
        name,
        base,
        tuple(documents),
        tuple(anchors),
        tuple(texts),
        tuple(dated[reading.sha256] for reading in texts),
        _acting(identified.nodes, events, told.values()),
        _mentioned(texts, identified),
        tuple(sorted(events, key=lambda event: event.id)),
        event_orders(texts, path, {event.id: event.when for event in events}),
        identified.decisions,
        (*skipped, *identified.unobeyed, *ruled.unobeyed),
    )


def _ruled(
    texts: Sequence[Reading],
    dated: Mapping[str, Dated],
    identified: Identified,
    place_nodes: frozenset[str],
    cited: Cited,
) -> Rulings:
    """The claims grouped into events, as the user corrects them."""
    signatures = [
        signature
        for reading in texts
        for signature in event_identity.signatures(reading, dated[reading.sha256], identified.node_of, place_nodes)
    ]
    return corrected_events.rule(event_identity.cluster(signatures, corrected_events.sides(cited)), cited)


def _mentioned(texts: Sequence[Reading], identified: Identified) -> tuple[tuple[MentionRef, str], ...]:
    """Which node each mention is."""
    return tuple(
        (MentionRef(reading.sha256, m), identified.node_of[reading.sha256, mention.entity])
        for reading in texts
        for m, mention in enumerate(reading.mentions)
    )


def _told(
    ref: ClaimRef,
    readings: Mapping[str, Reading],
    dated: Mapping[str, Dated],
    node_of: Mapping[tuple[str, int], str],
    known: frozenset[str],
) -> _Told:
    """A claim with the nodes that take part; those not ``known`` have been dropped, but go on being voices."""
    reading = readings[ref.sha256]
    claim = reading.claims[ref.claim]

    def node(mention: int) -> str:
        return node_of[ref.sha256, reading.mentions[mention].entity]

    filled = tuple((p.role, node(p.mention)) for p in claim.participants if node(p.mention) in known)
    speakers = tuple(dict.fromkeys(node(voice.mention) for voice in claim.voices))
    return _Told(ref, claim, dated[ref.sha256].claims[ref.claim], filled, speakers)


def _voiced(told: Sequence[_Told], repeated: Reprints) -> list[_Told]:
    """The claims of an event with their voices, texts that repeat one another sharing one."""
    own = repeated.voices((t.ref.sha256, t.claim.sentence) for t in told if not t.speakers)
    return [replace(t, voice=t.speakers[0] if t.speakers else own[t.ref.sha256]) for t in told]


def _event(
    told: Sequence[_Told],
    hashes: Mapping[ClaimRef, str],
    path: Mapping[ClaimRef, str],
    labels: Mapping[str, Node],
    place_nodes: frozenset[str],
    tells: Mapping[str, tuple[str, ...]],
    called: Called,
) -> Event:
    """What the claims of one event amount to; of each thing the best supported, or what the user calls it."""
    best = _foremost(told, hashes)
    counted = count(Testimony(t.voice, not t.speakers, t.claim.polarity, t.claim.certainty) for t in told)
    full = [t for t in told if t.claim.carries is None] or list(told)
    agents, patients = _best(full, "agent", place_nodes=frozenset()), _best(full, "patient", place_nodes=frozenset())
    event = Event(
        id=path[best.ref],
        label=called.label or best.claim.label,
        type=called.type if called.typed else _commonest(t.claim.type for t in full),
        verb=best.claim.lemma,
        agents=agents,
        patients=tuple(p for p in patients if p not in agents or _reflexive(full, p)),
        others=_others(full),
        places=_best(full, "place", place_nodes),
        when=_when(told),
        rival_dates=_rival(told),
        standing=standing(counted),
        reports=counted.reports,
        attributions=counted.attributions,
        denials=counted.denials,
        voices=counted.voices,
        salience=0.0,
        key=False,
        speech=best.claim.speech,
        tells=tells.get(path[best.ref], ()),
        claims=tuple(t.ref for t in told),
        replaces=tuple(sorted({f"event/{hashes[t.ref]}" for t in told} - {path[best.ref]})),
        confidence=round(max(t.claim.confidence for t in told), 3),
    )
    return replace(event, salience=salience(event, [t.claim for t in told], counted, labels))


def _foremost(told: Sequence[_Told], hashes: Mapping[ClaimRef, str]) -> _Told:
    """The claim that stands for its event."""
    return max(told, key=lambda t: (_worth(t), hashes[t.ref]))


def _worth(told: _Told) -> tuple[bool, bool, bool, bool, int, float]:
    """Which claim stands for its event: no light verb's, affirmed, certain, a verb, with both ends, weighty."""
    roles = {role for role, _ in told.filled}
    return (
        told.claim.carries is None,
        told.claim.polarity == "positive",
        told.claim.certainty == "certain",
        told.claim.form == "verb",
        len(roles & {"agent", "patient", "place"}),
        told.claim.weight,
    )


def _best(told: Sequence[_Told], role: Role, place_nodes: frozenset[str]) -> tuple[str, ...]:
    """The nodes that fill a role in the claims that name the most of them; rivals stay on their claims."""
    votes: Counter[tuple[str, ...]] = Counter()
    for t in told:
        nodes_ = tuple(sorted({node for r, node in t.filled if r == role and (not place_nodes or node in place_nodes)}))
        if nodes_:
            votes[nodes_] += 1
    return min(votes, key=lambda nodes_: (-votes[nodes_], -len(nodes_), nodes_)) if votes else ()


def _reflexive(told: Sequence[_Told], node: str) -> bool:
    """Whether one claim itself gives a node both ends ("they shot themselves")."""
    return any(("agent", node) in t.filled and ("patient", node) in t.filled for t in told)


def _others(told: Sequence[_Told]) -> tuple[tuple[Role, str], ...]:
    return tuple(sorted({(r, node) for t in told for r, node in t.filled if r not in ("agent", "patient", "place")}))


def _when(told: Sequence[_Told]) -> When:
    """The date that the user gives; else that most voices agree with; of these the finest; stated before resolved."""
    order = ("given", "stated", "resolved", "inferred", "bounded", "unknown")

    def support(candidate: When) -> int:
        return len({t.voice for t in told if t.when.edtf and not apart(t.when, candidate)})

    def rank(candidate: When) -> tuple[bool, bool, int, tuple[int, int], int, str]:
        open_ends, days = event_identity.width(candidate)
        known = candidate.basis != "given", candidate.edtf is None
        return *known, -support(candidate), (open_ends, days), order.index(candidate.basis), candidate.edtf or ""

    return min((t.when for t in told), key=rank)


def _rival(told: Sequence[_Told]) -> bool:
    firm = sorted({t.when for t in told if is_firm(t.when)}, key=str)
    return any(apart(a, b) for i, a in enumerate(firm) for b in firm[i + 1 :])


def _commonest(types: Iterable[str | None]) -> str | None:
    votes = Counter(t for t in types if t)
    return min(votes, key=lambda t: (-votes[t], t)) if votes else None


def _tellings(texts: Sequence[Reading], path: Mapping[ClaimRef, str]) -> Mapping[str, tuple[str, ...]]:
    """For each act of speech, the events that it tells."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for reading in texts:
        for index, claim in enumerate(reading.claims):
            if claim.told_by is not None:
                ends = ClaimRef(reading.sha256, claim.told_by), ClaimRef(reading.sha256, index)
                if all(end in path for end in ends):
                    told[path[ends[0]]].add(path[ends[1]])
    return {speech: tuple(sorted(events - {speech})) for speech, events in told.items()}


def _acting(found: Sequence[Node], events: Sequence[Event], told: Iterable[_Told]) -> tuple[Node, ...]:
    acting = {node for event in events for node in (*event.agents, *event.patients)}
    acting |= {speaker for t in told for speaker in t.speakers}
    return tuple(replace(node, acts=node.id in acting) for node in found)
