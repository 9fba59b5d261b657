"""Names that hold others: a union of two trades is one body; a chronicle's day is no part of the name behind it."""

from __future__ import annotations

import pytest
from dateline.builders import language, reading


@pytest.mark.parametrize("name", [
    "National Quarry and Timber Workers' Union",
    "Harbour and Dock Workers' Union",
])
def test_a_union_of_two_trades_is_one_body(name: str) -> None:
    short = "".join(word[0] for word in name.split() if word != "and")
    found = reading.read(next(language.parse([f"The {name} ({short}) said 5,000 of its members had stopped work."])))
    named = [entity for entity in found.entities if entity.names]
    assert [(entity.label, entity.kind) for entity in named] == [(name, "organization")]


@pytest.mark.parametrize(("entry", "phrase"), [
    ("9 October  Practice rink leased to Gromex.", "Practice rink"),
    ("4 March  Chairman resigns.", "Chairman"),
])
def test_the_day_that_opens_an_entry_is_no_part_of_the_phrase_behind_it(entry: str, phrase: str) -> None:
    found = reading.read(next(language.parse([entry])))
    mention = next(one for one in found.mentions if phrase in one.text)
    assert (mention.text, mention.quantity) == (phrase, None)
