"""What matters comes first: how much an event weighs in the corpus, and which events are its key events."""

from __future__ import annotations

import datetime
import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders.confidence import CUT
from dateline.builders.event_identity import family
from dateline.builders.key_twins import alike, day_of, echoes, ends, is_about
from dateline.builders.knowledge import words
from dateline.builders.pronouns import AUTHOR, AUTHOR_AND_OTHERS, AUTHORS
from dateline.builders.shares import Shares
from dateline.builders.standing import Count
from dateline.builders.timeline_worth import Usual, recalled, worth
from dateline.graph.model import Claim, Event, Node
from dateline.graph.records import changed

STANDING_WEIGHT = {"reported": 1.0, "disputed": 1.0, "claimed": 0.9, "denied": 0.6, "planned": 0.55, "possible": 0.45}
HAPPENED = ("reported", "claimed", "disputed")
"""The standing of what somebody tells to have happened."""
SPEECH_WEIGHT = 0.7
STATE_WEIGHT = 0.6
"""For what is or seems, beside what happens."""
ASIDE_WEIGHT = 0.85
"""For what is told in passing, without a date of its own."""
HISTORY_WEIGHT = 0.6
"""For what is told of a time long before the story's."""
ABOUT_WEIGHT = 0.8
"""For what has no day of its own: none at all, one within weeks, or only about that on which it was told."""
LASTING_WEIGHT = 0.6
"""For what is told in the present tense below the headline, of the day of telling only: how things are."""
HEADLINES = 3
"""Sentences that may be a text's headlines."""
LONG_AGO = datetime.timedelta(days=730)
NARRATOR_WEIGHT = 0.5
"""For what the writer tells of nobody but himself."""
CURT_WEIGHT = 0.7
"""For each word that its label has less than three, and for a noun that names nobody, unless many texts tell it."""
ONE_OF_MANY = 0.85
"""What one more event of a day weighs beside one of a day of which a timeline tells nothing yet."""
LENT = 0.001
"""What is said weighs so much more than the saying of it."""
NOT_MUCH_LESS, ROUGHER = 0.6, 0.3
"""What is like a key event stands for it from this share of its weight on, if its date is better by so much."""
MANY = 3
"""So many texts that tell of one happening make it key even where none says when it was."""
FIRM = {"stated": 1.0, "resolved": 1.0, "inferred": 0.7, "bounded": 0.4, "unknown": 0.0, "given": 1.0}
"""How much a date of each basis helps an event onto the timeline; half of it where the date is approximate."""


def salience(event: Event, claims: Sequence[Claim], counted: Count, nodes: Mapping[str, Node]) -> float:
    """From 0 to 1: the weight of its claims in their articles, raised by voices, a firm date and known parties."""
    weight = max(claim.weight for claim in claims)
    raw = 0.55 * weight + 0.15 * _several(counted.voices) + 0.2 * _exactness(event) + 0.1 * _prominence(event, nodes)
    kind = SPEECH_WEIGHT if event.speech else STATE_WEIGHT if _is_state(event, claims) else 1.0
    kind *= NARRATOR_WEIGHT if _is_of_narrator(event, nodes) else 1.0
    return round(raw * STANDING_WEIGHT[event.standing] * kind * math.sqrt(event.confidence), 4)


def _is_of_narrator(event: Event, nodes: Mapping[str, Node]) -> bool:
    """Whether it is done by the writer, or befalls him alone: "I walked home", "we were tired"."""
    ends = event.agents or event.patients
    return bool(ends) and all(n in nodes and nodes[n].label in (AUTHOR, AUTHORS, AUTHOR_AND_OTHERS) for n in ends)


def _several(count: int) -> float:
    """0 for one, a half for two, 1 for very many."""
    return 1.0 - math.pow(0.5, max(count - 1, 0))


def _prominence(event: Event, nodes: Mapping[str, Node]) -> float:
    """How many articles speak of its parties: 0 where only things take part, 1 where many texts name one of them."""
    parties = [nodes[n] for n in (*event.agents, *event.patients) if n in nodes and nodes[n].node != "thing"]
    return max((0.4 + 0.6 * _several(len({m.sha256 for m in party.mentions})) for party in parties), default=0.0)


