"""What a line of an article is that shows it by itself: a date line, a byline, page furniture, a labelled title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.builders import datelines, imprint_dates, imprints, signatures
from dateline.builders.boilerplate import furniture
from dateline.builders.knowledge import words
from dateline.builders.text_lines import Line, is_closed, part_of
from dateline.graph.model import BlockKind, Span
from dateline.graph.records import changed

_TITLE_LABEL = re.compile(r"(?:title|headline|subject)\s?:\s+(?=\S)", re.IGNORECASE)
_DESK_LABEL = re.compile(
    r"(?:URGENT|BREAKING|EXCLUSIVE|FLASH|ALERT|CORRECTED|LIVE|REFILE|LEAD|(?:UPDATE|WRAPUP)(?: \d+)?)"
    r"\s?[-–—:|]\s?(?=\w)"
)
"""What desks put before a title: "URGENT-…", "UPDATE 2-…"."""


def by_itself(lines: list[Line]) -> list[Line]:
    """The lines, with the kinds of those that show theirs; those that bear a day beside names in parts."""
    return [part for line in _without_fact_boxes(lines) for part in _known(line)]


def _without_fact_boxes(lines: list[Line]) -> Iterator[Line]:
    """The lines; a day in a list of facts about an event, beside its place or its price, is a heading."""
    labels = [line.text.partition(":")[0].casefold() if ":" in line.text else "" for line in lines]
    for i, line in enumerate(lines):
        near = labels[max(0, i - 2) : i + 3]
        boxed = labels[i] in ("date", "day", "time") and any(label in words("fact_labels") for label in near)
        yield line.as_kind("heading") if boxed and line.kind is None else line


def _known(line: Line) -> list[Line]:
    """The line with its kind, where it alone tells; a byline with a date is two."""
    if line.kind is not None:
        return [line]
    label = _TITLE_LABEL.match(line.text) or (None if is_closed(line.text) else _DESK_LABEL.match(line.text))
    if label:
        return [part_of(line, Span(label.end(), len(line.text)))]
    if signatures.is_dateline(line.text):
        return [line.as_kind("dateline")]
    if datelines.is_byline(line.text) and "   " not in line.text:
        return [line.as_kind("byline")]
    fields = signatures.read(line.text)
    if fields is not None:
        return [_signing(line, field, first=i == 0) for i, field in enumerate(fields)]
    around = furniture(line.text) or imprint_dates.is_credit(line.text)
    return [line.as_kind("junk")] if around else _without_outlet(line)


def _signing(line: Line, field: signatures.Field, first: bool) -> Line:
    """A field of a line that signs the article, as a line of its own; of names and texts the head decides."""
    part = changed(part_of(line, field.span), gap=line.gap and first)
    if field.kind in ("name", "text") and not datelines.is_byline(part.text):
        return changed(part, signs=True)
    kinds: dict[signatures.FieldKind, BlockKind] = {"day": "dateline", "label": "junk"}
    return part.as_kind(kinds.get(field.kind, "byline"))


def _without_outlet(line: Line) -> list[Line]:
    """The line, and the name of the outlet that stands behind it: "Fire kills two | The Daily Comet"."""
    start = imprints.tail(line.text)
    before = line.text[:start].rstrip(" |–—-\u00a0\t") if start else ""
    if not before or len(before.split()) < 2:
        return [line]
    name = changed(part_of(line, Span(start or 0, len(line.text))), gap=False, kind="junk")
    return [*_known(part_of(line, Span(0, len(before)))), name]
