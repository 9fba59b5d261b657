"""spaCy's attribute ruler, asked once for all words of a kind: its matcher takes a sixth of the default pipeline.

Nearly all its rules look at one word: its tag, its relation, and its form where a rule tells one. So what matches a
word is what matched the last one of that kind. Texts in which a rule for several words may match are left to the ruler.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

Match = tuple[int, int, int, int]
"""Numbers of the rule's attributes and of the rule, first and last token (exclusive)."""
Kind = tuple[int, int, int, int]
Pattern = Sequence[Mapping[str, Any]]
SEEN = {"TAG", "DEP", "LOWER", "IS_SPACE"}
"""What a rule may look at, and be remembered."""
MOST = 100_000
"""Kinds and forms remembered at most."""


def hasten(ruler: AttributeRuler) -> None:
    """Let a ruler remember; one whose rules look at anything else stays as it is."""
    rules: Any = ruler.patterns
    patterns: list[Pattern] = [pattern for rule in rules for pattern in rule["patterns"]]
    if all(set(word) <= SEEN for pattern in patterns for word in pattern):
        object.__setattr__(ruler, "match", Remembered(ruler, patterns))


def _may_be(word: Mapping[str, Any], dep: str, form: str) -> bool:
    """Whether a rule's word may match one of this relation and form; what else it asks for is not looked at."""
    return _fits(word.get("DEP"), dep) and _fits(word.get("LOWER"), form)


def _fits(asked: Any, value: str) -> bool:
    """Whether a value is what a rule asks for; unsure where it asks in a way not known here."""
    if isinstance(asked, dict):
        regular = re.search(asked["REGEX"], value) is not None if "REGEX" in asked else True
        return regular and value in asked.get("IN", (value,))
    return asked is None or asked == value


class Remembered:
    """What matches in a document, by the kinds of its words."""

    def __init__(self, ruler: AttributeRuler, patterns: Sequence[Pattern]) -> None:
        """For a ruler with these patterns."""
        self._match, self._strings = ruler.match, ruler.vocab.strings
        self._telling = [pattern[0] for pattern in patterns if len(pattern) == 1 and "LOWER" in pattern[0]]
        self._several = [pattern for pattern in patterns if len(pattern) > 1]
        self._of: dict[Kind, tuple[tuple[int, int], ...]] = {}
        self._form = functools.lru_cache(MOST)(self._telling_form)
        self._begun = functools.lru_cache(MOST)(self._several_begun)

    def __call__(self, doc: Doc) -> list[Match]:
        """What ``AttributeRuler.match`` gives."""
        words: list[list[int]] = doc.to_array(["TAG", "DEP", "IS_SPACE", "LOWER"]).tolist()
        if self._may_match_several(words):
            return list(self._match(doc))
        kinds = [(tag, dep, space, self._form(form)) for tag, dep, space, form in words]
        if not all(kind in self._of for kind in kinds):
            self._learn(doc, kinds)
        return sorted((*found, i, i + 1) for i, kind in enumerate(kinds) for found in self._of[kind])

    def _telling_form(self, form: int) -> int:
        """The form where a rule for one word may ask for it; 0 for all others."""
        text = self._strings[form]
        return form if any(_fits(word["LOWER"], text) for word in self._telling) else 0

    def _several_begun(self, dep: int, form: int) -> tuple[Mapping[str, Any], ...]:
        """The second words of the rules for several whose first may be this one."""
        words = self._strings[dep], self._strings[form]
        return tuple(pattern[1] for pattern in self._several if _may_be(pattern[0], *words))

    def _may_match_several(self, words: Sequence[Sequence[int]]) -> bool:
        for (_, dep, _, form), (_, next_dep, _, next_form) in itertools.pairwise(words):
            for second in self._begun(dep, form):
                if _may_be(second, self._strings[next_dep], self._strings[next_form]):
                    return True
        return False

    def _learn(self, doc: Doc, kinds: Sequence[Kind]) -> None:
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for attributes, rule, first, _ in self._match(doc):
            found[first].append((attributes, rule))
        if len(self._of) > MOST:
            self._of.clear()
        self._of.update((kind, tuple(found[i])) for i, kind in enumerate(kinds))
