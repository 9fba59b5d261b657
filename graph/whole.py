"""Files that are whole or not there: what is written stands beside them, and takes their names when it is complete.

So a full disk, a signal or a kill leaves what was there before. What a killed writer left is overwritten by the next.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from dateline.graph.errors import DatelineError

STAGING = ".new"
"""What a folder's files are written in before they are complete."""


@contextlib.contextmanager
def file(path: Path) -> Iterator[IO[bytes]]:
    """A stream whose content is the file's when the block ends; where the block raises, the file is as it was.

    A link stays a link. What is no regular file (a pipe, /dev/stdout) is written as it is, never replaced. Raises
    DatelineError where another process is writing the file, and OSError as the disk does.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    fresh = path.with_name(f".{path.name}.new")
    with _alone(fresh, path) as stream:
        try:
            yield stream
            _settle(stream)
            if path.exists():
                fresh.chmod(path.stat().st_mode & 0o7777)
            fresh.replace(path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise


def write(path: Path, content: bytes) -> None:
    """Give a file its content, all of it or none. Raises as ``file`` does."""
    with file(path) as stream:
        stream.write(content)


@contextlib.contextmanager
def files(folder: Path, replacing: str = "") -> Iterator[Path]:
    """A folder to write in, whose files stand in ``folder`` when the block ends.

    Others that it holds stay, but for those whose names match the pattern ``replacing``. ``folder`` is made where it is
    missing. Where the block raises, its files are as they were. Raises DatelineError where another process is writing
    it, and OSError as the disk does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staging = folder / STAGING
    with _held(folder):
        shutil.rmtree(staging, ignore_errors=True)
        try:
            staging.mkdir()
            yield staging
            fresh = sorted(staging.iterdir())
            for file_ in fresh:
                file_.replace(folder / file_.name)
            names = {file_.name for file_ in fresh}
            for stale in folder.glob(replacing) if replacing else ():
                if stale.name not in names:
                    stale.unlink()
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _settle(stream: IO[bytes]) -> None:
    """See the content on the disk before the file's name says that it is there."""
    stream.flush()
    os.fsync(stream.fileno())


@contextlib.contextmanager
def _alone(fresh: Path, path: Path) -> Iterator[IO[bytes]]:
    """The empty file ``fresh``, that no other process writes."""
    while True:
        with fresh.open("ab") as stream:
            _lock(stream.fileno(), path)
            if _is_still(stream, fresh):
                stream.truncate(0)
                yield stream
                return


def _is_still(stream: IO[bytes], fresh: Path) -> bool:
    """Whether a file goes by that name yet: its last writer may have renamed it between our opening and locking it."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), fresh.stat())
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _lock(descriptor, folder)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise DatelineError(f"another process is writing {path}: wait for it") from None
