"""README and docs/ tell the truth: their examples run, and print what they show."""

from __future__ import annotations

import re

import pytest
from dateline.queries import run
from readme import PAGES, README, ROOT, examples, refreshed, workplace


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own use of it
def test_the_examples_print_what_the_pages_show() -> None:
    with workplace():
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            assert len(list(examples(text))) >= 5
            assert refreshed(text) == text


def test_the_page_of_queries_shows_every_one() -> None:
    shown = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    for query in run.named():
        assert f"## {query.name}: " in shown
        assert query.description in shown
        assert all(f"| `{each.name}` | {each.description} |" in shown for each in query.parameters)


def test_every_file_that_readme_links_to_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert len(links) > 5
    assert [link for link in links if not (README.parent / link).exists()] == []
