"""From many articles to few voices: relayed speeches, reprints, edited agency copy."""

from __future__ import annotations

from pathlib import Path

from dateline.queries.event_graph import EventGraph
from newsstand import build, told

COPY = (
    "The ferry Aurora sank off the coast of Malta on Monday after its engine had failed in heavy seas.",
    "Divers searched the wreck for two missing sailors until nightfall, and a navy ship joined them from Sicily.",
    "The shipping line Halden Oil closed its offices in Valletta and promised the families of the crew its help.",
)


def voices(graph: EventGraph, event: str) -> list[tuple[object, ...]]:
    """Label, articles and outlets of each voice behind an event."""
    rows = [row for row in graph.ask("lineage", event=event).dicts() if row["relation"] == "voice"]
    return [(row["label"], row["articles"], set(str(row["sources"]).split(", "))) for row in rows]


def test_five_articles_that_relay_one_speech_are_one_voice(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-05", "Nordbank dismissed Carl Olsen on Monday, Nadia Brandt said."),
        ("Evening Mail", "2019-03-05", "Nadia Brandt said that Nordbank had dismissed Carl Olsen on Monday."),
        ("Coast Radio", "2019-03-05", "According to Nadia Brandt, Nordbank dismissed Carl Olsen on Monday."),
        ("The Ledger", "2019-03-06", '"Nordbank dismissed Carl Olsen on Monday," Nadia Brandt said.'),
        ("North Wire", "2019-03-06", "Nadia Brandt told reporters that Nordbank had dismissed Carl Olsen on Monday."),
    )
    (event,) = told(graph, "dismiss")
    assert (event.voices, event.attributions, event.reports, event.standing) == (1, 1, 0, "claimed")
    ((label, articles, sources),) = voices(graph, event.iri)
    assert (label, articles) == ("Nadia Brandt", 5)
    assert sources == {"Harbour Post", "Evening Mail", "Coast Radio", "The Ledger", "North Wire"}


def test_agency_copy_that_two_outlets_edit_slightly_is_one_voice(tmp_path: Path) -> None:
    edited = [COPY[0].replace("on Monday", "late on Monday"), COPY[1].replace("until nightfall", "until dark"), COPY[2]]
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-05", " ".join(COPY)),
        ("Evening Mail", "2019-03-05", " ".join(edited)),
        ("Coast Radio", "2019-03-05", "On Monday the ferry Aurora sank with nobody on board. Malta mourns."),
    )
    (event,) = told(graph, "sink")
    assert (event.reports, event.voices) == (2, 2)
    assert {articles for _, articles, _ in voices(graph, event.iri)} == {1, 2}


def test_one_text_in_two_outlets_is_one_voice(tmp_path: Path) -> None:
    graph = build(
        tmp_path, ("Harbour Post", "2019-03-05", " ".join(COPY)), ("Evening Mail", "2019-03-06", " ".join(COPY))
    )
    (event,) = told(graph, "sink")
    assert event.voices == 1
    assert voices(graph, event.iri) == [("in its own words", 2, {"Harbour Post", "Evening Mail"})]


def test_a_paraphrase_is_a_voice_of_its_own(tmp_path: Path) -> None:
    """A translation of agency copy shares no runs of words with it: it cannot be told from an independent report."""
    graph = build(
        tmp_path,
        ("Harbour Post", "2019-03-05", COPY[0]),
        ("Orient-Kurier", "2019-03-05", "The ferry Aurora went down: it sank on Monday before Malta, engine damage."),
    )
    assert {event.voices for event in told(graph, "sink")} == {2}
