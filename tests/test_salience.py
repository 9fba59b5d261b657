"""What comes first: the choice of key events."""

from __future__ import annotations

import datetime
from dataclasses import replace

from dateline.builders.key_twins import alike, echoes
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.builders.salience import KeyEvents
from dateline.builders.shares import places
from dateline.graph.model import Claim, ClaimRef, Event, Span, When

DAY = datetime.date(2020, 5, 4)
CLAIM = Claim(Span(0, 1), 0, "sink", "verb", 0, ())
EVENT = Event(
    id="event/a", label="The ferry sank off Crete", type="DISASTER", verb="sink", agents=(), patients=("thing/ferry",),
    others=(), places=(), when=When("2020-05-04", DAY, DAY, "stated"), rival_dates=False, standing="reported",
    reports=1, attributions=0, denials=0, voices=1, salience=0.5, key=False, speech=False, tells=(),
    claims=(ClaimRef("1" * 64, 0),), replaces=(), confidence=0.9,
)  # fmt: skip


def keys(*events: Event, claims: dict[str, Claim] | None = None) -> set[str]:
    told = {event.id: CLAIM for event in events} | (claims or {})
    return {event.id for event in KeyEvents(1).chosen(events, told) if event.key}


def test_a_text_that_dates_nothing_has_key_events_too() -> None:
    elsewhere = replace(EVENT, id="event/b", label="The river came over its banks", when=When(), patients=(),
                        verb="come", type=None, claims=(ClaimRef("2" * 64, 0),))  # fmt: skip
    assert keys(EVENT, elsewhere) == {"event/a", "event/b"}


def test_planned_and_denied_events_and_undated_ones_of_texts_with_dates_are_never_key() -> None:
    undated = replace(EVENT, id="event/b", when=When())
    planned = replace(EVENT, id="event/c", standing="planned")
    denied = replace(EVENT, id="event/d", standing="denied")
    assert keys(EVENT, undated, planned, denied) == {"event/a"}


def test_what_is_dropped_makes_no_room_for_the_next_best_but_hides_nothing_like_it() -> None:
    many = [
        replace(
            EVENT, id=f"event/{number:02}", label=f"Boat {number} sank", patients=(f"thing/{number}",),
            verb=f"v{number}", type=None, salience=0.9 - number / 100,
        )
        for number in range(30)
    ]  # fmt: skip
    twin = replace(many[0], id="event/twin", label="Boat 0 has sunk", salience=0.3)
    told = {event.id: CLAIM for event in (*many, twin)}
    before = [event.id for event in KeyEvents(1).chosen([*many, twin], told) if event.key]
    after = KeyEvents(1).chosen([*many, twin], told, frozenset(before[:3]))
    assert {event.id for event in after if event.key} == set(before[3:])
    assert not {event.id for event in after} & set(before[:3])
    alone = KeyEvents(1).chosen([many[0], twin], told, frozenset([many[0].id]))
    assert [event.id for event in alone if event.key] == ["event/twin"]


def test_a_happening_told_twice_is_key_once() -> None:
    again = replace(EVENT, id="event/b", label="A ferry sank", salience=0.4)
    other = replace(EVENT, id="event/c", label="Rescuers found nine people", verb="find", type="RESCUE", patients=())
    assert keys(EVENT, again, other) == {"event/a", "event/c"}


def test_a_speaker_has_one_key_act_of_speech_a_day() -> None:
    said = replace(
        EVENT, verb="say", label="Ann Lee said: the ferry sank", type="SAY", speech=True, agents=("actor/lee",)
    )
    added = replace(said, id="event/b", verb="add", label="Ann Lee added: nobody died")
    assert keys(said, added) == {"event/a"}


def test_an_act_of_speech_stands_under_what_it_tells() -> None:
    said = replace(
        EVENT, id="event/b", verb="say", type="SAY", speech=True, label="Ann Lee said: it sank", tells=("event/a",),
        salience=0.4, patients=(), agents=("actor/lee",),
    )  # fmt: skip
    assert keys(EVENT, said) == {"event/a"}


