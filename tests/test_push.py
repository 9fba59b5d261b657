"""Pushing into a store that is running: oxigraph's own server, also one that dies on the way."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import small_world
from dateline.graph import store
from dateline.graph.errors import DatelineError
from dateline.queries.push import RECORD, Pushed, Wishes, push
from dateline.queries.push_target import PASSWORD, TOKEN, USER, checked, opener
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

OXIGRAPH = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
pytestmark = pytest.mark.skipif(OXIGRAPH is None, reason="needs oxigraph's server (the package oxigraph)")
PROTOCOLS = {"gsp": "/store", "update": "/update"}


class Oxigraph:
    """Oxigraph's server over a folder, which outlives it."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.folder = folder
        self.start()

    def start(self) -> None:
        command = [str(OXIGRAPH), "serve", "--location", str(self.folder), "--bind", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError("oxigraph did not start")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def url(self, protocol: str) -> str:
        return f"http://127.0.0.1:{self.port}{PROTOCOLS[protocol]}"

    def quads(self) -> set[Quad]:
        request = urllib.request.Request(self.url("gsp"), headers={"Accept": "application/n-quads"})
        with urllib.request.urlopen(request, timeout=30) as response:
            return set(parse(response.read(), RdfFormat.N_QUADS))

    def add(self, triple: str, graph: str) -> None:
        request = urllib.request.Request(f"{self.url('gsp')}?{graph}", triple.encode(), {"Content-Type": "text/turtle"})
        urllib.request.urlopen(request, timeout=30).close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Oxigraph]:
    running = Oxigraph(tmp_path / "oxigraph")
    yield running
    running.kill()


def built(out: Path, world: Any = None) -> Path:
    with store.locked(out):
        store.write(out, world or small_world.small_world(), small_world.CONCEPTS)
    return out


def held(out: Path) -> set[Quad]:
    return set(store.open_store(out))


def never(seconds: float) -> None:
    raise AssertionError("nothing was lost")


# ---- What arrives ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", ["gsp", "update"])
@pytest.mark.parametrize("piece", [7, 10_000])
def test_every_graph_arrives_whole_by_either_protocol(
    tmp_path: Path, server: Oxigraph, protocol: str, piece: int
) -> None:
    out = built(tmp_path / "out")
    told: list[tuple[int, int]] = []
    pushed = push(out, server.url(protocol), Wishes(piece=piece), lambda *now: told.append(now), never)
    graphs = len(list(store.open_store(out).named_graphs())) + 1
    assert pushed == Pushed(graphs, len(held(out)), 0, 0)
    assert server.quads() == held(out)
    assert told[-1] == (len(held(out)), len(held(out)))
    assert told == sorted(told)


def test_pushing_twice_is_pushing_once(tmp_path: Path, server: Oxigraph) -> None:
    out = built(tmp_path / "out")
    for protocol in ("gsp", "update", "gsp"):
        push(out, server.url(protocol), Wishes(piece=50), sleep=never)
        assert server.quads() == held(out)


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_what_a_graph_held_before_does_not_stay(tmp_path: Path, server: Oxigraph, protocol: str) -> None:
    out = built(tmp_path / "out")
    named = min(name.value for name in store.open_store(out).named_graphs() if isinstance(name, NamedNode))
    server.add("<http://x.example/a> <http://x.example/b> 'stale' .", "default")
    server.add("<http://x.example/a> <http://x.example/b> 'stale' .", f"graph={named}")
    server.add("<http://x.example/a> <http://x.example/b> 'not ours' .", "graph=http://x.example/other")
    push(out, server.url(protocol), Wishes(), sleep=never)
    others = {quad for quad in server.quads() if quad not in held(out)}
    assert [(quad.graph_name, quad.object.value) for quad in others] == [  # type: ignore[union-attr]
        (NamedNode("http://x.example/other"), "not ours")
    ]


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_a_graph_that_a_later_build_lacks_is_dropped(tmp_path: Path, server: Oxigraph, protocol: str) -> None:
    out = built(tmp_path / "out")
    push(out, server.url(protocol), Wishes(), sleep=never)
    before = set(store.open_store(out).named_graphs())
    world = small_world.small_world()
    (hall,) = {document.sha256 for document in world.documents if document.text == small_world.TOWN_HALL}
    fewer = dataclasses.replace(
        world,
        documents=world.documents[:2],
        anchors=world.anchors[:2],
        readings=tuple(each for each in world.readings if each.sha256 != hall),
        dated=tuple(d for r, d in zip(world.readings, world.dated, strict=True) if r.sha256 != hall),
        nodes=(),
        node_of=(),
        events=(),
        orders=(),
        decisions=(),
    )
    built(out, fewer)
    gone = before - set(store.open_store(out).named_graphs())
    assert gone
    assert push(out, server.url(protocol), Wishes(), sleep=never).dropped == len(gone)
    assert server.quads() == held(out)


