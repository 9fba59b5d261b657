"""What the timeline shows of each event: made once, and kept while nothing that it says has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.builders.event_views import EventView, is_actor, view
from dateline.builders.page_shell import written
from dateline.builders.timeline_rows import Choices, choices, entry
from dateline.builders.told_again import told_again
from dateline.graph import kept
from dateline.graph.rows import AccountRow, ActorRow, ArticleRow, EventRow


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of an event and its accounts."""

    view: EventView
    """As the list shows it."""
    entry: str
    """All that its entry says, as JSON."""
    choices: Choices
    """Under which each filter finds it."""


class Shown(NamedTuple):
    """An event, and what is made of it: see ``Made``."""

    row: EventRow
    view: EventView
    entry: str
    choices: Choices


def shown(
    events: Sequence[EventRow],
    told: Mapping[str, Sequence[AccountRow]],
    actors: Sequence[ActorRow],
    articles: Sequence[ArticleRow],
) -> list[Shown]:
    """The events in the order given; ``told``: the accounts of each, by IRI."""
    known = {event.iri: event for event in events}
    acting = frozenset(actor.iri for actor in actors if is_actor(actor))
    with_text = frozenset(article.iri for article in articles if article.text is not None)
    again = told_again(events, told)
    made = (
        _made(event, told.get(event.iri, ()), known, acting, with_text, again.get(event.iri)) for event in events
    )
    return [Shown(row, one.view, one.entry, one.choices) for row, one in zip(events, made, strict=True)]


def _made(
    event: EventRow,
    accounts: Sequence[AccountRow],
    known: Mapping[str, EventRow],
    acting: frozenset[str],
    with_text: frozenset[str],
    under: str | None,
) -> Made:
    def make() -> Made:
        seen = view(event, accounts, known, acting, with_text, under)
        return Made(seen, written(entry(seen)), choices(event, seen, accounts))

    part_of = (event.part_of.iri,) if event.part_of else ()
    tied = (*event.told_by, *event.tells, *part_of, *(episode.iri for episode in event.episodes))
    given = (
        event,
        accounts,
        [known[iri].label if iri in known else None for iri in tied],
        [part.iri for part in event.parts if part.iri in acting],
        [account.source.iri in with_text for account in accounts],
        under,
        known[under].label if under else None,
    )
    return kept.of("shown", given, Made, make)
