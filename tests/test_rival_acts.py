"""What some tell as done to somebody, and others as done by himself: dismissed, or resigned."""

from __future__ import annotations

from pathlib import Path

import dateline
import pytest
from told import told_by, world


@pytest.mark.parametrize(
    ("text", "trigger", "rivals"),
    [
        ("Ada Moss says the board sacked her on Monday. The club says that Ada Moss resigned.", "sacked", True),
        ("Police said Ivo Krall was arrested in Pula. His lawyer said Ivo Krall gave himself up.", "arrested", True),
        ("Ada Moss says the board sacked her on Monday. The club says that Eva Lund resigned.", "sacked", False),
        ("Ada Moss said she was fired by Rovers in 2003. She said she resigned from Albion in 2011.", "fired", False),
        ("Police said Ivo Krall was arrested on 3 May. His lawyer said Krall gave the keys up.", "arrested", False),
        ("Ivo Krall was arrested on Monday. He surrendered the title.", "arrested", False),
    ],
)
def test_what_was_done_to_somebody_and_what_he_did_himself_are_rivals(text: str, trigger: str, rivals: bool) -> None:
    told = told_by(world(("2021-06-04", text)), trigger)
    assert {event.rival_acts for event in told} == {rivals}


def test_two_papers_that_tell_one_departure_in_two_ways_are_rivals() -> None:
    one = "Tove Lie was dismissed on Monday, Caritas said in Zagreb."
    other = "Tove Lie resigned on Monday. Caritas thanked her in Zagreb."
    told = told_by(world(("2021-06-08", one), ("2021-06-08", other)), "dismissed")
    assert all(event.rival_acts for event in told)


def test_what_is_shown_is_of_one_account_and_takes_no_doer_from_the_other() -> None:
    text = "The club says that Ada Moss resigned. Ada Moss says the board sacked her on Monday."
    (event,) = {event.id: event for event in told_by(world(("2021-06-04", text)), "sacked")}.values()
    assert (event.verb == "sack") == bool(event.patients) and (event.verb == "resign") == bool(event.agents)


def test_rival_acts_are_found_by_the_query_and_named_on_the_event(tmp_path: Path) -> None:
    text = "Ada Moss says the board sacked her on Monday. The club says that Ada Moss resigned."
    (tmp_path / "club.txt").write_text(f"The Lantern\n4 June 2021\n\n{text}\n", encoding="utf-8")
    graph = dateline.build([tmp_path / "club.txt"], tmp_path / "out")
    told = {(row["differs"], row["account"]) for row in graph.ask("rival-accounts").dicts()}
    assert told == {("what happened", "sack"), ("what happened", "resign")}
    assert {"acts"} == {name for event in graph.timeline(all=True) for name in event.rivalry}
