"""Events: triggers and their participants."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace

from dateline.builders import light_verbs, roles, triggers
from dateline.builders.clauses import kid, kids
from dateline.builders.knowledge import rows, words
from dateline.builders.scene import Filler, Scene, Sort
from dateline.builders.syntax import subtree, tokens_in
from dateline.builders.triggers import Trigger
from dateline.graph.model import Cast, Claim, Mention, Parse, Participant, Span, TimeExpression, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
ACTOR_LABELS = frozenset({"PERSON", "ORG", "NORP"})


def find(parse: Parse, times: tuple[TimeExpression, ...], cast: Cast) -> tuple[Claim, ...]:
    """The events that a text tells, in order of their triggers; who is involved, no more."""
    found = triggers.find(parse, times)
    by_head = {mention.head_token: i for i, mention in reversed(list(enumerate(cast.mentions)))}
    scene = _scene(parse, found, cast, by_head)
    timed = _times_in(parse, times)
    claims = tuple(_claim(scene, cast, by_head, trigger, timed) for trigger in found)
    return _carrying(found, claims)


def _carrying(found: tuple[Trigger, ...], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, those of light verbs with the claim of the event noun that they carry."""
    carried: dict[int, int] = {}
    for i, trigger in enumerate(found):
        if trigger.carrier is not None:
            carried.setdefault(trigger.carrier, i)
    return tuple(
        replace(claim, carries=carried.get(claim.head_token)) if claim.rule == triggers.LIGHT else claim
        for claim in claims
    )


def _scene(parse: Parse, found: tuple[Trigger, ...], cast: Cast, by_head: dict[int, int]) -> Scene:
    events = {trigger.head for trigger in found if trigger.form == "noun"}
    sorts: dict[int, Sort] = {}
    for word in parse.tokens:
        if word.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            mention = cast.mentions[by_head[word.i]] if word.i in by_head else None
            sorts[word.i] = "event" if word.i in events else _sort(word, mention)
    carriers = light_verbs.carriers(parse)
    return Scene(parse, sorts, carriers, {verb: noun for noun, verb in carriers.items()})


def _sort(word: Token, mention: Mention | None) -> Sort:
    if word.pos == "NOUN" and word.lemma in words("venues"):
        return "place"
    if mention is not None and mention.kind not in ("unknown", "thing"):
        return "place" if mention.kind == "place" else "actor"
    if word.ent in PLACE_LABELS or word.lemma in _place_nouns():
        return "place"
    if word.tag in ("PRP", "PRP$") and word.lower not in ("it", "its"):
        return "actor"
    return "actor" if word.ent in ACTOR_LABELS else "thing"


@functools.cache
def _place_nouns() -> frozenset[str]:
    return frozenset(row[0] for row in rows("place_nouns")) | words("venues")


def _times_in(parse: Parse, times: tuple[TimeExpression, ...]) -> frozenset[int]:
    """The words that begin within time expressions."""
    return frozenset(word.i for time in times for word in tokens_in(parse, time.span))


def _claim(scene: Scene, cast: Cast, by_head: dict[int, int], trigger: Trigger, timed: frozenset[int]) -> Claim:
    head = scene.parse.tokens[trigger.head]
    found = _participants(scene.parse, cast, by_head, roles.fill(scene, trigger), timed)
    participants = _without_self(cast, found)
    return Claim(
        triggers.span_of(scene.parse, trigger), trigger.head, trigger.lemma, trigger.form, head.sentence, participants,
        rule=trigger.rule)


def _participants(parse: Parse, cast: Cast, by_head: dict[int, int], fillers: Iterable[Filler],
                  timed: frozenset[int]) -> tuple[Participant, ...]:
    """The participants of an event: each mention once, in the first role found; no times."""
    found: dict[int, Participant] = {}
    for filler in fillers:
        mention = _mention_of(parse, by_head, filler.word)
        if mention is None or mention in found or _is_time(filler.word, timed) or not roles.is_filler(filler.word):
            continue
        extent = _extent(parse, cast.mentions[mention])
        found[mention] = Participant(filler.role, mention, filler.rule, extent)
    return tuple(found.values())


def _extent(parse: Parse, mention: Mention) -> Span | None:
    """The mention with all that depends on its head, conjuncts aside; None where that adds nothing."""
    head = parse.tokens[mention.head_token]
    below = [parse.tokens[i] for i in head.children if parse.tokens[i].dep not in ("conj", "cc", "punct", "preconj")]
    words = [word for child in below for word in subtree(parse, child.i)]
    if not words:
        return None
    extent = Span(min(mention.span.start, *[word.start for word in words]),
                  max(mention.span.end, *[word.end for word in words]))
    return extent if extent != mention.span else None


def _mention_of(parse: Parse, by_head: dict[int, int], word: Token) -> int | None:
    """The mention that a word heads; of "one of the divisions", "70% of drivers" the divisions and the drivers."""
    if word.i in by_head:
        return by_head[word.i]
    of = next((prep for prep in kids(parse, word, "prep") if prep.lower == "of"), None)
    whole = kid(parse, of, "pobj") if of is not None and word.pos in ("NUM", "DET", "ADJ", "PRON", "NOUN") else None
    return by_head.get(whole.i) if whole is not None else None


def _is_time(word: Token, timed: frozenset[int]) -> bool:
    said = word.ent in ("DATE", "TIME") and word.pos != "PROPN"
    return said or word.i in timed


def _without_self(cast: Cast, found: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Nobody takes part in one event twice, unless a reflexive pronoun says so: the surer one stays.

    A name stands for its possessive pronoun ("Ann gave her speech"); what is said of somebody may be himself ("Ann
    became mayor").
    """
    kept: list[Participant] = []
    for participant in found:
        mention = cast.mentions[participant.mention]
        rival = next((i for i, other in enumerate(kept) if cast.mentions[other.mention].entity == mention.entity), None)
        if rival is None or participant.rule == "complement" or mention.text.lower().endswith(("self", "selves")):
            kept.append(participant)
        elif kept[rival].rule == "noun.possessor" and cast.mentions[kept[rival].mention].form == "pronoun":
            kept[rival] = participant
    return tuple(kept)
