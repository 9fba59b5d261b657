"""Clauses that the parser hangs wrongly: who does what to whom is read all the same."""

from __future__ import annotations

import pytest
from dateline.graph.model import Claim, Reading
from parsed import claim_of, reading_of


def filled(reading: Reading, claim: Claim) -> list[str]:
    """The participants of a claim as "role head", in order."""
    return [f"{one.role} {reading.mentions[one.mention].lemma}" for one in claim.participants]


def ends(text: str, lemma: str) -> list[str]:
    """Agents and patients of the first claim with that lemma."""
    reading = reading_of(text)
    found = filled(reading, claim_of(reading, lemma)[1])
    return [one for one in found if one.startswith(("agent", "patient"))]


def headline_ends(title: str, lemma: str) -> list[str]:
    """The same, of a title above its article."""
    reading = reading_of(title, "March 6, 2019", "Officials gave no details on Wednesday.")
    found = filled(reading, claim_of(reading, lemma)[1])
    return [one for one in found if one.startswith(("agent", "patient"))]


def test_a_country_behind_its_town_is_not_the_subject() -> None:
    text = "Monday, a judge in Paris, France found the airline not guilty of manslaughter."
    assert ends(text, "find") == ["agent judge", "patient airline"]
    assert ends("A girl in Alpine, Texas shot herself on Tuesday.", "shoot")[0] == "agent girl"


def test_what_is_stated_without_that_is_a_clause_and_not_an_object() -> None:
    text = "Authorities have stated one of the explosions, in the check-in area, was likely caused by a gas leak."
    assert ends(text, "cause") == ["patient one"]
    assert ends(text, "state") == ["agent authority"]


def test_a_past_form_without_a_subject_behind_a_noun_is_a_participle() -> None:
    text = "Benin opened its borders to most West Africans ordered out of Nigeria as illegal aliens."
    assert ends(text, "order") == ["patient Africans"]


def test_what_stands_behind_after_may_be_the_subject_of_a_clause() -> None:
    text = "Police arrested the mill's owner on Friday, six days after a boiler there exploded killing nine people."
    assert ends(text, "explode") == ["patient boiler"]
    assert "agent police" not in ends(text, "kill")
    assert ends("He resigned after the meeting and said nothing.", "resign") == ["agent he"]


def test_what_stands_behind_the_copula_may_be_its_subject() -> None:
    reading = reading_of("Aboard the helicopter were two pilots, two mechanics, and six passengers.")
    assert filled(reading, claim_of(reading, "be")[1]) == ["patient pilot", "place helicopter"]


@pytest.mark.parametrize(("text", "lemma"), [
    ("Were Telmar and Orbix to merge, they would control 60 per cent of the market.", "merge"),
    ("Had the storm hit the coast a day earlier, thousands would have died.", "hit"),
    ("Should the talks fail, both unions will strike.", "fail"),
])
def test_a_condition_needs_no_if(text: str, lemma: str) -> None:
    assert claim_of(reading_of(text), lemma)[1].certainty == "possible"


def test_a_noun_that_sums_up_a_clause_is_no_second_object_and_not_told_with_it() -> None:
    reading = reading_of("Rebels said they had captured the town of Bor, a claim the army dismissed as propaganda.")
    assert filled(reading, claim_of(reading, "capture")[1]) == ["agent they", "patient town"]
    assert claim_of(reading, "dismiss")[1].voices == ()


def test_what_somebody_is_accused_of_is_not_part_of_his_office() -> None:
    assert ends("Prosecutors accused the mayor of fraud.", "accuse") == ["agent prosecutor", "patient mayor"]


@pytest.mark.parametrize(("title", "lemma", "expected"), [
    ("Apple releases program to limit iPod volume", "release", ["agent Apple", "patient program"]),
    ("Airline scraps flights as pilots walk out", "scrap", ["agent airline", "patient flight"]),
    ("Fire guts historic Paris hotel", "gut", ["agent fire", "patient hotel"]),
    ("Mine collapse traps 14 in Ghana", "trap", ["agent collapse", "patient 14"]),
])
def test_a_headline_verb_that_looks_like_a_noun_has_subject_and_object(
        title: str, lemma: str, expected: list[str]) -> None:
    assert headline_ends(title, lemma) == expected


def test_the_dead_of_a_headline_need_no_verb() -> None:
    reading = reading_of("Two dead after crash in Lyon", "March 6, 2019", "Officials gave no details on Wednesday.")
    claim = claim_of(reading, "die")[1]
    assert (filled(reading, claim), claim.label) == (["patient two"], "Two dead")


def test_the_speaker_does_the_second_verb_too() -> None:
    text = "The minister said talks were continuing but refused to name the venue."
    assert ends(text, "refuse") == ["agent minister"]
    text = "Jones acknowledged that users were having trouble but dismissed the complaints."
    assert ends(text, "dismiss") == ["agent Jones", "patient complaint"]


def test_the_health_body_is_no_question_word() -> None:
    assert ends("WHO have previously warned that the restrictions would cause shortages.", "warn") == ["agent WHO"]


def test_a_particle_behind_its_verb_stays_in_the_label() -> None:
    reading = reading_of("The pilots walked out on Friday and the manager stepped down.")
    assert [claim.label for claim in reading.claims] == ["The pilots walked out", "The manager stepped down"]


def test_verbs_in_e_keep_it() -> None:
    reading = reading_of("The paper axed her column, scared its staff and rated the mayor.")
    assert [claim.lemma for claim in reading.claims] == ["axe", "scare", "rate"]


def test_a_participle_between_commas_is_said_of_the_noun_before() -> None:
    text = "The museum returned two bronze statues, looted from Benin in 1897, to Nigeria."
    assert ends(text, "loot") == ["patient statue"]


def test_what_somebody_is_accused_of_by_others_is_his_deed() -> None:
    text = "Brewers have been accused by health groups of targeting teenagers with sweet drinks."
    assert ends(text, "target") == ["agent brewer", "patient teenager"]


def test_a_prefix_behind_a_hyphen_belongs_to_its_verb() -> None:
    assert ends("The satellite re-entered the atmosphere.", "re-enter") == ["agent satellite", "patient atmosphere"]


def test_what_analysts_expect_a_move_to_do_the_move_does() -> None:
    text = "The watchdog ordered the carrier to sell its towers, a move that analysts expect to lower prices."
    assert ends(text, "lower") == ["agent move", "patient price"]


@pytest.mark.parametrize(("text", "lemma"), [
    ("The doctor was cleared of supplying banned drugs to riders.", "supply"),
    ("The firm will stop selling the device.", "sell"),
])
def test_what_somebody_is_cleared_of_or_stops_is_not_done(text: str, lemma: str) -> None:
    assert claim_of(reading_of(text), lemma)[1].polarity == "negative"


def test_who_does_something_is_the_member_of_a_body_not_the_body() -> None:
    text = "A spokesman for the union, who left the hall in anger, resigned."
    assert ends(text, "leave") == ["agent spokesman", "patient hall"]


def test_what_would_have_been_was_not() -> None:
    assert claim_of(reading_of("The plan would have cost millions."), "cost")[1].certainty == "possible"
