"""Lines that sign an article: a day, and round it nothing but names, offices, places, counts and the like.

"Ann Low · Banking correspondent · 8 May 2019, 18:40 Lisbon time"; "HARBOUR DIGEST - 14 May, late edition"; "Published
14/10/2022 11:05". One rule tells them all: cut at its separators, a line with its day taken out is made of short fields
in which no word but those of the trade is written small.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.builders import written_dates
from dateline.builders.boilerplate import SMALL, is_outlet, is_section
from dateline.builders.knowledge import pairs, rows, words
from dateline.graph.model import Span

LONGEST = 200
"""A line that is longer signs nothing."""
LONGEST_FIELD = 8
"""Words in a field."""
LONGEST_OFFICE = 4
LONGEST_WITH_ARTICLE = 3
"""Words in a name that begins with "The"; more may be a headline's."""

FieldKind = Literal["day", "name", "label", "text"]
"""``name`` may be a person's, a place's, a title in capitals; ``label`` is of outlets, sections, offices, counts;
``text`` is what stands between strong separators and is none of these: "14 Quay Street, Orle"."""


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a line that signs an article."""

    kind: FieldKind
    span: Span


_STRONG = re.compile(r"\s*[|·•★‖¦»›]\s*|\s{3,}|\t+|\s+(?:::|//)\s+")
"""What parts a line of furniture, and never a sentence."""
_WEAK = re.compile(
    r"\0+|[,;()\[\]]+|\s+[-–—/]+(?=[\s\0])|(?<=:)\s|\.\s"
    r"|\s+(?=(?:(?:[Ll]ast|[Ff]irst|[Oo]riginally) )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Mm]odified)\b)"
)
_TELLS = re.compile(r"\0\s*:\s*\S")
"""A day that heads what follows: "3 May 2019: a crane falls"."""
_EDGE = " \t\u00a0.,;:–—-/|·•()[]\0*@"
_NUMBER = re.compile(r"(?:pp?|nr|no|vol|[A-Z]{1,2})\.?\d+|[^\w\s]{0,2}\d[\w.,:/–-]*|(?-i:[IVXLC]+)\b\.?", re.IGNORECASE)
_COUNT = re.compile(r"[^\w\s]?\d[\d.,]* (?!(?:dead|killed|hurt|injured|wounded|missing|arrested)$)[^\W\d_]{1,12}")
"""A price or a count: "2 crowns", "71 remarks"."""
_JOINING = re.compile(r".{0,2}the \0|.?\0 ?(?:on|at|and) \0", re.IGNORECASE | re.DOTALL)
"""What joins a day to the hour before it, or to what stands there: "18:22 on 6 May", "Orle, the 6th of May"."""
_EMBARGO = re.compile(r"(?:strictly |under )?embargo(?:ed)?(?: (?:until|till|to|for))?", re.IGNORECASE)
_OF_ITSELF = re.compile(
    r"(?:this \w+ (?:was|has been) (?:(?:first|originally|last) )?(?:published|posted|issued|released|updated|written)"
    r"|(?:published|available) )?(?: ?online)?(?: since| on)?",
    re.IGNORECASE,
)
"""What a line says of the text that it signs: "This statement was issued on", "Online since"."""
_AUTHOR = re.compile(r"(?:[Bb]y|BY|[Ff]rom) (?=[A-Z\"“])")


def read(line: str) -> tuple[Field, ...] | None:
    """The fields of a stripped line that signs an article, in order, those of days among them; None: it signs none."""
    blank = written_dates.blanked(line) if len(line) <= LONGEST else None
    if blank is None or _TELLS.search(blank):
        return None
    parts = list(_cut(_STRONG, blank, Span(0, len(blank))))
    found: list[Field] = []
    for part in parts:
        dated = "\0" in blank[part.start : part.end]
        fields = _weak_fields(blank, part) if dated else _strong_field(blank, part, len(parts))
        if fields is None:
            return None
        found += fields
    return tuple(found)


def _cut(sign: re.Pattern[str], line: str, within: Span) -> Iterator[Span]:
    """The pieces of a part of a line between separators, without what may stand at their edges."""
    start = within.start
    for match in (*sign.finditer(line, within.start, within.end), None):
        piece = line[start : match.start() if match else within.end]
        kept = piece.strip(" \t\u00a0" if sign is _STRONG else _EDGE)
        if kept and not kept.isspace():  # a line separator is no sign of the edges, and yet no word
            first = start + piece.index(kept)
            yield Span(first, first + len(kept))
        start = match.end() if match else within.end


def _strong_field(line: str, part: Span, count: int) -> list[Field] | None:
    """A part without a day of a line with several."""
    text = line[part.start : part.end]
    plain = text.strip(_EDGE)
    if not plain:
        return []
    kind = _kind(plain)
    if kind is None and (count < 2 or len(text.split()) > 2 * LONGEST_FIELD or _is_sentence(text)):
        return None
    return [Field(kind or "text", part)]


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "?", "!")) and not _is_written_large(text.lstrip("©( ").split())


def _weak_fields(line: str, part: Span) -> list[Field] | None:
    """The day in a part of a line, and the names and labels beside it; None where more stands there."""
    found = []
    for span in _cut(_WEAK, line, part):
        if _JOINING.fullmatch(line[max(0, span.start - 2) : span.end + 2]):
            continue
        kind = _kind(line[span.start : span.end])
        if kind is None or (line[span.end : span.end + 1] == ":" and kind != "label"):
            return None
        found.append(Field(kind, span))
    day = Span(line.index("\0", part.start), line.rindex("\0", part.start, part.end) + 1)
    before = [field for field in found if field.span.end <= day.start]
    after = [field for field in found if field.span.start >= day.end]
    if before and before[-1].kind == "label" and not line[before[-1].span.end : day.start].strip(" :"):
        label = before[-1].span
        if not is_outlet(line[label.start : label.end]):
            day, before = Span(label.start, day.end), before[:-1]
    return [*before, Field("day", day), *after]


def _kind(field: str) -> FieldKind | None:
    """What a field is that bears no day; None where it may be a sentence's."""
    if is_outlet(field) or is_section(field) or _OF_ITSELF.fullmatch(field):
        return "label"
    found = field.split()
    bare = [word.strip("\"“”'‘’.,:;()&#").casefold() for word in found]
    if len(found) > LONGEST_FIELD or (set(bare) & words("days_of_others") and not _EMBARGO.fullmatch(field)):
        return None
    if _AUTHOR.match(field):
        return "name" if _is_written_large(found[1:]) else None
    if _is_office(found, bare) or _COUNT.fullmatch(field) or _EMBARGO.fullmatch(field):
        return "label"
    if all(_is_of_trade(word, plain) for word, plain in zip(found, bare, strict=True)):
        return "label" if any(plain not in SMALL and plain not in _WITH for plain in bare) else None
    small = all(word in SMALL or word in _WITH for word in bare)
    clause = bare[0] in ("the", "a", "an") and len(bare) > LONGEST_WITH_ARTICLE
    return None if small or clause or bare[0] in _WITH or not _is_written_large(found) or _tells(bare) else "name"


