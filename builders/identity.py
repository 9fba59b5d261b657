"""The whole corpus as one world: nodes, events, standing, salience."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.builders import (
    affirmed,
    callings,
    corrected_events,
    episodes,
    event_identity,
    kept_events,
    nodes,
    parted_entities,
    reprinted_dates,
    reprints,
    rival_acts,
    rivals,
)
from dateline.builders.bare_claims import BareText
from dateline.builders.citing import Library
from dateline.builders.confidence import CUT
from dateline.builders.corrected_events import Called, Rulings
from dateline.builders.corrections import Correction
from dateline.builders.elected_dates import elected
from dateline.builders.event_dates import shared_dates, without_echoes
from dateline.builders.event_identity import Around, Signature
from dateline.builders.event_opposition import is_firm
from dateline.builders.event_order import event_orders
from dateline.builders.kept_events import Asked, Group, Made
from dateline.builders.kept_readings import InOrder
from dateline.builders.label_wording import says_all
from dateline.builders.near_texts import near_texts
from dateline.builders.reprints import Place, Reprints
from dateline.builders.salience import KeyEvents, salience
from dateline.builders.standing import count, standing
from dateline.builders.told_claims import Teller, Told
from dateline.graph.model import (
    Anchor,
    ClaimRef,
    Dated,
    Document,
    Event,
    MentionRef,
    Node,
    Noted,
    Order,
    Reading,
    Role,
    Skipped,
    When,
    World,
    claim_hash,
)
from dateline.graph.records import changed


def world(
    name: str,
    base: str,
    documents: Sequence[Document],
    anchors: Sequence[Anchor],
    readings: Mapping[str, Reading],
    dated: Mapping[str, Dated],
    skipped: Sequence[Skipped] = (),
    corrections: Sequence[Correction] = (),
    noted: Sequence[Noted] = (),
) -> World:
    """Everything the corpus says, put together, and as the user corrects it; ``readings``, ``dated`` by hash of text.

    Corrections that cannot be obeyed are among ``World.skipped``.
    """
    readings = parted_entities.all_parted(readings, corrections)
    texts = InOrder(readings)
    library = Library(documents, readings)
    published = _published(documents, anchors)
    repeated = reprints.find(readings, {document.sha256: document.text for document in documents})
    dated = reprinted_dates.first_told(dated, readings, repeated, published)
    identified = nodes.identify(texts, corrections, library)
    place_nodes = frozenset(node.id for node in identified.nodes if node.node == "place")
    near = near_texts({sha256: identified.named.get(sha256, ()) for sha256 in readings}, identified.node_of, published)
    called = callings.callings(texts, identified.nodes)
    around = Around(called, near, published, repeated.first)
    signatures, bare, mentioned = list[Signature](), dict[str, BareText](), list[tuple[MentionRef, str]]()
    meant, orders = dict[str, bytes](), dict[str, tuple[Order, ...]]()
    for reading in texts:  # all that is asked of each text by itself, while it is in memory
        sha256, node_of = reading.sha256, identified.node_of
        signatures += event_identity.signatures(reading, dated[sha256], node_of, place_nodes, around)
        bare[sha256], orders[sha256] = BareText(reading), reading.orders
        here = [node_of[sha256, mention.entity] for mention in reading.mentions]
        mentioned += ((MentionRef(sha256, m), node) for m, node in enumerate(here))
        meant[sha256] = kept_events.digest((reading.entities if corrections else (), here))
    cited = corrected_events.cited(corrections, library)
    ruled = corrected_events.rule(event_identity.cluster(signatures, corrected_events.sides(cited)), cited)
    del signatures
    dated = _settled(ruled, bare, dated)
    every = (*ruled.clusters, *ruled.dropped)  # what is dropped makes no room among the key events
    paths = {ref: path for group in every for path in [_path(group, bare)] for ref in group}
    path = {ref: paths[ref] for group in ruled.clusters for ref in group}
    labels = Asked({node.id: node for node in identified.nodes})
    teller = Teller(readings, dated, identified.node_of, repeated, published, labels)
    tells = _tellings(bare.values(), path)
    decided = _decided(dated, meant, published, repeated)

    def given(group: Group) -> object:
        """All that an event is a function of, beside nodes."""
        path = paths[group[0]]
        texts = sorted({ref.sha256 for ref in group})
        return path, tells.get(path, ()), [decided[sha256] for sha256 in texts], bool(place_nodes), ruled.calls(group)

    def make(group: Group) -> Made:
        return _made(teller.told(group), paths, labels, place_nodes, tells, ruled.calls(group))

    made = kept_events.made(every, given, labels, make)
    events, best = [one.event for one in made], {one.event.id: one.best for one in made}
    gone = frozenset(paths[group[0]] for group in ruled.dropped)
    events = episodes.placed(KeyEvents(len(documents)).chosen(events, best, gone), bare.values(), path)
    return World(
        name,
        base,
        tuple(documents),
        tuple(anchors),
        texts,
        tuple(dated[sha256] for sha256 in sorted(readings)),
        _acting(identified.nodes, events, made[: len(ruled.clusters)]),
        tuple(mentioned),
        tuple(sorted(events, key=lambda event: event.id)),
        event_orders(orders, path, {event.id: event.when for event in events}),
        identified.decisions,
        (*skipped, *identified.unobeyed, *ruled.unobeyed),
        tuple(noted),
    )


def _settled(ruled: Rulings, texts: Mapping[str, BareText], dated: Mapping[str, Dated]) -> dict[str, Dated]:
    """The dates of all claims, with what mentions of one event lend each other, and with what the user gives."""
    lent = shared_dates(ruled.clusters, texts, without_echoes(ruled.clusters, texts, dated))
    return corrected_events.given_to(ruled, lent)


def _path(group: Sequence[ClaimRef], texts: Mapping[str, BareText]) -> str:
    """The path of an event: by the smallest of its claims' hashes."""
    return f"event/{min(claim_hash(ref.sha256, texts[ref.sha256].claim(ref.claim).trigger) for ref in group)}"


