"""The SPARQL endpoint: the graph of OUT over the SPARQL 1.1 Protocol, read-only, and its pages.

Requests are read here and answered by processes of their own (``endpoint_pool``), so that a query can be ended at any
moment and what it needs of memory is its own. An answer is sent when it is whole: there is no status 200 before.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import signal
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from types import FrameType
from typing import IO

import uvicorn
from dateline.graph import store as stores
from dateline.graph.errors import DatelineError
from dateline.queries.endpoint_formats import GRAPHS, prefers
from dateline.queries.endpoint_pages import PIECE, page
from dateline.queries.endpoint_pool import GRACE, GoneError, Limits, Pool
from dateline.queries.endpoint_request import LONGEST, Asked, RefusedError, asked
from dateline.queries.endpoint_worker import Task
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

ENDPOINT = "/sparql"
SAFE = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"}
GOODBYE = 3
"""Seconds that queries under way are given when the server is told to stop."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the endpoint listens, and to whom."""

    host: str = "127.0.0.1"
    port: int = 0
    """0: one that is free."""
    cors: tuple[str, ...] = ()
    """Origins whose pages may read answers; ``*``: all."""
    names: tuple[str, ...] = ()
    """Names besides ``host``, localhost and IP addresses by which the endpoint may be called."""
    limits: Limits = field(default_factory=Limits)


# ---- Queries ---------------------------------------------------------------------------------------------------------


@dataclass
class _Endpoint:
    """Answers queries about OUT as it is when they are asked."""

    out: Path
    pool: Pool
    answers: Path
    """A folder of its own for answers on their way."""
    _number: int = 0

    async def __call__(self, request: Request) -> Response:
        try:
            body = await _body(request) if request.method == "POST" else b""
            said = asked(request.method, request.url.query, request.headers.get("content-type", ""), body)
            accept = ", ".join(request.headers.getlist("accept"))
            if said.query is None and prefers(accept, "text/html", GRAPHS):
                return RedirectResponse("/query", HTTPStatus.SEE_OTHER)
            return await self._answer(request, said, accept)
        except RefusedError as refused:
            return _refusal(refused)
        except (GoneError, ClientDisconnect):
            return Response(status_code=499)

    async def _answer(self, request: Request, said: Asked, accept: str) -> Response:
        self._number += 1
        file = self.answers / str(self._number)
        graphs = said.default_graphs, said.named_graphs
        endpoint = str(request.url.replace(query=None, fragment=None))
        seconds = self.pool.limits.seconds + GRACE
        task = Task(_generation(self.out), endpoint, said.query, *graphs, accept, str(file), seconds)
        try:
            reply = await self.pool.ask(task, _left(request))
            if reply.status != HTTPStatus.OK:
                raise RefusedError(HTTPStatus(reply.status), reply.why)
            size = file.stat().st_size
            headers = {"Content-Length": str(size), "Content-Type": reply.media, "Vary": "Accept"}
            return StreamingResponse(_pieces(file.open("rb")), headers=headers)
        finally:
            file.unlink(missing_ok=True)


async def _body(request: Request) -> bytes:
    """The body, unless it is too long."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a query may have {LONGEST >> 20} MiB")
    return bytes(body)


async def _left(request: Request) -> None:
    """Returns when the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _generation(out: Path) -> str:
    """The store of the last finished build. Raises RefusedError where there is none at the moment."""
    generation = stores.current(out)
    if generation is None:
        raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "there is no graph yet: its first build was not finished")
    return str(generation / "quads")


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The content of an open file, which may have lost its name already."""
    with file:
        while piece := file.read(PIECE):
            yield piece


def _refusal(refused: RefusedError) -> Response:
    return PlainTextResponse(f"{refused}\n", refused.status, {"Vary": "Accept"})


# ---- The application -------------------------------------------------------------------------------------------------


def application(out: Path, settings: Settings, query_page: str) -> Starlette:
    """The endpoint, the page that asks it, and the pages of OUT."""

    @contextlib.asynccontextmanager
    async def alive(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(settings.limits)
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            app.state.endpoint = _Endpoint(out, pool, Path(folder))
            await pool.start()
            yield
            await pool.close()

    async def ask(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Allow": "GET, HEAD, OPTIONS, POST"})
        endpoint: _Endpoint = request.app.state.endpoint
        return await endpoint(request)

    async def query(request: Request) -> Response:
        return HTMLResponse(query_page, headers={"Cache-Control": "no-cache"})

    async def show(request: Request) -> Response:
        try:
            return await run_in_threadpool(page, out, request)
        except RefusedError as refused:
            return _refusal(refused)

    cors = [Middleware(CORSMiddleware, allow_origins=settings.cors, allow_methods=["GET", "POST"], allow_headers=["*"])]
    routes = [
        Route(ENDPOINT, ask, methods=["GET", "POST", "OPTIONS"], middleware=cors if settings.cors else []),
        Route("/query", query, methods=["GET"]),
        Route("/{path:path}", show, methods=["GET"]),
    ]
    names = frozenset({settings.host, "localhost", *settings.names})
    return Starlette(routes=routes, middleware=[Middleware(_Guard, names=names)], lifespan=alive)


class _Guard:
    """Lets pass only what is meant for this server, and sends the headers that keep its pages to themselves.

    A page of another site can give its own name our address (DNS rebinding); its requests then carry that name, and
    browsers never let it be an IP address.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) == 1 and self._is_ours(hosts[0]):
            await self._app(scope, receive, _with_headers(send))
            return
        why = "this server goes by another name: see --allow-host\n"
        await PlainTextResponse(why, HTTPStatus.MISDIRECTED_REQUEST)(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
        return name.lower().rstrip(".") in self._names or _is_address(name.strip("[]"))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _with_headers(send: Send) -> Send:
    async def sending(message: object) -> None:
        if isinstance(message, dict) and message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in SAFE.items())]
        await send(message)  # type: ignore[arg-type]

    return sending


# ---- The server ------------------------------------------------------------------------------------------------------


def serve(out: Path, settings: Settings, query_page: str, started: Callable[[str], None]) -> None:
    """Answer requests until told to stop by SIGINT or SIGTERM; ``started`` is told the address, once it is open.

    Raises DatelineError where OUT is not ours or the address cannot be had.
    """
    stores.check(out)
    listening = _listening(settings.host, settings.port)
    host, port = listening.getsockname()[:2]
    app = application(out.absolute(), settings, query_page)
    server = _Server(uvicorn.Config(app, log_level="warning", server_header=False, lifespan="on"))
    started(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
    with listening, _stopping():
        asyncio.run(server.serve(sockets=[listening]))


class _Server(uvicorn.Server):
    """A server that, when told to stop, ends queries that go on for too long."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        endpoint: _Endpoint = self.config.app.state.endpoint  # type: ignore[union-attr]
        asyncio.get_running_loop().call_later(GOODBYE, endpoint.pool.end_queries)
        await super().shutdown(sockets)


def _listening(host: str, port: int) -> socket.socket:
    """An open socket at that address, from which a restart can take it over at once."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as wrong:
        raise DatelineError(f"cannot listen at {host}, port {port}: {wrong.strerror or wrong}") from wrong
    return listening


class _StoppedError(Exception):
    """A signal told the server to stop, and it has."""


@contextlib.contextmanager
def _stopping() -> Iterator[None]:
    """SIGINT and SIGTERM end the block without a word: the server raises them again when it has stopped."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _StoppedError

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except _StoppedError:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
