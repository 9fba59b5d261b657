"""Each story of a corpus has its share of the key events: a loud one does not crowd out what few texts tell."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dateline.builders.unions import Unions
from dateline.graph.model import Event

LEADING = 12
"""So many of a text's parties and places, those of most of its events, say which story it tells."""


TO_BEGIN_WITH, OF_A_TEXT = 10, 6
"""Key events of any corpus, and what a story of one text adds; one of four texts adds twice as many, not four times."""
MANY_STORIES = 2.0
"""So many times as many key events as one story of so many texts has are the most, however many stories there are."""


def places(stories: Iterable[int], articles: int) -> int:
    """How many key events there are at most, where ``stories`` are of so many texts: 23 for five of one, 29 for ten.

    A story needs as many whether told alone or beside others; articles that share none count as one.
    """
    several = [texts for texts in stories if texts > 1]
    loose = max(articles - sum(several), 0)
    needed = sum(math.sqrt(texts) for texts in (*several, loose))
    return round(TO_BEGIN_WITH + OF_A_TEXT * min(needed, MANY_STORIES * math.sqrt(articles)))


class Shares:
    """The key events kept free for each story: half of what its texts would have if all texts had as many.

    Texts tell one story that tell one event, or of two parties or places in common.
    """

    def __init__(self, events: Sequence[Event], articles: int) -> None:
        """Part the texts of the events that may be key into stories, of a corpus of so many articles."""
        self._story = _stories(events)
        texts = Counter(self._story.values())
        self.most = places(texts.values(), articles)
        """How many key events there are at most: more where texts tell several stories."""
        self._left = self.most
        told = Counter(map(self._of, events))
        even = {story: self.most * n // (2 * len(self._story)) for story, n in texts.items()}
        self._owed = {story: min(free, told[story]) for story, free in even.items() if free}

    def leave_room(self, event: Event) -> bool:
        """Whether the other stories can still have their shares when this event is key as well."""
        return self._owed.get(self._of(event), 0) > 0 or sum(self._owed.values()) < self._left

    def take(self, event: Event) -> None:
        """Count an event as key."""
        story = self._of(event)
        self._left -= 1
        self._owed[story] = max(self._owed.get(story, 0) - 1, 0)

    def are_strangers(self, event: Event, other: Event) -> bool:
        """Whether two events are of different stories, and no date says that they may be one."""
        undated = event.when.edtf is None or other.when.edtf is None
        return undated and self._of(event) != self._of(other)

    def _of(self, event: Event) -> str:
        return self._story[event.claims[0].sha256]


def _stories(events: Sequence[Event]) -> Mapping[str, str]:
    """For each text the first one, by hash, of its story."""
    unions: Unions[str] = Unions(claim.sha256 for event in events for claim in event.claims)
    parties: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        for claim in event.claims:
            unions.join(event.claims[0].sha256, claim.sha256)
            parties[claim.sha256].update(_parties(event))
    first: dict[tuple[str, str], str] = {}
    for sha in sorted(parties):
        leading = sorted(parties[sha], key=lambda node: (-parties[sha][node], node))[:LEADING]
        for pair in combinations(sorted(leading), 2):
            unions.join(first.setdefault(pair, sha), sha)
    return {sha: unions.root(sha) for sha in sorted(parties)}


def _parties(event: Event) -> set[str]:
    return {node for node in (*event.agents, *event.patients, *event.places) if not node.startswith("thing/")}
