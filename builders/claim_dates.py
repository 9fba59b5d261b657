"""A date for every claim of a text, once its publication day is known."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from dateline.builders import times
from dateline.graph.model import UNKNOWN, Anchor, Basis, Claim, Dated, Reading, TimeExpression, TimeLink, When

LONGEST_DOUBT = 14
"""Days: a publication date known less exactly than this resolves nothing."""


def date_claims(reading: Reading, anchor: Anchor) -> Dated:
    """What each claim and each time expression of a text comes to on its publication day."""
    resolved = _resolved(reading, anchor)
    found: list[When] = []
    for claim in reading.claims:
        linked = _linked(reading, claim, resolved)
        found.append(linked or UNKNOWN)
    for i, claim in enumerate(reading.claims):
        if found[i] is UNKNOWN or found[i] == UNKNOWN:
            found[i] = _unlinked(claim, found, anchor)
    return Dated(tuple(found), tuple(value for value, _ in resolved))


def _resolved(reading: Reading, anchor: Anchor) -> list[tuple[str | None, When]]:
    """The value of each time expression; "the same day" means the last day named before it."""
    found: list[tuple[str | None, When]] = []
    reference: When | None = None
    for expression in reading.times:
        value, when = _read(expression, anchor, reference)
        found.append((value, when))
        if expression.type in ("DATE", "TIME") and when.earliest and when.earliest == when.latest:
            reference = when
    return found


def _read(expression: TimeExpression, anchor: Anchor, reference: When | None) -> tuple[str | None, When]:
    """An expression read on the publication day; where that is one of several days, what holds on all of them."""
    first, last = anchor.when.earliest, anchor.when.latest
    if anchor.day is not None or first is None or last is None or (last - first).days > LONGEST_DOUBT:
        value, when = times.resolve(expression, anchor.day, reference)
        return value, _inferred(when, anchor)
    days = [first + datetime.timedelta(days=n) for n in range((last - first).days + 1)]
    readings = [times.resolve(expression, day, reference) for day in days]
    value, when = readings[0]
    if all(other.edtf == when.edtf and other.earliest == when.earliest for _, other in readings):
        return value, _inferred(when, anchor)
    return _undecided([other for _, other in readings], anchor)


def _undecided(readings: Sequence[When], anchor: Anchor) -> tuple[None, When]:
    """Different on the days on which the article can have appeared: somewhere from the first to the last of these."""
    starts, ends = [w.earliest for w in readings if w.earliest], [w.latest for w in readings if w.latest]
    if len(starts) < len(readings) or len(ends) < len(readings):
        return None, UNKNOWN
    reason = f"{readings[0].reason}, or later; {anchor.when.reason}"
    return None, When(f"[{min(starts)}..{max(ends)}]", min(starts), max(ends), "inferred", reason)


def _linked(reading: Reading, claim: Claim, resolved: Sequence[tuple[str | None, When]]) -> When | None:
    """The date that the claim's expressions give it: the finest of those that say when, else bounds."""
    at = [(link, resolved[link.time][1]) for link in claim.times if link.relation in ("at", "during")]
    known = [(link, when) for link, when in at if when.edtf or when.earliest]
    if known:
        link, when = min(known, key=lambda pair: _width(pair[1]))
        return _scoped(link, when)
    bounds = [_bound(link, resolved[link.time][1]) for link in claim.times if link.relation not in ("at", "during", "for")]
    return next((when for when in bounds if when), None)


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
    "reference": "",
}


def _scoped(link: TimeLink, when: When) -> When:
    basis: Basis = "inferred" if link.scope in ("narrative", "headline") and when.basis != "unknown" else when.basis
    return When(when.edtf, when.earliest, when.latest, basis, SCOPES[link.scope] + when.reason)


def _bound(link: TimeLink, when: When) -> When | None:
    """"since", "until", "before", "after" an expression: an open interval, or a bound."""
    if when.earliest is None or when.latest is None:
        return None
    reason = f"{link.relation}: {when.reason}"
    day = datetime.timedelta(days=1)
    if link.relation == "since":
        return When(f"{when.edtf}/..", when.earliest, None, when.basis, reason) if when.edtf else None
    if link.relation == "until":
        return When(f"../{when.edtf}", None, when.latest, when.basis, reason) if when.edtf else None
    if link.relation == "before":
        return When(None, None, when.latest, "bounded", reason)
    if link.relation == "after":
        return When(None, when.earliest, None, "bounded", reason)
    return None if day else None


def _inferred(when: When, anchor: Anchor) -> When:
    """A date resolved against an inferred publication date is inferred itself."""
    if when.basis == "resolved" and anchor.when.basis == "inferred":
        return When(when.edtf, when.earliest, when.latest, "inferred", f"{when.reason}; {anchor.when.reason}")
    return when


def _unlinked(claim: Claim, found: Sequence[When], anchor: Anchor) -> When:
    """What can be said of a claim without an expression: told when its act of speech is, or by publication."""
    told = found[claim.told_by] if claim.told_by is not None else UNKNOWN
    limit = told.latest or anchor.when.latest
    if claim.certainty != "certain" or limit is None or claim.tense in ("future", "none"):
        return UNKNOWN
    if claim.tense == "perfect":
        return When(f"{limit.isoformat()}~", None, limit, "bounded", "told in the present perfect: by the day it was told")
    return When(None, None, limit, "bounded", "told in the past: not later than the day it was told")
