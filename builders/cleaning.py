"""A block of text without its debris, for the parser; every character still knows where it stood.

The text is rewritten in turns (`TURNS`), each a list of edits of what the turn before left. An edit puts characters in
the place of others; all of them then stand for that whole place. Every turn is linear in the length of the block.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import NamedTuple

from dateline.builders import quotation_marks
from dateline.builders.knowledge import words
from dateline.graph.model import Span


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text to parse, and for each of its characters the half-open place in the original that it stands for.

    Places never go back. The place of a space that was put in may be empty.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """Where the non-empty piece ``text[start:end]`` stood in the original text."""
        return Span(self.starts[start], self.ends[end - 1])


class Edit(NamedTuple):
    """Put ``text`` in the place of the characters ``start`` to ``end``, which may be none."""

    start: int
    end: int
    text: str


def clean(text: str, span: Span) -> Cleaned:
    """``text[span]`` as the parser should read it.

    Runs of white space are one space, entities (``& mdash;``) their characters, invisible characters are gone, words
    that a line's end broke are whole. Double quotation marks in every spelling are “ and ”, dashes between clauses
    stand between spaces, "…" is "...", sentences stuck together are parted.
    """
    cleaned = Cleaned(text[span.start : span.end], tuple(range(*span)), tuple(range(span.start + 1, span.end + 1)))
    for turn in TURNS:
        cleaned = _edited(cleaned, turn(cleaned.text))
    return cleaned


def _edited(before: Cleaned, edits: Iterable[Edit]) -> Cleaned:
    """The text with the edits, which come in order and do not overlap."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, text in edits:
        pieces += (before.text[done:start], text)
        starts += before.starts[done:start]
        ends += before.ends[done:start]
        place = _place(before, start, end)
        starts += [place.start] * len(text)
        ends += [place.end] * len(text)
        done = end
    if not pieces:
        return before
    pieces.append(before.text[done:])
    return Cleaned("".join(pieces), (*starts, *before.starts[done:]), (*ends, *before.ends[done:]))


def _place(before: Cleaned, start: int, end: int) -> Span:
    """The place of an edit in the original; for one that only puts in, the empty place after the character before.

    Between two characters that stand for one ("…" is "..."), it is the place of that one.
    """
    if start < end:
        return Span(before.starts[start], before.ends[end - 1])
    if 0 < start < len(before.starts) and before.starts[start] < before.ends[start - 1]:
        return Span(before.starts[start], before.ends[start - 1])
    here = before.ends[start - 1] if start else (before.starts[0] if before.starts else 0)
    return Span(here, here)


# ---- Characters ------------------------------------------------------------------------------------------------------

_ENTITY = re.compile(
    r"&[ \u00a0]?(?:amp ?; ?){0,4}\x23?\w{1,8} ?;|& ?(?:nbsp|quot|[lr]aquo|[mn]dash|hellip|[lr][ds]quo)\b"
)
_NAME = re.compile(r"(\x23?\w+) ?;?$")
_INVISIBLE = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]+"
)
_TAG = re.compile(
    r"</?(?:a|b|i|p|u|br|em|h[1-6]|hr|li|ol|ul|div|img|sub|sup|font|span|strong|small|cite|blockquote)"
    r"(?: [^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_BROKEN_WORD = re.compile(
    r"(?<![\w-])(?P<start>\w{1,20})(?P<break>[-\u2010][ \t]*[\n\r\u2028][ \t\r\n]*)(?=(?P<end>\w+))"
)
_SPACES = re.compile(r"\s\s+|[^\S ]|^\s|\s$")


def _entities(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        character = _character(match)
        if character is not None:
            yield Edit(match.start(), match.end(), character)


def _character(match: re.Match[str]) -> str | None:
    """The character that an entity names; None for what only looks like one ("R& D;")."""
    found = _NAME.search(match[0])
    name = found[1] if found else ""
    if name.startswith("#"):
        decoded = html.unescape(f"&{name};")
        return None if decoded == f"&{name};" else decoded
    return html5.get(f"{name};") or html5.get(f"{name.lower()};")


def _invisible(text: str) -> Iterator[Edit]:
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), "")


def one_line(text: str) -> str:
    """The text on one line, without characters that cannot be seen; nothing else is changed."""
    return " ".join(_INVISIBLE.sub("", text).split())


def _tags(text: str) -> Iterator[Edit]:
    for match in _TAG.finditer(text):
        parts = match[0].lower().startswith(("<br", "<p", "</p", "<li", "<div"))
        yield Edit(match.start(), match.end(), " " if parts else "")


