"""Articles on other file systems, object storage first, by their address: ``s3://bucket/news/``.

Amazon's, Google's, Azure's and Hadoop's are reached by pyarrow itself, any other that fsspec knows by fsspec. Keys and
regions come from the environment, where each of these looks for them. Wants the extra ``dateline[cluster]``.
"""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, unquote

from dateline.graph.errors import DatelineError

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_CHAINED = re.compile(r"::(?=[A-Za-z][A-Za-z0-9+.-]*://)")
"""Between two addresses, where the file at the second holds the first: ``zip://a.txt::s3://bucket/news.zip``."""
_PASSWORD = re.compile(r":(?!\d*$)")
"""A colon of what stands before the first slash, but that before a port."""
_SECRET = re.compile(r"key|secret|token|sig|pass|cred", re.IGNORECASE)
"""What the name of an option holds whose value is nobody's business."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A file on another file system; the same one by whatever address it was found."""

    scheme: str
    place: str
    """Where it lies in the file system."""
    address: str = field(compare=False)
    """The address that the user gave, which leads to the file system."""

    def __str__(self) -> str:
        """The address of the file itself, without what opens it."""
        return f"{self.scheme}://{self.place.lstrip('/')}"

    @property
    def suffix(self) -> str:
        """The end of its name, from the last dot on; '' where there is none."""
        return PurePosixPath(self.place).suffix

    @property
    def is_given(self) -> bool:
        """Whether the address that the user gave is that of this file, and not of a folder above it."""
        return _system(self.address)[1] == self.place

    def content(self, limit: int) -> bytes:
        """Its bytes, ``limit`` + 1 at most. Raises DatelineError where it cannot be had."""
        with _reached(self.address), _system(self.address)[0].open_input_stream(self.place) as stream:
            return bytes(stream.read(limit + 1))


def is_address(given: object) -> bool:
    """Whether an input is an address, and no path on this machine."""
    return isinstance(given, str) and _ADDRESS.match(given) is not None


def shown(given: object) -> str:
    """An input as it may be printed: an address without what opens it, a path as it is."""
    return "::".join(_parted(part)[0] for part in _CHAINED.split(str(given))) if is_address(given) else str(given)


def _parted(address: str) -> tuple[str, str, str]:
    """An address without what opens it, and that: who asks, with a password, and what follows a question mark."""
    scheme, mark, rest = address.partition("://")
    authority = rest.partition("/")[0]
    # A password may hold any sign, though it should not; a path seldom holds an @.
    end = (rest if _PASSWORD.search(authority) else authority).rfind("@") + 1
    place, _, options = rest[end:].partition("?")
    return scheme + mark + place, rest[:end], options


def name(address: str) -> str:
    """The last part of the address, that is, the name of the folder or file."""
    return PurePosixPath(shown(address)).name


def files(address: str) -> Iterator[tuple[Remote, str]]:
    """The file at the address with its name, or the files below it with their paths from there, in order.

    Raises DatelineError where nothing is there or the file system cannot be reached.
    """
    with _reached(address):
        yield from _listed(*_system(address), address)


@contextlib.contextmanager
def _reached(address: str) -> Iterator[None]:
    """Raises DatelineError for whatever a file system of others raises, in a line, and without what opens it."""
    try:
        yield
    except DatelineError:
        raise
    except Exception as wrong:
        raise DatelineError(f"cannot be reached: {_said(wrong, address)}") from wrong


def _said(wrong: Exception, address: str) -> str:
    """What is wrong, in a line, without passwords."""
    line = (str(wrong).strip().splitlines() or [type(wrong).__name__])[0]
    for secret in sorted(_secrets(address), key=len, reverse=True):
        line = line.replace(secret, "…")
    return line


def _secrets(address: str) -> Iterator[str]:
    """What of an address is not to be told, as it stands there and decoded."""
    for part in _CHAINED.split(address):
        _, who, options = _parted(part)
        given = [value for named, value in parse_qsl(options) if _SECRET.search(named)]
        for secret in (who[:-1], who[:-1].partition(":")[2], options if given else "", *given):
            yield from {secret, unquote(secret)} - {""}


def _listed(system: Any, place: str, address: str) -> Iterator[tuple[Remote, str]]:
    from pyarrow import fs

    found = system.get_file_info(place)
    if found.type == fs.FileType.File:
        yield Remote(_scheme(address), place, address), found.base_name
        return
    if found.type != fs.FileType.Directory:
        raise DatelineError("no such file or folder")
    every = system.get_file_info(fs.FileSelector(found.path, recursive=True))
    for one in sorted((one for one in every if one.type == fs.FileType.File), key=lambda one: str(one.path)):
        yield Remote(_scheme(address), one.path, address), PurePosixPath(one.path).relative_to(found.path).as_posix()


@functools.lru_cache(maxsize=64)
def _system(address: str) -> tuple[Any, str]:
    """The file system that the address leads to, and the place in it."""
    try:
        from pyarrow import ArrowInvalid, fs
    except ImportError as missing:
        raise DatelineError("addresses need pyarrow: pip install 'dateline[cluster]'") from missing
    try:
        return _without_end(fs.FileSystem.from_uri(address))
    except ArrowInvalid:  # a scheme that pyarrow does not know
        return _without_end(_by_fsspec(address))


def _by_fsspec(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
        from pyarrow import fs

        system, place = url_to_fs(address)
    except (ImportError, ValueError, OSError) as wrong:
        raise DatelineError(f"no file system for {_scheme(address)}: {_said(wrong, address)}") from wrong
    return fs.PyFileSystem(fs.FSSpecHandler(system)), place


def _without_end(found: tuple[Any, str]) -> tuple[Any, str]:
    system, place = found
    return system, place.rstrip("/") or "/"


def _scheme(address: str) -> str:
    return address.split("://", 1)[0]
