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
_LACKING = re.compile(r"the following arguments are required: (.*)", re.DOTALL)
_LIKE = 0.6
"""How like an option a word must be for a slip of it: ``--form`` for ``--from``, no ``--all`` for ``--name``."""


class _Parser(argparse.ArgumentParser):
    """A parser that names the nearest right word beside a wrong one, and says of what is lacking what it is for."""

    _given: Sequence[str] = ()
    siblings: dict[str, _Parser] | None = None
    """The parsers of all commands by their names; None for the parser of the whole."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        self._given = sys.argv[1:] if args is None else args
        if not self._given and self.siblings is None:
            self.print_help(sys.stderr)
            self.exit(2)
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(self._too_much(rest[0]))
        return found, rest

    def _too_much(self, word: str) -> str:
        if not word.startswith("-"):
            return f"{word!r} is one word too many; a name of several words needs quotation marks"
        option = word.partition("=")[0]
        if having := [name for name, other in (self.siblings or {}).items() if option in other._option_string_actions]:
            return f"there is no option {option} here, but one of dateline {', dateline '.join(having)}"
        near = difflib.get_close_matches(option, self._option_string_actions, 1, _LIKE)
        return f"there is no option {word}: " + (f"did you mean {near[0]}?" if near else f"see {self.prog} --help")

    def error(self, message: str) -> NoReturn:
        """Print usage and what is wrong, and exit with code 2."""
        if (wrong := _CHOICE.fullmatch(message)) is not None:
            message = self._no_choice(*wrong.groups())
        elif (lacking := _LACKING.fullmatch(message)) is not None:
            message = self._lacking(lacking[1].split(", "))
        elif message.endswith("expected one argument"):
            message = f"{message.removeprefix('argument ').partition(':')[0]} needs a value after it"
        super().error(message)

    def _no_choice(self, name: str, word: str, listed: str) -> str:
        choices = [choice.strip(" '") for choice in listed.split(",")]
        if name == "COMMAND" and word == "help":
            return "for help: dateline --help, and dateline COMMAND --help"
        near = difflib.get_close_matches(word, choices, 1, 0.5)
        what = "command" if name == "COMMAND" else name
        hint = f"did you mean {near[0]}?" if near else f"it is one of {', '.join(choices)}"
        return f"there is no {what} {word!r}: {hint}"

    def _lacking(self, names: Sequence[str]) -> str:
        """What is lacking, and what each is for; an option that is none here comes before what it stands in for."""
        strange = [word for word in self._given if word.startswith("--") and not self._knows(word)]
        if strange:
            return self._too_much(strange[0])
        told = {self._name(action): action.help for action in self._actions}
        return "; ".join(f"{name} is missing" + (f": {told[name]}" if told.get(name) else "") for name in names)

    def _knows(self, word: str) -> bool:
        return any(option.startswith(word.partition("=")[0]) for option in self._option_string_actions)

    @staticmethod
    def _name(action: argparse.Action) -> str:
        return "/".join(action.option_strings) or str(action.metavar or action.dest)


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
_ARTICLES = ".txt, .html, .jsonl, .parquet files, folders, globs or addresses (s3://…)"
_CHANGES = {
    "add": ("read more articles into OUT", _ARTICLES),
    "remove": ("take articles out of OUT", "files, folders, globs, addresses, or keys of articles"),
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
    for command in commands.choices.values():
        command.siblings = commands.choices
    return whole


def _add_out(command: argparse.ArgumentParser) -> None:
    command.add_argument("out", type=Path, metavar="OUT", help="the folder that dateline build made")


def _add_build(commands: Commands) -> None:
    build = commands.add_parser("build", help="read articles into OUT: the graph and its pages")
    files = f"{_ARTICLES}; without any, those that OUT was built from"
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
    _add_out(timeline)
    timeline.add_argument("--actor", help="only events of this actor (a name or a part of it)")
    timeline.add_argument("--from", dest="start", metavar="DAY", help="not before this day, month or year")
    timeline.add_argument("--to", dest="end", metavar="DAY", help="not after this day, month or year")
    timeline.add_argument("--all", action="store_true", help="all events, not only the key events")
    timeline.add_argument("--cut", type=float, metavar="SHARE", help="only what is read so surely, from 0 to 1")
    timeline.add_argument("--doubtful", action="store_true", help="all events read less surely, the least sure first")
    timeline.set_defaults(run="timeline")


def _add_show(commands: Commands) -> None:
    show = commands.add_parser("show", help="one event: its passages, who says it, and why this date")
    _add_out(show)
    show.add_argument("event", metavar="EVENT", help="the event's id, as the timeline prints it")
    show.set_defaults(run="show")


def _add_ask(commands: Commands) -> None:
    ask = commands.add_parser("ask", help="ask OUT a named query or SPARQL")
    _add_out(ask)
    ask.add_argument("query", nargs="?", metavar="QUERY", help="name of a query, SPARQL text, or a .rq file")
    ask.add_argument("--list", action="store_true", help="list the named queries")
    ask.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter of a named query")
    ask.add_argument("--format", choices=["table", "csv", "json", "sparql-json", "sparql-xml"], default="table")
    ask.set_defaults(run="ask")


def _add_export(commands: Commands) -> None:
    export = commands.add_parser("export", help="write the graph for other tools")
    _add_out(export)
    export.add_argument("--to", required=True, metavar="FORMAT", help=f"one of {', '.join(EXPORTED)}")
    export.add_argument("-o", "--output", type=Path, help="file or folder to write (default: standard output)")
    export.add_argument("--full", action="store_true", help="all graphs in formats that know only one")
    export.add_argument("--no-text", action="store_true", help="leave the articles' texts out")
    export.add_argument("--partitions", type=int, default=16, metavar="N", help="files of nquads-parts (default: 16)")
    export.set_defaults(run="export")


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="check the graph against its shapes (SHACL)")
    _add_out(check)
    check.set_defaults(run="check")


def _add_changes(commands: Commands) -> None:
    """The two commands that change which articles OUT holds."""
    for change, (told, what) in _CHANGES.items():
        command = commands.add_parser(change, help=told)
        _add_out(command)
        command.add_argument("articles", nargs="+", metavar="ARTICLES", help=what)
        _add_engine(command)
        command.set_defaults(run=change)


def _add_corrections(commands: Commands) -> None:
    """One command a verb; WHAT is an event's id, or the name or id of an actor, place or thing."""
    for verb, (many, to, told) in _VERBS.items():
        command = commands.add_parser(verb, help=told)
        _add_out(command)
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
    _add_out(review)
    review.add_argument("--list", action="store_true", help="print them, ask nothing")
    review.add_argument("--limit", type=int, default=50, metavar="N", help="so many at most (default: 50)")
    review.add_argument("--by", metavar="NAME", help="who says so")
    review.set_defaults(run="review")


