"""A digest of all code, word lists and templates: what other code made is made anew."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_FOLDERS = ("graph", "queries", "builders")


@functools.cache
def digest() -> str:
    """Sixteen hexadecimal digits."""
    content = hashlib.sha256()
    for folder in _FOLDERS:
        for file in sorted((_ROOT / folder).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                content.update(file.relative_to(_ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return content.hexdigest()[:16]
