"""Claims being joined into events, and what each event knows so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.builders.callings import Calling
from dateline.builders.event_opposition import width
from dateline.builders.event_signatures import Signature
from dateline.builders.unions import Apart, Unions
from dateline.graph.model import ClaimRef
from dateline.graph.records import changed


class JoinedEvents:
    """Claims that start apart; what is joined has one signature, and a claim is known by that of its event."""

    def __init__(self, signatures: Iterable[Signature], kept_apart: Apart | None = None) -> None:
        """Each of ``signatures`` alone; ``kept_apart``: the claims that the user keeps apart."""
        self._merged = {signature.ref: signature for signature in signatures}
        self.unions: Unions[ClaimRef] = Unions(self._merged, kept_apart)

    def root(self, ref: ClaimRef) -> ClaimRef:
        """The smallest claim of a claim's event."""
        return self.unions.root(ref)

    def of(self, ref: ClaimRef) -> Signature:
        """What is known of a claim's event."""
        return self._merged[self.unions.root(ref)]

    def join(self, a: ClaimRef, b: ClaimRef) -> bool:
        """Join two events; False where they are one already, or the user keeps them apart."""
        first, second = self.of(a), self.of(b)
        if not self.unions.join(first.ref, second.ref):
            return False
        self._merged[self.unions.root(first.ref)] = together(first, second)
        return True

    def groups(self) -> Sequence[tuple[ClaimRef, ...]]:
        """The claims of each event."""
        return self.unions.groups()


def together(a: Signature, b: Signature) -> Signature:
    """What two signatures that are one event know together; the finer date, the smaller reference."""
    finer = min((a, b), key=_fineness)
    return changed(
        min((a, b), key=lambda s: s.ref),
        agents=a.agents | b.agents,
        patients=a.patients | b.patients,
        involved=a.involved | b.involved,
        places=a.places | b.places,
        when=finer.when,
        echo=finer.echo,
        speech=a.speech and b.speech,
        noun=a.noun and b.noun,
        agent_callings=_all(a.agent_callings, b.agent_callings),
        patient_callings=_all(a.patient_callings, b.patient_callings),
        place_callings=_all(a.place_callings, b.place_callings),
        agent_words=a.agent_words | b.agent_words,
        patient_words=a.patient_words | b.patient_words,
        other_words=a.other_words | b.other_words,
        modifiers=a.modifiers | b.modifiers,
        told=a.told | b.told,
        guessed=(a.guessed | b.guessed) - ((a.involved | b.involved) - (a.guessed | b.guessed)),
        headline=a.headline or b.headline,
        lead=a.lead or b.lead,
        crowds=a.crowds | b.crowds,
        scene=a.scene | b.scene,
        texts=a.texts | b.texts,
        measured=a.measured | b.measured,
        dates_itself=finer.dates_itself,
        passing=finer.passing,
        denied=min((day for day in (a.denied, b.denied) if day), default=None),
        done=max((day for day in (a.done, b.done) if day), default=None),
    )


def _fineness(signature: Signature) -> tuple[bool, bool, int, bool, tuple[int, int], ClaimRef]:
    """Sorts first the day that is known best: its own, with both ends, not of the story that tells it in passing."""
    size = width(signature.when)
    return signature.echo, not signature.dates_itself, size[0], signature.passing, size, signature.ref


def _all(a: tuple[Calling, ...], b: tuple[Calling, ...]) -> tuple[Calling, ...]:
    if a == b or not b:
        return a
    return tuple(sorted({one.node: one for one in (*a, *b)}.values(), key=lambda one: one.node))
