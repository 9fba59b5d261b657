"""The formats that the graph can be exported to, and how each is written: to a file, a folder, or standard output."""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dateline.graph import cypher, ladybug, partitions, whole
from dateline.graph.errors import DatelineError
from dateline.graph.reader import Reader
from dateline.graph.serialize import SYNTAXES, serialize
from dateline.queries import ftm, sheets, tables, timelinejs
from dateline.queries.event_graph import EventGraph
from dateline.queries.run import named


@dataclass(frozen=True, slots=True)
class Options:
    """``full``: all graphs where the format knows only one; ``texts``: with the articles' texts; ``parts``: files."""

    full: bool = False
    texts: bool = True
    parts: int = 16


ToFile = Callable[[EventGraph, IO[bytes], Options], None]
ToFolder = Callable[[EventGraph, Path, Options], None]


def _rdf(graph: EventGraph, output: IO[bytes], options: Options, syntax: str) -> None:
    serialize(graph.store, syntax, output, graph.corpus.base, options.full, options.texts)


def _graphml(graph: EventGraph, output: IO[bytes], options: Options) -> None:
    from dateline.graph import networks  # imports networkx, which most commands do without

    networks.write_graphml(graph.store, output, options.full, options.texts)


def _gexf(graph: EventGraph, output: IO[bytes], options: Options) -> None:
    from dateline.graph import networks

    networks.write_gexf(graph.store, output, options.full, options.texts)


def _cypher(graph: EventGraph, output: IO[bytes], options: Options) -> None:
    cypher.write(graph.store, output, options.texts)


def _ladybug(graph: EventGraph, folder: Path, options: Options) -> None:
    ladybug.write(graph.store, folder, options.texts)


def _timelinejs(graph: EventGraph, output: IO[bytes], options: Options) -> None:
    timelinejs.write(Reader(graph.store), output, options.full, options.texts)


def _ftm(graph: EventGraph, output: IO[bytes], options: Options) -> None:
    ftm.write(Reader(graph.store), output, options.texts)


def _events_csv(graph: EventGraph, output: IO[bytes], options: Options) -> None:
    sheets.write_events(Reader(graph.store), output, options.texts, marked=output is not sys.stdout.buffer)


def _sheets(graph: EventGraph, folder: Path, options: Options) -> None:
    sheets.write(Reader(graph.store), folder, options.texts)


def _tables(graph: EventGraph, folder: Path, options: Options) -> None:
    tables.write(graph, folder)


def _html_sparql(graph: EventGraph, output: IO[bytes], options: Options) -> None:
    from dateline.builders import query_page  # imports what writes pages, which other formats do without

    query_page.write(graph, output, options.texts)


def _queries(graph: EventGraph, folder: Path, options: Options) -> None:
    """The named queries, which are the same for every graph, as files that any SPARQL engine runs."""
    for query in named():
        (folder / f"{query.name}.rq").write_text(query.text, encoding="utf-8")


def _partitions(graph: EventGraph, folder: Path, options: Options) -> None:
    partitions.write(graph.store, folder, options.parts, options.texts)


FILES: dict[str, ToFile] = {
    **{syntax: functools.partial(_rdf, syntax=syntax) for syntax in (*SYNTAXES, "jsonld")},
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": _events_csv,
    "html-sparql": _html_sparql,
    "cypher": _cypher,
    "timelinejs": _timelinejs,
    "ftm": _ftm,
}
FOLDERS: dict[str, ToFolder] = {
    "csv": _sheets,
    "ladybug": _ladybug,
    "tables": _tables,
    "nquads-parts": _partitions,
    "queries": _queries,
}
"""``csv`` is a folder of three sheets; on standard output, and as a file that ends in .csv, it is events.csv alone."""
FORMATS = tuple(sorted({*FILES, *FOLDERS}))


def export(
    graph: EventGraph, format: str, output: Path | None = None, full: bool = False, texts: bool = True, parts: int = 16
) -> str | None:
    """Write the graph in one of FORMATS to a file or folder, or to standard output where ``output`` is None.

    Gives in words what has been left out that a folder would hold; None where nothing is. Raises DatelineError where
    the format is not known, needs a folder, or the place cannot be written; what stood there before is then as it was.
    """
    options = Options(full, texts, parts)
    is_file = format in FILES and (output is None or format not in FOLDERS or output.suffix.lower() == ".csv")
    try:
        if is_file:
            with _opened(output) as stream:
                FILES[format](graph, stream, options)
            return _LEFT_OUT if format in FOLDERS else None
        if output is None or format not in FOLDERS:
            wanted = f"{format} needs a folder: give -o" if format in FOLDERS else f"there is no format {format!r}"
            raise DatelineError(f"{wanted}; formats are {', '.join(FORMATS)}")
        with whole.files(output, replacing=partitions.NAMES if format == "nquads-parts" else "") as folder:
            FOLDERS[format](graph, folder, options)
    except BrokenPipeError:
        raise
    except OSError as wrong:
        raise DatelineError(f"cannot write {output or 'standard output'}: {wrong.strerror or wrong}") from wrong
    return None


_LEFT_OUT = "this is events.csv alone; -o FOLDER writes nodes.csv and edges.csv too"


@contextlib.contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    """A stream to write to; the file takes its name when it is complete."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if output.is_dir():
        raise DatelineError(f"{output} is a folder: give a file")
    output.parent.mkdir(parents=True, exist_ok=True)
    with whole.file(output) as stream:
        yield stream
