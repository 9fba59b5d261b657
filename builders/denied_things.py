"""Denials of what is no event that the text tells: "denied any part in the raid", "denies wrongdoing".

What is denied is a claim of its own, told by who denies it and negative; the verb is the act of speech that tells it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.builders import echoed_denials, grammar, modality
from dateline.builders.cue_speakers import mention_of, speaker_of
from dateline.builders.knowledge import words
from dateline.builders.speech_frames import nouns
from dateline.graph.model import Cast, Claim, Parse, Participant, Token, Voice

_ANY = frozenset({"any", "all", "every"})


def added(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, in order of their triggers, with what verbs of denial deny by a noun that tells no event."""
    taken = {claim.head_token for claim in claims}
    new = [claim for i, noun in _denied(parse, claims) if noun.i not in taken
           and (claim := _claim(parse, cast, claims, i, noun)) is not None]
    tellers = {claim.told_by for claim in new}
    known = tuple(replace(claim, speech=True) if i in tellers else claim for i, claim in enumerate(claims))
    return echoed_denials.in_order(known, new) if new else known


def _denied(parse: Parse, claims: tuple[Claim, ...]) -> Iterator[tuple[int, Token]]:
    """The claims of verbs that deny, and the nouns that say what; not what is refused to somebody, nor what was told.
    """
    for i, claim in enumerate(claims):
        verb = parse.tokens[claim.head_token]
        if verb.lemma != "deny" or verb.pos != "VERB" or grammar.is_passive(parse, verb) or claim.speech:
            continue
        kids = grammar.children(parse, verb)
        objects = [t for t in kids if t.dep == "dobj" and t.pos == "NOUN"]
        if len(objects) == 1 and not any(t.dep == "dative" for t in kids) and not modality.is_denied(parse, verb):
            yield from ((i, noun) for noun in objects if _is_disowned(parse, noun))


def _is_disowned(parse: Parse, noun: Token) -> bool:
    """Whether it is all there is of something: "any link", "wrongdoing"; no claim or rumour, which tells of others."""
    owners = grammar.words_of(parse, noun, "det") | grammar.words_of(parse, noun, "poss")
    bare = not owners and noun.lemma in words("disowned_nouns")
    return noun.lemma not in nouns() and (bare or bool(owners & _ANY) or noun.tag == "VBG")


def _claim(parse: Parse, cast: Cast, claims: tuple[Claim, ...], i: int, noun: Token) -> Claim | None:
    """What a noun says was not so, according to who denies it; None where nobody is named."""
    verb = parse.tokens[claims[i].head_token]
    who = speaker_of(parse, verb)
    speaker = mention_of(parse, cast, who) if who is not None else None
    if speaker is None:
        return None
    own = noun.lemma in words("disowned_nouns")
    return replace(
        claims[i],
        trigger=noun.span,
        head_token=noun.i,
        lemma=noun.lemma.lower(),
        form="noun",
        participants=(Participant("agent", speaker, "subject.control"),) if own else (),
        voices=(Voice(speaker, "neutral", verb.span),),
        polarity="negative",
        by_denial=True,
        generic=False,
        certainty="certain",
        speech=False,
        told_by=i,
        rule="noun",
    )
