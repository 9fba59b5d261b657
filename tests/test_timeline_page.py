"""The timeline in a real browser: voices and rivals in the detail, the strip of days, the map, thousands of events."""

from __future__ import annotations

import dataclasses
import datetime
import html
import itertools
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crisis
import pytest
from browsing import ROWS, Open, event_id, render_all
from dateline.builders import account_views, outlines, timeline_page, timeline_rows
from dateline.graph.model import When
from dateline.graph.rows import EventRow, Link, Participant, Spot
from dateline.graph.rows import Number as Count

AXE = Path(__file__).parent / "npm" / "node_modules" / "axe-core" / "axe.min.js"


def written(folder: Path, events: Any = crisis.EVENTS, accounts: Any = crisis.ACCOUNTS) -> Path:
    text = timeline_page.render_timeline(crisis.CORPUS, events, accounts, crisis.ACTORS, crisis.ARTICLES)
    (folder / "timeline.html").write_text(text, encoding="utf-8")
    return folder


def many(number: int) -> Iterator[EventRow]:
    """So many marches of lesser weight on the days of one spring."""
    for n in range(1000, 1000 + number):
        day = (datetime.date(2031, 3, 1) + datetime.timedelta(days=n % 60)).isoformat()
        row = crisis.event(n, f"March number {n} crossed the bridge", "PROTEST", day, day, day, agents="marchers")
        yield dataclasses.replace(row, salience=round(0.5 - n / 20000, 4))


# ---- Without a browser -----------------------------------------------------------------------------------------------


def test_an_event_names_what_it_is_part_of_and_its_episodes(tmp_path: Path) -> None:
    part, whole, *others = crisis.EVENTS
    part = dataclasses.replace(part, part_of=Link(whole.iri, whole.label))
    whole = dataclasses.replace(whole, episodes=(Link(part.iri, part.label), Link(crisis.iri(999), "not shown")))
    page = (written(tmp_path, [part, whole, *others]) / "timeline.html").read_text(encoding="utf-8")
    for fact, other in (("Part of", whole), ("Episodes", part)):
        link = f'<a href="#e-{other.id}"><bdi>{html.escape(other.label)}</bdi></a>'
        assert page.count(f"<dt>{fact}</dt><dd>{link}</dd>") == 1


def test_a_polygon_is_cut_at_the_sides_of_a_box() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    cut = outlines.clip(square, (5.0, -5.0, 20.0, 5.0))
    assert set(cut) == {(5.0, 0.0), (10.0, 0.0), (10.0, 5.0), (5.0, 5.0)}


def test_the_outlines_round_a_town_hold_its_country_and_stay_in_their_box() -> None:
    found = outlines.outlines([(-0.1, 51.5)])
    assert found is not None
    west, south, east, north = found.box
    assert west < -0.1 < east
    points = [point for ring in found.rings for point in ring]
    assert len(points) > 200
    assert all(west <= x <= east and south <= y <= north for x, y in points)
    assert outlines.outlines([]) is None


def test_the_outlines_fill_the_map_and_none_runs_across_it() -> None:
    towns = [(-0.1, 51.5), (27.5, -29.3)]
    found = outlines.outlines(towns)
    assert found is not None
    west, south, east, north = found.box
    assert (east - west) * math.cos(math.radians(11)) / (north - south) > 1.4
    wide = outlines.outlines([(-120.0, 40.0), (140.0, -30.0)])
    assert wide is not None
    steps = [abs(one[0] - other[0]) for ring in wide.rings for one, other in itertools.pairwise(ring) if one[1] > -80]
    assert max(steps) < 100


def test_a_country_lies_in_its_middle_and_an_unknown_name_nowhere() -> None:
    middle = outlines.middle_of("France")
    assert middle is not None
    assert 0 < middle[0] < 5
    assert 44 < middle[1] < 49
    assert outlines.middle_of("Veldania") is None


def test_a_country_is_placed_by_any_of_its_names_not_by_that_of_the_outlines_alone() -> None:
    for name in ("United States", "the United States", "USA", "United States of America"):
        middle = outlines.middle_of(name)
        assert middle is not None, name
        assert -125 < middle[0] < -65
    assert outlines.middle_of("Czech Republic") == outlines.middle_of("Czechia") is not None


