"""Where dateparser is right, the time builder says the same: an independent judge of the arithmetic."""

import datetime
import functools

import pytest
from dateline.builders.language import parse
from dateline.builders.times import find, resolve
from dateline.graph.model import TimeExpression
from dateparser.date import DateDataParser
from hypothesis import given, settings
from hypothesis import strategies as st

Date = datetime.date
DAYS = st.dates(Date(1970, 1, 1), Date(2060, 1, 1))
RELATIVE = ["yesterday", "today", "3 days ago", "10 days ago"]
MONTHS_AGO = ["2 months ago", "11 months ago"]
FULL = [
    "4 April 1949", "April 4, 1949", "4th of April 1949", "1949-04-04", "4 Apr 1949",
    "Monday, 4 April 1949", "4/Apr/1949",
]  # fmt: skip


def judged(words: str, anchor: Date) -> Date:
    """The day that dateparser reads on a day."""
    base = datetime.datetime(anchor.year, anchor.month, anchor.day, 12)
    found = DateDataParser(languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DAY_OF_MONTH": "first"})
    moment = found.get_date_data(words).date_obj
    assert moment is not None
    return moment.date()


@functools.cache
def expression(words: str) -> TimeExpression:
    (found,) = find(next(iter(parse([f"The dam broke {words}."]))))
    return found


@settings(deadline=None, max_examples=40)
@given(words=st.sampled_from(RELATIVE), anchor=DAYS)
def test_days_ago_are_those_of_dateparser(words: str, anchor: Date) -> None:
    assert resolve(expression(words), anchor)[1].edtf == judged(words, anchor).isoformat()


@settings(deadline=None, max_examples=40)
@given(words=st.sampled_from(MONTHS_AGO), anchor=DAYS)
def test_months_ago_are_those_of_dateparser(words: str, anchor: Date) -> None:
    assert resolve(expression(words), anchor)[1].edtf == judged(words, anchor).isoformat()[:7]


@pytest.mark.parametrize("words", FULL)
def test_full_dates_are_those_of_dateparser(words: str) -> None:
    anchor = Date(2022, 1, 10)
    assert resolve(expression(words), anchor)[1].edtf == judged(words.replace(" of ", " "), anchor).isoformat()
