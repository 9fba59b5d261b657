"""The day of the story: news names the day of its main event once and goes on in the simple past."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.builders import times
from dateline.builders.knowledge import rows, words
from dateline.builders.pronouns import AUTHOR
from dateline.graph.model import UNKNOWN, Anchor, Claim, Reading, When

LEAD = 5
"""Sentences of title and lead, counted from 0, in which the day of the story stands."""
RECENT = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Story:
    """The day of the story: whether an event happened on it rather than somebody's words, whether the text names it."""

    when: When
    happening: bool
    named: bool


def of_text(reading: Reading, found: Sequence[When | None], anchor: Anchor) -> Story:
    """The day of the first dated claims, if it is of the week before publication; else that of publication.

    News tells its main event's day once ("resigned on Tuesday") and goes on in the simple past.
    """
    day = anchor.day or anchor.when.latest
    for claim, when in zip(reading.claims, found, strict=True):
        if claim.sentence > LEAD or day is None:
            break
        if when and _opens_story(reading, claim, when, day):
            reason = f"day of the story, told in its first sentences: {when.reason}"
            told = When(f"{when.earliest}~", when.earliest, when.earliest, "inferred", reason)
            return Story(told, _is_happening(claim), True)
    if anchor.day is None:
        return Story(UNKNOWN, False, False)
    if _is_personal(reading):
        reason = f"told by its author, by {anchor.day}, without a day of the story"
        return Story(When(None, None, anchor.day, "bounded", reason), False, False)
    reason = f"told as news in an article of {anchor.day}, without a day of its own"
    return Story(When(f"{anchor.day}~", anchor.day, anchor.day, "inferred", reason), False, False)


def _is_personal(reading: Reading) -> bool:
    """Whether its author tells it as "I": a feature, a letter, a column tells of many days, a report of one.

    One "me" alone may be somebody's whose words bear no marks: "Mayor: it was not me".
    """
    own = {i for i, entity in enumerate(reading.entities) if entity.label == AUTHOR}
    told = [mention.text.lower() for mention in reading.mentions if mention.entity in own] if own else []
    return len(told) > 1 or any(word != "me" for word in told)


def _opens_story(reading: Reading, claim: Claim, when: When, published: datetime.date) -> bool:
    """Whether a claim is certain news of one day of the week before publication."""
    if when.earliest is None or when.earliest != when.latest or claim.certainty != "certain" or claim.describes:
        return False
    return datetime.timedelta(0) <= published - when.earliest <= RECENT and _is_told_now(reading, claim)


def _is_happening(claim: Claim) -> bool:
    """Whether a claim tells something that people then speak of (a fire, an attack), rather than speak or judge."""
    return not claim.speech and claim.type not in words("talking_types") and claim.lemma not in _speech_verbs()


@functools.cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(row[0] for row in rows("speech_verbs"))


def _is_told_now(reading: Reading, claim: Claim) -> bool:
    """Whether a claim is news, dated by an expression of its own that stands for itself; "now" names no day."""
    own = [reading.times[link.time] for link in claim.times if link.scope == "syntax" and link.relation == "at"]
    own = [one for one in own if one.form.operator != "reference"]
    return claim.tense in ("past", "perfect", "present") and any(times.reference_kind(e) is None for e in own)
