#!/usr/bin/env python3
"""Kills builds, corrections and exports at random moments, and looks at what they leave.

    kill.py [--kills 100] [--calls 0] [--seed 1]

``--kills``: so many kill -9 at random times, spread over all operations. ``--calls``: so many at system calls that
change files, spread evenly over all such calls of each operation (a time that is drawn seldom hits those). After each,
OUT must open and be the old or the new generation, its pages and exports must each be the old or the new file, and the
next build must complete to the same bytes and leave nothing behind.

An operation runs in a fork of this process, which has loaded the parser and opened no store.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import pickle
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dateline
from dateline.builders import build as building
from dateline.builders import correcting, pages  # noqa: F401 (loaded before the forks)
from dateline.builders.configuration import Configuration
from dateline.builders.corrections import Called, Correction
from dateline.builders.formats import export
from dateline.graph import rdf, store  # noqa: F401 (likewise)
from dateline.graph.errors import DatelineError
from dateline.queries.event_graph import EventGraph

FLOOD = (
    "River bursts its banks\n\nLISBON, May 3, 2021 (Reuters) - The Tagus flooded two villages on Sunday.\n\n"
    "Firefighters rescued forty people. Mayor Ana Duarte said the dam had failed.\n"
)
FAIR = (
    "Fair opens after two years\n\nOSLO, June 7, 2021 - The trade fair opened on Monday.\n\n"
    "Norcraft announced a merger with Veritas Shipping. The union criticised the plan.\n"
)
MATCH = (
    "Lions win the cup\n\nNAIROBI, July 9, 2021 - The Lions beat the Rovers on Friday.\n\n"
    "Coach James Otieno praised the team. Police arrested three fans after the match.\n"
)
EXPORTS = (("turtle", "graph.ttl"), ("csv", "sheets"), ("jsonld", "graph.json"), ("tables", "tables"))
CHANGES = frozenset(["os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.symlink", "os.truncate", "os.link", "open"])
"""What the interpreter tells its audit hooks when files change."""

Content = dict[str, str]
"""By path below a folder, the hash of each file."""


# ---- The operations --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that is done to a folder, which holds ``articles``, ``out`` and ``exports``."""

    name: str
    before: Callable[[Path], object]
    """Makes the folder."""
    run: Callable[[Path], object]
    again: Callable[[Path], object]
    """What the user does after the kill, that completes it."""
    builds: bool = True


def _first(folder: Path) -> None:
    _articles(folder, flood=FLOOD, fair=FAIR)


def _built(folder: Path) -> None:
    _first(folder)
    dateline.build([folder / "articles"], folder / "out")


def _edited(folder: Path) -> None:
    _built(folder)
    _articles(folder, fair=FAIR.replace("Monday", "Tuesday"), match=MATCH)


def _beside(folder: Path) -> None:
    _built(folder)
    (folder / "more").mkdir()
    (folder / "more" / "match.txt").write_text(MATCH)


def _exported(folder: Path) -> None:
    _built(folder)
    _export(folder)
    _articles(folder, match=MATCH)
    dateline.rebuild(folder / "out")


def _articles(folder: Path, **texts: str) -> None:
    (folder / "articles").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "articles" / f"{name}.txt").write_text(text)


def _build(folder: Path) -> None:
    dateline.build([folder / "articles"], folder / "out")


def _rebuild(folder: Path) -> None:
    dateline.rebuild(folder / "out")


def _add(folder: Path) -> None:
    dateline.add(folder / "out", [folder / "more"])


def _remove(folder: Path) -> None:
    dateline.remove(folder / "out", [folder / "articles" / "flood.txt"])


def _correct(folder: Path) -> None:
    correcting.write(folder / "out", [Correction("rename", (Called("Ana Duarte"),), "A. Duarte", "as she signs")])
    dateline.rebuild(folder / "out")


def _correct_again(folder: Path) -> None:
    """Write the correction where it was lost, and build."""
    file = folder / "articles" / "dateline.toml"
    if file.exists():
        dateline.rebuild(folder / "out")
    else:
        _correct(folder)


