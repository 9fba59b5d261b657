"""Hours told without a day by a text that looks back on what it is about."""

from __future__ import annotations

import datetime

from dateline.builders import calendar, language
from dateline.builders.reading import read
from dateline.graph.model import Anchor, When

DAY = datetime.date(2018, 6, 1)


def date_of(text: str, verb: str) -> When:
    """The date of the one claim of a verb, in a text published on 1 June 2018."""
    (parse,) = language.parse([text])
    reading = read(parse)
    dates = calendar.date(reading, Anchor(When(f"{DAY}", DAY, DAY), DAY)).claims
    (found,) = [when for claim, when in zip(reading.claims, dates, strict=True) if claim.lemma == verb]
    return found


BACK = "Six weeks after the warehouse burned in Orle, nobody has been charged.\n\n"


def test_an_hour_alone_names_no_day_where_the_text_looks_back_over_weeks() -> None:
    when = date_of(f"{BACK}At 06:52 the firemen arrived at the gate.", "arrive")
    assert (when.edtf, when.earliest, when.latest) == (None, None, DAY)
    assert "hour of a day that is not told" in when.reason


def test_an_hour_is_of_the_day_that_its_paragraph_names() -> None:
    when = date_of(f"{BACK}The guards locked the gate on 18 April. At 06:52 the firemen arrived.", "arrive")
    assert when.edtf == "2018-04-18"


def test_an_hour_in_the_news_of_a_day_is_of_that_day() -> None:
    when = date_of("The warehouse burned in Orle on Friday.\n\nAt 06:52 the firemen arrived at the gate.", "arrive")
    assert when.edtf == "2018-06-01"
