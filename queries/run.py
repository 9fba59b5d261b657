"""Named queries: what there are, and how they and other SPARQL are asked.

A named query is an .rq file whose head comment gives its title (first line), a description, and its parameters, one a
line: ``# @from date: first day``. The parameters stand in the query's first VALUES line as UNDEF, so that the file runs
plainly in any SPARQL engine; a parameter that is set takes the place of its UNDEF as an RDF term, never as text.
A line ``# if actor: ?event ?role ?actor .`` stands in the query only where that parameter is set, so that the store can
start from what it names instead of looking at every event. In such a line ``$limit`` stands for a parameter's number (0
where it is not set), ``$event`` for its IRI, ``$events`` for the IRIs of all events that the answer is about, where
they are known beforehand.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from dateline.graph.errors import DatelineError
from dateline.graph.terms import PREFIXES, XSD, count, day, string
from dateline.queries.answers import STREAMED, Answer, Row
from dateline.queries.days import bound
from dateline.queries.reach import refuse_service
from dateline.queries.refusals import refused
from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, Store

_PARAMETER = re.compile(r"@(\w+)\s+(\w+)\s*:\s*(.*)")
_CONDITION = re.compile(r"^([ \t]*)# if (\w+): ?(.*)$", re.MULTILINE)
_VALUE = re.compile(r"\$(\w+)")
_SLOT = re.compile(r"VALUES\s*\(([?\w\s]+)\)\s*\{\s*\(\s*(?:UNDEF\s*)+\)\s*\}")

Terms = Mapping[str, NamedNode | Literal | tuple[NamedNode, ...]]
"""The parameters of a named query that are set; ``events`` are those that the query is about, where they are known."""
Narrow = Callable[["NamedQuery", Terms], Terms]
"""Finds beforehand which events a named query is about."""

_WRONG = (SyntaxError, RuntimeError, ValueError, OSError)
"""What the engine raises where a query is wrong or fails."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query takes. ``kind``: node (actor, place or thing), event, day, type, standing, number or text."""

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


# ---- The named queries -----------------------------------------------------------------------------------------------


@functools.cache
def named() -> tuple[NamedQuery, ...]:
    """All named queries, by name."""
    folder = files("dateline.queries") / "named"
    found = [(file.name.removesuffix(".rq"), file) for file in folder.iterdir() if file.name.endswith(".rq")]
    return tuple(
        _read(name, file.read_text(encoding="utf-8")) for name, file in sorted(found, key=lambda pair: pair[0])
    )


def find(name: str) -> NamedQuery | None:
    """The named query of that name."""
    return next((query for query in named() if query.name == name), None)


def listing() -> str:
    """The named queries with what they answer and what they can be told, for the user."""
    return "\n".join(line for query in named() for line in _listed(query))


def _listed(query: NamedQuery) -> list[str]:
    told = [f"    --set {each.name}=…  {each.description}" for each in query.parameters]
    return [f"{query.name}: {query.title}", f"    {query.description}", *told]


def _read(name: str, text: str) -> NamedQuery:
    head = [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]
    parameters = tuple(Parameter(*match.groups()) for match in map(_PARAMETER.fullmatch, head) if match)
    description = " ".join(line for line in head[1:] if line and not line.startswith("@"))
    return NamedQuery(name, head[0], description, parameters, text)


# ---- Asking ----------------------------------------------------------------------------------------------------------


def ask(
    store: Store,
    query: str,
    resolve: Callable[[str, str], str],
    bindings: Mapping[str, object],
    base: str = "",
    narrow: Narrow | None = None,
) -> Answer:
    """The answer to a named query, or to SPARQL text.

    ``resolve(kind, text)`` gives the IRI that a text such as a name stands for. Raises DatelineError where the name is
    not known, a parameter is not one of the query's or of the wrong kind, or the text is not SPARQL.
    """
    return run(store, _asked(query, resolve, bindings, narrow), base)


def stream(
    store: Store,
    query: str,
    resolve: Callable[[str, str], str],
    bindings: Mapping[str, object],
    format: str,
    narrow: Narrow | None = None,
) -> Iterator[str]:
    """The answer as one of STREAMED, a row at a time, so that it need not fit into memory. Raises as ``ask`` does."""
    asked = _asked(query, resolve, bindings, narrow)
    try:
        yield from STREAMED[format](*_rows(store, asked))
    except _WRONG as wrong:
        raise refused(asked, wrong) from wrong


