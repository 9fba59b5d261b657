import random
from dataclasses import replace

import pytest
from dateline.builders import event_identity, event_likeness, reprints
from dateline.builders.event_identity import Signature, cluster
from dateline.graph.model import ClaimRef, When
from told import called, told_by, world


def day(value: str) -> When:
    """A day as a text tells it; ``~`` for about that day."""
    import datetime

    date = datetime.date.fromisoformat(value.rstrip("~"))
    return When(value, date, date, "inferred" if value.endswith("~") else "resolved", "told")


PLAIN = Signature(ClaimRef("a" * 64, 0), "attack", "ASSAULT", frozenset({"actor/rebels"}), frozenset({"place/depot"}),
                  frozenset({"actor/rebels", "place/depot"}), frozenset(), day("2021-05-04"))


def elsewhere(**changes: object) -> Signature:
    """The same as ``PLAIN`` in another text, but for the changes."""
    found = replace(PLAIN, ref=ClaimRef("b" * 64, 0), **changes)  # type: ignore[arg-type]
    return replace(found, involved=found.agents | found.patients)


def are_one(*signatures: Signature) -> bool:
    return len(cluster(signatures)) == 1


def test_the_same_act_by_and_to_the_same_on_one_day_is_one_event() -> None:
    assert are_one(PLAIN, elsewhere())


@pytest.mark.parametrize(
    "changes",
    [
        {"when": day("2021-05-12")},
        {"agents": frozenset({"actor/army"})},
        {"patients": frozenset({"place/bridge"})},
        {"family": "praise", "type": "SUPPORT"},
        {"certainty": "possible"},
    ],
)
def test_another_day_agent_patient_act_or_mere_possibility_makes_two(changes: dict[str, object]) -> None:
    assert not are_one(PLAIN, elsewhere(**changes))


def test_about_a_day_may_be_off_by_some() -> None:
    assert are_one(PLAIN, elsewhere(when=day("2021-05-06~")))
    assert not are_one(PLAIN, elsewhere(when=day("2021-05-14~")))


def test_what_happens_only_once_may_have_rival_dates() -> None:
    begun = replace(PLAIN, family="begin", type="BEGIN", agents=frozenset(), patients=frozenset({"thing/strike"}))
    begun = replace(begun, involved=begun.patients)
    other = replace(begun, ref=ClaimRef("b" * 64, 0), when=day("2021-05-01"))
    assert are_one(begun, other)


def test_the_result_is_a_function_of_the_set_of_signatures() -> None:
    found = [
        replace(elsewhere(when=day(f"2021-05-{1 + i % 9:02}")), ref=ClaimRef(f"{i % 7:064}", i),
                family=("attack", "storm", "say")[i % 3], speech=i % 3 == 2,
                told=frozenset({ClaimRef(f"{i % 7:064}", i - 7)}) if i % 3 == 2 and i > 7 else frozenset())
        for i in range(60)
    ]
    first = cluster(found)
    for seed in range(5):
        random.Random(seed).shuffle(found)
        assert cluster(found) == first


def test_comparisons_grow_no_faster_than_the_signatures() -> None:
    def weighed(size: int) -> int:
        calls: list[object] = []

        def verdict(a: Signature, b: Signature, sole: object = None) -> event_likeness.Verdict:
            calls.append(a)
            return event_likeness.verdict(a, b)

        found = [
            replace(elsewhere(when=day(f"20{i % 90 + 10}-05-04")), ref=ClaimRef(f"{i:064}", 0)) for i in range(size)
        ]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(event_identity, "verdict", verdict)
            cluster(found)
        return len(calls)

    assert weighed(1600) <= 2.3 * weighed(800)


# ---- Within an article -----------------------------------------------------------------------------------------------


def test_the_headline_and_the_first_sentence_tell_one_event() -> None:
    found = world(("2019-03-05", "Fiorella wins Rome marathon\n\nMarch 5, 2019\n\n"
                                 "Fiorella won the Rome marathon on Monday in heavy rain."))
    (event,) = told_by(found, "won")
    assert told_by(found, "wins") == [event]


def test_the_announcement_is_what_was_announced_before() -> None:
    found = world(("2019-03-05", "The airline announced a merger on Monday. "
                                 "Analysts said that the announcement surprised them."))
    assert told_by(found, "announced") == told_by(found, "announcement")


def test_an_attack_and_a_second_attack_are_two() -> None:
    found = world(("2019-03-05", "Gunmen attacked the airport on Monday. A second attack hit the station on Tuesday."))
    assert told_by(found, "attacked") != told_by(found, "attack")


