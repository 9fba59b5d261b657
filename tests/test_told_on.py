"""Words that go on without a new "said", that nobody has said yet, or whose verb stands in an odd place."""

import pytest
from parsed import speakers

SITTING = (
    "The minister said that the letter had reached the office in May. It had not been opened. The clerks had been "
    "wrong to keep it. They apologised."
)


@pytest.mark.parametrize(("text", "trigger", "told"), [
    (SITTING, "opened", ["minister"]),
    (SITTING, "been wrong", ["minister"]),
    (SITTING, "apologised", []),
    ("The coach said the tickets would be sold. The pitch would be mended in May.", "mended", ["coach"]),
    ("The bank said that it had lost the files. But clerks had known it for years.", "known", []),
    ("The union said that the offer had been refused. A judge had banned the strike.", "banned", []),
    ("The firm said that sales had fallen. The firm had warned of that in May.", "warned", []),
    ("The yard said that a crane had fallen. The crane had been built in 1990.", "built", []),
    ("The club said that it had sold the pitch. Its lawyers had warned of fines.", "warned", []),
    ("The guard said that the gate had been opened. The road had been closed for weeks.", "closed", []),
    ("The union says that the offer has been refused. The strike had begun in June.", "begun", []),
    ("“The offer was refused,” the union said. The strike had begun in June.", "begun", []),
    ("The guard said the gate had been open.\n\nThe road had been closed since May.", "closed", []),
])
def test_what_goes_on_in_the_tense_of_what_was_told_is_still_the_speakers(
        text: str, trigger: str, told: list[str]) -> None:
    assert speakers(text, trigger) == told


@pytest.mark.parametrize(("line", "trigger", "told"), [
    ("No ferry sails unless an inspector confirms that the cook had fled.", "fled", []),
    ("The road stays shut until the mayor says that the slope was cleared.", "cleared", []),
    ("The inspector confirms that the cook had fled.", "fled", ["inspector"]),
    ("Had the wall failed, the chief added, children would have been trapped.", "trapped", ["chief"]),
    ("What Ann Keller could promise was that the dead would be counted.", "counted", ["Ann Keller"]),
    ("What the captain said was that the boat had sunk.", "sunk", ["captain"]),
    ("What the report shows is that the bank hid the losses.", "hid", []),
    ("Applause in the hall, says a nurse.", "Applause", ["nurse"]),
    ("Guards fired, says Ann Keller, who was there: “No warning, nothing at all.”", "warning", ["Ann Keller"]),
    ("The engineer reports “a leak at the wall, growing since May” and left.", "growing", ["engineer"]),
    ("The engineer saw a leak “at the wall, growing since May” and left.", "growing", []),
    ("Applause in the hall, says a nurse.", "says", []),
])
def test_who_says_it_is_told_by_where_the_verb_of_speech_stands(line: str, trigger: str, told: list[str]) -> None:
    assert speakers(line, trigger) == told
