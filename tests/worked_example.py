"""The example of docs/corrections.md: its files, its commands, and what they print.

``python tests/worked_example.py`` writes the outputs anew.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import re
import shlex
from pathlib import Path
from tempfile import TemporaryDirectory

PAGE = Path(__file__).parent.parent / "docs" / "corrections.md"
_BLOCK = re.compile(r"^```(?P<kind>text|console|toml)(?: (?P<file>\S+))?\n(?P<body>.*?)^```\n", re.M | re.S)
_SHOWN_DAY = "2026-11-22"
"""Stands in the page for the day on which the commands are run."""


def refreshed(page: str) -> str:
    """The page with what its commands print and write now, run in order in an empty folder."""
    os.environ["COLUMNS"] = "120"
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        return _BLOCK.sub(_block, page)


def _block(match: re.Match[str]) -> str:
    kind, file, body = match["kind"], match["file"], match["body"]
    if kind == "text" and file:
        Path(file).parent.mkdir(exist_ok=True)
        Path(file).write_text(body, encoding="utf-8")
    if kind == "console":
        commands = [line for line in body.splitlines() if line.startswith("$ ")]
        return f"```console\n{''.join(map(_run, commands))}```\n"
    if kind == "toml" and file:
        return f"```toml {file}\n{_undated(Path(file).read_text(encoding='utf-8'))}```\n"
    return match[0]


def _run(line: str) -> str:
    """The command and what it prints."""
    from dateline.__main__ import main

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        main(shlex.split(line.removeprefix("$ dateline ")))
    printed = "".join(f"{printed.rstrip()}\n" for printed in said.getvalue().splitlines())
    return f"{line}\n{_undated(printed)}"


def _undated(text: str) -> str:
    return text.replace(datetime.date.today().isoformat(), _SHOWN_DAY)


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
