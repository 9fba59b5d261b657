"""Standing: what the claims of an event amount to, by one published table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.graph.model import Certainty, Polarity, Standing


@dataclass(frozen=True, slots=True)
class Testimony:
    """One claim as standing sees it: whose voice, and whether it affirms, denies, intends or supposes."""

    voice: str
    """A text's hash for its own voice, a node's path for a speaker."""
    own: bool
    polarity: Polarity
    certainty: Certainty
    named: bool = False
    """Whether it only names the event, by a noun: "the visit will calm the town" says of no visit that it was."""
    by_denial: bool = False
    """Whether it is told that somebody denies it, and not that it did not come to pass."""


@dataclass(frozen=True, slots=True)
class Count:
    """Distinct voices behind an event, by what they say."""

    reports: int
    """Texts that affirm it in their own voice, reprints once."""
    attributions: int
    """Speakers who affirm it."""
    denials: int
    """Texts and speakers who deny it and do not affirm it elsewhere: nobody is in dispute with himself."""
    plans: int
    possibilities: int
    voices: int
    """All of these, each voice once."""


def count(testimonies: Iterable[Testimony]) -> Count:
    """The distinct voices of an event's claims."""
    told = _without_vain_plans(tuple(testimonies))
    certain = [t for t in told if t.certainty == "certain"]
    affirming = [t for t in certain if t.polarity == "positive"]
    affirmers = {t.voice for t in affirming}
    return Count(
        len({t.voice for t in affirming if t.own}),
        len({t.voice for t in affirming if not t.own}),
        len({t.voice for t in certain if t.polarity == "negative"} - affirmers),
        len({t.voice for t in told if t.certainty == "planned"}),
        len({t.voice for t in told if t.certainty == "possible"}),
        len({t.voice for t in told}),
    )


def _without_vain_plans(told: tuple[Testimony, ...]) -> tuple[Testimony, ...]:
    """Where a plan is told to have come to nothing, whoever only names it affirms no more than the plan."""
    certain = [t for t in told if t.certainty == "certain"]
    vain = any(t.polarity == "negative" and not t.by_denial for t in certain)
    if not vain or not any(t.certainty == "planned" for t in told):
        return told
    return tuple(replace(t, certainty="planned") if t.named and t.polarity == "positive" else t for t in told)


def standing(counted: Count) -> Standing:
    """The strongest that applies: disputed, reported, claimed, denied, planned, possible."""
    affirmed = counted.reports or counted.attributions
    if affirmed and counted.denials:
        return "disputed"
    if counted.reports:
        return "reported"
    if counted.attributions:
        return "claimed"
    if counted.denials:
        return "denied"
    return "planned" if counted.plans else "possible"
