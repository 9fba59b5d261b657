"""A story that was written, with its expected timeline, by somebody who knew neither builders nor tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import dateline
import pytest
from dateline.queries.event_graph import EventGraph
from story import expected, rightly_dated, telling

STORY = Path(__file__).parent / "third_story"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EventGraph]:
    yield dateline.build([STORY / "articles"], tmp_path_factory.mktemp("third") / "out")


def test_nearly_every_expected_event_is_told(graph: EventGraph) -> None:
    events = list(expected(STORY / "expected.json"))
    missing = [event.id for event in events if not telling(graph, event)]
    assert len(missing) <= 1, missing


def test_three_of_five_expected_events_bear_the_day_that_a_careful_reader_finds(graph: EventGraph) -> None:
    events = list(expected(STORY / "expected.json"))
    right = [event.id for event in events if rightly_dated(telling(graph, event), event)]
    assert len(right) / len(events) >= 0.6, right


def test_every_article_is_dated_as_a_careful_reader_dates_it(graph: EventGraph) -> None:
    known = json.loads((STORY / "expected.json").read_text(encoding="utf-8"))["article_dates"]
    found = {row.path: row for row in graph.articles()}
    for path, date in known.items():
        if date["published"] is None:
            assert found[path].basis in ("inferred", "unknown")
        else:
            assert found[path].published == date["published"]


def test_boilerplate_tells_no_event(graph: EventGraph) -> None:
    sentences = {account.sentence.text for account in graph.accounts()}
    assert not [text for text in sentences if "icon" in text or "Reporting by" in text or "Subscribe" in text]
