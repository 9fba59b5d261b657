"""An article as a benchmark writes it: words, and what reading them would find where."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.graph.model import Claim, Mention, Span, TimeExpression

SYLLABLES = ("ka", "ro", "ben", "tal", "mi", "sor", "ev", "dun", "lia", "pre", "gho", "sta", "win", "ur", "che")
"""What invented names and words are made of."""


@dataclass
class Sheet:
    """Grows sentence by sentence."""

    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """Add words and a space; where the words stand."""
        start = len(self.text)
        self.text += f"{words} "
        return Span(start, start + len(words))
