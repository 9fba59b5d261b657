"""What an article itself says of the day of its publication: metadata, date line, the lines round it, address, name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.builders import edition_days, imprint_dates, named_days, times
from dateline.builders.number_order import NumberOrders, near
from dateline.builders.time_calendar import WEEKDAYS
from dateline.graph.model import Anchor, Basis, Block, Document, Reading, Span, TimeExpression, When

EVIDENCE_ORDER = ("given", "metadata", "dateline", "footer", "url", "filename", "copyright")
"""Which evidence of a publication date counts first."""
NO_DATE = Anchor(When(reason="the article bears no date, and no dated article tells the same events"), None)
SOURCES = {
    "given": "given by dateline.toml or the input",
    "metadata": "in the page's metadata",
    "dateline": "in the article's date line",
    "footer": "in the lines round the article",
    "url": "in the article's address",
    "filename": "in the file's name",
}


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A date of publication: an EDTF day, month, year, or ``XXXX-07-14``, and where it was found."""

    value: str
    source: str
    changed: bool = False
    """Whether the line calls it the day of a change: "Updated 18 May"."""
    readings: tuple[str, ...] = ()
    """The days that its numbers can be, day before month first; empty where they can be read in one way only."""
    several: bool = False
    """Whether it is the set of all days that numbers can be whose year has two digits and may stand first."""
    basis: Basis = "stated"
    why: str = ""
    """What told these apart."""


def anchor(document: Document, reading: Reading, orders: NumberOrders, by_folder: bool = False) -> Anchor:
    """The first evidence that names a day; else the first that names a month or year, or a day without its year.

    ``by_folder``: whether numbers of which nothing nearer tells the order are read as those of the folder's articles.
    """
    written = sorted(_evidence(document, reading), key=lambda e: (EVIDENCE_ORDER.index(e.source), e.changed))
    ranked = [_settled(one, document, reading, orders, by_folder) for one in written]
    best = next((e for e in ranked if day(e.value)), ranked[0] if ranked else None)
    if best is None or best.source == "copyright":  # the year of a site, not of the article
        return NO_DATE
    unsure = best.several or day(best.value) is None
    if unsure and (joined := _joined([evidence.value for evidence in written])) is not None:
        return Anchor(
            When(joined.isoformat(), joined, joined, "stated", "day and year stand in different places"), joined
        )
    if best.source == "metadata" and (renewed := _renewed(document, reading, best.value)) is not None:
        reason = f"the last change in the page's metadata, for the article is of a {WEEKDAYS[renewed.weekday()]}"
        return Anchor(When(f"{renewed}", renewed, renewed, "stated", reason), renewed)
    if best.source in ("metadata", "url", "filename") and (line := _older(ranked, best.value)) is not None:
        reason = f"{SOURCES['dateline']}; {SOURCES[best.source]} stands {best.value}, when it was put up again"
        return Anchor(When(f"{line}", line, line, "stated", reason), line)
    if best.value.startswith("XXXX"):
        return Anchor(When(best.value, basis="stated", reason="in the article's date line, without a year"), None)
    first, last = _bounds(best.value)
    basis: Basis = "given" if best.source == "given" else best.basis
    return Anchor(When(best.value, first, last, basis, SOURCES[best.source] + best.why), day(best.value))


def weekday(text: str, reading: Reading) -> int | None:
    """The weekday, Monday 1, that a date line without a year names: "Sunday 18 June"; else None."""
    for form in (one.form for _, found in _dateline_times(text, reading) for one in found):
        if (named_days.day_form(form).value or "").startswith("XXXX") and (told := named_days.weekday(form)):
            return told
    return None


def _evidence(document: Document, reading: Reading) -> Iterator[_Evidence]:
    for given in document.evidence:
        if given.source not in ("changed", "edition"):
            yield _Evidence(given.value, given.source, several="," in given.value)
    yield from _datelines(document.text, reading)
    yield from _issues(document.text, reading)
    for line in imprint_dates.days(document.text, reading.blocks):
        several = "," in line.value and not line.readings
        yield _Evidence(line.value, line.source, line.changed, line.readings, several)


