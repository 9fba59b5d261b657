"""How fast the graph loads and answers, beside other stores that hold the same quads.

    python benchmarks/graph.py [EVENTS ...] [--rdflib-up-to EVENTS]

For each size (default 1,000, 10,000 and 100,000 events; the last takes most of an hour) it makes a World of random
words, writes it as ``build`` does, once more with an article added and once more unchanged, and asks every named query,
plain and with one parameter set, timelines and key events also by their first hundred, and a week of a period. Each
question is asked three times, in turns with a plain scan of the event nodes, which is the unit of the ratios, and with
the server of oxigraph (``pip install oxigraph``; left out where it is missing), whose answer is read as TSV; the least
time of each counts. Times are processor time, the server's in steps of 10 ms. Small sizes are also loaded into rdflib's
own store in memory and asked there (minutes for some).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import rdflib
from dateline.builders.formats import export
from dateline.builders.types import concepts
from dateline.graph import store
from dateline.graph.terms import PREFIXES, SEM
from dateline.queries import run
from dateline.queries.event_graph import EventGraph
from generated import Generator, without_a_text
from pyoxigraph import RdfFormat

RDF_FORMATS = ("nquads", "trig", "ntriples", "turtle", "rdfxml", "jsonld")
OTHER_FORMATS = ("csv", "graphml", "gexf", "tables")
PAGE = 100
"""Events of a page of a timeline."""
PAGED = ("timeline", "key-events")
LONG = 10.0
"""Seconds after which a question is not asked again."""
T = TypeVar("T")
N_QUADS = RdfFormat.N_QUADS


def main() -> None:
    """Print a table a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--rdflib-up-to", type=int, default=0, help="sizes that rdflib is asked at, too")
    options = parser.parse_args()
    for size in options.events:
        with tempfile.TemporaryDirectory() as folder:
            for line in _measured(size, Path(folder), size <= options.rdflib_up_to):
                print(line, flush=True)


def _measured(size: int, folder: Path, beside_rdflib: bool) -> Iterator[str]:
    out = folder / "out"
    yield from _loaded(size, out)
    graph = EventGraph(out)
    other = _in_rdflib(graph) if beside_rdflib else None
    with _served(graph, folder) as server:
        yield f"{'query':30} {'rows':>8} {'ms':>9} {'scans':>7} {'server ms':>9}" + ("  rdflib ms" if other else "")
        for name, told in _questions(graph):
            yield _asked(graph, name, told, server, other)
    yield f"{'export':30} {'MB':>8} {'s':>9} {'dumps':>7} {'peak MB':>9}"
    yield from _exported(graph, folder)


def _loaded(size: int, out: Path) -> Iterator[str]:
    """Write the World without one of its texts, then whole, then whole again."""
    world = Generator(size).world()
    yield f"\n{len(world.events)} events; the World takes {_memory()} MB"
    for name, given in (("first", without_a_text(world)), ("one article more", world), ("the same again", world)):
        _forget_peak()
        with store.locked(out):
            seconds, written = _timed(partial(store.write, out, given, concepts()))
        changed = f"{written.added} quads added, {written.removed} removed"
        yield f"{name}: {seconds:.2f} s, {changed}, peak {_memory()} MB"
    quads = len(store.open_store(out))
    yield f"{quads} quads, {quads / len(world.events):.1f} an event"


