"""How fast the graph loads and answers, beside other stores that hold the same quads.

    python benchmarks/graph.py [EVENTS ...] [--rdflib-up-to EVENTS]

For each size (default 100, 1,000 and 10,000 events; 100,000 takes some minutes and 10 GB of memory to write) it makes a
World of random words, writes it as ``build`` does, and asks every named query, plain and with one parameter set. Each
question is asked three times, in turns with a plain scan of the event nodes, which is the unit of the ratios; the least
time of each counts. Small sizes are also loaded into rdflib's own store in memory and asked there (it takes minutes
for some of them at 1,000 events).
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

import rdflib
from dateline.builders.types import concepts
from dateline.graph import store
from dateline.graph.terms import SEM
from dateline.queries import run
from dateline.queries.event_graph import EventGraph
from dateline.queries.formats import export
from generated import Generator
from pyoxigraph import RdfFormat

RDF_FORMATS = ("nquads", "trig", "ntriples", "turtle", "rdfxml", "jsonld")
OTHER_FORMATS = ("csv", "graphml", "gexf", "tables")
T = TypeVar("T")
N_QUADS = RdfFormat.N_QUADS


def main() -> None:
    """Print a table a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=int, default=[100, 1_000, 10_000])
    parser.add_argument("--rdflib-up-to", type=int, default=100, help="sizes that rdflib is asked at, too")
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
    yield f"{'query':34} {'rows':>8} {'ms':>8} {'scans':>7}" + ("  rdflib ms" if other else "")
    for name, told in _questions(graph):
        yield _asked(graph, name, told, other)
    yield f"{'export':34} {'MB':>8} {'s':>8} {'dumps':>7}"
    yield from _exported(graph, folder)


def _loaded(size: int, out: Path) -> Iterator[str]:
    world = Generator(size).world()
    before = _memory()
    with store.locked(out):
        seconds, written = _timed(lambda: store.write(out, world, concepts()))
    events = len(world.events)
    yield f"\n{events} events: {written.added} quads, {written.added / events:.1f} an event"
    rate = written.added / seconds
    yield f"written in {seconds:.1f} s, {rate:.0f} quads/s; memory {before} MB before, {_memory()} MB after"


def _questions(graph: EventGraph) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each named query plainly, then with each of its parameters."""
    rows = graph.ask("timeline").dicts()
    event = rows[len(rows) // 2]["event"]
    actor = graph.ask("who-whom", least=1).dicts()[0]["agent"]
    place = graph.ask("SELECT ?place WHERE { ?event sem:hasPlace ?place } ORDER BY ?place LIMIT 1").rows[0][0]
    values = {"event": event, "day": "2022-06-01", "type": "ASSAULT", "standing": "denied", "number": 3, "node": actor}
    for query in run.named():
        yield query.name, {}
        for each in query.parameters:
            yield query.name, {each.name: place if each.name == "place" else values[each.kind]}


def _asked(graph: EventGraph, name: str, told: Mapping[str, object], other: rdflib.Dataset | None) -> str:
    times, scans, rows = [], [], 0
    for _ in range(3):
        scans.append(_timed(lambda: sum(1 for _ in graph.store.quads_for_pattern(None, None, SEM["Event"])))[0])
        seconds, answer = _timed(lambda: graph.ask(name, **told))
        times.append(seconds)
        rows = len(answer)
    line = f"{' '.join([name, *told]):34} {rows:8} {1000 * min(times):8.1f} {min(times) / min(scans):7.1f}"
    if other is None:
        return line
    query = run.find(name)
    assert query is not None
    text = run.sparql(query, graph.resolve, told)
    return f"{line} {1000 * _timed(lambda: list(other.query(text)))[0]:10.1f}"


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
        seconds, _ = _timed(partial(export, graph, name, path, full=True))
        yield f"{name:34} {_size(path):8.1f} {seconds:8.2f} {seconds / plain:7.1f}   peak {_memory()} MB"


def _size(path: Path) -> float:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def _memory() -> int:
    """Peak resident memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
