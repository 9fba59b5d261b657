"""What the lines round an article say of who published it, and when."""

from __future__ import annotations

import datetime

import pytest
from dateline.builders import calendar, language
from dateline.builders.imprint_dates import days
from dateline.builders.imprints import publisher, tail
from dateline.builders.layout import lay_out
from dateline.builders.reading import read
from dateline.graph.model import Anchor, Document

BODY = "The museum of Halvik reopened after two years, its director said. Hundreds of visitors queued at the gate."
FOOT = "The hall of the whales stays closed, and nobody knows for how long it will take."


def anchor_of(text: str) -> Anchor:
    (parse,) = language.parse([text])
    document = Document("a.txt", "a.txt", text)
    return calendar.anchors([document], {document.sha256: read(parse)})[0]


def article(foot: str, opening: str = "") -> str:
    return f"Museum reopens in Halvik\n\n{opening}{BODY}\n\n{FOOT}\n\n{foot}\n"


@pytest.mark.parametrize(
    "foot",
    [
        "(Writing by Ida Lunt, May 18, 2017)",
        "Reporting by Ida Lunt, 18 May 2017; editing by Jo Parr",
        "Source: https://www.halvik.example/news/2017/05/18/museum",
        "This article was first published on 18 May 2017.",
        "18 May 2017 - Culture",
        "Published: 18 May 2017, 14:20",
        "Last modified: Thu 18 May 2017 11.20 BST",
        "The Halvik Observer, 18 May 2017",
    ],
)
def test_a_line_below_an_article_tells_its_day(foot: str) -> None:
    assert anchor_of(article(foot)).day == datetime.date(2017, 5, 18)


@pytest.mark.parametrize(
    "foot",
    [
        "© 2017 Halvik Observer Ltd. All rights reserved.",
        "Copyright Halvik Media 2017",
        "(c) 2009-2017 Halvik Observer",
    ],
)
@pytest.mark.parametrize("opening", ["HALVIK (AP) - May 18 - ", "HALVIK, May 18 (Island Press) — "])
def test_the_year_of_a_copyright_completes_a_date_line(opening: str, foot: str) -> None:
    assert anchor_of(article(foot, opening)).day == datetime.date(2017, 5, 18)


def test_the_year_of_a_copyright_alone_dates_nothing() -> None:
    assert anchor_of(article("© 2017 Halvik Observer")).when.edtf is None


def test_days_of_which_readers_comments_speak_are_not_the_articles() -> None:
    text = article("Comments:\n\nPosted by Otto on May 3, 2016\n\n© 2016 Otto")
    assert list(days(text, lay_out(text))) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Museum reopens\n\nBy Ida Lunt, The Daily Comet\n\n{BODY}\n\n{FOOT}", "The Daily Comet"),
        (f"Museum reopens\n\nBy Ida Lunt, The Daily Comet\n\nHALVIK (Reuters) - {BODY}", "The Daily Comet"),
        (f"Museum reopens | Halvik Observer\n\n{BODY}\n\n{FOOT}", "Halvik Observer"),
        (f"Museum reopens in Halvik – The Tarn Herald\n\n{BODY}\n\n{FOOT}", "The Tarn Herald"),
        (f"Museum reopens in Halvik - Culture | The Tarn Herald\n\n{BODY}\n\n{FOOT}", "The Tarn Herald"),
        (f"Museum reopens in Halvik\n\n{BODY}\n\n{FOOT} — Reuters", "Reuters"),
        (f"Museum reopens in Halvik\n\n{BODY}\n\n{FOOT}\n\n— AFP", "AFP"),
        (f"Museum reopens in Halvik\n\n{BODY}\n\n{FOOT}\n\nThe Halvik Observer, 18 May 2017", "The Halvik Observer"),
        (f"Museum reopens in Halvik\n\n{BODY}\n\n{FOOT}\n\nCopyright Halvik Media 2017", "Halvik Media"),
        (f"Museum reopens - Halvik rejoices\n\n{BODY}\n\n{FOOT}", None),
        (f"Museum reopens in Halvik\n\nBy Ida Lunt, Halvik\n\n{BODY}\n\n{FOOT}", None),
    ],
)
def test_an_outlet_is_known_by_where_its_name_stands(text: str, name: str | None) -> None:
    assert publisher(text, lay_out(text)) == name


@pytest.mark.parametrize(
    "line", ["The strike - the third this year - is over", "Two dead in Lima – police", "He wrote to the Daily Comet"]
)
def test_a_line_that_ends_in_no_name_of_an_outlet_has_no_tail(line: str) -> None:
    assert tail(line) is None
