"""Makes docs/vocabulary.html with pyLODE (``make vocabulary``).

pyLODE shows classes and properties, so the values of a class such as dl:Standing are told where the class is. The
schemes of the types of events are left out: the graph holds them.
"""

from __future__ import annotations

from pathlib import Path

import rdflib
from pylode import OntPub
from rdflib.namespace import RDF, RDFS, SKOS

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Write the page."""
    graph = rdflib.Graph().parse(ROOT / "graph" / "vocabulary.ttl")
    for scheme in list(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        graph.remove((scheme, None, None))
    for kind in list(graph.subjects(RDF.type, RDFS.Class)):
        _tell_values(graph, kind)
    OntPub(ontology=graph).make_html(destination=ROOT / "docs" / "vocabulary.html")


def _tell_values(graph: rdflib.Graph, kind: rdflib.term.Node) -> None:
    """Put the values of a class, where it has any, and what each means into its comment."""
    values = sorted(graph.subjects(RDF.type, kind))
    if values:
        told = "\n".join(f"* `{value}`: {graph.value(value, RDFS.comment)}" for value in values)
        graph.set((kind, RDFS.comment, rdflib.Literal(f"{graph.value(kind, RDFS.comment)}\n\n{told}", lang="en")))


if __name__ == "__main__":
    main()
