"""Files in, articles out: every input becomes Documents, or is named with the reason why not.

Text offsets are code points of the decoded file as it stands: line ends are kept, nothing is cleaned. Only a byte order
mark is left out, since it belongs to the encoding. Half of a surrogate pair, which JSON can smuggle in, becomes U+FFFD.
"""

from __future__ import annotations

import codecs
import glob
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from dateline.builders import html_articles, limits, publication_dates
from dateline.builders.cleaning import clean, one_line
from dateline.builders.configuration import FILE_NAME, Configuration, Given, common_folder
from dateline.builders.english import foreign_language
from dateline.builders.imprints import publisher
from dateline.builders.layout import lay_out
from dateline.graph.errors import DatelineError
from dateline.graph.model import Block, DateEvidence, DateSource, Document, Skipped

LARGEST_FILE = 50_000_000
"""Bytes; a larger file is named and skipped."""
LARGEST_TEXT = 1_000_000
"""Code points; a longer text is no article."""

OUTPUT_STAMP = "dateline.json"
"""A folder with such a file was written by dateline; its pages are no articles."""

_MAGIC = re.compile(r"[*?\[]")
_LETTER = re.compile(r"[^\W\d_]")
_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"7z\xbc",
)
_BYTE_ORDERS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

Found = Document | Skipped


class _Input(NamedTuple):
    """A file to read, and its path below the folder given to build (its name, where it was given alone)."""

    file: Path
    path: str


def read(
    inputs: Sequence[Path | str], config: Configuration, limit: int = LARGEST_FILE, without: Collection[str] = ()
) -> Iterator[Found]:
    """The articles of files, folders and globs, in order of their keys, then what was skipped, in order of its path.

    The order and the outcome do not depend on the order of the inputs. ``limit``: bytes a file may have. ``without``:
    files (absolute paths) and articles (keys) that are left out as if they were not there.
    """
    given, skipped = _files(inputs, without)
    found = [one for file in given for one in _read(file, config, limit)]
    skipped += [one for one in found if isinstance(one, Skipped)]
    documents, doubles = _distinct([one for one in found if isinstance(one, Document) and one.key not in without])
    yield from documents
    yield from sorted({*skipped, *doubles}, key=lambda one: (one.path, one.reason))


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


# ---- Which files -----------------------------------------------------------------------------------------------------


def files(inputs: Sequence[Path | str]) -> tuple[Path, ...]:
    """The files that inputs lead to, in order."""
    return tuple(sorted({given.file for given in _files(inputs)[0]}))


def _files(inputs: Sequence[Path | str], without: Collection[str] = ()) -> tuple[list[_Input], list[Skipped]]:
    """The files to read, each once, and the inputs that lead to none."""
    below: dict[Path, str] = {}
    skipped: list[Skipped] = []
    common = common_folder(inputs)
    for given in sorted({str(one) for one in inputs}):
        found, wrong = _expanded(given)
        skipped += [_below(common, one) if one.path == given else one for one in wrong]
        for file, path in (one for one in found if str(one.file) not in without):
            # A file given twice goes by its longer path, that below a folder.
            below[file] = max(below.get(file, ""), path, key=lambda name: (name.count("/"), name))
    return _apart(below, common), skipped


def _below(common: Path, skipped: Skipped) -> Skipped:
    """An input that leads to no file, by its path below the folder of all inputs, however it was written."""
    path = Path(os.path.abspath(skipped.path))  # noqa: PTH100 (links stay as they are)
    known = path.is_relative_to(common) and path != common
    return replace(skipped, path=path.relative_to(common).as_posix()) if known else skipped


def _expanded(given: str) -> tuple[list[_Input], list[Skipped]]:
    path = Path(given)
    if path.is_dir():
        return _in_folder(path.resolve())
    if path.exists() or path.is_symlink():
        return [_Input(path.resolve(), path.name)], []
    if _MAGIC.search(given):
        matches = [Path(match) for match in sorted(glob.glob(given, recursive=True))]  # noqa: PTH207 (absolute patterns)
        files = [_Input(match.resolve(), match.name) for match in matches if match.is_file()]
        return files, [] if files else [Skipped(given, "no file matches")]
    return [], [Skipped(given, "no such file or folder")]


