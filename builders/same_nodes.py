"""Which entities of different texts are one: places by the gazetteer, names part by part, the rest by description.

Joined from the surest pair down; a pair is passed over when names already joined to either side contradict it, so that
"G. Silva" cannot make one of Gabriela and Gustavo Silva.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import name_pairs, names, places
from dateline.builders.common_bodies import country_of, is_common
from dateline.builders.knowledge import words
from dateline.builders.unions import Apart, Unions
from dateline.graph.model import Entity, EntityKind, Mention, Quantity, Reading

CONTRADICT = 0.2
"""Names that score at most this cannot be of one person."""
TELLING = 8
"""So many names of a cluster are asked whether they contradict another's."""

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my",
                         "your", "some", "all", "any", "every", "each", "no", "new", "many", "most", "several"})

Key = tuple[str, int]
"""An entity: the hash of its text and its index there."""
Reason = tuple[Key, tuple[str, str], float, str]
"""A candidate of the cluster, the two names, the score, the reason."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity of one text, with what tells it from others."""

    sha256: str
    index: int
    entity: Entity
    names: tuple[str, ...]
    """Its names, and what is written like one: "iPod nano" where nothing but the parser says that it is no name."""
    lemma: str
    modifiers: frozenset[str]
    scope: str
    """Where a described entity lives: the text's main country, else the text. Two stories' "protesters" differ."""
    plural: bool = False
    quantity: Quantity | None = None
    """The number that its first description gives: "nine ships" are not "the ships" of elsewhere."""
    further: bool = False
    """Whether its description tells it from others of its noun: "another ship", "nine ships"."""

    @property
    def key(self) -> Key:
        """The hash of its text and its index there."""
        return self.sha256, self.index


def candidates(reading: Reading) -> Iterable[Candidate]:
    """The entities of a text."""
    scope = _main_country(reading) or reading.sha256[:16]
    for index, entity in enumerate(reading.entities):
        heads = [reading.mentions[m] for m in entity.mentions if reading.mentions[m].form != "pronoun"]
        nominal = next((m for m in heads if m.form == "nominal"), None)
        own = entity.countries[0] if entity.countries else scope
        yield Candidate(
            reading.sha256,
            index,
            entity,
            entity.names or _written_as_names(reading, heads, entity.kind),
            nominal.lemma.lower() if nominal else "",
            _modifiers(nominal, entity) if nominal else frozenset(),
            own if entity.kind != "thing" else scope,
            nominal is not None and nominal.plural,
            nominal.quantity if nominal else None,
            nominal is not None and _is_further(nominal),
        )


def _is_further(mention: Mention) -> bool:
    return mention.quantity is not None or mention.text.lower().startswith(("another ", "other ", "some "))


def _written_as_names(reading: Reading, heads: Sequence[Mention], kind: EntityKind) -> tuple[str, ...]:
    """Descriptions that are written like names once possessors and praise are off: "its new iPod nano"."""
    if kind not in ("thing", "unknown", "organization", "place"):
        return ()
    found = set()
    for mention in heads:
        text = " ".join(_from_capital(re.sub(r"^.+['’]s?\s+", "", mention.text).split()))
        opens = mention.span.start == reading.sentences[mention.sentence].start
        complete = mention.head.end == mention.span.end and not mention.countries
        if complete and (1 < len(text.split()) < 4 or re.match("[a-z][A-Z]", text)):
            found |= {text} if not opens or re.search("[A-Z]", text[1:]) else set()
    return tuple(sorted(found))


def _from_capital(said: Sequence[str]) -> Sequence[str]:
    """The words from the first one on that is written with a capital in its first two letters; no article."""
    capital = (i for i, word in enumerate(said) if re.search("[A-Z]", word[:2]) and word.lower() not in DETERMINERS)
    return said[next(capital, len(said)) :]


def _modifiers(mention: Mention, entity: Entity) -> frozenset[str]:
    """What tells a described entity from others of its kind: its modifiers, and whose it is; not "recent", "last"."""
    own = {m.lower() for m in mention.modifiers} - words("passing_modifiers")
    _, _, complement = entity.label.partition(" of ")
    counted = entity.kind == "group" and mention.lemma.lower()[:4] in complement.lower()  # "groups of militants"
    return frozenset(own | ({f"of {names.fold(complement)}"} if complement and not counted else set()))


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


