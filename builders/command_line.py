"""The commands of the command line and their options."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from dateline.graph.version import VERSION

Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"

_CHOICE = re.compile(r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)", re.DOTALL)


class _Parser(argparse.ArgumentParser):
    """A parser that names the nearest right word beside a wrong one, and the command whose words are too many."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        if not (sys.argv[1:] if args is None else args):
            self.print_help(sys.stderr)
            self.exit(2)
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(self._too_much(rest[0]))
        return found, rest

    def _too_much(self, word: str) -> str:
        if not word.startswith("-"):
            return f"{word!r} is one word too many; a name of several words needs quotation marks"
        near = difflib.get_close_matches(word.partition("=")[0], self._option_string_actions, 1, 0.5)
        return f"there is no option {word}" + (f": did you mean {near[0]}?" if near else "")

    def error(self, message: str) -> NoReturn:
        """Print usage and what is wrong, and exit with code 2."""
        wrong = _CHOICE.fullmatch(message)
        if wrong is not None:
            choices = [choice.strip(" '") for choice in wrong[3].split(",")]
            near = difflib.get_close_matches(wrong[2], choices, 1, 0.5)
            what = "command" if wrong[1] == "COMMAND" else wrong[1]
            hint = f"did you mean {near[0]}?" if near else f"it is one of {', '.join(choices)}"
            message = f"there is no {what} {wrong[2]!r}: {hint}"
        super().error(message)


EXPORTED = (
    *("csv", "cypher", "ftm", "gexf", "graphml", "html-sparql", "jsonld", "ladybug", "nquads", "nquads-parts"),
    *("ntriples", "queries", "rdfxml", "tables", "timelinejs", "trig", "turtle"),
)
"""The formats of ``builders.formats``, which is not imported for the sake of its names alone."""

_VERBS: dict[str, tuple[int | str, str | None, str]] = {
    "merge": ("+", None, "say that two or more events, actors or places are one"),
    "split": ("+", None, "say that they are not one; of one event: its id, then the numbers of accounts of another"),
    "rename": (1, "NAME", "give an actor, place, thing or event the name to show"),
    "retype": (1, "TYPE", "give an event its type, or an actor, place or thing its kind"),
    "redate": (1, "DATE", "give an event its date: an EDTF value, or unknown"),
    "drop": (1, None, "leave an event, actor, place or thing out"),
}
"""The verbs of corrections: how many things each takes, what of them it gives, and what it is for."""
_CHANGES = {
    "add": ("read more articles into OUT", ".txt, .html, .jsonl files, folders or globs"),
    "remove": ("take articles out of OUT", "files, folders, globs, or keys of articles"),
}
"""The commands that change the articles of OUT: what each is for, and what it takes."""


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; what it gives names the command's function as ``run``."""
    whole = _Parser(
        prog="dateline",
        description="Reads news articles and builds a timeline of who did what to whom, when, and according to whom.",
        epilog="Start with: dateline build ARTICLES -o OUT   then open OUT/index.html",
    )
    whole.add_argument("--version", action="version", version=f"dateline {VERSION}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(commands)
    _add_timeline(commands)
    _add_show(commands)
    _add_ask(commands)
    _add_export(commands)
    _add_check(commands)
    _add_changes(commands)
    _add_corrections(commands)
    _add_review(commands)
    _add_sheet(commands)
    _add_serve(commands)
    _add_push(commands)
    return whole


def _add_build(commands: Commands) -> None:
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
    _add_engine(build)
    build.set_defaults(run="build")


def _add_engine(command: argparse.ArgumentParser) -> None:
    command.add_argument("--engine", choices=["local", "ray"], default="local", help="ray: read on a Ray cluster")


def _add_timeline(commands: Commands) -> None:
    timeline = commands.add_parser("timeline", help="print the key events of OUT in order of date")
    timeline.add_argument("out", type=Path, metavar="OUT")
    timeline.add_argument("--actor", help="only events of this actor (a name or a part of it)")
    timeline.add_argument("--from", dest="start", metavar="DAY", help="not before this day, month or year")
    timeline.add_argument("--to", dest="end", metavar="DAY", help="not after this day, month or year")
    timeline.add_argument("--all", action="store_true", help="all events, not only the key events")
    timeline.set_defaults(run="timeline")


def _add_show(commands: Commands) -> None:
    show = commands.add_parser("show", help="one event: its passages, who says it, and why this date")
    show.add_argument("out", type=Path, metavar="OUT")
    show.add_argument("event", metavar="EVENT", help="the event's id, as the timeline prints it")
    show.set_defaults(run="show")


def _add_ask(commands: Commands) -> None:
    ask = commands.add_parser("ask", help="ask OUT a named query or SPARQL")
    ask.add_argument("out", type=Path, metavar="OUT")
    ask.add_argument("query", nargs="?", metavar="QUERY", help="name of a query, SPARQL text, or a .rq file")
    ask.add_argument("--list", action="store_true", help="list the named queries")
    ask.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter of a named query")
    ask.add_argument("--format", choices=["table", "csv", "json", "sparql-json", "sparql-xml"], default="table")
    ask.set_defaults(run="ask")


def _add_export(commands: Commands) -> None:
    export = commands.add_parser("export", help="write the graph for other tools")
    export.add_argument("out", type=Path, metavar="OUT")
    export.add_argument("--to", required=True, metavar="FORMAT", help=f"one of {', '.join(EXPORTED)}")
    export.add_argument("-o", "--output", type=Path, help="file or folder to write (default: standard output)")
    export.add_argument("--full", action="store_true", help="all graphs in formats that know only one")
    export.add_argument("--no-text", action="store_true", help="leave the articles' texts out")
    export.add_argument("--partitions", type=int, default=16, metavar="N", help="files of nquads-parts (default: 16)")
    export.set_defaults(run="export")


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="check the graph against its shapes (SHACL)")
    check.add_argument("out", type=Path, metavar="OUT")
    check.set_defaults(run="check")


