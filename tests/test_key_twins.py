"""What a timeline opens on: no happening twice, the deed before the word, many days before many details of one."""

from __future__ import annotations

import datetime
from dataclasses import replace

from dateline.builders.key_twins import alike
from dateline.builders.salience import KeyEvents
from dateline.builders.timeline_worth import recalled, worth
from dateline.graph.model import Claim, ClaimRef, Event, Span, When

DAY = datetime.date(2021, 3, 2)
NEXT = DAY + datetime.timedelta(days=1)
CLAIM = Claim(Span(0, 1), 0, "burst", "verb", 0, ())
BURST = Event(
    id="event/a", label="The levee burst near the mill", type="COLLAPSE", verb="burst", agents=(),
    patients=("thing/levee",), others=(), places=(), when=When("2021-03-02", DAY, DAY, "stated"), rival_dates=False,
    standing="reported", reports=1, attributions=0, denials=0, voices=1, salience=0.5, key=False, speech=False,
    tells=(), claims=(ClaimRef("1" * 64, 0),), replaces=(), confidence=0.9,
)  # fmt: skip
LATER = When("2021-03-03", NEXT, NEXT, "stated")
LICENCE = replace(BURST, id="event/l", verb="deny", type="DENY", label="The licence had been denied by a vote",
                  patients=("thing/licence",))  # fmt: skip


def _told_apart(event: Event, **changed: object) -> Event:
    return replace(event, id="event/b", patients=("thing/other",), **changed)  # type: ignore[arg-type]


def _key(*events: Event) -> set[str]:
    told = {event.id: CLAIM for event in events}
    return {event.id for event in KeyEvents(1).chosen(events, told) if event.key}


def test_labels_of_like_words_tell_one_happening_though_a_day_apart() -> None:
    strikers = replace(BURST, label="Strikers stopped every tram in town", verb="stop", type=None)
    again = _told_apart(strikers, label="Every tram in town halted by strikers", verb="halt", when=LATER)
    assert alike(strikers, again, passing=())
    week = DAY + datetime.timedelta(days=7)
    assert not alike(strikers, replace(again, when=When("2021-03-09", week, week, "stated")), passing=())


def test_names_alone_and_other_numbers_are_no_like_words() -> None:
    opened = replace(BURST, label="Ann Brook opened Lund Hall", verb="open", type=None)
    left = _told_apart(opened, label="Ann Brook left Lund Hall", verb="leave")
    assert not alike(opened, left, passing=())
    gate = replace(BURST, label="Gate 4 of the plant was shut", verb="shut", type=None)
    assert not alike(gate, _told_apart(gate, label="Gate 6 of the plant was closed", verb="close"), passing=())


def test_two_disasters_of_one_day_with_a_word_in_common_are_one() -> None:
    exploded = _told_apart(BURST, label="Old levee exploded", verb="explode", type="EXPLODE")
    fire = _told_apart(BURST, label="A barn caught fire", verb="catch", type="FIRE")
    assert alike(BURST, exploded, passing=())
    assert not alike(BURST, fire, passing=())


def test_a_text_that_tells_of_a_disaster_and_then_of_one_of_its_day_speaks_of_it_again() -> None:
    failure = _told_apart(BURST, label="Failure of Basin 4", verb="failure", type="COLLAPSE")
    assert alike(BURST, failure, passing=["event/b"])
    assert not alike(BURST, failure, passing=())  # two that are both told for themselves
    assert not alike(BURST, replace(failure, claims=(ClaimRef("2" * 64, 0),)), passing=["event/b"])
    assert not alike(BURST, replace(failure, when=LATER), passing=["event/b"])


def test_a_death_that_is_only_about_of_the_next_day_is_the_killing_of_the_same_person() -> None:
    killed = replace(BURST, label="A driver was killed", verb="kill", type="KILL", patients=("actor/driver",))
    about = When("2021-03-03~", NEXT, NEXT, "inferred")
    died = replace(killed, id="event/b", label="Ann Lee died in hospital", verb="die", type="DIE", when=about)
    assert alike(killed, died, passing=())
    assert not alike(killed, replace(died, when=LATER), passing=())
    assert not alike(killed, replace(died, patients=("actor/other",)), passing=())


