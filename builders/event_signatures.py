"""A claim as identity sees it: nodes instead of words, days instead of expressions, and where in its text it stands."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.builders.article_openings import openings
from dateline.builders.callings import Calling
from dateline.builders.crowds import Crowd, crowds, toll
from dateline.builders.folding import fold
from dateline.builders.knowledge import pairs, rows, words
from dateline.builders.measures import measures
from dateline.builders.nobodies import befell_nobody, is_anybody
from dateline.builders.twice_told import named_by
from dateline.graph.model import Certainty, Claim, ClaimForm, ClaimRef, Dated, Mention, Polarity, Reading, When
from dateline.graph.records import changed

_folded = functools.lru_cache(1 << 16)(fold)
VAGUE = frozenset({"disaster", "tragedy", "catastrophe", "accident", "incident", "event"})
"""Nouns that say of what was told in other words no more than that it happened."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "another", "any", "some", "no", "each", "every", "several", "many", "more"})
GENERIC = frozenset({"any", "no", "each", "every", "whichever"})


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells one claim from another, whatever words it is told in."""

    ref: ClaimRef
    family: str
    """The verb, whether told as a verb or as its noun ("deploy", "deployment")."""
    type: str | None
    agents: frozenset[str]
    patients: frozenset[str]
    involved: frozenset[str]
    """All participants but those of place."""
    places: frozenset[str]
    when: When
    speech: bool = False
    noun: bool = False
    form: ClaimForm = "verb"
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    by_denial: bool = False
    """Whether somebody is said to deny it."""
    sentence: int = 0
    headline: bool = False
    lead: bool = False
    section: int | None = None
    """The sentence that is the heading above it, if it stands there or in one of the first sentences below."""
    definite: bool = False
    indefinite: bool = False
    generic: bool = False
    """Whether it stands for each of its kind: "every election"."""
    echo: bool = False
    """Whether it is a vague noun for what was told in other words, with a day that is its clause's only."""
    plural: bool = False
    modifiers: frozenset[str] = frozenset()
    """Of an event noun: what tells it from other events of its kind ("second", "court")."""
    entity: int | None = None
    """Of an event noun: what it refers to in its text."""
    agent_words: frozenset[str] = frozenset()
    patient_words: frozenset[str] = frozenset()
    """The words under which the text speaks of them, folded: "two new ferries" shares one with "ferries"."""
    other_words: frozenset[str] = frozenset()
    """The heads of its further roles: "appointed *judge*"."""
    guessed: frozenset[str] = frozenset()
    """Participants known by a pronoun alone."""
    speakers: frozenset[str] = frozenset()
    """Who tells it; empty for the text's own voice."""
    told: frozenset[ClaimRef] = frozenset()
    """Of an act of speech: the claims that it tells."""
    crowds: frozenset[Crowd] = frozenset()
    """Those of its participants that are counted, not named."""
    scene: frozenset[str] = frozenset()
    """The places that its sentence tells of, where the claim itself has none."""
    texts: frozenset[str] = frozenset()
    """Hashes of the texts that tell it; one for a claim, more for claims put together."""
    denied: datetime.date | None = None
    """The day by which it is said not to have happened."""
    done: datetime.date | None = None
    """The day on which, at the earliest, it is told to have happened, where a text tells its day."""
    agent_callings: tuple[Calling, ...] = ()
    patient_callings: tuple[Calling, ...] = ()
    """What the corpus calls them, in order of their nodes."""
    place_callings: tuple[Calling, ...] = ()
    near: frozenset[str] = frozenset()
    """Its text and those of its story, as hashes."""
    published: datetime.date | None = None
    """The first day on which its text was published, where it is known."""
    line: tuple[str, int] | None = None
    """The sentence that its own repeats, or is: the hash of a text and an index there; None: no other repeats it."""
    occasion: ClaimRef | None = None
    """Of a toll: the claim of the disaster that its text tells it of."""
    disasters: tuple[ClaimRef, ...] = ()
    """Of a toll: all claims of disasters in its text."""
    carries: ClaimRef | None = None
    """Of a light verb: the claim of the event noun that it carries."""
    nobody: bool = False
    """Whether it says that it befell nobody: "no one was hurt", "no deaths"."""
    names: ClaimRef | None = None
    """Of a verb: the claim of the event noun beside it that tells nothing else: "imposed a curfew"."""
    measured: frozenset[str] = frozenset()
    """The exact numbers of things in its sentence: "31 precinct"."""
    passing: bool = False
    """Whether its day is that of the story in which it is told in passing: it was by then, or some time before."""
    dates_itself: bool = True
    """Whether its day is its own: that of a noun may be its clause's."""
    around: frozenset[str] = frozenset()
    """Names and nouns of its sentence, folded: what it is told with."""
    tolled: str = ""
    """What befell those whom it counts, where its verb does not say so: "the toll rose to 52"."""

    @property
    def befell(self) -> str:
        """What it comes to for people: "dead", "hurt"; its family where it is no toll."""
        return self.tolled or toll(self.family, self.type)

    @property
    def happened(self) -> bool:
        """Whether it is told to have happened: not denied, planned or merely possible."""
        return (self.polarity, self.certainty) == ("positive", "certain")

    @property
    def content(self) -> tuple[object, ...]:
        """All but where it stands: claims of different texts with one content are one signature."""
        return (self.family, self.type or "", *map(_listed, (self.agents, self.patients, self.involved, self.places)),
                self.when.edtf or "", self.speech, self.certainty)


