"""The sample articles give the graph that was read and approved; a change of it is a diff to be read."""

from __future__ import annotations

from pathlib import Path

import dateline
from golden import GOLDEN, ROOT, lines


def test_the_sample_articles_give_the_golden_graph(tmp_path: Path) -> None:
    graph = dateline.build([ROOT / "seeds"], tmp_path / "out")
    assert list(lines(graph)) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_golden_graph_dates_two_stories_in_their_years_and_the_third_that_names_no_day_not_at_all() -> None:
    rows = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    days = {row[0] for row in rows if row[7] == "key"}
    assert {day.strip("[")[:4] for day in days} == {"2021", "2022", ""}


def test_nobody_does_anything_to_himself_in_the_golden_graph() -> None:
    rows = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    assert [row for row in rows if row[4] and row[4] == row[6]] == []
