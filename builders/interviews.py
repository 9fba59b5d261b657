"""Interviews: whose words the paragraphs are that answer questions, told by labels, dashes or the questions alone."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.builders.folding import fold
from dateline.builders.knowledge import pairs
from dateline.graph.model import Mention, Parse, Token

FEWEST = 2
"""Questions that make an interview."""
LONGEST_LABEL = 4
"""Words of a name before a colon."""
SHORT = 25
"""Words of a question that is a paragraph of its own."""
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


@dataclass(frozen=True, slots=True)
class Answer:
    """The tokens ``first`` to ``last`` (exclusive) of an answer, and the mention (by index) of who gives it."""

    first: int
    last: int
    speaker: int


def answers(parse: Parse, mentions: Sequence[Mention]) -> tuple[Answer, ...]:
    """The answers of an interview whose speakers are known; nothing in other articles."""
    turns = _labelled(parse) or _dashed(parse) or _plain(parse) or _brief(parse)
    given = [turn for turn in turns if not turn.asks]
    if not given:
        return ()
    guest = _guest(parse, mentions, turns)
    found = ((turn, _named(parse, mentions, turns, turn) if len(turn.label) > 1 else guest) for turn in given)
    return tuple(Answer(turn.first, turn.last, who) for turn, who in found if who is not None)


# ---- Turns ----------------------------------------------------------------------------------------------------------


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
    turns = _in_full([replace(turn, label=_label(parse, turn)) for turn in _paragraphs(parse)])
    often = Counter(turn.label for turn in turns)
    turns = [replace(turn, label=turn.label if often[turn.label] >= FEWEST else "") for turn in turns]
    first = next((i for i, turn in enumerate(turns) if turn.label), len(turns))
    last = max((i for i, turn in enumerate(turns) if turn.label), default=first - 1)
    turns = turns[first : last + 1]
    turns = [replace(turn, label=label) for turn, label in zip(turns, _carried(turns), strict=True)]
    asked = Counter(turn.label for turn in turns if _is_question(parse, turn))
    host, questions = asked.most_common(1)[0] if asked else ("", 0)
    others = [turn for turn in turns if turn.label != host]
    if questions < FEWEST or len(others) < FEWEST or len({turn.label for turn in others}) > FEWEST:
        return []
    return [replace(turn, asks=turn.label == host) for turn in turns]


def _label(parse: Parse, turn: Turn) -> str:
    said = parse.tokens[turn.first : min(turn.first + LONGEST_LABEL + 1, turn.last)]
    colon = next((i for i, token in enumerate(said) if token.text == ":"), 0)
    name = [token.text for token in said[:colon]]
    return " ".join(name).casefold() if name and all(word[:1].isupper() for word in name) else ""


def _in_full(turns: list[Turn]) -> list[Turn]:
    """The turns with names in the place of their first letters."""
    full = list(dict.fromkeys(turn.label for turn in turns if len(turn.label) > 2))
    return [replace(turn, label=_meant(turn.label, full)) for turn in turns]


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
    turns = [replace(turn, asks=i % 2 == 0) for i, turn in enumerate(turns)]
    asked = [_is_question(parse, turn) for turn in turns if turn.asks]
    answered = [_is_question(parse, turn) for turn in turns if not turn.asks]
    is_interview = sum(asked) >= FEWEST and 2 * sum(asked) >= len(asked) and sum(answered) * 3 < sum(asked)
    return turns if is_interview else []


def _plain(parse: Parse) -> list[Turn]:
    """Paragraphs that ask somebody ("you"), each with the paragraphs after it, of which most say "I" or "we"."""
    paragraphs = _paragraphs(parse)
    turns = [replace(turn, asks=_is_question(parse, turn) and _addresses(parse, turn)) for turn in paragraphs]
    first = next((i for i, turn in enumerate(turns) if turn.asks), len(turns))
    last = max((i for i, turn in enumerate(turns) if turn.asks), default=first)
    turns = turns[first : last + 2]
    given = [turn for turn in turns if not turn.asks]
    own = sum(_says_i(parse, turn) for turn in given)
    asked = len(turns) - len(given)
    return turns if asked >= FEWEST and 2 * own >= max(len(given), 1) and len(given) <= 3 * asked else []


def _brief(parse: Parse) -> list[Turn]:
    """Paragraphs that are a short question each, one of them to "you", of whose answers a third say "I" or "we"."""
    turns = [replace(turn, asks=_is_question(parse, turn) and turn.last - turn.first <= SHORT)
             for turn in _paragraphs(parse)]
    asked = [i for i, turn in enumerate(turns) if turn.asks]
    turns = turns[asked[0] : asked[-1] + 2] if asked else []
    given = [turn for turn in turns if not turn.asks]
    to_you = any(_addresses(parse, turn) for turn in turns if turn.asks)
    own = sum(_says_i(parse, turn) for turn in given)
    quoted = any(parse.tokens[turn.first].text in _QUOTES for turn in given)
    alternate = len(asked) > FEWEST and len(asked) - 1 <= len(given) <= FEWEST * len(asked)
    return turns if to_you and alternate and not quoted and 3 * own >= len(given) else []


def _is_question(parse: Parse, turn: Turn) -> bool:
    last = next((t for t in reversed(parse.tokens[turn.first : turn.last]) if t.text[-1:].isalnum() or "?" in t.text),
                None)
    return last is not None and "?" in last.text


def _addresses(parse: Parse, turn: Turn) -> bool:
    return any(token.lower in ("you", "your", "yours") for token in parse.tokens[turn.first : turn.last])


def _says_i(parse: Parse, turn: Turn) -> bool:
    return any(token.lower in ("i", "we", "my", "our") for token in parse.tokens[turn.first : turn.last])


# ---- Who answers ----------------------------------------------------------------------------------------------------


def _named(parse: Parse, mentions: Sequence[Mention], turns: Sequence[Turn], turn: Turn) -> int | None:
    """Whom a label names: a person of that name in the text, else who is mentioned in the label itself."""
    called = set(fold(turn.label).split()) - pairs("titles").keys()
    people = (i for i, m in enumerate(mentions) if _is_person(parse, m))
    full = next((i for i in people if called <= _names(parse, mentions[i])), None)
    if full is not None:
        return full
    labels = {t.first: t for t in turns if t.label == turn.label}
    return next((i for i, m in enumerate(mentions)
                 if any(first <= m.head_token < first + LONGEST_LABEL for first in labels)), None)


def _is_person(parse: Parse, mention: Mention) -> bool:
    """Whether it is a person's name, as far as is known before the text's names are compared."""
    return mention.form == "name" and "person" in (mention.kind, parse.tokens[mention.head_token].ent.lower())


def _names(parse: Parse, person: Mention) -> set[str]:
    """The parts of a person's name, and the capital word behind it, which the parser may have taken for a verb."""
    behind = [token.text for token in parse.tokens[person.head_token + 1 : person.head_token + 2]]
    return set(fold(" ".join([person.name or "", *(word for word in behind if word.istitle())])).split())


