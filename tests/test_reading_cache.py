"""The cache of readings: what was read once is not parsed again, and nothing in it can do harm."""

from __future__ import annotations

import gc
import weakref
import zlib
from collections.abc import Callable
from pathlib import Path

import dateline
import msgspec
import pytest
from dateline.builders import identity, kept_readings, language, page_stamp, reading_cache, unchanged
from dateline.builders.default_model import DEFAULT_MODEL
from dateline.builders.kept_readings import HELD, InOrder, Readings, held
from dateline.builders.reading_cache import ReadingCache
from dateline.graph import store
from dateline.graph.model import Reading
from ferry import CLUB, COURIER, HARBOUR, articles
from parsed import reading_of


def kept(out: Path) -> dict[str, tuple[int, bytes]]:
    return {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in sorted(out.glob("readings/*/*/*"))}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed from now on."""
    found: list[str] = []
    original = language.parse

    def counting(texts, model=DEFAULT_MODEL):  # type: ignore[no-untyped-def]
        given = list(texts)
        found.extend(given)
        return original(given, model)

    monkeypatch.setattr(language, "parse", counting)
    return found


@pytest.mark.parametrize("text", [HARBOUR, COURIER, CLUB, "“Öl” — 5 €, 日本 🚢 said Ms. O'Neil on 3 May 2011."])
def test_a_reading_comes_out_as_it_went_in(tmp_path: Path, text: str) -> None:
    reading = reading_of(text)
    cache = ReadingCache(tmp_path, DEFAULT_MODEL)
    assert cache.get(reading.sha256) is None
    cache.put(reading)
    assert cache.get(reading.sha256) == reading


def test_only_what_is_new_is_parsed_and_what_is_gone_is_forgotten(tmp_path: Path, parsed: list[str]) -> None:
    folder = articles(tmp_path / "news")
    (folder / "club.txt").unlink()
    dateline.build([folder], tmp_path / "out")
    assert sorted(parsed) == sorted([HARBOUR, COURIER])
    before = kept(tmp_path / "out")
    dateline.rebuild(tmp_path / "out")
    assert len(parsed) == 2
    assert kept(tmp_path / "out") == before
    (folder / "club.txt").write_text(CLUB)
    (folder / "courier.txt").unlink()
    dateline.rebuild(tmp_path / "out")
    assert parsed[2:] == [CLUB]
    assert len(kept(tmp_path / "out")) == 2
    assert len(kept(tmp_path / "out").keys() & before.keys()) == 1


def test_the_cache_changes_no_byte_of_the_graph(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    dateline.build([folder], tmp_path / "out")
    dateline.rebuild(tmp_path / "out")
    dateline.build([folder], tmp_path / "fresh")
    assert store.nquads(tmp_path / "out") == store.nquads(tmp_path / "fresh")


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", zlib.compress(b"x"), zlib.compress(msgspec.msgpack.encode({"sha256": "0"})), None],
)
def test_what_is_damaged_is_read_anew(tmp_path: Path, parsed: list[str], content: bytes | None) -> None:
    folder = articles(tmp_path / "news")
    dateline.build([folder], tmp_path / "out")
    before = store.nquads(tmp_path / "out")
    first, second, _ = sorted((tmp_path / "out").glob("readings/*/*/*"))
    whole = first.read_bytes()
    first.write_bytes(second.read_bytes() if content is None else content)
    (tmp_path / "out" / unchanged.FILE_NAME).unlink()
    dateline.rebuild(tmp_path / "out")
    assert len(parsed) == 4
    assert first.read_bytes() == whole
    assert store.nquads(tmp_path / "out") == before


def test_other_rules_or_another_model_read_anew(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = articles(tmp_path / "news")
    dateline.build([folder], tmp_path / "out")
    monkeypatch.setattr(reading_cache, "stamp", lambda model: "other")
    dateline.rebuild(tmp_path / "out")
    assert len(parsed) == 6
    assert [place.name for place in (tmp_path / "out" / "readings").iterdir()] == ["other"]


def test_a_cache_that_cannot_be_written_stops_no_build(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    dateline.build([folder], tmp_path / "out")
    before = store.nquads(tmp_path / "out")
    for file in (tmp_path / "out").glob("readings/*/*/*"):
        file.unlink()
        file.mkdir()
    dateline.rebuild(tmp_path / "out")
    assert store.nquads(tmp_path / "out") == before


def test_of_many_readings_only_some_are_in_memory_and_each_is_loaded_once_a_pass(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path, DEFAULT_MODEL)
    texts = [f"{i:064x}" for i in range(3 * HELD)]
    for sha256 in texts:
        cache.put(Reading(sha256, (), (), (), (), (), (), (), None))
    alive: weakref.WeakValueDictionary[int, Held] = weakref.WeakValueDictionary()
    loaded: list[str] = []

    def load(sha256: str) -> Reading:
        found = Held(cache.get(sha256))
        alive[len(loaded)] = found
        loaded.append(sha256)
        return found  # type: ignore[return-value]

    readings = Readings(reversed(texts), held(load))
    assert [one.sha256 for one in InOrder(readings)] == texts
    assert loaded == texts
    assert len(alive) == HELD
    assert texts[0] in readings
    assert "another" not in readings


class Held:
    """A reading that can be seen to be forgotten."""

    def __init__(self, reading: Reading | None) -> None:
        assert reading is not None
        self.sha256 = reading.sha256


def test_where_no_cache_can_be_written_a_build_goes_on_with_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = articles(tmp_path / "news")
    dateline.build([folder], tmp_path / "out")
    monkeypatch.setattr(ReadingCache, "put", lambda *_: False)
    dateline.build([folder], tmp_path / "other")
    assert store.nquads(tmp_path / "other") == store.nquads(tmp_path / "out")
    assert not kept(tmp_path / "other")


def test_a_build_holds_few_readings_at_a_time_and_gives_the_same_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = articles(tmp_path / "news")
    dateline.build([folder], tmp_path / "whole")
    monkeypatch.setattr(kept_readings, "HELD", 1)
    alive: list[int] = []
    for module, name in ((identity, "world"), (store, "write"), (page_stamp, "write")):
        monkeypatch.setattr(module, name, counting_readings(getattr(module, name), alive))
    dateline.build([folder], tmp_path / "out")
    assert len(list(folder.iterdir())) > 2
    assert max(alive) <= 2, "the one that was asked for last, and the one that is looked at"
    assert store.nquads(tmp_path / "out") == store.nquads(tmp_path / "whole")
    pages = [page.name for page in (tmp_path / "whole").glob("*.html")]
    assert len(pages) == 3
    for name in pages:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def counting_readings(stage: Callable[..., object], alive: list[int]) -> Callable[..., object]:
    """A stage of a build that notes how many readings are in memory when it begins, and when it is done."""

    def readings() -> set[int]:
        gc.collect()
        return {id(one) for one in gc.get_objects() if isinstance(one, Reading)}

    def counted(*given: object, **named: object) -> object:
        alive.append(len(readings() - before))
        found = stage(*given, **named)
        alive.append(len(readings() - before))
        return found

    before = readings()
    return counted
