"""In what two outlets' accounts of one event may differ: its day, a number of people, things or money, its doer."""

from __future__ import annotations

import pytest
from dateline.graph.model import Event
from told import Article, told_by, world

ROBBERY = (
    ("2019-03-07", "Three masked men robbed the Merton Savings Bank in Kelby on Tuesday, police said. "
                   "Inspector Joan Hale is looking for a van."),
    ("2019-03-07", "The Merton Savings Bank in Kelby was robbed on Wednesday by three masked men. "
                   "Inspector Joan Hale asked for witnesses."),
)
MARCH = (
    ("2018-09-10", "Some 5,000 people marched through Velmont on Sunday, police said. Luca Marn led them."),
    ("2018-09-10", "At least 20,000 people marched through Velmont on Sunday, the organisers said. Luca Marn spoke."),
)
JOBS = (
    ("2020-02-05", "Halden Oil will cut 300 jobs in Oslo, it said on Tuesday. Nils Brask is its chairman."),
    ("2020-02-05", "Halden Oil announced on Tuesday that it would cut 450 jobs in Oslo. Nils Brask was away."),
)
FINE = (
    ("2018-11-15", "The Sund court fined Ola Brandt 2 million crowns on Wednesday. Sund Tramways is his."),
    ("2018-11-15", "Ola Brandt of Sund Tramways was fined 3 million crowns by the Sund court on Wednesday."),
)
SHELLING = (
    ("2014-07-04", "Rebels shelled the market in Dovrin on Thursday, the army said. Colonel Yan Petrik is furious."),
    ("2014-07-04", "The army shelled the market in Dovrin on Thursday, the rebels said. Colonel Yan Petrik denied it."),
)
ARREST = (
    ("2015-04-03", "Police arrested the journalist Mira Kosh in Tarsk on Thursday. Tarsk Radio protested."),
    ("2015-04-03", "Detectives arrested Mira Kosh, a journalist of Tarsk Radio, on Thursday in Tarsk."),
)


RELEASE = (
    ("2017-08-08", "Tarsk freed 14 prisoners on Monday. Envoy Karl Lind met the poet Mira Kosh."),
    ("2017-08-08", "Seventeen prisoners were released by Tarsk on Monday. Envoy Karl Lind embraced Mira Kosh."),
)
QUAKE = (
    ("2011-03-02", "An earthquake struck Arvela on Tuesday, killing at least 30 people. Imre Sal and Anna Berg flew "
                   "there."),
    ("2011-03-03", "Twenty-one people were killed in the Arvela earthquake, the Red Cross said. Imre Sal and Anna Berg "
                   "disagreed."),
)
INJURY = (
    ("2018-05-12", "Striker Luca Marn broke his leg in training on Friday. Velmont FC will miss him."),
    ("2018-05-13", "Velmont FC said Luca Marn had not broken his leg. Coach Pedro Sanz smiled."),
)
SHOTS = (
    ("2022-03-04", "Guards fired on protesters at the Vanta mine on Thursday, Jon Berg said. Ada Moss runs Vanta "
                   "Steel."),
    ("2022-03-05", "Vanta Steel denied that its guards had fired on protesters at the mine. Ada Moss met Jon Berg."),
)
SCORELESS = ("2018-05-13", "Luca Marn did not break a leg this time. Velmont FC and Pedro Sanz smiled.")


def only(articles: tuple[Article, ...], trigger: str) -> Event:
    """The one event that is told with that word; both articles tell it."""
    (event,) = told_by(world(*articles), trigger)
    assert len({ref.sha256 for ref in event.claims}) == len(articles)
    return event


@pytest.mark.parametrize(("articles", "trigger", "differs"), [
    (ROBBERY, "robbed", "dates"),
    (MARCH, "marched", "counts"),
    (JOBS, "cut", "counts"),
    (FINE, "fined", "counts"),
    (SHELLING, "shelled", "agents"),
    (ARREST, "arrested", ""),
    (RELEASE, "freed", "counts"),
    (QUAKE, "killed", "counts"),
])
def test_two_outlets_tell_one_event_and_what_they_disagree_in_is_marked(
    articles: tuple[Article, ...], trigger: str, differs: str
) -> None:
    event = only(articles, trigger)
    found = {"dates": event.rival_dates, "counts": event.rival_counts, "agents": event.rival_agents}
    assert [name for name, differ in found.items() if differ] == [differs] * bool(differs)


def test_a_plan_for_one_number_and_the_deed_of_another_are_no_rivals() -> None:
    done = ("2020-03-05", "Halden Oil cut 280 jobs in Oslo on Wednesday. Nils Brask was away.")
    assert not any(event.rival_counts for event in told_by(world(JOBS[0], done), "cut"))


def test_towns_are_shelled_by_both_sides() -> None:
    articles = [(day, text.replace("the market in Dovrin", "Dovrin")) for day, text in SHELLING]
    assert len({event.id for event in told_by(world(*articles), "shelled")}) == 2


def test_two_speakers_of_one_article_may_date_a_deed_differently() -> None:
    text = ("Mayor Rui Melo was arrested on Wednesday, prosecutors said. His lawyer, Ana Sousa, said that Melo was "
            "arrested on Tuesday.")
    (event,) = told_by(world(("2016-05-19", text)), "arrested")
    assert event.rival_dates


@pytest.mark.parametrize(("articles", "trigger"), [(INJURY, "broke"), (SHOTS, "fired")])
def test_what_somebody_is_said_to_deny_is_disputed(articles: tuple[Article, ...], trigger: str) -> None:
    assert only(articles, trigger).standing == "disputed"


def test_what_an_article_itself_says_did_not_happen_disputes_nothing() -> None:
    (event,) = told_by(world(INJURY[0], SCORELESS), "broke")
    assert event.standing == "reported"


@pytest.mark.parametrize("articles", [
    (("2019-05-04", "King Olav Sund will visit Lund on Sunday. Aides hope the visit will calm the town. The palace "
                    "said that the visit was called off on Saturday."),),
    (("2021-09-10", "Halden Oil will launch a rocket in Velmont on Monday. Investors hope the launch will lift "
                    "its shares. The launch did not take place, Nils Brask said."),),
])
def test_a_plan_that_came_to_nothing_is_no_dispute(articles: tuple[Article, ...]) -> None:
    assert "disputed" not in {event.standing for event in world(*articles).events}


def test_who_uses_a_substance_does_not_say_that_it_was_released() -> None:
    text = ("There has been no release of ammonia, Halden Oil said on Friday. Trains use ammonia to cool their wagons. "
            "Ammonia was not released from the trains, the union said.")
    assert "disputed" not in {event.standing for event in world(("2019-05-04", text)).events}


def test_a_measure_is_not_of_the_day_on_which_it_was_lifted() -> None:
    articles = (
        ("2020-03-03", "Mayor Ana Sousa imposed a curfew on Porto on Monday. Shops closed early."),
        ("2020-03-14", "The curfew in Porto was lifted on Friday, Ana Sousa said. Its repeal was called off once."),
    )
    found = world(*articles)
    assert {event.when.edtf for event in told_by(found, "curfew")} <= {"2020-03-02", None}
    (lifted,) = told_by(found, "lifted")
    assert lifted not in told_by(found, "imposed")
