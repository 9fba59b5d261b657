"""People and things that are counted, not named: texts differ over how many, and may mean the same ones.

"Thirty-nine people were injured in Porto on Monday" and "103 people were hurt in Porto on Monday" are two accounts of
one event. A number alone never keeps them apart; another noun ("39 soldiers"), another place or day does.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.builders.folding import fold
from dateline.builders.knowledge import pairs, words
from dateline.builders.quantities import numerals
from dateline.graph.model import Claim, Mention, Participant, Reading
from dateline.graph.records import changed

FIGURE = "figure"
"""The role of what a claim gives the number of: "put the number of homeless at 700"."""
CROWDING = ("agent", "patient")
"""Roles whose fillers are compared by number."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """The sole filler of a role, counted or at least plural, as one text tells it. ``None``: that end is open."""

    sha256: str
    role: str
    kind: str
    """Who they are, number aside: "police officer", "member of parliament"; empty for people at large."""
    low: float | None = None
    high: float | None = None
    speakers: tuple[int, ...] = ()
    """Whom the text lets tell it, as its entities: two may give two numbers of the same people."""

    @property
    def counted(self) -> bool:
        """Whether the text gives a number, be it from one side."""
        return self.low is not None or self.high is not None


def crowds(reading: Reading, claim: Claim) -> frozenset[Crowd]:
    """The crowds that fill a role of a claim alone; those who "lost their lives" are patients as those who died.

    A sum stands beside whom it is taken from: "fined the bank two million euros".
    """
    speakers = tuple(sorted({reading.mentions[voice.mention].entity for voice in claim.voices}))
    found = {crowd if crowd.role == FIGURE else changed(crowd, speakers=speakers) for crowd in _figures(reading, claim)}
    given = claim.figure is not None and claim.figure.teller is not None
    for role in CROWDING:
        filling = [part for part in claim.participants if part.role == role]
        if given:  # "the owners admit nine" counts nobody anew
            filling = [part for part in filling if _kind(reading.mentions[part.mention])]
        sums = [part for part in filling if is_sum(reading.mentions[part.mention])]
        others = [part for part in filling if part not in sums]
        alone = [group[0] for group in (sums, others) if len(group) == 1]
        found |= {changed(_crowd(reading, part), speakers=speakers) for part in alone if _is_crowd(reading, part)}
    if loses_life(claim):
        return frozenset(changed(crowd, role="patient") for crowd in found if crowd.role == "agent")
    return frozenset(found)


def _figures(reading: Reading, claim: Claim) -> set[Crowd]:
    given = claim.figure
    if given is None:
        return set()
    if given.teller is None:
        return {Crowd(reading.sha256, "patient", given.of, given.low, given.high)}
    teller = reading.mentions[given.teller].entity
    return {Crowd(reading.sha256, FIGURE, given.of, given.low, given.high, (teller,))}


def rival_figures(ours: Iterable[Crowd], others: Iterable[Crowd]) -> bool:
    """Whether two tellers of one text give two numbers of one thing: "aid workers said it was above 900".

    Who "says 30" after "killed 27" gives another number of those people.
    """
    counted = [crowd for crowd in others if crowd.counted]
    return any(
        FIGURE in (one.role, other.role)
        and one.sha256 == other.sha256
        and (group_of(one) == group_of(other) or is_bare(one) or is_bare(other))
        and one.speakers != other.speakers
        for one in ours if one.counted for other in counted
    )


def is_bare(crowd: Crowd) -> bool:
    """Whether it is a mere number that somebody gives, of what was counted beside it: "the owners admit nine"."""
    return crowd.role == FIGURE and not crowd.kind


def group_of(crowd: Crowd) -> tuple[str, str]:
    """Whose numbers are compared: of one role and kind; a number that names nothing is of people who suffered."""
    return ("patient" if crowd.role == FIGURE and not crowd.kind else crowd.role), crowd.kind


def is_sum(mention: Mention) -> bool:
    """Whether a phrase is a number of units of money."""
    return mention.quantity is not None and fold(mention.lemma) in words("money_units")


def loses_life(claim: Claim) -> bool:
    """Whether the grammar makes a doer of who dies: "ten people lost their lives"."""
    return claim.type == "DIE" and claim.lemma.startswith("lose")


def _is_crowd(reading: Reading, part: Participant) -> bool:
    mention = reading.mentions[part.mention]
    if is_sum(mention):
        return True
    counted = mention.quantity is not None or mention.plural
    said = {word.lower() for word in mention.text.split()}
    return counted and mention.form == "nominal" and mention.name is None and not said & words("telling_apart")


def _crowd(reading: Reading, part: Participant) -> Crowd:
    mention = reading.mentions[part.mention]
    number = mention.quantity
    unit = f" {number.unit}" if number is not None and number.unit else ""
    low, high = (number.low, number.high) if number is not None else (None, None)
    return Crowd(reading.sha256, part.role, _kind(mention) + unit, low, high)


def _kind(mention: Mention) -> str:
    """The head with all that narrows it; nothing where it is only a number, or people at large."""
    noun = fold(mention.lemma)
    numeral = mention.head.end == mention.span.end and _is_number(mention)
    after = fold(mention.text[mention.head.end - mention.span.start :])
    bare = "" if numeral or noun in words("people_at_large") else noun
    narrowing = sorted({*map(fold, mention.modifiers), *mention.countries} - words("passing_modifiers"))
    return " ".join(word for word in (*narrowing, bare, after) if word)


def _is_number(mention: Mention) -> bool:
    return mention.quantity is not None and (mention.lemma[:1].isdigit() or mention.lemma.lower() in numerals())


def same_crowd(ours: Iterable[Crowd], others: Iterable[Crowd], role: str) -> bool:
    """Whether both tell of one kind of people in a role, and no text tells two numbers of them."""
    a, b = ([crowd for crowd in found if crowd.role == role] for found in (ours, others))
    shared = {crowd.kind for crowd in a} & {crowd.kind for crowd in b}
    return bool(shared) and not clash(a, b) and any(crowd.counted for crowd in (*a, *b))


def clash(ours: Iterable[Crowd], others: Iterable[Crowd]) -> bool:
    """Whether one text tells two numbers: "Two miners died on Monday. Five miners died on Monday night".

    Two numbers that it has of two speakers are rivals: "Police said ten were held. Organisers said thirty were held".
    """
    return any(_of_one_source(one, crowd) and incompatible(one, crowd) for one in ours for crowd in others)


def _of_one_source(a: Crowd, b: Crowd) -> bool:
    same = (a.sha256, a.role, a.kind) == (b.sha256, b.role, b.kind)
    return same and (not a.speakers or not b.speakers or bool(set(a.speakers) & set(b.speakers)))


def incompatible(a: Crowd, b: Crowd) -> bool:
    """Whether no number fits both."""
    return is_less(a, b) or is_less(b, a)


def is_less(a: Crowd, b: Crowd) -> bool:
    """Whether the most that one allows is less than the least that the other does."""
    return a.high is not None and b.low is not None and a.high < b.low


@functools.cache
def toll(family: str, type: str | None) -> str:
    """What an act comes to for people: "dead" for die, kill and lose one's life; the verb itself where it is none."""
    return pairs("tolls").get(family) or pairs("tolls").get(type or "") or family
