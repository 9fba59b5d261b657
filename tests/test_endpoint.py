"""The endpoint: a real server process over a real store, asked over HTTP as the SPARQL 1.1 Protocol says."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
import small_world
from dateline.builders import pages
from dateline.graph import store
from dateline.graph.errors import DatelineError
from dateline.queries import endpoint_formats as formats
from dateline.queries.endpoint_request import RefusedError
from dateline.queries.event_graph import EventGraph
from dateline.queries.reach import ReachError, asked_graphs, refuse_service
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

pytest.importorskip("starlette", reason="the endpoint needs starlette")
pytest.importorskip("uvicorn", reason="the endpoint needs uvicorn")

EVENTS = "SELECT ?event WHERE { ?event a sem:Event }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }"
FORM = "application/x-www-form-urlencoded"
SPARQL = "application/sparql-query"
TIMEOUT = 4.0


@dataclass(frozen=True)
class Answered:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()

    def rows(self) -> list[dict[str, str]]:
        found = json.loads(self.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen[str]
    out: Path
    port: int

    def ask(self, path: str, method: str = "GET", body: bytes | str = b"", **headers: str) -> Answered:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, named)
            response = connection.getresponse()
            content = response.read()
            return Answered(response.status, {k.lower(): v for k, v in response.getheaders()}, content)
        finally:
            connection.close()

    def get(self, query: str, accept: str | None = None, **fields: str) -> Answered:
        headers = {} if accept is None else {"Accept": accept}
        return self.ask(f"/sparql?{urlencode({'query': query, **fields})}", **headers)

    def post(self, body: bytes | str, kind: str, path: str = "/sparql", **headers: str) -> Answered:
        return self.ask(path, "POST", body, Content_Type=kind, **headers)


def built(out: Path, world: Any = None) -> Path:
    with store.locked(out):
        store.write(out, world or small_world.small_world(), small_world.CONCEPTS)
    pages.write(EventGraph(out), out)
    return out


def started(out: Path, *options: str) -> Server:
    command = [sys.executable, "-m", "dateline", "serve", str(out), "--port", "0", "--timeout", str(TIMEOUT), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(3)]
    port = urlsplit(said[-1].split()[-1]).port
    assert port is not None
    return Server(process, out, port)


def stopped(server: Server, by: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
    server.process.send_signal(by)
    _, errors = server.process.communicate(timeout=30)
    return server.process.returncode, errors


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = started(built(tmp_path_factory.mktemp("served") / "out"), "--cors", "https://desk.example")
    yield server
    assert stopped(server) == (0, "")


def children(process: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def until(holds: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


# ---- The protocol ----------------------------------------------------------------------------------------------------


def test_a_query_may_come_by_get(server: Server) -> None:
    answered = server.get(EVENTS)
    assert (answered.status, answered.media) == (200, "application/sparql-results+json")
    assert len(answered.rows()) == 5
    assert "Accept" in answered.headers["vary"]


def test_a_query_may_come_as_a_form(server: Server) -> None:
    assert len(server.post(urlencode({"query": EVENTS}), FORM).rows()) == 5


def test_a_query_may_come_as_it_is(server: Server) -> None:
    assert len(server.post(EVENTS, f"{SPARQL}; charset=UTF-8").rows()) == 5


def test_letters_beyond_ascii_arrive_whole(server: Server) -> None:
    query = "SELECT ('Kraków – “žluťoučký”' AS ?said) {}"
    for answered in (server.get(query), server.post(query, SPARQL), server.post(urlencode({"query": query}), FORM)):
        assert answered.rows() == [{"said": "Kraków – “žluťoučký”"}]


def graph_of(server: Server) -> str:
    return server.get("SELECT ?g WHERE { GRAPH ?g { ?s a dl:Claim } } ORDER BY ?g LIMIT 1").rows()[0]["g"]


COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
COUNT_NAMED = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def test_default_graph_uri_makes_a_named_graph_the_default_one(server: Server) -> None:
    graph = graph_of(server)
    inside = server.get(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}").rows()
    path = f"/sparql?{urlencode({'default-graph-uri': graph})}"
    assert server.get(COUNT, **{"default-graph-uri": graph}).rows() == inside
    assert server.post(COUNT, SPARQL, path).rows() == inside
    assert server.post(urlencode({"query": COUNT, "default-graph-uri": graph}), FORM).rows() == inside
    assert inside != server.get(COUNT).rows() != [{"n": "0"}]


def test_a_dataset_of_named_graphs_has_an_empty_default_graph(server: Server) -> None:
    graph = graph_of(server)
    assert server.get(COUNT, **{"named-graph-uri": graph}).rows() == [{"n": "0"}]
    found = server.get("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", **{"named-graph-uri": graph}).rows()
    assert found == [{"g": graph}]
    assert server.get(COUNT_NAMED, **{"default-graph-uri": graph}).rows() == [{"n": "0"}]


def test_the_dataset_of_the_request_goes_before_that_of_the_query(server: Server) -> None:
    graph = graph_of(server)
    other = server.get(f"SELECT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{graph}>) }} LIMIT 1").rows()[0]["g"]
    asked = server.get(f"SELECT (COUNT(*) AS ?n) FROM <{other}> WHERE {{ ?s ?p ?o }}", **{"default-graph-uri": graph})
    assert asked.rows() == server.get(COUNT, **{"default-graph-uri": graph}).rows()


@pytest.mark.parametrize("field", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_that_is_not_here_is_refused_and_not_fetched(server: Server, field: str) -> None:
    answered = server.get(COUNT, **{field: "http://elsewhere.example/graph"})
    assert answered.status == 400
    assert "http://elsewhere.example/graph" in answered.text


def test_from_takes_the_graphs_that_are_here_and_no_others(server: Server) -> None:
    graph = graph_of(server)
    here = server.get(f"SELECT (COUNT(*) AS ?n) FROM <{graph}> WHERE {{ ?s ?p ?o }}")
    assert here.rows() == server.get(COUNT, **{"default-graph-uri": graph}).rows()
    for clause in ("FROM <http://elsewhere.example/g>", "FROM NAMED <http://elsewhere.example/g>"):
        assert server.get(f"SELECT * {clause} WHERE {{ ?s ?p ?o }}").status == 400


def test_a_name_that_is_no_iri_is_refused(server: Server) -> None:
    assert server.get(COUNT, **{"default-graph-uri": "no iri"}).status == 400


@pytest.mark.parametrize(
    ("accept", "media", "syntax"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/csv", "text/csv", None),
        ("text/tab-separated-values", "text/tab-separated-values", QueryResultsFormat.TSV),
        ("application/json", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("*/*", "application/sparql-results+json", QueryResultsFormat.JSON),
    ],
)
def test_rows_come_in_the_form_that_is_liked_best(server: Server, accept: str, media: str, syntax: Any) -> None:
    answered = server.get(EVENTS, accept)
    assert (answered.status, answered.media) == (200, media)
    if syntax is None:
        assert len(answered.text.splitlines()) == 6
    else:
        assert len(list(parse_query_results(answered.body, syntax))) == 5  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("accept", "media", "syntax"),
    [
        (None, "text/turtle", RdfFormat.TURTLE),
        ("text/turtle", "text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        ("text/turtle;q=0.3, application/ld+json;q=0.7", "application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_graphs_come_in_the_form_that_is_liked_best(
    server: Server, accept: str | None, media: str, syntax: RdfFormat
) -> None:
    for query in ("CONSTRUCT WHERE { ?event a sem:Event }", f"DESCRIBE <{small_world.BASE}actor/ana-sousa>"):
        answered = server.get(query, accept)
        assert (answered.status, answered.media) == (200, media)
        assert len(list(parse(answered.body, syntax))) >= 5


def test_truths_come_as_json_or_xml(server: Server) -> None:
    assert json.loads(server.get("ASK { ?e a sem:Event }").body)["boolean"] is True
    assert "<boolean>false</boolean>" in server.get("ASK { ?e a sem:Nothing }", "text/xml").text


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (EVENTS, "text/turtle"),
        (EVENTS, "image/png"),
        ("ASK {}", "text/csv"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"),
        (EVENTS, "application/sparql-results+json;q=0"),
    ],
)
def test_what_cannot_be_had_in_an_accepted_form_is_not_sent_in_another(server: Server, query: str, accept: str) -> None:
    assert server.get(query, accept).status == 406


def test_the_service_describes_itself(server: Server) -> None:
    answered = server.ask("/sparql", Accept="application/n-triples")
    said = {str(quad.predicate).rpartition("#")[2].rstrip(">") for quad in parse(answered.body, RdfFormat.N_TRIPLES)}
    assert {"endpoint", "supportedLanguage", "resultFormat", "defaultDataset", "namedGraph", "name"} <= said
    assert f"<http://127.0.0.1:{server.port}/sparql>" in answered.text
    assert graph_of(server) in answered.text
    assert server.ask("/sparql").media == "text/turtle"
    assert server.ask("/sparql", Accept="image/png").status == 406


def test_a_browser_at_the_endpoint_is_shown_the_query_page(server: Server) -> None:
    answered = server.ask("/sparql", Accept="text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert (answered.status, answered.headers["location"]) == (303, "/query")


# ---- What is refused -------------------------------------------------------------------------------------------------


def test_two_queries_are_refused(server: Server) -> None:
    twice = urlencode([("query", EVENTS), ("query", "ASK {}")])
    assert server.ask(f"/sparql?{twice}").status == 400
    assert server.post(twice, FORM).status == 400
    assert server.post(EVENTS, SPARQL, f"/sparql?{urlencode({'query': EVENTS})}").status == 400


@pytest.mark.parametrize("query", ["SELECT * WHERE {", "", "SELECT ?x WHERE { ?x foo:bar 1 }", "ASK {} ; ASK {}"])
def test_what_is_no_query_is_refused_with_a_reason(server: Server, query: str) -> None:
    answered = server.get(query)
    assert (answered.status, answered.media) == (400, "text/plain")
    assert "no SPARQL query" in answered.text


def test_a_form_without_a_query_is_refused(server: Server) -> None:
    assert server.post("ask=1", FORM).status == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "application/sparql-query-x", ""])
def test_other_types_of_body_are_refused(server: Server, kind: str) -> None:
    assert server.post(EVENTS, kind).status == 415


def test_a_body_that_is_not_utf_8_is_refused(server: Server) -> None:
    latin = "SELECT ('é' AS ?x) {}".encode("latin-1")
    assert server.post(latin, SPARQL).status == 400
    assert server.post(latin, f"{SPARQL}; charset=iso-8859-1").status == 415
    assert server.ask("/sparql?query=SELECT%20%28%27%E9%27%20AS%20%3Fx%29%20%7B%7D").status == 400


def test_other_methods_are_refused(server: Server) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        answered = server.ask("/sparql", method, EVENTS)
        assert answered.status == 405
        assert "GET" in answered.headers["allow"]


def test_a_very_long_query_is_refused(server: Server) -> None:
    assert server.post("#" * (1 << 20) + "\nASK {}", SPARQL).status == 413


def test_updates_are_refused_in_every_way(server: Server) -> None:
    update = "INSERT DATA { <http://x.example/a> <http://x.example/b> 1 }"
    before = server.get(COUNT).rows()
    assert server.post(update, "application/sparql-update").status == 403
    assert server.post(urlencode({"update": update}), FORM).status == 403
    assert server.ask(f"/sparql?{urlencode({'update': update})}").status == 403
    for text in (update, "LOAD <http://127.0.0.1:9/x>", "CLEAR ALL", "DROP GRAPH <http://x.example/g>"):
        assert server.get(text).status == 400
        assert server.post(text, SPARQL).status == 400
    assert server.get(COUNT).rows() == before


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        yield listening


TRICK = "SELECT * { ?s ?p ?o FILTER(?o<?s#c>'''\n || true) SERVICE SILENT <URL> { ?a ?b ?c } #'''\n}"
"""To a reader of words an IRI and a long string, to the engine a comparison, a comment and a clause."""


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "ASK { service silent <URL> { ?s ?p ?o } }",
        "PREFIX x: <URL> CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o . OPTIONAL { SERVICE x: { ?s ?p ?o } } }",
        "SELECT * { VALUES ?there { <URL> } SERVICE ?there { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o . FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
        "SELECT * { { SELECT * { SERVICE#nothing\n<URL>{ ?s ?p ?o } } } }",
        TRICK,
    ],
)
def test_no_query_reaches_another_server(server: Server, listener: socket.socket, query: str) -> None:
    answered = server.get(query.replace("URL", f"http://127.0.0.1:{listener.getsockname()[1]}/"))
    assert answered.status in (400, 403)
    with pytest.raises(TimeoutError):
        listener.accept()


def test_the_engine_would_follow_the_trick_where_words_are_read(listener: socket.socket) -> None:
    with pytest.raises(DatelineError):
        refuse_service(TRICK.replace("URL", f"http://127.0.0.1:{listener.getsockname()[1]}/"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a sem:Event } # SERVICE <http://x.example/> {}",
        "SELECT ?s { ?s ?p 'SERVICE <http://x.example/> { } LOAD <x> FROM <http://x.example/> INSERT DATA {}' }",
        "PREFIX service: <http://service.example/from/> SELECT ?s { ?s service:load ?from }",
        'SELECT ?s { ?s ?p """CLEAR ALL; FROM <http://x.example/g> " SERVICE""" }',
        "SELECT ?s { <http://x.example/service/FROM> ?p ?s FILTER(?s < 3 && 4 > ?s) }",
        "SELECT ('x'@service AS ?from) (1 AS ?load) {}",
    ],
)
def test_words_in_strings_comments_names_and_iris_are_no_reason_to_refuse(server: Server, query: str) -> None:
    assert server.get(query).status == 200


