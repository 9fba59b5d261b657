"""dateline.toml: the name of a corpus, what its articles lack, and the user's corrections."""

from __future__ import annotations

import fnmatch
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.builders import addresses, corrections, publication_dates
from dateline.builders.corrections import Correction
from dateline.graph.errors import DatelineError
from dateline.graph.model import Skipped
from dateline.graph.terms import Names

FILE_NAME = "dateline.toml"
DEFAULT_NAME = "corpus"

_MAGIC = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of an article; None: nothing. ``published`` is an EDTF day, month or year."""

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An ``[[articles]]`` table: which articles it speaks of, and what it gives them.

    One of ``path`` (a file, ``file.jsonl#id``, or a folder with ``/`` at its end), ``glob`` and ``url`` says which;
    paths are those below the configuration file's folder, or below the folder given to build.
    """

    folder: Path
    path: str | None
    glob: str | None
    url: str | None
    given: Given

    def speaks_of(self, file: Path, path: str, url: str | None) -> bool:
        """Whether it speaks of the article in ``file``, called ``path`` below the folder given to build."""
        if self.url is not None:
            return self.url == url
        below = _below(file, self.folder)
        suffix = path[path.index("#") :] if "#" in path else ""
        names = {path, path.split("#")[0]} | ({below, below + suffix} if below else set())
        return any(self._matches(name) for name in names)

    def _matches(self, name: str) -> bool:
        if self.glob is not None:
            return fnmatch.fnmatchcase(name, self.glob)
        wanted = (self.path or "").removeprefix("./")
        return name == wanted or (wanted.endswith("/") and name.startswith(wanted)) or wanted in ("", ".")

    @property
    def exactness(self) -> tuple[int, int, int]:
        """Orders entries from the vaguest to the most exact: nearer files, then folder < glob < url < file."""
        whole = self.path is not None and not self.path.endswith("/") and self.path not in ("", ".")
        rank = 3 if whole else 2 if self.url is not None else 1 if self.glob is not None else 0
        return len(self.folder.parts), rank, len(self.path or self.glob or "")