def test_articles_that_relay_one_speaker_are_one_voice() -> None:
    told = [account for account in crisis.ACCOUNTS if account.event == crisis.iri(13)]
    relayed = [
        *told,
        dataclasses.replace(told[0], sources=(crisis.source(crisis.ARTICLES[0]),), text_iri=crisis.TEXT_OF["agency"]),
    ]
    voices = account_views.lineage(relayed)
    assert [(voice.speaker, voice.articles) for voice in voices] == [("Ana Ferro", 2)]
    told_by = "Ana Ferro, told by Lorn Courier, Halden Press"
    assert account_views.lineage_words(relayed) == f"2 articles, one voice: {told_by}"
    assert account_views.lineage_words(told) == "1 article, one voice: Ana Ferro, told by Lorn Courier"


def test_a_text_that_repeats_another_is_no_voice_of_its_own() -> None:
    own, other = (account for account in crisis.ACCOUNTS if account.event == crisis.iri(1))
    assert len(account_views.lineage([own, other])) == 2
    assert len(account_views.lineage([own, dataclasses.replace(other, repeats=own.text_iri)])) == 1


def test_accounts_that_differ_in_numbers_are_parted_by_their_numbers() -> None:
    def counted(number: int) -> Any:
        part = Participant(
            "patient", f"{number} dead", 0, 6, None, None, Count("patient", f"{number} dead", number, number, None)
        )
        return dataclasses.replace(crisis.ACCOUNTS[number % 2], participants=(part,))

    row = dataclasses.replace(crisis.EVENTS[0], rival_dates=False, rival_counts=True)
    (rivalry,) = account_views.rivalries(row, [counted(8), counted(11)])
    assert rivalry.title == "Accounts of the numbers differ"
    assert {said for said, _ in rivalry.answers} == {"8 dead", "11 dead"}


def test_one_number_in_several_wordings_is_one_answer_with_all_who_give_it() -> None:
    def told(at: int, text: str, low: float | None, high: float | None) -> Any:
        number = Count("patient", text, low, high, None) if low or high else None
        part = Participant("patient", text, 0, 6, None, None, number)
        source = crisis.ACCOUNTS[at].source._replace(publisher=f"Outlet {at}")
        return dataclasses.replace(crisis.ACCOUNTS[at], participants=(part,), sources=(source,), speakers=())

    accounts = [
        told(0, "at least nine", 9, None),
        told(1, "9", 9, 9),
        told(2, "eleven", 11, 11),
        told(3, "nine people", 9, 9),
        told(4, "the nine (9) villagers", 9, 9),
        told(5, "the villagers", None, None),
    ]
    row = dataclasses.replace(crisis.EVENTS[0], rival_dates=False, rival_counts=True)
    (rivalry,) = account_views.rivalries(row, accounts)
    assert rivalry.answers == (
        ("nine people", ("Outlet 0", "Outlet 1", "Outlet 3", "Outlet 4")),
        ("eleven", ("Outlet 2",)),
    )
    groups = account_views.groups(row, accounts, frozenset())
    told = [(group.says, len(group.accounts)) for group in groups]
    assert told == [("nine people", 4), ("eleven", 1), ("no number", 1)]
    assert account_views.rivalries(row, [*accounts[:2], accounts[-1]]) == ()


def test_the_buttons_stand_before_the_sentences_of_rival_accounts(tab: Open) -> None:
    page = tab().go("timeline.html", f"#{event_id(1)}")
    buttons = page.locator(f"#{event_id(1)} .choices").bounding_box()
    assert buttons["y"] < page.locator(f"#{event_id(1)} .rivals").bounding_box()["y"]


def test_an_account_whose_words_of_time_give_no_day_does_not_say_that_there_are_none() -> None:
    timed = next(account for account in crisis.ACCOUNTS if account.time)
    bare = dataclasses.replace(timed, edtf=None, earliest=None, latest=None, reason=When().reason)
    seen = account_views.account_view(bare, frozenset())
    assert (seen.dated, seen.reason) == (False, "no day could be counted from that")
    assert account_views.account_view(timed, frozenset()).reason == timed.reason
    silent = dataclasses.replace(bare, time=None)
    assert account_views.account_view(silent, frozenset()).reason == "nothing in the text says when"
    pages = render_all(crisis.CORPUS, crisis.EVENTS, [bare, *crisis.ACCOUNTS[1:]], *ROWS[3:])
    assert "Dated date unknown" not in pages["timeline.html"]


