"""The actor page: ties, their tone and picture, filters, and views about one or two actors, in a real browser."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path
from typing import Any

import crisis
import networkx
import pytest
from browsing import ROWS, Open, actor_id, event_id
from dateline.builders import actors_page, named_actors, placement, ties
from dateline.builders.page_shell import anchor
from dateline.graph.rows import Link

HOSTILE_TIE = f"#actor={actor_id('police')}&with={actor_id('marchers')}"


def drawn(page: Any) -> int:
    """How many actors the page says that its picture shows."""
    return int(page.inner_text("#drawn").split()[0])


def test_no_name_is_written_over_another_and_every_build_puts_it_at_the_same_place() -> None:
    crowd = networkx.Graph([(f"hub {n % 3}", f"office of the delegate number {n}") for n in range(40)])
    crowd.add_edge("hub 0", "hub 1")
    names = {name: name for name in crowd}
    placed = placement.places(crowd, names)
    assert placed == placement.places(crowd, names)
    over = [
        (one, other)
        for one, other in itertools.combinations(crowd, 2)
        if abs(placed[one][0] - placed[other][0]) < (len(one) + len(other)) * 4
        and abs(placed[one][1] - placed[other][1]) < 40
    ]
    assert over == []


def test_a_type_has_the_tone_of_its_next_broader_type_that_has_one() -> None:
    assert ties.tone_of("KILL") == "hostile"
    assert ties.tone_of("MEET") == "cooperative"
    assert [ties.tone_of(type) for type in ("DISMISS", "NEVER_HEARD", None)] == ["neutral"] * 3


def test_an_actor_chosen_in_the_list_tells_its_events_and_leads_to_the_timeline_and_back(tab: Open) -> None:
    opened = tab()
    page = opened.go("actors.html")
    page.click(f"#{actor_id('hydro')} .name")
    panel = page.inner_text("#panel")
    assert panel.startswith("Orsk Hydro")
    assert "Also: Orsk Hydro Company" in panel
    assert crisis.DENIED in panel
    page.click("#panel a:has-text('on the timeline')")
    page.wait_for_selector("#tally b")
    assert opened.shown() == [event_id(n) for n in (5, 4, 6, 10)]
    page.click(f"#{event_id(5)} summary")
    page.click(f"#{event_id(5)} dd a[href^='actors.html']")
    page.wait_for_selector("#panel h2")
    assert page.inner_text("#panel h2") == "Orsk Hydro"


def test_the_list_has_people_bodies_and_places_with_names_first_and_folds_the_rest(tab: Open) -> None:
    page = tab().go("actors.html")
    shown = page.locator(".list > .kind .name").all_inner_texts()
    assert sorted(shown) == ["Ilse Maran", "Karel Doun", "Orsk Hydro", "Tomas Reyd"]
    assert page.locator(".list > .kind h3").all_inner_texts() == ["People 3", "Organizations 1"]
    assert page.is_hidden(".unnamed .name:has-text('police')")
    page.click(".unnamed > summary")
    page.click(".unnamed .name:has-text('police')")
    assert page.inner_text("#panel h2") == "police"


def test_of_many_names_some_are_shown_at_once_and_all_on_paper(tab: Open, tmp_path: Path) -> None:
    crowd = [
        dataclasses.replace(crisis.ACTORS[0], iri=f"{crisis.BASE}actor/hand-{n}", label=f"Deckhand Olsen{n}")
        for n in range(20)
    ]
    manned = dataclasses.replace(crisis.EVENTS[0], agents=tuple(Link(hand.iri, hand.label) for hand in crowd))
    text = actors_page.render_actors(crisis.CORPUS, (manned, *crisis.EVENTS[1:]), (), crowd, crisis.ARTICLES)
    (tmp_path / "actors.html").write_text(text, encoding="utf-8")
    page = tab(tmp_path).go("actors.html")
    visible = page.locator(".actors .name:visible")
    assert visible.count() == actors_page.FIRST
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visible.count() == 20
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert visible.count() == actors_page.FIRST


@pytest.mark.parametrize(
    ("label", "kind", "named"),
    [
        ("Ingrid Dahlen", "person", True),
        ("Hamad al-Nuaimi", "person", True),
        ("Rosa de la Cruz", "person", True),
        ("Ola Miner", "person", True),
        ("Prime Minister", "person", False),
        ("President", "person", False),
        ("Norway's president", "person", False),
        ("Navy spokeswoman", "person", False),
        ("retired Norwegian teacher", "person", False),
        ("Norsk Havn", "organization", True),
        ("Norway's health ministry", "organization", True),
        ("Supreme Court", "organization", True),
        ("Police", "organization", False),
        ("government", "organization", False),
        ("Bergen airport", "place", True),
        ("capital of Norway", "place", False),
        ("nine villages", "place", False),
        ("Two drivers", "group", False),
        ("", "person", False),
    ],
)
def test_a_name_is_told_from_a_description(label: str, kind: str, named: bool) -> None:
    assert named_actors.is_named(dataclasses.replace(crisis.ACTORS[0], label=label, kind=kind)) is named


def test_an_actor_is_found_without_its_accents_and_in_any_case(tab: Open, tmp_path: Path) -> None:
    named = [
        dataclasses.replace(actor, label="Zoë Ørsted-Núñez") if actor_id("hydro") == anchor(actor.iri, "a") else actor
        for actor in crisis.ACTORS
    ]
    text = actors_page.render_actors(*ROWS[:3], named, ROWS[4])
    (tmp_path / "actors.html").write_text(text, encoding="utf-8")
    page = tab(tmp_path).go("actors.html")
    page.fill("#search", "zoe orsted-NUNEZ")
    assert page.inner_text("#panel h2") == "Zoë Ørsted-Núñez"


def test_a_click_on_an_actor_in_the_picture_tells_its_events(tab: Open) -> None:
    page = tab().go("actors.html")
    page.wait_for_selector("#picture canvas")
    box = page.locator("#picture canvas").bounding_box()
    for x, y in itertools.product(range(60, int(box["width"]), 25), range(20, int(box["height"]), 15)):
        page.mouse.move(box["x"] + x, box["y"] + y)
        if page.locator("#picture.over").count():
            page.mouse.click(box["x"] + x, box["y"] + y)
            break
    page.wait_for_selector("#panel li blockquote mark")


def test_a_tie_tells_what_passed_between_two_actors(tab: Open) -> None:
    page = tab().go("actors.html", f"#actor={actor_id('police')}&with={actor_id('marchers')}")
    assert "police → 600 people" in page.inner_text("#panel")
    assert crisis.MARCHED in page.inner_text("#panel")
    page.click("#panel .chip:has-text('police')")
    assert page.inner_text("#panel h2") == "police"
    assert page.url.endswith(f"#actor={actor_id('police')}")


@pytest.mark.parametrize(
    ("start", "end", "tone"),
    [("police", "marchers", "against"), ("soldiers", "residents", "for or with"), ("parliament", "doun", "neither")],
)
def test_the_tone_of_a_tie_follows_the_types_of_its_events(tab: Open, start: str, end: str, tone: str) -> None:
    page = tab().go("actors.html", f"#actor={actor_id(start)}&with={actor_id(end)}")
    assert page.inner_text("#panel .tone").startswith(tone)


def test_before_anything_is_chosen_the_closest_ties_can_be_read_and_opened(tab: Open) -> None:
    page = tab().go("actors.html", "#all=1")
    ties = page.locator("#panel .ties li")
    assert 0 < ties.count() <= 8
    events = [int(text.split("· ")[1].split()[0]) for text in ties.locator("p").all_inner_texts()]
    assert events == sorted(events, reverse=True)
    words = ties.first.locator("button").inner_text()
    ties.first.locator("button").click()
    assert words in page.inner_text("#panel")
    assert "Both on the timeline" in page.inner_text("#panel")


def test_names_in_the_picture_are_measured_and_none_stands_outside_it(tab: Open) -> None:
    page = tab(width=390).go("actors.html", "#all=1")
    page.wait_for_selector("#picture canvas")
    framed = page.evaluate("""() => {
      const actor = { id: "a", x: 500, y: 900, size: 20, label: "Ministry of Emergency Situations" };
      const { scale, position } = names.framed([actor], 300, 200, 0.8);
      return [scale, position.x, position.y > actor.y];
    }""")
    assert framed[0] == pytest.approx(0.8)
    assert framed[1:] == [pytest.approx(500, abs=1), True]


def test_a_name_that_the_edge_of_the_picture_would_cut_is_not_written(tab: Open) -> None:
    page = tab(width=390).go("actors.html", "#all=1")
    page.wait_for_selector("#picture canvas")
    named = page.evaluate("""() => {
      const actor = (id, x) => ({ id, x, y: 0, size: 20, label: "Ministry of Health" });
      const sight = { left: -200, right: 200, top: -200, bottom: 200 };
      return [...names.standing([actor("inside", 0), actor("edge", 180)], [], 1, sight).named];
    }""")
    assert named == ["inside"]


def test_an_actor_outside_the_key_events_widens_the_picture(tab: Open) -> None:
    page = tab().go("actors.html", "#key=1")
    before = drawn(page)
    page.click(f"#{actor_id('reyd')} .name")
    assert page.get_attribute("[data-scope=all]", "aria-pressed") == "true"
    assert drawn(page) == before + 1


def test_where_key_events_tie_few_actors_the_picture_opens_on_all_events(tab: Open) -> None:
    page = tab().go("actors.html")
    assert page.get_attribute("[data-scope=all]", "aria-pressed") == "true"
    assert "#" not in page.url


def test_filters_by_type_standing_and_period_work_together_and_stand_in_the_hash(tab: Open) -> None:
    page = tab().go("actors.html")
    every = drawn(page)
    page.select_option("#type", "ARREST")
    arrested = drawn(page)
    assert 0 < arrested < every
    page.select_option("#standing", "reported")
    assert drawn(page) == arrested
    page.focus("#to")
    page.keyboard.press("Home")
    assert drawn(page) == 0
    assert page.is_visible("#none")
    page.keyboard.press("End")
    again = tab().go("actors.html", "#" + page.url.split("#", 1)[1])
    assert (drawn(again), again.input_value("#type")) == (arrested, "ARREST")
    again.click("text=Show all")
    assert drawn(again) == every


def test_the_time_slider_leaves_only_ties_of_its_days(tab: Open) -> None:
    page = tab().go("actors.html")
    every = drawn(page)
    page.focus("#to")
    page.keyboard.press("Home")
    assert 0 < drawn(page) < every
    assert "to=2031-" in page.url
    assert page.inner_text("#last-day") == page.get_attribute("#to", "aria-valuetext")


def test_the_view_about_one_or_two_actors_shows_them_and_those_tied_to_them(tab: Open) -> None:
    page = tab().go("actors.html", f"#actor={actor_id('police')}")
    every = drawn(page)
    page.click("text=Show only its ties")
    assert 1 < drawn(page) < every
    assert "ego=1" in page.url
    page.click("#panel .ways button")
    assert drawn(page) == every
    both = tab().go("actors.html", f"{HOSTILE_TIE}&ego=1")
    assert 2 <= drawn(both) < every


def test_filters_go_with_the_link_to_the_timeline(tab: Open) -> None:
    opened = tab()
    page = opened.go("actors.html", f"{HOSTILE_TIE}&type=ARREST")
    page.click("text=Both on the timeline")
    page.wait_for_selector("#tally b")
    assert len(opened.shown()) == 1


def test_nonsense_in_the_hash_shows_the_page_as_it_opens(tab: Open) -> None:
    page = tab().go("actors.html", "#actor=constructor&with=__proto__&type=%3Cb%3E&from=never&ego=1")
    assert drawn(page) == drawn(tab().go("actors.html"))
    assert page.is_visible("#panel .hint")


def test_only_so_many_of_the_most_connected_are_drawn_and_the_page_says_so(tab: Open, tmp_path: Path) -> None:
    text = actors_page.render_actors(*ROWS, most=4)
    (tmp_path / "actors.html").write_text(text, encoding="utf-8")
    page = tab(tmp_path).go("actors.html", "#all=1")
    assert drawn(page) <= 4
    assert "the 4 most connected" in page.inner_text("#drawn")
    assert page.locator(".actors li").count() > 4


def test_who_has_no_name_is_no_hub_of_the_picture_but_in_the_list(tab: Open, tmp_path: Path) -> None:
    unnamed = tuple(
        dataclasses.replace(row, label="the author", names=(), kind="person") if row.label == "police" else row
        for row in crisis.ACTORS
    )
    text = actors_page.render_actors(crisis.CORPUS, crisis.EVENTS, crisis.ACCOUNTS, unnamed, crisis.ARTICLES)
    (tmp_path / "actors.html").write_text(text, encoding="utf-8")
    page = tab(tmp_path).go("actors.html", "#all=1")
    assert "1 of them without a name, as “the author”" in page.inner_text("#drawn")
    assert drawn(page) == drawn(tab().go("actors.html", "#all=1")) - 1
    page.click(".unnamed > summary")
    page.click(".actors .name:has-text('the author')")
    assert "600 people" in page.inner_text("#panel")


def test_what_a_word_calls_and_nobody_names_is_a_stand_in() -> None:
    actor = crisis.ACTORS[0]
    for label, kind, stands_in in [
        ("minister", "person", True),
        ("unnamed thing", "unknown", True),
        ("the authors", "group", True),
        ("protesters", "group", False),
        ("court", "organization", False),
        ("Reyd", "person", False),
        ("energy minister", "person", False),
    ]:
        row = dataclasses.replace(actor, label=label, kind=kind, names=())
        assert actors_page.is_stand_in(row) is stands_in


def test_actors_whom_nothing_ties_leave_a_picture_that_says_so(tab: Open, tmp_path: Path) -> None:
    alone = [dataclasses.replace(row, patients=(), others=(), agents=row.agents[:1]) for row in crisis.EVENTS]
    text = actors_page.render_actors(crisis.CORPUS, alone, crisis.ACCOUNTS, crisis.ACTORS, crisis.ARTICLES)
    (tmp_path / "actors.html").write_text(text, encoding="utf-8")
    page = tab(tmp_path).go("actors.html")
    assert "nothing to draw" in page.inner_text("#none")
    assert not page.is_visible("#period")
