"""The claims of an event as they are judged: who takes part by the corpus's nodes, whose voice, what they affirm."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import affirmed, relayed
from dateline.builders.crowds import loses_life
from dateline.builders.knowledge import words
from dateline.builders.reprints import Reprints
from dateline.builders.rivals import Account
from dateline.graph.model import Claim, ClaimRef, Dated, Mention, Node, Participant, Reading, Role, When
from dateline.graph.records import changed


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of an event with what is needed to judge it."""

    ref: ClaimRef
    claim: Claim
    when: When
    filled: tuple[tuple[Role, str], ...]
    """Roles and the nodes that fill them."""
    speakers: tuple[str, ...]
    voice: str = ""
    """The speaker's path; in the text's own voice the hash of the text, or of the one that it repeats."""
    account: Account | None = None
    """What it affirms, where others may differ; None for what is denied, supposed, or planned and told as done."""
    names: bool = True
    """Whether it says itself who takes part, with no "it" and no "his house" whose meaning had to be found."""


@dataclass(frozen=True)
class Teller:
    """Tells the claims of one event with all that they are judged by; those of all events are never held at once."""

    readings: Mapping[str, Reading]
    dated: Mapping[str, Dated]
    node_of: Mapping[tuple[str, int], str]
    repeated: Reprints
    published: Mapping[str, datetime.date]
    labels: Mapping[str, Node]
    """The nodes of the corpus by their paths; those dropped go on being voices."""

    def told(self, group: Sequence[ClaimRef]) -> list[Told]:
        """The claims with their voices, and with what they affirm, where they do."""
        found = [self._one(ref) for ref in group]
        tellings = [relayed.Telling(t.ref, t.claim.sentence, t.speakers) for t in found]
        voices = relayed.voices(tellings, self.repeated, self.labels)
        said = affirmed.affirmed(t.claim for t in found)
        return [
            changed(t, voice=voices[t.ref], account=self._account(t, voices[t.ref])
                    if (t.claim.polarity, t.claim.certainty) == ("positive", said) else None)
            for t in found
        ]  # fmt: skip

    def _one(self, ref: ClaimRef) -> Told:
        """A claim with the nodes that take part."""
        reading = self.readings[ref.sha256]
        claim = reading.claims[ref.claim]

        def node(mention: int) -> str:
            return self.node_of[ref.sha256, reading.mentions[mention].entity]

        filled = tuple((role, node(p.mention)) for role, p in _roles(claim) if node(p.mention) in self.labels)
        speakers = tuple(dict.fromkeys(node(voice.mention) for voice in claim.voices))
        names = not any(_refers_back(reading.mentions[p.mention]) for p in claim.participants)
        return Told(ref, claim, self.dated[ref.sha256].claims[ref.claim], filled, speakers, names=names)

    def _account(self, t: Told, voice: str) -> Account:
        reading, published = self.readings[t.ref.sha256], self.published.get(t.ref.sha256)
        return affirmed.account(t.claim, t.filled, voice, reading, published, self.labels)


def _refers_back(mention: Mention) -> bool:
    """Whether a pronoun, or a phrase that begins with one ("his house"), stands for what is named elsewhere."""
    return mention.form == "pronoun" or mention.text.partition(" ")[0].lower() in words("possessives")


def _roles(claim: Claim) -> Iterator[tuple[Role, Participant]]:
    """Who takes part, and as what: who "lost his life" is one to whom it happened, and his life is nobody."""
    dies = loses_life(claim)
    for part in claim.participants:
        if not (dies and part.role == "patient"):
            yield ("patient" if dies and part.role == "agent" else part.role), part
