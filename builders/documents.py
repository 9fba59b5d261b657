"""Files in, articles out: every input becomes Documents, or is named with the reason why not.

Text offsets are code points of the decoded file as it stands: line ends are kept, nothing is cleaned. Only a byte order
mark is left out, since it belongs to the encoding. Half of a surrogate pair, which JSON can smuggle in, becomes U+FFFD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.builders import (
    article_files,
    decoding,
    edition_days,
    html_articles,
    limits,
    parquet_articles,
    publication_dates,
)
from dateline.builders.article_files import Input
from dateline.builders.cleaning import clean, one_line
from dateline.builders.configuration import Configuration, Given
from dateline.builders.decoding import decoded, decoded_page
from dateline.builders.english import foreign_language
from dateline.builders.imprints import publisher
from dateline.builders.layout import lay_out
from dateline.graph import kept
from dateline.graph.errors import DatelineError
from dateline.graph.model import Block, DateEvidence, DateSource, Document, Noted, Skipped

LARGEST_TEXT = 1_000_000
"""Code points; a longer text is no article."""

_LETTER = re.compile(r"[^\W\d_]")
_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
Found = Document | Skipped | Noted


def read(
    inputs: Sequence[Path | str], config: Configuration, limit: int = decoding.LARGEST, without: Collection[str] = ()
) -> Iterator[Found]:
    """The articles of files, folders, globs and addresses, in order of their keys, then what was skipped, by its path,
    then what articles were read without.

    The order and the outcome do not depend on the order of the inputs. ``limit``: bytes a file may have. ``without``:
    files (absolute paths, addresses) and articles (keys) that are left out as if they were not there.
    """
    given, skipped = article_files.found(inputs, without)
    found = [one for file in given for one in _read(file, config, limit)]
    skipped += [one for one in found if isinstance(one, Skipped)]
    documents, doubles = _distinct([one for one in found if isinstance(one, Document) and one.key not in without])
    yield from documents
    yield from sorted({*skipped, *doubles}, key=lambda one: (one.path, one.reason))
    yield from sorted({one for one in found if isinstance(one, Noted)}, key=lambda one: (one.path, one.reason))


def _distinct(documents: list[Document]) -> tuple[list[Document], list[Skipped]]:
    """One document a key, that with the first path; what is wrong with the others."""
    kept: dict[str, Document] = {}
    skipped = []
    for document in sorted(documents, key=lambda one: (one.key, one.path)):
        first = kept.setdefault(document.key, document)
        if first is not document:
            same = "the same article as" if first.text == document.text else "another text under the key of"
            skipped.append(Skipped(document.path, f"{same} {first.path} ({document.key})"))
    return list(kept.values()), skipped


# ---- One file --------------------------------------------------------------------------------------------------------


def _read(given: Input, config: Configuration, limit: int) -> Iterator[Found]:
    """The articles in a file; whatever is wrong with it is said, and the next goes on."""
    reader = _READERS.get(given.file.suffix.lower())
    if reader is None:
        yield Skipped(_name(given.path), f"unknown format; {FORMATS} are read")
        return
    try:
        content = decoding.content(given.file, limit)
    except (OSError, DatelineError) as error:
        why = error.strerror or "cannot be read" if isinstance(error, OSError) else str(error)
        yield Skipped(_name(given.path), why)
        return
    yield from reader(given, content, config)


def _name(path: str) -> str:
    """The path with U+FFFD for what cannot be seen, or would steer a terminal."""
    return _UNSEEN.sub("\ufffd", path)


def _sound(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


# ---- Formats ---------------------------------------------------------------------------------------------------------


def _plain(given: Input, content: bytes, config: Configuration) -> Iterator[Found]:
    def article() -> Document:
        text = decoded(content)
        return _document(given, given.path, text, None, config, Given(), ())

    yield _tried(given, given.path, content, config, article)


def _page(given: Input, content: bytes, config: Configuration) -> Iterator[Found]:
    def article() -> Document:
        page = html_articles.extract(decoded_page(content))
        return _from_page(given, given.path, page, None, config, Given())

    yield _tried(given, given.path, content, config, article)


def _from_page(
    given: Input,
    path: str,
    page: html_articles.Page,
    identifier: str | None,
    config: Configuration,
    own: Given,
    stated: tuple[DateEvidence, ...] = (),
) -> Document:
    metadata = Given(None, page.publisher, page.url, page.title)
    known: tuple[tuple[DateSource, str | None], ...] = (("metadata", page.published), ("changed", page.changed))
    stated += tuple(DateEvidence(source, value) for source, value in known if value)
    own = Given(
        own.published, own.publisher or metadata.publisher, own.url or metadata.url, own.title or metadata.title
    )
    return _document(given, path, _sound(page.text), identifier, config, own, stated)


def _lines(given: Input, content: bytes, config: Configuration) -> Iterator[Found]:
    """The articles of a JSON Lines file; a broken line is named by its number."""
    try:
        lines = decoded(content).split("\n")
    except DatelineError as error:
        yield Skipped(_name(given.path), str(error))
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield from _line(given, number, line, config)


def _line(given: Input, number: int, line: str, config: Configuration) -> Iterator[Found]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        column = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        yield Skipped(_name(given.path), f"line {number} is broken JSON{column}")
        return
    if not isinstance(record, dict):
        yield Skipped(_name(given.path), f"line {number} is no JSON object")
        return
    yield from _record(given, number, record, line, config)


def _rows(given: Input, content: bytes, config: Configuration) -> Iterator[Found]:
    """The articles of a Parquet file, whose columns are named like the fields of JSON Lines."""
    try:
        for number, record in enumerate(parquet_articles.records(content), start=1):
            told = json.dumps(record, default=str, sort_keys=True)
            yield from _record(given, number, record, told, config)
    except DatelineError as error:
        yield Skipped(_name(given.path), str(error))


def _record(given: Input, number: int, record: dict[str, Any], told: str, config: Configuration) -> Iterator[Found]:
    """The article in a record, and what of it could not be read; ``told``: the record as text."""
    where = f"{given.path}#{number}"
    found = _tried(given, where, told, config, lambda: _from_record(given, number, record, config))
    yield found
    unread = _unread(found, record) if isinstance(found, Document) else None
    if unread is not None:
        value = _sound(str(record[unread]))[:60]
        yield Noted(_name(where), f"{unread} is no date: {value!r}; the article is read without it")


def _unread(document: Document, record: dict[str, Any]) -> str | None:
    """The field of a record that should tell its day and does not: ``published``, or another where nothing tells it."""
    published = record.get("published")
    if published and str(published).strip() and publication_dates.edtf(published) is None:
        return "published"
    dated = any(one.source != "edition" for one in document.evidence)
    return None if dated else next((name for name in _DATE_FIELDS if record.get(name)), None)


def _from_record(given: Input, number: int, record: dict[str, Any], config: Configuration) -> Document:
    identifier = _field(record, "id")
    own = Given(
        publication_dates.edtf(record.get("published")),
        _field(record, "publisher"),
        html_articles.safe_url(_field(record, "url")),
        _field(record, "title") or _field(record, "headline"),
    )
    path = f"{given.path}#{identifier or own.url or number}"
    written = [record[name] for name in _TEXT_FIELDS if isinstance(record.get(name), str) and record[name].strip()]
    if written:
        return _document(given, path, _sound(written[0]), identifier, config, own, _dated_elsewhere(record))
    if isinstance(record.get("html"), str) and record["html"].strip():
        page = html_articles.extract(_sound(record["html"]))
        return _from_page(given, path, page, identifier, config, own, _weekday(record))
    raise DatelineError("no text and no html in it")


_TEXT_FIELDS = ("text", "body", "articleBody")
_DATE_FIELDS = ("published_at", "date_published", "datePublished", "publication_date", "pubDate", "pub_date", "date")


def _dated_elsewhere(record: dict[str, Any]) -> tuple[DateEvidence, ...]:
    """The date in the first of the fields, by other names than ours, that bears one."""
    found = _first(record, _DATE_FIELDS, publication_dates.edtf)
    return (DateEvidence("metadata", found),) if found else _weekday(record)


def _weekday(record: dict[str, Any]) -> tuple[DateEvidence, ...]:
    """The weekday that the first of the fields that should tell the day names instead: "Friday"."""
    found = _first(record, ("published", *_DATE_FIELDS), lambda value: edition_days.named(str(value)))
    return (DateEvidence("edition", found),) if found else ()


def _first(record: dict[str, Any], names: Iterable[str], read: Callable[[Any], str | None]) -> str | None:
    """What is read in the first of some fields that bears it."""
    return next((found for name in names if record.get(name) and (found := read(record[name]))), None)


def _field(record: dict[str, Any], name: str) -> str | None:
    """A field as one line of text; None where it is missing or empty. Raises DatelineError where it is no text."""
    value = record.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise DatelineError(f"{name} is neither text nor a number")
    return one_line(_sound(str(value))) or None


_READERS: dict[str, Callable[[Input, bytes, Configuration], Iterator[Found]]] = {
    ".txt": _plain,
    ".html": _page,
    ".htm": _page,
    ".jsonl": _lines,
    ".parquet": _rows,
}
FORMATS = ".txt, .html, .htm, .jsonl and .parquet"


# ---- The article -----------------------------------------------------------------------------------------------------


def _tried(
    given: Input, path: str, content: bytes | str, config: Configuration, article: Callable[[], Document]
) -> Found:
    """The article, or why there is none; ``article`` makes it of the content and of what is configured."""

    def made() -> Document:
        with limits.within(len(content)):
            return article()

    told = repr((given.file, config.articles)) if config.articles else ""
    try:
        return kept.of("document", (path, given.file.suffix.lower(), content, told), Document, made)
    except (DatelineError, RecursionError, MemoryError) as error:
        return Skipped(_name(path), str(error) or f"too large or too deep to read ({type(error).__name__})")


def _document(
    given: Input,
    path: str,
    text: str,
    identifier: str | None,
    config: Configuration,
    own: Given,
    stated: tuple[DateEvidence, ...],
) -> Document:
    """The article with all that is known of it. Raises DatelineError where the text is none to read.

    ``own`` is what the file itself says, ``stated`` what its metadata say; dateline.toml goes before both.
    """
    _check(text)
    told = config.given(given.on_disk, path, own.url)
    url = html_articles.safe_url(told.url) or own.url
    blocks = lay_out(text)
    path = _name(path)
    evidence = _evidence(told.published or own.published, stated, url, path)
    return Document(
        url or (_sound(identifier) if identifier else path),
        path,
        text,
        told.title or own.title or _title(text, blocks),
        told.publisher or own.publisher or publisher(text, blocks),
        url,
        evidence,
    )


def _check(text: str) -> None:
    if not text.strip():
        raise DatelineError("empty")
    if not _LETTER.search(text):
        raise DatelineError("no words in the text")
    if len(text) > LARGEST_TEXT:
        raise DatelineError(f"a text of more than {LARGEST_TEXT:,} characters is no article")
    language = foreign_language(text)
    if language:
        raise DatelineError(f"not in English, it seems: {language}")


def _title(text: str, blocks: Iterable[Block]) -> str | None:
    return next((clean(text, block.span).text for block in blocks if block.kind == "title"), None)


def _evidence(
    told: str | None, stated: tuple[DateEvidence, ...], url: str | None, path: str
) -> tuple[DateEvidence, ...]:
    ways: tuple[tuple[DateSource, str | None], ...] = (
        ("url", publication_dates.in_url(url)),
        ("filename", publication_dates.in_name(path.split("#")[0])),
    )
    given: tuple[DateEvidence, ...] = (DateEvidence("given", told),) if told else ()
    return (*given, *stated, *(DateEvidence(source, value) for source, value in ways if value))
