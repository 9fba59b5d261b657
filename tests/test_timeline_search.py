"""The search of the timeline in a real browser: words in any inflection, exact phrases, and an axis that follows."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import crisis
import pytest
from browsing import ROWS, Open, event_id
from dateline.builders import search_words, timeline_page
from dateline.graph.rows import Link

TOLD = (
    ("The warehouse burned down", "2031-03-13"),
    ("A watchman died in the fire at the warehouse", "2031-03-14"),
    ("The owner denies that the sprinklers leaked", "2031-03-16"),
    ("Insurers stopped all payments to the owner", "2034-06-20"),
    ("Two barges sank off the quay", "2034-06-22"),
    ("War reached the warehouse", "2036-01-08"),
)


@pytest.fixture
def fire(tmp_path: Path) -> Path:
    told = [
        crisis.event(n, label, "DISASTER", day, day, day, key=n < 6, places=())
        for n, (label, day) in enumerate(TOLD, 1)
    ]
    text = timeline_page.render_timeline(crisis.CORPUS, told, (), *ROWS[3:])
    (tmp_path / "timeline.html").write_text(text, encoding="utf-8")
    return tmp_path


def found(page: Any, words: str) -> list[str]:
    """The labels that are listed for a search of some words."""
    page.fill("#search", words)
    labels: list[str] = page.locator(".event .label").all_inner_texts()
    return labels


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("denied", 3),
        ("leaking", 3),
        ("dying", 2),
        ("stops", 4),
        ("sunk", 5),
        ("barge's", 5),
        ("payment", 4),
        ("watchmen", 2),
        ("WAREHOUSES burn", 1),
    ],
)
def test_a_word_is_found_in_any_of_its_inflections(tab: Open, fire: Path, asked: str, number: int) -> None:
    page = tab(fire).go("timeline.html", "#all=1")
    assert found(page, asked)[0] == TOLD[number - 1][0]
    assert page.locator(".event").first.locator("mark").count() == len(asked.split())


def test_of_several_words_those_events_come_first_that_have_most_and_it_says_how_many(tab: Open, fire: Path) -> None:
    page = tab(fire).go("timeline.html")
    assert found(page, "how many died in the warehouse") == [TOLD[1][0], TOLD[0][0]]
    assert page.inner_text("#tally") == "1 of 5 key events, with all 2 words; 1 with fewer below"
    assert page.inner_text(".elsewhere") == "1 has 1 of the 2 words"
    assert found(page, "warehouse owner payments") == [TOLD[3][0], TOLD[0][0], TOLD[1][0], TOLD[2][0]]
    assert "with 2 of the 3 words, none with all" in page.inner_text("#tally")


def test_words_in_quotation_marks_are_found_as_they_stand(tab: Open, fire: Path) -> None:
    page = tab(fire).go("timeline.html")
    assert found(page, '"fire at the warehouse"') == [TOLD[1][0]]
    assert found(page, "“warehouse fire”") == []
    assert found(page, '"barge"') == []
    assert found(page, '"barges sank') == [TOLD[4][0]]


def test_a_whole_word_goes_before_beginnings_of_words_and_these_before_their_inside(tab: Open, fire: Path) -> None:
    page = tab(fire).go("timeline.html", "#all=1")
    assert found(page, "war") == [TOLD[5][0]]
    assert found(page, "ware") == [TOLD[0][0], TOLD[1][0], TOLD[5][0]]
    assert found(page, "klers") == [TOLD[2][0]]


def test_signs_of_patterns_are_only_signs(tab: Open, fire: Path) -> None:
    page = tab(fire).go("timeline.html")
    for asked in ("a-b", "(", "[x", '"', "*+?", "\\", '"a|b'):
        page.fill("#search", asked)
    assert page.input_value("#search") == '"a|b'


def test_what_only_other_events_have_is_one_click_away(tab: Open, fire: Path) -> None:
    opened = tab(fire)
    page = opened.go("timeline.html", "#q=war")
    assert page.inner_text("#tally") == "0 of 5 key events"
    page.click("#widen")
    assert opened.shown() == [event_id(6)]
    assert page.is_hidden("#widen")


def test_the_axis_goes_where_the_search_and_the_period_lead_and_comes_back(tab: Open, fire: Path) -> None:
    page = tab(fire).go("timeline.html")
    page.wait_for_selector(".vis-text.vis-major:has-text('March 2031')")
    page.fill("#search", "barges")
    page.wait_for_selector(".vis-text.vis-major:has-text('June')")
    assert page.locator(".vis-text.vis-major:has-text('March')").count() == 0
    page.fill("#search", "")
    page.wait_for_selector(".vis-text.vis-major:has-text('March 2031')")
    page.fill("#from", "2034-01-01")
    page.wait_for_selector(".vis-item:has-text('barges')")
    page.wait_for_selector(".vis-item:has-text('Insurers')")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_search_stands_above_the_picture_and_is_in_sight_at_once(tab: Open, width: int) -> None:
    page = tab(width=width).go("timeline.html")
    box = page.locator("#search").bounding_box()
    assert box["y"] + box["height"] < page.locator("#picture").bounding_box()["y"]
    assert box["width"] >= 300
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


def test_no_form_of_a_word_stands_in_a_group_twice() -> None:
    groups = search_words.irregular()
    assert all(len(group) == len(set(group)) > 1 for group in groups)
    assert next(group for group in groups if group[0] == "sink") == ["sink", "sank", "sunk"]


def test_a_filter_of_many_choices_shows_those_that_what_is_found_has(tab: Open, tmp_path: Path) -> None:
    crew = [Link(f"{crisis.BASE}actor/hand-{n}", f"Deckhand Olsen{n}") for n in range(12)]
    told = [
        dataclasses.replace(
            crisis.event(n, f"Barge number {n} was moored", None, None, None, None, key=True), agents=(hand,)
        )
        for n, hand in enumerate(crew, 1)
    ]
    cast = [dataclasses.replace(crisis.ACTORS[0], iri=hand.iri, label=hand.label) for hand in crew]
    text = timeline_page.render_timeline(crisis.CORPUS, told, (), cast, crisis.ARTICLES)
    (tmp_path / "timeline.html").write_text(text, encoding="utf-8")
    page = tab(tmp_path).go("timeline.html")
    names = page.locator("fieldset:has(legend:text-is('Actor')) .check:visible .name")
    assert names.count() == 7
    page.fill("#search", "number 9")
    assert names.all_inner_texts() == ["Deckhand Olsen8"]
    page.fill("#search", "")
    assert names.count() == 8


def test_on_a_phone_the_tally_and_its_buttons_stand_whole(tab: Open, fire: Path) -> None:
    page = tab(fire, width=390).go("timeline.html", "#q=warehouse owner payments")
    box = page.locator("#reset").bounding_box()
    assert box["width"] > box["height"]
    assert page.inner_text("#found") == "1 found ↓"
    page.click("#found")
    assert page.evaluate("document.activeElement.id") == "list"
