"""What matters comes first: how much an event weighs in the corpus, and which events are its key events."""

from __future__ import annotations

import datetime
import functools
import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dateline.builders.event_identity import apart, family
from dateline.builders.knowledge import words
from dateline.builders.pronouns import AUTHOR, AUTHORS
from dateline.builders.shares import Shares
from dateline.builders.standing import Count
from dateline.graph.model import Claim, Event, Node

STANDING_WEIGHT = {"reported": 1.0, "disputed": 1.0, "claimed": 0.9, "denied": 0.6, "planned": 0.55, "possible": 0.45}
SPEECH_WEIGHT = 0.7
STATE_WEIGHT = 0.6
"""For what is or seems, beside what happens."""
ASIDE_WEIGHT = 0.7
"""For what is told in passing, without a date of its own."""
HISTORY_WEIGHT = 0.6
"""For what is told of a time long before the story's."""
LONG_AGO = datetime.timedelta(days=730)
NARRATOR_WEIGHT = 0.5
"""For what the writer tells of nobody but himself."""
CURT_WEIGHT = 0.7
"""For what its label leaves open: two words or less."""
MEETINGS = frozenset(["MEET", "CONSULT", "NEGOTIATE"])
FIRM = {"stated": 1.0, "resolved": 1.0, "inferred": 0.7, "bounded": 0.4, "unknown": 0.0, "given": 1.0}
"""How much a date of each basis helps an event onto the timeline; half of it where the date is approximate."""


def salience(event: Event, claims: Sequence[Claim], counted: Count, nodes: Mapping[str, Node]) -> float:
    """From 0 to 1: the weight of its claims in their articles, raised by voices, a firm date and known parties."""
    weight = max(claim.weight for claim in claims)
    raw = 0.5 * weight + 0.15 * _several(counted.voices) + 0.2 * _exactness(event) + 0.15 * _prominence(event, nodes)
    kind = SPEECH_WEIGHT if event.speech else STATE_WEIGHT if _is_state(event, claims) else 1.0
    kind *= NARRATOR_WEIGHT if _is_of_narrator(event, nodes) else 1.0
    return round(raw * STANDING_WEIGHT[event.standing] * kind * math.sqrt(event.confidence), 4)


def _is_of_narrator(event: Event, nodes: Mapping[str, Node]) -> bool:
    """Whether it is done by the writer, or befalls him alone: "I walked home", "we were tired"."""
    ends = event.agents or event.patients
    return bool(ends) and all(n in nodes and nodes[n].label in (AUTHOR, AUTHORS) for n in ends)


def _several(count: int) -> float:
    """0 for one, a half for two, 1 for very many."""
    return 1.0 - math.pow(0.5, max(count - 1, 0))


def _prominence(event: Event, nodes: Mapping[str, Node]) -> float:
    """How many articles speak of its parties: 0 where only things take part, 1 where many texts name one of them."""
    parties = [nodes[n] for n in (*event.agents, *event.patients) if n in nodes and nodes[n].node != "thing"]
    return max((0.4 + 0.6 * _several(len({m.sha256 for m in party.mentions})) for party in parties), default=0.0)


def _is_state(event: Event, claims: Sequence[Claim]) -> bool:
    """Whether it is or describes rather than happens."""
    vague = ("descriptive_verbs", "speech_verbs") if _is_about(event) else ()
    static = words("static_verbs", "stative_verbs", *vague)
    return all(claim.lemma in static or claim.form == "predicate" for claim in claims)


def _exactness(event: Event) -> float:
    """1 for a firm day, less for longer spans and for what is only about a day."""
    edtf, first, last = event.when.edtf, event.when.earliest, event.when.latest
    if edtf is None:
        return 0.0
    days = (last - first).days if first and last else 30
    span = 1.0 if days == 0 else 0.8 if days <= 7 else 0.6 if days <= 31 else 0.3
    return span * FIRM[event.when.basis] * (0.5 if edtf.endswith("~") else 1.0)


