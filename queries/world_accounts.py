"""What one text of a World says, as rows: its claims and the numbers in them."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.graph import kept
from dateline.graph.model import Claim, ClaimRef, Dated, Mention, MentionRef, Reading, Span, Voice
from dateline.graph.rdf_text import Passages, extents_of
from dateline.graph.rdf_world import verb_iri
from dateline.graph.rows import AccountRow, Link, Number, Participant, Passage, Source, Speaker, given_number
from dateline.graph.subjects import ROLES, local
from dateline.graph.terms import Names, clean
from dateline.queries.accounts import bounds


def optional(text: str | None) -> str | None:
    """A text as the graph keeps it."""
    return None if text is None else clean(text)


def plain(value: float | None) -> float | None:
    """A number as the graph keeps it: none that is not finite, and no zero below zero."""
    return None if value is None or not math.isfinite(value) else value + 0.0


def share(value: float) -> float:
    """A number from 0 to 1 as the graph keeps it."""
    return plain(round(value, 4)) or 0.0


@functools.lru_cache(10_000)
def verb(lemma: str) -> str:
    """The verb of a lemma as the graph calls it."""
    return clean(lemma) or local(verb_iri(lemma).value)


@dataclass(frozen=True)
class TextRows:
    """A text, with what the corpus says of it."""

    names: Names
    reading: Reading
    dated: Dated
    text: str
    sources: tuple[Source, ...]
    """The articles that carry it, in order of key."""
    nodes: Mapping[MentionRef, Link]
    """Which node each mention of the corpus is."""
    events: Mapping[ClaimRef, str]
    """The IRI of the event that each claim of the corpus tells."""
    repeats: Mapping[ClaimRef, str]
    """The IRI of the text whose words a claim repeats."""

    # ---- Looked up ---------------------------------------------------------------------------------------------------

    @functools.cached_property
    def _iris(self) -> Passages:
        return Passages(self.reading, self.names)

    @functools.cached_property
    def _mention_iris(self) -> list[str]:
        return [iri.value for iri in self._iris.mentions]

    @functools.cached_property
    def _extents(self) -> dict[int, Span]:
        return extents_of(self.reading)

    @functools.cached_property
    def _triggers(self) -> frozenset[int]:
        """The tokens that are heads of what tells an event."""
        return frozenset(claim.head_token for claim in self.reading.claims)

    def _words(self, span: Span) -> str:
        return clean(self.text[span.start : span.end])

    def _passage(self, span: Span) -> Passage:
        return Passage(span.start, span.end, self._words(span))

    def _node(self, mention: int) -> Link | None:
        return self.nodes.get(MentionRef(self.reading.sha256, mention))

    # ---- Rows --------------------------------------------------------------------------------------------------------

    def accounts(self) -> tuple[AccountRow, ...]:
        """Its claims, in their own order."""
        refs = [ClaimRef(self.reading.sha256, index) for index in range(len(self.reading.claims))]
        known = (
            self.names.base,
            self.reading.sha256,
            self.dated.claims,
            self.sources,
            [self._node(index) for index in range(len(self.reading.mentions))],
            [(self.events.get(ref), self.repeats.get(ref)) for ref in refs],
        )
        return kept.of("accounts", known, tuple[AccountRow, ...], lambda: tuple(self._accounts()))

    def _accounts(self) -> Iterator[AccountRow]:
        text = self.names.text(self.reading.sha256).value
        for index, claim in enumerate(self.reading.claims):
            ref = ClaimRef(self.reading.sha256, index)
            when = self.dated.claims[index]
            yield AccountRow(
                self.events.get(ref),
                self._iris.claims[index].value,
                text,
                self.sources,
                self._passage(self.reading.sentences[claim.sentence]),
                self._passage(claim.trigger),
                verb(claim.lemma),
                optional(claim.type),
                tuple(map(self._speaker, claim.voices)),
                claim.polarity,
                claim.certainty,
                clean(claim.tense),
                optional(when.edtf),
                *bounds(when.edtf, when.earliest, when.latest),
                when.basis,
                clean(when.reason),
                self._time(claim),
                tuple(self._participants(claim)),
                clean(claim.rule),
                share(claim.confidence),
                share(claim.weight),
                self.repeats.get(ref),
                claim.by_denial,
                self._given(claim),
            )

    def _speaker(self, voice: Voice) -> Speaker:
        node = self._node(voice.mention)
        return Speaker(
            node.iri if node else None,
            node.label if node else self._words(self.reading.mentions[voice.mention].span),
            voice.attitude,
            self._words(voice.cue) if voice.cue.start < voice.cue.end else "",
            voice.direct,
        )

    def _time(self, claim: Claim) -> Passage | None:
        """The words that date a claim; of several the first by their IRI."""
        times = {self._iris.times[link.time].value: link.time for link in claim.times}
        return self._passage(self.reading.times[times[min(times)]].span) if times else None

    def _participants(self, claim: Claim) -> Iterator[Participant]:
        parts = {(part.role, part.mention) for part in claim.participants}
        for role, mention in sorted(parts, key=lambda part: (ROLES.index(part[0]), self._mention_iris[part[1]])):
            yield self._participant(role, mention)

    def _participant(self, role: str, index: int) -> Participant:
        mention, node = self.reading.mentions[index], self._node(index)
        extent = self._extents.get(index, mention.span)
        return Participant(
            role,
            self._words(mention.span),
            *mention.span,
            node.iri if node else None,
            node.label if node else None,
            self._number(role, mention),
            None if extent == mention.span else (extent.start, extent.end),
            mention.form != "pronoun" and mention.head_token in self._triggers,
        )

    def _number(self, role: str, mention: Mention) -> Number | None:
        if mention.quantity is None:
            return None
        low, high = plain(mention.quantity.low), plain(mention.quantity.high)
        if low is None and high is None:
            return None
        return Number(role, self._words(mention.span), low, high, optional(mention.quantity.unit))

    def _given(self, claim: Claim) -> Number | None:
        return None if claim.figure is None else given_number(plain(claim.figure.low), plain(claim.figure.high))

    def numbers(self, claim: int) -> Iterator[Number]:
        """What a claim says of how many took part."""
        for part in self.reading.claims[claim].participants:
            found = self._number(part.role, self.reading.mentions[part.mention])
            if found is not None:
                yield found
