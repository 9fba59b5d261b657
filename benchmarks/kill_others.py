#!/usr/bin/env python3
"""Kills the processes that a build starts beside it, or the build while they work, and looks at what they leave.

    kill_others.py [--kills 60] [--seed 1] [--only WHOM]

Pages are rendered by one process, texts are read by another and those that it forks. Each kill is a kill -9 at a random
moment in the life of one of them, in turns over all operations of kill.py: of the process of pages, of the one that
reads, of one of its workers, of the build while each of them lives, of the build with one of them, and of all at once.

Where only such a process dies, the build must end by itself and give the bytes that it gives alone. Where the build
dies, all that kill.py asks must hold. In both cases no process may live on, and no file be left, in OUT or among the
temporary ones.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.builders import own_processes, pages_beside, readers

sys.path.insert(0, str(Path(__file__).parent))

import kill
from kill import Prepared, State

PATIENCE = 300.0
"""Seconds after which a build hangs that lost one of its processes."""
ENDING = 20.0
"""Seconds after which a process has outlived its build."""
MOMENT = 0.003
"""Seconds between two looks at what runs."""


@dataclass(frozen=True, slots=True)
class Victims:
    """Who is killed, while who lives: ``module`` runs in a process of its own, which forks the workers."""

    name: str
    module: str
    which: Callable[[int, list[int]], list[int]]
    """Of the build and of those that run the module, in order of their start, those that are killed."""
    build_dies: bool
    least: int = 1
    """So many that run the module have to live first: 2 where workers do."""


VICTIMS = (
    Victims("pages", "page_process", lambda build, others: others[:1], build_dies=False),
    Victims("build, while pages are rendered", "page_process", lambda build, others: [build], build_dies=True),
    Victims("build and pages", "page_process", lambda build, others: [build, *others], build_dies=True),
    Victims("reading", "reading_process", lambda build, others: others[:1], build_dies=False),
    Victims("reading, not its workers", "reading_process", lambda build, others: others[:1], build_dies=False, least=2),
    Victims("worker", "reading_process", lambda build, others: others[-1:], build_dies=False, least=2),
    Victims("build, while texts are read", "reading_process", lambda build, others: [build], build_dies=True),
    Victims(
        "build and reading", "reading_process", lambda build, others: [build, *others[:1]], build_dies=True, least=2
    ),
)


# ---- Processes -------------------------------------------------------------------------------------------------------


def session(number: int) -> Iterator[int]:
    """The processes that live of a session, in order of their numbers."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            told = _read(folder / "stat").rpartition(b")")[2].split()
            if len(told) > 3 and int(told[3]) == number and told[0] not in (b"Z", b"X"):
                yield int(folder.name)


def running(module: str, number: int) -> list[int]:
    """The processes of a session that run a module of the builders, the oldest first."""
    name = f"dateline.builders.{module}".encode()
    return sorted(pid for pid in session(number) if name in _command(pid))


def _command(pid: int) -> list[bytes]:
    return _read(Path(f"/proc/{pid}/cmdline")).split(b"\0")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether it comes true in that time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(MOMENT)
    return True


