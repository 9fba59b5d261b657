"""The names that the graph is written in: vocabularies, IRIs below the corpus base, literals."""

from __future__ import annotations

import datetime
import functools
import hashlib
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import quote

from dateline.graph.errors import DatelineError
from pyoxigraph import Literal, NamedNode

if TYPE_CHECKING:
    from dateline.graph.model import Span

STANDINGS = ("disputed", "reported", "claimed", "denied", "planned", "possible")
"""The strongest first."""
FORMS = {"name": "Name", "nominal": "Description", "pronoun": "Pronoun"}
"""The class of a mention, by its form."""


@dataclass(frozen=True, slots=True)
class Namespace:
    """A vocabulary: ``SEM["Event"]`` is its term Event."""

    iri: str

    def __getitem__(self, name: str) -> NamedNode:
        """The term of that name."""
        return _known(self.iri + name)


@functools.cache
def _known(iri: str) -> NamedNode:
    """The IRI of a term; vocabularies are small, and checking an IRI takes longer than finding it again."""
    return NamedNode(iri)


@functools.lru_cache(20_000)
def _below(base: str, relative: str) -> NamedNode:
    """An IRI of a corpus: each is written many times, and most of them one after the other."""
    return NamedNode(base + path(relative))


DL = Namespace("https://w3id.org/dateline/ns#")
TYPE = Namespace("https://w3id.org/dateline/type/")
VERB = Namespace("https://w3id.org/dateline/verb/")
ORDER = Namespace("https://w3id.org/dateline/order/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
GAF = Namespace("http://groundedannotationframework.org/gaf#")
GRASP = Namespace("http://groundedannotationframework.org/grasp#")
FACTUALITY = Namespace("http://groundedannotationframework.org/grasp/factuality#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
EDTF = Namespace("http://id.loc.gov/datatypes/edtf/")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES = {
    "dl": DL.iri,
    "type": TYPE.iri,
    "verb": VERB.iri,
    "order": ORDER.iri,
    "sem": SEM.iri,
    "gaf": GAF.iri,
    "grasp": GRASP.iri,
    "f": FACTUALITY.iri,
    "nif": NIF.iri,
    "edtf": EDTF.iri,
    "prov": PROV.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "foaf": FOAF.iri,
    "wgs": GEO.iri,
    "dcterms": DCTERMS.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "xsd": XSD.iri,
}

A = RDF["type"]
LABEL = RDFS["label"]

_SAFE_IN_PATH = "/-._~:@!$&'()*+,;="
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_NOT_IN_RDF = {0: 0xFFFD, **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)}
_CONTROLS = (*range(9), 11, 12, *range(14, 32), 127, *range(128, 133), *range(134, 160), 0xFFFE, 0xFFFF)
_NOT_IN_XML = {**_NOT_IN_RDF, **dict.fromkeys(_CONTROLS, 0xFFFD)}


def clean(text: str) -> str:
    """The text with U+FFFD for each NUL and lone surrogate, which no RDF syntax can hold; offsets stay true."""
    return text.translate(_NOT_IN_RDF)


def printable(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold and a terminal would obey."""
    return text.translate(_NOT_IN_XML)


def path(text: str) -> str:
    """The text as a path of an IRI: whatever may not stand in one is percent-encoded."""
    return quote(text.encode("utf-8", "surrogatepass"), safe=_SAFE_IN_PATH)


def digest(text: str, digits: int = 16) -> str:
    """So many hexadecimal digits that stand for a text of any length and content."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def elsewhere(iri: str) -> NamedNode | None:
    """An IRI that somebody else coined; None where it is none. Characters that may not stand in it are encoded."""
    encoded = quote(iri.strip().encode("utf-8", "surrogatepass"), safe=_SAFE_IN_PATH + "#?%[]")
    if not _IRI.fullmatch(encoded):
        return None
    try:
        return NamedNode(encoded)
    except ValueError:
        return None


def string(text: str) -> Literal:
    """A plain literal."""
    return Literal(clean(text))


def edtf(value: str) -> Literal:
    """An EDTF value, in the datatype of the Library of Congress."""
    return Literal(clean(value), datatype=EDTF["EDTF"])


@functools.lru_cache(10_000)
def day(value: datetime.date) -> Literal:
    """A calendar day."""
    return Literal(value.isoformat(), datatype=XSD["date"])


@functools.lru_cache(10_000)
def count(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=XSD["integer"])


def number(value: float) -> Literal | None:
    """A decimal number; None for what is not finite."""
    if not math.isfinite(value):
        return None
    exact = Decimal(repr(value + 0.0))
    whole = exact == exact.to_integral_value()
    return Literal(
        format(exact.quantize(Decimal(1)) if whole and abs(exact) < 10**20 else exact, "f"), datatype=XSD["decimal"]
    )


@functools.lru_cache(10_000)
def share(value: float) -> Literal:
    """A number from 0 to 1 to four places, so that its bytes do not hang on the last bit of a sum."""
    return number(round(value, 4)) or Literal("0", datatype=XSD["decimal"])


TRUE = Literal("true", datatype=XSD["boolean"])
FALSE = Literal("false", datatype=XSD["boolean"])


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of one corpus. Raises DatelineError where the base is no absolute IRI that ends in a slash."""

    base: str

    def __post_init__(self) -> None:
        """Refuse a base on which nothing can be built."""
        try:
            NamedNode(self.base)
        except ValueError as wrong:
            raise DatelineError(f"the base {self.base!r} is no IRI: {wrong}") from wrong
        if not self.base.endswith("/"):
            raise DatelineError(f"the base {self.base!r} must end in a slash")

    def below(self, relative: str) -> NamedNode:
        """The IRI of an id such as ``actor/csto``."""
        return _below(self.base, relative)

    @property
    def corpus(self) -> NamedNode:
        """The corpus itself."""
        return NamedNode(self.base)

    @property
    def identity(self) -> NamedNode:
        """The graph of what the corpus decides."""
        return self.below("identity")

    def run(self, version: str) -> NamedNode:
        """What made the graph: dateline of a version."""
        return self.below(f"run/dateline-{version}")

    def article(self, key: str) -> NamedNode:
        """The article of a key, whatever characters the key has."""
        return self.below(f"article/{digest(key)}")

    def text(self, sha256: str) -> NamedNode:
        """The text of that hash; two articles may carry one text."""
        return self.below(f"text/{sha256[:16]}")

    def reading(self, sha256: str) -> NamedNode:
        """The graph of what one text says."""
        return self.below(f"reading/{sha256[:16]}")

    def passage(self, sha256: str, span: Span) -> NamedNode:
        """A piece of a text, after RFC 5147."""
        return NamedNode(f"{self.text(sha256).value}#char={span[0]},{span[1]}")

    def attribution(self, sha256: str, trigger: Span, place: int) -> NamedNode:
        """The ``place``-th speaker of a claim, 1 being the nearest to it."""
        return self.below(f"attribution/{sha256[:16]}/{trigger[0]},{trigger[1]}/{place}")
