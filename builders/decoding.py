"""The bytes of a file, and the text that they are in whatever encoding."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from dateline.builders.addresses import Remote
from dateline.graph.errors import DatelineError

LARGEST = 50_000_000
"""Bytes; a larger file is named and skipped."""

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


def content(file: Path | Remote, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes. Raises DatelineError for another, and OSError."""
    found = file.content(limit) if isinstance(file, Remote) else _on_disk(file, limit)
    if len(found) > limit:
        raise DatelineError(f"larger than {limit / 1_000_000:g} MB")
    if not found.strip():
        raise DatelineError("empty")
    return found


def _on_disk(file: Path, limit: int) -> bytes:
    if not file.is_file():
        raise DatelineError("not a file that can be read" if file.exists() else "no such file")
    with file.open("rb") as stream:
        return stream.read(limit + 1)


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


def decoded_page(content: bytes) -> str:
    """The text of a page, by the encoding that it declares where it is not UTF-8."""
    declared = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", content[:4096], re.IGNORECASE)
    try:
        return decoded(content) if not declared or content.startswith(codecs.BOM_UTF8) else content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return content.decode(declared[1].decode("ascii") if declared else "utf-8")
        except (UnicodeDecodeError, LookupError):
            return decoded(content)
