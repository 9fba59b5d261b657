"""Articles of one shape without end: what newer rules look at takes time in step with their number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from dateline.builders import coreference, language, layout, reading, voices
from dateline.graph.model import Cast, Parse
from growth import grows_evenly

LAID_OUT = {
    "headings": "The dam of {}\n\n",
    "list items": "- a dam of {}\n",
    "turns": "Q: Why {}?\n\nA: So.\n\n",
    "date lines": "LIMA, May 3, 2021 - {}\n",
    "bylines": "By John {}\n",
}
READ = {
    "one word": "Stop. ",
    "tolls": "The flood killed 40 people. ",
    "list items": "- The dam held at {}.\n",
    "turns": "Q: Did the dam hold at {}?\n\nA: It did, the mayor said.\n\n",
    "directions of writing": "\u202eThe dam\u202c of {} held. ",
}


def repeated(piece: str, size: int) -> str:
    """The piece so often that it has that many characters, each time with another name: what repeats is furniture."""
    return "".join(piece.format(_name(number)) for number in range(size // len(piece)))


def _name(number: int) -> str:
    return "".join("BaDiFoGuKe"[2 * int(digit) % 10 :][:2] + "lmnrs"[int(digit) // 2] for digit in str(number)).title()


@pytest.mark.parametrize("piece", LAID_OUT.values(), ids=LAID_OUT)
def test_laying_out_takes_time_in_step_with_their_number(piece: str) -> None:
    assert grows_evenly(lambda size: lambda: layout.lay_out(repeated(piece, size)), 5_000)


@pytest.mark.parametrize("piece", READ.values(), ids=READ)
def test_reading_takes_time_in_step_with_their_number(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        (parse,) = language.parse(["The port.\n\nThe port was closed. " + repeated(piece, size)])
        return lambda: reading.read(parse)

    assert grows_evenly(work, 700)


def _with_speakers(parse: Parse) -> Callable[[], object]:
    told = reading.read(parse)
    return lambda: voices.attribute(parse, Cast(told.mentions, told.entities), told.claims)


def _with_referents(parse: Parse) -> Callable[[], object]:
    mentions = reading.read(parse).mentions
    return lambda: coreference.resolve(parse, mentions)


@pytest.mark.parametrize("step", [_with_speakers, _with_referents])
def test_nothing_but_quotations_takes_time_in_step_with_their_number(
    step: Callable[[Parse], Callable[[], object]],
) -> None:
    """Each is held against what stands near it, not against all mentions, cues and descriptions of the text."""
    assert grows_evenly(lambda size: step(next(language.parse(["“The dam held.” " * size]))), 200)
