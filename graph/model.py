"""What passes between the stages: an article, what its text says, what the corpus makes of it.

Everything here is a frozen dataclass of plain values, so that it can be compared, hashed, cached and sent to another
process. Offsets are code points of ``Document.text``, half open. ``None`` means not known.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Literal, NamedTuple

# ---- Places in a text ------------------------------------------------------------------------------------------------


class Span(NamedTuple):
    """Code points ``start`` (inclusive) to ``end`` (exclusive) of a text."""

    start: int
    end: int


# ---- The article -----------------------------------------------------------------------------------------------------

DateSource = Literal["given", "metadata", "url", "filename", "changed", "edition"]
"""Where a publication date outside the text was found.

``given``: dateline.toml or a JSONL field. ``changed``: the day of the last change in the page's metadata.
``edition``: a weekday in place of a day, by its English name ("friday"): it dates nothing alone.
"""


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """A publication date that an article bears outside its text; ``value`` is an EDTF day, month or year.

    The set of the days that it can be where a file's name has numbers that can be read in several ways.
    """

    source: DateSource
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article: its key within the corpus, what is known of it, and its text as it stands."""

    key: str
    """URL or given id, else the path below the folder given, else the file's name."""
    path: str
    """Path below the folder given to build (``file.jsonl#id`` for a line of a JSONL file); tables name documents so."""
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    evidence: tuple[DateEvidence, ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of the text, 64 hexadecimal digits: two articles with one text share their Reading."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read, or a correction that was not obeyed, and why, in words for the user."""

    path: str
    reason: str
    line: int | None = None
    """Of a correction: where it stands in the configuration file ``path``."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An article that was read without something that it says of itself, and why, in words for the user."""

    path: str
    reason: str


# ---- The parsed text (language.py makes it; only builders see it) ----------------------------------------------------

BlockKind = Literal["title", "standfirst", "dateline", "byline", "paragraph", "heading", "junk"]
"""``dateline``: a line or line start that bears the date and place of publication. ``junk``: boilerplate, not read."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of an article."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the parser sees it. ``text`` is cleaned of debris; the offsets are those of the original text."""

    i: int
    """Its index in ``Parse.tokens``."""
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech: VERB, NOUN, PROPN …"""
    tag: str
    """Penn Treebank tag: VBD, NNS …"""
    dep: str
    """ClearNLP/spaCy dependency label; ``ROOT`` for a sentence's root."""
    head: int
    """Index of the governing token; its own index for a root."""
    children: tuple[int, ...]
    """Indices of the dependents, in the order of the text."""
    ent: str
    """Named-entity label (OntoNotes: PERSON, ORG, GPE …), or ''."""
    ent_begins: bool
    sentence: int
    space: bool
    """Whether white space follows."""
    lower: str = field(init=False, repr=False, compare=False)
    """Its text in lower case."""

    def __post_init__(self) -> None:
        """Derive what follows from the rest."""
        object.__setattr__(self, "lower", sys.intern(self.text.lower()))

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive) of a block. Sentences never cross blocks."""

    i: int
    span: Span
    first: int
    last: int
    root: int
    block: int


Trait = Literal["pos", "tag", "dep", "lemma", "lower", "ent"]
"""What of a word there are few values of, by which ``Parse.having`` finds it."""


@dataclass(frozen=True, slots=True)
class Parse:
    """A text, its blocks, and the dependency parse of all that is not junk."""

    text: str
    blocks: tuple[Block, ...]
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    answers: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was asked about it so far (``builders/remembered.py``); no part of what it is."""

    def having(self, trait: Trait, values: frozenset[str]) -> list[Token]:
        """The words with one of these values of a trait, in the order of the text: ``dep`` "conj", ``lemma`` "be".

        Nobody may change the list.
        """
        found: list[Token] | None = self.answers.get((trait, values))
        if found is None:
            index = self._index(trait)
            found = [token for value in index.keys() & values for token in index[value]]
            found.sort(key=attrgetter("i"))
            self.answers[trait, values] = found
        return found

    def _index(self, trait: Trait) -> dict[str, list[Token]]:
        """The words by the values of a trait."""
        index: dict[str, list[Token]] | None = self.answers.get(trait)
        if index is None:
            index = self.answers[trait] = defaultdict(list)
            value_of = attrgetter(trait)
            for token in self.tokens:
                index[value_of(token)].append(token)
        return index

    def sentence_tokens(self, sentence: int) -> tuple[Token, ...]:
        """The words of a sentence."""
        where = self.sentences[sentence]
        return self.tokens[where.first : where.last]

    def block_of(self, sentence: int) -> Block:
        """The block that a sentence stands in."""
        return self.blocks[self.sentences[sentence].block]


