"""Input that breaks programs: what the fuzzers of the tests and of benchmarks/fuzz.py draw, and what they run on it.

Each target takes one drawn value and fails by raising: whatever comes must become an article, a reason, or rows.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import small_world as small
from dateline.builders import (
    build,
    cleaning,
    configuration,
    correction_file,
    datelines,
    documents,
    english,
    html_articles,
    layout,
    publication_dates,
    quotation_marks,
    signatures,
)
from dateline.builders.configuration import Configuration
from dateline.builders.corrections import Called, Correction
from dateline.builders.formats import FILES, export
from dateline.graph import rdf, terms
from dateline.graph.errors import DatelineError
from dateline.graph.model import Document, Span, World
from dateline.queries import days, run
from dateline.queries.event_graph import EventGraph
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Store, parse

PLANES = (0, 0x1_0000, 0x2_0000, 0x3_0000, 0xE_0000, 0xF_0000, 0x10_0000)
BITS = (
    "\0", "\ud800", "\udfff", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffe", "\u2028", "\x85", "\x1b[2J", "\r",
    "\n", "\n\n", "\t", " ", "\u00a0", "\"", "“", "”", "'", "’", "``", "''", "«", "»", "—", "--", "–", "…", "...",
    ".", ",", ";", ":", "!", "?", "(", ")", "[", "]", "{", "}", "<", ">", "&", "&amp;", "& mdash ;", "&#0;",
    "&#xD800;", "&#1114112;", "&lt;b&gt;", "<p>", "</p>", "<b", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "%",
    "%00", "%2e%2e/", "../", "/", "\\", "#", "@", "$", "^", "|", "=", "+", "*", "~", "_", "0", "1", "31", "2021",
    "99999999999999999999", "May", "Monday", "10 May 2021", "9:30", "the", "The", "a", "of", "and", "that", "he",
    "she", "who", "said", "says", "according to", "denied", "will", "would", "not", "killed", "met", "was", "were",
    "has", "been", "Minister", "President", "Mr", "police", "army", "Paris", "Kenya", "UN", "Smith", "Ana", "O'Neil",
    "U.S.", "Jan.", "yesterday", "last week", "two", "dozens", "percent", "million", "x" * 40, "=SUM(A1)",
    "<http://x>", "'''", '"""', "@prefix", "} INSERT {", "\U0001f600", "e\u0301", "ǅ", "ß", "İ", "ﬃ", "اَلْ",
)  # fmt: skip


def _plane(start: int) -> st.SearchStrategy[str]:
    return st.characters(min_codepoint=start, max_codepoint=start + 0xFFFF, exclude_categories=())


CHARACTERS = st.one_of(*(_plane(start) for start in PLANES))
TEXTS = st.one_of(
    st.lists(st.sampled_from(BITS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(BITS), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(BITS), CHARACTERS), max_size=30).map("".join),
    st.builds(lambda bit, times: bit * times, st.sampled_from(BITS), st.integers(1, 300)),
)
SOUND_TEXTS = TEXTS.map(lambda text: text.encode("utf-8", "replace").decode())
NAMES = st.sampled_from(
    ["div", "p", "b", "a", "table", "td", "article", "h1", "time", "meta", "script", "svg", "title", "br"]
)
ATTRIBUTES = st.sampled_from(
    ["", " class='x'", " datetime='2021-05-10'", " content=", " href='//", ' property="og:title"']
)
PAGES = st.lists(
    st.one_of(
        st.builds(lambda name, more: f"<{name}{more}>", NAMES, ATTRIBUTES),
        NAMES.map(lambda name: f"</{name}>"),
        SOUND_TEXTS,
        st.just("Two boats sank off the coast on Monday, and the harbour master closed the port for a day. "),
        st.just(
            "<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/hostname'>]>&b;&c;"
        ),
        st.just("<?xml version='1.0' encoding='utf-7'?>"),
        st.just('<script type="application/ld+json">{"@graph":[{"datePublished":[1e999,null]}]}</script>'),
    ),
    max_size=25,
).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
FIELDS = ["id", "url", "title", "publisher", "published", "text", "html", "date", "pubDate"]
RECORDS = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1251", "latin-1", "shift_jis", "utf-7"])


