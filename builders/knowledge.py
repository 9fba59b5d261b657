"""The knowledge that stands in data files: word lists and tables under ``builders/data``.

A file is UTF-8 text; ``#`` starts a comment, blank lines do not count. A list has one entry a line; a table's columns
are parted by tabs.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = (files("dateline.builders") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    stripped = (line.split("#", 1)[0].rstrip() for line in text.splitlines())
    return [line for line in stripped if line.strip()]


@functools.cache
def words(*names: str) -> frozenset[str]:
    """The entries of ``data/{name}.txt``, of several lists as one. Raises FileNotFoundError where one does not exist.

    Asked for word by word: ``words("a", "b")`` is remembered, ``words("a") | words("b")`` is made anew each time.
    """
    return frozenset(line.strip() for name in names for line in _lines(name))


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table ``data/{name}.txt``, in order. Raises FileNotFoundError where there is no such file."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in _lines(name))


@functools.cache
def pairs(name: str) -> Mapping[str, str]:
    """A table of two columns as a mapping. Raises ValueError where a row has more or fewer."""
    return {key: value for key, value in rows(name)}  # noqa: C416 - mypy knows no two-tuples here


@functools.cache
def numbers(name: str) -> Mapping[str, float]:
    """The second column of a table by its first: weights, factors. Raises ValueError where that is no number."""
    return {row[0]: float(row[1]) for row in rows(name)}
