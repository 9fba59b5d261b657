"""A denial that only names what is denied: "the mayor denied that it was an evacuation".

It is of what its story tells by that noun or its verb, where the story tells of one such happening only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.builders.event_opposition import SEASON, far
from dateline.builders.event_shares import are_of_one_story
from dateline.builders.event_signatures import VAGUE, Signature
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.knowledge import words


def join_bare_denials(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """Join each denial that names nobody to the one happening of its story that it can mean."""
    told: defaultdict[str, list[Signature]] = defaultdict(list)
    for signature in ordered:
        if signature.happened and not signature.generic:
            told[signature.family].append(signature)
    for denial in ordered:
        if _names_only(denial):
            meant = [one for one in told[denial.family] if _may_mean(denial, one)]
            roots = {events.root(one.ref) for one in meant}
            if len(roots) == 1:
                events.join(roots.pop(), denial.ref)


def _names_only(signature: Signature) -> bool:
    bare = signature.noun and not (signature.involved or signature.places or signature.modifiers)
    broad = signature.family in VAGUE or signature.family in words("light_families")
    return bare and signature.by_denial and signature.certainty == "certain" and not broad


def _may_mean(denial: Signature, told: Signature) -> bool:
    if not are_of_one_story(denial, told) or (denial.dates_itself and far(denial.when, told.when)):
        return False
    if denial.published is None or told.published is None:
        return True
    return abs(denial.published - told.published) <= SEASON
