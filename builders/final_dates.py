"""The final form of a claim's date: the past ends by publication, a plan begins when told, close bounds are a value."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from dateline.graph.model import Anchor, Claim, When

CLOSE = datetime.timedelta(days=92)
"""Bounds no further apart than this are worth telling as one unknown day between."""
ENDS = re.compile(r"(\[?)(\d{4}-\d\d-\d\d)(/|\.\.)(\d{4}-\d\d-\d\d)(\]?)")


def final(claim: Claim, when: When, told: When, anchor: Anchor) -> When:
    """The date ``when`` of a claim, if it has happened, no later than publication; if planned, no earlier than told.

    ``told``: when it is told. Bounds no further apart than CLOSE become a value: one unknown day between them.
    """
    if anchor.day is not None and _has_happened(claim):
        return _between(_ended(when, anchor.day))
    if claim.certainty == "planned" and told.earliest is not None:
        return _between(_begun(when, told.earliest))
    return _between(when)


def _has_happened(claim: Claim) -> bool:
    return claim.certainty == "certain" and claim.tense in ("past", "perfect", "past-perfect")


def _ended(when: When, published: datetime.date) -> When:
    """"Was arrested this week", read on a Tuesday: on Monday or Tuesday."""
    if when.earliest is None or when.earliest > published or (when.edtf or "").endswith(".."):
        return when
    if when.latest is not None and when.latest <= published:
        return when
    found = ENDS.fullmatch(when.edtf or "")
    edtf = f"{found[1]}{found[2]}{found[3]}{published}{found[5]}" if found else when.edtf
    if found and when.earliest == published:
        edtf = f"{published}"
    return replace(when, edtf=edtf, latest=published)


def _begun(when: When, told: datetime.date) -> When:
    """"Will rule before the end of the year": from the day on which it is told."""
    if when.edtf is not None or when.earliest is not None or when.latest is None or when.latest < told:
        return when
    return replace(when, earliest=told)


def _between(when: When) -> When:
    """One unknown day between bounds that are close."""
    if when.edtf is not None or when.earliest is None or when.latest is None or when.basis != "bounded":
        return when
    if not datetime.timedelta(0) <= when.latest - when.earliest <= CLOSE:
        return when
    edtf = f"[{when.earliest}..{when.latest}]" if when.earliest < when.latest else f"{when.earliest}~"
    return replace(when, edtf=edtf)
