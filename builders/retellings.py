"""One happening that several outlets tell in other words: which events of different texts are one, as signs add up.

Where act, parties and day agree, ``event_likeness`` has joined them. Here each sign by itself says little: a kindred
act, a name in common, a day that fits, a noun of the sentence. Each has a weight (``retelling_weights.txt``, log odds
that ``benchmarks/fit_retellings.py`` prints from judged pairs, less something so that fewer joins are wrong); a pair is
one event if the sum is above nought, if each is the likest that the other's text has, and if nothing forbids it.
"""

from __future__ import annotations

import datetime
import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders.callings import Calling
from dateline.builders.crowds import clash
from dateline.builders.event_opposition import (
    LOOSE,
    SEASON,
    came_after_all,
    days_differ,
    is_firm,
    numbers_fit,
    same_day,
    width,
)
from dateline.builders.event_shares import are_of_one_story, may_deny, places_fit
from dateline.builders.event_signatures import Signature, act
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.kindred_acts import kinds
from dateline.builders.knowledge import numbers, words
from dateline.builders.sole_acts import are_days_of_one, is_dated
from dateline.graph.model import ClaimRef

WINDOW = 12
"""In a block, a claim is compared with so many that follow it in order of time."""
KEYS = 6
"""By so many of its words, the rarest that other texts share, a claim is looked for."""
FEWEST = 400
"""A collection of fewer claims says nothing of how rare a word is; it is taken for a part of one of so many."""
CLOSE = datetime.timedelta(days=10)
"""Days within a span so short tell something by fitting; within a longer one nearly all do."""
Evidence = Mapping[str, float]
"""How much there is of each sign: 1 for what is so, or how rare in the collection what two tellings share is."""
Block = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Telling:
    """A claim with what it is known by."""

    claim: Signature
    event: Signature
    """What is known of the event that it belongs to."""
    kinds: frozenset[str]
    parties: frozenset[str]
    """The words by which the corpus speaks of who and what takes part."""
    beside: frozenset[str]
    """Further names and nouns of its sentence."""