_OF_ITSELF = re.compile(
    r"\bthis (?:article|story|report|interview|piece|column|essay|letter|text|conversation)"
    r" (?:is|was|ran|appears|appeared|comes|originally|first)\b[^.!?]{0,40}\b(?:from|in|of) (?:the|our) $",
    re.IGNORECASE,
)
_ISSUE = re.compile(r" (?:print )?(?:issue|edition)\b")


def _issues(text: str, reading: Reading) -> Iterator[_Evidence]:
    """The day of the issue that a text says it is from: "This story ran in the May 7 issue"."""
    for expression in reading.times:
        before = text[max(0, expression.span.start - 100) : expression.span.start]
        if _ISSUE.match(text, expression.span.end) and _OF_ITSELF.search(before):
            value = times.resolve(expression, None)[1].edtf or ""
            if re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", value):
                yield _Evidence(value, "dateline")


def _settled(
    one: _Evidence, document: Document, reading: Reading, orders: NumberOrders, by_folder: bool
) -> _Evidence:
    """The evidence with the one day that its numbers mean, where something tells which."""
    if not one.readings and not one.several:
        return one
    if one.several:
        chosen = near(one.value.strip("[]").split(","), reading)
    else:
        chosen = orders.chosen(one.readings, document, reading)
    if chosen is None and by_folder and one.readings:
        chosen = orders.of_folder(one.readings)
    if chosen is None:
        return replace(one, why=", in numbers that can be read in two ways")
    return replace(one, value=chosen.day, readings=(), basis=chosen.basis, why=f", {chosen.why}")


def _joined(values: Sequence[str]) -> datetime.date | None:
    """The day that a date line without its year and a year or month from elsewhere make: "May 17" and 2019-05."""
    days = [value[4:] for value in values if re.fullmatch(r"XXXX-\d\d-\d\d", value)]
    years = [value for value in values if re.fullmatch(r"\d{4}(-\d\d)?", value)]
    years += [one for value in values if "," in value for one in value.strip("[]").split(",")]
    made = [f"{year[:4]}{day}" for day in days for year in years if day.startswith(year[4:])]
    try:
        return datetime.date.fromisoformat(made[0]) if made else None
    except ValueError:  # 29 February
        return None


LONG_AFTER = datetime.timedelta(days=31)
"""By so much later than its own date line an article's page was made anew: the text was written on the earlier day."""


def _older(found: Sequence[_Evidence], value: str) -> datetime.date | None:
    """The day of a date line that lies long before another piece of evidence; None where none does."""
    other = day(value)
    lines = (one for one in found if one.source == "dateline" and not one.changed)
    days = [stated for line in lines if (stated := day(line.value))]
    return days[0] if days and other is not None and other - days[0] > LONG_AFTER else None


def _renewed(document: Document, reading: Reading, published: str) -> datetime.date | None:
    """The day of a page's last change, where the weekday that its text names is of that day and not of the first."""
    named = edition_days.weekday(document.text, reading.blocks)
    first = day(published)
    changes = (day(given.value) for given in document.evidence if given.source == "changed")
    changed = next((one for one in changes if one), None)
    if named is None or first is None or changed is None or changed <= first:
        return None
    return changed if changed.isoweekday() == named != first.isoweekday() else None


_LABEL = re.compile(
    r"\b(?:(?P<changed>updated?|modified|changed|edited|revised|corrected)"
    r"|published|posted|issued|released|created|filed|written|first)\b",
    re.IGNORECASE,
)


