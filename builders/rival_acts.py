"""One happening of which some tell that it was done to somebody, and others that he did it: fired, or resigned.

"He was sacked, says the coach; he resigned, says the club"; "police say they caught him, his lawyer that he gave
himself up".
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.builders.event_opposition import far, same_day
from dateline.builders.event_shares import are_of_one_story
from dateline.builders.event_signatures import Signature, act, family
from dateline.builders.joined_events import JoinedEvents
from dateline.builders.knowledge import rows

WINDOW = 16
"""What was done to somebody is compared with so many things that he did, at most."""


def join_rival_acts(ordered: Sequence[Signature], events: JoinedEvents) -> None:
    """Join what two tellers tell of one person as done to him and as done by himself, where they can mean one day."""
    for done, own in _pairs(ordered):
        if _are_told_by_two(done, own) and not far(events.of(done.ref).when, events.of(own.ref).when):
            events.join(done.ref, own.ref)


def differ_in_act(families: Iterable[str]) -> bool:
    """Whether the verbs of one event tell that somebody did it and that it was done to him."""
    acts = {act(told) for told in families}
    return any(own in acts for done in acts for own in _rivals().get(done, ()))


def of_one_act(told: str, other: str) -> bool:
    """Whether two verbs of an event say alike who did it."""
    return act(other) not in _either(told)


@functools.cache
def _rivals() -> dict[str, frozenset[str]]:
    """By what is done to somebody, what he may have done himself."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for done, own in rows("rival_acts"):
        found[act(family(done))].add(act(family(own)))
    return {done: frozenset(own) for done, own in found.items()}


@functools.cache
def _either(told: str) -> frozenset[str]:
    """The verbs that exclude one."""
    found = _rivals().get(act(told), frozenset())
    return found | {done for done, own in _rivals().items() if act(told) in own}


def _pairs(ordered: Sequence[Signature]) -> Iterator[tuple[Signature, Signature]]:
    """What was done to somebody with a name, and what he himself did, by which texts may mean one happening."""
    did: defaultdict[tuple[str, str], list[Signature]] = defaultdict(list)
    own_acts = {own for acts in _rivals().values() for own in acts}
    for signature in ordered:
        told = act(signature.family)
        if told in own_acts and signature.happened and not signature.noun and _is_own(signature):
            for node in sorted(signature.agents):
                did[told, node].append(signature)
    for signature in ordered:
        for own in sorted(_rivals().get(act(signature.family), ())) if signature.happened else ():
            for node in sorted(signature.patients - signature.agents):
                yield from ((signature, other) for other in did[own, node][:WINDOW] if node.startswith("actor/"))


def _is_own(signature: Signature) -> bool:
    """Whether it is told of who did it alone: "gave himself up", "resigned", not "gave the hostages up"."""
    if act(signature.family) in ("resign", "surrender"):
        return True
    return bool(signature.patients) and signature.patients <= signature.agents


def _are_told_by_two(a: Signature, b: Signature) -> bool:
    """Whether two speakers tell them, or a speaker one and a text the other; or two texts, themselves, of one day."""
    if a.speakers and b.speakers:
        return a.speakers.isdisjoint(b.speakers) and (a.texts == b.texts or are_of_one_story(a, b))
    if a.texts == b.texts:
        return bool(a.speakers or b.speakers) and abs(a.sentence - b.sentence) <= 1
    return are_of_one_story(a, b) and (bool(a.speakers or b.speakers) or same_day(a.when, b.when))
