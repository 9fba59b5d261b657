"""What a request asks by the SPARQL 1.1 Protocol: a query and its dataset, or the description of the service."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from dateline.queries.endpoint_formats import bare

LONGEST = 1 << 20
"""Bytes that a request's body may have."""
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


class RefusedError(Exception):
    """A request that is not answered: its HTTP status and why."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        """``why`` is shown to the user."""
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the dataset that the request gives it; ``query`` None asks for the service's description."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def asked(method: str, query_string: str, content_type: str, body: bytes) -> Asked:
    """What a GET or POST asks. Raises RefusedError."""
    if method != "POST":
        return _of_fields(_fields(query_string))
    media = bare(content_type)
    if media not in (FORM, QUERY, UPDATE):
        why = f"POST takes {FORM} or {QUERY}, not {media or 'a body of unknown type'}"
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, why)
    text = _text(content_type, body)
    if media == UPDATE:
        raise _no_updates()
    if media == FORM:
        of_form = _of_fields(_fields(text))
        if of_form.query is None:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "the form has no field 'query'")
        return of_form
    return _of_fields([*_fields(query_string), ("query", text)])


def _of_fields(fields: list[tuple[str, str]]) -> Asked:
    values: dict[str, list[str]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    if "update" in values or "using-graph-uri" in values or "using-named-graph-uri" in values:
        raise _no_updates()
    queries = values.get("query", [])
    if len(queries) > 1:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "one query at a time: this request has several")
    graphs = (tuple(values.get(name, ())) for name in ("default-graph-uri", "named-graph-uri"))
    return Asked(queries[0] if queries else None, *graphs)


def _fields(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as wrong:
        raise RefusedError(HTTPStatus.BAD_REQUEST, f"the fields cannot be read: {wrong}") from wrong


def _text(content_type: str, body: bytes) -> str:
    parameters = content_type.lower().replace(" ", "").replace('"', "").split(";")
    charset = next((each.removeprefix("charset=") for each in parameters if each.startswith("charset=")), "utf-8")
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send UTF-8, not {charset}")
    try:
        return body.decode()
    except UnicodeDecodeError as wrong:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "the body is not UTF-8") from wrong


def _no_updates() -> RefusedError:
    return RefusedError(HTTPStatus.FORBIDDEN, "this endpoint is read-only: it takes no updates")
