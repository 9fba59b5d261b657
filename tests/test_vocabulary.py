"""The vocabulary and the shapes: every term declared, every class covered, and reasoning that adds nothing false."""

from __future__ import annotations

import html
from importlib.resources import files
from pathlib import Path

import owlrl
import pytest
import rdflib
import small_world as small
from dateline.graph import rdf, terms
from dateline.graph.check import check
from dateline.graph.store import locked, write
from dateline.graph.version import VERSION
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.namespace import OWL, RDF, RDFS

DL = rdflib.Namespace(terms.DL.iri)
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def stored() -> Store:
    store = Store()
    store.extend(rdf.quads(small.small_world(), small.CONCEPTS))
    return store


def turtle(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=(files("dateline.graph") / name).read_text(encoding="utf-8"), format="turtle")


def written() -> rdflib.Graph:
    """All triples of the small world."""
    graph = rdflib.Graph()
    for quad in stored():
        line = f"{quad.subject} {quad.predicate} {quad.object} ."
        graph.parse(data=line, format="nt")
    return graph


@pytest.fixture(scope="module")
def world() -> rdflib.Graph:
    return written()


# ---- The vocabulary --------------------------------------------------------------------------------------------------


def test_every_term_of_ours_that_is_written_is_declared(world: rdflib.Graph) -> None:
    declared = {str(term) for term in turtle("vocabulary.ttl").subjects(RDF.type)}
    used = {str(term) for triple in world for term in triple if str(term).startswith(str(DL))}
    assert used - declared == set()


def test_every_term_that_the_shapes_name_is_declared() -> None:
    declared = {str(term) for term in turtle("vocabulary.ttl").subjects(RDF.type)}
    named = {str(term) for triple in turtle("shapes.ttl") for term in triple if str(term).startswith(str(DL))}
    assert named - declared == set()


def test_every_declared_term_has_a_label_and_says_what_it_means() -> None:
    vocabulary = turtle("vocabulary.ttl")
    ours = {term for term in vocabulary.subjects(RDF.type) if str(term).startswith(str(DL))}
    assert len(ours) > 80
    for term in ours:
        assert vocabulary.value(term, RDFS.label), term
        assert str(vocabulary.value(term, RDFS.comment)).endswith("."), term


def test_the_vocabulary_and_the_package_have_one_version() -> None:
    assert str(turtle("vocabulary.ttl").value(rdflib.URIRef(str(DL)[:-1]), OWL.versionInfo)) == VERSION


# ---- The shapes ------------------------------------------------------------------------------------------------------


def test_a_graph_keeps_to_its_shapes() -> None:
    assert check(stored()) == []


def test_a_folder_can_be_checked(tmp_path: Path) -> None:
    with locked(tmp_path):
        write(tmp_path, small.small_world(), small.CONCEPTS, texts=False)
    assert check(tmp_path) == []


def test_every_class_that_is_written_has_a_shape(world: rdflib.Graph) -> None:
    shapes = turtle("shapes.ttl")
    covered = set(shapes.objects(None, SH.targetClass))
    covered |= {narrow for narrow, wide in shapes.subject_objects(RDFS.subClassOf) if wide in covered}
    extra = {
        rdflib.RDF.Statement,
        rdflib.FOAF.Person,
        rdflib.FOAF.Organization,
        rdflib.FOAF.Group,
        rdflib.URIRef(terms.SEM["EventType"].value),
    }  # each written beside a class that has one
    assert set(world.objects(None, RDF.type)) - covered - extra == set()


