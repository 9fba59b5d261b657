"""Which claim the text tells to come before which."""

from __future__ import annotations

import datetime

import pytest
from parsed import basis, claim_of, date_of, dated, reading_of

FRIDAY = "2019-05-17"


@pytest.mark.parametrize(
    ("before", "after", "line", "word"),
    [
        ("sink", "arrest", "Police arrested the captain after the ferry sank.", "after"),
        ("warn", "sink", "Engineers warned the owner before the ferry sank.", "before"),
        ("evacuate", "collapse", "Firemen evacuated the hall before the roof collapsed.", "before"),
        ("burn", "rebuild", "The abbey burned and was later rebuilt.", "later"),
        ("explosion", "cause", "An explosion caused a fire in the tunnel.", "cause"),
        ("explosion", "fire", "An explosion caused a fire in the tunnel.", "cause"),
        ("verdict", "riot", "Riots followed the verdict.", "follow"),
    ],
)
def test_words_put_one_event_before_another(before: str, after: str, line: str, word: str) -> None:
    assert basis(reading_of("Town in shock", line), before, after) == word


def test_what_is_told_in_the_past_comes_before_its_telling() -> None:
    reading = reading_of("News from Graz", "The police said that three men robbed a bank.")
    assert basis(reading, "rob", "say") == "told of"


def test_what_is_announced_comes_after_its_announcement() -> None:
    reading = reading_of("New stadium", "The club said it would build a stadium in Leeds.")
    assert basis(reading, "build", "say") is None
    assert basis(reading, "say", "build") == "told ahead"


def test_what_is_looked_back_on_comes_before_the_news() -> None:
    reading = reading_of("News from Rouen", "A court in Rouen fined the firm that polluted the river.")
    assert basis(reading, "pollute", "fine") == "looked back on"


def test_what_speakers_recall_comes_before_the_news_of_the_paragraph() -> None:
    lines = ("News from Silesia", "The ministry closed the mine.", "A miner said that two men fell into a shaft.")
    assert basis(reading_of(*lines), "fall", "close") == "told by others"


def test_what_speakers_recall_is_not_put_before_deeds_told_far_away() -> None:
    between = ("The pit lies near the border.", "It is two miles deep.", "The valley is poor.")
    lines = ("News from Silesia", "The ministry closed the mine.", *between, "A miner said that two men left the town.")
    assert basis(reading_of(*lines), "leave", "close") is None


def test_a_past_perfect_stands_before_the_news_it_is_told_with_and_not_before_what_follows() -> None:
    lines = (
        "Storm over Cork",
        "Divers found the boat.",
        "The crew had sent a signal.",
        "Nurses opened a ward in Cork.",
    )
    reading = reading_of(*lines)
    assert basis(reading, "send", "find") == "past perfect"
    assert basis(reading, "send", "open") is None


def test_what_somebody_does_where_he_has_gone_is_not_looked_back_on() -> None:
    reading = reading_of("News from Oslo", "The king visited the town, where he met the mayor.")
    assert basis(reading, "meet", "visit") is None


def test_what_did_not_happen_comes_before_nothing() -> None:
    lines = ("Fire in Turin", "A baker said that nobody died.", "The mayor thanked the crew.")
    assert basis(reading_of(*lines), "die", "thank") is None


def test_a_sentence_that_names_its_year_is_no_news() -> None:
    lines = ("Bridge closed", "A man who crossed the bridge was hurt.", "In 1987 a storm destroyed the bridge.")
    assert basis(reading_of(*lines), "cross", "destroy") is None


def test_no_chain_of_orders_leads_back_to_its_start() -> None:
    reading = reading_of(
        "Two dead in flood",
        "A dam broke after heavy rain flooded the valley, the mayor said.",
        "Before the dam broke, the firm that had built it warned the town. The mayor said the firm warned nobody.",
        "Soldiers, who arrived after the flood, said they had found two bodies before the mayor spoke.",
    )
    assert reading.orders
    following = {(order.before, order.after) for order in reading.orders}
    reached = set(following)
    for _ in reading.claims:
        reached |= {(a, d) for a, b in reached for c, d in following if b == c}
    assert all(a != b for a, b in reached)


def test_an_order_that_a_chain_tells_is_not_told_again() -> None:
    reading = reading_of(
        "Ferry sinks",
        "The police said the captain fled before the ferry sank.",
        "The owner said that the ferry hit a rock. A court arrested the owner.",
    )
    pairs = [(order.before, order.after) for order in reading.orders]
    assert len(pairs) == len(set(pairs))


def test_what_follows_on_the_day_of_publication_happened_on_that_day() -> None:
    line = "A gunman wounded five people this morning before he was caught."
    when = date_of(FRIDAY, "catch", "Gunman held in Oslo", line)
    assert (when.edtf, when.basis) == ("2019-05-17~", "bounded")
    assert when.earliest == when.latest == datetime.date(2019, 5, 17)


def test_an_order_word_bounds_what_has_no_date() -> None:
    when = date_of(FRIDAY, "flee", "Minister resigns", "The minister fled before he resigned on Monday.")
    assert when.latest is not None
    assert when.latest <= datetime.date(2019, 5, 17)
    later = date_of(FRIDAY, "flee", "Minister resigns", "The minister resigned on Monday before he fled.")
    assert later.earliest == datetime.date(2019, 5, 13)
    assert "not before 2019-05-13" in later.reason


def test_a_headline_that_bears_a_year_is_dated_by_its_story() -> None:
    lines = ("Volvo unveils electric lorry at Motor Conference 2019", "Volvo showed an electric lorry on Thursday.")
    assert date_of(FRIDAY, "unveil", *lines).earliest == datetime.date(2019, 5, 16)


def test_a_paragraph_that_goes_back_in_time_is_not_dated_by_the_story() -> None:
    lines = (
        "Airline cleared",
        "A court cleared the airline on Monday.",
        "The aircraft crashed in June 2009. Divers recovered the wreck.",
    )
    when = date_of(FRIDAY, "recover", *lines)
    assert when.edtf is None
    assert when.latest == datetime.date(2019, 5, 12)


def test_what_was_done_earlier_is_not_put_on_the_day_of_the_story() -> None:
    lines = ("Riots in the north", "A boy was shot on Monday.", "The president earlier met the police and sent troops.")
    reading, found = dated(FRIDAY, *lines)
    assert found.claims[claim_of(reading, "send")[0]].edtf is None
    assert found.claims[claim_of(reading, "meet")[0]].edtf is None


def test_a_clause_of_where_goes_on_with_the_story() -> None:
    lines = ("Maker shows car", "The maker held a fair on Monday, where it presented an electric car.")
    when = date_of(FRIDAY, "present", *lines)
    assert when.earliest == datetime.date(2019, 5, 13)


def test_a_fresh_result_stands_about_the_day_of_the_article() -> None:
    lines = ("Fire in Split", "A fire destroyed forty houses on Monday.", "The town has opened a shelter.")
    when = date_of(FRIDAY, "open", *lines)
    assert (when.edtf, when.earliest) == ("2019-05-17~", None)


def test_earlier_in_the_day_is_that_day() -> None:
    lines = ("Palace stormed", "A crowd stormed the palace on Monday. Earlier in the day the king left the city.")
    assert date_of(FRIDAY, "leave", *lines).earliest == datetime.date(2019, 5, 13)


def test_before_dawn_is_the_day_that_dawns() -> None:
    line = "The minister landed in Tunis before dawn on Monday."
    assert date_of(FRIDAY, "land", "Minister gone", line).edtf == "2019-05-13"
