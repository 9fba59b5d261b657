"""The blocks of an article: title, date line, paragraphs, and the boilerplate around them.

Lines are looked at in three turns: by themselves (furniture, date lines, bylines), then the head of the article (title,
standfirst, outlet), then the body (headings, repeats, what follows the end). A block is a line or a part of it.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.builders import datelines, imprint_dates, imprints, signatures
from dateline.builders.boilerplate import furniture, is_known_outlet, is_name, is_outlet, is_section
from dateline.graph.model import Block, BlockKind, Span

LONGEST_BLOCK = 20_000
"""A longer line is cut at the end of a sentence, so that no single parse grows without bound."""
LONGEST_TITLE = 180
LONGEST_HEADING = 100

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"^(?:[*•▪■●‣·►▶➤→]\s*)+")
_TITLE_LABEL = re.compile(r"(?:title|headline)\s?:\s+(?=\S)", re.IGNORECASE)
_DESK_LABEL = re.compile(
    r"(?:URGENT|BREAKING|EXCLUSIVE|FLASH|ALERT|CORRECTED|LIVE|REFILE|LEAD|(?:UPDATE|WRAPUP)(?: \d+)?)"
    r"\s?[-–—:|]\s?(?=\w)"
)
"""What desks put before a title: "URGENT-…", "UPDATE 2-…"."""
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:[ap]\.?m\.?|GMT|UTC|BST|CES?T|E[SD]T|IST))?(?: ?[-–—|:])?\s+(?=\S)"
)
"""The hour at the start of a post: "14:05 Search suspended"."""
_CLOSED = re.compile(r"(?:[.!?…:;]|& ?hellip;)[\"'”“’»)\]}\s]*$|[.!?…,][\"'”“’»]|''\s*$")
_ABBREVIATED = re.compile(r"\b(?:(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Inc|Co|Corp|Ltd|Jr|Sr|St|No|vs)\.)$")
_PLAIN_MARKS = str.maketrans("‘’‚‛“”„‟«»–—", '\'\'\'\'""""""--')
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]?\s")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the white space at its ends; ``gap``: whether a blank line stands before it."""

    span: Span
    text: str
    gap: bool
    kind: BlockKind | None = None
    signs: bool = False
    """Whether it stood beside a day in a line that signs the article: somebody's name, or the title after all."""

    def as_kind(self, kind: BlockKind) -> _Line:
        return dataclasses.replace(self, kind=kind)


