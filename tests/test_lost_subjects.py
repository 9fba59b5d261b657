"""Subjects, voices and pronouns that a parser mistakes: one table, a row for each kind and a sentence from the news."""

from __future__ import annotations

import pytest
from dateline.graph.model import Claim
from parsed import claim_of, reading_of


def told(text: str, lemma: str, *more: str) -> tuple[list[str], Claim]:
    """Agents and patients of the last claim with that lemma, as "role label", and the claim."""
    reading = reading_of(text, *more)
    claim = [one for one in reading.claims if one.lemma == lemma][-1]
    ends = [(one.role, reading.entities[reading.mentions[one.mention].entity].label) for one in claim.participants]
    return [f"{role} {label}" for role, label in ends if role in ("agent", "patient")], claim


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The bridge was designed by a Danish firm, and completed in May.", "complete", ["patient bridge"]),
    ("A panel of judges was sworn in on Monday and told to report by June.", "tell", ["patient panel of judges"]),
    ("The minister was arrested on Monday and died in custody.", "die", ["patient minister"]),
    ("The truck was hit by a shell and fell into the river.", "fall", ["patient truck"]),
    ("The port is run by a company that is 70 percent owned by the state.", "own",
     ["patient company", "agent state"]),
    ("The doctor was having her car repaired.", "repair", ["patient car"]),
    ("The wall was raised by six metres.", "raise", ["patient wall"]),
])
def test_what_is_done_to_a_thing_is_not_done_by_it(text: str, lemma: str, expected: list[str]) -> None:
    assert told(text, lemma)[0] == expected


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The court froze assets of the bank on Monday and barred it from trading.", "freeze",
     ["agent court", "patient assets of the bank"]),
    ("Curbs put in place to slow the disease are reported to be causing shortages.", "put", ["patient Curbs"]),
    ("Macron appealed to drivers to leave their cars at home and urged firms to help.", "leave",
     ["agent drivers", "patient cars"]),
    ("Macron appealed to drivers to leave their cars at home and urged firms to help.", "urge",
     ["agent Macron", "patient firms"]),
    ("In a memo dated May and addressed to the general manager, Gerrit Vos, the engineer, Thabo Lee, put the "
     "risk at 5 percent.", "put", ["agent Thabo Lee", "patient risk"]),
    ("The coach said that the goalkeeper was ready, but did not say when.", "say", ["agent coach"]),
    ("Maria Lind said the army did not help, declaring she might resign.", "declare", ["agent Maria Lind"]),
    ("Their intention had been fighting the fire.", "fight", ["agent unnamed people", "patient fire"]),
    ("Anna Berg and ten of her colleagues left.", "leave", ["agent Anna Berg", "agent ten of her colleagues"]),
])
def test_a_clause_has_the_subject_that_grammar_gives_it(text: str, lemma: str, expected: list[str]) -> None:
    assert told(text, lemma)[0] == expected


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("The capture in Brussels of the suspect was hailed.", "capture", ["patient suspect"]),
    ("Police searched the clinic at the request of the Swedish authorities.", "request", ["agent Swedish authorities"]),
    ("The bail of 50,000 euros was paid on Friday.", "bail", []),
])
def test_event_nouns_have_their_own_ends_and_no_amounts(text: str, lemma: str, expected: list[str]) -> None:
    assert told(text, lemma)[0] == expected


def test_a_second_verb_of_a_headline_shares_its_subject() -> None:
    title = "Court freezes 180 million, blocks diamond shipment"
    ends, _ = told(title, "block", "March 6, 2019", "Officials gave no details.")
    assert ends == ["agent Court", "patient diamond shipment"]


@pytest.mark.parametrize("text", [
    "Where's the ammunition?",
    "It was his memo.",
    "The minister spoke to the Atlantic Council think tank.",
])
def test_questions_pointers_and_nouns_tell_no_event(text: str) -> None:
    lemmas = {claim.lemma for claim in reading_of(text).claims}
    assert not lemmas & {"think"} and (text[0] != "W" or not lemmas)


def test_it_was_the_memo_that_turned_the_vote_tells_one_event() -> None:
    reading = reading_of("It was the memo that turned the election.")
    assert [claim.lemma for claim in reading.claims if claim.form != "noun"] == ["turn"]


def test_he_had_is_no_condition() -> None:
    claim = claim_of(reading_of("The pilot said he'd already put the phone down."), "put_down")[1]
    assert (claim.certainty, claim.tense) == ("certain", "past-perfect")
    assert "had put down" in claim.label


@pytest.mark.parametrize(("text", "lemma", "expected"), [
    ("Putin spoke of Ivan Orlov: “He was a gifted man and he made mistakes.”", "make", "agent Ivan Orlov"),
    ("About 200 people shouted “murderer” as Jan Vos left. Then he was driven away.", "drive_away", "patient Jan Vos"),
    ("Lee declined to speak to the paper, saying: “I signed nothing.”", "sign", "agent Lee"),
    ("A rescue helicopter went down on Friday. Radar lost it ten minutes after it took off.", "take_off",
     "agent rescue helicopter"),
])
def test_who_speaks_a_quotation_is_i_in_it_and_nobody_else(text: str, lemma: str, expected: str) -> None:
    assert expected in told(text, lemma)[0]


def test_the_author_is_not_he_in_his_own_text() -> None:
    reading = reading_of("I saw the boat sink. He was standing on the deck.")
    assert "the author" not in {reading.entities[reading.mentions[p.mention].entity].label
                                for claim in reading.claims if claim.lemma == "stand" for p in claim.participants}


@pytest.mark.parametrize(("text", "lemma"), [
    ("The order would make it impossible to pay wages.", "make"),
    ("It feels great to win the cup.", "feel"),
])
def test_it_before_a_clause_is_nobody(text: str, lemma: str) -> None:
    assert not [end for end in told(text, lemma)[0] if "unnamed" in end]


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The man, who spent four nights in custody, was charged.", "spend", "The man spent four nights in custody"),
    ("Those who lost their tickets will receive a refund.", "receive",
     "Those who lost the tickets will receive a refund"),
    ("iOS 4 was introduced by Apple.", "introduce", "iOS 4 was introduced by Apple"),
    ("Czechia and Albania have upgraded their ties.", "upgrade", "Czechia and Albania have upgraded their ties"),
    ("Android phones managed to outsell iPhones.", "outsell", "Android phones outsold iPhones"),
    ("The operator said it could confirm 24 deaths, while a union put the toll at 58.", "say",
     "The operator said: it could confirm 24 deaths"),
])
def test_labels_keep_what_their_verbs_need(text: str, lemma: str, label: str) -> None:
    assert told(text, lemma)[1].label == label


def test_a_claim_about_somebody_unnamed_is_less_sure_than_one_about_a_pronoun_and_that_than_a_named_one() -> None:
    named = told("Anna Berg left the city.", "leave")[1]
    meant = told("Anna Berg arrived. She left the city.", "leave")[1]
    unnamed = told("They left the city.", "leave")[1]
    assert named.confidence > meant.confidence > unnamed.confidence


def test_the_acronym_of_an_event_is_the_event() -> None:
    reading = reading_of("The World Climate Conference (WCC) opened on Monday. The mayor spoke at the WCC.")
    assert [claim.lemma for claim in reading.claims if claim.rule == "noun.name"][-1] == "wcc"


