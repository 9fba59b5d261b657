"""Who says what a headline quotes without a name, and how far a speech goes that a paragraph leaves open."""

import pytest
from parsed import speakers

REPEATED = """“I carried eleven children out”

The roof of the hospital fell on Monday.

Ida Ross, 34, said: “I carried eleven children out. Then the lamp died.”
"""
GUEST = """“You learn to hear the ice”

Hanne Lund has kept the avalanche watch since 1998. We met her in the hut.

How did you begin?

My uncle fell ill. I took the keys.

Were you afraid?

I was. My dog was braver.

And today?

We have sirens. I still listen.
"""
NOBODYS = """“We want our wages”

Two hundred welders marched through the port on Friday.

The shipyard said that it had paid in April.
"""
OPEN = """The mill burned down on Sunday.

“We smelled smoke,” said Omar Vaz, a miller. “The dog barked. My brother broke the window.

“We jumped into the pond.”

Two engines arrived.
"""
LOST = """The mill burned down on Sunday.

“We smelled smoke,” said Omar Vaz, a miller. “The dog barked.

Two engines arrived.
"""


@pytest.mark.parametrize(("text", "trigger", "told"), [
    (REPEATED, "carried", ["Ida Ross"]),
    (GUEST, "learn", ["Hanne Lund"]),
    (NOBODYS, "want", []),
])
def test_a_headline_quotes_who_says_it_below_or_is_interviewed(text: str, trigger: str, told: list[str]) -> None:
    assert speakers(text, trigger) == told


@pytest.mark.parametrize(("text", "trigger", "told"), [
    (OPEN, "barked", ["Omar Vaz"]),
    (OPEN, "broke", ["Omar Vaz"]),
    (OPEN, "jumped", ["Omar Vaz"]),
    (OPEN, "arrived", []),
    (LOST, "arrived", []),
])
def test_a_speech_left_open_goes_on_where_the_next_paragraph_opens_with_a_mark(
    text: str, trigger: str, told: list[str]
) -> None:
    assert speakers(text, trigger) == told
