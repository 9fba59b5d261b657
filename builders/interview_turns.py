"""The turns of an interview: which paragraphs ask and which answer, told by labels, dashes or the questions alone."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.builders import remembered
from dateline.graph.model import Parse
from dateline.graph.records import changed

FEWEST = 2
"""Questions that make an interview."""
LONGEST_LABEL = 4
"""Words of a name before a colon."""
SHORT = 25
"""Words of a question that is a paragraph of its own."""
LONG = 50
"""Words of a paragraph that leads up to a question."""
_QUOTES = frozenset({"“", "``", '"', "«"})
_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Turn:
    """Paragraphs in which one of two speaks: tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    label: str = ""
    """Who speaks, as written before a colon, in small letters; empty where only dashes or questions part the turns."""
    asks: bool = False

    @property
    def length(self) -> int:
        """In tokens."""
        return self.last - self.first


@remembered.of_parse
def find(parse: Parse) -> list[Turn]:
    """The turns of an interview in their order; nothing in other articles."""
    if sum("?" in token.text for token in parse.tokens) < FEWEST:
        return []
    ways = (_labelled, _dashed, _prompted, _inline, _plain, _brief)
    return next((_to_the_end(parse, _as_begun(parse, turns)) for way in ways if (turns := way(parse))), [])


@remembered.of_parse
def asking(parse: Parse) -> frozenset[int]:
    """The words of the turns that ask: "you" in them is who answers."""
    return frozenset(i for turn in find(parse) if turn.asks for i in range(turn.first, turn.last))


@remembered.of_parse
def _paragraphs(parse: Parse) -> list[Turn]:
    """The blocks of the text that are neither its title nor its date line, in order."""
    grouped = itertools.groupby(parse.sentences, key=lambda sentence: sentence.block)
    found: list[Turn] = []
    for block, group in grouped:
        sentences = list(group)
        if parse.blocks[block].kind in ("paragraph", "heading"):
            found.append(Turn(sentences[0].first, sentences[-1].last))
    return found


def _labelled(parse: Parse) -> list[Turn]:
    """Turns that begin with who speaks: "Q: …", "KELLER: …", and "K: …" once that name was written in full."""
    turns = _in_full([changed(turn, label=_label(parse, turn)) for turn in _paragraphs(parse)])
    if not any(turn.label for turn in turns):
        return []
    often = Counter(turn.label for turn in turns)
    turns = [changed(turn, label=turn.label if often[turn.label] >= FEWEST else "") for turn in turns]
    first = next((i for i, turn in enumerate(turns) if turn.label), len(turns))
    last = max((i for i, turn in enumerate(turns) if turn.label), default=first - 1)
    turns = turns[first : last + 1]
    turns = [changed(turn, label=label) for turn, label in zip(turns, _carried(turns), strict=True)]
    asked = Counter(turn.label for turn in turns if _is_question(parse, turn))
    host, questions = asked.most_common(1)[0] if asked else ("", 0)
    others = [turn for turn in turns if turn.label != host]
    if questions < FEWEST or len(others) < FEWEST or len({turn.label for turn in others}) > FEWEST:
        return []
    return [changed(turn, asks=turn.label == host) for turn in turns]


def _as_begun(parse: Parse, turns: list[Turn]) -> list[Turn]:
    """The turns with the labels of the first question and of its answer, where only these two bear any."""
    begun = [_label(parse, turn) for turn in turns]
    told = len(turns) > 1 and turns[0].asks and not turns[1].asks and not any(turn.label for turn in turns)
    if not told or not begun[0] or not begun[1] or begun[0] == begun[1] or any(begun[2:]):
        return turns
    return [changed(turn, label=begun[0] if turn.asks else begun[1]) for turn in turns]


def _to_the_end(parse: Parse, turns: list[Turn]) -> list[Turn]:
    """The turns with the paragraphs that go on with the last answer: they say "I" as nobody does above the first."""
    if turns[-1].asks or any(turn.label for turn in turns):
        return turns
    outside = [turn for turn in _paragraphs(parse) if not turns[0].first <= turn.first < turns[-1].last]
    if any(_says_i(parse, turn) for turn in outside if turn.first < turns[0].first):
        return turns
    below = (turn for turn in outside if turn.first >= turns[-1].last)
    own = itertools.takewhile(lambda turn: _says_i(parse, turn) and not _is_question(parse, turn), below)
    return [*turns, *(turn for turn in own if parse.tokens[turn.first].text not in _QUOTES)]


