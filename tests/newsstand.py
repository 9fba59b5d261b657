"""Graphs built from articles written in a test, through the public door: outlet, publication day and text of each."""

from __future__ import annotations

import json
from pathlib import Path

import dateline
from dateline.graph.rows import EventRow
from dateline.queries.event_graph import EventGraph

Article = tuple[str, str, str]
"""Outlet, publication day, text."""


def build(folder: Path, *articles: Article) -> EventGraph:
    """The graph of the articles, in the order given; each is named by its outlet and day."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        json.dumps({"id": f"{outlet} {day}", "publisher": outlet, "published": day, "text": text})
        for outlet, day, text in articles
    ]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return dateline.build([folder / "news.jsonl"], folder / "out", name="news")


def told(graph: EventGraph, verb: str) -> list[EventRow]:
    """The events of a verb, in order of date."""
    return sorted((event for event in graph.events() if event.verb == verb), key=lambda e: (e.edtf or "", e.iri))
