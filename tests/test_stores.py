"""Other tools: the scripts of docs/stores.md load a build, print what the page shows, and answer as ours do."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jena
import pytest
import small_world as small
from dateline.__main__ import main
from dateline.builders.formats import export
from dateline.queries.event_graph import EventGraph
from stores_page import NODE_MODULES, PAGE, Script, build, clean, lacking, run, scripts, set_up

SCRIPTS = scripts(PAGE.read_text(encoding="utf-8"))
QUESTIONS = ("key-events", "who-whom", "denied")
UNSURE = {"first", "last"}
"""Columns in which engines may differ: the least and greatest of days of which some are not known."""

Rows = Counter[tuple[tuple[str, object], ...]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the setup of the page has been run."""
    folder = tmp_path_factory.mktemp("stores")
    set_up(folder)
    return folder


@pytest.fixture(scope="module")
def later(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder after a further build, with an article fewer and a correction."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(home, folder, dirs_exist_ok=True, symlinks=True)
    (folder / "seeds" / "sri-lanka-wire.txt").unlink()
    build(folder)
    dropped = EventGraph(folder / "out").timeline()[0].id
    assert main(["drop", str(folder / "out"), dropped, "--reason", "not so", "--build"]) == 0
    return folder


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_of_the_page_gives_our_answers_and_those_of_the_next_build_when_it_is_run_again(
    name: str, home: Path, later: Path, tmp_path: Path
) -> None:
    printed = run_for_both(SCRIPTS[name], home, later, tmp_path)
    assert clean(printed) == SCRIPTS[name].shown.strip("\n")


def test_virtuoso_is_pushed_to_as_the_page_says_and_then_holds_the_next_build_alone(
    home: Path, later: Path, tmp_path: Path
) -> None:
    (push,) = re.findall(r"^```sh virtuoso-push\n(.*?)^```\n", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    code, replaced = re.subn(r"^isql-vt[^>]*> load\.log\n", push, SCRIPTS["virtuoso"].code, flags=re.M)
    assert replaced == 1
    run_for_both(replace(SCRIPTS["virtuoso"], code=code), home, later, tmp_path)


def run_for_both(script: Script, home: Path, later: Path, folder: Path) -> str:
    """Run a script for a build, and again in the same folder for a later one; give what it printed at first."""
    missing = lacking(script.name)
    if missing:
        pytest.skip(f"{missing} is not installed")
    shutil.copytree(home, folder, dirs_exist_ok=True, symlinks=True)
    printed = run(script, folder)
    check_answers(folder / "stores" / script.name, EventGraph(home / "out"))
    shutil.rmtree(folder / "out" / "store")
    shutil.copytree(later / "out" / "store", folder / "out" / "store", symlinks=True)
    run(script, folder)
    check_answers(folder / "stores" / script.name, EventGraph(later / "out"))
    return printed


def check_answers(folder: Path, graph: EventGraph) -> None:
    """Hold what a script has left for the three questions against the answers of a build."""
    for query in QUESTIONS:
        theirs = list(answers(folder, query))
        columns = set(theirs[0]) - UNSURE
        text = folder / f"{query}.rq"
        ours = graph.ask(text.read_text(encoding="utf-8") if text.exists() else query).dicts()
        assert len(theirs) >= 3
        if "sentence" in ours[0] and "sentence" not in columns:  # a row an event, where ours are a row a denying claim
            assert told(theirs, columns) == Counter(set(told(ours, columns))), query
        else:
            assert told(theirs, columns) == told(ours, columns), query


def answers(folder: Path, query: str) -> Iterator[dict[str, Any]]:
    """The rows that a script has left for a query, as CSV or as SPARQL results JSON."""
    if (folder / f"{query}.csv").exists():
        with (folder / f"{query}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
        return
    for row in json.loads((folder / f"{query}.json").read_text(encoding="utf-8"))["results"]["bindings"]:
        yield {name: said["value"] for name, said in row.items()}


def told(rows: list[dict[str, Any]], columns: set[str]) -> Rows:
    """The rows, each as often as it comes, in no order and whatever the form of their values."""
    return Counter(tuple((name, plain(name, row.get(name))) for name in sorted(columns)) for row in rows)


def plain(column: str, value: Any) -> object:
    """A value without its form: numbers as numbers, names of our own short, joined words in one order."""
    text = "" if value is None else str(value).removeprefix("https://w3id.org/dateline/ns#")
    if column == "verbs":
        return tuple(sorted(text.split(", ")))
    return round(float(text), 4) if re.fullmatch(r"-?\d+(\.\d+)?", text) and column != "date" else text


def test_the_page_marks_what_is_not_run() -> None:
    text = PAGE.read_text(encoding="utf-8")
    run_here, _, rest = text.partition("## Not run here")
    assert len(SCRIPTS) >= 9
    assert not re.findall(r"^```sh$", run_here, re.M)
    assert not re.findall(r"^```sh \w", rest, re.M)
    for part in re.split(r"^### ", rest, flags=re.M)[1:]:
        assert part.count("(not run here)") == part.count("```sh\n"), part.partition("\n")[0]


# ---- Formats whose tools are no stores -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def graph() -> EventGraph:
    return small.opened(small.small_world())


def test_json_ld_expands_to_just_the_quads_of_the_n_quads(graph: EventGraph, tmp_path: Path) -> None:
    jsonld = pytest.importorskip("pyld", reason="pyld is not installed").jsonld
    export(graph, "jsonld", tmp_path / "graph.jsonld")
    export(graph, "nquads", tmp_path / "graph.nq")
    form = {"format": "application/n-quads", "algorithm": "URDNA2015", "inputFormat": "application/n-quads"}
    page = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))
    read = jsonld.normalize(page, {"format": form["format"], "algorithm": form["algorithm"]})
    assert read == jsonld.normalize((tmp_path / "graph.nq").read_text(encoding="utf-8"), form)
    compacted = jsonld.compact(page, page["@context"])
    assert len(compacted["@graph"]) == len(page["@graph"])


def test_jenas_riot_finds_no_fault_with_any_syntax(graph: EventGraph, tmp_path: Path) -> None:
    """But JSON-LD, for which Debian's Jena lacks a parser of JSON."""
    missing = jena.lacking()
    if missing:
        pytest.skip(f"Jena is not installed: {missing}")
    jena.write_commands(tmp_path)
    endings = {"turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf", "trig": "trig", "nquads": "nq"}
    for format, ending in endings.items():
        export(graph, format, tmp_path / f"graph.{ending}", full=True)
    (tmp_path / "bad.ttl").write_text("<https://example.org/a> a .")

    command = [tmp_path / "riot", "--validate", "--count"]
    good = [tmp_path / f"graph.{ending}" for ending in endings.values()]
    judged = subprocess.run([*command, *good], capture_output=True, text=True)
    told = judged.stdout + judged.stderr
    assert judged.returncode == 0 and "warnings" not in told, told
    assert told.count(f"Quads = {len(graph.store):,}") == 2  # trig and nquads
    assert subprocess.run([*command, tmp_path / "bad.ttl"], capture_output=True).returncode == 1


CHECK_CYPHER = """
const { readFileSync } = require('node:fs');
const { lintCypherQuery } = require('@neo4j-cypher/language-support');
const found = lintCypherQuery(readFileSync(process.argv[2], 'utf8'), {}).diagnostics;
console.log(JSON.stringify(found.filter(each => each.severity === 1).map(each => each.message)));
"""


def test_neo4js_own_parser_takes_the_cypher_scripts(graph: EventGraph, tmp_path: Path) -> None:
    if not shutil.which("node") or not (NODE_MODULES / "@neo4j-cypher").exists():
        pytest.skip("Node.js or the package @neo4j-cypher/language-support is not installed")
    export(graph, "cypher", tmp_path / "good.cypher")
    export(graph, "csv", tmp_path / "sheets")
    (tmp_path / "bad.cypher").write_text("MERG (n);")
    (tmp_path / "check.js").write_text(CHECK_CYPHER)
    found = {}
    for name in ("good", "sheets/load", "bad"):
        command = ["node", str(tmp_path / "check.js"), str(tmp_path / f"{name}.cypher")]
        printed = subprocess.run(
            command, env={"PATH": "/usr/bin:/bin:/usr/local/bin", "NODE_PATH": str(NODE_MODULES)}, capture_output=True
        )
        found[name] = json.loads(printed.stdout)
    assert found["good"] == found["sheets/load"] == []
    assert len(found["bad"]) == 1


class Engine:
    """An embedded Cypher engine, into which scripts are run."""

    def __init__(self) -> None:
        kglite = pytest.importorskip("kglite", reason="kglite, an embedded Cypher engine, is not installed")
        self.cypher = kglite.KnowledgeGraph().cypher

    def run(self, graph: EventGraph, folder: Path) -> None:
        export(graph, "cypher", folder / "graph.cypher")
        script = (folder / "graph.cypher").read_text(encoding="utf-8").partition("\n")[2]
        for statement in filter(str.strip, re.split(r";\n", script)):
            self.cypher(statement)

    def held(self) -> list[list[str]]:
        """All nodes and edges with what is said of them, but what the engine itself says of a node."""
        nodes = self.cypher("MATCH (n) RETURN n.iri AS iri, labels(n) AS labels, properties(n) AS said")
        nodes = [{**row, "said": {**row["said"], "id": "", "title": ""}} for row in nodes]
        edges = self.cypher("MATCH (a)-[r]->(b) RETURN a.iri AS a, b.iri AS b, type(r) AS type, properties(r) AS said")
        return [sorted(json.dumps(dict(row), sort_keys=True, default=str) for row in rows) for rows in (nodes, edges)]


def test_a_cypher_script_that_is_run_again_leaves_the_graph_as_it_was(home: Path, tmp_path: Path) -> None:
    engine, graph, held = Engine(), EventGraph(home / "out"), []
    for _ in range(2):
        engine.run(graph, tmp_path)
        held.append(engine.held())
    assert held[0] == held[1]
    counted = {row["type"]: row["found"] for row in engine.cypher(
        "MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS found"
    )}
    claims = sum(len(each.sources) for each in graph.accounts() if each.event)
    assert counted["TOLD_IN"] == claims
    assert {"ACTED", "AGENT", "BEFORE"} <= counted.keys()
    pairs = engine.cypher(
        "MATCH (a:Node)-[r:ACTED]->(b:Node) WHERE r.standing IN ['reported', 'claimed', 'disputed'] "
        "RETURN a.iri AS agent, b.iri AS patient, count(r) AS events"
    )
    ours = graph.ask("who-whom").dicts()
    columns = {"agent", "patient", "events"}
    assert told([dict(row) for row in pairs], columns) == told(ours, columns)


def test_the_cypher_script_of_a_later_build_leaves_that_build_and_what_the_user_added(
    home: Path, later: Path, tmp_path: Path
) -> None:
    fresh, again = Engine(), Engine()
    fresh.run(EventGraph(later / "out"), tmp_path)
    again.run(EventGraph(home / "out"), tmp_path)
    assert again.held() != fresh.held()
    again.cypher("CREATE (n:Event {iri: 'https://example.org/mine', label: 'my own'})")
    again.run(EventGraph(later / "out"), tmp_path)
    (mine,) = again.cypher("MATCH (n:Event) WHERE n.label = 'my own' RETURN n.iri AS iri")
    assert mine["iri"] == "https://example.org/mine"
    again.cypher("MATCH (n:Event) WHERE n.label = 'my own' DETACH DELETE n")
    assert again.held() == fresh.held()


def test_timelinejs_itself_shows_every_slide(graph: EventGraph, browser: Any, tmp_path: Path) -> None:
    script = NODE_MODULES / "@knight-lab" / "timelinejs" / "dist" / "js" / "timeline.js"
    if not script.exists():
        pytest.skip("TimelineJS is not installed")
    export(graph, "timelinejs", tmp_path / "timeline.json", full=True)
    told = json.loads((tmp_path / "timeline.json").read_text(encoding="utf-8"))
    told["events"].append({"start_date": {"year": -44, "month": 3}, "text": {"headline": "A murder in the senate"}})
    page = browser.new_page(offline=True)
    page.set_content('<div id="timeline" style="width: 900px; height: 600px"></div>')
    page.add_script_tag(path=script)
    page.evaluate("told => { window.timeline = new TL.Timeline('timeline', told) }", told)
    page.wait_for_function("window.timeline.ready")
    assert page.evaluate("timeline.config.messages.errors") == []
    slides = page.locator(".tl-slide")
    assert slides.count() == 1 + len(told["events"])
    shown = " ".join(slides.all_inner_texts())
    page.evaluate("id => timeline.goToId(id)", told["events"][1]["unique_id"])
    page.wait_for_function(
        "document.body.innerText.includes('Dock workers ended their strike in Lisbon on 4 March')"
    )
    page.close()
    assert all(slide["text"]["headline"] in shown for slide in told["events"])
    assert "March 44 BCE" in shown


def test_what_a_script_leaves_running_is_ended(tmp_path: Path) -> None:
    code = "(sleep 3; echo late > late) & echo done\n"
    assert run(Script("sleeper", code, "", (0, 0)), tmp_path) == "done\n"
    time.sleep(4)
    assert not (tmp_path / "late").exists()
