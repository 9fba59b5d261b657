"""Named queries: what there are, and how they and other SPARQL are asked.

A named query is an .rq file whose head comment gives its title (first line), a description, and its parameters, one a
line: ``# @from date: first day``. The parameters stand in the query's first VALUES line as UNDEF, so that the file runs
plainly in any SPARQL engine; a parameter that is set takes the place of its UNDEF as an RDF term, never as text.
"""

from __future__ import annotations

import csv
import datetime
import functools
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    Store,
)

from dateline.graph.errors import DatelineError
from dateline.graph.subjects import Term
from dateline.graph.terms import PREFIXES, XSD, string

Value = str | int | float | bool | datetime.date | None

_PARAMETER = re.compile(r"@(\w+)\s+(\w+)\s*:\s*(.*)")
_SLOT = re.compile(r"VALUES\s*\(([?\w\s]+)\)\s*\{\s*\(\s*(?:UNDEF\s*)+\)\s*\}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query can be told. ``kind``: node (an actor, place or thing), event, day, type, standing, text."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question that dateline knows."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that a query gave, in its order; a yes or no is one row of one column, ``answer``."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as Python values: IRIs as text, numbers, days, booleans; None where unbound."""
        return tuple(tuple(plain(term) for term in row) for row in self.terms)

    def dicts(self) -> list[dict[str, Value]]:
        """The rows by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def csv(self) -> str:
        """The rows as CSV with a line of column names."""
        page = io.StringIO()
        writer = csv.writer(page, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_shown(value) for value in row] for row in self.rows)
        return page.getvalue()

    def json(self) -> str:
        """The rows as a JSON list of objects."""
        return json.dumps(self.dicts(), ensure_ascii=False, indent=1, default=str)

    def sparql_json(self) -> str:
        """The rows as SPARQL 1.1 Query Results JSON."""
        bindings = [{column: _result(term) for column, term in zip(self.columns, row, strict=True) if term is not None}
                    for row in self.terms]
        return json.dumps({"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}, ensure_ascii=False)

    def __len__(self) -> int:
        """How many rows."""
        return len(self.terms)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """The rows, as Python values."""
        return iter(self.rows)


# ---- The named queries -----------------------------------------------------------------------------------------------


@functools.cache
def named() -> tuple[NamedQuery, ...]:
    """All named queries, by name."""
    folder = files("dateline.queries") / "named"
    found = [(file.name.removesuffix(".rq"), file) for file in folder.iterdir() if file.name.endswith(".rq")]
    return tuple(_read(name, file.read_text(encoding="utf-8")) for name, file in sorted(found, key=lambda pair: pair[0]))


def find(name: str) -> NamedQuery | None:
    """The named query of that name."""
    return next((query for query in named() if query.name == name), None)


def _read(name: str, text: str) -> NamedQuery:
    head = [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]
    parameters = tuple(Parameter(*match.groups()) for match in map(_PARAMETER.fullmatch, head) if match)
    description = " ".join(line for line in head[1:] if line and not line.startswith("@"))
    return NamedQuery(name, head[0], description, parameters, text)


# ---- Asking ----------------------------------------------------------------------------------------------------------


def ask(store: Store, query: str, resolve: Callable[[str, str], str], bindings: Mapping[str, object]) -> Answer:
    """The answer to a named query, or to SPARQL text.

    ``resolve(kind, text)`` gives the IRI that a text such as a name stands for. Raises DatelineError where the name is
    not known, a parameter is not one of the query's or of the wrong kind, or the text is not SPARQL.
    """
    known = find(query)
    if known is not None:
        return run(store, bind(known, _terms(known, resolve, bindings)))
    if not re.search(r"[\s{]", query.strip()):
        raise DatelineError(f"there is no query named {query!r}: {', '.join(each.name for each in named())}")
    if bindings:
        raise DatelineError("only named queries take parameters")
    return run(store, query)


def run(store: Store, sparql: str) -> Answer:
    """The answer to SPARQL text. Raises DatelineError where it is no SPARQL query or reaches outside the store."""
    try:
        result = store.query(sparql, prefixes=PREFIXES)
        if isinstance(result, QueryBoolean):
            return Answer(("answer",), ((Literal(bool(result)),),))
        if isinstance(result, QuerySolutions):
            return Answer(tuple(variable.value for variable in result.variables), tuple(tuple(row) for row in result))
        triples = [(triple.subject, triple.predicate, triple.object) for triple in result]
        return Answer(("subject", "predicate", "object"), tuple(sorted(triples, key=str)))
    except (SyntaxError, RuntimeError, ValueError, OSError) as wrong:
        raise DatelineError(f"this query cannot be answered: {wrong}") from wrong


def bind(query: NamedQuery, terms: Mapping[str, NamedNode | Literal]) -> str:
    """The query's text with those parameters set: each term in its own place of the VALUES line, in its RDF syntax."""

    def fill(match: re.Match[str]) -> str:
        names = match[1].split()
        row = " ".join(str(terms[name[1:]]) if name[1:] in terms else "UNDEF" for name in names)
        return f"VALUES ({' '.join(names)}) {{ ({row}) }}"

    return _SLOT.sub(fill, query.text, count=1)


def _terms(
    query: NamedQuery, resolve: Callable[[str, str], str], bindings: Mapping[str, object]
) -> dict[str, NamedNode | Literal]:
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    for name in bindings:
        if name not in kinds:
            allowed = ", ".join(kinds) or "no parameters"
            raise DatelineError(f"the query {query.name} does not take {name!r}: it takes {allowed}")
    return {name: _term(kinds[name], value, resolve) for name, value in bindings.items() if value is not None}


def _term(kind: str, value: object, resolve: Callable[[str, str], str]) -> NamedNode | Literal:
    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
    if kind == "text":
        return string(text)
    if kind == "day":
        if not _DAY.fullmatch(text):
            raise DatelineError(f"{text!r} is not a day: write it as 2022-01-31")
        return Literal(text, datatype=XSD["date"])
    try:
        return NamedNode(resolve(kind, text))
    except ValueError as wrong:
        raise DatelineError(f"{text!r} is no IRI: {wrong}") from wrong


# ---- Terms as Python values ------------------------------------------------------------------------------------------


def plain(term: Term | None) -> Value:
    """The term as a Python value. Literals of datatypes that Python lacks, EDTF among them, stay text."""
    if term is None:
        return None
    if isinstance(term, NamedNode | BlankNode):
        return term.value
    if isinstance(term, Literal):
        return _python(term)
    return str(term)


def _python(literal: Literal) -> Value:
    datatype = literal.datatype.value.removeprefix(XSD.iri)
    try:
        if datatype in ("integer", "nonNegativeInteger", "int", "long"):
            return int(literal.value)
        if datatype in ("decimal", "double", "float"):
            return float(literal.value)
        if datatype == "date":
            return datetime.date.fromisoformat(literal.value)
    except ValueError:
        return literal.value
    return literal.value == "true" if datatype == "boolean" else literal.value


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _result(term: Term) -> dict[str, str]:
    """A term as SPARQL results JSON has it."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": str(term)}
    result = {"type": "literal", "value": term.value}
    if term.language:
        return {**result, "xml:lang": term.language}
    return result if term.datatype == XSD["string"] else {**result, "datatype": term.datatype.value}


FORMATS = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "csv": QueryResultsFormat.CSV}
