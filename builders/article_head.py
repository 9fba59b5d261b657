"""The head of an article, all before its first paragraph: the title, the standfirst, who signs, the letterhead."""

from __future__ import annotations

import re
from collections import Counter

from dateline.builders import datelines, signatures
from dateline.builders.boilerplate import is_known_outlet, is_name, is_outlet, is_section
from dateline.builders.letterheads import body as letterhead
from dateline.builders.text_lines import Line, is_closed
from dateline.graph.model import BlockKind

LONGEST_TITLE = 180
LONGEST_HEADING = 100


def with_head(lines: list[Line]) -> list[Line]:
    """The title, the standfirst and the outlet's name, told from each other."""
    body = _body_start(lines)
    lines = _without_letterhead(lines, body)
    head = _untold(lines, body)
    title = _title_among([lines[i].text for i in head], has_body=body < len(lines))
    kept = [line.as_kind("byline" if i < body else "junk") if line.signs else line for i, line in enumerate(lines)]
    if title is None and (signed := _signed_title(lines[:body])) is not None:
        kept[signed] = lines[signed].as_kind("title")
    for rank, i in enumerate(head):
        by = _names_author(lines[i].text) and any(line.kind == "dateline" for line in lines[max(0, i - 1) : i + 2])
        kept[i] = lines[i].as_kind("byline" if by and rank != title else _head_kind(lines[i].text, rank, title))
    return kept


def _untold(lines: list[Line], body: int) -> list[int]:
    """The lines above the body that do not show by themselves what they are."""
    return [i for i in range(body) if lines[i].kind is None and not lines[i].signs]


def _without_letterhead(lines: list[Line], body: int) -> list[Line]:
    """What stands above a release or a paper's front page for itself is junk, as long as a title is left below it.

    The name of the body and what stands right below it, labels ("PRESS RELEASE No. 41"), whom it is addressed to, what
    a name is short for.
    """
    kept = list(lines)
    head = _untold(lines, body)
    named = False
    for rank, i in enumerate(head):
        text = lines[i].text
        follows = named and not lines[i].gap and any(lines[j].gap for j in head[rank + 1 :])
        named = follows or letterhead(text) is not None or (is_outlet(text) and _is_slogan(lines, head[rank + 1 :][:1]))
        around = named or signatures.is_label(text) or _ADDRESSED.match(text) or _SHORT_FOR.fullmatch(text)
        if around and any(_may_be_title(lines[j].text) for j in head[rank + 1 :]):
            kept[i] = lines[i].as_kind("junk")
    return kept


_ADDRESSED = re.compile(r"(?:To|TO) (?:all|the|whom|ALL|THE|WHOM)\b(?!.*[.!?]$)")
_SHORT_FOR = re.compile(r"\(.*\)")
_SLOGAN = re.compile(
    r"(?:the|a|an|your|our) .{0,60}\b(?:newspaper|paper|magazine|weekly|daily|blog|website|voice)\b"
    r"|.{0,120}\b(?:since|est\.?) (?:1[89]|20)\d\d$"
    r"|(?:.{0,120}[.|·•–-] ?)?(?:issue|vol|no|nr|price)\b\.? ?\W{0,8}\d",
    re.IGNORECASE,
)
"""What a paper says of itself below its name: "The paper of the port", "Issue 41. Price 1 crown"."""


def _is_slogan(lines: list[Line], below: list[int]) -> bool:
    return any(not lines[i].gap and _SLOGAN.match(lines[i].text) is not None for i in below)


def _may_be_title(text: str) -> bool:
    around = letterhead(text) is not None or is_outlet(text) or is_section(text) or signatures.is_label(text)
    return len(text.split()) > 1 and not around and not _ADDRESSED.match(text) and not _SHORT_FOR.fullmatch(text)


def _signed_title(head: list[Line]) -> int | None:
    """The title beside a day, where none stands alone: "Storm Kills Three | 4 May 2019"; no short name."""
    may = [i for i, line in enumerate(head) if line.signs and len(line.text.split()) > 2 and not is_outlet(line.text)]
    return max(may, key=lambda i: (len(head[i].text), -i), default=None)


def _names_author(text: str) -> bool:
    """Whether the line may be an author's name: "Ana Ruiz in Lima", beside a date line."""
    name = text.split(" in ")[0]
    told = {word.casefold() for word in name.split()} & {"in", "of", "the", "for", "on"}
    return is_name(name) and not told and not is_outlet(text) and len(text) <= 60


def _names_office(text: str) -> bool:
    """Whether a line is of an outlet's office alone: "BBC News, Lisbon"."""
    outlet, comma, place = text.partition(", ")
    return bool(comma) and is_outlet(outlet) and len(place.split()) <= 2 and place[:1].isupper() and not is_closed(text)


def _body_start(lines: list[Line]) -> int:
    """Index of the first line that is a paragraph: it ends as a sentence does, or is too long for a headline."""
    for i, line in enumerate(lines):
        if line.kind is not None or line.signs:
            continue
        if datelines.opening(line.text):
            return i
        if len(line.text) > 400 or (is_closed(line.text) and not _asks(line.text) and letterhead(line.text) is None):
            return i
    return len(lines)


def _asks(text: str) -> bool:
    """Whether a short line ends with a question, an exclamation or a quotation, as headlines may."""
    return len(text) <= LONGEST_TITLE and not re.search(r"[.…:;]\W*$", text)


def _title_among(texts: list[str], has_body: bool) -> int | None:
    """Which line of the head is the title: the first that reads like a headline, else the longest that may be one."""
    may = [i for i, text in enumerate(texts) if len(text) <= LONGEST_TITLE and not is_section(text)]
    may = [i for i in may if len(texts[i].split()) > 1 or not has_body]
    may = [i for i in may if not is_outlet(texts[i])] or [
        i for i in may if len(texts[i].split()) > 3 and not is_known_outlet(texts[i])
    ]
    times = Counter(texts)
    reads = [i for i in may if not is_name(texts[i]) or times[texts[i]] > 1]
    if reads:
        return reads[0]
    return max(may, key=lambda i: (len(texts[i]), -i), default=None)


def _head_kind(text: str, rank: int, title: int | None) -> BlockKind:
    if rank == title:
        return "title"
    if _names_office(text):
        return "byline"
    if is_outlet(text) or is_section(text) or len(text.split()) == 1 or (title is not None and rank < title):
        return "junk"
    return "standfirst" if len(text) > LONGEST_HEADING or (title is not None and rank == title + 1) else "heading"