@dataclass(frozen=True)
class Configuration:
    """What all configuration files that concern some inputs say together.

    ``corrections`` stand in the order of their files, from the top folder down, and lines; ``unobeyed`` names those
    that say nothing that could be obeyed; ``others`` holds every table not known here.
    """

    name: str = DEFAULT_NAME
    base: str | None = None
    articles: tuple[ArticleEntry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unobeyed: tuple[Skipped, ...] = ()
    others: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    def given(self, file: Path, path: str, url: str | None) -> Given:
        """What is given of the article in ``file``, called ``path`` below its input; the most exact entry wins."""
        merged = Given()
        for entry in sorted(self.articles, key=lambda entry: entry.exactness):
            if entry.speaks_of(file, path, url):
                merged = _merged(merged, entry.given)
        return merged


def _merged(vague: Given, exact: Given) -> Given:
    return Given(
        exact.published or vague.published,
        exact.publisher or vague.publisher,
        exact.url or vague.url,
        exact.title or vague.title,
    )


def _below(file: Path, folder: Path) -> str | None:
    try:
        return file.relative_to(folder).as_posix()
    except ValueError:
        return None


# ---- Finding the files -----------------------------------------------------------------------------------------------


def load(inputs: Sequence[Path | str], explicit: Path | None = None) -> Configuration:
    """The configuration of some inputs: ``explicit`` alone, else every dateline.toml in, beside and above them.

    Of the files in and above an article's folder the nearest wins. The corpus is named after the folder that holds all
    inputs, unless the nearest file in or above that folder names it. Raises DatelineError for a file that is broken.
    """
    common = common_folder(inputs)
    files = [explicit.resolve()] if explicit else _files(_on_disk(inputs))
    read = [_read(file, _shown(file, common)) for file in files]
    over_all = [one for one in read if explicit or common.is_relative_to(one.files[0].parent)]
    return Configuration(
        next((one.name for one in reversed(over_all) if one.name), slug(_name_of(inputs, common)) or DEFAULT_NAME),
        next((one.base for one in reversed(over_all) if one.base), None),
        tuple(entry for one in read for entry in one.articles),
        tuple(correction for one in read for correction in one.corrections),
        tuple(unobeyed for one in read for unobeyed in one.unobeyed),
        {key: value for one in read for key, value in one.others.items()},
        tuple(files),
    )


def home(inputs: Sequence[Path | str], explicit: Path | None = None) -> Path:
    """The file that corrections are to be written to: the nearest one over all inputs, there or to be made.

    Raises DatelineError where all of them are addresses.
    """
    if explicit:
        return explicit.resolve()
    inputs = _on_disk(inputs)
    if not inputs:
        raise DatelineError(f"no folder of articles to keep {FILE_NAME} in: build from addresses with --config FILE")
    common = common_folder(inputs)
    files = _files(inputs)
    over_all = [file for file in files if common.is_relative_to(file.parent)]
    hidden = all(any(file.parent in (folder, *folder.parents) for file in files) for folder in map(_folder_of, inputs))
    return next(reversed(over_all), None) or (files[0] if hidden and files else common / FILE_NAME)


def _name_of(inputs: Sequence[Path | str], common: Path) -> str:
    """The name of the folder that holds all inputs, or of the one address that is given."""
    return addresses.name(str(inputs[0])) if len(inputs) == 1 and addresses.is_address(inputs[0]) else common.name


def _shown(file: Path, common: Path) -> str:
    """What reports call a configuration file: its path below the folder of all inputs, else its name."""
    return _below(file, common) or file.name


def common_folder(inputs: Sequence[Path | str]) -> Path:
    """The deepest folder that holds all inputs on disk; an input folder holds itself, a file is held by its folder."""
    folders = [_folder_of(given) for given in _on_disk(inputs)]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def _on_disk(inputs: Sequence[Path | str]) -> list[Path | str]:
    return [given for given in inputs if not addresses.is_address(given)]


def _folder_of(given: Path | str) -> Path:
    path = Path(given)
    if _MAGIC.search(str(given)) and not path.exists():
        return Path(*_until_magic(path.parts)).resolve()
    return path.resolve() if path.is_dir() else path.resolve().parent


def _until_magic(parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        if _MAGIC.search(part):
            return
        yield part


def _files(inputs: Sequence[Path | str]) -> list[Path]:
    """The configuration files in the inputs' folders and above them, from the top down."""
    found = {folder / FILE_NAME for given in inputs for folder in _and_above(_folder_of(given))}
    for given in inputs:
        if Path(given).is_dir():
            found |= {path.resolve() for path in Path(given).resolve().rglob(FILE_NAME)}
    return sorted((path for path in found if path.is_file()), key=lambda path: (len(path.parts), path.parts))


def _and_above(folder: Path) -> tuple[Path, ...]:
    """The folder, and those above it as far as the nearest that has a configuration file."""
    chain = (folder, *folder.parents)
    nearest = next((i for i, place in enumerate(chain) if (place / FILE_NAME).is_file()), 0)
    return chain[: nearest + 1]


def slug(name: str) -> str:
    """The name in lower-case ASCII letters, digits and hyphens; '' where nothing is left."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


# ---- Reading one -----------------------------------------------------------------------------------------------------


def _read(file: Path, shown: str) -> Configuration:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise DatelineError(f"{file}: {_why(error)}") from error
    known = ("name", "base", "articles", "corrections")
    decided = _corrections(text, _list(file, text, tables, "corrections"), shown)
    return Configuration(
        _name(file, text, tables.get("name")),
        _base(file, text, tables.get("base")),
        tuple(_entries(file, text, _list(file, text, tables, "articles"))),
        tuple(one for one in decided if isinstance(one, Correction)),
        tuple(one for one in decided if isinstance(one, Skipped)),
        {key: value for key, value in tables.items() if key not in known},
        (file,),
    )


def _why(error: Exception) -> str:
    return error.strerror or "cannot be read" if isinstance(error, OSError) else str(error)


def _corrections(text: str, tables: list[dict[str, Any]], shown: str) -> list[Correction | Skipped]:
    """The corrections of a file, and those that say nothing that could be obeyed; empty tables are passed over."""
    heads = _heads(text.splitlines(), "corrections")
    found: list[Correction | Skipped] = []
    for i, table in enumerate(tables):
        line = heads[i] + 1 if len(heads) == len(tables) else 1
        try:
            found += [corrections.correction(table, shown, line)] if table else []
        except DatelineError as wrong:
            found.append(Skipped(shown, f"correction not obeyed: {wrong}", line))
    return found


def _heads(lines: Sequence[str], key: str) -> list[int]:
    """Where the tables begin that are written [[key]]."""
    return [i for i, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{key}\s*\]\]", line)]


def _wrong(file: Path, text: str, key: str, why: str, table: int | None = None) -> DatelineError:
    """The error at the line where ``key`` stands (within the ``table``-th [[articles]] table)."""
    lines = text.splitlines()
    heads = _heads(lines, "articles")
    first = heads[table] if table is not None and table < len(heads) else 0
    line = next((i for i in range(first, len(lines)) if re.match(rf"\s*(\[\[?\s*)?{key}\b", lines[i])), first)
    return DatelineError(f"{file}, line {line + 1}: {why}")


def _list(file: Path, text: str, tables: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = tables.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _wrong(file, text, key, f"write each of the {key} as a table that begins with [[{key}]]")
    return found


def _name(file: Path, text: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or not slug(value):
        raise _wrong(file, text, "name", f"the name of the corpus needs letters or digits: {value!r}")
    return slug(value)


def _base(file: Path, text: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", value):
        raise _wrong(file, text, "base", f"the base is no http address, or one with ? or #: {value!r}")
    try:
        return Names(value if value.endswith("/") else f"{value}/").base
    except DatelineError as wrong:
        raise _wrong(file, text, "base", str(wrong)) from wrong


def _entries(file: Path, text: str, tables: list[dict[str, Any]]) -> Iterator[ArticleEntry]:
    for i, table in enumerate(tables):
        for key in sorted(set(table) - {"path", "glob", "url", "published", "publisher", "title"}):
            why = f"{key} is not known here; there are path, glob, url, published, publisher, title"
            raise _wrong(file, text, re.escape(key), why, i)
        for key, value in table.items():
            if key != "published" and not (isinstance(value, str) and value.strip()):
                raise _wrong(file, text, key, f"{key} must be text: {value!r}", i)
        yield _entry(file, text, table, i)


def _entry(file: Path, text: str, table: Mapping[str, Any], i: int) -> ArticleEntry:
    path, glob, url = (table.get(key) for key in ("path", "glob", "url"))
    if not (path or glob or url):
        raise _wrong(file, text, "articles", "say which articles, by path, glob or url", i)
    published = publication_dates.edtf(table["published"]) if "published" in table else None
    if "published" in table and published is None:
        raise _wrong(file, text, "published", f"no date as 2022-01-10, 2022-01 or 2022: {table['published']!r}", i)
    selects_by_url = not (path or glob)
    given = Given(published, table.get("publisher"), None if selects_by_url else url, table.get("title"))
    return ArticleEntry(file.parent, path, glob, url if selects_by_url else None, given)
