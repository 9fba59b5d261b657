"""Lines of an article that the extraction takes for furniture: lists of sentences, and days that head its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.builders import page_lines, written_dates
from dateline.builders.layout import folded
from dateline.builders.text_lines import is_closed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST = 3
"""So many items make a list of sentences."""
_BEGINNING = 40
"""Characters by which a paragraph is found again."""
_DAY = re.compile(rf"(?:{written_dates.WEEKDAY},? ?)?(?:{written_dates.DATE})?", re.IGNORECASE)
"""What a heading of a live page says that names the day of its entries."""


def restored(tree: HtmlElement, text: str) -> str:
    """The text with the lines that were lost between two of its paragraphs, in the order of the page."""
    has = folded(text)
    lost = {folded(line): line for line in _lost(tree) if folded(line) not in has}
    if not lost:
        return text
    paragraphs = text.split("\n")
    places = {folded(line)[:_BEGINNING]: i for i, line in enumerate(paragraphs) if line.strip()}
    page = [folded(line) for line in page_lines.lines(tree)]
    at = [None if line in lost else places.get(line[:_BEGINNING]) for line in page]
    for place, line in reversed(list(_between(page, at, lost))):
        paragraphs.insert(place + 1, line)
    return "\n".join(paragraphs)


def _between(page: Sequence[str], at: Sequence[int | None], lost: dict[str, str]) -> Iterator[tuple[int, str]]:
    """The lost lines that stand after one line of the text and before another, each with the place of the former."""
    last = max((i for i, place in enumerate(at) if place is not None), default=-1)
    before = None
    for i, (line, place) in enumerate(zip(page[:last], at, strict=False)):
        before = before if place is None else place
        if line in lost and before is not None and line not in page[:i]:
            yield before, lost[line]


def _lost(tree: HtmlElement) -> Iterator[str]:
    """The lines that are part of an article wherever they stand in it."""
    for element in tree.iter("ul", "ol", "h2", "h3", "h4"):
        if element.tag in ("ul", "ol"):
            items = [_line(item) for item in element if item.tag == "li"]
            if len(items) >= FEWEST and sum(map(_tells, items)) * 2 > len(items) and not _is_of_links(element):
                yield from items
        elif (line := _line(element)) and _DAY.fullmatch(line):
            yield line


def _line(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _tells(item: str) -> bool:
    """Whether an item is a sentence, or what happened on a day."""
    return is_closed(item) or (written_dates.FULL.match(item) is not None and len(item.split()) > FEWEST)


def _is_of_links(element: HtmlElement) -> bool:
    """Whether most of a list leads to other pages."""
    linked = sum(len(_line(link)) for link in element.iter("a"))
    return linked * 2 > len(_line(element))
