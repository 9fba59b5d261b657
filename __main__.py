"""The command line: files in, files out, and all that is said to the user."""

from __future__ import annotations

import argparse
import datetime
import functools
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dateline.graph.errors import DatelineError
from dateline.graph.version import VERSION

if TYPE_CHECKING:
    from dateline.builders.build import Progress
    from dateline.builders.corrections import Correction
    from dateline.queries.event_graph import EventGraph
    from dateline.queries.rows import AccountRow, EventRow
    from rich.console import Console

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: done; something was skipped, failed its check or could not be done; wrong usage; stopped by Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        parsed = _parser().parse_args(arguments)
        code: int = parsed.run(parsed)
        sys.stdout.flush()
        return code
    except DatelineError as wrong:
        return _failed(str(wrong))
    except BrokenPipeError:
        _hush()
        return FAILED
    except OSError as wrong:
        _hush()
        where = f"{wrong.filename}: " if wrong.filename else ""
        return _failed(f"{where}{wrong.strerror or wrong}")
    except MemoryError:
        return _failed("the memory is full; what was stored before is as it was")
    except KeyboardInterrupt:
        _failed("interrupted; what was stored before is as it was")
        return INTERRUPTED


def _failed(why: str) -> int:
    print(f"dateline: {why}", file=sys.stderr)
    return FAILED


def _hush() -> None:
    """Let what standard output still holds go nowhere, since nobody takes it: the interpreter would try at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    _add_add(commands)
    _add_remove(commands)
    _add_corrections(commands)
    _add_review(commands)
    _add_sheet(commands)
    _add_serve(commands)
    _add_push(commands)
    return parser


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser("build", help="read articles into OUT: the graph and its pages")
    files = ".txt, .html, .jsonl files, folders or globs; without any, those that OUT was built from"
    build.add_argument("articles", nargs="*", metavar="ARTICLES", help=files)
    build.add_argument("-o", "--out", required=True, type=Path, help="folder for the graph and the pages")
    build.add_argument("--name", help="name of the corpus (default: dateline.toml, else the articles' folder)")
    build.add_argument("--base", help="base IRI of the corpus")
    build.add_argument("--config", type=Path, help="a dateline.toml (default: the nearest one beside the articles)")
    build.add_argument("--model", help="another installed spaCy English pipeline")
    build.add_argument("--no-text", action="store_true", help="keep the articles' texts out of the graph and pages")
    most = "actors in the picture of actors.html at most, the most connected first (default: 300)"
    build.add_argument("--most-actors", type=int, metavar="N", help=most)
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


def _add_add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = commands.add_parser("add", help="read more articles into OUT")
    add.add_argument("out", type=Path, metavar="OUT")
    add.add_argument("articles", nargs="+", metavar="ARTICLES", help=".txt, .html, .jsonl files, folders or globs")
    add.set_defaults(run=lambda options: _changed(options, "add"))


def _add_remove(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    remove = commands.add_parser("remove", help="take articles out of OUT")
    remove.add_argument("out", type=Path, metavar="OUT")
    remove.add_argument("articles", nargs="+", metavar="ARTICLES", help="files, folders, globs, or keys of articles")
    remove.set_defaults(run=lambda options: _changed(options, "remove"))


def _add_corrections(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """One command a verb; WHAT is an event's id, or the name or id of an actor, place or thing."""
    for verb, (many, to, told) in _VERBS.items():
        command = commands.add_parser(verb, help=told)
        command.add_argument("out", type=Path, metavar="OUT")
        command.add_argument("what", nargs=many, metavar="WHAT", help="an event's id, a name, or NAME @ ARTICLE")
        if to is not None:
            command.add_argument("to", metavar=to)
        command.add_argument("--reason", required=True, help="why, for those who read the graph")
        command.add_argument("--by", metavar="NAME", help="who says so")
        command.add_argument("--build", action="store_true", help="build OUT again at once")
        command.set_defaults(run=_correct, verb=verb)


