"""The store: a folder that holds the dataset in generations, of which ``current`` names the finished one.

A build writes the next generation beside the current one, as the difference to it, and then swaps the link. So readers
keep what they have open, and a build that is killed, or finds the disk full, changes nothing.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.graph.concepts import EventType
from dateline.graph.errors import DatelineError
from dateline.graph.version import STORE_FORMAT, VERSION
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

if TYPE_CHECKING:  # what writes is imported where it writes: who only reads starts in half the time
    from dateline.graph import rdf
    from dateline.graph.model import World

STAMP = "dateline.json"
LOCK = "lock.pid"
GENERATIONS = "store"
CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Written:
    """How a write changed the store."""

    generation: Path
    added: int
    removed: int


# ---- The folder ------------------------------------------------------------------------------------------------------


def prepare(out: Path) -> None:
    """Make OUT, or see that it is ours and of this format. Raises DatelineError where it is not, or cannot be made."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not (out / STAMP).exists():
            if any(path.name != _fresh(out / STAMP).name for path in out.iterdir()):
                raise DatelineError(f"{out} is not a folder of dateline's and is not empty: give another")
            _replace(out / STAMP, json.dumps({"format": STORE_FORMAT, "version": VERSION}) + "\n")
    except OSError as wrong:
        raise _cannot("use", out, wrong) from wrong
    check(out)


def check(out: Path) -> None:
    """Raises DatelineError where OUT is no folder of dateline's, or was made by a version that keeps it otherwise."""
    try:
        stamp = json.loads((out / STAMP).read_text(encoding="utf-8"))
        made, version = stamp["format"], stamp["version"]
    except FileNotFoundError:
        raise DatelineError(f"{out} is not a folder that dateline made: it has no {STAMP}") from None
    except OSError as wrong:
        raise _cannot("read", out, wrong) from wrong
    except (ValueError, KeyError, TypeError):
        raise DatelineError(f"{out / STAMP} is damaged: build into another folder") from None
    if made != STORE_FORMAT:
        raise DatelineError(f"{out} was made by dateline {version}, which keeps it otherwise: build into a new folder")


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold OUT for writing. Raises DatelineError where another process holds it; a process that dies lets go."""
    prepare(out)
    try:
        lock = (out / LOCK).open("a+", encoding="ascii")
    except OSError as wrong:
        raise _cannot("lock", out, wrong) from wrong
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise DatelineError(
                f"process {lock.read().strip()} is writing {out} (see {out / LOCK}): wait for it"
            ) from None
        lock.seek(0)
        lock.truncate()
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def current(out: Path) -> Path | None:
    """The folder of the finished generation; None before the first build."""
    link = out / GENERATIONS / CURRENT
    return link.resolve() if link.exists() else None


def open_store(out: Path) -> Store:
    """The dataset, to be read. Raises DatelineError where OUT is not ours or holds nothing yet."""
    check(out)
    generation = current(out)
    if generation is None:
        raise DatelineError(f"{out} holds no graph yet: its first build was not finished")
    try:
        return Store.read_only(str(generation / "quads"))
    except OSError as wrong:
        raise _cannot("read", out, wrong) from wrong


# ---- Writing ---------------------------------------------------------------------------------------------------------


def write(out: Path, world: World, concepts: Iterable[EventType] = (), texts: bool = True) -> Written:
    """Make the World what OUT holds. The caller holds the lock. Raises DatelineError; then the store is as it was."""
    folder = out / GENERATIONS
    staging = folder / f"new-{os.getpid()}"
    try:
        folder.mkdir(exist_ok=True)
        _sweep(folder)
        written = _stage(out, staging, world, concepts, texts)
        _publish(folder, staging, written.generation)
        return written
    except OSError as wrong:
        raise _cannot("write", out, wrong) from wrong
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _stage(out: Path, staging: Path, world: World, concepts: Iterable[EventType], texts: bool) -> Written:
    """The next generation, complete, under a name that nobody reads."""
    from dateline.graph import rdf

    store = _next(out, staging)
    change = _Change(store, _digests(current(out)))
    store.bulk_extend(change.new(rdf.graphs(world, concepts, texts)))
    removed = change.remove_old()
    store.flush()
    content = json.dumps(change.digests, sort_keys=True, indent=1) + "\n"
    _replace(staging / "graphs.json", content)
    return Written(out / GENERATIONS / hashlib.sha256(content.encode()).hexdigest()[:16], change.added, removed)


@dataclass
class _Change:
    """The difference between what a store holds and what it is to hold, found graph by graph."""

    store: Store
    held: dict[str, str]
    """By name of graph, the digest of what the store holds; '' names the default graph."""
    digests: dict[str, str] = field(default_factory=dict)
    """The same of what it is to hold."""
    gone: list[Quad] = field(default_factory=list)
    added: int = 0

    def new(self, graphs: Iterable[rdf.Graph]) -> Iterator[Quad]:
        """The quads that the store lacks."""
        for graph in graphs:
            name = graph.name.value if isinstance(graph.name, NamedNode) else ""
            self.digests[name] = _digest(graph.quads)
            known = self.held.get(name)
            if known != self.digests[name]:
                yield from self._lacking(graph, known is None)

    def _lacking(self, graph: rdf.Graph, is_new: bool) -> Iterator[Quad]:
        held = set() if is_new else set(self.store.quads_for_pattern(None, None, None, graph.name))
        if held:
            self.gone.extend(held.difference(graph.quads))
        for quad in graph.quads:
            if quad not in held:
                self.added += 1
                yield quad

    def remove_old(self) -> int:
        """Remove what is not to be there any more; how many quads that was."""
        for quad in self.gone:
            self.store.remove(quad)
        return len(self.gone) + sum(_drop(self.store, name) for name in self.held.keys() - self.digests.keys())


def _next(out: Path, staging: Path) -> Store:
    """A store to write the next generation into: a copy of the current one by hard links, or an empty one."""
    staging.mkdir()
    before = current(out)
    if before is not None:
        Store.read_only(str(before / "quads")).backup(str(staging / "quads"))
    return Store(str(staging / "quads"))


def _drop(store: Store, name: str) -> int:
    """Remove a graph that no text stands behind any more; how many quads it had."""
    graph = NamedNode(name)
    count = sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
    store.remove_graph(graph)
    return count


def _publish(folder: Path, staging: Path, generation: Path) -> None:
    """Give the finished generation its name, let ``current`` point to it, keep the one before for its readers."""
    link = folder / CURRENT
    before = link.resolve().name if link.exists() else None
    if generation.name != before:
        shutil.rmtree(generation, ignore_errors=True)
        staging.rename(generation)
        fresh = folder / f"new-{os.getpid()}-link"
        fresh.symlink_to(generation.name)
        fresh.replace(link)
    for other in folder.iterdir():
        if other.is_dir() and not other.is_symlink() and other.name not in (generation.name, before):
            shutil.rmtree(other, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what builds left that were killed."""
    for left in folder.glob("new-*"):
        if left.is_symlink():
            left.unlink()
        else:
            shutil.rmtree(left, ignore_errors=True)


