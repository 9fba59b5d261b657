"""What a query gave, and the forms in which it can be shown: rows, table, CSV, JSON, SPARQL results."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.graph import csv_lines
from dateline.graph.errors import DatelineError
from dateline.graph.subjects import Term
from dateline.graph.terms import PREFIXES, XSD, printable
from pyoxigraph import BlankNode, Literal, NamedNode

Value = str | int | float | bool | datetime.date | None

Row = tuple[Term | None, ...]

WIDEST = 100
"""Letters of a cell that a table shows at most."""
_RESULTS = "http://www.w3.org/2005/sparql-results#"


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that a query gave, in its order; a yes or no is one row of one column, ``answer``."""

    columns: tuple[str, ...]
    terms: tuple[Row, ...]
    base: str = ""
    """IRIs below it are shown short in tables."""

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as Python values: IRIs as text, numbers, days, booleans; None where unbound."""
        return tuple(tuple(plain(term) for term in row) for row in self.terms)

    def dicts(self) -> list[dict[str, Value]]:
        """The rows by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def text(self, format: str = "table") -> str:
        """The answer as table, csv, json, sparql-json or sparql-xml. Raises DatelineError for another format."""
        forms = {
            "table": self.table,
            "csv": self.csv,
            "json": self.json,
            "sparql-json": self.sparql_json,
            "sparql-xml": self.sparql_xml,
        }
        if format not in forms:
            raise DatelineError(f"answers come as {', '.join(forms)}, not as {format!r}")
        return forms[format]()

    def table(self) -> str:
        """The rows in columns, for reading: IRIs short, long cells cut."""
        lines = [list(self.columns), *([self._short(term) for term in row] for row in self.terms)]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        padded = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
        return "\n".join(line.rstrip() for line in padded)

    def csv(self) -> str:
        """The rows as CSV with a line of column names."""
        return "".join(_csv(self.columns, self.terms)).rstrip("\n")

    def json(self) -> str:
        """The rows as a JSON list of objects."""
        return "".join(_json(self.columns, self.terms)).rstrip("\n")

    def sparql_json(self) -> str:
        """The rows as SPARQL 1.1 Query Results JSON."""
        bindings = [{column: _result(term) for column, term in self._bound(row)} for row in self.terms]
        return json.dumps({"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}, ensure_ascii=False)

    def sparql_xml(self) -> str:
        """The rows as SPARQL Query Results XML."""
        from xml.sax.saxutils import quoteattr  # here, since it brings in half of the network library

        head = "".join(f"<variable name={quoteattr(column)}/>" for column in self.columns)
        rows = "".join(
            f"<result>{''.join(_element(*pair) for pair in self._bound(row))}</result>" for row in self.terms
        )
        return (
            f'<?xml version="1.0"?>\n<sparql xmlns="{_RESULTS}"><head>{head}</head><results>{rows}</results></sparql>'
        )

    def _bound(self, row: Row) -> Iterator[tuple[str, Term]]:
        for column, term in zip(self.columns, row, strict=True):
            if term is not None:
                yield column, term

    def _short(self, term: Term | None) -> str:
        text = " ".join(printable(_shown(plain(term))).split())
        if isinstance(term, NamedNode):
            text = text.removeprefix(self.base) if self.base else text
            text = next((text.removeprefix(iri) for iri in PREFIXES.values() if text.startswith(iri)), text)
        return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"

    def __len__(self) -> int:
        """How many rows."""
        return len(self.terms)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """The rows, as Python values."""
        return iter(self.rows)


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


# ---- A row at a time -------------------------------------------------------------------------------------------------


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[str]:
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line(_shown(plain(term)) for term in row)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv_lines.writer(line).writerow(list(cells))
    return line.getvalue()


def _json(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[str]:
    before = "[\n "
    for row in rows:
        said = dict(zip(columns, map(plain, row), strict=True))
        yield before + json.dumps(said, ensure_ascii=False, indent=1, default=str).replace("\n", "\n ")
        before = ",\n "
    yield "[]\n" if before.startswith("[") else "\n]\n"


STREAMED = {"csv": _csv, "json": _json}
"""Forms that can be written row by row, from the columns and the rows."""


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _result(term: Term) -> dict[str, str]:
    """A term as SPARQL results have it."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": str(term)}
    result = {"type": "literal", "value": term.value}
    if term.language:
        return {**result, "xml:lang": term.language}
    return result if term.datatype == XSD["string"] else {**result, "datatype": term.datatype.value}


def _element(column: str, term: Term) -> str:
    from xml.sax.saxutils import escape, quoteattr

    said = _result(term)
    kind, value = said.pop("type"), said.pop("value")
    attributes = "".join(f" {name}={quoteattr(text)}" for name, text in said.items())
    return f"<binding name={quoteattr(column)}><{kind}{attributes}>{escape(printable(value))}</{kind}></binding>"
