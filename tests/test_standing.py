import pytest
from dateline.builders import standing


def heard(*testimonies: str) -> list[standing.Testimony]:
    """"text +", "Smith - planned": a voice (a capital: a speaker), what it says, and how certainly."""
    parts = [(*testimony.split(), "certain")[:3] for testimony in testimonies]
    return [
        standing.Testimony(voice, voice.islower(), "positive" if sign == "+" else "negative", certainty)  # type: ignore[arg-type]
        for voice, sign, certainty in parts
    ]


@pytest.mark.parametrize(
    ("testimonies", "expected"),
    [
        (("text +",), "reported"),
        (("text +", "Smith +"), "reported"),
        (("Smith +",), "claimed"),
        (("Smith +", "Jones -"), "disputed"),
        (("text +", "Jones -"), "disputed"),
        (("text -",), "denied"),
        (("Smith -", "Jones -"), "denied"),
        (("Smith + planned",), "planned"),
        (("Smith + planned", "text + possible"), "planned"),
        (("text + possible",), "possible"),
        (("Smith + planned", "text +"), "reported"),
    ],
)
def test_the_first_line_of_the_table_that_applies_counts(testimonies: tuple[str, ...], expected: str) -> None:
    assert standing.standing(standing.count(heard(*testimonies))) == expected


def test_a_speaker_is_one_voice_however_many_claims_relay_him() -> None:
    counted = standing.count(heard("Smith +", "Smith +", "Smith + planned"))
    assert (counted.attributions, counted.plans, counted.voices) == (1, 1, 1)


def test_nobody_is_in_dispute_with_himself() -> None:
    assert standing.standing(standing.count(heard("Smith +", "Smith -"))) == "claimed"


def test_a_plan_that_is_denied_is_denied() -> None:
    assert standing.standing(standing.count(heard("Smith + planned", "Jones -"))) == "denied"
