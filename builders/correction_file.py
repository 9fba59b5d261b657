"""Writing corrections into dateline.toml: they are appended, and all that the user wrote stays as it is."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from dateline.builders import corrections
from dateline.builders.corrections import Correction
from dateline.graph import whole
from dateline.graph.errors import DatelineError


def append(file: Path, decided: Sequence[Correction]) -> int:
    """Append corrections to a configuration file, which is made where it is missing; the line of the first.

    The file is replaced as a whole, so that it is never half written. Raises DatelineError where it is broken, or
    cannot be written.
    """
    file = file.resolve()
    try:
        with whole.file(file) as stream:  # read within, so that nobody writes between reading and writing
            before = file.read_bytes() if file.exists() else b""
            after, line = _with(before, decided)
            if _tables(file, after) != _tables(file, before) + len(decided):
                raise DatelineError(f"{file}: write its corrections as tables that begin with [[corrections]]")
            stream.write(after)
    except OSError as wrong:
        raise DatelineError(f"cannot write {file}: {wrong.strerror or wrong}") from wrong
    return line


def _with(before: bytes, decided: Sequence[Correction]) -> tuple[bytes, int]:
    """The content with the corrections at its end, in its own line ends; and their first line."""
    end = b"\r\n" if b"\r\n" in before else b"\n"
    start = before if not before or before.endswith(b"\n") else before + end
    gap = end if start.strip() and not start.endswith(end * 2) else b""
    text = "\n".join(corrections.table(one) for one in decided).encode("utf-8")
    return start + gap + text.replace(b"\n", end), (start + gap).count(b"\n") + 1


def _tables(file: Path, content: bytes) -> int:
    try:
        found = tomllib.loads(content.decode("utf-8-sig")).get("corrections", [])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise DatelineError(f"{file}: {wrong}") from wrong
    return len(found) if isinstance(found, list) else 0