def test_the_default_graph_can_be_given_a_name(tmp_path: Path, server: Oxigraph) -> None:
    out = built(tmp_path / "out")
    server.add("<http://x.example/a> <http://x.example/b> 'not ours' .", "default")
    name = NamedNode("http://x.example/world")
    push(out, server.url("gsp"), Wishes(default_graph=name.value), sleep=never)
    world = {quad for quad in held(out) if quad.graph_name == DefaultGraph()}
    found = server.quads()
    assert {quad.triple for quad in found if quad.graph_name == name} == {quad.triple for quad in world}
    assert len([quad for quad in found if quad.graph_name == DefaultGraph()]) == 1


def test_texts_can_stay_at_home(tmp_path: Path, server: Oxigraph) -> None:
    push(built(tmp_path / "out"), server.url("gsp"), Wishes(texts=False), sleep=never)
    said = {quad.object.value for quad in server.quads() if hasattr(quad.object, "value")}
    assert small_world.UNION not in said
    assert "Lisbon" in said


# ---- What goes wrong on the way --------------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_a_server_that_is_killed_within_a_graph_has_all_of_it_in_the_end(
    tmp_path: Path, server: Oxigraph, protocol: str
) -> None:
    out = built(tmp_path / "out")
    deaths, waits = [60, 61, len(held(out)) - 40], []

    def killing(done: int, total: int) -> None:
        if deaths and done >= deaths[0]:
            deaths.pop(0)
            server.kill()

    def waiting(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) % 2 == 0:
            server.start()

    pushed = push(out, server.url(protocol), Wishes(protocol, piece=20), killing, waiting)
    assert deaths == []
    assert pushed.again == 6
    assert waits[:2] == [1, 2] == waits[4:]
    assert server.quads() == held(out)


