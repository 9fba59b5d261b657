"""Worlds of any size for the benchmarks: made of random words, but shaped like what articles give.

Actors are drawn so that few appear often and new ones go on coming (about 9 times the events to the power of 0.65
distinct nodes); one event in eight is told by a second text; a quarter of the events has no day of its own. The same
size always gives the same World.
"""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dateline.graph.model import (
    Anchor,
    Claim,
    ClaimRef,
    Dated,
    Decision,
    Document,
    Entity,
    EntityKind,
    Event,
    Mention,
    MentionRef,
    Node,
    Order,
    Participant,
    Polarity,
    Reading,
    Span,
    Standing,
    TimeExpression,
    TimeForm,
    TimeLink,
    Voice,
    When,
    World,
    claim_hash,
)
from sheet import SYLLABLES, Sheet

EVENTS_OF_A_TEXT = 12
FIRST = datetime.date(2022, 1, 1)
VERBS = tuple(f"verb{n}" for n in range(400))
TYPES = ("ASSAULT", "PROTEST", "MEET", "SAY", "ARREST", "DISASTER", None, None)
STANDINGS: tuple[Standing, ...] = ("reported",) * 6 + ("claimed",) * 3 + ("planned", "possible", "disputed")


@dataclass
class _Text(Sheet):
    """A text as it grows, with what the corpus makes of it."""

    whens: list[When] = field(default_factory=list)
    """Parallel to ``claims``."""
    nodes: list[int] = field(default_factory=list)
    """Parallel to ``mentions``: the number of the node that each names."""


