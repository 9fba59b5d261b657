"""Which files the inputs lead to: files, folders and globs, each file once, by a path that stays."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dateline.builders.configuration import FILE_NAME, common_folder
from dateline.graph.model import Skipped

OUTPUT_STAMP = "dateline.json"
"""A folder with such a file was written by dateline; its pages are no articles."""

_MAGIC = re.compile(r"[*?\[]")


class Input(NamedTuple):
    """A file to read, and its path below the folder given to build (its name, where it was given alone)."""

    file: Path
    path: str


def files(inputs: Sequence[Path | str]) -> tuple[Path, ...]:
    """The files that inputs lead to, in order."""
    return tuple(sorted({given.file for given in found(inputs)[0]}))


def found(inputs: Sequence[Path | str], without: Collection[str] = ()) -> tuple[list[Input], list[Skipped]]:
    """The files to read, each once, and the inputs that lead to none."""
    below: dict[Path, str] = {}
    skipped: list[Skipped] = []
    common = common_folder(inputs)
    for given in sorted({str(one) for one in inputs}):
        here, wrong = _expanded(given)
        skipped += [_below(common, one) if one.path == given else one for one in wrong]
        for file, path in (one for one in here if str(one.file) not in without):
            # A file given twice goes by its longer path, that below a folder.
            below[file] = max(below.get(file, ""), path, key=lambda name: (name.count("/"), name))
    return _apart(below, common), skipped


def _below(common: Path, skipped: Skipped) -> Skipped:
    """An input that leads to no file, by its path below the folder of all inputs, however it was written."""
    path = Path(os.path.abspath(skipped.path))  # noqa: PTH100 (links stay as they are)
    known = path.is_relative_to(common) and path != common
    return replace(skipped, path=path.relative_to(common).as_posix()) if known else skipped


def _expanded(given: str) -> tuple[list[Input], list[Skipped]]:
    path = Path(given)
    if path.is_dir():
        return _in_folder(path.resolve())
    if path.exists() or path.is_symlink():
        return [Input(path.resolve(), path.name)], []
    if _MAGIC.search(given):
        matches = [Path(match) for match in sorted(glob.glob(given, recursive=True))]  # noqa: PTH207 (absolute patterns)
        files = [Input(match.resolve(), match.name) for match in matches if match.is_file()]
        return files, [] if files else [Skipped(given, "no file matches")]
    return [], [Skipped(given, "no such file or folder")]


def _in_folder(folder: Path) -> tuple[list[Input], list[Skipped]]:
    files: list[Input] = []
    skipped: list[Skipped] = []

    def unreadable(error: OSError) -> None:
        skipped.append(Skipped(Path(error.filename).relative_to(folder).as_posix(), error.strerror or "cannot be read"))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        if OUTPUT_STAMP in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "README", "LICENSE", "COPYING")) and name != FILE_NAME:
                file = Path(place) / name
                files.append(Input(file, file.relative_to(folder).as_posix()))
    return files, skipped


def _apart(below: dict[Path, str], common: Path) -> list[Input]:
    """The files in order; those that would go by one path go by that below the folder that holds all inputs."""
    count: dict[str, int] = {}
    for path in below.values():
        count[path] = count.get(path, 0) + 1
    apart = [
        Input(
            file, path if count[path] == 1 or not file.is_relative_to(common) else file.relative_to(common).as_posix()
        )
        for file, path in below.items()
    ]
    return sorted(apart, key=lambda one: (one.path, str(one.file)))