def test_a_push_that_is_killed_itself_can_be_done_again(tmp_path: Path, server: Oxigraph) -> None:
    out = built(tmp_path / "out")
    command = [sys.executable, "-m", "dateline", "push", str(out), server.url("gsp"), "--piece", "1"]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while len(server.quads()) < 30 and time.monotonic() < end:
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert 0 < len(server.quads()) < len(held(out))
    done = subprocess.run([*command[:-2]], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{len(held(out))} triples; 0 dropped, 0 sent again" in done.stdout
    assert server.quads() == held(out)


def test_a_store_that_stays_away_is_given_up(tmp_path: Path) -> None:
    waits: list[float] = []
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/store"
    said: list[str] = []
    with pytest.raises(DatelineError, match=r"is not reached.*given up after 4 tries"):
        push(built(tmp_path / "out"), url, Wishes(), sleep=waits.append, say=said.append)
    assert waits == [1, 2, 4]
    assert [line.rpartition("; ")[2] for line in said] == [
        "trying again in 1 s (1 of 3)",
        "trying again in 2 s (2 of 3)",
        "trying again in 4 s (3 of 3)",
    ]
    assert all(line.startswith(f"{url} is not reached: ") for line in said)


@contextmanager
def gate(
    server: Oxigraph, lets_in: Callable[[BaseHTTPRequestHandler], int], challenge: str = 'Basic realm="x"'
) -> Iterator[str]:
    """A door before a server: ``lets_in`` gives the status with which it is shut, or 200."""

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, content = lets_in(self), b"shut"
            more = {"Retry-After": "7", "Location": "/elsewhere", "Content-Type": "text/html"}
            if status == 200:
                line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
                kind = {"Content-Type": self.headers["Content-Type"]} if self.headers["Content-Type"] else {}
                line.request(self.command, self.path, body, kind)
                answered = line.getresponse()
                status, content, more = answered.status, answered.read(), {}
                line.close()
            self.send_response(status)
            for name, value in {**more, "WWW-Authenticate": challenge}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    for method in ("POST", "PUT", "DELETE"):
        setattr(Door, f"do_{method}", Door._pass)
    door = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=door.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{door.server_port}/store"
    finally:
        door.shutdown()
        thread.join()
        door.server_close()


def test_a_store_that_answers_an_update_with_a_page_is_written_to_by_the_other_protocol(
    tmp_path: Path, server: Oxigraph
) -> None:
    out = built(tmp_path / "out")
    with gate(server, lambda door: 202 if "update" in door.headers.get("Content-Type", "") else 200) as url:
        push(out, url, Wishes(), sleep=never)
    assert server.quads() == held(out)


def test_a_store_that_is_busy_now_and_then_is_waited_for_as_it_asks(tmp_path: Path, server: Oxigraph) -> None:
    out = built(tmp_path / "out")
    count = iter(range(10_000))
    waits: list[float] = []
    with gate(server, lambda door: 503 if next(count) % 4 == 3 else 200) as url:
        pushed = push(out, url, Wishes("gsp", piece=100), sleep=waits.append)
    assert pushed.again == len(waits) > 1
    assert set(waits) == {7.0}
    assert server.quads() == held(out)


def test_name_and_password_come_from_the_environment(
    tmp_path: Path, server: Oxigraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = built(tmp_path / "out")
    known = "Basic " + base64.b64encode(b"ana:s:crt").decode()
    monkeypatch.setenv("HOME", str(tmp_path))
    with gate(server, lambda door: 200 if door.headers["Authorization"] == known else 401) as url:
        with pytest.raises(DatelineError, match=rf"answers 401.*set {USER} and {PASSWORD}"):
            push(out, url, Wishes(), sleep=never)
        monkeypatch.setenv(USER, "ana")
        monkeypatch.setenv(PASSWORD, "wrong")
        with pytest.raises(DatelineError, match="answers 401"):
            push(out, url, Wishes(), sleep=never)
        monkeypatch.setenv(PASSWORD, "s:crt")
        push(out, url, Wishes(), sleep=never)
    assert server.quads() == held(out)


def test_a_store_that_wants_a_digest_gets_one(
    tmp_path: Path, server: Oxigraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def knows(door: BaseHTTPRequestHandler) -> int:
        said = dict(re.findall(r'(\w+)="?([^",]*)', door.headers["Authorization"] or ""))
        first, second = (
            hashlib.md5(text.encode()).hexdigest() for text in ("ana:x:secret", f"{door.command}:{said.get('uri')}")
        )
        expected = hashlib.md5(f"{first}:n0nce:{second}".encode()).hexdigest()
        return 200 if said.get("response") == expected else 401

    def noting(door: BaseHTTPRequestHandler) -> int:
        answered.append(knows(door))
        return answered[-1]

    answered: list[int] = []
    out = built(tmp_path / "out")
    monkeypatch.setenv(USER, "ana")
    monkeypatch.setenv(PASSWORD, "secret")
    with gate(server, noting, 'Digest realm="x", nonce="n0nce", algorithm=MD5') as url:
        push(out, url, Wishes(piece=100), sleep=never)
    assert answered[0] == 401
    assert set(answered[1:]) == {200}
    assert server.quads() == held(out)


def test_a_token_or_a_netrc_opens_too(tmp_path: Path, server: Oxigraph, monkeypatch: pytest.MonkeyPatch) -> None:
    out = built(tmp_path / "out")
    seen: list[str | None] = []

    def noting(door: BaseHTTPRequestHandler) -> int:
        seen.append(door.headers["Authorization"])
        return 200

    monkeypatch.delenv(USER, raising=False)
    with gate(server, noting) as url:
        monkeypatch.setenv(TOKEN, "abc")
        push(out, url, Wishes(), sleep=never)
        monkeypatch.delenv(TOKEN)
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login ana password secret\n")
        netrc.chmod(0o600)
        monkeypatch.setenv("NETRC", str(netrc))
        push(out, url, Wishes(), sleep=never)
    assert set(seen) == {"Bearer abc", "Basic " + base64.b64encode(b"ana:secret").decode()}
    netrc.write_text("machine broken broken broken")
    with pytest.raises(DatelineError, match="netrc"):
        opener("http://127.0.0.1/", {"NETRC": str(netrc)})


def test_a_store_that_refuses_is_not_asked_again(tmp_path: Path, server: Oxigraph) -> None:
    for status in (301, 400, 404, 405):
        with gate(server, lambda door, status=status: status) as url, pytest.raises(DatelineError, match=str(status)):  # type: ignore[misc]
            push(built(tmp_path / "out"), url, Wishes("gsp"), sleep=never)
    assert server.quads() == set()


@pytest.mark.parametrize("url", ["ftp://x.example/", "localhost:7878", "http://", "http://ana:secret@x.example/store"])
def test_an_address_that_is_none_or_holds_a_password_is_refused(url: str) -> None:
    with pytest.raises(DatelineError) as raised:
        checked(url)
    assert "secret" not in str(raised.value)


def test_a_default_graph_needs_a_name_of_its_own(tmp_path: Path) -> None:
    out = built(tmp_path / "out")
    named = next(name.value for name in store.open_store(out).named_graphs() if isinstance(name, NamedNode))
    for name in ("no iri", named):
        with pytest.raises(DatelineError):
            push(out, "http://127.0.0.1:1/", Wishes(default_graph=name), sleep=never)
    assert not (out / RECORD).exists()


def test_the_command_says_what_went_wrong_in_a_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dateline", "push", str(built(tmp_path / "out")), "http://ana:secret@x.example/"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=os.environ)
    assert done.returncode == 1
    assert done.stderr.startswith("dateline: keep names and passwords out of the address")
    assert urlsplit(command[-1]).password == "secret" and "secret" not in done.stderr
