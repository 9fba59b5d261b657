"""The store: generations, the lock, and that a failed build changes nothing."""

from __future__ import annotations

import errno
import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import small_world as small
from dateline.graph import difference, held, rdf, store
from dateline.graph.errors import DatelineError
from dateline.graph.model import UNKNOWN, World
from dateline.graph.terms import Names
from pyoxigraph import Quad, Store


def written(out: Path, world: World) -> store.Written:
    with store.locked(out):
        return store.write(out, world, small.CONCEPTS)


def without_the_town_hall() -> World:
    """The same corpus before the second text came."""
    world: World = small.small_world()
    union = small.union_reading().sha256
    kept = [i for i, reading in enumerate(world.readings) if reading.sha256 == union]
    events = tuple(
        replace(event, claims=tuple(c for c in event.claims if c.sha256 == union), replaces=())
        for event in world.events
        if any(c.sha256 == union for c in event.claims)
    )
    nodes = tuple(replace(node, mentions=tuple(m for m in node.mentions if m.sha256 == union)) for node in world.nodes)
    ids = {event.id for event in events}
    return replace(
        world,
        documents=world.documents[:2],
        anchors=world.anchors[:2],
        readings=tuple(world.readings[i] for i in kept),
        dated=tuple(world.dated[i] for i in kept),
        nodes=nodes,
        events=tuple(replace(e, tells=tuple(t for t in e.tells if t in ids)) for e in events),
        node_of=tuple(pair for pair in world.node_of if pair[0].sha256 == union),
    )


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    done = written(tmp_path / "out", small.small_world())
    opened = store.open_store(tmp_path / "out")
    assert set(opened) == set(rdf.quads(small.small_world(), small.CONCEPTS))
    assert done.added == len(opened)
    assert done.removed == 0


def test_a_folder_may_be_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(Path("out"), without_the_town_hall())
    written(Path("out"), small.small_world())
    assert set(store.open_store(Path("out"))) == set(rdf.quads(small.small_world(), small.CONCEPTS))


def test_the_same_articles_give_the_same_bytes_whatever_was_built_before(tmp_path: Path) -> None:
    for out in ("at-once", "one-by-one", "and-back"):
        if out != "at-once":
            written(tmp_path / out, without_the_town_hall())
        written(tmp_path / out, small.small_world())
    written(tmp_path / "and-back", without_the_town_hall())
    written(tmp_path / "fewer", without_the_town_hall())
    assert store.nquads(tmp_path / "at-once") == store.nquads(tmp_path / "one-by-one")
    assert store.nquads(tmp_path / "and-back") == store.nquads(tmp_path / "fewer")
    assert store.current(tmp_path / "fewer").name == store.current(tmp_path / "and-back").name  # type: ignore[union-attr]


def test_a_second_build_writes_only_the_difference(tmp_path: Path) -> None:
    written(tmp_path, without_the_town_hall())
    before = len(store.open_store(tmp_path))
    done = written(tmp_path, small.small_world())
    assert before + done.added - done.removed == len(store.open_store(tmp_path))
    assert 0 < done.added < before
    again = written(tmp_path, small.small_world())
    assert (again.added, again.removed) == (0, 0)


def test_what_has_not_changed_writes_nothing(tmp_path: Path) -> None:
    first = written(tmp_path, small.small_world())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.name != store.LOCK}
    again = written(tmp_path, small.small_world())
    assert again.generation.name == first.generation.name
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.name != store.LOCK} == before


def test_each_unit_is_found_again_in_the_store_and_no_two_share_a_quad() -> None:
    world: World = small.small_world()
    units = list(rdf.units(world, small.CONCEPTS))
    whole, names = Store(), Names(world.base)
    for unit in units:
        whole.extend(unit.quads())
    assert len(whole) == sum(len(unit.quads()) for unit in units)
    for unit in units:
        assert set(held.quads(whole, unit.key, names)) == unit.quads().keys(), unit.key


