"""Lists of sentences and headings of days in a page: part of the article's text where they stand within it."""

from __future__ import annotations

from dateline.builders.html_articles import extract

FIRST = (
    "<p>The harbour of Halvik was closed for a year after the crane had fallen into the basin and blocked it.</p>"
    "<p>The owners were fined by the court in Orle, and the engineer who had warned them was given his post back.</p>"
)
LAST = "<p>Ships have come back to the harbour since then, but the fish market has moved to Lund for good.</p>"


def text(between: str, after: str = "") -> str:
    return extract(f"<html><body><h1>The harbour after the crane</h1>{FIRST}{between}{LAST}{after}</body></html>").text


def test_a_list_of_dates_within_the_article_is_text_a_line_an_item() -> None:
    items = ["3 May 2019 Crane falls.", "6 May Divers enter the basin.", "1 June Owners fined."]
    lines = text(f"<h2>Dates</h2><ul>{''.join(f'<li><b>{item}</b></li>' for item in items)}</ul>").split("\n")
    at = lines.index(items[0])
    assert lines[at : at + 3] == items
    assert lines[at - 1].startswith("The owners were fined")
    assert lines[at + 3].startswith("Ships have come back")


def test_headings_of_days_are_kept_with_the_entries_of_a_live_page() -> None:
    page = f"<h3>SUNDAY</h3>{FIRST}<h3>Saturday 4 May</h3><p>The crane began to lean over the quay at noon.</p>"
    lines = text(page).split("\n")
    assert lines.index("SUNDAY") < lines.index("Saturday 4 May")
    assert lines[lines.index("Saturday 4 May") + 1].startswith("The crane began")


def test_menus_lists_of_other_articles_and_lists_below_the_text_are_no_text() -> None:
    links = "<ul><li><a href='/a'>Bakers strike in Orle.</a></li>" * 3 + "</ul>"
    menu = "<ul><li>Sport</li><li>Weather</li><li>Letters</li></ul>"
    below = "<ul><li>Bakers have closed.</li><li>Trams have stopped.</li><li>Rain is expected.</li></ul>"
    found = text(links + menu, below)
    assert "Bakers" not in found
    assert "Weather" not in found
