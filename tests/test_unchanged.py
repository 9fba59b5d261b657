"""A build of what OUT holds already writes nothing; pages that are missing or of another graph are written."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import dateline
import pytest
from dateline.builders import configuration, inputs, limits, page_stamp, pages, unchanged
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.graph import store
from dateline.graph.model import Skipped
from ferry import CLUB, articles


def seen(out: Path) -> dict[Path, int]:
    """When each file of OUT was written."""
    return {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and path.name != store.LOCK}


def test_the_same_articles_again_write_nothing(tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "news"), tmp_path / "out"
    dateline.build([folder], out)
    before = seen(out)
    dateline.build([folder], out)
    dateline.rebuild(out)
    assert seen(out) == before


def test_the_same_articles_again_load_neither_parser_nor_gazetteer_nor_pages(tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "news"), tmp_path / "out"
    dateline.build([folder], out)
    heavy = "{'spacy', 'networkx', 'jinja2', 'dateline.builders.places', 'dateline.builders.identity'}"
    script = f"import sys, dateline; dateline.rebuild({str(out)!r}); print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_whatever_a_build_depends_on_is_seen_when_it_changes(tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "news"), tmp_path / "out"
    dateline.build([folder], out)
    found = inputs.remembered(out)

    def stamp(given: inputs.Inputs = found, model: str = DEFAULT_MODEL) -> str:
        return unchanged.stamp(given, configuration.load(given.articles), model)

    before = stamp()
    assert unchanged.holds(out, before)
    assert before != stamp(model="another")
    assert before != stamp(dataclasses.replace(found, most_actors=3))
    (folder / "copy.txt").write_text(CLUB)
    added = stamp()
    (folder / "copy.txt").write_text(CLUB.replace("9 March", "8 March"))
    edited = stamp()
    (folder / "copy.txt").unlink()
    (folder / "dateline.toml").write_text('name = "ships"\n')
    assert len({before, added, edited, stamp()}) == 4
    (folder / "dateline.toml").unlink()
    assert stamp() == before


def test_what_could_not_be_read_in_time_is_tried_again_though_nothing_changed(tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "news"), tmp_path / "out"
    dateline.build([folder], out)
    stamp, generation = "a stamp", store.current(out).name  # type: ignore[union-attr]
    slow = Skipped("slow.txt", str(limits.TooSlowError("reading it takes more than 60 seconds")))
    unchanged.remember(out, stamp, generation, [Skipped("scan.pdf", "unknown format")])
    assert unchanged.holds(out, stamp)
    unchanged.remember(out, stamp, generation, [slow])
    assert not unchanged.holds(out, stamp)


def test_pages_that_are_gone_or_of_other_articles_are_written_again(tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "news"), tmp_path / "out"
    dateline.build([folder], out)
    whole = {name: (out / name).read_bytes() for name in page_stamp.PAGES}
    (out / "actors.html").unlink()
    dateline.rebuild(out)
    assert {name: (out / name).read_bytes() for name in page_stamp.PAGES} == whole
    (folder / "club.txt").unlink()
    dateline.rebuild(out)
    assert b"Harwick" not in (out / "timeline.html").read_bytes()
    (folder / "club.txt").write_text(CLUB)
    dateline.rebuild(out)
    assert {name: (out / name).read_bytes() for name in page_stamp.PAGES} == whole


def test_pages_of_a_build_that_was_stopped_among_them_are_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = articles(tmp_path / "news"), tmp_path / "out"
    dateline.build([folder], out)
    generation, whole = store.current(out).name, (out / "index.html").read_bytes()  # type: ignore[union-attr]

    def stopped(*given: object) -> None:
        (out / "index.html").write_text("of another generation")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(pages, "put", stopped)
        with pytest.raises(KeyboardInterrupt):
            page_stamp.write(out, "another")
    page_stamp.write(out, generation)
    assert (out / "index.html").read_bytes() == whole
