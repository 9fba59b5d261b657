"""Lines and line starts that bear the place and day of publication, the agency or the author."""

from __future__ import annotations

import re

from dateline.builders.boilerplate import is_outlet
from dateline.builders.knowledge import words
from dateline.builders.written_dates import DATE, FULL, WEEKDAY
from dateline.graph.model import Span

LONGEST = 160
"""A line that is longer is no date line."""

_BYLINE = re.compile(
    r"(?:(?i:(?:(?:written|reported|posted|words|story|text|report|article|updates) )?by:? )(?=[A-Z])"
    r"|(?i:live (?:updates|coverage|blog|reporting|reports?) (?:by|from|with) )(?=[A-Z])"
    r"|(?i:by|from) our |Author: ?|Reporter: ?)"
)
_REPORTERS = re.compile(
    r"(?P<names>(?:[A-Z][\w.'’-]+ ){1,3}and )?(?P<office>[A-Z][\w'’-]+) (?i:reporters?|correspondents?)"
    r"(?P<others> (?:and|in) [A-Z][\w.'’ -]{1,40})?"
)
"""Names and offices of those who wrote: "Ann Lee and Court Reporter", "Tribune Correspondent in Oslo"."""
_AUTHOR = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+(?:,| in [A-Z]\w+,?|,? (?i:staff|senior|associated|AP|Reuters)\b)"
    r"[^.!?]{0,60}\b(?i:correspondent|reporter|writer|editor|bureau|desk|staff|press|Reuters)\b[^.!?]{0,30}"
)


def is_byline(line: str) -> bool:
    """Whether a stripped line without a day names who wrote: "By A. Writer", "From our correspondent in Oslo"."""
    if len(line) > LONGEST or not (_BYLINE.match(line) or _AUTHOR.fullmatch(line) or _is_reporters(line)):
        return False
    return FULL.search(line) is None and not (len(line) > 60 and line.endswith("."))


def _is_reporters(line: str) -> bool:
    """Whether a line names who wrote; "The Lower Valley Reporter" is a paper."""
    match = _REPORTERS.fullmatch(line)
    return match is not None and (bool(match["names"] or match["others"]) or match["office"].lower() in _OFFICES)


_OFFICES = words("outlet_words") | {"staff", "court", "crime", "political", "special", "senior", "chief", "our", "own"}


# ---- The start of a paragraph: "ALMATY, Jan 10 (Agency) — " ---------------------------------------------------------

_DASH = r"(?:--+|[—–―]|[-_](?= )|& ?[mn]dash;)"
_CAPITALS = r"(?:[A-Z]{2}|[A-Z]\.)[A-Z'’.-]*+(?:[ /](?:[A-Z]{2}|[A-Z]\.|&)[A-Z'’.-]*+){0,4}"
_PROPER = r"[A-Z][\w'’.-]++(?:[ /](?:[A-Z][\w'’.-]++|of|de|la|el|al|the)){0,4}"
_REGION = rf"(?:, (?:{_PROPER}|(?:[A-Z]\.){{2,3}})){{0,2}}"
_HOUR = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|[A-Z]{1,3}T))?(?!\w))"
_WHEN = rf"(?:[,.;]? ?(?:{WEEKDAY},? )?{DATE}(?!\w){_HOUR}?)"
_AGENCY = r"(?:[.,]? ?\([^()\n]{2,60}\)|[.,]? ?/[A-Z][^/\n]{1,40}/\.?|\.? [A-Z][A-Z./-]{2,20}\.?)"
_OPENING = re.compile(
    rf"(?:(?:{_CAPITALS}|{_PROPER}){_REGION}{_AGENCY}?\s{{0,2}}{_DASH}\s?(?i:{_WHEN})\s{{0,2}}{_DASH}"
    rf"|{_CAPITALS}{_REGION}(?i:{_WHEN})?(?P<a1>{_AGENCY})?\s{{0,2}}{_DASH}"
    rf"|{_PROPER}{_REGION}(?i:{_WHEN})(?P<a2>{_AGENCY})?\s{{0,2}}{_DASH}"
    rf"|{_PROPER}{_REGION}(?P<a3>{_AGENCY})\s{{0,2}}{_DASH}"
    rf"|(?:{_CAPITALS}|{_PROPER}){_REGION}(?i:{_WHEN})(?P<a4>{_AGENCY})(?=\s)"
    rf"|(?i:{_WHEN}) ?(?P<a7>\([A-Z][^()\n]{{1,40}}\))\s{{0,2}}{_DASH}"
    rf"|(?:{_PROPER}{_REGION} )?(?P<a5>\((?:[A-Z][^()\n]{{1,40}})\))(?:\s{{0,2}}{_DASH}|(?=[A-Z“\"‘]))"
    rf"|{_PROPER}{_REGION}:(?i:{_WHEN}):(?=\s)"
    rf"|{_CAPITALS}{_REGION}(?i:{_WHEN})?(?P<a6>{_AGENCY})?:(?=\s))\s*"
)
_NO_PLACE = frozenset(
    [
        "breaking",
        "update",
        "updated",
        "exclusive",
        "note",
        "opinion",
        "analysis",
        "explainer",
        "factbox",
        "corrected",
        "correction",
        "watch",
        "video",
        "live",
        "read",
        "read more",
        "more",
        "just in",
        "developing",
        "q",
        "a",
        "q&a",
        "editor",
        "news",
        "alert",
        "urgent",
        "photos",
        "photo",
        "ps",
        "p.s.",
        "tl;dr",
        "faq",
        "timeline",
        "warning",
    ]
)


_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


def opening(paragraph: str) -> tuple[Span, int] | None:
    """The date line with which a paragraph opens, and where its text begins; None: it has none.

    "ALMATY, Jan 10 (Agency) — Police …" gives the span of "ALMATY, Jan 10 (Agency)" and the place of "Police".
    """
    match = _OPENING.match(paragraph, 0, 200)
    if match is None or match.end() >= len(paragraph):
        return None
    head = re.sub(rf"\s*(?:{_DASH}|:)?\s*$", "", match[0])
    if head.lower() in _NO_PLACE or head.split(",")[0].strip().lower() in _NO_PLACE or paragraph[match.end()].islower():
        return None
    bare = not any(match[f"a{n}"] for n in range(1, 8)) and not re.search(DATE, head, re.IGNORECASE)
    if bare and not _STOPPED.search(paragraph):
        return None  # "BLACKOUT: “I was robbed”" is a headline
    unsure = match["a3"] or match["a5"] or match["a7"]
    return None if unsure and not is_outlet(unsure.strip(" ().,/")) else (Span(0, len(head)), match.end())


def agency(dateline: str) -> str | None:
    """The agency that a date line names: "ALMATY, Jan 10 (Agency)"; None: it names none."""
    match = re.search(r"\(([^()]{2,60})\)|/([A-Z][^/]{1,40})/", dateline)
    name = (match[1] or match[2]).strip() if match else None
    return name if name and not re.search(r"\d", name) and name[0].isupper() else None
