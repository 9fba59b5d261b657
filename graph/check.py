"""Whether a graph keeps to the shapes in shapes.ttl (SHACL)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.graph.store import open_store
from dateline.graph.terms import XSD, printable
from pyoxigraph import Literal, NamedNode, Store

if TYPE_CHECKING:
    import rdflib


_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Violation:
    """What does not keep to a shape, and where; printed as one line."""

    node: str
    path: str
    message: str

    def __str__(self) -> str:
        """One line for the user."""
        return printable(f"{self.node}: {self.path}: {self.message}")


def check(graph: Path | Store) -> list[Violation]:
    """All violations of the graph of a folder or store, in a fixed order.

    The default graph and the named ones are checked as one, since a claim has its text in one and its date in another.
    Raises DatelineError where the folder is not one of dateline's.
    """
    import pyshacl
    import rdflib

    store = graph if isinstance(graph, Store) else open_store(graph)
    data, shapes = _merged(store), _shapes()
    for narrower in shapes.triples((None, rdflib.RDFS.subClassOf, None)):
        data.add(narrower)
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False, inplace=True)
    if conforms:
        return []
    assert isinstance(report, rdflib.Graph)
    return _violations(report)


def _shapes() -> rdflib.Graph:
    """The shapes, with each property's target at the property itself: pyshacl then looks at all nodes of it at once."""
    import rdflib

    shacl = rdflib.Namespace(_SHACL)
    text = (files("dateline.graph") / "shapes.ttl").read_text(encoding="utf-8")
    shapes = rdflib.Graph().parse(data=text, format="turtle")
    for shape, property in list(shapes.subject_objects(shacl.property)):
        shapes.remove((shape, shacl.property, property))
        shapes.add((property, rdflib.RDF.type, shacl.PropertyShape))
        for kind in (shacl.targetClass, shacl.targetObjectsOf):
            for target in shapes.objects(shape, kind):
                shapes.add((property, kind, target))
    return shapes


def _merged(store: Store) -> rdflib.Graph:
    """All triples of all graphs in one graph in memory, which pyshacl reads far faster than a store."""
    import rdflib

    merged = rdflib.Graph()
    known: dict[object, rdflib.term.Node] = {}
    for quad in store:
        for term in (quad.subject, quad.predicate, quad.object):
            if term not in known:
                known[term] = _term(term)
        merged.add((known[quad.subject], known[quad.predicate], known[quad.object]))
    return merged


def _term(term: object) -> rdflib.term.Node:
    import rdflib

    if isinstance(term, Literal):
        plain = term.language is not None or term.datatype == XSD["string"]
        return rdflib.Literal(
            term.value, lang=term.language, datatype=None if plain else rdflib.URIRef(term.datatype.value)
        )
    assert isinstance(term, NamedNode)
    return rdflib.URIRef(term.value)


def _violations(report: rdflib.Graph) -> list[Violation]:
    import rdflib

    shacl = rdflib.Namespace(_SHACL)
    found = []
    for result in report.subjects(rdflib.RDF.type, shacl.ValidationResult):
        path = report.value(result, shacl.resultPath)
        shown = str(path) if isinstance(path, rdflib.URIRef) else "a path"
        value = report.value(result, shacl.value)
        said = "" if value is None else f" ({value})"
        message = f"{report.value(result, shacl.resultMessage)}{said}"
        found.append(Violation(str(report.value(result, shacl.focusNode)), shown, message))
    return sorted(found, key=lambda each: (each.node, each.path, each.message))
