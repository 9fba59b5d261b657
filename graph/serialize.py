"""The graph in RDF's own syntaxes, written as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from dateline.graph import jsonld
from dateline.graph.subjects import WORLD, GraphName
from dateline.graph.terms import DL, FORMS, NIF, PREFIXES, A, printable
from pyoxigraph import Literal, Quad, RdfFormat, Store, Triple
from pyoxigraph import serialize as to_syntax

SYNTAXES = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
}
_IS_SENTENCE = (A, DL["Sentence"])
_ALSO = (DL["Claim"], DL["TimeExpression"], *(DL[form] for form in FORMS.values()))


def serialize(store: Store, syntax: str, output: IO[bytes], base: str, full: bool = False, texts: bool = True) -> None:
    """Write the graph in one of SYNTAXES, or as ``jsonld``.

    Syntaxes that know no named graphs carry the default graph; with ``full``, the triples of all graphs. ``texts``
    False leaves out the articles' texts and the words of whole sentences.
    """
    if syntax == "jsonld":
        jsonld.write(quads(store, None, texts), output, base)
        return
    form = SYNTAXES[syntax]
    prefixes = PREFIXES if syntax in ("turtle", "trig", "rdfxml") else None
    if form.supports_datasets:
        sink = _WholePrefixes(output, base) if prefixes else output
        to_syntax(quads(store, None, texts), sink, form, prefixes=prefixes, base_iri=base if prefixes else None)  # type: ignore[arg-type]
        return
    found: Iterable[Quad] = quads(store, None if full else WORLD, texts)
    triples: Iterable[Triple] = (quad.triple for quad in found)
    if syntax == "rdfxml":
        to_syntax(map(_for_xml, triples), _NoReturns(output), form, prefixes=prefixes)  # type: ignore[arg-type]
    elif prefixes:
        to_syntax(triples, _WholePrefixes(output, base), form, prefixes=prefixes, base_iri=base)  # type: ignore[arg-type]
    else:
        to_syntax(triples, output, form)


def quads(store: Store, graph: GraphName | None, texts: bool = True) -> Iterator[Quad]:
    """The quads of a graph, or of all: those of one graph and subject together. ``texts``: as in ``serialize``."""
    graphs: list[GraphName] = [WORLD, *sorted(store.named_graphs(), key=str)] if graph is None else [graph]  # type: ignore[list-item]
    for name in graphs:
        found = store.quads_for_pattern(None, None, None, name)
        yield from found if texts else (quad for quad in found if not _is_text(store, quad))


def _is_text(store: Store, quad: Quad) -> bool:
    """Whether a quad holds the text of an article or the words of a sentence that is no more than a sentence."""
    if quad.predicate == NIF["isString"]:
        return True
    if quad.predicate != NIF["anchorOf"]:
        return False
    subject, graph = quad.subject, quad.graph_name
    return Quad(subject, *_IS_SENTENCE, graph) in store and not any(
        Quad(subject, A, kind, graph) in store for kind in _ALSO
    )


class _WholePrefixes:
    """A stream that writes the prefixes of Turtle and TriG in full: the serializer shortens them against the base."""

    def __init__(self, output: IO[bytes], base: str) -> None:
        self._output = output
        lines = [f"@base <{base}> .", *(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()), ""]
        self._output.write(("\n".join(lines) + "\n").encode())
        self._head: bytes | None = b""

    def write(self, content: bytes) -> int:
        if self._head is None:
            self._output.write(content)
        else:
            self._pass(self._head + content)
        return len(content)

    def _pass(self, head: bytes) -> None:
        """Drop whole lines of the serializer's own head; the first other line ends it."""
        while head.startswith(b"@") and b"\n" in head:
            head = head.partition(b"\n")[2]
        self._head = head if not head or head.startswith(b"@") else None
        if self._head is None:
            self._output.write(head)

    def flush(self) -> None:
        self._output.flush()


# ---- RDF/XML ---------------------------------------------------------------------------------------------------------


def _for_xml(triple: Triple) -> Triple:
    """The triple without the control characters that XML cannot hold."""
    said = triple.object
    if not isinstance(said, Literal) or (clean := printable(said.value)) == said.value:
        return triple
    if said.language:
        return Triple(triple.subject, triple.predicate, Literal(clean, language=said.language))
    return Triple(triple.subject, triple.predicate, Literal(clean, datatype=said.datatype))


class _NoReturns:
    """A stream that writes carriage returns as references: XML would read bare ones as line feeds."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output

    def write(self, content: bytes) -> int:
        self._output.write(content.replace(b"\r", b"&#13;"))
        return len(content)

    def flush(self) -> None:
        self._output.flush()