def _published(documents: Sequence[Document], anchors: Sequence[Anchor]) -> Mapping[str, datetime.date]:
    """The first day on which each text was published, where it is known."""
    found: dict[str, datetime.date] = {}
    for document, anchor in zip(documents, anchors, strict=True):
        if anchor.day is not None:
            found[document.sha256] = min(anchor.day, found.get(document.sha256, anchor.day))
    return found


def _shown(told: Sequence[Told]) -> Sequence[Told]:
    """The claims that agree with the account that the event shows; all of them where none affirms it."""
    affirming = [(t, t.account) for t in told if t.account is not None]
    agreeing = rivals.shown([account for _, account in affirming])
    return [t for (t, _), agrees in zip(affirming, agreeing, strict=True) if agrees] or told


def _decided(
    dated: Mapping[str, Dated],
    meant: Mapping[str, bytes],
    published: Mapping[str, datetime.date],
    repeated: Reprints,
) -> dict[str, bytes]:
    """By text, what stands for all that the corpus decides of it; ``meant``: for the nodes of its mentions."""
    lines: defaultdict[str, list[tuple[int, Place]]] = defaultdict(list)
    for (sha256, sentence), first in sorted(repeated.first.items()):
        lines[sha256].append((sentence, first))
    return {
        sha256: kept_events.digest((here, dated[sha256], published.get(sha256), repeated.texts.get(sha256),
                                    lines.get(sha256, ())))
        for sha256, here in meant.items()
    }


