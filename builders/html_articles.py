"""The article in an HTML page: its text, a paragraph a line, and what the page's metadata tell of it."""

from __future__ import annotations

import json
import logging
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.builders import page_lines, page_lists, publication_dates
from dateline.builders.cleaning import one_line
from dateline.builders.knowledge import rows
from dateline.builders.layout import folded
from dateline.graph.errors import DatelineError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST_PAGE = 5_000_000
"""A page with more code points is not read: no article is so large, and trees take many times the space."""
DEEPEST = 200
"""Elements that are nested deeper are lifted to this depth."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_CHANGED = re.compile(r"\b(?:(?:last )?(?:updated?|modified|changed|edited|corrected|revised))\b", re.IGNORECASE)
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: ``published`` is the EDTF day, month or year that its metadata state."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    changed: str | None = None
    """The day of the last change that they state."""


def extract(html: str) -> Page:
    """The article of a page. Raises DatelineError where there is none, or the page is beyond all measure."""
    if len(html) > LARGEST_PAGE:
        raise DatelineError(f"an HTML page of more than {LARGEST_PAGE:,} characters")
    html = _shallow(html.replace("\0", ""))
    found = _extraction(html)
    text = (found.text or "").strip() if found else ""
    if found is None or not re.search(r"[^\W\d_]", text):
        raise DatelineError("no article text in the HTML")
    title = one_line(found.title or "") or None
    tree = _tree(html)
    text = page_lists.restored(tree, text) if tree is not None else text
    around = page_lines.around(tree, title, text) if tree is not None else page_lines.Around()
    return Page(
        _signed(_headed(title, text), title, around),
        title,
        _publisher(found.sitename) or _publisher(_outlet(tree, title)),
        safe_url(found.url),
        _published(tree, around) if tree is not None else None,
        _changed(tree) if tree is not None else None,
    )


def _outlet(tree: HtmlElement | None, title: str | None) -> str | None:
    named = tree.find(".//title") if tree is not None else None
    return page_lines.outlet(one_line(named.text or ""), title) if named is not None else None


def _signed(text: str, title: str | None, around: page_lines.Around) -> str:
    """The text with the lines that sign it but are not part of it, where these do not tell a day in words.

    Days in numbers and days without a year are read later, beside what other articles write.
    """
    has = folded(text)
    lines = [line for line in around.dated() if publication_dates.in_words(line) is None and folded(line) not in has]
    if not lines:
        return text
    if not around.head and around.foot:
        return "\n\n".join([text, *lines])
    head, _, rest = text.partition("\n") if title else ("", "", text)
    return "\n\n".join(part for part in (head, *lines, rest.strip()) if part)


def _headed(title: str | None, text: str) -> str:
    """The text with its title as the first line, then a blank line, unless it begins with it."""
    begins = title is not None and folded(text[: len(title) + 50]).startswith(folded(title))
    return text if title is None or begins else f"{title}\n\n{text}"


class _Extracted:
    text: str | None
    title: str | None
    sitename: str | None
    url: str | None


def _extraction(html: str) -> _Extracted | None:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        # A fixed last day: the default is today, and the same page must always give the same.
        return trafilatura.bare_extraction(  # type: ignore[return-value]
            html,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, AssertionError) as error:
        raise DatelineError(f"HTML that cannot be read ({type(error).__name__})") from error


def _shallow(html: str) -> str:
    """The page with no element nested deeper than DEEPEST, so that walks over its tree stay short."""
    depth, done = 0, 0
    pieces: list[str] = []
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _EMPTY or match[3].endswith("/"):
            continue
        too_deep = depth > DEEPEST if match[1] else depth >= DEEPEST
        depth = max(0, depth - 1) if match[1] else depth + 1
        if too_deep:
            pieces.append(html[done : match.start()])
            done = match.end()
    return "".join([*pieces, html[done:]]) if pieces else html


def safe_url(url: str | None) -> str | None:
    """The URL, where it is an absolute web address of one page, without what cannot be seen or written; else None."""
    if not url or len(url) > 2000 or re.search(r"[\s<>\"{}|\\^`\0-\x20\x7f]", url) or one_line(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    fine = parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query)
    return url if fine else None


def _publisher(name: str | None) -> str | None:
    """The site's name; None for handles, addresses and what is too long for a name."""
    cleaned = one_line(name or "")
    unfit = not cleaned or len(cleaned) > 80 or cleaned.startswith(("@", "http", "©")) or "/" in cleaned
    return None if unfit else cleaned


