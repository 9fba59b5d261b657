"""A number that rises from one day of publication to the next is shown as later figures, and is no dispute."""

from __future__ import annotations

from pathlib import Path

import dateline
from dateline.builders.account_views import Rivalry, groups, rivalries

FIRST = "Nine people were killed when a hotel collapsed in Sorby on Monday, Mayor Tove Lie said."
NEXT = "Fifteen people were killed when a hotel collapsed in Sorby on Monday, Mayor Tove Lie said."


def shown(folder: Path, *articles: tuple[str, str]) -> list[Rivalry]:
    """In what the accounts of the events of some articles differ."""
    for day, text in articles:
        (folder / f"{day}.txt").write_text(f"The Lantern\n{day} June 2021\n\n{text}\n", encoding="utf-8")
    graph = dateline.build([folder / f"{day}.txt" for day, _ in articles], folder / "out")
    told = [(event, graph.accounts(event.iri)) for event in graph.timeline(all=True)]
    assert all(groups(event, accounts, frozenset()) for event, accounts in told)
    return [rivalry for event, accounts in told for rivalry in rivalries(event, accounts)]


def test_a_toll_that_rose_is_shown_as_later_figures(tmp_path: Path) -> None:
    (rivalry,) = shown(tmp_path, ("8", FIRST), ("10", NEXT))
    assert rivalry.title == "Later figures"
    assert [answer for answer, _ in rivalry.answers] == ["Nine people", "Fifteen people"]


def test_a_toll_that_fell_is_a_dispute(tmp_path: Path) -> None:
    (rivalry,) = shown(tmp_path, ("8", NEXT), ("10", FIRST))
    assert rivalry.title == "Accounts of the numbers differ"


def test_one_number_told_twice_is_neither(tmp_path: Path) -> None:
    assert shown(tmp_path, ("8", FIRST), ("10", FIRST.replace("Nine", "9"))) == []
