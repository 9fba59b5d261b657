"""How the quads of a first build go to the store: some at a time, the more the more it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import small_world as small
from dateline.graph import difference, rdf, store
from dateline.graph.agenda import Agenda
from dateline.graph.errors import DatelineError
from dateline.graph.rdf import Unit
from dateline.graph.terms import Names
from pyoxigraph import Quad, Store


class Counting:
    """A store that remembers how many quads each load brought."""

    def __init__(self, folder: Path) -> None:
        self.store, self.loads = Store(str(folder)), list[int]()

    def bulk_extend(self, quads: Iterable[Quad]) -> None:
        before = len(self.store)
        self.store.bulk_extend(quads)
        self.loads.append(len(self.store) - before)

    def optimize(self) -> None:
        self.store.optimize()


def filled(folder: Path, units: Iterable[Unit]) -> Counting:
    counting: Any = Counting(folder / "quads")
    agenda = Agenda(folder / "agenda.sqlite", write=True)
    change = difference.Change(counting, agenda, Names(small.small_world().base))
    change.fill(units)
    agenda.close()
    assert change.added == len(counting.store)
    found: Counting = counting
    return found


def test_loads_grow_with_what_the_store_holds_up_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(difference, "AT_ONCE", 20)
    monkeypatch.setattr(difference, "AT_MOST", 50)
    done = filled(tmp_path, rdf.units(small.small_world(), small.CONCEPTS))
    assert set(done.store) == set(rdf.quads(small.small_world(), small.CONCEPTS))
    assert done.loads[:5] == [20, 20, 20, 30, 45]
    assert set(done.loads[5:-1]) == {50}
    assert 0 < done.loads[-1] <= 50


def test_no_units_are_no_load(tmp_path: Path) -> None:
    assert filled(tmp_path, ()).loads == []


def test_what_goes_wrong_while_quads_are_made_is_told_and_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = rdf.units

    def broken(*given: Any) -> Iterator[Unit]:
        yield from whole(*given)
        raise DatelineError("a unit that cannot be made")

    monkeypatch.setattr(rdf, "units", broken)
    with store.locked(tmp_path / "out"), pytest.raises(DatelineError, match="a unit that cannot be made"):
        store.write(tmp_path / "out", small.small_world(), small.CONCEPTS)
    assert store.current(tmp_path / "out") is None