@dataclass(frozen=True, slots=True)
class KeyEvents:
    """The choice of the events that every view opens on."""

    articles: int

    @property
    def most(self) -> int:
        """How many at most: grows with the corpus, slower than it does; 21 for five articles, 25 for ten."""
        return round(10 + 4.8 * math.sqrt(self.articles))

    def chosen(
        self, events: Sequence[Event], told: Mapping[str, Claim], gone: frozenset[str] = frozenset()
    ) -> list[Event]:
        """The events with what several texts echo raised, the most salient of them marked as key.

        ``told``: the claim that stands for each event. Key are dated events that somebody tells to have happened, no
        habits, and undated ones of texts that date nothing; of those that look like one happening under several names,
        and of a speaker's acts of speech on one day, only the first counts; an act of speech stands under what it tells
        where that is key. Each story has its share.

        ``gone``: events that the user has dropped. They are not returned, but keep their places: what is dropped makes
        no room for the next best. Nothing is taken for one with them.
        """
        usual = _usual_days(events)
        weighed = [
            _weighed(event, told[event.id], count, usual) for event, count in zip(events, echoes(events), strict=True)
        ]
        weighed = _spoken_for(weighed)
        speaking = _spokesmen(weighed)
        passing = {event.id for event in weighed if _in_passing(told[event.id])}
        happened = [e for e in weighed if e.standing in ("reported", "claimed", "disputed") and not told[e.id].generic]
        dating = {claim.sha256 for e in weighed if e.when.edtf for claim in e.claims}
        fit = [e for e in happened if e.when.edtf or dating.isdisjoint(claim.sha256 for claim in e.claims)]
        fit.sort(key=lambda e: (-e.salience, e.id))
        keys: list[Event] = []
        placed: set[str] = set()
        shares = Shares(fit, self.most)
        for story_first in (True, False):
            for event in fit:
                known = event.speech and any(other.id in event.tells for other in keys)
                room = len(placed) < self.most and (shares.leave_room(event) if story_first else event.id not in placed)
                if room and not known and not any(alike(event, o, passing) for o in keys):
                    placed.add(event.id)
                    shares.take(event)
                    keys.extend([event] if event.id not in gone else [])
        chosen = {event.id for event in keys} | speaking
        left = (event for event in weighed if event.id not in gone)
        return [replace(event, key=True) if event.id in chosen else event for event in left]


def _weighed(event: Event, claim: Claim, texts: int, usual: Mapping[str, datetime.date]) -> Event:
    """The event with its final salience: raised by echoes, lowered where it is told in passing or as history."""
    dated = not _is_about(event) and claim.names_its_time
    aside = ASIDE_WEIGHT if _in_passing(claim) and not dated and event.voices == 1 else 1.0
    curt = CURT_WEIGHT if len(event.label.split()) < 3 else 1.0
    past = HISTORY_WEIGHT if _is_history(event, usual) else 1.0
    echo = 1 + 0.5 * _several(texts)
    return replace(event, salience=round(min(event.salience * aside * curt * past * echo, 1.0), 4))


