"""The only place where dates become absolute: an anchor for every article, then a date for every claim."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import times, undated
from dateline.builders.claim_dates import date_claims
from dateline.graph.model import (
    Anchor,
    Basis,
    Dated,
    DateEvidence,
    Document,
    Reading,
    TimeExpression,
    When,
)

EVIDENCE_ORDER = ("given", "metadata", "dateline", "url", "filename")
"""Which evidence of a publication date counts first."""
NO_DATE = Anchor(When(reason="the article bears no date, and no dated article tells the same events"), None)


def date(reading: Reading, anchor: Anchor) -> Dated:
    """A date for every claim, and a TIMEX3 value for every expression, of a text read on its publication day."""
    return date_claims(reading, anchor)


def anchors(documents: Sequence[Document], readings: Mapping[str, Reading]) -> tuple[Anchor, ...]:
    """When each article was published, from its own evidence, else from dated articles that tell the same events.

    ``readings`` by hash of text; the result is parallel to ``documents``.
    """
    own = [_own(document, readings[document.sha256]) for document in documents]
    dated = [(document, anchor) for document, anchor in zip(documents, own, strict=True) if anchor.day]
    if len(dated) == len(documents) or not dated:
        return tuple(own)
    stories = undated.Stories(readings)
    for _ in range(2):
        found = [_placed(document, anchor, dated, stories) for document, anchor in zip(documents, own, strict=True)]
        dated = [(document, anchor) for document, anchor in zip(documents, found, strict=True) if anchor.day]
    return tuple(found)


def _placed(
    document: Document, own: Anchor, dated: Sequence[tuple[Document, Anchor]], stories: undated.Stories
) -> Anchor:
    """The article's own day, else the days that the dated articles of its story leave it."""
    if own.day:
        return own
    others = [(other, anchor) for other, anchor in dated if other.key != document.key]
    relatives = stories.relatives(document, others)
    return undated.place(document, own.when, relatives, stories) if relatives else own


# ---- An article's own evidence ---------------------------------------------------------------------------------------


def _own(document: Document, reading: Reading) -> Anchor:
    """The first evidence that names a day; else the first that names a month or year, or a day without its year."""
    found = [*document.evidence, *_datelines(reading)]
    ranked = sorted(found, key=lambda e: EVIDENCE_ORDER.index(e.source))
    best = next((e for e in ranked if _day(e.value)), ranked[0] if ranked else None)
    if best is None:
        return NO_DATE
    if best.value.startswith("XXXX"):
        return Anchor(When(best.value, basis="stated", reason="in the article's date line, without a year"), None)
    first, last = _bounds(best.value)
    basis: Basis = "given" if best.source == "given" else "stated"
    return Anchor(When(best.value, first, last, basis, SOURCES[best.source]), _day(best.value))


SOURCES = {
    "given": "given by dateline.toml or the input",
    "metadata": "in the page's metadata",
    "dateline": "in the article's date line",
    "url": "in the article's address",
    "filename": "in the file's name",
}


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A date found in the text's own date line."""

    source: str
    value: str


def _datelines(reading: Reading) -> Iterable[_Evidence | DateEvidence]:
    """Dates in the blocks that are date lines, in order; a day without its year is ``XXXX-07-14``."""
    for expression in _dateline_times(reading):
        _, when = times.resolve(expression, None)
        if when.edtf and re.match(r"\d{4}-\d\d|XXXX-\d\d-\d\d", when.edtf):
            yield _Evidence("dateline", when.edtf[:10])


def _dateline_times(reading: Reading) -> Iterable[TimeExpression]:
    blocks = [block.span for block in reading.blocks if block.kind in ("dateline", "byline")]
    for expression in reading.times:
        if expression.type in ("DATE", "TIME") and any(b.start <= expression.span.start < b.end for b in blocks):
            yield expression


def _day(edtf: str) -> datetime.date | None:
    return datetime.date.fromisoformat(edtf) if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) else None


def _bounds(edtf: str) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of an EDTF day, month or year."""
    year, month, day = (*(int(part) for part in edtf.split("-")), 0, 0)[:3]
    first = datetime.date(year, month or 1, day or 1)
    if day:
        return first, first
    after = datetime.date(year + 1, 1, 1) if not month or month == 12 else datetime.date(year, month + 1, 1)
    return first, after - datetime.timedelta(days=1)
