"""What the command line says of a graph, an event and its accounts, in lines and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.graph.subjects import instances, local, pairs, subjects
from dateline.graph.terms import DL, SCHEMA, TRUE

if TYPE_CHECKING:
    from dateline.graph.rows import AccountRow, EventRow, Link
    from dateline.queries.event_graph import EventGraph
    from rich.table import Table


def summary(graph: EventGraph) -> list[str]:
    """What is in the graph, in a line, and how its events are dated, in another; counted, not read: rows take long."""
    bases = Counter(local(basis) for _, basis in pairs(graph.store, DL["dateBasis"]))
    ranked = sorted(bases.items(), key=lambda item: (-item[1], item[0]))
    dated = ", ".join(f"{count} {basis}" for basis, count in ranked)
    counts = [
        counted(len(instances(graph.store, SCHEMA["NewsArticle"])), "article"),
        counted(bases.total(), "event"),
        counted(len(subjects(graph.store, DL["acts"], TRUE)), "actor"),
        f"{counted(sum(row.line is None for row in graph.skipped()), 'file')} skipped",
    ]
    if unobeyed := sum(row.line is not None for row in graph.skipped()):
        counts.append(f"{counted(unobeyed, 'correction')} not obeyed")
    return [", ".join(counts), f"dates: {dated or 'none'}"]


def timeline(events: Sequence[EventRow]) -> Table:
    """The events as a table, one a row."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    table.add_column("date", no_wrap=True)
    table.add_column("basis", no_wrap=True)
    table.add_column("event", overflow="fold")
    table.add_column("standing", no_wrap=True)
    table.add_column("id", no_wrap=True, style="dim")
    for event in events:
        standing = event.standing + (f" · {', '.join(event.rivalry)} differ" if event.rivalry else "")
        table.add_row(Text(_when(event)), Text(event.basis), Text(event.label), Text(standing), Text(event.id))
    return table


def event(event: EventRow, accounts: Sequence[AccountRow]) -> list[str]:
    """An event: when, how far it is supported, and all that tells it."""
    numbers = {"report": event.reports, "attribution": event.attributions, "voice": event.voices}
    supported = ", ".join(counted(number, thing) for thing, number in numbers.items())
    lines = [
        f"{event.label}  [{event.id}]",
        f"date: {_when(event)}{_leeway(event)} ({event.basis}) - {event.reason}",
        f"standing: {event.standing}: {supported}; denied by {event.denials}",
    ]
    if event.rivalry:
        lines.append(f"accounts differ: {', '.join(event.rivalry)}")
    if event.part_of is not None:
        lines.append(f"part of: {_named(event.part_of)}")
    lines.extend(f"episode: {_named(episode)}" for episode in event.episodes)
    for number, account in enumerate(accounts, 1):
        lines.extend(["", *_account(account, number)])
    return lines


def _named(event: Link) -> str:
    return f"{event.label}  [{local(event.iri)}]"


def _account(account: AccountRow, number: int) -> list[str]:
    """The sentence with its number and its trigger marked, the article, who says it, and why this date."""
    source, sentence, trigger = account.source, account.sentence, account.trigger
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    marked = f"{sentence.text[:start]}[{sentence.text[start:end]}]{sentence.text[end:]}"
    says = ", ".join(f"{speaker.label} ({speaker.cue})" for speaker in account.speakers) or "the article itself"
    how = f"{account.polarity}, {account.certainty}, rule {account.rule}, confidence {account.confidence:.2f}"
    return [
        f"{number}. {' '.join(marked.split())}",
        f"  {source.publisher or source.title or source.key}, {source.published or 'no date'}: {source.path}",
        f"  says: {says}; {how}",
        f"  date: {account.edtf or 'unknown'} ({account.basis}) - {account.reason}",
    ]


def _when(event: EventRow) -> str:
    """The date, else what bounds it, else that it is unknown."""
    if event.edtf:
        return event.edtf
    if event.latest and event.earliest:
        return f"{event.earliest} to {event.latest}"
    return f"by {event.latest}" if event.latest else f"from {event.earliest}" if event.earliest else "unknown"


def _leeway(event: EventRow) -> str:
    """The days that an approximate date may be off to; nothing for any other."""
    wide = event.edtf is not None and event.edtf.endswith("~") and event.earliest != event.latest
    first = event.earliest or "any day"
    return f", {first} to {event.latest}" if wide and event.latest else ""


def counted(number: int, thing: str) -> str:
    """A number and its noun: ``1 event``, ``1204 events``; digits alone, as scripts read them."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
