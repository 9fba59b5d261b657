"""One event told by several articles: what is put together, what stays two, and how many voices tell it."""

from __future__ import annotations

import itertools

import pytest
from dateline.graph.model import Event, World
from told import Article, told_by, world

FLOOD = (
    ("2021-04-12", "The Harrow dam in Kenton burst on Saturday. Mayor Ines Calder said that 12 people had died. "
                   "Ines Calder asked Kenton for patience."),
    ("2021-04-13", "A concrete dam gave way near Kenton on Saturday. Mayor Ines Calder said that 14 people had died. "
                   "The Harrow valley is under water."),
    ("2021-04-20", "Kenton mourns. Ines Calder promised an inquiry into the collapse of the dam. Harrow is a ruin."),
)


def together(found: World, *triggers: str) -> list[Event]:
    """The events that are told with all of these words."""
    told = [{event.id: event for event in told_by(found, trigger)} for trigger in triggers]
    shared = set.intersection(*(set(events) for events in told))
    return [told[0][id] for id in sorted(shared)]


def texts(event: Event) -> int:
    return len({ref.sha256 for ref in event.claims})


def test_what_articles_call_by_other_words_and_one_does_not_date_is_one_event() -> None:
    (event,) = together(world(*FLOOD), "burst", "gave way", "collapse")
    assert (event.when.edtf, event.voices, texts(event)) == ("2021-04-10", 2, 3)


def test_rival_numbers_of_the_dead_are_accounts_of_one_toll() -> None:
    (event,) = {event.id: event for event in told_by(world(*FLOOD), "died")}.values()
    assert texts(event) == 2


STRIKE = (
    ("2020-02-04", "Tram drivers at Norrland Transit walked out on Monday in Sundfors. Eva Lindqvist leads the union."),
    ("2020-02-05", "Norrland Transit has no drivers. The tram drivers went on strike on Monday in Sundfors, "
                   "Eva Lindqvist said."),
)


def test_a_walkout_and_a_strike_of_one_day_and_crew_are_one_event() -> None:
    (event,) = together(world(*STRIKE), "walked out", "went on strike")
    assert texts(event) == 2


MERGER = (
    ("2018-05-02", "Halden Oil agreed on Tuesday to buy Brask Energy. Nils Brask will leave. Halden Oil is in Oslo."),
    ("2018-05-03", "Oslo woke up to a giant. Halden Oil acquired Brask Energy. Nils Brask was sad."),
    ("2018-05-09", "Halden Oil purchased Brask Energy on May 1, Nils Brask said. Oslo is pleased."),
)


def test_an_undated_purchase_is_the_only_one_that_the_story_tells() -> None:
    (event,) = together(world(*MERGER[1:]), "acquired", "purchased")
    assert (event.when.edtf, texts(event)) == ("2018-05-01", 2)


TRIAL = (
    ("2019-09-03", "Police arrested Tomas Reyl, the treasurer of Velmont FC, at Velmont airport on Monday."),
    ("2019-09-05", "Tomas Reyl of Velmont FC was detained at the airport. Velmont police gave no reason."),
    ("2019-09-06", "On Thursday police arrested Luca Marn, the goalkeeper of Velmont FC, in Velmont. "
                   "Tomas Reyl said nothing."),
)


def test_an_arrest_of_a_named_person_happens_once_in_a_story() -> None:
    found = world(*TRIAL)
    (event,) = together(found, "arrested", "detained")
    assert (event.when.edtf, texts(event)) == ("2019-09-02", 2)


def test_two_arrests_of_two_people_stay_two() -> None:
    assert len({event.id for event in told_by(world(*TRIAL), "arrested")}) == 2


@pytest.mark.parametrize("second", [
    "A second bridge collapsed in Dorvale. Petra Lind and Dorvale council are silent.",
    "The railway bridge in Dorvale did not collapse, Petra Lind told Dorvale council.",
    "On May 30 a footbridge for cattle collapsed in Dorvale. Petra Lind told Dorvale council.",
])
def test_another_one_of_its_kind_its_denial_or_another_day_is_not_the_same_event(second: str) -> None:
    first = "The railway bridge in Dorvale collapsed on May 4. Petra Lind of Dorvale council wept."
    found = world(("2022-05-05", first), ("2022-06-01", second))
    assert all(texts(event) == 1 for event in found.events if event.type == "COLLAPSE")


def test_an_undated_mention_joins_none_of_several_dated_ones() -> None:
    found = world(
        ("2021-03-02", "Rovers defeated Albion on Monday. Marc Dunne scored. Rovers sing."),
        ("2021-03-16", "Rovers defeated Albion on Monday. Marc Dunne missed. Rovers sing."),
        ("2021-03-17", "Rovers defeated United. Marc Dunne of Rovers limped."),
    )
    assert all(texts(event) == 1 for event in told_by(found, "defeated"))