def test_an_article_whose_date_came_with_it_is_not_said_to_be_dated_by_the_user() -> None:
    given = tuple(dataclasses.replace(article, basis="given") for article in crisis.ARTICLES)
    page = render_all(*ROWS[:4], given)["index.html"]
    assert "(given with the article)" in page
    assert "given by the user" not in page


# ---- In the browser --------------------------------------------------------------------------------------------------


def test_the_detail_says_why_this_date_and_lists_the_voices(tab: Open) -> None:
    page = tab().go("timeline.html", f"#{event_id(1)}")
    detail = page.inner_text(f"#{event_id(1)} .body")
    assert "Why then" in detail
    assert "“Thursday night” in Halden Press, published 14 March 2031" in detail
    voices = "one text, in Halden Press, Evening Mirror; Lorn Courier, in its own words"
    assert f"3 articles, 2 voices: {voices}" in detail


def test_others_are_told_when_a_detail_is_drawn(tab: Open) -> None:
    opened = tab()
    opened.page.add_init_script(
        "document.addEventListener('dateline:detail', ({ detail }) => {"
        "  (window.told ??= []).push([detail.event.id, detail.element.className]);"
        "});"
    )
    page = opened.go("timeline.html")
    page.click(f"#{event_id(2)} summary")
    page.wait_for_function("window.told")
    assert page.evaluate("window.told") == [[event_id(2), "body"]]


def test_an_event_stands_in_the_row_of_each_of_its_actors(tab: Open) -> None:
    page = tab().go("timeline.html", "#rows=actor")
    page.wait_for_selector(".vis-labelset .vis-label")
    rows = page.locator(".vis-labelset .vis-label").all_inner_texts()
    assert {"police", "600 people", "none named"} <= set(rows)
    assert page.locator(".vis-item .pin:has-text('Police arrested')").count() == 2


def test_every_choice_of_every_filter_has_a_name(tab: Open) -> None:
    page = tab().go("timeline.html", "#all=1&speech=1")
    page.wait_for_selector("#tally b")
    names = page.eval_on_selector_all("#facets .name", "names => names.map(name => name.textContent.trim())")
    assert "date unknown" in names
    assert all(names)