def _add_review(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    review = commands.add_parser("review", help="decide doubtful pairs: one, or two?")
    review.add_argument("out", type=Path, metavar="OUT")
    review.add_argument("--list", action="store_true", help="print them, ask nothing")
    review.add_argument("--limit", type=int, default=50, metavar="N", help="so many at most (default: 50)")
    review.add_argument("--by", metavar="NAME", help="who says so")
    review.set_defaults(run=_review)


def _add_sheet(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sheet = commands.add_parser("corrections", help="read an edited events.csv back as corrections")
    sheet.add_argument("out", type=Path, metavar="OUT")
    sheet.add_argument("--from-csv", required=True, type=Path, metavar="FILE", help="from dateline export --to csv")
    sheet.add_argument("--reason", default="edited in events.csv", help="why, for those who read the graph")
    sheet.add_argument("--by", metavar="NAME", help="who says so")
    sheet.add_argument("--keep-missing", action="store_true", help="deleted rows do not mean dropped events")
    sheet.add_argument("--build", action="store_true", help="build OUT again at once")
    sheet.set_defaults(run=_from_sheet)


_VERBS: dict[str, tuple[int | str, str | None, str]] = {
    "merge": ("+", None, "say that two or more events, actors or places are one"),
    "split": ("+", None, "say that they are not one; of one event: its id, then the numbers of accounts of another"),
    "rename": (1, "NAME", "give an actor, place, thing or event the name to show"),
    "retype": (1, "TYPE", "give an event its type, or an actor, place or thing its kind"),
    "redate": (1, "DATE", "give an event its date: an EDTF value, or unknown"),
    "drop": (1, None, "leave an event, actor, place or thing out"),
}


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = commands.add_parser("serve", help="a SPARQL endpoint with a query page, and the pages of OUT")
    serve.add_argument("out", type=Path, metavar="OUT")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen at (default: this machine only)")
    serve.add_argument("--port", type=int, default=7979, help="port to listen at; 0: a free one (default: 7979)")
    serve.add_argument("--timeout", type=float, default=30, metavar="SECONDS", help="longest time of a query (30)")
    serve.add_argument("--memory", type=int, default=2048, metavar="MIB", help="most memory of a query (2048)")
    origin = "let this origin's pages read answers, such as https://example.org, or *; may be given again"
    serve.add_argument("--cors", action="append", default=[], metavar="ORIGIN", help=origin)
    name = "a host name by which the server may be called; may be given again"
    serve.add_argument("--allow-host", action="append", default=[], metavar="NAME", help=name)
    serve.set_defaults(run=_serve)


def _add_push(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    push = commands.add_parser(
        "push",
        help="write the graph into a SPARQL store that is running",
        epilog="Name and password come from DATELINE_PUSH_USER and DATELINE_PUSH_PASSWORD, a token from "
        "DATELINE_PUSH_TOKEN, or all from a netrc file.",
    )
    push.add_argument("out", type=Path, metavar="OUT")
    push.add_argument("url", metavar="URL", help="where the store takes graphs (Graph Store Protocol) or updates")
    push.add_argument("--protocol", choices=["auto", "gsp", "update"], default="auto", help="default: ask the store")
    push.add_argument("--default-graph", metavar="IRI", help="name for the default graph (default: the store's own)")
    push.add_argument("--piece", type=int, default=10_000, metavar="TRIPLES", help="triples sent at once (10000)")
    push.add_argument("--no-text", action="store_true", help="leave the articles' texts out")
    push.set_defaults(run=_push)


# ---- What they do ----------------------------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    """Build, write the pages, and say what came of it."""
    import dateline

    given = (options.name, options.base, options.config, options.model, options.no_text, options.most_actors)
    if not options.articles and any(given):
        print("dateline build: options need ARTICLES; without any, OUT is built as it was", file=sys.stderr)
        return USAGE
    if options.most_actors is not None and options.most_actors < 1:
        print("dateline build: --most-actors is above 0", file=sys.stderr)
        return USAGE
    if not options.articles:
        return _told(options.out, lambda progress: dateline.rebuild(options.out, progress))
    kept = {"texts": not options.no_text, "most_actors": options.most_actors}
    build = functools.partial(dateline.build, options.articles, options.out, **kept)
    named = {"name": options.name, "base": options.base, "config": options.config, "model": options.model}
    return _told(options.out, lambda progress: build(**named, progress=progress))


def _changed(options: argparse.Namespace, how: Literal["add", "remove"]) -> int:
    """Add or remove articles, and say so where that gives the corpus another name, and all its IRIs with it."""
    import dateline

    change = dateline.add if how == "add" else dateline.remove
    before = _opened(options.out).corpus.base
    code = _told(options.out, lambda progress: change(options.out, options.articles, progress))
    if before != (after := _opened(options.out).corpus.base):
        print(f"IRIs begin with {after} now, not {before}: give the corpus a name in dateline.toml to keep them")
    return code


def _told(out: Path, build: Callable[[Progress], EventGraph]) -> int:
    """Build with a progress bar, and say what came of it."""
    from rich.console import Console

    console = Console(stderr=True)
    with _progress(console) as progress:
        graph = build(progress)
    _summarise(graph, out, Console())
    skipped = graph.skipped()
    for row in skipped:
        line = f"skipped {row.where}: {row.reason}"
        console.print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)
    return FAILED if skipped else DONE


def _correct(options: argparse.Namespace) -> int:
    """Write what a command says into dateline.toml."""
    from dateline.builders import correcting

    today = datetime.date.today().isoformat()
    graph, to = _opened(options.out), getattr(options, "to", None)
    decided = correcting.decide(graph, options.verb, options.what, to, options.reason, options.by, today)
    return _written(options, decided)


def _written(options: argparse.Namespace, decided: Sequence[Correction]) -> int:
    """Write corrections, and build again or say how."""
    import dateline
    from dateline.builders import correcting

    written = correcting.write(options.out, decided)
    file = written.file.relative_to(Path.cwd()) if written.file.is_relative_to(Path.cwd()) else written.file
    print(f"{file}, line {written.line}: {_counted(len(decided), 'correction')} written")
    if options.build:
        return _told(options.out, lambda progress: dateline.rebuild(options.out, progress))
    print(f"to obey: dateline build -o {options.out}")
    return DONE


def _review(options: argparse.Namespace) -> int:
    """Ask about doubtful pairs, best first; each answer is written at once."""
    from dateline.builders import correcting, review

    found = review.doubts(_opened(options.out), correcting.known(options.out))[: options.limit]
    asking = not options.list and sys.stdin.isatty()
    answer = ""
    for number, doubt in enumerate(found, 1):
        print(f"{number}. {doubt.one}\n   {doubt.other}\n   {'one' if doubt.are_one else 'two'} now: {doubt.reason}")
        answer = _answer() if asking else ""
        if answer == "q":
            break
        if answer in ("y", "n"):
            today = datetime.date.today().isoformat()
            correcting.write(options.out, [doubt.decided(answer == "y", options.by, today)])
    print(f"{_counted(len(found), 'doubtful pair')}{f'; to obey: dateline build -o {options.out}' if asking else ''}")
    return DONE


def _answer() -> str:
    """y, n, s or q, asked until one of them comes; q at the end of the input."""
    while True:
        try:
            answer = input("   one and the same? y(es), n(o), s(kip), q(uit) ").strip().lower()[:1]
        except EOFError:
            return "q"
        if answer in ("y", "n", "s", "q"):
            return answer


def _from_sheet(options: argparse.Namespace) -> int:
    """Read an edited events.csv back."""
    from dateline.builders import sheet_corrections

    graph, today = _opened(options.out), datetime.date.today().isoformat()
    drop = not options.keep_missing
    edited = sheet_corrections.read(graph, options.from_csv, options.reason, options.by, today, drop)
    for problem in edited.problems:
        print(f"dateline: {problem}", file=sys.stderr)
    if not edited.corrections:
        print("nothing to correct")
    code = _written(options, edited.corrections) if edited.corrections else DONE
    return FAILED if edited.problems else code


@contextmanager
def _progress(console: Console, doing: str = "reading articles") -> Iterator[Progress]:
    """A progress bar on a terminal, nothing elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn())
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
        f"{_counted(sum(row.line is None for row in graph.skipped()), 'file')} skipped",
    ]
    if unobeyed := sum(row.line is not None for row in graph.skipped()):
        counts.append(f"{_counted(unobeyed, 'correction')} not obeyed")
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
    table.add_column("basis", no_wrap=True)
    table.add_column("event", overflow="fold")
    table.add_column("standing", no_wrap=True)
    table.add_column("id", no_wrap=True, style="dim")
    for event in events:
        standing = event.standing + (f" · {', '.join(event.rivalry)} differ" if event.rivalry else "")
        table.add_row(Text(_when(event)), Text(event.basis), Text(event.label), Text(standing), Text(event.id))
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


def _leeway(event: EventRow) -> str:
    """The days that an approximate date may be off to; nothing for any other."""
    wide = event.edtf is not None and event.edtf.endswith("~") and event.earliest != event.latest
    first = event.earliest or "any day"
    return f", {first} to {event.latest}" if wide and event.latest else ""


def _show(options: argparse.Namespace) -> int:
    from rich.console import Console

    graph = _opened(options.out)
    event = graph.event(options.event)
    console = Console()

    def say(text: str) -> None:
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    say(f"{event.label}  [{event.id}]")
    say(f"date: {_when(event)}{_leeway(event)} ({event.basis}) - {event.reason}")
    numbers = {"report": event.reports, "attribution": event.attributions, "voice": event.voices}
    counted = ", ".join(_counted(number, thing) for thing, number in numbers.items())
    say(f"standing: {event.standing}: {counted}; denied by {event.denials}")
    if event.rivalry:
        say(f"accounts differ: {', '.join(event.rivalry)}")
    for number, account in enumerate(graph.accounts(event.iri), 1):
        say("")
        for line in _account(account, number):
            say(line)
    return DONE


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
    graph = _opened(options.out)
    left_out = export(graph, options.to, options.output, full=options.full, texts=not options.no_text)
    if left_out:
        print(f"dateline export: {left_out}", file=sys.stderr)
    return DONE


def _check(options: argparse.Namespace) -> int:
    from dateline.graph.check import check

    violations = check(options.out)
    for violation in violations:
        print(violation)
    print(f"{_counted(len(violations), 'violation')}")
    return FAILED if violations else DONE


def _serve(options: argparse.Namespace) -> int:
    from dateline.builders.query_page import served
    from dateline.queries.endpoint import ENDPOINT, Settings, serve
    from dateline.queries.endpoint_pool import Limits

    if options.timeout <= 0 or options.memory <= 0 or not 0 <= options.port < 1 << 16:
        print("dateline serve: --timeout and --memory are above 0, --port is 0 to 65535", file=sys.stderr)
        return USAGE
    limits = Limits(options.timeout, options.memory << 20)
    settings = Settings(options.host, options.port, tuple(options.cors), tuple(options.allow_host), limits)

    def started(address: str) -> None:
        print(f"pages: {address}/\nquery page: {address}/query\nendpoint: {address}{ENDPOINT}", flush=True)

    serve(options.out, settings, served(_opened(options.out).corpus), started)
    return DONE


def _push(options: argparse.Namespace) -> int:
    from dateline.queries.push import Wishes, push
    from rich.console import Console

    if options.piece <= 0:
        print("dateline push: --piece is above 0", file=sys.stderr)
        return USAGE
    wishes = Wishes(options.protocol, options.default_graph, options.piece, texts=not options.no_text)
    with _progress(Console(stderr=True), "sending triples") as progress:
        pushed = push(options.out, options.url, wishes, progress)
    graphs, triples = _counted(pushed.graphs, "graph"), _counted(pushed.triples, "triple")
    print(f"{options.url}: {graphs}, {triples}; {pushed.dropped} dropped, {pushed.again} sent again")
    return DONE


def _opened(out: Path) -> EventGraph:
    from dateline.queries.event_graph import EventGraph

    return EventGraph(out)


if __name__ == "__main__":
    sys.exit(main())
