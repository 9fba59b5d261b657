"""Exports: what each format carries, read again by another tool."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
import rdflib
import small_world as small
from dateline.graph.errors import DatelineError
from dateline.queries.event_graph import EventGraph
from dateline.queries.formats import FORMATS, export
from dateline.queries.sheets import EVENT_COLUMNS, precision, safe
from dateline.queries.tables import plover_types, tables
from told import world

ONE_GRAPH = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml"}
DATASETS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
READS_RDFLIB = pytest.mark.filterwarnings(
    "ignore:Dataset.default_context:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning"
)  # rdflib's own use of them


@pytest.fixture(scope="module")
def graph() -> EventGraph:
    return small.opened(small.small_world())


@pytest.fixture(scope="module")
def hostile() -> EventGraph:
    """The same world, its names and labels full of what breaks formats."""
    bad = '=HYPERLINK("http://evil")\r\n\x0c\x01\x1b<b>&amp;]]>\u2028;|"\ufffe'
    world = small.small_world()
    nodes = tuple(replace(node, label=bad + node.label, alt_labels=("a;b", bad)) for node in world.nodes)
    events = tuple(replace(event, label=bad + event.label) for event in world.events)
    documents = tuple(replace(d, title=bad, publisher=bad) for d in world.documents)
    return small.opened(replace(world, nodes=nodes, events=events, documents=documents))


def triples(graph: EventGraph, default_only: bool) -> set[tuple[str, str, str]]:
    return {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in graph.store
        if not default_only or str(quad.graph_name) == "DEFAULT"
    }


def told(found: Iterable[tuple[object, ...]]) -> set[tuple[str, ...]]:
    return {tuple(str(term) for term in each[:3]) for each in found}


# ---- RDF -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("format", ONE_GRAPH)
def test_formats_of_one_graph_carry_the_world_and_in_full_everything(
    graph: EventGraph, tmp_path: Path, format: str, full: bool
) -> None:
    export(graph, format, tmp_path / "graph", full=full)
    read = rdflib.Graph().parse(tmp_path / "graph", format=ONE_GRAPH[format])
    assert told(read) == triples(graph, default_only=not full)


@READS_RDFLIB
@pytest.mark.parametrize("format", DATASETS)
def test_formats_of_data_sets_carry_all_graphs(graph: EventGraph, tmp_path: Path, format: str) -> None:
    export(graph, format, tmp_path / "graph")
    read = rdflib.Dataset()
    read.parse(tmp_path / "graph", format=DATASETS[format])
    assert told(read.quads()) == triples(graph, default_only=False)
    world = {str(term) for term, *_ in read.default_graph}
    assert world == {subject for subject, _, _ in triples(graph, default_only=True)}


@pytest.mark.parametrize("format", ONE_GRAPH)
def test_hostile_text_comes_through(hostile: EventGraph, tmp_path: Path, format: str) -> None:
    export(hostile, format, tmp_path / "graph")
    read = rdflib.Graph().parse(tmp_path / "graph", format=ONE_GRAPH[format])
    assert len(read) == len(triples(hostile, default_only=True))
    (title, *_) = {str(value) for value in read.objects(None, rdflib.SDO.headline)}
    assert title.startswith('=HYPERLINK("http://evil")\r\n')


@pytest.mark.parametrize("format", [*ONE_GRAPH, *DATASETS])
def test_without_texts_no_sentence_is_exported(graph: EventGraph, tmp_path: Path, format: str) -> None:
    export(graph, format, tmp_path / "graph", full=True, texts=False)
    page = (tmp_path / "graph").read_text(encoding="utf-8")
    assert "on Sunday, the union said." not in page
    assert "beaten" in page


def test_turtle_names_its_prefixes_in_full(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "turtle", tmp_path / "graph.ttl")
    lines = (tmp_path / "graph.ttl").read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"@base <{small.BASE}> ."
    assert "@prefix dl: <https://w3id.org/dateline/ns#> ." in lines
    assert sum(line.startswith("@prefix dl:") for line in lines) == 1


def test_json_ld_is_compact_and_brings_its_context(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "jsonld", tmp_path / "graph.jsonld")
    page = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))
    assert page["@context"]["@base"] == small.BASE
    event = next(node for node in page["@graph"] if node.get("@type") == "sem:Event")
    assert event["@id"].startswith("event/")
    assert event["dl:standing"]["@id"].startswith("dl:")


# ---- Networks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("full", [False, True])
def test_graphml_is_read_again_with_verbs_dates_and_all_names(graph: EventGraph, tmp_path: Path, full: bool) -> None:
    export(graph, "graphml", tmp_path / "graph", full=full)
    read = networkx.read_graphml(tmp_path / "graph", force_multigraph=True)
    said = next(iter(read.get_edge_data(f"{small.BASE}actor/police", f"{small.BASE}actor/strikers").values()))
    assert (said["verb"], said["edtf"]) == ("beat", "2019-03-03")
    assert read.number_of_edges() == (13 if full else 2)
    assert (f"{small.BASE}actor/ana-sousa" in read) is full
    if full:
        assert read.nodes[f"{small.BASE}actor/ana-sousa"]["names"] == "A. Sousa | Sousa"


def test_gexf_edges_last_as_long_as_their_events_and_bear_no_clock(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "gexf", tmp_path / "graph")
    page = (tmp_path / "graph").read_text(encoding="utf-8")
    assert 'start="2019-03-03" end="2019-03-03"' in page
    assert 'mode="dynamic"' in page
    assert "lastmodifieddate" not in page
    assert networkx.read_gexf(tmp_path / "graph").number_of_nodes() == 4


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_hostile_text_does_not_break_networks(hostile: EventGraph, tmp_path: Path, format: str) -> None:
    export(hostile, format, tmp_path / "graph", full=True)
    read = networkx.read_graphml if format == "graphml" else networkx.read_gexf
    assert read(tmp_path / "graph").number_of_nodes() == 13


# ---- CSV -------------------------------------------------------------------------------------------------------------


def sheet(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_of_the_event_sheet_says_when_who_where_and_in_which_words(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path)
    rows = {row["event"]: row for row in sheet(tmp_path, "events")}
    row = rows["Dock workers ended their strike in Lisbon"]
    assert tuple(row) == EVENT_COLUMNS
    assert (
        row["date"],
        row["date_end"],
        row["precision"],
        row["actors"],
        row["place"],
        row["latitude"],
        row["longitude"],
    ) == ("2019-03-04", "2019-03-04", "day", "dock workers; strike", "Lisbon", "38.71667", "-9.13333")
    assert (row["sources"], row["quote"]) == (
        "Harbour Post; reprint.txt",
        "Dock workers ended their strike in Lisbon on 4 March 2019.",
    )


def test_nodes_and_edges_have_neo4j_headers_and_every_edge_has_its_ends(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path)
    nodes, edges = sheet(tmp_path, "nodes"), sheet(tmp_path, "edges")
    ids = {row["iri:ID"] for row in nodes}
    assert len(ids) == len(nodes) == 13
    assert all(row[":START_ID"] in ids and row[":END_ID"] in ids for row in edges)
    acted = [row for row in edges if row[":TYPE"] == "ACTED"]
    assert sorted(row["verb"] for row in acted) == ["beat", "end"]
    sousa = next(row for row in nodes if row["name"] == "Ana Sousa")
    assert sousa["names:string[]"].split(";") == ["A. Sousa", "Sousa"]


def test_no_cell_is_a_formula_and_no_quote_is_left_without_texts(hostile: EventGraph, tmp_path: Path) -> None:
    export(hostile, "csv", tmp_path, texts=False)
    rows = sheet(tmp_path, "events")
    assert all(row["event"].startswith("'=HYPERLINK") and not row["quote"] for row in rows)
    assert safe("-5 degrees") == "'-5 degrees"
    assert safe("5 - 3") == "5 - 3"


@pytest.mark.parametrize(
    ("edtf", "one_day", "wanted"),
    [
        ("2022-01-06", True, "day"),
        ("2022-01", False, "month"),
        ("2022", False, "year"),
        ("2022-01-03/2022-01-05", False, "span"),
        ("2022-01-10~", False, "about day"),
        (None, False, ""),
        ("[2022-01-03..2022-01-05]", False, "span"),
    ],
)
def test_precision_is_read_from_the_date(graph: EventGraph, edtf: str | None, one_day: bool, wanted: str) -> None:
    event = graph.timeline()[0]
    days = (event.earliest, event.latest) if one_day else (event.earliest, None)
    assert precision(replace(event, edtf=edtf, earliest=days[0] if edtf else None, latest=days[1])) == wanted


# ---- Tables ----------------------------------------------------------------------------------------------------------


def test_the_tables_have_their_files_and_fields(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "tables", tmp_path)
    read = {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in tmp_path.glob("*.jsonl")
    }
    assert set(read) == {"documents", "times", "events", "actors", "order"}
    assert [row["document"] for row in read["documents"]] == ["strike.html", "more/reprint.txt", 'town hall "<x>".txt']
    assert {
        "event",
        "document",
        "start",
        "end",
        "trigger",
        "type",
        "date",
        "date_basis",
        "earliest",
        "latest",
        "polarity",
        "certainty",
        "standing",
        "claimed_by",
        "participants",
        "rule",
        "confidence",
        "salience",
    } <= set(read["events"][0])


def test_offsets_in_the_tables_cut_out_the_text_given_with_them(graph: EventGraph) -> None:
    texts = {row.path: row.text or "" for row in graph.articles()}
    told = tables(graph)
    passages = [
        (row["document"], row["start"], row["end"], row.get("trigger") or row.get("text"))
        for name in ("times", "events")
        for row in told[name]
    ]
    passages += [(m["document"], m["start"], m["end"], m["text"]) for row in told["actors"] for m in row["mentions"]]
    assert len(passages) > 30
    assert all(texts[document][start:end] == words for document, start, end, words in passages)


def test_what_is_told_as_an_event_is_no_actor_and_a_name_is_told_with_its_apposition() -> None:
    line = "Clara Wenger, the mayor of Basel, announced the closure of the ferry. The closure lasted a month."
    rows = {row["name"]: row for row in tables(small.opened(world(("2023-05-04", line))))["actors"]}
    assert {mention["text"] for mention in rows["Clara Wenger"]["mentions"]} == {
        "Clara Wenger", "the mayor of Basel", "Clara Wenger, the mayor of Basel"}
    assert "ferry" in rows
    assert not [name for name in rows if "closure" in name]


def test_a_claim_stands_in_every_article_that_carries_its_text(graph: EventGraph) -> None:
    rows = [row for row in tables(graph)["events"] if row["trigger"] == "beaten"]
    assert [row["document"] for row in rows] == ["strike.html", "more/reprint.txt", 'town hall "<x>".txt']
    assert len({row["event"] for row in rows}) == 1
    assert [row["polarity"] for row in rows] == ["positive", "positive", "negative"]
    assert [row["claimed_by"].rpartition("/")[2] for row in rows] == ["union", "union", "ana-sousa"]


def test_types_of_our_own_become_the_nearest_wider_type_of_plover(graph: EventGraph) -> None:
    assert plover_types(graph) == {"ASSAULT": "ASSAULT", "BEAT": "ASSAULT"}
    types = {row["trigger"]: row["type"] for row in tables(graph)["events"]}
    assert (types["beaten"], types["said"], types["ended"]) == ("ASSAULT", None, None)


def test_salience_in_the_tables_is_the_weight_of_the_claim_in_its_article(graph: EventGraph) -> None:
    found = {(row["document"], row["trigger"]): row["salience"] for row in tables(graph)["events"]}
    assert found["strike.html", "beaten"] == 0.6
    assert found['town hall "<x>".txt', "beaten"] == 0.8


def test_participants_are_actors_places_and_things_not_times(graph: EventGraph) -> None:
    row = next(row for row in tables(graph)["events"] if row["trigger"] == "ended")
    assert [(part["role"], part["text"], part["actor"] is None) for part in row["participants"]] == [
        ("agent", "Dock workers", False),
        ("patient", "their strike", False),
        ("place", "Lisbon", False),
    ]


# ---- Files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(graph: EventGraph, tmp_path: Path, format: str) -> None:
    found = []
    for name in ("one", "two"):
        export(small.opened(small.small_world()), format, tmp_path / name)
        paths = sorted((tmp_path / name).iterdir()) if (tmp_path / name).is_dir() else [tmp_path / name]
        found.append([path.read_bytes() for path in paths])
    assert found[0] == found[1]


def test_an_unknown_format_and_a_missing_folder_are_errors_in_words(graph: EventGraph, tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"no format 'docx'.*turtle"):
        export(graph, "docx", tmp_path / "x")
    with pytest.raises(DatelineError, match="tables needs a folder"):
        export(graph, "tables")
    with pytest.raises(DatelineError, match="is a folder"):
        export(graph, "turtle", tmp_path)


def test_an_export_that_fails_leaves_the_file_as_it_was(
    graph: EventGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graph.ttl").write_text("before")

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(importlib.import_module("dateline.queries.formats").FILES, "turtle", full)
    with pytest.raises(DatelineError, match="No space left"):
        export(graph, "turtle", tmp_path / "graph.ttl")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("graph.ttl", "before")]


def test_without_a_file_the_export_goes_to_standard_output(
    graph: EventGraph, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", page)
    export(graph, "csv")
    assert page.buffer.getvalue().startswith(b"date,date_end,precision")