def _listed(nodes: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(nodes))


@dataclass(frozen=True, slots=True)
class Around:
    """What the corpus knows that tells a text's claims from those of others."""

    callings: Mapping[str, Calling] = field(default_factory=dict)
    """What it calls each node."""
    near: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By text, those near it."""
    published: Mapping[str, datetime.date] = field(default_factory=dict)
    lines: Mapping[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    """The first of the sentences that a sentence is one with."""


def signatures(
    reading: Reading,
    dated: Dated,
    node_of: Mapping[tuple[str, int], str],
    place_nodes: frozenset[str],
    around: Around | None = None,
) -> Iterable[Signature]:
    """The signatures of a text's claims."""
    around = around or Around()
    by_head = {mention.head_token: mention for mention in reading.mentions if mention.form != "pronoun"}
    title, lead, sections = openings(reading)
    told: defaultdict[int, set[ClaimRef]] = defaultdict(set)
    for index, claim in enumerate(reading.claims):
        if claim.told_by is not None:
            told[claim.told_by].add(ClaimRef(reading.sha256, index))
    where = _scenes(reading, node_of, place_nodes)
    numbers = measures(reading)
    told_with = _told_with(reading)
    disasters = [index for index, claim in enumerate(reading.claims) if _is_disaster(claim)]
    for index, claim in enumerate(reading.claims):
        found = _participating(reading, claim, index, node_of, place_nodes)
        found = changed(
            found,
            scene=_kept(() if found.places else where[claim.sentence]),
            when=dated.claims[index],
            passing=claim.sentence not in title and _is_passing(claim, dated.claims[index]),
            denied=dated.claims[index].latest if _says(claim, "negative") else None,
            done=_told_day(dated.claims[index]) if _says(claim, "positive") else None,
            sentence=claim.sentence,
            headline=claim.sentence in title,
            lead=claim.sentence in lead,
            section=sections.get(claim.sentence),
            told=frozenset(told[index]),
            agent_callings=_called(found.agents, around),
            patient_callings=_called(found.patients, around),
            place_callings=_called(found.places, around),
            near=around.near.get(reading.sha256, frozenset()),
            published=around.published.get(reading.sha256),
            line=around.lines.get((reading.sha256, claim.sentence)),
            occasion=_occasion(reading, found, claim, disasters),
            disasters=tuple(ClaimRef(reading.sha256, i) for i in disasters) if _is_toll(found) else (),
            carries=_carried(reading, claim, disasters),
            nobody=befell_nobody(reading, claim),
            names=named_by(reading, claim),
            measured=numbers.get(claim.sentence, frozenset()),
            around=_kept(told_with[claim.sentence]),
        )
        noun = by_head.get(claim.head_token) if claim.form == "noun" else None
        yield found if noun is None else _as_noun(found, noun, claim.names_its_time)


def _called(nodes: frozenset[str], around: Around) -> tuple[Calling, ...]:
    return tuple(around.callings[node] for node in sorted(nodes) if node in around.callings)


def _is_disaster(claim: Claim) -> bool:
    told = family(claim.lemma)
    return claim.polarity == "positive" and bool(words("disasters") & {told, act(told)})


