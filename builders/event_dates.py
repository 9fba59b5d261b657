"""What the mentions of one event lend each other: the day that one of them tells dates those that tell none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.builders.event_likeness import apart, far, width
from dateline.graph.model import ClaimRef, Dated, When

FIRM = ("stated", "given", "resolved", "inferred")
"""Bases of dates that a text tells, in order of trust."""


def shared_dates(clusters: Sequence[Sequence[ClaimRef]], dated: Mapping[str, Dated]) -> dict[str, Dated]:
    """The dates of all claims; those without a firm one take the finest of their event, if none contradicts it."""
    lent: dict[ClaimRef, When] = {}
    for cluster in clusters:
        whens = {ref: dated[ref.sha256].claims[ref.claim] for ref in cluster}
        firm = sorted((width(when), ref) for ref, when in whens.items() if is_firm(when))
        day = whens[firm[0][1]] if firm else None
        if day is not None and not any(apart(day, whens[ref]) for _, ref in firm):
            told = replace(day, basis="inferred", reason=f"as another mention of the same event has it ({day.reason})")
            lent |= {ref: told for ref, when in whens.items() if not is_firm(when) and not far(when, day)}
    return {sha: _with(sha, text, lent) for sha, text in dated.items()}


def is_firm(when: When) -> bool:
    """Whether a text tells the day, or at least the month or span: not what is about a day or only bounded."""
    return when.edtf is not None and when.basis in FIRM and not when.edtf.endswith("~")


def _with(sha256: str, text: Dated, lent: Mapping[ClaimRef, When]) -> Dated:
    return replace(text, claims=tuple(lent.get(ClaimRef(sha256, i), when) for i, when in enumerate(text.claims)))
