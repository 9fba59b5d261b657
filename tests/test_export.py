"""Exports: what each format carries, read again by another tool."""

from __future__ import annotations

import csv
import datetime
import importlib.util
import io
import json
import re
import sys
import tracemalloc
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.dom.minidom import parse as parse_dom
from xml.etree import ElementTree

import networkx
import pytest
import rdflib
import small_world as small
from dateline.builders.command_line import EXPORTED
from dateline.builders.formats import FORMATS, export
from dateline.graph import cypher, jsonld, lasting, networks, property_graph, reader
from dateline.graph.csv_lines import PARTED
from dateline.graph.errors import DatelineError
from dateline.graph.model import When
from dateline.graph.terms import DL, XSD
from dateline.queries import sheets
from dateline.queries.event_graph import EventGraph
from dateline.queries.run import named
from dateline.queries.sheets import EVENT_COLUMNS, precision, safe
from dateline.queries.spoken import spoken
from dateline.queries.tables import plover_types, tables
from pyoxigraph import Literal, NamedNode, Quad, Store
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
    event = next(node for node in page["@graph"] if node.get("rdfs:label") == "police had beaten three strikers")
    assert event["@id"].startswith("event/")
    assert (event["dl:standing"], event["dl:agent"]) == ("dl:disputed", "actor/police")
    assert (event["dl:edtf"], event["dl:voices"], event["dl:keyEvent"]) == ("2019-03-03", 2, True)


@READS_RDFLIB
def test_json_ld_says_the_type_of_a_value_that_is_not_of_the_usual_one() -> None:
    store = Store()
    odd = (NamedNode("https://example.org/x"), Literal("2019", datatype=XSD["gYear"]), Literal("3"))
    dates = (DL["edtf"], DL["standing"], DL["voices"], DL["salience"])
    subject = NamedNode(f"{small.BASE}a:b")
    for property in dates:
        store.extend(Quad(subject, property, value) for value in odd)
    page = io.BytesIO()
    jsonld.write(store, page, small.BASE)
    read = rdflib.Graph().parse(data=page.getvalue().decode(), format="json-ld")
    assert told(read) == {(subject.value, property.value, value.value) for property in dates for value in odd}


# ---- Networks --------------------------------------------------------------------------------------------------------


def test_graphml_is_read_again_with_verbs_dates_and_all_names(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "graphml", tmp_path / "graph")
    read = networkx.read_graphml(tmp_path / "graph", force_multigraph=True)
    said = next(iter(read.get_edge_data(f"{small.BASE}actor/police", f"{small.BASE}actor/strikers").values()))
    assert (said["verb"], said["edtf"], said["voices"]) == ("beat", "2019-03-03", 2)
    assert read.number_of_edges() == 2
    assert f"{small.BASE}actor/ana-sousa" not in read


def test_graphml_in_full_holds_the_events_with_their_roles_and_the_articles_that_tell_them(
    graph: EventGraph, tmp_path: Path
) -> None:
    export(graph, "graphml", tmp_path / "graph", full=True)
    read = networkx.read_graphml(tmp_path / "graph", force_multigraph=True)
    roles = Counter(said.get("role", "acted") for _, _, said in read.edges(data=True))
    assert roles == {
        "acted": 2,
        "agent": 4,
        "patient": 3,
        "place": 1,
        "tells": 2,
        "before": 1,
        "told_in": 10,
        "within": 1,
    }
    assert read.nodes[f"{small.BASE}actor/ana-sousa"]["names"] == "A. Sousa | Sousa"
    (end,) = (node for node, said in read.nodes(data=True) if said.get("verb") == "end")
    assert read.nodes[end]["key_event"] is True


GEXF = "{http://gexf.net/1.3}"
CHILDREN = ((), ("attvalues",), ("attvalues", "spells"), ("spells",))
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LEXICAL: dict[str | None, re.Pattern[str]] = {
    "string": re.compile(".*", re.DOTALL),
    "integer": re.compile(r"-?\d+"),
    "double": re.compile(r"-?\d+(\.\d+)?(e-?\d+)?"),
    "boolean": re.compile("true|false"),
}


def test_gexf_edges_and_parties_last_as_long_as_their_events_and_bear_no_clock(
    graph: EventGraph, tmp_path: Path
) -> None:
    export(graph, "gexf", tmp_path / "graph")
    page = (tmp_path / "graph").read_text(encoding="utf-8")
    assert 'mode="dynamic"' in page
    assert 'timeformat="date"' in page
    assert "lastmodifieddate" not in page
    read = networkx.read_gexf(tmp_path / "graph")
    assert read.number_of_nodes() == 4
    police = read.nodes[f"{small.BASE}actor/police"]
    assert (police["label"], police["start"], police["end"]) == ("police", "2019-03-03", "2019-03-03")
    said = read.get_edge_data(f"{small.BASE}actor/police", f"{small.BASE}actor/strikers")
    edge = said if "verb" in said else next(iter(said.values()))
    assert (edge["verb"], edge["start"], edge["end"]) == ("beat", "2019-03-03", "2019-03-03")


