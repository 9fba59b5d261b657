"""What several outlets tell of one happening in other words is one event; what only resembles it stays two."""

from __future__ import annotations

import pytest
from dateline.graph.model import World
from told import Article, told_by, world


def are_one(found: World, one: str, other: str) -> bool:
    """Whether an event is told with both words."""
    return not {event.id for event in told_by(found, one)}.isdisjoint(event.id for event in told_by(found, other))


HELD = (
    "2011-04-06",
    "Police detained Oskar Tennby on Tuesday at the docks of Ravnholm. Tennby owns the Ravnholm Cannery. "
    "Mayor Greta Solve said the cannery was closed.",
)
PICKED_UP = (
    "2011-04-07",
    "Oskar Tennby was picked up on Tuesday at the docks of Ravnholm. Greta Solve, the mayor, was pleased. "
    "The Ravnholm Cannery has forty workers.",
)
NEPHEW = (
    "2011-04-07",
    "Nils Tennby was picked up on Tuesday at the docks of Ravnholm. Greta Solve, the mayor, was pleased. "
    "The Ravnholm Cannery belongs to Oskar Tennby.",
)
FREED = (
    "2011-04-07",
    "Oskar Tennby was freed on Tuesday at Ravnholm. Greta Solve, the mayor, was pleased. "
    "The Ravnholm Cannery has forty workers.",
)
YEAR_AFTER = (
    "2012-04-06",
    "Oskar Tennby was picked up by two guards. Greta Solve, the mayor, was pleased. "
    "The Ravnholm Cannery has forty workers.",
)

REFUSED = (
    "2014-09-10",
    "The league refused the licence of Ostrava Rowers on 9 September. Chairman Emil Kadlec sighed. "
    "Ostrava Rowers train on the Odra.",
)
DENIED = (
    "2014-09-13",
    "The licence of the rowers was turned down on 9 September. Emil Kadlec, of Ostrava Rowers, will go. "
    "The Odra is high.",
)
OTHER_DAY = (
    "2014-09-13",
    "The licence of the rowers was turned down on 2 September. Emil Kadlec, of Ostrava Rowers, will go. "
    "The Odra is high.",
)

BURST = (
    "2019-06-04",
    "A tank burst at the Lindal brewery on Monday. Master brewer Iva Holt was unhurt. Lindal is on the Trave.",
)
GAVE_WAY = (
    "2019-06-05",
    "The tank of the brewery gave way on Monday, Iva Holt said. Lindal and the Trave smelled of beer.",
)
SECOND = (
    "2019-06-05",
    "A second tank gave way on Monday, Iva Holt said of the brewery. Lindal and the Trave smelled of beer.",
)
WILL_BURST = (
    "2019-06-05",
    "The tank of the brewery may give way on Monday, Iva Holt said. Lindal and the Trave smelled of beer.",
)


@pytest.mark.parametrize(
    ("articles", "one", "other"),
    [
        ((HELD, PICKED_UP), "detained", "picked up"),
        ((REFUSED, DENIED), "refused", "turned down"),
        ((BURST, GAVE_WAY), "burst", "gave way"),
    ],
)
def test_kindred_words_of_one_thing_on_one_day_tell_one_event(
    articles: tuple[Article, ...], one: str, other: str
) -> None:
    assert are_one(world(*articles), one, other)
    assert are_one(world(*reversed(articles)), one, other)


@pytest.mark.parametrize(
    ("articles", "one", "other"),
    [
        ((HELD, NEPHEW), "detained", "picked up"),
        ((HELD, FREED), "detained", "freed"),
        ((HELD, YEAR_AFTER), "detained", "picked up"),
        ((REFUSED, OTHER_DAY), "refused", "turned down"),
        ((BURST, SECOND), "burst", "gave way"),
        ((BURST, WILL_BURST), "burst", "give way"),
    ],
)
def test_another_person_day_number_or_mode_makes_two_events_of_kindred_words(
    articles: tuple[Article, ...], one: str, other: str
) -> None:
    assert not are_one(world(*articles), one, other)


SNOWED_IN = (
    "2016-02-04",
    "Snow closed the pass on 2 February. Warden Petra Lund of the Svart Valley watched. The Svart Valley is long.",
)
SNOWED_UP = (
    "2016-02-05",
    "Snow has closed the school. Petra Lund told the story of the winter in the Svart Valley.",
)
DOZENS_HURT = (
    "2013-03-02",
    "Dozens were injured on Friday at the gates of the Hallen Mill. Foreman Jan Rask fled. Hallen lies on the Ume.",
)
BAKER_HURT = (
    "2013-03-03",
    "A baker was injured on Friday in Hallen. Jan Rask, of the Hallen Mill, drove her home along the Ume.",
)


@pytest.mark.parametrize(
    ("articles", "act"), [((SNOWED_IN, SNOWED_UP), "closed"), ((DOZENS_HURT, BAKER_HURT), "injured")]
)
def test_what_befell_other_things_or_one_of_many_is_another_event(articles: tuple[Article, ...], act: str) -> None:
    events = told_by(world(*articles), act)
    assert [len({ref.sha256 for ref in event.claims}) for event in events] == [1, 1]


ARRESTED = (
    "2012-05-09",
    "Rolf Amdal arrested at Lund station on 8 May. Judge Karin Holt had asked for it. The Amdal Bank is closed.",
)
NOT_THERE = (
    "2012-05-09",
    "Rolf Amdal was met by the police on Tuesday. The Amdal Bank and Karin Holt, a judge, were silent. "
    "An earlier version of this article wrongly said that Amdal was arrested at Ystad station.",
)


def test_a_denial_of_one_place_disputes_no_account_of_another() -> None:
    found = world(ARRESTED, NOT_THERE)
    arrests = told_by(found, "arrested")
    assert len(arrests) == 2
    assert not [event for event in arrests if event.standing == "disputed"]
