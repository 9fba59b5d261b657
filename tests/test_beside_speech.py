"""What stands beside a verb of speech: what it tells, what only came of it, what the speaker did besides."""

import pytest
from parsed import claim_of, reading_of, speakers

TICKER = """Fire in the port

14:05 – Fire brigade: three warehouses are burning.

14:20 – Mayor: nobody was hurt.

14:40 – The hall: doors closed at noon.
"""


@pytest.mark.parametrize(("sentence", "trigger", "told"), [
    ("The club said that it was “working hard” and denied that the player had been sold.", "working", ["club"]),
    ("The club said that it was “working hard” and denied that the player had been sold.", "sold", ["club"]),
    ("A baker said that the guild had written to her but gave no reasons.", "written", ["baker"]),
    ("A baker said that the guild had written to her but gave no reasons.", "gave", []),
    ("The nurse spoke so loudly that the dogs barked.", "barked", []),
    ("Asked about the smoke, Omar Vaz said the alarm had failed.", "failed", ["Omar Vaz"]),
    ("Asked whether he had met the banker, Omar Vaz said no.", "met", []),
    ("Speaking in Oslo, Omar Vaz said.", "Speaking", []),
    ("“She answered every letter,” thief tells hushed court.", "tells", []),
    ("“She answered every letter,” thief tells hushed court.", "answered", ["thief"]),
    ("The mill owned the pipe (it had told the tax office so).", "owned", []),
    ("A spokesman was blunt: “We burned it.”", "burned", ["spokesman"]),
    ("A source close to the judge shrugged: “They burned it.”", "burned", ["source close to the judge"]),
    ("The square cheered as Mary Holt answered them: “They burned it.”", "burned", ["Mary Holt"]),
    ("“No leak, no smoke, no explosion,” the logbook says.", "explosion", ["logbook"]),
    ("The plan collapsed, as the mayor put it, in a week.", "collapsed", ["mayor"]),
    ("The mayor put it on the table. The plan collapsed.", "collapsed", []),
])
def test_a_speaker_tells_what_he_says_and_no_more(sentence: str, trigger: str, told: list[str]) -> None:
    assert speakers(sentence, trigger) == told


def test_who_gives_no_details_is_who_spoke() -> None:
    reading = reading_of("A baker said that the guild had written to her but gave no reasons.")
    claim = claim_of(reading, "give")[1]
    assert [reading.mentions[p.mention].lemma for p in claim.participants if p.role == "agent"] == ["baker"]


@pytest.mark.parametrize(("trigger", "told"), [
    ("burning", ["Fire brigade"]),
    ("hurt", ["Mayor"]),
    ("closed", []),
])
def test_a_tickers_line_is_told_by_whom_it_begins_with(trigger: str, told: list[str]) -> None:
    assert speakers(TICKER, trigger) == told


@pytest.mark.parametrize(("sentence", "lemma", "read"), [
    ("The port will stay closed until the unions agree.", "agree", ("planned", "future")),
    ("The crew will sail when the sails have been mended.", "mend", ("planned", "future")),
    ("The port will stay closed because the cranes are broken.", "break", ("certain", "present")),
    ("Savers get a million crowns only if the mill reopens.", "get", ("possible", "present")),
    ("Pupils ride to the lake, and only if the driver arrives.", "arrive", ("possible", "present")),
    ("Savers get a million crowns if the mill reopens.", "get", ("certain", "present")),
])
def test_what_is_still_to_come_is_no_fact_of_today(sentence: str, lemma: str, read: tuple[str, str]) -> None:
    claim = claim_of(reading_of(sentence), lemma)[1]
    assert (claim.certainty, claim.tense) == read


@pytest.mark.parametrize(("sentence", "lemma", "read"), [
    ("They want a longer break, and gloves to be bought in spring.", "buy", ("positive", "planned")),
    ("No-one was hurt.", "hurt", ("negative", "certain")),
])
def test_a_demand_and_nobody_are_read_whatever_their_form(sentence: str, lemma: str, read: tuple[str, str]) -> None:
    claim = claim_of(reading_of(sentence), lemma)[1]
    assert (claim.polarity, claim.certainty) == read


def test_nothing_but_something_is_not_nothing() -> None:
    assert claim_of(reading_of("The storm left nothing but mud."), "leave")[1].polarity == "positive"
