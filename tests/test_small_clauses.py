"""Small clauses: what is seen doing something, what is called something, what is put in a state."""

from __future__ import annotations

import pytest
from dateline.builders.language import parse
from dateline.builders.reading import read


def told(text: str, lemma: str) -> tuple[set[tuple[str, str]], str]:
    """The roles with who fills them, and the label, of the claim of that lemma."""
    reading = read(next(iter(parse([text]))))
    claim = next(claim for claim in reading.claims if claim.lemma == lemma)
    return {(p.role, reading.mentions[p.mention].text) for p in claim.participants}, claim.label


def test_who_is_seen_doing_something_does_it() -> None:
    text = "Two climbers said they saw an officer kneel and pray."
    assert told(text, "kneel") == ({("agent", "an officer")}, "An officer knelt")
    assert told(text, "pray")[0] == {("agent", "an officer")}
    assert ("patient", "an officer") in told(text, "see")[0]
    assert told("Farmers watched a soldier aim and shoot.", "shoot")[0] == {("agent", "a soldier")}


@pytest.mark.parametrize(("text", "label"), [
    ("The bank has called the claim that its chief took bribes “a plain lie”.",
     "The bank has called the claim that its chief took bribes a plain lie"),
    ("The coach called the report that he beat his players “wholly untrue”.",
     "The coach called the report wholly untrue"),
])
def test_a_quotation_at_the_end_is_what_the_claim_is_called(text: str, label: str) -> None:
    assert told(text, "call")[1] == label


@pytest.mark.parametrize(("text", "lemma", "patient", "label"), [
    ("The banker is living under house arrest in Lyon.", "arrest", "The banker", "House arrest of the banker in Lyon"),
    ("The manager was put under house arrest last night.", "arrest", "The manager", "House arrest of the manager"),
    ("The junta put the port under curfew on Sunday.", "curfew", "the port", "Curfew in the port"),
    ("The suspect awaits trial in Oslo.", "trial", "The suspect", "The suspect awaits trial in Oslo"),
    ("The minister survived a censure motion.", "motion", "The minister", "The minister survived a censure motion"),
])
def test_who_is_in_a_state_is_who_it_befell(text: str, lemma: str, patient: str, label: str) -> None:
    roles, said = told(text, lemma)
    assert ("patient", patient) in roles
    assert said == label


def test_a_particle_before_its_object_belongs_to_the_verb() -> None:
    assert told("The caretaker switched off the stadium lights.", "switch_off")[0] == {
        ("agent", "The caretaker"), ("patient", "the stadium lights")}


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Boeing could have been fined $2 million if convicted.", "convict",
     "Boeing could have been fined $2 million if convicted"),
    ("The brewer, which is 58 percent owned by a London firm, closed.", "own",
     "The brewer is 58 percent owned by a London firm"),
])
def test_conditions_and_shares_stay(text: str, lemma: str, label: str) -> None:
    assert told(text, lemma)[1] == label


def test_there_does_nothing_more() -> None:
    roles, label = told("The navy says there are nine survivors and has published the names.", "publish")
    assert ("agent", "The navy") in roles
    assert label == "The navy has published the names"


@pytest.mark.parametrize(("text", "lemma", "role", "filler"), [
    ("In March he had the bridge repaired.", "have", "patient", "the bridge"),
    ("A nurse who read me the list counted 55.", "read", "patient", "the list"),
    ("A nurse who read me the list counted 55.", "count", "agent", "A nurse"),
    ("Dredgex, hired the day after the storm, says the sand is gone.", "hire", "patient", "Dredgex"),
    ("No policeman has seen, held or freed this man.", "see", "patient", "this man"),
    ("No policeman has seen, held or freed this man.", "free", "agent", "No policeman"),
    ("An offer was made on Monday, the day before the arrest became known.", "know", "patient", "the arrest"),
    ("The ultra-large container ship (ULCS) Ever Taken left the bank on Monday.", "leave", "agent", "Ever Taken"),
])
def test_who_did_what_is_found_behind_pronouns_commas_and_lists(text: str, lemma: str, role: str, filler: str) -> None:
    assert (role, filler) in told(text, lemma)[0]


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("In March he had the bridge repaired.", "repair", "The bridge was repaired"),
    ("Dredgex, hired the day after the storm, says the sand is gone.", "hire", "Dredgex was hired"),
    ("No policeman has seen, held or freed this man.", "hold", "No policeman has held this man"),
])
def test_what_was_done_to_somebody_is_no_deed_of_his(text: str, lemma: str, label: str) -> None:
    assert told(text, lemma)[1] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Lee put the number of trucks that had been kept waiting at 422.", "put",
     "Lee put the number of trucks at 422"),
    ("The boxes were lifted off one at a time.", "lift_off", "The boxes were lifted off"),
    ("Lee rang the council at seven and again at nine.", "ring", "Lee rang the council at seven and at nine"),
    ("Lee let it be known that the gate was open.", "let", "Lee let it be known that the gate was open"),
])
def test_numbers_and_phrases_go_with_the_verb_they_belong_to(text: str, lemma: str, label: str) -> None:
    assert told(text, lemma)[1] == label


@pytest.mark.parametrize(("text", "lemma"), [
    ("“My men do not sleep and neither do I,” the captain said.", "do"),
    ("The mission in Lima denied the report.", "mission"),
    ("The minister, referring to Lee, said no.", "refer"),
    ("Nobody was killed, whatever you were sent on the phone.", "send"),
])
def test_ellipses_bodies_and_remarks_tell_no_event_of_their_own(text: str, lemma: str) -> None:
    assert lemma not in {claim.lemma for claim in read(next(iter(parse([text])))).claims}


def test_with_effect_is_no_instrument() -> None:
    assert not {role for role, _ in told("Lee quit on Monday with effect from 1 May.", "quit")[0]} & {"instrument"}


def test_whose_count_it_is_by_did_nothing() -> None:
    roles, label = told("By their clock the bus had been stuck for five days; by the union's, for six days.", "stick")
    assert not any(role == "agent" for role, _ in roles)
    assert label == "The bus had been stuck for five days"
