"""The rows as which the graph is read: pages, tables and exports are made of them.

All are plain values. IRIs are absolute. EDTF values are text; ``earliest`` and ``latest`` are inclusive days. Offsets
are code points of the text, half open. None means not known; an empty tuple means none.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from dateline.graph.model import named_day


class Link(NamedTuple):
    """A node, place or event and the name to show for it."""

    iri: str
    label: str


class Part(NamedTuple):
    """A node that takes part in an event, and in which role."""

    role: str
    iri: str
    label: str


class Spot(NamedTuple):
    """A place and where on Earth it lies (degrees, WGS 84)."""

    iri: str
    label: str
    latitude: float | None
    longitude: float | None


class Number(NamedTuple):
    """A number that a claim gives for a participant: 16 police officers. ``low`` = ``high`` when exact."""

    role: str
    text: str
    low: float | None
    high: float | None
    unit: str | None


def given_number(low: float | None, high: float | None) -> Number | None:
    """The number that a claim itself gives as its account of something; None where it gives none."""
    if low is None and high is None:
        return None
    return Number("figure", _amount_words(low, high), low, high, None)


def _amount_words(low: float | None, high: float | None) -> str:
    """"4,200", "at least 12", "up to 9,000", "200 to 300"."""
    if low == high:
        return f"{low:,.10g}"
    if high is None:
        return f"at least {low:,.10g}"
    return f"up to {high:,.10g}" if low is None else f"{low:,.10g} to {high:,.10g}"


class Source(NamedTuple):
    """The article in which a passage stands."""

    iri: str
    key: str
    path: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    published_basis: str

    @property
    def name(self) -> str:
        """What to call it in a list of sources."""
        return self.publisher or self.key


class Passage(NamedTuple):
    """A piece of a text and where it stands."""

    start: int
    end: int
    text: str


class Speaker(NamedTuple):
    """Who says a claim. ``iri`` is None where the words that name them are no node; ``cue``: "said", "according to"."""

    iri: str | None
    label: str
    attitude: str
    cue: str
    direct: bool = True
    """False where they tell something that this claim is only a part of."""


class Participant(NamedTuple):
    """A participant as a claim tells it. ``iri`` and ``label`` are None where the mention is no node."""

    role: str
    text: str
    start: int
    end: int
    iri: str | None
    label: str | None
    number: Number | None
    extent: tuple[int, int] | None = None
    """The whole phrase, appositions and relative clauses included, where it is longer."""
    is_event: bool = False
    """Whether what takes part is itself an event that the text tells of."""


@dataclass(frozen=True, slots=True)
class CorpusRow:
    """The corpus as a whole: its name, base IRI, and the version of dateline that wrote it."""

    name: str
    base: str
    version: str


@dataclass(frozen=True, slots=True)
class Party:
    """A node as the default graph has it: an actor, a place, a thing, or an actor and a place in one."""

    iri: str
    label: str
    kind: str
    """person, organization, place, group, thing, unknown."""
    names: tuple[str, ...]
    """Its other names."""
    roles: tuple[str, ...]
    same_as: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    within: Link | None
    acts: bool
    """False for things that only things happen to, and for what is only mentioned."""
    is_actor: bool
    is_place: bool


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor or thing, as Party has it, and how often it is met: one row a node that is no mere place."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    same_as: tuple[str, ...]
    country: str | None
    within: Link | None
    acts: bool
    events: int
    """Events in which it has any role."""
    mentions: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place. A state that acts is an ActorRow too, under the same IRI."""

    iri: str
    label: str
    names: tuple[str, ...]
    same_as: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    within: Link | None
    events: int
    mentions: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article. ``text`` is None where the graph was built without texts; two articles may share one ``text_iri``."""

    iri: str
    key: str
    path: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    basis: str
    reason: str
    text: str | None
    text_iri: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the default graph has it: who did what to whom, when, where, and how far that is supported."""

    iri: str
    id: str
    """The last part of the IRI: twelve hexadecimal digits."""
    label: str
    type: str | None
    """Name of the type's concept (``ASSAULT``); None: untyped."""
    verb: str
    agents: tuple[Link, ...]
    patients: tuple[Link, ...]
    others: tuple[Part, ...]
    places: tuple[Spot, ...]
    edtf: str | None
    earliest: datetime.date | None
    latest: datetime.date | None
    basis: str
    reason: str
    rival_dates: bool
    standing: str
    reports: int
    attributions: int
    denials: int
    voices: int
    salience: float
    key: bool
    speech: bool
    tells: tuple[str, ...]
    """IRIs of the events that this act of speech tells."""
    told_by: tuple[str, ...]
    """IRIs of the acts of speech that tell this event."""
    confidence: float

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that take part in it, agents and patients first; without the places where it happened."""
        ends = (("agent", self.agents), ("patient", self.patients))
        return (*(Part(role, *link) for role, links in ends for link in links), *self.others)

    @property
    def place_in_time(self) -> datetime.date | None:
        """The day by which it stands in order of time: the one that it is dated to, else its first or last possible."""
        return named_day(self.edtf) or self.earliest or self.latest


@dataclass(frozen=True, slots=True)
class EventRow(Happening):
    """An event with what its claims add to it."""

    numbers: tuple[Number, ...]
    """Distinct numbers that its claims give for its participants."""
    rival_counts: bool = False
    rival_agents: bool = False
    part_of: Link | None = None
    """The event that it is an episode of."""
    episodes: tuple[Link, ...] = ()
    """The events that are told as parts of it."""
    rival_acts: bool = False
    by_denial: bool = False
    """Of what is denied: whether somebody is told to deny it, and not only that it did not happen."""

    @property
    def shown_standing(self) -> str:
        """Its standing for readers: what nobody denies, and is only told in the negative, is ``negated``."""
        return "negated" if self.standing == "denied" and not self.by_denial else self.standing

    @property
    def rivalry(self) -> tuple[str, ...]:
        """What its accounts differ in: acts, dates, counts, agents."""
        found = (("acts", self.rival_acts), ("dates", self.rival_dates), ("counts", self.rival_counts),
                 ("agents", self.rival_agents))
        return tuple(name for name, differ in found if differ)


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells an event, and an article in which it stands. '' where the graph holds no texts."""

    source: Source
    start: int
    sentence: str
    denied: bool
    speakers: tuple[str, ...]
    """Labels of the nodes to which it is attributed; none: the article itself."""
    claim: str
    """IRI of the claim, of which every article that carries its text has a telling."""
    by_denial: bool
    """Whether it is negative because somebody denies it, not because it is told so: "nobody was hurt"."""
    certainty: str
    direct: bool | None
    """False where the speaker tells something that this is only a part of; None where nobody speaks."""
    edtf: str | None
    """The date of the claim itself, where it has one."""
    confidence: float

    @property
    def polarity(self) -> str:
        """As the graph names it."""
        return "negative" if self.denied else "positive"


