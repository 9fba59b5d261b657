"""What the corpus tells of as happening once, so that a text that does not say when can mean nothing else.

"The bridge collapsed" in five articles, three of which name the third of June and none another day, is one collapse.
"The team won" on four days is not, and a mention without a day could be any of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.builders.event_likeness import Sole
from dateline.builders.event_opposition import days_apart, is_firm
from dateline.builders.event_shares import anchors
from dateline.builders.event_signatures import Signature, act
from dateline.graph.model import When

MOST = 64
"""What is told on a day more often than this is no single event."""
SLIPS = 3
"""For one mention on another day, so many agree where the other day is a slip or a rival account."""


def sole_acts(found: Iterable[Signature]) -> Sole:
    """By act, the nodes and nouns of which two texts or more tell it, hardly ever on days that exclude each other."""
    told: defaultdict[tuple[str, str], list[Signature]] = defaultdict(list)
    for signature in found:
        if signature.happened:
            for anchor in anchors(signature):
                told[act(signature.family), anchor].append(signature)
    sole: defaultdict[str, set[str]] = defaultdict(set)
    for (kind, anchor), group in told.items():
        if len({s.ref.sha256 for s in group}) > 1 and are_days_of_one([s for s in group if is_dated(s)]):
            sole[kind].add(anchor)
    return {kind: frozenset(nodes) for kind, nodes in sole.items()}


def are_days_of_one(dated: Sequence[Signature]) -> bool:
    """Whether days agree, but for some that are outnumbered."""
    if not dated or not days_apart([s.when for s in dated]):
        return True
    if len(dated) > MOST:
        return False
    tellers: defaultdict[When, set[str]] = defaultdict(set)
    for signature in dated:
        tellers[signature.when].add(signature.ref.sha256)
    agreeing = max(
        len({sha for other, told in tellers.items() if not days_apart([when, other]) for sha in told})
        for when in tellers
    )
    every = len({s.ref.sha256 for s in dated})
    return (every - agreeing) * SLIPS <= agreeing


def is_dated(signature: Signature) -> bool:
    """Whether its day can tell it from others: that of a noun which is only about a day is its clause's.

    What is only bounded, or told in passing, has no day of its own.
    """
    when = signature.when
    own = not signature.noun and not signature.passing and when.basis != "bounded"
    return is_firm(when) or (when.edtf is not None and own)