def _is_state(event: Event, claims: Sequence[Claim]) -> bool:
    """Whether it is or describes rather than happens."""
    vague = ("descriptive_verbs", "speech_verbs") if is_about(event) else ()
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

    def chosen(
        self, events: Sequence[Event], told: Mapping[str, Claim], gone: frozenset[str] = frozenset()
    ) -> list[Event]:
        """The events with what several texts echo raised, the most salient of them marked as key.

        ``told``: the claim that stands for each event. Key are dated events that somebody tells to have happened, no
        habits, nothing below the cut, and undated ones of texts that date nothing; of those that look like one
        happening under several names, and of a speaker's acts of speech on one day, only the first counts; an act of
        speech stands under what it tells where that is key. Each story has its share, and a day told of counts for less
        than one of which nothing is told yet.

        ``gone``: events that the user has dropped. They are not returned, but keep their places: what is dropped makes
        no room for the next best. Nothing is taken for one with them.
        """
        weighed = weighed_events(events, told)
        weighed = _spoken_for(weighed, told)
        speaking = _spokesmen(weighed)
        passing = {event.id for event in weighed if _in_passing(told[event.id])}
        sure = [e for e in weighed if is_sure(e, told[e.id])]
        happened = [e for e in sure if e.standing in HAPPENED]
        dating = {claim.sha256 for e in weighed if e.when.edtf for claim in e.claims}
        fit = [e for e in happened if e.when.edtf or _is_widely_told(e, dating)]
        fit = _told_by_no_verb(fit, told)
        fit.sort(key=lambda e: (-e.salience, e.id in passing, e.id))
        placed: dict[str, Event] = {}
        keys: list[Event] = []
        shares = Shares(fit, self.articles)
        for story_first in (True, False):
            for event in _in_turn([event for event in fit if event.id not in placed], placed):
                if len(placed) >= shares.most:
                    break
                if (story_first and not shares.leave_room(event)) or _is_known(event, keys):
                    continue
                if any(alike(event, one, passing) and not shares.are_strangers(event, one) for one in keys):
                    continue
                placed[event.id] = event
                shares.take(event)
                keys.extend([event] if event.id not in gone else [])
        keys = _better_dated(keys, fit, passing)
        least = FAINT * min((event.salience for event in keys), default=0.0)
        heard = {event.id for event in sure if event.id in speaking and event.salience >= least}
        chosen = {event.id for event in keys} | heard
        left = (event for event in weighed if event.id not in gone)
        return [changed(event, key=True) if event.id in chosen else event for event in left]


def _is_known(event: Event, keys: Iterable[Event]) -> bool:
    """Whether it is an act of speech that stands under a key event, which it tells."""
    return event.speech and any(other.id in event.tells for other in keys)


def _in_turn(events: Iterable[Event], placed: Mapping[str, Event]) -> Iterator[Event]:
    """The events, the most salient first; a day's next one counts for less with each that ``placed`` has of it.

    Those that weigh alike come in the order given.
    """
    heap = [(-event.salience, order, event) for order, event in enumerate(events)]
    heapq.heapify(heap)
    days: Counter[str] = Counter(day for one in placed.values() if (day := day_of(one)))
    while heap:
        weight, order, event = heapq.heappop(heap)
        now = -event.salience * ONE_OF_MANY ** days[day_of(event)]
        if now > weight:
            heapq.heappush(heap, (now, order, event))
            continue
        before = len(placed)
        yield event
        if len(placed) > before and event.when.edtf:
            days[day_of(event)] += 1


def is_sure(event: Event, claim: Claim) -> bool:
    """Whether it is read without much doubt, and is no habit; ``claim`` stands for it."""
    return event.confidence >= CUT and not claim.generic


def _told_by_no_verb(events: Sequence[Event], told: Mapping[str, Claim]) -> list[Event]:
    """The events but those nouns that one text tells, of the day of their clause, whose verb tells that day's event.

    "The occupation was ended on Friday" tells of Friday that it ended.
    """
    verbs = {
        (claim.sha256, told[event.id].sentence, day_of(event))
        for event in events
        if told[event.id].form == "verb" and event.when.edtf
        for claim in event.claims
    }
    return [event for event in events if not _is_borrowing(event, told[event.id], verbs)]


def _is_borrowing(event: Event, claim: Claim, verbs: Collection[tuple[str, int, str]]) -> bool:
    """Whether a noun has no day but that of its sentence, of which a verb there tells."""
    alone = claim.form == "noun" and not claim.dates_itself and len(event.claims) == 1
    return alone and (event.claims[0].sha256, claim.sentence, day_of(event)) in verbs


def _is_widely_told(event: Event, dating: Collection[str]) -> bool:
    """Whether an event without a date is of texts that date nothing, or many tell of it."""
    texts = {claim.sha256 for claim in event.claims}
    return len(texts) >= MANY or texts.isdisjoint(dating)


def _better_dated(keys: Sequence[Event], fit: Sequence[Event], passing: Collection[str]) -> list[Event]:
    """The key events, each but roughly dated replaced by one like it of a known day that weighs not much less.

    It is the same party's doing, or befell the same, in one verb; acts of speech are never the same.
    """
    chosen, exact = list(keys), {event.id: _exactness(event) for event in fit}
    of_act: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, event in enumerate(fit):
        for end in () if event.speech else ends(event):
            of_act[family(event.verb), end].append(i)
    for i, event in enumerate(keys):
        others = [*chosen[:i], *chosen[i + 1 :]]
        same = {j for end in ends(event) if not event.speech for j in of_act[family(event.verb), end]}
        finer = (
            other
            for other in map(fit.__getitem__, sorted(same))
            if other.salience >= NOT_MUCH_LESS * event.salience
            and exact[other.id] > exact[event.id] + ROUGHER
            and alike(event, other, passing)
            and not any(alike(other, one, passing) for one in others)
        )
        chosen[i] = next(finer, event)
    return chosen