# ---- Times -----------------------------------------------------------------------------------------------------------

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class TimeForm:
    """A time expression without its anchor: an operator and its operands. ``builders/times.py`` lists the operators."""

    operator: str
    value: str | None = None
    """An EDTF value, perhaps with X for unknown digits (``XXXX-01-02``), or what the operator says."""
    amount: float | None = None
    unit: str | None = None
    """day, week, month, quarter, half, year, decade, century, hour, minute, season, weekend, fiscal-year."""
    direction: Direction | None = None
    """Which way from the anchor, from the wording or the tense of the governing verb; None: not said."""
    modifier: str | None = None
    """start, mid, end, before, after, approx, less, more (TimeML's MOD)."""
    parts: tuple[TimeForm, ...] = ()
    """Ends of a range, or the items of a list."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression where it stands, unresolved. Resolved by ``times.resolve(expression, anchor, reference)``."""

    span: Span
    type: TimexType
    form: TimeForm
    sentence: int
    """-1 in a block that is not parsed."""
    text: str = ""
    """Its words, cleaned, for the reasons told to the user."""


Basis = Literal["stated", "resolved", "inferred", "bounded", "unknown", "given"]
"""``stated`` in full; ``resolved`` against the publication date; ``inferred`` (say, the year from other articles);
``bounded`` by neighbours; ``given`` by the user: a publication date by dateline.toml or JSONL, an event's by a
correction."""


@dataclass(frozen=True, slots=True)
class When:
    """When something happened, as exactly as is known and no more.

    ``edtf`` is an ISO 8601-2 value: a day, month, year; ``A/B`` lasts from A to B; ``[A..B]`` one unknown day within;
    ``~`` approximate. None when nothing is known, or no single value is. ``earliest`` and ``latest`` are the first and
    last day on which any of it can lie, inclusive; either may be unknown.
    """

    edtf: str | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    basis: Basis = "unknown"
    reason: str = "nothing in the text says when"

    @property
    def day(self) -> datetime.date | None:
        """The one day that ``edtf`` names, be it only about that day; None where it names none."""
        return named_day(self.edtf)