def test_a_party_of_several_days_has_a_spell_for_each_and_one_of_an_undated_event_is_always_there() -> None:
    assert lasting.merged(
        [("2019-03-01", "2019-03-04"), ("2019-03-03", "2019-03-03"), ("2020-01-01", "2020-01-02")]
    ) == [
        ("2019-03-01", "2019-03-04"),
        ("2020-01-01", "2020-01-02"),
    ]
    world = small.small_world()
    end = next(event for event in world.events if event.verb == "end")
    later = replace(end, id="event/later", when=small.day("2020-01-02"), verb="end", label="ended again", replaces=())
    undated = replace(end, id="event/never", when=When(), label="ended some day", replaces=())
    for more, wanted in (((later,), 2), ((later, undated), 0)):
        page = io.BytesIO()
        networks.write_gexf(small.opened(replace(world, events=(*world.events, *more))).store, page, full=False)
        strike = page.getvalue().decode().partition(f'<node id="{small.BASE}thing/strike"')[2].partition("</node>")[0]
        assert strike.count("<spell ") == wanted
        assert "start=" not in strike.partition(">")[0]


def test_on_each_stretch_of_days_the_spells_that_lie_there_are_counted() -> None:
    spells = [("2019-03-01", "2019-03-04"), ("2019-03-03", "2019-03-03"), ("2019-03-05", "2019-03-05")]
    assert list(lasting.counted(spells)) == [
        (1, ("2019-03-01", "2019-03-02")),
        (2, ("2019-03-03", "2019-03-03")),
        (1, ("2019-03-04", "2019-03-05")),
    ]
    assert list(lasting.counted([(None, "2019-03-04"), ("2019-03-07", None)])) == [
        (1, (None, "2019-03-04")),
        (1, ("2019-03-07", None)),
    ]
    assert list(lasting.counted([(None, None), (None, "9999-12-31")])) == [(2, (None, None))]
    assert list(lasting.counted([])) == []


@pytest.mark.parametrize("full", [False, True])
def test_gexf_keeps_the_rules_of_its_schema(graph: EventGraph, tmp_path: Path, full: bool) -> None:
    """The rules of gexf.xsd, dynamics.xsd and data.xsd that concern what is written."""
    export(graph, "gexf", tmp_path / "graph", full=full)
    (inner,) = ElementTree.parse(tmp_path / "graph").getroot()
    assert set(inner.attrib) == {"mode", "defaultedgetype", "timeformat", "timerepresentation"}
    *declared, nodes, edges = inner
    assert [part.tag for part in (*declared, nodes, edges)] == [
        GEXF + n for n in ("attributes",) * 3 + ("nodes", "edges")
    ]
    types = {
        (part.get("class"), each.get("id")): (part.get("mode"), each.get("type")) for part in declared for each in part
    }
    assert len(types) == sum(map(len, declared))
    assert types["node", "acts"] == ("dynamic", "integer")
    ids = [node.get("id") for node in nodes]
    assert len({*ids}) == len(ids)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert {end for edge in edges for end in (edge.get("source"), edge.get("target"))} <= {*ids}
    for kind, each in [("node", node) for node in nodes] + [("edge", edge) for edge in edges]:
        assert [part.tag for part in each] in ([GEXF + n for n in order] for order in CHILDREN)
        for value in each.iter(f"{GEXF}attvalue"):
            mode, type = types[kind, value.attrib["for"]]
            assert LEXICAL[type].fullmatch(value.attrib["value"]), value.attrib
            assert mode == "dynamic" or not {"start", "end"} & set(value.attrib)
    dynamic = [value.attrib for value in nodes.iter(f"{GEXF}attvalue") if value.get("for") == "acts"]
    assert {"for": "acts", "value": "1", "start": "2019-03-03", "end": "2019-03-03"} in dynamic
    for each in inner.iter():
        start, end = (each.get(name) for name in ("start", "end"))
        assert all(DAY.fullmatch(day) for day in (start, end) if day is not None)
        assert start is None or end is None or start <= end


def test_networkx_reads_how_many_edges_a_party_has_over_time(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "gexf", tmp_path / "graph")
    police = networkx.read_gexf(tmp_path / "graph").nodes[f"{small.BASE}actor/police"]
    assert police["acts"] == [(1, "2019-03-03", "2019-03-03")]