CLASH = (
    ("2019-05-04", "Soldiers fired on marchers at the Brenna mill on Friday. Three people were killed on Friday, "
                   "Ada Moss said. Piet Vann called for calm."),
    ("2019-05-05", "As a result of the events two persons died, the ministry said. Ada Moss doubts it. Piet Vann was "
                   "silent."),
)
SHOTS = ("2019-05-06", "Five people were killed on Sunday, at the Brenna bridge. Ada Moss and Piet Vann wept.")


def test_deaths_told_without_their_occasion_are_those_of_the_only_day_of_the_story() -> None:
    (event,) = together(world(*CLASH), "killed", "died")
    assert (event.when.edtf, event.rival_counts) == ("2019-05-03", True)


def test_deaths_told_without_their_occasion_are_nobodys_where_the_story_has_two_days() -> None:
    assert not together(world(*CLASH, SHOTS), "killed", "died")


VALVES = (
    ("2018-03-07", "A safety board in Sund on Tuesday recalled the valves of 48 of 300 tram cars. Ola Brandt runs "
                   "Sund Tramways."),
    ("2018-03-08", "Sund Tramways is slow today. On Tuesday a board recalled a part in 48 tram cars, Ola Brandt said."),
    ("2018-03-08", "Sund Tramways is slow today. On Tuesday a board recalled a part in 61 tram cars, Ola Brandt said."),
)


@pytest.mark.parametrize(("other", "count"), [(1, 1), (2, 2)])
def test_one_act_of_one_exact_number_of_things_is_one_event(other: int, count: int) -> None:
    found = world(VALVES[0], VALVES[other])
    assert len({event.id for event in told_by(found, "recalled")}) == count


SILENT_OPERA = (
    ("2016-09-08", "The Halvard Opera begins late. The strike, now in its third day, has shut its workshops, Tove Lie "
                   "said."),
    ("2016-09-12", "The Halvard Opera lost its first night. The general strike is popular. Tove Lie sang outside."),
    ("2016-10-04", "The council will say on Friday whether the strike, suspended on October 2, is over. Tove Lie and "
                   "the Halvard Opera rest."),
)
SECOND = ("2016-10-05", "Tove Lie of the Halvard Opera remembers the tram strike, and the strike of choirs.")


def test_the_strike_of_a_story_is_one_and_has_no_day_of_the_clauses_it_is_named_in() -> None:
    (event,) = {event.id: event for event in told_by(world(*SILENT_OPERA), "strike")}.values()
    assert texts(event) == 3
    assert event.when.edtf != "2016-10-02"


def test_bare_nouns_name_neither_of_two_strikes() -> None:
    assert len({event.id for event in told_by(world(*SILENT_OPERA, SECOND), "strike")}) > 2


OFFICE = (
    ("2023-01-20", "Dana Voss, the transport minister of Orlia, resigned on Thursday. Orlia is calm."),
    ("2023-01-20", "Orlia's embattled transport minister resigned on Thursday over the Belmar tunnel. Dana Voss wept."),
    ("2023-01-27", "Dana Voss stepped down last week. Orlia looks for an heir, and the Belmar tunnel is shut."),
)


def test_described_and_named_holders_of_an_office_resign_together() -> None:
    found = world(*OFFICE)
    (event,) = together(found, "resigned", "stepped down")
    assert texts(event) == 3


COPY = (
    "At least four people were killed and dozens hurt on Friday when a train left the rails near Astow, police said. "
    "The 7.40 express from Marbeck to Astow hit a fallen tree at full speed, a railway spokesman said by telephone. "
    "Some 200 passengers were brought to a school in Astow, where nurses looked after them through the night."
)
EDITED = (
    "At least six people were killed and dozens hurt when a train left the rails near Astow on Friday, police said. "
    "The 7.40 express from Marbeck hit a fallen tree at full speed, a railway spokesman said. By dusk some 240 "
    "passengers had been brought to the school in Astow, where nurses looked after them until morning. "
    "The mayor, Ola Brun, cut short a journey."
)
REPRINT = (("2022-06-18", COPY), ("2022-06-19", EDITED))


def test_an_edited_reprint_is_one_voice_for_all_that_it_repeats() -> None:
    found = world(*REPRINT)
    (hit,) = told_by(found, "hit")
    (killed,) = told_by(found, "killed")
    (looked,) = told_by(found, "looked")
    assert (texts(hit), texts(killed), texts(looked)) == (2, 2, 2)
    assert [(event.reports, event.attributions) for event in (hit, killed, looked)] == [(0, 1), (0, 1), (1, 0)]
    assert len({event.id for event in told_by(found, "said")}) == 2


@pytest.mark.parametrize("articles", [FLOOD, MERGER, TRIAL, CLASH, SILENT_OPERA])
def test_the_order_of_the_articles_changes_nothing(articles: tuple[Article, ...]) -> None:
    worlds = [world(*order) for order in itertools.permutations(articles)]
    assert all(other.events == worlds[0].events for other in worlds)
