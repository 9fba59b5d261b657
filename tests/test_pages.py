"""The pages: dates in honest words, rows that cannot run, and both of them tried in a real browser."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import re
import shutil
from importlib.resources import files
from pathlib import Path

import crisis
import pytest
import small_world
from browsing import CHROMIUM, ROWS, Open, actor_id, event_id, render_all
from dateline.builders import (
    account_views,
    actors_page,
    day_chart,
    event_views,
    index_page,
    overview,
    pages,
    timeline_order,
    timeline_page,
    wording,
)
from dateline.builders.page_shell import anchor, embedded, printable, resource, safe_link
from dateline.graph import store
from dateline.queries.event_graph import EventGraph

# ---- Words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edtf", "first", "last", "words"),
    [
        ("2031-03-14", "2031-03-14", "2031-03-14", "14 March 2031"),
        ("2031-03-14~", "2031-03-12", "2031-03-16", "about 14 March 2031"),
        ("2031-03-14~", None, "2031-03-14", "by 14 March 2031"),
        ("2031-03", "2031-03-01", "2031-03-31", "March 2031"),
        ("2031", "2031-01-01", "2031-12-31", "2031"),
        ("198X", "1980-01-01", "1989-12-31", "1980s"),
        ("2031-22", "2031-06-01", "2031-08-31", "summer 2031"),
        ("2031-33", "2031-01-01", "2031-03-31", "first quarter of 2031"),
        ("[2031-03-03..2031-03-05]", "2031-03-03", "2031-03-05", "between 3 and 5 March 2031"),
        ("[2031-02-28..2031-03-03]", None, None, "between 28 February and 3 March 2031"),
        ("[..2031-03-05]", None, "2031-03-05", "by 5 March 2031"),
        ("[2031-03-03..]", "2031-03-03", None, "3 March 2031 or later"),
        ("2031-03-03/2031-03-05", "2031-03-03", "2031-03-05", "from 3 to 5 March 2031"),
        ("2030-12-30/2031-01-02", None, None, "from 30 December 2030 to 2 January 2031"),
        ("2031-02/2031-04", None, None, "from February 2031 to April 2031"),
        ("2031-03-03/..", "2031-03-03", None, "since 3 March 2031"),
        ("[2031-01-01..2031-04-30]/..", None, None, "since some day between 1 January and 30 April 2031"),
        ("2031-03-03~/2031-03-09", None, None, "from about 3 March 2031 to 9 March 2031"),
        ("../2031-03-03", None, "2031-03-03", "until 3 March 2031"),
        ("XXXX-03-14", None, None, "14 March, year unknown"),
        (None, "2031-03-03", "2031-03-05", "between 3 and 5 March 2031"),
        (None, None, "2031-03-05", "by 5 March 2031"),
        (None, "2031-03-05", None, "5 March 2031 or later"),
        (None, None, None, "date unknown"),
        ("Y-170000002", None, None, "Y-170000002"),
        ("2031-13-40", None, None, "2031-13-40"),
    ],
)
def test_a_date_in_words_says_what_is_known_and_no_more(
    edtf: str | None, first: str | None, last: str | None, words: str
) -> None:
    assert wording.date_words(edtf, crisis.day(first), crisis.day(last)) == words


def test_the_greeting_counts_articles_days_key_events_single_words_and_what_is_disputed() -> None:
    assert overview.greeting(crisis.ARTICLES, crisis.EVENTS) == (
        "4 articles",
        "13–20 March 2031",
        "11 key events",
        "2 rest on one speaker’s word",
        "1 event disputed",
        "accounts of 1 event differ",
    )
    assert overview.greeting(crisis.ARTICLES[:1], crisis.EVENTS[9:10])[-2:] == (
        "none rests on one speaker’s word",
        "nothing disputed",
    )


def test_the_chart_shows_each_period_by_day_and_counts_what_it_leaves_out() -> None:
    far = [
        dataclasses.replace(
            row, iri=f"{row.iri}f", earliest=row.earliest.replace(2014), latest=row.latest.replace(2014), edtf=None
        )
        for row in crisis.EVENTS
        if row.key and row.earliest and row.latest
    ]
    drawn = day_chart.chart([*crisis.EVENTS, *far])
    assert drawn is not None
    assert [part.period.first.year for part in drawn.parts] == [2014, 2031]
    assert drawn.unit == "day"
    assert drawn.parts[1].slots == 8
    told = sum(int(bar.words.split(": ")[1].split()[0]) for part in drawn.parts for bar in part.bars)
    assert told + drawn.elsewhere == len(crisis.EVENTS) + len(far)
    assert day_chart.chart([]) is None


def test_articles_in_which_no_day_of_publication_was_found_are_counted_once_and_lead_to_where_it_is_given() -> None:
    worked_out = dataclasses.replace(crisis.ARTICLES[0], basis="inferred")
    bounded = dataclasses.replace(crisis.ARTICLES[1], basis="inferred", published="[2031-03-12..2031-03-16]")
    told = overview.left_aside((worked_out, bounded, *crisis.ARTICLES[2:]), crisis.EVENTS)
    assert (told[0].what, told[0].link) == ("No day of publication was found in 2 of 4 articles", "#undated")
    assert not [missing for missing in told[1:] if "article" in missing.what]


def test_the_days_whose_key_events_weigh_most_are_named_in_order_of_time() -> None:
    days = [f"2031-04-{day:02}" for day in range(1, 13)]
    told = [crisis.event(n, "A ward was closed", "CLOSE", day, day, day, key=True) for n, day in enumerate(days, 1)]
    found = overview.main_days([*told, dataclasses.replace(told[11], iri="x:second"), *crisis.EVENTS[12:]])
    assert [day.words for day in found] == [f"{n} April 2031" for n in (*range(1, 10), 12)]
    assert (found[-1].events, found[-1].link) == (2, "timeline.html#from=2031-04-12&to=2031-04-12")
    assert overview.main_days(told[:10]) == []


def test_a_notebook_is_told_what_the_page_says_first() -> None:
    corpus, events, accounts, _, articles = ROWS
    piece = index_page.render_notebook(corpus, events, accounts, articles, (crisis.SKIPPED,))
    assert " · ".join(overview.greeting(articles, events)) in piece
    assert "notes.pdf was not read" in piece
    assert piece.count("<tr><td>13 March 2031") >= 1
    assert "<script" not in piece
    assert "style=" not in piece


def test_an_article_of_unknown_publisher_is_named_by_its_title() -> None:
    told = timeline_page.by_event(crisis.ACCOUNTS)
    row = dataclasses.replace(crisis.EVENTS[14], standing="reported")
    account = dataclasses.replace(told[row.iri][0], speakers=())
    assert account_views.says(row, [account]) == "reported in “Valley Notes”"


def test_a_thing_is_no_actor() -> None:
    dam = dataclasses.replace(crisis.ACTORS[0], kind="thing")
    assert not event_views.is_actor(dam)
    assert "Ilse Maran</bdi>" not in actors_page.render_actors(*ROWS[:3], (dam, *crisis.ACTORS[1:]), crisis.ARTICLES)


def test_no_date_heading_comes_twice() -> None:
    exact = [
        dataclasses.replace(crisis.EVENTS[9], iri=f"{crisis.BASE}event/{n:012x}", edtf=edtf, salience=n / 10)
        for n, edtf in enumerate(["2031-03-18", "2031-03-18~"] * 3)
    ]
    words = [wording.date_words(row.edtf, row.earliest, row.latest) for row in timeline_order.in_order(exact)]
    assert words == ["18 March 2031"] * 3 + ["about 18 March 2031"] * 3


def test_a_standing_names_those_whose_word_it_rests_on() -> None:
    told = timeline_page.by_event(crisis.ACCOUNTS)
    said = {row.iri: account_views.says(row, told[row.iri]) for row in crisis.EVENTS}
    assert said[crisis.iri(1)] == "reported by Halden Press and Lorn Courier"
    assert said[crisis.iri(5)] == "disputed: Tomas Reyd against Orsk Hydro"
    assert said[crisis.iri(13)] == "claimed by Ana Ferro"
    assert said[crisis.iri(7)] == "planned according to Halden Press"


# ---- What opens ------------------------------------------------------------------------------------------------------


def test_one_event_of_a_far_year_does_not_flatten_the_dense_week() -> None:
    window = timeline_order.opening(crisis.EVENTS)
    assert window is not None
    assert (window.first, window.last) == (datetime.date(2031, 3, 13), datetime.date(2031, 3, 20))


def test_windows_do_not_stretch_a_period_beyond_its_sure_days() -> None:
    sure = [row for row in crisis.EVENTS if row.earliest and row.earliest == row.latest]
    days = [row.earliest for row in sure if row.earliest]
    first, last = min(days), max(days)
    week = datetime.timedelta(days=7)
    loose = dataclasses.replace(sure[0], earliest=first - week, latest=first, edtf=f"[{first - week}..{first}]")
    year = dataclasses.replace(sure[0], earliest=crisis.day("2031-01-01"), latest=crisis.day("2031-12-31"), edtf="2031")
    (period,) = timeline_order.periods([*sure, loose, year])
    assert (period.first, period.last, period.events) == (first, last, len(sure) + 1)
    (alone,) = timeline_order.periods([loose])
    assert (alone.first, alone.last) == (first - week, first)


def test_two_stories_of_different_years_are_two_periods() -> None:
    earlier = crisis.event(90, "A strike began", "PROTEST", "2029-06-02", "2029-06-02", "2029-06-02", key=True)
    found = timeline_order.periods([earlier, *crisis.EVENTS])
    assert [period.words for period in found] == ["2 June 2029", "13–20 March 2031"]


def test_an_act_of_speech_is_folded_under_what_it_tells_unless_it_is_a_key_event() -> None:
    known = {row.iri: row for row in crisis.EVENTS}
    accused = known[crisis.iri(4)]
    assert timeline_order.is_folded(accused, known)
    assert not timeline_order.is_folded(dataclasses.replace(accused, key=True), known)
    assert not timeline_order.is_folded(dataclasses.replace(accused, tells=("elsewhere",)), known)


def test_the_same_rows_in_any_order_give_the_same_bytes() -> None:
    backwards = (crisis.CORPUS, *(tuple(reversed(rows)) for rows in ROWS[1:]))
    assert render_all(*backwards) == render_all(*ROWS)


# ---- Safe by construction --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//h/x",
        "/x",
        "http://",
        "https:// h",
        "http://a\tb",
        "ftp://h/x",
        None,
    ],
)
def test_only_http_and_https_with_a_host_are_linked(url: str | None) -> None:
    assert safe_link(url) is None
    assert safe_link("https://news.example.org/a?b=1") == "https://news.example.org/a?b=1"


def test_embedded_rows_cannot_end_their_element_and_lone_surrogates_can_be_written() -> None:
    text = embedded({"a": "</script><!-- \u2028 \x00 \ud800"})
    assert not re.search("[<>&\u2028]", text)
    text.encode("utf-8")
    assert printable("a\x00b\nc") == "a\ufffdb\nc"


@pytest.mark.parametrize("name", ["index.html", "timeline.html", "actors.html"])
def test_the_policy_allows_only_what_it_names_by_hash(name: str) -> None:
    text = render_all(*ROWS)[name]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    assert "unsafe" not in policy[1]
    assert policy[1].count("sha256-") == 3
    assert len(re.findall(r"<script>", text)) == 2
    assert not re.search(r'(src|href)="(https?:)?//', re.sub(r'<a class="original"[^>]*>', "", text))
    assert 'style="' not in text.split("<body", 1)[1].split('<script type="application/json"')[0]


def test_the_scripts_of_others_are_those_that_their_readme_names() -> None:
    vendor = files("dateline.builders") / "templates" / "vendor"
    named = re.findall(r"^\| (\S+) \| .* \| ([0-9a-f]{64}) \|$", resource("vendor/README.md"), re.MULTILINE)
    assert {name for name, _ in named} == {
        path.name for path in vendor.iterdir() if path.name.endswith((".js", ".css", ".wasm", ".json"))
    }
    for name, digest in named:
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == digest


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_every_colour_that_bears_words_has_contrast_aa_in_light_and_dark(scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", resource("base.css"), re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", blocks[scheme]))
    tones = re.findall(r"(\.s-[^{}]*) \{ --tone: var\(--([a-z-]+)\)", resource("base.css"))
    assert {f".s-{one}" for one in wording.STANDINGS} <= {name for names, _ in tones for name in names.split(", ")}
    inks = ["ink", "muted", "accent", "link", *(tone for _, tone in tones)]
    low = {
        (ink, ground): round(_contrast(colours[ink], colours[ground]), 2)
        for ink in inks
        for ground in ("paper", "raised", "wash")
        if _contrast(colours[ink], colours[ground]) < 4.5
    }
    assert not low
    assert _contrast(colours["mark-ink"], colours["mark"]) >= 4.5


# ---- In the browser --------------------------------------------------------------------------------------------------


def test_the_timeline_opens_on_the_key_events_with_claimed_ones_marked_in_words_and_by_shape(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html")
    assert opened.shown() == [event_id(n) for n in (13, 5, 1, 2, 3, 9, 10, 11, 7, 12, 14)]
    assert page.inner_text("#tally") == "11 of 11 key events"
    claimed = page.locator(f"#{event_id(13)} summary")
    assert "claimed by Ana Ferro" in claimed.inner_text()
    assert claimed.locator("use").get_attribute("href") == "#m-claimed"


def test_all_events_are_one_switch_away_and_acts_of_speech_one_more(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html")
    page.click("[data-scope=all]")
    assert page.inner_text("#tally") == "14 of 14 events"
    page.check("#speech")
    assert page.inner_text("#tally") == "16 of 16 events"


def test_the_picture_shows_the_dense_week_and_not_the_far_year(tab: Open) -> None:
    page = tab().go("timeline.html")
    page.wait_for_selector(".vis-item .pin")
    words = page.inner_text("#picture")
    assert "March 2031" in words
    assert "The upper dam of the Orsk valley burst" in words
    assert "geologists" not in words


def test_uncertain_dates_are_drawn_soft_and_undated_events_stand_apart(tab: Open) -> None:
    page = tab().go("timeline.html")
    page.wait_for_selector(".vis-item .pin")
    assert "Rescuers found" in page.inner_text(".vis-item.at-soft")
    assert "state of emergency" in page.inner_text(".vis-item.at-until")
    assert page.locator(".day.undated").inner_text().startswith("Undated")
    assert "Looters broke into the pharmacy" in page.inner_text(".day.undated")
    assert "Looters" not in page.inner_text("#picture")


def test_an_event_of_no_better_than_a_year_is_no_bar_across_the_picture_but_is_named_below_it(
    tab: Open, tmp_path: Path
) -> None:
    vague = dataclasses.replace(
        crisis.EVENTS[0], earliest=datetime.date(2031, 1, 1), latest=datetime.date(2031, 12, 31), edtf="2031"
    )
    rows = (crisis.CORPUS, (vague, *crisis.EVENTS[1:]), *ROWS[2:])
    (tmp_path / "timeline.html").write_text(render_all(*rows)["timeline.html"], encoding="utf-8")
    page = tab(tmp_path).go("timeline.html")
    page.wait_for_selector("#drawn button")
    assert page.locator(".vis-item", has_text=vague.label[:20]).count() == 0
    page.click("#drawn button:has-text('1 known to no better than some weeks')")
    page.wait_for_selector(f".vis-item:has-text('{vague.label[:20]}')")
    assert page.locator(f"#{event_id(1)} details[open]").count() == 1


def test_a_click_in_the_picture_opens_the_sentence_with_its_trigger_marked(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html")
    page.click(".vis-item .pin:has-text('Police arrested')")
    quote = page.locator(f"#{event_id(11)} blockquote")
    assert quote.inner_text() == crisis.MARCHED
    assert quote.locator("mark").inner_text() == "arrested"
    assert f"event={event_id(11)}" in page.url


def test_rival_accounts_stand_side_by_side_with_reprints_as_one_voice(tab: Open) -> None:
    page = tab().go("timeline.html", f"#{event_id(1)}")
    rivals = page.locator(f"#{event_id(1)} .rivals > section")
    assert rivals.locator("h4").all_inner_texts() == ["13 March 2031", "from 12 to 13 March 2031"]
    assert "2 articles with one text: one voice" in rivals.nth(0).inner_text()
    left, right = rivals.nth(0).bounding_box(), rivals.nth(1).bounding_box()
    assert left["y"] == right["y"]
    assert "Dated 13 March 2031 by “Thursday night”" in rivals.nth(0).inner_text()


def test_filters_combine_and_counts_follow(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html", "#all=1")
    opened.choose("Type", "protest")
    assert opened.shown() == [event_id(8), event_id(10)]
    courier = page.locator("fieldset", has_text="Source").locator("label", has_text="Lorn Courier")
    assert courier.locator(".n").inner_text() == "1"
    opened.choose("Source", "Lorn Courier")
    assert opened.shown() == [event_id(10)]
    page.fill("#search", "nosuchword")
    assert opened.shown() == []
    page.click("#none button")
    assert page.inner_text("#tally") == "14 of 14 events"


def test_a_period_can_be_asked_for_and_leaves_undated_events_out(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html", "#from=2031-03-15&to=2031-03-18")
    assert opened.shown() == [event_id(n) for n in (9, 10, 11)]
    page.fill("#to", "2031-03-17")
    assert opened.shown() == [event_id(9)]
    assert "to=2031-03-17" in page.url
    page.click("#reset")
    assert len(opened.shown()) == 11


def test_a_period_is_chosen_by_its_button_and_let_go_by_the_same(tab: Open, tmp_path: Path) -> None:
    earlier = crisis.event(90, "A strike began", "PROTEST", "2029-06-02", "2029-06-02", "2029-06-02", key=True)
    text = timeline_page.render_timeline(crisis.CORPUS, (earlier, *crisis.EVENTS), *ROWS[2:])
    (tmp_path / "timeline.html").write_text(text, encoding="utf-8")
    opened = tab(tmp_path)
    page = opened.go("timeline.html")
    page.click(".periods button:has-text('2 June 2029')")
    assert opened.shown() == [event_id(90)]
    page.wait_for_selector(".vis-item:has-text('A strike began')")
    page.click(".periods [aria-pressed=true]")
    assert len(opened.shown()) == 12


def test_the_search_finds_words_of_the_sentences_too(tab: Open) -> None:
    opened = tab()
    opened.go("timeline.html").fill("#search", "WATCHMAN log")
    assert opened.shown() == [event_id(1)]


def test_a_search_says_why_it_finds_an_event_and_names_come_before_passages(tab: Open) -> None:
    page = tab().go("timeline.html", "#all=1&q=orsk hydro cracks")
    labels = page.locator(".event .label").all_inner_texts()
    named = [label for label in labels if "Orsk Hydro" in label and "crack" in label.lower()]
    assert named and labels[: len(named)] == named
    page.fill("#search", "watchman")
    first = page.locator(".event").first
    assert first.locator(".label mark").count() == 0
    assert first.locator(".found mark").inner_text() == "watchman"
    assert "log kept by the night" in first.locator(".found").inner_text()
    assert "in no label" in page.inner_text(".elsewhere")
    page.fill("#search", "dam burst")
    assert page.locator(".event .label mark").all_inner_texts()[:2] == ["dam", "burst"]
    page.fill("#search", "")
    assert page.locator(".found, .label mark, .elsewhere").count() == 0
    page.fill("#search", '"read it in the article"')
    assert page.is_visible("#none")


@pytest.mark.parametrize("asked", ["sao PAULO lodz", "São Paulo Łódź", "SÃO paulo Lódz"])
def test_a_search_passes_over_accents_and_case_and_marks_what_the_text_has(
    tab: Open, tmp_path: Path, asked: str
) -> None:
    fair = dataclasses.replace(crisis.EVENTS[0], label="A fair of São Paulo and Łódź opened", key=True)
    for name, text in render_all(crisis.CORPUS, (fair, *crisis.EVENTS[1:]), *ROWS[2:]).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened = tab(tmp_path)
    page = opened.go("timeline.html", "#all=1")
    page.fill("#search", asked)
    assert opened.shown() == [anchor(fair.iri, "e")]
    assert page.locator(".event .label mark").all_inner_texts() == ["São", "Paulo", "Łódź"]


def test_a_passage_is_marked_where_its_letters_stand_though_one_becomes_two(tab: Open, tmp_path: Path) -> None:
    fair = dataclasses.replace(crisis.EVENTS[0], label="The Großstraße of Kraków was closed", key=True)
    for name, text in render_all(crisis.CORPUS, (fair, *crisis.EVENTS[1:]), *ROWS[2:]).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = tab(tmp_path).go("timeline.html", "#all=1&q=grossstrasse%20krakow")
    assert page.locator(".event .label mark").all_inner_texts() == ["Großstraße", "Kraków"]


def test_the_hash_restores_a_view(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html")
    page.click("[data-scope=all]")
    opened.choose("Standing", "possible")
    opened.choose("Standing", "planned")
    page.fill("#search", "parliament")
    page.select_option("#rows-by", "place")
    shown, hash = opened.shown(), "#" + page.url.split("#", 1)[1]
    other = tab()
    page = other.go("timeline.html", hash)
    assert other.shown() == shown == [event_id(7)]
    assert page.input_value("#search") == "parliament"
    assert page.input_value("#rows-by") == "place"
    other.go("timeline.html", "#type=nonsense&actor=%3Cscript%3E&rows=constructor")
    assert len(other.shown()) == 11


def test_the_picture_follows_what_is_chosen_outside_its_window(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html", f"#event={event_id(13)}")
    page.wait_for_selector(".vis-item.vis-selected:has-text('geologists')")
    opened.go("timeline.html", "#to=1999-12-31")
    page.wait_for_selector(".vis-item:has-text('geologists')")


def test_rows_can_be_parted_by_standing(tab: Open) -> None:
    page = tab().go("timeline.html")
    page.select_option("#rows-by", "standing")
    page.wait_for_selector(".vis-labelset .vis-label")
    assert "reported" in page.locator(".vis-labelset .vis-label").all_inner_texts()


def test_the_passage_is_shown_in_its_whole_article_with_all_its_events_marked(tab: Open) -> None:
    page = tab().go("timeline.html", f"#{event_id(2)}")
    page.click(f"#{event_id(2)} .passage >> nth=0")
    assert page.inner_text("#reader-title") == "Dam above Lorn gives way, thousands told to leave"
    assert page.evaluate("document.getElementById('reader-text').textContent") == crisis.TEXTS["agency"]
    assert page.inner_text("#reader-text .here").startswith("Soldiers evacuated")
    assert page.locator("#reader-text button").count() == 10
    page.locator("#reader-text button", has_text="accused").click()
    assert page.locator(f"#{event_id(4)} details").get_attribute("open") is not None
    assert not page.is_visible("#reader")


def test_without_texts_no_passage_is_offered(tab: Open, tmp_path: Path) -> None:
    bare = tuple(dataclasses.replace(article, text=None) for article in crisis.ARTICLES)
    (tmp_path / "timeline.html").write_text(timeline_page.render_timeline(*ROWS[:4], bare), encoding="utf-8")
    page = tab(tmp_path).go("timeline.html", f"#{event_id(2)}")
    assert page.locator(".passage").count() == 0
    assert "Soldiers evacuated" in page.inner_text(f"#{event_id(2)} blockquote")


def test_originals_are_linked_only_where_they_are_known(tab: Open) -> None:
    page = tab().go("timeline.html", f"#{event_id(2)}")
    links = page.locator(f"#{event_id(2)} a.original")
    assert links.evaluate_all("all => all.map(link => link.href)") == ["https://news.example.org/lorn-dam"]
    assert links.get_attribute("rel") == "noopener noreferrer"


def test_everything_can_be_done_from_the_keyboard(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    page.keyboard.type("arrested")
    assert opened.shown() == [event_id(11), event_id(10)], "the event whose label has the word comes first"
    page.focus(f"#{event_id(11)} summary")
    page.keyboard.press("Enter")
    assert page.is_visible(f"#{event_id(11)} blockquote")
    page.focus(f"#{event_id(11)} .passage")
    page.keyboard.press("Enter")
    assert page.is_visible("#reader")
    page.keyboard.press("Escape")
    assert not page.is_visible("#reader")
    assert page.evaluate("document.activeElement.className") == "passage"


def test_the_list_works_without_script(tab: Open) -> None:
    page = tab(java_script_enabled=False).go("timeline.html")
    assert page.locator(".event").count() == 16
    page.click(f"#{event_id(2)} summary")
    assert page.is_visible(f"#{event_id(2)} blockquote")
    assert not page.is_visible("#filters")
    assert not page.is_visible(f"#{event_id(2)} .passage >> nth=0")


def test_paper_gets_the_list_and_not_the_controls(tab: Open) -> None:
    page = tab().go("timeline.html")
    page.emulate_media(media="print")
    assert not page.is_visible("#picture")
    assert not page.is_visible(".filters")
    assert page.is_visible(f"#{event_id(2)} .label")
    assert page.pdf().startswith(b"%PDF")


def test_paper_gets_every_event_unfolded_and_the_screen_what_it_had(tab: Open) -> None:
    page = tab().go("timeline.html", "#all=1&speech=1")
    page.wait_for_selector("#tally b")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".event > details[open]").count() == page.locator(".event").count() == 16
    assert page.is_visible(f"#{event_id(1)} blockquote >> nth=0")
    assert not page.is_visible(f"#{event_id(1)} .correcting")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".event > details[open]").count() == 0


@pytest.mark.parametrize(
    ("name", "hash"),
    [
        ("timeline.html", f"#event={event_id(1)}"),
        ("timeline.html", "#all=1&speech=1&rows=actor"),
        ("timeline.html", "#q=nothing-of-the-kind"),
        ("actors.html", f"#actor={actor_id('hydro')}"),
        ("actors.html", f"#actor={actor_id('police')}&with={actor_id('marchers')}&ego=1"),
    ],
)
def test_no_state_of_a_page_is_wider_than_a_phone(tab: Open, name: str, hash: str) -> None:
    page = tab(width=390).go(name, hash)
    page.wait_for_function("!document.querySelector('#drawn').textContent.startsWith('Drawing')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", ["index.html", "timeline.html", "actors.html"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_its_window_in_light_or_dark(tab: Open, name: str, width: int) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = tab(width=width, color_scheme=scheme).go(name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds[0] != grounds[1]


def test_the_greeting_leads_to_both_pages_and_says_what_was_not_read(tab: Open) -> None:
    opened = tab()
    page = opened.go("index.html")
    assert "4 articles · 13–20 March 2031 · 11 key events" in page.inner_text(".greeting")
    assert "notes.pdf was not read" in page.inner_text(".aside")
    page.click("text=3 events undated")
    page.wait_for_selector("#tally b")
    assert opened.shown() == [event_id(n) for n in (8, 14, 15)]
    opened.go("index.html").click(".story a >> nth=2")
    page.wait_for_selector("#tally b")
    assert page.is_visible(f"#{event_id(1)} blockquote >> nth=0")


@pytest.mark.parametrize("words", ["1 event disputed", "accounts of 1 event differ"])
def test_as_many_are_disputed_as_the_words_lead_to(tab: Open, words: str) -> None:
    opened = tab()
    page = opened.go("index.html")
    page.click(f".greeting a:has-text('{words}')")
    page.wait_for_selector("#tally b")
    assert len(opened.shown()) == 1
    assert page.inner_text("#tally").startswith("1 of 16 events")


def test_the_greeting_counts_events_as_the_timeline_does(tab: Open) -> None:
    opened = tab()
    page = opened.go("index.html")
    assert "14 events and 2 folded under others" in page.inner_text(".ways")
    assert "All events 14" in opened.go("timeline.html").inner_text("[data-scope=all]")


def test_the_pages_of_a_stored_graph_show_its_events_and_cite_its_sentences(tab: Open, tmp_path: Path) -> None:
    store.prepare(tmp_path)
    store.write(tmp_path, small_world.small_world(), small_world.CONCEPTS)
    written = pages.write(EventGraph(tmp_path), tmp_path)
    assert [path.name for path in written] == ["index.html", "timeline.html", "actors.html"]
    page = tab(tmp_path).go("timeline.html", "#all=1&speech=1")
    assert "strike" in page.inner_text(".list")
    assert page.locator("blockquote mark").count() > 2


def test_no_articles_give_pages_that_say_so(tab: Open, tmp_path: Path) -> None:
    for name, text in render_all(crisis.CORPUS, (), (), (), (), ()).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened = tab(tmp_path)
    assert "No events were found" in opened.go("timeline.html").inner_text("main")
    assert "No actors were found" in opened.go("actors.html").inner_text("main")
    assert "No key events were found" in opened.go("index.html").inner_text("main")


def test_more_events_than_a_page_holds_are_left_out_and_counted() -> None:
    many = [
        dataclasses.replace(crisis.EVENTS[9], iri=f"{crisis.BASE}event/{n:012x}", id=f"{n:012x}", salience=0.1)
        for n in range(100, 100 + timeline_page.LISTED)
    ]
    text = timeline_page.render_timeline(crisis.CORPUS, [*crisis.EVENTS, *many], (), (), ())
    assert "16 less important events left out" in text
    assert f'id="{event_id(14)}"' in text
    actors = actors_page.render_actors(crisis.CORPUS, [*crisis.EVENTS, *many], (), crisis.ACTORS, ())
    assert "16 less important events left out" in actors
    assert "left out" not in actors_page.render_actors(crisis.CORPUS, crisis.EVENTS, (), crisis.ACTORS, ())


def test_the_browser_is_looked_for_where_the_tests_need_it() -> None:
    if not CHROMIUM.exists() and shutil.which("chromium"):
        pytest.fail("chromium is installed elsewhere than where the tests look for it")
