"""A graph against the timeline that a careful reader expects of the same articles."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.graph.rows import AccountRow
from dateline.queries.event_graph import EventGraph


@dataclass(frozen=True)
class Expected:
    """An event that a reader expects: the dates that are right, words for what was done, the sentences that tell it."""

    id: str
    dates: frozenset[str | None]
    did: tuple[str, ...]
    standing: str
    quotes: tuple[str, ...]


def expected(file: Path) -> Iterator[Expected]:
    """The events of an ``expected.json``."""
    for event in json.loads(file.read_text(encoding="utf-8"))["events"]:
        dates = frozenset(_plain(date) for date in (event["date"], *event["date_ok"]))
        quotes = (event["quote"], *event.get("also", {}).values())
        yield Expected(event["id"], dates, tuple(event["did"]), event["standing"], tuple(map(_letters, quotes)))


def _plain(date: str | None) -> str | None:
    """A date to compare: days without time of day and approximation."""
    return re.sub(r"T[\d:]+|~", "", date) if date else None


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"&\s?\w+;", "", html.unescape(text).lower()))


def telling(graph: EventGraph, event: Expected) -> list[AccountRow]:
    """The claims in the sentences that tell an event, whose words fit what was done."""
    stems = {word[:4].lower() for phrase in event.did for word in phrase.split() if len(word) > 2}
    found = []
    for account in graph.accounts():
        sentence = _letters(account.sentence.text)
        if any(sentence in quote or quote in sentence for quote in event.quotes if sentence):
            words = f"{account.lemma} {account.trigger.text}".lower().replace("_", " ").split()
            if any(word[:4] in stems for word in words):
                found.append(account)
    return found


def rightly_dated(accounts: list[AccountRow], event: Expected) -> bool:
    """Whether one of the claims bears a date that the reader accepts."""
    return any(_plain(account.edtf) in event.dates for account in accounts)
