"""Which entities of different texts are one actor, place or thing."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.builders import names, parted_entities, places
from dateline.builders.citing import Library
from dateline.builders.corrected_nodes import Wish, settle
from dateline.builders.corrections import Correction
from dateline.builders.merge_reasons import unexplained
from dateline.builders.near_texts import Named
from dateline.builders.same_nodes import Candidate, Reason, candidates, joined
from dateline.builders.situated import situated
from dateline.graph.model import Decision, EntityKind, MentionRef, Node, NodeKind, Reading, Skipped

ACTING: frozenset[EntityKind] = frozenset({"person", "organization", "group"})


@dataclass(frozen=True, slots=True)
class Identified:
    """The nodes of a corpus, and the node of every entity (by hash of text and index)."""

    nodes: tuple[Node, ...]
    node_of: Mapping[tuple[str, int], str]
    decisions: tuple[Decision, ...]
    unobeyed: tuple[Skipped, ...] = ()
    """Corrections that could not be obeyed."""
    named: Mapping[str, Named] = field(default_factory=dict)
    """By text, what it calls by names."""


def identify(
    readings: Iterable[Reading], corrections: Sequence[Correction] = (), library: Library | None = None
) -> Identified:
    """One node for each actor, place and thing of the corpus; a function of the set of readings and the corrections.

    ``library`` knows the articles that corrections name.
    """
    found = tuple(c for reading in readings for c in candidates(reading))
    library = library or Library((), {})
    splits = parted_entities.splits(corrections)
    sides, unobeyed = parted_entities.sides(found, splits, library)
    unions, reasons = joined(found, sides)
    by_key = {c.key: c for c in found}
    clusters = [tuple(by_key[key] for key in group) for group in unions.groups()]
    as_read = replace(_named([_describe(cluster) for cluster in clusters], reasons), named=_by_names(found))
    if all(one.of_events for one in corrections):
        return as_read
    settled = settle(as_read.nodes, _members(found, as_read), corrections, sides, splits, library)
    described = [_corrected(_describe(wish.candidates), wish) for wish in settled.wishes]
    named = _without_loose_ends(_named(described, [*reasons, *settled.reasons]))
    return replace(named, named=as_read.named, unobeyed=(*unobeyed, *settled.unobeyed))


def _by_names(found: Iterable[Candidate]) -> dict[str, Named]:
    named: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for candidate in found:
        if candidate.entity.names:
            named[candidate.sha256].append((candidate.index, len(candidate.entity.mentions)))
    return dict(named)


def _members(found: Sequence[Candidate], identified: Identified) -> dict[str, tuple[Candidate, ...]]:
    members: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        members[identified.node_of[candidate.key]].append(candidate)
    return {path: tuple(sorted(group, key=lambda c: c.key)) for path, group in members.items()}


def _without_loose_ends(identified: Identified) -> Identified:
    """Without the decisions that the user overruled, and without places within those that the user dropped."""
    names_of = {node.id: {node.label, *node.alt_labels} for node in identified.nodes}
    kept = tuple(d for d in identified.decisions if names_of.get(d.node, frozenset()) >= set(d.same))
    nodes = tuple(n if n.within in names_of else replace(n, within=None) for n in identified.nodes)
    return replace(identified, nodes=nodes, decisions=kept)


# ---- Naming ----------------------------------------------------------------------------------------------------------


def slug(name: str) -> str:
    """A name as an IRI's last step: ASCII lower case, hyphens; "unnamed" where nothing is left."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:80] or "unnamed"


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Candidates that are one, and what they are called."""

    candidates: tuple[Candidate, ...]
    folder: NodeKind
    kind: EntityKind
    label: str
    others: tuple[str, ...]
    known_as: tuple[str, ...] = ()
    """IRI paths that it had before it was corrected."""
    heir: bool = False
    """Whether it inherits the path without a suffix when a split leaves several of that name."""
    dropped: bool = False


def _named(described: Sequence[_Cluster], reasons: Sequence[Reason]) -> Identified:
    wanted: defaultdict[str, list[_Cluster]] = defaultdict(list)
    kept = [cluster for cluster in described if not cluster.dropped]
    for cluster in kept:
        wanted[f"{cluster.folder}/{slug(cluster.label)}"].append(cluster)
    ids: dict[int, str] = {}
    for path, sharing in wanted.items():
        suffixes = [""] if len(sharing) == 1 else _suffixes(sharing)
        ids |= {id(cluster): path + suffix for cluster, suffix in zip(sharing, suffixes, strict=True)}
    claimed = Counter(f"{c.folder}/{other}" for c in kept for other in sorted({slug(o) for o in c.others}))
    free = {path for path, count in claimed.items() if count == 1} - set(wanted)
    taken = {*ids.values(), *free}
    nodes = [_node(c, ids[id(c)], free, _former(c, wanted) - taken) for c in kept]
    ids |= {id(c): f"dropped/{c.known_as[0]}" for c in described if c.dropped}
    node_of = {c.key: ids[id(cluster)] for cluster in described for c in cluster.candidates}
    reasons = [*reasons, *_others_reasons(described, reasons, node_of)]
    nodes = situated(nodes, (c for cluster in described for c in cluster.candidates), node_of)
    return Identified(tuple(sorted(nodes, key=lambda n: n.id)), node_of, _decisions(reasons, node_of))


def _former(cluster: _Cluster, wanted: Mapping[str, Sequence[_Cluster]]) -> set[str]:
    """The paths that a corrected cluster had, and that which it inherits."""
    path = f"{cluster.folder}/{slug(cluster.label)}"
    inherits = cluster.heir and sum(other.heir for other in wanted[path]) == 1
    return {*cluster.known_as, *((path,) if inherits else ())}


def _suffixes(sharing: Sequence[_Cluster]) -> list[str]:
    """What tells nodes of one slug apart: a country that no other has, else a digest of a node's first mention.

    The digests of its other texts' mentions lead to it too, so that what one text alone made of it is still found.
    """
    countries = [_country(cluster) for cluster in sharing]
    bearers = Counter(countries)
    return [
        f"-{country.lower()}" if country is not None and bearers[country] == 1 else f"-{_first_digest(cluster)}"
        for cluster, country in zip(sharing, countries, strict=True)
    ]


def _first_digest(cluster: _Cluster) -> str:
    return min(map(_digest, cluster.candidates))


def _country(cluster: _Cluster) -> str | None:
    """The ISO code of the country that most texts say it is of."""
    countries = Counter(code for c in cluster.candidates for code in c.entity.countries)
    return min(countries, key=lambda code: (-countries[code], code)) if countries else None


def _digest(candidate: Candidate) -> str:
    said = f"{candidate.sha256}:{candidate.index}:{candidate.entity.label}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:6]


def _describe(cluster: tuple[Candidate, ...]) -> _Cluster:
    kind = _majority(c.entity.kind for c in cluster)
    labels: Counter[str] = Counter()
    for c in cluster:
        labels[c.entity.label] += len(c.entity.mentions)
    known = [n for n in (places.place(c.entity.geoname) for c in cluster if c.entity.geoname is not None) if n]
    label = known[0].name if known else max(sorted(labels), key=lambda n: (_richness(n, kind), labels[n], -len(n)))
    others = sorted({name for c in cluster for name in (*c.names, c.entity.label)} - {label})
    acts = kind in ACTING or _is_named(cluster)
    folder: NodeKind = "place" if kind == "place" else "actor" if acts else "thing"
    return _Cluster(cluster, folder, kind, label, tuple(others))


def _corrected(cluster: _Cluster, wish: Wish) -> _Cluster:
    """The cluster as the user wants it."""
    label, kind = wish.label or cluster.label, wish.kind or cluster.kind
    return replace(
        cluster,
        candidates=cluster.candidates if wish.kind in (None, "place") else tuple(map(_nowhere, cluster.candidates)),
        folder=_folder(kind, cluster.folder) if wish.kind else cluster.folder,
        kind=kind,
        label=label,
        others=tuple(sorted({*cluster.others, cluster.label} - {label})),
        known_as=wish.known_as,
        heir=wish.heir,
        dropped=wish.dropped,
    )


def _folder(kind: EntityKind, folder: NodeKind) -> NodeKind:
    """Where a node of a kind that the user gives belongs."""
    if kind in ACTING:
        return "actor"
    return "place" if kind == "place" else "thing" if kind == "thing" else folder


def _nowhere(candidate: Candidate) -> Candidate:
    """The candidate without its place in the gazetteer, which what is no place does not have."""
    return replace(candidate, entity=replace(candidate.entity, geoname=None))


def _is_named(cluster: tuple[Candidate, ...]) -> bool:
    return any(c.entity.names for c in cluster) and _majority(c.entity.kind for c in cluster) != "thing"


def _richness(name: str, kind: EntityKind) -> int:
    """Full names before surnames and acronyms; no more than three parts count."""
    if name.isupper() and len(name) < 8:
        return 0
    return min(len(names.parts(name)), 3) if kind in ("person", "organization") else 1


def _majority(kinds: Iterable[EntityKind]) -> EntityKind:
    counted = Counter(kinds)
    return min(counted, key=lambda kind: (kind == "unknown", -counted[kind], kind))


def _node(cluster: _Cluster, path: str, free: set[str], former: set[str]) -> Node:
    """The node of a cluster; it answers to its other names that are ``free``, and to all its ``former`` paths."""
    geoname = next((c.entity.geoname for c in cluster.candidates if c.entity.geoname is not None), None)
    place = places.place(geoname) if geoname is not None else None
    named = f"{cluster.folder}/{slug(cluster.label)}"
    alone = set() if path == named else {f"{named}-{_digest(c)}" for c in cluster.candidates} - {path}
    aliases = sorted(({f"{cluster.folder}/{slug(other)}" for other in cluster.others} & free) | alone | former)
    return Node(
        id=path,
        node=cluster.folder,
        kind=cluster.kind,
        label=cluster.label,
        alt_labels=tuple(other for other in cluster.others if other),
        roles=tuple(sorted({role for c in cluster.candidates for role in c.entity.roles})),
        same_as=(f"https://sws.geonames.org/{geoname}/",) if geoname is not None else (),
        country=place.country if place else _country(cluster),
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        within=None,
        aliases=tuple(aliases),
        mentions=tuple(sorted(MentionRef(c.sha256, m) for c in cluster.candidates for m in c.entity.mentions)),
        acts=False,
    )


def _others_reasons(
    described: Sequence[_Cluster], reasons: Sequence[Reason], node_of: Mapping[tuple[str, int], str]
) -> list[Reason]:
    """A reason for every other name of a node that has none yet."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for key, pair, _, _ in reasons:
        known[node_of[key]].update(pair)
    return [
        reason
        for cluster in described
        for reason in unexplained(
            cluster.candidates, cluster.label, cluster.others, known[node_of[cluster.candidates[0].key]]
        )
    ]


def _decisions(reasons: Sequence[Reason], node_of: Mapping[tuple[str, int], str]) -> tuple[Decision, ...]:
    found = {}
    for key, pair, score, reason in reasons:
        digest = hashlib.sha256(f"{node_of[key]}|{pair[0]}|{pair[1]}".encode("utf-8", "replace")).hexdigest()[:12]
        found[digest] = Decision(f"decision/{digest}", node_of[key], pair, score, reason)
    return tuple(found[digest] for digest in sorted(found))