def test_what_several_texts_tell_echoes() -> None:
    elsewhere = replace(
        EVENT, id="event/b", claims=(ClaimRef("2" * 64, 0),), patients=(), label="The old ferry has sunk"
    )
    alone = replace(EVENT, id="event/c", verb="open", patients=("thing/school",), label="A school opened in Athens")
    assert echoes([EVENT, elsewhere, alone]) == [2, 2, 1]


def test_happenings_of_different_days_are_not_alike() -> None:
    later = datetime.date(2020, 6, 1)
    other = replace(EVENT, id="event/b", when=When("2020-06-01", later, later, "stated"))
    assert alike(EVENT, replace(EVENT, id="event/b"), passing=())
    assert not alike(EVENT, other, passing=())


def test_the_number_of_key_events_grows_slower_than_the_corpus() -> None:
    assert [places([n], n) for n in (1, 5, 10)] == [16, 23, 29]
    assert places([1000], 1000) <= 200
    assert places([1] * 1000, 1000) == places([1000], 1000)


def test_stories_told_side_by_side_need_more_key_events_than_one_of_as_many_texts() -> None:
    assert places([10], 10) < places([5, 5], 10) < places([5], 5) * 2
    assert places([10] * 100, 1000) < 400


def test_what_happened_weighs_more_than_what_is_said_about_it() -> None:
    text = (
        "Ferry sinks off Crete\n\nA ferry with 300 passengers sank off Crete on Monday, killing 12 people.\n\n"
        "The operator said it was sad. The company is known for cheap tickets."
    )
    weights = {claim.lemma: claim.weight for claim in read(next(iter(parse([text])))).claims}
    assert weights["kill"] > weights["say"]
    assert weights["sink"] > weights["say"]


def test_a_story_of_few_texts_keeps_its_share() -> None:
    verbs = ("open", "close", "build", "burn", "buy", "sell", "win", "lose", "sign", "break", "paint", "move", "feed",
             "teach", "visit", "sing", "count", "wash", "dig", "ban", "carve", "fry", "mow", "row", "sew")  # fmt: skip
    loud = [
        replace(
            EVENT, id=f"event/{verb}", verb=verb, label=verb, type=None, patients=(f"actor/club{i}",), salience=0.9,
            claims=(ClaimRef(str(i % 3) * 64, i),), places=("place/rome", "place/milan"),
        )
        for i, verb in enumerate(verbs)
    ]  # fmt: skip
    quiet = replace(EVENT, id="event/quiet", claims=(ClaimRef("9" * 64, 0),), salience=0.1)
    told = {event.id: CLAIM for event in (*loud, quiet)}
    chosen = {event.id for event in KeyEvents(4).chosen([*loud, quiet], told) if event.key}
    assert "event/quiet" in chosen
    assert len(chosen) == places([3], 4)


def test_a_participle_that_only_pictures_somebody_is_an_aside() -> None:
    claims = read(next(iter(parse(["The robbers fled in a van with its plates taped over."])))).claims
    assert {claim.lemma: claim.foreground for claim in claims}["flee"]
    assert not any(claim.foreground for claim in claims if claim.lemma.startswith("tape"))


def test_history_that_a_report_recalls_weighs_less_than_its_story() -> None:
    long_ago = datetime.date(1998, 3, 2)
    recalled = replace(
        EVENT, id="event/b", verb="burn", type=None, label="The old theatre burned down", patients=("thing/theatre",),
        when=When("1998-03-02", long_ago, long_ago, "stated"),
    )  # fmt: skip
    again = replace(EVENT, id="event/c", verb="rescue", label="Divers rescued nine people", patients=())
    told = {event.id: CLAIM for event in (EVENT, recalled, again)}
    weights = {event.id: event.salience for event in KeyEvents(1).chosen([EVENT, recalled, again], told)}
    assert weights["event/b"] < weights["event/c"]


def test_what_is_read_with_doubt_is_not_key() -> None:
    doubtful = replace(EVENT, id="event/b", label="The crew fled to Malta", patients=("thing/crew",), verb="flee",
                       type=None, confidence=0.4)  # fmt: skip
    assert keys(EVENT, doubtful) == {"event/a"}