def _broken_words(text: str) -> Iterator[Edit]:
    """A word that a line's end breaks is one ("Wed-", "nesday"); a compound keeps its hyphen ("well-", "known")."""
    for match in _BROKEN_WORD.finditer(text):
        start, end = match["start"], match["end"]
        parted = len(start) > 1 and start.isalpha() and end[0].islower()
        whole = start.lower() in words("hyphened") or f"{start}-{end}" in text
        yield Edit(*match.span("break"), "" if parted and not whole else "-")


def _spaces(text: str) -> Iterator[Edit]:
    for match in _SPACES.finditer(text):
        at_edge = match.start() == 0 or match.end() == len(text)
        yield Edit(match.start(), match.end(), "" if at_edge else " ")


# ---- Quotation marks, dashes, stops ----------------------------------------------------------------------------------

_OMISSION = re.compile(r"[<(\[] ?(?:…|\.\.\.|\. \. \.) ?[>)\]]|…|\. \. \.")
_DASH = re.compile(r"(?: ?(?:[—―]|--+|(?<= )[–-](?= )|–(?= [—–])))+ ?")
_BEGINS = re.compile(r"(?:The|This|These|Those|There|He|She|They|It|We|But|However|According|After|In|On|At) [a-z]{2}")
_AFTER_QUOTE = re.compile(rf"(?<=”), ?— |(?<=”) ?— (?={quotation_marks.ATTRIBUTION})|(?<=[,.!?]”) ?— ")
_BEFORE_STOP = re.compile(r"(?<=\S) (?=[,;:!?](?: |$|”)|\.(?: |$|”))")
_GLUED = re.compile(
    r"[a-z]{2}[.!?](?=[A-Z][a-z]|[A-Z]{2,}[ ,]|I |A )|[^\W\d_]{2}[,;](?=[^\W\d_]{2})|[a-z]{2}\)(?=[A-Z][a-z])"
    r"|\b[a-z]{5,}+(?=[A-Z][a-z]{2})"
)
_ADDRESS = re.compile(r"www\.|://|@|\.(?:com|org|net|ru|js|io|co|gov|edu)\b", re.IGNORECASE)


def _quotes(text: str) -> Iterator[Edit]:
    for start, end, mark in quotation_marks.double(text):
        yield Edit(start, end, mark)


def _single_quotes(text: str) -> Iterator[Edit]:
    for start, end, mark in quotation_marks.single(text):
        yield Edit(start, end, mark)


def _omissions(text: str) -> Iterator[Edit]:
    for match in _OMISSION.finditer(text):
        yield Edit(match.start(), match.end(), "...")


def _dashes(text: str) -> Iterator[Edit]:
    """One dash between spaces where a dash parts clauses; hyphens and ranges ("2014–2016") stay.

    A full stop, where a new sentence begins after it: "with great cruelty – — The heads of two …".
    """
    for match in _DASH.finditer(text):
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        dash = "—" if re.search("[—―]|--", match[0]) else match[0].strip()[:1]
        if before.isalnum() and _BEGINS.match(text, match.end()):
            yield Edit(match.start(), match.end(), ". ")
            continue
        fitted = (" " if before.strip() else "") + dash + (" " if after.strip() else "")
        if fitted != match[0]:
            yield Edit(match.start(), match.end(), fitted)


def _dashes_after_quotes(text: str) -> Iterator[Edit]:
    """A comma for the dash of Russian print: "… coup ”, — said the president" is read as "… coup”, said"."""
    for match in _AFTER_QUOTE.finditer(text):
        stopped = text[max(0, match.start() - 2) : match.start() - 1] in (",", ".", "!", "?")
        yield Edit(match.start(), match.end(), " " if stopped else ", ")


def _stops(text: str) -> Iterator[Edit]:
    for match in _BEFORE_STOP.finditer(text):
        yield Edit(match.start(), match.end(), "")


def _glued(text: str) -> Iterator[Edit]:
    """A space between sentences that stick together: "with the authority.SMIT, hired"."""
    for match in _GLUED.finditer(text):
        end = match.end()
        around = text[max(0, end - 60) : end].split()[-1] + text[end : end + 60].split()[0]
        if not _ADDRESS.search(around):
            yield Edit(end, end, " ")


LONGEST_WORD = 200
"""Signs that stand together without a space; a longer run is parted, since the parser takes a time that grows with the
square of a run's length."""
_RUN = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def _runs(text: str) -> Iterator[Edit]:
    for match in _RUN.finditer(text):
        yield Edit(match.end(), match.end(), " ")


TURNS: tuple[Callable[[str], Iterator[Edit]], ...] = (
    _entities,
    _invisible,
    _tags,
    _broken_words,
    _spaces,
    _omissions,
    _quotes,
    _single_quotes,
    _dashes,
    _dashes_after_quotes,
    _stops,
    _glued,
    _runs,
    _spaces,
)
