"""A build of what OUT holds already writes nothing; pages that are missing or of another graph are written."""

from __future__ import annotations

from pathlib import Path

import dateline
import pytest
from dateline.builders import page_stamp, pages
from dateline.graph import store
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


def test_pages_that_are_gone_or_of_other_articles_are_written_again(tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "news"), tmp_path / "out"
    dateline.build([folder], out)
    whole = {name: (out / name).read_bytes() for name in pages.NAMES}
    (out / "actors.html").unlink()
    dateline.rebuild(out)
    assert {name: (out / name).read_bytes() for name in pages.NAMES} == whole
    (folder / "club.txt").unlink()
    dateline.rebuild(out)
    assert b"Harwick" not in (out / "timeline.html").read_bytes()
    (folder / "club.txt").write_text(CLUB)
    dateline.rebuild(out)
    assert {name: (out / name).read_bytes() for name in pages.NAMES} == whole


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
        patched.setattr(pages, "write", stopped)
        with pytest.raises(KeyboardInterrupt):
            page_stamp.write(out, "another")
    page_stamp.write(out, generation)
    assert (out / "index.html").read_bytes() == whole