def _carried(reading: Reading, claim: Claim, disasters: Sequence[int]) -> ClaimRef | None:
    """The claim of the noun that a verb only carries: "held a rally", "an explosion tore through the mill"."""
    index = claim.carries
    if index is None and claim.form == "verb" and claim.lemma in words("striking_verbs") and claim.happened:
        heads = {reading.mentions[part.mention].head_token for part in claim.participants if part.role != "place"}
        nouns = (i for i in disasters if reading.claims[i].form == "noun")
        index = next((i for i in nouns if reading.claims[i].head_token in heads), None)
    return None if index is None else ClaimRef(reading.sha256, index)


def _says(claim: Claim, polarity: Polarity) -> bool:
    return claim.certainty == "certain" and claim.polarity == polarity


def _is_passing(claim: Claim, when: When) -> bool:
    """Whether it is told in passing, without a time, so that the day of the story around it need not be its own.

    "The manager of the mill, where nine were killed, was fined on Monday", "two are held for the shooting of Lee".
    """
    guessed = when.edtf is not None and when.edtf.endswith("~") and not claim.times
    return guessed and claim.happened and (claim.form == "noun" or not claim.main)


def _told_day(when: When) -> datetime.date | None:
    """The first day of a date that a text tells; None for what is only about a day or bounded."""
    told = when.edtf is not None and when.basis != "bounded" and not when.edtf.endswith("~")
    return when.earliest if told else None


def _told_family(claim: Claim) -> str:
    """The family of what a claim tells; who tries to do something holds no trial."""
    return "attempt" if (claim.lemma, claim.form, claim.type) == ("try", "verb", None) else family(claim.lemma)


def _participating(
    reading: Reading, claim: Claim, index: int, node_of: Mapping[tuple[str, int], str], place_nodes: frozenset[str]
) -> Signature:
    filled: defaultdict[str, set[str]] = defaultdict(set)
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for participant in claim.participants:
        mention = reading.mentions[participant.mention]
        if participant.role == "agent" and is_anybody(mention):
            continue
        if (node := node_of.get((reading.sha256, mention.entity))) is not None:
            filled[participant.role].add(node)
            spoken[participant.role] |= _spoken(reading, mention)
            if participant.role not in ("agent", "patient", "place") and mention.form == "nominal":
                spoken["further"].add(_folded(mention.lemma))
            if mention.form == "pronoun":
                filled["guessed"].add(node)
    told = _told_family(claim)
    if emitted := _emitted(reading, claim, told):
        told, nodes = EMISSION, {node_of.get((reading.sha256, mention.entity)) for mention in emitted}
        filled["source"] |= (filled.pop("agent", set()) | filled["patient"]) - nodes
        filled["patient"] = {node for node in nodes if node is not None}
    where, guessed = filled.pop("place", set()), filled.pop("guessed", set())
    return Signature(
        ClaimRef(reading.sha256, index),
        told,
        claim.type,
        _kept(filled["agent"]),
        _kept(filled["patient"]),
        _kept(node for nodes in filled.values() for node in nodes),
        _kept(where & place_nodes),
        When(),
        speech=claim.speech,
        noun=claim.form == "noun",
        form=claim.form,
        certainty=claim.certainty,
        polarity=claim.polarity,
        by_denial=claim.by_denial,
        other_words=_kept(spoken["further"]),
        guessed=_kept(guessed),
        speakers=_kept(_speakers(reading, claim, node_of)),
        agent_words=_kept(spoken["agent"]),
        patient_words=_kept(spoken["patient"]),
        crowds=crowds(reading, claim),
        tolled="" if claim.figure is None else claim.figure.befell,
        texts=_kept({reading.sha256}),
    )


EMISSION = "emit"
"""The family of all words for a substance that gets out."""


def _emitted(reading: Reading, claim: Claim, told: str) -> list[Mention]:
    """The substance that gets out: "acid escaped", "the release of gas", "no acid was released"; of a film none."""
    if told not in words("emitting_verbs") and claim.lemma not in words("emitting_verbs"):
        return []
    ends = (reading.mentions[part.mention] for part in claim.participants if part.role in ("agent", "patient"))
    return [end for end in ends if end.form != "name" and _folded(end.lemma) in words("substances")]


def _scenes(
    reading: Reading, node_of: Mapping[tuple[str, int], str], place_nodes: frozenset[str]
) -> Mapping[int, set[str]]:
    """By sentence, the places where anything in it happens: "39 were injured in the stampede in Porto"."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for claim in reading.claims:
        for part in claim.participants:
            node = node_of.get((reading.sha256, reading.mentions[part.mention].entity))
            if part.role == "place" and node in place_nodes:
                found[claim.sentence].add(node)
    return found


def _told_with(reading: Reading) -> Mapping[int, set[str]]:
    """By sentence, the names and nouns in it, folded."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.form != "pronoun":
            spoken = (mention.lemma, *mention.modifiers, *(mention.name or "").split())
            found[mention.sentence].update(map(_folded, spoken))
    return found


