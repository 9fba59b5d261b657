"""Which entities of different texts are one actor, place or thing."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import names, places
from dateline.builders.knowledge import words
from dateline.builders.unions import Unions
from dateline.graph.model import Decision, Entity, EntityKind, Mention, MentionRef, Node, NodeKind, Reading

SAME = 0.85
"""Names that score at least this are one; below, two (see ``names.compare``)."""

ACTING: frozenset[EntityKind] = frozenset({"person", "organization", "group"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity of one text, with what tells it from others."""

    sha256: str
    index: int
    entity: Entity
    lemma: str
    modifiers: frozenset[str]
    scope: str
    """Where a described entity lives: the text's main country, else the text itself. Two stories' "protesters" differ."""

    @property
    def key(self) -> tuple[str, int]:
        return self.sha256, self.index


@dataclass(frozen=True, slots=True)
class Identified:
    """The nodes of a corpus, and the node of every entity (by hash of text and index)."""

    nodes: tuple[Node, ...]
    node_of: Mapping[tuple[str, int], str]
    decisions: tuple[Decision, ...]


def identify(readings: Sequence[Reading]) -> Identified:
    """One node for each actor, place and thing of the corpus; a function of the set of readings."""
    candidates = tuple(c for reading in readings for c in _candidates(reading))
    unions: Unions[tuple[str, int]] = Unions(c.key for c in candidates)
    reasons = [*_same_places(candidates, unions), *_same_names(candidates, unions), *_described(candidates, unions)]
    by_key = {c.key: c for c in candidates}
    clusters = [tuple(by_key[key] for key in group) for group in unions.groups()]
    mentions = {reading.sha256: reading.mentions for reading in readings}
    return _named(clusters, mentions, reasons)


# ---- Candidates ------------------------------------------------------------------------------------------------------


def _candidates(reading: Reading) -> Iterable[Candidate]:
    scope = _main_country(reading) or reading.sha256[:16]
    for index, entity in enumerate(reading.entities):
        heads = [reading.mentions[m] for m in entity.mentions if reading.mentions[m].form != "pronoun"]
        nominal = next((m for m in heads if m.form == "nominal"), None)
        own = entity.countries[0] if entity.countries else scope
        yield Candidate(
            reading.sha256,
            index,
            entity,
            nominal.lemma.lower() if nominal else "",
            _modifiers(nominal, entity) if nominal else frozenset(),
            own if entity.kind != "thing" else scope,
        )


def _modifiers(mention: Mention, entity: Entity) -> frozenset[str]:
    """What tells a described entity from others of its kind: its modifiers, and whose it is; not "recent", "last"."""
    own = {m.lower() for m in mention.modifiers} - words("passing_modifiers")
    _, _, complement = entity.label.partition(" of ")
    return frozenset(own | ({f"of {names.fold(complement)}"} if complement and entity.kind != "group" else set()))


def _main_country(reading: Reading) -> str | None:
    """The country that a text speaks of most: by mentions of it, its nationals and its places."""
    counted: Counter[str] = Counter()
    for entity in reading.entities:
        codes = set(entity.countries)
        if entity.geoname is not None and (place := places.place(entity.geoname)) and place.country:
            codes.add(place.country)
        for code in codes:
            counted[code] += len(entity.mentions)
    best = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return best[0][0] if best else None


# ---- What is the same ------------------------------------------------------------------------------------------------

Reasons = tuple[tuple[str, int], tuple[str, str], float, str]
"""A candidate of the cluster, the two names, the score, the reason."""


def _same_places(candidates: Sequence[Candidate], unions: Unions[tuple[str, int]]) -> list[Reasons]:
    """Entities that the gazetteer knows as one place."""
    groups: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.entity.geoname is not None:
            groups[candidate.entity.geoname].append(candidate)
    found = []
    for geoname, group in sorted(groups.items()):
        for other in group[1:]:
            unions.join(group[0].key, other.key)
        labels = sorted({name for c in group for name in c.entity.names})
        found += [(group[0].key, (labels[0], name), 1.0, f"both are GeoNames {geoname}") for name in labels[1:]]
    return found