def _label(parse: Parse, turn: Turn) -> str:
    said = parse.tokens[turn.first : min(turn.first + LONGEST_LABEL + 1, turn.last)]
    colon = next((i for i, token in enumerate(said) if token.text == ":"), 0)
    name = [token.text for token in said[:colon]]
    return " ".join(name).casefold() if name and all(word[:1].isupper() for word in name) else ""


def _in_full(turns: list[Turn]) -> list[Turn]:
    """The turns with names in the place of their first letters."""
    full = list(dict.fromkeys(turn.label for turn in turns if len(turn.label) > 2))
    return [changed(turn, label=_meant(turn.label, full)) for turn in turns]


def _meant(label: str, full: Iterable[str]) -> str:
    short = "".join(letter for letter in label if letter.isalpha())
    meant = [name for name in full if short in (name[:1], "".join(word[:1] for word in name.split()))]
    return meant[0] if len(short) < 3 and len(meant) == 1 else label


def _carried(turns: Iterable[Turn]) -> list[str]:
    """The label of every turn: a paragraph without one goes on with that before."""
    labels: list[str] = []
    for turn in turns:
        labels.append(turn.label or (labels[-1] if labels else ""))
    return labels


def _dashed(parse: Parse) -> list[Turn]:
    """Paragraphs with a dash before each turn; the one who asks begins."""
    turns = [turn for turn in _paragraphs(parse) if parse.tokens[turn.first].text in _DASHES]
    turns = [changed(turn, asks=i % 2 == 0) for i, turn in enumerate(turns)]
    asked = [_is_question(parse, turn) for turn in turns if turn.asks]
    answered = [_is_question(parse, turn) for turn in turns if not turn.asks]
    is_interview = sum(asked) >= FEWEST and 2 * sum(asked) >= len(asked) and sum(answered) * 3 < sum(asked)
    return turns if is_interview else []


def _plain(parse: Parse) -> list[Turn]:
    """Paragraphs that ask somebody ("you"), each with the paragraphs after it, of which most say "I" or "we"."""
    paragraphs = _paragraphs(parse)
    turns = [changed(turn, asks=_is_question(parse, turn) and _addresses(parse, turn)) for turn in paragraphs]
    first = next((i for i, turn in enumerate(turns) if turn.asks), len(turns))
    last = max((i for i, turn in enumerate(turns) if turn.asks), default=first)
    turns = turns[first : last + 2]
    given = [turn for turn in turns if not turn.asks]
    own = sum(_says_i(parse, turn) for turn in given)
    asked = len(turns) - len(given)
    told = asked >= FEWEST and 2 * own >= max(len(given), 1) and len(given) <= 3 * asked
    return _widened(parse, paragraphs, turns) if told else []


def _widened(parse: Parse, paragraphs: Sequence[Turn], turns: Sequence[Turn]) -> list[Turn]:
    """The turns with those before, between and behind them that ask in other words: "What was it like?"."""
    asks = [_prompts(parse, paragraphs, i) for i in range(len(paragraphs))]
    first = next(i for i, turn in enumerate(paragraphs) if turn.first == turns[0].first)
    last = next(i for i, turn in enumerate(paragraphs) if turn.first == turns[-1].first)
    while first > 1 and asks[first - 2] and not asks[first - 1]:
        first -= 2
    while (asked := next((i for i in range(last + 1, min(last + 3, len(asks) - 1)) if asks[i]), None)) is not None:
        last = asked + 1
    if last + 1 < len(asks) and not asks[last + 1] and _says_i(parse, paragraphs[last + 1]):
        last += 1
    return [changed(paragraphs[i], asks=asks[i]) for i in range(first, last + 1)]


def _prompts(parse: Parse, paragraphs: Sequence[Turn], i: int) -> bool:
    """Whether a paragraph is a question, or holds a fact out to "you" between two paragraphs that ask nothing."""
    turn = paragraphs[i]
    if parse.tokens[turn.first].text in _QUOTES:
        return False
    if _is_question(parse, turn):
        return _addresses(parse, turn) or turn.length <= SHORT
    beside = [t for t in paragraphs[max(i - 1, 0) : i + 2] if t is not turn]
    held_out = _addresses(parse, turn) and not _says_i(parse, turn) and turn.length <= SHORT
    return held_out and len(beside) > 1 and not any(_is_question(parse, t) for t in beside)


