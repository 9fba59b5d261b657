"""Headlines, and lines that begin with a time of day, that name who speaks by a colon or a dash.

In running text only before a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.builders.cue_speakers import mention_of
from dateline.builders.cues import SPEAKERS, Cue, tops
from dateline.builders.quotations import Quotation
from dateline.graph.model import Cast, Parse, Span, Token

_CLOCK = re.compile(r"\W{0,3}\d{1,2}[:.h]\d{2}\b.{0,12}")
_DASHES = frozenset({"-", "–", "—", "--", "|", "/"})


def headlines(parse: Parse, cast: Cast, quoted: tuple[Quotation, ...]) -> Iterator[Cue]:
    """Headlines: "Mayor: bridge to close", "Bridge ‘to close’ – mayor"; a ticker's: "14:05 Mayor: bridge closed"."""
    starts = {q.first - 1 for q in quoted}
    for sentence in parse.sentences:
        block = parse.blocks[sentence.block]
        words = parse.tokens[sentence.first : sentence.last]
        colon = next((t for t in words[1:20] if t.text == ":" and (t.i < words[0].i + 10 or t.i + 1 in starts)), None)
        listed = block.kind != "paragraph" or _is_timed(parse, sentence.block)
        if colon is not None and (listed or colon.i + 1 in starts):
            yield from _headline(parse, cast, words[: colon.i - words[0].i], colon, range(colon.i + 1, sentence.last))
        dash = next((t for t in reversed(words[-7:]) if t.text in _DASHES), None)
        if dash is not None and dash.i > sentence.first and block.kind != "paragraph":
            yield from _headline(parse, cast, words[dash.i + 1 - words[0].i :], dash, range(sentence.first, dash.i))


def _is_timed(parse: Parse, block: int) -> bool:
    """Whether a paragraph stands behind a time of day, as the lines of a ticker do."""
    before = parse.blocks[block - 1] if block else None
    return before is not None and before.kind == "junk" and bool(
        _CLOCK.fullmatch(parse.text, before.span.start, before.span.end))


def _headline(parse: Parse, cast: Cast, name: tuple[Token, ...], mark: Token, told: range) -> Iterator[Cue]:
    """A name or description without a verb, on one side of the mark, speaks what is on the other."""
    if not name or any(t.pos in ("VERB", "AUX") for t in name):
        return
    inside = {t.i for t in name}
    heads = [t for t in name if t.head not in inside or t.head == t.i]
    head = next((t for t in heads if t.pos in ("PROPN", "NOUN")), None)
    speaker = mention_of(parse, cast, head) if head is not None else None
    if speaker is not None and cast.mentions[speaker].kind in SPEAKERS:
        yield Cue(
            mark.i, Span(name[0].start, name[-1].end), speaker, "neutral", frozenset(told), tops(parse, told), False
        )
