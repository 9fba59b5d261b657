"""Which events a reader would take for one happening: told in like words, or of one party on one day."""

from __future__ import annotations

import datetime
import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from dateline.builders.event_identity import apart, family
from dateline.builders.knowledge import words
from dateline.builders.timeline_worth import with_broader
from dateline.builders.verb_forms import past, third_person
from dateline.graph.model import Event, When

MEETINGS = frozenset(["MEET", "CONSULT", "NEGOTIATE"])
KINDRED = (
    frozenset(["GO", "LEAVE", "FLEE"]),
    frozenset(["DIE", "KILL"]),
    frozenset(["ASSAULT", "INVADE", "SEIZE"]),
)
"""Types of which two, told of one party on one day, are one happening to a reader: "fled", "was flown out"."""
LIKE_WORDS, STEM = 2, 5
"""Labels tell one thing alike from so many words on that begin with the same letters, so many."""
A_DAY = datetime.timedelta(days=1)
A_MONTH = datetime.timedelta(days=31)
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ENOUGH = 64
"""Texts from which on one more weighs nothing."""


def echoes(events: Sequence[Event]) -> list[int]:
    """In how many texts each event is told, by its own claims or by others that look like the same happening.

    Of more than ENOUGH not all are counted.
    """
    told: defaultdict[tuple[str, str], _Days] = defaultdict(_Days)
    marks = [_marks(event) for event in events]
    for event, own in zip(events, marks, strict=True):
        for mark in own:
            told[mark].add(event)
    return [_echo(event, (told[mark].near(event) for mark in own)) for event, own in zip(events, marks, strict=True)]


class _Days:
    """Events by the days that they may be of, so that those of one time are found without a look at all others."""

    def __init__(self) -> None:
        self._all: list[Event] = []
        self._long: list[Event] = []
        self._of_day: defaultdict[int, list[Event]] = defaultdict(list)

    def add(self, event: Event) -> None:
        self._all.append(event)
        days = _days_of(event.when)
        if days is None:
            self._long.append(event)
        for day in days or ():
            self._of_day[day].append(event)

    def near(self, event: Event) -> Iterator[Event]:
        """At least those that may be of a day of the event, some maybe more than once."""
        days = _days_of(event.when)
        if days is None:
            yield from self._all
            return
        for day in days:
            yield from self._of_day.get(day, ())
        yield from self._long


def _days_of(when: When) -> range | None:
    """The days between its ends, as ordinals; None where an end is open, or they are many."""
    if when.earliest is None or when.latest is None or when.latest - when.earliest > A_MONTH:
        return None
    return range(when.earliest.toordinal(), when.latest.toordinal() + 1)


def _marks(event: Event) -> frozenset[tuple[str, str]]:
    """What an event shares with those that resemble it: its verb with a party or a word. An act of speech has none."""
    verb = family(event.verb)
    return frozenset() if event.speech else frozenset((verb, mark) for mark in ends(event) | _content(event))


def _echo(event: Event, sharing: Iterable[Iterable[Event]]) -> int:
    """In how many texts an event, or one of those that share a mark with it and may be of its day, is told."""
    texts = {claim.sha256 for claim in event.claims}
    seen = {event.id}
    for other in chain.from_iterable(sharing):
        if len(texts) >= ENOUGH:
            break
        if other.id not in seen and not apart(event.when, other.when):
            texts.update(claim.sha256 for claim in other.claims)
        seen.add(other.id)
    return len(texts)


def _resembles(event: Event, other: Event) -> bool:
    """Whether two events of one verb may be one: dates that fit, and a party or a word in common."""
    if event.id == other.id:
        return True
    if event.speech or other.speech or apart(event.when, other.when):
        return False
    return bool(ends(event) & ends(other) or (_content(event) & _content(other)))


def ends(event: Event) -> frozenset[str]:
    """Who does it and who undergoes it."""
    return frozenset((*event.agents, *event.patients))


def _content(event: Event) -> frozenset[str]:
    """The words of a label that carry its content, beside the verb's own: without "came" where the verb is "come"."""
    return frozenset(w for w in _words(event) if w[:4] not in _beginnings(event.verb))


@functools.lru_cache(10_000)
def _beginnings(verb: str) -> frozenset[str]:
    """How the forms of a verb begin: "give" and "gave"."""
    plain = verb.partition("_")[0]
    return frozenset(form[:4] for form in (verb, past(plain), third_person(plain)))


def _words(event: Event) -> frozenset[str]:
    return _words_of(event.label)


@functools.lru_cache(10_000)
def _words_of(label: str) -> frozenset[str]:
    """The longer words of a label, which is compared with many others."""
    found = re.findall(r"[^\W\d_]{4,}", label.lower())
    return frozenset(w for w in found if w not in words("function_words"))


