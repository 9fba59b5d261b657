"""The command line: files in, files out, and all that is said to the user."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.graph.errors import DatelineError
from dateline.graph.version import VERSION

if TYPE_CHECKING:
    from dateline.builders.build import Progress
    from dateline.queries.event_graph import EventGraph
    from dateline.queries.rows import AccountRow, EventRow
    from rich.console import Console

DONE, FAILED, USAGE = 0, 1, 2
"""Exit codes: done; something was skipped, failed its check or could not be done; wrong usage."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        code: int = parsed.run(parsed)
    except DatelineError as wrong:
        print(f"dateline: {wrong}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except KeyboardInterrupt:
        print("dateline: interrupted; what was stored before is as it was", file=sys.stderr)
        return FAILED
    return code


# ---- The commands and their options ----------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="Reads news articles and builds a timeline of who did what to whom, when, and according to whom.",
        epilog="Start with: dateline build ARTICLES -o OUT   then open OUT/index.html",
    )
    parser.add_argument("--version", action="version", version=f"dateline {VERSION}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(commands)
    _add_timeline(commands)
    _add_show(commands)
    _add_ask(commands)
    _add_export(commands)
    _add_check(commands)
    return parser


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser("build", help="read articles into OUT: the graph and its pages")
    build.add_argument("articles", nargs="+", metavar="ARTICLES", help=".txt, .html, .jsonl files, folders or globs")
    build.add_argument("-o", "--out", required=True, type=Path, help="folder for the graph and the pages")
    build.add_argument("--name", help="name of the corpus (default: dateline.toml, else the articles' folder)")
    build.add_argument("--base", help="base IRI of the corpus")
    build.add_argument("--config", type=Path, help="a dateline.toml (default: the nearest one beside the articles)")
    build.add_argument("--model", help="another installed spaCy English pipeline")
    build.add_argument("--no-text", action="store_true", help="keep the articles' texts out of the graph and pages")
    build.set_defaults(run=_build)


def _add_timeline(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    timeline = commands.add_parser("timeline", help="print the key events of OUT in order of date")
    timeline.add_argument("out", type=Path, metavar="OUT")
    timeline.add_argument("--actor", help="only events of this actor (a name or a part of it)")
    timeline.add_argument("--from", dest="start", metavar="DAY", help="not before this day, month or year")
    timeline.add_argument("--to", dest="end", metavar="DAY", help="not after this day, month or year")
    timeline.add_argument("--all", action="store_true", help="all events, not only the key events")
    timeline.set_defaults(run=_timeline)


def _add_show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    show = commands.add_parser("show", help="one event: its passages, who says it, and why this date")
    show.add_argument("out", type=Path, metavar="OUT")
    show.add_argument("event", metavar="EVENT", help="the event's id, as the timeline prints it")
    show.set_defaults(run=_show)


def _add_ask(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    ask = commands.add_parser("ask", help="ask OUT a named query or SPARQL")
    ask.add_argument("out", type=Path, metavar="OUT")
    ask.add_argument("query", nargs="?", metavar="QUERY", help="name of a query, SPARQL text, or a .rq file")
    ask.add_argument("--list", action="store_true", help="list the named queries")
    ask.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter of a named query")
    ask.add_argument("--format", choices=["table", "csv", "json", "sparql-json", "sparql-xml"], default="table")
    ask.set_defaults(run=_ask)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="write the graph for other tools")
    export.add_argument("out", type=Path, metavar="OUT")
    formats = "turtle, jsonld, csv, tables, …; any other word lists them all"
    export.add_argument("--to", required=True, metavar="FORMAT", help=formats)
    export.add_argument("-o", "--output", type=Path, help="file or folder to write (default: standard output)")
    export.add_argument("--full", action="store_true", help="all graphs in formats that know only one")
    export.add_argument("--no-text", action="store_true", help="leave the articles' texts out")
    export.set_defaults(run=_export)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="check the graph against its shapes (SHACL)")
    check.add_argument("out", type=Path, metavar="OUT")
    check.set_defaults(run=_check)


# ---- What they do ----------------------------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    """Build, write the pages, and say what came of it."""
    import dateline
    from rich.console import Console

    console = Console(stderr=True)
    with _progress(console) as progress:
        graph = dateline.build(
            options.articles,
            options.out,
            name=options.name,
            base=options.base,
            config=options.config,
            model=options.model,
            texts=not options.no_text,
            progress=progress,
        )
    _summarise(graph, options.out, Console())
    skipped = graph.skipped()
    for row in skipped:
        line = f"skipped {row.path}: {row.reason}"
        console.print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)
    return FAILED if skipped else DONE


