"""Readings kept in OUT: a text that was read once, by the same model and rules, is not parsed again.

Each has a file of its own, named after the hash of its text, in a folder named after the model and the rules. What is
damaged counts as not there.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import shutil
import zlib
from collections.abc import Collection
from pathlib import Path

import msgspec
from dateline.graph import model as types
from dateline.graph.errors import DatelineError
from dateline.graph.model import Reading

FOLDER = "readings"
FAST = 1
"""Level of compression."""

_BUILDERS = Path(__file__).parent
_SOURCES = {".py", ".txt"}


class ReadingCache:
    """The readings of an OUT by one model. The caller holds the lock of OUT."""

    def __init__(self, out: Path, model: str) -> None:
        """Those below ``out``; nothing is made yet."""
        self._folder = out / FOLDER
        self._own = self._folder / stamp(model)

    def get(self, sha256: str) -> Reading | None:
        """The reading of a text; None where there is none, or it is damaged."""
        try:
            reading = _decoder().decode(zlib.decompress(self._file(sha256).read_bytes()))
        except (OSError, zlib.error, msgspec.MsgspecError, ValueError):
            return None
        return reading if reading.sha256 == sha256 else None

    def again(self, sha256: str) -> Reading:
        """The reading of a text that was there. Raises DatelineError where it is there no more."""
        found = self.get(sha256)
        if found is None:
            raise DatelineError("the readings in OUT were removed while it was built: build it again")
        return found

    def put(self, reading: Reading) -> bool:
        """Keep a reading; whether that could be done, else it is made again the next time."""
        file = self._file(reading.sha256)
        fresh = file.with_name(f".{file.name}.new")
        try:
            content = zlib.compress(msgspec.msgpack.encode(reading), FAST)
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(content)
            fresh.replace(file)
        except (OSError, ValueError):
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            return False
        return True

    def keep(self, texts: Collection[str]) -> None:
        """Forget all but the readings of these texts, by this model and these rules."""
        if not self._folder.is_dir():
            return
        for other in self._folder.iterdir():
            if other != self._own:
                shutil.rmtree(other, ignore_errors=True)
        for file in self._own.glob("*/*"):
            if file.name not in texts:
                with contextlib.suppress(OSError):
                    file.unlink()

    def _file(self, sha256: str) -> Path:
        return self._own / sha256[:2] / sha256


@functools.cache
def _decoder() -> msgspec.msgpack.Decoder[Reading]:
    return msgspec.msgpack.Decoder(Reading)


@functools.cache
def stamp(model: str) -> str:
    """What a reading depends on besides its text: the model, the parser, and all rules and word lists."""
    content = hashlib.sha256()
    for part in (model, _version(model), _version("spacy")):
        content.update(part.encode() + b"\0")
    sources = [Path(types.__file__), *_BUILDERS.glob("*.py"), *_BUILDERS.glob("data/**/*")]
    for file in sorted(file for file in sources if file.suffix in _SOURCES):
        content.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return content.hexdigest()[:16]


def _version(package: str) -> str:
    """The version of a package; of a model in a folder, the hash of what it says of itself."""
    try:
        return importlib.metadata.version(package)
    except (importlib.metadata.PackageNotFoundError, ValueError):
        about = Path(package) / "meta.json"
        return hashlib.sha256(about.read_bytes()).hexdigest() if about.is_file() else ""