def _export(folder: Path) -> None:
    graph = EventGraph(folder / "out")
    (folder / "exports").mkdir(exist_ok=True)
    for format, name in EXPORTS:
        export(graph, format, folder / "exports" / name)


OPERATIONS = (
    Operation("first build", _first, _build, _build),
    Operation("rebuild", _edited, _rebuild, _rebuild),
    Operation("correction", _built, _correct, _correct_again),
    Operation("add", _beside, _add, _add),
    Operation("remove", _built, _remove, _remove),
    Operation("export", _exported, _export, _export, builds=False),
)


# ---- Children --------------------------------------------------------------------------------------------------------


def in_child(function: Callable[[], Any], seconds: float | None = None) -> Any:
    """What a function returns that runs in a fork of this process, None where it is killed; what it raises is raised.

    After so many seconds it is killed.
    """
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        _answer(function, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        if not select.select([pipe], [], [], seconds)[0]:
            os.kill(pid, signal.SIGKILL)
        said = pipe.read()
    os.waitpid(pid, 0)
    found = pickle.loads(said) if said else None
    if isinstance(found, BaseException):
        raise found
    return found


def _answer(function: Callable[[], Any], writer: int) -> None:
    """Run it, tell the parent, and end without what a fork must not do at its end."""
    try:
        said = pickle.dumps(function())
    except BaseException as wrong:
        said = pickle.dumps(wrong)
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(said)
    os._exit(0)


def counting(run: Callable[[], object], folder: Path, last: int | None) -> Callable[[], int]:
    """The run, counting the calls that change files below the folder; the ``last``-th of them is never made."""
    done = itertools.count(1)
    calls = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal calls
        if event in CHANGES and _changes(event, arguments, str(folder)):
            calls = next(done)
            if calls == last:
                os.kill(os.getpid(), signal.SIGKILL)

    def counted() -> int:
        sys.addaudithook(hook)
        run()
        return calls

    return counted


def _changes(event: str, arguments: tuple[object, ...], folder: str) -> bool:
    reads = event == "open" and (len(arguments) < 2 or arguments[1] is None or str(arguments[1]).startswith("r"))
    return not reads and any(str(argument).startswith(folder) for argument in arguments[:2])


# ---- What is left ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class State:
    """What a user finds: the graph's hash, None where there is none yet, and the files that he opens."""

    graph: str | None
    files: Content
    leftovers: tuple[str, ...]


def state(folder: Path) -> State:
    """What stands in the folder. Raises DatelineError where a graph is there and does not open."""
    out = folder / "out"
    graph = None
    if (out / store.GENERATIONS / store.CURRENT).is_symlink():
        EventGraph(out).events()
        graph = hashlib.sha256(store.nquads(out)).hexdigest()
    elif out.exists():
        _must_say_so(out)
    seen = [*out.glob("*.html"), *folder.glob("articles/*.toml"), *folder.glob("exports/**/*")]
    files = {str(file.relative_to(folder)): _hash(file) for file in seen if file.is_file() and not _is_fresh(file)}
    left = [str(path.relative_to(folder)) for path in folder.rglob("*") if path.name.endswith(".new")]
    left += [str(path.relative_to(folder)) for path in folder.glob("out/store/new-*")]
    return State(graph, files, tuple(sorted(left)))


def _must_say_so(out: Path) -> None:
    try:
        EventGraph(out)
    except DatelineError:
        return
    raise DatelineError(f"{out} has no current generation, and opens")


def _is_fresh(path: Path) -> bool:
    return any(part.endswith(".new") for part in path.parts)


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def faults(old: State, new: State, found: State, completed: State) -> Iterator[str]:
    """What is wrong with what a kill left, and with what the next build made of it."""
    if found.graph not in (old.graph, new.graph):
        yield "the graph is neither the old nor the new one"
    for name in sorted({*found.files, *old.files}):
        if found.files.get(name) not in (old.files.get(name), new.files.get(name)):
            yield f"{name} is neither the old nor the new file"
    if completed.graph != new.graph:
        yield "the next build gives another graph"
    yield from (f"the next build gives another {name}" for name in _differing(completed.files, new.files))
    yield from (f"{name} is left behind" for name in completed.leftovers)


def _differing(one: Content, other: Content) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


# ---- Trials ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prepared:
    """An operation with the folder that it starts from, both its ends, and how long it takes."""

    operation: Operation
    template: Path
    place: Path
    """Where copies of the template are made: IRIs and remembered paths hold it."""
    old: State
    new: State
    seconds: float
    calls: int


def prepare(operation: Operation, folder: Path) -> Prepared:
    """Run the operation once, undisturbed."""
    place, template = folder / "corpus", folder / f"{operation.name}-before"
    place.mkdir()
    in_child(lambda: operation.before(place) and None)
    shutil.copytree(place, template, symlinks=True)
    old = in_child(lambda: state(place))
    begun = time.monotonic()
    calls = in_child(counting(lambda: operation.run(place), place, None))
    seconds = time.monotonic() - begun
    new = in_child(lambda: state(place))
    shutil.rmtree(place)
    return Prepared(operation, template, place, old, new, seconds, calls)


def trial(prepared: Prepared, after: float | None = None, at: int | None = None) -> tuple[str, list[str]]:
    """Kill an operation after so many seconds, or at that call: what it left ("old", "new", …), and what is wrong."""
    place, operation = prepared.place, prepared.operation
    shutil.copytree(prepared.template, place, symlinks=True)
    try:
        finished = in_child(counting(lambda: operation.run(place), place, at), after)
        found = in_child(lambda: state(place))
        in_child(lambda: operation.again(place) and None)
        completed = in_child(lambda: state(place))
    except Exception as wrong:
        return "broken", [f"{type(wrong).__name__}: {wrong}"]
    finally:
        shutil.rmtree(place)
    if finished is not None:
        left = "finished before"
    else:
        left = "new" if same(found, prepared.new) else "old" if same(found, prepared.old) else "between"
    return left, list(faults(prepared.old, prepared.new, found, completed))


def same(one: State, other: State) -> bool:
    """Whether a user finds the same."""
    return (one.graph, one.files) == (other.graph, other.files)


def moments(prepared: list[Prepared], kills: int, calls: int, seed: int) -> Iterator[tuple[Prepared, dict[str, Any]]]:
    """So many times and calls, each operation in its turn."""
    draw = random.Random(seed)
    for number in range(kills):
        one = prepared[number % len(prepared)]
        yield one, {"after": draw.uniform(0, one.seconds)}
    share = -(-calls // len(prepared))
    for one in prepared if calls else ():
        yield from ((one, {"at": 1 + number * one.calls // share}) for number in range(min(share, one.calls)))


def warm_up() -> None:
    """Load all that an operation needs, but no store, so that the moments fall into its work."""
    with tempfile.TemporaryDirectory(prefix="dateline-kill-") as folder:
        _first(Path(folder))
        building.build([Path(folder) / "articles"], Configuration())


def main() -> int:
    """Print a line an operation and all faults; 1 where there are any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--calls", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    warm_up()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="dateline-kill-") as folder:
        prepared = [prepare(operation, Path(folder)) for operation in OPERATIONS]
        counts = {one.operation.name: Counter[str]() for one in prepared}
        for one, moment in moments(prepared, options.kills, options.calls, options.seed):
            left, found = trial(one, **moment)
            counts[one.operation.name][left] += 1
            wrong += bool(found)
            for fault in found:
                print(f"{one.operation.name} {moment}: {fault}", flush=True)
    for one in prepared:
        told = ", ".join(f"{left} {number}" for left, number in sorted(counts[one.operation.name].items()))
        print(f"{one.operation.name:12} {one.seconds:5.2f} s, {one.calls:3} calls: {told or 'not killed'}")
    print(f"{sum(sum(count.values()) for count in counts.values())} trials, {wrong} with faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
