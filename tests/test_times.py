"""Time expressions found in sentences of news, and what they mean on a day."""

import datetime
import functools

import pytest
from dateline.builders.language import parse
from dateline.builders.times import find, reference_kind, resolve
from dateline.graph.model import Parse, TimeExpression, When

Date = datetime.date

WEDNESDAY = Date(2024, 3, 13)
MONDAY = Date(2022, 1, 10)


@functools.cache
def parsed(text: str) -> Parse:
    return next(iter(parse([text])))


def expressions(text: str) -> dict[str, TimeExpression]:
    """The expressions of a text by their words."""
    return {text[found.span.start : found.span.end]: found for found in find(parsed(text))}


def meaning(text: str, words: str, anchor: Date | None, reference: When | None = None) -> tuple[str | None, str | None]:
    """TIMEX3 value and EDTF of an expression in a text."""
    found = expressions(text)
    assert words in found, f"found only {sorted(found)}"
    value, when = resolve(found[words], anchor, reference)
    return value, when.edtf


def day(date: Date) -> When:
    return When(date.isoformat(), date, date, "resolved", "")


# ---- Dates written in full or in part --------------------------------------------------------------------------------

FULL = [
    ("The treaty was signed on 4 April 1949.", "4 April 1949", "1949-04-04", "1949-04-04"),
    ("Published April 21, 2023", "April 21, 2023", "2023-04-21", "2023-04-21"),
    ("Friday, April 21, 2023", "Friday, April 21, 2023", "2023-04-21", "2023-04-21"),
    ("MONDAY, JAN. 10, 2022", "MONDAY, JAN. 10, 2022", "2022-01-10", "2022-01-10"),
    ("The 5th of May 2020 was a holiday.", "The 5th of May 2020", "2020-05-05", "2020-05-05"),
    ("Posted 10 Jan, 2022 09:39", "10 Jan, 2022 09:39", "2022-01-10T09:39", "2022-01-10"),
    ("Mon 10 Jan 2022 09.39 GMT", "Mon 10 Jan 2022 09.39 GMT", "2022-01-10T09:39Z", "2022-01-10"),
    ("Updated 2022-01-10T09:39+03:00", "2022-01-10T09:39+03:00", "2022-01-10T09:39+03:00", "2022-01-10"),
    ("Jan. 10, 2022 at 9:39 a.m. EST", "Jan. 10, 2022 at 9:39 a.m. EST", "2022-01-10T09:39-05:00", "2022-01-10"),
    ("Filed 2022-01-10.", "2022-01-10", "2022-01-10", "2022-01-10"),
    ("Filed 10-Jan-2022.", "10-Jan-2022", "2022-01-10", "2022-01-10"),
    ("Filed 2022/01/10.", "2022/01/10", "2022-01-10", "2022-01-10"),
    ("Stand: 25.12.2023", "25.12.2023", "2023-12-25", "2023-12-25"),
    ("Dated 25/12/2023", "25/12/2023", "2023-12-25", "2023-12-25"),
    ("The reform of March 2020 failed.", "March 2020", "2020-03", "2020-03"),
    ("The bank was founded in 1999.", "1999", "1999", "1999"),
    ("The 1848 revolution failed.", "1848", "1848", "1848"),
    ("She scored most in the 2020/2021 season.", "2020/2021", "2020/2021", "2020/2021"),
    ("The 2010 floods killed thousands.", "2010", "2010", "2010"),
    ("Music of the 1960s is back.", "the 1960s", "196", "196X"),
    ("A castle of the 16th century burned.", "the 16th century", "15", "15XX"),
    ("Growth slowed in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3", "2019-07/2019-09"),
    ("Profits for Q1 2021 rose.", "Q1 2021", "2021-Q1", "2021-01/2021-03"),
    ("The first half of 2023 was dry.", "The first half of 2023", "2023-H1", "2023-01/2023-06"),
    ("The club won in the summer of 2010.", "the summer of 2010", "2010-SU", "2010-22"),
    ("Thanksgiving 2023 was cold.", "Thanksgiving 2023", "2023-11-23", "2023-11-23"),
    ("Good Friday 2021 was quiet.", "Good Friday 2021", "2021-04-02", "2021-04-02"),
    ("The accounts for fiscal 2022 are late.", "fiscal 2022", "FY2022", "2022~"),
    ("It opened around 2005.", "around 2005", "2005", "2005~"),
    ("She left in early 2009.", "early 2009", "2009", "[2009-01-01..2009-04-30]"),
    ("It is due in mid-2011.", "mid-2011", "2011", "[2011-05-01..2011-08-31]"),
    ("Prices fell in late March 2022.", "late March 2022", "2022-03", "[2022-03-21..2022-03-31]"),
    ("The second Sunday of May 2024 is Mother's Day.", "The second Sunday of May 2024", "2024-05-12", "2024-05-12"),
    ("The first three months of 2021 were dry.", "The first three months of 2021", "2021", "[2021-01-01..2021-03-31]"),
    ("The accord was signed on the first of July, 2007.", "the first of July, 2007", "2007-07-01", "2007-07-01"),
    ("The bug struck in the year 2000.", "the year 2000", "2000", "2000"),
    ("The mine shut in '86.", "'86", "1986", "1986"),
    ("Pubs of the swinging Sixties are back.", "Sixties", "196", "196X"),
    ("Rain fell in mid-to-late April 2020.", "mid-to-late April 2020", "2020-04", "[2020-04-11..2020-04-30]"),
    ("Memorial Day weekend 2023 was hot.", "Memorial Day weekend 2023", "2023-W21-WE", "2023-05-27/2023-05-29"),
    ("Easter Monday 2022 was quiet.", "Easter Monday 2022", "2022-04-18", "2022-04-18"),
    ("Orthodox Easter 2021 was quiet.", "Orthodox Easter 2021", "2021-05-02", "2021-05-02"),
    ("Nowruz 2024 was quiet.", "Nowruz 2024", "2024-03", "[2024-03-20..2024-03-21]"),
    ("Ramadan 2019 was quiet.", "Ramadan 2019", "2019", "[2019-01-01..2019-12-31]"),
    ("Sales fell in the third quarter of fiscal 2020.", "the third quarter of fiscal 2020", "FY2020-Q3",
     "[2019-08-01..2020-12-31]"),
    ("On 3 May 1999 the bridge fell.", "3 May 1999", "1999-05-03", "1999-05-03"),
    ("Coal was king in the late 1980's there.", "the late 1980's", "198", "[1986-09-01..1989-12-31]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "edtf"), FULL)
def test_a_date_in_full_needs_no_publication_date(text: str, words: str, value: str, edtf: str) -> None:
    assert meaning(text, words, None) == (value, edtf)
    assert resolve(expressions(text)[words], None)[1].basis == "stated"


PARTIAL = [
    ("The riots began on January 2.", "January 2", "XXXX-01-02", "XXXX-01-02"),
    ("The riots began in January.", "January", "XXXX-01", "XXXX-01"),
    ("The mayor resigned on Monday.", "Monday", "XXXX-WXX-1", None),
    ("The mayor resigned yesterday.", "yesterday", "XXXX-XX-XX", None),
    ("The mayor resigned last week.", "last week", "XXXX-WXX", None),
    ("The mayor resigned this year.", "this year", "XXXX", None),
    ("The mayor resigned two months ago.", "two months ago", "XXXX-XX", None),
    ("The shop burned on Friday morning.", "Friday morning", "XXXX-WXX-5TMO", None),
    ("The team recently lost.", "recently", "PAST_REF", None),
    ("Sales grew over the past three days.", "the past three days", "P3D", None),
    ("The truce held through Ramadan.", "Ramadan", "XXXX-XX-XX", None),
    ("A ferry sank a year ago today.", "a year ago today", "XXXX", None),
    ("Prices doubled at the turn of the year.", "the turn of the year", "XXXX", None),
]


@pytest.mark.parametrize(("text", "words", "value", "edtf"), PARTIAL)
def test_without_a_publication_date_nothing_is_guessed(text: str, words: str, value: str, edtf: str | None) -> None:
    assert meaning(text, words, None) == (value, edtf)
    when = resolve(expressions(text)[words], None)[1]
    assert (when.earliest, when.latest, when.basis) == (None, None, "unknown")


def test_a_date_in_numbers_that_can_be_read_both_ways_stays_so() -> None:
    text = "The licence expired on 01/10/2022."
    value, when = resolve(expressions(text)["01/10/2022"], MONDAY)
    assert (value, when.edtf) == ("2022", "[2022-01-10,2022-10-01]")
    assert (when.earliest, when.latest) == (Date(2022, 1, 10), Date(2022, 10, 1))


# ---- Counted from the publication date -------------------------------------------------------------------------------

PAST = [
    ("The army withdrew on Monday.", "Monday", "2024-03-11", "2024-03-11"),
    ("The minister resigned on Wednesday.", "Wednesday", "2024-03-13", "2024-03-13"),
    ("The minister resigned last Wednesday.", "last Wednesday", "2024-03-06", "2024-03-06"),
    ("Prices have risen since Thursday.", "Thursday", "2024-03-07", "2024-03-07"),
    ("The court, which ruled on Friday, is in Hamburg.", "Friday", "2024-03-08", "2024-03-08"),
    ("A ferry sank yesterday.", "yesterday", "2024-03-12", "2024-03-12"),
    ("A ferry sank today.", "today", "2024-03-13", "2024-03-13"),
    ("A ferry sank the day before yesterday.", "the day before yesterday", "2024-03-11", "2024-03-11"),
    ("A ferry sank three days ago.", "three days ago", "2024-03-10", "2024-03-10"),
    ("A ferry sank two weeks ago.", "two weeks ago", "2024-W09", "2024-02-26/2024-03-03"),
    ("A ferry sank six months ago.", "six months ago", "2023-09", "2023-09"),
    ("The dam broke some 20 years ago.", "some 20 years ago", "2004", "2004~"),
    ("The ship ran aground on February 24.", "February 24", "2024-02-24", "2024-02-24"),
    ("The ship ran aground on December 24.", "December 24", "2023-12-24", "2023-12-24"),
    ("She was elected in November.", "November", "2023-11", "2023-11"),
    ("She was elected in March.", "March", "2024-03", "2024-03"),
    ("She was elected in May last year.", "May last year", "2023-05", "2023-05"),
    ("The strike began on the 5th.", "the 5th", "2024-03-05", "2024-03-05"),
    ("Shells fell on the night of the 5th.", "the night of the 5th", "2024-03-05TNI", "2024-03-05"),
    ("The village flooded last week.", "last week", "2024-W10", "2024-03-04/2024-03-10"),
    ("The village flooded early last week.", "early last week", "2024-W10", "[2024-03-04..2024-03-06]"),
    ("The village flooded over the weekend.", "the weekend", "2024-W10-WE", "2024-03-09/2024-03-10"),
    ("The village flooded last month.", "last month", "2024-02", "2024-02"),
    ("The village flooded earlier this month.", "earlier this month", "2024-03", "[2024-03-01..2024-03-13]"),
    ("The village flooded last summer.", "last summer", "2023-SU", "2023-22"),
    ("Nurses walked out on Monday last week.", "Monday last week", "2024-03-04", "2024-03-04"),
    ("Profits fell in the third quarter.", "the third quarter", "2023-Q3", "2023-07/2023-09"),
    ("Gunmen struck late Friday night.", "late Friday night", "2024-03-08TNI", "2024-03-08"),
    ("The quake struck at 3:15 a.m. on Tuesday.", "3:15 a.m. on Tuesday", "2024-03-12T03:15", "2024-03-12"),
    ("A match was abandoned last night.", "last night", "2024-03-12TNI", "2024-03-12"),
    ("On Friday, March 8, women marched.", "Friday, March 8", "2024-03-08", "2024-03-08"),
    ("They met between Monday and Wednesday.", "Monday and Wednesday", "2024-03-11/2024-03-13",
     "2024-03-11/2024-03-13"),
    ("The dead were buried between 2 and 4 January.", "2 and 4 January", "2024-01-02/2024-01-04",
     "2024-01-02/2024-01-04"),
    ("Fires raged Jan. 2–4.", "Jan. 2–4", "2024-01-02/2024-01-04", "2024-01-02/2024-01-04"),
    ("Sales dropped in the same period last year.", "the same period last year", "2023", "2023"),
    ("Rain fell in the past three days.", "the past three days", "P3D", "2024-03-10/2024-03-13"),
    ("The shop closed on Christmas Eve.", "Christmas Eve", "2023-12-24", "2023-12-24"),
    ("The strait was closed in the last week of January.", "the last week of January", "2024-W04",
     "2024-01-25/2024-01-31"),
    ("The yard was empty on Friday the 13th.", "Friday the 13th", "2023-10-13", "2023-10-13"),
    ("Shops shut between 1 and 3 p.m. on Friday.", "1 and 3 p.m. on Friday", "2024-03-08T13:00/2024-03-08T15:00",
     "2024-03-08"),
    ("Nurses struck from Friday to Monday.", "Friday to Monday", "2024-03-08/2024-03-11", "2024-03-08/2024-03-11"),
    ("The camp was shelled overnight Monday into Tuesday.", "overnight Monday into Tuesday", "2024-03-11TNI/2024-03-12",
     "2024-03-11/2024-03-12"),
    ("Snow fell from November to February.", "November to February", "2023-11/2024-02", "2023-11/2024-02"),
    ("The truce broke down during Ramadan.", "Ramadan", "XXXX-XX-XX", None),
    ("A ferry sank a year ago today.", "a year ago today", "2023-03-13", "2023-03-13"),
    ("A ferry sank ten years ago this week.", "ten years ago this week", "2014-W11", "2014-03-10/2014-03-16"),
    ("A ferry sank the week before last.", "the week before last", "2024-W09", "2024-02-26/2024-03-03"),
    ("The mayor was shot the night before last.", "the night before last", "2024-03-11TNI", "2024-03-11"),
    ("He won his seat two Fridays ago.", "two Fridays ago", "2024-03-01", "2024-03-01"),
    ("The minister quit last Friday, March 8.", "last Friday, March 8", "2024-03-08", "2024-03-08"),
    ("Crowds marched on June 6 last year.", "June 6 last year", "2023-06-06", "2023-06-06"),
    ("On February 4 crowds gathered in the square.", "February 4", "2024-02-04", "2024-02-04"),
    ("In February 40 people died in the cold.", "February", "2024-02", "2024-02"),
    ("The boat sank around 3 o'clock on Monday afternoon.", "around 3 o'clock on Monday afternoon",
     "2024-03-11T15:00", "2024-03-11"),
    ("He conceded in the early hours of Tuesday.", "the early hours of Tuesday", "2024-03-12TMO", "2024-03-12"),
    ("Fuel prices doubled at the turn of the year.", "the turn of the year", "2024",
     "[2023-12-17..2024-01-15]"),
    ("The chipmaker beat forecasts in its fiscal second quarter.", "fiscal second quarter", "FY2024-Q2",
     "[2022-12-13..2024-03-13]"),
    ("Turnover was lower than in the year-ago quarter.", "the year-ago quarter", "2023", "2023"),
    ("This time last year he was unknown.", "This time last year", "2023", "2023"),
    ("Shops were full on Black Friday.", "Black Friday", "2023-11-24", "2023-11-24"),
    ("A fight broke out at a Halloween party.", "Halloween", "2023-10-31", "2023-10-31"),
    ("The road was closed until recently.", "recently", "PAST_REF", None),
    ("Shares rose $5.41 yesterday.", "yesterday", "2024-03-12", "2024-03-12"),
    ("The index rose 5.41 on Monday.", "Monday", "2024-03-11", "2024-03-11"),
    ("The doors opened at 9.30 on Monday.", "9.30 on Monday", "2024-03-11T09:30", "2024-03-11"),
    ("Mac sales doubled in the last fiscal quarter.", "the last fiscal quarter", "2023-Q4",
     "[2023-09-13..2024-03-13]"),
    ("Profit fell in the October to December quarter.", "October to December", "2023-10/2023-12",
     "2023-10/2023-12"),
]  # fmt: skip

FUTURE = [
    ("The court will rule on Monday.", "Monday", "2024-03-18", "2024-03-18"),
    ("The court will rule on Wednesday.", "Wednesday", "2024-03-13", "2024-03-13"),
    ("The court will rule next Wednesday.", "next Wednesday", "2024-03-20", "2024-03-20"),
    ("Voters go to the polls on Sunday.", "Sunday", "2024-03-17", "2024-03-17"),
    ("The trial is set to begin on Monday.", "Monday", "2024-03-18", "2024-03-18"),
    ("The launch, planned for December, may slip.", "December", "2024-12", "2024-12"),
    ("A hearing scheduled for April 2 was postponed.", "April 2", "2024-04-02", "2024-04-02"),
    ("The firm announced a fair to be held on October 12.", "October 12", "2024-10-12", "2024-10-12"),
    ("He will leave office on January 20.", "January 20", "2025-01-20", "2025-01-20"),
    ("The law takes effect July 1.", "July 1", "2024-07-01", "2024-07-01"),
    ("The minister will discuss third-quarter results on Friday.", "third-quarter", "2023-Q3", "2023-07/2023-09"),
    ("The bridge will open in June.", "June", "2024-06", "2024-06"),
    ("The vaccine will arrive tomorrow morning.", "tomorrow morning", "2024-03-14TMO", "2024-03-14"),
    ("The vaccine will arrive next month.", "next month", "2024-04", "2024-04"),
    ("The vaccine will arrive later this year.", "later this year", "2024", "[2024-03-13..2024-12-31]"),
    ("They will vote in two weeks.", "two weeks", "P2W", "2024-03-25/2024-03-31"),
    ("Prices will rise in the next six months.", "the next six months", "P6M", "2024-03-13/2024-09-13"),
    ("The curfew will end by the end of March.", "the end of March", "2024-03", "[2024-03-21..2024-03-31]"),
    ("The final kicks off at 20:45 on Saturday.", "20:45 on Saturday", "2024-03-16T20:45", "2024-03-16"),
    ("The coach spoke ahead of Sunday's final.", "Sunday", "2024-03-17", "2024-03-17"),
    ("They will play from Friday to Monday.", "Friday to Monday", "2024-03-15/2024-03-18", "2024-03-15/2024-03-18"),
    ("They will meet the day after tomorrow.", "the day after tomorrow", "2024-03-15", "2024-03-15"),
    ("The inquiry will open on Monday week.", "Monday week", "2024-03-25", "2024-03-25"),
    ("The inquiry will open a week on Monday.", "a week on Monday", "2024-03-25", "2024-03-25"),
    ("The inquiry will open the week after next.", "the week after next", "2024-W13", "2024-03-25/2024-03-31"),
    ("Shareholders vote in three weeks' time.", "three weeks' time", "2024-W14", "2024-04-01/2024-04-07"),
    ("The phone goes on sale four weeks from now.", "four weeks from now", "2024-W15", "2024-04-08/2024-04-14"),
    ("The treaty expires on 5 February next year.", "5 February next year", "2025-02-05", "2025-02-05"),
    ("Schools reopen after Labor Day.", "Labor Day", "2024-09-02", "2024-09-02"),
    ("The Games run Aug. 8-24.", "Aug. 8-24", "2024-08-08/2024-08-24", "2024-08-08/2024-08-24"),
    ("Families will picnic at Nowruz.", "Nowruz", "2024-03", "[2024-03-20..2024-03-21]"),
]


@pytest.mark.parametrize(("text", "words", "value", "edtf"), PAST)
def test_a_past_verb_sends_the_reader_back(text: str, words: str, value: str, edtf: str) -> None:
    assert meaning(text, words, WEDNESDAY) == (value, edtf)


@pytest.mark.parametrize(("text", "words", "value", "edtf"), FUTURE)
def test_a_verb_that_looks_ahead_sends_the_reader_on(text: str, words: str, value: str, edtf: str) -> None:
    assert meaning(text, words, WEDNESDAY) == (value, edtf)


def test_early_last_week_is_monday_to_wednesday_and_says_why() -> None:
    when = resolve(expressions("Protests began early last week.")["early last week"], MONDAY)[1]
    assert (when.edtf, when.basis) == ("[2022-01-03..2022-01-05]", "resolved")
    assert when.reason == "“early last week” counted from Monday 10 January 2022"


def test_the_weekday_finds_the_year_of_a_date() -> None:
    text = "On Thursday, February 24, tanks crossed the border."
    assert meaning(text, "Thursday, February 24", Date(2023, 3, 1))[1] == "2022-02-24"


def test_headlines_tell_the_past_in_the_present() -> None:
    text = "Central bank cuts rates on Tuesday\n\nThe bank said that inflation was falling."
    assert meaning(text, "Tuesday", WEDNESDAY)[1] == "2024-03-12"


def test_a_year_named_once_holds_for_the_months_told_after_it() -> None:
    text = "On April 3, 2011, divers found the wreck, and recovered the recorders in May."
    found = expressions(text)["May"]
    assert resolve(found, WEDNESDAY)[1].edtf == "2011-05"
    assert resolve(found, WEDNESDAY)[1].basis == "inferred"


def test_a_year_named_last_holds_for_the_list() -> None:
    text = "Storms struck on 3 March and 5 May 2021."
    assert [meaning(text, words, WEDNESDAY)[1] for words in ("3 March", "5 May 2021")] == ["2021-03-03", "2021-05-05"]


def test_the_decades_of_a_list_are_of_one_century() -> None:
    text = "The 1970s and 80s were kind to the town."
    assert [resolve(found, None)[1].edtf for found in find(parsed(text))] == ["197X", "198X"]


def test_the_days_of_a_list_are_expressions_of_their_own() -> None:
    text = "Clashes broke out on January 3, 4 and 6."
    days = [resolve(found, MONDAY)[1].edtf for found in find(parsed(text))]
    assert days == ["2022-01-03", "2022-01-04", "2022-01-06"]


# ---- Counted from what was told before -------------------------------------------------------------------------------

NARRATIVE = [
    ("The next day the bridge was closed.", "The next day", "2022-01-06", "2022-01-06"),
    ("A day earlier, a bomb had gone off.", "A day earlier", "2022-01-04", "2022-01-04"),
    ("Two days later the rebels left.", "Two days later", "2022-01-07", "2022-01-07"),
    ("The same day, parliament met.", "The same day", "2022-01-05", "2022-01-05"),
    ("That night, shots were heard.", "That night", "2022-01-05TNI", "2022-01-05"),
    ("The following Monday he fled.", "The following Monday", "2022-01-10", "2022-01-10"),
    ("The previous week, prices had doubled.", "The previous week", "2021-W52", "2021-12-27/2022-01-02"),
    ("That same year, she retired.", "That same year", "2022", "2022"),
    ("At 9 a.m. the doors opened.", "9 a.m.", "2022-01-05T09:00", "2022-01-05"),
]


@pytest.mark.parametrize(("text", "words", "value", "edtf"), NARRATIVE)
def test_some_expressions_are_counted_from_what_was_told_before(text: str, words: str, value: str, edtf: str) -> None:
    assert reference_kind(expressions(text)[words]) == "narrative"
    assert meaning(text, words, MONDAY, day(Date(2022, 1, 5))) == (value, edtf)


@pytest.mark.parametrize(("text", "words"), [(row[0], row[1]) for row in NARRATIVE])
def test_without_it_they_are_unknown(text: str, words: str) -> None:
    when = resolve(expressions(text)[words], MONDAY, None)[1]
    assert (when.edtf, when.earliest, when.latest, when.basis) == (None, None, None, "unknown")


def test_an_uncertain_day_told_before_makes_an_uncertain_next_day() -> None:
    told = When("[2022-01-03..2022-01-05]", Date(2022, 1, 3), Date(2022, 1, 5), "resolved", "")
    assert meaning("The next day it rained.", "The next day", MONDAY, told)[1] == "[2022-01-04..2022-01-06]"


def test_two_weeks_before_the_vote_is_a_length_until_the_vote_has_a_date() -> None:
    found = expressions("The party split two weeks before the vote.")["two weeks"]
    assert reference_kind(found) == "event"
    assert resolve(found, MONDAY)[0] == "P2W"
    assert resolve(found, MONDAY)[1].edtf is None
    assert resolve(found, MONDAY, day(Date(2022, 1, 20)))[1].edtf == "2022-01-03/2022-01-09"


def test_soon_and_now_in_a_tale_of_the_past_are_not_the_day_of_the_article() -> None:
    assert resolve(expressions("The rebels soon fled.")["soon"], MONDAY)[1].earliest is None
    assert resolve(expressions("The war will soon end.")["soon"], MONDAY)[1].earliest == MONDAY


# ---- Lengths, repetitions, and what is no time at all ----------------------------------------------------------------

LENGTHS = [
    ("The truce held for two weeks.", "two weeks", "DURATION", "P2W"),
    ("It was a 10-day trial.", "10-day", "DURATION", "P10D"),
    ("He waited for three and a half years.", "three and a half years", "DURATION", "P42M"),
    ("The feud went on for decades.", "decades", "DURATION", "PXY"),
    ("They talked for half an hour.", "half an hour", "DURATION", "PT30M"),
    ("They talked for a couple of hours.", "a couple of hours", "DURATION", "PT2H"),
    ("They talked for a fortnight.", "a fortnight", "DURATION", "P2W"),
    ("It rained for five straight days.", "five straight days", "DURATION", "P5D"),
    ("A weeklong strike began.", "weeklong", "DURATION", "P1W"),
    ("The paper appears every Thursday.", "every Thursday", "SET", "XXXX-WXX-4"),
    ("The paper appears on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
    ("The paper appears twice a week.", "twice a week", "SET", "P1W"),
    ("They meet every other Tuesday.", "every other Tuesday", "SET", "XXXX-WXX-2"),
    ("They meet every two months.", "every two months", "SET", "P2M"),
    ("The annual fair opened.", "annual", "SET", "P1Y"),
    ("The price is now lower.", "now", "DATE", "PRESENT_REF"),
    ("After a half-hour delay the match went on.", "a half-hour", "DURATION", "PT30M"),
    ("The trek took three and a half weeks.", "three and a half weeks", "DURATION", "P3.5W"),
    ("She ran it in 9.58 seconds.", "9.58 seconds", "DURATION", "PT9.58S"),
    ("The boat drifted for five to six days.", "five to six days", "DURATION", "PXD"),
    ("He faces 10-15 years in jail.", "10-15 years", "DURATION", "PXY"),
    ("The semi-annual report was late.", "semi-annual", "SET", "P6M"),
    ("In the past such cases were settled.", "In the past", "DATE", "PAST_REF"),
    ("In recent years the glacier has shrunk.", "recent years", "DATE", "PAST_REF"),
    ("The race took two hours and nine minutes.", "two hours and nine minutes", "DURATION", "PT129M"),
    ("He was jailed for five years and six months.", "five years and six months", "DURATION", "P66M"),
]


@pytest.mark.parametrize(("text", "words", "type_", "value"), LENGTHS)
def test_lengths_and_repetitions_are_no_dates(text: str, words: str, type_: str, value: str) -> None:
    found = expressions(text)[words]
    assert (found.type, resolve(found, None)[0]) == (type_, value)
    assert resolve(found, None)[1].edtf is None


NO_TIMES = [
    "A 56-year-old driver, aged 56, was hurt.",
    "The victim was 45 years old and her sons are in their 20s.",
    "The army may march on the capital.",
    "April Jones met June Carter.",
    "She beat him 6-4, 3-6 and 21:19.",
    "The factory employs 2000 people and paid $1999 each.",
    "He lives at Room 1984.",
    "The No. 1984 bus was late.",
    "The sun sat low.",
    "Bloody Sunday is not forgotten.",
    "Prime Minister Theresa May and August Wilson met Senator Jan Novak.",
    "Some 2000 workers and about 1984 guests were sent home.",
    "The Airbus A320 flew and 1500 staff were told.",
    "Shares closed at 2024 pence, up 12.",
    "The Sunday Times, the Mail on Sunday and USA Today reported that he had left.",
    "The March on Washington drew thousands.",
    "Easter Island's statues were damaged by fire.",
    "The Good Friday Agreement ended the war.",
    "The Daily Mail apologised.",
    "Shares slid in after hours trading.",
    "Call 020 7946 0018; the line is staffed 24/7.",
    "Flight MH370 and a Boeing 737-800 were lost.",
    "The late king's sons fall out.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_ages_names_scores_and_counts_are_no_times(text: str) -> None:
    assert [text[found.span.start : found.span.end] for found in find(parsed(text))] == []


@pytest.mark.parametrize(("text", "words"), [
    ("The rector resigned after giving Tuesday's speech.", "Tuesday"),
    ("A fire broke out in Sheffield Monday.", "Monday"),
    ("The judge closed the case. 2010 was the driest year.", "2010"),
])
def test_a_word_that_may_name_a_day_or_number_hides_no_time_that_it_does_not_name(text: str, words: str) -> None:
    assert [found.text for found in find(parsed(text))] == [words]


def test_title_dateline_and_body_are_all_read() -> None:
    text = "Flood of 2021 recalled\n\nLISBON, March 3 (Agency) - A dam broke on Monday."
    assert list(expressions(text)) == ["2021", "March 3", "Monday"]


def test_expressions_come_in_the_order_of_the_text_and_keep_their_words() -> None:
    text = "On Monday, two years after the flood, they met again at noon."
    found = find(parsed(text))
    assert [expression.span for expression in found] == sorted(expression.span for expression in found)
    assert [expression.text for expression in found] == ["Monday", "two years", "noon"]