@pytest.mark.parametrize("full", [False, True])
def test_who_looks_for_names_as_written_sees_one_block_of_nodes_attributes_and_no_value_without_its_declaration(
    graph: EventGraph, tmp_path: Path, full: bool
) -> None:
    """As graphology does; tests/test_stores.py asks graphology itself where it is installed."""
    export(graph, "gexf", tmp_path / "graph", full=full)
    page = parse_dom(str(tmp_path / "graph"))
    for kind in ("node", "edge"):
        (block,) = (each for each in page.getElementsByTagName("attributes") if each.getAttribute("class") == kind)
        declared = {each.getAttribute("id") for each in block.getElementsByTagName("attribute")}
        values = [v for each in page.getElementsByTagName(kind) for v in each.getElementsByTagName("attvalue")]
        assert values and {value.getAttribute("for") for value in values} <= declared


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_hostile_text_does_not_break_networks(hostile: EventGraph, tmp_path: Path, format: str) -> None:
    export(hostile, format, tmp_path / "graph", full=True)
    read = networkx.read_graphml if format == "graphml" else networkx.read_gexf
    assert read(tmp_path / "graph").number_of_nodes() == 16


# ---- CSV -------------------------------------------------------------------------------------------------------------


def sheet(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_of_the_event_sheet_says_when_who_where_and_in_which_words(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path)
    rows = {row["event"]: row for row in sheet(tmp_path, "events")}
    row = rows["Dock workers ended their strike in Lisbon"]
    assert tuple(row) == EVENT_COLUMNS
    assert list(row.values())[:12] == [
        "2019-03-04",
        "2019-03-04",
        "day",
        "dock workers; strike",
        "",
        "Lisbon",
        "38.71667",
        "-9.13333",
        "reported",
        "1",
        "Harbour Post; reprint.txt",
        "Dock workers ended their strike in Lisbon on 4 March 2019.",
    ]


def test_the_id_of_a_row_is_the_events_own_and_survives_a_spreadsheet(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path)
    for row in sheet(tmp_path, "events"):
        assert graph.event(row["id"]).label == row["event"]
        assert row["id"].startswith("event/")  # twelve digits alone could be taken for a number


def test_the_event_sheet_joins_with_the_nodes_and_says_on_what_each_date_rests(
    graph: EventGraph, tmp_path: Path
) -> None:
    export(graph, "csv", tmp_path)
    nodes = {row["iri:ID"]: row for row in sheet(tmp_path, "nodes")}
    for row in sheet(tmp_path, "events"):
        event = graph.event(row["id"])
        node = nodes[row["iri"]]
        assert (row["event"], row["basis"], row["date_reason"]) == (node["label"], event.basis, event.reason)
        assert (node["basis"], node["date_reason"]) == (event.basis, event.reason)
        assert float(node["confidence:double"]) == event.confidence
        assert (row["earliest"], row["latest"]) == (node["earliest:date"], node["latest:date"])
        assert row["agents"].split("; ") == [link.label for link in event.agents] or not event.agents
        assert row["patients"].split("; ") == [link.label for link in event.patients] or not event.patients
        assert (row["key_event"], float(row["confidence"])) == (node["key_event:boolean"], event.confidence)
    ended = next(row for row in sheet(tmp_path, "events") if row["event"].startswith("Dock workers"))
    assert ended["paths"] == "strike.html; more/reprint.txt"
    assert ended["urls"] == "https://example.org/strike?a=1&b=2"


def test_an_event_of_about_a_day_stands_at_that_day_in_the_sheet_not_at_the_first_that_is_possible() -> None:
    world = small.small_world()
    about = When("2019-03-08~", datetime.date(2019, 2, 1), datetime.date(2019, 3, 20), "inferred", "told so")
    (first, *others) = (event for event in world.events if event.when.edtf)
    moved = tuple(replace(event, when=about) if event is first else event for event in world.events)
    rows = list(sheets.events(reader.Reader(small.opened(replace(world, events=moved)).store)))
    dates = [row[0] for row in rows[1:] if row[0]]
    assert dates == sorted(dates)
    assert dates[-1] == "2019-03-08" and len(others) >= 2


def test_the_event_sheet_is_in_order_of_time_and_names_its_encoding_to_excel(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path)
    dates = [row["date"] for row in sheet(tmp_path, "events")]
    assert dates == ["2019-03-03", "2019-03-04", "2019-03-04", "2019-03-05", ""]
    assert (tmp_path / "events.csv").read_bytes().startswith(b"\xef\xbb\xbfdate,")


def test_a_single_sheet_says_which_others_a_folder_would_hold(graph: EventGraph, tmp_path: Path) -> None:
    left_out = export(graph, "csv", tmp_path / "all.csv")
    assert left_out == "this is events.csv alone; -o FOLDER writes nodes.csv and edges.csv too"
    assert len(sheet(tmp_path, "all")) == 5
    assert export(graph, "csv", tmp_path / "all") is None


def test_nodes_and_edges_have_neo4j_headers_and_every_edge_has_its_ends(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "csv", tmp_path)
    nodes, edges = sheet(tmp_path, "nodes"), sheet(tmp_path, "edges")
    ids = {row["iri:ID"] for row in nodes}
    assert len(ids) == len(nodes) == 16
    assert all(row[":START_ID"] in ids and row[":END_ID"] in ids for row in edges)
    acted = [row for row in edges if row[":TYPE"] == "ACTED"]
    assert sorted(row["verb"] for row in acted) == ["beat", "end"]
    assert {row["earliest:date"] for row in acted} == {"2019-03-03", "2019-03-04"}
    sousa = next(row for row in nodes if row["label"] == "Ana Sousa")
    assert sousa["names:string[]"].split(PARTED) == ["A. Sousa", "Sousa"]
    assert sousa[":LABEL"].split(PARTED) == ["Node", "Actor", "Person"]
    assert not any(PARTED in name for row in (nodes[0], edges[0]) for name in row)


def test_a_disputed_event_keeps_an_edge_for_who_claims_it_and_one_for_who_denies_it(
    graph: EventGraph, tmp_path: Path
) -> None:
    export(graph, "csv", tmp_path)
    event = next(each for each in graph.events() if each.standing == "disputed")
    told = [row for row in sheet(tmp_path, "edges") if row[":TYPE"] == "TOLD_IN" and row[":START_ID"] == event.iri]
    accounts = [(each, source) for each in graph.accounts(event.iri) for source in each.sources]
    assert len(told) == len(accounts) == 3
    assert {(row["id"], row[":END_ID"]) for row in told} == {(each.claim, source.iri) for each, source in accounts}
    assert sorted((row["polarity"], row["speakers:string[]"], row["direct:boolean"]) for row in told) == [
        ("negative", "Ana Sousa", "true"),
        ("positive", "union", "true"),
        ("positive", "union", "true"),
    ]
    (denial,) = (row for row in told if row["polarity"] == "negative")
    assert denial["quote"] == "Mayor Ana Sousa denied that police had beaten strikers."
    assert (denial["certainty"], float(denial["confidence:double"])) == ("certain", 0.9)


def test_an_order_says_by_which_words_and_an_article_between_which_days_it_was_published(
    graph: EventGraph, tmp_path: Path
) -> None:
    export(graph, "csv", tmp_path)
    before = [row for row in sheet(tmp_path, "edges") if row[":TYPE"] == "BEFORE"]
    assert [row["rules:string[]"] for row in before] == [basis for _, _, basis in small.small_world().orders]
    articles = {row["path"]: row for row in sheet(tmp_path, "nodes") if row[":LABEL"] == "Article"}
    strike = articles["strike.html"]
    assert (strike["published"], strike["published_from:date"], strike["published_to:date"]) == ("2019-03-04",) * 3
    assert strike["published_basis"] and strike["published_reason"]


def test_a_bounded_publication_date_gives_the_days_between_which_it_lies() -> None:
    world = small.small_world()
    when = When("[2019-03-05..2019-03-07]", None, None, "inferred", "it tells what another article of 5 March tells")
    anchors = tuple(replace(anchor, when=when) for anchor in world.anchors)
    article = next(iter(reader.Reader(small.opened(replace(world, anchors=anchors)).store).articles()))
    said = property_graph.article(article).said
    assert (said["published_from"], said["published_to"]) == ("2019-03-05", "2019-03-07")
    assert "published_from" not in property_graph.article(replace(article, published="XXXX-03-05")).said


def test_a_semicolon_within_a_name_stays_one_name_in_a_list() -> None:
    assert sheets.cell(("A;B Union", f"C{PARTED}D")) == f"A;B Union{PARTED}C D"


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
        ("2021-23", False, "span"),
        ("2022-01-03/2022-01-05", False, "span"),
        ("2022-01-10~", False, "about day"),
        (None, False, ""),
        ("[2022-01-03..2022-01-05]", False, "span"),
    ],
)
def test_precision_is_read_from_the_date(graph: EventGraph, edtf: str | None, one_day: bool, wanted: str) -> None:
    event = graph.timeline()[0]
    days = (event.earliest, event.latest) if one_day else (event.earliest, None)
    assert precision(edtf, days[0] if edtf else None, days[1]) == wanted


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
        "speakers",
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
        "Clara Wenger",
        "the mayor of Basel",
        "Clara Wenger, the mayor of Basel",
    }
    assert "ferry" in rows
    assert not [name for name in rows if "closure" in name]


