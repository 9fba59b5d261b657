"""Which files the inputs lead to: files, folders, globs and addresses, each file once, by a path that stays."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dateline.builders import addresses
from dateline.builders.addresses import Remote
from dateline.builders.configuration import FILE_NAME, common_folder
from dateline.graph.errors import DatelineError
from dateline.graph.model import Skipped

OUTPUT_STAMP = "dateline.json"
"""A folder with such a file was written by dateline; its pages are no articles."""

_MAGIC = re.compile(r"[*?\[]")


class Input(NamedTuple):
    """A file to read, and its path below the folder given to build (its name, where it was given alone)."""

    file: Path | Remote
    path: str

    @property
    def on_disk(self) -> Path:
        """Where it lies, for what is configured of its folder; of a remote file its path alone."""
        return Path(self.path) if isinstance(self.file, Remote) else self.file


def files(inputs: Sequence[Path | str]) -> tuple[Path | Remote, ...]:
    """The files that inputs lead to, in order."""
    return tuple(sorted({given.file for given in found(inputs)[0]}, key=str))


def found(inputs: Sequence[Path | str], without: Collection[str] = ()) -> tuple[list[Input], list[Skipped]]:
    """The files to read, each once, and the inputs that lead to none."""
    below: dict[Path | Remote, str] = {}
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
    if addresses.is_address(skipped.path):
        return replace(skipped, path=addresses.shown(skipped.path))
    path = Path(os.path.abspath(skipped.path))  # noqa: PTH100 (links stay as they are)
    known = path.is_relative_to(common) and path != common
    return replace(skipped, path=path.relative_to(common).as_posix()) if known else skipped


def _expanded(given: str) -> tuple[list[Input], list[Skipped]]:
    if addresses.is_address(given):
        return _at_address(given)
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


def _at_address(given: str) -> tuple[list[Input], list[Skipped]]:
    try:
        there = list(addresses.files(given))
    except DatelineError as wrong:
        return [], [Skipped(given, str(wrong))]
    names = {file: PurePosixPath(path) for file, path in there}
    outputs = {name.parent for name in names.values() if name.name == OUTPUT_STAMP}
    kept = (file for file, name in names.items() if file.is_given or _holds_articles(name, outputs))
    return [Input(file, names[file].as_posix()) for file in kept], []


def _holds_articles(path: PurePosixPath, outputs: Collection[PurePosixPath]) -> bool:
    """Whether a file below a folder may be an article, by its name and by those of its folders."""
    hidden = any(part.startswith(".") for part in path.parts[:-1])
    return _is_named_like_one(path.name) and not hidden and not any(place in outputs for place in path.parents)


def _is_named_like_one(name: str) -> bool:
    return not name.startswith((".", "README", "LICENSE", "COPYING")) and name != FILE_NAME


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
            if _is_named_like_one(name):
                file = Path(place) / name
                files.append(Input(file, file.relative_to(folder).as_posix()))
    return files, skipped


def _apart(below: dict[Path | Remote, str], common: Path) -> list[Input]:
    """The files in order; those that would go by one path go by that below the folder that holds all inputs."""
    count: dict[str, int] = {}
    for path in below.values():
        count[path] = count.get(path, 0) + 1
    apart = [Input(file, path if count[path] == 1 else _longer(file, path, common)) for file, path in below.items()]
    return sorted(apart, key=lambda one: (one.path, str(one.file)))


def _longer(file: Path | Remote, path: str, common: Path) -> str:
    if isinstance(file, Remote):
        return str(file)
    return file.relative_to(common).as_posix() if file.is_relative_to(common) else path
