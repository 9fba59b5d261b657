"""Which time expression dates which claim: clauses, their parts, measured gaps, papers, what is only dealt with."""

from __future__ import annotations

import datetime

import pytest
from dateline.graph.model import When
from parsed import claim_of, date_of, dated, reading_of

WEDNESDAY = "2021-06-16"


def told(lemma: str, line: str) -> When:
    """The date of a claim in an article of that Wednesday."""
    return date_of(WEDNESDAY, lemma, "Council meets", line)


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("inquiry", "The regulator opened an inquiry in January.", "2021-01"),
        ("decision", "The judges made a decision on Monday.", "2021-06-14"),
        ("visit", "The queen paid a visit to Malta on Tuesday.", "2021-06-15"),
        ("talk", "The two sides held talks in Geneva in May.", "2021-05"),
        ("close", "The mine closed in March, and in April the ministry opened an inquiry.", "2021-03"),
        ("say", "The coach said on Tuesday that his team was in Rome on Friday.", "2021-06-15"),
        ("beat", "Ivanova scored twice on Sunday as her team beat Norway.", "2021-06-13"),
        ("bury", "The volcano erupted on Sunday, killing nine people and burying a village.", "2021-06-13"),
        ("search", "On Friday, sailors saw smoke while conducting a search.", "2021-06-11"),
        ("evacuate", "As the fire spread on Saturday, crews evacuated two villages.", "2021-06-12"),
        ("strand", "Flooding on 3 June stranded hundreds of motorists.", "2021-06-03"),
        ("kill", "Monday's blast killed five miners.", "2021-06-14"),
        ("win", "She won the 2018 election.", "2018"),
        ("sign", "The club failed to sign the keeper last week.", "2021-06-07/2021-06-13"),
        ("fail", "The club failed to sign the keeper last week.", "2021-06-07/2021-06-13"),
        ("take", "On Friday, rebels tried to take the airport.", "2021-06-11"),
    ],
)
def test_the_parts_of_a_clause_share_its_date(lemma: str, line: str, edtf: str) -> None:
    assert told(lemma, line).edtf == edtf


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("dissolve", "Fighting began in March, when the president dissolved parliament.", "2021-03"),
        ("drown", "It was the worst flood since 1996, when 21 people drowned.", "1996"),
        ("resign", "He had led the bank until May, when he resigned.", "2021-05"),
        ("fail", "The probe was nearly lost in 2018 when a computer failed.", "2018"),
        ("open", "The factory, which opened in 1964, closed on Friday.", "1964"),
        ("close", "The factory, which opened in 1964, closed on Friday.", "2021-06-11"),
        ("rob", "Police on Monday arrested a man who robbed a bank in 2019.", "2019"),
        ("injure", "Twelve people injured in Sunday's eruption left hospital on Tuesday.", "2021-06-13"),
        ("leave", "Twelve people injured in Sunday's eruption left hospital on Tuesday.", "2021-06-15"),
    ],
)
def test_a_clause_of_its_own_time_keeps_it(lemma: str, line: str, edtf: str) -> None:
    assert told(lemma, line).edtf == edtf


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("seize", "Troops retook the port on Sunday, two days after rebels seized it.", "2021-06-11"),
        ("collide", "The ferry sank on Saturday, a day after it collided with a tanker.", "2021-06-11"),
        ("resign", "The mayor resigned two days before the trial began on 4 May.", "2021-05-02"),
        ("arrest", "He was freed in May 2020, three years after his arrest.", "2017~"),
        ("die", "A jury found him guilty on Monday, nine years after two patients died.", "2012~"),
    ],
)
def test_a_measured_gap_dates_one_event_by_the_other(lemma: str, line: str, edtf: str) -> None:
    when = told(lemma, line)
    assert (when.edtf, when.basis) == (edtf, "inferred")
    assert "what it is told with" in when.reason


def test_a_round_number_of_years_leaves_room() -> None:
    when = told("arrest", "He was freed in May 2020, three years after his arrest.")
    assert when.earliest is not None and when.latest is not None
    assert when.earliest <= datetime.date(2016, 12, 31) < datetime.date(2018, 1, 1) <= when.latest