def _brief(parse: Parse) -> list[Turn]:
    """Paragraphs that are a short question each, with one paragraph or two that answer."""
    turns = [changed(turn, asks=_is_question(parse, turn) and turn.length <= SHORT) for turn in _paragraphs(parse)]
    asked = [i for i, turn in enumerate(turns) if turn.asks]
    turns = turns[asked[0] : asked[-1] + 2] if asked else []
    prompts, given = [t for t in turns if t.asks], [t for t in turns if not t.asks]
    alternate = len(asked) > FEWEST and len(asked) - 1 <= len(given) <= FEWEST * len(asked)
    return turns if alternate and _is_talk(parse, prompts, given) else []


def _prompted(parse: Parse) -> list[Turn]:
    """Short paragraphs, of which many ask and others hold a fact out to "you", each with one paragraph that answers."""
    paragraphs = _paragraphs(parse)
    asked = [i for i, turn in enumerate(paragraphs) if _has_question(parse, turn) and (
        turn.length <= SHORT or (turn.length <= LONG and _is_question(parse, turn)))]
    if len(asked) <= FEWEST:
        return []
    turns = [changed(turn, asks=i % 2 == 0) for i, turn in enumerate(paragraphs[asked[0] : asked[-1] + 2])]
    prompts, given = [t for t in turns if t.asks], [t for t in turns if not t.asks]
    stray = sum((i - asked[0]) % 2 for i in asked)
    brief = all(t.length <= SHORT or (t.length <= LONG and _is_question(parse, t)) for t in prompts)
    alternate = 4 * stray <= len(asked) - stray and brief and 2 * sum(t.length > SHORT for t in prompts) < len(prompts)
    held_out = any(not _has_question(parse, t) for t in prompts)  # else the questions alone part the turns
    longer = sum(t.length for t in given) > sum(t.length for t in prompts)
    return turns if alternate and held_out and longer and _is_talk(parse, prompts, given) else []


def _inline(parse: Parse) -> list[Turn]:
    """Paragraphs that begin with a question, answered in the same paragraph."""
    turns: list[Turn] = []
    asked = 0
    for paragraph in _paragraphs(parse):
        ends = parse.sentences[parse.tokens[paragraph.first].sentence].last
        question = Turn(paragraph.first, ends, asks=True)
        if ends < paragraph.last and _is_question(parse, question):
            turns += [question, Turn(ends, paragraph.last)]
            asked += 1
        elif turns:
            turns.append(paragraph)
    while turns and not turns[-2].asks:
        turns.pop()  # what follows the last answer is the paper's own
    prompts, given = [t for t in turns if t.asks], [t for t in turns if not t.asks]
    few = asked <= FEWEST or len(given) > FEWEST * asked
    return turns if not few and _is_talk(parse, prompts, given) else []


def _is_talk(parse: Parse, prompts: Sequence[Turn], given: Sequence[Turn]) -> bool:
    """Whether somebody is spoken to, and a third of the answers, which bear no marks, say "I" or "we"."""
    quoted = any(parse.tokens[turn.first].text in _QUOTES for turn in given)
    own = sum(_says_i(parse, turn) for turn in given)
    return not quoted and 3 * own >= len(given) and any(_addresses(parse, turn) for turn in prompts)


def _is_question(parse: Parse, turn: Turn) -> bool:
    last = next((t for t in reversed(parse.tokens[turn.first : turn.last]) if t.text[-1:].isalnum() or "?" in t.text),
                None)
    return last is not None and "?" in last.text


def _addresses(parse: Parse, turn: Turn) -> bool:
    return any(token.lower in ("you", "your", "yours") for token in parse.tokens[turn.first : turn.last])


def _says_i(parse: Parse, turn: Turn) -> bool:
    return any(token.lower in ("i", "we", "my", "our") for token in parse.tokens[turn.first : turn.last])


def _has_question(parse: Parse, turn: Turn) -> bool:
    return any("?" in token.text for token in parse.tokens[turn.first : turn.last])
