"""Days that lie ahead though the verb is past, times of saying, and gaps counted from an event."""

from __future__ import annotations

import pytest
from parsed import dated

FRIDAY = "2021-06-04"


def values(*lines: str, day: str = FRIDAY) -> dict[str, str | None]:
    """The dates of the claims of an article of that day, by trigger."""
    text = "\n\n".join(lines)
    reading, found = dated(day, *lines)
    return {text[slice(*claim.trigger)]: when.edtf for claim, when in zip(reading.claims, found.claims, strict=True)}


@pytest.mark.parametrize(
    "line",
    [
        "The ministry closed the schools until Monday.",
        "The league suspended the striker until Monday.",
        "The harbour office banned all boats till June 20.",
        "The judge jailed the boxer until Tuesday.",
        "The bank halted trading through Monday.",
    ],
)
def test_what_lasts_until_a_coming_day_began_now(line: str) -> None:
    reading, found = dated(FRIDAY, line)
    verb = next(i for i, claim in enumerate(reading.claims) if claim.form == "verb")
    assert found.claims[verb].edtf == f"{FRIDAY}~"
    ends = [value for expression, value in zip(reading.times, found.values, strict=True) if expression.text != "now"]
    assert ends[0] is not None
    assert ends[0] > FRIDAY


@pytest.mark.parametrize(
    "line",
    [
        "The siege lasted until Monday.",
        "The crews fought the fire until Monday.",
        "The envoys did not arrive until Monday.",
        "The road had been closed until Monday.",
    ],
)
def test_what_itself_went_on_until_a_day_ended_then(line: str) -> None:
    _, found = dated(FRIDAY, line)
    assert found.values == ("2021-05-31",)


def test_a_day_on_which_something_begins_is_told_apart_from_the_one_on_which_it_ends() -> None:
    assert values("The mine sent its workers home on Wednesday until Monday.")["sent"] == "2021-06-02"
    assert values("The fair lasted from Wednesday until Thursday.")["lasted"] == "2021-06-02/2021-06-03"


def test_a_day_that_is_declared_something_is_no_day_of_the_declaring() -> None:
    _, found = dated(FRIDAY, "The king declared Saturday a day of mourning.")
    assert found.values == ("2021-06-05",)
    assert found.claims[0].edtf == f"{FRIDAY}~"


@pytest.mark.parametrize(
    ("line", "verb", "event", "day"),
    [
        ("Nurses called a strike for Monday.", "called", "strike", "2021-06-07"),
        ("Farmers announced a march for Sunday.", "announced", "march", "2021-06-06"),
        ("The judge scheduled a hearing for June 20.", "scheduled", "hearing", "2021-06-20"),
    ],
)
def test_what_is_called_for_a_day_is_of_that_day_and_the_call_is_not(
    line: str, verb: str, event: str, day: str
) -> None:
    found = values(line)
    assert (found[verb], found[event]) == (f"{FRIDAY}~", day)


@pytest.mark.parametrize(
    ("line", "trigger"),
    [
        ("The bank said on Tuesday it plans to close ten branches.", "said"),
        ("The club announced Tuesday it will sell its keeper.", "announced"),
        ("The ministry said on Tuesday the comet poses no danger.", "said"),
    ],
)
def test_a_day_between_saying_and_what_is_said_is_that_of_saying(line: str, trigger: str) -> None:
    assert values(line)[trigger] == "2021-06-01"


def test_a_night_before_after_is_that_of_the_verb_before_it() -> None:
    found = values("A guest called the police on Tuesday night after he heard screams.")
    assert (found["called"], found["heard"]) == ("2021-06-01", "2021-06-01~")
    found = values("A farmer called the vet on Tuesday after he noticed blisters.")
    assert (found["called"], found["noticed"]) == ("2021-06-01", "2021-06-01~")


def test_the_night_to_a_day_is_that_of_the_day_before() -> None:
    assert values("Shells hit the harbour in the night to Wednesday.")["hit"] == "2021-06-01"
    assert values("Thieves emptied the vault in the night to this Monday.")["emptied"] == "2021-05-30"


