"""Labels keep what a sentence means: conditions, open questions, what is only wanted, who is not named."""

from __future__ import annotations

import pytest
from dateline.builders import language, reading
from dateline.builders.label_wording import says_all
from dateline.builders.verb_forms import participle


def labels(text: str) -> dict[str, str]:
    """The labels of a text by the lemmas of their claims."""
    return {claim.lemma: claim.label for claim in reading.read(next(language.parse([text]))).claims}


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("If a donor can be found, a bridge will be built.", "find", "A donor might be found"),
    ("If neither team scores twenty points a second match will be held.", "score",
     "Neither team might score twenty points"),
    ("The ferry has been held until the firm pays 4 million dollars.", "pay", "The firm is to pay 4 million dollars"),
    ("The court is to decide whether the mine may reopen.", "reopen",
     "The court is to decide whether the mine may reopen"),
])  # fmt: skip
def test_what_is_supposed_or_asked_is_not_told_as_done(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("The league calls for the dismissal of those who forged the tickets.", "dismissal",
     "The league calls for the dismissal of those who forged the tickets"),
    ("The nurses asked for protection on Monday.", "protection", "The nurses asked for protection"),
    ("The airline has promised an inquiry into the delay.", "inquiry",
     "The airline has promised an inquiry into the delay"),
])  # fmt: skip
def test_an_event_that_is_only_wanted_is_told_with_who_wants_it(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("They turned the heating off, a tenant said.", "turn_off", "The heating was turned off"),
    ("They sent the goalkeeper a letter.", "send", "The goalkeeper was sent a letter"),
    ("The police seek those who forged the ballots.", "forge", "The ballots were forged"),
])  # fmt: skip
def test_what_nobody_named_did_is_told_by_what_it_was_done_to(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


def test_those_who_do_a_thing_at_any_time_stay_its_doers() -> None:
    assert labels("Those who own a dog may apply.")["own"] == "People own a dog"


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Hours later between six and ten trucks blocked the road.", "block",
     "Between six and ten trucks blocked the road"),
    ("The rangers count maybe 40 wolves.", "count", "The rangers count maybe 40 wolves"),
    ("The chapel was among the huts burned.", "be", "The chapel was among the huts burned"),
    ("A steward who lent me the skipper's map went ashore.", "lend", "A steward lent the author the skipper's map"),
    ("The clubs made themselves heard.", "hear", "The clubs were heard"),
    ("The editor received the draft of a six-month inquiry.", "receive", "The editor received the draft of an inquiry"),
    ("More than 12 villages suffered, one burned.", "suffer", "More than 12 villages suffered"),
])  # fmt: skip
def test_words_that_the_meaning_needs_stay_in(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


@pytest.mark.parametrize(("text", "lemma", "label"), [
    ("Fog had made it impossible to dock, the pilots' notice said.", "dock", "Fog had made it impossible to dock"),
    ("The novel is on sale in Ghana.", "sale", "The novel is on sale in Ghana"),
    ("The chairman has not sold the club and does not intend to.", "intend",
     "The chairman does not intend to sell the club"),
    ("Rents for June were raised on 3 July.", "raise", "Rents for June were raised"),
    ("The pianos will have to be carried out one at a time.", "carry_out",
     "The pianos will have to be carried out one at a time"),
    ("An uncle had told my brother the same.", "tell", "An uncle had told the author’s brother the same"),
])  # fmt: skip
def test_a_label_is_a_whole_clause(text: str, lemma: str, label: str) -> None:
    assert labels(text)[lemma] == label


def test_nobody_is_told_to_be_himself() -> None:
    assert labels("Ann Berg is a surgeon. She was the only surgeon who stayed.")["be"].startswith(("She", "Ann Berg"))
    assert says_all("Ann Berg left") and not says_all("Somebody left") and not says_all("Curfew")


@pytest.mark.parametrize(("lemma", "form"), [("take", "taken"), ("send", "sent"), ("carry", "carried")])
def test_participles_are_formed(lemma: str, form: str) -> None:
    assert participle(lemma) == form
