"""README tells the truth: its examples run, and print what it shows."""

from __future__ import annotations

import re

import pytest
from readme import README, examples, refreshed


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own use of it
def test_the_examples_print_what_readme_shows() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(list(examples(text))) >= 7
    assert refreshed(text) == text


def test_every_file_that_readme_links_to_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert len(links) > 5
    assert [link for link in links if not (README.parent / link).exists()] == []