class Joining:
    """Entities being joined, and the names that each cluster has so far."""

    def __init__(self, found: Sequence[Candidate], apart: Apart | None = None) -> None:
        """Each of ``found`` alone; ``apart``: those that the user keeps apart."""
        self.unions: Unions[Key] = Unions((c.key for c in found), apart)
        self._names: dict[Key, frozenset[str]] = {c.key: _telling(c.names) for c in found}
        self._persons = frozenset(c.key for c in found if c.entity.kind == "person")

    def join(self, a: Key, b: Key) -> bool:
        """Join two clusters unless their names contradict each other; whether they are one now."""
        first, second = self.unions.root(a), self.unions.root(b)
        if first == second:
            return True
        if self.unions.contradicted(first, second) is not None or self._contradict(first, second):
            return False
        called = self._names.pop(first) | self._names.pop(second)
        self.unions.join(first, second)
        self._names[self.unions.root(first)] = called
        return True

    def _contradict(self, a: Key, b: Key) -> bool:
        some, others = sorted(self._names[a])[:TELLING], sorted(self._names[b])[:TELLING]
        scores = [_likeness(one, other) for one in some for other in others]
        if not scores:
            return False
        if a in self._persons and b in self._persons:
            return min(scores) <= CONTRADICT
        return max(scores) <= CONTRADICT


@functools.lru_cache(maxsize=1 << 17)
def _likeness(one: str, other: str) -> float:
    return names.compare(one, other)[0]


def _telling(called: Iterable[str]) -> frozenset[str]:
    """The names that can contradict others: those of several parts, with which no fuller one begins."""
    several = [name for name in called if len(names.parts(name)) > 1]
    return frozenset(name for name in several if not any(_begins(other, name) for other in several))


def _begins(full: str, short: str) -> bool:
    """Whether a fuller name begins with another: "Vladimir Vladimirovich" is how Putin is addressed."""
    long, first = names.parts(full), names.parts(short)
    return len(long) > len(first) and long[: len(first)] == first


def joined(found: Sequence[Candidate], apart: Apart | None = None) -> tuple[Unions[Key], list[Reason]]:
    """The clusters of entities, and the reasons of all but trivial joins; a function of the set of candidates.

    ``apart``: the candidates that the user keeps apart.
    """
    ordered = sorted(found, key=lambda c: c.key)
    joining = Joining(ordered, apart)
    reasons = [
        *_same_places(ordered, joining),
        *_same_names(ordered, joining),
        *_surnames(ordered, joining),
        *_slips(ordered, joining),
        *_products(ordered, joining),
        *_described(ordered, joining.unions),
    ]
    return joining.unions, reasons


def _same_places(found: Sequence[Candidate], joining: Joining) -> list[Reason]:
    """Entities that the gazetteer knows as one place."""
    groups: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.entity.geoname is not None:
            groups[candidate.entity.geoname].append(candidate)
    reasons: list[Reason] = []
    for geoname, group in sorted(groups.items()):
        for other in group[1:]:
            joining.unions.join(group[0].key, other.key)
        labels = sorted({name for c in group for name in c.entity.names})
        reasons += [(group[0].key, (labels[0], name), 1.0, f"both are GeoNames {geoname}") for name in labels[1:]]
    return reasons


# ---- Names -----------------------------------------------------------------------------------------------------------

def _same_names(found: Sequence[Candidate], joining: Joining) -> list[Reason]:
    """Named entities whose names agree: each two distinct names of a block are compared once."""
    bearers: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.entity.geoname is None:
            for name in candidate.names:
                bearers[_sort(candidate, name), name].append(candidate)
    for called in sorted(bearers):
        sharing = bearers[called]
        if _is_enough(sharing):
            for other in sharing[1:]:
                joining.join(sharing[0].key, other.key)
    reasons: list[Reason] = []
    for pair in name_pairs.alike({called: _around(sharing) for called, sharing in bearers.items()}):
        key = bearers[pair.sort, pair.one][0].key
        if joining.join(key, bearers[pair.sort, pair.other][0].key):
            reasons.append((key, (pair.one, pair.other), pair.score, pair.reason))
    return reasons


