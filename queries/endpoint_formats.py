"""The forms in which the endpoint answers, and which of them a request's Accept header asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Generic, TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat

Syntax = TypeVar("Syntax")

_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")
_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


@dataclass(frozen=True, slots=True)
class Form(Generic[Syntax]):
    """A syntax, the media type that is written to the answer's head, and other types by which it is asked for."""

    syntax: Syntax
    media: str
    also: tuple[str, ...] = ()


_XML_TOO = ("application/xml", "text/xml")
_JSON_TOO = ("application/json",)
JSON = Form(QueryResultsFormat.JSON, "application/sparql-results+json", _JSON_TOO)
XML = Form(QueryResultsFormat.XML, "application/sparql-results+xml", _XML_TOO)
CSV = Form(QueryResultsFormat.CSV, "text/csv; charset=utf-8")
TSV = Form(QueryResultsFormat.TSV, "text/tab-separated-values; charset=utf-8")

ROWS = (JSON, XML, CSV, TSV)
"""For SELECT; the first is what is sent when anything will do."""
YES_OR_NO = (JSON, XML)
"""For ASK: CSV and TSV know no booleans."""
GRAPHS = (
    Form(RdfFormat.TURTLE, "text/turtle; charset=utf-8", ("application/x-turtle",)),
    Form(RdfFormat.N_TRIPLES, "application/n-triples", ("text/plain",)),
    Form(RdfFormat.JSON_LD, "application/ld+json", _JSON_TOO),
    Form(RdfFormat.RDF_XML, "application/rdf+xml", _XML_TOO),
)
"""For CONSTRUCT, DESCRIBE and the description of the service."""


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range of an Accept header; ``type`` or ``subtype`` may be ``*``."""

    type: str
    subtype: str
    quality: float

    def fits(self, media: str) -> int:
        """How exactly it means this media type: 0 not at all, 3 by its name."""
        kind, _, rest = media.partition("/")
        if self.type == "*":
            return 1
        if self.type != kind:
            return 0
        return 2 if self.subtype == "*" else 3 if self.subtype == rest else 0


def chosen(accept: str, forms: Sequence[Form[Syntax]]) -> Form[Syntax] | None:
    """The form that an Accept header likes best, the first of equals; None where it takes none of them.

    An empty header takes all. RFC 9110, 12.5.1.
    """
    ranges = list(_ranges(accept))
    if not accept.strip():
        return forms[0]
    liked = [(_liking(ranges, form), form) for form in forms]
    best = max(quality for quality, _ in liked)
    return next(form for quality, form in liked if quality == best) if best > 0 else None


def prefers(accept: str, media: str, forms: Sequence[Form[Syntax]]) -> bool:
    """Whether an Accept header names this media type and likes it better than every one of the forms."""
    ranges = list(_ranges(accept))
    others = max(_liking(ranges, form) for form in forms)
    return any(each.fits(media) == 3 for each in ranges) and _quality(ranges, media) > others


def bare(media: str) -> str:
    """A media type without its parameters, in small letters."""
    return media.partition(";")[0].strip().lower()


def _liking(ranges: Sequence[_Range], form: Form[Syntax]) -> float:
    """How much a form is liked: by its own media type, or another that is named; ranges mean only its own."""
    names = (bare(form.media), *form.also)
    named = [media for media in names if any(each.fits(media) == 3 for each in ranges)]
    return max(_quality(ranges, media) for media in (named or names[:1]))


def _quality(ranges: Sequence[_Range], media: str) -> float:
    """How much a media type is liked, by the range that means it most exactly; 0: not acceptable."""
    fitting = [(each.fits(media), each.quality) for each in ranges]
    return max(fitting, default=(0, 0.0))[1] if any(fit for fit, _ in fitting) else 0.0


def _ranges(accept: str) -> Iterator[_Range]:
    """The ranges of a header, those that are none left out."""
    for item in accept.lower().split(","):
        media, *parameters = (part.strip() for part in item.split(";"))
        kind, slash, rest = media.partition("/")
        quality = next((part[2:].strip() for part in parameters if part.startswith("q=")), "1")
        if slash and kind and rest and _QUALITY.fullmatch(quality):
            yield _Range(kind, rest, float(quality))


class XmlStream:
    """A stream for XML: what XML cannot hold becomes U+FFFD, a carriage return a reference."""

    def __init__(self, output: IO[bytes]) -> None:
        """Write through to ``output``; close with ``flush``."""
        self._output = output
        self._rest = b""

    def write(self, content: bytes) -> int:
        """Write but for a character that the content breaks off in."""
        whole = self._rest + content
        keep = next((n for n in (2, 1) if whole[-n:] in (b"\xef", b"\xef\xbf")), 0)
        self._rest = whole[len(whole) - keep :]
        self._pass(whole[: len(whole) - keep])
        return len(content)

    def _pass(self, content: bytes) -> None:
        self._output.write(_NOT_XML.sub("\ufffd".encode(), content).replace(b"\r", b"&#13;"))

    def flush(self) -> None:
        """Write the rest."""
        self._pass(self._rest)
        self._rest = b""
        self._output.flush()
