"""What is only wished for, spoken of, hung on others, bidden or heard, and what came of such words all the same."""

import pytest
from parsed import claim_of, reading_of, speakers


@pytest.mark.parametrize(("sentence", "read"), [
    ("She dreamed of selling the boat.", ("positive", "possible")),
    ("The crew talked of selling the boat.", ("positive", "possible")),
    ("Critics argued for selling the boat.", ("positive", "possible")),
    ("The crew was against selling the boat.", ("positive", "possible")),
    ("The crew was close to selling the boat.", ("positive", "possible")),
    ("The crew stopped short of selling the boat.", ("negative", "certain")),
    ("The crew resisted selling the boat.", ("negative", "certain")),
    ("The crew was tipped to sell the boat.", ("positive", "possible")),
    ("The crew was hesitant to sell the boat.", ("positive", "possible")),
    ("The crew was poised to sell the boat.", ("positive", "planned")),
    ("The crew was tasked to sell the boat.", ("positive", "planned")),
    ("The crew managed to sell the boat.", ("positive", "certain")),
    ("The crew enjoyed selling the boat.", ("positive", "certain")),
    ("The owner wrote: “Sell the boat.”", ("positive", "possible")),
    ("The owner told the crew: ‘Sell the boat.’", ("positive", "possible")),
    ("The court heard that they sold the boat.", ("positive", "possible")),
])
def test_what_is_wished_for_is_no_fact(sentence: str, read: tuple[str, str]) -> None:
    claim = claim_of(reading_of(sentence), "sell")[1]
    assert (claim.polarity, claim.certainty) == read


def test_what_stands_close_to_a_place_or_an_event_did_happen() -> None:
    reading = reading_of("A town close to the explosion lost its windows.")
    assert claim_of(reading, "explosion")[1].certainty == "certain"


def test_who_hears_something_does_not_say_it() -> None:
    assert speakers("The jury heard that the pilot had slept.", "slept") == []


def test_an_order_is_told_by_who_writes_it_and_is_nobodys_deed() -> None:
    text = "Omar Vaz wrote: “Stop the pumps.”"
    assert speakers(text, "Stop") == ["Omar Vaz"]
    assert claim_of(reading_of(text), "stop")[1].label == "Stop the pumps"