def join_retellings(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """Join what different texts of a story tell of one happening, the surest first."""
    scored = {pair: score(evidence) for pair, evidence in weighed(ordered, events).items()}
    likest: dict[tuple[ClaimRef, str], float] = {}
    for (a, b), points in scored.items():
        for one, text in ((a, b.sha256), (b, a.sha256)):
            likest[one, text] = max(likest.get((one, text), 0.0), points)
    for (a, b), points in sorted(scored.items(), key=lambda item: (-item[1], item[0])):
        if points > 0 and points == likest[a, b.sha256] == likest[b, a.sha256]:
            first, second = events.of(a), events.of(b)
            if not first.texts & second.texts and not is_forbidden(first, second):
                events.join(a, b)


def weighed(ordered: Sequence[Signature], events: JoinedEvents) -> dict[tuple[ClaimRef, ClaimRef], Evidence]:
    """What says that two claims of different texts are one event, for all pairs that may be."""
    told = [_telling(one, events.of(one.ref)) for one in ordered if _tells(one)]
    scale = _Rarity(told)
    found: dict[tuple[ClaimRef, ClaimRef], dict[str, float] | None] = {}
    for _, group in sorted(_by_kind(told).items()):
        for block, by_party in _blocks(group, scale):
            _weigh(block, by_party, scale, found)
    return {pair: evidence for pair, evidence in found.items() if evidence is not None}


def _weigh(
    block: Sequence[_Telling],
    by_party: bool,
    scale: _Rarity,
    found: dict[tuple[ClaimRef, ClaimRef], dict[str, float] | None],
) -> None:
    """Weigh the pairs of a block; None for those that cannot be one."""
    once: list[str] = []
    for a, b in _beside(block):
        pair = (a.claim.ref, b.claim.ref)
        if pair not in found:
            found[pair] = _evidence(a, b, scale) if _may_be_one(a, b) else None
        evidence = found[pair]
        if by_party and evidence is not None:
            once = once or _told_once(block)
            evidence |= dict.fromkeys(once, 1.0)


def score(evidence: Evidence) -> float:
    """The log odds that two claims with such evidence are one event."""
    weights = numbers("retelling_weights")
    return weights["constant"] + sum(weights.get(sign, 0.0) * much for sign, much in evidence.items())


# ---- Tellings, and which of them are compared ------------------------------------------------------------------------


def _tells(claim: Signature) -> bool:
    """Whether its verb says enough of what happened for it to be known in other words."""
    return not (claim.speech or claim.generic or claim.form == "predicate" or claim.carries) and not (
        {claim.family, act(claim.family)} & words("light_families", "static_verbs"))


def _telling(claim: Signature, event: Signature) -> _Telling:
    said = {word.lstrip("~") for word in claim.agent_words | claim.patient_words | claim.other_words}
    for called in (*claim.agent_callings, *claim.patient_callings, *claim.place_callings):
        said |= called.heads | (called.said if called.named else frozenset())
    said |= claim.modifiers if claim.noun else frozenset()
    parties = frozenset(filter(_names_something, said))
    return _Telling(claim, event, kinds(claim), parties, frozenset(filter(_names_something, claim.around - parties)))


@functools.cache
def _names_something(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word not in words("vague_nouns", "people_at_large")


class _Rarity:
    """How rare words and acts are in a collection: the logarithm of how many claims there are for one that has it."""

    def __init__(self, told: Sequence[_Telling]) -> None:
        """Counts what the tellings have."""
        self._all = max(len(told), FEWEST)
        self._words = Counter(word for one in told for word in one.parties | one.beside)
        self._acts = Counter(act(one.claim.family) for one in told)

    def of(self, word: str) -> float:
        """Of a word."""
        return math.log(self._all / self._words[word])

    def of_act(self, family: str) -> float:
        """Of an act."""
        return math.log(self._all / self._acts[act(family)])

    def rarest(self, told: Iterable[str]) -> list[str]:
        """The rarest of some words that more than one claim has."""
        shared = (word for word in told if self._words[word] > 1)
        return sorted(shared, key=lambda word: (self._words[word], word))[:KEYS]


def _by_kind(told: Iterable[_Telling]) -> Mapping[str, list[_Telling]]:
    """By kind of act, in order of time."""
    found: defaultdict[str, list[_Telling]] = defaultdict(list)
    for one in sorted(told, key=lambda one: ((one.claim.when.edtf or "~").replace("[", ""), one.claim.ref)):
        for kind in one.kinds:
            found[kind].append(one)
    return found


def _blocks(group: Sequence[_Telling], scale: _Rarity) -> Iterator[tuple[list[_Telling], bool]]:
    """Tellings of one kind that share a word or a day, and whether what they share takes part in all of them."""
    by_party: defaultdict[str, list[_Telling]] = defaultdict(list)
    by_chance: defaultdict[str, list[_Telling]] = defaultdict(list)
    for one in group:
        for word in scale.rarest(one.parties):
            by_party[word].append(one)
        for word in scale.rarest(one.parties | one.beside):
            by_chance[word].append(one)
        if one.event.when.day is not None:
            by_chance[str(one.event.when.day)].append(one)
    for blocks in (by_party, by_chance):
        for _, block in sorted(blocks.items()):
            yield block, blocks is by_party


def _told_once(block: Sequence[_Telling]) -> list[str]:
    """Whether the collection tells such of one day only, as a sign; none where it tells no day."""
    dated = [one.claim for one in block if one.claim.happened and is_dated(one.claim)]
    if not dated:
        return []
    return ["told once" if are_days_of_one(dated) else "told often"]


def _beside(block: Sequence[_Telling]) -> Iterator[tuple[_Telling, _Telling]]:
    """Those of different texts that stand near each other in a block, which is in order of time."""
    for i, one in enumerate(block):
        for other in block[i + 1 : i + 1 + WINDOW]:
            if one.claim.ref.sha256 != other.claim.ref.sha256:
                yield (one, other) if one.claim.ref < other.claim.ref else (other, one)


# ---- What speaks for it ----------------------------------------------------------------------------------------------


def _evidence(a: _Telling, b: _Telling, scale: _Rarity) -> dict[str, float]:
    """The signs that two claims, and the events that they belong to, are one."""
    one, other = a.claim, b.claim
    shared = sorted((scale.of(word) for word in a.parties & b.parties), reverse=True)
    half = (a.parties & b.beside) | (b.parties & a.beside)
    found = {
        "same act" if act(one.family) == act(other.family) else "kindred act": 1.0,
        _of_days(a.event, b.event): 1.0,
        "rarity of act": min(scale.of_act(one.family), scale.of_act(other.family)),
        "party": shared[0] if shared else 0.0,
        "second party": shared[1] if len(shared) > 1 else 0.0,
        "party beside": max(map(scale.of, half), default=0.0),
        "beside": sum(sorted(map(scale.of, a.beside & b.beside), reverse=True)[:3]),
        "one who": bool(one.agents & other.agents),
        "one number": bool(one.measured & other.measured or _numbers(one) & _numbers(other)),
    }
    return {sign: float(much) for sign, much in found.items() if much}


def _of_days(a: Signature, b: Signature) -> str:
    if same_day(a.when, b.when):
        return "one day" if is_firm(a.when) and is_firm(b.when) else "about one day"
    if not (a.when.edtf and b.when.edtf):
        return "one undated" if a.when.edtf or b.when.edtf else "undated"
    return "days fit" if max(width(a.when), width(b.when)) <= (0, CLOSE.days) else "days may fit"


def _numbers(claim: Signature) -> set[float]:
    """Exact numbers of those who take part, above three, which are too frequent."""
    return {one.low for one in claim.crowds if one.low is not None and one.low == one.high and one.low > 3}


# ---- What forbids it -------------------------------------------------------------------------------------------------


def _may_be_one(a: _Telling, b: _Telling) -> bool:
    """Whether two claims are of one story, and what is known of their events forbids nothing.

    "Began", "sent", "called" are told of many deeds of one: only a day says which is meant. Nor does anything else say
    that what was denied is what the other tells, or that what it befell has two names.
    """
    one, other, first, second = a.claim, b.claim, a.event, b.event
    if first.ref == second.ref or not are_of_one_story(one, other):
        return False
    plain = {one.family, other.family} & words("plain_verbs", "phase_verbs")
    nameless = first.noun and second.noun and first.when.edtf is None and second.when.edtf is None
    if nameless or (plain and _of_days(first, second) != "one day"):
        return False
    if not same_day(first.when, second.when) and (one.polarity != other.polarity or _name_others(one, other)):
        return False
    return not is_forbidden(first, second)


def is_forbidden(a: Signature, b: Signature) -> bool:
    """Whether days, people, places, numbers or degrees of certainty say that two events are two."""
    return (
        a.certainty != b.certainty
        or (a.polarity != b.polarity and not may_deny(a, b))
        or days_differ(a, b)
        or _are_days_away(a, b)
        or came_after_all(a, b)
        or _are_of_two_seasons(a, b)
        or _are_told_apart(a, b)
        or not places_fit(a, b)
        or _is_one_of_many(a, b)
        or _is_one_of_many(b, a)
        or _are_others(a.agent_callings, b.agent_callings, a.agents & b.agents)
        or _are_others(a.patient_callings, b.patient_callings, a.patients & b.patients)
        or bool(a.crowds and b.crowds and (clash(a.crowds, b.crowds) or _are_other_numbers(a, b)))
    )


def _are_days_away(a: Signature, b: Signature) -> bool:
    """Whether the day of a story that tells it in passing lies well off the other's day."""
    ours, others = a.when.day, b.when.day
    return ours is not None and others is not None and abs(ours - others) > LOOSE


def _are_other_numbers(a: Signature, b: Signature) -> bool:
    """Whether other numbers are told, which are rivals only if a day vouches for them: "nine boats", later "six"."""
    return _of_days(a, b) != "one day" and not numbers_fit(a, b)


def _are_of_two_seasons(a: Signature, b: Signature) -> bool:
    """Whether they were told of long after one another, and not both with a day: "the match" is then another one."""
    if a.published is None or b.published is None or abs(a.published - b.published) <= SEASON:
        return False
    return not (is_firm(a.when) and is_firm(b.when) and max(width(a.when), width(b.when)) <= (0, CLOSE.days))


def _are_told_apart(a: Signature, b: Signature) -> bool:
    """"A second dam", "the dam"."""
    ours, others = (one.agent_words | one.patient_words | one.modifiers for one in (a, b))
    return bool((ours ^ others) & words("telling_apart"))


def _are_others(ours: Sequence[Calling], others: Sequence[Calling], shared: frozenset[str]) -> bool:
    """Whether those in one role bear different names, or are one there and many here; a crowd is many."""
    if shared or not ours or not others:
        return False
    named, too = ([one for one in side if one.named] for side in (ours, others))
    if named and too and not any(_share_a_name(one, other) for one in named for other in too):
        return True
    pairs = [(one, other) for one in ours for other in others]
    return all(a.kind == b.kind != "group" and a.plural != b.plural for a, b in pairs)


def _name_others(a: Signature, b: Signature) -> bool:
    """Whether both say whom or what it befell, in no word alike: snow closed the airport, snow closed the road."""
    known = bool(a.patients and b.patients) and a.patients.isdisjoint(b.patients)
    return known and a.patient_words.isdisjoint(b.patient_words)


def _is_one_of_many(a: Signature, b: Signature) -> bool:
    """"Dozens were hurt", "a welder was hurt": one whom the other does not name among those that it counts."""
    one = bool(a.patient_callings) and not any(crowd.role != "agent" for crowd in a.crowds)
    single = one and all(calling.kind == "person" and not calling.plural for calling in a.patient_callings)
    many = any(crowd.low is not None and crowd.low > 1 for crowd in b.crowds)
    return single and many and a.befell == b.befell and not a.patients & b.patients


def _share_a_name(a: Calling, b: Calling) -> bool:
    """Whether two names may be of one; of people the one must be the other's part: brothers share a surname."""
    if "person" in (a.kind, b.kind):
        return a.said <= b.said or b.said <= a.said
    return not a.said.isdisjoint(b.said)
