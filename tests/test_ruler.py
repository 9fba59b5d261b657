"""What spaCy's attribute ruler says is remembered, and is what it would say."""

from __future__ import annotations

from typing import Any

import pytest
from dateline.builders import language
from dateline.builders.ruler import Remembered, hasten

TEXTS = [
    "A strike closed the port on Monday.",
    "There are two bids, and there's a third; but the board has nothing to say.",
    "Y'all gonna see nothin' today, c'mon, let's go. They've got ta win.",
    "He had been told that I was ill. I saw her. Her team won't play, ain't it?",
    "A judge\n\nfreed  him \t yesterday, which is what they'd hoped.",
    "",
    "To be or not to be, that's more than most could say, most of all.",
]


@pytest.fixture(scope="module")
def ruler() -> Any:
    return dict(language.load().pipeline)["attribute_ruler"]


def test_the_ruler_of_the_model_remembers_and_says_what_it_said(ruler: Any) -> None:
    assert isinstance(ruler.match, Remembered)
    docs = list(language.load().pipe(TEXTS))
    for _ in range(2):
        assert [ruler.match(doc) for doc in docs] == [type(ruler).match(ruler, doc) for doc in docs]


def test_a_ruler_that_looks_at_anything_else_is_left_alone() -> None:
    import spacy

    other: Any = spacy.blank("en").add_pipe("attribute_ruler")
    other.add([[{"SHAPE": "dd"}]], {"POS": "NUM"})
    hasten(other)
    assert "match" not in vars(other)