def _made(
    told: Sequence[Told],
    path: Mapping[ClaimRef, str],
    labels: Mapping[str, Node],
    place_nodes: frozenset[str],
    tells: Mapping[str, tuple[str, ...]],
    called: Called,
) -> Made:
    hashes = {t.ref: claim_hash(t.ref.sha256, t.claim.trigger) for t in told}
    best = changed(_foremost(told, hashes).claim, participants=(), voices=(), label="")
    speakers = tuple({speaker: None for t in told for speaker in t.speakers})
    return Made(_event(told, hashes, path, labels, place_nodes, tells, called), best, speakers)


def _event(
    told: Sequence[Told],
    hashes: Mapping[ClaimRef, str],
    path: Mapping[ClaimRef, str],
    labels: Mapping[str, Node],
    place_nodes: frozenset[str],
    tells: Mapping[str, tuple[str, ...]],
    called: Called,
) -> Event:
    """What the claims of one event amount to; of each thing the best supported, or what the user calls it."""
    full = [t for t in told if t.claim.carries is None] or list(told)
    accounts = [t.account for t in full if t.account is not None]
    counts_differ = rivals.rival_counts(accounts)
    acts_differ = rival_acts.differ_in_act(event_identity.family(t.claim.lemma) for t in full if t.claim.happened)
    full = _happening(_of_one_act(full) if acts_differ else full)
    shown = _shown(full)
    best = _foremost(shown, hashes)
    counted = count(affirmed.testimony(t.claim, t.voice) for t in told)
    agents = _filling("agent", shown, full)
    patients = _filling("patient", [best] if counts_differ else shown, shown, full)
    event = Event(
        id=path[best.ref],
        label=called.label or best.claim.label,
        type=called.type if called.typed else _commonest(t.claim.type for t in _plain(full)),
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
        repeats=tuple((t.ref, t.voice) for t in told if not t.speakers and t.voice != t.ref.sha256),
        rival_counts=counts_differ,
        rival_agents=rivals.rival_agents(accounts),
        rival_acts=acts_differ,
    )
    return changed(event, salience=salience(event, [t.claim for t in told], counted, labels))


def _happening(told: Sequence[Told]) -> list[Told]:
    """The claims that tell what happened, not only its number: who gives a toll killed nobody; all where none does."""
    return [t for t in told if t.claim.figure is None or not t.claim.figure.mere] or list(told)


def _of_one_act(told: Sequence[Told]) -> list[Told]:
    """The claims that say alike who did it: of "was dismissed" and "resigned" what most texts tell."""
    verbs = {event_identity.family(t.claim.lemma) for t in told}
    sides = {verb: [t for t in told if rival_acts.of_one_act(event_identity.family(t.claim.lemma), verb)]
             for verb in sorted(verbs)}
    return max(sides.values(), key=lambda side: (len({t.ref.sha256 for t in side}), -len(side)))


def _foremost(told: Sequence[Told], hashes: Mapping[ClaimRef, str]) -> Told:
    """The claim that stands for its event."""
    return max(told, key=lambda t: (_worth(t), hashes[t.ref]))


def _worth(told: Told) -> tuple[bool, bool, bool, bool, bool, bool, bool, bool, int, float]:
    """Which claim stands for its event: no light verb's, affirmed, certain, telling, a verb, sure, full, weighty."""
    roles = {role for role, _ in told.filled}
    return (
        told.claim.carries is None,
        told.claim.polarity == "positive",
        told.claim.certainty == "certain",
        told.claim.lemma not in event_identity.VAGUE,
        says_all(told.claim.label),
        told.claim.form == "verb",
        told.names,
        told.claim.confidence >= CUT,
        len(roles & {"agent", "patient", "place"}),
        told.claim.weight,
    )


def _best(told: Sequence[Told], role: Role, place_nodes: frozenset[str]) -> tuple[str, ...]:
    """The nodes that fill a role in the claims that name the most of them; rivals stay on their claims."""
    votes: Counter[tuple[str, ...]] = Counter()
    for t in told:
        nodes_ = tuple(sorted({node for r, node in t.filled if r == role and (not place_nodes or node in place_nodes)}))
        if nodes_:
            votes[nodes_] += 1
    return min(votes, key=lambda nodes_: (-votes[nodes_], -len(nodes_), nodes_)) if votes else ()


