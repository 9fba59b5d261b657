"""Which event is part of which: an attack within the unrest, where claims tell it as an episode of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.builders.bare_claims import BareText
from dateline.builders.event_opposition import apart
from dateline.graph.model import ClaimRef, Event


def placed(events: Sequence[Event], texts: Iterable[BareText], path: Mapping[ClaimRef, str]) -> list[Event]:
    """The events, each with the one whole that most of its claims which name any tell it as part of.

    None where as many name another, where the days exclude it, and where both would be part of each other.
    """
    by_id = {event.id: event for event in events}
    wholes = {part: whole for part, named in _votes(texts, path).items() if (whole := _most(named)) is not None
              and part in by_id and whole in by_id and not apart(by_id[part].when, by_id[whole].when)}  # fmt: skip
    parts = {part: whole for part, whole in wholes.items() if not _in_circle(part, wholes)}
    return [replace(event, part_of=parts[event.id]) if event.id in parts else event for event in events]


def _votes(texts: Iterable[BareText], path: Mapping[ClaimRef, str]) -> Mapping[str, Counter[str]]:
    """By event, how many of its claims tell it as part of each other event."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for index, claim in enumerate(text.claims()):
            if claim.within is not None:
                part, whole = (path.get(ClaimRef(text.sha256, end)) for end in (index, claim.within))
                if part is not None and whole is not None and part != whole:
                    found[part][whole] += 1
    return found


def _most(named: Counter[str]) -> str | None:
    """What is named most often; None where two are named as often."""
    first, *others = named.most_common(2)
    return first[0] if not others or others[0][1] < first[1] else None


def _in_circle(event: str, wholes: Mapping[str, str]) -> bool:
    """Whether an event would be part of itself, through others."""
    met: set[str] = set()
    above = wholes.get(event)
    while above is not None and above not in met:
        met.add(above)
        above = wholes.get(above)
    return event in met
