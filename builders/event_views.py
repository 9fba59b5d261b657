"""Events as the timeline lists them: what happened, when and why then, where, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.builders import account_views, wording
from dateline.builders.account_views import AccountGroup, Rivalry
from dateline.builders.page_shell import anchor
from dateline.builders.timeline_order import is_folded
from dateline.graph.rows import AccountRow, ActorRow, EventRow

UNDATED = "Undated"


@dataclass(frozen=True, slots=True)
class Tie:
    """A link to an actor, a place or another event."""

    target: str
    label: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as the list shows it, in plain values."""

    id: str
    label: str
    standing: str
    says: str
    """Its standing and whose: "claimed by the mayor"."""
    when: str
    heading: str
    """Its date in words, the same for all without any day of the calendar."""
    basis: str
    """How the date is known, in words; empty where it is not."""
    why: str
    """Why it is dated so: the reason, and the words that date it."""
    remarks: tuple[str, ...]
    """Short remarks beside the standing: voices, place, how it is dated."""
    key: bool
    folded: bool
    """Whether it stands under another: an act of speech under what it tells, what another's words tell under that."""
    differs: bool
    """Whether voices exclude each other in something."""
    type: str
    actors: tuple[Tie, ...]
    places: tuple[str, ...]
    told_by: tuple[Tie, ...]
    tells: tuple[Tie, ...]
    part_of: tuple[Tie, ...]
    """The event that it is an episode of, if there is one."""
    episodes: tuple[Tie, ...]
    numbers: tuple[str, ...]
    lineage: str
    """How many articles come down to how many voices, and to whose."""
    rivalries: tuple[Rivalry, ...]
    groups: tuple[AccountGroup, ...]


def is_actor(actor: ActorRow) -> bool:
    """Whether a node can be said to act: things that events happen to or come from are none."""
    return actor.acts and actor.kind != "thing"


def _ties(iris: Iterable[str], known: Mapping[str, EventRow]) -> tuple[Tie, ...]:
    return tuple(Tie(anchor(iri, "e"), known[iri].label) for iri in iris if iri in known)


def _actor_ties(event: EventRow, actors: frozenset[str]) -> tuple[Tie, ...]:
    parts = [(link.iri, link.label) for link in (*event.agents, *event.patients)]
    parts += [(part.iri, part.label) for part in event.others]
    return tuple(Tie(anchor(iri, "a"), label) for iri, label in dict(parts).items() if iri in actors)


def _why(event: EventRow, accounts: Sequence[AccountRow]) -> str:
    """The reason of the date, and the words of the first account with that date, with the day they are counted from."""
    for account in accounts:
        if account.time and account.edtf == event.edtf:
            published = wording.date_words(account.source.published, None, None)
            day = f", published {published}" if account.source.published else ""
            quoted = f"“{account.time.text}”"
            words = "" if quoted in event.reason else f"{quoted} "
            return f"{event.reason}; {words}in {account_views.publisher_words(account.source)}{day}"
    return event.reason


def _remarks(event: EventRow) -> tuple[str, ...]:
    bare = event.edtf is not None and event.earliest is None and event.latest is None
    remarks = (
        wording.count(event.voices, "independent voice") if event.voices > 1 else "",
        wording.date_words(event.edtf, None, None) if bare else "",
        ", ".join(_places(event)),
        "date inferred" if event.basis == "inferred" else "",
    )
    return tuple(remark for remark in remarks if remark)


def _places(event: EventRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.label for place in event.places))


def view(
    event: EventRow,
    accounts: Sequence[AccountRow],
    known: Mapping[str, EventRow],
    actors: frozenset[str],
    with_text: frozenset[str],
    under: str | None = None,
) -> EventView:
    """An event with all that the list says of it; ``actors`` are IRIs that the actor page shows.

    ``under``: the IRI of the event in whose words it is told, where it is read under that.
    """
    when = wording.date_words(event.edtf, event.earliest, event.latest)
    return EventView(
        id=anchor(event.iri, "e"),
        label=event.label,
        standing=event.shown_standing,
        says=account_views.says(event, accounts),
        when=when,
        heading=when if event.earliest or event.latest else UNDATED,
        basis="" if event.basis == "unknown" else wording.BASES.get(event.basis, event.basis),
        why=_why(event, accounts),
        remarks=_remarks(event),
        key=event.key,
        folded=under is not None or is_folded(event, known),
        differs=bool(event.rivalry),
        type=wording.type_words(event.type),
        actors=_actor_ties(event, actors),
        places=_places(event),
        told_by=_ties([*event.told_by, *([under] if under else [])], known),
        tells=_ties(event.tells, known),
        part_of=_ties([event.part_of.iri] if event.part_of else [], known),
        episodes=_ties((episode.iri for episode in event.episodes), known),
        numbers=tuple(dict.fromkeys(number.text for number in event.numbers)),
        lineage=account_views.lineage_words(accounts) if accounts else "",
        rivalries=account_views.rivalries(event, accounts),
        groups=account_views.groups(event, accounts, with_text),
    )
