"""What the timeline's script gets: each event's place in time, the choices that filter it, and the articles."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

import msgspec
from dateline.builders import wording
from dateline.builders.account_views import publisher_words, source_view
from dateline.builders.confidence import CUT
from dateline.builders.event_views import EventView
from dateline.builders.outlines import middle_of, outlines
from dateline.builders.page_shell import anchor, safe_link
from dateline.builders.places import middle_of_state
from dateline.graph.rows import AccountRow, ArticleRow, EventRow

FACETS = (
    ("standing", "Standing"),
    ("accounts", "Accounts"),
    ("actor", "Actor"),
    ("place", "Place"),
    ("type", "Type"),
    ("source", "Source"),
    ("speaker", "Speaker"),
    ("voices", "Voices"),
    ("confidence", "Reading"),
    ("dated", "How dated"),
)
SURE, LIKELY = 0.8, CUT
"""Confidence from which on a reading counts as sure, and as likely."""
VOICES = ("no voice", "one voice", "two voices", "three or more")
CONFIDENCE = ("sure", "likely", "doubtful")
SURENESS = {"sure": f"sure: {SURE} or more", "likely": f"likely: {LIKELY} or more", "doubtful": "doubtful: less"}
_ORDERED = {
    "standing": wording.STANDINGS,
    "voices": ("3", "2", "1", "0"),
    "confidence": CONFIDENCE,
}
"""Facets whose choices have an order of their own; of others the commonest comes first."""

Choices = Mapping[str, list[tuple[str, str]]]
"""For each facet the keys and labels under which a filter finds an event."""


def bounds(event: EventRow) -> list[str] | None:
    """First and last day for the picture; where one end is not known, the day of the other for both."""
    first, last = event.earliest or event.latest, event.latest or event.earliest
    return [first.isoformat(), last.isoformat()] if first and last else None


def _edge(event: EventRow) -> str:
    """How the picture draws an event: a sharp ``day``, a ``bar`` that lasts, ``soft`` for some time within its bounds,
    ``until`` and ``since`` where one bound is unknown and the picture fades out on that side."""
    if event.earliest is None or event.latest is None:
        return "until" if event.earliest is None else "since"
    edtf = event.edtf or ""
    lasting = "/" in edtf and "~" not in edtf and ".." not in edtf
    if lasting:
        return "bar"
    return "day" if event.earliest == event.latest and "~" not in edtf else "soft"


def _sureness(confidence: float) -> str:
    return CONFIDENCE[0] if confidence >= SURE else CONFIDENCE[1] if confidence >= LIKELY else CONFIDENCE[2]


def choices(row: EventRow, event: EventView, accounts: Sequence[AccountRow]) -> Choices:
    """For each facet the keys and labels under which a filter finds the event."""
    publishers = [publisher_words(source) for account in accounts for source in account.sources]
    speakers = [speaker.label for account in accounts for speaker in account.speakers]
    voices, sure = min(row.voices, 3), _sureness(row.confidence)
    return {
        "standing": [(row.shown_standing, wording.standing_words(row.shown_standing))],
        "accounts": [("differ", "differ")] if row.rivalry else [],
        "actor": [(tie.target, tie.label) for tie in event.actors],
        "place": [(place, place) for place in event.places],
        "type": [(row.type or "none", event.type)],
        "source": [(name, name) for name in dict.fromkeys(publishers)],
        "speaker": [(name, name) for name in dict.fromkeys(speakers)],
        "voices": [(str(voices), VOICES[voices])],
        "confidence": [(sure, SURENESS[sure])],
        "dated": [(row.basis, wording.BASES.get(row.basis, row.basis))],
    }


def facets(chosen: Sequence[Choices]) -> dict[str, list[tuple[str, str]]]:
    """Each facet's choices, the commonest first unless they have an order of their own."""
    return {name: _facet(name, [choice for picked in chosen for choice in picked[name]]) for name, _ in FACETS}


