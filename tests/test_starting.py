"""What a command loads before it answers: who only asks pays for no parser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from dateline.graph import store
from small_world import small_world

RUN = """
import runpy, sys
try:
    runpy.run_module("dateline", run_name="__main__")
except SystemExit as ended:
    assert not ended.code, ended.code
print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules} & {"spacy", "thinc", "dateparser"}))
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph that was built before."""
    folder = tmp_path_factory.mktemp("built") / "out"
    with store.locked(folder):
        store.write(folder, small_world())
    return folder


@pytest.mark.parametrize("command", [["--help"], ["timeline", "OUT"], ["ask", "OUT", "sources"]], ids=str)
def test_who_only_asks_loads_no_parser(command: list[str], out: Path) -> None:
    words = [str(out) if word == "OUT" else word for word in command]
    ran = subprocess.run([sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "LOADED"
    assert len(ran.stdout.splitlines()) > 1
