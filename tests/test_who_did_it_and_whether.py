"""Who did it to whom and whether it happened, where the grammar is more than a subject, a verb and an object."""

from __future__ import annotations

import functools

import pytest
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.graph.model import Claim, Reading, Role


@functools.cache
def told(text: str) -> Reading:
    """All that the text tells."""
    (parsed,) = parse([text])
    return read(parsed)


def claim(text: str, lemma: str) -> Claim:
    """The first claim of that lemma."""
    return next(one for one in told(text).claims if one.lemma == lemma)


def in_role(text: str, lemma: str, role: Role) -> list[str]:
    """The words of who or what is in that role."""
    reading = told(text)
    return [reading.mentions[p.mention].text for p in claim(text, lemma).participants if p.role == role]


@pytest.mark.parametrize("text", [
    "The strike, explained",
    "Flood in the valley - as it happened",
    "The mayor saw it, or maybe they did.",
    "That is like counting sheep, the coach said.",
    "It is with great pride that the museum opens the hall.",
    "Guests have the library at their disposal.",
])
def test_words_for_other_words_and_for_the_page_itself_tell_no_event(text: str) -> None:
    lemmas = {one.lemma for one in told(text).claims}
    assert lemmas.isdisjoint({"explain", "happen", "do", "be", "disposal"})


@pytest.mark.parametrize(("text", "lemma", "role", "who"), [
    ("The letter was read by the Lisbon Chronicle.", "read", "agent", ["the Lisbon Chronicle"]),
    ("The pact was signed by the farmers' congress.", "sign", "agent", ["the farmers' congress"]),
    ("A hiker was seen slumped by a pool.", "slump", "place", ["a pool"]),
    ("The gun was fired at noon by the clock on the tower.", "fire", "agent", []),
    ("The recipe he was alluding to is old.", "allude", "patient", ["The recipe"]),
])
def test_prepositions_tell_who_does_it_where_it_lies_how_it_is_measured_and_what_it_is_about(
    text: str, lemma: str, role: Role, who: list[str]
) -> None:
    assert in_role(text, lemma, role) == who


@pytest.mark.parametrize(("text", "lemma", "polarity", "certainty"), [
    ("She is accused of planning the raid in which the shop was emptied.", "empty", "positive", "certain"),
    ("She is accused of planning the raid in which the shop was emptied.", "plan", "positive", "possible"),
    ("The museum rejects reports according to which its files were shredded.", "shred", "negative", "certain"),
    ("There is no evidence tying the driver to the fire.", "tie", "positive", "possible"),
    ("The order was neither lawful nor wise.", "be_lawful", "negative", "certain"),
    ("Vera climbed the tower to close the hatch.", "close", "positive", "planned"),
    ("The college has retained a surveyor to inspect the roof.", "inspect", "positive", "planned"),
    ("The price remains to be settled.", "settle", "positive", "planned"),
    ("The farm was the first to be flooded.", "flood", "positive", "certain"),
    ("None of the nurses they talked to took a photo.", "take", "negative", "certain"),
    ("The shares rose to close at ten dollars.", "close", "positive", "certain"),
])
def test_what_stands_over_a_clause_says_whether_it_happened(
    text: str, lemma: str, polarity: str, certainty: str
) -> None:
    assert (claim(text, lemma).polarity, claim(text, lemma).certainty) == (polarity, certainty)


@pytest.mark.parametrize(("text", "lemma", "role", "who"), [
    ("The keeper was led away by guards and interrogated till dawn.", "interrogate", "patient", ["The keeper"]),
    ("A porter was searched and let go.", "let_go", "patient", ["A porter"]),
    ("18 May — Licence revoked.", "revoke", "patient", ["Licence"]),
    ("3 June — Halwick evacuated overnight.", "evacuate", "patient", ["Halwick"]),
    ("The owner has ordered a survey, expected to be ready in May.", "expect", "agent", []),
    ("The band named its drummer, Tom Hale, as leader.", "name", "patient", ["its drummer"]),
    ("He stopped short of asking for a recount.", "ask", "agent", ["He"]),
    ("None of the nurses they talked to took a photo.", "take", "agent", ["None of the nurses"]),
    ("Nora was the last of the nine jurors to be released.", "release", "patient", ["Nora"]),
    ("A clerk read me the patients' names.", "read", "recipient", ["me"]),
    ("The vote had stalled, and the rebuilding of the chapel, for which the bishop had bought timber, was dropped.",
     "drop", "patient", ["the rebuilding of the chapel"]),
    ("The club has a man to thank.", "thank", "patient", ["a man"]),
    ("The coach began a meeting with the captains, which lasted all day.", "last", "patient", ["a meeting"]),
    ("The rule kept them from fishing in the lake.", "fish", "agent", ["them"]),
    ("She asked for leave to sell the barn.", "sell", "agent", ["She"]),
    ("Yesterday the father-of-two walked into the ministry.", "walk", "agent", ["the father"]),
])
def test_participles_and_gerunds_are_said_of_whom_they_are_about(
    text: str, lemma: str, role: Role, who: list[str]
) -> None:
    assert in_role(text, lemma, role) == who


def test_what_was_done_not_as_some_say_is_denied() -> None:
    text = "He was moved to Hull in June, not, as one rumour had it, demoted."
    assert (claim(text, "move").polarity, claim(text, "demote").polarity) == ("positive", "negative")


@pytest.mark.parametrize("text", [
    "The hall was dark, save for a lamp.",
    "The sale of fireworks was stopped on May 3.",
    "Allow only essential cookies",
    "Free to reprint with attribution.",
    "“You win,” Mr Hale told the clerk, to laughter.",
])
def test_prepositions_made_of_verbs_ended_habits_licences_and_nouns_are_no_events(text: str) -> None:
    assert {one.lemma for one in told(text).claims}.isdisjoint({"save", "sale", "allow", "reprint", "laughter"})
