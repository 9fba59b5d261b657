"""Texts read on a Ray cluster, here one of two workers on this machine: the same bytes, and nothing lost."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dateline
import pytest
from dateline.builders import cluster, language, own_processes, reading_cache
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.graph import store
from dateline.graph.errors import DatelineError
from ferry import CLUB, COURIER, HARBOUR, articles
from parsed import reading_of

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'dateline[cluster]'")
pytestmark = pytest.mark.filterwarnings("ignore")
HALF = "Half a \ud83d character stood in the minutes of 4 June 2012. The council met in Cork and closed a bridge."
PATIENT = {"RAY_worker_register_timeout_seconds": "600", "RAY_gcs_server_port_wait_time_s": "300"}
"""Seconds until Ray gives up what a busy machine is slow to start."""
TEXTS = [HARBOUR, HALF, COURIER, CLUB]


@pytest.fixture(scope="module", autouse=True)
def two_workers() -> Iterator[None]:
    """A cluster of this machine alone, however much else the machine has to do."""
    here = own_processes.ONE_THREAD | {"RAY_USAGE_STATS_ENABLED": "0", "RAY_memory_monitor_refresh_ms": "0"}
    with pytest.MonkeyPatch.context() as environment:
        for name, value in (here | PATIENT).items():
            environment.setenv(name, value)
        ray.init(address="local", num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR",
                 object_store_memory=100 << 20)  # fmt: skip
        yield
        ray.shutdown()


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "TOGETHER", 100)


@pytest.mark.usefixtures("small_batches")
def test_a_cluster_tells_what_one_process_tells_in_the_same_order() -> None:
    assert list(cluster.read_all(TEXTS, DEFAULT_MODEL)) == [reading_of(text) for text in TEXTS]


def test_a_build_by_a_cluster_gives_the_bytes_of_a_local_one(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    dateline.build([folder], tmp_path / "local")
    dateline.build([folder], tmp_path / "ray", engine="ray")
    assert store.nquads(tmp_path / "ray") == store.nquads(tmp_path / "local")
    names = sorted(file.name for file in (tmp_path / "local").glob("*.html"))
    assert names
    for name in names:
        assert (tmp_path / "ray" / name).read_bytes() == (tmp_path / "local" / name).read_bytes()


def test_articles_are_added_by_a_cluster_as_by_one_process(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    more = (folder / "club.txt").rename(tmp_path / "club.txt")
    dateline.build([folder], tmp_path / "out", name="ferry")
    dateline.add(tmp_path / "out", [more], engine="ray")
    dateline.build([folder, more], tmp_path / "whole", name="ferry")
    assert store.nquads(tmp_path / "out") == store.nquads(tmp_path / "whole")


@pytest.mark.usefixtures("small_batches")
def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = cluster._read

    def noted(texts: list[bytes], model: str) -> Any:
        (tmp_path / str(os.getpid())).touch()
        return read(texts, model)

    monkeypatch.setattr(cluster, "_read", noted)
    told = (CLUB, HALF, COURIER)
    texts = [f"{text}\n\nThe council met for the {n}th time on 3 May 2011." for n in range(5, 9) for text in told]
    found = cluster.read_all(texts, DEFAULT_MODEL)
    readings = [next(found)]
    killed = {file.name for file in tmp_path.iterdir()}
    for worker in killed:
        with contextlib.suppress(ProcessLookupError):  # Ray ends workers that it has too many of
            os.kill(int(worker), signal.SIGKILL)
    readings += found
    assert readings == [reading_of(text) for text in texts]
    assert killed < {file.name for file in tmp_path.iterdir()}


@pytest.mark.usefixtures("small_batches")
def test_a_text_that_kills_every_worker_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_read", lambda texts, model: os._exit(1))
    monkeypatch.setattr(cluster, "RETRIES", 1)
    assert list(cluster.read_all([CLUB], DEFAULT_MODEL)) == [reading_of(CLUB)]


def test_a_machine_with_other_rules_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_cache, "stamp", lambda model: "other rules")
    with pytest.raises(DatelineError, match="another version of dateline"):
        list(cluster.read_all([CLUB], DEFAULT_MODEL))


def test_what_is_wrong_on_the_cluster_is_said() -> None:
    with pytest.raises((DatelineError, OSError), match="no_such_model"):
        list(cluster.read_all([CLUB], "no_such_model"))
