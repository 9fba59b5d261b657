"""The page that holds its graph: opened as a file in a real browser, it answers SPARQL and asks nobody."""

from __future__ import annotations

import base64
import csv
import dataclasses
import gzip
import io
import re
import socket
from pathlib import Path
from typing import Any

import pytest
import small_world
from dateline.builders import query_page
from dateline.builders.formats import export
from dateline.queries import run
from dateline.queries.event_graph import EventGraph
from pyoxigraph import RdfFormat, parse

HOSTILE = "</script><script>document.title='run'</script><graph> & \"'"


def written(path: Path, graph: EventGraph, **options: bool) -> Path:
    export(graph, "html-sparql", path, **options)
    return path


@pytest.fixture(scope="module")
def graph() -> EventGraph:
    return small_world.opened(small_world.small_world())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, graph: EventGraph) -> Path:
    return written(tmp_path_factory.mktemp("a place") / "ask #1.html", graph)


def embedded(file: Path, name: str) -> bytes:
    found = re.search(rf'id="{name}">([^<]*)<', file.read_text("utf-8"))
    assert found is not None
    return gzip.decompress(base64.b64decode(found[1]))


# ---- The file --------------------------------------------------------------------------------------------------------


def test_the_file_holds_the_whole_graph_and_the_engine_as_it_was_released(file: Path, graph: EventGraph) -> None:
    assert set(parse(embedded(file, "graph"), RdfFormat.N_QUADS)) == set(graph.store)
    vendored = Path(query_page.__file__).parent / "templates" / "vendor" / "oxigraph.wasm"
    assert embedded(file, "wasm") == vendored.read_bytes()


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, file: Path, graph: EventGraph) -> None:
    assert written(tmp_path / "again.html", graph).read_bytes() == file.read_bytes()


def test_texts_can_be_left_out(tmp_path: Path, graph: EventGraph) -> None:
    assert small_world.UNION.encode() not in embedded(written(tmp_path / "x.html", graph, texts=False), "graph")


def test_the_policy_of_the_file_names_every_script_and_allows_no_connection(file: Path) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', file.read_text("utf-8"))
    assert policy is not None
    said = dict(part.split(" ", 1) for part in policy[1].replace("&#39;", "'").split("; "))
    assert said["default-src"] == "'none'"
    assert "connect-src" not in said
    assert said["worker-src"] == "blob:"
    assert re.fullmatch(r"('sha256-\S+' ){2}'wasm-unsafe-eval'", said["script-src"])
    assert re.fullmatch(r"'sha256-\S+'", said["style-src"])


# ---- In a browser ----------------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Opened:
    """A page that is ready, with all that it asked for and all that it complained of."""

    page: Any
    asked: list[str]
    said: list[str]

    def choose(self, name: str, **told: str) -> None:
        self.page.click(f"#named button[data-name={name}]")
        for parameter, words in told.items():
            self.page.focus(f"input[name={parameter}]")
            if self.page.locator(f"#known-{parameter}").count():
                self.page.wait_for_selector(f"#known-{parameter} option", state="attached")
            self.page.fill(f"input[name={parameter}]", words)

    def write(self, sparql: str) -> None:
        self.page.click(".CodeMirror-code")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(sparql)

    def answer(self) -> list[list[str]]:
        self.page.click("#run")
        self.page.wait_for_selector("#run:not([disabled])")
        rows = self.page.locator(".rows tbody tr")
        return [row.locator("td").all_inner_texts() for row in rows.all()]


def opened(browser: Any, file: Path, hash: str = "") -> Opened:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri() + hash)
    page.wait_for_selector("#run:not([disabled])", timeout=60_000)
    return Opened(page, asked, said)


def test_every_named_query_answers_as_the_store_does(browser: Any, file: Path, graph: EventGraph) -> None:
    tab = opened(browser, file)
    for query in run.named():
        tab.choose(query.name)
        assert len(tab.answer()) == len(graph.ask(query.name)), query.name
        assert tab.page.locator(".wrong").count() == 0
    assert tab.said == []
    assert all(url.startswith(("file://", "blob:")) for url in tab.asked)


def test_parameters_are_chosen_by_name_and_bound_as_terms(browser: Any, file: Path, graph: EventGraph) -> None:
    tab = opened(browser, file, "#query=timeline")
    tab.choose("timeline", actor="police", to="2019-03-31")
    rows = tab.answer()
    expected = graph.ask("timeline", actor="police", to="2019-03-31").dicts()
    assert [row[3] for row in rows] == [row["label"] for row in expected] == ["police had beaten three strikers"]
    tab.choose("timeline", standing="planned")
    assert tab.page.get_attribute("input[name=standing]", "aria-invalid") == "true"
    tab.choose("timeline", standing="disputed")
    assert [row[3] for row in tab.answer()] == ["police had beaten three strikers"]