def lay_out(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; every line that is not blank belongs to one, but for dashes after date lines."""
    lines = _by_itself(_without_clocks(_without_signature(_unwrapped(text, list(_lines(text))))))
    lines = _without_repeats(_without_tail(_with_head(lines)))
    lines = _with_headings(_with_openings(lines))
    return tuple(Block(line.kind or "paragraph", piece) for line in lines for piece in _cut(text, line.span))


# ---- Lines -----------------------------------------------------------------------------------------------------------


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for match in _LINE.finditer(text):
        content = match[0].strip()
        if content:
            content = _BULLET.sub("", content) or content
            start = match.start() + match[0].index(content)
            gap = len(re.findall(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text[end:start])) > 1
            yield _Line(Span(start, start + len(content)), content, gap)
            end = start + len(content)


def _unwrapped(text: str, lines: list[_Line]) -> list[_Line]:
    """Paragraphs made of the lines of a text that was broken at a fixed width, as mail and agency feeds are."""
    if not _is_wrapped(lines):
        return lines
    paragraphs: list[list[_Line]] = []
    for line in lines:
        if paragraphs and not line.gap and _runs_on(paragraphs[-1][-1]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [_joined(text, paragraph) for paragraph in paragraphs]


def _joined(text: str, lines: list[_Line]) -> _Line:
    span = Span(lines[0].span.start, lines[-1].span.end)
    return dataclasses.replace(lines[0], span=span, text=text[span.start : span.end])


def _is_wrapped(lines: list[_Line]) -> bool:
    """Whether lines end in the middle of sentences: none is long, and a third of the followers begin in lower case."""
    followers = [line for line in lines if not line.gap][1:]
    if len(followers) < 3 or any(len(line.text) > 120 for line in lines):
        return False
    return sum(line.text[0].islower() for line in followers) * 3 >= len(followers)


def _runs_on(line: _Line) -> bool:
    """Whether the next line goes on with its paragraph."""
    return len(line.text) >= 45 and not (_is_closed(line.text) and len(line.text) < 55)


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The span, in pieces of at most LONGEST_BLOCK that end with a sentence, a word, or anywhere."""
    start = span.start
    while span.end - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
        cut = ends[-1] if ends else text.rfind(" ", start + 1, limit) + 1 or limit
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _without_clocks(lines: list[_Line]) -> list[_Line]:
    """The posts of a live page without the hours at which they were put up; an hour that opens one line is read."""
    clocks = [_CLOCK.match(line.text) for line in lines]
    if sum(clock is not None for clock in clocks) < 3:
        return lines
    return [part for line, clock in zip(lines, clocks, strict=True) for part in _posted(line, clock)]


def _posted(line: _Line, clock: re.Match[str] | None) -> list[_Line]:
    if clock is None:
        return [line]
    stamp = _part(line, Span(0, len(clock[0].rstrip()))).as_kind("junk")
    return [stamp, dataclasses.replace(_part(line, Span(clock.end(), len(line.text))), gap=False)]


SIGNED = 5
"""What stands below the dashes of a signature is at most a fifth of the text."""


def _without_signature(lines: list[_Line]) -> list[_Line]:
    """Lines below the two dashes that part a signature from a text, as in mail, are junk."""
    at = max((i for i, line in enumerate(lines) if line.text == "--"), default=len(lines))
    below = sum(len(line.text) for line in lines[at:])
    if below * SIGNED > sum(len(line.text) for line in lines):
        return lines
    return [*lines[:at], *(line.as_kind("junk") for line in lines[at:])]


# ---- Each line by itself ---------------------------------------------------------------------------------------------


def _by_itself(lines: list[_Line]) -> list[_Line]:
    return [part for line in lines for part in _known(line)]


def _known(line: _Line) -> list[_Line]:
    """The line with its kind, where it alone tells; a byline with a date is two."""
    if line.kind is not None:
        return [line]
    label = _TITLE_LABEL.match(line.text) or (None if _is_closed(line.text) else _DESK_LABEL.match(line.text))
    if label:
        return [_part(line, Span(label.end(), len(line.text)))]
    if signatures.is_dateline(line.text):
        return [line.as_kind("dateline")]
    if datelines.is_byline(line.text) and "   " not in line.text:
        return [line.as_kind("byline")]
    fields = signatures.read(line.text)
    if fields is not None:
        return [_signing(line, field, first=i == 0) for i, field in enumerate(fields)]
    around = furniture(line.text) or imprint_dates.is_credit(line.text)
    return [line.as_kind("junk")] if around else _without_outlet(line)


def _signing(line: _Line, field: signatures.Field, first: bool) -> _Line:
    """A field of a line that signs the article, as a line of its own; of names and texts the head decides."""
    part = dataclasses.replace(_part(line, field.span), gap=line.gap and first)
    if field.kind in ("name", "text") and not datelines.is_byline(part.text):
        return dataclasses.replace(part, signs=True)
    kinds: dict[signatures.FieldKind, BlockKind] = {"day": "dateline", "label": "junk"}
    return part.as_kind(kinds.get(field.kind, "byline"))


def _without_outlet(line: _Line) -> list[_Line]:
    """The line, and the name of the outlet that stands behind it: "Fire kills two | The Daily Comet"."""
    start = imprints.tail(line.text)
    before = line.text[:start].rstrip(" |–—-\u00a0\t") if start else ""
    if not before or len(before.split()) < 2:
        return [line]
    name = dataclasses.replace(_part(line, Span(start or 0, len(line.text))), gap=False, kind="junk")
    return [*_known(_part(line, Span(0, len(before)))), name]


def _part(line: _Line, part: Span) -> _Line:
    span = Span(line.span.start + part.start, line.span.start + part.end)
    return dataclasses.replace(line, span=span, text=line.text[part.start : part.end])


def _is_closed(text: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _CLOSED.search(text[-12:]) is not None and not _ABBREVIATED.search(text[-12:])


# ---- The head: all before the first paragraph ------------------------------------------------------------------------


def _with_head(lines: list[_Line]) -> list[_Line]:
    """The title, the standfirst and the outlet's name, told from each other."""
    body = _body_start(lines)
    head = [i for i in range(body) if lines[i].kind is None and not lines[i].signs]
    title = _title_among([lines[i].text for i in head], has_body=body < len(lines))
    kept = [line.as_kind("byline" if i < body else "junk") if line.signs else line for i, line in enumerate(lines)]
    if title is None and (signed := _signed_title(lines[:body])) is not None:
        kept[signed] = lines[signed].as_kind("title")
    for rank, i in enumerate(head):
        by = _names_author(lines[i].text) and any(line.kind == "dateline" for line in lines[max(0, i - 1) : i + 2])
        kept[i] = lines[i].as_kind("byline" if by and rank != title else _head_kind(lines[i].text, rank, title))
    return kept


def _signed_title(head: list[_Line]) -> int | None:
    """The title beside a day, where none stands alone: "Storm Kills Three | 4 May 2019"; no name of one or two words."""
    may = [i for i, line in enumerate(head) if line.signs and len(line.text.split()) > 2 and not is_outlet(line.text)]
    return max(may, key=lambda i: (len(head[i].text), -i), default=None)


def _names_author(text: str) -> bool:
    """Whether the line may be an author's name: "Ana Ruiz in Lima", beside a date line."""
    return is_name(text.split(" in ")[0]) and not is_outlet(text) and len(text) <= 60


def _body_start(lines: list[_Line]) -> int:
    """Index of the first line that is a paragraph: it ends as a sentence does, or is too long for a headline."""
    for i, line in enumerate(lines):
        if line.kind is not None or line.signs:
            continue
        if datelines.opening(line.text):
            return i
        if (len(line.text) > 400 or (_is_closed(line.text) and not _asks(line.text))):
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
    if is_outlet(text) or is_section(text) or len(text.split()) == 1 or (title is not None and rank < title):
        return "junk"
    return "standfirst" if len(text) > LONGEST_HEADING or (title is not None and rank == title + 1) else "heading"


# ---- The body --------------------------------------------------------------------------------------------------------


def _without_repeats(lines: list[_Line]) -> list[_Line]:
    """Lines that say again word for word what an earlier one said are junk, so that no event counts twice."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        same = folded(line.text)
        again = same in seen and line.kind != "dateline"
        kept.append(line.as_kind("junk") if again else line)
        seen.add(same)
    return kept


def folded(line: str) -> str:
    """The line without what may differ between two prints of it: spaces, case, the shape of quotation marks."""
    return " ".join(line.translate(_PLAIN_MARKS).split()).casefold()


def _without_tail(lines: list[_Line]) -> list[_Line]:
    """Readers' comments, lists of other articles, and short lines after the last paragraph are junk."""
    size = sum(len(line.text) for line in lines if line.kind is None)
    before, listing, ended = 0, False, False
    kept = []
    for line in lines:
        sign = furniture(line.text) if line.kind == "junk" else None
        listing = sign == "list" or (listing and (line.kind == "junk" or not _is_closed(line.text)))
        ended = ended or (sign == "end" and before * 5 >= size * 3)
        kept.append(line.as_kind("junk") if ended or listing else line)
        before += len(line.text) if line.kind is None else 0
    return _without_last_labels(kept)


def _without_last_labels(lines: list[_Line]) -> list[_Line]:
    last = max((i for i, line in enumerate(lines) if line.kind is None and _is_closed(line.text)), default=len(lines))
    return [
        line.as_kind("junk") if i > last and line.kind is None and len(line.text) <= LONGEST_HEADING else line
        for i, line in enumerate(lines)
    ]


def _with_openings(lines: list[_Line]) -> list[_Line]:
    """The first paragraphs, parted from the date lines with which they open."""
    kept: list[_Line] = []
    paragraphs = 0
    for line in lines:
        found = datelines.opening(line.text) if line.kind is None and paragraphs < 2 else None
        paragraphs += line.kind is None
        if found is None:
            kept.append(line)
        else:
            kept.append(_part(line, found[0]).as_kind("dateline"))
            kept.append(dataclasses.replace(_part(line, Span(found[1], len(line.text))), gap=False))
    return kept


def _with_headings(lines: list[_Line]) -> list[_Line]:
    """Short lines without a full stop between paragraphs are headings."""
    return [
        line.as_kind("heading") if line.kind is None and _is_heading(line, after) else line
        for line, after in zip(lines, [*lines, None][1:], strict=True)
    ]


def _is_heading(line: _Line, after: _Line | None) -> bool:
    short = len(line.text) <= LONGEST_HEADING and not _is_closed(line.text) and not line.text[0].islower()
    return short and after is not None and after.kind is None and len(after.text) > len(line.text)
