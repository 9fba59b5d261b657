#!/usr/bin/env python3
"""How the cost of a whole build grows with the number of articles, and what one article more costs.

    growth.py [ARTICLES ...] [--parse] [--first]        (default: 100 300 1000 3000)

The articles are written by ``press.py``: names, verbs and words grow as in real text. Without ``--parse`` their
readings are put into the cache of OUT beforehand, so that what is measured is all but the reading, which takes each
text by itself: files, calendar, identity, store and pages. Each build runs in a process of its own: first from nothing,
then with one article more, then unchanged (``--first``: from nothing only). Seconds are of the processor, pages in a
process of their own included; MB the most memory that both processes held. The last line fits seconds and memory to a
power of the number of articles: 1.0 is linear.
"""

from __future__ import annotations

import functools
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dateline
from dateline.builders import build as building
from dateline.builders import calendar, documents, identity, page_stamp
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.builders.reading_cache import ReadingCache
from dateline.graph import store
from identity_growth import exponent
from press import Press, Printed

SIZES = (100, 300, 1000, 3000)
STAGES: tuple[tuple[Any, str, str], ...] = (
    (documents, "read", "files"), (building, "_readings", "readings"), (calendar, "anchors", "calendar"),
    (calendar, "date", "calendar"), (identity, "world", "identity"), (store, "write", "store"),
    (page_stamp, "write", "pages"),
)  # fmt: skip
NAMES = tuple(dict.fromkeys(name for _, _, name in STAGES))


def measure(folder: Path) -> dict[str, float]:
    """Build a folder; seconds of each stage and of all, and MB."""
    spent: defaultdict[str, float] = defaultdict(float)
    for module, function, name in STAGES:
        setattr(module, function, _timed(getattr(module, function), name, spent))
    begun = time.process_time()
    dateline.build([folder / "news"], folder / "out")
    own, beside = time.process_time() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    elsewhere = beside.ru_utime + beside.ru_stime
    spent["pages"] += elsewhere
    return {**spent, "all": own + elsewhere, "MB": _megabytes()}


def _timed(function: Callable[..., Any], name: str, spent: defaultdict[str, float]) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*given: Any, **named: Any) -> Any:
        begun = time.process_time()
        found = function(*given, **named)
        found = list(found) if name == "files" else found
        spent[name] += time.process_time() - begun
        return found

    return timed


def _megabytes() -> float:
    """The most that this process held, and the most that a process held which rendered pages beside it."""
    held = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(held) / 1024


def write(folder: Path, printed: list[Printed], known: bool) -> None:
    """The articles as a JSON Lines file, and where they are ``known`` their readings in the cache of OUT."""
    (folder / "news").mkdir(parents=True, exist_ok=True)
    lines = (json.dumps({"id": one.id, "published": one.published, "publisher": one.publisher, "text": one.text})
             for one in printed)
    (folder / "news" / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if known:
        store.prepare(folder / "out")
        cache = ReadingCache(folder / "out", DEFAULT_MODEL)
        for one in printed:
            cache.put(one.reading)


BUILDS = ("first", "one more", "the same")


def grown(size: int, known: bool, builds: int) -> list[dict[str, float]]:
    """The first build of so many articles, one with an article more, and one of the same articles; so many of them."""
    folder = Path(tempfile.mkdtemp(prefix="growth-"))
    try:
        printed = Press(size).articles(size + 1)
        measured = []
        for articles in (printed[:-1], printed, printed)[:builds]:
            write(folder, articles, known)
            alone = [sys.executable, __file__, "--one", str(folder)]
            done = subprocess.run(alone, capture_output=True, text=True, check=True)
            measured.append(json.loads(done.stdout))
        return measured
    finally:
        shutil.rmtree(folder)


def main(sizes: list[int], known: bool, builds: int) -> None:
    """Measure each size, and fit."""
    print(f"{'articles':>8}  {'':8}", *(f"{name:>9}" for name in (*NAMES, "all", "ms each", "MB")))
    first = []
    for size in sizes:
        for name, found in zip(BUILDS, grown(size, known, builds)):  # noqa: B905 (maybe the first alone)
            each = 1000 * found["all"] / size
            row = [found.get(stage, 0.0) for stage in NAMES]
            numbers = (*(f"{seconds:9.2f}" for seconds in (*row, found["all"])), f"{each:9.1f}", f"{found['MB']:9.0f}")
            print(f"{size:8}  {name:8}", *numbers, flush=True)
            first += [(size, found)] if name == "first" else []
    if len(first) > 1:
        powers = [(name, exponent([(size, found.get(name, 0.0)) for size, found in first])) for name in
                  (*NAMES, "all", "MB")]
        print("grows with the power:", ", ".join(f"{name} {power:.2f}" for name, power in powers))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
    else:
        chosen = [int(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
        main(chosen or list(SIZES), "--parse" not in sys.argv, 1 if "--first" in sys.argv else len(BUILDS))
