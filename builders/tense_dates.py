"""The date of a claim that no expression dates: by its tense, and by the act of speech that tells it."""

from __future__ import annotations

import datetime

from dateline.builders import leeway
from dateline.builders.knowledge import words
from dateline.builders.story_days import Story
from dateline.graph.model import UNKNOWN, Anchor, Claim, Reading, When


def by_tense(reading: Reading, i: int, told: When | None, story: Story, anchor: Anchor) -> When:
    """A claim without an expression: by its tense, and by the act of speech that tells it."""
    claim = reading.claims[i]
    limit = (told.latest if told else None) or anchor.when.latest
    if claim.certainty != "certain":
        return _ahead(claim, told, story.when)
    if claim.tense == "none" and claim.sentence == 0:
        return story.when
    lasts = claim.form == "noun" and claim.lemma in words("lasting_nouns")
    if lasts and claim.tense in ("past", "perfect", "past-perfect"):
        return _past(limit)
    if claim.tense == "perfect" or _is_result(reading, claim, told):
        return _just_before(told or (_as_of(anchor) if anchor.day else story.when), limit)
    if claim.tense == "present":
        head = claim.sentence == 0 or _is_headline(reading, claim)
        return _now(told or story.when, anchor) if head or told else _as_of(anchor)
    if told is not None and _tells_own_deed(reading, claim) and (day := _single_day(told)) is not None:
        first = min(day, story.when.earliest or day)
        return When(f"{day}~", first, told.latest, "inferred", f"a body tells what it did: {told.reason}")
    if claim.tense == "past" and _is_news(reading, claim, told, story):
        return story.when
    if claim.tense == "past" and claim.foreground and told is None and story.when.edtf is None:
        return _of_window(anchor, limit)
    return _past(limit) if claim.tense in ("past", "past-perfect") else UNKNOWN


def _is_headline(reading: Reading, claim: Claim) -> bool:
    """Whether a deed is told in a line above the text, where the present tells what has happened: "Fire guts mill"."""
    block = reading.blocks[reading.block_at(claim.trigger.start)]
    state = claim.lemma in words("stative_verbs", "static_verbs", "holding_verbs")
    return block.kind in ("title", "standfirst") and claim.form in ("verb", "headline") and not state


NEWS_DOUBT = 14
"""Days: an article that may have appeared on more days than this gives its news no first day."""


def _of_window(anchor: Anchor, limit: datetime.date | None) -> When:
    """News of an article that may have appeared on any of several days: from the day before the first of them."""
    first, last = anchor.when.earliest, anchor.when.latest
    if anchor.day is not None or first is None or last is None or (last - first).days > NEWS_DOUBT:
        return _past(limit)
    reason = f"told as news in an article of {first} to {last}, without a day of its own"
    return When(None, first - leeway.DAY, last, "bounded", reason)


def _is_news(reading: Reading, claim: Claim, told: When | None, story: Story) -> bool:
    """Whether a past clause carries the story on; what somebody tells does where a happening is the story."""
    if not story.when.edtf or not claim.foreground or _lasted(reading, claim) or _is_counted(reading, claim):
        return False
    own = told is None and not claim.voices
    return own or (story.happening and (told is None or _may_tell(reading, claim, told, story)))


def _may_tell(reading: Reading, claim: Claim, told: When, story: Story) -> bool:
    """Whether who tells it may tell of the story: not before it, nor at a time of which only the end is known."""
    long_ago = claim.told_by is not None and reading.claims[claim.told_by].tense in ("past", "past-perfect")
    return _not_after(story.when, told) and not (long_ago and told.edtf is None)


def _lasted(reading: Reading, claim: Claim) -> bool:
    """Whether it went on for more than a day: "slept eleven nights in a queue"."""
    lengths = (reading.times[link.time].form for link in claim.times if link.relation == "for")
    return any(form.unit in LONG or (form.unit == "day" and (form.amount or 2) > 1) for form in lengths)


def _is_counted(reading: Reading, claim: Claim) -> bool:
    """Whether it is counted from a time that is not known: "two days later"."""
    own = (reading.times[link.time].form for link in claim.times if link.scope == "syntax" and link.relation == "at")
    days = (form.parts[0] if form.operator == "part" and form.parts else form for form in own)
    return any(form.operator == "offset" and form.amount is not None and form.unit in COUNTED for form in days)


COUNTED = frozenset({"day", "weekday", "week", "month", "year"})
"""Units in which a text counts from one day to another."""
LONG = frozenset({"week", "month", "quarter", "half", "season", "year", "decade", "century"})
"""Units longer than a day."""


def _tells_own_deed(reading: Reading, claim: Claim) -> bool:
    """Whether a body tells, naming the day on which it does, what it did itself: "said on Friday it suspended work"."""
    if claim.told_by is None or claim.form != "verb" or claim.tense != "past" or claim.lemma in words("stative_verbs"):
        return False
    teller = reading.claims[claim.told_by]
    if teller.form != "verb" or not any(link.scope == "syntax" and link.relation == "at" for link in teller.times):
        return False
    doers, tellers = (
        {reading.mentions[part.mention].entity for part in one.participants if part.role == "agent"}
        for one in (claim, teller)
    )
    return any(reading.entities[i].kind in ("organization", "place", "thing") for i in doers & tellers)


def _is_result(reading: Reading, claim: Claim, told: When | None) -> bool:
    """Whether a past perfect is news when it is told ("said it had sold its shares"), not what a hearing finds."""
    lasted = any(link.relation == "for" for link in claim.times)
    if claim.tense != "past-perfect" or claim.form == "noun" or lasted or told is None or told.edtf is None:
        return False
    teller = reading.claims[claim.told_by] if claim.told_by is not None else claim
    hearers = {reading.mentions[part.mention].lemma for part in teller.participants if part.role == "recipient"}
    return teller.lemma not in words("finding_verbs") and not hearers & words("hearing_nouns")


def _not_after(one: When, other: When) -> bool:
    return one.latest is not None and (other.latest is None or one.latest <= other.latest)


def _ahead(claim: Claim, told: When | None, story: When) -> When:
    """What is planned lies after it is told; what is merely supposed, anywhere."""
    since = (told or story).earliest
    if claim.certainty != "planned" or since is None:
        return UNKNOWN
    return When(None, since, None, "bounded", f"still to come when it was told, on {since}")


def _just_before(told: When, limit: datetime.date | None) -> When:
    """The present perfect tells a result on the day it is told; so does "said that order had been restored"."""
    reason = "a result told in the perfect: by the day it was told"
    day = _single_day(told)
    return _past(limit) if day is None else When(f"{day}~", None, told.latest, "inferred", reason)


def _single_day(when: When) -> datetime.date | None:
    """The day that a date names, or that its bounds leave."""
    return when.day or (when.earliest if when.earliest == when.latest else None)


def _now(told: When, anchor: Anchor) -> When:
    """The present holds on the day it is told."""
    day = _single_day(told)
    if told.edtf and day is not None:
        reason = f"told in the present tense; {told.reason}"
        return When(f"{day}~", told.earliest or day, told.latest or day, "inferred", reason)
    return _past(anchor.when.latest)


def _as_of(anchor: Anchor) -> When:
    """What an article tells of the present holds when it appears."""
    day = anchor.day
    if day is None:
        return _past(anchor.when.latest)
    return When(f"{day}~", day, day, "inferred", f"told in the present tense, in an article of {day}")


def _past(limit: datetime.date | None) -> When:
    if limit is None:
        return UNKNOWN
    return When(None, None, limit, "bounded", f"told in the past: not later than {limit}, when it was told")
