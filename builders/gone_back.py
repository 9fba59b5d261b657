"""Where a text has gone back to a time long before its story: "The aircraft crashed in June 2009."."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from dateline.graph.model import UNKNOWN, Claim, Reading, When

LONG = datetime.timedelta(days=90)
"""A paragraph that names a day this much before the story has gone back in time."""


def claims(reading: Reading, found: Sequence[When | None], story: When) -> frozenset[int]:
    """Indices of the past claims told after the text has gone back, until it names another time or returns.

    A paragraph that opens on what somebody says, or on the present, returns to the story.
    """
    away: set[int] = set()
    of_story = [c for c, when in zip(reading.claims, found, strict=True) if _is_of_story(c, when, story)]
    near = {claim.sentence for claim in of_story}
    returning = {reading.block_at(claim.trigger.start) for claim in of_story}
    block, back = None, False
    for i in sorted(range(len(found)), key=lambda i: reading.claims[i].trigger.start):
        claim, when = reading.claims[i], found[i]
        here = reading.block_at(claim.trigger.start)
        if here != block:
            block, back = here, back and here not in returning and _goes_on(reading, here)
        if claim.sentence in near:
            back = False
        elif when and when.edtf and _sets_scene(claim):
            back = _is_long_before(when, story)
        elif back and claim.tense == "past":
            away.add(i)
    return frozenset(away)


def _goes_on(reading: Reading, block: int) -> bool:
    """Whether a paragraph opens on a past main clause that is no speech."""
    openers = (claim for claim in reading.claims if claim.main and reading.block_at(claim.trigger.start) == block)
    first = next(openers, None)
    return first is not None and not first.speech and first.tense == "past"


def before(story: When) -> When:
    """A time before the story, to which the text has gone back."""
    if story.earliest is None:
        return UNKNOWN
    last = story.earliest - datetime.timedelta(days=1)
    return When(None, None, last, "bounded", f"told after the text has gone back: before the story of {story.earliest}")


def _sets_scene(claim: Claim) -> bool:
    """Whether a main clause names its own time: what follows it in its paragraph goes on from there."""
    return claim.main and claim.tense == "past" and claim.names_its_time


def _is_of_story(claim: Claim, when: When | None, story: When) -> bool:
    """Whether a claim names a time that is not long before the story."""
    named = when is not None and when.edtf is not None and claim.names_its_time
    return named and when is not None and not _is_long_before(when, story)


def _is_long_before(when: When, story: When) -> bool:
    return when.latest is not None and story.earliest is not None and story.earliest - when.latest > LONG