def test_two_victories_of_one_team_over_others_are_two_events() -> None:
    found = world(("2019-03-05", "Ajax defeated Porto on Saturday. Ajax defeated Lyon on Sunday."))
    assert len(told_by(found, "defeated")) == 2


def test_two_statements_of_one_speaker_are_two() -> None:
    found = world(("2019-03-05", "The minister said on Monday that the dam had burst. "
                                 "The minister said that the mill had burned down."))
    assert len(told_by(found, "said")) == 2


# ---- Across articles -------------------------------------------------------------------------------------------------


def test_rival_dates_of_one_beginning_are_shown_on_one_event() -> None:
    found = world(
        ("2022-06-20", "The strike in Norway began on June 6. Norway imports less gas."),
        ("2022-06-21", "The strike in Norway began on June 9, unions said. Norway is silent."),
    )
    (event,) = told_by(found, "began")
    assert event.rival_dates


def test_two_words_for_one_appointment_are_one_event() -> None:
    found = world(
        ("2022-06-20", "Nadia Brandt was named acting chairwoman on June 17."),
        ("2022-06-21", "Nadia Brandt was appointed acting chairwoman on June 17."),
    )
    assert told_by(found, "named") == told_by(found, "appointed")


def test_one_speaker_in_two_articles_is_one_voice() -> None:
    found = world(
        ("2022-06-20", "Nadia Brandt said that Nordbank had dismissed Carl Olsen on June 17."),
        ("2022-06-21", "Nordbank dismissed Carl Olsen on June 17, Nadia Brandt said."),
    )
    events = {event.id: event for event in told_by(found, "dismissed")}
    assert [(event.standing, event.voices, event.attributions) for event in events.values()] == [("claimed", 1, 1)]


def test_a_claim_and_its_denial_are_one_disputed_event() -> None:
    found = world(
        ("2022-06-20", "Soldiers shelled the hospital in Kabul on June 17, Nadia Brandt said."),
        ("2022-06-20", "Carl Olsen denied that soldiers had shelled the hospital in Kabul on June 17."),
    )
    (event,) = {e.id: e for e in told_by(found, "shelled")}.values()
    assert (event.standing, event.voices) == ("disputed", 2)


def test_a_reprinted_paragraph_is_one_voice_and_an_account_of_its_own_another() -> None:
    copy = "The ferry Aurora sank off the coast of Malta on June 17 after its engine had failed in heavy seas."
    found = world(
        ("2022-06-18", f"{copy} Divers are on their way."),
        ("2022-06-19", f"Malta mourns.\n\n{copy}"),
        ("2022-06-19", "The ferry Aurora sank on June 17 with nobody on board."),
    )
    (event,) = told_by(found, "sank")
    assert (len(event.claims), event.reports, event.voices) == (3, 2, 2)


def test_a_sentence_cut_beside_a_reprinted_one_is_no_second_voice() -> None:
    copy = "The ferry Aurora left the harbour of Valletta on June 17 in heavy seas with ninety people on board."
    whole = ("Its engine had failed off Gozo, and the pilots, whom the owner had called by radio before midnight "
             "because nobody else was awake, towed the ferry home.")
    cut = "Its engine had failed off Gozo, and the pilots towed the ferry home."
    ours = ("The island had two such accidents in two years. Its hotels are full until the end of August. "
            "A new pier was opened by the bishop in the spring. Fishermen sold their catch at half the usual price. "
            "Children swam near the old fort as on any other day.")
    others = ("Insurers expect to pay for the repairs this autumn. Shares of the line fell by a tenth at noon. "
              "Unions had warned of old machines for months. The transport minister meets both sides in Rome. "
              "Nobody at the head office would answer a telephone yesterday.")
    found = world(("2022-06-18", f"{copy} {whole} {ours}"), ("2022-06-19", f"{others} {copy} {cut}"))
    assert {(event.reports, event.voices) for event in told_by(found, "towed")} == {(1, 1)}


def test_a_claim_without_a_date_takes_the_day_that_another_mention_tells() -> None:
    found = world(("2019-03-05", "Fiorella wins Rome marathon\n\nMarch 5, 2019\n\n"
                                 "Fiorella won the Rome marathon on Monday in heavy rain."))
    (event,) = told_by(found, "wins")
    dated = {r.sha256: d for r, d in zip(found.readings, found.dated, strict=True)}
    assert {dated[ref.sha256].claims[ref.claim].edtf for ref in event.claims} == {"2019-03-04"}


