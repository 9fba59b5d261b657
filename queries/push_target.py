"""A store that is running elsewhere, written to over HTTP: the Graph Store Protocol or SPARQL Update.

Who may write is told by the environment (DATELINE_PUSH_USER and DATELINE_PUSH_PASSWORD, or DATELINE_PUSH_TOKEN) or by
a netrc file, never on the command line, which others on the machine can read.
"""

from __future__ import annotations

import http.client
import netrc
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import quote, urlsplit

from dateline.graph.errors import DatelineError
from dateline.graph.version import VERSION

USER, PASSWORD, TOKEN = "DATELINE_PUSH_USER", "DATELINE_PUSH_PASSWORD", "DATELINE_PUSH_TOKEN"
PROTOCOLS = ("auto", "gsp", "update")
_UPDATE = "application/sparql-update"
_TURTLE = "text/turtle"
"""N-Triples is Turtle, and every store takes that."""
_AGAIN = (429, 500, 502, 503, 504)
_PAGE = 0
"""Stands for the status of a page for people, which Virtuoso answers to what it does not understand, with 200."""
_SHOWN = 300
_TOO_LONG = 300.0
"""Seconds after which an answer does not come any more."""
_KNOCK = 30.0
"""The same for the first request, which asks for nothing: nobody shall wait minutes for an address that is wrong."""


class LostError(Exception):
    """The store was not reached, or could not answer at the moment; later it may.

    ``wait``: seconds that it asks to be left alone, if it says so.
    """

    def __init__(self, why: str, wait: float | None = None) -> None:
        """``why`` is shown to the user when it goes on for too long."""
        super().__init__(why)
        self.wait = wait


class Target(Protocol):
    """What a graph is written to; ``graph`` None is the default graph. Each raises LostError or DatelineError."""

    def replace(self, graph: str | None, triples: bytes) -> None:
        """Make these N-Triples all that the graph holds."""

    def add(self, graph: str | None, triples: bytes) -> None:
        """Add these N-Triples; those that are there already stay."""

    def drop(self, graph: str) -> None:
        """See that there is no such graph."""


# ---- The two protocols -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GraphStore:
    """SPARQL 1.1 Graph Store HTTP Protocol, with graphs named in the query string."""

    line: Line

    def replace(self, graph: str | None, triples: bytes) -> None:
        """PUT."""
        self.line.send("PUT", triples, _TURTLE, _of(graph))

    def add(self, graph: str | None, triples: bytes) -> None:
        """POST."""
        self.line.send("POST", triples, _TURTLE, _of(graph))

    def drop(self, graph: str) -> None:
        """DELETE; that there was none is as good."""
        self.line.send("DELETE", None, None, _of(graph), fine=(404,))


@dataclass(frozen=True, slots=True)
class Update:
    """SPARQL 1.1 Update, one request a piece."""

    line: Line

    def replace(self, graph: str | None, triples: bytes) -> None:
        """CLEAR and INSERT DATA in one request."""
        name = "DEFAULT" if graph is None else f"GRAPH <{graph}>"
        self._send(f"CLEAR SILENT {name} ;\n".encode() + _inserting(graph, triples))

    def add(self, graph: str | None, triples: bytes) -> None:
        """INSERT DATA."""
        self._send(_inserting(graph, triples))

    def drop(self, graph: str) -> None:
        """DROP SILENT."""
        self._send(f"DROP SILENT GRAPH <{graph}>".encode())

    def _send(self, update: bytes) -> None:
        self.line.send("POST", update, _UPDATE)


def _of(graph: str | None) -> str:
    return "default" if graph is None else f"graph={quote(graph, safe='')}"


def _inserting(graph: str | None, triples: bytes) -> bytes:
    inner = triples if graph is None else b"GRAPH <" + graph.encode() + b"> {\n" + triples + b"}"
    return b"INSERT DATA {\n" + inner + b"}"


def target(url: str, protocol: str, environment: Mapping[str, str] = os.environ) -> Target:
    """The store at a URL. It is asked for an update that changes nothing: ``auto`` sees by it what it takes.

    The small request also settles who is writing, before any large one is on its way. Raises LostError where the store
    is not reached, DatelineError where it refuses or the URL is none.
    """
    line = Line(checked(url), opener(url, environment))
    fine = (400, 404, 405, 406, 409, 415, 422, 501)
    status = line.send("POST", b"INSERT DATA {}", _UPDATE, fine=fine, seconds=_KNOCK)
    if protocol == "auto":
        protocol = "update" if status != _PAGE and status < 300 else "gsp"
    return Update(line) if protocol == "update" else GraphStore(line)


