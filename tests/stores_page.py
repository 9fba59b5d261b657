"""The scripts of docs/stores.md and their true output. ``python tests/stores_page.py`` writes the outputs anew."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import jena

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "stores.md"
PACKAGES = Path(__file__).parent / "npm"
NODE_MODULES = PACKAGES / "node_modules"
_SCRIPT = re.compile(r"^```sh (\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.M | re.S)
_PORTS = ("7878", "1111", "8890")
NEEDED = {
    "ours": (),
    "push": ("oxigraph", "curl"),
    "oxigraph": ("oxigraph", "curl"),
    "virtuoso": ("virtuoso-t", "isql-vt", "curl"),
    "jena": ("jena",),
    "redland": ("rdfproc",),
    "n3": ("node", "npm:n3"),
    "pyld": ("python:pyld",),
    "duckdb": ("python:duckdb",),
    "ladybug": ("python:ladybug",),
    "networkx": ("python:networkx",),
    "graphology": ("node", "npm:graphology", "npm:graphology-gexf"),
}
"""The commands, and packages of Python and npm, that each script needs."""
LONGEST = 240
"""Seconds that a script may take."""


@dataclass(frozen=True)
class Script:
    """A script of the page and the output that stands under it."""

    name: str
    code: str
    shown: str
    span: tuple[int, int]


def scripts(text: str) -> dict[str, Script]:
    """The scripts that are run, by name."""
    found = [Script(match[1], match[2], match[3] or "", match.span()) for match in _SCRIPT.finditer(text)]
    return {script.name: script for script in found if script.name != "setup"}


def lacking(name: str) -> str:
    """What a script needs that is not installed here; '' where all is."""
    return ", ".join(each for each in NEEDED[name] if not _has(each))


def _has(needed: str) -> bool:
    kind, _, package = needed.rpartition(":")
    if needed == "jena":
        return not jena.lacking()
    if kind == "npm":
        return (NODE_MODULES / package).exists()
    if kind == "python":
        return importlib.util.find_spec(package) is not None
    return shutil.which(needed, path=f"{Path(sys.executable).parent}:{os.environ['PATH']}") is not None


def run(script: Script, folder: Path) -> str:
    """What a script prints, run in a folder that the setup has filled; what it started is ended.

    Its servers listen on ports that are free; what it prints has those of the page.
    """
    ports = {port: str(free_port()) for port in _PORTS}
    code = script.code
    for port, free in ports.items():
        code = re.sub(rf"\b{port}\b", free, code)
    tools = f"{_shims(folder, script.name)}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": tools, "NODE_PATH": str(NODE_MODULES)}
    started = subprocess.Popen(
        ["bash", "-euo", "pipefail", "-c", code],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        # A server in the background keeps the pipe open: what the script itself prints ends with the script.
        started.wait(LONGEST)
    finally:
        _end(started.pid)
        _end_virtuoso(folder / "stores" / script.name)
    printed, _ = started.communicate(timeout=30)
    if started.returncode != 0:
        raise RuntimeError(f"the script for {script.name} failed:\n{printed}")
    for port, free in ports.items():
        printed = re.sub(rf"\b{free}\b", port, printed)
    return printed


def _shims(folder: Path, name: str) -> Path:
    """A folder with the commands that need not be on the PATH: dateline itself, and Jena's."""
    shims = folder / "bin"
    shims.mkdir(exist_ok=True)
    (shims / "dateline").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dateline "$@"\n')
    (shims / "dateline").chmod(0o755)
    if name == "jena":
        jena.write_commands(shims)
    return shims


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port: int = server.getsockname()[1]
        return port


def _end(group: int) -> None:
    """End all that a script has started."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _end_virtuoso(folder: Path) -> None:
    """Virtuoso makes itself a session of its own, and names its process in its lock while it runs."""
    lock = folder / "virtuoso.lck"
    if lock.exists() and (found := re.search(r"VIRT_PID=(\d+)", lock.read_text())):
        try:
            os.kill(int(found[1]), signal.SIGKILL)
        except ProcessLookupError:
            return


def refreshed(text: str, home: Path) -> str:
    """The page with the outputs that its scripts print now in a folder; those that lack something keep theirs."""
    for script in reversed(scripts(text).values()):
        if lacking(script.name):
            print(f"{script.name}: {lacking(script.name)} is not installed", file=sys.stderr)
            continue
        shown = clean(run(script, home))
        block = f"```sh {script.name}\n{script.code}```\n\n```text\n{shown}\n```\n"
        text = text[: script.span[0]] + block + text[script.span[1] :]
    return text


def clean(printed: str) -> str:
    """An output without the spaces at the ends of its lines."""
    return "\n".join(line.rstrip() for line in printed.replace("\r", "").splitlines()).strip("\n")


def set_up(folder: Path) -> None:
    """What the page's first script does: a build of the sample articles, and the named queries."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    build(folder)
    assert _dateline("export", folder / "out", "--to", "queries", "-o", folder / "queries") == 0


def build(folder: Path) -> None:
    """Build the articles of a folder, or build them again."""
    assert _dateline("build", folder / "seeds", "-o", folder / "out") == 0


def _dateline(*words: str | Path) -> int:
    from dateline.__main__ import main

    return main([*map(str, words)])


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        set_up(Path(folder))
        PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
