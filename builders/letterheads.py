"""The name of the body whose letter, release or notice a text is, at its head: "MINISTRY OF TRANSPORT OF HALVIK"."""

from __future__ import annotations

import re

from dateline.builders.boilerplate import SMALL, is_section
from dateline.builders.knowledge import words

LONGEST = 10
"""Words in such a name."""

_OF = frozenset({"of", "for", "in", "on", "and", "&", "to", "against"})
_BRACKETS = re.compile(r"\s*\([^()]{1,20}\)$")


def is_letterhead(line: str) -> bool:
    """Whether a stripped line is a body's name and no more: one word for a body stands last, or before "of"."""
    found = _BRACKETS.sub("", line).replace(",", "").split()
    if not 1 < len(found) <= LONGEST or is_section(line) or re.search(r"[.!?:;\"“”]$", line):
        return False
    if found[0].casefold() in _OF | SMALL:
        return False
    large = all(word[0].isupper() or word[0] in "'‘" or word.casefold() in SMALL | _OF for word in found)
    plain = [word.casefold() for word in found]
    bodies = (i for i, word in enumerate(plain) if word in words("organization_words", "letterhead_words"))
    suffix = plain[-1].strip(".") in words("legal_suffixes") and found[0][0].isupper()
    return suffix or (large and any(i + 1 == len(plain) or plain[i + 1] in _OF for i in bodies))


def is_state(line: str) -> bool:
    """Whether a letterhead names the state above the office that writes: "KINGDOM OF HALVIK"."""
    return line.casefold().removeprefix("the ").split()[0] in ("kingdom", "republic", "commonwealth", "government",
                                                             "state", "federal", "province")  # fmt: skip
