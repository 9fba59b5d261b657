"""The only place where dates become absolute: an anchor for every article, then a date for every claim."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import imprints, times, undated
from dateline.builders.claim_dates import date_claims
from dateline.graph.model import (
    Anchor,
    Basis,
    Dated,
    DateEvidence,
    Document,
    Reading,
    Span,
    TimeExpression,
    When,
)

EVIDENCE_ORDER = ("given", "metadata", "dateline", "footer", "url", "filename", "copyright")
"""Which evidence of a publication date counts first."""
NO_DATE = Anchor(When(reason="the article bears no date, and no dated article tells the same events"), None)


def date(reading: Reading, anchor: Anchor) -> Dated:
    """A date for every claim, and a TIMEX3 value for every expression, of a text read on its publication day."""
    return date_claims(reading, anchor)


def anchors(documents: Sequence[Document], readings: Mapping[str, Reading]) -> tuple[Anchor, ...]:
    """When each article was published, from its own evidence, else from dated articles that tell the same events.

    ``readings`` by hash of text; the result is parallel to ``documents``.
    """
    own = _shared([_own(document, readings[document.sha256]) for document in documents], documents)
    dated = [(document, anchor) for document, anchor in zip(documents, own, strict=True) if anchor.day]
    if len(dated) == len(documents) or not dated:
        return tuple(own)
    stories = undated.Stories(readings)
    for _ in range(2):
        found = [_placed(document, anchor, dated, stories) for document, anchor in zip(documents, own, strict=True)]
        dated = [(document, anchor) for document, anchor in zip(documents, found, strict=True) if anchor.day]
    return tuple(found)


def by_text(documents: Sequence[Document], anchors_: Sequence[Anchor]) -> dict[str, Anchor]:
    """The day on which each text is read, by its hash: the earliest under which it appeared.

    Who prints a text again does not rewrite its "on Monday". A day that an article bears itself goes before one that is
    inferred, a day before a span; of copies that know no day, what the first of them knows.
    """
    copies: dict[str, list[Anchor]] = {}
    for document, anchor in zip(documents, anchors_, strict=True):
        copies.setdefault(document.sha256, []).append(anchor)
    return {sha256: min(found, key=_origin) for sha256, found in copies.items()}


def _origin(anchor: Anchor) -> tuple[bool, bool, bool, datetime.date]:
    unknown = anchor.when.earliest is None
    return anchor.day is None, anchor.when.basis == "inferred", unknown, anchor.when.earliest or datetime.date.max


def _shared(own: Sequence[Anchor], documents: Sequence[Document]) -> list[Anchor]:
    """The anchors, those of undated articles with the day on which another article printed the very same text."""
    origins = by_text(documents, own)
    found = []
    for anchor, document in zip(own, documents, strict=True):
        origin = origins[document.sha256]
        lacks = anchor.day is None and origin.day is not None
        found.append(_reprinted(origin, origin.day) if lacks and origin.day else anchor)
    return found


def _reprinted(origin: Anchor, day: datetime.date) -> Anchor:
    reason = f"no full date in the article; another with the same text is of {day} ({origin.when.reason})"
    return Anchor(When(day.isoformat(), day, day, "inferred", reason), day)


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
    lines = sorted(_datelines(document.text, reading), key=lambda line: line.changed)
    footers = sorted(imprints.days(document.text, reading.blocks), key=lambda line: line.changed)
    found: list[DateEvidence | _Line | imprints.Imprint] = [*document.evidence, *lines, *footers]
    ranked = sorted(found, key=lambda e: EVIDENCE_ORDER.index(e.source))
    best = next((e for e in ranked if _day(e.value)), ranked[0] if ranked else None)
    if best is None or best.source == "copyright":  # the year of a site, not of the article
        return NO_DATE
    if _day(best.value) is None and (day := _joined([evidence.value for evidence in ranked])) is not None:
        return Anchor(When(day.isoformat(), day, day, "stated", "day and year stand in different places"), day)
    if best.source in ("metadata", "url", "filename") and (line := _older(lines, best.value)) is not None:
        reason = f"{SOURCES['dateline']}; {SOURCES[best.source]} stands {best.value}, when it was put up again"
        return Anchor(When(f"{line}", line, line, "stated", reason), line)
    if best.value.startswith("XXXX"):
        return Anchor(When(best.value, basis="stated", reason="in the article's date line, without a year"), None)
    first, last = _bounds(best.value)
    basis: Basis = "given" if best.source == "given" else "stated"
    return Anchor(When(best.value, first, last, basis, SOURCES[best.source]), _day(best.value))


SOURCES = {
    "given": "given by dateline.toml or the input",
    "metadata": "in the page's metadata",
    "dateline": "in the article's date line",
    "footer": "in the lines round the article",
    "url": "in the article's address",
    "filename": "in the file's name",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A date found in the text's own date line."""

    value: str
    changed: bool
    """Whether the line calls it the day of a change: "Updated 18 May"."""
    source: str = "dateline"


def _joined(values: Sequence[str]) -> datetime.date | None:
    """The day that a date line without its year and a year or month from elsewhere make: "May 17" and 2019-05."""
    days = [value[4:] for value in values if re.fullmatch(r"XXXX-\d\d-\d\d", value)]
    years = [value for value in values if re.fullmatch(r"\d{4}(-\d\d)?", value)]
    made = [f"{year[:4]}{day}" for day in days for year in years if day.startswith(year[4:])]
    try:
        return datetime.date.fromisoformat(made[0]) if made else None
    except ValueError:  # 29 February
        return None


LONG_AFTER = datetime.timedelta(days=31)
"""By so much later than its own date line an article's page was made anew: the text was written on the earlier day."""


def _older(lines: Sequence[_Line], value: str) -> datetime.date | None:
    """The day of a date line that lies long before another piece of evidence; None where none does."""
    other = _day(value)
    days = [day for line in lines if not line.changed and (day := _day(line.value))]
    return days[0] if days and other is not None and other - days[0] > LONG_AFTER else None


_LABEL = re.compile(
    r"\b(?:(?P<changed>updated?|modified|changed|edited|revised|corrected)"
    r"|published|posted|issued|released|created|filed|written|first)\b",
    re.IGNORECASE,
)


def _datelines(text: str, reading: Reading) -> Iterable[_Line]:
    """Dates in the blocks that are date lines, in order; a day without its year is ``XXXX-07-14``."""
    for block, expression in _dateline_times(reading):
        _, when = times.resolve(expression, None)
        if when.edtf and re.match(r"\d{4}-\d\d|XXXX-\d\d-\d\d", when.edtf):
            labels = list(_LABEL.finditer(text, block.start, expression.span.start))
            yield _Line(when.edtf[:10], bool(labels) and labels[-1]["changed"] is not None)


def _dateline_times(reading: Reading) -> Iterable[tuple[Span, TimeExpression]]:
    blocks = [block.span for block in reading.blocks if block.kind in ("dateline", "byline")]
    for expression in reading.times:
        block = next((b for b in blocks if b.start <= expression.span.start < b.end), None)
        if expression.type in ("DATE", "TIME") and block is not None:
            yield block, expression


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