def _usual_days(events: Sequence[Event]) -> Mapping[str, datetime.date]:
    """For each text the middle one of the days of its dated events."""
    days: defaultdict[str, list[datetime.date]] = defaultdict(list)
    for event in events:
        if event.when.edtf and event.when.latest is not None:
            for claim in event.claims:
                days[claim.sha256].append(event.when.latest)
    return {sha: sorted(told)[len(told) // 2] for sha, told in days.items()}


def _is_history(event: Event, usual: Mapping[str, datetime.date]) -> bool:
    """Whether all texts that tell it tell of years later: the revolt of long ago that a report on another recalls."""
    last = event.when.latest
    return last is not None and all(
        claim.sha256 in usual and usual[claim.sha256] - last > LONG_AGO for claim in event.claims
    )


def _spoken_for(events: Sequence[Event]) -> list[Event]:
    """An act of speech with a day of its own lends it to what it tells first: the event that weighs most.

    Where that has no date at all, the act of speech stands on the timeline for it.
    """
    by_id = {event.id: event for event in events if _is_about(event) and not event.speech}
    raised: dict[str, float] = {}
    for event in events:
        told = [by_id[n] for n in event.tells if n in by_id]
        if event.speech and not _is_about(event) and told:
            best = max(told, key=lambda e: (e.salience, e.id))
            stands = best if best.when.edtf else event
            lent = best.salience + 0.2 * _exactness(event)
            raised[stands.id] = max(lent, raised.get(stands.id, 0.0), stands.salience)
    return [replace(e, salience=round(raised[e.id], 4)) if e.id in raised else e for e in events]


def _spokesmen(events: Sequence[Event]) -> frozenset[str]:
    """The acts of speech of those who tell most: of each the one that tells most itself."""
    told: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for event in events:
        if event.speech and event.agents:
            told[event.agents].update(event.tells)
    vocal = (agents for agents, tells in told.items() if len(tells) >= VOCAL)
    mouths = sorted(vocal, key=lambda agents: (-len(told[agents]), agents))[:SPOKESMEN]
    first: dict[tuple[str, ...], Event] = {}
    for event in sorted(events, key=lambda e: (-len(e.tells), -e.salience, e.id)):
        if event.speech and event.agents in mouths and event.when.edtf:
            first.setdefault(event.agents, event)
    return frozenset(event.id for event in first.values())


VOCAL = 5
"""From so many events told on, who tells them speaks on the timeline."""
SPOKESMEN = 2
"""How many speak there at most, beside those whose speech ranks high by itself."""


def _is_about(event: Event) -> bool:
    """Whether no day of its own is known: none at all, or only about when it was told."""
    return event.when.edtf is None or event.when.edtf.endswith("~")


def _in_passing(claim: Claim) -> bool:
    return claim.form == "noun" or not (claim.foreground or claim.told_by is not None)


ENOUGH = 64
"""Texts from which on one more weighs nothing."""


def echoes(events: Sequence[Event]) -> list[int]:
    """In how many texts each event is told, by its own claims or by others that look like the same happening.

    Of more than ENOUGH not all are counted.
    """
    told: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    marks = [_marks(event) for event in events]
    for event, own in zip(events, marks, strict=True):
        for mark in own:
            told[mark].append(event)
    return [_echo(event, (told[mark] for mark in own)) for event, own in zip(events, marks, strict=True)]


def _marks(event: Event) -> frozenset[tuple[str, str]]:
    """What an event shares with those that resemble it: its verb with a party or a word. An act of speech has none."""
    verb = family(event.verb)
    return frozenset() if event.speech else frozenset((verb, mark) for mark in _nodes(event) | _content(event))


def _echo(event: Event, sharing: Iterable[Sequence[Event]]) -> int:
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
    return bool(_nodes(event) & _nodes(other) or (_content(event) & _content(other)))


def _nodes(event: Event) -> frozenset[str]:
    return frozenset((*event.agents, *event.patients))


def _content(event: Event) -> frozenset[str]:
    """The words of a label that carry its content, beside the verb's own."""
    return frozenset(w for w in _words(event) if w[:4] != event.verb[:4])


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
        return event.agents == other.agents and _day(event) == _day(other)
    same = family(event.verb) == family(other.verb)
    loose = event.id in passing or other.id in passing or _is_about(event) or _is_about(other)
    if same and loose and _nodes(event) & _nodes(other):
        return True
    if apart(event.when, other.when):
        return False
    if (event.id in passing and _words(event) <= _words(other)) or (
        other.id in passing and _words(other) <= _words(event)
    ):
        return True
    return (same and _resembles(event, other)) or (_akin(event, other) and bool(_everyone(event) & _everyone(other)))


def _akin(event: Event, other: Event) -> bool:
    return event.type is not None and (event.type == other.type or {event.type, other.type} <= MEETINGS)


def _everyone(event: Event) -> frozenset[str]:
    """Who and what takes part, and what words tell it: "session of the council"."""
    named = frozenset((*_nodes(event), *(n for _, n in event.others), *event.places))
    return named | (_content(event) if event.type in MEETINGS else frozenset())


def _day(event: Event) -> str:
    return (event.when.edtf or "").rstrip("~")
