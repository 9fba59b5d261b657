"""The lines of a page that stand round its article: what signs it stands there, and is no part of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from dateline.builders import imprint_dates, signatures
from dateline.builders.boilerplate import is_outlet, is_section
from dateline.builders.knowledge import pairs
from dateline.builders.layout import folded
from dateline.builders.text_lines import is_closed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_APART_NAME = re.compile(
    r"(?:^|[-_ ])(?:comments?|related|recommend\w*|promo\w*|trending|popular|most|menu|nav|sidebar|share\w*|social"
    r"|cookies?|consent|ticker|tags?|breadcrumbs?|crumbs|newsletter|rel)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Classes of what a page shows beside an article."""
_BEGINNING = 40
"""Characters by which a paragraph is found again."""


@dataclass(frozen=True, slots=True)
class Around:
    """Lines that bear a day and no sentence: above the headline, between it and the text, below the text."""

    masthead: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()

    def dated(self) -> tuple[str, ...]:
        """Those that tell the day, the surest place first; none of a foot that speaks of several days."""
        return self.head or self.foot or self.masthead


def around(tree: HtmlElement, title: str | None, text: str) -> Around:
    """The lines of a page round the text that was taken from it."""
    lines_ = list(lines(tree))
    begins = [folded(line)[:_BEGINNING] for line in text.split("\n") if _is_paragraph(line)]
    if not begins:
        return Around()
    headlines = {folded(title or ""), *(folded(" ".join(h1.text_content().split())) for h1 in tree.iter("h1"))}
    top = max((i for i, line in enumerate(lines_) if folded(line) in headlines), default=-1)
    places = [i for i, line in enumerate(lines_) if i > top and folded(line)[:_BEGINNING] in begins]
    start, end = (places[min(1, len(places) - 1)], places[-1]) if places else (len(lines_), len(lines_))
    foot = tuple(_signing(lines_[end + 1 :]))
    days = {imprint.value for line in foot for imprint in imprint_dates.named_day(line)}
    return Around(
        tuple(line for line in _signing(lines_[: max(top, 0)]) if not signatures.is_dateline(line)),
        tuple(_signing(lines_[top + 1 : start])),
        foot if len(days) == 1 else (),
    )


def _is_paragraph(line: str) -> bool:
    return len(line) > _BEGINNING and is_closed(line) and not _signs(line)


def _signs(line: str) -> bool:
    return signatures.read(line) is not None or imprint_dates.is_credit(line)


def _signing(lines: Sequence[str]) -> Iterator[str]:
    return (line for line in lines if _signs(line))


def lines(tree: HtmlElement) -> Iterator[str]:
    """What stands on the page between elements that begin a line, but for what is shown beside an article."""
    pieces: list[str] = []
    for piece in _pieces(tree):
        if piece is not None:
            pieces.append(piece)
        elif line := " ".join(" ".join(pieces).split()):
            pieces.clear()
            yield line
    if line := " ".join(" ".join(pieces).split()):
        yield line


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    """The pieces of text in an element; None where a new line begins. An empty ``time`` counts as its day."""
    kind = _elements().get(element.tag) if isinstance(element.tag, str) else "apart"
    if kind == "apart" or (kind != "whole" and _APART_NAME.search(_names(element))):
        yield None
        return
    breaks = kind != "inline"
    if breaks:
        yield None
    yield element.text or ""
    if element.tag == "time" and not (element.text_content() or "").strip():
        yield (element.get("datetime") or "")[: len("2019-05-20")]
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if breaks:
        yield None


def _elements() -> Mapping[str, str]:
    return pairs("page_elements")


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


# ---- The outlet in the page's title ----------------------------------------------------------------------------------

_CUT = re.compile(r"\s+(?:[|–—•·»:-]|::|//)\s+|\s?[|»]\s?|\s?::\s?")
_EDITION = re.compile(r",?\s+(?:[\w-]+\s+)?edition$|\s*\([^()]*\)$", re.IGNORECASE)
LONGEST_OUTLET = 6
"""Words in an outlet's name."""


def outlet(title: str, headline: str | None) -> str | None:
    """The outlet that a page's title names beside the headline: "Fire kills two | Daily Comet"; None: it names none."""
    parts = [part.strip() for part in _CUT.split(unescape(title)) if part.strip()]
    if len(parts) < 2:
        return None
    headlines = folded(headline or "")
    others = [part for part in (parts[-1], parts[0]) if folded(part) not in headlines and not is_section(part)]
    return next((name for part in others if (name := _as_outlet(part)) is not None), None)


def _as_outlet(part: str) -> str | None:
    name = _EDITION.sub("", _EDITION.sub("", part)).strip()
    large = all(word[0].isupper() or not word[0].isalpha() or word in _SMALL for word in name.split())
    fits = name and len(name.split()) <= LONGEST_OUTLET and not re.search(r"[.!?…\"”’]$", name)
    return name if fits and (large or is_outlet(name)) else None


_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "y", "und"})