@functools.lru_cache(1 << 14)
def named_day(edtf: str | None) -> datetime.date | None:
    """The day that an EDTF value names, be it only about that day ("2022-01-10~"); None for any other value."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[~?%]?", edtf or "")
    return datetime.date.fromisoformat(match[1]) if match else None


UNKNOWN = When()


# ---- What one text says ----------------------------------------------------------------------------------------------

EntityKind = Literal["person", "organization", "place", "group", "thing", "unknown"]
"""``group``: people described, not named ("protesters"). ``place`` includes states, which may also act."""
MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that belongs to a mention: 16 police officers. ``low`` = ``high`` when exact; None: open end."""

    low: float | None
    high: float | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that can take part in events."""

    span: Span
    """The whole noun phrase, determiner to last modifier (without relative clauses)."""
    head: Span
    text: str
    """The phrase, cleaned."""
    lemma: str
    """Lemma of the head word, or the name's last part as written."""
    form: MentionForm
    kind: EntityKind
    name: str | None
    """The proper name in it, without titles and descriptors ("Vladimir Putin"); None where there is none."""
    roles: tuple[str, ...]
    """Offices, titles, descriptors that the phrase gives its referent ("president")."""
    countries: tuple[str, ...]
    """ISO 3166 alpha-2 codes of nationality words in the phrase ("Kazakh" → KZ)."""
    modifiers: tuple[str, ...]
    """Lemmas of content modifiers of the head ("armed")."""
    plural: bool
    quantity: Quantity | None
    sentence: int
    head_token: int
    """Index of the head in ``Parse.tokens``."""
    entity: int
    """Index in ``Reading.entities``: what this mention refers to, within its text."""
    sure: float = 1.0
    """How often a pronoun's antecedent is right that stands out so much from the next candidate; 1 for all else."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What a text speaks of under one or several mentions."""

    kind: EntityKind
    label: str
    """The best name or description in the text, without article, for labels: "Kassym-Jomart Tokayev", "rioters"."""
    names: tuple[str, ...]
    """Distinct proper names in the text, acronyms included, the fullest first; empty for a described one."""
    roles: tuple[str, ...]
    countries: tuple[str, ...]
    geoname: int | None
    """GeoNames id where the gazetteer knows the place in this text's context."""
    mentions: tuple[int, ...]
    of: int | None = None
    """The entity that this one belongs to or is situated in ("the government of X", "the airport of Y"): its index."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a text speaks of: all noun phrases in order of their heads, and what they refer to."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]


Role = Literal["agent", "patient", "recipient", "instrument", "place", "source", "goal", "purpose", "cause", "other"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "planned", "possible"]
"""``planned``: future or intended; ``possible``: may, would, if, question, command, hope."""
Tense = Literal["past", "present", "future", "perfect", "past-perfect", "none"]
Attitude = Literal["neutral", "factive", "doubt"]
"""How the text stands to what a source says: said, recalled/admitted, claimed/alleged."""
ClaimForm = Literal["verb", "noun", "predicate", "headline"]


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what fills a role of a claim, and the rule that found it."""

    role: Role
    mention: int
    """Index in ``Reading.mentions``."""
    rule: str = ""
    extent: Span | None = None
    """The whole phrase, with appositions and relative clauses; None where the mention has neither."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: the mention of the speaker, nearest to the claim first when several are in one chain."""

    mention: int
    attitude: Attitude
    cue: Span
    """The words that attribute it ("said", "according to")."""
    direct: bool = True
    """Whether the speaker tells this very claim; False for one within a claim or quotation that is told."""


TimeRelation = Literal["at", "since", "until", "during", "before", "after", "for", "upon", "near"]
"""``upon``: soon after it ("shortly after joining in 2011"); ``near``: not long before it, as its reason or occasion;
``during``: within the span, not all of it ("in January"); ``for``: a duration."""
Scope = Literal["syntax", "clause", "narrative", "headline", "reference"]
"""Where a link to a time was found: in the grammar, in the clause around, in the sentence before; ``headline``: at the
story's headline; ``reference``: at the event that is spoken of again."""


