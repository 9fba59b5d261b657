"""Rows as a data frame, for those who have pandas or polars."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Sequence
from typing import Any

from dateline.graph.errors import DatelineError

LIBRARIES = ("pandas", "polars")


def frame(rows: Sequence[Any], library: str | None = None) -> Any:
    """A data frame with a column a field of the rows, links and places shown by their labels.

    ``library``: pandas or polars; None takes the first that is installed. Raises DatelineError where it is not.
    """
    lines = [{field.name: _cell(getattr(row, field.name)) for field in dataclasses.fields(row)} for row in rows]
    found = _library(library)
    if found.__name__ == "polars":
        return found.DataFrame(lines, infer_schema_length=None)
    return found.DataFrame.from_records(lines)


def _library(name: str | None) -> Any:
    for candidate in LIBRARIES if name is None else (name,):
        try:
            if candidate in LIBRARIES:
                return importlib.import_module(candidate)
        except ImportError:
            continue
    wanted = name or " or ".join(LIBRARIES)
    raise DatelineError(f"data frames need {wanted}: install it")


def _cell(value: Any) -> Any:
    """A plain value; of several things their labels or words, parted by ``; ``."""
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            return _name(value)
        return "; ".join(_name(each) for each in value)
    return value


def _name(value: Any) -> str:
    for field in ("label", "text", "path"):
        found = getattr(value, field, None)
        if found is not None:
            return str(found)
    return str(value)