def _add_changes(commands: Commands) -> None:
    """The two commands that change which articles OUT holds."""
    for change, (told, what) in _CHANGES.items():
        command = commands.add_parser(change, help=told)
        command.add_argument("out", type=Path, metavar="OUT")
        command.add_argument("articles", nargs="+", metavar="ARTICLES", help=what)
        _add_engine(command)
        command.set_defaults(run=change)


def _add_corrections(commands: Commands) -> None:
    """One command a verb; WHAT is an event's id, or the name or id of an actor, place or thing."""
    for verb, (many, to, told) in _VERBS.items():
        command = commands.add_parser(verb, help=told)
        command.add_argument("out", type=Path, metavar="OUT")
        command.add_argument("what", nargs=many, metavar="WHAT", help="an event's id, a name, or NAME @ ARTICLE")
        if to is not None:
            command.add_argument("to", metavar=to)
        if verb == "merge":
            command.add_argument("--label", metavar="NAME", help="what they are called then (default: the best told)")
        command.add_argument("--reason", required=True, help="why, for those who read the graph")
        command.add_argument("--by", metavar="NAME", help="who says so")
        command.add_argument("--build", action="store_true", help="build OUT again at once")
        command.set_defaults(run="correct", verb=verb)


def _add_review(commands: Commands) -> None:
    review = commands.add_parser("review", help="decide doubtful pairs: one, or two?")
    review.add_argument("out", type=Path, metavar="OUT")
    review.add_argument("--list", action="store_true", help="print them, ask nothing")
    review.add_argument("--limit", type=int, default=50, metavar="N", help="so many at most (default: 50)")
    review.add_argument("--by", metavar="NAME", help="who says so")
    review.set_defaults(run="review")


def _add_sheet(commands: Commands) -> None:
    sheet = commands.add_parser("corrections", help="read an edited events.csv back as corrections")
    sheet.add_argument("out", type=Path, metavar="OUT")
    sheet.add_argument("--from-csv", required=True, type=Path, metavar="FILE", help="from dateline export --to csv")
    sheet.add_argument("--reason", default="edited in events.csv", help="why, for those who read the graph")
    sheet.add_argument("--by", metavar="NAME", help="who says so")
    sheet.add_argument("--keep-missing", action="store_true", help="deleted rows do not mean dropped events")
    sheet.add_argument("--build", action="store_true", help="build OUT again at once")
    sheet.set_defaults(run="corrections")


def _add_serve(commands: Commands) -> None:
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
    serve.set_defaults(run="serve")


def _add_push(commands: Commands) -> None:
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
    push.set_defaults(run="push")
