"""Short passages with what they tell: who does what to whom, and who says so; ``passages.txt`` has the notation."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from dateline.builders.language import parse
from dateline.builders.reading import read
from dateline.graph.model import Claim, Reading

ANYTHING, NOBODY, UNNAMED, DESCRIBED = "?", "-", "~unnamed", "~"


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage tells with one verb; the fields are as in the file."""

    trigger: str
    agent: str
    patient: str
    voice: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Some sentences of news, and what is to be read in them."""

    kind: str
    text: str
    told: tuple[Told, ...]


@functools.cache
def passages(kind: str) -> tuple[Passage, ...]:
    """The passages of a kind, in order."""
    written = (Path(__file__).parent / "passages.txt").read_text(encoding="utf-8")
    found = (_passage(block) for block in written.split("\n@")[1:])
    return tuple(passage for passage in found if passage.kind == kind)


def _passage(block: str) -> Passage:
    kind, *lines = block.strip().split("\n")
    text = "\n".join("" if line == "¶" else line for line in lines if line and not line.startswith(">"))
    return Passage(kind, text, tuple(_told(line) for line in lines if line.startswith(">")))


def _told(line: str) -> Told:
    trigger, agent, patient, voice, *more = (cell.strip() for cell in line[1:].split("|"))
    return Told(trigger, agent, patient, voice, more[0].removeprefix("recipient=") if more else ANYTHING)


def misread(passage: Passage) -> list[str]:
    """What is read otherwise than it should be, in words; empty: nothing is."""
    (parsed,) = parse([passage.text])
    reading = read(parsed)
    seen: set[int] = set()
    return [fault for told in passage.told for fault in _faults(passage.text, reading, told, seen)]


def _faults(text: str, reading: Reading, told: Told, seen: set[int]) -> list[str]:
    i = _index(text, reading, told.trigger, seen)
    if i is None:
        return [f"no event: {told.trigger}"]
    seen.add(i)
    claim = reading.claims[i]
    voices = [voice.mention for voice in claim.voices if voice.direct or told.voice != NOBODY]
    found = {"agent": _fillers(claim, "agent"), "patient": _fillers(claim, "patient"), "voice": voices}
    if told.recipient != ANYTHING:
        found["recipient"] = _fillers(claim, "recipient")
    return [
        f"{told.trigger}: {role} is {[_names(reading, m) for m in mentions]}, not {getattr(told, role)}"
        for role, mentions in found.items()
        if not (_speaks if role == "voice" else _fits)(reading, mentions, getattr(told, role))
    ]


def _index(text: str, reading: Reading, trigger: str, seen: set[int]) -> int | None:
    """The first claim, not seen yet, whose trigger begins with the first word of the expected one."""
    starts = {match.start() for match in re.finditer(rf"\b{re.escape(trigger.split()[0])}\b", text)}
    return next((i for i, c in enumerate(reading.claims) if i not in seen
                 and any(c.trigger.start <= start < c.trigger.end for start in starts)), None)


def _fillers(claim: Claim, role: str) -> list[int]:
    return [participant.mention for participant in claim.participants if participant.role == role]


def _names(reading: Reading, mention: int) -> str:
    """All that the text calls somebody, pronouns aside."""
    entity = reading.entities[reading.mentions[mention].entity]
    called = [reading.mentions[i].text for i in entity.mentions if reading.mentions[i].form != "pronoun"]
    return " | ".join([entity.label, *entity.names, *called]).lower()


def _fits(reading: Reading, found: list[int], expected: str) -> bool:
    if expected in (ANYTHING, NOBODY):
        return expected == ANYTHING or not found
    if expected.startswith(DESCRIBED):
        named = any(reading.entities[reading.mentions[m].entity].names for m in found)
        wanted = "" if expected == UNNAMED else expected[1:].lower()
        return not named and all(wanted in _names(reading, m) for m in found) and (bool(found) or not wanted)
    wanted_all = [name.strip().lower() for name in expected.split("&")]
    names = [_names(reading, m) for m in found]
    return bool(names) and all(any(w in one for one in names) for w in wanted_all) and all(
        any(w in one for w in wanted_all) for one in names)


def _speaks(reading: Reading, found: list[int], expected: str) -> bool:
    """Of several, the nearest comes first: "officials < newspaper"."""
    if expected in (ANYTHING, NOBODY, UNNAMED):
        return _fits(reading, found, expected)
    chain = [name.strip().lower() for name in expected.split("<")]
    return len(found) >= len(chain) and all(
        name in _names(reading, m) for name, m in zip(chain, found, strict=False))
