"""Which events are told in the very words of another: by the clause of its verb a noun's, by what governs it an aim's.

"The council rejected the merger" tells a rejection and a merger. Both are events of the graph; a reader sees one row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.builders.timeline_order import is_folded
from dateline.graph.rows import AccountRow, EventRow

OPEN = ("planned", "possible")
"""The standing of what nobody tells to have happened, or not to have."""
GOVERNING = frozenset(["at", "by", "for", "from", "in", "of", "on", "to"])
"""What an aim, or what a phrase tells, follows: "tried to flee", "prevented it from sinking"."""


def folded(events: Sequence[EventRow], told: Mapping[str, Sequence[AccountRow]]) -> frozenset[str]:
    """The IRIs of the events that are read under others: acts of speech, and what is told again in another's words.

    ``told``: the accounts of each, by IRI.
    """
    known = {event.iri: event for event in events}
    return frozenset(event.iri for event in events if is_folded(event, known)) | told_again(events, told).keys()


def told_again(events: Sequence[EventRow], told: Mapping[str, Sequence[AccountRow]]) -> dict[str, str]:
    """By the IRI of each event that has the label of another, told in a sentence with it, the IRI of that other.

    Key events stand for themselves, and acts of speech under what they tell.
    """
    known = {event.iri: event for event in events}
    alike: defaultdict[str, list[EventRow]] = defaultdict(list)
    for event in events:
        if not is_folded(event, known):
            alike[event.label.casefold()].append(event)
    found: dict[str, str] = {}
    for group in alike.values():
        if len(group) > 1:
            found.update(_under_first(group, told))
    return found


def _under_first(group: Iterable[EventRow], told: Mapping[str, Sequence[AccountRow]]) -> dict[str, str]:
    """Of events with one label each but the first whose words they are, under the first told in a sentence with it."""
    ordered = sorted(group, key=lambda event: _place(event, told.get(event.iri, ())))
    found: dict[str, str] = {}
    heads: list[tuple[str, frozenset[tuple[str, int]]]] = []
    for event in ordered:
        where = _sentences(told.get(event.iri, ()))
        head = next((iri for iri, place in heads if place & where), None)
        if head is None or event.key:
            heads.append((event.iri, where))
        else:
            found[event.iri] = head
    return found


def _sentences(accounts: Iterable[AccountRow]) -> frozenset[tuple[str, int]]:
    return frozenset((account.text_iri, account.sentence.start) for account in accounts)


def _place(event: EventRow, accounts: Sequence[AccountRow]) -> tuple[bool, bool, bool, int, str]:
    """Whose words a label is: a key event's, else a verb's of what happened, else one of what may, else the first."""
    lesser = all(account.rule.startswith("noun") or _is_governed(event, account) for account in accounts)
    first = min((account.trigger.start for account in accounts), default=0)
    return not event.key, lesser, event.standing in OPEN and not lesser, first, event.iri


def _is_governed(event: EventRow, account: AccountRow) -> bool:
    """Whether what tells an event follows "to" or the like in its label: "flee" in "The crew tried to flee"."""
    before, trigger, _ = f" {event.label} ".casefold().partition(f" {account.trigger.text.casefold()} ")
    return bool(trigger) and before.rpartition(" ")[2] in GOVERNING