def _datelines(text: str, reading: Reading) -> Iterator[_Evidence]:
    """Dates in the blocks that are date lines, in order; a day without its year is ``XXXX-07-14``."""
    for block, expressions in _dateline_times(text, reading):
        found = [one for expression in expressions if (one := _in_line(text, block, expression)) is not None]
        written = list(imprint_dates.named_day(text[block.start : block.end]))
        if written and written[0].value not in {one.value for one in found}:
            yield from (_Evidence(one.value, "dateline", one.changed, one.readings) for one in written)
        else:
            yield from found


def _in_line(text: str, block: Span, expression: TimeExpression) -> _Evidence | None:
    """What a time in a date line says of the day of publication."""
    _, when = times.resolve(expression, None)
    labels = list(_LABEL.finditer(text, block.start, expression.span.start))
    changed = bool(labels) and labels[-1]["changed"] is not None
    if expression.form.operator == "either" and when.edtf:
        readings = tuple(part.value for part in expression.form.parts if part.value)
        return _Evidence(when.edtf, "dateline", changed, readings)
    if when.edtf and re.match(r"\d{4}-\d\d|XXXX-\d\d-\d\d", when.edtf):
        return _Evidence(when.edtf[:10], "dateline", changed)
    return None


def _dateline_times(text: str, reading: Reading) -> Iterable[tuple[Span, list[TimeExpression]]]:
    """The lines that sign the article, each with its times."""
    for block in _signing(text, reading.blocks):
        yield block, [one for one in reading.times
                      if one.type in ("DATE", "TIME") and block.start <= one.span.start < block.end]  # fmt: skip


LONGEST_LETTERHEAD = 8
"""Words of a line above the date that says who writes."""
CHRONICLE = 3
"""So many days on lines of their own, each with a paragraph below it, head the entries of a chronicle."""


def _signing(text: str, blocks: Sequence[Block]) -> list[Span]:
    """Date lines and bylines above the text, at the start of a paragraph, and below the text; no heads of entries."""
    paragraphs = [i for i, block in enumerate(blocks) if block.kind == "paragraph"]
    if len(paragraphs) > 1 and paragraphs[0] == 0 and _is_letterhead(text, blocks[:2]):
        del paragraphs[0]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(blocks), -1)
    heads = [i for i, block in enumerate(blocks) if block.kind == "dateline" and _heads_entry(text, blocks, i)]
    entries = set(heads) if len(heads) >= CHRONICLE else set()
    return [
        block.span
        for i, block in enumerate(blocks)
        if block.kind in ("dateline", "byline")
        and (not first < i < last or _opens(text, blocks, i))
        and i not in entries
    ]


def _is_letterhead(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the first line only says who writes, as the date stands in the next: "Halvik Lines d.o.o."."""
    name = text[blocks[0].span.start : blocks[0].span.end].split()
    return blocks[1].kind == "dateline" and len(name) <= LONGEST_LETTERHEAD and name[0][0].isupper()


def _heads_entry(text: str, blocks: Sequence[Block], i: int) -> bool:
    follows = i + 1 < len(blocks) and blocks[i + 1].kind == "paragraph"
    return follows and not _opens(text, blocks, i)


def _opens(text: str, blocks: Sequence[Block], i: int) -> bool:
    """Whether a date line opens a paragraph, on one line with it."""
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    return after is not None and after.kind == "paragraph" and "\n" not in text[blocks[i].span.end : after.span.start]


def day(edtf: str) -> datetime.date | None:
    """The day that an EDTF value is; None where it is less exact."""
    return datetime.date.fromisoformat(edtf) if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) else None


def _bounds(edtf: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of an EDTF day, month, year, or set of days."""
    if edtf.startswith("["):
        days = [datetime.date.fromisoformat(one) for one in edtf.strip("[]").replace("..", ",").split(",")]
        return min(days), max(days)
    year, month, day = (*(int(part) for part in edtf.split("-")), 0, 0)[:3]
    first = datetime.date(year, month or 1, day or 1)
    if day:
        return first, first
    after = datetime.date(year + 1, 1, 1) if not month or month == 12 else datetime.date(year, month + 1, 1)
    return first, after - datetime.timedelta(days=1)
