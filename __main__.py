"""The command line: what each command does; files in, files out, and the only place that talks to the user."""

from __future__ import annotations

import argparse
import datetime
import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dateline.builders import command_line, terminal
from dateline.graph.errors import DatelineError

if TYPE_CHECKING:
    from dateline.builders.build import Progress
    from dateline.builders.corrections import Correction
    from dateline.graph.rows import EventRow
    from dateline.queries.event_graph import EventGraph
    from rich.console import Console

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: done; something was skipped, failed its check or could not be done; wrong usage; stopped by Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        parsed = command_line.parser().parse_args(arguments)
        code = _RUN[parsed.run](parsed)
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
        return _told(options.out, lambda progress: dateline.rebuild(options.out, progress, options.engine))
    kept = {"texts": not options.no_text, "most_actors": options.most_actors}
    build = functools.partial(dateline.build, options.articles, options.out, **kept)
    named = {"name": options.name, "base": options.base, "config": options.config, "model": options.model}
    return _told(options.out, lambda progress: build(**named, progress=progress, engine=options.engine))


def _changed(options: argparse.Namespace, how: Literal["add", "remove"]) -> int:
    """Add or remove articles, and say so where that gives the corpus another name, and all its IRIs with it."""
    import dateline

    change = dateline.add if how == "add" else dateline.remove
    before = _opened(options.out).corpus.base
    code = _told(options.out, lambda progress: change(options.out, options.articles, progress, options.engine))
    if before != (after := _opened(options.out).corpus.base):
        print(f"IRIs begin with {after} now, not {before}: give the corpus a name in dateline.toml to keep them")
    return code


def _told(out: Path, build: Callable[[Progress], EventGraph]) -> int:
    """Build with a progress bar, and say what came of it."""
    from rich.console import Console

    console = Console(stderr=True)
    with _progress(console) as progress:
        graph = build(progress)
    _print_timeline(graph.timeline(), Console())
    _say(terminal.summary(graph), Console(), wrapped=True)
    _say([f"pages: {out / 'index.html'}"], Console())
    _say([f"noted {row.path}: {row.reason}" for row in graph.noted()], console, style="yellow")
    skipped = graph.skipped()
    _say([f"skipped {row.where}: {row.reason}" for row in skipped], console, style="yellow")
    return FAILED if skipped else DONE


def _correct(options: argparse.Namespace) -> int:
    """Write what a command says into dateline.toml."""
    from dateline.builders import correcting

    today = datetime.date.today().isoformat()
    graph, to, label = _opened(options.out), getattr(options, "to", None), getattr(options, "label", None)
    decided = correcting.decide(graph, options.verb, options.what, to, options.reason, options.by, today, label)
    return _written(options, decided)


def _written(options: argparse.Namespace, decided: Sequence[Correction]) -> int:
    """Write corrections, and build again or say how."""
    import dateline
    from dateline.builders import correcting

    written = correcting.write(options.out, decided)
    file = written.file.relative_to(Path.cwd()) if written.file.is_relative_to(Path.cwd()) else written.file
    print(f"{file}, line {written.line}: {terminal.counted(len(decided), 'correction')} written")
    if options.build:
        return _told(options.out, lambda progress: dateline.rebuild(options.out, progress))
    print(f"to obey: dateline build -o {options.out}")
    return DONE


def _review(options: argparse.Namespace) -> int:
    """Name the articles without a day, then ask about doubtful pairs, best first; each answer is written at once."""
    from dateline.builders import correcting, review, undated_articles

    graph = _opened(options.out)
    for line in undated_articles.offered(graph.articles()):
        print(line)
    found = review.doubts(graph, correcting.known(options.out))[: options.limit]
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
    obey = f"; to obey: dateline build -o {options.out}" if asking else ""
    print(f"{terminal.counted(len(found), 'doubtful pair')}{obey}")
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


def _timeline(options: argparse.Namespace) -> int:
    from dateline.builders.confidence import CUT
    from rich.console import Console

    every = options.all or options.doubtful
    cut = (CUT if options.doubtful else 0.0) if options.cut is None else options.cut
    told = _opened(options.out).timeline(actor=options.actor, start=options.start, end=options.end, all=every)
    events = terminal.less_sure(told, cut) if options.doubtful else terminal.sure(told, cut)
    if not events:
        _failed(terminal.nothing(every, options.start, options.end))
    _print_timeline(events, Console(), sureness=options.doubtful)
    return DONE


def _print_timeline(events: Sequence[EventRow], console: Console, sureness: bool = False) -> None:
    """Print events as a table, as wide as the terminal, or 160 columns where it goes elsewhere."""
    from rich.console import Console as Plain

    (console if console.is_terminal else Plain(width=160)).print(terminal.timeline(events, sureness))


def _show(options: argparse.Namespace) -> int:
    from rich.console import Console

    graph = _opened(options.out)
    event = graph.event(options.event)
    _say(terminal.event(event, graph.accounts(event.iri)), Console())
    return DONE


def _say(lines: Iterable[str], console: Console, style: str | None = None, wrapped: bool = False) -> None:
    """Print lines as they stand; ``wrapped``: none longer than the terminal is wide."""
    for line in lines:
        console.print(line, style=style, markup=False, highlight=False, soft_wrap=not wrapped)


def _ask(options: argparse.Namespace) -> int:
    from dateline.queries import run
    from dateline.queries.answers import STREAMED

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
    if options.format in STREAMED:
        sys.stdout.writelines(_opened(options.out).stream(options.query, options.format, **bindings))
    else:
        print(_opened(options.out).ask(options.query, **bindings).text(options.format))
    return DONE


def _export(options: argparse.Namespace) -> int:
    from dateline.builders.formats import FORMATS, export

    if options.to not in FORMATS:
        print(f"dateline export: --to takes one of: {', '.join(FORMATS)}", file=sys.stderr)
        return USAGE
    graph = _opened(options.out)
    wanted = {"full": options.full, "texts": not options.no_text, "parts": options.partitions}
    left_out = export(graph, options.to, options.output, **wanted)
    if left_out:
        print(f"dateline export: {left_out}", file=sys.stderr)
    return DONE


def _check(options: argparse.Namespace) -> int:
    from dateline.graph.check import check

    violations = check(options.out)
    for violation in violations:
        print(violation)
    print(terminal.counted(len(violations), "violation"))
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
        pushed = push(options.out, options.url, wishes, progress, say=lambda line: print(line, file=sys.stderr))
    graphs, triples = terminal.counted(pushed.graphs, "graph"), terminal.counted(pushed.triples, "triple")
    print(f"{options.url}: {graphs}, {triples}; {pushed.dropped} dropped, {pushed.again} sent again")
    return DONE


def _opened(out: Path) -> EventGraph:
    from dateline.queries.event_graph import EventGraph

    return EventGraph(out)


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "add": lambda options: _changed(options, "add"),
    "remove": lambda options: _changed(options, "remove"),
    "timeline": _timeline,
    "show": _show,
    "ask": _ask,
    "export": _export,
    "check": _check,
    "correct": _correct,
    "review": _review,
    "corrections": _from_sheet,
    "serve": _serve,
    "push": _push,
}
"""What each command does, by the name that its parser gives it."""

if __name__ == "__main__":
    sys.exit(main())