def test_minutes_later_is_the_same_day_and_hours_later_that_day_or_the_next() -> None:
    reading, found = dated(
        FRIDAY, "The ferry left on Monday. A wave hit it minutes later.", "Hours later, a trawler saved the crew."
    )
    dates = {reading.claims[i].lemma: when for i, when in enumerate(found.claims)}
    assert dates["hit"].edtf == "2021-05-31"
    assert (dates["save"].edtf, str(dates["save"].latest)) == ("2021-05-31~", "2021-06-01")


def test_the_story_goes_on_after_hours() -> None:
    found = values("The roof burned on Monday. Fire engines came half an hour later. A teacher led the pupils out.")
    assert found["led"] == "2021-05-31~"


@pytest.mark.parametrize(
    ("line", "trigger", "day"),
    [
        ("The night before the crash, a mechanic had replaced the pump.", "replaced", "2021-05-30~"),
        ("Two days after the crash, divers found the recorder.", "found", "2021-06-02~"),
        ("The chairman resigned three days after the crash.", "resigned", "2021-06-03~"),
    ],
)
def test_days_are_counted_from_an_event_that_the_article_dates_elsewhere(line: str, trigger: str, day: str) -> None:
    assert values("The airliner crashed into the bay on Monday.", line)[trigger] == day


def test_a_week_after_an_event_is_about_the_same_day_of_the_week() -> None:
    found = values("The conductor resigned on Wednesday, a week after the council cut his budget.")
    assert found["cut"] == "2021-05-26~"


def test_a_month_of_that_year_is_of_the_year_told_before() -> None:
    found = values("He was charged in April 2017. He denied the charges at a hearing in May that year.")
    assert (found["hearing"], found["denied"]) == ("2017-05", "2017-05")


def test_a_past_perfect_under_speech_keeps_its_own_month() -> None:
    assert values("The company said on Tuesday the plant had closed in March.")["closed"] == "2021-03"


@pytest.mark.parametrize(
    ("line", "trigger"),
    [
        ("The government of Maravia said on Wednesday it closed the border.", "closed"),
        ("Norvik Pumps said on Wednesday it fired its chief executive.", "fired"),
        ("The ministry announced on Wednesday that it recalled a flu vaccine.", "recalled"),
    ],
)
def test_what_a_body_tells_that_it_did_it_did_about_when_it_told_it(line: str, trigger: str) -> None:
    assert values("A tunnel collapsed on Monday and buried two welders.", line)[trigger] == "2021-06-02~"


def test_what_a_witness_tells_he_did_on_the_day_of_the_story() -> None:
    found = values("A tunnel collapsed on Monday.", "A welder, Jan Hof, said on Wednesday he shouted a warning.")
    assert found["shouted"] == "2021-05-31~"


def test_how_long_something_is_forbidden_does_not_end_the_narrative() -> None:
    found = values("The mayor went to court on Tuesday. The judge forbade the hunt until the end of the month.")
    assert found["forbade"] == "2021-06-01~"


@pytest.mark.parametrize("line", ["On Tuesday Quist resigned.", "On Tuesday Kos fired the coach."])
def test_a_weekday_before_a_name_is_no_part_of_it(line: str) -> None:
    assert "2021-06-01" in values("Town news", line).values()


@pytest.mark.parametrize(
    ("line", "trigger", "month"),
    [
        ("The court hearing was put back to September.", "put", "2021-09"),
        ("The election was brought forward to July.", "brought", "2021-07"),
        ("They pushed the match back to October.", "pushed", "2021-10"),
    ],
)
def test_the_day_to_which_a_thing_is_moved_is_ahead_and_no_day_of_the_moving(
    line: str, trigger: str, month: str
) -> None:
    _, found = dated(FRIDAY, line)
    assert found.values == (month,)
    assert values(line)[trigger] == f"{FRIDAY}~"


def test_what_was_due_may_be_past_by_now() -> None:
    _, found = dated(FRIDAY, "The brewery put off a stoppage due in May.")
    assert found.values == ("2021-05",)


def test_no_later_than_a_day_is_a_bound() -> None:
    reading, found = dated(FRIDAY, "The bridge must be mended no later than 3 July.")
    assert [link.relation for link in reading.claims[0].times] == ["before"]
    assert (found.claims[0].edtf, str(found.claims[0].latest)) == (None, "2021-07-03")