@dataclass
class Build:
    """An operation that runs in a fork, in a session of its own."""

    pid: int
    code: int | None = None

    def ended(self) -> bool:
        """Whether it has; then ``code`` tells how."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code is not None


def begun(run: Callable[[Path], object], folder: Path) -> Build:
    """Run it with as many processes as it can have."""
    pid = os.fork()
    if pid == 0:
        os.setsid()
        own_processes.processors = lambda: 2
        pages_beside.ENOUGH, readers.ENOUGH = 0, 1
        try:
            run(folder)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return Build(pid)


# ---- Trials ----------------------------------------------------------------------------------------------------------


def life(prepared: Prepared, module: str, least: int) -> float | None:
    """How many seconds so many such processes live in an operation that nobody disturbs; None where they never do."""
    shutil.copytree(prepared.template, prepared.place, symlinks=True)
    build, seen = begun(prepared.operation.run, prepared.place), [0.0, 0.0]
    while not build.ended():
        if len(running(module, build.pid)) >= least:
            seen = [seen[0] or time.monotonic(), time.monotonic()]
        time.sleep(MOMENT)
    shutil.rmtree(prepared.place)
    return seen[1] - seen[0] if seen[0] else None


def trial(prepared: Prepared, victims: Victims, after: float, temporary: Path) -> tuple[str, list[str]]:
    """Kill them that long after the first of them began to live: what they left, and what is wrong with it."""
    place, operation = prepared.place, prepared.operation
    shutil.copytree(prepared.template, place, symlinks=True)
    build = begun(operation.run, place)
    try:
        dead = _killed(build, victims, after)
        ended = _until(build.ended, 0 if dead and victims.build_dies else PATIENCE) or build.ended()
        wrong = list(_living(build, ended))
        found = kill.in_child(lambda: kill.state(place))
        kill.in_child(lambda: operation.again(place) and None)
        completed = kill.in_child(lambda: kill.state(place))
    except Exception as fault:
        return "broken", [f"{type(fault).__name__}: {fault}"]
    finally:
        left = sorted(str(path.relative_to(place)) for path in place.rglob("*"))
        shutil.rmtree(place)
    wrong += kill.faults(prepared.old, prepared.new, found, completed)
    wrong += [f"{name} is left behind" for name in left if name.endswith(("-journal", "-wal", "-shm"))]
    wrong += [f"{path} is left among the temporary files" for path in temporary.iterdir()]
    wrong += [] if victims.build_dies and dead else list(_unfinished(build, found, prepared.new))
    return _left(found, prepared) if dead else "finished before", wrong


def _killed(build: Build, victims: Victims, after: float) -> bool:
    """Whether any of them was there to be killed."""
    _until(lambda: len(running(victims.module, build.pid)) >= victims.least or build.ended(), PATIENCE)
    _until(build.ended, after)
    living = running(victims.module, build.pid)
    if build.ended() or len(living) < victims.least:
        return False
    for pid in victims.which(build.pid, living):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
    if victims.build_dies:
        _until(build.ended, ENDING)
    return True


def _living(build: Build, ended: bool) -> Iterator[str]:
    """What hangs, and what lives though the build has ended; it is ended here."""
    if not ended:
        yield "the build hangs"
        os.kill(build.pid, signal.SIGKILL)
        _until(build.ended, ENDING)
    if not _until(lambda: not list(session(build.pid)), ENDING):
        for pid in session(build.pid):
            yield f"a process outlives the build: {_command(pid)}"
            os.kill(pid, signal.SIGKILL)


def _unfinished(build: Build, found: State, new: State) -> Iterator[str]:
    if build.code != 0:
        yield f"the build ended with code {build.code}"
    elif (found.graph, found.files) != (new.graph, new.files):
        yield "the build gave something else than it gives alone"


def _left(found: State, prepared: Prepared) -> str:
    same = [name for name in ("new", "old") if kill.same(found, getattr(prepared, name))]
    return same[0] if same else "between"


Trial = tuple[Prepared, Victims, float]
"""What is disturbed, who is killed, and how many seconds after it began to live."""


def moments(prepared: list[Prepared], kills: int, seed: int, only: str | None) -> Iterator[Trial]:
    """So many trials, operations and victims in their turns, where the operation has such victims at all."""
    draw = random.Random(seed)
    chosen = [one for one in VICTIMS if only in (None, one.name)]
    kinds = sorted({(one.module, one.least) for one in chosen})
    lives = {(one.operation.name, *kind): life(one, *kind) for one in prepared for kind in kinds}
    able = [
        (one, victims, seconds)
        for victims in chosen
        for one in prepared
        if (seconds := lives[one.operation.name, victims.module, victims.least]) is not None
    ]
    for number in range(kills if able else 0):
        one, victims, seconds = able[number % len(able)]
        yield one, victims, draw.uniform(0, seconds)


def main() -> int:
    """Print a line for those who were killed and all faults; 1 where there are any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=[one.name for one in VICTIMS])
    options = parser.parse_args()
    kill.warm_up()
    counts: dict[str, Counter[str]] = {}
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="dateline-kill-") as folder:
        temporary = Path(folder) / "temporary"
        temporary.mkdir()
        os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
        prepared = [kill.prepare(operation, Path(folder)) for operation in kill.OPERATIONS if operation.builds]
        for one, victims, after in moments(prepared, options.kills, options.seed, options.only):
            left, found = trial(one, victims, after, temporary)
            counts.setdefault(victims.name, Counter())[left] += 1
            wrong += bool(found)
            for fault in found:
                print(f"{one.operation.name}, {victims.name} after {after:.3f} s: {fault}", flush=True)
    for name, count in counts.items():
        print(f"{name:32} {', '.join(f'{left} {number}' for left, number in sorted(count.items()))}")
    print(f"{sum(count.total() for count in counts.values())} trials, {wrong} with faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
