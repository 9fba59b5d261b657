"""What holds of all time expressions, whatever the words and the day."""

import datetime
import functools
import re
from collections.abc import Callable

import pytest
from dateline.builders.language import parse
from dateline.builders.time_grammar import RULES
from dateline.builders.time_words import LETTER
from dateline.builders.times import find, resolve
from dateline.graph.model import Block, Parse, Sentence, Span, TimeExpression, Token, When
from edtf import parse_edtf
from growth import grows_evenly
from hypothesis import given, settings
from hypothesis import strategies as st

Date = datetime.date
DAYS = st.dates(Date(1900, 1, 1), Date(2100, 1, 1))

WORDS = [
    "yesterday", "today", "tomorrow", "Monday", "last Friday", "next Sunday", "this Tuesday", "last week", "this month",
    "next year", "early last week", "late March", "mid-2011", "the end of the year", "January 2", "February 29", "May",
    "the 5th of June", "Friday, March 8", "2–4 May", "the third quarter", "the first half of 2020", "Q4 2019",
    "last winter", "the summer of 2010", "the 1990s", "the late 19th century", "two weeks ago", "six months ago",
    "1.5 years ago", "a century ago", "several days ago", "the past decade", "the next three days", "Christmas",
    "Easter Monday", "last Thanksgiving", "fiscal 2022", "around 2005", "10 Jan, 2022 09:39", "9 a.m. on Monday",
    "Friday night", "01/10/2022", "November to March", "the weekend", "the second Sunday of May", "last Friday in June",
    "the first week of January", "the last two months of 2021", "earlier this year", "now", "recently", "soon",
    "the next day", "two days later", "a year earlier", "that month", "the following Monday", "the night before",
    "Monday week", "the week after next", "two Fridays ago", "a year ago today", "the turn of the year", "Nowruz",
    "Ramadan 2019", "Memorial Day weekend", "the third quarter of fiscal 2020", "fiscal Q2", "the last fiscal quarter",
    "mid-to-late April", "the 1980's", "June 6 last year", "the 1970s and 80s", "the early hours of Tuesday",
    "Orthodox Easter", "three weeks' time",
    "noon", "March 3 to May 5, 2021", "the second half of the 1980s", "every Monday", "two weeks",
]  # fmt: skip
FRAMES = ["The bridge was closed on {}.", "The bridge will be closed {}.", "{}: the bridge closes."]


@functools.cache
def found() -> tuple[TimeExpression, ...]:
    texts = [frame.format(words) for words in WORDS for frame in FRAMES]
    return tuple(expression for read in parse(texts) for expression in find(read))


def references() -> st.SearchStrategy[When | None]:
    """A time told before: unknown, a day, or some day of a few."""
    return st.one_of(st.none(), st.builds(_some_day, DAYS, st.integers(0, 40)))


def _some_day(first: Date, more: int) -> When:
    return When(None, first, first + datetime.timedelta(more), "resolved", "")


CHOICE = st.integers(0, len(WORDS) * len(FRAMES) - 1)
"""Which expression: an index into ``found()``, which is not parsed before it is needed."""


def chosen(number: int) -> TimeExpression:
    return found()[number % len(found())]


def is_season(edtf: str) -> bool:
    """Whether it is a season, whose days are a matter of reckoning."""
    return len(edtf) == 7 and "21" <= edtf[5:] <= "24"


def ends_of(edtf: str) -> tuple[Date, Date]:
    """The first and last day of an EDTF value, by the judgement of the edtf package."""
    value = parse_edtf(edtf)
    first, last = (Date(*moment[:3]) for moment in (value.lower_strict(), value.upper_strict()))
    return first, last


def test_the_words_of_these_tests_are_found() -> None:
    assert len(found()) >= len(WORDS) * len(FRAMES) * 0.95


@settings(deadline=None, max_examples=300)
@given(number=CHOICE, anchor=st.one_of(st.none(), DAYS), reference=references())
def test_a_value_is_edtf_and_never_lies_outside_its_bounds(
    number: int, anchor: Date | None, reference: When | None
) -> None:
    when = resolve(chosen(number), anchor, reference)[1]
    if when.edtf is None:
        return
    assert parse_edtf(when.edtf) is not None
    if when.earliest is not None and when.latest is not None and not is_season(when.edtf):
        first, last = ends_of(when.edtf)
        assert when.earliest <= first <= last <= when.latest


@settings(deadline=None, max_examples=100)
@given(anchor=st.one_of(st.none(), DAYS), reference=references())
def test_bounds_are_in_order(anchor: Date | None, reference: When | None) -> None:
    for expression in found():
        when = resolve(expression, anchor, reference)[1]
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@settings(deadline=None, max_examples=60)
@given(anchor=DAYS, steps=st.integers(-3000, 3000))
def test_a_later_article_has_a_later_yesterday(anchor: Date, steps: int) -> None:
    yesterday = next(iter(parse(["It rained yesterday."])))
    move = datetime.timedelta(steps)
    (expression,) = find(yesterday)
    before, after = (resolve(expression, day)[1].earliest for day in (anchor, anchor + move))
    assert before is not None
    assert after == before + move


