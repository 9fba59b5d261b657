"""A date for every claim of a text, once its publication day is known."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.builders import gaps, leeway, order_bounds, story_days, tense_dates
from dateline.builders.knowledge import words
from dateline.builders.spelled_dates import spelled
from dateline.builders.story_days import Story
from dateline.builders.time_readings import resolved
from dateline.graph.model import UNKNOWN, Anchor, Basis, Claim, Dated, Reading, TimeLink, When


def date_claims(reading: Reading, anchor: Anchor) -> Dated:
    """What each claim and each time expression of a text comes to on its publication day."""
    values, published = resolved(reading, anchor, None), anchor.when.latest
    found = [_linked(reading, claim, values, published) for claim in reading.claims]
    story = story_days.of_text(reading, found, anchor)
    values = resolved(reading, anchor, story.when)
    found = [_linked(reading, claim, values, published) for claim in reading.claims]
    elsewhere = _elsewhere(reading, found, story)
    telling, days = _telling(story, anchor), leeway.DaysTold(reading, values)
    dated: dict[int, When] = {}
    for i in sorted(range(len(found)), key=lambda i: _depth(reading, i)):
        told_by = reading.claims[i].told_by
        told = dated.get(told_by, UNKNOWN) if told_by is not None else None
        own = _own(reading.claims[i], found[i], story)
        when = own or (_before(story.when) if i in elsewhere else tense_dates.by_tense(reading, i, told, story, anchor))
        dated[i] = leeway.widened(reading.claims[i], when, telling, days) if telling else when
    counted = gaps.filled(reading, found, [dated[i] for i in range(len(found))])
    placed = order_bounds.narrowed(reading, counted)
    tellings = (story.when if claim.told_by is None else placed[claim.told_by] for claim in reading.claims)
    last = (spelled(*each, anchor=anchor) for each in zip(reading.claims, placed, tellings, strict=True))
    return Dated(tuple(last), tuple(value for value, _ in values))


def _own(claim: Claim, found: When | None, story: Story) -> When | None:
    """The date of its expressions; a headline's month or year ("at the Games 2010") leaves it to the story's day."""
    coarse = found is not None and _width(found) > (0, tense_dates.NEWS_DOUBT)
    if found is not None and found.edtf is None and _is_soon(found, story):
        return None
    lent = all(link.scope != "syntax" for link in claim.times)
    if claim.sentence == 0 and coarse and lent and found is not None and _inside(story.when, found):
        return None
    return found


def _is_soon(bound: When, story: Story) -> bool:
    """Whether something came after what happened in the days of the story: it is of the story itself."""
    first, day = bound.earliest, story.when.earliest
    return first is not None and day is not None and datetime.timedelta(0) <= day - first <= story_days.RECENT


def _elsewhere(reading: Reading, found: Sequence[When | None], story: Story) -> frozenset[int]:
    """The claims told after the text has gone back to a time long before the story, until it names another or returns.

    A paragraph that opens on what somebody says, or on the present, returns to the story.
    """
    away: set[int] = set()
    of_story = [c for c, when in zip(reading.claims, found, strict=True) if _is_of_story(c, when, story.when)]
    near, returning = {claim.sentence for claim in of_story}, {_block(reading, claim) for claim in of_story}
    block, back = None, False
    for i in sorted(range(len(found)), key=lambda i: reading.claims[i].trigger.start):
        claim, when = reading.claims[i], found[i]
        here = _block(reading, claim)
        if here != block:
            block, back = here, back and here not in returning and _goes_on(reading, here)
        if claim.sentence in near:
            back = False
        elif when and when.edtf and _sets_scene(claim):
            back = _is_long_before(when, story.when)
        elif back and claim.tense == "past":
            away.add(i)
    return frozenset(away)


def _block(reading: Reading, claim: Claim) -> int:
    """Index of the paragraph that a claim stands in."""
    return bisect_right(reading.blocks, claim.trigger.start, key=lambda block: block.span.start) - 1


def _goes_on(reading: Reading, block: int) -> bool:
    """Whether a paragraph opens on a past main clause that is no speech."""
    openers = (claim for claim in reading.claims if claim.main and _block(reading, claim) == block)
    first = next(openers, None)
    return first is not None and not first.speech and first.tense == "past"


def _before(story: When) -> When:
    """A time before the story, to which the text has gone back."""
    if story.earliest is None:
        return UNKNOWN
    last = story.earliest - datetime.timedelta(days=1)
    return When(None, None, last, "bounded", f"told after the text has gone back: before the story of {story.earliest}")


def _sets_scene(claim: Claim) -> bool:
    """Whether a main clause names its own time: what follows it in its paragraph goes on from there."""
    return claim.main and claim.tense == "past" and any(link.scope == "syntax" for link in claim.times)


def _is_of_story(claim: Claim, when: When | None, story: When) -> bool:
    """Whether a claim names a time that is not long before the story."""
    named = when is not None and when.edtf is not None and any(link.scope == "syntax" for link in claim.times)
    return named and when is not None and not _is_long_before(when, story)


def _is_long_before(when: When, story: When) -> bool:
    return when.latest is not None and story.earliest is not None and story.earliest - when.latest > LONG


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


LONG = datetime.timedelta(days=90)
"""A paragraph that names a day this much before the story has gone back in time."""


def _linked(
    reading: Reading, claim: Claim, resolved: Sequence[tuple[str | None, When]], published: datetime.date | None
) -> When | None:
    """The date that the claim's expressions give it: the finest of those that say when, else bounds."""
    at = [(link, resolved[link.time][1]) for link in claim.times if link.relation in ("at", "during")]
    known = [(link, when) for link, when in at if when.edtf]
    if known:
        own = [pair for pair in known if pair[0].scope == "syntax"] or known
        if _are_listed(reading, [link.time for link, _ in own]) and (days := _consecutive([when for _, when in own])):
            return _scoped(own[0][0], days)
        link, when = min(own, key=lambda pair: _width(pair[1]))
        link, when = min((p for p in known if _inside(p[1], when)), key=lambda p: _width(p[1]), default=(link, when))
        return _scoped(link, when)
    bounds = (
        _near(reading, claim, link, resolved[link.time][1]) or _bound(link, resolved[link.time][1])
        for link in claim.times
        if not _looks_ahead(claim, link, resolved[link.time][1], published)
    )
    return next((when for when in bounds if when), None)


