"""Descriptions whose bearer the article names elsewhere, and those that are better left open."""

from __future__ import annotations

import pytest
from dateline.builders.named_bodies import called_by_name
from parsed import read_text


def meant(text: str, phrase: str) -> str:
    """The label of what the last mention of these words refers to."""
    found = read_text(text)
    return found.entities[[one for one in found.mentions if one.text == phrase][-1].entity].label


@pytest.mark.parametrize(("text", "phrase", "who"), [
    ("A nine-year-old girl was pulled from the lake on Friday. Doctors said on Sunday that the girl, Tilda Marsh, "
     "had been under the ice for an hour. She was flown home on Monday.", "A nine-year-old girl", "Tilda Marsh"),
    ("A baker was fined on Monday. The baker, Ruben Holt, had sold mouldy bread.", "A baker", "Ruben Holt"),
])
def test_who_is_brought_in_without_a_name_is_whom_the_text_names_by_the_same_noun(
        text: str, phrase: str, who: str) -> None:
    assert meant(text, phrase) == who


@pytest.mark.parametrize(("text", "phrase"), [
    ("A diver drowned on Friday. A diver from another boat rang a bell. The diver, Ruben Holt, was 40.", "A diver"),
    ("A young cook was hurt. The head cook, Ruben Holt, called the doctor.", "A young cook"),
])
def test_who_is_brought_in_beside_another_of_that_noun_is_not_the_one_named(text: str, phrase: str) -> None:
    assert meant(text, phrase) != "Ruben Holt"


@pytest.mark.parametrize(("text", "phrase", "who"), [
    ("Mayor Ines Duarte closed the pool. Tom Reyes, 8, was taken ill on Monday. A teacher at the boy's school called "
     "his mother.", "the boy", "Tom Reyes"),
    ("Mia Falk, nine, won the race. The girl's coach wept.", "The girl", "Mia Falk"),
])
def test_the_child_is_the_only_one_of_so_few_years_whom_the_text_names(text: str, phrase: str, who: str) -> None:
    assert meant(text, phrase) == who


def test_the_child_is_left_open_where_the_text_tells_of_two() -> None:
    text = "Tom Reyes, 8, and Leo Brandt, 9, were taken ill. A nurse came. The boy's mother called a doctor."
    assert meant(text, "The boy") not in ("Tom Reyes", "Leo Brandt")


@pytest.mark.parametrize(("text", "phrase", "who"), [
    ("Judge Elena Soto set bail for Marc Dubois on Monday. The prosecutor argued that the accused had hidden the "
     "ledger.", "the accused", "Marc Dubois"),
    ("Hanna Lind was charged with fraud in May. The defendant denied it.", "The defendant", "Hanna Lind"),
])
def test_the_accused_is_the_one_just_told_of_who_is_charged(text: str, phrase: str, who: str) -> None:
    assert meant(text, phrase) == who


def test_the_accused_is_nobody_where_two_just_told_of_are_charged() -> None:
    text = "Hanna Lind was charged with fraud. Marc Dubois was arrested as well. The accused said nothing."
    assert meant(text, "The accused") not in ("Hanna Lind", "Marc Dubois")


@pytest.mark.parametrize(("text", "phrase", "who"), [
    ("Viktor Hale gave himself up on Sunday. The disgraced banker, 61, stepped off a ferry in the rain.",
     "The disgraced banker", "Viktor Hale"),
    ("Nora Quist was chosen as head of the port. The former treasurer of Lund follows Emil Roth.",
     "The former treasurer of Lund", "Nora Quist"),
])
def test_an_epithet_that_opens_a_sentence_is_who_was_just_named(text: str, phrase: str, who: str) -> None:
    assert meant(text, phrase) == who


@pytest.mark.parametrize(("text", "phrase"), [
    ("Viktor Hale gave himself up on Sunday. The former treasurer, Emil Roth, wept.", "The former treasurer"),
    ("Viktor Hale and Emil Roth gave themselves up. The disgraced banker, 61, wept.", "The disgraced banker"),
    ("Viktor Hale gave himself up on Sunday. The banker's lawyer left. The tall nurse smiled.", "The tall nurse"),
])
def test_an_epithet_of_another_or_of_one_of_two_is_left_alone(text: str, phrase: str) -> None:
    assert meant(text, phrase) != "Viktor Hale"


def test_a_nickname_in_marks_is_part_of_the_name() -> None:
    assert meant('Roberto "Beto" Salinas surfed to the island. He slept there.', "He") == "Roberto “Beto” Salinas"


def test_a_man_who_did_so_is_whom_the_sentence_before_is_about() -> None:
    text = "Stefan Moll withdrew the plan on Sunday. It was a sharp turn for a man who had drawn it himself."
    assert meant(text, "a man") == "Stefan Moll"
    assert meant("Stefan Moll withdrew the plan. Police are looking for a man who had drawn it.", "a man") == "man"


def test_a_thing_known_as_something_bears_that_name() -> None:
    assert meant("The wall, known as Sluice Gate 4, gave way at dawn.", "The wall") == "Sluice Gate 4"


# ---- places and bodies


PORT = ("Fever closes Greek port\n\nThree cases were found in the Greek port of Tarnhaven, doctors said, as the "
        "city of 40,000 shut its pools. Samples went to a laboratory in Athens. A day later the city closed its fair.")


@pytest.mark.parametrize("phrase", ["Greek port", "the city of 40,000", "the city"])
def test_a_town_is_the_one_that_the_text_is_about_though_no_gazetteer_knows_it(phrase: str) -> None:
    assert meant(PORT, phrase) == "Tarnhaven"