def _around(bearers: Sequence[Candidate]) -> name_pairs.Around:
    """The stories in which a name is borne, and the offices of those who bear it."""
    return name_pairs.Around(frozenset(c.scope for c in bearers), frozenset(r for c in bearers for r in c.entity.roles))


def _is_enough(bearers: Sequence[Candidate]) -> bool:
    """Whether a shared name is enough: a lone surname or given name is not."""
    return bearers[0].entity.kind != "person" or any(len(names.parts(n)) > 1 for n in bearers[0].names)


def _sort(candidate: Candidate, name: str) -> str:
    """Names are compared within a sort: people's; those of bodies that many countries have, by country; all others."""
    if candidate.entity.kind == "person":
        return name_pairs.PERSON
    if not is_common(name):
        return "name"
    return f"of {country_of(name) or (candidate.scope if len(candidate.scope) == 2 else '-')}"


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody who is known by a full name, and where."""

    key: Key
    name: str
    scopes: frozenset[str]
    offices: frozenset[str]


def _surnames(found: Sequence[Candidate], joining: Joining) -> list[Reason]:
    """People known in a text by surname alone: the one person with that surname, or the one who fits it best."""
    full: defaultdict[str, list[Candidate]] = defaultdict(list)
    lone: list[tuple[Candidate, str]] = []
    for candidate in found:
        if candidate.entity.kind == "person" and candidate.names:
            parts = names.parts(max(sorted(candidate.names), key=lambda name: len(names.parts(name))))
            if len(parts) > 1:
                for surname in names.surnames(" ".join(parts)):
                    full[surname].append(candidate)
            elif parts:
                lone.append((candidate, parts[0]))
    persons = {surname: _persons(bearers, joining) for surname, bearers in full.items()}
    reasons: list[Reason] = []
    first: dict[tuple[str, str], Candidate] = {}
    for candidate, surname in lone:
        person, why = _fitting(candidate, persons.get(surname, ()))
        if person is not None and joining.join(person.key, candidate.key):
            reasons.append((candidate.key, (person.name, candidate.entity.label), 0.92, why))
        elif surname not in persons:
            joining.join(first.setdefault((surname, candidate.scope), candidate).key, candidate.key)
    return reasons


def _persons(bearers: Sequence[Candidate], joining: Joining) -> tuple[_Person, ...]:
    """The distinct people among the bearers of a surname."""
    groups: defaultdict[Key, list[Candidate]] = defaultdict(list)
    for bearer in bearers:
        groups[joining.unions.root(bearer.key)].append(bearer)
    return tuple(
        _Person(group[0].key, group[0].entity.label, frozenset(c.scope for c in group),
                frozenset(role for c in group for role in c.entity.roles))
        for _, group in sorted(groups.items())
    )


def _fitting(candidate: Candidate, persons: Sequence[_Person]) -> tuple[_Person | None, str]:
    """The one person whom a surname alone can mean: of the corpus, else of the same story, else of the same office."""
    tests = (
        ("surname alone, and only one person of the corpus bears it", persons),
        ("surname alone, and only one person of that country bears it",
         [p for p in persons if candidate.scope in p.scopes]),
        ("surname alone, and only one who bears it has the same office",
         [p for p in persons if p.offices & set(candidate.entity.roles)]),
    )
    for why, fitting in tests:
        if len(fitting) == 1:
            return fitting[0], why
    return None, ""


def _slips(found: Sequence[Candidate], joining: Joining) -> list[Reason]:
    """Names that one text takes for a person's and another for something else: where they are full, or a known town's.

    A lone name is a town's only if nothing else makes it a person's: no office, no fuller name, no given name.
    """
    others: dict[tuple[str, ...], Candidate] = {}
    for candidate in found:
        for name in candidate.entity.names:
            if candidate.entity.kind != "person" and (len(names.parts(name)) > 1 or candidate.entity.geoname):
                others.setdefault(names.parts(name), candidate)
    reasons: list[Reason] = []
    for candidate in found:
        for name in candidate.entity.names if candidate.entity.kind == "person" else ():
            other = others.get(names.parts(name))
            if other is not None and not _is_lone_person(candidate, name) and joining.join(other.key, candidate.key):
                reasons.append((candidate.key, (other.entity.label, name), 0.85, "same name"))
    return reasons


def _is_lone_person(candidate: Candidate, name: str) -> bool:
    told = len(candidate.entity.names) > 1 or bool(candidate.entity.roles) or names.given_gender(name) is not None
    return told and len(names.parts(name)) == 1


def _products(found: Sequence[Candidate], joining: Joining) -> list[Reason]:
    """A made thing's name before the noun that says what it is: "the Falcon 9 rocket" is Falcon 9."""
    things: dict[str, Candidate] = {}
    for candidate in found:
        if candidate.entity.kind in ("thing", "unknown"):
            for name in candidate.entity.names:
                things.setdefault(names.fold(name), candidate)
    reasons: list[Reason] = []
    for candidate in found:
        called = _product(candidate, things)
        if called is not None and joining.join(things[called].key, candidate.key):
            pair = (things[called].entity.label, candidate.entity.label)
            reasons.append((candidate.key, pair, 0.88, "the name, and the noun that says what it is"))
    return reasons