def _encoded(text: str, encoding: str, junk: bytes) -> bytes:
    return junk + text.encode(encoding, "replace")


BYTES = st.one_of(
    st.binary(max_size=300),
    st.builds(_encoded, TEXTS.filter(bool), ENCODINGS, st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff"])),
)
LINES = st.lists(st.one_of(RECORDS.map(json.dumps), SOUND_TEXTS), max_size=5).map(
    lambda lines: "\n".join(lines).encode()
)
FILE_NAMES = st.text(CHARACTERS | st.sampled_from("../%$`'\"\\ \n"), min_size=1, max_size=30)


# ---- Targets ---------------------------------------------------------------------------------------------------------


@cache
def scratch() -> Path:
    """A folder for one file at a time."""
    return Path(tempfile.mkdtemp(prefix="dateline-fuzz-"))


def found(content: bytes, suffix: str) -> list[documents.Found]:
    """What a file of that content becomes; every text can be written and every reason is one line."""
    file = scratch() / f"any{suffix}"
    file.write_bytes(content)
    got = list(documents.read([file], Configuration()))
    for one in got:
        if isinstance(one, Document):
            one.text.encode("utf-8")
            assert one.key
        else:
            assert one.reason
            assert "\n" not in one.reason
    return got


def _text_file(content: bytes) -> None:
    found(content, ".txt")


def _page_file(page: str) -> None:
    found(page.encode("utf-8", "replace"), ".html")


def _lines_file(content: bytes) -> None:
    found(content, ".jsonl")


def _clean(text: str) -> None:
    cleaned = cleaning.clean(text, Span(0, len(text)))
    assert len(cleaned.text) == len(cleaned.starts) == len(cleaned.ends)
    assert list(cleaned.starts) == sorted(cleaned.starts)
    cleaned.text.encode("utf-8")


def _lay_out(text: str) -> None:
    end = 0
    for block in layout.lay_out(text):
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end


def _line(text: str) -> None:
    """What is asked of one line: its kind, its day, its language, its marks."""
    signatures.read(text)
    datelines.is_byline(text)
    datelines.opening(text)
    english.foreign_language(text)
    list(quotation_marks.double(text))
    list(quotation_marks.single(text))
    for value in (publication_dates.edtf(text), publication_dates.in_name(text), publication_dates.in_words(text)):
        assert value is None or value[:4].isdigit()


def _iri(text: str) -> None:
    """Whatever stands in an article makes a well-formed IRI, or none."""
    url = html_articles.safe_url(f"http://x/{text}")
    publication_dates.in_url(url)
    for iri in (NamedNode(f"http://x/{terms.path(text)}"), terms.elsewhere(text), terms.elsewhere(url or "")):
        if iri is not None:
            assert len(list(parse(f"{iri} <http://p> <http://o> .".encode(), format=RdfFormat.N_TRIPLES))) == 1
    (url or "").encode("utf-8")


def _configuration(text: str) -> None:
    file = scratch() / "dateline.toml"
    file.write_bytes(text.encode("utf-8", "replace"))
    try:
        configuration.load([scratch()], file)
    except DatelineError as wrong:
        assert str(wrong)


def _correction(text: str) -> None:
    """What a user corrects to any text is read back as he said it."""
    file = scratch() / "corrected.toml"
    file.unlink(missing_ok=True)
    said = Correction("rename", (Called(text),), text, text)
    correction_file.append(file, [said])
    again = configuration.load([scratch()], file).corrections
    assert [(one.to, one.reason) for one in again] == [(" ".join(text.split()),) * 2]


def _asked(text: str) -> None:
    """Whatever is given to a named query, it stays that query and only its own rows come."""
    graph = small_graph()
    for name, parameter in (("timeline", "actor"), ("provenance", "event"), ("names", "actor"), ("period", "from")):
        try:
            graph.ask(name, **{parameter: text})
        except DatelineError as wrong:
            assert str(wrong)
    for query in run.named():
        worded = [parameter.name for parameter in query.parameters if parameter.kind != "number"]
        bound = run.bind(query, {name: terms.string(text) for name in worded})
        Store().query(bound, prefixes=terms.PREFIXES)
    try:
        days.bound(text, last=True)
    except DatelineError as wrong:
        assert str(wrong)


@cache
def small_graph() -> EventGraph:
    """The small world of the tests."""
    return small.opened(small.small_world())


def infected(text: str) -> World:
    """The small world with a text in every field that comes from articles."""
    world = small.small_world()
    nodes = tuple(replace(node, label=text + node.label, alt_labels=(text,), roles=(text,)) for node in world.nodes)
    events = tuple(replace(event, label=text + event.label, verb=text + event.verb) for event in world.events)
    articles = tuple(replace(one, title=text, publisher=text, path=text + one.path) for one in world.documents)
    return replace(world, nodes=nodes, events=events, documents=articles)


def _exported(text: str) -> None:
    """Every format carries the text so that its own readers read it."""
    graph = EventGraph(_stored(infected(text)))
    for format in FILES:
        file = scratch() / f"graph.{format}"
        if format != "html-sparql":
            export(graph, format, file, full=True)
            _read_back(format, file)
    for format in ("csv", "ladybug", "tables"):
        export(graph, format, scratch() / f"{format}-folder")
        for file in (scratch() / f"{format}-folder").iterdir():
            _read_back("tables" if file.suffix == ".jsonl" else file.suffix[1:], file)


def _stored(world: World) -> Store:
    store = Store()
    store.extend(rdf.quads(world, small.CONCEPTS))
    return store


_RDF = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
}
_JSON = ("jsonld", "timelinejs")