@contextmanager
def _progress(console: Console) -> Iterator[Progress]:
    """A progress bar on a terminal, nothing elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("reading articles"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _summarise(graph: EventGraph, out: Path, console: Console) -> None:
    """Counts in a few lines, then the key events."""
    events = graph.events()
    bases = Counter(event.basis for event in events)
    ranked = sorted(bases.items(), key=lambda item: (-item[1], item[0]))
    dated = ", ".join(f"{count} {basis}" for basis, count in ranked)
    counts = [
        _counted(len(graph.articles()), "article"),
        _counted(len(events), "event"),
        _counted(sum(actor.acts for actor in graph.actors()), "actor"),
        f"{_counted(len(graph.skipped()), 'file')} skipped",
    ]
    _print_timeline(graph.timeline(), console)
    console.print(f"{', '.join(counts)}\ndates: {dated or 'none'}", markup=False, highlight=False)
    console.print(f"pages: {out / 'index.html'}", markup=False, highlight=False, soft_wrap=True)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _timeline(options: argparse.Namespace) -> int:
    from rich.console import Console

    events = _opened(options.out).timeline(actor=options.actor, start=options.start, end=options.end, all=options.all)
    _print_timeline(events, Console())
    return DONE


def _print_timeline(events: Sequence[EventRow], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    table.add_column("date", no_wrap=True)
    table.add_column("event", overflow="fold")
    table.add_column("standing", no_wrap=True)
    table.add_column("id", no_wrap=True, style="dim")
    for event in events:
        standing = event.standing + (f" · {', '.join(event.rivalry)} differ" if event.rivalry else "")
        table.add_row(Text(_when(event)), Text(event.label), Text(standing), Text(event.id))
    if console.is_terminal:
        console.print(table)
    else:
        from rich.console import Console as Plain

        Plain(width=160).print(table)


def _when(event: EventRow) -> str:
    """The date, else what bounds it, else that it is unknown."""
    if event.edtf:
        return event.edtf
    if event.latest and event.earliest:
        return f"{event.earliest} to {event.latest}"
    return f"by {event.latest}" if event.latest else f"from {event.earliest}" if event.earliest else "unknown"


def _show(options: argparse.Namespace) -> int:
    from rich.console import Console

    graph = _opened(options.out)
    event = graph.event(options.event)
    console = Console()

    def say(text: str) -> None:
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    say(f"{event.label}  [{event.id}]")
    say(f"date: {event.edtf or 'unknown'} ({event.basis}) - {event.reason}")
    numbers = {"report": event.reports, "attribution": event.attributions, "voice": event.voices}
    counted = ", ".join(_counted(number, thing) for thing, number in numbers.items())
    say(f"standing: {event.standing}: {counted}; denied by {event.denials}")
    if event.rivalry:
        say(f"accounts differ: {', '.join(event.rivalry)}")
    for account in graph.accounts(event.iri):
        say("")
        for line in _account(account):
            say(line)
    return DONE


def _account(account: AccountRow) -> list[str]:
    """The sentence with its trigger marked, the article, who says it, and why this date."""
    source, sentence, trigger = account.source, account.sentence, account.trigger
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    marked = f"{sentence.text[:start]}[{sentence.text[start:end]}]{sentence.text[end:]}"
    says = ", ".join(f"{speaker.label} ({speaker.cue})" for speaker in account.speakers) or "the article itself"
    how = f"{account.polarity}, {account.certainty}, rule {account.rule}, confidence {account.confidence:.2f}"
    return [
        f"  {' '.join(marked.split())}",
        f"  {source.publisher or source.title or source.key}, {source.published or 'no date'}: {source.path}",
        f"  says: {says}; {how}",
        f"  date: {account.edtf or 'unknown'} ({account.basis}) - {account.reason}",
    ]


def _ask(options: argparse.Namespace) -> int:
    from dateline.queries import run

    if options.list:
        print(run.listing())
        return DONE
    if not options.query:
        print("dateline ask: give a QUERY, or --list", file=sys.stderr)
        return USAGE
    bindings = {}
    for setting in options.set:
        name, equals, value = setting.partition("=")
        if not equals:
            print(f"dateline ask: --set takes NAME=VALUE, not {setting!r}", file=sys.stderr)
            return USAGE
        bindings[name] = value
    print(_opened(options.out).ask(options.query, **bindings).text(options.format))
    return DONE


def _export(options: argparse.Namespace) -> int:
    from dateline.queries.formats import FORMATS, export

    if options.to not in FORMATS:
        print(f"dateline export: --to takes one of: {', '.join(FORMATS)}", file=sys.stderr)
        return USAGE
    export(_opened(options.out), options.to, options.output, full=options.full, texts=not options.no_text)
    return DONE


def _check(options: argparse.Namespace) -> int:
    from dateline.graph.check import check

    violations = check(options.out)
    for violation in violations:
        print(violation)
    print(f"{_counted(len(violations), 'violation')}")
    return FAILED if violations else DONE


def _opened(out: Path) -> EventGraph:
    from dateline.queries.event_graph import EventGraph

    return EventGraph(out)


if __name__ == "__main__":
    sys.exit(main())
