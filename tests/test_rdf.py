"""The World as RDF: what is written where, and that nothing in an article can break it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import rdflib
import small_world as small
from dateline.graph import rdf, terms
from dateline.graph.errors import DatelineError
from dateline.graph.model import Mention, Span, TimeForm, World
from dateline.graph.rdf_text import unresolved
from dateline.graph.rdf_world import verb_iri
from dateline.graph.subjects import span
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse


def stored(world: World, texts: bool = True) -> Store:
    store = Store()
    store.extend(rdf.quads(world, small.CONCEPTS, texts))
    return store


def asked(store: Store, sparql: str) -> list[tuple[str, ...]]:
    solutions = store.query(sparql, prefixes=terms.PREFIXES)
    return sorted(tuple("" if term is None else term.value for term in row) for row in solutions)  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def store() -> Store:
    return stored(small.small_world())


def test_a_plain_query_gives_one_row_an_event(store: Store) -> None:
    rows = asked(
        store,
        "SELECT ?label ?date ?standing { ?e a sem:Event ; rdfs:label ?label ; dl:standing ?standing . "
        "OPTIONAL { ?e dl:edtf ?date } }",
    )
    assert len(rows) == len(small.small_world().events)
    assert ("Dock workers ended their strike in Lisbon", "2019-03-04", terms.DL["reported"].value) in rows
    assert ("Ana Sousa denied it", "", terms.DL["reported"].value) in rows


def test_there_is_a_graph_for_each_text_and_one_for_what_the_corpus_decides(store: Store) -> None:
    world = small.small_world()
    names = terms.Names(world.base)
    wanted = {names.identity, *(names.reading(reading.sha256) for reading in world.readings)}
    assert set(store.named_graphs()) == wanted


def test_claims_stand_in_the_graph_of_their_text_only_and_say_nothing_absolute(store: Store) -> None:
    assert not asked(store, "SELECT ?c { ?c a dl:Claim }")
    assert len(asked(store, "SELECT ?c { GRAPH ?g { ?c a dl:Claim } }")) == 6
    assert not asked(store, "SELECT ?c { GRAPH ?g { ?c a dl:Claim ; dl:edtf ?date } }")


def test_nothing_is_a_blank_node_and_no_quad_is_written_twice() -> None:
    quads = list(rdf.quads(small.small_world(), small.CONCEPTS))
    assert len(quads) == len(set(quads))
    assert not any(isinstance(term, BlankNode) for quad in quads for term in quad)


def test_what_the_store_gives_back_is_what_was_written(store: Store) -> None:
    assert set(store) == set(rdf.quads(small.small_world(), small.CONCEPTS))


def test_offsets_cut_the_words_out_of_the_text(store: Store) -> None:
    rows = asked(store, "SELECT ?text ?p ?words { GRAPH ?g { ?p nif:anchorOf ?words . ?t nif:isString ?text } }")
    assert len(rows) > 20
    for text, passage, words in rows:
        begin, end = span(passage)
        assert text[begin:end] == words


def test_a_claim_names_its_text_as_its_iri_does(store: Store) -> None:
    rows = asked(store, "SELECT ?claim ?text { GRAPH ?g { ?claim a dl:Claim ; nif:referenceContext ?text } }")
    assert len(rows) == 6
    assert all(claim.startswith(f"{text}#char=") for claim, text in rows)


def test_a_claim_says_on_what_its_date_rests_only_where_its_event_does_not() -> None:
    world = small.small_world()
    rest = "SELECT ?claim ?why { GRAPH ?g { ?claim dl:dateReason ?why } }"
    told = [(ref, event) for event in world.events for ref in event.claims]
    (sha256, index), event = next((ref, event) for ref, event in told if event.when.edtf)
    dated = next(each for each, reading in zip(world.dated, world.readings, strict=True) if reading.sha256 == sha256)
    same = (*dated.claims[:index], event.when, *dated.claims[index + 1 :])
    other = (*dated.claims[:index], replace(event.when, reason="told by a clock"), *dated.claims[index + 1 :])
    whys = []
    for claims in (same, other):
        changed = tuple(replace(each, claims=claims) if each is dated else each for each in world.dated)
        store = stored(replace(world, dated=changed))
        whys.append({why for _, why in asked(store, rest)})
        assert len(asked(store, "SELECT ?claim { GRAPH ?g { ?claim dl:edtf ?date } ?e dl:edtf ?date }")) > 1
    assert whys[1] - whys[0] == {"told by a clock"}


def test_only_what_is_reported_and_undenied_with_both_ends_becomes_a_bare_edge(store: Store) -> None:
    edges = asked(store, "SELECT ?s ?v ?o { ?v a dl:Verb . ?s ?v ?o }")
    assert edges == [(f"{small.BASE}actor/dock-workers", f"{terms.VERB.iri}end", f"{small.BASE}thing/strike")]


def test_a_missing_agent_leaves_the_subject_of_the_dated_triple_out(store: Store) -> None:
    rows = asked(
        store,
        "SELECT ?s ?o ?date { ?t a dl:Triple ; rdf:predicate verb:reopen ; dl:edtf ?date . "
        "OPTIONAL { ?t rdf:subject ?s } OPTIONAL { ?t rdf:object ?o } }",
    )
    assert rows == [("", f"{small.BASE}thing/port", "2019-03-05")]


def test_several_agents_and_patients_give_a_dated_triple_a_pair() -> None:
    world = small.small_world()
    joint = [
        replace(event, agents=("actor/police", "actor/union"), patients=("actor/strikers", "thing/port"))
        if event.verb == "beat"
        else event
        for event in world.events
    ]
    store = stored(replace(world, events=tuple(joint)))
    rows = asked(store, "SELECT ?s ?o { ?t a dl:Triple ; rdf:predicate verb:beat ; rdf:subject ?s ; rdf:object ?o }")
    assert len(rows) == 4
    assert len(set(rows)) == 4


def test_who_is_told_or_given_something_is_the_object_where_there_is_no_other() -> None:
    world = small.small_world()
    told = [
        replace(event, patients=(), others=(("recipient", "actor/strikers"),)) if event.verb == "beat" else event
        for event in world.events
    ]
    store = stored(replace(world, events=tuple(told)))
    rows = asked(store, "SELECT ?o { ?t a dl:Triple ; rdf:predicate verb:beat ; rdf:object ?o }")
    assert set(rows) == {(f"{small.BASE}actor/strikers",)}


def test_names_that_an_event_or_actor_no_longer_bears_lead_to_it(store: Store) -> None:
    rows = {old: new for old, new in asked(store, "SELECT ?old ?new { ?old dcterms:isReplacedBy ?new }")}  # noqa: C416
    assert rows[f"{small.BASE}actor/sousa"] == f"{small.BASE}actor/ana-sousa"
    assert f"{small.BASE}event/" in " ".join(rows)


def test_the_chain_of_speakers_keeps_its_order_and_the_words_that_attribute(store: Store) -> None:
    rows = asked(
        store,
        "SELECT ?position ?cue ?who { GRAPH ?g { { ?c dl:cue ?cue ; dl:saidBy ?m } "
        "UNION { ?a dl:cue ?cue ; dl:speaker ?m ; dl:position ?position } ?m nif:anchorOf ?who } }",
    )
    assert rows == [("", "denied", "Mayor Ana Sousa"), ("", "said", "the union")]


def test_a_claim_is_attributed_to_the_node_of_its_nearest_speaker(store: Store) -> None:
    rows = asked(store, "SELECT ?who { GRAPH ?g { ?claim prov:wasAttributedTo ?who } }")
    assert rows == [(f"{small.BASE}actor/ana-sousa",), (f"{small.BASE}actor/union",)]


def test_numbers_belong_to_the_mention(store: Store) -> None:
    rows = asked(
        store, "SELECT ?words ?low ?high { GRAPH ?g { ?m dl:low ?low ; dl:high ?high ; nif:anchorOf ?words } }"
    )
    assert rows == [("three strikers", "3", "3")]


def test_a_thing_is_no_sem_actor_and_a_state_that_acts_is_place_and_actor() -> None:
    world = small.small_world()
    acting = tuple(replace(node, acts=True) if node.id == "place/lisbon" else node for node in world.nodes)
    store = stored(replace(world, nodes=acting))
    assert asked(store, "SELECT ?x { ?x a sem:Place, sem:Actor }") == [(f"{small.BASE}place/lisbon",)]
    assert not asked(store, "SELECT ?x { ?x a dl:Thing, sem:Actor }")


def test_without_texts_no_text_and_no_sentence_is_written_but_the_triggers_are() -> None:
    store = stored(small.small_world(), texts=False)
    written = " ".join(quad.object.value for quad in store if isinstance(quad.object, Literal))
    assert "Police had beaten three strikers on Sunday" not in written
    assert len(asked(store, "SELECT ?w { GRAPH ?g { ?c a dl:Claim ; nif:anchorOf ?w } }")) == 6


def test_two_mentions_of_one_span_stay_two() -> None:
    world = small.small_world()
    reading = world.readings[0]
    twin: Mention = reading.mentions[0]
    doubled = replace(reading, mentions=(*reading.mentions, twin))
    ref = type(world.node_of[0][0])(reading.sha256, len(reading.mentions))
    node_of = (*world.node_of, (ref, "thing/port"))
    store = stored(replace(world, readings=(doubled, *world.readings[1:]), node_of=node_of))
    rows = asked(
        store, f"SELECT ?m {{ GRAPH ?g {{ ?n gaf:denotedBy ?m }} FILTER(CONTAINS(STR(?m), '{reading.sha256[:16]}')) }}"
    )
    assert len(rows) == len(set(rows))
    assert any("mention=2" in iri for (iri,) in rows)


HOSTILE = (
    "a b.txt",
    '"quoted".txt',
    "<script>.html",
    "line\nbreak.txt",
    "nul\x00.txt",
    "lone\udc80surrogate.txt",
    "%zz%.txt",
    "../../etc/passwd",
    "https://example.org/ä?q=1 2#x",
    "\\back\\slash",
    "{}|^`",
    "",
)


@pytest.mark.parametrize("key", HOSTILE)
def test_no_key_title_or_link_can_break_the_graph(key: str) -> None:
    world = small.small_world()
    first = replace(world.documents[0], key=key, path=key, title=key, publisher=key, url=key)
    node = replace(
        world.nodes[0], label=key, alt_labels=(key, "x"), roles=(key,), same_as=(key, "https://example.org/ok")
    )
    store = stored(replace(world, documents=(first, *world.documents[1:]), nodes=(node, *world.nodes[1:])))
    dump = store.dump(format=RdfFormat.N_QUADS)
    assert dump is not None
    assert set(parse(dump, RdfFormat.N_QUADS)) == set(store)
    page = io.BytesIO()
    store.dump(page, RdfFormat.RDF_XML, from_graph=DefaultGraph())
    keys = {row[0] for row in asked(store, "SELECT ?k { ?a dcterms:identifier ?k }")}
    assert terms.clean(key) in keys


@pytest.mark.parametrize("key", HOSTILE)
def test_any_text_makes_an_iri_that_rdflib_takes(key: str) -> None:
    names = terms.Names(small.BASE)
    for iri in (names.below(f"actor/{key}"), names.article(key), verb_iri(key)):
        rdflib.URIRef(iri.value).n3()
        assert " " not in iri.value


def test_a_verb_without_letters_may_still_stand_as_a_predicate_in_xml() -> None:
    subject, target = NamedNode("http://a/s"), NamedNode("http://a/o")
    store = Store()
    store.extend(Quad(subject, verb_iri(verb), target) for verb in ("100", "%", "take part"))
    page = store.dump(format=RdfFormat.RDF_XML, from_graph=DefaultGraph())
    assert page is not None
    assert len(rdflib.Graph().parse(data=page, format="xml")) == 3


@pytest.mark.parametrize("base", ["no iri", "https://example.org/without-slash", "", "relative/"])
def test_a_base_on_which_nothing_can_be_built_is_refused(base: str) -> None:
    with pytest.raises(DatelineError, match="base"):
        list(rdf.quads(replace(small.small_world(), base=base)))


def test_the_order_of_nodes_and_events_does_not_change_the_quads() -> None:
    world = small.small_world()
    turned = replace(world, nodes=world.nodes[::-1], events=world.events[::-1], node_of=world.node_of[::-1])
    assert set(rdf.quads(turned, small.CONCEPTS[::-1])) == set(rdf.quads(world, small.CONCEPTS))


def test_a_time_expression_is_written_without_its_anchor() -> None:
    assert unresolved(TimeForm("absolute", "XXXX-01-02")) == "XXXX-01-02"
    assert unresolved(TimeForm("shift", amount=3.0, unit="day", direction="past")) == "shift 3 day past"
    both = TimeForm("range", parts=(TimeForm("absolute", "2020"), TimeForm("absolute", "2021")))
    assert unresolved(both) == "range (2020 2021)"


def test_a_type_that_nobody_declared_stands_alone(store: Store) -> None:
    world = small.small_world()
    odd = tuple(replace(event, type="STRIKE") if event.verb == "end" else event for event in world.events)
    rows = asked(
        stored(replace(world, events=odd)), "SELECT ?n { ?e dl:verb verb:end ; sem:eventType/skos:notation ?n }"
    )
    assert rows == [("STRIKE",)]
    assert asked(store, "SELECT ?n { type:beat skos:broader/skos:notation ?n }") == [("ASSAULT",)]


def test_numbers_are_written_as_plain_decimals() -> None:
    assert [str(terms.number(value)).partition("^")[0] for value in (16.0, 0.1, 1e21, -0.0, 2.5)] == [
        '"16"',
        '"0.1"',
        '"1000000000000000000000"',
        '"0"',
        '"2.5"',
    ]
    assert terms.number(float("inf")) is None
    assert terms.share(1 / 3).value == "0.3333"


def test_the_span_type_is_what_passages_are_named_by() -> None:
    names = terms.Names(small.BASE)
    assert names.passage("f" * 64, Span(3, 9)).value == f"{small.BASE}text/{'f' * 16}#char=3,9"
