"""The page where the graph is asked: the named queries, an editor and the answer.

It comes in two kinds. The endpoint serves one that asks it; the other is a file that holds the graph and the engine
that answers, and needs nothing else.
"""

from __future__ import annotations

import base64
import gzip
import re
from importlib.resources import files
from typing import IO

from dateline.builders import wording
from dateline.builders.page_shell import joined, page
from dateline.graph.rows import CorpusRow
from dateline.graph.serialize import serialize
from dateline.graph.terms import DL, PREFIXES, RDFS, SEM, SKOS
from dateline.queries.event_graph import EventGraph
from dateline.queries.run import named
from markupsafe import Markup

FIRST = "key-events"
"""The named query that stands first, and that a page opens with."""
OPTIONS = {
    "node": f"SELECT ?iri ?label WHERE {{ ?iri {DL['kind']} ?kind ; {RDFS['label']} ?label }} ORDER BY ?label",
    "event": f"SELECT ?iri ?label WHERE {{ ?iri a {SEM['Event']} ; {RDFS['label']} ?label }} LIMIT 5000",
    "type": f"SELECT ?iri ?label WHERE {{ ?iri {SKOS['notation']} ?label }} ORDER BY ?label",
    "standing": f"SELECT DISTINCT ?iri (STRAFTER(STR(?iri), '#') AS ?label) WHERE {{ ?event {DL['standing']} ?iri }}",
}
"""By kind of parameter, the query for what it can be, with its name."""
SCRIPTS = ("vendor/yasgui.min.js", "quiet.js", "shared.js", "named_queries.js")
STYLES = ("vendor/yasgui.min.css", "base.css", "query.css")
_GRAPH = "<graph>"
"""Stands in a page for what is written there piece by piece; nothing else there has a bare ``<`` before it."""


def served(corpus: CorpusRow) -> str:
    """The page that asks the endpoint which serves it."""
    return page(
        "query.html",
        scripts=(*SCRIPTS, "query_served.js", "query.js"),
        styles=STYLES,
        rows=_rows(corpus.base),
        allowed={"connect-src": "'self'"},
        here="query",
        served=True,
        title=f"{corpus.name} · query · dateline",
        corpus=corpus.name,
        lead="Choose a question, say whom or when it is about, or write SPARQL of your own.",
        colophon="Answered by dateline’s SPARQL endpoint, read-only.",
    )


def write(graph: EventGraph, output: IO[bytes], texts: bool = True) -> None:
    """Write the page that holds the graph. ``texts`` False leaves the articles' texts out."""
    head, _, tail = _whole(graph).partition(_GRAPH)
    output.write(head.encode())
    with _Base64(output) as coded, gzip.GzipFile(fileobj=coded, mode="wb", mtime=0) as packed:
        serialize(graph.store, "nquads", packed, graph.corpus.base, texts=texts)  # type: ignore[arg-type]
    output.write(tail.encode())


def _whole(graph: EventGraph) -> str:
    """The page but for its graph."""
    vendor = files("dateline.builders").joinpath("templates", "vendor")
    engine = gzip.compress(vendor.joinpath("oxigraph.wasm").read_bytes(), mtime=0)
    return page(
        "query.html",
        scripts=(*SCRIPTS, "query_file.js", "query.js"),
        styles=STYLES,
        rows=_rows(graph.corpus.base),
        allowed={"script-src": "'wasm-unsafe-eval'", "worker-src": "blob:"},
        here="query",
        served=False,
        title=f"{graph.corpus.name} · query · dateline",
        corpus=graph.corpus.name,
        lead="The whole graph and the engine that answers are in this page: nothing leaves this machine.",
        colophon=f"Made by dateline from {wording.count(len(graph.articles()), 'article')} by rules.",
        engine=Markup(_classic(joined(("vendor/oxigraph.js", "query_engine.js")))),
        wasm=Markup(base64.b64encode(engine).decode()),
        graph=Markup(_GRAPH),
    )


def _classic(module: str) -> str:
    """A module without imports as a plain script: browsers start no module beside a page that is a file."""
    without = re.sub(r"^export (?=class|function)|^export \{[^}]*\};$", "", module, flags=re.MULTILINE)
    return without.replace("import.meta.url", "location.href")


def _rows(base: str) -> object:
    """What the pages' scripts are told."""
    queries = [
        {
            "name": query.name,
            "title": query.title,
            "description": query.description,
            "parameters": [{"name": p.name, "kind": p.kind, "description": p.description} for p in query.parameters],
            "text": _without_head(query.text),
        }
        for query in sorted(named(), key=lambda query: query.name != FIRST)
    ]
    return {"queries": queries, "first": FIRST, "options": OPTIONS, "prefixes": PREFIXES, "base": base}


def _without_head(text: str) -> str:
    """A named query without the comment that the page shows beside it."""
    return re.sub(r"\A(?:#[^\n]*\n)+", "", text).strip() + "\n"


class _Base64:
    """A stream that writes base64 of what is written to it."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._rest = b""

    def write(self, content: bytes) -> int:
        whole = self._rest + content
        even = len(whole) - len(whole) % 3
        self._output.write(base64.b64encode(whole[:even]))
        self._rest = whole[even:]
        return len(content)

    def flush(self) -> None:
        """Nothing: a third of a letter cannot be written yet."""

    def __enter__(self) -> IO[bytes]:
        return self  # type: ignore[return-value]

    def __exit__(self, *raised: object) -> None:
        self._output.write(base64.b64encode(self._rest))
