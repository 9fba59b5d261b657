"""The dated events as a timeline for TimelineJS, in the JSON format that it documents."""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from dateline.graph.reader import Reader
from dateline.graph.rows import Happening, Telling
from dateline.queries.spoken import UNHAPPENED, spoken

Slide = dict[str, Any]

_FIRST_DATE = re.compile(r"\[?(?:\.\.)?(-?\d{4,})(?:-(0\d|1[0-2])(?:-(\d\d))?)?(?!-?\d)")
"""The year, and month and day where they are known, of the first date; seasons are no months."""
_EXACT = re.compile(r"\d{4}-\d\d-\d\d")


def write(reader: Reader, output: IO[bytes], full: bool = False, texts: bool = True) -> None:
    """Write the key events that have a date, in order of time; with ``full``, all events that have one.

    ``texts`` False leaves the quoted sentences out.
    """
    title = json.dumps({"text": {"headline": html.escape(reader.corpus.name)}}, ensure_ascii=False)
    output.write(f'{{"title": {title},\n"events": ['.encode())
    separator = "\n"
    for each in slides(reader, full, texts):
        output.write((separator + json.dumps(each, ensure_ascii=False)).encode())
        separator = ",\n"
    output.write(b"\n]}\n")


def slides(reader: Reader, full: bool = False, texts: bool = True) -> Iterator[Slide]:
    """A slide an event, those without a year left out."""
    for event in reader.in_time():
        start = _start(event)
        if start is not None and (full or event.key):
            yield _slide(reader, event, start, texts)


def _slide(reader: Reader, event: Happening, start: Slide, texts: bool) -> Slide:
    tellings = reader.tellings(event.iri)
    slide = {
        "unique_id": event.iri.removeprefix(reader.corpus.base).replace("/", "-"),
        "start_date": start,
        "text": {"headline": html.escape(event.label), "text": _body(event, tellings)},
        "group": _standing(event, tellings),
    }
    end = _end(event)
    if end is not None:
        slide["end_date"] = end
    if event.edtf is not None and not _EXACT.fullmatch(event.edtf):
        slide["display_date"] = spoken(event.edtf)
    if tellings and tellings[0].sentence and texts:
        slide["media"] = _quoted(tellings[0])
    return slide


# ---- Dates -----------------------------------------------------------------------------------------------------------


def _start(event: Happening) -> Slide | None:
    """When a slide begins: no finer than what is known; None where no year is.

    TimelineJS shows the year -44 as 44 BCE, which is -0043 in ISO 8601.
    """
    if event.edtf is None:
        return None
    found = _FIRST_DATE.match(event.edtf)
    if found is None:
        return None if event.earliest is None else _day(event.earliest)
    date = {name: int(text) for name, text in zip(("year", "month", "day"), found.groups(), strict=True) if text}
    return {**date, "year": date["year"] if date["year"] > 0 else date["year"] - 1}


def _end(event: Happening) -> Slide | None:
    """When what takes more than a day ends."""
    if event.edtf is None or event.earliest == event.latest or event.latest is None:
        return None
    return _day(event.latest)


def _day(day: datetime.date) -> Slide:
    return {"year": day.year, "month": day.month, "day": day.day}


# ---- Words -----------------------------------------------------------------------------------------------------------


def _quoted(telling: Telling) -> Slide:
    """The sentence as the slide's medium, credited to who published it, with the article as its caption."""
    source = telling.source
    media = {
        "url": f"<blockquote>{html.escape(' '.join(telling.sentence.split()))}</blockquote>",
        "credit": html.escape(source.name),
        "caption": html.escape(", ".join(filter(None, (source.title, source.published and spoken(source.published))))),
    }
    return {**media, "link": source.url} if _is_link(source.url) else media


def _body(event: Happening, tellings: tuple[Telling, ...]) -> str:
    """What supports the event, who says so, and where it is told."""
    standing = _standing(event, tellings)
    against = "voice" if standing == UNHAPPENED else "denial"
    counts = {"report": event.reports, "attribution": event.attributions, against: event.denials}
    said = ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for name, number in counts.items() if number)
    sources = "; ".join(dict.fromkeys(_linked(telling) for telling in tellings))
    lines = (standing + (f": {said}" if said else ""), "; ".join(_voices(event, tellings)), sources)
    return "".join(f"<p>{line}</p>" for line in lines if line)


def _standing(event: Happening, tellings: tuple[Telling, ...]) -> str:
    """Its standing as readers are shown it: what is only told in the negative is denied by nobody."""
    told = event.standing == "denied" and not any(telling.by_denial for telling in tellings)
    return UNHAPPENED if told else event.standing


def _voices(event: Happening, tellings: tuple[Telling, ...]) -> Iterator[str]:
    """Who says that it happened, or as its label has it that it did not, and who denies that."""
    against = {each for each in tellings if each.denied and (each.by_denial or event.standing == "disputed")}
    for denied, words in ((False, "said by"), (True, "denied by")):
        told = (each for each in tellings if (each in against) == denied)
        names = dict.fromkeys(html.escape(name) for each in told for name in each.speakers)
        if names:
            yield f"{words} {', '.join(names)}"


def _linked(telling: Telling) -> str:
    source = telling.source
    name = html.escape(source.name)
    return f'<a href="{html.escape(source.url or "")}">{name}</a>' if _is_link(source.url) else name


def _is_link(url: str | None) -> bool:
    return url is not None and url.startswith(("http://", "https://"))
