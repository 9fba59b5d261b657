#!/usr/bin/env python3
"""How the time and memory of identity grow with the number of articles: nodes, then events.

    identity_growth.py [ARTICLES ...]        (default: 500 1000 2000 4000 8000)

The articles are generated as Readings, without text, and grow as real text does: distinct names by Heaps' law (a power
of 0.65 of all mentions), each drawn by Zipf's; surnames shared by many people; short forms ("Tal") after full names;
fifty articles a day; one claim in five told again by a later article of that day. Each size runs in a process of its
own, so that its peak memory is its own. The last line fits time to a power of the number of articles: 1.0 is linear.
"""

from __future__ import annotations

import datetime
import math
import random
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, field

from dateline.builders import callings, event_identity, nodes
from dateline.builders.near_texts import near_texts
from dateline.graph.model import Claim, Dated, Entity, EntityKind, Mention, Participant, Reading, Role, Span, When

SIZES = (500, 1000, 2000, 4000, 8000)
ARTICLES_A_DAY = 50
CLAIMS = 12
CAST = 8
"""Actors and places of an article."""
HEAPS = 0.65
TYPES = ("MEET", "ARREST", "KILL", "BUY", "WIN", "PROTEST", "ASSAULT", None)
KINDS: tuple[EntityKind, ...] = ("person", "person", "person", "organization", "place")
SYLLABLES = ("ka", "ro", "ben", "tal", "mi", "sor", "ev", "dun", "lia", "pre", "gho", "sta", "win", "ur", "che")


@dataclass
class Press:
    """Writes articles, each a little new and mostly of what others were of."""

    random: random.Random
    names: list[tuple[EntityKind, str]] = field(default_factory=list)
    drawn: int = 0
    today: list[tuple[str, int, int]] = field(default_factory=list)
    """Verb, agent and patient of what was told today."""

    def article(self, number: int) -> tuple[Reading, Dated]:
        """The reading of an article and the days of its claims."""
        if number % ARTICLES_A_DAY == 0:
            self.today.clear()
        cast = [self._draw() for _ in range(CAST)]
        told = [self._told(cast) for _ in range(CLAIMS)]
        cast = sorted({*cast, *(node for _, agent, patient in told for node in (agent, patient))})
        entities = [Entity(*self._called(node), (), (), None, ()) for node in cast]
        mentions = [_mention(entity, i) for i, entity in enumerate(entities)]
        claims = [self._claim(verb, cast.index(agent), cast.index(patient), i)
                  for i, (verb, agent, patient) in enumerate(told)]
        day = datetime.date(1990, 1, 1) + datetime.timedelta(days=number // ARTICLES_A_DAY)
        when = When(day.isoformat(), day, day, "resolved", "today")
        found = tuple(Entity(e.kind, e.label, e.names, (), (), None, (i,)) for i, e in enumerate(entities))
        sentences = tuple(Span(40 * i, 40 * i + 39) for i in range(CLAIMS))
        reading = Reading(f"{number:064x}", (), sentences, (), tuple(mentions), found, tuple(claims), ())
        return reading, Dated((when,) * CLAIMS, ())

    def _told(self, cast: list[int]) -> tuple[str, int, int]:
        if self.today and self.random.random() < 0.2:
            return self.random.choice(self.today)
        verb = f"verb{int(400 * self.random.random() ** 3)}"
        self.today.append((verb, *self.random.sample(cast, 2)))
        return self.today[-1]

    def _draw(self) -> int:
        self.drawn += 1
        if len(self.names) < 4 * self.drawn**HEAPS:
            self.names.append(self._new(len(self.names)))
        return int(len(self.names) * self.random.random() ** 3)

    def _new(self, number: int) -> tuple[EntityKind, str]:
        kind = KINDS[number % len(KINDS)]
        parts = 1 if kind == "place" else 2
        return kind, " ".join(self._word().title() for _ in range(parts))

    def _word(self) -> str:
        """A word of two to four syllables, the commoner ones drawn more often."""
        return "".join(SYLLABLES[int(len(SYLLABLES) * self.random.random() ** 2)]
                       for _ in range(self.random.randint(2, 4)))

    def _called(self, node: int) -> tuple[EntityKind, str, tuple[str, ...]]:
        kind, name = self.names[node]
        short = name.split()[-1] if kind == "person" and self.random.random() < 0.3 else name
        return kind, short, (short,)

    def _claim(self, verb: str, agent: int, patient: int, sentence: int) -> Claim:
        roles: tuple[tuple[Role, int], ...] = (("agent", agent), ("patient", patient))
        parts = tuple(Participant(role, mention) for role, mention in roles)
        start = 40 * sentence
        return Claim(Span(start, start + 5), 10_000 + sentence, verb, "verb", sentence, parts, tense="past",
                     type=TYPES[int(verb[4:]) % len(TYPES)], label=verb)


def _mention(entity: Entity, number: int) -> Mention:
    span = Span(40 * number, 40 * number + len(entity.label))
    last = entity.label.split()[-1]
    return Mention(span, span, entity.label, last, "name", entity.kind, entity.label, (), (), (), False, None, 0,
                   number, number)


def measure(articles: int) -> tuple[float, float, float, float, int, int]:
    """Seconds for nodes and for events, MB of the readings and at the peak, numbers of nodes and events."""
    press = Press(random.Random(articles))
    written = [press.article(number) for number in range(articles)]
    held = _megabytes()
    begun = time.process_time()
    identified = nodes.identify([reading for reading, _ in written])
    named = time.process_time()
    places = frozenset(node.id for node in identified.nodes if node.node == "place")
    readings = [reading for reading, _ in written]
    near = near_texts(identified.named, identified.node_of, {})
    around = event_identity.Around(callings.callings(readings, identified.nodes), near)
    clusters = event_identity.cluster(
        signature
        for reading, dated in written
        for signature in event_identity.signatures(reading, dated, identified.node_of, places, around)
    )
    done = time.process_time()
    return named - begun, done - named, held, _megabytes(), len(identified.nodes), len(clusters)


def _megabytes() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def exponent(points: list[tuple[float, float]]) -> float:
    """The power of x that y grows with: the slope of the least squares in logarithms."""
    logs = [(math.log(x), math.log(max(y, 1e-6))) for x, y in points]
    mean_x, mean_y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)


def main(sizes: list[int]) -> None:
    """Measure each size in a process of its own, and fit."""
    print("articles  nodes  events  seconds: nodes  events  MB: readings  peak")
    measured = []
    for size in sizes:
        alone = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(alone, capture_output=True, text=True, check=True)
        naming, telling, held, memory, found, events = map(float, done.stdout.split())
        row = f"{size:8}  {found:5.0f}  {events:6.0f}  {naming:14.1f}  {telling:6.1f}  {held:12.0f}  {memory:4.0f}"
        print(row, flush=True)
        measured.append((size, naming, telling, memory))
    if len(measured) > 1:
        fitted = [exponent([(row[0], row[column]) for row in measured]) for column in (1, 2, 3)]
        print("grows with the power: nodes {:.2f}, events {:.2f}, memory {:.2f}".format(*fitted))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(*measure(int(sys.argv[2])))
    else:
        main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
