"""Articles of any number with their readings: invented names and words, told in plain English sentences.

They grow as real text does: distinct names and words by Heaps' law (a power of 0.65 of all that are drawn), few of
them drawn often; surnames alone after full names; fifty articles a day; one claim in five told again by a later article
of that day; a weekday or a date in three sentences of four. The same seed always gives the same articles.
"""

from __future__ import annotations

import datetime
import hashlib
import random
from dataclasses import dataclass, field

from dateline.graph.model import (
    Block,
    Claim,
    Entity,
    EntityKind,
    Mention,
    Order,
    Participant,
    Reading,
    Role,
    Span,
    TimeExpression,
    TimeForm,
    TimeLink,
    Voice,
)
from sheet import SYLLABLES, Sheet

ARTICLES_A_DAY = 50
FIRST = datetime.date(1995, 1, 1)
SENTENCES = 12
CAST = 8
"""Actors and places of an article."""
HEAPS = 0.65
KINDS: tuple[EntityKind, ...] = ("person", "person", "person", "organization", "place")
VERBS: tuple[tuple[str, str, str | None], ...] = (
    ("met", "meet", "MEET"), ("arrested", "arrest", "ARREST"), ("killed", "kill", "KILL"), ("bought", "buy", "BUY"),
    ("beat", "beat", "WIN"), ("attacked", "attack", "ASSAULT"), ("sued", "sue", None), ("praised", "praise", None),
    ("visited", "visit", None), ("fined", "fine", None), ("released", "release", None), ("called", "call", None),
    ("joined", "join", None), ("left", "leave", None), ("supported", "support", None), ("hired", "hire", None),
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as it goes to a file, and what reading it would give."""

    id: str
    published: str
    publisher: str
    text: str
    reading: Reading


@dataclass
class _Page(Sheet):
    """An article as it is written."""

    cast: list[int] = field(default_factory=list)
    """The numbers of the names, in the order of the entities."""


class Press:
    """Writes articles, each a little new and mostly of what others were of."""

    def __init__(self, seed: int) -> None:
        """``seed``: what all that is drawn depends on."""
        self._random = random.Random(seed)
        self._names: list[tuple[EntityKind, str]] = []
        self._words: list[str] = []
        self._drawn = {"names": 0, "words": 0}
        self._today: list[tuple[int, int, int]] = []

    def articles(self, number: int) -> list[Printed]:
        """So many articles, the oldest first."""
        return [self._article(n) for n in range(number)]

    def _article(self, number: int) -> Printed:
        if number % ARTICLES_A_DAY == 0:
            self._today.clear()
        page = _Page()
        day = FIRST + datetime.timedelta(days=number // ARTICLES_A_DAY)
        cast = [self._name() for _ in range(CAST)]
        for sentence in range(SENTENCES):
            self._sentence(page, self._told(cast), sentence, day)
        reading = _reading(page, self._names)
        return Printed(f"a{number:07}", day.isoformat(), f"Outlet {number % 40}", page.text, reading)

    def _told(self, cast: list[int]) -> tuple[int, int, int]:
        """A verb and its two ends, perhaps what another article told today."""
        if self._today and self._random.random() < 0.2:
            return self._random.choice(self._today)
        self._today.append((int(len(VERBS) * self._random.random() ** 2), *self._random.sample(cast, 2)))
        return self._today[-1]

    def _sentence(self, page: _Page, told: tuple[int, int, int], number: int, day: datetime.date) -> None:
        start = len(page.text)
        form, lemma, kind = VERBS[told[0]]
        agent = self._mention(page, told[1], number)
        trigger = page.write(form)
        patient = self._mention(page, told[2], number)
        links = self._time(page, number, day)
        page.write(f"over the {self._word()} and the {self._word()} of the {self._word()}, and it was said to be so")
        voices: tuple[Voice, ...] = ()
        if self._random.random() < 0.3:
            page.write(", as")
            speaker = self._mention(page, page.cast[0], number)
            voices = (Voice(speaker, "neutral", page.write("said to the people who were there")),)
        page.text = page.text.rstrip() + ".\n\n"
        page.sentences.append(Span(start, len(page.text) - 2))
        roles: tuple[tuple[Role, int], ...] = (("agent", agent), ("patient", patient))
        label = f"{page.mentions[agent].text} {form} {page.mentions[patient].text}"
        parts = tuple(Participant(*role) for role in roles)
        page.claims.append(
            Claim(trigger, 100 * number + 50, lemma, "verb", number, parts, voices, tense="past",
                  type=kind, times=links, label=label, weight=round(self._random.random(), 3), rule="svo",
                  confidence=0.9)
        )  # fmt: skip

    def _mention(self, page: _Page, name: int, sentence: int) -> int:
        kind, full = self._names[name]
        text = full.split()[-1] if kind == "person" and name in page.cast else full
        if name not in page.cast:
            page.cast.append(name)
        span = page.write(text)
        last = text.split()[-1]
        head = Span(span.end - len(last), span.end)
        token = 100 * sentence + len(page.mentions)
        page.mentions.append(Mention(span, head, text, last, "name", kind, text, (), (), (), False, None, sentence,
                                     token, page.cast.index(name)))
        return len(page.mentions) - 1

    def _time(self, page: _Page, sentence: int, day: datetime.date) -> tuple[TimeLink, ...]:
        chance = self._random.random()
        if chance > 0.75:
            return ()
        other = day - datetime.timedelta(days=int(60 * self._random.random() ** 4))
        if chance < 0.4:
            words = f"on {WEEKDAYS[other.weekday()]}"
            form = TimeForm("weekday", str(other.isoweekday()), direction="past")
        else:
            words, form = f"on {other.day} {other:%B %Y}", TimeForm("date", other.isoformat())
        span = page.write(words)
        page.times.append(TimeExpression(Span(span.start + 3, span.end), "DATE", form, sentence, words[3:]))
        return (TimeLink("at", len(page.times) - 1, "syntax"),)

    # ---- Names and words ---------------------------------------------------------------------------------------------

    def _name(self) -> int:
        """The number of a name: a new one at times, else an old one, the oldest most often."""
        if self._is_new("names", len(self._names)):
            kind = KINDS[len(self._names) % len(KINDS)]
            parts = 1 if kind == "place" else 2
            self._names.append((kind, " ".join(self._invented().title() for _ in range(parts))))
        return int(len(self._names) * self._random.random() ** 3)

    def _word(self) -> str:
        if self._is_new("words", len(self._words)):
            self._words.append(self._invented())
        return self._words[int(len(self._words) * self._random.random() ** 3)]

    def _is_new(self, what: str, known: int) -> bool:
        self._drawn[what] += 1
        return known < 4 * self._drawn[what] ** HEAPS

    def _invented(self) -> str:
        """Two to four syllables, the commoner ones drawn more often."""
        return "".join(SYLLABLES[int(len(SYLLABLES) * self._random.random() ** 2)]
                       for _ in range(self._random.randint(2, 4)))


def _reading(page: _Page, names: list[tuple[EntityKind, str]]) -> Reading:
    """What reading the article would give."""
    mentions: dict[int, list[int]] = {}
    for i, mention in enumerate(page.mentions):
        mentions.setdefault(mention.entity, []).append(i)
    entities = []
    for entity, found in sorted(mentions.items()):
        kind, full = names[page.cast[entity]]
        entities.append(Entity(kind, full, (full,), (), (), None, tuple(found)))
    blocks = tuple(Block("paragraph", span) for span in page.sentences)
    orders = tuple(Order(i, i + 1, "after") for i in range(0, SENTENCES - 1, 4))
    sha256 = hashlib.sha256(page.text.encode()).hexdigest()
    return Reading(sha256, blocks, tuple(page.sentences), tuple(page.times), tuple(page.mentions), tuple(entities),
                   tuple(page.claims), orders)
