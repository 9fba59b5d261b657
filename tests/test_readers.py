"""Texts read by several processes: the same readings, whoever makes them, and whoever dies."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from dateline.builders import language, own_processes, readers
from dateline.builders.default_model import DEFAULT_MODEL
from ferry import CLUB, COURIER, HARBOUR
from parsed import reading_of

COURT = "Judge frees two miners\n\nA court in Lima released two miners on 3 May 2011. They had been held since March."
HALF = "Half a \ud83d character stood in the minutes of 4 June 2012. The council met in Cork and closed a bridge."
TEXTS = [HARBOUR, COURT, COURIER, HALF, CLUB]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started from now on."""
    found: list[subprocess.Popen[bytes]] = []
    original = subprocess.Popen

    def remembered(*given, **named):  # type: ignore[no-untyped-def]
        found.append(original(*given, **named))
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", remembered)
    return found


def test_two_processes_tell_what_one_tells_in_the_same_order(started: list[subprocess.Popen[bytes]]) -> None:
    assert list(readers.read_all(TEXTS, DEFAULT_MODEL, 2)) == [reading_of(text) for text in TEXTS]
    assert [one.poll() for one in started] == [0]


def test_a_process_that_is_killed_loses_nothing(started: list[subprocess.Popen[bytes]]) -> None:
    found = readers.read_all(TEXTS, DEFAULT_MODEL, 2)
    (process,) = started
    process.kill()
    assert list(found) == [reading_of(text) for text in TEXTS]
    assert process.poll() is not None


WORKERS = Path("/proc/self/task").exists()


@pytest.mark.skipif(not WORKERS, reason="there is no /proc to look for workers in")
def test_where_the_process_that_has_workers_is_killed_they_end_and_the_rest_is_read_here(
    started: list[subprocess.Popen[bytes]],
) -> None:
    found = readers.read_all(TEXTS, DEFAULT_MODEL, 2)
    leader = started[0].pid
    workers = _children(leader)
    while not workers:
        time.sleep(0.01)
        workers = _children(leader)
    started[0].kill()
    assert list(found) == [reading_of(text) for text in TEXTS]
    for _ in range(500):
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            break
        time.sleep(0.01)
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


@pytest.mark.parametrize("platform", ["linux", "elsewhere"])
def test_a_process_ends_with_its_parent_however_that_ends(platform: str) -> None:
    child = f"import os, sys, time; sys.platform = {platform!r}; from dateline.builders import own_processes as own; "
    child += "own.end_with(os.getppid()); print('begun', flush=True); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE) as whole:
        assert whole.stdout is not None
        assert whole.stdout.readline() == b"begun\n"
        whole.kill()
        begun = time.monotonic()
        assert whole.stdout.read() == b""  # nobody has it open any more
    assert time.monotonic() - begun < 20


def test_who_stops_listening_leaves_no_process_behind(started: list[subprocess.Popen[bytes]]) -> None:
    found = readers.read_all(TEXTS, DEFAULT_MODEL, 2)
    assert next(found) == reading_of(HARBOUR)
    found.close()  # type: ignore[attr-defined]
    assert [one.poll() is not None for one in started] == [True]


def test_few_words_start_no_process(started: list[subprocess.Popen[bytes]]) -> None:
    assert list(readers.read_all([COURT], DEFAULT_MODEL)) == [reading_of(COURT)]
    assert started == []


def test_what_is_wrong_in_a_process_shows_where_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_processes, "processors", lambda: 2)
    monkeypatch.setattr(readers, "ENOUGH", 100)
    with pytest.raises(OSError, match="no_such_model"):
        list(readers.read_all(TEXTS, "no_such_model"))


def test_batches_hold_all_texts_in_order_and_about_as_many_characters() -> None:
    texts = ["a" * 15_000, "b" * 15_000, "", "c" * 50_000, "d"]
    found = list(language.together(texts, 20_000))
    assert [text for batch in found for text in batch] == texts
    assert [len(batch) for batch in found] == [2, 2, 1]


def test_a_parse_is_the_same_whatever_is_parsed_with_it() -> None:
    together = list(language.parse(TEXTS))
    assert together == [next(language.parse([text])) for text in TEXTS]
