"""A date for every claim of a text, once its publication day is known."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from dateline.builders import chronicles, gaps, gone_back, leeway, order_bounds, story_days, tense_dates
from dateline.builders.final_dates import final
from dateline.builders.linked_dates import GUESSED, inside, linked, width
from dateline.builders.story_days import Story
from dateline.builders.time_readings import resolved
from dateline.graph.model import UNKNOWN, Anchor, Claim, Dated, Reading, When

Value = tuple[str | None, When]
"""The TIMEX3 value of a time expression, and when that is."""


def date_claims(reading: Reading, anchor: Anchor) -> Dated:
    """What each claim and each time expression of a text comes to on its publication day."""
    story = _story(reading, anchor)
    values = resolved(reading, anchor, story.when)
    found = _linked(reading, values, anchor)
    counted = gaps.filled(reading, found, _undated_too(reading, found, values, story, anchor))
    placed = order_bounds.narrowed(reading, counted)
    tellings = (story.when if claim.told_by is None else placed[claim.told_by] for claim in reading.claims)
    last = (final(*each, anchor=anchor) for each in zip(reading.claims, placed, tellings, strict=True))
    return Dated(tuple(last), tuple(value for value, _ in values))


def _story(reading: Reading, anchor: Anchor) -> Story:
    """The day of the story, by those expressions that are not counted from it."""
    return story_days.of_text(reading, _linked(reading, resolved(reading, anchor, None), anchor), anchor)


def _linked(reading: Reading, values: Sequence[Value], anchor: Anchor) -> list[When | None]:
    """What the expressions of each claim say of its date, or the day that heads its entry of a chronicle."""
    found = [linked(reading, claim, values, anchor.when.latest) for claim in reading.claims]
    entries, heads = chronicles.entries(reading, anchor), chronicles.heads(reading, anchor)
    for i, number in entries.items():
        when, claim, head = found[i], reading.claims[i], values[number][1]
        own = any(link.scope not in GUESSED for link in claim.times)
        if i in heads and (when is None or not own):
            found[i] = _of_entry(head)
        elif when is None and claim.form == "noun" and claim.certainty == "certain" and claim.tense == "present":
            reason = f"not later than the entry that speaks of it: {head.reason}"
            found[i] = When(None, None, head.latest, "bounded", reason)
    return found


def _of_entry(head: When) -> When:
    """What the day that heads an entry of a chronicle says of what it tells; of several days, it was on one."""
    one_of = head.edtf is not None and "/" in head.edtf and head.earliest and head.latest
    edtf = f"[{head.earliest}..{head.latest}]" if one_of else head.edtf
    return replace(head, edtf=edtf, basis="inferred", reason=f"it heads the entry: {head.reason}")


def _undated_too(
    reading: Reading, found: Sequence[When | None], values: Sequence[Value], story: Story, anchor: Anchor
) -> list[When]:
    """A date for each claim: what its expressions say, else what the way in which it is told says.

    Speech comes before what it tells, whose date may rest on when it is told.
    """
    gone = gone_back.claims(reading, found, story.when)
    telling, days = _telling(story, anchor), leeway.DaysTold(reading, values)
    heads = chronicles.heads(reading, anchor)
    dated: dict[int, When] = {}
    for i in sorted(range(len(found)), key=lambda i: _depth(reading, i)):
        claim = reading.claims[i]
        told = None if claim.told_by is None else dated.get(claim.told_by, UNKNOWN)
        when = _own(claim, _of_speaker(reading, claim, found[i], told), story)
        if when is None and i in gone:
            when = gone_back.before(story.when)
        elif when is None:
            when = tense_dates.by_tense(reading, i, told, story, anchor)
        dated[i] = leeway.widened(claim, when, telling, days) if telling and i not in heads else when
    return [dated[i] for i in range(len(found))]


def _of_speaker(reading: Reading, claim: Claim, found: When | None, told: When | None) -> When | None:
    """The date that its expressions give a claim; what speakers call today is the day on which they speak.

    The paper of Sunday prints on what they said on Saturday.
    """
    if found is None or told is None or told.day is None or found.day is None or told.day >= found.day:
        return found
    own = [reading.times[link.time].form for link in claim.times if link.scope == "syntax"]
    today = len(own) == 1 and (own[0].operator, own[0].amount, own[0].unit) == ("shift", 0, "day")
    reason = f"“today” of who says so: {told.reason}"
    return When(f"{told.day}~", told.earliest, told.latest, "inferred", reason) if today else found


def _own(claim: Claim, found: When | None, story: Story) -> When | None:
    """The date that its expressions give a claim; None where that of the story tells more.

    So it does of what came soon after the story's day, and of a headline's month or year: "at the Games 2010".
    """
    if found is None or (found.edtf is None and _is_soon(found, story)):
        return None
    lent = all(link.scope != "syntax" for link in claim.times)
    coarse = width(found) > (0, tense_dates.NEWS_DOUBT) and inside(story.when, found)
    return None if claim.sentence == 0 and lent and coarse else found


def _is_soon(bound: When, story: Story) -> bool:
    """Whether something came after what happened in the days of the story: it is of the story itself."""
    first, day = bound.earliest, story.when.earliest
    return first is not None and day is not None and datetime.timedelta(0) <= day - first <= story_days.RECENT


def _depth(reading: Reading, i: int) -> int:
    """How many acts of speech lie around a claim."""
    depth, seen = 0, {i}
    while (above := reading.claims[i].told_by) is not None and above not in seen:
        seen.add(above)
        depth, i = depth + 1, above
    return depth


def _telling(story: Story, anchor: Anchor) -> leeway.Telling | None:
    """When the article tells its story; None where its day is not known."""
    if anchor.day is None or story.when.earliest is None:
        return None
    return leeway.Telling(anchor.day, story.when.earliest, story.named)