MONTH = 27
"""Days from the first to the last of the shortest month."""
LISTED = 6
"""Characters between the items of a list, at most: " and ", ", "."""


def _are_listed(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether expressions stand in one list."""
    spans = sorted(reading.times[number].span for number in numbers)
    return len(spans) > 1 and all(b.start - a.end <= LISTED for a, b in pairwise(spans))


def _consecutive(whens: Sequence[When]) -> When | None:
    """ "On January 5 and 6": days that follow one another are one interval; None for others."""
    days = sorted({w.earliest for w in whens if w.earliest and w.earliest == w.latest})
    if len(days) < len(whens) or any((b - a).days != 1 for a, b in pairwise(days)) or len(days) < 2:
        return None
    return replace(whens[0], edtf=f"{days[0]}/{days[-1]}", earliest=days[0], latest=days[-1])


def _inside(inner: When, outer: When) -> bool:
    """Whether one lies wholly within the other."""
    if inner.earliest is None or inner.latest is None or outer.earliest is None or outer.latest is None:
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _width(when: When) -> tuple[int, int]:
    if when.earliest is None or when.latest is None:
        return 1, 0
    return 0, (when.latest - when.earliest).days


SCOPES = {
    "syntax": "",
    "clause": "of the clause it stands in: ",
    "sentence": "of its sentence: ",
    "narrative": "told right after: ",
    "headline": "of the story: ",
    "dateline": "of the date line: ",
    "reference": "of the event that it speaks of again: ",
}


GUESSED = ("narrative", "headline", "reference")
"""Scopes that only suggest that an expression dates a claim."""


def _scoped(link: TimeLink, when: When) -> When:
    basis: Basis = "inferred" if link.scope in GUESSED and when.basis != "unknown" else when.basis
    edtf = _about(when) if link.scope in ("narrative", "reference") and when.edtf else when.edtf
    return When(edtf, when.earliest, when.latest, basis, SCOPES[link.scope] + when.reason)


def _looks_ahead(claim: Claim, link: TimeLink, when: When, published: datetime.date | None) -> bool:
    """Whether "until" names when something goes on, or ends for which the past clause tells only the beginning.

    "Adjourned until April", "closed the schools until Monday".
    """
    if link.relation != "until":
        return False
    to_come = published is not None and when.latest is not None and when.latest > published
    return claim.lemma in words("postponing_verbs") or (to_come and claim.tense != "future")


def _near(reading: Reading, claim: Claim, link: TimeLink, when: When) -> When | None:
    """About the month or year of what it led to, or the day where an hour is told; a day alone says too little.

    But who hears a shot acts on the same day.
    """
    if link.relation != "near" or not when.edtf or when.earliest is None or when.latest is None:
        return None
    coarse = claim.form == "verb" and (when.latest - when.earliest).days >= MONTH
    at_once = when.earliest == when.latest and claim.lemma in words("noticing_verbs")
    if not coarse and not at_once and reading.times[link.time].type != "TIME":
        return None
    return When(_about(when), None, when.latest, "inferred", f"not long before what happened then: {when.reason}")


def _bound(link: TimeLink, when: When) -> When | None:
    """ "since", "until", "before", "after" an expression: an open interval, or a bound; None for others."""
    if when.earliest is None or when.latest is None:
        return None
    reason = f"{link.relation}: {when.reason}"
    if link.relation == "since" and when.edtf:
        return When(f"{_end(when, when.earliest)}/..", when.earliest, None, when.basis, reason)
    if link.relation == "until" and when.edtf:
        return When(f"../{_end(when, when.latest)}", None, when.latest, when.basis, reason)
    if link.relation == "upon" and when.edtf:
        return When(_about(when), when.earliest, None, "inferred", f"soon after: {when.reason}")
    if link.relation == "before":
        return When(None, None, when.latest, "bounded", reason)
    if link.relation == "after":
        return When(None, when.earliest, None, "bounded", reason)
    return None


def _about(when: When) -> str:
    """The value as an approximate one; an interval is as wide as it is."""
    edtf = when.edtf or ""
    return f"{edtf}~" if re.fullmatch(r"[\dX]{4}(-[\dX]{2}){0,2}", edtf) else edtf


def _end(when: When, day: datetime.date) -> str:
    """One end of an interval: the value itself, or about a day of it where it is no single day, month or year."""
    simple = re.fullmatch(r"[\dX]{4}(-[\dX]{2}){0,2}~?", when.edtf or "")
    return simple[0] if simple else f"{day}~"
