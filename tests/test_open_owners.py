"""Whom "his", "she" and "it" mean where grammar, sex and who speaks say more than nearness, and where nobody."""

import pytest
from dateline.builders import actors
from dateline.builders.language import parse
from dateline.builders.reading import read


def meant_by(text: str, word: str) -> str:
    """The label of what the last occurrence of a word refers to."""
    cast = actors.find(next(iter(parse([text]))), ())
    return cast.entities[[m for m in cast.mentions if m.text == word][-1].entity].label


def label_of(text: str, lemma: str) -> str:
    """The label of the last claim of a verb or noun."""
    return [claim.label for claim in read(next(iter(parse([text])))).claims if claim.lemma == lemma][-1]


@pytest.mark.parametrize(("text", "word", "label"), [
    ("A storm hit the depot in May. In its yearly report, the Dutch brewer Halvers said that sales fell.",
     "its", "Halvers"),
    ("The glacier retreats. At its meeting in June the council will vote on a lift.", "its", "council"),
])
def test_what_opens_a_sentence_as_an_owner_is_its_subjects(text: str, word: str, label: str) -> None:
    assert meant_by(text, word) == label


@pytest.mark.parametrize(("text", "word", "label"), [
    ("Rurik Bosse was treated for burns, a clinic spokeswoman said. She told the choir to wait.",
     "She", "clinic spokeswoman"),
    ("A young corporal stepped out to say that Prime Minister Rurik Bosse had fallen. "
     "The airport was shut, he said.", "he", "young corporal"),
    ("Otto Renner kept silent. The coroner said that his boat was unsafe.", "his", "Otto Renner"),
    ("The burglars robbed the tenor Ivo Marten of his rings.", "his", "Ivo Marten"),
    ("A baker by the name of Perlas waited in the lane. He slept.", "He", "Perlas"),
    ("The ferry Sundholm left at noon. She sank off the cape.", "She", "Sundholm"),
])
def test_who_is_meant_is_told_by_more_than_nearness(text: str, word: str, label: str) -> None:
    assert meant_by(text, word) == label


@pytest.mark.parametrize(("text", "word"), [
    ("Coach Rurik Bosse praised the crew. No rower lost his place.", "his"),
    ("The lab has a new scanner. It took the nurses two hours to start.", "It"),
    ("The tunnel was dug in a year. The mayor, as it happened, was away.", "it"),
    ("The mill Osler & Pym, which prints them, denied a leak.", "them"),
    ("The choir bought a bell. A player, as her agent put it, was tired.", "it"),
])
def test_a_pronoun_that_stands_for_nothing_is_nobodys(text: str, word: str) -> None:
    assert meant_by(text, word).startswith("unnamed")


def test_a_quotation_of_two_sentences_has_one_speaker() -> None:
    text = "The Herald went to the hills. Ivo Marten, a shepherd, shrugged: “I lost the dog. I found the flock.”"
    assert meant_by(text, "I") == "Ivo Marten"


def test_an_agency_is_not_the_company() -> None:
    text = "Tanning maker Brenner Leather shut its plant. The FDA inspected it. The company denied a leak."
    assert meant_by(text, "The company") == "Brenner Leather"


def test_an_age_tells_a_person() -> None:
    text = "Jurors heard of OSWIN PETER DRAYLE, 58, of Hull. Drayle raised his hand."
    assert {e.kind for e in actors.find(next(iter(parse([text]))), ()).entities if "rayle" in e.label} == {"person"}


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The director has told the staff that he will stay until all wages are paid.", "pay", "All wages are to be paid"),
    ("The broker is suspected of having sold the shares.", "sell", "The broker allegedly sold the shares"),
    ("An attempt by two climbers to reach the hut failed.", "reach", "Attempt by two climbers to reach the hut"),
    ("The museum mends the old pump on which it depends.", "depend", "The museum depends on the old pump"),
    ("The bill fell short of a majority.", "fall", "The bill fell short of a majority"),
    ("The music is the reason people came to Bergen.", "be", "The music is the reason people came to Bergen"),
    ("Tess Alder said that the firm was helping the police and denied that the mill was unsafe.", "deny",
     "Tess Alder denied: the mill was unsafe"),
])
def test_a_label_keeps_what_its_meaning_hangs_on(text: str, lemma: str, label: str) -> None:
    assert label_of(text, lemma) == label
