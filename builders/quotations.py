"""Which words stand between quotation marks, whatever shape and order the marks are in.

Marks come typographic, straight, as ``, '' and », glued to the wrong word, opened twice or never closed; a paragraph
that goes on with somebody's speech opens with a mark and does not close the one before.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.builders import remembered
from dateline.graph.model import Parse, Sentence, Token

_OPENING = frozenset({"“", "«", "„", "``", "‟"})
_CLOSING = frozenset({"”", "»", "''", "’’"})
_DOUBLE = _OPENING | _CLOSING | {'"', "„"}
_SINGLE = frozenset({"'", "‘", "’", "`", "‚", "‹", "›"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``first`` to ``last`` (exclusive), the marks left out, of one block."""

    first: int
    last: int
    block: int
    closed: bool = True
    """False where no closing mark was found before the end of the block."""

    def __contains__(self, token: int) -> bool:
        """Whether the token of that index is quoted."""
        return self.first <= token < self.last

    @property
    def length(self) -> int:
        """In tokens."""
        return self.last - self.first


@remembered.of_parse
def find(parse: Parse) -> tuple[Quotation, ...]:
    """The quotations of a text in order of their beginnings; single marks may stand within double ones."""
    found: list[Quotation] = []
    for block, sentences in _blocks(parse):
        tokens = parse.tokens[sentences[0].first : sentences[-1].last]
        found += _double(parse, tokens, block)
        for sentence in sentences:
            found += _single(parse.tokens[sentence.first : sentence.last], block)
    return tuple(sorted((q for q in found if q.length > 0), key=lambda q: (q.first, -q.last)))


def tokens_of(quoted: Iterable[Quotation]) -> frozenset[int]:
    """The indexes of all tokens within some quotations."""
    return frozenset(i for quotation in quoted for i in range(quotation.first, quotation.last))


def _blocks(parse: Parse) -> Iterator[tuple[int, list[Sentence]]]:
    grouped: dict[int, list[Sentence]] = {}
    for sentence in parse.sentences:
        grouped.setdefault(sentence.block, []).append(sentence)
    yield from grouped.items()


def _double(parse: Parse, tokens: tuple[Token, ...], block: int) -> list[Quotation]:
    """Marks open and close in turn; a shape counts only where it says that a mark was lost."""
    found: list[Quotation] = []
    opened: int | None = None
    free = tokens[0].i
    marks = [t for t in tokens if t.text in _DOUBLE]
    for mark, following in itertools.zip_longest(marks, marks[1:]):
        if opened is None:
            if mark.text not in _CLOSING or _closes(mark, following):
                opened = mark.i
            else:
                found += _without_opening(parse, free, mark, block)
        elif mark.text in _OPENING and _opens_by_spacing(parse, mark):
            found.append(Quotation(opened + 1, _sentence_end(parse, opened, mark.i), block))
            opened = mark.i
        else:
            found.append(Quotation(opened + 1, mark.i, block))
            opened = None
        free = mark.i + 1
    if opened is not None:
        whole = opened == tokens[0].i or _is_taken_up(parse, tokens[-1])
        end = tokens[-1].i + 1
        found.append(Quotation(opened + 1, end if whole else _sentence_end(parse, opened, end), block, closed=False))
    return found


def _is_taken_up(parse: Parse, last: Token) -> bool:
    """Whether the next paragraph opens with a mark, as one does that goes on with a speech that was not closed."""
    following = parse.tokens[last.i + 1 : last.i + 2]
    opens = (t.text in _DOUBLE - _CLOSING and parse.block_of(t.sentence).kind == "paragraph" for t in following)
    return any(opens)


def _closes(mark: Token, following: Token | None) -> bool:
    """Whether the next mark closes in the same sentence: then this one opens, whatever its shape."""
    return following is not None and following.text in _CLOSING and following.sentence == mark.sentence


def _without_opening(parse: Parse, free: int, mark: Token, block: int) -> list[Quotation]:
    """The sentence before a closing mark whose opening mark was lost."""
    first = max(free, parse.sentences[mark.sentence].first)
    return [Quotation(first, mark.i, block)] if _has_verb(parse, first, mark.i) else []


def _opens_by_spacing(parse: Parse, mark: Token) -> bool:
    """Space before and none after: an opening mark although another is open."""
    before = parse.tokens[mark.i - 1]
    return before.space and not mark.space and not _attribution_follows(parse, mark)


def _attribution_follows(parse: Parse, mark: Token) -> bool:
    """ ", “he said": a closing mark of opening shape."""
    following = parse.tokens[mark.i + 1 : mark.i + 3]
    return parse.tokens[mark.i - 1].text in (",", ".", "!", "?", "…") and any(t.pos == "VERB" for t in following)


def _sentence_end(parse: Parse, token: int, limit: int) -> int:
    return min(parse.sentences[parse.tokens[token].sentence].last, limit)


def _has_verb(parse: Parse, first: int, last: int) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in parse.tokens[first:last])


def _single(tokens: tuple[Token, ...], block: int) -> list[Quotation]:
    """Single marks count only in pairs within a sentence: alone they are apostrophes."""
    found: list[Quotation] = []
    opened: int | None = None
    for token in tokens:
        if token.text not in _SINGLE or token.tag == "POS":
            continue
        if opened is None and not token.space and token.text not in ("’", "›"):
            opened = token.i
        elif opened is not None and token.text not in ("‘", "‹", "‚"):
            found.append(Quotation(opened + 1, token.i, block))
            opened = None
    return found


@remembered.of_parse
def sentences(parse: Parse) -> frozenset[int]:
    """The sentences that hold words of a quotation."""
    return frozenset(token.sentence for one in find(parse) for token in parse.tokens[one.first : one.last])