def _facet(name: str, found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for key, label in found:
        labels.setdefault(key, label)
        counts[key] = counts.get(key, 0) + 1
    own = _ORDERED.get(name, ())

    def rank(key: str) -> tuple[int, int, str, str]:
        return (own.index(key) if key in own else len(own), -counts[key], labels[key], key)

    return [(key, labels[key]) for key in sorted(labels, key=rank)]


def event_rows(
    events: Sequence[tuple[EventRow, EventView]],
    chosen: Sequence[Choices],
    written: frozenset[str],
    lists: dict[tuple[int, ...], int],
) -> list[object]:
    """A row an event, in the order given; and whether it is ``written`` in the page itself.

    ``in`` has for each facet the number of a list of choices in ``lists``, to which lists not met before are added: a
    browser reads a list that is written once ten times as fast as one for each event.
    """
    found = facets(chosen)
    index = {name: {key: i for i, (key, _) in enumerate(choices)} for name, choices in found.items()}
    return [
        {
            "id": view.id,
            "iri": row.iri,
            "label": view.label,
            "when": view.heading,
            "days": bounds(row),
            "edge": _edge(row),
            "standing": view.standing,
            "key": view.key,
            "folded": view.folded,
            "rival": view.differs,
            "weight": round(row.salience, 3),
            "in": [
                lists.setdefault(tuple(index[name][key] for key, _ in picked[name]), len(lists)) for name, _ in FACETS
            ],
            "written": row.iri in written,
        }
        for (row, view), picked in zip(events, chosen, strict=True)
    ]


def entry(event: EventView) -> dict[str, object]:
    """All that the entry of an event says; articles only by their ids."""
    said: dict[str, Any] = msgspec.to_builtins(event)
    for group in said["groups"]:
        for account in group["accounts"]:
            account["sources"] = [source["article"] for source in account["sources"]]
    return said


def source_rows(accounts: Iterable[AccountRow]) -> dict[str, object]:
    """How each article is named where it is cited, by its id."""
    sources = {source.iri: source for account in accounts for source in account.sources}
    return {anchor(iri, "t"): dataclasses.asdict(source_view(source)) for iri, source in sorted(sources.items())}


def map_rows(events: Iterable[EventRow]) -> dict[str, object] | None:
    """Where the places of some events lie (longitude, latitude) and the outlines round them; None: nothing is placed.

    A country or state of which no position is known lies in its middle, and what is named after a place ("Bergen
    airport") where that place does; of these the page says that they are somewhere there.
    """
    spots = sorted({spot for event in events for spot in event.places}, key=lambda spot: spot.iri)
    known = {
        spot.label: (spot.longitude, spot.latitude)
        for spot in spots
        if spot.longitude is not None and spot.latitude is not None
    }
    labels = [spot.label for spot in spots if spot.label not in known]
    about = {label: where for label in labels if (where := _roughly(label, known))}
    drawn = outlines([*known.values(), *about.values()])
    if drawn is None:
        return None
    placed = sorted({**known, **about}.items())
    return {"places": [[name, spot, name in about] for name, spot in placed], "rings": drawn.rings}


def _roughly(label: str, known: Mapping[str, tuple[float, float]]) -> tuple[float, float] | None:
    """The middle of the country or state of that name, else where the place lies that its name begins with."""
    middle = middle_of(label) or middle_of_state(label)
    name = " ".join(takewhile(lambda word: word[:1].isupper(), label.split()))
    if middle or name == label or not name:
        return middle
    return known.get(name) or middle_of(name)


def article_rows(articles: Sequence[ArticleRow], accounts: Sequence[AccountRow]) -> dict[str, object]:
    """Each article with its text, once, and the passages in it that events were read in (code points)."""
    marks: dict[str, dict[tuple[int, int], str]] = {}
    for account in accounts:
        if account.event is not None:
            span = (account.trigger.start, account.trigger.end)
            here = marks.setdefault(account.text_iri, {})
            here[span] = min(here.get(span, "~"), anchor(account.event, "e"))
    texts = {article.text_iri: article.text for article in articles if article.text is not None}
    return {
        "articles": {
            anchor(article.iri, "t"): {
                "title": article.title or article.path,
                "publisher": article.publisher,
                "published": wording.date_words(article.published, None, None) if article.published else None,
                "link": safe_link(article.url),
                "text": anchor(article.text_iri, "x"),
            }
            for article in sorted(articles, key=lambda article: article.key)
            if article.text_iri in texts
        },
        "texts": {
            anchor(iri, "x"): {
                "text": text,
                "marks": [[*span, event] for span, event in sorted(marks.get(iri, {}).items())],
            }
            for iri, text in sorted(texts.items())
        },
    }