def test_a_gap_is_kept_with_the_order_of_its_claims() -> None:
    reading = reading_of("News from Goma", "Troops retook the port on Sunday, two days after rebels seized it.")
    order = next(order for order in reading.orders if order.gap is not None)
    pair = (claim_of(reading, "seize")[0], claim_of(reading, "retake")[0])
    assert (order.before, order.after) == pair
    assert reading.times[order.gap or 0].text == "two days"


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("loan", "Soon after joining the club in 2015, she was loaned to a rival.", "2015~"),
        ("arrest", "Shortly after the plane landed on Monday, police arrested the pilot.", "2021-06-14~"),
        ("discuss", "The ministers met in Oslo on Monday to discuss the treaty.", "2021-06-14~"),
        ("demand", "Thousands marched in Minsk on Sunday to demand new elections.", "2021-06-13~"),
        ("flood", "The road was shut in April because rain flooded it.", "2021-04~"),
    ],
)
def test_what_comes_soon_after_or_because_is_about_then(lemma: str, line: str, edtf: str) -> None:
    when = told(lemma, line)
    assert (when.edtf, when.basis) == (edtf, "inferred")


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("suggest", "A study published on Monday suggested that the comet formed early.", "2021-06-14"),
        ("say", "In a letter posted online on Monday, the editor said the story was false.", "2021-06-14"),
        ("say", "Speaking at a rally on Sunday, the senator said he would resign.", "2021-06-13"),
        ("speak", "Speaking at a rally on Sunday, the senator said he would resign.", "2021-06-13"),
        ("conference", "The mayor told a news conference on Monday that nobody was hurt.", "2021-06-14"),
        ("meeting", "The coach said on Tuesday at a meeting with fans that he was leaving.", "2021-06-15"),
    ],
)
def test_papers_and_speeches_tell_when_they_are_given(lemma: str, line: str, edtf: str) -> None:
    assert told(lemma, line).edtf == edtf


@pytest.mark.parametrize(
    ("lemma", "line"),
    [
        ("crash", "On Tuesday, investigators examined the crash."),
        ("dope", "The swimmer was banned in 2019 for doping."),
        ("rob", "Police on Monday arrested a man who robbed a bank."),
        ("ban", "Parliament passed a law on Monday to ban plastic bags."),
        ("falsify", "The report, released on Monday, concluded that the firm had falsified its records."),
        ("ignore", "A witness told the court on Monday that the captain had ignored the storm."),
        ("murder", "A man was charged with murder on Monday."),
        ("die", "A climber who went missing in February died of cold, a coroner said on Tuesday."),
    ],
)
def test_what_is_dealt_with_described_or_found_has_no_day_of_its_own(lemma: str, line: str) -> None:
    assert told(lemma, line).edtf is None


@pytest.mark.parametrize(
    ("lemma", "line", "year"),
    [
        ("uphold", "The court upheld the 2011 verdict.", 2011),
        ("mark", "The town marked the 1986 disaster with a concert.", 1986),
        ("arrest", "Police arrested a suspect in the 2015 attack.", 2015),
        ("condemn", "Leaders condemned the 2019 coup.", 2019),
    ],
)
def test_whoever_deals_with_an_event_does_so_later(lemma: str, line: str, year: int) -> None:
    when = told(lemma, line)
    assert when.latest is not None and when.latest.year == 2021
    assert not (when.edtf or "").startswith(str(year))


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("escape", "He was jailed in 2014 and escaped three years later.", "2017"),
        ("fly", "The probe was launched in August 2015 and flew past Venus the following year.", "2016"),
        ("ratify", "The treaty was signed in 2015 and ratified the next year.", "2016"),
        ("elect", "The party was founded in 1990. Its first leader was elected the same year.", "1990"),
    ],
)
def test_years_later_are_counted_from_the_year_told_before(lemma: str, line: str, edtf: str) -> None:
    assert told(lemma, line).edtf == edtf


def test_no_past_event_is_counted_into_the_future() -> None:
    lines = ("Police arrested a dealer on Monday. Two years later than planned, a new jail opened.",)
    when = date_of(WEDNESDAY, "open", "Dealer held", *lines)
    assert when.earliest is None or when.earliest <= datetime.date(2021, 6, 16)