# ---- HTTP ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """Requests to one URL."""

    url: str
    opener: urllib.request.OpenerDirector

    def send(
        self,
        method: str,
        body: bytes | None,
        media: str | None,
        more: str = "",
        fine: tuple[int, ...] = (),
        seconds: float = _TOO_LONG,
    ) -> int:
        """Send one request, with more in the URL's query string; the status, where it is one of success or ``fine``.

        An answer is waited for as long as ``seconds``; ``_PAGE`` where it is a page. Raises LostError where sending it
        again may help, else DatelineError.
        """
        url = self.url if not more else f"{self.url}{'&' if urlsplit(self.url).query else '?'}{more}"
        headers = {"User-Agent": f"dateline/{VERSION}", **({"Content-Type": media} if media else {})}
        request = urllib.request.Request(url, data=body, method=method, headers=headers)
        try:
            with self.opener.open(request, timeout=seconds) as response:
                response.read()
                status: int = response.status
                return _PAGE if response.headers.get_content_type() == "text/html" else status
        except urllib.error.HTTPError as refused:
            with refused:
                if refused.code in fine:
                    return refused.code
                raise self._refusal(refused) from refused
        except (OSError, http.client.HTTPException) as lost:
            raise LostError(f"{self.url} is not reached: {getattr(lost, 'reason', lost)}") from lost

    def _refusal(self, refused: urllib.error.HTTPError) -> LostError | DatelineError:
        said = " ".join(refused.read(4096).decode("utf-8", "replace").split())[:_SHOWN]
        why = f"{self.url} answers {refused.code} {refused.reason}{': ' if said else ''}{said}"
        if refused.code in _AGAIN:
            wait = refused.headers.get("Retry-After", "")
            return LostError(why, float(wait) if wait.isdecimal() else None)
        if refused.code in (401, 403):
            why += f"; set {USER} and {PASSWORD}, or {TOKEN}, or write a netrc file"
        return DatelineError(why)


def checked(url: str) -> str:
    """The URL without its fragment. Raises DatelineError where it is none of HTTP, or holds a password."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise DatelineError(f"{url!r} is no address of a store: give http://… or https://…")
    if parts.username is not None or parts.password is not None:
        raise DatelineError(
            f"keep names and passwords out of the address: set {USER} and {PASSWORD}, or use a netrc file"
        )
    return parts._replace(fragment="").geturl()


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: it would turn a POST into a GET, and take the password along."""

    def redirect_request(self, *arguments: object) -> None:
        return None


class _Basic(urllib.request.HTTPBasicAuthHandler):
    """Sends name and password at once and always, not only after a success."""

    def http_response(
        self, req: urllib.request.Request, response: http.client.HTTPResponse
    ) -> http.client.HTTPResponse:
        return response

    https_response = http_response

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage
    ) -> http.client.HTTPResponse | None:
        """Ask again without them where the store does not say what it wants instead: then it will."""
        known: urllib.request.HTTPPasswordMgrWithPriorAuth = self.passwd  # type: ignore[assignment]
        if headers.get("WWW-Authenticate") is not None or not known.is_authenticated(req.full_url):
            return super().http_error_401(req, fp, code, msg, headers)
        known.update_authenticated(req.full_url, False)
        bare = urllib.request.Request(req.full_url, req.data, dict(req.headers), method=req.get_method())
        opened: http.client.HTTPResponse = self.parent.open(bare, timeout=_TOO_LONG)
        return opened


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Answers a challenge again with every request: else each body would be sent in vain first."""

    _challenge: dict[str, str] | None = None

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage
    ) -> http.client.HTTPResponse | None:
        kind, _, challenge = headers.get("WWW-Authenticate", "").partition(" ")
        if kind.lower() == "digest":
            self._challenge = urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge))
        return super().http_error_401(req, fp, code, msg, headers)

    def http_request(self, req: urllib.request.Request) -> urllib.request.Request:
        if self._challenge is not None and not req.has_header("Authorization"):
            answer = self.get_authorization(req, self._challenge)
            req.add_unredirected_header("Authorization", f"Digest {answer}")
        return req

    https_request = http_request


def opener(url: str, environment: Mapping[str, str]) -> urllib.request.OpenerDirector:
    """What opens requests to a URL, with the name and password, or the token, that the environment or netrc gives."""
    handlers: list[urllib.request.BaseHandler] = [_NoDetours()]
    token = environment.get(TOKEN)
    user = None if token else _user(url, environment)
    if user:
        known = urllib.request.HTTPPasswordMgrWithPriorAuth()
        known.add_password(None, url, *user, is_authenticated=True)
        handlers += [_Basic(known), _Digest(known)]
    built = urllib.request.build_opener(*handlers)
    built.addheaders = [("Authorization", f"Bearer {token}")] if token else []
    return built


def _user(url: str, environment: Mapping[str, str]) -> tuple[str, str] | None:
    """The name and password for a URL's host; None where nobody gives one. Raises DatelineError for a bad netrc."""
    if USER in environment:
        return environment[USER], environment.get(PASSWORD, "")
    file = Path(environment.get("NETRC") or Path(environment.get("HOME", "/")) / ".netrc")
    try:
        found = netrc.netrc(str(file)).authenticators(urlsplit(url).hostname or "")
    except FileNotFoundError:
        return None
    except (OSError, netrc.NetrcParseError) as wrong:
        raise DatelineError(f"{file} cannot be read: {wrong}") from wrong
    return (found[0], found[2] or "") if found else None
