"""Which events are key: no place is taken twice, grave ones come before slight ones, and weak words before none."""

from __future__ import annotations

import datetime
from dataclasses import replace

from dateline.builders.salience import KeyEvents, weighed_events
from dateline.builders.timeline_worth import recalled
from dateline.graph.model import Claim, ClaimRef, Event, Span, TimeLink, When

DAY = datetime.date(2020, 5, 4)
CLAIM = Claim(Span(0, 1), 0, "flee", "verb", 0, ())
FLED = Event(
    id="event/a", label="The banker fled the town", type="FLEE", verb="flee", agents=("actor/banker",), patients=(),
    others=(), places=(), when=When("2020-05-04", DAY, DAY, "stated"), rival_dates=False, standing="reported",
    reports=1, attributions=0, denials=0, voices=1, salience=0.5, key=False, speech=False, tells=(),
    claims=(ClaimRef("1" * 64, 0),), replaces=(), confidence=0.9,
)  # fmt: skip
LATER = datetime.timedelta(days=2)
ROUGH = When("[2020-05-01..2020-05-20]", DAY - LATER, DAY + 8 * LATER, "inferred")
SAID = replace(
    FLED, id="event/said", verb="say", type="SAY", speech=True, label="Ann Lee said: the vault is empty",
    agents=("actor/lee",), tells=tuple(f"event/{n}" for n in range(6)), salience=0.1,
)  # fmt: skip


def _chosen(*events: Event) -> dict[str, float]:
    told = {event.id: CLAIM for event in events}
    return {event.id: event.salience for event in KeyEvents(1).chosen(events, told) if event.key}


def _key_of(events: list[Event], told: dict[str, Claim]) -> set[str]:
    return {event.id for event in KeyEvents(1).chosen(events, told) if event.key}


def test_two_ways_to_leave_on_one_day_are_one_key_event_and_on_two_days_two() -> None:
    flown = replace(FLED, id="event/b", verb="fly", type="GO", label="The banker was flown to Lund", agents=(),
                    patients=("actor/banker",), salience=0.4)  # fmt: skip
    home = replace(flown, id="event/c", when=When("2020-05-06", DAY + LATER, DAY + LATER, "stated"))
    guard = replace(flown, id="event/d", patients=("actor/guard",), label="A guard went home")
    assert set(_chosen(FLED, flown, home, guard)) == {"event/a", "event/c", "event/d"}


def test_what_is_better_dated_stands_for_what_is_like_it() -> None:
    roughly = replace(FLED, id="event/b", when=ROUGH, salience=0.6)
    assert set(_chosen(FLED, roughly)) == {"event/a"}
    slight = replace(FLED, salience=0.15)
    assert set(_chosen(slight, roughly)) == {"event/b"}


def test_what_three_texts_tell_is_key_without_a_day() -> None:
    undated = replace(FLED, id="event/b", verb="ground", type=None, label="The grounding of the ferry",
                      agents=(), when=When(), claims=tuple(ClaimRef(sha * 64, 1) for sha in "12"))  # fmt: skip
    widely = replace(undated, claims=tuple(ClaimRef(sha * 64, 1) for sha in "123"))
    dated = [replace(FLED, id=f"event/{sha}", agents=(f"actor/{sha}",), verb=f"v{sha}", type=None,
                     label=f"{sha * 4} came", claims=(ClaimRef(sha * 64, 0),)) for sha in "123"]  # fmt: skip
    assert "event/b" not in _chosen(*dated, undated)
    assert "event/b" in _chosen(*dated, widely)


def test_what_many_texts_recall_without_a_day_weighs_more_with_each() -> None:
    sunk = replace(FLED, id="event/b", verb="sink", type=None, agents=("actor/ferry",), label="The ferry sank off Lund",
                   when=When(), claims=tuple(ClaimRef(sha * 64, 1) for sha in "1234"))  # fmt: skip
    assert recalled([FLED, sunk, replace(sunk, id="event/c", claims=sunk.claims[:1])], {}) == {
        "event/a": 0, "event/b": 3, "event/c": 0}  # fmt: skip


def test_a_day_known_only_about_profits_half_as_much_from_being_recalled() -> None:
    told = [replace(FLED, id=f"event/{sha}", claims=(ClaimRef(sha * 64, 0),)) for sha in "12345"]
    usual = {sha * 64: DAY + 9 * LATER for sha in "1234"}
    rough = replace(FLED, id="event/r", when=When("2020-05-04~", DAY, DAY, "inferred"))
    found = recalled([*told, rough], usual)
    assert (found["event/1"], found["event/r"]) == (4, 2)


def test_how_things_are_is_not_what_happened_that_day() -> None:
    about = replace(FLED, verb="employ", type=None, label="The mill employs ninety people",
                    when=When("2020-05-04~", DAY, DAY, "inferred"))  # fmt: skip
    below = replace(CLAIM, lemma="employ", tense="present", sentence=12)
    weights = [
        weighed_events([event], {event.id: claim})[0].salience
        for event, claim in ((about, below), (about, replace(below, sentence=0)), (about, replace(below, tense="past")),
                             (replace(about, when=FLED.when), below))
    ]  # fmt: skip
    assert weights[0] < weights[1] == weights[2] < weights[3]


def test_a_noun_with_the_day_of_its_clause_leaves_that_day_to_the_verb() -> None:
    ended = replace(FLED, id="event/e", verb="end", type="END", label="The siege of the mill was lifted", salience=0.3,
                    agents=(), patients=("thing/siege",), claims=(ClaimRef("1" * 64, 1),))  # fmt: skip
    siege = replace(ended, id="event/s", verb="siege", type="COERCE", label="Siege of the mill", salience=0.6,
                    claims=(ClaimRef("1" * 64, 2),))  # fmt: skip
    noun = replace(CLAIM, lemma="siege", form="noun")
    assert _key_of([ended, siege], {"event/e": replace(CLAIM, lemma="lift"), "event/s": noun}) == {"event/e"}
    own = replace(noun, times=(TimeLink("at", 0, "syntax"),))
    assert _key_of([ended, siege], {"event/e": replace(CLAIM, lemma="lift"), "event/s": own}) == {"event/s"}
    elsewhere = replace(noun, sentence=3)
    assert _key_of([ended, siege], {"event/e": replace(CLAIM, lemma="lift"), "event/s": elsewhere}) == {"event/s"}


def test_a_death_weighs_more_than_a_move_told_alike() -> None:
    died = replace(FLED, id="event/b", verb="die", type="DIE", label="A student died", agents=("actor/student",))
    weighed = _chosen(FLED, died)
    assert weighed["event/b"] > weighed["event/a"]


def test_who_speaks_for_many_is_key_only_where_the_words_weigh_something() -> None:
    told = [replace(FLED, id=f"event/{n}", verb=f"v{n}", type=None, agents=(f"actor/{n}",), label=f"{n * 'o'}ne left")
            for n in range(40)]  # fmt: skip
    assert "event/said" not in _chosen(*told, SAID)
    assert "event/said" in _chosen(*told, replace(SAID, salience=0.4))