def test_a_date_in_front_is_that_of_all_that_is_joined() -> None:
    line = "On June 9 and 10, the strike widened, and the marches turned violent."
    assert told("march", line).edtf == "2021-06-09/2021-06-10"
    assert told("close", "The pit closed in May, and the town protested.").edtf == "2021-05"
    assert told("protest", "The pit closed in May, and the town protested.").edtf == "2021-05~"


def test_the_same_month_is_the_last_month_that_was_named() -> None:
    line = "The report came out in June 2018. Police arrested him the same month."
    assert date_of(WEDNESDAY, "arrest", "Surgeon guilty", "A jury found him guilty on Monday.", line).edtf == "2018-06"


def test_since_a_year_only_compares() -> None:
    when = told("flood", "It was the worst flood since 1996, when 21 people drowned.")
    assert when.edtf != "1996/.."


def test_until_says_when_an_adjourned_case_goes_on() -> None:
    lines = ("Trial put off", "The court met on Monday. The judge adjourned the trial until August.")
    assert date_of(WEDNESDAY, "adjourn", *lines).edtf == "2021-06-14~"


def test_what_has_happened_this_week_ends_by_publication() -> None:
    when = told("file", "The union has filed a complaint this week.")
    assert (when.edtf, when.latest) == ("2021-06-14/2021-06-16", datetime.date(2021, 6, 16))


def test_what_will_happen_this_week_may_lie_behind_publication() -> None:
    when = told("file", "The union will file a complaint this week.")
    assert when.latest == datetime.date(2021, 6, 20)


def test_close_bounds_are_spelled_out() -> None:
    when = told("flee", "The king fled after the palace burned on 3 June.")
    assert when.edtf == "[2021-06-03..2021-06-16]"
    assert when.basis == "bounded"


def test_a_state_that_somebody_tells_of_is_of_the_day_it_is_told() -> None:
    lines = ("Bridge falls", "A bridge fell on Saturday. The mayor said on Monday that the town was calm.")
    assert date_of(WEDNESDAY, "be_calm", *lines).earliest == datetime.date(2021, 6, 14)


def test_a_state_in_a_speaker_s_own_words_is_past_to_the_speaker() -> None:
    lines = ("Bridge falls", "A bridge fell on Saturday.", "“We were lucky,” a driver said on Tuesday.")
    assert date_of(WEDNESDAY, "be_lucky", *lines).edtf != "2021-06-15"


def test_the_event_that_is_spoken_of_again_keeps_its_date() -> None:
    lines = ("Dam bursts", "A dam burst on Saturday after an explosion in March.", "The explosion weakened the wall.")
    reading, found = dated(WEDNESDAY, *lines)
    again = [i for i, claim in enumerate(reading.claims) if claim.lemma == "explosion"][-1]
    assert found.claims[again].edtf == "2021-03~"
    assert found.claims[again].basis == "inferred"


def test_a_headline_has_the_day_of_the_story_below_it() -> None:
    when = date_of(WEDNESDAY, "burst", "Dam bursts in Chile", "A dam burst in Chile on Saturday.")
    assert (when.edtf, when.basis) == ("2021-06-12", "inferred")


def test_a_lasting_conflict_is_not_put_on_the_day_of_the_news() -> None:
    lines = ("Envoy resigns", "The envoy resigned on Monday. The unrest ruined the north of the country.")
    assert date_of(WEDNESDAY, "unrest", *lines).edtf is None


def test_what_a_source_tells_is_not_put_on_the_day_of_a_speech() -> None:
    lines = (
        "Premier speaks",
        "The premier said on Monday that order was restored.",
    )
    more = "According to the police, gunmen attacked two barracks."
    assert date_of(WEDNESDAY, "attack", *lines, more).edtf is None


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("flee", "The director had promised to hand over the books by Monday. Instead she fled before dawn that day.",
         "2021-06-14"),
        ("flee", "The director fled before dawn on Monday.", "2021-06-14"),
    ],
)  # fmt: skip
def test_before_dawn_is_of_the_day_that_is_named(lemma: str, line: str, edtf: str) -> None:
    assert told(lemma, line).edtf == edtf


def test_a_semicolon_parts_the_day_of_what_comes_later_from_what_happened() -> None:
    when = date_of(WEDNESDAY, "sink", "Storm sinks ferry; captain to speak on Friday", "The storm hit the coast.")
    assert when.edtf != "2021-06-18"