def _product(candidate: Candidate, things: Mapping[str, Candidate]) -> str | None:
    """The name that a described thing begins with, where the rest is nouns for made things and their modifiers."""
    if candidate.entity.names or candidate.lemma not in words("product_nouns", "product_kinds"):
        return None
    label = re.sub(r"^.+['’]s?\s+", "", candidate.entity.label)
    said = [w for w in names.fold(label).split() if w not in words("passing_modifiers")]
    ends = range(min(4, len(said) - 1), 0, -1)
    named = ((" ".join(said[:end]), said[end:]) for end in ends)
    return next((name for name, rest in named if name in things and "".join(rest).isalpha()), None)


# ---- Descriptions ----------------------------------------------------------------------------------------------------


def _described(found: Sequence[Candidate], unions: Unions[Key]) -> list[Reason]:
    """Described entities with the same head, modifiers, number, kind and scope; of bare things, only a text's own."""
    first: dict[tuple[object, ...], Candidate] = {}
    for candidate in found:
        if candidate.names or candidate.entity.geoname is not None or not candidate.lemma:
            continue
        if candidate.entity.kind == "person":
            continue
        scope = candidate.sha256 if _is_vague(candidate) else candidate.scope
        many = candidate.plural and candidate.entity.kind == "thing"
        key = (candidate.entity.kind, candidate.lemma, candidate.modifiers, scope, candidate.quantity, many)
        unions.join(first.setdefault(key, candidate).key, candidate.key)
    return _bare(found, unions)


def _is_vague(candidate: Candidate) -> bool:
    """Whether a description could be of anything: "features", "others", "some studios"."""
    if candidate.entity.kind == "thing":
        return not candidate.modifiers and candidate.lemma not in words("public_things")
    return candidate.lemma in words("vague_nouns")


def _bare(found: Sequence[Candidate], unions: Unions[Key]) -> list[Reason]:
    """A thing without modifiers is the only one of its noun with them in the text: "order", "constitutional order"."""
    reasons: list[Reason] = []
    things: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.entity.kind == "thing" and candidate.lemma and not candidate.names:
            things[candidate.sha256, candidate.lemma].append(candidate)
    for group in things.values():
        bare = [c for c in group if not c.modifiers]
        modified = [c for c in group if c.modifiers]
        if len({c.modifiers for c in modified}) == 1 and modified[0].entity.label.count(" ") < 3:
            for candidate in (c for c in bare if not c.further and c.plural == modified[0].plural):
                unions.join(candidate.key, modified[0].key)
                pair = (candidate.entity.label, modified[0].entity.label)
                reasons.append((candidate.key, pair, 0.85, "the text speaks of no other of that noun"))
    return reasons