def test_a_claim_stands_in_every_article_that_carries_its_text(graph: EventGraph) -> None:
    rows = [row for row in tables(graph)["events"] if row["trigger"] == "beaten"]
    assert [row["document"] for row in rows] == ["strike.html", "more/reprint.txt", 'town hall "<x>".txt']
    assert len({row["event"] for row in rows}) == 1
    assert [row["polarity"] for row in rows] == ["positive", "positive", "negative"]
    assert [row["claimed_by"].rpartition("/")[2] for row in rows] == ["union", "union", "ana-sousa"]


def test_who_only_tells_of_it_in_passing_is_a_speaker_but_no_claimant() -> None:
    line = "“The crew that left the port never came back,” Clara Wenger said."
    rows = {row["trigger"]: row for row in tables(small.opened(world(("2023-05-04", line))))["events"]}
    assert rows["left"]["claimed_by"] is None
    assert [speaker["name"] for speaker in rows["left"]["speakers"]] == ["Clara Wenger"]
    assert rows["came back"]["claimed_by"] == rows["came back"]["speakers"][0]["actor"]


def test_types_of_our_own_become_the_nearest_wider_type_of_plover(graph: EventGraph) -> None:
    assert plover_types(graph) == {"ASSAULT": "ASSAULT", "BEAT": "ASSAULT"}
    types = {row["trigger"]: row["type"] for row in tables(graph)["events"]}
    assert (types["beaten"], types["said"], types["ended"]) == ("ASSAULT", None, None)