def _guest(parse: Parse, mentions: Sequence[Mention], turns: Sequence[Turn]) -> int | None:
    """The person whom the introduction names most often; else whom the questions address by name."""
    begins = min(turn.first for turn in turns)
    asked = [turn for turn in turns if turn.asks]
    named = [(i, m) for i, m in enumerate(mentions)
             if _is_person(parse, m) and parse.block_of(m.sentence).kind != "byline"]
    before = [(i, m) for i, m in named if m.head_token < begins]
    addressed = [(i, m) for i, m in named if any(_opens(parse, turn, parse.tokens[m.head_token]) for turn in asked)]
    people = before or addressed
    often = Counter(m.lemma for _, m in people)
    return max(people, key=lambda found: (often[found[1].lemma], -found[0]))[0] if people else None


def _opens(parse: Parse, turn: Turn, name: Token) -> bool:
    """Whether a name stands at the beginning of a turn, before a comma: "Mr Keller, is this …?"."""
    return turn.first <= name.i < turn.first + LONGEST_LABEL and parse.tokens[name.i + 1].text == ","


def spoken(given: Iterable[Answer]) -> Iterator[tuple[int, int]]:
    """The tokens of answers, each with its speaker's mention."""
    return ((i, answer.speaker) for answer in given for i in range(answer.first, answer.last))
