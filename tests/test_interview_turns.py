"""Whose words answers are where not every turn asks, where a line asks and answers, and where letters name the two."""

import pytest
from parsed import read_text, speakers

PROMPTED = """You learn to listen to the hill

Hanne Lund has kept the avalanche watch above Skarvik since 1998. We met her in the hut.

How did you come to the job?

My uncle had it. He fell ill and I took the keys.

The council says the barriers were finished in May.

Then the council counts badly. I saw two posts. The rest lay in the grass.

What about the mayor? It was reported that he fled.

No. He came up with a shovel.

You have not been kind to the ministry.

It sent a man with a tie.

Would you do it again?

I do not know. My knees ache.
"""
INLINE = """The keeper of the sluice

Ruth Keller has kept the sluice for thirty years. We met her at the gate.

When did you come here? I came in 1994. The gate leaked.

And now? It holds. They paid for the steel and I was glad.

Who found the money? The county did. It sold a forest.

Will you stay? My sister left in May. I shall follow her.

The sluice was built in 1911.
"""
INITIALS = """The man who counted whales

Interview: Carla Stone

Peter Holm spent a year on the ice. He talks to Carla Stone.

CS: What did you find?

PO: We found forty animals. The others had gone.

CS: Did the ministry help you?

PO: It wrote once. The letter arrived in June.
"""
EXPLAINED = """What the new toll means

How much do you pay?

The council charges three crowns. Lorries pay nine.

The bridge opened in 1962.

Engineers closed it twice. The deck cracked in 2009.

Who collects the toll?

A firm from Oslo won the contract.

What if you do not pay?

The firm sends a bill.
"""
LED_UP = """The woman who counts the boats

Hanne Lund has kept the harbour log of Skarvik since 1998. The paper met her on the quay.

How did you begin?

My uncle kept it for forty years. He drowned in the sound one autumn, and I took the pen from the hook where it hung.

In May the council closed the northern basin, and three weeks ago it sold the crane to a yard in Oslo that few \
knew of. Did you expect that?

I heard it on the radio. We burned the papers that night, the tables and the drawings and all the letters from Oslo.

You have not been kind to the mayor.

She sent a man with a tie.

What remains?

I have the log. My sister reads it to me.

And the boats we lost, they came back as firewood.

The log is kept in the museum that the county opened.
"""


@pytest.mark.parametrize(("text", "trigger", "speaker"), [
    (LED_UP, "drowned", "Hanne Lund"),
    (LED_UP, "burned", "Hanne Lund"),
    (LED_UP, "lost", "Hanne Lund"),
    (PROMPTED, "fell ill", "Hanne Lund"),
    (PROMPTED, "saw", "Hanne Lund"),
    (PROMPTED, "came up", "Hanne Lund"),
    (PROMPTED, "sent", "Hanne Lund"),
    (PROMPTED, "ache", "Hanne Lund"),
    (INLINE, "leaked", "Ruth Keller"),
    (INLINE, "sold", "Ruth Keller"),
    (INLINE, "left", "Ruth Keller"),
    (INITIALS, "found", "Peter Holm"),
    (INITIALS, "arrived", "Peter Holm"),
])
def test_an_answer_is_told_by_whom_is_interviewed(text: str, trigger: str, speaker: str) -> None:
    assert speakers(text, trigger) == [speaker]


@pytest.mark.parametrize(("text", "trigger", "told"), [
    (PROMPTED, "kept", []),
    (LED_UP, "closed", []),
    (LED_UP, "opened", []),
    (PROMPTED, "finished", ["council"]),
    (INLINE, "met", []),
    (INLINE, "built", []),
    (INITIALS, "spent", []),
    (EXPLAINED, "closed", []),
    (EXPLAINED, "won", []),
])
def test_what_the_paper_tells_or_holds_out_is_not_the_guests(text: str, trigger: str, told: list[str]) -> None:
    assert speakers(text, trigger) == told


TIDE = """"The tide does not ask"

Oda Hansen keeps the sluice at Vik. A talk by Per Lund for Kyst magazine

Talks with the board began on Saturday. What was it like to walk in?

Cold. A clerk shook my hand, and I sat down by the stove.

Did they name a sum?

They did, and we agreed not to repeat it.

Will you sign?

No. I will not keep others from signing.

You asked for a writ in May, and the court has granted it. Did you celebrate?

We fried a fish, yes.

Some people want you to run for mayor.

No. I am too old.

What would be fair?

I would like the board to sit here one night.

This talk has been shortened.
"""


def test_questions_without_a_you_and_facts_held_out_belong_to_the_interview_around_them() -> None:
    found = read_text(TIDE)
    said = {found.entities[m.entity].label for m in found.mentions if m.text in ("I", "my", "We", "we")}
    assert said == {"Oda Hansen", "Oda Hansen and others"}


def test_you_in_a_question_is_who_answers_and_elsewhere_nobody() -> None:
    found = read_text(TIDE)
    called = [found.entities[m.entity].label for m in found.mentions if m.text.lower() == "you"]
    assert called and set(called) == {"Oda Hansen"}
    assert "Oda Hansen asked for a writ" in [claim.label for claim in found.claims]
    letter = read_text("When you pull the lever, the lamp goes out. Ring us if you saw it.")
    assert not [m for m in letter.mentions if m.text.lower() == "you"]
