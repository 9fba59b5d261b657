"""The process that answers an endpoint's queries, one at a time, and can be killed over one.

Reads a task a line from standard input, writes the answer to the task's file and then a line to standard output: so
nobody is told of an answer before it is whole.
"""

from __future__ import annotations

import contextlib
import json
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import IO, TypeVar

from dateline.graph.errors import DatelineError
from dateline.graph.terms import PREFIXES, RDF, Namespace
from dateline.queries.endpoint_formats import GRAPHS, ROWS, YES_OR_NO, Form, XmlStream, bare, chosen
from dateline.queries.endpoint_request import RefusedError
from dateline.queries.reach import ReachError, asked_graphs, refuse_service
from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
WIDEST_ERROR = 2000
"""Letters of an error that are sent on."""

Found = QuerySolutions | QueryBoolean | QueryTriples
Syntax = TypeVar("Syntax")


@dataclass(frozen=True, slots=True)
class Task:
    """A query, the store's folder, and the file to answer into; ``query`` None: describe the service."""

    store: str
    endpoint: str
    query: str | None
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]
    accept: str
    output: str
    seconds: float

    def line(self) -> bytes:
        """The task as a worker reads it."""
        return json.dumps(asdict(self)).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP status with the media type of the answer, or with why there is none."""

    status: int
    media: str = ""
    why: str = ""


# ---- One task --------------------------------------------------------------------------------------------------------


def answer(store: Store, task: Task) -> Reply:
    """Write the answer to the task's file. Raises RefusedError, DatelineError, and what the engine raises."""
    with Path(task.output).open("wb") as output:
        if task.query is None:
            form = _chosen(task, GRAPHS)
            with _sink(output, form) as sink:
                serialize(
                    _description(store, task.endpoint), sink, form.syntax, prefixes=_prefixes(form, {"sd": SD.iri})
                )
            return Reply(HTTPStatus.OK, form.media)
        return Reply(HTTPStatus.OK, _write(_found(store, task.query, task), output, task))


def _found(store: Store, query: str, task: Task) -> Found:
    refuse_service(query)
    default, named = _graphs(store, task.default_graphs), _graphs(store, task.named_graphs)
    if not task.default_graphs and not task.named_graphs:
        _graphs(store, asked_graphs(query))
        return store.query(query, prefixes=PREFIXES)
    return store.query(query, prefixes=PREFIXES, default_graph=list(default), named_graphs=list(named))


def _graphs(store: Store, iris: Iterator[str] | Sequence[str]) -> tuple[NamedNode, ...]:
    """The named graphs of these IRIs. Raises RefusedError for one that the store does not hold: it is not fetched."""
    names = tuple(map(_named, iris))
    for name in names:
        if not store.contains_named_graph(name):
            raise RefusedError(HTTPStatus.BAD_REQUEST, f"there is no graph {name} here, and none is fetched")
    return names