def test_the_world_is_a_function_of_the_set_of_articles() -> None:
    articles = [
        ("2022-06-20", "The strike in Norway began on June 6. Nadia Brandt said that talks had failed."),
        ("2022-06-21", "The strike in Norway began on June 9. Talks failed, Nadia Brandt said."),
        ("2022-06-22", "N. Brandt resigned in Oslo on Tuesday. Her resignation surprised Norway."),
    ]
    first = world(*articles)
    assert world(*reversed(articles)) == first
    assert world(articles[1], articles[2], articles[0]) == first
    assert called(first, "Nadia Brandt")


def test_sentences_that_differ_in_a_word_are_reprints_and_others_on_the_matter_are_not() -> None:
    one = "The ferry Aurora sank off the coast of Malta on Friday after its engine had failed in heavy seas."
    edited = one.replace("Friday", "June 17")
    other = "The coast guard of Malta said that the ferry Aurora had sunk on Friday because of a failed engine."
    assert reprints.likeness(reprints.sketch(one), reprints.sketch(edited)) >= 0.4
    assert reprints.likeness(reprints.sketch(one), reprints.sketch(one + " ")) == 1.0
    assert reprints.likeness(reprints.sketch(one), reprints.sketch(other)) < reprints.ALIKE


@pytest.mark.parametrize(("one", "other"), [
    ("Halden Oil bought Nordbank on June 17.", "Halden Oil acquired Nordbank on June 17."),
    ("Carl Olsen sued Nordbank on June 17.", "Carl Olsen filed a lawsuit. Carl Olsen sued Nordbank on June 17."),
    ("Police arrested Carl Olsen on June 17.", "Police detained Carl Olsen on June 17."),
])
def test_two_words_for_one_act_are_one_event_where_parties_and_day_agree(one: str, other: str) -> None:
    found = world(("2022-06-20", one), ("2022-06-21", other))
    told = [event for event in found.events if len({ref.sha256 for ref in event.claims}) == 2]
    assert len(told) == 1


def test_two_words_for_one_act_on_two_days_are_two_events() -> None:
    found = world(
        ("2022-06-20", "Police arrested Carl Olsen on June 17."),
        ("2022-06-21", "Police detained Carl Olsen on June 12."),
    )
    assert not any(len(event.claims) > 1 for event in found.events)


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("Nurses held a rally in Leeds on Monday.", "held", "rally"),
        ("The envoys are in talks about the dam.", "are", "talks"),
        ("The minister gave a speech in Bern on Monday.", "gave", "speech"),
    ],
)
def test_a_light_verb_and_its_noun_are_one_event_that_the_noun_stands_for(text: str, verb: str, noun: str) -> None:
    found = world(("2020-03-09", text))
    (event,) = told_by(found, verb)
    assert told_by(found, noun) == [event]
    assert event.verb == noun.removesuffix("s") or event.verb == noun
    assert not event.patients or all("rally" not in node for node in event.patients)


def test_two_holdings_of_different_things_are_two_events() -> None:
    found = world(("2020-03-09", "Nurses held a rally on Monday. On Monday they also held a vigil."))
    assert {event.verb for event in told_by(found, "held")} == {"rally", "vigil"}


@pytest.mark.parametrize(("first", "noun"), [
    ("The two trains collided near Leeds on Monday.", "accident"),
    ("The foundation held its annual conference in Oslo on Monday.", "event"),
    ("A fire destroyed the market in Accra on Monday.", "blaze"),
])
def test_a_wider_noun_names_again_what_was_told_in_other_words(first: str, noun: str) -> None:
    found = world(("2022-06-21", f"{first} The {noun} drew hundreds of onlookers."))
    (event,) = told_by(found, noun)
    assert len(event.claims) > 1


def test_what_befell_one_within_days_is_one_event_with_rival_days() -> None:
    found = world(("2022-06-20", "The Torre Hotel collapsed on June 17."),
                  ("2022-06-21", "The Torre Hotel collapsed on June 18."))
    (event,) = told_by(found, "collapsed")
    assert event.rival_dates


def test_a_refusal_denies_no_later_deed() -> None:
    found = world(("2022-06-20", "On June 14 Carl Olsen refused to resign."),
                  ("2022-06-21", "Carl Olsen resigned on June 17."))
    assert all(event.standing != "disputed" for event in found.events)
