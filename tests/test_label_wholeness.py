"""Labels say as much as the sentence: complements, shares, aims with the verb that says so, questions as questions."""

from __future__ import annotations

import pytest
from dateline.builders import language, reading


def labels(text: str) -> dict[str, str]:
    """The labels of a text by the lemmas of their claims."""
    return {claim.lemma: claim.label for claim in reading.read(next(language.parse([text]))).claims}


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Only a third of the tenants in the tower were fully insured.", "insure",
     "Only a third of the tenants in the tower were fully insured"),
    ("The skipper never showed.", "show", "The skipper did not show"),
    ("The senate has yet to vote on the plan to drain the lake.", "drain",
     "The senate has yet to vote on the plan to drain the lake"),
    ("The brewers paid fines of 900 dollars each on Monday.", "pay", "The brewers paid fines of 900 dollars each"),
    ("The club was wrong to sack the coach.", "wrong", "The club was wrong to sack the coach"),
    ("Her sisters are among the 30 still missing.", "be", "The sisters are among the 30 still missing"),
    ("The lab has no evidence that any sample leaked prior to the sale.", "leak",
     "The lab has no evidence that any sample leaked prior to the sale"),
    ("Shares in the parent company, Hartwell Mills, fell on Monday.", "fall",
     "Shares in the parent company, Hartwell Mills, fell"),
])  # fmt: skip
def test_a_label_keeps_what_completes_it(text: str, lemma: str, label: str) -> None:
    assert label in labels(text).values(), labels(text)


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The bishop vowed to stay.", "stay", "The bishop vowed to stay"),
    ("The pilots were afraid to land.", "land", "The pilots were afraid to land"),
    ("The striker refuses to leave the club.", "leave", "The striker refuses to leave the club"),
    ("Drivers were told to wait at the border.", "wait", "Drivers were told to wait at the border"),
    ("The surgeon had flown to Oslo to see her son.", "fly", "The surgeon had flown to Oslo"),
])  # fmt: skip
def test_an_aim_is_told_with_the_verb_that_says_it_is_one(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The company failed to deliver the engines.", "deliver", "The company did not deliver the engines"),
    ("The thief managed to sell the painting.", "sell", "The thief sold the painting"),
])  # fmt: skip
def test_what_was_managed_or_missed_needs_no_such_verb(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Q: How many sailors have drowned? A: Nine.", "drown", "Question: how many sailors have drowned?"),
    ("Whether the bridge will hold is doubtful.", "hold", "Whether the bridge will hold is doubtful"),
    ("A diver asked if anyone had found the anchor.", "find", "A diver asked if anyone had found the anchor"),
    ("The court is expected to decide whether the bus strike should be stopped.", "strike",
     "The court is expected to decide whether the bus strike should be stopped"),
    ("There is no agreement on how much oil escaped.", "escape", "There is no agreement on how much oil escaped"),
])  # fmt: skip
def test_what_is_asked_is_told_as_a_question(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The governor declared a state of siege in the valley.", "siege",
     "The governor declared a state of siege in the valley"),
    ("The smuggler was arrested without a fight.", "fight", "The smuggler was arrested without a fight"),
    ("The lane was closed at the request of the bishop.", "request",
     "The lane was closed at the request of the bishop"),
])  # fmt: skip
def test_a_bare_event_noun_is_told_with_its_clause(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


def test_what_is_only_told_of_an_event_is_not_its_label() -> None:
    assert labels("The engineers looked for the cause of the fire.")["fire"] == "Fire"


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Ann Lee was among those who signed the petition.", "sign", "Ann Lee was among those who signed the petition"),
    ("The toll was cut by the mayor on Monday, which pleased the drivers.", "please",
     "The toll was cut by the mayor, which pleased the drivers"),
    ("The inspectors could not test what was not delivered.", "deliver",
     "The inspectors could not test what was not delivered"),
    ("Much of the anger is about the siren that residents say never sounded.", "sound",
     "Residents say the siren never sounded"),
    ("What turned a fire into a disaster was a locked door.", "be",
     "What turned a fire into a disaster was a locked door"),
    ("Applause in the stands, says a steward.", "say", "A steward says: applause in the stands"),
    ("They reached the square where the market stood.", "stand", "The market stood"),
])  # fmt: skip
def test_a_clause_that_says_nothing_alone_is_told_with_what_is_around_it(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


def test_the_place_before_where_is_told() -> None:
    text = "The fans met in the square, where a band was playing a march."
    assert labels(text)["play"] == "A band was playing a march in the square"


def test_a_name_without_article_keeps_its_capital_and_takes_none() -> None:
    text = ("Cordwell recalls a syrup. The firm Cordwell bottles it in Graz, and doctors trust Cordwell. "
            "It was not a party to the contract.")
    assert not any(label.startswith("The cordwell") for label in labels(text).values())


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The clerk said if the tide rises the gates will close.", "say",
     "The clerk said: the gates will close if the tide rises"),
    ("The clerk asked if the gates would close.", "ask", "The clerk asked if the gates would close"),
    ("The bell was only handed back on Monday.", "hand_back", "The bell was handed back"),
    ("The tunnel had only been open for ten days.", "be_open", "The tunnel had only been open for ten days"),
    ('The coach warned: "Do not sign any contract."', "sign", "Do not sign any contract"),
    ("The bishop came, inspected the roof, and left.", "come", "The bishop came"),
])  # fmt: skip
def test_a_label_says_neither_twice_nor_to_whom_nor_what_is_said_beside(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


def test_nobody_lets_anything_by_let_alone() -> None:
    assert "let" not in labels("Nobody in the guild had seen the plan, let alone approved it.")


def test_a_label_keeps_no_clause_that_an_aside_cuts_short() -> None:
    text = ("On Friday the police announced a curfew from 9 pm; it was withdrawn at 8 am on Saturday after the Guild "
            "of Ports (GOP) had called it unlawful.")
    assert labels(text)["withdraw"] == "The curfew was withdrawn"