def test_a_light_verbs_line_is_no_mention_of_its_nouns_event_in_the_tables() -> None:
    found = small.opened(world(("2023-05-04", "The union held a rally in Lyon on Monday.")))
    lines = {row["trigger"]: row["event"] for row in tables(found)["events"]}
    assert lines["held"] != lines["rally"] and len(found.events()) == 1


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


# ---- Property graphs -------------------------------------------------------------------------------------------------


def test_a_cypher_script_merges_nodes_and_edges_of_few_types_in_batches(
    graph: EventGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cypher, "BATCH", 2)
    export(graph, "cypher", tmp_path / "graph.cypher")
    page = (tmp_path / "graph.cypher").read_text(encoding="utf-8")
    statements = page.split(";\n")
    assert sum("CREATE CONSTRAINT" in each and "IF NOT EXISTS" in each for each in statements) == 3
    merged = [each for each in statements if each.startswith("UNWIND")]
    swept = [each for each in statements if "DELETE" in each]
    assert len(swept) == len(property_graph.ENDS) + 3
    assert all(f"n.iri STARTS WITH '{small.BASE}' AND " in each for each in swept)
    assert statements[-len(swept) - 1 : -1] == swept
    assert all(1 <= each.count("\n{") <= 2 for each in merged)
    assert not any(re.search(r"\bCREATE\b", each) for each in merged)
    types = {match for each in merged for match in re.findall(r"MERGE \(a\)-\[r:(\w+)", each)}
    assert types == {"ACTED", "AGENT", "PATIENT", "PLACE", "TELLS", "BEFORE", "TOLD_IN", "WITHIN"}
    assert "names: ['A. Sousa', 'Sousa']" in page
    assert "earliest: date('2019-03-03')" in page


def test_a_text_cannot_break_out_of_its_place_in_a_cypher_script() -> None:
    assert cypher.literal("O'Brien \\' }) DETACH DELETE n //\n") == "'O\\'Brien \\\\\\' }) DETACH DELETE n //\\n'"
    assert cypher.literal(("a", "b'")) == "['a', 'b\\'']"
    assert (cypher.literal(True), cypher.literal(2), cypher.literal(0.5)) == ("true", "2", "0.5")


# ---- TimelineJS ------------------------------------------------------------------------------------------------------


def timeline(graph: EventGraph, tmp_path: Path, **options: bool) -> list[dict[str, Any]]:
    export(graph, "timelinejs", tmp_path / "timeline.json", **options)
    slides: list[dict[str, Any]] = json.loads((tmp_path / "timeline.json").read_text(encoding="utf-8"))["events"]
    return slides


def dated(edtf: str, first: str | None, last: str | None) -> EventGraph:
    """The world with its key event at another time."""
    days = [None if day is None else datetime.date.fromisoformat(day) for day in (first, last)]
    when = When(edtf, days[0], days[1], "stated", "the text says so")
    world = small.small_world()
    return small.opened(replace(world, events=tuple(replace(event, when=when) for event in world.events)))


def test_the_timeline_holds_the_key_events_and_in_full_all_that_have_a_date(graph: EventGraph, tmp_path: Path) -> None:
    headlines = [slide["text"]["headline"] for slide in timeline(graph, tmp_path)]
    assert headlines == ["police had beaten three strikers", "Dock workers ended their strike in Lisbon"]
    assert len(timeline(graph, tmp_path, full=True)) == 4