_WITH = frozenset({"by", "on", "at", "in", "to", "with", "from", "our", "by:", "&", ""})


def _is_office(found: list[str], bare: list[str]) -> bool:
    """Whether a field is what somebody is at an outlet: "Banking correspondent", "chief sports writer"."""
    ends = bare[-1] in words("writing_offices") and len(found) <= LONGEST_OFFICE
    return ends and (len(found) <= 2 or all(word.islower() for word in found))


def _is_of_trade(word: str, plain: str) -> bool:
    known = plain in words("signature_words", "writing_offices") or plain in SMALL or plain in _WITH
    return known or bool(_NUMBER.fullmatch(word))


def _is_written_large(found: list[str]) -> bool:
    """Whether all words begin with capitals, but for small ones, numbers and words of the trade."""
    large = (word[0].isupper() or word[0] in "\"“'‘(" or _is_of_trade(word, word.casefold()) for word in found)
    return all(large) and any(word[0].isalpha() for word in found)


def _tells(bare: list[str]) -> bool:
    """Whether a field may tell what happens: "Storm in Lisbon", "Budget Debate"."""
    return len(bare) > 1 and any(word in _event_words() and word not in words("signature_words") for word in bare)


@functools.cache
def _event_words() -> frozenset[str]:
    return frozenset(row[0] for row in rows("event_nouns") if float(row[1]) >= SURE)


SURE = 0.6
"""A noun names events where this share of its uses do."""


def is_label(line: str) -> bool:
    """Whether a line without a day is of words of the trade alone: "PRESS RELEASE No. 41/2023", "Late edition"."""
    fields = [line[span.start : span.end] for span in _cut(_WEAK, line, Span(0, len(line)))]
    return bool(fields) and len(line) <= LONGEST and all(_kind(field) == "label" for field in fields)


def is_dateline(line: str) -> bool:
    """Whether a stripped line bears the day and no more, but for a place before it ("LONDON, 4 May 2019")."""
    fields = read(line) or ()
    names = [field for field in fields if field.kind != "day"]
    if len(names) == 1 and fields[0].kind == "name":
        place = line[names[0].span.start : names[0].span.end]
        return _PLACE.fullmatch(place) is not None and not is_person(place) and not _STRONG.search(line)
    return bool(fields) and not names


_PLACE = re.compile(r"[A-Z][^\W\d_]+(?:[ ./-]+(?:[A-Z][^\W\d_]+|of|de|la|el)){0,2}")


def is_person(name: str) -> bool:
    """Whether a name begins with a given name: "Tom Hale"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.casefold() in pairs("given_names")
