"""Whose voice each claim of an event is: a speaker's, or a text's own; reprints of one sentence share theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dateline.builders.reprints import Reprints
from dateline.graph.model import ClaimRef, Node


class Telling(NamedTuple):
    """A claim, the sentence in which it stands, and the IRI paths of who tells it; none for the text's own voice."""

    ref: ClaimRef
    sentence: int
    speakers: tuple[str, ...]


def voices(told: Sequence[Telling], repeated: Reprints, labels: Mapping[str, Node]) -> dict[ClaimRef, str]:
    """By claim, the path of its speaker or the hash of its text, or of the one that it repeats.

    "Police said", printed again in another outlet, are the police of the first, whom no name makes one.
    """
    own = repeated.voices((t.ref.sha256, t.sentence) for t in told if not t.speakers)
    relayed = repeated.voices((t.ref.sha256, t.sentence) for t in told if t.speakers)
    first: dict[tuple[str, str], str] = {}
    found: dict[ClaimRef, str] = {}
    for ref, _, speakers in told:
        if speakers:
            node = labels.get(speakers[0])
            called = node.label.casefold() if node is not None else speakers[0]
            found[ref] = first.setdefault((relayed[ref.sha256], called), speakers[0])
        else:
            found[ref] = own[ref.sha256]
    return found