TOLD = {"node": "police", "day": "2019-03-04", "number": "2", "standing": "disputed", "text": 'a "b" \\ c'}


def test_the_page_binds_parameters_as_the_command_does(browser: Any, file: Path, graph: EventGraph) -> None:
    tab = opened(browser, file)
    event = next(event for event in graph.events() if event.label == "police had beaten three strikers")
    kinds = {**TOLD, "type": graph.ask("SELECT ?label { ?type skos:notation ?label }").rows[0][0], "event": event.label}
    for query in (query for query in run.named() if query.parameters):
        told = {each.name: str(kinds[each.kind]) for each in query.parameters}
        tab.choose(query.name, **told)
        bound = run.sparql(query, graph.resolve, {**told, **{n: event.id for n in told if told[n] == event.label}})
        shown = tab.page.evaluate("() => document.querySelector('.CodeMirror').CodeMirror.getValue()")
        assert shown == bound[bound.index("PREFIX") :].strip() + "\n"


def test_a_name_cannot_leave_its_place_in_the_query(browser: Any, file: Path) -> None:
    tab = opened(browser, file, "#query=timeline")
    tab.choose("timeline", actor="x:> } DROP ALL #")
    assert "DROP" not in tab.page.inner_text(".CodeMirror-code")
    assert tab.page.get_attribute("input[name=actor]", "aria-invalid") == "true"


def test_graphs_truths_slips_and_nothing_are_all_shown(browser: Any, file: Path) -> None:
    tab = opened(browser, file)
    tab.write("ASK { ?s ?p ?o }")
    tab.answer()
    assert tab.page.inner_text(".verdict") == "Yes"
    tab.write("CONSTRUCT { <http://x.example/a> <http://x.example/b> 'c' } WHERE {}")
    tab.answer()
    assert '<http://x.example/a> <http://x.example/b> "c"' in tab.page.inner_text("pre.rows")
    tab.write("SELECT * { ?s ?p }")
    tab.answer()
    assert "expected" in tab.page.inner_text(".wrong")
    tab.write("SELECT * { ?s <http://x.example/none> ?o }")
    tab.answer()
    assert "Nothing in the graph" in tab.page.inner_text(".empty")


def test_the_answer_can_be_taken_away_as_csv(browser: Any, file: Path, graph: EventGraph) -> None:
    tab = opened(browser, file, "#query=key-events")
    tab.answer()
    with tab.page.expect_download() as download:
        tab.page.click("#csv")
    assert download.value.suggested_filename == "key-events.csv"
    text = Path(download.value.path()).read_text("utf-8-sig")
    answer = graph.ask("key-events")
    head, *rows = csv.reader(io.StringIO(text))
    assert head == list(answer.columns)
    assert len(rows) == len(answer)


def test_a_query_without_end_can_be_stopped_and_the_next_is_answered(browser: Any, file: Path) -> None:
    tab = opened(browser, file)
    tab.write("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    tab.page.click("#run")
    tab.page.wait_for_selector("#stop:not([hidden])")
    tab.page.click("#stop")
    tab.page.wait_for_selector("#run:not([disabled])")
    assert tab.page.inner_text(".wrong") == "The query was stopped."
    tab.write("SELECT (COUNT(*) AS ?n) { ?a a <http://semanticweb.cs.vu.nl/2009/11/sem/Event> }")
    assert tab.answer() == [["5"]]


def test_not_even_a_query_reaches_another_server(browser: Any, file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.5)
        tab = opened(browser, file)
        tab.write(f"SELECT * {{ SERVICE <http://127.0.0.1:{listening.getsockname()[1]}/> {{ ?s ?p ?o }} }}")
        tab.answer()
        assert "not supported" in tab.page.inner_text(".wrong")
        with pytest.raises(TimeoutError):
            listening.accept()


def test_hostile_names_and_texts_are_only_text(browser: Any, tmp_path: Path) -> None:
    world = small_world.small_world()
    events = tuple(dataclasses.replace(event, label=f"{HOSTILE}<img src=x onerror=alert(1)>") for event in world.events)
    named = dataclasses.replace(world, name=HOSTILE, events=events)
    file = written(tmp_path / "hostile.html", small_world.opened(named))
    tab = opened(browser, file, "#query=timeline")
    rows = tab.answer()
    assert rows and all(HOSTILE in row[3] for row in rows)
    assert tab.page.inner_text(".corpus") == HOSTILE
    assert tab.page.locator("main img").count() == 0
    assert tab.said == []


@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_fits_its_window(browser: Any, file: Path, width: int) -> None:
    tab = opened(browser, file, "#query=timeline")
    tab.page.set_viewport_size({"width": width, "height": 900})
    tab.answer()
    assert tab.page.evaluate("() => document.documentElement.scrollWidth") == width
    heights = [box["height"] for box in (each.bounding_box() for each in tab.page.locator("button:visible").all())]
    assert min(heights) >= 24