def _in_folder(folder: Path) -> tuple[list[_Input], list[Skipped]]:
    files: list[_Input] = []
    skipped: list[Skipped] = []

    def unreadable(error: OSError) -> None:
        skipped.append(Skipped(Path(error.filename).relative_to(folder).as_posix(), error.strerror or "cannot be read"))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        if OUTPUT_STAMP in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "README", "LICENSE", "COPYING")) and name != FILE_NAME:
                file = Path(place) / name
                files.append(_Input(file, file.relative_to(folder).as_posix()))
    return files, skipped


def _apart(below: dict[Path, str], common: Path) -> list[_Input]:
    """The files in order; those that would go by one path go by that below the folder that holds all inputs."""
    count: dict[str, int] = {}
    for path in below.values():
        count[path] = count.get(path, 0) + 1
    apart = [
        _Input(
            file, path if count[path] == 1 or not file.is_relative_to(common) else file.relative_to(common).as_posix()
        )
        for file, path in below.items()
    ]
    return sorted(apart, key=lambda one: (one.path, str(one.file)))


# ---- One file --------------------------------------------------------------------------------------------------------


def _read(given: _Input, config: Configuration, limit: int) -> Iterator[Found]:
    """The articles in a file; whatever is wrong with it is said, and the next goes on."""
    reader = _READERS.get(given.file.suffix.lower())
    if reader is None:
        yield Skipped(_name(given.path), "unknown format; .txt, .html, .htm and .jsonl are read")
        return
    try:
        content = _content(given.file, limit)
    except (OSError, DatelineError) as error:
        why = error.strerror or "cannot be read" if isinstance(error, OSError) else str(error)
        yield Skipped(_name(given.path), why)
        return
    yield from reader(given, content, config)


