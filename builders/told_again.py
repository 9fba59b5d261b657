"""Which events are told in the very words of another: a noun in its verb's clause, an aim in that of what governs it.

"The council rejected the merger" tells a rejection and a merger. Both are events of the graph; a reader sees one row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.builders.timeline_order import is_folded
from dateline.graph.rows import AccountRow, EventRow

OPEN = ("planned", "possible")
"""The standing of what may happen yet, or may have."""
NOT_SO = ("denied", *OPEN)
"""The standing of what nobody tells to have happened."""
GOVERNING = frozenset(["at", "by", "for", "from", "in", "of", "on", "to"])
"""What an aim, or what a phrase tells, follows: "tried to flee", "prevented it from sinking"."""


def folded(events: Sequence[EventRow], told: Mapping[str, Sequence[AccountRow]]) -> frozenset[str]:
    """The IRIs of the events that are read under others: acts of speech, and what is told again in another's words.

    ``told``: the accounts of each, by IRI.
    """
    known = {event.iri: event for event in events}
    return frozenset(event.iri for event in events if is_folded(event, known)) | told_again(events, told).keys()


def told_again(events: Sequence[EventRow], told: Mapping[str, Sequence[AccountRow]]) -> dict[str, str]:
    """By the IRI of each event that another tells with it, the IRI of that other.

    The other has the same label and is told in a sentence with it; or all sentences that tell a noun tell events whose
    labels say it too: "merger" beside "The council rejected the merger". Key events stand for themselves, acts of
    speech under what they tell, and what is known to be of another day on its own.
    """
    known = {event.iri: event for event in events}
    free = [event for event in events if not is_folded(event, known)]
    alike: defaultdict[str, list[EventRow]] = defaultdict(list)
    for event in free:
        alike[event.label.casefold()].append(event)
    found: dict[str, str] = {}
    for group in alike.values():
        if len(group) > 1:
            found.update(_under_first(group, told))
    longer = _under_longer([event for event in free if event.iri not in found], told)
    return {iri: longer.get(head, head) for iri, head in found.items()} | longer


def _under_longer(events: Sequence[EventRow], told: Mapping[str, Sequence[AccountRow]]) -> dict[str, str]:
    """Nouns under events whose labels say them with more, in all their sentences; the longest labels first."""
    in_sentence: defaultdict[tuple[str, int], list[EventRow]] = defaultdict(list)
    for event in sorted(events, key=lambda event: (not event.key, -len(event.label), event.iri)):
        for sentence in _sentences(told.get(event.iri, ())):
            in_sentence[sentence].append(event)
    found: dict[str, str] = {}
    for event in sorted(events, key=lambda event: (-len(event.label), event.iri)):
        accounts = told.get(event.iri, ())
        if event.key or not accounts or not all(account.rule.startswith("noun") for account in accounts):
            continue
        sayings = [[one for one in in_sentence[sentence] if _says(one, event)] for sentence in _sentences(accounts)]
        if all(sayings):
            first = min((one[0] for one in sayings), key=lambda one: (not one.key, -len(one.label), one.iri))
            found[event.iri] = found.get(first.iri, first.iri)
    return found


def _says(event: EventRow, noun: EventRow) -> bool:
    """Whether the label of an event says that of a noun with more.

    Not where the noun is known to be of another day, or happened and the other did not: "No firm paid for the sale".
    """
    whole, part = (f" {one.label.casefold()} " for one in (event, noun))
    day, own = ((one.edtf or "").rstrip("~") for one in (event, noun))
    fits = (not own or own == day or _is_about(noun)) and (noun.standing in NOT_SO or event.standing not in NOT_SO)
    return fits and len(part) < len(whole) and part in whole


def _is_about(event: EventRow) -> bool:
    return event.edtf is not None and event.edtf.endswith("~")


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
