"""The correction tray: from a click in the browser over lines of dateline.toml to pages that are right."""

from __future__ import annotations

import dataclasses
import shutil
import tomllib
from pathlib import Path
from typing import Any

import crisis
import dateline
import pytest
from browsing import ROWS, Open, actor_id, event_id, render_all
from dateline.builders import corrections, timeline_page, tray
from dateline.builders.page_shell import anchor
from dateline.graph.rows import AccountRow, EventRow
from ferry import articles

Json = dict[str, Any]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles about a ferry, and their graph and pages, never changed."""
    folder = tmp_path_factory.mktemp("harbour")
    dateline.build([articles(folder / "news")], folder / "out")
    return folder


@pytest.fixture
def built(harbour: Path, tmp_path: Path) -> Path:
    """A copy of them, to be corrected."""
    shutil.copytree(harbour, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def found(out: Path, words: str) -> str:
    """The element id of the event whose label holds the words."""
    return next(anchor(event.iri, "e") for event in dateline.EventGraph(out).events() if words in event.label)


def named(out: Path, name: str) -> str:
    """The element id of the actor of that name."""
    return next(anchor(actor.iri, "a") for actor in dateline.EventGraph(out).actors() if name == actor.label)


def render_into(folder: Path, events: tuple[EventRow, ...]) -> None:
    """Write the pages of the crisis, with these events, into a folder."""
    for name, text in render_all(crisis.CORPUS, events, *ROWS[2:]).items():
        (folder / name).write_text(text, encoding="utf-8")


def start(page: Any, place: str, what: str) -> Any:
    """Open the form of one kind of correction and return it."""
    page.click(f"{place} .correcting .choices button:has-text('{what}')")
    return page.locator(f"{place} form.correction")


def put(form: Any, why: str = "") -> None:
    """Put what the form says in the tray."""
    form.get_by_label("Why").fill(why)
    form.get_by_text("Put in the tray").click()


def tray_name() -> str:
    """Under which name a browser keeps the tray."""
    return f"dateline corrections of {crisis.BASE}"


def saved(page: Any, folder: Path) -> str:
    """The lines of the tray, saved through the browser as a reader would."""
    if not page.is_visible("#tray"):
        page.click("#tray-open")
    with page.expect_download() as download:
        page.click("text=Save as a file")
    file = folder / "corrections.toml"
    download.value.save_as(file)
    return file.read_text(encoding="utf-8")


def obeyed(built: Path, lines: str) -> dateline.EventGraph:
    """The graph built again with the lines at the end of dateline.toml."""
    file = built / "news" / "dateline.toml"
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(before + lines, encoding="utf-8")
    return dateline.rebuild(built / "out")


# ---- The whole life --------------------------------------------------------------------------------------------------


def test_what_is_corrected_on_the_timeline_is_right_on_the_timeline_of_the_next_build(tab: Open, built: Path) -> None:
    out = built / "out"
    sank, hit, closed = (found(out, words) for words in ("sank", "hit a rock", "closed the port"))
    page = tab(out).go("timeline.html", f"#all=1&speech=1&event={sank}")
    form = start(page, f"#{sank}", "wrong date")
    form.get_by_label("It happened on").fill("4 March 2019")
    put(form, 'log of the "Selwyn" coast guard')
    form = start(page, f"#{sank}", "same as")
    form.locator("label", has_text="hit a rock").first.locator("input").check()
    labels = form.locator("fieldset", has_text="Then it is called").locator("label")
    assert labels.count() == 2
    labels.nth(1).click()
    put(form)
    form = start(page, f"#{sank}", "wrong type")
    form.get_by_label("It is").select_option("DISASTER")
    put(form)
    page.click(f"#{closed} summary")
    put(start(page, f"#{closed}", "drop"), "told twice")
    assert page.inner_text("#tray-open") == "5 corrections"
    lines = saved(page, built)
    graph = obeyed(built, lines)
    assert graph.skipped() == ()
    again = tab(out).go("timeline.html", f"#all=1&speech=1&event={sank}")
    assert "4 March 2019" in again.inner_text(f"#{sank} dl")
    assert "coast guard" in again.inner_text(f"#{sank} dl")
    assert "disaster" in again.inner_text(f"#{sank} dl").lower()
    assert again.locator(f"#{sank} blockquote").count() == 3
    assert "hit a rock" in again.inner_text(f"#{sank} .label")
    assert again.locator(f"#{closed}").count() == 0
    assert again.locator(f"#{hit}").count() == 0


def test_what_is_corrected_of_actors_is_right_on_the_actor_page_of_the_next_build(tab: Open, built: Path) -> None:
    out = built / "out"
    page = tab(out).go("actors.html", f"#actor={named(out, 'G. Moreno')}")
    form = start(page, "#panel", "not the same")
    form.locator("label", has_text="Gustavo Moreno").locator("input").check()
    put(form, "cousins")
    page.click(f"#{named(out, 'Northern Shipping Company')} .name")
    form = start(page, "#panel", "rename")
    form.get_by_label("Better words").fill("Northern Shipping")
    put(form)
    page.click(f"#{named(out, 'Aurora')} .name")
    form = start(page, "#panel", "wrong type")
    form.get_by_label("It is").select_option("thing")
    put(form)
    graph = obeyed(built, saved(page, built))
    assert graph.skipped() == ()
    again = tab(out).go("actors.html")
    labels = again.locator(".actors .name").all_inner_texts()
    assert "Gustavo Moreno" in labels
    assert "Northern Shipping" in labels
    assert "Aurora" not in labels


def test_accounts_that_tell_another_event_are_parted_from_it(tab: Open, built: Path) -> None:
    out = built / "out"
    suspended = found(out, "suspended all")
    page = tab(out).go("timeline.html", f"#all=1&event={suspended}")
    form = start(page, f"#{suspended}", "not the same")
    form.locator("fieldset input").last.check()
    put(form)
    graph = obeyed(built, saved(page, built))
    assert graph.skipped() == ()
    assert len([event for event in graph.events() if event.verb.endswith("suspend")]) == 2


def test_an_article_without_a_day_gets_one_where_it_is_missed_and_the_next_build_counts_from_it(
    tab: Open, tmp_path: Path
) -> None:
    news, out = tmp_path / "news", tmp_path / "out"
    news.mkdir()
    (news / "note.txt").write_text("Frost kills the vines\n\nFrost destroyed the vineyards of Brana yesterday.\n")
    dateline.build([news], out)
    page = tab(out).go("index.html")
    page.click(".aside a:has-text('No day of publication was found in 1 of 1 article')")
    form = start(page, "#undated", "set date")
    form.get_by_label("It was published on").fill("about 4 May 2021")
    put(form)
    assert "no date" in form.locator("[role=alert]").inner_text()
    form.get_by_label("It was published on").fill("4 May 2021")
    put(form, "the grower told us")
    graph = obeyed(tmp_path, saved(page, tmp_path))
    assert [row.published for row in graph.articles()] == ["2021-05-04"]
    assert {event.edtf for event in graph.events() if "destroyed" in event.label} == {"2021-05-03"}
    again = tab(out).go("index.html")
    assert again.locator("#undated").count() == 0
    assert "wrong date" in again.inner_text(".articles")
    again.click(".articles cite a")
    assert "destroyed the vineyards of Brana" in again.inner_text("#reader-text")
    assert "4 May 2021" in again.inner_text("#reader-source")


def test_the_date_of_an_article_can_be_given_at_its_sentences_and_in_the_article(tab: Open, tmp_path: Path) -> None:
    found = next(row for row in crisis.ACCOUNTS if row.source.key == "blog.txt" and row.event)
    event = anchor(found.event or "", "e")
    page = tab().go("timeline.html", f"#all=1&speech=1&event={event}")
    source = page.locator(f"#{event} li[data-published]").first
    assert "published: not known" in source.inner_text()
    source.get_by_text("set date").click()
    source.get_by_label("It was published on").fill("2031-03-22")
    put(source)
    source.get_by_text("read it in the article").click()
    assert "date of Valley Notes: 2031-03-22" in page.inner_text("#reader-source")
    page.click("#reader-close")
    assert tomllib.loads(saved(page, tmp_path)) == {"articles": [{"path": "blog.txt", "published": "2031-03-22"}]}


# ---- The tray --------------------------------------------------------------------------------------------------------


def test_the_lines_are_byte_for_byte_those_that_a_command_writes(tab: Open, tmp_path: Path) -> None:
    page = tab().go("timeline.html", f"#event={event_id(2)}")
    form = start(page, f"#{event_id(2)}", "wrong date")
    form.get_by_label("It happened on").fill("[2031-03-14..2031-03-15]")
    put(form, 'he said "no"\\ \t and Ärger')
    form = start(page, f"#{event_id(2)}", "same as")
    form.get_by_label("type to find it").fill("bodies of nine")
    form.locator("label", has_text="bodies of nine").locator("input").check()
    put(form)
    page.click("#tray-open")
    page.get_by_label("By (your name").fill("A. Perera")
    page.keyboard.press("Tab")
    lines = saved(page, tmp_path)
    tables = tomllib.loads(lines)["corrections"]
    read = [corrections.correction(table, "dateline.toml", 1) for table in tables]
    assert "\n".join(map(corrections.table, read)) == lines
    assert [one.verb for one in read] == ["redate", "merge"]
    assert (read[0].reason, read[0].by) == ('he said "no"\\ and Ärger', "A. Perera")


def join(page: Any, event: str, words: str, name: str = "") -> None:
    """Say that an event is the same as another and, if a name is given, that it is then called so."""
    form = start(page, f"#{event}", "same as")
    form.get_by_label("type to find it").fill(words)
    form.locator("label", has_text=words).locator("input").check()
    if name:
        form.locator("fieldset", has_text="Then it is called").locator("label", has_text=name).locator("input").check()
    put(form)


def rename(page: Any, event: str, name: str) -> None:
    form = start(page, f"#{event}", "rename")
    form.get_by_label("Better words").fill(name)
    put(form)


def names_given(page: Any) -> list[str]:
    tables = tomllib.loads(page.input_value("#tray-lines"))["corrections"]
    return [table["to"] for table in tables if "rename" in table]


def test_joining_two_events_writes_a_name_only_where_it_changes(tab: Open) -> None:
    page = tab().go("timeline.html", f"#event={event_id(2)}")
    join(page, event_id(2), "bodies of nine")
    assert page.inner_text("#tray-open") == "1 correction"
    assert names_given(page) == []
    join(page, event_id(2), "bodies of nine", "bodies of nine")
    assert len(names_given(page)) == 1
    assert page.inner_text("#tray-open") == "2 corrections"


@pytest.mark.parametrize("first", [2, 3])
def test_joining_two_events_offers_the_name_that_the_tray_has_and_gives_one_alone(first: int, tab: Open) -> None:
    page = tab().go("timeline.html", f"#event={event_id(first)}")
    other = 5 - first
    page.click(f"#{event_id(other)} summary")
    rename(page, event_id(2), "The dam of Orsk broke")
    rename(page, event_id(3), "Nine were found dead")
    words = page.inner_text(f"#{event_id(other)} .label")
    join(page, event_id(first), words, "The dam of Orsk broke")
    assert names_given(page) == ["The dam of Orsk broke"]
    rename(page, event_id(other), "The dam gave way")
    assert names_given(page) == ["The dam gave way"]


def test_a_correction_is_shown_where_it_was_made_and_can_be_taken_back(tab: Open) -> None:
    page = tab().go("actors.html", f"#actor={actor_id('hydro')}")
    put(start(page, "#panel", "drop"), "no actor")
    assert "leave out Orsk Hydro" in page.inner_text("#panel .pending")
    page.click("#panel .pending button")
    assert page.inner_text("#panel .pending") == ""
    assert not page.is_visible("#tray-open")


def test_the_tray_is_there_after_the_page_is_left_and_on_the_other_page(tab: Open) -> None:
    opened = tab()
    page = opened.go("timeline.html", f"#event={event_id(2)}")
    put(start(page, f"#{event_id(2)}", "drop"))
    page = opened.go("actors.html")
    assert page.inner_text("#tray-open") == "1 correction"
    page.click("#tray-open")
    page.click("text=Empty the tray")
    assert not opened.go("timeline.html").is_visible("#tray-open")


def test_after_the_next_build_the_tray_names_what_was_obeyed_and_offers_to_take_it_back(
    tab: Open, tmp_path: Path
) -> None:
    render_into(tmp_path, crisis.EVENTS)
    opened = tab(tmp_path)
    page = opened.go("timeline.html", f"#event={event_id(2)}")
    put(start(page, f"#{event_id(2)}", "drop"))
    page.click("#tray-open")
    assert not page.is_visible("#tray-past")
    render_into(tmp_path, tuple(row for row in crisis.EVENTS if not row.iri.endswith(event_id(2)[2:])))
    page = opened.go("timeline.html")
    page.click("#tray-open")
    assert "1 of 1 done." in page.inner_text("#tray-past")
    page.click("text=Take back those done or not found")
    assert not page.is_visible("#tray-open")


def test_after_the_next_build_the_tray_tells_the_obeyed_from_those_that_are_not_found(
    tab: Open, tmp_path: Path
) -> None:
    render_into(tmp_path, crisis.EVENTS)
    opened = tab(tmp_path)
    page = opened.go("timeline.html", f"#event={event_id(2)}")
    rename(page, event_id(2), "The town was emptied")
    page.click(f"#{event_id(3)} summary")
    form = start(page, f"#{event_id(3)}", "wrong type")
    form.get_by_label("It is").select_option("DISASTER")
    put(form)
    page.click(f"#{event_id(5)} summary")
    rename(page, event_id(5), "The gates were opened")
    page.click("#tray-open")
    assert not page.is_visible("#tray-past")
    changed = {2: {"label": "The town was emptied"}, 3: {"type": "DISASTER"}}
    numbered = {number: crisis.iri(number) for number in (2, 3, 5)}
    number_of = {iri: number for number, iri in numbered.items()}
    render_into(
        tmp_path,
        tuple(
            dataclasses.replace(row, **changed.get(number_of.get(row.iri, 0), {}))
            for row in crisis.EVENTS
            if row.iri != crisis.iri(5)
        )
    )
    page = opened.go("timeline.html")
    page.click("#tray-open")
    assert "2 of 3 done, 1 not found" in page.inner_text("#tray-past")
    assert [words.rsplit(" – ")[-1] for words in page.locator("#tray-list .seen").all_inner_texts()] == [
        "done",
        "done",
        "not found",
    ]


def test_where_the_browser_keeps_nothing_the_tray_stays_in_memory(tab: Open) -> None:
    opened = tab()
    opened.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });")
    page = opened.go("timeline.html", f"#event={event_id(2)}")
    put(start(page, f"#{event_id(2)}", "drop"))
    assert page.inner_text("#tray-open") == "1 correction"


def test_what_is_kept_and_is_no_tray_is_not_shown(tab: Open) -> None:
    page = tab().go("timeline.html")
    for kept in ('{"decided": [1, null, {"verb": 3}]}', "nonsense", "[]"):
        page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [tray_name(), kept])
        page.reload()
        assert not page.is_visible("#tray-open")


@pytest.mark.parametrize("text", ["", "soon", "2031-02-30", "2031-13", "[2031-03-05..2031-03-01]", "31 June 2031", "/"])
def test_a_date_that_the_build_would_not_obey_is_not_put_in_the_tray(tab: Open, text: str) -> None:
    page = tab().go("timeline.html", f"#event={event_id(2)}")
    form = start(page, f"#{event_id(2)}", "wrong date")
    form.get_by_label("It happened on").fill(text)
    put(form)
    assert "no date" in form.locator("[role=alert]").inner_text()
    assert "or unknown." in form.inner_text()
    assert not page.is_visible("#tray-open")


def test_on_a_phone_the_way_to_the_tray_is_a_bar_below_the_text(tab: Open) -> None:
    page = tab(width=390).go("timeline.html", f"#event={event_id(2)}")
    put(start(page, f"#{event_id(2)}", "drop"))
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar = page.locator("#tray-open").bounding_box()
    assert (bar["x"], bar["width"]) == (0, 390)
    assert page.evaluate("document.querySelector('main').getBoundingClientRect().bottom") <= bar["y"]


def test_all_of_it_can_be_done_from_the_keyboard(tab: Open) -> None:
    page = tab().go("timeline.html", f"#event={event_id(2)}")
    page.focus(f"#{event_id(2)} .choices button >> nth=0")
    page.keyboard.press("Enter")
    page.keyboard.type("2031-03-12")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "wrong date"
    page.focus("#tray-open")
    page.keyboard.press("Enter")
    assert page.is_visible("#tray-lines")
    assert 'to = "2031-03-12"' in page.input_value("#tray-lines")
    page.keyboard.press("Escape")
    assert not page.is_visible("#tray-lines")


# ---- What the page gives it ------------------------------------------------------------------------------------------


def rows(accounts: tuple[AccountRow, ...] = tuple(crisis.ACCOUNTS)) -> Json:
    told = timeline_page.by_event(accounts)
    return tray.rows(crisis.CORPUS, crisis.EVENTS, told, crisis.ACTORS, [(a.iri, a.label) for a in crisis.ACTORS])


def test_without_texts_no_event_can_be_cited() -> None:
    bare = tuple(
        dataclasses.replace(row, sentence=row.sentence._replace(text=""), trigger=row.trigger._replace(text=""))
        for row in crisis.ACCOUNTS
    )
    assert rows(bare)["events"] == {}
    assert len(rows()["events"]) > 10


def test_a_sentence_with_characters_that_no_page_holds_is_cited_by_a_piece_of_it() -> None:
    account = next(row for row in crisis.ACCOUNTS if "evacuated" in row.sentence.text)
    broken = account.sentence._replace(text=account.sentence.text.replace(" before", "\x92\x00 before"))
    cited = rows((dataclasses.replace(account, sentence=broken),))
    assert cited["sentences"] == ["Soldiers evacuated 4,200 residents"]


def test_namesakes_are_called_by_their_ids() -> None:
    twin = dataclasses.replace(ROWS[3][0], iri=f"{crisis.BASE}actor/twin")
    pair = (ROWS[3][0], twin)
    found = tray.rows(crisis.CORPUS, (), {}, pair, [(one.iri, one.label) for one in pair])
    calls = [row["call"] for row in found["actors"].values()]  # type: ignore[attr-defined]
    assert calls == [one.iri.removeprefix(crisis.BASE) for one in pair]
