"""The date that the time expressions of a claim give it: the finest of those that say when it was, else bounds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.builders.knowledge import words
from dateline.builders.time_zones import names_zone
from dateline.graph.model import Basis, Claim, Reading, Scope, TimeLink, When

MONTH = 27
"""Days from the first to the last of the shortest month."""
LISTED = 6
"""Characters between the items of a list, at most: " and ", ", "."""
SCOPES: dict[Scope, str] = {
    "syntax": "",
    "clause": "of the clause it stands in: ",
    "narrative": "told right after: ",
    "headline": "of the story: ",
    "reference": "of the event that it speaks of again: ",
}
"""How the reason of a date begins, by where its expression was found."""
GUESSED = ("narrative", "headline", "reference")
"""Scopes that only suggest that an expression dates a claim."""


def linked(
    reading: Reading, claim: Claim, resolved: Sequence[tuple[str | None, When]], published: datetime.date | None
) -> When | None:
    """The date that the claim's expressions give it: the finest of those that say when, else bounds."""
    at = [(link, resolved[link.time][1]) for link in claim.times if link.relation in ("at", "during")]
    known = [(link, when) for link, when in at if when.edtf]
    if known:
        own = [pair for pair in known if pair[0].scope == "syntax"] or known
        if _are_listed(reading, [link.time for link, _ in own]) and (days := _consecutive([when for _, when in own])):
            return _scoped(own[0][0], days)
        finest = min(own, key=lambda pair: (width(pair[1]), reading.times[pair[0].time].form.operator == "reference"))
        finer = [pair for pair in known if inside(pair[1], finest[1])]  # what the clause lends, within its own date
        return _scoped(*min((finest, *finer), key=lambda pair: width(pair[1])))
    if published and any(reading.times[link.time].form.operator == "clock" for link, _ in at if link.scope == "syntax"):
        return When(None, None, published, "bounded", "at an hour of a day that is not told")
    bounds = (
        _near(reading, claim, link, resolved[link.time][1]) or _bound(link, resolved[link.time][1])
        for link in claim.times
        if not _looks_ahead(claim, link, resolved[link.time][1], published)
    )
    return next((when for when in bounds if when), None)


def _are_listed(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether expressions stand in one list; not of one moment in two zones: "on Monday at 4:50 (2050 GMT Sunday)"."""
    if any(names_zone(reading.times[number].form) for number in numbers):
        return False
    spans = sorted(reading.times[number].span for number in numbers)
    return len(spans) > 1 and all(b.start - a.end <= LISTED for a, b in pairwise(spans))


def _consecutive(whens: Sequence[When]) -> When | None:
    """"On January 5 and 6": days that follow one another are one interval; None for others."""
    days = sorted({w.earliest for w in whens if w.earliest and w.earliest == w.latest})
    if len(days) < len(whens) or any((b - a).days != 1 for a, b in pairwise(days)) or len(days) < 2:
        return None
    return replace(whens[0], edtf=f"{days[0]}/{days[-1]}", earliest=days[0], latest=days[-1])


def inside(inner: When, outer: When) -> bool:
    """Whether one lies wholly within the other."""
    if inner.earliest is None or inner.latest is None or outer.earliest is None or outer.latest is None:
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def width(when: When) -> tuple[int, int]:
    """Sorts dates by how fine they are: by the days from the first to the last, those with an open end last."""
    if when.earliest is None or when.latest is None:
        return 1, 0
    return 0, (when.latest - when.earliest).days


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
    """"since", "until", "before", "after" an expression: an open interval, or a bound; None for others."""
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
