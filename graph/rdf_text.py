"""A graph per text: what that text says by itself, and nothing that other texts or a publication date add."""

from __future__ import annotations

import functools
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.graph import terms
from dateline.graph.model import Claim, Mention, Reading, Span, TimeExpression, TimeForm, Voice
from dateline.graph.rdf_world import Triple, type_iri, verb_iri
from dateline.graph.terms import DL, FACTUALITY, GRASP, NIF, PROV, A, Names
from dateline.graph.version import VERSION
from pyoxigraph import NamedNode

_CERTAINTY = {"possible": FACTUALITY["possible"], "planned": DL["planned"]}


class Places:
    """Where the claims, or the mentions, of a text stand, in little room: an IRI is made when it is asked for.

    Where two have one span, the later bear their number.
    """

    def __init__(self, kind: str, sha256: str, spans: Iterable[Span]) -> None:
        """Of a text by its hash; ``kind`` is the word before a number."""
        self._kind, self._sha256 = kind, sha256
        self._packed = array("I")
        seen: dict[Span, int] = {}
        for span in spans:
            seen[span] = seen.get(span, 0) + 1
            self._packed.extend((*span, seen[span]))

    def iri(self, index: int, names: Names) -> NamedNode:
        """The IRI of one of them."""
        start, end, number = self._packed[3 * index : 3 * index + 3]
        iri = names.passage(self._sha256, Span(start, end))
        return iri if number == 1 else NamedNode(f"{iri.value};{self._kind}={number}")

    def iris(self, names: Names) -> tuple[NamedNode, ...]:
        """The IRIs of all, in their order."""
        return tuple(self.iri(index, names) for index in range(len(self._packed) // 3))


def claim_places(reading: Reading) -> Places:
    """Where the claims of a text stand."""
    return Places("claim", reading.sha256, (claim.trigger for claim in reading.claims))


def mention_places(reading: Reading) -> Places:
    """Where the mentions of a text stand."""
    return Places("mention", reading.sha256, (mention.span for mention in reading.mentions))


@dataclass(frozen=True)
class Passages:
    """The IRIs of what a text holds."""

    reading: Reading
    names: Names

    @functools.cached_property
    def claims(self) -> tuple[NamedNode, ...]:
        """Parallel to ``Reading.claims``."""
        return claim_places(self.reading).iris(self.names)

    @functools.cached_property
    def mentions(self) -> tuple[NamedNode, ...]:
        """Parallel to ``Reading.mentions``."""
        return mention_places(self.reading).iris(self.names)

    @functools.cached_property
    def times(self) -> tuple[NamedNode, ...]:
        """Parallel to ``Reading.times``."""
        return Places("time", self.reading.sha256, (time.span for time in self.reading.times)).iris(self.names)


def triples(passages: Passages, text: str, mentions: frozenset[int], whole: bool = True) -> Iterator[Triple]:
    """All that the graph of one text holds.

    ``mentions``: which of its mentions to write beside those that its claims speak of. ``whole`` False leaves the text
    and its sentences' words out; spans keep their offsets.
    """
    reading, names = passages.reading, passages.names
    yield from _context(reading, text if whole else None, names)
    wanted = mentions | _spoken_of(reading)
    extents = extents_of(reading)
    claim_at = {claim.head_token: iri for claim, iri in zip(reading.claims, passages.claims, strict=True)}
    for i in sorted(wanted):
        mention, iri = reading.mentions[i], passages.mentions[i]
        yield from _mention(mention, iri, text)
        if mention.form == "name" and mention.roles:
            yield from _inner(iri, "head", mention.head, mention.span)
        yield from _inner(iri, "extent", extents.get(i, mention.span), mention.span)
        if mention.form != "pronoun" and mention.head_token in claim_at:
            yield iri, DL["tellsOf"], claim_at[mention.head_token]
    for i, time in enumerate(reading.times):
        yield from _time(time, passages.times[i], text)
    for sentence in sorted({claim.sentence for claim in reading.claims}):
        yield from _sentence(reading.sentences[sentence], reading, text if whole else None, names)
    for i, claim in enumerate(reading.claims):
        yield from _claim(claim, passages.claims[i], passages, text)


def extents_of(reading: Reading) -> dict[int, Span]:
    """The widest phrase that a mention stands for where it takes part, with appositions and relative clauses."""
    found: dict[int, Span] = {}
    for claim in reading.claims:
        for part in claim.participants:
            if part.extent is not None:
                old = found.get(part.mention, part.extent)
                found[part.mention] = Span(min(old.start, part.extent.start), max(old.end, part.extent.end))
    return found


def _inner(iri: NamedNode, name: str, span: Span, whole: Span) -> Iterator[Triple]:
    """A second span of a mention, where it is not the mention's own."""
    if span != whole:
        yield iri, DL[name + "Begin"], terms.count(span.start)
        yield iri, DL[name + "End"], terms.count(span.end)


def _spoken_of(reading: Reading) -> frozenset[int]:
    """Mentions that take part in a claim or say one."""
    parts = {part.mention for claim in reading.claims for part in claim.participants}
    return frozenset(parts | {voice.mention for claim in reading.claims for voice in claim.voices})


def _context(reading: Reading, text: str | None, names: Names) -> Iterator[Triple]:
    iri = names.text(reading.sha256)
    yield iri, A, NIF["Context"]
    yield iri, DL["sha256"], terms.string(reading.sha256)
    yield names.reading(reading.sha256), PROV["wasGeneratedBy"], names.run(VERSION)
    if text is not None:
        yield iri, NIF["isString"], terms.string(text)


def _passage(iri: NamedNode, kind: str, words: str | None) -> Iterator[Triple]:
    """A piece of a text. Its IRI says which text, and where in it (RFC 5147)."""
    yield iri, A, DL[kind]
    if words is not None:
        yield iri, NIF["anchorOf"], terms.string(words)


def _cut(text: str, span: Span) -> str:
    return text[span[0] : span[1]]


def _sentence(span: Span, reading: Reading, text: str | None, names: Names) -> Iterator[Triple]:
    words = None if text is None else _cut(text, span)
    yield from _passage(names.passage(reading.sha256, span), "Sentence", words)


def _ends(iri: NamedNode, *told: tuple[str, float | None]) -> Iterator[Triple]:
    """The ends of a number that are known, each by its property."""
    for property, value in told:
        number = None if value is None else terms.number(value)
        if number is not None:
            yield iri, DL[property], number


def _mention(mention: Mention, iri: NamedNode, text: str) -> Iterator[Triple]:
    yield from _passage(iri, terms.FORMS[mention.form], _cut(text, mention.span))
    if mention.quantity is not None:
        yield from _ends(iri, ("low", mention.quantity.low), ("high", mention.quantity.high))
        if mention.quantity.unit is not None:
            yield iri, DL["unit"], terms.string(mention.quantity.unit)


# ---- Times -----------------------------------------------------------------------------------------------------------


def _time(time: TimeExpression, iri: NamedNode, text: str) -> Iterator[Triple]:
    yield from _passage(iri, "TimeExpression", _cut(text, time.span))
    yield iri, DL["timexType"], terms.string(time.type)
    yield iri, DL["timeExpression"], terms.string(unresolved(time.form))


def unresolved(form: TimeForm) -> str:
    """A time expression without its anchor, in one line: its value where it has one, else what is to be worked out."""
    if form.value is not None and not form.parts:
        return form.value
    words = [form.operator, form.value, None if form.amount is None else f"{form.amount:g}", form.unit, form.direction]
    parts = " ".join(unresolved(part) for part in form.parts)
    return " ".join(word for word in words if word) + (f" ({parts})" if parts else "")


# ---- Claims ----------------------------------------------------------------------------------------------------------


def _claim(claim: Claim, iri: NamedNode, passages: Passages, text: str) -> Iterator[Triple]:
    reading, names = passages.reading, passages.names
    yield from _passage(iri, "Claim", _cut(text, claim.trigger))
    yield iri, NIF["referenceContext"], names.text(reading.sha256)
    yield iri, DL["sentence"], names.passage(reading.sha256, reading.sentences[claim.sentence])
    yield iri, DL["verb"], verb_iri(claim.lemma)
    if claim.type is not None:
        yield iri, DL["claimedType"], type_iri(claim.type)
    for part in claim.participants:
        yield iri, DL["claimed" + part.role.capitalize()], passages.mentions[part.mention]
    for link in claim.times:
        yield iri, DL["claimedTime"], passages.times[link.time]
    if claim.told_by is not None:
        yield iri, DL["toldBy"], passages.claims[claim.told_by]
    if claim.figure is not None:
        yield from _ends(iri, ("givesLow", claim.figure.low), ("givesHigh", claim.figure.high))
    yield from _factuality(claim, iri)
    yield from _voices(claim, iri, passages, text)


def _factuality(claim: Claim, iri: NamedNode) -> Iterator[Triple]:
    """How the text tells it. What most claims are stays unsaid: affirmed, certain, past."""
    if claim.polarity != "positive":
        yield iri, DL["polarity"], FACTUALITY[claim.polarity]
    if claim.by_denial:
        yield iri, DL["byDenial"], terms.TRUE
    if claim.generic:
        yield iri, DL["generic"], terms.TRUE
    if claim.certainty != "certain":
        yield iri, DL["certainty"], _CERTAINTY[claim.certainty]
    if claim.tense != "past":
        yield iri, DL["tense"], terms.string(claim.tense)
    yield iri, DL["weight"], terms.share(claim.weight)
    yield iri, DL["rule"], terms.string(claim.rule)
    yield iri, DL["confidence"], terms.share(claim.confidence)
    if claim.speech:
        yield iri, DL["speech"], terms.TRUE


def _voices(claim: Claim, iri: NamedNode, passages: Passages, text: str) -> Iterator[Triple]:
    """Who says it, and how: the nearest speaker on the claim itself, those who relay him as attributions."""
    for place, voice in enumerate(claim.voices, 1):
        speaker = passages.mentions[voice.mention]
        if place == 1:
            yield iri, DL["saidBy"], speaker
            yield from _manner(voice, iri, text)
            continue
        said = passages.names.attribution(passages.reading.sha256, claim.trigger, place)
        yield iri, GRASP["hasAttribution"], said
        yield said, A, GRASP["Attribution"]
        yield said, DL["speaker"], speaker
        yield said, DL["position"], terms.count(place)
        yield from _manner(voice, said, text)


def _manner(voice: Voice, said: NamedNode, text: str) -> Iterator[Triple]:
    """How a speaker tells it. What most do stays unsaid: neutral, of this very claim."""
    if voice.attitude != "neutral":
        yield said, DL["attitude"], terms.string(voice.attitude)
    if not voice.direct:
        yield said, DL["direct"], terms.FALSE
    if voice.cue[0] < voice.cue[1]:
        yield said, DL["cue"], terms.string(_cut(text, voice.cue))
