"""The only place where dates become absolute: an anchor for every article, then a date for every claim."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from dateline.builders import edition_days, named_days, own_dates, undated
from dateline.builders.claim_dates import date_claims
from dateline.builders.number_order import NumberOrders
from dateline.graph import kept
from dateline.graph.model import Anchor, Dated, Document, Reading, When


def date(reading: Reading, anchor: Anchor) -> Dated:
    """A date for every claim, and a TIMEX3 value for every expression, of a text read on its publication day."""
    return kept.of("dated", (reading.sha256, anchor), Dated, lambda: date_claims(reading, anchor))


def anchors(documents: Sequence[Document], readings: Mapping[str, Reading]) -> tuple[Anchor, ...]:
    """When each article was published, from its own evidence, else from dated articles that tell the same events.

    ``readings`` by hash of text; the result is parallel to ``documents``.
    """
    orders = NumberOrders(documents)
    stated = [own_dates.anchor(document, readings[document.sha256], orders) for document in documents]
    own = _shared(stated, documents)
    dated = [(document, anchor) for document, anchor in zip(documents, own, strict=True) if anchor.day]
    if len(dated) == len(documents):
        return tuple(own)
    stories = undated.Stories(readings)
    for _ in range(2):
        found = [_placed(document, anchor, dated, stories) for document, anchor in zip(documents, own, strict=True)]
        own = [
            anchor if anchor.day or placed.day else own_dates.anchor(document, readings[document.sha256], orders, True)
            for document, anchor, placed in zip(documents, own, found, strict=True)
        ]
        dated = [
            (document, anchor)
            for document, own_, anchor in zip(documents, own, found, strict=True)
            if own_.day or anchor.lacks_year  # what was placed by others alone places none
        ]
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
    if own.day or ".." in (own.when.edtf or ""):  # a live page has entries of several days
        return own
    others = [(other, anchor) for other, anchor in dated if other.key != document.key]
    if not others:
        return own
    relatives = stories.relatives(document, others)
    days = [r.day for r in relatives] or [anchor.day for _, anchor in others if anchor.day]
    reading = stories.readings[document.sha256]
    found = _of_weekday(own, own_dates.weekday(document.text, reading), days)
    if found or not relatives:
        return found or own
    edition = edition_days.weekday(document.text, reading.blocks) or edition_days.given(document.evidence)
    return undated.place(document, own.when, relatives, stories, edition)


def _of_weekday(own: Anchor, weekday: int | None, days: Sequence[datetime.date]) -> Anchor | None:
    """A day whose year its weekday tells, among those of other articles and beside: "Sunday 18 June"; else None."""
    if weekday is None or not own.when.edtf or not own.when.edtf.startswith("XXXX"):
        return None
    years = sorted({year for day in days for year in (day.year - 1, day.year, day.year + 1)})
    day = named_days.of_weekday(own.when.edtf, weekday, years)
    if day is None:
        return None
    reason = f"{own.when.reason}; in no other year of those of the folder's articles is it that weekday"
    return Anchor(When(day.isoformat(), day, day, "inferred", reason), day, True)
