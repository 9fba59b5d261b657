"""Names made of common words are names, in a sentence of which nothing else changes."""

from __future__ import annotations

import pytest
from dateline.builders import language

NAMES = [
    ("Rescuers reached the trawler Never Resting, which had drifted since Sunday, and towed it home.", "Never Resting"),
    ("The owner of the Ever Rising said on Friday that it would pay.", "Ever Rising"),
    ("Two members of the band Soon Forgotten were arrested at the airport.", "Soon Forgotten"),
]


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_words_of_a_name_are_names_and_stand_as_written(sentence: str, name: str) -> None:
    parse = next(language.parse([sentence]))
    words = [token for token in parse.tokens if token.text in name.split()]
    assert [token.tag for token in words] == ["NNP", "NNP"]
    assert [token.lemma for token in words] == name.split()
    assert "".join(token.text + " " * token.space for token in parse.tokens) == sentence
    assert all(sentence[token.start : token.end] == token.text for token in parse.tokens)


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials Said To Be Fleeing As Flood Rises",
        "The minister said: Never again will the port be closed.",
        "They would NOT leave the square.",
    ],
)
def test_capitals_that_name_nothing_are_read_as_words(sentence: str) -> None:
    parse = next(language.parse([sentence]))
    assert not [token.text for token in parse.tokens if token.text in ("Said", "Never", "NOT") and token.tag == "NNP"]