class Generator:
    """Makes a World of about ``size`` events."""

    def __init__(self, size: int) -> None:
        """``size``: how many events; a whole number of texts is made."""
        self.size = size
        self.random = random.Random(size)
        self.names: list[str] = []
        self.texts: list[_Text] = []

    def world(self) -> World:
        """The World, which the store can take."""
        for number in range(max(1, self.size // EVENTS_OF_A_TEXT)):
            self.texts.append(self._text(number))
        texts = sorted(self.texts, key=_hash)
        documents = tuple(_document(text, number) for number, text in enumerate(texts))
        readings = tuple(self._reading(text) for text in texts)
        events = self._events(texts, readings)
        nodes = self._nodes(texts, readings)
        ids = {int(node.id.rpartition("-")[2]): node.id for node in nodes}
        node_of = tuple(
            (MentionRef(reading.sha256, i), ids[node])
            for text, reading in zip(texts, readings, strict=True)
            for i, node in enumerate(text.nodes)
        )
        anchors = tuple(self._anchor(number) for number in range(len(documents)))
        dated = tuple(Dated(tuple(text.whens), ("2022-01-06",) * len(text.times)) for text in texts)
        orders = tuple((a.id, b.id, "after") for a, b in pairwise(events) if self.random.random() < 0.5)
        decisions = tuple(
            Decision(f"decision/{n}", node.id, (node.label, node.alt_labels[0]), 0.95, "the same last name")
            for n, node in enumerate(nodes)
            if node.alt_labels
        )
        return World(
            "generated", "https://example.org/generated/", documents, anchors, readings, dated, nodes, node_of,
            events, orders, decisions,
        )  # fmt: skip

    # ---- Texts -------------------------------------------------------------------------------------------------------

    def _text(self, number: int) -> _Text:
        text = _Text()
        for place in range(EVENTS_OF_A_TEXT):
            self._sentence(text, number, place)
        return text

    def _sentence(self, text: _Text, number: int, place: int) -> None:
        start = len(text.text)
        agent = self._mention(text, place)
        verb = self.random.choice(VERBS)
        trigger = text.write(verb)
        parts = [Participant("agent", agent)]
        if self.random.random() < 0.6:
            parts.append(Participant("patient", self._mention(text, place)))
        if self.random.random() < 0.2:
            parts.append(Participant("place", self._mention(text, place)))
        times: tuple[TimeLink, ...] = ()
        if self.random.random() < 0.3:
            span = text.write("on Monday")
            text.times.append(TimeExpression(span, "DATE", TimeForm("weekday", "1"), place, "on Monday"))
            times = (TimeLink("at", len(text.times) - 1, "syntax"),)
        voices: tuple[Voice, ...] = ()
        if self.random.random() < 0.3:
            cue = text.write("said")
            voices = (Voice(self._mention(text, place), "neutral", cue),)
        polarity: Polarity = "negative" if self.random.random() < 0.05 else "positive"
        text.write(" ".join(self._word() for _ in range(12)) + ".")
        text.sentences.append(Span(start, len(text.text) - 1))
        label = f"{text.mentions[agent].text} {verb}"
        text.whens.append(self._when(number))
        text.claims.append(
            Claim(trigger, len(text.claims), verb, "verb", place, tuple(parts), voices, polarity, tense="past",
                  times=times, type=self.random.choice(TYPES), label=label, rule="svo",
                  confidence=0.9, weight=round(self.random.random(), 3))
        )  # fmt: skip

    def _mention(self, text: _Text, sentence: int) -> int:
        node = self._draw()
        span = text.write(self.names[node])
        name = self.names[node]
        text.nodes.append(node)
        text.mentions.append(
            Mention(span, span, name, name, "name", _kind(node), name, (), (), (), False, None, sentence,
                    10_000 + len(text.mentions), len(text.mentions))
        )  # fmt: skip
        return len(text.mentions) - 1

    def _draw(self) -> int:
        """The number of a node: a new one at times, else one drawn in proportion to how often it was drawn."""
        wanted = 9 * (1 + len(self.texts) * EVENTS_OF_A_TEXT) ** 0.65
        if len(self.names) < wanted:
            self.names.append(self._name(len(self.names)))
            return len(self.names) - 1
        return int(len(self.names) * self.random.random() ** 3)

    def _name(self, number: int) -> str:
        return f"{self._word().title()} {self._word().title()} {number}"

    def _word(self) -> str:
        return "".join(self.random.choice(SYLLABLES) for _ in range(self.random.randint(1, 3)))

    def _when(self, number: int) -> When:
        day = FIRST + datetime.timedelta(days=number % 700 + self.random.randint(-3, 0))
        if self.random.random() < 0.25:
            return When(None, day - datetime.timedelta(days=7), day, "bounded", "before the article's day")
        return When(day.isoformat(), day, day, "resolved", f"'on Monday', read on {day}")

    def _reading(self, text: _Text) -> Reading:
        entities = tuple(
            Entity(m.kind, m.text, (m.text,), (), (), None, (i,)) for i, m in enumerate(text.mentions)
        )
        orders = tuple(Order(i, i + 1, "after") for i in range(0, len(text.claims) - 1, 2))
        return Reading(
            _hash(text), (), tuple(text.sentences), tuple(text.times), tuple(text.mentions), entities,
            tuple(text.claims), orders,
        )  # fmt: skip

    def _anchor(self, number: int) -> Anchor:
        day = FIRST + datetime.timedelta(days=number % 700)
        return Anchor(When(day.isoformat(), day, day, "stated", "metadata of the page"), day)

    # ---- The corpus --------------------------------------------------------------------------------------------------

    def _events(self, texts: list[_Text], readings: tuple[Reading, ...]) -> tuple[Event, ...]:
        """An event a claim, but one claim in eight is a second account of an event of the text before."""
        made: list[Event] = []
        for number, (text, reading) in enumerate(zip(texts, readings, strict=True)):
            for i, claim in enumerate(text.claims):
                ref = ClaimRef(reading.sha256, i)
                if number and i == 0 and self.random.random() < 0.9:
                    made[-1] = _with(made[-1], ref)
                else:
                    made.append(self._event(claim, text, ref))
        return tuple(sorted(made, key=lambda event: event.id))

    def _event(self, claim: Claim, text: _Text, ref: ClaimRef) -> Event:
        def nodes(role: str) -> tuple[str, ...]:
            return tuple(_id(text.nodes[part.mention]) for part in claim.participants if part.role == role)

        standing = "denied" if claim.polarity == "negative" else self.random.choice(STANDINGS)
        return Event(
            f"event/{claim_hash(ref.sha256, claim.trigger)}", claim.label, claim.type, claim.lemma, nodes("agent"),
            nodes("patient"), (), nodes("place"), text.whens[ref.claim], self.random.random() < 0.02,
            standing, 1, len(claim.voices), int(standing in ("denied", "disputed")), 1, claim.weight,
            self.random.random() < 0.02, False, (), (ref,), (), 0.9,
        )  # fmt: skip

    def _nodes(self, texts: list[_Text], readings: tuple[Reading, ...]) -> tuple[Node, ...]:
        mentions: dict[int, list[MentionRef]] = {}
        for text, reading in zip(texts, readings, strict=True):
            for i, node in enumerate(text.nodes):
                mentions.setdefault(node, []).append(MentionRef(reading.sha256, i))
        return tuple(
            sorted((self._node(number, tuple(found)) for number, found in mentions.items()), key=lambda node: node.id)
        )

    def _node(self, number: int, mentions: tuple[MentionRef, ...]) -> Node:
        name = self.names[number]
        kind = _kind(number)
        other = (name.split()[1],) if number % 5 == 0 else ()
        return Node(
            _id(number), "place" if kind == "place" else "actor", kind, name, other, (), (), None, None, None, None, (),
            mentions, True,
        )  # fmt: skip


def without_a_text(world: World) -> World:
    """The World as it was before one of its articles came."""
    left_out = world.readings[len(world.readings) // 2].sha256
    events = tuple(
        replace(event, claims=claims)
        for event in world.events
        if (claims := tuple(claim for claim in event.claims if claim.sha256 != left_out))
    )
    ids = {event.id for event in events}
    documents = [i for i, document in enumerate(world.documents) if document.sha256 != left_out]
    texts = [i for i, reading in enumerate(world.readings) if reading.sha256 != left_out]
    return replace(
        world,
        documents=tuple(world.documents[i] for i in documents),
        anchors=tuple(world.anchors[i] for i in documents),
        readings=tuple(world.readings[i] for i in texts),
        dated=tuple(world.dated[i] for i in texts),
        node_of=tuple(pair for pair in world.node_of if pair[0].sha256 != left_out),
        events=events,
        orders=tuple(order for order in world.orders if order[0] in ids and order[1] in ids),
    )


def _with(event: Event, ref: ClaimRef) -> Event:
    return replace(event, claims=(*event.claims, ref), voices=event.voices + 1)


def _kind(number: int) -> EntityKind:
    kinds: tuple[EntityKind, ...] = ("person", "organization", "group", "place")
    return kinds[number % 4]


def _hash(text: _Text) -> str:
    return _document(text, 0).sha256


def _id(number: int) -> str:
    return f"{'place' if _kind(number) == 'place' else 'actor'}/name-{number}"


def _document(text: _Text, number: int) -> Document:
    return Document(f"{number:07}.txt", f"{number:07}.txt", text.text, f"Title {number}", f"Outlet {number % 50}")