def _asked(
    query: str, resolve: Callable[[str, str], str], bindings: Mapping[str, object], narrow: Narrow | None
) -> str:
    """The SPARQL text of a named query, or that which is given."""
    known = find(query)
    if known is not None:
        return sparql(known, resolve, bindings, narrow)
    if not re.search(r"[\s{]", query.strip()):
        raise DatelineError(f"there is no query named {query!r}: {', '.join(each.name for each in named())}")
    if bindings:
        raise DatelineError("only named queries take parameters")
    return query


def run(store: Store, sparql: str, base: str = "") -> Answer:
    """The answer to SPARQL text. Raises DatelineError where it is no SPARQL query or reaches outside the store.

    ``base``: below which IRIs are shown short.
    """
    try:
        columns, rows = _rows(store, sparql)
        return Answer(columns, tuple(rows), base)
    except _WRONG as wrong:
        raise refused(sparql, wrong) from wrong


def _rows(store: Store, sparql: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    refuse_service(sparql)
    result = store.query(sparql, prefixes=PREFIXES)
    if isinstance(result, QueryBoolean):
        return ("answer",), iter([(Literal(bool(result)),)])
    if isinstance(result, QuerySolutions):
        return tuple(variable.value for variable in result.variables), map(tuple, result)
    triples = [(triple.subject, triple.predicate, triple.object) for triple in result]
    return ("subject", "predicate", "object"), iter(sorted(triples, key=str))


def sparql(
    query: NamedQuery,
    resolve: Callable[[str, str], str],
    bindings: Mapping[str, object],
    narrow: Narrow | None = None,
) -> str:
    """The SPARQL text that asks a named query with these parameters. Raises DatelineError as ``ask`` does."""
    terms = _terms(query, resolve, bindings)
    return bind(query, terms if narrow is None else narrow(query, terms))


def bind(query: NamedQuery, terms: Terms) -> str:
    """The query's text with those parameters set, and the lines that hold where they are.

    Each term stands in its own place of the VALUES line, in its RDF syntax; so it does for its ``$`` name, where whole
    numbers are plain.
    """

    def fill(match: re.Match[str]) -> str:
        names = match[1].split()
        row = " ".join(str(terms[name[1:]]) if name[1:] in terms else "UNDEF" for name in names)
        return f"VALUES ({' '.join(names)}) {{ ({row}) }}"

    def hold(match: re.Match[str]) -> str:
        return match[1] + _VALUE.sub(value, match[3]) if match[2] in terms else match[0]

    def value(match: re.Match[str]) -> str:
        term = terms.get(match[1])
        if isinstance(term, tuple):
            return " ".join(map(str, term))
        is_number = isinstance(term, Literal) and term.datatype == XSD["integer"]
        return term.value if is_number else str(term or 0)  # type: ignore[union-attr]

    return _SLOT.sub(fill, _CONDITION.sub(hold, query.text), count=1)


def _terms(
    query: NamedQuery, resolve: Callable[[str, str], str], bindings: Mapping[str, object]
) -> dict[str, NamedNode | Literal]:
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    for name in bindings:
        if name not in kinds:
            allowed = ", ".join(kinds) or "no parameters"
            raise DatelineError(f"the query {query.name} does not take {name!r}: it takes {allowed}")
    given = {name: value for name, value in bindings.items() if value is not None}
    return {
        name: _day(name, value) if kinds[name] == "day" else _term(kinds[name], value, resolve)
        for name, value in given.items()
    }


def _day(name: str, value: object) -> Literal:
    """A day; of a month or year the first, or the last where the parameter is the end of a period."""
    return day(bound(value if isinstance(value, datetime.date) else str(value), last=name == "to"))


def _term(kind: str, value: object, resolve: Callable[[str, str], str]) -> NamedNode | Literal:
    text = str(value)
    if kind == "text":
        return string(text)
    if kind == "number":
        return _number(text)
    try:
        return NamedNode(resolve(kind, text))
    except ValueError as wrong:
        raise DatelineError(f"{text!r} is no IRI: {wrong}") from wrong


def _number(text: str) -> Literal:
    try:
        return count(int(text))
    except ValueError:
        raise DatelineError(f"{text!r} is no whole number") from None