def test_the_forms_of_a_verb_are_no_words_in_common() -> None:
    came = replace(BURST, label="The barge came free", verb="come", type=None, patients=("thing/barge",))
    river = _told_apart(came, label="A river came over its banks")
    assert not alike(came, river, passing=())
    died = replace(BURST, label="Two hikers died", verb="die", type="DIE", patients=("actor/hikers",))
    assert not alike(died, _told_apart(died, label="A singer dies"), passing=())
    assert alike(came, _told_apart(came, label="Old barge came loose"), passing=())


def test_undated_events_of_different_stories_are_not_one_for_a_word_in_common() -> None:
    hurt = replace(BURST, label="Six people were hurt", verb="hurt", type="INJURE", patients=("actor/a",))
    again = replace(hurt, id="event/b", label="Two people were hurt", patients=("actor/b",), when=When(), salience=0.4,
                    claims=(ClaimRef("2" * 64, 0),))  # fmt: skip
    assert _key(hurt, again) == {"event/a", "event/b"}
    assert _key(hurt, replace(again, claims=(ClaimRef("1" * 64, 1),))) == {"event/a"}


def test_like_acts_on_what_one_noun_names_are_one_unless_others_do_them() -> None:
    refused = _told_apart(LICENCE, label="Licence refused", verb="refuse", type="REJECT")
    assert alike(LICENCE, refused, passing=())
    council, court = replace(LICENCE, agents=("actor/council",)), replace(refused, agents=("actor/court",))
    assert not alike(council, court, passing=())


def test_what_is_told_stands_before_the_telling_of_it() -> None:
    seized = replace(LICENCE, id="event/s", verb="seize", type="SEIZE", label="The trawler has been seized",
                     standing="claimed", salience=0.2)  # fmt: skip
    said = replace(BURST, id="event/said", verb="say", type="SAY", speech=True, agents=("actor/harbour",), patients=(),
                   label="The harbour master said: the trawler has been seized", tells=("event/s",),
                   salience=0.6)  # fmt: skip
    assert _key(seized, said) == {"event/s"}
    planned = replace(seized, standing="planned")
    assert _key(planned, said) == {"event/said"}


def test_another_day_comes_before_one_more_detail_of_a_day_told_often() -> None:
    details = [
        replace(BURST, id=f"event/{verb}", verb=verb, type=None, label=f"{verb} it {i}", patients=(f"thing/{i}",))
        for i, verb in enumerate(("dig", "fry", "mow", "row", "sew", "hum", "nod", "saw", "tie", "wed", "zip", "tow",
                                  "rub", "pat", "lob", "jot", "hug"))
    ]  # fmt: skip
    alone = replace(BURST, id="event/alone", verb="open", type=None, label="The bridge opened again", salience=0.4,
                    patients=("thing/bridge",), when=LATER)  # fmt: skip
    assert "event/alone" in _key(*details, alone)


def test_an_arrest_is_worth_more_than_a_walk_and_a_day_that_is_recalled_more_than_another() -> None:
    arrest, walk = replace(BURST, type="ARREST"), replace(BURST, type="GO")
    assert worth(arrest, CLAIM, 0) > worth(walk, CLAIM, 0)
    assert worth(arrest, CLAIM, 3) > worth(arrest, CLAIM, 0)


def test_a_day_is_recalled_by_texts_whose_news_is_of_another() -> None:
    told_twice = replace(BURST, claims=tuple(ClaimRef(sha * 64, 0) for sha in "12"))
    events = [told_twice, replace(BURST, id="event/n", when=When())]
    usual = {"1" * 64: DAY, "2" * 64: DAY + datetime.timedelta(days=40)}
    assert recalled(events, usual) == {"event/a": 1, "event/n": 0}
