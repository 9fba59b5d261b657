"""What the tests of the builders share: lines of news, read by the real parser."""

from __future__ import annotations

import datetime
import functools

from dateline.builders import calendar
from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.graph.model import Anchor, Claim, Dated, Reading, When


def reading_of(*lines: str) -> Reading:
    """The Reading of an article, a paragraph a line."""
    return read(next(parse(["\n\n".join(lines)])))


def anchored(day: str) -> Anchor:
    """An article's publication on a day that is stated."""
    date = datetime.date.fromisoformat(day)
    return Anchor(When(day, date, date, "stated", "in the article's date line"), date)


def dated(day: str, *lines: str) -> tuple[Reading, Dated]:
    """An article of that day and its dates."""
    reading = reading_of(*lines)
    return reading, calendar.date(reading, anchored(day))


def claim_of(reading: Reading, lemma: str) -> tuple[int, Claim]:
    """The first claim with that lemma, and its index; fails where there is none."""
    found = [(i, claim) for i, claim in enumerate(reading.claims) if claim.lemma == lemma]
    assert found, f"no claim of {lemma!r} among {[claim.lemma for claim in reading.claims]}"
    return found[0]


@functools.cache
def read_text(text: str) -> Reading:
    """The Reading of an article as it stands."""
    return read(next(parse([text])))


def speakers(text: str, trigger: str) -> list[str]:
    """Who says the first claim with that trigger, by the name of the entity, the nearest first."""
    reading = read_text(text)
    claim = next(c for c in reading.claims if text[c.trigger.start : c.trigger.end] == trigger)
    return [reading.entities[reading.mentions[voice.mention].entity].label for voice in claim.voices]


def standing_of(line: str, trigger: str) -> tuple[str, str]:
    """Polarity and certainty of the first claim of a text with that trigger."""
    claim = next(c for c in read_text(line).claims if line[c.trigger.start : c.trigger.end] == trigger)
    return claim.polarity, claim.certainty


def labels_of(line: str) -> list[str]:
    """The labels of a text's claims in their order."""
    return [claim.label for claim in read_text(line).claims]


def date_of(day: str, lemma: str, *lines: str) -> When:
    """When the claim of that lemma happened, told in an article of that day."""
    reading, found = dated(day, *lines)
    return found.claims[claim_of(reading, lemma)[0]]


def basis(reading: Reading, before: str, after: str) -> str | None:
    """Why one claim comes before another; None where nothing orders them."""
    pair = (claim_of(reading, before)[0], claim_of(reading, after)[0])
    return next((order.basis for order in reading.orders if (order.before, order.after) == pair), None)
