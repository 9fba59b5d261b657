"""Abbreviated titles and ranks: they end no sentence, and are nobody by themselves."""

from __future__ import annotations

import pytest
from dateline.builders import language, reading


@pytest.mark.parametrize("title", ["Atty.", "Engr.", "Insp.", "Cdr.", "Cllr.", "Pte.", "Hon."])
def test_an_abbreviated_title_ends_no_sentence_and_belongs_to_the_name_behind_it(title: str) -> None:
    parse = next(language.parse([f"The quarry was flooded, said {title} Paolo Cruz on Friday."]))
    assert len(parse.sentences) == 1
    assert [entity.label for entity in reading.read(parse).entities if entity.names] == ["Paolo Cruz"]


def test_counsel_named_with_an_abbreviated_title_is_named_in_full() -> None:
    parse = next(language.parse(['"The levy is unlawful," argued the grocers counsel, Atty. Ramon Dizon, on Friday.']))
    entities = reading.read(parse).entities
    assert not any(name.lower().startswith("atty") for entity in entities for name in entity.names)
    assert "Ramon Dizon" in [entity.label for entity in entities]