# ---- The day of publication ------------------------------------------------------------------------------------------


def _tree(html: str) -> HtmlElement | None:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html), parser=HTMLParser(no_network=True))
    except (etree.LxmlError, ValueError):
        return None


def _published(tree: HtmlElement, around: page_lines.Around) -> str | None:
    """The day of publication that the page states: JSON-LD, meta and ``time`` elements, lines that sign the article."""
    stated = (*_linked(tree, "datePublished"), *_meta(tree), *_marked(tree))
    return _first(stated) or _covered(tree) or _first(_written(around))


def _first(values: Iterable[object]) -> str | None:
    """The first EDTF value that some values say."""
    return next(filter(None, map(publication_dates.edtf, values)), None)


def _covered(tree: HtmlElement) -> str | None:
    """The day of a live page, or as an EDTF set those from its first entry to its last; None: it tells none."""
    first, last = (_first(_linked(tree, name)) for name in ("coverageStartTime", "coverageEndTime"))
    return f"[{first}..{last}]" if first and last and first < last else last or first


def _changed(tree: HtmlElement) -> str | None:
    return _first(_linked(tree, "dateModified"))


def _linked(tree: HtmlElement, *names: str) -> Iterator[object]:
    """Of each object in the page's JSON-LD the first of the properties that it has, those of articles first."""
    found: list[tuple[bool, object]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                found += _stated(json.loads((script.text or "").strip() or "null"), names)
            except (ValueError, RecursionError):
                continue
    return (value for is_article, value in sorted(found, key=lambda pair: not pair[0]))


def _stated(value: object, names: Sequence[str]) -> Iterator[tuple[bool, object]]:
    """The first of the properties that each object in a JSON value has, and whether the object is an article."""
    waiting = deque([value])
    while waiting:
        here = waiting.popleft()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            kind = str(here.get("@type", "")).lower()
            stated = next((here[name] for name in names if here.get(name)), None)
            if stated is not None:
                yield "article" in kind or "posting" in kind, stated
            waiting += [here[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in here]


def _meta(tree: HtmlElement) -> Iterator[str]:
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and element.get("content"):
                named.setdefault(name, element.get("content"))
    return (named[name] for (name,) in rows("publication_names") if name in named)


def _marked(tree: HtmlElement) -> Iterator[str]:
    """``time`` elements that are marked as the day of publication; else the only ones in the article, if they agree."""
    times = [element for element in tree.iter("time", "abbr", "span", "div") if _is_marked(element)]
    if times:
        return (element.get("datetime") or element.get("content") or element.text or "" for element in times)
    holders = tree.iter("article", "header")
    days = {publication_dates.edtf(element.get("datetime")) for holder in holders for element in holder.iter("time")}
    return iter(sorted(day for day in days if day)[:1] if len(days) == 1 else ())


def _written(around: page_lines.Around) -> Iterator[str]:
    """The days in the lines that sign the article, but for those of changes."""
    for line in around.dated():
        days = publication_dates.named(_CHANGED.split(line, maxsplit=1)[0])
        yield from (day for readings in days[:1] for day in readings if len(readings) == 1)


def _is_marked(element: HtmlElement) -> bool:
    marks = {(element.get("itemprop") or "").lower(), (element.get("property") or "").lower()}
    classes = (element.get("class") or "").lower().split()
    published = bool(marks & {"datepublished", "schema:datepublished"}) or "published" in classes
    return published or (element.tag == "time" and element.get("pubdate") is not None)
