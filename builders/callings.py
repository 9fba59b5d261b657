"""What the corpus calls each node, so that two articles' descriptions of one thing are known for it.

"The bridge", "a railway bridge" and "Bridge No. 2" are three nodes, since nothing but what befell them says that they
are one. What befell them is told of one thing where the heads of the phrases agree and nothing else in them differs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.builders.folding import fold
from dateline.builders.knowledge import pairs, words
from dateline.graph.model import EntityKind, Mention, Node, Quantity, Reading

CLOSE = 0.75
"""Of two descriptions: one head, and what one adds the other does not gainsay."""
LOOSE = 0.5
"""Of two descriptions: one head, and modifiers of different things about it."""
FAINT = 0.3
"""Of two descriptions that any of their kind may have: "a man", "the company"."""
TELLING = 10
"""From so many on, one exact number of people in two articles is no chance."""


@dataclass(frozen=True, slots=True)
class Calling:
    """What articles call a node: its names apart from the nouns and modifiers that describe it."""

    node: str
    kind: EntityKind
    named: bool
    heads: frozenset[str]
    """Nouns for it, folded: heads of descriptions, offices, and the common noun in a name ("Torre *Hotel*")."""
    said: frozenset[str]
    """All words that narrow it down: modifiers, words of offices and names."""
    countries: frozenset[str]
    plural: bool
    low: float | None = None
    high: float | None = None


def callings(readings: Iterable[Reading], nodes: Sequence[Node]) -> dict[str, Calling]:
    """What the corpus calls each node, by IRI path; ``readings`` are gone through once, in order of hash."""
    spoken = [_Spoken(node) for node in nodes]
    in_text: defaultdict[str, list[tuple[int, _Spoken]]] = defaultdict(list)
    for node, called in zip(nodes, spoken, strict=True):
        for ref in node.mentions:
            in_text[ref.sha256].append((ref.mention, called))
    for reading in readings:
        for mention, called in in_text.pop(reading.sha256, ()):
            called.by(reading.mentions[mention])
    return {called.node.id: called.calling() for called in spoken}


class _Spoken:
    """How the mentions of a node that have been met so far speak of it."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self._names: set[str] = set()
        self._heads: set[str] = set()
        self._said: set[str] = set()
        self._countries: set[str] = set()
        self._described = self._plural = 0
        self._number: Quantity | None = None

    def by(self, mention: Mention) -> None:
        """Take note of a mention."""
        self._countries.update(mention.countries)
        if mention.name:
            self._names.add(fold(mention.name))
        if mention.form == "nominal":
            self._described += 1
            self._plural += mention.plural
            self._heads.add(_spelled(mention.lemma.lower()))
            self._said.update(_narrowing(mention))
            self._number = self._number or mention.quantity

    def calling(self) -> Calling:
        """What its mentions call it, and its offices."""
        node, called = self.node, [name.split() for name in sorted(self._names)]
        offices = [fold(role).split() for role in node.roles]
        heads = self._heads | {office[-1] for office in offices if office}
        heads |= {parts[-1] for parts in called if len(parts) > 1} if node.kind != "person" else set()
        return Calling(
            node.id,
            node.kind,
            bool(called),
            frozenset(map(fold, heads)) | _nouns_in(called, node.kind),
            frozenset(self._said) | {word for parts in (*called, *offices) for word in parts},
            frozenset(self._countries),
            self._plural * 2 > self._described,
            self._number.low if self._number else None,
            self._number.high if self._number else None,
        )


def _spelled(noun: str) -> str:
    """The usual word in American spelling: two outlets' "neighbourhood" and "neighborhood" are one noun.

    So are the "house" and the "residence" that two of them tell the same of.
    """
    american = re.sub(r"(?<=\w\w\w)our(?=s?$|hood)", "or", noun)
    return pairs("kin_nouns").get(american, american)


def _nouns_in(called: Iterable[Sequence[str]], kind: EntityKind) -> frozenset[str]:
    """The common nouns that a name has before a number: "*Bridge* No. 2"."""
    if kind == "person":
        return frozenset()
    return frozenset(
        parts[i - 1] for parts in called for i in range(1, len(parts)) if re.fullmatch(r"no|number|\d+", parts[i]))


def _narrowing(mention: Mention) -> Iterable[str]:
    for modifier in mention.modifiers:
        if modifier.lower() not in words("passing_modifiers") and not any(map(str.isdigit, modifier)):
            yield from fold(modifier).split()


def likeness(a: Calling, b: Calling) -> float:
    """How well what articles call two nodes fits one thing: 1 for one node, 0 where something speaks against it."""
    if a.node == b.node:
        return 1.0
    if not _compatible(a, b):
        return 0.0
    if a.named and b.named:
        return CLOSE if _one_within(a.said, b.said) else 0.0
    shared = a.heads & b.heads
    if not shared:
        return CLOSE if _is_one_number(a, b) else 0.0
    narrowed = (a.said & b.said) - a.heads - b.heads
    vague = not narrowed and shared <= words("vague_nouns", "people_at_large", "common_people")
    return min(_modified(a, b), FAINT) if vague else _modified(a, b)


def _compatible(a: Calling, b: Calling) -> bool:
    """Whether kind, number and country allow that two nodes are one; two named people never are."""
    if a.kind != b.kind and ("person" in (a.kind, b.kind) or "group" in (a.kind, b.kind)):
        return False
    if a.named and b.named and "person" in (a.kind, b.kind):
        return False
    if not (a.named or b.named) and a.plural != b.plural:
        return False
    if a.countries and b.countries and not a.countries & b.countries:
        return False
    fewer = a.high is not None and b.low is not None and a.high < b.low
    more = b.high is not None and a.low is not None and b.high < a.low
    return not (fewer or more or _told_apart(a, b))


def _told_apart(a: Calling, b: Calling) -> bool:
    """Whether one is "a second bridge" and the other is not, or both have numbers: "Bridge No. 2", "Bridge No. 3"."""
    if (a.said ^ b.said) & words("telling_apart"):
        return True
    ours, others = ({word for word in one.said if word.isdigit()} for one in (a, b))
    return bool(ours and others and ours != others)


def _is_one_number(a: Calling, b: Calling) -> bool:
    """Whether both are people counted alike, and so many that chance does not: "12 jurors", "12 members"."""
    counted = a.kind == b.kind == "group" and a.low == a.high == b.low == b.high
    return counted and a.low is not None and a.low >= TELLING


def _one_within(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and (a <= b or b <= a)


def _modified(a: Calling, b: Calling) -> float:
    """What the modifiers of two descriptions with one head say; people are told apart by theirs, things less so."""
    ours, others = a.said - a.heads - b.heads, b.said - a.heads - b.heads
    described, full = (others, ours) if a.named else (ours, others)
    if described <= full or full <= described:
        return CLOSE
    if a.kind in ("person", "group"):  # "the embattled transport minister" is no foreign minister
        return CLOSE if described & full else 0.0
    return LOOSE
