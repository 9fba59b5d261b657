"""Numbers that somebody gives of something, and two of them side by side."""

from __future__ import annotations

from pathlib import Path

import dateline
import pytest
from dateline.builders.language import parse
from dateline.builders.reading import read
from told import told_by, world


def figures(text: str) -> list[tuple[str, float | None, float | None, str]]:
    """What each number in a text is of, its ends, and who gives it."""
    (parsed,) = parse([text])
    reading = read(parsed)
    given = [claim.figure for claim in reading.claims if claim.figure is not None]
    return [(one.of, one.low, one.high, "" if one.teller is None else reading.mentions[one.teller].text)
            for one in given]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor put the number of evacuees at 3,100; Caritas said it was nearer 9,000.",
         [("evacuee", 3100, 3100, "The mayor"), ("evacuee", 9000, 9000, "Caritas")]),
        ("The league puts the number of pickets at 12 000. The board speaks of up to two thousand.",
         [("picket", 12000, 12000, "The league"), ("picket", None, 2000, "The board")]),
        ("Police estimated the crowd at 4,000; organisers claimed 30,000.",
         [("crowd", 4000, 4000, "Police"), ("crowd", 30000, 30000, "organisers")]),
        ("The insurer put the damage at $4 million. The governor said it was closer to $9 million.",
         [("money", 4e6, 4e6, "The insurer"), ("money", 9e6, 9e6, "The governor")]),
        ("The owners cited a total of 512 crates.", [("crate", 512, 512, "The owners")]),
        ("Six divers drowned, the coroner said. The owners admit four.", [("", 4, 4, "The owners")]),
        ("The death toll rose to 52 on Sunday.", [("", 52, 52, "")]),
        ("The number of injured has passed 300.", [("", 300, 300, "")]),
        ("A storm on the Drava left six people dead.", [("", 6, 6, "")]),
        ("The ministry says seven. The hospital says eight.",
         [("", 7, 7, "The ministry"), ("", 8, 8, "The hospital")]),
    ],
)
def test_who_gives_a_number_of_what_is_read(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize("text", ["Police said they left at 8.", "The mayor put the vase at the door.",
                                  "She claimed 40 acres.", "The clinic did not say seven.",
                                  "The toll for lorries rose to 40.", "The death toll rose by three.",
                                  "The fire left 14 people homeless."])
def test_other_numbers_are_nobodys_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "trigger", "rivals"),
    [
        ("Mayor Tove Lie put the number of evacuees at 3,100; Caritas said it was nearer 9,000.", "put", True),
        ("Mayor Tove Lie put the number of evacuees at 3,100; Caritas said it was 3,100.", "put", False),
        ("Mayor Tove Lie put the number of evacuees at 3,100. Caritas put the number of tents at 9,000.", "put", False),
        ("A flood in Sorby on Monday killed 27 people; the union says 30.", "killed", True),
        ("A flood in Sorby on Monday killed 27 people; the union says 27.", "killed", False),
        ("The army says seven. The hospital says eight.", "says", True),
        ("The union says that 17 patients died. The clinic admits six.", "died", True),
        ("The union says that at least six patients died. The clinic admits 17.", "died", False),
        ("The army says seven. The hospital says seven.", "says", False),
    ],
)
def test_two_numbers_of_one_thing_side_by_side_are_rivals_and_equal_ones_are_none(
    text: str, trigger: str, rivals: bool
) -> None:
    told = told_by(world(("2021-06-04", text)), trigger)
    assert {event.rival_counts for event in told} == {rivals}


def test_what_two_speakers_side_by_side_affirm_and_deny_is_disputed() -> None:
    text = "Several miners said the siren never sounded. Selwyn Steel says it sounded at 22:40."
    (event,) = {event.id: event for event in told_by(world(("2021-06-04", text)), "sounded")}.values()
    assert event.standing == "disputed"


def test_one_speaker_who_says_what_did_and_did_not_sound_disputes_nothing() -> None:
    text = "Ada Moss said the siren never sounded. Ada Moss said the bell sounded at noon."
    assert len({event.id for event in told_by(world(("2021-06-04", text)), "sounded")}) == 2


def test_rival_figures_are_found_by_the_query(tmp_path: Path) -> None:
    text = "Mayor Tove Lie put the number of evacuees at 3,100; Caritas said it was nearer 9,000."
    (tmp_path / "flood.txt").write_text(f"The Lantern\n4 June 2021\n\n{text}\n", encoding="utf-8")
    graph = dateline.build([tmp_path / "flood.txt"], tmp_path / "out")
    told = {(row["differs"], row["account"]) for row in graph.ask("rival-accounts").dicts()}
    assert told == {("count", "3100"), ("count", "9000")}


def test_who_gives_another_number_has_done_nothing_of_it() -> None:
    text = "A flood in Sorby on Monday killed 27 people. Later the Lantern gave a toll of 31."
    (event,) = {event.id: event for event in told_by(world(("2021-06-04", text)), "gave")}.values()
    assert event.verb == "kill" and not any("lantern" in agent for agent in event.agents)


def test_a_toll_is_of_the_dead_and_not_of_the_hurt_beside_them() -> None:
    text = "The Lantern reported 22 dead and 84 injured. The Herald gave a toll of 37."
    found = world(("2021-06-04", text))
    (gave,) = {event.id for event in told_by(found, "gave")}
    assert gave not in {event.id for event in told_by(found, "injured")}
