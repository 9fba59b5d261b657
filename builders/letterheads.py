"""The name of the body whose letter, release or notice a text is, at its head: "MINISTRY OF TRANSPORT OF HALVIK"."""

from __future__ import annotations

import re

from dateline.builders.boilerplate import SMALL, is_section
from dateline.builders.knowledge import words

LONGEST = 10
"""Words in such a name."""

_OF = frozenset({"of", "for", "in", "on", "and", "&", "to", "against"})
_BEFORE_COURT = re.compile(r"(?:in|before) the (?=.*\b(?:court|tribunal)\b)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]{1,20}\)$")


def body(line: str) -> str | None:
    """The body whose name a stripped line is: a word for a body stands last, or before "of"; None: it says more.

    Of "IN THE HIGH COURT OF HALVIK", as courts head their papers, the court.
    """
    name = _BEFORE_COURT.sub("", line)
    found = _BRACKETS.sub("", name).replace(",", "").split()
    if not 1 < len(found) <= LONGEST or is_section(line):
        return None
    if re.search(r"[.!?:;\"“”]$", line):
        return name if _is_company(found) else None
    plain = [word.casefold() for word in found]
    large = all(word[0].isupper() or word[0] in "'‘" or word.casefold() in SMALL | _OF for word in found)
    bodies = (i for i, word in enumerate(plain) if word in words("organization_words", "letterhead_words"))
    suffix = plain[-1].strip(".") in words("legal_suffixes") and found[0][0].isupper()
    named = large and plain[0] not in SMALL | _OF and any(i + 1 == len(plain) or plain[i + 1] in _OF for i in bodies)
    return name if suffix or named else None


def _is_company(found: list[str]) -> bool:
    """Whether words are a name in capitals and a legal suffix with full stops: "Halvik Lines d.o.o."."""
    name = next((found[:i] for i in range(1, len(found)) if _is_suffix(found[i:])), None)
    return name is not None and all(word[0].isupper() or word in SMALL | _OF for word in name)


def _is_suffix(found: list[str]) -> bool:
    """Whether words are a legal suffix with full stops, in one piece or in several: "d.o.o.", "Sp. z o.o."."""
    return found[-1].endswith(".") and "".join(found).casefold().replace(".", "") in words("legal_suffixes")


def is_state(line: str) -> bool:
    """Whether a letterhead names the state above the office that writes: "KINGDOM OF HALVIK"."""
    return line.casefold().removeprefix("the ").split()[0] in ("kingdom", "republic", "commonwealth", "government",
                                                             "state", "federal", "province")  # fmt: skip
