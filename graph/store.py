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
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.graph.agenda import FILE as AGENDA
from dateline.graph.agenda import Agenda
from dateline.graph.concepts import EventType
from dateline.graph.errors import DatelineError
from dateline.graph.terms import Names
from dateline.graph.version import STORE_FORMAT, VERSION
from pyoxigraph import RdfFormat, Store

if TYPE_CHECKING:  # what writes is imported where it writes: who only reads starts in half the time
    from dateline.graph.difference import Change, Comparison
    from dateline.graph.model import World
    from dateline.graph.rdf import Unit

STAMP = "dateline.json"
LOCK = "lock.pid"
GENERATIONS = "store"
CURRENT = "current"
UNITS = "units.json"
"""Beside the quads of a generation: what made them, and a digest of each unit (``rdf.Unit``)."""


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
        if out.exists() and not out.is_dir():
            raise DatelineError(f"cannot use {out}, which is a file: name a folder, new or empty")
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
        lacks = f"it has no {STAMP}" if out.exists() else "there is no such folder"
        hint = "dateline build ARTICLES -o OUT makes one, and that OUT is meant here"
        raise DatelineError(f"{out} is not a folder that dateline made: {lacks}; {hint}") from None
    except OSError as wrong:
        raise _cannot("read", out, wrong) from wrong
    except (ValueError, KeyError, TypeError):
        raise DatelineError(f"{out / STAMP} is damaged: build into another folder") from None
    if made != STORE_FORMAT:
        raise DatelineError(f"{out} was made by dateline {version}, which keeps it otherwise: build into a new folder")


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold OUT for writing. Raises DatelineError where another process holds it; a process that dies lets go.

    Where what is done with it fails before anything was kept there, no trace of it stays.
    """
    was_there = out.exists()
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
        try:
            yield
        except BaseException:
            _leave_no_trace(out, was_there)
            raise


def _leave_no_trace(out: Path, was_there: bool) -> None:
    if {path.name for path in out.iterdir()} != {STAMP, LOCK}:
        return
    for name in (STAMP, LOCK):
        (out / name).unlink()
    if not was_there:
        out.rmdir()


def current(out: Path) -> Path | None:
    """The folder of the finished generation; None before the first build."""
    link = out / GENERATIONS / CURRENT
    return link.resolve() if link.exists() else None


def open_store(out: Path) -> Store:
    """The dataset, to be read. Raises DatelineError where OUT is not ours or holds nothing yet."""
    return opened(out)[0]


def opened(out: Path) -> tuple[Store, Agenda]:
    """The dataset of the finished generation, and its agenda. Raises as ``open_store`` does."""
    check(out)
    generation = current(out)
    if generation is None:
        raise DatelineError(f"{out} holds no graph yet: its first build was not finished")
    try:
        return Store.read_only(str(generation / "quads")), Agenda(generation / AGENDA)
    except (OSError, sqlite3.Error) as wrong:
        raise _cannot("read", out, wrong) from wrong


# ---- Writing ---------------------------------------------------------------------------------------------------------


def write(out: Path, world: World, concepts: Iterable[EventType] = (), texts: bool = True) -> Written:
    """Make the World what OUT holds. The caller holds the lock. Raises DatelineError; then the store is as it was."""
    from dateline.graph import difference, rdf

    folder = out / GENERATIONS
    staging = folder / f"new-{os.getpid()}"
    try:
        folder.mkdir(exist_ok=True)
        _sweep(folder)
        before, made = current(out), f"{difference.writer()} {world.base} {texts}"
        comparison = difference.Comparison(_digests(before, made))
        basis = before if comparison.held else None
        changed = comparison.changed(rdf.units(world, concepts, texts))
        first = next(changed, None)
        if before is not None and first is None and not comparison.held:
            return Written(before, 0, 0)
        staging.mkdir()
        units = changed if first is None else chain((first,), changed)
        change = _staged(staging, basis, units, comparison, Names(world.base))
        generation = folder / _described(staging, made, comparison.digests)
        _publish(folder, staging, generation)
        return Written(generation, change.added, change.removed)
    except (OSError, sqlite3.Error) as wrong:
        raise _cannot("write", out, wrong) from wrong
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _staged(
    staging: Path, before: Path | None, changed: Iterable[Unit], comparison: Comparison, names: Names
) -> Change:
    """The quads of the next generation, under a name that nobody reads: a changed copy of the one before, or new.

    The copy of the quads is made of hard links.
    """
    from dateline.graph.difference import Change

    if before is not None:
        Store.read_only(str(before / "quads")).backup(str(staging / "quads"))
        shutil.copyfile(before / AGENDA, staging / AGENDA)
    change = Change(Store(str(staging / "quads")), Agenda(staging / AGENDA, write=True), names)
    if before is None:
        change.fill(changed)
    else:
        change.make(changed)
        change.drop(sorted(comparison.held))
    change.store.flush()
    change.agenda.close()
    return change


def _described(staging: Path, made: str, digests: Iterable[tuple[str, str]]) -> str:
    """Write beside the quads what they hold; the name of a generation that holds it. Hardly any of it is in memory."""
    name = hashlib.sha256()
    with (staging / UNITS).open("wb") as file:
        for line in _lines(made, digests):
            name.update(line.encode())
            file.write(line.encode())
    return name.hexdigest()[:16]


def _lines(made: str, digests: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The digests of units, in order of key, as JSON."""
    yield f'{{\n"made": {json.dumps(made)},\n"units": {{'
    before = "\n"
    for key, digest in digests:
        yield f"{before}{json.dumps(key)}: {json.dumps(digest)}"
        before = ",\n"
    yield "\n}\n}\n"


def _digests(generation: Path | None, made: str) -> dict[str, str]:
    """By key, the digests of the units that a generation holds; none where it was made otherwise."""
    if generation is None:
        return {}
    described = json.loads((generation / UNITS).read_text(encoding="utf-8"))
    units: dict[str, str] = described["units"] if described["made"] == made else {}
    return units


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


def _cannot(verb: str, out: Path, wrong: OSError | sqlite3.Error) -> DatelineError:
    why = wrong.strerror if isinstance(wrong, OSError) else None
    return DatelineError(f"cannot {verb} {out}: {why or wrong}")
