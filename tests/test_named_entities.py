"""The entities that are found for many words at once are those that spaCy finds word by word."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest
from dateline.builders import language, named_entities
from dateline.builders.default_model import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

TEXTS = [
    "Ana Ferreira Duarte of the European Court of Human Rights flew from São Paulo to Strasbourg on Monday, 3 May.",
    "Around 1,200 workers at Harrow & Pryce Steel struck for 48 hours over a 7.5 percent cut, or $3.2 million.",
    "The Bank of England\n\n  raised rates; the Federal Reserve had done so in the first quarter of last year.",
    "NEW YORK",
    "John",
    "",
    "   ",
    "Storm Ottilie killed nine in Lower Saxony . Two of them were Dutch . The Hague mourned",
    "United won 3-1 at home against City in the Champions League, said the BBC's Tom Ward.",
    "no names at all stand in this line, and none in the next",
]


@pytest.fixture(scope="module")
def plain() -> Pipeline:
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(DEFAULT_MODEL)


def _entities(doc: Doc) -> tuple[list[tuple[int, int, str]], list[str]]:
    return [(span.start, span.end, span.label_) for span in doc.ents], [word.ent_iob_ for word in doc]


@pytest.mark.parametrize("batch", [1, 3, 64])
def test_they_are_what_spacy_finds_whatever_a_text_is_read_with(plain: Pipeline, batch: int) -> None:
    hastened = language.load()
    assert named_entities.COMPONENT in hastened.pipe_names and "ner" not in hastened.pipe_names
    found = [_entities(doc) for doc in hastened.pipe(TEXTS, batch_size=batch)]
    assert found == [_entities(doc) for doc in plain.pipe(TEXTS, batch_size=batch)]
    assert any(len(entities) > 4 for entities, _ in found)


def test_a_single_document_is_read_alike(plain: Pipeline) -> None:
    assert _entities(language.load()(TEXTS[0])) == _entities(plain(TEXTS[0]))


def test_a_pipeline_without_a_recogniser_that_is_known_stays_as_it_is() -> None:
    import spacy

    blank = spacy.blank("en")
    named_entities.hasten(blank)
    assert blank.pipe_names == []
    ruled = spacy.blank("en")
    ruled.add_pipe("entity_ruler", name="ner")
    named_entities.hasten(ruled)
    assert ruled.pipe_names == ["ner"]
