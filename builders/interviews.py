"""Interviews: who gives the answers, by the labels of the turns, else whom the note below, the introduction or the
questions name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.builders import interview_turns
from dateline.builders.folding import fold
from dateline.builders.interview_turns import LONGEST_LABEL, Turn
from dateline.builders.knowledge import pairs, words
from dateline.graph.model import Mention, Parse, Token


@dataclass(frozen=True, slots=True)
class Answer:
    """The tokens ``first`` to ``last`` (exclusive) of an answer, and the mention (by index) of who gives it."""

    first: int
    last: int
    speaker: int


def answers(parse: Parse, mentions: Sequence[Mention]) -> tuple[Answer, ...]:
    """The answers of an interview whose speakers are known; nothing in other articles."""
    turns = interview_turns.find(parse)
    given = [turn for turn in turns if not turn.asks]
    if not given:
        return ()
    guest = _guest(parse, mentions, turns)
    found = ((turn, _named(parse, mentions, turns, turn) if len(turn.label) > 1 else guest) for turn in given)
    return tuple(Answer(turn.first, turn.last, who) for turn, who in found if who is not None)


def _named(parse: Parse, mentions: Sequence[Mention], turns: Sequence[Turn], turn: Turn) -> int | None:
    """Whom a label names: a person of that name in the text, else who is mentioned in the label itself."""
    people = [i for i, m in enumerate(mentions) if _is_person(parse, m)]
    full = next((i for i in people if _is_called(parse, mentions[i], turn.label)), None)
    if full is not None:
        return full
    labels = {t.first: t for t in turns if t.label == turn.label}
    return next((i for i, m in enumerate(mentions)
                 if any(first <= m.head_token < first + LONGEST_LABEL for first in labels)), None)


def _is_called(parse: Parse, person: Mention, label: str) -> bool:
    """Whether a label is part of a person's name, or its first letters: "KELLER", "R.K."."""
    called = set(fold(label).split()) - pairs("titles").keys()
    letters = "".join(letter for letter in label if letter.isalpha())
    parts = fold(person.name or "").split()
    initials = "".join(part[0] for part in parts)
    return (bool(called) and called <= _names(parse, person)) or (len(parts) > 1 and letters == initials)


def _is_person(parse: Parse, mention: Mention) -> bool:
    """Whether it is a person's name, as far as is known before the text's names are compared."""
    return mention.form == "name" and "person" in (mention.kind, parse.tokens[mention.head_token].ent.lower())


def _names(parse: Parse, person: Mention) -> set[str]:
    """The parts of a person's name, and the capital word behind it, which the parser may have taken for a verb."""
    behind = [token.text for token in parse.tokens[person.head_token + 1 : person.head_token + 2]]
    return set(fold(" ".join([person.name or "", *(word for word in behind if word.istitle())])).split())


def _guest(parse: Parse, mentions: Sequence[Mention], turns: Sequence[Turn]) -> int | None:
    """Who, a note below says, was spoken to; else the one most named above; else whom the questions address by name."""
    begins, ends = min(turn.first for turn in turns), max(turn.last for turn in turns)
    asked = [turn for turn in turns if turn.asks]
    named = [(i, m) for i, m in enumerate(mentions)
             if _is_person(parse, m) and not _asks(parse, m, turns) and not _signs(parse, m)]
    noted = next((i for i, m in named if m.head_token >= ends and _gave_it(parse, parse.tokens[m.head_token])), None)
    if noted is not None:
        return noted
    before = [(i, m) for i, m in named if m.head_token < begins]
    addressed = [(i, m) for i, m in named if any(_opens(parse, turn, parse.tokens[m.head_token]) for turn in asked)]
    people = before or addressed
    often = Counter(m.lemma for _, m in people)
    return max(people, key=lambda found: (often[found[1].lemma], -found[0]))[0] if people else None


def _gave_it(parse: Parse, name: Token) -> bool:
    """Whether a note says of somebody that he gave the interview: "Ana Roe was speaking to Jan Ek", "was interviewed".

    One who spoke "to him" or "to her" held it.
    """
    verb = parse.tokens[name.head]
    if name.dep == "nsubjpass":
        return verb.lemma == "interview"
    below = (parse.tokens[c] for c in verb.children if parse.tokens[c].lower in ("to", "with"))
    heard = [parse.tokens[c] for preposition in below for c in preposition.children]
    spoke = name.dep == "nsubj" and verb.lemma in ("speak", "talk") and bool(heard)
    return spoke and not any(one.lower in ("him", "her", "them") for one in heard)


def _asks(parse: Parse, person: Mention, turns: Sequence[Turn]) -> bool:
    """Whether the label of a question names the person."""
    hosts = {turn.label for turn in turns if turn.asks and len(turn.label) > 1}
    return any(_is_called(parse, person, host) for host in hosts)


def _signs(parse: Parse, person: Mention) -> bool:
    """Whether a person is only named for having made the piece: a byline, "Interview: Ann Reed", "photographs by …"."""
    first = next((t.i for t in parse.tokens[: person.head_token + 1] if t.start >= person.span.start), 0)
    start = parse.sentences[person.sentence].first
    before = [t.lower for t in parse.tokens[max(start, first - 2) : first] if t.text != ":"]
    credited = bool(before) and all(word in words("credit_words") for word in before)
    return credited or parse.block_of(person.sentence).kind == "byline"


def _opens(parse: Parse, turn: Turn, name: Token) -> bool:
    """Whether a name stands at the beginning of a turn, before a comma: "Mr Keller, is this …?"."""
    begins = turn.first <= name.i < turn.first + LONGEST_LABEL
    return begins and any(t.text == "," for t in parse.tokens[name.i + 1 : name.i + 2])


def spoken(given: Iterable[Answer]) -> Iterator[tuple[int, int]]:
    """The tokens of answers, each with its speaker's mention."""
    return ((i, answer.speaker) for answer in given for i in range(answer.first, answer.last))
