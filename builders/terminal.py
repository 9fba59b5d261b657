"""What the command line says of a graph, an event and its accounts, in lines and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.builders.wording import standing_words
from dateline.graph.subjects import instances, local, pairs, subjects
from dateline.graph.terms import DL, SCHEMA, TRUE
from dateline.queries.spoken import legible

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


def sure(events: Sequence[EventRow], cut: float) -> tuple[EventRow, ...]:
    """The events that are read with that confidence at least, in the order given."""
    return tuple(event for event in events if event.confidence >= cut)


def less_sure(events: Sequence[EventRow], than: float) -> tuple[EventRow, ...]:
    """The events that are read with a lower confidence than that, the least sure first."""
    return tuple(sorted((event for event in events if event.confidence < than), key=lambda event: event.confidence))


def timeline(events: Sequence[EventRow], sureness: bool = False) -> Table:
    """The events as a table, one a row; with ``sureness``, how surely each is read (0 to 1)."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    if sureness:
        table.add_column("sure", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("basis", no_wrap=True)
    table.add_column("event", overflow="fold")
    table.add_column("standing", no_wrap=True)
    table.add_column("id", no_wrap=True, style="dim")
    for event in events:
        differing = f" · {', '.join(event.rivalry)} differ" if event.rivalry else ""
        standing = standing_words(event.shown_standing) + differing
        sure = [Text(f"{event.confidence:.2f}")] if sureness else []
        table.add_row(*sure, Text(_when(event)), Text(event.basis), Text(event.label), Text(standing), Text(event.id))
    return table


def nothing(all: bool, start: str | None, end: str | None) -> str:
    """Why a timeline may be empty, and how to see more."""
    if start and end and start > end:
        return f"no event: {start} is after {end}"
    return "no event fits" if all else "no key event fits: --all looks at all events"


def event(event: EventRow, accounts: Sequence[AccountRow]) -> list[str]:
    """An event: when, how far it is supported, and all that tells it."""
    numbers = {"report": event.reports, "attribution": event.attributions, "voice": event.voices}
    supported = ", ".join(counted(number, thing) for thing, number in numbers.items())
    against = "told so by" if event.shown_standing == "negated" else "denied by"
    lines = [
        f"{event.label}  [{event.id}]",
        f"date: {_when(event)}{_leeway(event)} ({event.basis}) - {event.reason}",
        f"standing: {standing_words(event.shown_standing)}: {supported}; {against} {event.denials}",
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
        f"  date: {legible(account.edtf) if account.edtf else 'unknown'} ({account.basis}) - {account.reason}",
    ]


def _when(event: EventRow) -> str:
    """The date, else what bounds it, else that it is unknown."""
    if event.edtf:
        return legible(event.edtf)
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
