"""Days that stand near an event and are another's, days told elsewhere in its paragraph, and days that nobody tells."""

from __future__ import annotations

import datetime

import pytest
from dateline.builders import signatures
from dateline.graph.model import When
from parsed import claim_of, date_of, reading_of

FRIDAY = "2023-06-16"


def told(lemma: str, *lines: str) -> When:
    """The date of a claim in an article of that Friday."""
    return date_of(FRIDAY, lemma, "News from Halvik", *lines)


# ---- What is counted from a day --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lemma", "lines", "edtf"),
    [
        ("resign", ["Engineers checked the pier on 14 March.", "Olaf Brandt, whom the port suspended on 6 June, went "
                    "home. Two days later the harbour master resigned."], "2023-06-08"),
        ("sign", ["The team landed on Thursday.", "The ward has been treating patients with serum since Monday, when a "
                  "plane landed. A day later the clinic signed a contract."], "2023-06-13"),
        ("leave", ["The hall burned on 14 March.", "The choir, which sang on 3 June, lost its leader: Ida Lunt left "
                   "the following day."], "2023-06-04"),
        ("arrest", ["The museum was robbed on 3 June. Its owner, who was born on 5 May, wept. Two days later police "
                    "arrested a guard."], "2023-06-05"),
    ],
)  # fmt: skip
def test_days_are_counted_from_a_day_of_the_same_paragraph_before_one_far_away(
    lemma: str, lines: list[str], edtf: str
) -> None:
    assert told(lemma, *lines).edtf == edtf


def test_a_day_since_when_somebody_holds_an_office_is_no_day_of_the_news() -> None:
    text = "Ida Lunt, captain from the 7th, was dismissed two days later."
    assert told("dismiss", text).edtf == "2023-06-09"


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("free", "The pilot left on Tuesday, the day his brother was freed by the court.", "2023-06-13"),
        ("set_up", "Her choir sang on Sunday night, the night the stage was set up.", "2023-06-11"),
        ("land", "Guards have watched the port since Tuesday, the day on which a team of six divers also landed.",
         "2023-06-13"),
        ("open", "The museum closed on Tuesday, the day after it opened.", "2023-06-12"),
    ],
)  # fmt: skip
def test_what_explains_a_day_happened_on_it(lemma: str, line: str, edtf: str) -> None:
    assert told(lemma, line).edtf == edtf


# ---- One moment in two zones -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("The bridge gave way at 4:50 a.m. (2050 GMT Wednesday), the council said.", "2023-06-15"),
        ("The bridge gave way at 11:15 p.m. (0315 GMT Thursday), the council said.", "2023-06-14"),
        ("The bridge gave way at 7 p.m. (1100 GMT Thursday), the council said.", "2023-06-15"),
        ("The bridge gave way at 9:30 p.m. (0130 GMT on 5 June), the council said.", "2023-06-04"),
        ("The bridge gave way at 3:30 a.m. on Thursday (1930 GMT Wednesday), the council said.", "2023-06-15"),
        ("The bridge gave way at 4:50 a.m. (0250 GMT) on Thursday, the council said.", "2023-06-15"),
    ],
)
def test_the_day_is_that_of_the_clock_of_the_place(line: str, edtf: str) -> None:
    assert told("give_way", line).edtf == edtf


# ---- Whose day it is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("death", "The club deeply regrets the death of its keeper at the stadium yesterday.", "2023-06-15"),
        ("kill", "The report, sent to the council on Thursday, cites the neglect of a hall that burned on 5 June, "
                 "killing nine people.", "2023-06-05"),
        ("kill", "The bishop condemned a man who fired at a bar on Monday, killing two.", "2023-06-12"),
        ("reply", "Pressed on the point yesterday, the coach replied that he had no plans.", "2023-06-15"),
        ("place", "Ninety welders were placed on unpaid leave on 5 June; unions had been told of none.", "2023-06-05"),
    ],
)  # fmt: skip
def test_a_day_belongs_to_the_event_that_can_be_of_it(lemma: str, line: str, edtf: str) -> None:
    assert told(lemma, line).edtf == edtf


@pytest.mark.parametrize(
    ("lemma", "line", "edtf"),
    [
        ("fall", "Shares fell in Oslo yesterday after the death of the founder.", "2023-06-15"),
        ("kill", "A gunman attacked a school that his father built in 1990, killing five.", None),
    ],
)
def test_a_day_stays_with_a_verb_that_can_be_of_it(lemma: str, line: str, edtf: str | None) -> None:
    assert told(lemma, line).edtf in (edtf, "2023-06-16~")


def test_a_count_is_made_after_what_it_counts() -> None:
    line = "The fire office on Wednesday evening counted 12 dead and 31 missing."
    reading = reading_of("Hotel burns", line)
    links = reading.claims[claim_of(reading, "die")[0]].times
    assert [link.relation for link in links] == ["before"]
    assert told("count", line).edtf == "2023-06-14"


def test_what_cost_somebody_his_post_came_before_it() -> None:
    line = "The collapse of the stand cost the mayor his post on Wednesday."
    assert told("cost", line).edtf == "2023-06-14"
    assert told("collapse", line).edtf != "2023-06-14"


def test_what_somebody_is_charged_with_is_not_of_the_day_of_the_charge() -> None:
    reading = reading_of("Court", "Prosecutors on Thursday charged the pilot with neglect resulting in a murder.")
    assert reading.claims[claim_of(reading, "charge")[0]].times
    assert not reading.claims[claim_of(reading, "murder")[0]].times


# ---- The day of the story --------------------------------------------------------------------------------------------


def test_how_a_known_thing_was_made_is_not_of_the_day_of_the_story() -> None:
    opening = "The roof of the swimming hall fell in on Wednesday. Nobody was hurt. "
    assert told("design", opening + "The hall was designed by a local firm.").edtf is None
    assert told("build", opening + "A shelter was built overnight.").edtf is not None


def test_a_clause_about_a_person_does_not_tell_the_day_of_the_story() -> None:
    when = told("elect", "Ida Lunt was elected mayor. She succeeds Olaf Brandt, who resigned last Friday.")
    assert when.day == datetime.date.fromisoformat(FRIDAY)


def test_now_tells_no_day_of_the_story() -> None:
    lines = ["Two towns now blame each other. The search was ended on Wednesday.", "Rain hampered the divers."]
    assert told("hamper", *lines).day == datetime.date(2023, 6, 14)


def test_one_bare_me_makes_no_text_of_an_author() -> None:
    line = "Mayor: it wasn't me. Police cleared the square, and a boy died at 11:50 in hospital."
    assert told("clear", line).day == datetime.date.fromisoformat(FRIDAY)
    assert told("die", line).day == datetime.date.fromisoformat(FRIDAY)


# ---- The day of a report ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["Sitting of Wednesday 14 June 2023", "Minutes of 14 June 2023", "Evening sitting, "
                                  "14 June 2023"])  # fmt: skip
def test_the_day_of_a_sitting_signs_its_report(line: str) -> None:
    assert any(field.kind == "day" for field in signatures.read(line) or ())


@pytest.mark.parametrize("line", ["The sitting of 14 June 2023 ended in uproar", "Battle of 14 June 1823"])
def test_what_happened_on_a_day_signs_nothing(line: str) -> None:
    assert signatures.read(line) is None
