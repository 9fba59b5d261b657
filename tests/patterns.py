"""Every regular expression of the package, and texts made to slow it down; run as a script, it names those that are.

They are found as the package compiles them: as its modules are imported, and while the sample articles are built.
"""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import dateline

PACKAGES = ("builders", "graph", "queries")
LENGTH = 10_000
LIMIT = 1.5
"""Seconds of processor time that a search in a text of that length may take."""
ATTACKS = 16
BOUNDED = {
    "boilerplate": 300,  # lines of furniture
    "datelines": 200,  # date lines, and the start of a paragraph
    "name_spans": 200,  # words
    "time_words": 200,
    "cleaning": 300,  # the longest: a tag
    "layout": 1000,  # what may be a date line, the end of a line
    "given_dates": 200,  # what the user types
    "correcting": 200,
    "corrected_nodes": 200,
    "terms": 2000,  # IRIs
    "rdf_world": 200,
}
"""By module, the longest text that those of its expressions are asked of that take more than linear time."""


def used(work: Callable[[], object]) -> dict[tuple[str, int], str]:
    """Every pattern that the package compiles while its modules are imported and some work is done, with its module."""
    found: dict[tuple[str, int], str] = {}
    original = re._compile  # type: ignore[attr-defined]

    def compiling(pattern: Any, flags: Any) -> Any:
        frame = sys._getframe(2)
        name = frame.f_globals.get("__name__", "")
        if name.startswith("dateline.") and isinstance(pattern, str):
            found.setdefault((pattern, int(flags)), name)
        return original(pattern, flags)

    re._compile = compiling  # type: ignore[attr-defined]
    try:
        for module in modules():
            importlib.import_module(module)
        work()
    finally:
        re._compile = original  # type: ignore[attr-defined]
    return found


def modules() -> Iterator[str]:
    """The names of all modules of the package."""
    for name in PACKAGES:
        package = importlib.import_module(f"{dateline.__name__}.{name}")
        for module in pkgutil.iter_modules(package.__path__):
            yield f"{package.__name__}.{module.name}"


# ---- Attacks ---------------------------------------------------------------------------------------------------------


def attacks(pattern: str, flags: int, length: int) -> Iterator[str]:
    """Texts of that length which a pattern nearly matches in many ways: what it repeats, repeated, then a false end."""
    tree = _parser.parse(pattern, flags)
    heads = [_sample(tree, 0)[:40]]
    units = {unit for unit in _repeated(tree) if unit}
    pairs = {one + other for one, other in itertools.islice(itertools.permutations(sorted(units), 2), 40)}
    for unit in sorted(units | pairs)[:60]:
        for head in ("", *heads):
            body = head + unit * (length // len(unit) + 1)
            yield body[: length - 1] + "\x00"


def _repeated(tree: Any) -> Iterator[str]:
    """A sample of everything that a pattern repeats, of every class and of every branch."""
    for op, value in tree:
        if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            for choice in range(3):
                yield _sample(value[2], choice)
            yield from _repeated(value[2])
        elif op is _constants.SUBPATTERN:
            yield from _repeated(value[3])
        elif op is _constants.BRANCH:
            for branch in value[1]:
                yield _sample(branch, 0)
                yield from _repeated(branch)
        elif op in (_constants.ASSERT, _constants.ASSERT_NOT):
            yield from _repeated(value[1])
        elif op is _constants.ATOMIC_GROUP:
            yield from _repeated(value)


def _sample(tree: Any, choice: int) -> str:
    """A text that the pattern, or most of it, matches."""
    return "".join(_one(op, value, choice) for op, value in tree)


def _one(op: Any, value: Any, choice: int) -> str:
    if op is _constants.LITERAL:
        return chr(value)
    if op is _constants.NOT_LITERAL:
        return "b" if value == ord("a") else "a"
    if op is _constants.ANY:
        return "a"
    if op is _constants.IN:
        return _member(value, choice)
    if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return _sample(value[2], choice) * max(1, value[0])
    if op is _constants.SUBPATTERN:
        return _sample(value[3], choice)
    if op is _constants.BRANCH:
        return _sample(value[1][choice % len(value[1])], choice)
    return _sample(value, choice) if op is _constants.ATOMIC_GROUP else ""


_CATEGORIES = {
    _constants.CATEGORY_DIGIT: "1",
    _constants.CATEGORY_SPACE: " ",
    _constants.CATEGORY_WORD: "a",
    _constants.CATEGORY_NOT_SPACE: "a",
    _constants.CATEGORY_NOT_DIGIT: "a",
    _constants.CATEGORY_NOT_WORD: " ",
}


def _member(members: Any, choice: int) -> str:
    """A character of a class."""
    if members[0][0] is _constants.NEGATE:
        own = re.compile("[" + "".join(re.escape(chr(v)) for o, v in members[1:] if o is _constants.LITERAL) + "\x00]")
        return next(c for c in ("a", " ", "1", ".", "A", "b", "-") if not own.match(c))
    op, value = members[choice % len(members)]
    if op is _constants.LITERAL:
        return chr(value)
    return chr(value[0]) if op is _constants.RANGE else _CATEGORIES.get(value, "a")


def slowest(pattern: str, flags: int, length: int, limit: float) -> tuple[float, str]:
    """The most seconds of processor time that a search in an attack of that length takes, and what the attack repeats.

    Stops at the first attack that takes more than the limit. Attacks grow to their length, lest one runs for ever.
    """
    compiled = re.compile(pattern, flags)
    worst = (0.0, "")
    attempts = sorted(attacks(pattern, flags, length))
    random.Random(1).shuffle(attempts)
    for text in attempts[:ATTACKS]:
        for part in (length // 64, length // 8, length):
            begun = time.process_time()
            compiled.search(text[-part:])
            took = time.process_time() - begun
            worst = max(worst, (took, text[:40]))
            if took > limit:
                return worst
    return worst


def _build() -> None:
    """Build sample articles, importing only now: patterns are seen as they are compiled."""
    from dateline.builders import build
    from dateline.builders.configuration import Configuration

    seeds = Path(__file__).parents[1] / "seeds"
    build.build([seeds / "suez-agency.txt", seeds / "suez-follow-up.html"], Configuration())


def main() -> int:
    """Print every expression that is too slow, then how many there are; 1 where any is."""
    found = used(_build)
    slow = 0
    for (pattern, flags), module in found.items():
        length = BOUNDED.get(module.rpartition(".")[2], LENGTH)
        took, text = slowest(pattern, flags, length, LIMIT)
        if took > LIMIT:
            slow += 1
            print(f"{module}: {took:.1f} s for {length} characters of {text!r}: {pattern[:200]!r}")
    print(f"{len(found)} expressions, {slow} slow")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
