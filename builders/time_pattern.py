"""Patterns over the classes of pieces: a regular expression that names classes, run on a letter a piece."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.builders.time_words import LETTER, Piece
from dateline.graph.model import TimeForm, TimexType, Token

MACROS = {
    "YEAR": "YEARNUM",
    "DAY": "[DAYNUM NTH]",
    "DIGITS": "[DAYNUM SMALL]",
    "NUMERAL": "[DAYNUM SMALL BIG YEARNUM CLOCKNUM]",
    "NUMBER": "(?:NUMERAL (?:POINT DIGITS)? SCALE{0,3}|(?:A|WORDNUM) (?:DASH? WORDNUM)? SCALE{1,3}"
              "|WORDNUM (?:DASH? WORDNUM)?)",
    "SPAN": "[UNIT UNITS NIGHT NIGHTS]",
    "RELATIVE": "(?:THIS [PAST COMING]|LAST|THIS|NEXT|CURRENT|COMING|PAST)",
    "PART": "[DAYPART NIGHT]",
}
"""Names that stand for patterns of names."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A time expression found: pieces ``first`` to ``last`` (exclusive) of the block."""

    first: int
    last: int
    type: TimexType
    form: TimeForm
    weak: bool = False
    """Whether it counts only when it is joined to another one ("morning")."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern: what a rule makes its atoms of."""

    match: re.Match[str]
    pieces: Sequence[Piece]
    tokens: Sequence[Token]
    """The block's tokens, with the indices that pieces bear."""

    def has(self, name: str) -> bool:
        """Whether the pattern has that group and it took part."""
        return bool(self.group(name))

    def group(self, name: str) -> Sequence[Piece]:
        """The pieces of the named group; none where it took no part."""
        if name not in self.match.re.groupindex:
            return ()
        start, end = self.match.span(name)
        return self.pieces[start:end] if start >= 0 else ()

    def value(self, name: str) -> str:
        """The value of the first piece of the named group; '' where it took no part."""
        pieces = self.group(name)
        return pieces[0].value if pieces else ""

    @property
    def first(self) -> int:
        """The index of the first piece."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The index after the last piece."""
        return self.match.end()

    def before(self, back: int = 1) -> Piece | None:
        """The piece that stands so many places before the match, 1 being next to it; None before the block's first."""
        return self.pieces[self.first - back] if self.first >= back else None

    def after(self, on: int = 0) -> Piece | None:
        """The piece that follows the match, or the one so many places on; None behind the block's last."""
        return self.pieces[self.last + on] if self.last + on < len(self.pieces) else None

    def at(self, name: str) -> int:
        """The index of the piece at which the named group begins."""
        return self.match.start(name)

    def token(self, at: int) -> Token:
        """The token that the piece at that index is part of."""
        return self.tokens[self.pieces[at].token]

    def follows(self, *names: str) -> bool:
        """Whether the piece before the match is of one of these classes."""
        piece = self.before()
        return piece is not None and piece.kind in letters(*names)

    def precedes(self, *names: str) -> bool:
        """Whether the piece after the match is of one of these classes."""
        piece = self.after()
        return piece is not None and piece.kind in letters(*names)

    def atom(self, type_: TimexType, form: TimeForm, *, weak: bool = False) -> tuple[Atom, ...]:
        """The whole match as one atom."""
        return (Atom(self.first, self.last, type_, form, weak),)


Build = Callable[[Found], tuple[Atom, ...]]
Join = Callable[[Atom, Atom], "Atom | None"]
"""Makes one expression of two neighbours, or nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means; ``build`` returns nothing where the match is none after all."""

    pattern: re.Pattern[str]
    build: Build


@functools.cache
def letters(*names: str) -> frozenset[str]:
    """The letters of classes."""
    return frozenset(LETTER[name] for name in names)


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of class names and macros as a regular expression over letters."""
    for _ in range(3):  # macros name macros, no deeper than that
        pattern = re.sub(r"\b[A-Z][A-Z_]+\b", lambda found: MACROS.get(found[0], found[0]), pattern)
    lettered = re.sub(r"\b[A-Z][A-Z_]*\b(?!>)(?<!\?P)", _letter, pattern)
    return re.compile(lettered.replace(" ", ""))


def _letter(found: re.Match[str]) -> str:
    return found[0] if found[0] == "P" else LETTER[found[0]]


def rule(pattern: str, build: Build) -> Rule:
    """A rule of the grammar."""
    return Rule(compiled(pattern), build)


def starts(rules: Sequence[Rule]) -> re.Pattern[str]:
    """A pattern that matches wherever one of the rules does: a single scan finds where to try them.

    No rule may begin with a word of the class OTHER, of which most texts are made: these are passed over at once.
    """
    either = "|".join(re.sub(r"\?P<\w+>", "?:", rule.pattern.pattern) for rule in rules)
    return re.compile(f"(?!{LETTER['OTHER']})(?:{either})")
