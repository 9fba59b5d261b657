"""The examples of README and of docs/ and their true output. ``python tests/readme.py`` writes the outputs anew."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = (README, ROOT / "docs" / "queries.md", ROOT / "docs" / "model.md")
"""In the order in which their examples run, all in one folder: README builds the graph that the others ask."""
_BLOCK = re.compile(r"^```(\w+)( \w+)?\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.M | re.S)
SHOWN = 14
"""Lines of an output that README shows; the rest is cut and counted."""


@dataclass(frozen=True)
class Example:
    """A block of README and the output that stands under it."""

    language: str
    code: str
    shown: str
    span: tuple[int, int]


def examples(text: str) -> Iterator[Example]:
    """The blocks that have an output: console, sparql, python."""
    for match in _BLOCK.finditer(text):
        if match[1] in ("console", "sparql", "python") and not match[2]:
            yield Example(match[1], match[3], match[4] or "", match.span())


def prefixes(text: str) -> str:
    """The prefixes that a page states once for all its queries."""
    return next((match[3] for match in _BLOCK.finditer(text) if match[2] == " prefixes"), "")


@contextlib.contextmanager
def workplace() -> Iterator[None]:
    """A folder that holds the sample articles, to run the examples in."""
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        shutil.copytree(ROOT / "seeds", "seeds")
        os.environ["COLUMNS"] = "120"
        yield


def outputs(text: str) -> list[str]:
    """What the examples of a page print, run in order."""
    return [_output(example, prefixes(text)) for example in examples(text)]


def _output(example: Example, prefixes: str) -> str:
    import dateline
    from dateline.__main__ import main

    page = io.StringIO()
    with contextlib.redirect_stdout(page), contextlib.redirect_stderr(io.StringIO()):
        if example.language == "python":
            exec(compile(example.code, "the example", "exec"), {})
        elif example.language == "sparql":
            print(dateline.EventGraph("out").ask(prefixes + example.code).text())
        else:
            _console(example.code, page, main)
    return page.getvalue()


def _console(code: str, page: io.StringIO, main: object) -> None:
    """Run the lines that begin with a prompt; EVENT stands for the first key event of which most is told."""
    import dateline

    for line in code.splitlines():
        words = shlex.split(line.removeprefix("$ dateline "))
        if any(word.endswith("EVENT") for word in words):
            events = dateline.EventGraph("out").timeline()
            most = max(events, key=lambda event: event.voices).id
            words = [word.replace("EVENT", most) for word in words]
        start = page.tell()
        main(words)  # type: ignore[operator]
        printed = page.getvalue()[start:].splitlines()
        page.seek(start)
        page.truncate()
        page.write("\n".join([f"$ dateline {shlex.join(words)}", *_cut(printed)]) + "\n\n")


def _cut(lines: list[str]) -> list[str]:
    kept = [line.rstrip() for line in lines[:SHOWN]]
    return kept if len(lines) <= SHOWN else [*kept, f"… {len(lines) - SHOWN} lines more"]


def refreshed(text: str) -> str:
    """The page with the outputs that its examples print now."""
    found = list(zip(examples(text), outputs(text), strict=True))
    for example, output in reversed(found):
        block = f"```{example.language}\n{example.code}```\n\n```text\n{output.strip()}\n```\n"
        text = text[: example.span[0]] + block + text[example.span[1] :]
    return text


if __name__ == "__main__":
    with workplace():
        for page in PAGES:
            page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8")