def _content(file: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes."""
    if not file.is_file():
        raise DatelineError("not a file that can be read" if file.exists() else "no such file")
    with file.open("rb") as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise DatelineError(f"larger than {limit / 1_000_000:g} MB")
    if not content.strip():
        raise DatelineError("empty")
    return content


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, or in what its byte order mark or its bytes show. Raises DatelineError if binary."""
    if content.startswith(_SIGNATURES):
        raise DatelineError("binary, not text")
    for mark, encoding in _BYTE_ORDERS:
        if content.startswith(mark):
            return _by(content, encoding)
    if b"\0" in content[:8192]:
        if not _alternates(content):
            raise DatelineError("binary, not text")
        return _guessed(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content)


def _by(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise DatelineError(f"broken {encoding.upper()}") from error


def _alternates(content: bytes) -> bool:
    """Whether every other byte is mostly zero, as in UTF-16 without a byte order mark."""
    even, odd = content[0:8192:2], content[1:8192:2]
    return max(even.count(0), odd.count(0)) * 2 > len(odd) > 0


def _guessed(content: bytes) -> str:
    """The text in the encoding that its first megabyte shows."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:1_000_000]).best()
    if best is None:
        raise DatelineError("not text in any known encoding")
    return _by(content, best.encoding)


def _name(path: str) -> str:
    """The path with U+FFFD for what cannot be seen, or would steer a terminal."""
    return _UNSEEN.sub("\ufffd", path)


def _sound(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


# ---- Formats ---------------------------------------------------------------------------------------------------------


def _plain(given: _Input, content: bytes, config: Configuration) -> Iterator[Found]:
    def article() -> Document:
        text = decoded(content)
        return _document(given, given.path, text, None, config, Given(), ())

    yield _tried(given.path, len(content), article)


def _page(given: _Input, content: bytes, config: Configuration) -> Iterator[Found]:
    def article() -> Document:
        page = html_articles.extract(_decoded_page(content))
        return _from_page(given, given.path, page, None, config, Given())

    yield _tried(given.path, len(content), article)


def _decoded_page(content: bytes) -> str:
    """The text of a page, by the encoding that it declares where it is not UTF-8."""
    declared = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", content[:4096], re.IGNORECASE)
    try:
        return decoded(content) if not declared or content.startswith(codecs.BOM_UTF8) else content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return content.decode(declared[1].decode("ascii") if declared else "utf-8")
        except (UnicodeDecodeError, LookupError):
            return decoded(content)


def _from_page(
    given: _Input, path: str, page: html_articles.Page, identifier: str | None, config: Configuration, own: Given
) -> Document:
    metadata = Given(None, page.publisher, page.url, page.title)
    stated: tuple[DateEvidence, ...] = (DateEvidence("metadata", page.published),) if page.published else ()
    own = Given(
        own.published, own.publisher or metadata.publisher, own.url or metadata.url, own.title or metadata.title
    )
    return _document(given, path, _sound(page.text), identifier, config, own, stated)


def _lines(given: _Input, content: bytes, config: Configuration) -> Iterator[Found]:
    """The articles of a JSON Lines file; a broken line is named by its number."""
    try:
        lines = decoded(content).split("\n")
    except DatelineError as error:
        yield Skipped(_name(given.path), str(error))
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield from _line(given, number, line, config)


def _line(given: _Input, number: int, line: str, config: Configuration) -> Iterator[Found]:
    where = f"{given.path}#{number}"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        column = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        yield Skipped(_name(given.path), f"line {number} is broken JSON{column}")
        return
    if not isinstance(record, dict):
        yield Skipped(_name(given.path), f"line {number} is no JSON object")
        return
    found = _tried(where, len(line), lambda: _from_record(given, number, record, config))
    yield found
    unread = next((name for name in _DATE_FIELDS if record.get(name)), None)
    if isinstance(found, Document) and not found.evidence and unread is not None:
        value = str(record[unread])[:60]
        yield Skipped(_name(where), f"{unread} is no date: {value!r}; the article is read without it")


def _from_record(given: _Input, number: int, record: dict[str, Any], config: Configuration) -> Document:
    identifier = _field(record, "id")
    published = _field(record, "published")
    own = Given(
        publication_dates.edtf(published) if published else None,
        _field(record, "publisher"),
        html_articles.safe_url(_field(record, "url")),
        _field(record, "title") or _field(record, "headline"),
    )
    if published and own.published is None:
        raise DatelineError(f"published is no date: {published[:60]!r}")
    path = f"{given.path}#{identifier or own.url or number}"
    written = [record[name] for name in _TEXT_FIELDS if isinstance(record.get(name), str) and record[name].strip()]
    if written:
        return _document(given, path, _sound(written[0]), identifier, config, own, _dated_elsewhere(record))
    if isinstance(record.get("html"), str) and record["html"].strip():
        return _from_page(given, path, html_articles.extract(_sound(record["html"])), identifier, config, own)
    raise DatelineError("no text and no html in this line")


_TEXT_FIELDS = ("text", "body", "articleBody")
_DATE_FIELDS = ("published_at", "date_published", "datePublished", "publication_date", "pubDate", "pub_date", "date")


def _dated_elsewhere(record: dict[str, Any]) -> tuple[DateEvidence, ...]:
    """The date in the first of the fields, by other names than ours, that bears one."""
    days = (publication_dates.edtf(record[name]) for name in _DATE_FIELDS if record.get(name))
    found = next((day for day in days if day), None)
    return (DateEvidence("metadata", found),) if found else ()


def _field(record: dict[str, Any], name: str) -> str | None:
    """A field as one line of text; None where it is missing or empty. Raises DatelineError where it is no text."""
    value = record.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise DatelineError(f"{name} is neither text nor a number")
    return one_line(_sound(str(value))) or None


_READERS: dict[str, Callable[[_Input, bytes, Configuration], Iterator[Found]]] = {
    ".txt": _plain,
    ".html": _page,
    ".htm": _page,
    ".jsonl": _lines,
}


# ---- The article -----------------------------------------------------------------------------------------------------


def _tried(path: str, size: int, article: Callable[[], Document]) -> Found:
    """The article, or why there is none; ``size``: about how many characters it has."""
    try:
        with limits.within(size):
            return article()
    except (DatelineError, RecursionError, MemoryError) as error:
        return Skipped(_name(path), str(error) or f"too large or too deep to read ({type(error).__name__})")


def _document(
    given: _Input,
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
    told = config.given(given.file, path, own.url)
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