def test_a_slide_names_who_says_so_and_who_denies_it(graph: EventGraph, tmp_path: Path) -> None:
    body = timeline(graph, tmp_path)[0]["text"]["text"]
    assert body.startswith(
        "<p>disputed: 1 attribution, 1 denial</p><p>said by union; denied by Ana Sousa</p><p>"
    )


def test_a_slide_quotes_its_sentence_and_credits_who_published_it(graph: EventGraph, tmp_path: Path) -> None:
    slide = timeline(graph, tmp_path)[1]
    assert slide["start_date"] == {"year": 2019, "month": 3, "day": 4}
    assert "end_date" not in slide
    assert "display_date" not in slide
    assert slide["media"] == {
        "url": "<blockquote>Dock workers ended their strike in Lisbon on 4 March 2019.</blockquote>",
        "credit": "Harbour Post",
        "caption": "Strike ends, 4 March 2019",
        "link": "https://example.org/strike?a=1&b=2",
    }
    assert "media" not in timeline(graph, tmp_path, texts=False)[1]


@pytest.mark.parametrize(
    ("edtf", "days", "start", "end", "shown"),
    [
        ("2019-03", ("2019-03-01", "2019-03-31"), (2019, 3), (2019, 3, 31), "March 2019"),
        ("2019-03-04~", ("2019-03-01", "2019-03-07"), (2019, 3, 4), (2019, 3, 7), "about 4 March 2019"),
        (
            "[2019-03-04..2019-03-06]",
            ("2019-03-04", "2019-03-06"),
            (2019, 3, 4),
            (2019, 3, 6),
            "between 4 and 6 March 2019",
        ),
        ("-0043-03-15", (None, None), (-44, 3, 15), None, "15 March 44 BCE"),
        ("2021-23", ("2021-09-01", "2021-11-30"), (2021, 9, 1), (2021, 11, 30), "autumn 2021"),
        ("198X", ("1980-01-01", "1989-12-31"), (1980, 1, 1), (1989, 12, 31), "1980s"),
    ],
)
def test_uncertain_dates_of_slides_are_told_in_words_and_years_may_be_before_our_era(
    tmp_path: Path, edtf: str, days: tuple[str | None, str | None], start: Any, end: Any, shown: str
) -> None:
    slide = timeline(dated(edtf, *days), tmp_path)[0]
    assert tuple(slide["start_date"].values()) == start
    assert tuple(slide.get("end_date", {}).values()) == (end or ())
    assert slide["display_date"] == shown


def test_no_slide_stands_for_a_day_of_no_year(tmp_path: Path) -> None:
    assert timeline(dated("XXXX-03-04", None, None), tmp_path, full=True) == []


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-01-03/2022-01-05", "from 3 to 5 January 2022"),
        ("[..2022-01-03]", "by 3 January 2022"),
        ("[2022-01..]", "January 2022 or later"),
        ("2021-23", "autumn 2021"),
        ("XXXX-01-02", "2 January, year unknown"),
        ("19XX", "1900s"),
        ("2022?", "perhaps 2022"),
        ("2022-01%", "perhaps about January 2022"),
        ("0000", "1 BCE"),
        ("-0043-03", "March 44 BCE"),
        ("2022/..", "since 2022"),
        ("../2022-01-05", "until 5 January 2022"),
        ("2022-01-05~/2022-02", "from about 5 January 2022 to February 2022"),
        ("[2019-05-06,2019-06-05]", "6 May 2019 or 5 June 2019"),
        ("", ""),
    ],
)
def test_dates_are_spoken_in_words(edtf: str, words: str) -> None:
    assert spoken(edtf) == words


# ---- FollowTheMoney --------------------------------------------------------------------------------------------------


def entities(graph: EventGraph, tmp_path: Path, **options: bool) -> list[dict[str, Any]]:
    export(graph, "ftm", tmp_path / "graph.ftm.json", **options)
    return [json.loads(line) for line in (tmp_path / "graph.ftm.json").read_bytes().splitlines()]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_followthemoney_takes_every_entity_with_every_value_and_finds_what_they_point_to(
    graph: EventGraph, hostile: EventGraph, tmp_path: Path
) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    for held in (graph, hostile):
        made = entities(held, tmp_path)
        proxies = {entity["id"]: followthemoney.model.get_proxy(entity, cleaned=False) for entity in made}
        assert len(proxies) == len(made)
        for entity in made:
            proxy = proxies[entity["id"]]
            proxy.schema.validate(entity)
            for name, values in entity["properties"].items():
                assert len(proxy.get(name)) == len(values), (entity["schema"], name, values)
            for property, value in proxy.itervalues():
                if property.type.name == "entity":
                    assert proxies[value].schema.is_a(property.range)


