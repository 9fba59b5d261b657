"""Nouns that name a body, a paper or an office, or of which only the end is told, are no events."""

from __future__ import annotations

import pytest
from dateline.builders.language import parse
from dateline.builders.reading import read


def lemmas(text: str) -> set[str]:
    """The lemmas of all that the text tells."""
    (parsed,) = parse([text])
    return {claim.lemma for claim in read(parsed).claims}


@pytest.mark.parametrize(("text", "noun"), [
    ("The crash was reported by the command of the coastguard.", "command"),
    ("The commission of inquiry meets on Friday.", "inquiry"),
    ("Ferry sailings were suspended on Monday.", "sailing"),
    ("Exports of wheat were halted in March.", "export"),
    ("The surgeons will publish their findings next week.", "finding"),
    ("The senator won with 61 votes.", "vote"),
    ("“They cheated,” presiding Judge Nora Lind said.", "preside"),
])
def test_bodies_results_offices_and_what_was_only_ended_are_no_events(text: str, noun: str) -> None:
    assert noun not in lemmas(text)


@pytest.mark.parametrize(("text", "noun"), [
    ("The attack was halted by the guards.", "attack"),
    ("The inquiry into the crash began on Friday.", "inquiry"),
    ("The vote was held on Sunday.", "vote"),
])
def test_the_same_nouns_are_events_where_they_happen(text: str, noun: str) -> None:
    assert noun in lemmas(text)
