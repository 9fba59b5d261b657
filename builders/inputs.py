"""What an OUT was built from: it remembers its articles and options, to be built again with more or fewer."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from dateline.builders import addresses
from dateline.builders.article_files import files as files_of
from dateline.graph import whole
from dateline.graph.errors import DatelineError
from dateline.queries.event_graph import EventGraph

FILE_NAME = "inputs.json"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The arguments of a build. Paths are absolute; the file in OUT holds them as seen from OUT."""

    articles: tuple[str, ...]
    """Files, folders, globs and addresses, in order, each once."""
    without: tuple[str, ...] = ()
    """Files below them, and keys of articles in them, that have been removed."""
    config: str | None = None
    name: str | None = None
    base: str | None = None
    model: str | None = None
    texts: bool = True
    most_actors: int | None = None
    """Actors in the picture of the actor page at most; None: as many as it draws by itself."""


def given(articles: Iterable[str | Path], config: str | Path | None = None, **options: Any) -> Inputs:
    """The inputs of a new build, as the user gives them."""
    return Inputs(_absolute(articles), config=None if config is None else str(Path(config).resolve()), **options)


def _absolute(paths: Iterable[str | Path]) -> tuple[str, ...]:
    return tuple(sorted({_one_absolute(path) for path in paths}))


def _one_absolute(path: str | Path) -> str:
    return str(path) if addresses.is_address(path) else os.path.abspath(path)  # noqa: PTH100 (links stay as they are)


# ---- More and less ---------------------------------------------------------------------------------------------------


def more(inputs: Inputs, articles: Sequence[str | Path]) -> Inputs:
    """With more articles; also those back that had been removed. Raises DatelineError where some are not there."""
    wanted = _absolute(articles)
    missing = [one for one in articles if not files_of([one])]
    if missing:
        raise DatelineError(f"nothing was added: there is no article at {', '.join(map(addresses.shown, missing))}")
    held = set(files_of(inputs.articles))
    new = tuple(one for one in wanted if not set(files_of([one])) <= held)
    back = {str(file) for one in wanted for file in files_of([one])}
    return replace(
        inputs,
        articles=tuple(sorted({*inputs.articles, *new})),
        without=tuple(one for one in inputs.without if one not in back),
    )


def fewer(inputs: Inputs, articles: Sequence[str | Path], out: Path) -> Inputs:
    """Without some articles: files, folders or globs, or keys or paths of articles that OUT holds.

    Raises DatelineError where OUT holds no such article, or none would be left.
    """
    kept = tuple(one for one in inputs.articles if one not in _absolute(articles))
    held = set(files_of(kept))
    removed = set(inputs.without)
    for one in articles:
        path = _absolute([one])[0]
        files = set(files_of([path]))
        removed |= {str(file) for file in files & held}
        if path not in inputs.articles and not files & held and not _was_below(path, kept):
            removed.add(_key(str(one), out))
    if not {str(file) for file in files_of(kept)} - removed:
        raise DatelineError(f"no article would be left in {out}")
    return replace(inputs, articles=kept, without=tuple(sorted(removed)))


def _was_below(path: str, articles: Iterable[str]) -> bool:
    """Whether a file that is gone lay in one of the folders: then there is nothing left to remove."""
    if addresses.is_address(path):
        return any(path.startswith(f"{one.rstrip('/')}/") for one in articles)
    return not Path(path).exists() and any(Path(path).is_relative_to(one) for one in articles if Path(one).is_dir())


def _key(text: str, out: Path) -> str:
    found = [row.key for row in EventGraph(out).articles() if text in (row.key, row.path, row.url)]
    if len(found) != 1:
        raise DatelineError(f"{out} holds no article {addresses.shown(text)!r}")
    return found[0]


# ---- In OUT ----------------------------------------------------------------------------------------------------------


def remember(out: Path, inputs: Inputs) -> None:
    """Write them into OUT; what has not changed is not written."""
    seen = asdict(inputs) | {key: [_from(out, one) for one in getattr(inputs, key)] for key in ("articles", "without")}
    seen["config"] = None if inputs.config is None else _from(out, inputs.config)
    # File names may hold bytes that are no UTF-8.
    content = f"{json.dumps(seen, indent=1, sort_keys=True, ensure_ascii=False)}\n".encode("utf-8", "surrogateescape")
    file = out / FILE_NAME
    try:
        if not file.exists() or file.read_bytes() != content:
            whole.write(file, content)
    except OSError as wrong:
        raise DatelineError(f"cannot write {file}: {wrong.strerror or wrong}") from wrong


def remembered(out: Path) -> Inputs:
    """What OUT was built from. Raises DatelineError where it does not remember."""
    try:
        seen = json.loads((out / FILE_NAME).read_text(encoding="utf-8", errors="surrogateescape"))
        paths = {key: tuple(_to(out, one) for one in seen[key]) for key in ("articles", "without")}
        config = None if seen["config"] is None else _to(out, seen["config"])
        return Inputs(**(seen | paths | {"config": config}))
    except OSError as wrong:
        told = "does not remember its articles" if out.exists() else "is not there yet"
        raise DatelineError(f"{out} {told}: build it with the articles, dateline build ARTICLES -o {out}") from wrong
    except (ValueError, KeyError, TypeError) as wrong:
        raise DatelineError(f"{out / FILE_NAME} is damaged: build again, with the articles") from wrong


def _from(out: Path, path: str) -> str:
    """A path as seen from OUT, in which it is found again when both are moved; keys of articles stay as they are."""
    return Path(os.path.relpath(path, out.resolve())).as_posix() if Path(path).is_absolute() else f"key:{path}"


def _to(out: Path, path: str) -> str:
    return path[4:] if path.startswith("key:") else os.path.normpath(out.resolve() / path)
