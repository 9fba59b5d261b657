"""What a build keeps of the one before: used while it holds, forgotten when it does not, never missed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from dateline.graph import kept


@dataclass(frozen=True, slots=True)
class Rope:
    """Something to be made."""

    length: float
    knots: tuple[tuple[str, int], ...]


class Maker:
    """Makes ropes, and counts them."""

    def __init__(self) -> None:
        self.made: list[int] = []

    def rope(self, length: int, lasts: bool = False) -> Rope:
        def make() -> Rope:
            self.made.append(length)
            return Rope(float(length), (("bowline", length), ("half of a pair: \udc80"[:7], 2)))

        return kept.of("rope", length, Rope, make, lasts)


def asked(out: Path, *lengths: int, made: str = "code") -> list[int]:
    """The ropes that had to be made to have those of these lengths."""
    maker = Maker()
    with kept.within(out, made):
        for length in lengths:
            assert maker.rope(length) == Rope(float(length), (("bowline", length), ("half of", 2)))
    return maker.made


def test_what_was_asked_for_before_is_not_made_again(tmp_path: Path) -> None:
    assert asked(tmp_path, 1, 2, 2) == [1, 2]
    assert asked(tmp_path, 2, 1, 3) == [3]


def test_what_a_build_did_not_ask_for_is_forgotten_unless_it_lasts(tmp_path: Path) -> None:
    maker = Maker()
    with kept.within(tmp_path, "code"):
        maker.rope(9, lasts=True)
    asked(tmp_path, 1, 2)
    assert asked(tmp_path, 1) == []
    assert asked(tmp_path, 1, 2, 9) == [2]


def test_what_other_code_made_is_made_anew(tmp_path: Path) -> None:
    asked(tmp_path, 1)
    assert asked(tmp_path, 1, made="other code") == [1]


def test_a_build_that_fails_keeps_nothing_and_loses_nothing(tmp_path: Path) -> None:
    asked(tmp_path, 1)
    with pytest.raises(KeyboardInterrupt), kept.within(tmp_path, "code"):
        Maker().rope(2)
        raise KeyboardInterrupt
    assert asked(tmp_path, 1, 2) == [2]


@pytest.mark.parametrize("content", [b"", b"no table", b"SQLite format 3\0" + bytes(4000)])
def test_a_damaged_file_only_costs_time(tmp_path: Path, content: bytes) -> None:
    asked(tmp_path, 1)
    (tmp_path / kept.FILE_NAME).write_bytes(content)
    assert asked(tmp_path, 1) == [1]
    assert asked(tmp_path, 1) == []


def test_a_folder_that_takes_no_file_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / kept.FILE_NAME).mkdir()
    assert asked(tmp_path, 1, 1) == [1]


def test_who_asks_outside_of_a_build_gets_what_is_made() -> None:
    maker = Maker()
    assert maker.rope(1) == maker.rope(1)
    assert maker.made == [1, 1]