def test_an_event_for_followthemoney_has_its_parties_proofs_and_sources(graph: EventGraph, tmp_path: Path) -> None:
    made = {entity["properties"].get("name", [""])[0]: entity for entity in entities(graph, tmp_path)}
    beating = made["police had beaten three strikers"]["properties"]
    assert beating["involved"] == [made["police"]["id"], made["strikers"]["id"]]
    assert (beating["date"], len(beating["proof"])) == (["2019-03-03"], 3)
    assert beating["sourceUrl"] == ["https://example.org/strike?a=1&b=2"]
    assert beating["keywords"] == ["BEAT", "disputed"]
    assert made["Ana Sousa"]["schema"] == "Person"
    assert made["Ana Sousa"]["properties"]["alias"] == ["A. Sousa", "Sousa"]
    assert made["Lisbon"]["schema"] == "Address"
    links = [entity["properties"] for entity in entities(graph, tmp_path) if entity["schema"] == "UnknownLink"]
    assert [(link["subject"], link["role"]) for link in links] == [([made["police"]["id"]], ["beat"])]


def test_a_link_for_followthemoney_that_is_only_denied_says_so(tmp_path: Path) -> None:
    world = small.small_world()
    denied = tuple(replace(e, standing="denied") if e.verb == "beat" else e for e in world.events)
    links = [e for e in entities(small.opened(replace(world, events=denied)), tmp_path) if e["schema"] == "UnknownLink"]
    assert [link["properties"]["role"] for link in links] == [["beat (denied)"]]


# ---- All formats -----------------------------------------------------------------------------------------------------


