"""Whose words the answers of an interview are, however its turns are marked; and what is none."""

import pytest
from parsed import read_text, speakers

LABELLED = """The glacier will be gone by 2060

By Ann Reed

Ruth Keller has measured the glacier for thirty years. She spoke to us in her laboratory.

Q: When did you come here first?

A: I came in 1994. The ice reached the hut.

Q: And where is it now?

A: It melted. We lost four hundred metres.

This conversation was shortened. The ministry said that no money was cut.
"""
NAMED = """The coach who never shouts

Marta Vidal won the cup on Sunday. The Gazette met her in the stadium.

GAZETTE: How did you win?

VIDAL: We trained in the rain. Nobody complained.

G: Were you afraid?

V: Never. My captain broke his hand, and he played.

G: Will you stay?

V: I signed on Monday.
"""
DASHED = """“We will not sell the farm”

Jakob Lind owns the last farm of the valley. We met in his kitchen.

- Mr Lind, how many neighbours have left?

- Eleven. They sold in March.

- And what did the bank say?

- The bank called twice. I closed the door.

- Are you alone now?

- My brother stayed.
"""
BRIEF = """“The sea took it”

Marko Babic has run the harbour for twenty years. We met him on the quay.

How is the wreck today?

The same. They wanted to lift the boat last week. Then came the storm, and the crane went home.

Whose fault was it?

The captain let go of the wheel. I saw it from my window.

And the owner?

The owner paid nothing.

Do you still sleep?

My father drowned in a storm.
"""
QUESTIONS = """A judge looks back

Lena Brandt retired in May after thirty years at the court.

How did you become a judge?

I studied law in Basel. My father laughed.

What was your hardest case?

We freed a murderer in 1999. I slept badly.
"""
BACKGROUND = """The strike explained

Who called the strike?

The union called it on Monday. Its leader spoke for an hour.

Why did the port close?

The cranes stopped. Two ships turned away.
"""
LIVE = """Storm over the coast

- 10:15 The ferry turned back.

- 09:40 Where is the pilot boat? The harbour master searched for it.

- 09:10 Two roofs flew off.

- 08:55 The school closed.
"""


@pytest.mark.parametrize(("text", "trigger", "speaker"), [
    (LABELLED, "came", "Ruth Keller"),
    (LABELLED, "melted", "Ruth Keller"),
    (NAMED, "complained", "Marta Vidal"),
    (NAMED, "broke", "Marta Vidal"),
    (NAMED, "signed", "Marta Vidal"),
    (DASHED, "sold", "Jakob Lind"),
    (DASHED, "stayed", "Jakob Lind"),
    (QUESTIONS, "studied", "Lena Brandt"),
    (QUESTIONS, "freed", "Lena Brandt"),
    (BRIEF, "went", "Marko Babic"),
    (BRIEF, "paid", "Marko Babic"),
    (BRIEF, "drowned", "Marko Babic"),
])
def test_an_answer_is_told_by_whom_is_interviewed(text: str, trigger: str, speaker: str) -> None:
    assert speakers(text, trigger) == [speaker]


@pytest.mark.parametrize(("text", "trigger"), [
    (LABELLED, "measured"),
    (LABELLED, "shortened"),
    (NAMED, "won"),
    (DASHED, "owns"),
    (QUESTIONS, "retired"),
    (BACKGROUND, "spoke"),
    (BACKGROUND, "turned away"),
    (LIVE, "turned back"),
    (LIVE, "closed"),
])
def test_what_the_paper_tells_itself_has_no_speaker(text: str, trigger: str) -> None:
    assert speakers(text, trigger) == []


def test_after_an_interview_others_speak_for_themselves() -> None:
    assert speakers(LABELLED, "cut") == ["ministry"]


@pytest.mark.parametrize(("text", "trigger", "agent"), [
    (LABELLED, "came", "Ruth Keller"),
    (DASHED, "closed", "Jakob Lind"),
    (QUESTIONS, "studied", "Lena Brandt"),
])
def test_i_in_an_answer_is_who_gives_it(text: str, trigger: str, agent: str) -> None:
    read_ = read_text(text)
    claim = next(c for c in read_.claims if text[c.trigger.start : c.trigger.end] == trigger)
    ends = [read_.entities[read_.mentions[p.mention].entity].label for p in claim.participants
            if p.role in ("agent", "patient")]
    assert agent in ends