EVENT = NamedNode(f"{small.BASE}event/" + small.small_world().events[0].id.rpartition("/")[2])
WRONG: dict[str, tuple[NamedNode, NamedNode, NamedNode | Literal]] = {
    "a second date": (EVENT, terms.DL["edtf"], terms.edtf("2001")),
    "a date that is no EDTF": (EVENT, terms.DL["edtf"], terms.edtf("last week")),
    "a standing that is none": (EVENT, terms.DL["standing"], terms.DL["proven"]),
    "an agent that is nothing known": (EVENT, terms.DL["agent"], NamedNode("http://example.org/nobody")),
    "an actor of another kind": (EVENT, terms.SEM["hasActor"], NamedNode(f"{small.BASE}thing/port")),
    "a count that is no number": (EVENT, terms.DL["reports"], Literal("many")),
    "a claim out of nowhere": (NamedNode(f"{small.BASE}text/0#char=0,1"), terms.A, terms.DL["Claim"]),
    "an event that no claim tells": (NamedNode(f"{small.BASE}event/000000000000"), terms.A, terms.SEM["Event"]),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_does_not_keep_to_a_shape_is_named(wrong: str) -> None:
    store = stored()
    subject, property, value = WRONG[wrong]
    store.add(Quad(subject, property, value))
    violations = check(store)
    assert violations
    assert any(value.value in str(each) or subject.value in str(each) for each in violations)


def test_an_event_without_a_standing_is_named() -> None:
    store = stored()
    store.remove(next(store.quads_for_pattern(EVENT, terms.DL["standing"], None, None)))
    assert [(each.node, each.path) for each in check(store)] == [(EVENT.value, terms.DL["standing"].value)]


# ---- Reasoning -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def closed(world: rdflib.Graph) -> rdflib.Graph:
    """The small world with all that RDFS concludes from it, our vocabulary and the axioms of the others."""
    everything = rdflib.Graph()
    everything.parse(Path(__file__).parent / "axioms.ttl", format="turtle")
    everything += turtle("vocabulary.ttl")
    everything += world
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(everything)
    return everything


KINDS = [
    terms.SEM["Event"],
    terms.SEM["Actor"],
    terms.SEM["Place"],
    terms.SEM["EventType"],
    terms.FOAF["Person"],
    terms.FOAF["Organization"],
    terms.SCHEMA["NewsArticle"],
    terms.SKOS["Concept"],
    terms.NIF["Context"],
    terms.PROV["Activity"],
    terms.GRASP["Attribution"],
    *(
        terms.DL[name]
        for name in (
            "Thing",
            "Triple",
            "Verb",
            "Claim",
            "Name",
            "Description",
            "Pronoun",
            "TimeExpression",
            "Sentence",
            "Decision",
            "Order",
            "Skipped",
            "Noted",
            "Corpus",
        )
    ),
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_reasoning_makes_nothing_what_it_was_not(world: rdflib.Graph, closed: rdflib.Graph, kind: NamedNode) -> None:
    before = set(world.subjects(RDF.type, rdflib.URIRef(kind.value)))
    assert set(closed.subjects(RDF.type, rdflib.URIRef(kind.value))) == before


def test_no_two_classes_that_exclude_each_other_share_a_member(closed: rdflib.Graph) -> None:
    pairs = list(closed.subject_objects(OWL.disjointWith))
    assert len(pairs) > 10
    for one, other in pairs:
        shared = set(closed.subjects(RDF.type, one)) & set(closed.subjects(RDF.type, other))
        assert not shared, (one, other)


def test_reasoning_finds_what_the_other_vocabularies_promise(closed: rdflib.Graph) -> None:
    event = rdflib.URIRef(EVENT.value)
    assert (event, RDF.type, rdflib.URIRef(terms.SEM["Core"].value)) in closed
    sousa = rdflib.URIRef(f"{small.BASE}actor/ana-sousa")
    assert {str(name) for name in closed.objects(sousa, RDFS.label)} == {"Ana Sousa", "Sousa", "A. Sousa"}


def test_the_axioms_would_catch_a_person_made_an_event() -> None:
    wrong = stored()
    wrong.add(
        Quad(NamedNode(f"{small.BASE}actor/police"), terms.SEM["hasPlace"], NamedNode(f"{small.BASE}place/lisbon"))
    )
    graph = turtle("vocabulary.ttl").parse(Path(__file__).parent / "axioms.ttl", format="turtle")
    for quad in wrong:
        graph.parse(data=f"{quad.subject} {quad.predicate} {quad.object} .", format="nt")
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    events = set(graph.subjects(RDF.type, rdflib.URIRef(terms.SEM["Event"].value)))
    assert rdflib.URIRef(f"{small.BASE}actor/police") in events


def test_the_page_of_the_vocabulary_shows_every_term_with_its_meaning() -> None:
    page = html.unescape((Path(__file__).parent.parent / "docs" / "vocabulary.html").read_text(encoding="utf-8"))
    for term, comment in turtle("vocabulary.ttl").subject_objects(RDFS.comment):
        assert str(term) in page
        assert str(comment) in page, f"{term}: run make vocabulary"
