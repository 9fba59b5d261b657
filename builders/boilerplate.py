"""Page furniture: lines that a web page puts round an article, told by general signs and never read."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Literal

from dateline.builders.knowledge import rows, words

Furniture = Literal["line", "end", "list"]
"""``end`` begins the readers' comments, ``list`` a list of other articles; ``line`` is furniture by itself."""

LONGEST = 300
"""Longer lines are no furniture but for lists of icons; it keeps the expressions cheap whatever comes."""

_ICON = re.compile(r"icon", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+")
_SEPARATOR = re.compile(r"\s[|/»›>•·]\s|\s*[|›»]\s*|\s{3,}|\s&\s?(?:raquo|bull|middot|nbsp);\s?\|?")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]{2,}")


@functools.cache
def _signs() -> tuple[tuple[Furniture, Callable[[str], object]], ...]:
    """The tests that ``boilerplate.txt`` amounts to, one a kind of sign, with what a line is that passes."""
    frames = {"end": "(?:{})$", "list": "(?:{})$", "line": "(?:{})$", "start": "(?:{})", "part": "(?:{})"}
    signs = {
        where: [frame.format(sign) for kind, sign in rows("boilerplate") if kind == where]
        for where, frame in frames.items()
    }
    at_start = re.compile("|".join(signs["line"] + signs["start"]), re.IGNORECASE)
    return (
        ("end", re.compile("|".join(signs["end"]), re.IGNORECASE).match),
        ("list", re.compile("|".join(signs["list"]), re.IGNORECASE).match),
        ("line", at_start.match),
        ("line", re.compile("|".join(signs["part"]), re.IGNORECASE).search),
    )


def furniture(line: str) -> Furniture | None:
    """What part of a page's furniture the stripped line is ("Leave a Reply": end); None: it may be the article's."""
    if not _WORD.search(line) or _is_icons(line):
        return "line"
    if len(line) > LONGEST:
        return None
    for kind, test in _signs():
        if test(line):
            return kind
    return "line" if _is_addresses(line) or is_navigation(line) else None


def _is_icons(line: str) -> bool:
    """Whether a line lists the names of icons: "icon homeicon menuicon search"."""
    found = sum(1 for _ in _ICON.finditer(line))
    return found >= 3 and found * 5 >= len(line.split())


def _is_addresses(line: str) -> bool:
    """Whether nothing stands in the line but web and mail addresses, handles and hashtags."""
    return not _WORD.search(_ADDRESS.sub(" ", line))


def is_navigation(line: str) -> bool:
    """Whether the line is a chain of short labels: "Home / World / Middle East"."""
    labels = [label for label in _SEPARATOR.split(line) if label.strip()]
    if len(labels) < 3 or _STOP.search(line):
        return False
    return all(len(label.split()) <= 4 for label in labels) and not any(_STOP.search(label) for label in labels)


def is_section(line: str) -> bool:
    """Whether the line is the name of a part of a paper: "Middle East"."""
    return line.strip(" :|»›>").lower() in words("sections")


@functools.cache
def _outlets() -> frozenset[str]:
    return frozenset(name.lower() for name in words("outlets"))


SMALL = frozenset(["of", "and", "the", "for", "in", "on", "&", "de", "del", "la", "le", "al", "von", "der", "die"])


def is_known_outlet(line: str) -> bool:
    """Whether the line is a name in the list of outlets."""
    return line.strip().lower() in _outlets()


def is_outlet(line: str) -> bool:
    """Whether the line is an outlet's name and no more: "Sputnik", "Tarnbeck & Orle Valley Courier"."""
    name = without_place(line)
    if is_known_outlet(name):
        return True
    first, _, rest = name.partition(" ")
    if first.isupper() and len(first) > 1 and first.lower() in _outlets() and is_name(name):
        return len(rest.split()) < 3
    return not is_section(name) and is_name(name) and _ends_as_outlet(name.lower())


def without_place(name: str) -> str:
    """The name of an outlet without the place that stands in brackets behind it: "The Orle Monitor (Port City)"."""
    return re.sub(r"\s*\([^()]{2,30}\)$", "", name.strip())


def _ends_as_outlet(name: str) -> bool:
    """Whether a name ends, or begins, as those of outlets do: "Lower Valley Herald", "Radio Norte", "Daily Comet"."""
    last, first = name.split()[-1], name.removeprefix("the ").split()[0]
    return last.strip(".,()") in words("outlet_words") or first in ("radio", "voice", "daily")


def is_name(line: str) -> bool:
    """Whether the line has the form of a name: two to six words, all with capitals but for small ones."""
    found = line.split()
    plain = not re.search(r"[^\w\s&'’.\-]|\d", line) and not line.endswith(".")
    return plain and 2 <= len(found) <= 6 and all(word[0].isupper() or word.lower() in SMALL for word in found)
