"""The graph as compact JSON-LD, its context inlined, written subject by subject."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO, Any

from dateline.graph.subjects import ROLES
from dateline.graph.terms import DL, EDTF, GAF, GEO, GRASP, NIF, PREFIXES, PROV, RDF, SCHEMA, SEM, SKOS, XSD, Namespace
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

_LINKS: tuple[tuple[Namespace, str], ...] = (
    (DL, "about before certainty claimedTime claimedType dateBasis event polarity publishedBasis saidBy"),
    (DL, "sentence speaker standing tells tellsOf text toldBy verb within"),
    (DL, " ".join((*ROLES, *(f"claimed{role.capitalize()}" for role in ROLES)))),
    (GAF, "denotedBy"),
    (GRASP, "hasAttribution"),
    (NIF, "referenceContext"),
    (PROV, "wasAttributedTo wasGeneratedBy"),
    (RDF, "object predicate subject"),
    (SCHEMA, "sameAs"),
    (SEM, "eventType hasActor hasPlace hasSubEvent"),
    (SKOS, "broader inScheme"),
)
_TYPED: tuple[tuple[NamedNode, Namespace, str], ...] = (
    (EDTF["EDTF"], DL, "edtf onDate publishedEdtf"),
    (XSD["date"], DL, "earliest latest"),
    (XSD["date"], SEM, "hasEarliestBeginTimeStamp hasLatestEndTimeStamp"),
    (XSD["decimal"], DL, "confidence high low salience score weight"),
    (XSD["decimal"], GEO, "lat long"),
)
_AS_LINK = {vocabulary[name].value for vocabulary, names in _LINKS for name in names.split()}
_AS_TYPED = {vocabulary[name].value: type for type, vocabulary, names in _TYPED for name in names.split()}
"""Properties whose values the context types, so that they stand as plain strings; other values say what they are."""


def context(base: str) -> dict[str, Any]:
    """The context: the base of the corpus, the prefixes, and the types of values."""
    links = {compact(iri): {"@type": "@id"} for iri in sorted(_AS_LINK)}
    typed = {compact(iri): {"@type": compact(type.value)} for iri, type in sorted(_AS_TYPED.items())}
    return {"@base": base, **PREFIXES, **links, **typed}


def write(quads: Iterable[Quad], output: IO[bytes], base: str) -> None:
    """Write the quads, which come graph by graph and in it subject by subject, the default graph first."""
    output.write(f'{{"@context": {json.dumps(context(base))},\n"@graph": ['.encode())
    separator = "\n"
    for name, inside in groupby(quads, key=lambda quad: quad.graph_name):
        subjects = _subjects(inside, base)
        if isinstance(name, DefaultGraph):
            separator = _write_all(subjects, output, separator)
            continue
        output.write(f'{separator}{{"@id": {json.dumps(_short(name, base), ensure_ascii=False)}, "@graph": ['.encode())
        _write_all(subjects, output, "\n")
        output.write(b"]}")
        separator = ",\n"
    output.write(b"\n]}\n")


def _write_all(subjects: Iterable[dict[str, Any]], output: IO[bytes], separator: str) -> str:
    """Write objects into a list; what parts the next one from them."""
    for subject in subjects:
        output.write((separator + json.dumps(subject, ensure_ascii=False)).encode())
        separator = ",\n"
    return separator


def _subjects(quads: Iterable[Quad], base: str) -> Iterator[dict[str, Any]]:
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        said: dict[str, list[Any]] = {}
        for quad in group:
            is_type = quad.predicate == RDF["type"]
            key = "@type" if is_type else compact(quad.predicate.value)
            said.setdefault(key, []).append(compact(str(quad.object.value)) if is_type else _value(quad, base))  # type: ignore[union-attr]
        yield {
            "@id": _short(subject, base),
            **{key: values if len(values) > 1 else values[0] for key, values in said.items()},
        }


def _short(term: object, base: str) -> str:
    """An IRI as an ``@id``: relative to the base of the corpus where it lies below it and has no colon."""
    iri = str(getattr(term, "value", term))
    below = iri.removeprefix(base)
    return below if iri.startswith(base) and below and ":" not in below else compact(iri)


def compact(iri: str) -> str:
    """The IRI with a prefix of the context, where one fits."""
    return next(
        (f"{prefix}:{iri.removeprefix(start)}" for prefix, start in PREFIXES.items() if iri.startswith(start)), iri
    )


def _value(quad: Quad, base: str) -> Any:
    term, property = quad.object, quad.predicate.value
    if not isinstance(term, Literal):
        short = _short(term, base)
        return short if property in _AS_LINK else {"@id": short}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype == _AS_TYPED.get(property, XSD["string"]) and property not in _AS_LINK:
        return term.value
    if term.datatype == XSD["boolean"] and property not in _AS_TYPED:
        return term.value == "true"
    if term.datatype == XSD["integer"] and property not in _AS_TYPED:
        return int(term.value)
    return {"@value": term.value, "@type": compact(term.datatype.value)}
