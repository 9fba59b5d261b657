"""What a text leaves open: alternatives, conditions, orders, hearsay; and labels that keep what they need."""

import pytest
from dateline.builders import language, reading
from dateline.builders.boilerplate import furniture
from dateline.graph.model import Claim


def told(text: str, lemma: str) -> Claim:
    (parse,) = language.parse([text])
    return next(claim for claim in reading.read(parse).claims if claim.lemma == lemma)


@pytest.mark.parametrize(("text", "lemma"), [
    ("If I don't ride the bus I may as well walk to the quarry.", "ride"),
    ("“The vet rang her and she said, wait for the rain.”", "wait"),
    ("The porter unlocked the gate, or lent the ladder.", "unlock"),
    ("The porter unlocked the gate, or lent the ladder.", "lend"),
    ("The conductor left the opera last week, it is whispered.", "leave"),
    ("High prices do not necessarily reflect a shortage of coffee.", "reflect"),
    ("The club has nine days to appeal.", "appeal"),
    ("The firm plans a dock; were the tax lifted, two more would be built.", "lift"),
])  # fmt: skip
def test_what_is_only_one_of_two_supposed_ordered_or_whispered_is_possible(text: str, lemma: str) -> None:
    assert told(text, lemma).certainty == "possible"


@pytest.mark.parametrize(("text", "lemma"), [
    ("Dozens were killed or hurt when the stand fell.", "kill"),
    ("The keeper neither saw nor heard the tiger.", "see"),
    ("The porter unlocked the gate and lent the ladder.", "lend"),
])  # fmt: skip
def test_what_some_of_many_met_and_what_was_denied_stays_certain(text: str, lemma: str) -> None:
    assert told(text, lemma).certainty == "certain"


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The porter unlocked the gate, or lent the ladder.", "lend", "The porter unlocked the gate or lent the ladder"),
    ("High prices do not necessarily reflect a shortage of coffee.", "reflect",
     "High prices do not necessarily reflect a shortage of coffee"),
    ("The surgeon did not say whether the clinic had been robbed.", "rob",
     "The surgeon did not say whether the clinic had been robbed"),
    ("The crew told the mayor that it needed until Friday.", "need", "The crew needed until Friday"),
    ("The museum named 4 May.", "name", "The museum named 4 May"),
    ("The trainer learned from the radio that the race had been cancelled.", "learn",
     "The trainer learned from the radio that the race had been cancelled"),
    ("The lift was unavailable for a total of 97 hours.", "be_unavailable", "The lift was unavailable"),
    ("Two violins were allegedly sold in Varna.", "sell", "Two violins were allegedly sold in Varna"),
    ("The league will appeal if it can and the coach would do so.", "do", "The coach would do so"),
])  # fmt: skip
def test_a_label_keeps_what_it_would_be_untrue_or_no_sentence_without(text: str, lemma: str, label: str) -> None:
    assert told(text, lemma).label == label


def test_what_a_machine_showed_in_quotation_marks_is_what_it_said() -> None:
    claim = told("The ticket machine said “no paper” and Ann Mor did what she always does, kicked it.", "say")
    assert claim.label == "The ticket machine said: no paper"


@pytest.mark.parametrize("line", [
    "(Shortened. Readers’ letters do not necessarily reflect the views of the editors.)",
    "The opinions in this column do not represent those of the magazine.",
])  # fmt: skip
def test_a_disclaimer_of_opinions_is_furniture(line: str) -> None:
    assert furniture(line) == "line"


def test_an_article_about_opinions_is_none() -> None:
    assert furniture("Letters to the mayor have piled up, and the opinions in them do reflect the mood.") is None