def _questions(graph: EventGraph) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each named query plainly, then with each of its parameters."""
    rows = graph.ask("timeline").dicts()
    event = rows[len(rows) // 2]["event"]
    actor = graph.ask("who-whom", least=1).dicts()[0]["agent"]
    place = graph.ask("SELECT ?place WHERE { ?event sem:hasPlace ?place } ORDER BY ?place LIMIT 1").rows[0][0]
    values = {"event": event, "day": "2022-06-01", "type": "ASSAULT", "standing": "denied", "number": 3, "node": actor}
    for query in run.named():
        yield query.name, {}
        if query.name in PAGED:
            yield query.name, {"limit": PAGE}
        if query.name == "period":
            yield query.name, {"from": "2022-06-01", "to": "2022-06-07"}
        for each in query.parameters:
            if each.name not in ("limit", "offset"):
                told = {each.name: place if each.name == "place" else values[each.kind]}
                yield query.name, told
                if query.name in PAGED:
                    yield query.name, {**told, "limit": PAGE}


def _asked(
    graph: EventGraph, name: str, told: Mapping[str, object], server: Server | None, other: rdflib.Dataset | None
) -> str:
    query = run.find(name)
    assert query is not None
    text = run.sparql(query, graph.resolve, told)
    times, scans, served, rows = [], [], [0.0], 0
    for _ in range(3):
        scans.append(_timed(lambda: sum(1 for _ in graph.store.quads_for_pattern(None, None, SEM["Event"])))[0])
        seconds, answer = _timed(lambda: graph.ask(name, **told))
        times.append(seconds)
        rows = len(answer)
        if server is not None:
            served.append(server.answers(text))
        if seconds > LONG:
            break
    least = f"{1000 * min(times):9.1f} {min(times) / min(scans):7.1f} {1000 * min(served[1:], default=0):9.1f}"
    line = f"{' '.join([name, *told]):30} {rows:8} {least}"
    return line if other is None else f"{line} {1000 * _timed(lambda: list(other.query(text)))[0]:10.1f}"


# ---- Others ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Server:
    """Oxigraph's server, and where it answers."""

    process: int
    address: str

    def answers(self, sparql: str) -> float:
        """Ask it, and read the whole answer; the seconds of processor time that it took for that."""
        body = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + sparql
        head = {"Content-Type": "application/sparql-query", "Accept": "text/tab-separated-values"}
        before = self._worked()
        with urllib.request.urlopen(urllib.request.Request(self.address, body.encode(), head)) as answer:
            answer.read()
        return self._worked() - before

    def _worked(self) -> float:
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def _served(graph: EventGraph, folder: Path) -> Iterator[Server | None]:
    """Oxigraph's server, which holds the same quads; None where it is not installed."""
    command = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if command is None:
        yield None
        return
    dump, place, log = folder / "served.nq", str(folder / "served"), subprocess.DEVNULL
    graph.store.dump(str(dump), format=N_QUADS)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([command, "load", "--location", place, "--file", str(dump)], check=True, stdout=log, stderr=log)
    print(f"oxigraph's server loads them in {resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before:.1f} s")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [command, "serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(serve, stdout=log, stderr=log) as server:
        try:
            _wait(port)
            yield Server(server.pid, f"http://127.0.0.1:{port}/query")
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)


def _in_rdflib(graph: EventGraph) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dump = graph.store.dump(format=N_QUADS)
    assert dump is not None
    seconds, _ = _timed(lambda: dataset.parse(data=dump, format="nquads"))
    print(f"rdflib in memory loads them in {seconds:.1f} s")
    return dataset


def _exported(graph: EventGraph, folder: Path) -> Iterator[str]:
    target = str(folder / "dump.nq")
    plain = min(_timed(lambda: graph.store.dump(target, format=N_QUADS))[0] for _ in range(2))
    for name in (*RDF_FORMATS, *OTHER_FORMATS):
        path = folder / f"export-{name}"
        _forget_peak()
        seconds, _ = _timed(partial(export, graph, name, path, full=True))
        yield f"{name:30} {_size(path):8.1f} {seconds:9.2f} {seconds / plain:7.1f} {_memory():9}"


def _size(path: Path) -> float:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """Its seconds of processor time, which other work on the machine changes less than time on the clock."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def _memory() -> int:
    """Peak resident memory since ``_forget_peak``, in MB (of Linux)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


if __name__ == "__main__":
    main()