def weighed_events(events: Sequence[Event], told: Mapping[str, Claim]) -> list[Event]:
    """The events with their final salience, below 1: by how they are told, and by what they are."""
    usual = usual_days(events)
    recalling = recalled(events, usual)
    weights = (
        weight * worth(event, told[event.id], recalling.get(event.id, 0))
        for event, weight in zip(events, as_told(events, told, usual), strict=True)
    )
    return [changed(e, salience=round(odds / (1 + odds), 4)) for e, odds in zip(events, weights, strict=True)]


def as_told(events: Sequence[Event], told: Mapping[str, Claim], usual: Usual) -> list[float]:
    """What each event weighs by how it is told, whatever it is; ``usual``: the usual day of each text."""
    return [_as_told(event, told[event.id], texts, usual) for event, texts in zip(events, echoes(events), strict=True)]


def _as_told(event: Event, claim: Claim, texts: int, usual: Usual) -> float:
    """Its weight in its texts, raised by echoes, lowered where it is told in passing or as history."""
    dated = not is_about(event) and claim.names_its_time
    aside = ASIDE_WEIGHT if _in_passing(claim) and not dated and event.voices == 1 else 1.0
    bare = claim.form == "noun" and not event.agents and not event.patients  # told by another verb's clause
    missing = max(3 - len(event.label.split()), int(bare))
    curt = CURT_WEIGHT**missing if len({c.sha256 for c in event.claims}) < MANY else 1.0
    past = HISTORY_WEIGHT if _is_history(event, usual) else 1.0
    lasting = LASTING_WEIGHT if _is_told_as_lasting(event, claim) else 1.0
    echo = 1 + 0.5 * _several(texts)
    about = 1.0 if _has_own_day(event) else ABOUT_WEIGHT
    return event.salience * aside * curt * past * lasting * about * echo


def _has_own_day(event: Event) -> bool:
    """Whether its date is more than a window, and than about when it was told."""
    return not is_about(event) and not day_of(event).startswith("[")


def _is_told_as_lasting(event: Event, claim: Claim) -> bool:
    """Whether one text tells it in the present tense, below its headline, without a day: "the firm employs 900"."""
    below = claim.tense == "present" and claim.sentence > HEADLINES
    return below and is_about(event) and len({one.sha256 for one in event.claims}) == 1


def usual_days(events: Sequence[Event]) -> Usual:
    """For each text the middle one of the days of its dated events."""
    days: defaultdict[str, list[datetime.date]] = defaultdict(list)
    for event in events:
        if event.when.edtf and event.when.latest is not None:
            for claim in event.claims:
                days[claim.sha256].append(event.when.latest)
    return {sha: sorted(told)[len(told) // 2] for sha, told in days.items()}


def _is_history(event: Event, usual: Usual) -> bool:
    """Whether all texts that tell it tell of years later: the revolt of long ago that a report on another recalls."""
    last = event.when.latest
    return last is not None and all(
        claim.sha256 in usual and usual[claim.sha256] - last > LONG_AGO for claim in event.claims
    )


def _spoken_for(events: Sequence[Event], told: Mapping[str, Claim]) -> list[Event]:
    """An act of speech lends its weight to what it tells first: the happening comes before the saying.

    Of what it tells the dated event that weighs most gets it, and the day of speaking where its own is only about that.
    Where nothing told has any date, the act of speech stands on the timeline for it.
    """
    by_id = {event.id: event for event in events if not event.speech}
    raised: dict[str, float] = {}
    for event in events:
        content = [by_id[n] for n in event.tells if n in by_id] if event.speech else []
        best = max(content, key=lambda e: (e.when.edtf is not None, e.salience, e.id), default=None)
        if best is None:
            continue
        stands = best if best.when.edtf else event
        day = 0.1 * _exactness(event) if is_about(best) and not is_about(event) else 0.0
        lends = best.when.edtf and best.standing in HAPPENED and is_sure(best, told[best.id])
        lent = max(best.salience + day, event.salience + LENT if lends else 0.0)
        raised[stands.id] = max(lent, raised.get(stands.id, 0.0), stands.salience)
    return [changed(e, salience=round(min(raised[e.id], 1.0), 4)) if e.id in raised else e for e in events]


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


FAINT = 0.5
"""Of the weight of the least key event, what who tells much must weigh to speak on the timeline."""
VOCAL = 5
"""From so many events told on, who tells them speaks on the timeline."""
SPOKESMEN = 2
"""How many speak there at most, beside those whose speech ranks high by itself."""


def _in_passing(claim: Claim) -> bool:
    return claim.form == "noun" or not (claim.foreground or claim.told_by is not None)
