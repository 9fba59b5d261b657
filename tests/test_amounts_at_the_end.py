"""An amount in millions ends its sentence like any other word."""

from __future__ import annotations

import pytest
from dateline.builders.language import parse


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The bid fell from €412m to €365m. Arden, the owner, turned it down.", 2),
        ("The show sold 40k. Nobody had hoped for that.", 2),
        ("She left at 5 p.m. on Friday with Ann M. Lee and John T. Bell.", 1),
    ],
)
def test_a_sentence_ends_behind_an_amount_and_not_behind_an_initial(text: str, sentences: int) -> None:
    (parsed,) = parse([text])
    assert len(parsed.sentences) == sentences
