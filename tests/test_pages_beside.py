"""Pages that another process renders are those that this one would render, whatever becomes of that process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import dateline
import pytest
from dateline.builders import own_processes, page_stamp, pages, pages_beside
from dateline.graph import kept, store
from dateline.graph.errors import DatelineError
from ferry import COURIER, HARBOUR

SPLIT = '[[corrections]]\nsplit = ["Peter Lund", "Gustavo Moreno"]\nreason = "two men"\n'


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "courier.txt").write_text(COURIER, encoding="utf-8")
    return folder


def held(out: Path) -> dict[str, bytes]:
    """The graph and the pages of OUT."""
    return {name: (out / name).read_bytes() for name in page_stamp.PAGES} | {"graph": store.nquads(out)}


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Any corpus is worth a process of its own; those that were started."""
    begun: list[subprocess.Popen[bytes]] = []
    start = own_processes.started

    def noted(*given: object) -> subprocess.Popen[bytes] | None:
        process = start(*given)  # type: ignore[arg-type]
        begun.extend([process] if process else [])
        return process

    monkeypatch.setattr(pages_beside, "ENOUGH", 0)
    monkeypatch.setattr(own_processes, "processors", lambda: 2)
    monkeypatch.setattr(own_processes, "started", noted)
    return begun


def never(*given: object) -> dict[str, str]:
    """What nobody is to call."""
    raise AssertionError("pages rendered here")


def test_another_process_renders_the_same_pages_and_remembers_what_they_are_made_of(
    news: Path, tmp_path: Path, beside: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as alone:
        alone.setattr(pages_beside, "ENOUGH", 10**9)
        dateline.build([news], tmp_path / "alone")
    assert not beside
    monkeypatch.setattr(pages, "rendered", never)
    dateline.build([news], tmp_path / "out")
    assert [process.returncode for process in beside] == [0]
    assert held(tmp_path / "out") == held(tmp_path / "alone")
    assert (tmp_path / "out" / kept.PAGES).stat().st_size > 10_000


def test_where_that_process_dies_the_pages_are_rendered_here(
    news: Path, tmp_path: Path, beside: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, write = tmp_path / "whole", store.write
    dateline.build([news], whole)

    def killing(*given: object, **named: object) -> store.Written:
        os.kill(beside[-1].pid, signal.SIGKILL)
        return write(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "write", killing)
    dateline.build([news], tmp_path / "out")
    assert beside[-1].returncode == -signal.SIGKILL
    assert held(tmp_path / "out") == held(whole)


def test_where_the_store_cannot_be_written_that_process_ends_and_leaves_nothing(
    news: Path, tmp_path: Path, beside: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object, **named: object) -> store.Written:
        raise DatelineError("no space left")

    monkeypatch.setattr(store, "write", full)
    with pytest.raises(DatelineError, match="no space left"):
        dateline.build([news], tmp_path / "out")
    assert beside[0].returncode is not None
    assert not (tmp_path / "out" / kept.PAGES).exists()


def test_ctrl_c_while_pages_are_rendered_ends_both_and_leaves_nothing(
    news: Path, tmp_path: Path, beside: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal sends the signal to both."""
    before = sorted(tmp_path.iterdir())

    def interrupted(*given: object, **named: object) -> store.Written:
        beside[0].send_signal(signal.SIGINT)
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "write", interrupted)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with pytest.raises(KeyboardInterrupt):
        dateline.build([news], tmp_path / "out")
    assert beside[0].returncode is not None
    assert sorted(tmp_path.iterdir()) == [*before, tmp_path / "out"]
    assert not (tmp_path / "out" / kept.PAGES).exists()
    assert store.current(tmp_path / "out") is None


KILLED = """
import os, signal, sys
import dateline
from dateline.builders import own_processes, pages_beside
from dateline.graph import store

def killed(*given, **named):
    print(begun[0].pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

begun, start = [], own_processes.started
own_processes.started = lambda *given: begun.append(start(*given)) or begun[-1]
own_processes.processors = lambda: 2
pages_beside.ENOUGH = 0
store.write = killed
dateline.build([sys.argv[1]], sys.argv[2])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the other process ends when it has rendered")
def test_a_build_that_is_killed_takes_that_process_along_and_the_next_one_ends_it(news: Path, tmp_path: Path) -> None:
    dateline.build([news], tmp_path / "whole")
    done = subprocess.run([sys.executable, "-c", KILLED, news, tmp_path / "out"], stdout=subprocess.PIPE, check=False)
    assert done.returncode == -signal.SIGKILL
    for _ in range(600):
        if not _lives(int(done.stdout)):
            break
        time.sleep(0.1)
    assert not _lives(int(done.stdout))
    assert store.current(tmp_path / "out") is None
    dateline.build([news], tmp_path / "out")
    assert held(tmp_path / "out") == held(tmp_path / "whole")


def _lives(pid: int) -> bool:
    """Whether a process runs; one that waits for its parent to ask how it ended does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_whom_the_user_keeps_apart_is_apart_on_the_pages_too(
    news: Path, tmp_path: Path, beside: list[subprocess.Popen[bytes]]
) -> None:
    (news / "dateline.toml").write_text(SPLIT, encoding="utf-8")
    dateline.build([news], tmp_path / "out")
    assert not beside