CHANGES: dict[str, Callable[[World], World]] = {
    "another name of the corpus": lambda world: replace(world, name="docks"),
    "an event that is denied now": lambda world: replace(
        world, events=tuple(replace(event, standing="disputed", denials=2) for event in world.events)
    ),
    "a place that acts": lambda world: replace(
        world, nodes=tuple(replace(node, acts=True, kind="organization") for node in world.nodes)
    ),
    "no nodes": lambda world: replace(world, nodes=(), decisions=()),
    "no order": lambda world: replace(world, orders=()),
    "no dates": lambda world: replace(
        world,
        dated=tuple(
            replace(each, claims=(UNKNOWN,) * len(each.claims), values=(None,) * len(each.values))
            for each in world.dated
        ),
    ),
    "another publisher": lambda world: replace(
        world, documents=tuple(replace(document, publisher="The Gull") for document in world.documents)
    ),
    "nothing skipped": lambda world: replace(world, skipped=()),
    "nothing noted": lambda world: replace(world, noted=()),
    "another base": lambda world: replace(world, base="https://example.org/port/"),
    "fewer texts": lambda _: without_the_town_hall(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_world_is_written_as_if_it_were_the_first(change: str, tmp_path: Path) -> None:
    world, other = small.small_world(), CHANGES[change](small.small_world())
    fresh = written(tmp_path / "fresh", other)
    for before, after in ((world, other), (other, world)):
        out = tmp_path / str(before is world)
        written(out, before)
        done = written(out, after)
        assert set(store.open_store(out)) == set(rdf.quads(after, small.CONCEPTS))
        if before is world:
            assert done.generation.name == fresh.generation.name
            graphs = set(store.open_store(out).named_graphs())
            assert graphs == set(store.open_store(tmp_path / "fresh").named_graphs())


def test_an_event_keeps_its_episodes_when_it_changes_and_they_do_not(tmp_path: Path) -> None:
    made: World = small.small_world()
    whole, part, *others = made.events
    with_part = replace(made, events=(whole, replace(part, part_of=whole.id), *others))
    renamed = replace(with_part, events=(replace(whole, label="the strike"), *with_part.events[1:]))
    written(tmp_path, with_part)
    written(tmp_path, renamed)
    assert set(store.open_store(tmp_path)) == set(rdf.quads(renamed, small.CONCEPTS))


def test_one_more_publisher_touches_one_unit(tmp_path: Path) -> None:
    world: World = small.small_world()
    written(tmp_path, world)
    renamed = (replace(world.documents[0], publisher="The Gull"), *world.documents[1:])
    done = written(tmp_path, replace(world, documents=renamed))
    assert done.added == 1
    assert done.removed <= 1


def test_a_text_with_half_a_surrogate_pair_can_be_compared() -> None:
    assert difference.digest(("a\ud800",)) != difference.digest(("a\ud801",))


def test_a_reader_keeps_what_it_opened_while_two_builds_follow(tmp_path: Path) -> None:
    written(tmp_path, without_the_town_hall())
    reader = store.open_store(tmp_path)
    before = set(reader)
    written(tmp_path, small.small_world())
    written(tmp_path, replace(small.small_world(), name="renamed"))
    assert set(reader) == before


def test_old_generations_do_not_pile_up(tmp_path: Path) -> None:
    for name in "abcd":
        written(tmp_path, replace(small.small_world(), name=name))
    folders = [path for path in (tmp_path / "store").iterdir() if not path.is_symlink()]
    assert len(folders) == 2


def test_what_is_read_only_cannot_be_written(tmp_path: Path) -> None:
    written(tmp_path, small.small_world())
    opened = store.open_store(tmp_path)
    with pytest.raises(RuntimeError, match="read-write"):
        opened.add(next(iter(opened)))


# ---- What goes wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong", [OSError(errno.ENOSPC, "No space left on device"), OSError("IO error: No space left on device")]
)
def test_a_full_disk_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: OSError
) -> None:
    written(tmp_path, without_the_town_hall())
    before = store.nquads(tmp_path)
    whole, count = rdf.Unit.quads, itertools.count()

    def fails(unit: rdf.Unit) -> dict[Quad, None]:
        if next(count) == 2:
            raise wrong
        return whole(unit)

    monkeypatch.setattr(rdf.Unit, "quads", fails)
    with pytest.raises(DatelineError, match=r"cannot write .*No space left"):
        written(tmp_path, small.small_world())
    assert store.nquads(tmp_path) == before
    assert [path.name for path in (tmp_path / "store").iterdir() if path.name.startswith("new-")] == []