def _same_names(candidates: Sequence[Candidate], unions: Unions[tuple[str, int]]) -> list[Reasons]:
    """Named entities whose names agree: compared once for each two distinct names of a block."""
    bearers: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.entity.geoname is None:
            for name in candidate.entity.names:
                bearers[_sort(candidate.entity.kind), name].append(candidate)
    blocks: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for sort, name in sorted(bearers):
        for block in _blocks(name, sort):
            blocks[sort, block].append(name)
    found: list[Reasons] = []
    compared: set[tuple[str, str, str]] = set()
    for name_bearers in bearers.values():
        for other in name_bearers[1:]:
            if _full(name_bearers[0], name_bearers) :
                unions.join(name_bearers[0].key, other.key)
    for (sort, _), block in sorted(blocks.items()):
        for i, a in enumerate(block):
            for b in block[i + 1 :]:
                if (sort, a, b) not in compared:
                    compared.add((sort, a, b))
                    found += _joined(sort, a, b, bearers, unions)
    return [*found, *_surnames(candidates, unions)]


def _joined(
    sort: str, a: str, b: str, bearers: Mapping[tuple[str, str], list[Candidate]], unions: Unions[tuple[str, int]]
) -> list[Reasons]:
    if sort == "person" and (len(names.parts(a)) < 2 or len(names.parts(b)) < 2):
        return []
    score, reasons = names.compare(a, b)
    if score < SAME:
        return []
    unions.join(bearers[sort, a][0].key, bearers[sort, b][0].key)
    return [(bearers[sort, a][0].key, (a, b), score, "; ".join(reasons))]


def _full(candidate: Candidate, bearers: Sequence[Candidate]) -> bool:
    """Whether a shared name is enough: a lone surname or given name is not."""
    return candidate.entity.kind != "person" or any(len(names.parts(n)) > 1 for n in candidate.entity.names)


def _sort(kind: EntityKind) -> str:
    return "person" if kind == "person" else "name"


def _blocks(name: str, sort: str) -> set[str]:
    """Keys under which names that may be one meet: the consonants of the last part, or of the whole."""
    folded = names.parts(name)
    if not folded:
        return set()
    whole = re.sub(r"[^a-z0-9]", "", "".join(folded))
    skeleton = re.sub(r"[aeiouyhj]", "", folded[-1])[:3]
    return {skeleton or folded[-1]} if sort == "person" else {whole[:4], skeleton}


def _surnames(candidates: Sequence[Candidate], unions: Unions[tuple[str, int]]) -> list[Reasons]:
    """People known in a text by surname alone: the one person of the corpus with that surname, if there is only one."""
    bearers: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    label: dict[tuple[str, int], str] = {}
    lone: list[tuple[Candidate, str]] = []
    for candidate in candidates:
        if candidate.entity.kind != "person" or not candidate.entity.names:
            continue
        fullest = max(candidate.entity.names, key=lambda name: len(names.parts(name)))
        parts = names.parts(fullest)
        if len(parts) > 1:
            root = unions.root(candidate.key)
            bearers[parts[-1]].add(root)
            label[root] = fullest
        elif parts:
            lone.append((candidate, parts[0]))
    found: list[Reasons] = []
    for candidate, surname in lone:
        roots = sorted({unions.root(root) for root in bearers.get(surname, ())})
        if len(roots) == 1:
            unions.join(roots[0], candidate.key)
            pair = (label[min(bearers[surname])], candidate.entity.label)
            found.append((candidate.key, pair, 0.92, "surname alone, and only one person of the corpus bears it"))
    first: dict[str, Candidate] = {}
    for candidate, surname in lone:
        if not bearers.get(surname) and unions.join(first.setdefault(surname, candidate).key, candidate.key):
            continue
    return found


def _described(candidates: Sequence[Candidate], unions: Unions[tuple[str, int]]) -> list[Reasons]:
    """Described entities with the same head, modifiers, kind and scope."""
    first: dict[tuple[str, str, frozenset[str], str], Candidate] = {}
    for candidate in candidates:
        if candidate.entity.names or candidate.entity.geoname is not None or not candidate.lemma:
            continue
        if candidate.entity.kind == "person":
            continue
        key = (candidate.entity.kind, candidate.lemma, candidate.modifiers, candidate.scope)
        unions.join(first.setdefault(key, candidate).key, candidate.key)
    return _bare(candidates, unions)