def _filling(role: Role, *preferred: Sequence[Told]) -> tuple[str, ...]:
    """The nodes that fill a role in the first of these groups of claims that tells any."""
    return next((found for told in preferred if (found := _best(told, role, frozenset()))), ())


def _reflexive(told: Sequence[Told], node: str) -> bool:
    """Whether one claim itself gives a node both ends ("they shot themselves")."""
    return any(("agent", node) in t.filled and ("patient", node) in t.filled for t in told)


def _others(told: Sequence[Told]) -> tuple[tuple[Role, str], ...]:
    return tuple(sorted({(r, node) for t in told for r, node in t.filled if r not in ("agent", "patient", "place")}))


def _when(told: Sequence[Told]) -> When:
    """The date that the user gives to any of the claims; else that which those elect who say it happened."""
    given = [t for t in told if t.when.basis == "given"]
    return elected([(t.voice, t.when) for t in given or _affirming(_without_borrowed(told))])


def _without_borrowed(told: Sequence[Told]) -> Sequence[Told]:
    """Without the nouns that have no day but their clause's, whose verb tells it: "took the oath within hours"."""
    told_by_verb = {(t.ref.sha256, t.claim.sentence) for t in told if t.claim.form == "verb" and t.when.edtf}
    return [
        t for t in told
        if t.claim.form != "noun" or t.claim.dates_itself or (t.ref.sha256, t.claim.sentence) not in told_by_verb
    ]


def _affirming(told: Sequence[Told]) -> Sequence[Told]:
    """The claims that say it happened, where one of them tells when; else all: plans and denials have other days."""
    certain = [t for t in told if t.claim.happened]
    return certain if any(t.when.edtf for t in certain) else told


def _rival(told: Sequence[Told]) -> bool:
    """Whether claims that say alike of an event that it happened, is planned or did not happen tell other days."""
    kinds: defaultdict[tuple[str, str], list[When]] = defaultdict(list)
    for t in _affirming(told):
        if is_firm(t.when):
            kinds[t.claim.polarity, t.claim.certainty].append(t.when)
    return any(_differ(firm) for firm in kinds.values())


def _differ(firm: Sequence[When]) -> bool:
    first_end = min((when.latest for when in firm if when.latest), default=None)
    last_begin = max((when.earliest for when in firm if when.earliest), default=None)
    return first_end is not None and last_begin is not None and first_end < last_begin


def _plain(told: Sequence[Told]) -> Sequence[Told]:
    """The claims that say what happened, not only that it was a disaster; all of them where none does."""
    return [t for t in told if event_identity.family(t.claim.lemma) not in event_identity.VAGUE] or told


def _commonest(types: Iterable[str | None]) -> str | None:
    votes = Counter(t for t in types if t)
    return min(votes, key=lambda t: (-votes[t], t)) if votes else None


def _tellings(texts: Iterable[BareText], path: Mapping[ClaimRef, str]) -> Mapping[str, tuple[str, ...]]:
    """For each act of speech, the events that it tells."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for index, claim in enumerate(text.claims()):
            if claim.told_by is not None:
                ends = ClaimRef(text.sha256, claim.told_by), ClaimRef(text.sha256, index)
                if all(end in path for end in ends):
                    told[path[ends[0]]].add(path[ends[1]])
    return {speech: tuple(sorted(events - {speech})) for speech, events in told.items()}


def _acting(found: Sequence[Node], events: Sequence[Event], made: Iterable[Made]) -> tuple[Node, ...]:
    acting = {node for event in events for node in (*event.agents, *event.patients)}
    acting |= {speaker for one in made for speaker in one.speakers}
    return tuple(node if node.acts == (node.id in acting) else changed(node, acts=not node.acts) for node in found)