@settings(deadline=None, max_examples=40)
@given(anchor=DAYS)
def test_nothing_is_resolved_without_a_day_that_is_not_resolved_with_one(anchor: Date) -> None:
    for expression in found():
        bare, dated = resolve(expression, None)[1], resolve(expression, anchor)[1]
        if bare.basis == "stated":
            assert bare == dated
        else:
            assert (bare.earliest, bare.latest) == (None, None)
            assert bare.edtf is None or bare.edtf.startswith("XXXX")


@settings(deadline=None, max_examples=40)
@given(anchor=DAYS)
def test_a_past_verb_never_leads_past_tomorrow_and_a_future_one_never_back_by_more_than_a_month(anchor: Date) -> None:
    for expression in _told("It rained on {}."):
        when = resolve(expression, anchor)[1]
        assert when.earliest is not None
        assert when.earliest <= anchor + datetime.timedelta(1)
    for expression in _told("It will rain on {}."):
        when = resolve(expression, anchor)[1]
        assert when.earliest is not None
        assert when.earliest >= anchor - datetime.timedelta(31)


@functools.cache
def _told(frame: str) -> tuple[TimeExpression, ...]:
    text = " ".join(frame.format(words) for words in ("Monday", "Sunday", "March 5", "December 31"))
    return find(next(iter(parse([text]))))


PIECES = st.sampled_from(
    [*WORDS, "the", "of", "and", "to", "-", "–", ",", ".", "(", ")", "/", ":", "last", "next", "31", "0", "99", "2022",
     "5th", "00th", "1000000000000", "years", "ago", "later", "a.m.", "GMT", "+", "half", "T", "’90s", "\n",
     "February 30", "xx", "9" * 400, "²", "٣", "½", "24:59"])  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(words=st.lists(PIECES, max_size=12), anchor=st.one_of(st.none(), st.dates()), glue=st.sampled_from(["", " "]))
def test_no_words_raise(words: list[str], anchor: Date | None, glue: str) -> None:
    for expression in find(next(iter(parse([glue.join(words)])))):
        resolve(expression, anchor)
        resolve(expression, anchor, When(None, anchor, anchor, "resolved", ""))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    for expression in find(next(iter(parse([text])))):
        resolve(expression, Date(9999, 12, 31))
        resolve(expression, Date(1, 1, 1))


@pytest.mark.parametrize("words", ["3000 years ago", "999999999999 days ago", "500,000 weeks ago", "90 centuries ago"])
def test_what_lies_beyond_the_calendar_is_unknown(words: str) -> None:
    (expression,) = find(next(iter(parse([f"Mammoths died out {words}."]))))
    assert resolve(expression, Date(2022, 1, 10))[1].edtf is None


@pytest.mark.parametrize("words", ["the first {} days of 2021", "{} years ago", "{} Fridays ago", "every {} days"])
@pytest.mark.parametrize("number", ["9" * 400, "²", "٣"])
def test_numbers_that_no_machine_or_no_grammar_counts_with_raise_nothing(words: str, number: str) -> None:
    for expression in find(next(iter(parse([f"It rained {words.format(number)}."])))):
        resolve(expression, Date(2022, 1, 10))


LETTERS = st.text(st.sampled_from(sorted(LETTER.values())), max_size=8)


@settings(deadline=None, max_examples=200)
@given(LETTERS)
def test_no_rule_begins_with_a_word_that_tells_no_time(letters: str) -> None:
    assert [rule for rule in RULES if rule.pattern.match(LETTER["OTHER"] + letters)] == []


@settings(deadline=None, max_examples=60)
@given(anchor=DAYS, weeks=st.integers(-500, 500), words=st.sampled_from(["on Monday", "last Friday", "next Sunday"]))
def test_whole_weeks_later_weekdays_lie_whole_weeks_later(anchor: Date, weeks: int, words: str) -> None:
    (expression,) = find(next(iter(parse([f"It rained {words}."]))))
    move = datetime.timedelta(weeks=weeks)
    before, after = (resolve(expression, day)[1].earliest for day in (anchor, anchor + move))
    assert before is not None
    assert after == before + move


HARD = ["1", "the ", "a half ", "and ", "May ", "two ", "10-", "3, ", "of the ", "Sunday ", "9:30 ", "mid-", "( ", "’"]


@pytest.mark.parametrize("words", HARD)
def test_time_grows_with_the_length_and_no_faster(words: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        read = parse_of(words * size)
        return lambda: find(read)

    assert grows_evenly(reading, 1600)


def parse_of(text: str) -> Parse:
    """The text as one block of one sentence, without grammar: the parser has limits of its own."""
    found = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    tokens = tuple(
        Token(i, start, end, text[start:end], text[start:end].lower(), "X", "XX", "dep", i, (), "", False, 0,
              text[end : end + 1].isspace())
        for i, (start, end) in enumerate(found)
    )  # fmt: skip
    span = Span(0, len(text))
    return Parse(text, (Block("paragraph", span),), tokens, (Sentence(0, span, 0, len(tokens), 0, 0),))