def _bare(candidates: Sequence[Candidate], unions: Unions[tuple[str, int]]) -> list[Reasons]:
    """A thing without modifiers is the only one of its noun that its text tells with them: "order", "constitutional order"."""
    found: list[Reasons] = []
    things: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.entity.kind == "thing" and candidate.lemma and not candidate.entity.names:
            things[candidate.sha256, candidate.lemma].append(candidate)
    for group in things.values():
        bare = [c for c in group if not c.modifiers]
        modified = [c for c in group if c.modifiers]
        if len({c.modifiers for c in modified}) == 1 and modified[0].entity.label.count(" ") < 3:
            for candidate in bare:
                unions.join(candidate.key, modified[0].key)
                pair = (candidate.entity.label, modified[0].entity.label)
                found.append((candidate.key, pair, 0.85, "the text speaks of no other of that noun"))
    return found


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
    evidence: str
    """What names it when another cluster has the same slug: a digest of its own first mention."""


def _named(
    clusters: Sequence[tuple[Candidate, ...]],
    mentions: Mapping[str, tuple[Mention, ...]],
    reasons: Sequence[Reasons],
) -> Identified:
    described = [_describe(cluster, mentions) for cluster in clusters]
    wanted: defaultdict[str, list[_Cluster]] = defaultdict(list)
    for cluster in described:
        wanted[f"{cluster.folder}/{slug(cluster.label)}"].append(cluster)
    ids: dict[int, str] = {}
    for path, sharing in wanted.items():
        for cluster in sharing:
            ids[id(cluster)] = path if len(sharing) == 1 else f"{path}-{cluster.evidence}"
    claimed = Counter(f"{c.folder}/{slug(other)}" for c in described for other in {slug(o): o for o in c.others}.values())
    nodes = [_node(c, ids[id(c)], mentions, {p for p, n in claimed.items() if n == 1} - set(wanted)) for c in described]
    node_of = {c.key: ids[id(cluster)] for cluster in described for c in cluster.candidates}
    return Identified(tuple(sorted(nodes, key=lambda n: n.id)), node_of, _decisions(reasons, node_of))


def _describe(cluster: tuple[Candidate, ...], mentions: Mapping[str, tuple[Mention, ...]]) -> _Cluster:
    kind = _majority(c.entity.kind for c in cluster)
    labels: Counter[str] = Counter()
    for c in cluster:
        labels[c.entity.label] += len(c.entity.mentions)
    known = [n for n in (places.place(c.entity.geoname) for c in cluster if c.entity.geoname is not None) if n]
    label = known[0].name if known else max(sorted(labels), key=lambda n: (_richness(n, kind), labels[n], -len(n)))
    others = sorted({name for c in cluster for name in (*c.entity.names, c.entity.label)} - {label})
    folder: NodeKind = "place" if kind == "place" else "actor" if kind in ACTING or _is_named(cluster) else "thing"
    first = min(f"{c.sha256}:{c.entity.label}" for c in cluster)
    return _Cluster(cluster, folder, kind, label, tuple(others), hashlib.sha256(first.encode("utf-8", "replace")).hexdigest()[:6])


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


def _node(cluster: _Cluster, path: str, mentions: Mapping[str, tuple[Mention, ...]], free: set[str]) -> Node:
    geoname = next((c.entity.geoname for c in cluster.candidates if c.entity.geoname is not None), None)
    place = places.place(geoname) if geoname is not None else None
    countries = Counter(code for c in cluster.candidates for code in c.entity.countries)
    aliases = sorted({f"{cluster.folder}/{slug(other)}" for other in cluster.others} & free)
    return Node(
        id=path,
        node=cluster.folder,
        kind=cluster.kind,
        label=cluster.label,
        alt_labels=tuple(other for other in cluster.others if other),
        roles=tuple(sorted({role for c in cluster.candidates for role in c.entity.roles})),
        same_as=(f"https://sws.geonames.org/{geoname}/",) if geoname is not None else (),
        country=place.country if place else min(countries, key=lambda c: (-countries[c], c)) if countries else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        within=None,
        aliases=tuple(aliases),
        mentions=tuple(sorted(MentionRef(c.sha256, m) for c in cluster.candidates for m in c.entity.mentions)),
        acts=False,
    )


def _decisions(reasons: Sequence[Reasons], node_of: Mapping[tuple[str, int], str]) -> tuple[Decision, ...]:
    found = {}
    for key, pair, score, reason in reasons:
        digest = hashlib.sha256(f"{node_of[key]}|{pair[0]}|{pair[1]}".encode("utf-8", "replace")).hexdigest()[:12]
        found[digest] = Decision(f"decision/{digest}", node_of[key], pair, score, reason)
    return tuple(found[digest] for digest in sorted(found))