def whole(path: Path) -> str:
    """All that an export wrote."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("format", sorted({*FORMATS} - {"tables", "html-sparql", "queries"}))
def test_no_format_holds_a_sentence_without_texts(graph: EventGraph, tmp_path: Path, format: str) -> None:
    """Tables are for scoring, and give the words of phrases alone; the page that holds a graph holds it packed.

    Queries hold no graph.
    """
    export(graph, format, tmp_path / "with", full=True)
    export(graph, format, tmp_path / "without", full=True, texts=False)
    assert "ended their strike in Lisbon on 4 March" in whole(tmp_path / "with")
    assert "ended their strike in Lisbon on 4 March" not in whole(tmp_path / "without")
    assert "Dock workers ended their strike in Lisbon" in whole(tmp_path / "without")


@pytest.fixture(scope="module")
def knotted() -> EventGraph:
    """Two events each told to have come before the other, two places each within the other, and a man of many names."""
    world = small.small_world()
    (before, after, basis), *_ = world.orders
    names = ("A. Sousa", "Sousa", "Sousa, A. [mayor]", "“La” Sousa & Co", "Ana 'Nita' Sousa", "Ана Соуза")
    port = small.node("place/port", "place", "the port", (), acts=False, within="place/lisbon")
    nodes = [
        replace(
            node,
            alt_labels=names if node.id == "actor/ana-sousa" else node.alt_labels,
            within="place/port" if node.id == "place/lisbon" else node.within,
        )
        for node in (*world.nodes, port)
    ]
    return small.opened(replace(world, nodes=tuple(nodes), orders=(*world.orders, (after, before, basis))))


NAMES = {"A. Sousa", "Sousa", "Sousa, A. [mayor]", "“La” Sousa & Co", "Ana 'Nita' Sousa", "Ана Соуза"}


@READS_RDFLIB
@pytest.mark.parametrize("format", [*ONE_GRAPH, *DATASETS])
def test_rdf_keeps_all_names_and_circles(knotted: EventGraph, tmp_path: Path, format: str) -> None:
    export(knotted, format, tmp_path / "graph")
    read: Any = rdflib.Graph() if format in ONE_GRAPH else rdflib.Dataset(default_union=True)
    read.parse(tmp_path / "graph", format={**ONE_GRAPH, **DATASETS}[format])
    sousa = rdflib.URIRef(f"{small.BASE}actor/ana-sousa")
    assert {str(name) for name in read.objects(sousa, rdflib.SKOS.altLabel)} == NAMES
    orders = read.subjects(rdflib.RDFS.subPropertyOf, rdflib.URIRef(DL["before"].value))
    before = {ends for order in set(orders) for ends in read.subject_objects(order)}
    assert len(before) == 2
    assert {(after, first) for first, after in before} == before


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networks_keep_all_names_and_circles(knotted: EventGraph, tmp_path: Path, format: str) -> None:
    export(knotted, format, tmp_path / "graph", full=True)
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[format](tmp_path / "graph")
    assert set(read.nodes[f"{small.BASE}actor/ana-sousa"]["names"].split(" | ")) == NAMES
    lisbon, port = f"{small.BASE}place/lisbon", f"{small.BASE}place/port"
    assert read.has_edge(lisbon, port)
    assert read.has_edge(port, lisbon)


def test_sheets_and_scripts_keep_all_names_and_circles(knotted: EventGraph, tmp_path: Path) -> None:
    export(knotted, "csv", tmp_path)
    row = next(row for row in sheet(tmp_path, "nodes") if row["label"] == "Ana Sousa")
    assert set(row["names:string[]"].split(PARTED)) == NAMES
    pairs = {(row[":START_ID"], row[":END_ID"]) for row in sheet(tmp_path, "edges") if row[":TYPE"] == "BEFORE"}
    assert len(pairs) == 2
    assert {(after, first) for first, after in pairs} == pairs
    export(knotted, "ladybug", tmp_path)
    assert set(next(r for r in sheet(tmp_path, "Node") if r["label"] == "Ana Sousa")["names"].split(PARTED)) == NAMES
    export(knotted, "cypher", tmp_path / "x")
    assert all(cypher.literal(name) in (tmp_path / "x").read_text(encoding="utf-8") for name in NAMES)
    sousa = next(e for e in entities(knotted, tmp_path) if e["properties"].get("name") == ["Ana Sousa"])
    assert set(sousa["properties"]["alias"]) == NAMES


# ---- Files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(graph: EventGraph, tmp_path: Path, format: str) -> None:
    found = []
    for name in ("one", "two"):
        export(small.opened(small.small_world()), format, tmp_path / name)
        paths = sorted((tmp_path / name).iterdir()) if (tmp_path / name).is_dir() else [tmp_path / name]
        found.append([path.read_bytes() for path in paths])
    assert found[0] == found[1]


def test_the_help_names_every_format() -> None:
    assert EXPORTED == FORMATS


def test_every_named_query_is_had_as_a_file_that_asks_the_same(graph: EventGraph, tmp_path: Path) -> None:
    export(graph, "queries", tmp_path / "queries")
    files = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "queries").iterdir()}
    assert files.keys() == {query.name for query in named()}
    assert graph.ask(files["key-events"]).rows == graph.ask("key-events").rows != ()


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

    monkeypatch.setitem(importlib.import_module("dateline.builders.formats").FILES, "turtle", full)
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


# ---- Memory ----------------------------------------------------------------------------------------------------------


def many(copies: int) -> EventGraph:
    """The world told over and over: so many texts, events and actors."""
    world = small.small_world()
    union = small.UNION
    documents, anchors, readings, dates, nodes, events = [], [], [], [], [], []
    for number in range(copies):
        text = f"{union} Copy {number}."
        document = replace(world.documents[0], key=f"{number}.txt", path=f"{number}.txt", text=text)
        reading = replace(small.union_reading(), sha256=document.sha256)
        actor = small.node(f"actor/police-{number}", "organization", f"police {number}", ())
        beaten = small.event(
            reading, 1, f"police {number} had beaten three strikers", small.day("2019-03-03"), "claimed"
        )
        documents.append(document)
        anchors.append(world.anchors[0])
        readings.append(reading)
        dates.append(world.dated[0])
        nodes.append(actor)
        events.append(replace(beaten, agents=(actor.id,), patients=("actor/strikers",), key=True))
    strikers = small.node("actor/strikers", "group", "strikers", ())
    return small.opened(
        replace(
            world,
            documents=tuple(documents),
            anchors=tuple(anchors),
            readings=tuple(readings),
            dated=tuple(dates),
            nodes=(*nodes, strikers),
            node_of=(),
            events=tuple(events),
            orders=(),
            decisions=(),
        )
    )


@pytest.mark.parametrize("format", ["jsonld", "graphml", "gexf", "csv", "cypher", "ladybug", "timelinejs", "ftm"])
def test_memory_does_not_grow_with_the_graph(
    few_and_many: tuple[EventGraph, EventGraph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    """The other syntaxes of RDF are the same stream as JSON-LD; tables hold all claims at once.

    Python keeps up to 2,000 tuples of each length for later: that is the slack.
    """
    monkeypatch.setattr(reader, "KEPT", 10)
    monkeypatch.setattr(cypher, "BATCH", 10)
    export(few_and_many[0], format, tmp_path / "first", full=True)  # what is loaded once does not count
    peaks, sizes = [], []
    for number, graph in enumerate(few_and_many):
        tracemalloc.start()
        export(graph, format, tmp_path / str(number), full=True)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        sizes.append(len(whole(tmp_path / str(number))))
    assert sizes[1] > 8 * sizes[0]
    assert peaks[1] < 1.5 * peaks[0] + 400_000


@pytest.fixture(scope="module")
def few_and_many() -> tuple[EventGraph, EventGraph]:
    return many(25), many(300)
