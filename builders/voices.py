"""Who says it: which claims the text tells as somebody's words, and whose.

A cue ("said", "according to", a colon in a headline) has a speaker and covers words: those its grammar makes it tell,
and the quotations that belong to it. A claim's voices are the speakers of all cues that cover it, the narrowest first.
"""

from __future__ import annotations

import dataclasses

from dateline.builders import cues, quotations
from dateline.builders.cues import Cue
from dateline.graph.model import Cast, Claim, Parse, Voice


def attribute(parse: Parse, cast: Cast, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their voices, and which act of speech tells them."""
    quoted = quotations.find(parse)
    found = cues.with_quotations(parse, cues.find(parse, cast, quoted), quoted)
    told = tuple(_attributed(cast, claim, found) for claim in claims)
    return _linked(parse, told, claims, found)


def _attributed(cast: Cast, claim: Claim, found: tuple[Cue, ...]) -> Claim:
    covering = sorted((c for c in found if claim.head_token in c.told and c.word != claim.head_token),
                      key=lambda c: (len(c.told), c.word))
    voices: list[Voice] = []
    for cue in covering:
        if cue.speaker is None or voices and _same(cast, voices[-1].mention, cue.speaker):
            continue
        voices.append(Voice(cue.speaker, cue.attitude, cue.span, claim.head_token in cue.heads))
    return dataclasses.replace(claim, voices=tuple(voices))


def _same(cast: Cast, a: int, b: int) -> bool:
    return a == b or cast.mentions[a].entity == cast.mentions[b].entity


def _linked(parse: Parse, told: tuple[Claim, ...], claims: tuple[Claim, ...], found: tuple[Cue, ...]) -> tuple[Claim, ...]:
    """Set ``told_by`` to the claim of the nearest cue's word, and mark the acts of speech."""
    by_word = {claim.head_token: i for i, claim in enumerate(claims)}
    speech = {cue.word for cue in found if cue.is_speech}
    linked = []
    for claim in told:
        covering = [c for c in found if claim.head_token in c.told and c.word != claim.head_token]
        nearest = min(covering, key=lambda c: (len(c.told), c.word), default=None)
        told_by = by_word.get(nearest.word) if nearest else None
        linked.append(dataclasses.replace(claim, told_by=told_by, speech=claim.head_token in speech))
    return tuple(linked)