def _is_toll(found: Signature) -> bool:
    return bool(found.crowds) and found.befell in ("dead", "hurt")


def _occasion(reading: Reading, found: Signature, claim: Claim, disasters: Sequence[int]) -> ClaimRef | None:
    """The disaster in which so many died or were hurt: of their sentence, else of one of the two before.

    "Nine people were killed when the roof fell in": of several in a sentence, the next one after the toll.
    """
    if not _is_toll(found):
        return None
    near = [i for i in disasters if 0 <= claim.sentence - reading.claims[i].sentence <= 2]

    def rank(i: int) -> tuple[int, bool, int]:
        other = reading.claims[i]
        between = other.head_token - claim.head_token
        return claim.sentence - other.sentence, between < 0, abs(between)

    return ClaimRef(reading.sha256, min(near, key=rank)) if near else None


def _kept(found: Iterable[str]) -> frozenset[str]:
    """A set that equal ones share, so that many signatures of few actors stay small."""
    return _shared(frozenset(found))


@functools.lru_cache(1 << 16)
def _shared(found: frozenset[str]) -> frozenset[str]:
    return found


def _speakers(reading: Reading, claim: Claim, node_of: Mapping[tuple[str, int], str]) -> Iterable[str]:
    entities = (reading.mentions[voice.mention].entity for voice in claim.voices)
    return (node_of[reading.sha256, entity] for entity in entities if (reading.sha256, entity) in node_of)


def _spoken(reading: Reading, mention: Mention) -> set[str]:
    """Head words and name parts of all that a text calls the referent of a mention; nameless things with a ``~``."""
    entity = reading.entities[mention.entity]
    called = [reading.mentions[m] for m in entity.mentions]
    found = {part for m in called for part in _folded(m.name or "").split()}
    if not entity.names and entity.kind not in ("person", "group"):
        found |= {f"~{_folded(m.lemma)}" for m in called if m.form == "nominal"}
    found |= {_folded(m.lemma) for m in called if m.form == "nominal"}
    return found | {_folded(word) for word in mention.modifiers}


def _as_noun(signature: Signature, mention: Mention, dated_itself: bool) -> Signature:
    """The signature of an event noun."""
    first = mention.text.split()[0].lower() if mention.text else ""
    definite = first in DEFINITE or "'s" in mention.text or first in words("possessives")
    return changed(
        signature,
        echo=definite and signature.family in VAGUE and not dated_itself,
        definite=definite,
        indefinite=first in INDEFINITE or (mention.plural and first not in DEFINITE),
        generic=first in GENERIC,
        plural=mention.plural,
        modifiers=frozenset(_folded(word) for word in mention.modifiers)
        - words("passing_modifiers")
        - words("praising_words"),
        entity=mention.entity,
        dates_itself=dated_itself,
    )


def family(lemma: str) -> str:
    """The verb that a lemma belongs to: "deployment" → "deploy"; the lemma itself where none is known."""
    return _families().get(lemma, lemma)


@functools.cache
def act(family: str) -> str:
    """The act that texts tell in different verbs: "purchase" → "buy"; the family itself where none is known."""
    return pairs("kin_verbs").get(family, family)


@functools.cache
def _families() -> Mapping[str, str]:
    derived = {row[0]: row[2] for row in rows("event_nouns") if row[2] != "-"}
    verbs = {*derived.values(), *words("done_once", "seldom_repeated")}
    named = {row[0] for name in ("event_nouns", "event_nouns_own") for row in rows(name)} - set(derived)
    return derived | {noun: verb for noun in named for verb in _verbs_behind(noun) if verb in verbs}


def _verbs_behind(noun: str) -> tuple[str, ...]:
    """The verbs that a noun in -ing can be made of: "storming", "burning", "robbing", "closing"."""
    stem = noun.removesuffix("ing")
    if stem == noun or not stem:
        return ()
    return (stem, f"{stem}e", *([stem[:-1]] if stem[-2:-1] == stem[-1:] else []))


@functools.cache
def wider_events() -> Mapping[str, frozenset[str]]:
    """By family of a noun, the families of what it may name again: "the accident" a crash or a collision."""
    return {family(noun): frozenset(map(family, told.split())) - {family(noun)} for noun, told in rows("wider_events")}
