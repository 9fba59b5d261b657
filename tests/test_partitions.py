"""N-Quads in parts: together the whole graph, each subject in one of them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import small_world as small
from dateline.builders import formats
from dateline.graph import partitions, store
from dateline.graph.errors import DatelineError
from dateline.queries.event_graph import EventGraph


@pytest.mark.parametrize("parts", [-1, 0, partitions.MOST + 1])
def test_no_files_and_too_many_are_refused(tmp_path: Path, parts: int) -> None:
    with pytest.raises(DatelineError, match="files can be written"):
        partitions.write(pyoxigraph.Store(), tmp_path, parts)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at_once", [2, partitions.AT_ONCE])
def test_the_parts_are_the_graph_and_share_no_subject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(partitions, "AT_ONCE", at_once)
    with store.locked(tmp_path / "out"):
        store.write(tmp_path / "out", small.small_world())
    (tmp_path / "parts").mkdir()
    partitions.write(store.open_store(tmp_path / "out"), tmp_path / "parts", 3)
    parts = sorted((tmp_path / "parts").iterdir())
    assert [part.name for part in parts] == [f"part-0000{n}-of-00003.nq" for n in range(3)]
    assert b"".join(sorted(b"".join(part.read_bytes() for part in parts).splitlines(True))) == store.nquads(
        tmp_path / "out"
    )
    subjects = [{quad.subject for quad in pyoxigraph.parse(path=str(part))} for part in parts]
    assert all(subjects)
    assert sum(map(len, subjects)) == len(set().union(*subjects))


def test_parts_of_another_number_are_replaced_and_other_files_stay(tmp_path: Path) -> None:
    with store.locked(tmp_path / "out"):
        store.write(tmp_path / "out", small.small_world())
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "notes.txt").write_text("mine")
    for number in (3, 2):
        formats.export(EventGraph(tmp_path / "out"), "nquads-parts", tmp_path / "parts", parts=number)
    names = sorted(part.name for part in (tmp_path / "parts").iterdir())
    assert names == ["notes.txt", "part-00000-of-00002.nq", "part-00001-of-00002.nq"]