@dataclass(frozen=True, slots=True)
class DatedTriple:
    """Who did what to whom in an event, where both ends are known; IRIs."""

    iri: str
    event: str
    agent: str
    patient: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A claim: an event as one sentence of one text tells it. Reprints of the text are further ``sources``."""

    event: str | None
    """IRI of the event; None where the claim belongs to none."""
    claim: str
    text_iri: str
    sources: tuple[Source, ...]
    """The articles that carry the text, in order of key; never empty."""
    sentence: Passage
    trigger: Passage
    lemma: str
    type: str | None
    speakers: tuple[Speaker, ...]
    """Nearest to the claim first; empty: the text's own voice."""
    polarity: str
    certainty: str
    tense: str
    edtf: str | None
    earliest: datetime.date | None
    latest: datetime.date | None
    basis: str
    reason: str
    time: Passage | None
    """The words that date it, where some do."""
    participants: tuple[Participant, ...]
    rule: str
    confidence: float
    weight: float
    repeats: str | None = None
    """IRI of the text whose words it repeats: both are one voice."""
    by_denial: bool = False
    """Whether it is negative because somebody denies it, not because it is told so: "nobody was hurt"."""
    gives: Number | None = None
    """The number that it gives of something, as an account of it: "put the number of homeless at 700"."""

    @property
    def source(self) -> Source:
        """The first article that carries the text."""
        return self.sources[0]


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time expression of a text and its TIMEX3 value."""

    text_iri: str
    start: int
    end: int
    text: str
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A passage that speaks of a node."""

    text_iri: str
    start: int
    end: int
    text: str
    form: str
    node: str
    """IRI of the node."""
    head: tuple[int, int] | None = None
    """Where its head stands, a name without titles, if it is not the whole mention."""
    is_event: bool = False
    """Whether its head is the trigger of an event: "the announcement"."""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """That one event came before another, and the words or rule that say so."""

    before: str
    after: str
    basis: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """Why two names count as one node: score from 0 to 1, and the reason in words."""

    iri: str
    node: str
    same: tuple[str, str]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """An input that was not read, or a correction that was not obeyed, and why."""

    path: str
    reason: str
    line: int | None = None
    """Of a correction: where it stands in its configuration file."""

    @property
    def where(self) -> str:
        """The path, and the line where there is one."""
        return self.path if self.line is None else f"{self.path}, line {self.line}"


@dataclass(frozen=True, slots=True, order=True)
class NotedRow:
    """An article that was read without something that it says of itself, and why."""

    path: str
    reason: str
