"""One happening in many words: what a story has one of is one event, whatever nouns, verbs and days outlets give it."""

from __future__ import annotations

import pytest
from dateline.graph.model import World
from told import Article, told_by, world


def are_together(found: World, *triggers: str) -> bool:
    """Whether one event is told with all of these words."""
    told = [{event.id for event in told_by(found, trigger)} for trigger in triggers]
    return bool(set.intersection(*told))


MILL = ("2016-03-09", "An explosion tore through the Sorby flour mill late on Monday. Ida Falk runs Sorby Foods.")
BLAST = ("2016-03-10", "Ida Falk of Sorby Foods said the blast would be investigated. Sorby wept.")
TUESDAY = ("2016-03-10", "The explosion on Tuesday shook Sorby, Ida Falk said. Sorby Foods closed its gates.")
TRAGEDY = ("2016-03-20", "Sorby Foods has paid for the tragedy, Ida Falk said. Sorby rebuilds.")
NEVER = ("2016-03-20", "Sorby Foods says Ida Falk was away. An explosion in 1957 at the Sorby mill killed two men.")
QUAKE = ("2012-05-03", "An earthquake struck Arvela on Wednesday. Imre Sal leads the Red Crescent in Arvela.")
TREMOR = ("2012-05-04", "Imre Sal of the Red Crescent slept through the disaster. Arvela is calm.")
CURFEW = ("2020-06-02", "Mayor Tove Lie imposed a curfew on Tarsk on Tuesday. Colonel Yan Petrik agreed.")
LIFTED = ("2020-06-09", "The curfew was popular, Mayor Tove Lie said in Tarsk. Colonel Yan Petrik yawned.")
BALLOT = ("2014-11-03", "The general election on Sunday was calm, Mira Kosh of the Orlia Movement said in Orlia.")
VOTE = ("2014-11-05", "Mira Kosh thanked Orlia for the vote. The Orlia Movement sang.")
ELECTED = ("2014-11-07", "Since the election Mira Kosh has led Orlia with the Orlia Movement.")

SHOAL = ("2018-02-03", "Harbour master Tove Lie blamed the pilot of the Alva for the grounding. Sorby Lines agreed.")
REEF = ("2018-02-05", "Sorby Lines said the grounding of the Alva cost it dear. Tove Lie kept silent.")


@pytest.mark.parametrize(
    ("articles", "triggers"),
    [
        ((SHOAL, REEF), ("grounding",)),
        ((MILL, BLAST), ("tore", "blast")),
        ((MILL, BLAST, TUESDAY), ("tore", "shook")),
        ((MILL, BLAST, TRAGEDY), ("explosion", "tragedy")),
        ((MILL, BLAST, NEVER), ("tore", "blast")),
        ((QUAKE, (QUAKE[0], QUAKE[1].replace("struck", "shook")), TREMOR), ("earthquake", "disaster")),
        ((CURFEW, LIFTED), ("curfew",)),
        ((BALLOT, ELECTED, VOTE), ("election", "vote")),
    ],
)
def test_a_story_has_one_such_happening_whatever_it_is_called(
    articles: tuple[Article, ...], triggers: tuple[str, ...]
) -> None:
    found = world(*articles)
    assert are_together(found, *triggers)
    shared = [event for event in told_by(found, triggers[0]) if len({ref.sha256 for ref in event.claims}) > 1]
    assert shared


def test_two_days_for_one_explosion_are_rivals() -> None:
    (event,) = {event.id: event for event in told_by(world(MILL, BLAST, TUESDAY), "blast")}.values()
    assert event.rival_dates


TWO = ("2016-03-10", "The explosion on Monday shook Sorby, Ida Falk said. The explosion on Tuesday did not. "
                     "Sorby Foods is silent.")
SCHOOL = ("2016-03-10", "Ida Falk recalled the school blast, and the mill blast. Sorby Foods and Sorby wept.")
EVERY = ("2014-11-05", "Mira Kosh of Orlia has watched every election for the Orlia Movement.")
VERSES = ("2014-11-05", "Mira Kosh won a vote of thanks in Orlia. The Orlia Movement clapped.")


@pytest.mark.parametrize(
    ("articles", "trigger", "number"),
    [
        ((MILL, TWO), "explosion", 2),
        ((MILL, NEVER), "explosion", 2),
        ((BLAST, SCHOOL), "blast", 3),
        ((BALLOT, EVERY), "election", 2),
    ],
)
def test_what_a_text_tells_apart_stays_apart(articles: tuple[Article, ...], trigger: str, number: int) -> None:
    assert len({event.id for event in told_by(world(*articles), trigger)}) == number


def test_a_vote_of_another_kind_is_no_election() -> None:
    assert not are_together(world(BALLOT, ELECTED, VERSES), "election", "vote")


AMBUSH = ("2019-10-03", "Two men ambushed the reporter Dana Voss in Belmar on Wednesday. Jon Berg, Belmar Radio, fled.")
SHOT = ("2019-10-03", "Dana Voss was shot in the arm in Belmar on Wednesday, Jon Berg said. Belmar Radio went silent.")
LATER = ("2019-10-20", "Belmar Radio said two men were held over the shooting of Dana Voss. Jon Berg wept.")
AGAIN = ("2019-10-24", "Dana Voss was beaten in Belmar on Wednesday, Jon Berg said. Belmar Radio protested.")


def test_what_befell_a_named_person_on_one_day_is_one_event_in_two_verbs() -> None:
    assert are_together(world(AMBUSH, SHOT), "ambushed", "shot")


def test_a_deed_told_in_passing_is_not_of_the_day_of_its_article() -> None:
    assert are_together(world(SHOT, LATER), "shot", "shooting")


def test_what_befell_a_person_on_another_day_is_another_event() -> None:
    assert not are_together(world(AMBUSH, AGAIN), "ambushed", "beaten")


NO_GAS = ("2010-02-03", "Sel Chemicals said no chlorine was released at Harrow. Ada Moss runs Sel Chemicals.")
GAS = ("2010-02-06", "Chlorine escaped at Harrow, Jon Berg of the fire service said. Ada Moss of Sel Chemicals wept.")
FILM = ("2010-02-06", "Sel Chemicals released a film about Harrow, Ada Moss said.")


def test_what_got_out_and_its_denial_are_one_disputed_event() -> None:
    found = world(NO_GAS, GAS)
    assert are_together(found, "released", "escaped")
    assert {event.standing for event in told_by(found, "escaped")} == {"disputed"}


SCUFFLE = ("2016-03-20", "Ida Falk was shown out of the Sorby Club. She called the incident silly. Sorby Foods sighed.")


def test_an_incident_of_no_place_and_day_is_no_disaster() -> None:
    assert not are_together(world(MILL, BLAST, SCUFFLE), "explosion", "incident")


def test_a_film_is_no_substance() -> None:
    assert not are_together(world(GAS, FILM), "released", "escaped")