@dataclass(frozen=True, slots=True)
class TimeLink:
    """That an expression dates a claim, and where the link was found."""

    relation: TimeRelation
    time: int
    """Index in ``Reading.times``."""
    scope: Scope


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody gives of something: "the mayor put the number of homeless at 700"."""

    of: str
    """The noun for what it counts, folded, with "money" where the number is a sum; empty where no noun tells it."""
    low: float | None
    high: float | None
    """As in ``Quantity``."""
    teller: int | None
    """The mention of who gives it; None: whoever tells the claim."""
    befell: str = ""
    """What befell so many, where the number is a toll: "dead", "hurt"."""
    mere: bool = True
    """Whether its claim tells this number and nothing that happened: "the toll rose to 52", not "left six dead"."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An event as one sentence tells it."""

    trigger: Span
    head_token: int
    """Index of the trigger's head in ``Parse.tokens``."""
    lemma: str
    """What happened, as a verb's lemma ("send", "take_part"); for event nouns their own lemma ("protest", "coup")."""
    form: ClaimForm
    sentence: int
    participants: tuple[Participant, ...]
    voices: tuple[Voice, ...] = ()
    """Empty: the text's own voice."""
    polarity: Polarity = "positive"
    by_denial: bool = False
    """Whether somebody is said to deny it ("denied", "false"); a claim that is negative otherwise is told so: "nobody
    was hurt"."""
    generic: bool = False
    """Whether it tells how things are and nothing that happened: "nobody guards a tree". If negative, it denies
    nothing."""
    certainty: Certainty = "certain"
    tense: Tense = "none"
    type: str | None = None
    """Name of a concept of ``builders/data/types``: "ASSAULT", "SAY"; None: untyped."""
    speech: bool = False
    """Whether it is an act of speech or thought that tells other claims."""
    told_by: int | None = None
    """Index of the speech claim that tells this one."""
    times: tuple[TimeLink, ...] = ()
    main: bool = True
    """Whether its verb is that of a main clause."""
    foreground: bool = True
    """Whether its clause carries the story on: not a relative clause, a reason, something told in retrospect."""
    describes: bool = False
    """Whether its clause only tells which person or thing is meant: "the pilot arrested on Monday"."""
    label: str = ""
    """A readable sentence in the text's own words, no pronouns."""
    weight: float = 0.0
    """How much it matters in its article, 0 to 1."""
    rule: str = ""
    confidence: float = 0.5
    carries: int | None = None
    """Index of the claim of the event noun that this verb only carries: "held" and "a rally" are one event."""
    again: int | None = None
    """Index of the claim whose happening this one speaks of again, to deny it: "its owner denied that"."""
    within: int | None = None
    """Index of the claim that the text tells it as an episode of: "killed during the unrest"."""
    figure: Figure | None = None
    """The number that it gives of something, as an account of it."""

    @property
    def happened(self) -> bool:
        """Whether it is told to have happened: not denied, planned or merely possible."""
        return (self.polarity, self.certainty) == ("positive", "certain")

    @property
    def names_its_time(self) -> bool:
        """Whether an expression of time hangs on it by grammar; others have that of their clause or of the story."""
        return any(link.scope == "syntax" for link in self.times)

    @property
    def dates_itself(self) -> bool:
        """Whether its day is its own: that of a noun may be its clause's, and a mere number is of an earlier day."""
        if self.figure is not None and self.figure.mere:
            return False
        return self.form != "noun" or self.names_its_time


@dataclass(frozen=True, slots=True)
class Order:
    """That the text tells one claim to come before another; ``basis`` names the words or rule."""

    before: int
    after: int
    basis: str
    gap: int | None = None
    """Index in ``Reading.times`` of how long lies between, where the text says it: "two days after"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one text says by itself: a pure function of the text, the parser model and the rules."""

    sha256: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    orders: tuple[Order, ...]
    unread: str | None = None
    """Why the text could not be read, where it could not: then all else is empty."""

    def block_at(self, offset: int) -> int:
        """Index of the block in which a character of the text stands."""
        return bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1


# ---- What the corpus makes of it -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Anchor:
    """The publication date of an article: what "today" means in it. ``when.edtf`` may be a day, a month or a year."""

    when: When
    day: datetime.date | None
    """The day itself, when known to the day."""
    lacks_year: bool = False
    """Whether the article itself gives day and month, and only the year was inferred."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A text as read on its publication day: a date for every claim and a value for every time expression."""

    claims: tuple[When, ...]
    """Parallel to ``Reading.claims``."""
    values: tuple[str | None, ...]
    """TIMEX3 values, parallel to ``Reading.times``."""


class MentionRef(NamedTuple):
    """A mention of a text: its hash and the mention's index in its Reading."""

    sha256: str
    mention: int


