"""The lists and tables of ``builders/data``: nothing stands in them twice, and none is there for nothing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from dateline.builders import knowledge

ROOT = Path(__file__).parent.parent
LISTS = sorted(file.stem for file in (ROOT / "builders" / "data").glob("*.txt") if "LICENSE" not in file.name)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_nothing_twice(name: str) -> None:
    assert [row for row, times in Counter(knowledge.rows(name)).items() if times > 1] == []


def test_every_list_is_read_by_some_module() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "builders").glob("*.py"))
    assert [name for name in LISTS if re.search(rf"""["']{name}["']""", code) is None] == []


def test_what_follows_a_hash_sign_and_what_is_blank_is_no_entry() -> None:
    assert not any(word.startswith("#") or not word for word in knowledge.words("time_numbered"))
    assert "room" in knowledge.words("time_numbered")
