"""Named queries, their parameters, and what EventGraph gives in Python."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

import networkx
import pytest
import small_world as small
from dateline.graph import rdf
from dateline.graph.errors import DatelineError
from dateline.queries import run
from dateline.queries.answers import Answer
from dateline.queries.days import bound
from dateline.queries.event_graph import EventGraph, plain
from pyoxigraph import Store

READS_RDFLIB = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own use of it
MENTIONED = ("Dock workers ended their strike in Lisbon", "police had beaten three strikers", "port may reopen")


@pytest.fixture(scope="module")
def graph() -> EventGraph:
    return small.opened(small.small_world())


@pytest.fixture(scope="module")
def rivals() -> EventGraph:
    """The same world, where the town hall has the beating on another day."""
    world = small.small_world()
    hall = small.town_hall_reading().sha256
    other = small.day("2019-02-27")
    dated = tuple(
        replace(d, claims=(d.claims[0], other)) if r.sha256 == hall else d
        for r, d in zip(world.readings, world.dated, strict=True)
    )
    return small.opened(
        replace(world, dated=dated, events=tuple(replace(e, rival_dates=e.verb == "beat") for e in world.events))
    )


def labels(answer: Answer) -> list[object]:
    return [row["label"] for row in answer.dicts()]


def rdflib_rows(graph: EventGraph, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in graph.rdflib.query(query)]  # type: ignore[arg-type]


def iri(graph: EventGraph, verb: str) -> str:
    return next(event.iri for event in graph.events() if event.verb == verb)


# ---- The queries as files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", run.named(), ids=lambda query: query.name)
def test_every_named_query_says_what_it_answers(query: run.NamedQuery) -> None:
    assert query.title
    assert query.description.endswith(".")
    slots = run._SLOT.search(query.text)
    names = [name[1:] for name in slots[1].split()] if slots else []
    pages = [name for name in ("limit", "offset") if f"${name}" in query.text]
    assert [*names, *pages] == [parameter.name for parameter in query.parameters]
    assert all(parameter.description for parameter in query.parameters)


@READS_RDFLIB
@pytest.mark.parametrize("query", run.named(), ids=lambda query: query.name)
def test_every_named_query_gives_the_same_in_rdflib(query: run.NamedQuery, graph: EventGraph) -> None:
    ours = [tuple(getattr(term, "value", "") for term in row) for row in graph.ask(query.name).terms]
    theirs = [tuple("" if term is None else str(term) for term in row) for row in rdflib_rows(graph, query.text)]
    assert sorted(ours) == sorted(theirs)


def test_the_list_names_every_query_and_parameter() -> None:
    listing = run.listing()
    assert all(query.name in listing and query.title in listing for query in run.named())
    assert "--set actor=" in listing


# ---- What they answer ------------------------------------------------------------------------------------------------


def test_key_events_come_in_order_of_time(graph: EventGraph) -> None:
    assert labels(graph.ask("key-events")) == [
        "police had beaten three strikers",
        "Dock workers ended their strike in Lisbon",
    ]
    assert labels(graph.ask("key-events", to="2019-03-03")) == ["police had beaten three strikers"]


def test_the_timeline_leaves_acts_of_speech_out(graph: EventGraph) -> None:
    assert sorted(map(str, labels(graph.ask("timeline")))) == sorted(MENTIONED)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({"actor": "strikers"}, 1),
        ({"actor": "Lisbon"}, 1),
        ({"actor": "actor/police"}, 1),
        ({"actor": "thing/port"}, 1),
        ({"place": "Lisbon"}, 1),
        ({"type": "ASSAULT"}, 1),
        ({"type": "beat"}, 1),
        ({"type": "SAY"}, 0),
        ({"standing": "possible"}, 1),
        ({"standing": "denied"}, 0),
        ({"from": "2019-03-04"}, 2),
        ({"to": "2019-03-03"}, 1),
        ({"from": "2019-03", "to": "2019-03"}, 3),
        ({"from": "2020"}, 0),
        ({"actor": "police", "from": "2019-03-04"}, 0),
        ({"from": datetime.date(2019, 3, 5)}, 1),
    ],
)
def test_the_timeline_can_be_narrowed(graph: EventGraph, told: Mapping[str, object], wanted: int) -> None:
    assert len(graph.ask("timeline", **told)) == wanted


def test_a_period_tells_the_certain_from_the_possible(graph: EventGraph) -> None:
    rows = graph.ask("period", **{"from": "2019-03-03", "to": "2019-03-03"}).dicts()
    assert [(row["label"], row["certainty"]) for row in rows] == [("police had beaten three strikers", "certain")]


def test_who_acted_on_whom_is_counted(graph: EventGraph) -> None:
    rows = {(row["agentLabel"], row["patientLabel"]): row["events"] for row in graph.ask("who-whom").dicts()}
    assert rows == {("dock workers", "strike"): 1, ("police", "strikers"): 1}
    assert len(graph.ask("who-whom", actor="police")) == 1
    assert len(graph.ask("who-whom", actor="strikers")) == 1
    assert len(graph.ask("who-whom", least=2)) == 0


def test_what_is_stored_as_counted_is_what_counting_gives(graph: EventGraph) -> None:
    counted = graph.ask("""
        SELECT ?agent ?patient (COUNT(DISTINCT ?event) AS ?events) WHERE {
          ?triple dl:event ?event ; rdf:subject ?agent ; rdf:object ?patient ; dl:standing ?standing .
          FILTER(?standing IN (dl:reported, dl:claimed, dl:disputed))
        } GROUP BY ?agent ?patient""")
    stored = graph.ask("SELECT ?a ?b ?n WHERE { ?r dl:actor ?a ; dl:actedOn ?b ; dl:events ?n }")
    assert sorted(counted.rows) == sorted(stored.rows)
    together = graph.ask("""
        SELECT ?one ?two (COUNT(DISTINCT ?event) AS ?events) WHERE {
          ?event sem:hasActor ?one , ?two . FILTER(STR(?one) < STR(?two))
        } GROUP BY ?one ?two""")
    companions = graph.ask("SELECT ?a ?b ?n WHERE { ?r dl:actor ?a ; dl:with ?b ; dl:events ?n }")
    assert sorted(together.rows) == sorted(companions.rows)


@READS_RDFLIB
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("timeline", {"actor": "police", "to": "2019-03-03"}),
        ("timeline", {"type": "assault"}),
        ("who-whom", {"actor": "strikers"}),
        ("co-occurrence", {"actor": "police", "least": 1}),
        ("period", {"from": "2019-03-03", "to": "2019-03-03"}),
    ],
)
def test_a_narrowed_query_gives_the_same_in_rdflib(query: str, told: Mapping[str, object], graph: EventGraph) -> None:
    known = run.find(query)
    assert known is not None
    text = run.sparql(known, graph.resolve, told)
    theirs = [tuple("" if term is None else str(term) for term in row) for row in rdflib_rows(graph, text)]
    ours = [tuple(getattr(term, "value", "") for term in row) for row in graph.ask(query, **told).terms]
    assert sorted(ours) == sorted(theirs)
    assert ours


def test_a_number_that_is_none_is_refused(graph: EventGraph) -> None:
    with pytest.raises(DatelineError, match="no whole number"):
        graph.ask("who-whom", least="many")


def test_the_sources_of_an_event_are_its_sentences_with_their_articles(graph: EventGraph) -> None:
    rows = graph.ask("sources", event=iri(graph, "beat")).dicts()
    assert [(row["speaker"], str(row["polarity"]).rpartition("#")[2], row["publisher"]) for row in rows] == [
        ("union", "positive", "Harbour Post"),
        ("union", "positive", None),
        ("Ana Sousa", "negative", None),
    ]
    assert rows[0]["sentence"] == "Police had beaten three strikers on Sunday, the union said."


def test_what_some_tell_and_others_deny_is_a_rival_account(graph: EventGraph) -> None:
    rows = graph.ask("rival-accounts").dicts()
    assert [(row["label"], row["differs"], row["account"]) for row in rows] == [
        ("police had beaten three strikers", "whether it happened", "did not happen"),
        ("police had beaten three strikers", "whether it happened", "happened"),
    ]


def test_rival_accounts_are_grouped_by_date(rivals: EventGraph) -> None:
    rows = rivals.ask("rival-accounts").dicts()
    dated = [row for row in rows if row["differs"] == "date"]
    assert {(row["differs"], row["account"], row["claims"]) for row in dated} == {
        ("date", "2019-03-03", 1),
        ("date", "2019-02-27", 1),
    }


def test_what_is_denied_is_shown_with_who_denies_it(graph: EventGraph) -> None:
    assert [(row["label"], row["speaker"]) for row in graph.ask("denied").dicts()] == [
        ("police had beaten three strikers", "Ana Sousa")
    ]


def test_what_one_voice_tells_is_ranked(graph: EventGraph) -> None:
    assert labels(graph.ask("single-voice")) == ["Dock workers ended their strike in Lisbon", "port may reopen"]


def test_the_lineage_of_an_event_names_tellers_neighbours_and_former_iris(graph: EventGraph) -> None:
    rows = graph.ask("lineage", event=iri(graph, "beat")).dicts()
    assert [row["relation"] for row in rows] == ["voice", "voice", "before", "replaces", "told by", "told by"]


def test_the_names_of_an_actor_come_with_reasons(graph: EventGraph) -> None:
    rows = graph.ask("names", actor="A. Sousa").dicts()
    assert [(row["name"], row["reason"]) for row in rows] == [
        ("A. Sousa", None),
        ("Ana Sousa", "surname equal"),
        ("Sousa", "surname equal"),
    ]


def test_the_provenance_of_an_event_ends_at_the_words_and_the_software(graph: EventGraph) -> None:
    rows = graph.ask("provenance", event=iri(graph, "reopen")).dicts()
    assert {(row["words"], row["rule"], row["path"]) for row in rows} == {
        ("reopen", "svo", "strike.html"),
        ("reopen", "svo", "more/reprint.txt"),
    }
    assert str(rows[0]["software"]).startswith("dateline ")


def test_articles_tell_what_they_gave(graph: EventGraph) -> None:
    assert [(row["key"], row["claims"]) for row in graph.ask("articles").dicts()] == [
        ("https://example.org/strike?a=1&b=2", 4),
        ("reprint.txt", 4),
        ('town hall "<x>".txt', 2),
    ]


def test_days_undated_events_companions_and_order_are_told(graph: EventGraph) -> None:
    assert graph.ask("events-by-day").rows == (("2019-03-03", 1, 0), ("2019-03-04", 1, 1), ("2019-03-05", 1, 0))
    assert len(graph.ask("undated")) == 0
    assert [row[:3] for row in graph.ask("co-occurrence").rows] == [("police", "strikers", 1)]
    assert [row["basis"] for row in graph.ask("order").dicts()] == ["past perfect"]


# ---- Parameters and other SPARQL -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["x> } ; DROP ALL #", "} UNION { ?s ?p ?o", '"', "\n", "", "<>", "\udc80"])
def test_no_value_of_a_parameter_becomes_part_of_the_query(graph: EventGraph, text: str) -> None:
    with pytest.raises(DatelineError):
        graph.ask("timeline", actor=text)
    with pytest.raises(DatelineError):
        graph.ask("timeline", standing=text)
    with pytest.raises(DatelineError):
        graph.ask("timeline", **{"from": text})


@pytest.mark.parametrize("text", ['a "quoted" } #', "line\nbreak", "\\", "'" * 3, "(UNDEF)"])
def test_a_text_is_bound_as_a_literal_whatever_it_holds(text: str) -> None:
    parameters = (run.Parameter("words", "text", ""),)
    query = run.NamedQuery("q", "", "", parameters, "SELECT ?words WHERE { VALUES (?words) { (UNDEF) } }")
    terms = run._terms(query, lambda kind, text: text, {"words": text})
    assert run.run(Store(), run.bind(query, terms)).rows == ((text,),)


def test_a_wrong_name_of_a_query_or_parameter_says_which_there_are(graph: EventGraph) -> None:
    with pytest.raises(DatelineError, match="timeline"):
        graph.ask("time-line")
    with pytest.raises(DatelineError, match="it takes from, to"):
        graph.ask("key-events", actor="police")


def test_a_name_that_two_bear_is_refused_with_both() -> None:
    world = small.small_world()
    both = ("actor/police", "actor/union")
    nodes = tuple(replace(n, alt_labels=("the force",)) if n.id in both else n for n in world.nodes)
    with pytest.raises(DatelineError, match="actor/police, actor/union"):
        small.opened(replace(world, nodes=nodes)).ask("timeline", actor="The Force")


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "select * { service silent ?x { ?s ?p ?o } }"]
)
def test_a_query_that_reaches_out_is_refused(graph: EventGraph, query: str) -> None:
    with pytest.raises(DatelineError, match="SERVICE"):
        graph.ask(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE' } # SERVICE",
        "SELECT ?service { ?service a <http://a/SERVICE> }",
        r"PREFIX service: <http://a/> SELECT * { ?s service:x 'it\'s a SERVICE' }",
    ],
)
def test_the_word_alone_does_no_harm(graph: EventGraph, query: str) -> None:
    assert len(graph.ask(query)) == 0


@pytest.mark.parametrize(
    "query", ["DROP ALL", "INSERT DATA { <a:a> <a:b> <a:c> }", "SELECT * {", "SELECT ?x { ?x nope:y 1 }"]
)
def test_updates_and_broken_queries_are_errors_in_words(graph: EventGraph, query: str) -> None:
    with pytest.raises(DatelineError, match="cannot be answered"):
        graph.ask(query)


def test_prefixes_need_not_be_declared_and_yes_or_no_is_an_answer(graph: EventGraph) -> None:
    assert graph.ask("ASK { ?e a sem:Event }").rows == ((True,),)
    assert len(graph.ask("CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a sem:Event ; rdfs:label ?l }")) == 5


def test_an_answer_can_be_shown_in_each_form(graph: EventGraph) -> None:
    answer = graph.ask("timeline")
    assert "event/" in answer.text("table")
    assert small.BASE not in answer.text("table")
    assert [row["standing"].rpartition("#")[2] for row in csv.DictReader(io.StringIO(answer.text("csv")))] == [
        "disputed",
        "reported",
        "possible",
    ]
    assert [row["voices"] for row in json.loads(answer.text("json"))] == [2, 1, 1]
    bindings = json.loads(answer.text("sparql-json"))["results"]["bindings"]
    assert bindings[0]["date"] == {
        "type": "literal",
        "value": "2019-03-03",
        "datatype": "http://id.loc.gov/datatypes/edtf/EDTF",
    }
    assert "type" not in bindings[0]
    assert len(ET.fromstring(answer.text("sparql-xml"))[1]) == 3
    with pytest.raises(DatelineError, match="table, csv"):
        answer.text("yaml")


# ---- In Python -------------------------------------------------------------------------------------------------------


def test_the_timeline_opens_on_the_key_events_and_all_means_all(graph: EventGraph) -> None:
    assert [event.verb for event in graph.timeline()] == ["beat", "end"]
    assert len(graph.timeline(all=True)) == 5
    assert graph.timeline(all=True)[-1].edtf is None
    assert [event.verb for event in graph.timeline(actor="sousa", all=True)] == ["deny"]
    assert [event.verb for event in graph.timeline(start="2019-03-04", end="2019-03")] == ["end"]


def test_an_event_row_holds_who_what_whom_when_where_and_how_far_supported(graph: EventGraph) -> None:
    event = graph.event(iri(graph, "end"))
    assert ([each.label for each in event.agents], event.verb, [each.label for each in event.patients]) == (
        ["dock workers"],
        "end",
        ["strike"],
    )
    assert (event.edtf, event.earliest, event.basis, event.reason) == (
        "2019-03-04",
        datetime.date(2019, 3, 4),
        "stated",
        "the text says so",
    )
    assert event.places[0] == (f"{small.BASE}place/lisbon", "Lisbon", 38.71667, -9.13333)
    assert (event.standing, event.reports, event.voices, event.key) == ("reported", 1, 1, True)


def test_an_event_knows_its_tellers_numbers_and_type(graph: EventGraph) -> None:
    event = graph.event(iri(graph, "beat"))
    assert {graph.event(teller).label for teller in event.told_by} == {"union said", "Ana Sousa denied it"}
    assert [(each.role, each.text, each.low, each.high) for each in event.numbers] == [
        ("patient", "three strikers", 3.0, 3.0)
    ]
    assert event.type == "BEAT"


def test_a_former_id_of_an_event_still_finds_it(graph: EventGraph) -> None:
    former = next(old.rpartition("/")[2] for event in small.small_world().events for old in event.replaces)
    assert graph.event(former).verb == "beat"
    with pytest.raises(DatelineError, match="no event"):
        graph.event("000000000000")


def test_accounts_keep_sentence_speaker_date_and_every_article(graph: EventGraph) -> None:
    union, hall = graph.accounts(iri(graph, "beat"))
    assert [source.key for source in union.sources] == ["https://example.org/strike?a=1&b=2", "reprint.txt"]
    assert (union.sentence.text[union.trigger.start - union.sentence.start :][:6], union.speakers[0].label) == (
        "beaten",
        "union",
    )
    assert (union.edtf, hall.edtf, hall.polarity) == ("2019-03-03", None, "negative")
    assert union.time is not None
    assert union.time.text == "Sunday"
    assert [(part.role, part.label) for part in union.participants] == [("agent", "police"), ("patient", "strikers")]
    assert len(graph.accounts()) == 6


def test_actors_and_places_come_with_their_names_and_counts(graph: EventGraph) -> None:
    sousa = next(row for row in graph.actors() if row.label == "Ana Sousa")
    assert (sousa.kind, sousa.names, sousa.roles, sousa.mentions) == ("person", ("A. Sousa", "Sousa"), ("mayor",), 2)
    police = next(row for row in graph.actors() if row.label == "police")
    assert police.within == (f"{small.BASE}place/lisbon", "Lisbon")
    assert [(row.label, row.country, row.events) for row in graph.places()] == [("Lisbon", "PT", 1)]


def test_articles_times_order_decisions_and_skipped_inputs_are_rows(graph: EventGraph) -> None:
    assert [(row.path, row.published, row.basis) for row in graph.articles()] == [
        ("strike.html", "2019-03-04", "given"),
        ("more/reprint.txt", "2019-03-05", "inferred"),
        ('town hall "<x>".txt', None, "unknown"),
    ]
    assert graph.articles()[0].text == small.UNION
    assert [(row.text, row.value) for row in graph.times()] == [
        ("4 March 2019", "2019-03-04"),
        ("Sunday", "2019-03-03"),
        ("Tuesday", "2019-03-05"),
    ]
    assert [row.basis for row in graph.orders()] == ["past perfect"]
    assert [row.reason for row in graph.decisions()] == ["surname equal"]
    assert [(row.path, row.reason) for row in graph.skipped()] == [("photo.jpg", "not a text")]
    assert [(row.path, row.reason) for row in graph.noted()] == [("strike.html", "date is no date")]
    assert (graph.corpus.name, graph.corpus.base) == ("harbour", small.BASE)


def test_a_graph_without_texts_still_gives_rows() -> None:
    store = Store()
    store.extend(rdf.quads(small.small_world(), small.CONCEPTS, texts=False))
    graph = EventGraph(store)
    assert graph.articles()[0].text is None
    assert {account.sentence.text for account in graph.accounts()} == {""}
    assert graph.accounts()[0].trigger.text == "ended"


@READS_RDFLIB
def test_rdflib_sees_the_same_world_as_its_default_graph(graph: EventGraph) -> None:
    assert len(graph.rdflib.default_graph) == sum(1 for quad in graph.store if str(quad.graph_name) == "DEFAULT")
    assert len(list(graph.rdflib.query("SELECT ?e { ?e a <http://semanticweb.cs.vu.nl/2009/11/sem/Event> }"))) == 5


def test_networkx_gets_actors_with_dated_edges_and_events_with_roles(graph: EventGraph) -> None:
    actors = graph.networkx()
    police, strikers = f"{small.BASE}actor/police", f"{small.BASE}actor/strikers"
    (said,) = actors.get_edge_data(police, strikers).values()
    assert (said["verb"], said["edtf"], said["standing"]) == ("beat", "2019-03-03", "disputed")
    events = graph.networkx("events")
    assert isinstance(events, networkx.MultiDiGraph)
    assert events.nodes[iri(graph, "beat")]["kind"] == "event"
    assert events.has_edge(iri(graph, "beat"), iri(graph, "end"), key="before")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_rows_come_as_a_data_frame_where_the_library_is_there(graph: EventGraph, library: str) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed")
    found = graph.frame("events", library)
    assert found.shape == (5, len(dataclasses.fields(graph.events()[0])))
    assert next(iter(found["agents"])) == "police"
    assert graph.frame("accounts", library).shape[0] == 6


def test_a_data_frame_without_its_library_is_an_error_in_words(graph: EventGraph) -> None:
    with pytest.raises(DatelineError, match="need nopandas"):
        graph.frame("events", "nopandas")


def test_the_notebook_view_is_safe_html() -> None:
    world = small.small_world()
    hostile = small.opened(
        replace(world, events=tuple(replace(e, label="<img src=x onerror=alert(1)>") for e in world.events))
    )
    assert "<img" not in hostile._repr_html_()
    assert "&lt;img" in hostile._repr_html_()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)),
        ("2024-02", datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)),
        ("2022-01-31", datetime.date(2022, 1, 31), datetime.date(2022, 1, 31)),
    ],
)
def test_the_end_of_a_month_or_year_is_its_last_day(text: str, first: datetime.date, last: datetime.date) -> None:
    assert (bound(text), bound(text, last=True)) == (first, last)


@pytest.mark.parametrize("text", ["today", "2022-13", "2022-02-30", "22-01-01", "", "0000"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(DatelineError, match="not a day"):
        bound(text)


def test_a_listing_can_be_taken_in_pages(graph: EventGraph) -> None:
    for name in ("timeline", "provenance", "sources"):
        whole = graph.ask(name).dicts()
        events = list(dict.fromkeys(row["event"] for row in whole))
        pages = [graph.ask(name, limit=2, offset=at).dicts() for at in range(0, len(events) + 2, 2)]
        assert [row for page in pages for row in page] == whole
        assert {row["event"] for row in pages[0]} == set(events[:2])
        assert pages[-1] == []


@pytest.mark.parametrize("size", ["two", "1 UNION { ?s ?p ?o }", "-1"])
def test_the_size_of_a_page_is_a_number(graph: EventGraph, size: str) -> None:
    with pytest.raises(DatelineError):
        graph.ask("timeline", limit=size)


def test_the_timeline_stands_in_the_order_of_the_events(graph: EventGraph) -> None:
    told = [event.iri for event in graph.events() if not event.speech]
    assert [row["event"] for row in graph.ask("timeline").dicts()] == told


# ---- Row by row ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["csv", "json"])
@pytest.mark.parametrize("query", ["timeline", "denied", "ASK { ?a ?b ?c }", "SELECT ?a WHERE { ?a a ?a }"])
def test_an_answer_row_by_row_is_the_whole_answer(graph: EventGraph, query: str, format: str) -> None:
    answer = graph.ask(query)
    streamed = "".join(graph.stream(query, format))
    assert streamed == answer.text(format) + "\n"
    if format == "json":
        assert json.loads(streamed) == json.loads(json.dumps(answer.dicts(), default=str))


@pytest.mark.parametrize("format", ["csv", "json"])
def test_the_first_rows_come_before_the_last_are_found(graph: EventGraph, format: str) -> None:
    endless = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    assert len(list(islice(graph.stream(endless, format), 50))) == 50


def test_a_wrong_query_is_refused_row_by_row_too(graph: EventGraph) -> None:
    with pytest.raises(DatelineError, match="cannot be answered"):
        list(graph.stream("SELECT nonsense {", "csv"))
    with pytest.raises(DatelineError, match="no query named"):
        list(graph.stream("nonsense", "json"))


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("SELECT ?x WHERE { ?x ?y ", "line 1, column 25: the query ends too early"),
        ("SELECT ?s\nWHERE { ?s ?p ?o } GROUPED BY ?s", "line 2, column 27: “BY ?s” cannot stand here"),
        ("SELECT * WHERE { ?s wd:P31 ?o }", "line 1, column 27: that prefix is not declared, before “?o }”"),
        ("SELECT ?s ?p WHERE { ?s ?p ?o } GROUP BY ?s", "The SELECT contains a variable that is unbound"),
    ],
)
def test_a_query_that_is_no_sparql_is_refused_in_one_line_with_the_place(
    graph: EventGraph, query: str, why: str
) -> None:
    with pytest.raises(DatelineError) as refused:
        graph.ask(query)
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_a_name_is_asked_for_in_any_case_and_without_accents() -> None:
    asked = {plain(name) for name in ("São Paulo", "sao paulo", "SAO PAULO", "Sa\u0303o Paulo")}
    assert asked == {"sao paulo"}
    assert plain("the Łódź-Ørsted & Große Co.") == "lodz-orsted and grosse co"
