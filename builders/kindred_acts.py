"""Which acts may be one act in the words of two outlets: "was held", "was led away", "the arrest".

Kin verbs (``kin_verbs.txt``) mean the same always; kindred acts may, so that they need more to vouch for them.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping

from dateline.builders.event_signatures import Signature, act
from dateline.builders.knowledge import rows

_FORMS = {"v": False, "n": True}


def kinds(signature: Signature) -> frozenset[str]:
    """Its act, and the kinds of happening that its word may tell."""
    return _told_by(signature.family, signature.noun)


@functools.cache
def _told_by(family: str, noun: bool) -> frozenset[str]:
    return frozenset({act(family)}).union(*(_kinds().get((word, noun), ()) for word in (family, act(family))))


@functools.cache
def _kinds() -> Mapping[tuple[str, bool], frozenset[str]]:
    """By word and whether it is a noun, the rows that it stands in."""
    found: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
    for number, (row,) in enumerate(rows("kindred_acts")):
        for entry in row.split():
            word, _, form = entry.partition("=")
            for noun in (_FORMS[form],) if form else (False, True):
                found[word, noun].add(f"kind:{number}")
    return {key: frozenset(kin) for key, kin in found.items()}