def alike(event: Event, other: Event, passing: Collection[str]) -> bool:
    """Whether a reader would take two events for one: a verb or type and a party in common, at dates that fit.

    ``passing``: the events that are only told in passing; of these, and of those dated by the day on which they were
    told, the date says little.
    """
    if event.speech != other.speech:
        return False
    if event.speech:
        return event.agents == other.agents and day_of(event) == day_of(other)
    same = family(event.verb) == family(other.verb)
    loose = event.id in passing or other.id in passing or is_about(event) or is_about(other)
    if same and loose and ends(event) & ends(other):
        return True
    if _in_like_words(event, other):
        return True
    if _are_of_about_one_day(event, other) and _are_kindred(event, other):
        return True
    if apart(event.when, other.when):
        return False
    if (event.id in passing and _words(event) <= _words(other)) or (
        other.id in passing and _words(other) <= _words(event)
    ):
        return True
    views = (_is_one_disaster, _are_kindred, _are_of_one_thing)
    if day_of(event) == day_of(other) and any(one(event, other) for one in views):
        return True
    if (event.id in passing) != (other.id in passing) and _is_disaster_again(event, other):
        return True
    return (same and _resembles(event, other)) or (_akin(event, other) and bool(_everyone(event) & _everyone(other)))


def _are_kindred(event: Event, other: Event) -> bool:
    """Whether one party did or underwent both, and their types are two views of one happening."""
    return any({event.type, other.type} <= kinds for kinds in KINDRED) and bool(ends(event) & ends(other))


def _are_of_about_one_day(event: Event, other: Event) -> bool:
    """Whether one is only about of a day, and the other of that day, of the one before or the one after."""
    if is_about(event) == is_about(other):
        return False
    days = [datetime.date.fromisoformat(day) for one in (event, other) if WHOLE_DAY.fullmatch(day := day_of(one))]
    return len(days) == 2 and abs(days[0] - days[1]) <= A_DAY


def _is_disaster_again(event: Event, other: Event) -> bool:
    """Whether a text that tells of a disaster speaks of one of its very day again: "the dam burst", "the failure"."""
    disasters = all("DISASTER" in with_broader(one.type) and not is_about(one) for one in (event, other))
    texts = ({claim.sha256 for claim in one.claims} for one in (event, other))
    return disasters and day_of(event) == day_of(other) and bool(set.intersection(*texts))


def _is_one_disaster(event: Event, other: Event) -> bool:
    """Whether both are disasters and a word in common tells of what: "the dam burst", "collapse of the dam"."""
    disasters = all("DISASTER" in with_broader(one.type) for one in (event, other))
    return disasters and bool(_stems(event.label) & _stems(other.label))


def _are_of_one_thing(event: Event, other: Event) -> bool:
    """Whether like acts are told of what one noun names: "the licence was refused", "they denied the licence"."""
    if not _narrow(event.type) & _narrow(other.type):
        return False
    agents = (frozenset(one.agents) for one in (event, other))
    rivals = event.agents and other.agents and not frozenset.intersection(*agents)
    return not rivals and bool(_common_words(event, other) - {event.verb[:STEM], other.verb[:STEM]})


@functools.cache
def _narrow(name: str | None) -> frozenset[str]:
    """A type and the broader ones but for the broadest, which hold for half of what happens."""
    return frozenset(list(with_broader(name))[:-1])


def _in_like_words(event: Event, other: Event) -> bool:
    """Whether two thirds of what the shorter label says stands in the other, not only names, at most a day apart."""
    told, again = _stems(event.label), _stems(other.label)
    shared = told & again
    most = 3 * len(shared) >= 2 * min(len(told), len(again))
    if len(shared) < LIKE_WORDS or not most or not _common_words(event, other):
        return False
    numbers, others = _numbers(event.label), _numbers(other.label)
    if numbers and others and not numbers & others:
        return False  # gate 4 and gate 6
    return _are_near(event, other)


@functools.lru_cache(10_000)
def _numbers(label: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", label))


def _are_near(event: Event, other: Event) -> bool:
    """Whether they may be of one day, or of one and the next."""
    first, last = max(event.when, other.when, key=_first), min(event.when, other.when, key=_last)
    return _first(first) - _last(last) <= A_DAY


def _first(when: When) -> datetime.date:
    return when.earliest or datetime.date.min


def _last(when: When) -> datetime.date:
    return when.latest or datetime.date.max


def _common_words(event: Event, other: Event) -> frozenset[str]:
    """How the words begin that both labels have, those that either has without a capital: names are left out."""
    shared = _stems(event.label) & _stems(other.label)
    return shared & (_stems(event.label, common=True) | _stems(other.label, common=True))


@functools.lru_cache(10_000)
def _stems(label: str, *, common: bool = False) -> frozenset[str]:
    """How the words of a label begin, all or those without a capital: "proce" for "proceeds" and "proceedings"."""
    found = (word for word in re.findall(r"[^\W\d_]{3,}", label) if not common or word.islower())
    return frozenset(word.lower()[:STEM] for word in found if word.lower() not in words("function_words"))


def _akin(event: Event, other: Event) -> bool:
    return event.type is not None and (event.type == other.type or {event.type, other.type} <= MEETINGS)


def _everyone(event: Event) -> frozenset[str]:
    """Who and what takes part, and what words tell it: "session of the council"."""
    named = frozenset((*ends(event), *(n for _, n in event.others), *event.places))
    return named | (_content(event) if event.type in MEETINGS else frozenset())


def day_of(event: Event) -> str:
    """Its date as it is written, be it exact or only about."""
    return (event.when.edtf or "").rstrip("~")


def is_about(event: Event) -> bool:
    """Whether no day of its own is known: none at all, or only about when it was told."""
    return event.when.edtf is None or event.when.edtf.endswith("~")
