"""The labels of event nouns: the noun's phrase, with whom or what it befell, by whom and where."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.builders import event_nouns
from dateline.builders.knowledge import words
from dateline.builders.label_parts import within
from dateline.builders.label_phrases import Phrases
from dateline.builders.label_subjects import Subjects
from dateline.builders.label_wording import length, without_determiner
from dateline.builders.syntax import children, subtree
from dateline.graph.model import Claim, Token

LONGEST = 20
"""Words of a label that its further phrases may fill."""
OWN_PREPOSITIONS = frozenset(
    ["against", "at", "between", "by", "for", "from", "in", "into", "of", "on", "over", "with"]
)
"""Prepositions that a label of a noun takes over from the text."""


class Nouns:
    """The labels of a text's event nouns."""

    def __init__(self, phrases: Phrases, subjects: Subjects) -> None:
        """Of the text whose phrases and subjects these are."""
        self.phrases, self.subjects = phrases, subjects
        self.parse, self.cast = phrases.parse, phrases.cast

    def of(self, claim: Claim, head: Token) -> list[str]:
        """The event noun's phrase, with who or what and where if it does not say them itself."""
        picked = self._without_others(self.phrases.words_of(head), head)
        if length([t.text for t in picked]) > LONGEST:
            picked = self.phrases.words_of(head, brief=True)
        if picked[0].lower == "as":  # "rejected as too late his plea"
            owner = min((t.i for t in children(self.parse, head.i, "det", "poss")), default=head.i)
            picked = [t for t in picked if t.i >= owner]
        trigger = {t.i: t for t in self.parse.tokens[head.i - 2 : head.i + 3] if within(t, claim)}
        inside = trigger | {t.i: t for t in picked}
        ends = max((i for i in trigger), default=head.i)
        tail = [inside[i] for i in sorted(inside) if i > ends]
        if tail and tail[0].lower in ("of", ",", "and", "or", "-"):
            tail = []
        behind = self.phrases.written(tail)
        line = without_determiner(
            self.phrases.written([inside[i] for i in sorted(inside) if not tail or i < tail[0].i]))
        room = 16 - length(behind)
        for text in self._beside(claim, head, frozenset(inside)):
            if length(line) + length(text) <= room:
                line += text  # "arrest of the banker over the loan", not "arrest over the loan of the banker"
        return [*line, *behind]

    def _without_others(self, picked: list[Token], head: Token) -> list[Token]:
        """A noun's phrase without what it is listed with, where that is no event: of "fire, facts and dates" fire."""
        others = list(children(self.parse, head.i, "conj"))
        pair = len(others) == 1 and not any(children(self.parse, others[0].i, "conj", "det"))
        if pair or all(event_nouns.is_eventive(other) for other in others):
            return picked
        listed = {t.i for other in others for t in subtree(self.parse, other.i)}
        listed |= {t.i for t in children(self.parse, head.i, "cc", "punct") if t.i > head.i}
        return [t for t in picked if t.i not in listed]

    def _beside(self, claim: Claim, head: Token, inside: frozenset[int]) -> Iterator[list[str]]:
        """What the claim knows and the noun's phrase does not say: of what or whom, by whom, in which place."""
        told = {p.role for p in claim.participants if self.cast.mentions[p.mention].head_token in inside}
        owned = any(self.parse.tokens[i].tag == "WP$" for i in inside)
        told |= {p.role for p in claim.participants if owned and p.rule == "noun.possessor"}
        against = head.lemma.lower() in words("noun_targets")
        for role, preposition in (("patient", "against" if against else "of"), ("agent", "by"), ("place", "in")):
            free = [
                (mention, p.rule)
                for p in claim.participants
                if p.role == role and (mention := self.cast.mentions[p.mention]).head_token not in inside
            ]
            if free and role not in told and (role != "place" or free[0][0].name):
                said = free[0][1].removeprefix("noun.")  # in the text's own words: "at the gate", "by the police"
                in_place = said == "state" and free[0][0].kind == "place"
                fitting = said if said in OWN_PREPOSITIONS else "in" if in_place else preposition
                yield [fitting, *self.subjects.from_mention(free[0][0]).texts]