def _add_sheet(commands: Commands) -> None:
    sheet = commands.add_parser("corrections", help="read an edited events.csv back as corrections")
    _add_out(sheet)
    sheet.add_argument("--from-csv", required=True, type=Path, metavar="FILE", help="from dateline export --to csv")
    sheet.add_argument("--reason", default="edited in events.csv", help="why, for those who read the graph")
    sheet.add_argument("--by", metavar="NAME", help="who says so")
    sheet.add_argument("--keep-missing", action="store_true", help="deleted rows do not mean dropped events")
    sheet.add_argument("--build", action="store_true", help="build OUT again at once")
    sheet.set_defaults(run="corrections")


def _add_serve(commands: Commands) -> None:
    serve = commands.add_parser("serve", help="a SPARQL endpoint with a query page, and the pages of OUT")
    _add_out(serve)
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
    _add_out(push)
    push.add_argument("url", metavar="URL", help="where the store takes graphs (Graph Store Protocol) or updates")
    push.add_argument("--protocol", choices=["auto", "gsp", "update"], default="auto", help="default: ask the store")
    push.add_argument("--default-graph", metavar="IRI", help="name for the default graph (default: the store's own)")
    push.add_argument("--piece", type=int, default=10_000, metavar="TRIPLES", help="triples sent at once (10000)")
    push.add_argument("--no-text", action="store_true", help="leave the articles' texts out")
    push.set_defaults(run="push")
