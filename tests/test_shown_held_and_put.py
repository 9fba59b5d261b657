"""What a paper shows, a court holds, a lawyer puts to a witness, and what a series before "said" tells."""

from __future__ import annotations

from dateline.builders.language import parse
from dateline.builders.reading import read


def speakers(text: str) -> dict[str, list[str]]:
    """For each claim's lemma the words for those who tell it."""
    (parsed,) = parse([text])
    reading = read(parsed)
    return {claim.lemma: [reading.mentions[v.mention].text for v in claim.voices] for claim in reading.claims}


def test_what_a_paper_shows_is_the_articles_own() -> None:
    assert speakers("An internal memo showed that the bank had lost the keys.")["lose"] == []


def test_what_a_court_holds_is_the_courts() -> None:
    assert speakers("The high court has held that the merger was lawful.")["be_lawful"] == ["The high court"]


def test_what_is_put_to_a_witness_is_the_lawyers() -> None:
    told = speakers("His lawyer put it to the witness that the owner had forged the will.")
    assert told["forge"] == ["His lawyer"]


def test_a_series_before_a_verb_of_speech_is_told_as_a_whole() -> None:
    told = speakers(
        "The firm had used wet sand; the ministry had ignored a letter; and the gates opened late, the panel said.")
    assert told["ignore"] == told["open"] == ["the panel"]
