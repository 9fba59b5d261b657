"""Every regular expression of the package, and texts made to slow it down; run as a script, it names those that are.

They are found as the package compiles them: as its modules are imported, and while the sample articles are built. Those
that stand in the sources and were not compiled then are read there; one that can be had in neither way is named.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import itertools
import pkgutil
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, TypeGuard

import dateline

PACKAGES = ("builders", "graph", "queries")
COMPILING = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
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
    "configuration": 1000,  # a line of his own file
    "event_graph": 200,
    "correcting": 200,
    "corrected_nodes": 200,
    "terms": 2000,  # IRIs
    "rdf_world": 200,
}
"""By module, the longest text that those of its expressions are asked of that take more than linear time."""


Pattern = tuple[str, int]
"""An expression with its flags."""
Place = tuple[str, int]
"""A module and a line in it."""


def used(work: Callable[[], object], places: set[Place]) -> dict[Pattern, str]:
    """Every pattern that the package compiles while its modules are imported and some work is done, with its module.

    Where it does is put into ``places``.
    """
    found: dict[Pattern, str] = {}
    original = re._compile  # type: ignore[attr-defined]

    def compiling(pattern: Any, flags: Any) -> Any:
        frame = sys._getframe(2)
        name = frame.f_globals.get("__name__", "")
        if name.startswith("dateline.") and isinstance(pattern, str):
            found.setdefault((pattern, int(flags)), name)
            places.add((name, frame.f_lineno))
        return original(pattern, flags)

    re._compile = compiling  # type: ignore[attr-defined]
    try:
        for module in modules():
            importlib.import_module(module)
        work()
    finally:
        re._compile = original  # type: ignore[attr-defined]
    return found


def written(seen: set[Place]) -> Iterator[tuple[str, int, Pattern | None]]:
    """What stands in the sources to be compiled elsewhere than at the places seen; None for what is no literal."""
    for name in modules():
        spec = importlib.util.find_spec(name)
        tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8")) if spec and spec.origin else ast.Module([], [])
        lines = {line for module, line in seen if module == name}
        for node in ast.walk(tree):
            if _compiles(node) and not lines & set(range(node.lineno, (node.end_lineno or node.lineno) + 1)):
                yield name, node.lineno, _literal(node, vars(importlib.import_module(name)))


def _compiles(node: ast.AST) -> TypeGuard[ast.Call]:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in COMPILING):
        return False
    return isinstance(node.func.value, ast.Name) and node.func.value.id == "re"


def _literal(call: ast.Call, known: Mapping[str, object]) -> Pattern | None:
    text = _text(call.args[0], known)
    if text is None:
        return None
    given = [named.value for named in call.keywords if named.arg == "flags"]
    if isinstance(call.func, ast.Attribute) and call.func.attr == "compile":
        given += call.args[1:]
    named = [node.attr for flags in given for node in ast.walk(flags) if isinstance(node, ast.Attribute)]
    return text, sum(int(re.RegexFlag[flag]) for flag in named)


def _text(node: ast.AST, known: Mapping[str, object]) -> str | None:
    """A literal, or a constant of its module; whatever else is put into one stands there as a letter."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part, known) or "x" for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return _text(node.value, known)
    if isinstance(node, ast.Name):
        return str(known[node.id]) if isinstance(known.get(node.id), str) else None
    if not isinstance(node, ast.Constant):
        return None
    return node.value.decode("latin-1") if isinstance(node.value, bytes) else str(node.value)


def modules() -> Iterator[str]:
    """The names of all modules of the package."""
    yield dateline.__name__
    yield f"{dateline.__name__}.__main__"
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
    places: set[Place] = set()
    found = used(_build, places)
    slow = 0
    for module, line, literal in written(places):
        if literal is None:
            slow += 1
            print(f"{module}, line {line}: not compiled, and no literal")
        else:
            found.setdefault(literal, module)
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
