"""Who does what to whom where a verb, a preposition or a noun alone would mislead."""

from __future__ import annotations

import pytest
from dateline.builders.language import parse
from dateline.builders.reading import read


def ends(text: str, trigger: str) -> dict[str, set[str]]:
    """The words that fill each role of the claim with a trigger."""
    (parsed,) = parse([text])
    reading = read(parsed)
    found: dict[str, set[str]] = {}
    for claim in reading.claims:
        if parsed.text[claim.trigger.start : claim.trigger.end] == trigger:
            for part in claim.participants:
                found.setdefault(part.role, set()).add(reading.mentions[part.mention].text)
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A spokesman said the plan would be studied, and declined to give a date.", "declined",
         {"agent": {"A spokesman"}}),
        ("Exports declined in May.", "declined", {"patient": {"Exports"}}),
        ("Residents are being advised to boil what they drink.", "boil", {"agent": {"Residents"}}),
        ("The kettle boiled.", "boiled", {"patient": {"The kettle"}}),
        ("The engineer, reached by phone, would not comment.", "reached",
         {"patient": {"The engineer"}, "instrument": {"phone"}}),
        ("The vaccines were sent by air.", "sent", {"patient": {"The vaccines"}, "instrument": {"air"}}),
        ("The vaccines were sent by the army.", "sent", {"patient": {"The vaccines"}, "agent": {"the army"}}),
        ("The boy let go of a balloon.", "let go", {"agent": {"The boy"}, "patient": {"a balloon"}}),
        ("Three men were arrested on suspicion of burning a van.", "burning",
         {"agent": {"Three men"}, "patient": {"a van"}}),
        ("Three men were arrested on suspicion of burning a van and beating its crew.", "beating",
         {"agent": {"Three men"}, "patient": {"its crew"}}),
    ],
)
def test_ends_are_found_where_one_word_alone_would_mislead(
    text: str, trigger: str, expected: dict[str, set[str]]
) -> None:
    assert ends(text, trigger) == expected


def test_what_somebody_is_held_on_suspicion_of_is_only_alleged() -> None:
    (parsed,) = parse(["Three men were arrested on suspicion of burning a van and beating a guard."])
    labels = {claim.label: claim.certainty for claim in read(parsed).claims}
    assert labels["Three men allegedly burned a van"] == "possible"
    assert labels["Three men allegedly beat a guard"] == "possible"