def _digests(generation: Path | None) -> dict[str, str]:
    """By name of graph, the digest of what a generation holds."""
    if generation is None:
        return {}
    digests: dict[str, str] = json.loads((generation / "graphs.json").read_text(encoding="utf-8"))
    return digests


def _digest(quads: Iterable[Quad]) -> str:
    content = hashlib.sha256()
    for line in sorted(str(quad) for quad in quads):
        content.update(line.encode())
        content.update(b"\n")
    return content.hexdigest()


# ---- Bytes -----------------------------------------------------------------------------------------------------------


def nquads(out: Path) -> bytes:
    """All that OUT holds as N-Quads, sorted: the same articles give the same bytes."""
    dump = open_store(out).dump(format=RdfFormat.N_QUADS)
    assert dump is not None
    return b"".join(sorted(dump.splitlines(keepends=True)))


def _replace(path: Path, content: str) -> None:
    fresh = _fresh(path)
    fresh.write_text(content, encoding="utf-8")
    fresh.replace(path)


def _fresh(path: Path) -> Path:
    """What a file is written as before it is complete; a build that was killed may leave one."""
    return path.with_name(f".{path.name}.new")


def _cannot(verb: str, out: Path, wrong: OSError) -> DatelineError:
    return DatelineError(f"cannot {verb} {out}: {wrong.strerror or wrong}")