def test_a_reach_outside_is_told_from_a_slip() -> None:
    with pytest.raises(ReachError, match="SERVICE reaches outside"):
        refuse_service("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }")
    with pytest.raises(DatelineError, match="cannot be answered"):
        refuse_service("SELECT * { ?service ?p")


def test_the_graphs_that_a_query_asks_for_are_found_by_their_whole_names() -> None:
    assert list(
        asked_graphs("PREFIX x: <http://x/> SELECT * FROM x:a.b FROM NAMED <http://y/> { ?from ?p 'FROM' }")
    ) == [
        "http://x/a.b",
        "http://y/",
    ]
    assert list(asked_graphs("BASE <http://b/c/> CONSTRUCT { ?s ?p ?o } FROM <../g> WHERE { ?s ?p ?o }")) == [
        "http://b/g"
    ]
    assert not list(asked_graphs("PREFIX FROM: <http://x/> SELECT * { FROM:a <http://y/> ?o } # FROM <http://z/>"))


# ---- Time, memory, many at once --------------------------------------------------------------------------------------


def test_a_query_over_its_time_ends_with_an_error_and_without_half_an_answer(server: Server) -> None:
    begun = time.monotonic()
    answered = server.get(ENDLESS)
    assert answered.status == 503
    assert "longer than 4 seconds" in answered.text
    assert time.monotonic() - begun < TIMEOUT + 10
    rows = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    assert server.get(rows, "text/csv").status == 503
    assert len(server.get(EVENTS).rows()) == 5