class ClaimRef(NamedTuple):
    """A claim of a text: its hash and the claim's index in its Reading."""

    sha256: str
    claim: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two names, places or events count as one: the reasons in words and a score from 0 to 1."""

    id: str
    node: str
    """IRI path of the node."""
    same: tuple[str, str]
    score: float
    reason: str


NodeKind = Literal["actor", "place", "thing"]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, place or thing of the corpus."""

    id: str
    """IRI path below the corpus base: ``actor/csto``, ``place/kazakhstan``, ``thing/contingent``."""
    node: NodeKind
    kind: EntityKind
    label: str
    alt_labels: tuple[str, ...]
    roles: tuple[str, ...]
    same_as: tuple[str, ...]
    """IRIs elsewhere (GeoNames)."""
    country: str | None
    """ISO 3166 alpha-2."""
    latitude: float | None
    longitude: float | None
    within: str | None
    """IRI path of the place it lies in, or the body it belongs to."""
    aliases: tuple[str, ...]
    """IRI paths under which it would have been known by its other names: they redirect here."""
    mentions: tuple[MentionRef, ...]
    acts: bool
    """Whether it is agent, patient or speaker of some event (a place may act: then it is an actor too)."""


Standing = Literal["disputed", "reported", "claimed", "denied", "planned", "possible"]


@dataclass(frozen=True, slots=True)
class Event:
    """What claims of one event amount to."""

    id: str
    """IRI path: ``event/`` and the smallest claim hash of the cluster."""
    label: str
    type: str | None
    verb: str
    agents: tuple[str, ...]
    """IRI paths of nodes; the best supported."""
    patients: tuple[str, ...]
    others: tuple[tuple[Role, str], ...]
    """Further roles and the nodes that fill them."""
    places: tuple[str, ...]
    when: When
    rival_dates: bool
    """Whether claims of it have incompatible dates."""
    standing: Standing
    reports: int
    attributions: int
    denials: int
    voices: int
    salience: float
    key: bool
    """Whether it belongs to the key events, which every view opens on."""
    speech: bool
    tells: tuple[str, ...]
    """IRI paths of the events that this act of speech tells."""
    claims: tuple[ClaimRef, ...]
    replaces: tuple[str, ...]
    """IRI paths that its other claims would have named it by."""
    confidence: float
    rival_counts: bool = False
    """Whether voices told on one day, or a later one downwards, how many took part, and cannot both be right."""
    rival_agents: bool = False
    """Whether voices lay the same deed to different doers."""
    repeats: tuple[tuple[ClaimRef, str], ...] = ()
    """Its claims that are told in the words of another text, and the hash of that text: both are one voice."""
    part_of: str | None = None
    """IRI path of the event that it is an episode of."""
    rival_acts: bool = False
    """Whether some tell that it was done to somebody, and others that he did it himself: dismissed, or resigned."""


@dataclass(frozen=True, slots=True)
class World:
    """The whole corpus, ready to be stored."""

    name: str
    base: str
    """Base IRI, ends in ``/``."""
    documents: tuple[Document, ...]
    """In order of their keys."""
    anchors: tuple[Anchor, ...]
    """Parallel to ``documents``."""
    readings: Sequence[Reading]
    """One a distinct text, in order of hash; each may be loaded when it is asked for, so that none should be kept."""
    dated: tuple[Dated, ...]
    """Parallel to ``readings``."""
    nodes: tuple[Node, ...]
    """In order of id."""
    node_of: tuple[tuple[MentionRef, str], ...]
    """Which node each mention is, in order."""
    events: tuple[Event, ...]
    """In order of id."""
    orders: tuple[tuple[str, str, str], ...]
    """(earlier event, later event, basis), in order."""
    decisions: tuple[Decision, ...]
    skipped: tuple[Skipped, ...] = ()
    noted: tuple[Noted, ...] = ()


def of_text(node_of: Sequence[tuple[MentionRef, str]], sha256: str) -> Sequence[tuple[MentionRef, str]]:
    """What the mentions of a text are, of what all are, in order."""
    first, last = (bisect_left(node_of, (MentionRef(sha256, end), "")) for end in (0, sys.maxsize))
    return node_of[first:last]


def claim_hash(sha256: str, trigger: Span) -> str:
    """Twelve hexadecimal digits that name a claim: a function of its text and the place of its trigger alone."""
    return hashlib.sha256(f"{sha256}#char={trigger.start},{trigger.end}".encode()).hexdigest()[:12]
