"""What somebody is charged with or suspected of: of the past, by nobody's voice, and denied where he pleads so."""

import pytest
from parsed import claim_of, reading_of, speakers


@pytest.mark.parametrize(("sentence", "lemma", "read"), [
    ("Jan Keller is accused of burning the archive.", "burn", ("positive", "possible", "past")),
    ("She is charged with the murder of two guards.", "murder", ("positive", "possible", "past")),
    ("The coach is suspected of having made the boxer lose.", "lose", ("positive", "possible", "past")),
    ("He was accused of robbing a bank although he knew the guard.", "know", ("positive", "possible", "past")),
    ("He was jailed although he knew the guard.", "know", ("positive", "certain", "past")),
    ("Keller pleaded not guilty to bribing a judge.", "bribe", ("negative", "certain", "past")),
    ("Keller pleaded guilty to bribing a judge.", "bribe", ("positive", "certain", "past")),
    ("The driver allegedly stole a van, sold it and fled.", "sell", ("positive", "possible", "past")),
    ("The driver allegedly stole a van, sold it and fled.", "flee", ("positive", "possible", "past")),
    ("The driver allegedly stole a van, and his wife sold it.", "sell", ("positive", "certain", "past")),
])
def test_a_charge_tells_of_the_past_and_proves_nothing(sentence: str, lemma: str, read: tuple[str, str, str]) -> None:
    claim = claim_of(reading_of(sentence), lemma)[1]
    assert (claim.polarity, claim.certainty, claim.tense) == read


@pytest.mark.parametrize(("sentence", "lemma", "label"), [
    ("Jan Keller is accused of burning the archive.", "burn", "Jan Keller allegedly burned the archive"),
    ("Jan Keller pleaded not guilty to bribing a judge.", "plead_guilty",
     "Jan Keller pleaded not guilty to bribing a judge"),
])
def test_labels_of_charges_say_no_more_than_the_charge(sentence: str, lemma: str, label: str) -> None:
    assert claim_of(reading_of(sentence), lemma)[1].label == label


def test_a_plea_is_told_by_who_pleads_and_denies() -> None:
    claim = claim_of(reading_of("Jan Keller pleaded not guilty to bribing a judge."), "bribe")[1]
    assert claim.by_denial
    assert speakers("Jan Keller pleaded not guilty to bribing a judge.", "bribing") == ["Jan Keller"]