def test_events_are_filtered_by_voices_and_by_how_surely_they_are_read(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html", "#all=1")
    opened.choose("Voices", "two voices")
    assert opened.shown() == [event_id(5), event_id(1)]
    assert "voices=2" in page.url
    opened.go("timeline.html", "#all=1&confidence=doubtful")
    assert len(opened.shown()) == 14


def test_the_handles_of_the_strip_choose_a_period(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html")
    page.focus("#strip-from")
    page.keyboard.press("ArrowRight")
    assert "from=2031-03-14" in page.url
    assert event_id(1) not in opened.shown()
    assert page.get_attribute("#strip-from", "aria-valuetext") == "14 March 2031"


def test_a_place_on_the_map_filters_the_list_and_takes_the_keyboard(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html")
    assert page.get_attribute(".dot", "aria-label") == "Lorn, 9 events"
    assert len(page.get_attribute("#map-land", "d")) > 500
    page.focus(".dot")
    page.keyboard.press("Enter")
    assert "place=Lorn" in page.url
    assert len(opened.shown()) == 9
    page.wait_for_selector(".dot[aria-label='Lorn, 9 events'][aria-pressed=true]")
    assert "1 place with no known position" in page.inner_text("#map-words")


def test_a_state_and_what_is_named_after_a_known_place_lie_about_there_on_the_map() -> None:
    spots = [
        Spot("x:bergen", "Bergen", 60.39, 5.32),
        Spot("x:airport", "Bergen airport", None, None),
        Spot("x:state", "Oregon", None, None),
        Spot("x:border", "Norway border", None, None),
        Spot("x:hall", "Town hall", None, None),
    ]
    told = [dataclasses.replace(crisis.EVENTS[0], places=(spot,)) for spot in spots]
    drawn: Any = timeline_rows.map_rows(told)
    placed = {name: (where, about) for name, where, about in drawn["places"]}
    assert placed["Bergen airport"] == (placed["Bergen"][0], True)
    (east, north), about = placed["Oregon"]
    assert (round(east), round(north), about) == (-123, 45, True)
    assert placed["Norway border"] == (outlines.middle_of("Norway"), True)
    assert "Town hall" not in placed


def test_a_place_of_events_that_are_not_shown_is_hollow_and_leads_to_them(tab: Open, tmp_path: Path) -> None:
    spot = Spot("x:bergen", "Bergen", 60.39, 5.32)
    told = [dataclasses.replace(row, places=(spot,)) if not row.key else row for row in crisis.EVENTS]
    page = tab(written(tmp_path, told)).go("timeline.html")
    page.wait_for_selector(".dot.away[aria-label^='Bergen']")
    page.focus(".dot.away[aria-label^='Bergen']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".dot[aria-label^='Bergen'][aria-pressed=true]:not(.away)")
    assert page.get_attribute("[data-scope=all]", "aria-pressed") == "true"


def test_no_name_on_the_map_covers_another_or_leaves_it(tab: Open) -> None:
    page = tab().go("timeline.html", "#all=1&speech=1")
    page.wait_for_selector("#map-dots text")
    frame, *words = (
        page.evaluate("""() => [document.querySelector("#map-svg"), ...document.querySelectorAll("#map-dots text")]
      .map((each) => each.getBoundingClientRect()).map(({ left, right, top, bottom }) => [left, right, top, bottom])""")
    )
    for left, right, _, _ in words:
        assert frame[0] <= left < right <= frame[1] + 8
    for one, other in itertools.combinations(words, 2):
        assert one[0] >= other[1] or other[0] >= one[1] or one[2] >= other[3] - 2 or other[2] >= one[3] - 2


def test_above_a_thousand_events_clusters_and_a_short_list_stand_for_the_rest(tab: Open, tmp_path: Path) -> None:
    opened = tab(written(tmp_path, (*crisis.EVENTS, *many(1500))))
    page = opened.go("timeline.html", "#all=1")
    page.wait_for_selector(".vis-item.cluster")
    assert "weightiest of" in page.inner_text("#drawn")
    assert page.inner_text("#tally") == "1,514 of 1,514 events"
    assert len(opened.shown()) == 60
    page.click("#more")
    assert len(opened.shown()) == 120
    page.fill("#search", '"number 2499"')
    assert opened.shown() == ["e-" + f"{2499:012x}"]


def test_an_entry_that_the_script_draws_is_the_same_as_one_written_in_the_page(
    tab: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unfold = "(all) => all.forEach((item) => { item.querySelector('details').open = true; })"
    text = """(all) => all.map((item) => {
      item.querySelectorAll("[open]").forEach((each) => each.removeAttribute("open"));
      return item.outerHTML.replace(/\\s+/g, " ").replace(/> /g, ">").replace(/ </g, "<");
    })"""
    forms = []
    for limit in (1000, 0):
        monkeypatch.setattr(timeline_page, "WRITTEN", limit)
        page = tab(written(tmp_path)).go("timeline.html", "#all=1&speech=1")
        page.eval_on_selector_all(".event", unfold)
        page.wait_for_function("document.querySelectorAll('.event dl').length === 16")
        forms.append(page.eval_on_selector_all(".event", text))
    assert forms[1] == forms[0]


def test_the_axis_begins_with_no_step_before_the_picture_and_ends_soon_after_the_last_event(
    tab: Open, tmp_path: Path
) -> None:
    first = datetime.date(2031, 5, 13)
    told = [
        dataclasses.replace(row, edtf=str(day), earliest=day, latest=day, key=True, label=f"Event {i}")
        for i, row in enumerate(crisis.EVENTS)
        for day in [first + datetime.timedelta(days=2 * i)]
    ]
    page = tab(written(tmp_path, told)).go("timeline.html", "#all=1&speech=1")
    page.wait_for_selector(".vis-item.vis-point")
    written_days = page.locator(".vis-time-axis .vis-text.vis-minor:not(.vis-measure)").all_inner_texts()
    days = [text for text in written_days if text]
    assert days and int(days[0]) >= 10
    end = max(row.latest for row in told if row.latest)
    assert int(days[-1]) <= (end + datetime.timedelta(days=6)).day


def test_on_a_phone_the_axis_names_days(tab: Open) -> None:
    page = tab(width=390).go("timeline.html")
    page.wait_for_selector(".vis-item .pin")
    assert any(text.strip().isdigit() for text in page.locator(".vis-text.vis-minor").all_inner_texts())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Any, site: Path, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tests/npm")
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    for name in ("index.html", f"timeline.html#{event_id(1)}", "timeline.html#all=1&rows=actor"):
        page.goto("about:blank")
        page.goto(f"{site.as_uri()}/{name}")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run()")["violations"]
        assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
    context.close()
