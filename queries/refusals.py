"""Why a query cannot be answered, in one line with the place: the engine itself lists all that could stand there."""

from __future__ import annotations

import re

from dateline.graph.errors import DatelineError

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SENTENCE = re.compile(r"\b(?:The [A-Z]|Prefix |IRI )[^,\[]*[a-z]")
SHOWN = 40
"""Characters of the query that are shown from where it is wrong."""
TOLD = 200
"""Characters of other words of the engine's that are passed on."""


def refused(sparql: str, wrong: Exception) -> DatelineError:
    """The error to raise where the engine does not take a query or fails over it."""
    return DatelineError(f"this query cannot be answered: {_why(sparql, ' '.join(str(wrong).split()))}")


def _why(sparql: str, words: str) -> str:
    found = _PLACE.fullmatch(words)
    if found is None:
        return words if len(words) <= TOLD else f"{words[: TOLD - 1]}…"
    line, column = int(found[1]), int(found[2])
    return f"line {line}, column {column}: {_at(_rest(sparql, line, column), found[3])}"


def _rest(sparql: str, line: int, column: int) -> str:
    """What stands in that line from that column on, both counted from 1."""
    lines = sparql.split("\n")
    return lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""


def _at(rest: str, words: str) -> str:
    """What is wrong there. Among what it expects, the engine hides at times a sentence that says so."""
    said = next(iter(_SENTENCE.findall(words)), None)
    shown = f"“{rest[:SHOWN]}{'…' if len(rest) > SHOWN else ''}”" if rest else ""
    if said is None:
        return f"{shown} cannot stand here" if rest else "the query ends too early, or something before this is wrong"
    before = f", before {shown}" if shown else ""
    return f"{said.replace('Prefix not found', 'that prefix is not declared')}{before}"
