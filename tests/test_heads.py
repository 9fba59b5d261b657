"""The heads of articles in the styles of many outlets: the day, the title, who publishes, who writes, and the text."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from dateline.builders import calendar, configuration, documents, language
from dateline.builders.layout import lay_out
from dateline.builders.reading import read
from dateline.graph.model import Document

TITLE = "Quay workers in Orle end strike after pay deal"
FIRST = "Hundreds of quay workers in Orle went back to the cranes after a strike of nine days, their union said."
SECOND = "The port had lost four ships to its neighbours in that time. Talks about pensions go on next month."


class Head(NamedTuple):
    expected: dict[str, str]
    text: str


def heads() -> list[Head]:
    found = []
    content = (Path(__file__).parent / "heads.txt").read_text(encoding="utf-8")
    for entry in content.split("\n=====\n"):
        told, text = entry.split("\n-----\n")
        pairs = (line.split(": ", 1) for line in told.splitlines() if not line.startswith("#"))
        filled = text.replace("{body}", f"{FIRST}\n\n{SECOND}").replace("{first}", FIRST).replace("{second}", SECOND)
        found.append(Head({key: value for key, value in pairs}, filled))  # noqa: C416 - mypy knows no two-tuples here
    return found


def article(head: Head, folder: Path) -> Document:
    (folder / head.expected.get("file", "a.txt")).write_text(head.text, encoding="utf-8")
    (found,) = documents.read([folder], configuration.Configuration())
    assert isinstance(found, Document)
    return found


def blocks(document: Document, kind: str) -> list[str]:
    return [document.text[slice(*block.span)] for block in lay_out(document.text) if block.kind == kind]


@pytest.mark.parametrize("head", heads(), ids=lambda head: head.text[:40])
def test_the_head_of_an_article_is_told_from_its_text(head: Head, tmp_path: Path) -> None:
    document = article(head, tmp_path)
    (parse,) = language.parse([document.text])
    (anchor,) = calendar.anchors([document], {document.sha256: read(parse)})
    assert anchor.day == datetime.date.fromisoformat(head.expected["day"])
    assert (document.title or "").lower() == head.expected.get("title", TITLE).lower()
    assert document.publisher == head.expected.get("publisher", document.publisher)
    if "byline" in head.expected:
        assert head.expected["byline"] in blocks(document, "byline")
    assert blocks(document, "paragraph") == [FIRST, SECOND]