def test_the_port_that_a_ship_leaves_is_no_town() -> None:
    assert meant("The ferry left the port of Tarnhaven at noon.", "the port of Tarnhaven") != "Tarnhaven"


@pytest.mark.parametrize(("text", "phrase", "who"), [
    ("Orvia Foods Ltd said on Monday that Cape Union Bank had frozen a loan. Talks with the lender go on.",
     "the lender", "Cape Union Bank"),
    ("Ines Duarte, who chairs the harbour committee, said her panel would meet on Friday.",
     "her panel", "harbour committee"),
    ("The owner of the fruit distributor Orvia was held on Monday. Cape Union Bank froze a loan. No filing is planned, "
     "the company said.", "the company", "Orvia"),
])
def test_a_body_is_the_one_whose_name_or_leader_tells_that_it_is_that(text: str, phrase: str, who: str) -> None:
    assert meant(text, phrase) == who


@pytest.mark.parametrize(("noun", "name", "told"), [
    ("lender", "Cape Union Bank", True), ("lender", "Central Bank", False), ("airline", "Cape Air", True),
    ("airline", "Air Force", False), ("company", "Cape Union Bank", None)])
def test_a_lender_is_no_central_bank_and_an_airline_no_air_force(noun: str, name: str, told: bool | None) -> None:
    assert called_by_name(noun, [name]) is told


# ---- holders of offices


@pytest.mark.parametrize(("text", "phrase", "who"), [
    ("Orvia chief refuses to go\n\nHelen Marsh said on Monday that she would not resign as chief executive of Orvia "
     "Foods.", "Orvia chief", "Helen Marsh"),
    ("Pavel Kos was dismissed as head of the water board on Monday.", "head of the water board", "Pavel Kos"),
])
def test_an_office_told_with_as_and_a_headlines_chief_is_its_holder(text: str, phrase: str, who: str) -> None:
    assert meant(text, phrase) == who


def test_who_may_once_serve_as_something_is_not_that() -> None:
    assert meant("Pavel Kos may serve as mayor for a month.", "mayor") != "Pavel Kos"


def test_the_new_minister_is_not_the_one_before_and_the_president_not_one_who_resigned() -> None:
    text = ("A minister was shown the letter. He left on Friday. The papers were glad. "
            "The new minister counted the dead.")
    assert meant(text, "He") == "minister"
    gone = ("Mine president Ruben Holt quit on Monday. The search went on. It rained. The dam held. The town waited. "
            "The president has yet to sign the decree.")
    assert meant(gone, "The president") != "Ruben Holt"


# ---- pronouns


@pytest.mark.parametrize(("text", "phrase", "what"), [
    ("Six people have died of the stomach bug, including a cook. In all 74 have caught it.", "it", "stomach bug"),
    ('"I did not see that memo. It was not sent to me," Ruben Holt told reporters.', "It", "memo"),
    ("In the letter she asks that the pumping of mud into the pond be stopped until Friday. It was not stopped.",
     "It", "pumping of mud"),
    ("I will not keep others from leaving. There are widows in the hall, who am I to tell them to wait?",
     "them", "widows"),
])
def test_a_pronoun_is_what_its_verb_is_done_to_or_what_there_is(text: str, phrase: str, what: str) -> None:
    assert meant(text, phrase) == what


def test_its_beside_whose_is_left_open_where_another_body_was_just_told_of() -> None:
    text = ("For Orvia Ltd, the arrest ends a bad week. Cape Foods Ltd, whose products brought in half of its "
            "turnover, left on Friday.")
    assert meant(text, "its") == "unnamed thing"
    alone = "Cape Foods Ltd, whose products brought in half of its turnover, left on Friday."
    assert meant(alone, "its") == "Cape Foods Ltd"


def test_four_in_ten_are_no_four() -> None:
    text = "There, four children in ten had missed a dose."
    (mention,) = [one for one in read_text(text).mentions if one.text.startswith("four")]
    assert (mention.text, mention.quantity) == ("four children in ten", None)
    (plain,) = [one for one in read_text("Four children in boats were saved.").mentions if "children" in one.text]
    assert plain.quantity is not None and plain.quantity.low == 4


def test_a_label_says_by_name_whom_a_bare_description_in_it_means() -> None:
    text = "Tom Reyes, 8, was taken ill on Monday. The investigation into the boy's treatment continues."
    labels = [claim.label for claim in read_text(text).claims]
    assert "The investigation into Tom Reyes's treatment continues" in labels


def test_what_is_said_of_all_that_a_clause_tells_is_labelled_with_that_clause() -> None:
    labels = [claim.label for claim in read_text("The letter was not read, which was worse.").claims]
    assert "The letter was not read, which was worse" in labels
    assert "The bridge was old" in [claim.label for claim in read_text("The bridge, which was old, fell.").claims]


@pytest.mark.parametrize(("text", "known"), [
    ("Floods hit Chile on Monday. A bridge fell in Libau, and soldiers reached Libau by boat.", False),
    ("Floods hit Latvia on Monday. A bridge fell in Libau, and soldiers reached Libau by boat.", True),
])
def test_a_small_town_of_another_spelling_lies_only_where_the_text_speaks_of(text: str, known: bool) -> None:
    (town,) = [one for one in read_text(text).entities if "Libau" in one.names]
    assert (town.geoname is not None) is known


def test_the_company_is_not_the_agency_that_only_signs_the_article() -> None:
    lead = "Gunmen attacked a convoy on Monday, the army and the company said."
    reading = read_text(f"Gunmen attack convoy\n\nBy Coastal Press Service\n\nTAMALE, Feb 3 - {lead}")
    said = next(mention for mention in reading.mentions if mention.text == "the company")
    assert "Coastal" not in (reading.entities[said.entity].label or "")