def _named(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as wrong:
        raise RefusedError(HTTPStatus.BAD_REQUEST, f"{iri!r} is no IRI of a graph: {wrong}") from wrong


def _write(found: Found, output: IO[bytes], task: Task) -> str:
    """Write what was found in the form that is asked for; its media type."""
    if isinstance(found, QueryTriples):
        graph = _chosen(task, GRAPHS)
        with _sink(output, graph) as sink:
            serialize(found, sink, graph.syntax, prefixes=_prefixes(graph))
        return graph.media
    rows = _chosen(task, ROWS if isinstance(found, QuerySolutions) else YES_OR_NO)
    with _sink(output, rows) as sink:
        found.serialize(sink, rows.syntax)
    return rows.media


def _chosen(task: Task, forms: Sequence[Form[Syntax]]) -> Form[Syntax]:
    form = chosen(task.accept, forms)
    if form is None:
        offered = ", ".join(bare(each.media) for each in forms)
        raise RefusedError(HTTPStatus.NOT_ACCEPTABLE, f"the answer to this comes as {offered}")
    return form


@contextlib.contextmanager
def _sink(output: IO[bytes], form: Form[QueryResultsFormat] | Form[RdfFormat]) -> Iterator[IO[bytes]]:
    sink = XmlStream(output) if form.media.endswith("+xml") else output
    yield sink  # type: ignore[misc]
    sink.flush()


def _prefixes(form: Form[RdfFormat], prefixes: dict[str, str] = PREFIXES) -> dict[str, str] | None:
    return prefixes if form.syntax in (RdfFormat.TURTLE, RdfFormat.RDF_XML) else None


def _description(store: Store, endpoint: str) -> Iterator[Triple]:
    """SPARQL 1.1 Service Description: what there is to be asked, of which graphs."""
    service, dataset = NamedNode(endpoint), NamedNode(f"{endpoint}#dataset")
    world = NamedNode(f"{endpoint}#default-graph")
    yield Triple(service, RDF["type"], SD["Service"])
    yield Triple(service, SD["endpoint"], service)
    yield Triple(service, SD["supportedLanguage"], SD["SPARQL11Query"])
    for form in ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"):
        yield Triple(service, SD["resultFormat"], FORMATS[form])
    for form in ("Turtle", "N-Triples", "JSON-LD", "RDF_XML"):
        yield Triple(service, SD["resultFormat"], FORMATS[form])
    yield Triple(service, SD["defaultDataset"], dataset)
    yield Triple(dataset, RDF["type"], SD["Dataset"])
    yield Triple(dataset, SD["defaultGraph"], world)
    yield Triple(world, RDF["type"], SD["Graph"])
    for number, name in enumerate(sorted(store.named_graphs(), key=str), 1):
        graph = NamedNode(f"{endpoint}#graph-{number}")
        yield Triple(dataset, SD["namedGraph"], graph)
        yield Triple(graph, RDF["type"], SD["NamedGraph"])
        yield Triple(graph, SD["name"], name)


# ---- The process -----------------------------------------------------------------------------------------------------


def _reply(stores: dict[str, Store], task: Task, memory: int) -> Reply:
    try:
        return answer(_opened(stores, task.store, memory), task)
    except RefusedError as refused:
        return Reply(refused.status, why=str(refused))
    except ReachError as wrong:
        return Reply(HTTPStatus.FORBIDDEN, why=str(wrong))
    except (SyntaxError, DatelineError) as wrong:
        return Reply(HTTPStatus.BAD_REQUEST, why=f"this is no SPARQL query: {wrong}"[:WIDEST_ERROR])
    except MemoryError:
        return Reply(HTTPStatus.INSUFFICIENT_STORAGE, why="the query needs more memory than it may have")
    except (OSError, RuntimeError, ValueError) as wrong:
        return Reply(HTTPStatus.INTERNAL_SERVER_ERROR, why=f"the query failed: {wrong}"[:WIDEST_ERROR])


def _opened(stores: dict[str, Store], folder: str, memory: int) -> Store:
    """The store of that folder; the one of another folder is let go, since a build has replaced it.

    From then on this process may have ``memory`` bytes of address space more than it has.
    """
    if folder not in stores:
        stores.clear()
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        stores[folder] = Store.read_only(folder)
        most = _address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
    return stores[folder]


def _address_space() -> int:
    """Bytes of this process's address space, where the system tells; else 0."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


@contextlib.contextmanager
def _within(seconds: float) -> Iterator[None]:
    """The system ends this process where the block takes longer, even when nobody is left to do so."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


def work(memory: int, answer_bytes: int) -> None:
    """Do tasks until there are no more. Both limits are bytes; the system holds this process to them."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (answer_bytes, answer_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    stores: dict[str, Store] = {}
    for line in sys.stdin.buffer:
        task = Task(**json.loads(line))
        with _within(task.seconds):
            reply = _reply(stores, task, memory)
        sys.stdout.buffer.write(json.dumps(asdict(reply)).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    work(int(sys.argv[1]), int(sys.argv[2]))
