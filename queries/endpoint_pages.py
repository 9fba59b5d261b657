"""The pages of OUT over HTTP, with a link to the query page, and nothing else of the folder."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path, PurePosixPath

from dateline.graph.store import GENERATIONS
from dateline.queries.endpoint_request import RefusedError
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
"""The kinds of files that pages are made of; others in OUT are nobody's business."""
PIECE = 1 << 18
LINK = b'<a href="/query">Query</a>\n  </nav>'
"""Stands at the end of a page's menu: only where pages are served is there a query page."""


def page(out: Path, request: Request) -> Response:
    """The page that a request's path names, ``/`` being index.html. Raises RefusedError where there is none."""
    file = found(out, request.path_params["path"] or "index.html")
    state = file.stat()
    tag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return StreamingResponse(_pieces(file), media_type=MEDIA[file.suffix], headers=headers)


def found(out: Path, path: str) -> Path:
    """The file of that path below OUT, if it may be shown. Raises RefusedError."""
    parts = PurePosixPath(path).parts
    hidden = any(part.startswith(".") or "\0" in part or "\\" in part for part in parts)
    file = out.joinpath(*parts)
    if not hidden and parts[0] not in ("/", GENERATIONS) and file.suffix in MEDIA:
        whole = file.resolve()
        if whole.is_relative_to(out.resolve()) and whole.is_file():
            return whole
    raise RefusedError(HTTPStatus.NOT_FOUND, "there is no such page")


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        first = stream.read(PIECE)
        yield first.replace(b"</nav>", LINK, 1) if file.suffix == ".html" else first
        while piece := stream.read(PIECE):
            yield piece
