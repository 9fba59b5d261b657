"""Who says what a headline quotes without a name: who says the same words below, else whom the text interviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.builders.cues import Cue, tops
from dateline.builders.interviews import Answer
from dateline.builders.quotations import Quotation
from dateline.graph.model import Parse

FEWEST = 3
"""Words that a headline and a text must share in a row."""
_ABOVE = frozenset({"title", "standfirst", "heading"})


def spoken(parse: Parse, found: Iterable[Cue], quoted: Iterable[Quotation], guest: Answer | None) -> Iterator[Cue]:
    """Cues for headlines' quotations that nobody is said to speak; ``guest``: the first answer where one gives all."""
    known = [cue for cue in found if cue.speaker is not None]
    spoken_for = frozenset().union(*(cue.told for cue in known))
    for quotation in quoted:
        if quotation.first in spoken_for:
            continue
        above = parse.blocks[quotation.block].kind in _ABOVE
        speaker = _repeating(parse, quotation, known) if above else None
        if speaker is None and guest is not None and quotation.last <= guest.first and _is_whole(parse, quotation):
            speaker = guest.speaker
        if speaker is not None:
            told, mark = range(quotation.first, quotation.last), parse.tokens[quotation.first - 1]
            yield Cue(mark.i, mark.span, speaker, "neutral", frozenset(told), tops(parse, told), False)


def _repeating(parse: Parse, quotation: Quotation, known: Iterable[Cue]) -> int | None:
    """The speaker of the first place in the text that has the quotation's words in their order; None: there is none."""
    said = _words(parse, range(quotation.first, quotation.last))
    if len(said) < FEWEST:
        return None
    wanted = [word for word, _ in said]
    text = _words(parse, range(quotation.last, len(parse.tokens)))
    places = (text[i][1] for i in range(len(text) - len(wanted) + 1)
              if text[i][0] == wanted[0] and [word for word, _ in text[i : i + len(wanted)]] == wanted)
    telling = ([cue for cue in known if place in cue.told] for place in places)
    nearest = (min(cues, key=lambda cue: (len(cue.told), cue.word)) for cues in telling if cues)
    return next((cue.speaker for cue in nearest), None)


def _words(parse: Parse, inside: range) -> list[tuple[str, int]]:
    """The words in small letters, without marks, and where they stand."""
    return [(parse.tokens[i].lower, i) for i in inside if parse.tokens[i].text[:1].isalnum()]


def _is_whole(parse: Parse, quotation: Quotation) -> bool:
    """Whether the block holds no words but the quotation's."""
    sentences = [sentence for sentence in parse.sentences if sentence.block == quotation.block]
    around = range(sentences[0].first, sentences[-1].last)
    return all(i in quotation for _, i in _words(parse, around))
