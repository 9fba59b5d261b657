"""What calls a report false, in many forms, denies what it tells; what only sounds so does not."""

import pytest
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.graph.model import Claim


def claim_of(text: str, trigger: str) -> Claim:
    """The claim that a text tells by that word."""
    return next(c for c in read(next(parse([text]))).claims if text[c.trigger.start : c.trigger.end] == trigger)


@pytest.mark.parametrize(("text", "trigger"), [
    ("Reports that the orchestra is on tour are false.", "is"),
    ("Claims on television that the bridge collapsed are false.", "collapsed"),
    ("Rumours that the mayor has fled are without foundation.", "fled"),
    ("There was no truth, the club added, in rumours that the striker was being sold.", "sold"),
    ("The ministry rejects reports according to which two ships were sunk.", "sunk"),
    ("Information according to which she was abroad is a lie.", "was"),
    ("It is a lie that we poisoned the river.", "poisoned"),
    ("Rumours of a flood in the north were untrue.", "flood"),
    ("The senator called absurd the suggestion that she had bribed a judge.", "bribed"),
    ("The senator resigned. An earlier version of this article wrongly said that the actor had died.", "died"),
    ("The lab closed.\n\nA previous version of the article said that the actor had died in Rome.", "died"),
    ("A clerk falsely told police that the vault had been opened.", "opened"),
    ("The coach was demoted in May, not, as many fans had it, sacked.", "sacked"),
])
def test_what_is_called_false_is_denied(text: str, trigger: str) -> None:
    claim = claim_of(text, trigger)
    assert (claim.polarity, claim.by_denial, claim.certainty) == ("negative", True, "certain")


@pytest.mark.parametrize(("text", "trigger"), [
    ("The story that the mayor has fled is on every front page.", "fled"),
    ("The chemist called absurd the decision to close the plant.", "close"),
    ("The coach was sacked, as some papers had reported.", "sacked"),
    ("It is not true that the firm has not paid its drivers.", "paid"),
    ("An earlier strike said much about the works.", "strike"),
])
def test_what_is_not_called_false_is_not_denied(text: str, trigger: str) -> None:
    assert claim_of(text, trigger).polarity == "positive"


def test_what_an_earlier_version_said_is_denied_by_the_text_itself() -> None:
    claim = claim_of("The lab closed. A previous version of the story wrongly said that the actor had died.", "died")
    assert claim.voices == ()


def test_what_is_untruly_said_not_to_have_happened_is_told_to_have_happened() -> None:
    claim = claim_of("It is not true that the firm has not paid its drivers.", "paid")
    assert (claim.certainty, claim.label) == ("certain", "The firm has paid its drivers")