BUILD = """
import importlib.util, sys, time
from pathlib import Path
spec = importlib.util.spec_from_file_location("small_world", sys.argv[2]); small = importlib.util.module_from_spec(spec)
spec.loader.exec_module(small)
from dateline.graph import rdf, store
from itertools import count
whole, done = rdf.Unit.quads, count()
def slowly(unit):
    if next(done) == 2:
        print("half", flush=True); time.sleep(60)
    return whole(unit)
rdf.Unit.quads = slowly
with store.locked(Path(sys.argv[1])):
    store.write(Path(sys.argv[1]), small.small_world(), small.CONCEPTS)
"""


def test_a_killed_build_changes_nothing_and_the_next_one_works(tmp_path: Path) -> None:
    written(tmp_path, without_the_town_hall())
    before = store.nquads(tmp_path)
    beside = str(Path(__file__).parent / "small_world.py")
    with subprocess.Popen(
        [sys.executable, "-c", BUILD, str(tmp_path), beside], stdout=subprocess.PIPE, text=True
    ) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == "half\n"
        with pytest.raises(DatelineError, match=rf"process {build.pid} is writing .*lock\.pid"), store.locked(tmp_path):
            pass
        assert store.nquads(tmp_path) == before
        build.send_signal(signal.SIGKILL)
    assert store.nquads(tmp_path) == before
    written(tmp_path, small.small_world())
    assert store.nquads(tmp_path) != before
    assert not list((tmp_path / "store").glob("new-*"))


def test_a_folder_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(DatelineError, match="not a folder of dateline's"), store.locked(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_of_another_format_says_what_to_do(tmp_path: Path) -> None:
    written(tmp_path, small.small_world())
    (tmp_path / store.STAMP).write_text(json.dumps({"format": 99, "version": "9.9"}))
    for use in (store.open_store, lambda out: written(out, small.small_world())):
        with pytest.raises(DatelineError, match=r"dateline 9\.9.*new folder"):
            use(tmp_path)


@pytest.mark.parametrize("stamp", ["", "{}", "[1]", "not json"])
def test_a_damaged_stamp_is_an_error_in_words(tmp_path: Path, stamp: str) -> None:
    (tmp_path / store.STAMP).write_text(stamp)
    with pytest.raises(DatelineError, match="damaged"):
        store.open_store(tmp_path)


def test_reading_what_was_never_built_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="not a folder that dateline made"):
        store.open_store(tmp_path / "nowhere")
    store.prepare(tmp_path / "begun")
    with pytest.raises(DatelineError, match="first build was not finished"):
        store.open_store(tmp_path / "begun")


def test_a_file_where_the_folder_should_be_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatelineError, match="cannot use"), store.locked(tmp_path / "file"):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DatelineError, match="cannot"), store.locked(tmp_path / "out"):
        pass


def test_a_damaged_generation_is_an_error_in_words(tmp_path: Path) -> None:
    written(tmp_path, small.small_world())
    quads = store.current(tmp_path) / "quads"  # type: ignore[operator]
    (quads / "CURRENT").write_text("MANIFEST-999999\n")
    with pytest.raises(DatelineError, match="cannot read"):
        store.open_store(tmp_path)