def test_a_query_over_its_memory_ends_alone(tmp_path: Path) -> None:
    server = started(built(tmp_path / "out"), "--memory", "200", "--timeout", "50")
    every = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
    many = f"SELECT ?x {{ {every} . BIND(CONCAT(STR(?a), STR(?d), STR(?g), STR(?c)) AS ?x) }} ORDER BY ?x"
    try:
        answered = server.get(many)
        assert answered.status in (500, 507)
        assert "memory" in answered.text
        assert len(server.get(EVENTS).rows()) == 5
    finally:
        assert stopped(server) == (0, "")


def test_a_long_query_does_not_hold_up_others(server: Server) -> None:
    with ThreadPoolExecutor(9) as pool:
        endless = pool.submit(server.get, ENDLESS)
        time.sleep(0.2)
        quick = [pool.submit(server.get, EVENTS) for _ in range(8)]
        assert [len(each.result().rows()) for each in quick] == [5] * 8
        assert endless.result().status == 503


def test_a_client_that_leaves_takes_its_query_along(tmp_path: Path) -> None:
    server = started(built(tmp_path / "out"), "--timeout", "100")
    try:
        before = set(children(server.process.pid))
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            client.sendall(f"GET /sparql?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            time.sleep(1)
            (worker,) = before or set(children(server.process.pid))
            assert Path(f"/proc/{worker}").exists()
        assert until(lambda: worker not in children(server.process.pid))
        assert len(server.get(EVENTS).rows()) == 5
    finally:
        assert stopped(server) == (0, "")


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_told_and_leaves_nothing_behind(tmp_path: Path, by: signal.Signals) -> None:
    server = started(built(tmp_path / "out"), "--timeout", "100")
    with ThreadPoolExecutor(1) as pool:
        endless = pool.submit(lambda: server.get(ENDLESS).status)
        time.sleep(1)
        workers = children(server.process.pid)
        assert workers
        code, errors = stopped(server, by)
        endless.exception()
    assert (code, "Traceback" in errors) == (0, False)
    assert until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


def test_a_port_that_is_taken_is_said_in_a_line(server: Server) -> None:
    command = [sys.executable, "-m", "dateline", "serve", str(server.out), "--port", str(server.port)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("dateline: cannot listen at 127.0.0.1") and done.stderr.count("\n") == 1


# ---- Rebuilds --------------------------------------------------------------------------------------------------------


def test_a_rebuild_is_picked_up_while_serving(tmp_path: Path) -> None:
    server = started(built(tmp_path / "out"))
    label = "SELECT ?label WHERE { ?event dl:verb ?verb ; rdfs:label ?label . ?verb rdfs:label 'end' }"
    try:
        assert server.get(label).rows() == [{"label": "Dock workers ended their strike in Lisbon"}]
        world = small_world.small_world()
        for number in range(3):
            renamed = tuple(dataclasses.replace(event, label=f"news {number}") for event in world.events)
            built(server.out, dataclasses.replace(world, events=renamed))
            assert server.get(label).rows() == [{"label": f"news {number}"}]
            assert "news" in server.ask("/index.html").text
    finally:
        assert stopped(server) == (0, "")


# ---- Pages, names, origins -------------------------------------------------------------------------------------------


def test_the_pages_are_served_with_a_link_to_the_query_page(server: Server) -> None:
    for path in ("/", "/index.html", "/timeline.html", "/actors.html"):
        answered = server.ask(path)
        assert (answered.status, answered.media) == (200, "text/html")
        assert '<a href="/query">Query</a>' in answered.text
        assert answered.headers["x-content-type-options"] == "nosniff"
    tag = answered.headers["etag"]
    assert server.ask("/actors.html", If_None_Match=tag).status == 304
    assert "Named queries" in server.ask("/query").text


@pytest.mark.parametrize(
    "path",
    [
        "/dateline.json",
        "/lock.pid",
        "/store/current/units.json",
        "/../secret.html",
        "/..%2fsecret.html",
        "/%2e%2e/secret.html",
        "/x/../../secret.html",
        "//etc/passwd",
        "/..%5csecret.html",
        "/link.html",
        "/.hidden.html",
        "/no%00.html",
        "/none.html",
    ],
)
def test_nothing_but_pages_is_served(server: Server, path: str) -> None:
    (server.out.parent / "secret.html").write_text("secret")
    (server.out / ".hidden.html").write_text("secret")
    if not (server.out / "link.html").is_symlink():
        (server.out / "link.html").symlink_to(server.out.parent / "secret.html")
    answered = server.ask(path)
    assert answered.status == 404
    assert "secret" not in answered.text


def test_pages_in_folders_are_found(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.html").write_text("a")
    from dateline.queries.endpoint_pages import found

    assert found(tmp_path, "articles/a.html").read_text() == "a"
    with pytest.raises(RefusedError):
        found(tmp_path, "articles")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:1234", 200),
        ("[::1]:80", 200),
        ("192.0.2.7", 200),
        ("news.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example:80", 421),
        ("", 421),
    ],
)
def test_a_name_that_is_not_the_servers_is_turned_away(server: Server, host: str, status: int) -> None:
    assert server.ask("/index.html", Host=host).status == status


def test_a_name_can_be_allowed(tmp_path: Path) -> None:
    server = started(built(tmp_path / "out"), "--allow-host", "news.example")
    try:
        assert server.ask("/", Host=f"news.example:{server.port}").status == 200
        assert "access-control-allow-origin" not in server.ask("/sparql", Origin="https://a.example").headers
    finally:
        assert stopped(server) == (0, "")


def test_only_the_origin_that_was_named_may_read_answers(server: Server) -> None:
    allowed = server.ask("/sparql", Origin="https://desk.example").headers
    assert allowed["access-control-allow-origin"] == "https://desk.example"
    assert "access-control-allow-origin" not in server.ask("/sparql", Origin="https://other.example").headers
    asked = server.ask("/sparql", "OPTIONS", Origin="https://desk.example", Access_Control_Request_Method="POST")
    assert asked.status == 200


def test_out_must_be_a_folder_of_ours(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dateline", "serve", str(tmp_path), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=os.environ)
    assert done.returncode == 1
    assert "is not a folder that dateline made" in done.stderr


# ---- Forms -----------------------------------------------------------------------------------------------------------


def test_the_most_exact_range_decides() -> None:
    assert formats.chosen("text/*;q=0.9, text/csv;q=0.1, */*;q=0.5", formats.ROWS) is formats.TSV
    assert formats.chosen("*/*;q=0", formats.ROWS) is None
    assert formats.chosen("", formats.ROWS) is formats.JSON
    assert formats.chosen("nonsense", formats.ROWS) is None
    assert formats.chosen("text/csv;q=2, application/sparql-results+xml;q=0.1", formats.ROWS) is formats.XML


def test_what_xml_cannot_hold_is_replaced_even_across_pieces(tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as file:
        stream = formats.XmlStream(file)
        for byte in "a\x0cb\rc\ufffed – €".encode():
            stream.write(bytes([byte]))
        stream.flush()
    assert (tmp_path / "x").read_text("utf-8") == "a\ufffdb&#13;c\ufffdd – €"


# ---- The query page in a browser -------------------------------------------------------------------------------------

def test_the_query_page_asks_the_endpoint_and_nobody_else(server: Server, browser: Any) -> None:
    here = f"http://127.0.0.1:{server.port}"
    page = browser.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{here}/query#query=timeline")
    page.wait_for_selector("#run:not([disabled])")
    page.focus("input[name=actor]")
    page.wait_for_selector("#known-actor option", state="attached")
    page.fill("input[name=actor]", "police")
    page.click("#run")
    page.wait_for_selector(".rows tbody tr")
    assert page.locator(".rows tbody tr").all_inner_texts()[0].split("\t")[3] == "police had beaten three strikers"
    assert f"<{small_world.BASE}actor/police>" in page.inner_text(".CodeMirror-code")
    page.click(".rows tbody a")
    page.wait_for_url(re.compile(r"/timeline\.html#event=e-[0-9a-f]{12}"))
    assert "police had beaten three strikers" in page.inner_text(f"#{urlsplit(page.url).fragment[6:]}")
    page.go_back()
    page.wait_for_selector("#run:not([disabled])")
    page.fill("input[name=actor]", "nobody of that name")
    assert page.get_attribute("input[name=actor]", "aria-invalid") == "true"
    page.close()
    assert said == []
    assert {urlsplit(url)._replace(fragment="").geturl() for url in asked} == {
        f"{here}{path}" for path in ("/query", "/sparql", "/timeline.html")
    }
