"""Denials of what the sentence before tells."""

import pytest
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.graph.model import Claim, Reading


def echoed(text: str) -> tuple[Reading, list[Claim]]:
    """The reading of a text, and its claims that speak of another one again."""
    reading = read(next(parse([text])))
    return reading, [claim for claim in reading.claims if claim.again is not None]


@pytest.mark.parametrize(("text", "denied", "denier"), [
    ("The broker lent millions to the club. The bank denied it a day later.", "lent", "bank"),
    ("The mill leaked acid in May. The union called that a lie.", "leaked", "union"),
    ("The mill leaked acid in May. The owner said this was untrue.", "leaked", "owner"),
    ("The minister said that the bridge had collapsed. The army denied this.", "collapsed", "army"),
    ("The mayor claimed that the mill had leaked acid. The firm denied the claim.", "leaked", "firm"),
    ("Residents said the guards fired at them. The company dismissed the allegation as nonsense.", "fired", "company"),
    ("The senator was charged with taking bribes. She denied all of them.", "taking", "senator"),
    ("The pilot is accused of stealing three cars. He denied any wrongdoing.", "stealing", "pilot"),
    ("The firm is accused of dumping waste, which it denies.", "dumping", "firm"),
    ("Rowers allege that the coach hit them. “We told the club. Nobody came,” said Ann Reed. The coach denied it.",
     "hit", "coach"),
    ("“The rebels burned the church,” the bishop said. Their leader denied it.", "burned", "leader"),
])
def test_a_denial_of_what_was_told_denies_that_event(text: str, denied: str, denier: str) -> None:
    reading, (claim,) = echoed(text)
    before = reading.claims[claim.again or 0]
    assert text[before.trigger.start : before.trigger.end] == denied
    assert (claim.polarity, claim.by_denial, before.polarity) == ("negative", True, "positive")
    assert [reading.entities[reading.mentions[voice.mention].entity].label for voice in claim.voices] == [denier]
    assert (claim.lemma, claim.participants, claim.type) == (before.lemma, before.participants, before.type)


@pytest.mark.parametrize(("text", "denied"), [
    ("The painter is charged with forging two works; he denies everything.", "forging"),
    ("Inspectors suggested that the drill could have waited; the doctors denied it.", "waited"),
    ("The guard says he locked the gate, but the porter denies it.", "locked"),
])
def test_what_the_half_before_tells_is_denied_by_the_half_behind(text: str, denied: str) -> None:
    reading, (claim,) = echoed(text)
    before = reading.claims[claim.again or 0]
    assert text[before.trigger.start : before.trigger.end] == denied
    assert (claim.polarity, claim.by_denial) == ("negative", True)


def test_who_denies_it_again_denies_what_he_denied_and_not_the_clause_beside_it() -> None:
    _, (claim,) = echoed("When the deal was signed, the boxer denied that he would leave. He denied it again.")
    assert (claim.lemma, claim.polarity) == ("leave", "negative")


@pytest.mark.parametrize("text", [
    "The manager said there had been no leak of gas. The union said that was a lie.",
    "The minister denied that troops had fired. Witnesses called that a lie.",
    "The owner said the tank had not leaked. The nurses said that was untrue.",
])
def test_who_calls_a_denial_a_lie_says_that_it_happened(text: str) -> None:
    _, (claim,) = echoed(text)
    assert (claim.polarity, claim.by_denial, len(claim.voices)) == ("positive", False, 1)
    assert " not " not in claim.label and not claim.label.startswith("No ")


def test_dismissed_allegations_are_no_requests_that_were_not_answered() -> None:
    _, claims = echoed("The coach did not answer requests for comment. His agent dismissed the allegations.")
    assert claims == []


def test_a_report_that_the_text_itself_calls_untrue_is_denied_by_the_text() -> None:
    _, (claim,) = echoed("The bank knows of reports that a curator will be named. These reports are untrue.")
    assert (claim.lemma, claim.polarity, claim.voices) == ("name", "negative", ())


def test_the_label_of_a_denial_says_what_did_not_happen() -> None:
    _, (claim,) = echoed("The broker lent millions to the club. The bank denied it a day later.")
    assert claim.label == "The broker did not lend millions to the club"


def test_the_act_of_denying_says_what_it_denies() -> None:
    reading, _ = echoed("The broker lent millions to the club. The bank denied it a day later.")
    deny = next(claim for claim in reading.claims if claim.lemma == "deny")
    assert (deny.speech, deny.label) == (True, "The bank denied: the broker lent millions to the club")


@pytest.mark.parametrize("text", [
    "The mill leaked acid. The firm did not deny it.",
    "The broker lent millions. The bank denied its clerks a raise.",
    "It rained for a week. It was wrong to leave.",
    "The club sold its captain. The fans called it a good deal.",
    "The club sold its captain. That was wrong.",
    "The guards, which the mayor had blamed and which denied it, left the town.",
    "The jury heard two men. The court rejected the appeal.",
])
def test_nothing_is_denied_where_nobody_says_so(text: str) -> None:
    assert echoed(text)[1] == []


def test_who_denies_does_not_tell_it() -> None:
    reading, _ = echoed("The broker lent millions to the club. The bank denied it a day later.")
    lent = next(claim for claim in reading.claims if claim.again is None and claim.lemma == "lend")
    assert lent.voices == ()


def test_what_rumour_has_is_what_is_denied() -> None:
    text = "Rumour has it that the minister fled to Oslo. His office denies it."
    (parsed,) = parse([text])
    reading = read(parsed)
    (again,) = [claim for claim in reading.claims if claim.again is not None]
    assert (again.lemma, again.polarity, again.by_denial) == ("flee", "negative", True)
