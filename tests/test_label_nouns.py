"""What labels of event nouns tell: with the clause that says what became of the event, where the noun says little."""

import pytest
from dateline.builders import language, reading


def label_of(text: str, noun: str) -> str:
    """The label of the claim of an event noun in a text."""
    parse = next(language.parse([text]))
    claims = (c for c in reading.read(parse).claims if c.form == "noun")
    return next(c.label for c in claims if parse.tokens[c.head_token].lower == noun)


@pytest.mark.parametrize(
    ("text", "noun", "label"),
    [
        ("The inquest opened on Monday.", "inquest", "The inquest opened"),
        ("The union called off the strike.", "strike", "The union called off the strike"),
        ("Two sailors drowned in a storm.", "storm", "Two sailors drowned in a storm"),
        ("The unloading of the grain was no longer needed.", "unloading",
         "The unloading of the grain was not needed"),
        ("There was never any attack on the stadium.", "attack", "There was never any attack on the stadium"),
    ],
)
def test_a_noun_that_says_little_is_told_with_its_clause(text: str, noun: str, label: str) -> None:
    assert label_of(text, noun) == label


@pytest.mark.parametrize(
    ("text", "noun", "label"),
    [
        ("Miners marched before the election.", "election", "Election"),
        ("The judge dismissed as baseless her claim of fraud.", "claim", "The judge’s claim of fraud"),
        ("Anna Berg, whose appeal failed, left.", "appeal", "Anna Berg’s appeal"),
    ],
)
def test_a_noun_stays_alone_where_its_clause_tells_something_else(text: str, noun: str, label: str) -> None:
    assert label_of(text, noun) == label