def _read_back(format: str, file: Path) -> None:
    content = file.read_bytes()
    if format in _RDF:
        assert list(parse(content, format=_RDF[format]))
    elif format in _JSON:
        json.loads(content)
    elif format in ("ftm", "tables"):
        assert [json.loads(line) for line in content.decode().split("\n") if line]
    elif format == "csv":
        widths = {len(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))}
        assert len(widths) == 1
    elif format in ("graphml", "gexf", "rdfxml"):
        ElementTree.fromstring(content)


def _built(text: str) -> None:
    """The whole way of the data, from a text to RDF."""
    file = scratch() / "article.txt"
    file.write_text(
        "The port of Lagos\n\nThe port was closed on 10 May 2021. " + text, encoding="utf-8", errors="replace"
    )
    world = build.build([file], Configuration())
    assert not [one for one in world.skipped if "a fault of" in one.reason]
    _stored(world)


def _file_name(name: str) -> None:
    """A file of any name is an article of its own folder, or is named with the reason."""
    folder = scratch() / "names"
    folder.mkdir(exist_ok=True)
    file = folder / (name.replace("/", "").replace("\0", "")[:60].lstrip(".") + ".txt")
    try:
        file.write_text("The port was closed on Monday, the harbour master said.")
    except (OSError, ValueError):
        return
    try:
        for one in documents.read([folder], Configuration()):
            NamedNode(f"http://x/{terms.path(one.path)}")
            one.path.encode("utf-8")
    finally:
        file.unlink()


@dataclass(frozen=True, slots=True)
class Target:
    """What is fuzzed: what is drawn, what runs on it, and its share of all cases."""

    draws: st.SearchStrategy[Any]
    run: Callable[[Any], None]
    share: int
    kind: Literal["reader", "cleaner", "builder", "exporter"]


TARGETS: dict[str, Target] = {
    "text file": Target(BYTES, _text_file, 120, "reader"),
    "page": Target(PAGES, _page_file, 90, "reader"),
    "JSON lines": Target(LINES, _lines_file, 90, "reader"),
    "file name": Target(FILE_NAMES, _file_name, 20, "reader"),
    "configuration": Target(SOUND_TEXTS, _configuration, 40, "reader"),
    "clean": Target(TEXTS, _clean, 200, "cleaner"),
    "lay out": Target(TEXTS, _lay_out, 150, "cleaner"),
    "line": Target(TEXTS, _line, 100, "cleaner"),
    "IRI": Target(TEXTS, _iri, 100, "exporter"),
    "correction": Target(SOUND_TEXTS.filter(str.strip), _correction, 40, "reader"),
    "query": Target(TEXTS, _asked, 20, "exporter"),
    "export": Target(TEXTS, _exported, 10, "exporter"),
    "build": Target(TEXTS, _built, 20, "builder"),
}
